"""Has no functions, and answers for each name it is asked for."""


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    if name == "broken":
        raise ValueError("the shelf has fallen down")
    return lambda: name
