"""What the words of a time expression say, what it is reckoned from, and what it comes to."""

import datetime
import re
from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.reading.times import calendar
from counterclaim.reading.times.calendar import Range
from counterclaim.reading.times.grammar import Found
from counterclaim.records import WhenBasis, WhenKind

NO_DAY = "the report's day is not known"
_STEPS = frozenset("lxifqk")


class Anchor(NamedTuple):
    """What a time is reckoned from: the report's day, the last time told before, and whether its clause looks ahead.

    `near` tells that the time before stands in the same sentence, `past` that its clause tells of what was, `live` that the
    report is written as its day goes on, so that its times of day are of that day.
    """

    day: datetime.date | None
    before: Range | None
    future: bool
    near: bool = False
    past: bool = False
    live: bool = False


class Reckoned(NamedTuple):
    """What a time expression means."""

    kind: WhenKind
    range: Range | None
    basis: WhenBasis
    duration: str | None = None
    reason: str | None = None
    clock: str | None = None


class Parts:
    """The words of an expression by letter."""

    def __init__(self, found: Found) -> None:
        self.pattern = found.pattern
        self.since = found.since
        self.letters = "".join(letter for letter, _, _ in found.parts)
        self._row = [(letter, value.split("|")[0]) for letter, value, _ in found.parts]
        hour = _hour_at(self.letters, found.pattern)
        self.clock = None if hour is None else _clock(self._row[hour][1], self._row[hour + 1 : hour + 2])
        """Time of the day in four digits; None where none is told, or none that a clock has."""
        self._values: dict[str, list[str]] = {}
        for i, (letter, value) in enumerate(self._row):
            if i != hour:
                self._values.setdefault(letter, []).append(value)
        self.past = any(value.endswith("|P") for _, value, _ in found.parts)
        """Whether a unit is the one up to the report ("the past week"), not the one before it on the calendar ("last week")."""
        marked = any(value.endswith("|K") for _, value, _ in found.parts)
        self.edge = "K" if marked else next((x for x in (*self._values.get("B", []), *self._edges()) if x), None)

    def _edges(self) -> list[str]:
        return [letter for letter in self.letters if letter in "ELK"]

    def has(self, letters: str) -> bool:
        """Tell whether a word has one of the letters."""
        return any(letter in self._values for letter in letters)

    def get(self, letters: str) -> str | None:
        """Return the value of the first of the letters that a word has."""
        return next((self._values[letter][0] for letter in letters if letter in self._values), None)

    def number(self, letters: str) -> int | None:
        """Return such a value as a number."""
        value = self.get(letters)
        return None if value is None else int(float(value))

    def last(self, letters: str) -> str:
        """Return the value of the last word with one of the letters; empty where there is none."""
        return next((value for letter, value in reversed(self._row) if letter in letters), "")

    @property
    def days(self) -> list[int]:
        """Days of a month in digits."""
        return [int(float(value)) for letter in "dO" for value in self._values.get(letter, [])]

    @property
    def unit(self) -> str:
        """The unit, as `units` names them; empty where there is none."""
        return self.get("uvM") or ""

    @property
    def step(self) -> int:
        """How many units on: -1 for "last", 1 for "next", 0 for "this" or none."""
        return next((int(self._values[letter][0]) for letter in self.letters if letter in _STEPS), 0)

    @property
    def count(self) -> float | None:
        """How many; None where a vague word tells ("a few", "several") or none."""
        value = self.get("ndy")
        if value is not None:
            return float(value)
        one = self.has("a") or (self.past and self.has("u")) or self.letters in ("M", "u-I")
        return 1.0 if one and not self.has("j") else None


def _hour_at(letters: str, pattern: str) -> int | None:
    """Return which word is a time of the clock, so that its number is not taken for a day or a year."""
    found = re.search(r"[Cc]|[dn](?=A)", letters)
    return found.start() if found is not None else 0 if pattern == "clock" else None


def _clock(written: str, after: Sequence[tuple[str, str]]) -> str | None:
    if ":" not in written and len(written) == 4:
        written = f"{written[:2]}:{written[2:]}"
    hour, _, minute = written.partition(":")
    half = next((int(value) for letter, value in after if letter == "A"), None)
    value = int(float(hour or 0))
    value = value if half is None else value % 12 + half
    return f"{value:02}:{minute[:2] or '00'}" if value <= 24 else None


def edged(range_: Range, parts: Parts) -> Range:
    """Return the early, mid or late third of a time where the words tell of it.

    >>> from counterclaim.reading.times.grammar import find_expressions
    >>> edged(calendar.of_year(2025), Parts(next(find_expressions("They left in late 2025 .".split(), frozenset())))).edtf
    '2025-09/2025-12'
    """
    return calendar.third_of(range_, parts.edge) if parts.edge in calendar.THIRDS else range_


def of_part(reckoned: Reckoned, parts: Parts) -> Reckoned:
    """Return a day as a time of that day where the words name a part of it ("the night of 3 May", "5 p.m. on Friday")."""
    return reckoned._replace(kind="time", clock=parts.clock) if parts.has("p") or parts.clock is not None else reckoned


def as_written(range_: Range | None) -> Reckoned:
    """Return a time that the text writes out; unknown where no calendar has it."""
    return Reckoned("date", range_, "written") if range_ is not None else unknown("no calendar has it")


def from_report(range_: Range) -> Reckoned:
    """Return a time that is reckoned from the report's day."""
    return Reckoned("date", range_, "reckoned from the report's date")


def unknown(reason: str) -> Reckoned:
    """Return a date that cannot be told, and why."""
    return Reckoned("date", None, "unknown", reason=reason)
