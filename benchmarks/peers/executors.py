"""Drives concurrent.futures as a peer of the pool.

    python3 executors.py process|thread WORKERS

Reads orders from standard input, one a line, and answers each with the seconds it took:

    bulk CALLS            math.sqrt over so many floats, by map with chunks of one
    alone CALLS           math.sqrt, each call submitted when the one before has answered
    count ROUNDS CALLS    peer_work.count(ROUNDS), from the moment when each worker has answered once until so many more
                          have been answered, with as many as there are workers still to come
"""

import concurrent.futures
import math
import sys
import time

import peer_work


def main(kind, workers):
    kinds = {"process": concurrent.futures.ProcessPoolExecutor, "thread": concurrent.futures.ThreadPoolExecutor}
    with kinds[kind](workers) as executor:
        # Every worker has started and imported before anything is timed.
        list(executor.map(peer_work.count, [100_000] * (4 * workers), chunksize=1))
        print("ready", flush=True)
        for line in sys.stdin:
            order, *numbers = line.split()
            began = time.perf_counter()
            took = _ORDERS[order](executor, *map(int, numbers))
            print(time.perf_counter() - began if took is None else took, flush=True)


def _bulk(executor, calls):
    for root in executor.map(math.sqrt, map(float, range(calls)), chunksize=1):
        assert root >= 0


def _alone(executor, calls):
    for number in range(calls):
        assert executor.submit(math.sqrt, float(number)).result() >= 0


def _count(executor, rounds, calls):
    workers = executor._max_workers
    answered = []
    futures = [executor.submit(peer_work.count, rounds) for _ in range(calls + 2 * workers)]
    for future in futures:
        future.add_done_callback(lambda _: answered.append(time.perf_counter()))
    # Waits for all at once: a thread that woke at each answer would ask for the GIL each time.
    concurrent.futures.wait(futures)
    assert all(future.result() >= 0 for future in futures)
    return answered[workers - 1 + calls] - answered[workers - 1]


_ORDERS = {"bulk": _bulk, "alone": _alone, "count": _count}

if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
