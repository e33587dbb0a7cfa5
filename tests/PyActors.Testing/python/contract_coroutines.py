"""Callables that have to be awaited."""

import asyncio

ended = []


async def double(number):
    await asyncio.sleep(0)
    return number * 2


async def refuse(message):
    await asyncio.sleep(0)
    raise ValueError(message)


async def wait_for_ever(sign):
    """Make a file, then wait for what never comes."""
    try:
        with open(sign, "w"):
            pass
        await asyncio.get_running_loop().create_future()
    finally:
        ended.append("wait_for_ever")


async def leave_a_task_behind():
    async def task():
        try:
            await asyncio.get_running_loop().create_future()
        finally:
            ended.append("task")

    asyncio.get_running_loop().create_task(task())
    await asyncio.sleep(0)


def take_ended():
    taken = ended[:]
    ended.clear()
    return taken


class Doubler:
    async def __call__(self, number):
        return await double(number)


doubler = Doubler()


def give_unawaited():
    coroutine = double(1)
    coroutine.close()
    return [coroutine]


async def count():
    yield 1
