"""What the contract specs call: arguments and results as they are. Every function is small enough to see what it must give."""


def echo(value):
    return value


def describe(value):
    """The type and the representation of an argument, as Python sees it."""
    return f"{type(value).__name__} {value!r}"


def describe_call(*args, **kwargs):
    return f"{args!r} {kwargs!r}"


def order(mapping):
    return list(mapping)


def take(*args, **kwargs):
    return None


def raise_value_error(message):
    raise ValueError(message)


def loop_for_ever():
    while True:
        pass


def loop_if(truth):
    while truth:
        pass
    return truth
