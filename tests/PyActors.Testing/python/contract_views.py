"""What Python code does with memory of .NET's."""

import ctypes
import gc
import sys
import threading

KEPT = []


class Buffer(ctypes.Structure):
    """C's Py_buffer."""

    _fields_ = [
        ("memory", ctypes.c_void_p),
        ("owner", ctypes.py_object),
        ("length", ctypes.c_ssize_t),
        ("rest", ctypes.c_byte * 128),
    ]


def describe(view):
    return [type(view).__name__, view.format, list(view.shape), list(view.strides), view.readonly, view.nbytes]


def references_to_the_class(view):
    """How often the class of the object behind the view is referred to."""
    return sys.getrefcount(type(view.obj))


def items(view):
    return view.tolist()


def address(view):
    """Where the memory is, and whether a copy of the view agrees."""
    buffer = Buffer()
    full_read_only = 0x011C
    ctypes.pythonapi.PyObject_GetBuffer(ctypes.py_object(view), ctypes.byref(buffer), full_read_only)
    try:
        return buffer.memory or 0
    finally:
        ctypes.pythonapi.PyBuffer_Release(ctypes.byref(buffer))


def write(view):
    view[0] = view[0]


def write_behind(view):
    ctypes.c_char.from_buffer(view.obj)


def make_another(view):
    return type(view.obj)()


def flat(view):
    """Asks for memory without gaps, as hashing does."""
    return bytes(memoryview(view.obj))


def length_within(mapping):
    return len(mapping["data"][0])


def keep(view):
    KEPT.append(view)


def keep_slice(view):
    KEPT.append(view[1:])
    view.release()


def keep_in_circle(view):
    circle = [view]
    circle.append(circle)


def kept_items():
    return [view.tolist() for view in KEPT]


def let_go():
    KEPT.clear()
    gc.collect()


def let_go_on_a_thread():
    thread = threading.Thread(target=let_go)
    thread.start()
    thread.join()


def as_numpy(view):
    import numpy

    array = numpy.asarray(view)
    same = array.__array_interface__["data"][0] == address(view)
    return [same, array.flags.writeable, str(array.dtype), list(array.shape), list(array.strides), array.tolist()]


def numpy_from_buffer(view):
    import numpy

    array = numpy.frombuffer(view)
    return [array.__array_interface__["data"][0] == address(view), len(array), float(array.sum())]


def keep_for_ever(view):
    """A reference that nobody gives up."""
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(view))
