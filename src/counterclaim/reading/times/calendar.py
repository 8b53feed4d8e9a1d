"""Days, spans of days, and how EDTF (ISO 8601-2) writes them."""

import calendar
import datetime
from typing import NamedTuple

SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}
"""First month of a season by its EDTF number, in the north; EDTF leaves the hemisphere to the text."""
THIRDS = {"E": 0, "K": 1, "L": 2}
"""Early, mid and late: which third of a year or month."""

_BEHIND, _AHEAD = 31, 122
"""Days that a day without its year may lie back where the text looks ahead, and ahead where it does not."""


class Range(NamedTuple):
    """A time as EDTF with its first and last day."""

    edtf: str
    first: datetime.date
    last: datetime.date


def of_day(day: datetime.date) -> Range:
    """Return a day.

    >>> of_day(datetime.date(2025, 4, 26)).edtf
    '2025-04-26'
    """
    return Range(day.isoformat(), day, day)


def of_month(year: int, month: int) -> Range:
    """Return a month.

    >>> of_month(2024, 2)
    Range(edtf='2024-02', first=datetime.date(2024, 2, 1), last=datetime.date(2024, 2, 29))
    """
    last = calendar.monthrange(year, month)[1]
    return Range(f"{year:04}-{month:02}", datetime.date(year, month, 1), datetime.date(year, month, last))


def of_year(year: int) -> Range:
    """Return a year."""
    return Range(f"{year:04}", datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def of_years(first: int, last: int, edtf: str | None = None) -> Range:
    """Return a run of years, such as a decade ("199X")."""
    return Range(edtf or f"{first:04}/{last:04}", datetime.date(first, 1, 1), datetime.date(last, 12, 31))


def decade(number: int) -> Range:
    """Return a decade by its first year, in four digits or two.

    >>> decade(1980) == decade(80)
    True
    """
    start = number + (1900 if number < 100 else 0)
    return of_years(start, start + 9, f"{start // 10}X")


def of_season(year: int, season: int) -> Range:
    """Return a season of the year in which it begins.

    >>> of_season(2024, 23)
    Range(edtf='2024-23', first=datetime.date(2024, 9, 1), last=datetime.date(2024, 11, 30))
    """
    first = datetime.date(year, SEASON_MONTHS[season], 1)
    return Range(f"{year:04}-{season}", first, add_months(first, 3) - datetime.timedelta(days=1))


def of_days(first: datetime.date, last: datetime.date) -> Range:
    """Return a run of days.

    >>> of_days(datetime.date(2025, 4, 25), datetime.date(2025, 4, 26)).edtf
    '2025-04-25/2025-04-26'
    """
    if first == last:
        return of_day(first)
    return Range(f"{first.isoformat()}/{last.isoformat()}", first, last)


def of_week(day: datetime.date) -> Range:
    """Return the week, Monday to Sunday, that holds a day."""
    monday = day - datetime.timedelta(days=day.weekday())
    return of_days(monday, monday + datetime.timedelta(days=6))


def of_weekend(day: datetime.date) -> Range:
    """Return the weekend of the week that holds a day."""
    saturday = day - datetime.timedelta(days=day.weekday()) + datetime.timedelta(days=5)
    return of_days(saturday, saturday + datetime.timedelta(days=1))


def of_months(year: int, month: int, count: int) -> Range:
    """Return a run of months, such as a quarter.

    >>> of_months(2025, 1, 4).edtf
    '2025-01/2025-04'
    """
    if count == 1:
        return of_month(year, month)
    first = datetime.date(year, month, 1)
    end = add_months(first, count - 1)
    return Range(f"{year:04}-{month:02}/{end.year:04}-{end.month:02}", first, of_month(end.year, end.month).last)


def third_of(range_: Range, edge: str) -> Range:
    """Return the early, mid or late third of a year (four months) or month (ten days); of anything else all of it.

    >>> third_of(of_year(2025), "E").edtf, third_of(of_month(2025, 2), "L").edtf
    ('2025-01/2025-04', '2025-02-21/2025-02-28')
    """
    part = THIRDS[edge]
    if len(range_.edtf) == 4 and range_.edtf.isdigit():
        return of_months(range_.first.year, 1 + 4 * part, 4)
    if len(range_.edtf) == 7 and range_.first.month == range_.last.month:
        last = range_.first.replace(day=10 * part + 10) if part < 2 else range_.last
        return of_days(range_.first.replace(day=10 * part + 1), last)
    return range_


def add_months(day: datetime.date, count: int) -> datetime.date:
    """Return the same day so many months on, or the last day of that month where it is shorter.

    Raises:
        ValueError, OverflowError: no calendar has that year.

    >>> add_months(datetime.date(2025, 1, 31), 1)
    datetime.date(2025, 2, 28)
    """
    number = day.year * 12 + day.month - 1 + count
    year, month = divmod(number, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def nearest_year(month: int, day: int, anchor: datetime.date, *, future: bool) -> int:
    """Return the year in which a day without one lies nearest to the anchor.

    Where the text looks ahead, a day more than a month past is that of the next year; where it does not, a day more than four
    months ahead is that of a year before: news tells of what was.

    >>> [nearest_year(11, 3, datetime.date(2025, 5, 7), future=future) for future in (False, True)]
    [2024, 2025]
    """
    days = [((_day(year, month, day) - anchor).days, year) for year in (anchor.year - 1, anchor.year, anchor.year + 1)]
    likely = [(gap, year) for gap, year in days if (gap >= -_BEHIND if future else gap <= _AHEAD)]
    return min((abs(gap), year) for gap, year in likely or days)[1]


def _day(year: int, month: int, day: int) -> datetime.date:
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))
