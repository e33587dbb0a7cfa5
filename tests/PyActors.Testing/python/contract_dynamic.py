"""Has no functions, and answers for each name it is asked for."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return lambda: name
