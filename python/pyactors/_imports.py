"""What is done as soon as certain modules are imported. Run by the engine; nothing here is for users."""

import sys

from _pyactors import code as _code

# Where Python looks for the modules of this package and of no other, so that no other import pays for it.
_PATH = "/<pyactors>"


class _OwnModules:
    """Finds the modules of the package, whose code lies in the .NET program, when they are first imported."""

    def find_spec(self, fullname, target=None):
        found = _code(fullname.rpartition(".")[2])
        if found is None:
            return None

        from importlib.machinery import ModuleSpec

        return ModuleSpec(fullname, _OwnLoader(found), origin=found.co_filename)


class _OwnLoader:
    def __init__(self, code):
        self._code = code

    def create_module(self, spec):
        return None  # an ordinary one

    def exec_module(self, module):
        exec(self._code, module.__dict__)


class _Lookout:
    """Looks out for the first import of certain modules, and does something with each once it is there."""

    def __init__(self):
        self.actions = {}

    def find_spec(self, name, path, target=None):
        action = self.actions.pop(name, None)
        if action is None:
            return None

        for finder in sys.meta_path:
            spec = finder.find_spec(name, path, target)  # this one finds nothing now
            if spec is not None:
                if hasattr(spec.loader, "exec_module"):
                    spec.loader = _ActingLoader(spec.loader, action)
                return spec

        return None


class _ActingLoader:
    def __init__(self, loader, action):
        self._loader = loader
        self._action = action

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        module.__loader__ = module.__spec__.loader = self._loader
        self._loader.exec_module(module)
        self._action(module)


def after_import(name, action):
    """Call the action with the module of that name: now, or as soon as somebody has imported it."""
    module = sys.modules.get(name)
    if module is None:
        _lookout.actions[name] = action
    else:
        action(module)


def _preset_spawn(context):
    # fork would copy the .NET process. Only the default changes: code that chooses a way itself keeps it.
    context._default_context._default_context = context._concrete_contexts["spawn"]


def _submodule(name):
    """Imports ``pyactors.host`` for code that has only imported ``pyactors``."""
    if name != "host":
        raise AttributeError(f"module 'pyactors' has no attribute {name!r}")

    from importlib import import_module

    return import_module("pyactors.host")


_lookout = _Lookout()
sys.meta_path.insert(0, _lookout)
after_import("multiprocessing.context", _preset_spawn)

sys.path_importer_cache[_PATH] = _OwnModules()
_package = sys.modules["pyactors"]
_package.__path__ = [_PATH]
_package.__getattr__ = _submodule
