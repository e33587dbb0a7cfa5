"""Values that another thread of Python's changes all the time."""

import array
import sys
import threading
import uuid

MOST = 64
LARGE = 2 << 20

# Reading a UUID runs Python code, and other threads take their turns meanwhile.
churned = {
    "list": [uuid.uuid4() for _ in range(MOST)],
    "dict": {number: uuid.uuid4() for number in range(MOST)},
    "set": {uuid.uuid4() for _ in range(MOST)},
    "bytearray": bytearray(LARGE),
    "array": array.array("q", range(LARGE // 8)),
}
ended = threading.Event()
changes = 0
thread = None


def read(kind):
    return churned[kind]


def _change_list(value):
    value.append(uuid.UUID(int=changes))
    if len(value) > 2 * MOST:
        del value[MOST // 2 :]


def _change_dict(value):
    value[changes % (2 * MOST)] = uuid.UUID(int=changes)
    value.pop((changes * 7) % (2 * MOST), None)


def _change_set(value):
    value.add(uuid.UUID(int=changes))
    if len(value) > 2 * MOST:
        value.pop()


def _change_bytes(value):
    value[changes % LARGE] = changes % 256
    _resize(value, LARGE)


def _change_array(value):
    value[changes % (LARGE // 8)] = changes
    _resize(value, LARGE // 8)


def _resize(value, size):
    """One item longer and back again, but not while its memory is held."""
    try:
        if len(value) == size:
            value.append(1)
        else:
            value.pop()
    except BufferError:
        pass


def _churn(kind):
    global changes
    change = {"list": _change_list, "dict": _change_dict, "set": _change_set, "bytearray": _change_bytes, "array": _change_array}[kind]
    while not ended.is_set():
        changes += 1
        change(churned[kind])


def start(kind):
    global thread, changes
    changes = 0
    ended.clear()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    thread = threading.Thread(target=_churn, args=(kind,))
    thread.start()
    return interval


def stop(interval):
    """How many changes there were."""
    ended.set()
    thread.join()
    sys.setswitchinterval(interval)
    return changes
