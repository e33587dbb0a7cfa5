"""How the package's modules are found, and what is done once certain others are imported.

Run by the engine; nothing here is for users.
"""

import sys

from _pyactors import code as _code, keep_signals as _keep_signals


class _OwnLoader:
    def __init__(self, code):
        self._code = code

    def create_module(self, spec):
        return None  # an ordinary one

    def exec_module(self, module):
        exec(self._code, module.__dict__)


class _Finder:
    """Finds the package's own modules, whose code lies in the .NET program, and looks out for certain others."""

    OWN = "pyactors."

    def __init__(self):
        self.actions = {}

    def find_spec(self, name, path, target=None):
        if name.startswith(self.OWN):
            return self._find_own(name)

        return self._find_elsewhere(name, path, target) if name in self.actions else None

    def act(self, module):
        action = self.actions.pop(module.__name__, None)
        if action is not None:
            action(module)

    def _find_own(self, name):
        found = _code(name[len(self.OWN) :])
        if found is None:
            return None

        from importlib.machinery import ModuleSpec

        return ModuleSpec(name, _OwnLoader(found), origin=found.co_filename)

    def _find_elsewhere(self, name, path, target):
        for finder in sys.meta_path:
            find = getattr(finder, "find_spec", None)
            spec = None if find is None or finder is self else find(name, path, target)
            if spec is not None:
                if hasattr(spec.loader, "exec_module"):
                    spec.loader = _ActingLoader(spec.loader)
                return spec

        return None


class _ActingLoader:
    """The module's own loader, but that what is to be done is done once the module has been imported, and not when it was only looked for."""

    def __init__(self, loader):
        self._loader = loader

    def __getattr__(self, name):
        return getattr(self._loader, name)

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        module.__loader__ = module.__spec__.loader = self._loader
        self._loader.exec_module(module)
        _finder.act(module)


def after_import(name, action):
    """Call the action with the module of that name: now, or as soon as somebody has imported it."""
    module = sys.modules.get(name)
    if module is None:
        _finder.actions[name] = action
    else:
        action(module)


def _preset_spawn(context):
    # fork would copy the .NET process. Only the default changes: code that chooses a way itself keeps it.
    context._default_context._default_context = context._concrete_contexts["spawn"]


def _share_signals(faulthandler):
    # It takes over the signals that .NET makes exceptions of: the next null reference would end the process.
    enable = faulthandler.enable

    def enable_beside_dotnet(*args, **kwargs):
        _keep_signals(lambda: enable(*args, **kwargs))

    enable_beside_dotnet.__name__ = enable.__name__
    enable_beside_dotnet.__doc__ = enable.__doc__
    faulthandler.enable = enable_beside_dotnet


def _submodule(name):
    """Imports ``pyactors.host`` for code that has only imported ``pyactors``."""
    if name != "host":
        raise AttributeError(f"module 'pyactors' has no attribute {name!r}")

    from importlib import import_module

    return import_module("pyactors.host")


_finder = _Finder()
sys.meta_path.insert(0, _finder)
after_import("multiprocessing.context", _preset_spawn)
after_import("faulthandler", _share_signals)

_package = sys.modules["pyactors"]
_package.__path__ = []  # so that Python asks for its modules at all
_package.__getattr__ = _submodule
