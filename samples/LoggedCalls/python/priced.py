"""A job that logs as any Python code does."""

import logging

log = logging.getLogger("shop.prices")


def load(count):
    log.info("%d prices are loaded", count)
    log.debug("not wanted")
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("one price is wrong")
    return count
