"""Differs each time it is imported from scratch."""

marker = object()
KEEP = __import__("sys").__dict__.setdefault("_contract_markers", [])
KEEP.append(marker)


def identity():
    return id(marker)
