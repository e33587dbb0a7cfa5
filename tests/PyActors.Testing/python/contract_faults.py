"""What ends in an exception, of every kind."""

import json
import sys
import traceback
import types

from contract import raise_value_error
from contract_values import nested_list


def raise_from(message):
    try:
        {}["missing"]
    except KeyError as error:
        raise ValueError(message) from error


def raise_from_none(message):
    try:
        {}["missing"]
    except KeyError:
        raise ValueError(message) from None


def raise_while_handling(message):
    try:
        {}["missing"]
    except KeyError:
        raise ValueError(message)


def raise_with_note(message):
    error = ValueError(message)
    error.add_note("and a note")
    raise error


def raise_group():
    raise ExceptionGroup("both", [ValueError("one"), TypeError("two")])


def raise_group_in_a_group():
    raise ExceptionGroup("outer", [ExceptionGroup("inner", [ValueError("one")]), TypeError("two")])


def raise_group_from():
    try:
        {}["missing"]
    except KeyError as error:
        raise ExceptionGroup("both", [ValueError("one")]) from error


def raise_with_notes_all_along():
    try:
        {}["missing"]
    except KeyError as error:
        error.add_note("a note of the cause")
        effect = ValueError("effect")
        effect.add_note("first")
        effect.add_note("second")
        raise effect from error


def raise_chain(length):
    if length == 0:
        raise ValueError("the first")
    try:
        raise_chain(length - 1)
    except Exception as error:
        raise ValueError(f"link {length}") from error


class Counting(Exception):
    """Counts how often it is put into words."""

    asked = 0

    def __str__(self):
        Counting.asked += 1
        return self.args[0]


def raise_links(count):
    cause = None
    for i in range(count):
        try:
            raise Counting(f"link {i}") from cause
        except Counting as error:
            cause = error
    raise cause


def times_asked():
    return Counting.asked


def raise_circle():
    one, other = ValueError("one"), ValueError("other")
    one.__cause__, other.__cause__ = other, one
    raise one


def raise_long(text, times):
    raise ValueError(text * times)


class Unprintable(Exception):
    def __str__(self):
        raise RuntimeError("no text for you")


def raise_unprintable():
    raise Unprintable()


class EndlessTraceback(Exception):
    """Says of itself that it came through a place that comes after itself."""


EndlessTraceback.__traceback__ = types.SimpleNamespace(tb_frame=None, tb_lineno=1)
EndlessTraceback.__traceback__.tb_next = EndlessTraceback.__traceback__


def raise_with_endless_traceback():
    raise EndlessTraceback("out")


def recurse():
    return recurse()


def parse_deep_json():
    return json.loads("[" * 100_000)


def repr_deep_list():
    return repr(nested_list(100_000))


def compile_nonsense():
    compile("a = = b", "nonsense.py", "exec")


def compile_indented():
    compile("if True:\n  naïve = 1\n    naïve = 2\n", "indented.py", "exec")


def raise_bare_syntax_error():
    raise SyntaxError("of my own")


def raise_odd_syntax_error():
    error = SyntaxError("odd")
    error.filename, error.lineno, error.offset, error.text = 3, "x", -1, object()
    raise error


def leave(code):
    sys.exit(code)


def printed(name, *args):
    """What Python prints for an exception of a function here, called from outside."""
    try:
        globals()[name](*args)
    except BaseException as error:
        return "".join(traceback.format_exception(type(error), error, error.__traceback__.tb_next))


def printed_cause(name, *args):
    """What Python prints for the cause of an exception of a function here."""
    try:
        globals()[name](*args)
    except BaseException as error:
        return "".join(traceback.format_exception(error.__cause__ or error.__context__))


BROKEN = {}


def break_traceback():
    for name in ("format_exception", "TracebackException", "_format"):
        if hasattr(traceback, name):
            BROKEN[name] = getattr(traceback, name)
            setattr(traceback, name, None)


def mend_traceback():
    for name, value in BROKEN.items():
        setattr(traceback, name, value)
    BROKEN.clear()
