"""How much memory Python holds, to the byte. For the main interpreter: tracemalloc refuses the others."""

import gc
import tracemalloc


def traced():
    """Bytes that Python has taken, wherever from, since this was first asked, and still holds."""
    if not tracemalloc.is_tracing():
        tracemalloc.start()
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def stop():
    tracemalloc.stop()
