"""Isn't imported until .NET says so."""

from pyactors import host

host.call("hook")


def answer():
    return "imported"
