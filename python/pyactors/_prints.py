"""How code prints in the program, which sends prints to standard error. Imported by the program; nothing here is for users."""

import sys

if sys.stdout is not None:
    # As standard error does: line by line, whatever it is, and never failing for a character. Both are one stream, so that what is
    # printed and what is logged stay in order, and what shows the one on a terminal shows the other.
    sys.stdout.reconfigure(line_buffering=True, errors="backslashreplace")
    sys.stderr = sys.stdout
