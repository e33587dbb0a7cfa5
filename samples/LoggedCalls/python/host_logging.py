"""Hands what Python code logs to the program's loggers."""

import logging

from pyactors import host


class HostHandler(logging.Handler):
    def emit(self, record):
        try:
            level = min(record.levelno // 10, 5)  # Python's 10 to 50 are .NET's 1 to 5
            host.call("log", record.name, level, self.format(record))
        except Exception:
            self.handleError(record)


logging.basicConfig(level=logging.INFO, format="%(message)s", handlers=[HostHandler()])
