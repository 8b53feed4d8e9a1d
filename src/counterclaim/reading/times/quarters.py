"""Quarters, business years and centuries."""

import datetime

from counterclaim.reading.times import calendar, units
from counterclaim.reading.times.parts import NO_DAY, Anchor, Parts, Reckoned, as_written, from_report, unknown


def read_quarter(parts: Parts, anchor: Anchor) -> Reckoned:
    """Read "the third quarter of 1988", "fiscal 1989", "the 20th century"."""
    number, year, unit = parts.number("oO"), parts.number("y"), parts.unit
    if unit == "100Y" and number:
        return as_written(calendar.of_years(100 * (number - 1), 100 * number - 1, f"{number - 1}XX") if number > 1 else None)
    if number is None and year is not None:
        return as_written(calendar.of_year(year)) if unit != "3M" else unknown("which quarter is not told")
    if anchor.day is None and year is None:
        return unknown(NO_DAY)
    if unit == "3M" and number is not None and number <= 4:
        month = 3 * number - 2
        if year is not None:
            return as_written(calendar.of_months(year, month, 3))
        assert anchor.day is not None
        year = anchor.day.year - (0 if anchor.future or month <= anchor.day.month else 1)
        return from_report(calendar.of_months(year, month, 3))
    if number is None and anchor.day is not None:
        return from_report(calendar.of_year(anchor.day.year + parts.step))
    return unknown("which one is not told")


def read_whole(parts: Parts, anchor: Anchor) -> Reckoned:
    if parts.unit == "WE" and anchor.day is not None:
        back = 0 if anchor.day.isoweekday() >= 6 or anchor.future else 7
        return from_report(calendar.of_weekend(anchor.day - datetime.timedelta(days=back)))
    if parts.unit == "3M" and anchor.before is not None and units.is_quarter(anchor.before):
        return Reckoned("date", anchor.before, "reckoned from another time")
    if parts.unit == "3M" and anchor.day is not None:
        # Who speaks of "the quarter" speaks of the one that can be looked back on.
        return from_report(units.around(calendar.add_months(anchor.day, -3), parts.unit))
    return unknown("which one is not told")
