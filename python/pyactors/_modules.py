"""Which modules there are, told without importing any.

Asked by the program; nothing here is for users.
"""


def missing(names):
    """Those of the names that an import would certainly not find."""
    return [name for name in names if _is_missing(name)]


def _is_missing(name):
    from importlib.util import find_spec

    found, *below = name.split(".")
    try:
        spec = find_spec(found)
        for part in below:
            if spec is None or spec.submodule_search_locations is None:
                break

            found = f"{found}.{part}"
            spec = _find_below(found, spec.submodule_search_locations)

        return spec is None
    except Exception:
        return False  # what makes its own rules about imports may hold it after all


def _find_below(name, places):
    # importlib.util would import the package for it.
    import sys

    found = (finder.find_spec(name, places) for finder in sys.meta_path if hasattr(finder, "find_spec"))
    return next((spec for spec in found if spec is not None), None)
