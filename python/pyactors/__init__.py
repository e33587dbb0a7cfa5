"""What Python code that runs in a PyActors worker can know about its invocation."""

try:
    from _pyactors import remaining
except ImportError:  # an ordinary Python runs this, say the tests of a job

    def remaining():
        """Outside of PyActors nothing has a deadline."""
        return None


class Interrupted(BaseException):
    """The invocation is to end now. Not an Exception, so that ``except Exception`` doesn't swallow it."""


class DeadlineExceeded(Interrupted):
    """The invocation's deadline has passed."""


class Cancelled(Interrupted):
    """The caller gave up, or the pool has drained long enough."""


def check():
    """Raise DeadlineExceeded if the deadline has passed. For loops that spend most of their time in C code."""
    left = remaining()
    if left is not None and left <= 0:
        raise DeadlineExceeded("the invocation's deadline has passed")
