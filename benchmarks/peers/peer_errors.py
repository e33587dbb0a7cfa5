"""Functions that raise, and what it costs Python itself to put that into words."""

import traceback


def fail(frames):
    """Raises through so many frames."""
    if frames > 1:
        return fail(frames - 1)
    raise ValueError("no")


def format_often(frames, repeats):
    """Catches that so many times, and formats each traceback."""
    for _ in range(repeats):
        try:
            fail(frames)
        except ValueError as error:
            traceback.format_exception(error)
