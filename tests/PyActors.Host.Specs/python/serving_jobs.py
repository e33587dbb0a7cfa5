"""What the specs of ``serve`` call."""

import os
import time


def wait_for(path):
    """Says that it waits, and ends once there is a file."""
    # One write: print may make two, and those of workers with a GIL each then get between each other.
    os.write(1, b"waiting\n")
    while not os.path.exists(path):
        time.sleep(0.005)


def wait_or_say(text):
    """Waits for a file, if it is given a path, and says any other text."""
    if os.path.isabs(text):
        wait_for(text)
        text = "the gate is open"
    os.write(1, f"ran {text}\n".encode())
