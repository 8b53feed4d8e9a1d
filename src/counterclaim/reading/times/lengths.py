"""Lengths, what recurs, and times that no day can be told of."""

import re

from counterclaim.reading.times import calendar, units
from counterclaim.reading.times.parts import Anchor, Parts, Reckoned, unknown

LENGTH = "how long, no day"
_REFS = {"present": "the present, no day", "past": "some time before, no day", "future": "some time to come, no day"}


def read_length(parts: Parts, anchor: Anchor) -> Reckoned:
    """Read "three years", "a two-week truce"."""
    return Reckoned("duration", None, "written", duration=duration(parts), reason=LENGTH)


def read_span(parts: Parts, anchor: Anchor) -> Reckoned:
    """Read "the past three months", "the next 24 hours": a length that ends or begins with the report's day."""
    length, unit, count = duration(parts), parts.unit, parts.count
    if parts.letters.lstrip("H") in ("lv", "xv"):
        return unknown(_REFS["past" if parts.step < 0 else "future"])  # "Recent years" tell no length.
    if anchor.day is None or count is None or parts.has("qf") or not unit:
        return Reckoned("duration", None, "written", duration=length, reason="which days is not told")
    moved = units.moved(anchor.day, unit, count if parts.step > 0 else -count)
    range_ = calendar.of_days(*sorted((moved, anchor.day)))
    return Reckoned("duration", range_, "reckoned from the report's date", duration=length)


def read_often(parts: Parts, anchor: Anchor) -> Reckoned:
    """Read "every day", "Fridays", "weekly"."""
    value = parts.get("D")
    if value is None and parts.has("uv"):
        value = duration(parts)
    elif value is None:
        value = "P1W" if parts.has("wW") else "P1Y" if parts.has("ms") else "P1D"
    return Reckoned("set", None, "written", duration=value, reason="what recurs has no day")


def read_ref(parts: Parts, anchor: Anchor) -> Reckoned:
    """Read "now", "recently", "the future"."""
    return unknown(_REFS[parts.get("R") or "past"])


def duration(parts: Parts) -> str:
    """Return a length as ISO 8601 writes it, with X for a number that is not told.

    >>> from counterclaim.reading.times.grammar import find_expressions
    >>> times = find_expressions("It held for two decades and several weeks .".split(), frozenset())
    >>> [duration(Parts(found)) for found in times]
    ['P20Y', 'PXW']
    """
    count = parts.count
    if count is None and (parts.has("e") or parts.pattern == "ended"):
        count = 1.0
    number = "X" if count is None else f"{count:g}"
    unit = parts.unit or ("D" if parts.has("w") else "TN")
    if unit == "WE":
        return f"P{number}WE"
    if unit in units.CLOCK_UNITS:
        return f"PT{number}{unit[1]}"
    size = re.match(r"\d+", unit)
    if size and count is not None:
        number = f"{count * int(size.group()):g}"
    elif size:
        number = "X"
    return f"P{number}{unit[-1]}"
