"""Exceptions that come through frames of every kind, and what Python prints of them."""

import sys
import traceback

from contract import raise_value_error


def _down(depth, then):
    if depth:
        _down(depth - 1, then)
    then()


def _out():
    raise ValueError("out")


def raise_here():
    raise ValueError("here")


def raise_nothing_to_say():
    raise ValueError


def raise_lines():
    raise ValueError("first\n  second\n")


def raise_elsewhere():
    raise_value_error("elsewhere")


def raise_after(depth):
    _down(depth, _out)


def raise_from_lambda():
    (lambda number: 1 / number)(0)


def raise_in_a_wide_expression():
    numbers = {"one": 1, "naïve": None}
    return sum(
        numbers[name]
        for name in numbers
    )


def raise_in_one_of_two_places(first):
    (_out() if first else None), (None if first else _out())


def raise_in_a_class():
    class Thing:
        def __getattr__(self, name):
            raise AttributeError(name)

        field = property(lambda self: self.missing)

    Thing().field


def raise_misspelt_name():
    counter = 1
    return countre + counter


def raise_misspelt_attribute():
    return sys.modulse


def raise_without_source():
    exec(compile("def f():\n    raise ValueError('no source')\nf()\n", "made up.py", "exec"), {})


def raise_from_none():
    try:
        _out()
    except ValueError:
        raise TypeError("another") from None


def raise_from():
    try:
        _down(2, _out)
    except ValueError as error:
        raise TypeError("because of that") from error


def raise_from_what_was_not_raised():
    raise TypeError("because of that") from ValueError("never raised")


def raise_while_handling():
    try:
        raise_from()
    except TypeError:
        raise_misspelt_name()


def raise_links(count):
    cause = None
    for number in range(count):
        try:
            raise ValueError(f"link {number}") from cause
        except ValueError as error:
            cause = error
    raise cause


def raise_circle():
    one, other = ValueError("one"), TypeError("other")
    try:
        raise other
    except TypeError:
        pass
    one.__cause__, other.__cause__ = other, one
    raise one


def raise_again():
    try:
        _out()
    except ValueError as error:
        raise error


def raise_in_many_places(number):
    source = "\n" * number + f"def f{number}(): raise ValueError({number})\nf{number}()"
    exec(compile(source, f"made_up_{number}.py", "exec"), {})


def raise_limited():
    _down(5, _out)


def limit(frames):
    sys.tracebacklimit = frames


def limit_no_more():
    del sys.tracebacklimit


def printed(name, *args):
    """What Python prints for an exception of a function here, called from outside."""
    try:
        globals()[name](*args)
    except BaseException as error:
        return "".join(traceback.format_exception(type(error), error, error.__traceback__.tb_next))
