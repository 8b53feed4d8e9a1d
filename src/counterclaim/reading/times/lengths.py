"""Lengths, what recurs, and times that no day can be told of."""

import re

from counterclaim.reading.times import calendar, units
from counterclaim.reading.times.parts import Anchor, Parts, Reckoned, unknown

LENGTH = "how long, no day"
_REFS = {"present": "the present, no day", "past": "some time before, no day", "future": "some time to come, no day"}


def read_length(parts: Parts, anchor: Anchor) -> Reckoned:
    return Reckoned("duration", None, "written", duration=_duration(parts), reason=LENGTH)


def read_span(parts: Parts, anchor: Anchor) -> Reckoned:
    """Read "the past three months", "the next 24 hours": a length that ends or begins with the report's day."""
    length, unit, count = _duration(parts), parts.unit, parts.count
    if anchor.day is None or count is None or parts.has("qf") or not unit:
        return Reckoned("duration", None, "written", duration=length, reason="which days is not told")
    moved = units.moved(anchor.day, unit, count if parts.step > 0 else -count)
    range_ = calendar.of_days(*sorted((moved, anchor.day)))
    return Reckoned("duration", range_, "reckoned from the report's date", duration=length)


def read_often(parts: Parts, anchor: Anchor) -> Reckoned:
    value = parts.get("D")
    if value is None and parts.has("uv"):
        value = _duration(parts)
    elif value is None:
        value = "P1W" if parts.has("wW") else "P1Y" if parts.has("ms") else "P1D"
    return Reckoned("set", None, "written", duration=value, reason="what recurs has no day")


def read_ref(parts: Parts, anchor: Anchor) -> Reckoned:
    return unknown(_REFS[parts.get("R") or "past"])


def _duration(parts: Parts) -> str:
    count = parts.count
    if count is None and parts.has("e"):
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
