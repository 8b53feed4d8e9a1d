"""Runs of days that are told by their last: "the week ending 26 May", "the three months to 31 March"."""

import datetime

import msgspec

from counterclaim.reading.scene import Scene
from counterclaim.reading.times import calendar, units
from counterclaim.reading.times.calendar import Range
from counterclaim.reading.times.grammar import Found
from counterclaim.reading.times.lengths import duration
from counterclaim.reading.times.parts import Parts
from counterclaim.records import When

_LEADING = frozenset({("ending",), ("ended",), ("ending", "on"), ("ended", "on"), ("to",)})
_LENGTHS = frozenset({"Hu", "Hnv", "Hdv"})
_UNITS = frozenset({"D", "W", "2W", "M", "Y"})
_ENDS = frozenset({"date", "weekday", "day", "month"})


def ends_with(scene: Scene, found: Found, tokens: range, last: Found, its_tokens: range) -> bool:
    """Tell whether a length is told to end with the time behind it; a quarter is most often one of the calendar."""
    letters = "".join(letter for letter, _, _ in found.parts if letter != "~")
    between = tuple(scene.tree.word(i).lower() for i in range(tokens[-1] + 1, its_tokens[0]))
    counted = letters in _LENGTHS and Parts(found).unit in _UNITS
    return counted and between in _LEADING and last.pattern in _ENDS


def run_up(when: When, found: Found, last: When, its_range: Range) -> When:
    """Return the time of a length with its days, up to those of the time behind it."""
    parts = Parts(found)
    after = its_range.last + datetime.timedelta(days=1)
    count = parts.count or 1.0
    days = calendar.of_days(units.moved(after, parts.unit, -count), its_range.last)
    return msgspec.structs.replace(
        when,
        edtf=days.edtf,
        first=days.first.isoformat(),
        last=days.last.isoformat(),
        basis="reckoned from another time",
        reason=None,
        kind="duration",
        duration=duration(parts).replace("X", f"{count:g}"),
        anchor=last.id,
    )
