"""From a time expression to its days: reckoned from the report's day, or from another time of the text."""

import datetime
import re

from counterclaim.reading.times import calendar, lengths, quarters, units
from counterclaim.reading.times.calendar import Range
from counterclaim.reading.times.grammar import Found
from counterclaim.reading.times.parts import NO_DAY, Anchor, Parts, Reckoned, as_written, edged, from_report, of_part, unknown
from counterclaim.records import WhenBasis

_LATER = datetime.timedelta(days=3)
"""A report's day may be found too early by so much."""
_LONGER = "which part of the time told before is not told"


def reckon(found: Found, anchor: Anchor) -> Reckoned:
    """Return what an expression means; where it cannot be told, the reason.

    >>> from counterclaim.reading.times.grammar import find_expressions
    >>> def read(text, day=datetime.date(2025, 4, 26)):
    ...     found = next(find_expressions(text.split(), frozenset()))
    ...     return reckon(found, Anchor(day, None, False)).range
    >>> [read(text).edtf for text in ("last Friday", "early 2025", "the fall", "overnight", "a week ago")]
    ['2025-04-25', '2025-01/2025-04', '2024-23', '2025-04-25/2025-04-26', '2025-04-19']
    """
    parts = Parts(found)
    try:
        return _RECKONERS[found.pattern](parts, anchor)
    except (ValueError, OverflowError, IndexError):
        return Reckoned("date", None, "unknown", reason="no calendar has it")


# --- Written out -----------------------------------------------------------------------------------------------


def _iso(parts: Parts, anchor: Anchor) -> Reckoned:
    written = parts.get("Z")
    if written is None:
        return as_written(calendar.of_day(datetime.date(parts.number("y") or 0, *parts.days[:2])))
    numbers = [int(number) for number in re.split(r"[./]", written)]
    if numbers[0] > 31:
        return as_written(calendar.of_day(datetime.date(*numbers)))
    day, month = (numbers[0], numbers[1]) if "." in written or numbers[0] > 12 else (numbers[1], numbers[0])
    if "/" in written and numbers[0] <= 12 and numbers[1] <= 12 and numbers[0] != numbers[1]:
        return unknown("day and month cannot be told apart")
    year = numbers[2] + (0 if numbers[2] > 99 else 1900 if numbers[2] > 68 else 2000)
    return as_written(calendar.of_day(datetime.date(year, month, day)))


def _date(parts: Parts, anchor: Anchor) -> Reckoned:
    """Read "3 May 1998", "May 3", "the night of 3 May", "5 p.m. on May 3", "the week of March 6"."""
    month = parts.number("m") or 0
    days = parts.days or [parts.number("o") or 0]
    year = parts.number("y")
    if year is None and anchor.day is None:
        return unknown(NO_DAY)
    basis: WhenBasis = "written"
    if year is None and anchor.day is not None:
        year, basis = calendar.nearest_year(month, days[0], anchor.day, future=anchor.future), "reckoned from the report's date"
        latest = anchor.day if parts.since else anchor.day + _LATER
        if (parts.since or anchor.past) and (year, month, days[0]) > (latest.year, latest.month, latest.day):
            year -= 1  # What holds since then began before the report.
    first, last = (datetime.date(year or 0, month, day) for day in (days[0], days[-1]))
    told = calendar.of_week(first) if parts.unit == "W" else calendar.of_days(first, last)
    return of_part(Reckoned("date", told, basis), parts)


def _month(parts: Parts, anchor: Anchor) -> Reckoned:
    month, year = parts.number("m") or 0, parts.number("y")
    if year is not None:
        return as_written(edged(calendar.of_month(year, month), parts))
    day = anchor.day
    if day is None:
        return unknown(NO_DAY)
    if parts.has("u") and parts.has("il"):
        year = day.year + parts.step
    elif parts.has("lxi"):
        gap = (month - day.month) % 12
        year = day.year if parts.has("i") else calendar.add_months(day, gap or 12).year - (1 if parts.has("l") else 0)
    elif anchor.future:
        year = day.year + (month < day.month)
    else:
        year = day.year - (month > day.month)
    return from_report(edged(calendar.of_month(year, month), parts))


def _year(parts: Parts, anchor: Anchor) -> Reckoned:
    return as_written(edged(calendar.of_year(parts.number("y") or 0), parts))


def _decade(parts: Parts, anchor: Anchor) -> Reckoned:
    decade = calendar.decade(parts.number("X") or 0)
    thirds = {"E": (0, 3), "K": (4, 6), "L": (7, 9)}
    if parts.edge in thirds:
        first, last = thirds[parts.edge]
        decade = calendar.of_years(decade.first.year + first, decade.first.year + last)
    return as_written(decade)


def _holiday(parts: Parts, anchor: Anchor) -> Reckoned:
    month, day = (int(number) for number in (parts.get("h") or "0-0").split("-"))
    year = parts.number("y")
    if year is not None:
        return as_written(calendar.of_day(datetime.date(year, month, day)))
    if anchor.day is None:
        return unknown(NO_DAY)
    year = calendar.nearest_year(month, day, anchor.day, future=anchor.future)
    return from_report(calendar.of_day(datetime.date(year, month, day)))


# --- Beside the report's day --------------------------------------------------------------------------------------


def _weekday(parts: Parts, anchor: Anchor) -> Reckoned:
    day = anchor.day
    if day is None:
        return unknown(NO_DAY)
    back = (day.isoweekday() - (parts.number("w") or 1)) % 7
    if parts.has("lq"):
        found = day - datetime.timedelta(days=back or 7)
    elif parts.has("xf") or (parts.has("i") and anchor.future):
        found = day + datetime.timedelta(days=(7 - back) if back or not parts.has("i") else 0)
    elif anchor.future:
        found = day + datetime.timedelta(days=(7 - back) % 7)
    else:
        found = day - datetime.timedelta(days=back)
    return of_part(from_report(calendar.of_day(found)), parts)


def _day(parts: Parts, anchor: Anchor) -> Reckoned:
    if anchor.day is None:
        return unknown(NO_DAY)
    return of_part(from_report(calendar.of_day(anchor.day + datetime.timedelta(days=parts.number("T") or 0))), parts)


def _overnight(parts: Parts, anchor: Anchor) -> Reckoned:
    """The night before the report's day, which has two days."""
    if anchor.day is None:
        return unknown(NO_DAY)._replace(kind="time")
    night = calendar.of_days(anchor.day - datetime.timedelta(days=1), anchor.day)
    return from_report(night)._replace(kind="time")


def _eve(parts: Parts, anchor: Anchor) -> Reckoned:
    """The night before a day, which has two days: "the night to Tuesday", "overnight into 5 May"."""
    told = _weekday(parts, anchor) if parts.has("w") else _date(parts, anchor)
    if told.range is None or parts.get("p") not in (None, "NI"):
        return told
    return told._replace(kind="time", range=calendar.of_days(told.range.first - datetime.timedelta(days=1), told.range.first))


def _part(parts: Parts, anchor: Anchor) -> Reckoned:
    if parts.has("i") and anchor.day is not None:
        return from_report(calendar.of_day(anchor.day))._replace(kind="time")
    if parts.has("l") and anchor.day is not None:
        return from_report(calendar.of_day(anchor.day - datetime.timedelta(days=1)))._replace(kind="time")
    if anchor.live and anchor.day is not None and not anchor.near:
        return from_report(calendar.of_day(anchor.day))._replace(kind="time")
    if anchor.before is not None and anchor.before.first == anchor.before.last:
        day = anchor.before.first + datetime.timedelta(days=parts.step)
        return Reckoned("time", calendar.of_day(day), "reckoned from another time")
    return unknown("which day is not told")._replace(kind="time")


def _clock(parts: Parts, anchor: Anchor) -> Reckoned:
    if parts.clock is None:
        return unknown("no clock has it")
    if anchor.live and anchor.day is not None and not anchor.near:
        return from_report(calendar.of_day(anchor.day))._replace(kind="time", clock=parts.clock)
    if anchor.before is not None and anchor.before.first == anchor.before.last:
        return Reckoned("time", anchor.before, "reckoned from another time", clock=parts.clock)
    return Reckoned("time", None, "unknown", reason="which day is not told", clock=parts.clock)


def _season(parts: Parts, anchor: Anchor) -> Reckoned:
    season, year = parts.number("s") or 21, parts.number("y")
    if year is not None:
        return as_written(calendar.of_season(year, season))
    day = anchor.day
    if day is None:
        return unknown(NO_DAY)
    month = calendar.SEASON_MONTHS[season]
    year = day.year if day.month >= month else day.year - 1
    inside = calendar.of_season(year, season).last >= day
    if (
        parts.has("x")
        or (anchor.future and not inside and not parts.has("l"))
        or (parts.has("i") and not inside and day.month < month)
    ):
        year += 1
    elif parts.has("l") and inside:
        year -= 1
    return from_report(calendar.of_season(year, season))


def _step(parts: Parts, anchor: Anchor) -> Reckoned:
    """Read "last week", "this year", "the previous day", "that month", "the next day", "the past year"."""
    if parts.past and parts.unit != "WE":
        return lengths.read_span(parts, anchor)
    told = parts.has("qkf") or (parts.unit == "D" and "H" in parts.letters and parts.has("x"))
    if not told:
        if anchor.day is None:
            return unknown(NO_DAY)
        range_ = edged(units.around(units.moved(anchor.day, parts.unit, parts.step), parts.unit), parts)
        return from_report(range_)._replace(kind="time" if parts.unit in units.CLOCK_UNITS else "date")
    before = anchor.before
    if before is None:
        return unknown("which time it follows is not told")
    if not units.fits(before, parts.unit):
        within = units.some_in(before, parts.unit) if parts.step == 0 else None
        return Reckoned("date", within, "reckoned from another time") if within is not None else unknown(_LONGER)
    range_ = edged(units.around(units.moved(before.first, parts.unit, parts.step), parts.unit), parts)
    return Reckoned("time" if parts.unit in units.CLOCK_UNITS else "date", range_, "reckoned from another time")


def _ago(parts: Parts, anchor: Anchor) -> Reckoned:
    """Read "a week ago", "two days later", "the day before": so much before or after the report's day or another time."""
    sign = 1 if parts.has("t") else -1
    count = parts.count if parts.has("ndya") else (1.0 if not parts.has("vj") else None)
    if count is None:
        return unknown("how long before is not told" if sign < 0 else "how long after is not told")
    if parts.unit == "Y" and (quarter := _told_quarter(parts, anchor)) is not None:
        # Figures of a quarter are held against those of the same quarter of another year.
        first = calendar.add_months(quarter.first, round(12 * sign * count))
        return Reckoned("date", calendar.of_months(first.year, first.month, 3), "reckoned from another time")
    # "A year earlier" is most often before the report's own time, "two days later" after the time last told.
    told = anchor.day is None or (parts.has("t") or (parts.has("b") and anchor.near and "-" not in parts.letters))
    before = anchor.before if told else None
    base = before.first if before is not None else anchor.day
    if base is None:
        return unknown(NO_DAY)
    if before is not None and not units.fits(before, parts.unit):
        return unknown(_LONGER)
    moved = units.moved(base, parts.unit, sign * count)
    unit = {"W": "D", "10Y": "Y", "100Y": "Y"}.get(parts.unit, parts.unit)
    return from_report(units.around(moved, unit))._replace(
        basis="reckoned from another time" if before is not None else "reckoned from the report's date"
    )


def _told_quarter(parts: Parts, anchor: Anchor) -> Range | None:
    """Return the quarter that a year is counted from: the one told before, or that of a day told before ("ended June 30")."""
    told, adjective = anchor.before, "-" in parts.letters and parts.last("uN") == "3M"
    if told is not None and (units.is_quarter(told) or (adjective and units.fits(told, "M"))):
        return units.around(told.first, "3M")
    return units.around(calendar.add_months(anchor.day, -3), "3M") if adjective and anchor.day is not None else None


_RECKONERS = {
    "iso": _iso, "range": _date, "date": _date, "month": _month, "year": _year, "decade": _decade, "holiday": _holiday,
    "weekday": _weekday, "day": _day, "overnight": _overnight, "eve": _eve, "part": _part, "clock": _clock, "season": _season,
    "step": _step, "ago": _ago, "quarter": quarters.read_quarter, "half": quarters.read_half, "first": quarters.read_first,
    "same": quarters.read_same, "whole": quarters.read_whole, "ended": quarters.read_ended, "length": lengths.read_length,
    "units": lengths.read_length, "span": lengths.read_span, "often": lengths.read_often, "ref": lengths.read_ref,
}  # fmt: skip
