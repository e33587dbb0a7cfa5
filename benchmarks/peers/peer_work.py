"""Work that the pool and Python's own executors are both given."""

import array
import functools
import importlib.util


def count(rounds):
    """Bound by the processor, in Python code, without allocating."""
    total = 0
    for number in range(rounds):
        total = (total + number * number) % 1_000_003
    return total


@functools.cache
def floats():
    """A million floats, always the same list."""
    return [float(number) for number in range(1_000_000)]


@functools.cache
def thirty_megabytes():
    """Thirty megabytes, always the same bytes."""
    return b"\x01" * 30_000_000


def has_numpy():
    return importlib.util.find_spec("numpy") is not None


@functools.cache
def hundred_megabytes():
    """A hundred megabytes of floats, always the same ones: of numpy where it is there."""
    if not has_numpy():
        return array.array("d", [1.0]) * 12_500_000

    import numpy

    return numpy.full(12_500_000, 1.0)


FIELDS = {
    "order_id": 17,
    "customer_name": "Ada Lovelace",
    "customer_mail": "ada@example.org",
    "net_price": 99.5,
    "gross_price": 118.405,
    "item_count": 3,
    "is_paid": True,
    "is_shipped": False,
    "comment": None,
    "currency": "EUR",
    "discount": 0.25,
    "created_at": 1_767_225_600_000,
    "changed_at": 1_767_225_612_345,
    "street": "Marktstra\u00dfe 1",
    "city": "Hamburg",
    "postal_code": "20095",
    "country": "DE",
    "weight": 1.75,
    "priority": 2,
    "is_gift": False,
}


def twenty_fields():
    """A dict of scalars of every plain kind, always the same one."""
    return FIELDS


def length(values):
    """How many there are."""
    return len(values)
