"""Lists of ordinary values, and what they cost a pool of processes."""

import collections
import dataclasses
import datetime
import functools
import pickle
import time

_COUNT = 10_000


@dataclasses.dataclass
class Order:
    order_id: int
    name: str
    price: float
    is_paid: bool
    comment: str | None


OrderTuple = collections.namedtuple("OrderTuple", "order_id name price is_paid comment")

_BEGAN = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)

_KINDS = {
    "texts": lambda i: f"text {i:06}",
    "dicts": lambda i: {"order_id": i, "name": "Ada", "price": 1.5, "is_paid": True, "comment": None},
    "dataclasses": lambda i: Order(i, "Ada", 1.5, True, None),
    "named_tuples": lambda i: OrderTuple(i, "Ada", 1.5, True, None),
    "times": lambda i: _BEGAN + datetime.timedelta(seconds=i),
}


@functools.cache
def give(kind):
    """Ten thousand values of a kind, always the same list."""
    return [_KINDS[kind](i) for i in range(_COUNT)]


def pickle_seconds(kind, repeats):
    """How long it takes to pickle that list and to read it again, so many times: what it costs to hand it to another process, without the way there."""
    values = give(kind)
    began = time.perf_counter()
    for _ in range(repeats):
        pickle.loads(pickle.dumps(values, pickle.HIGHEST_PROTOCOL))
    return time.perf_counter() - began
