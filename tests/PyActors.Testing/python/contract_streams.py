"""Callables that give their items one after another."""

import asyncio
import contextvars
import itertools

ended = []
_where = contextvars.ContextVar("where", default="outside")


def count(to=None):
    """Count from 0, for ever unless it is said to where, and note the end."""
    try:
        yield from itertools.count() if to is None else range(to)
    finally:
        ended.append("count")


def count_from(first):
    yield from itertools.count(first)


async def count_async(to=None):
    try:
        for number in itertools.count() if to is None else range(to):
            await asyncio.sleep(0)
            yield number
    finally:
        await asyncio.sleep(0)
        ended.append("count_async")


async def numbers(to):
    await asyncio.sleep(0)
    return range(to)


async def numbers_async(to):
    """What client libraries do: the stream is awaited, and belongs to the loop on which it was."""
    loop = asyncio.get_running_loop()

    async def give():
        for number in range(to):
            assert asyncio.get_running_loop() is loop
            yield number

    return give()


class Numbers:
    """Iterable by the oldest of protocols."""

    def __init__(self, to):
        self.to = to

    def __getitem__(self, place):
        if place >= self.to:
            raise IndexError(place)
        return place


def people():
    yield {"name": "Ada", "born_in": 1815}
    yield {"name": "Alan", "born_in": 1912}


def refuse_after(to, message):
    yield from range(to)
    raise ValueError(message)


async def refuse_after_async(to, message):
    for number in range(to):
        yield number
    raise ValueError(message)


def give_what_has_no_form():
    yield 1
    yield {"key": [object()]}


def loop_after(to):
    try:
        yield from range(to)
        while True:
            pass
    finally:
        ended.append("loop_after")


async def wait_after(to):
    try:
        for number in range(to):
            yield number
        await asyncio.get_running_loop().create_future()
    finally:
        ended.append("wait_after")


async def wait_on(to):
    """Go on waiting and giving, once, though it is told to end."""
    try:
        for number in range(to):
            yield number
        try:
            await asyncio.get_running_loop().create_future()
        except BaseException:
            yield -1
    finally:
        ended.append("wait_on")


def swallow():
    """Go on giving, whatever happens."""
    for number in itertools.count():
        try:
            yield number
        except BaseException:
            ended.append("swallowed")


async def give_its_surroundings():
    """One task and one context from beginning to end, as code with cancel scopes needs."""
    _where.set("inside")
    task = asyncio.current_task()
    for _ in range(3):
        yield [_where.get(), asyncio.current_task() is task]


async def leave_a_task_behind():
    async def task():
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            ended.append("task")

    asyncio.get_running_loop().create_task(task())
    await asyncio.sleep(0)
    yield 1


def take_ended():
    taken = ended[:]
    ended.clear()
    return taken
