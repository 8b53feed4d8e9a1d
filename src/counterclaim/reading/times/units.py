"""Units of time, named as TIMEX3 names them: a step of some units from a day, and the unit that holds a day."""

import datetime

from counterclaim.reading.times import calendar
from counterclaim.reading.times.calendar import Range

CLOCK_UNITS = ("TH", "TM", "TS")
_MONTHS = {"M": 1, "3M": 3, "6M": 6, "Y": 12, "10Y": 120, "100Y": 1200, "1000Y": 12000}


def moved(day: datetime.date, unit: str, count: float) -> datetime.date:
    """Return the day that lies so many units later, or earlier where the count is below zero.

    >>> moved(datetime.date(2025, 4, 26), "W", -1)
    datetime.date(2025, 4, 19)
    """
    if unit in _MONTHS:
        return calendar.add_months(day, round(_MONTHS[unit] * count))
    days = {"W": 7, "2W": 14, "WE": 7, "D": 1, "TH": 1 / 24}.get(unit, 0)
    return day + datetime.timedelta(days=round(days * count) if unit != "TH" else int(days * count))


def around(day: datetime.date, unit: str) -> Range:
    """Return the unit that holds a day.

    >>> around(datetime.date(2025, 4, 26), "3M").edtf
    '2025-04/2025-06'
    """
    if unit == "Y":
        return calendar.of_year(day.year)
    if unit == "M":
        return calendar.of_month(day.year, day.month)
    if unit == "3M":
        return calendar.of_months(day.year, day.month - (day.month - 1) % 3, 3)
    if unit == "6M":
        return calendar.of_months(day.year, 1 if day.month < 7 else 7, 6)
    if unit in ("10Y", "100Y", "1000Y"):
        size = int(unit[:-1])
        start = day.year - day.year % size
        return calendar.of_years(start, start + size - 1, str(start)[: -(len(str(size)) - 1)] + "X" * (len(str(size)) - 1))
    if unit == "WE":
        return calendar.of_weekend(day)
    return calendar.of_week(day) if unit in ("W", "2W") else calendar.of_day(day)


def fits(range_: Range, unit: str) -> bool:
    """Tell whether a time is no longer than a unit, so that others can be counted from it by that unit; a night is a day.

    >>> fits(calendar.of_month(2025, 4), "D"), fits(calendar.of_month(2025, 4), "Y")
    (False, True)
    """
    sizes = {"W": 7, "2W": 14, "WE": 2}
    longest = 31 * _MONTHS[unit] if unit in _MONTHS else sizes.get(unit, 2)
    return (range_.last - range_.first).days < longest


def some_in(range_: Range, unit: str) -> Range | None:
    """Return a day or month somewhere within a longer time; None where EDTF has no short way to write it.

    >>> some_in(calendar.of_month(2025, 4), "D").edtf, some_in(calendar.of_year(2025), "M").edtf
    ('2025-04-XX', '2025-XX')
    """
    missing = {("D", 7): "-XX", ("D", 4): "-XX-XX", ("M", 4): "-XX"}.get((unit, len(range_.edtf)))
    return range_._replace(edtf=range_.edtf + missing) if missing and range_.edtf.replace("-", "").isdigit() else None


def months_of(range_: Range) -> int:
    """Return how many whole months a time is; 0 where it is none.

    >>> months_of(calendar.of_months(2025, 1, 9)), months_of(calendar.of_day(datetime.date(2025, 1, 9)))
    (9, 0)
    """
    if range_.first.day > 1 or (range_.last + datetime.timedelta(days=1)).day > 1:
        return 0
    return 12 * (range_.last.year - range_.first.year) + range_.last.month - range_.first.month + 1


def is_quarter(range_: Range) -> bool:
    """Tell whether a span is three whole months."""
    return "/" in range_.edtf and len(range_.edtf) == 15 and calendar.add_months(range_.first, 2).month == range_.last.month
