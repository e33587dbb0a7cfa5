"""Answers calendar questions with .NET's calendars, from Python. Needs the engine ``pythonnet``.

Python's own ``datetime`` knows one calendar; .NET brings a dozen. ``dotnet_calendar:convert`` takes a date, as ``datetime.date`` or
as ISO text, and the name of a .NET calendar, and returns plain data::

    convert("2024-10-03", "HebrewCalendar")
    {"calendar": "HebrewCalendar", "year": 5785, "month": 1, "day": 1, "leap_year": False, "days_in_year": 355}

``dotnet_calendar:calendars`` lists the names, and ``dotnet_calendar:iso_week`` gives a date's ISO week as ``(year, week)``. A
name that is no calendar, and a date that the calendar doesn't reach, raise ``ValueError``.
"""

import datetime

import clr  # lets Python import .NET's namespaces
import System
from System import Globalization


def calendars():
    """The names of .NET's calendars."""
    base = clr.GetClrType(Globalization.Calendar)
    return sorted(
        type.Name
        for type in base.Assembly.GetExportedTypes()
        if type.IsSubclassOf(base) and not type.IsAbstract and type.Namespace == base.Namespace
    )


def convert(date, calendar):
    """What a date is called in a calendar."""
    if calendar not in calendars():
        raise ValueError(f"{calendar!r} is none of .NET's calendars: {', '.join(calendars())}")

    chosen = getattr(Globalization, calendar)()
    moment = _moment(date)
    try:
        year = chosen.GetYear(moment)
    except System.ArgumentOutOfRangeException as error:
        raise ValueError(f"{calendar} doesn't reach {date}") from error

    return {
        "calendar": calendar,
        "year": year,
        "month": chosen.GetMonth(moment),
        "day": chosen.GetDayOfMonth(moment),
        "leap_year": chosen.IsLeapYear(year),
        "days_in_year": chosen.GetDaysInYear(year),
    }


def iso_week(date):
    """The year and the number of the ISO week that a date is in."""
    moment = _moment(date)
    return Globalization.ISOWeek.GetYear(moment), Globalization.ISOWeek.GetWeekOfYear(moment)


def _moment(date):
    if isinstance(date, str):
        date = datetime.date.fromisoformat(date)
    return System.DateTime(date.year, date.month, date.day)
