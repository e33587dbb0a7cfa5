"""Callables where and as they should be found, and what is none."""

import sys

from contract import describe, echo

patched = echo


def patch():
    global patched
    patched = describe


def unpatch():
    global patched
    patched = echo


NOT_CALLABLE = 42


class Catalogue:
    """Callables below the top level."""

    class Shelf:
        @staticmethod
        def count(value):
            return value + 1

        @classmethod
        def name_of(cls):
            return cls.__name__

    @classmethod
    def name(cls):
        return cls.__name__


SHELF_COUNT = Catalogue.Shelf.__dict__["count"]

# The same function under the same last name, which stays when the method is patched.
count = Catalogue.Shelf.count


def patch_count():
    Catalogue.Shelf.count = staticmethod(lambda value: 0)


def unpatch_count():
    Catalogue.Shelf.count = SHELF_COUNT


def forget(module):
    sys.modules.pop(module, None)
