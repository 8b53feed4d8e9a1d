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


def is_quarter(range_: Range) -> bool:
    """Tell whether a span is three whole months."""
    return "/" in range_.edtf and len(range_.edtf) == 15 and calendar.add_months(range_.first, 2).month == range_.last.month
