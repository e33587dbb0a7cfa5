"""What the specs of ``serve`` call."""

import os
import time


def wait_for(path):
    """Says that it waits, and ends once there is a file."""
    print("waiting", flush=True)
    while not os.path.exists(path):
        time.sleep(0.005)
