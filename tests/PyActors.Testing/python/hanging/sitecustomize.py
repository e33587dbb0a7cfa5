"""A site module that doesn't return."""

import time

time.sleep(1000)
