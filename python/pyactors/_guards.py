"""What keeps Python code from harming the .NET process it runs in. Run by the engine; nothing here is for users."""

import sys
from importlib.machinery import PathFinder


class _PresetSpawn:
    """Makes spawn the default of multiprocessing as soon as code imports it: fork would copy the .NET process."""

    _NAME = "multiprocessing.context"

    def find_spec(self, name, path, target=None):
        if name != self._NAME:
            return None

        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None:
            spec.loader = _PresettingLoader(spec.loader)
        return spec


class _PresettingLoader:
    def __init__(self, loader):
        self._loader = loader

    def __getattr__(self, name):
        return getattr(self._loader, name)

    def create_module(self, spec):
        return self._loader.create_module(spec)

    def exec_module(self, module):
        self._loader.exec_module(module)
        module._default_context._default_context = module._concrete_contexts["spawn"]


# Only the default changes: code that chooses a way itself keeps it.
sys.meta_path.insert(0, _PresetSpawn())
