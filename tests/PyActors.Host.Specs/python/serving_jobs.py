"""What the specs of ``serve`` call."""

import os
import time


def wait_for(path):
    """Says that it waits, and ends once there is a file."""
    # One write: print may make two, and those of workers with a GIL each then get between each other.
    os.write(1, b"waiting\n")
    while not os.path.exists(path):
        time.sleep(0.005)
