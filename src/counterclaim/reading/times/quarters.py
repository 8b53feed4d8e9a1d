"""Quarters, halves, business years and centuries, and times that are told by the edge of a longer one."""

import datetime

from counterclaim.reading.times import calendar, units
from counterclaim.reading.times.calendar import Range
from counterclaim.reading.times.lengths import duration, read_length
from counterclaim.reading.times.parts import NO_DAY, Anchor, Parts, Reckoned, as_written, edged, from_report, unknown

EDGED = ("Y", "M", "W", "3M", "10Y")
"""Units whose end or beginning is a time: "at the end of the day" is most often none, a century has more than one turn."""
_LOOKING_BACK = 2
"""Months of a new year in which "the end of the year" is the end of the old one, where nothing looks ahead."""


def read_quarter(parts: Parts, anchor: Anchor) -> Reckoned:
    """Read "the third quarter of 1988", "last year's third quarter", "the 1988 period", "fiscal 1989", "the 20th century"."""
    number, year, unit = parts.number("oO"), parts.number("y"), parts.last("uN")
    if unit == "100Y" and number:
        return as_written(calendar.of_years(100 * (number - 1), 100 * number - 1, f"{number - 1}XX") if number > 1 else None)
    if number is None and year is not None:
        return _of_year(year, unit, anchor.before)
    if anchor.day is None and year is None:
        return unknown(NO_DAY)
    if unit == "3M" and number is not None and number <= 4:
        month = 3 * number - 2
        if year is not None:
            return as_written(calendar.of_months(year, month, 3))
        assert anchor.day is not None
        back = 0 if anchor.future or month <= anchor.day.month else 1
        return from_report(calendar.of_months(anchor.day.year + (parts.step if "'" in parts.letters else -back), month, 3))
    if number is None and anchor.day is not None:
        return from_report(calendar.of_year(anchor.day.year + parts.step))
    return unknown("which one is not told")


def _of_year(year: int, unit: str, told: Range | None) -> Reckoned:
    """Read "the 1988 quarter": that of the months told of before."""
    if unit in ("3M", "period") and told is not None and units.is_quarter(told):
        return Reckoned("date", calendar.of_months(year, told.first.month, 3), "reckoned from another time")
    return as_written(calendar.of_year(year)) if unit != "3M" else unknown("which quarter is not told")


def read_half(parts: Parts, anchor: Anchor) -> Reckoned:
    """Read "the first half of 1988", "the second half of the 1980s", "the last half of this year"."""
    number, year = parts.number("o") or 2, parts.number("y")
    if number > 2:
        return unknown("no calendar has it")
    if parts.has("X"):
        start = calendar.decade(parts.number("X") or 0).first.year + 5 * (number - 1)
        return as_written(calendar.of_years(start, start + 4))
    if year is None and anchor.day is None:
        return unknown(NO_DAY)
    if year is not None:
        return as_written(calendar.of_months(year, 6 * number - 5, 6))
    if parts.unit != "Y" or anchor.day is None:
        return unknown("which one is not told")
    return from_report(calendar.of_months(anchor.day.year + parts.step, 6 * number - 5, 6))


def read_first(parts: Parts, anchor: Anchor) -> Reckoned:
    """Read "the first nine months of 1988", "the last two weeks of 1990": a length with its place in a year."""
    count, unit, year = parts.count, parts.unit, parts.number("y") or 0
    length = Reckoned("duration", None, "written", duration=duration(parts), reason="which days is not told")
    if count is None or unit in units.CLOCK_UNITS or (parts.number("o") or 1) > 1:
        return length
    start, end = datetime.date(year, 1, 1), datetime.date(year + 1, 1, 1)
    first, after = (units.moved(end, unit, -count), end) if parts.has("l") else (start, units.moved(start, unit, count))
    return length._replace(range=calendar.of_days(first, after - datetime.timedelta(days=1)), reason=None)


def read_same(parts: Parts, anchor: Anchor) -> Reckoned:
    """Read "the same period last year", "the same quarter of 2014": the months told of before, in another year."""
    told, year = anchor.before, parts.number("y")
    if year is None and anchor.day is not None and parts.last("u") == "Y":
        year = anchor.day.year + int(parts.get("l") or 0)
    months = units.months_of(told) if told is not None else 0
    wanted = {"M": (1,), "3M": (3,), "period": range(1, 12)}.get(parts.get("N") or parts.unit, ())
    if told is None or year is None or months not in wanted:
        return unknown("which one is not told")
    return Reckoned("date", calendar.of_months(year, told.first.month, months), "reckoned from another time")


def read_whole(parts: Parts, anchor: Anchor) -> Reckoned:
    """Read "the weekend", "the quarter", "the end of the year", "year-end", "earlier in the week"."""
    if parts.has("B") or parts.letters[0] in "bELt":
        return _edge(parts, anchor)
    if parts.unit == "WE" and anchor.day is not None:
        back = 0 if anchor.day.isoweekday() >= 6 or anchor.future else 7
        return from_report(calendar.of_weekend(anchor.day - datetime.timedelta(days=back)))
    if parts.unit == "3M" and anchor.before is not None and units.is_quarter(anchor.before):
        return Reckoned("date", anchor.before, "reckoned from another time")
    if parts.unit == "3M" and anchor.day is not None:
        # Who speaks of "the quarter" speaks of the one that can be looked back on.
        return from_report(units.around(calendar.add_months(anchor.day, -3), parts.unit))
    return unknown("which one is not told")


def read_ended(parts: Parts, anchor: Anchor) -> Reckoned:
    """Read "the year ended March 31", a length, and "the quarter ended Sept. 30", most often one of the calendar."""
    return read_whole(parts, anchor) if parts.unit == "3M" else read_length(parts, anchor)


def _edge(parts: Parts, anchor: Anchor) -> Reckoned:
    """Read "the end of the year" as that of the report, and in what looks back as that of the time told before.

    "Year-end" is that of the report, behind "since" that of the year before.
    """
    told, unit = anchor.before, parts.unit
    if parts.letters[0] == "u" and parts.since and anchor.day is not None:
        return from_report(edged(units.around(units.moved(anchor.day, unit, -1), unit), parts))
    if told is not None and parts.letters[0] != "u" and not anchor.future and units.fits(told, unit):
        return Reckoned("date", edged(units.around(told.first, unit), parts), "reckoned from another time")
    if anchor.day is None:
        return unknown(NO_DAY)
    back = unit == "Y" and not anchor.future and anchor.day.month <= _LOOKING_BACK
    return from_report(edged(units.around(units.moved(anchor.day, unit, -back), unit), parts))
