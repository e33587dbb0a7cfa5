"""The .NET functions that the program lets Python code call.

Call one by name, ``pyactors.host.call("price", sku, count=2)``, or import it, ``from pyactors.host import price``. Other Python
threads run while it does.
"""

import sys as _sys

try:
    from _pyactors import call_host as _call_host, host_functions as _names
except ImportError:  # the program has registered none, or an ordinary Python runs this, say the tests of a job
    _names = ()


class HostError(Exception):
    """A .NET function threw an exception. The message is the exception's own."""

    def __init__(self, message="", dotnet_type=None):
        super().__init__(message)
        #: The full name of the exception's type, as in ``System.TimeoutException``.
        self.dotnet_type = dotnet_type


def call(name, /, *args, **kwargs):
    """Call the .NET function of that name."""
    if name not in _names:
        raise AttributeError(_unknown(name))
    return _call_host(name, args, kwargs, HostError)


def __getattr__(name):
    if name not in _names:
        raise AttributeError(_unknown(name))

    def function(*args, **kwargs):
        return _call_host(name, args, kwargs, HostError)

    function.__name__ = function.__qualname__ = name
    function.__doc__ = f"The .NET function {name}."
    globals()[name] = function  # the same object for everybody who asks again
    return function


def __dir__():
    return sorted({*globals(), *_names})


class _NoSubmodules:
    """Answers ``from pyactors.host import x`` where there is no x.

    Python turns the AttributeError into an ImportError of its own that lists nothing, unless the module is a package: then it
    looks for a submodule first, and finds this.
    """

    PATH = "/<pyactors>/host"

    def find_spec(self, fullname, target=None):
        name = fullname.rpartition(".")[2]
        if name in _names:
            return None

        raise ImportError(f"cannot import name {name!r} from {__name__!r}: {_unknown(name)}", name=__name__)


# Where Python looks for submodules of this module and of no other, so that no other import pays for it.
__path__ = [_NoSubmodules.PATH]
_sys.path_importer_cache[_NoSubmodules.PATH] = _NoSubmodules()


def _unknown(name):
    known = ", ".join(_names) or "none"
    return f"there is no host function {name!r}; the program has registered: {known}"
