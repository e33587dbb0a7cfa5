"""Holds the function that contract_ways replaces and removes."""

next_answer = globals().get("next_answer", "first")


def answer(value=next_answer):
    return value


def replace(function):
    global answer
    answer = function


def remove():
    global answer
    del answer
