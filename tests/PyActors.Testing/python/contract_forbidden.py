"""What nobody has imported, for specs that look whether it was."""


def anything():
    return None
