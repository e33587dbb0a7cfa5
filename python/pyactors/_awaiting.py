"""How a worker runs what is asynchronous. Called by the engine; nothing here is for users."""

# A loop that waits for something runs no Python code, and only that can be interrupted: so it wakes this often.
_SECONDS_BETWEEN_LOOKS = 0.02


def run(coroutine):
    """Run a coroutine to its end on an event loop of its own, as ``asyncio.run`` does, and return what it returns."""
    import asyncio

    return asyncio.run(_run_watchfully(coroutine, asyncio))


def walk(source):
    """Give the items of an async iterable, or of what a coroutine returns, as they come: on one event loop, in one task.

    The loop stands still while nobody asks for the next item.
    """
    import asyncio

    loop = asyncio.new_event_loop()
    hand = _Hand(loop)
    try:
        asyncio.set_event_loop(loop)
        _keep_waking(loop)
        task = loop.create_task(_give(source, hand, asyncio))
        task.add_done_callback(hand.stop_loop)
        while not task.done():
            loop.run_forever()
            while hand.items:
                yield hand.items.pop()
        task.result()
    finally:
        hand.is_withdrawn = True
        _end(loop, asyncio)


class _Hand:
    """What passes items out of a loop, which stops for each of them, until it ends."""

    def __init__(self, loop):
        self._loop = loop
        self.items = []
        self.is_withdrawn = False

    def stop_loop(self, _=None):
        if not self.is_withdrawn:
            self._loop.stop()

    async def give(self, item, asyncio):
        if self.is_withdrawn:
            raise asyncio.CancelledError  # the one that said so was swallowed
        self.items.append(item)
        self.stop_loop()
        await asyncio.sleep(0)  # goes on in the loop's next run


async def _run_watchfully(coroutine, asyncio):
    _keep_waking(asyncio.get_running_loop())
    return await coroutine


async def _give(source, hand, asyncio):
    if not hasattr(type(source), "__aiter__"):
        source = await source
    if not hasattr(type(source), "__aiter__"):
        for item in source:
            await hand.give(item, asyncio)
        return
    try:
        async for item in source:
            await hand.give(item, asyncio)
    finally:
        if hasattr(source, "aclose"):
            await source.aclose()


def _end(loop, asyncio):
    """End a loop as ``asyncio.run`` does."""
    try:
        tasks = asyncio.all_tasks(loop)
        for task in tasks:
            task.cancel()
        if tasks:
            loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.run_until_complete(loop.shutdown_default_executor())
    finally:
        asyncio.set_event_loop(None)
        loop.close()


def _keep_waking(loop):
    loop.call_later(_SECONDS_BETWEEN_LOOKS, _keep_waking, loop)
