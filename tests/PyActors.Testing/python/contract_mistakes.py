"""What Python code does to its interpreter that it had better not."""

import sys


def take_hook_away():
    """Take the hook away that prints exceptions, as code does that wants none printed."""
    sys.excepthook = None


def put_hook_back():
    sys.excepthook = sys.__excepthook__
