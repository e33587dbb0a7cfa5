"""How a worker runs what an ``async def`` gives. Called by the engine; nothing here is for users."""

# A loop that waits for something runs no Python code, and only that can be interrupted: so it wakes this often.
_SECONDS_BETWEEN_LOOKS = 0.02


def run(coroutine):
    """Run a coroutine to its end on an event loop of its own, as ``asyncio.run`` does, and return what it returns."""
    import asyncio

    return asyncio.run(_run_watchfully(coroutine, asyncio))


async def _run_watchfully(coroutine, asyncio):
    _keep_waking(asyncio.get_running_loop())
    return await coroutine


def _keep_waking(loop):
    loop.call_later(_SECONDS_BETWEEN_LOOKS, _keep_waking, loop)
