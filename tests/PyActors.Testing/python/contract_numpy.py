"""What Python code does with numpy. Imported where it is there, and only then."""

import functools
import gc
import sys

import numpy

KEPT = []
NAMES = dict(vars(numpy))


def make(expression):
    """The value of an expression in which numpy's own names stand, as a result."""
    return eval(expression, NAMES)


@functools.cache
def code_of(expression):
    return compile(expression, "<expression>", "eval")


def make_again(expression):
    """The same without reading the expression each time."""
    return eval(code_of(expression), NAMES)


def equals(value, expression):
    """Whether numpy takes a value for the same array as an expression's."""
    expected = numpy.asarray(make(expression))
    given = numpy.asarray(value, dtype=expected.dtype if isinstance(value, list) else None)
    return given.shape == expected.shape and bool(numpy.array_equal(given, expected))


def keep(expression):
    KEPT[:] = [make(expression)]


def kept():
    return KEPT[0]


def references():
    """How often what is kept, its dtype and what it lies over are referred to."""
    gc.collect()
    parts = [KEPT[0], KEPT[0].dtype, KEPT[0].base]
    return [sys.getrefcount(part) for part in parts if part is not None]


def keep_over(view):
    KEPT[:] = [numpy.asarray(view)[::2], numpy.asarray(view)[1::2]]


def kept_sum():
    return float(sum(array.sum() for array in KEPT))


def let_go():
    KEPT.clear()
    gc.collect()
