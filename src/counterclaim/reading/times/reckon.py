"""From a time expression to its days: reckoned from the report's day, or from another time of the text."""

import datetime
import re
from typing import NamedTuple

from counterclaim.reading.times import calendar, units
from counterclaim.reading.times.calendar import Range
from counterclaim.reading.times.grammar import Found
from counterclaim.records import WhenBasis, WhenKind

NO_DAY = "the report's day is not known"
LENGTH = "how long, no day"
_REFS = {"present": "the present, no day", "past": "some time before, no day", "future": "some time to come, no day"}
_STEPS = frozenset("lxifqk")


class Anchor(NamedTuple):
    """What a time is reckoned from: the report's day, the last time told before, and whether its clause looks ahead.

    `near` tells that the time before stands in the same sentence.
    """

    day: datetime.date | None
    before: Range | None
    future: bool
    near: bool = False


class Reckoned(NamedTuple):
    """What a time expression means."""

    kind: WhenKind
    range: Range | None
    basis: WhenBasis
    duration: str | None = None
    reason: str | None = None
    clock: str | None = None


class _Parts:
    """The words of an expression by letter."""

    def __init__(self, found: Found) -> None:
        self.pattern = found.pattern
        self.letters = "".join(letter for letter, _, _ in found.parts)
        self._values: dict[str, list[str]] = {}
        for letter, value, _ in found.parts:
            self._values.setdefault(letter, []).append(value.split("|")[0])
        marked = any(value.endswith("|K") for _, value, _ in found.parts)
        self.edge = "K" if marked else next((x for x in (*self._values.get("B", []), *self._edges()) if x), None)

    def _edges(self) -> list[str]:
        return [letter for letter in self.letters if letter in "ELK"]

    def has(self, letters: str) -> bool:
        return any(letter in self._values for letter in letters)

    def get(self, letters: str) -> str | None:
        return next((self._values[letter][0] for letter in letters if letter in self._values), None)

    def number(self, letters: str) -> int | None:
        value = self.get(letters)
        return None if value is None else int(float(value))

    @property
    def days(self) -> list[int]:
        return [int(float(value)) for letter in "dO" for value in self._values.get(letter, [])]

    @property
    def unit(self) -> str:
        return self.get("uv") or ""

    @property
    def step(self) -> int:
        return next((int(self._values[letter][0]) for letter in self.letters if letter in _STEPS), 0)

    @property
    def count(self) -> float | None:
        """How many; None where a vague word tells ("a few", "several") or none."""
        value = self.get("ndy")
        return float(value) if value is not None else (1.0 if self.has("a") and not self.has("j") else None)


def reckon(found: Found, anchor: Anchor) -> Reckoned:
    """Return what an expression means; where it cannot be told, the reason.

    >>> from counterclaim.reading.times.grammar import find_expressions
    >>> def read(text, day=datetime.date(2025, 4, 26)):
    ...     found = next(find_expressions(text.split(), frozenset()))
    ...     return reckon(found, Anchor(day, None, False)).range
    >>> [read(text).edtf for text in ("last Friday", "early 2025", "the fall", "overnight", "a week ago")]
    ['2025-04-25', '2025-01/2025-04', '2024-23', '2025-04-25/2025-04-26', '2025-04-19']
    """
    parts = _Parts(found)
    try:
        return _RECKONERS[found.pattern](parts, anchor)
    except (ValueError, OverflowError, IndexError):
        return Reckoned("date", None, "unknown", reason="no calendar has it")


# --- Written out -----------------------------------------------------------------------------------------------


def _iso(parts: _Parts, anchor: Anchor) -> Reckoned:
    written = parts.get("Z")
    if written is None:
        return _written(calendar.of_day(datetime.date(parts.number("y") or 0, *parts.days[:2])))
    numbers = [int(number) for number in re.split(r"[./]", written)]
    if numbers[0] > 31:
        return _written(calendar.of_day(datetime.date(*numbers)))
    day, month = (numbers[0], numbers[1]) if "." in written or numbers[0] > 12 else (numbers[1], numbers[0])
    if "/" in written and numbers[0] <= 12 and numbers[1] <= 12 and numbers[0] != numbers[1]:
        return _unknown("day and month cannot be told apart")
    year = numbers[2] + (0 if numbers[2] > 99 else 1900 if numbers[2] > 68 else 2000)
    return _written(calendar.of_day(datetime.date(year, month, day)))


def _date(parts: _Parts, anchor: Anchor) -> Reckoned:
    month = parts.number("m") or 0
    days = parts.days or [parts.number("o") or 0]
    year = parts.number("y")
    if year is None:
        if anchor.day is None:
            return _unknown(NO_DAY)
        year = calendar.nearest_year(month, days[0], anchor.day, future=anchor.future)
        return _reckoned(calendar.of_days(datetime.date(year, month, days[0]), datetime.date(year, month, days[-1])))
    return _written(calendar.of_days(datetime.date(year, month, days[0]), datetime.date(year, month, days[-1])))


def _month(parts: _Parts, anchor: Anchor) -> Reckoned:
    month, year = parts.number("m") or 0, parts.number("y")
    if year is not None:
        return _written(_edged(calendar.of_month(year, month), parts))
    day = anchor.day
    if day is None:
        return _unknown(NO_DAY)
    if parts.has("u"):
        year = day.year + parts.step
    elif parts.has("lxi"):
        gap = (month - day.month) % 12
        year = day.year if parts.has("i") else calendar.add_months(day, gap or 12).year - (1 if parts.has("l") else 0)
    elif anchor.future:
        year = day.year + (month < day.month)
    else:
        year = day.year - (month > day.month)
    return _reckoned(_edged(calendar.of_month(year, month), parts))


def _year(parts: _Parts, anchor: Anchor) -> Reckoned:
    return _written(_edged(calendar.of_year(parts.number("y") or 0), parts))


def _decade(parts: _Parts, anchor: Anchor) -> Reckoned:
    start = int(parts.get("X") or 0)
    start += 1900 if start < 100 else 0
    decade = calendar.of_years(start, start + 9, f"{start // 10}X")
    thirds = {"E": (0, 3), "K": (4, 6), "L": (7, 9)}
    if parts.edge in thirds:
        first, last = thirds[parts.edge]
        decade = calendar.of_years(start + first, start + last)
    return _written(decade)


def _holiday(parts: _Parts, anchor: Anchor) -> Reckoned:
    month, day = (int(number) for number in (parts.get("h") or "0-0").split("-"))
    year = parts.number("y")
    if year is not None:
        return _written(calendar.of_day(datetime.date(year, month, day)))
    if anchor.day is None:
        return _unknown(NO_DAY)
    year = calendar.nearest_year(month, day, anchor.day, future=anchor.future)
    return _reckoned(calendar.of_day(datetime.date(year, month, day)))


# --- Beside the report's day --------------------------------------------------------------------------------------


def _weekday(parts: _Parts, anchor: Anchor) -> Reckoned:
    day = anchor.day
    if day is None:
        return _unknown(NO_DAY)
    back = (day.isoweekday() - (parts.number("w") or 1)) % 7
    if parts.has("lq"):
        found = day - datetime.timedelta(days=back or 7)
    elif parts.has("xf") or (parts.has("i") and anchor.future):
        found = day + datetime.timedelta(days=(7 - back) if back or not parts.has("i") else 0)
    elif anchor.future:
        found = day + datetime.timedelta(days=(7 - back) % 7)
    else:
        found = day - datetime.timedelta(days=back)
    return _of_part(_reckoned(calendar.of_day(found)), parts)


def _day(parts: _Parts, anchor: Anchor) -> Reckoned:
    if anchor.day is None:
        return _unknown(NO_DAY)
    return _of_part(
        _reckoned(calendar.of_day(anchor.day + datetime.timedelta(days=parts.number("T") or 0))), parts, parts.letters
    )


def _overnight(parts: _Parts, anchor: Anchor) -> Reckoned:
    """The night before the report's day, which has two days."""
    if anchor.day is None:
        return _unknown(NO_DAY)._replace(kind="time")
    night = calendar.of_days(anchor.day - datetime.timedelta(days=1), anchor.day)
    return _reckoned(night)._replace(kind="time")


def _part(parts: _Parts, anchor: Anchor) -> Reckoned:
    if parts.has("i") and anchor.day is not None:
        return _reckoned(calendar.of_day(anchor.day))._replace(kind="time")
    if parts.has("l") and anchor.day is not None:
        return _reckoned(calendar.of_day(anchor.day - datetime.timedelta(days=1)))._replace(kind="time")
    if anchor.before is not None and anchor.before.first == anchor.before.last:
        day = anchor.before.first + datetime.timedelta(days=parts.step)
        return Reckoned("time", calendar.of_day(day), "reckoned from another time")
    return _unknown("which day is not told")._replace(kind="time")


def _clock(parts: _Parts, anchor: Anchor) -> Reckoned:
    written = parts.get("Cc") or parts.get("ndy") or ""
    if ":" not in written and len(written) == 4:
        written = f"{written[:2]}:{written[2:]}"
    hour, _, minute = written.partition(":")
    value = int(hour or 0) % 12 + int(parts.get("A") or 0) if parts.has("A") else int(hour or 0)
    clock = f"{value:02}:{minute[:2] or '00'}"
    if value > 24:
        return _unknown("no clock has it")
    if anchor.before is not None and anchor.before.first == anchor.before.last:
        return Reckoned("time", anchor.before, "reckoned from another time", clock=clock)
    return Reckoned("time", None, "unknown", reason="which day is not told", clock=clock)


def _season(parts: _Parts, anchor: Anchor) -> Reckoned:
    season, year = parts.number("s") or 21, parts.number("y")
    if year is not None:
        return _written(calendar.of_season(year, season))
    day = anchor.day
    if day is None:
        return _unknown(NO_DAY)
    month = calendar.SEASON_MONTHS[season]
    year = day.year if day.month >= month else day.year - 1
    inside = calendar.of_season(year, season).last >= day
    if parts.has("x") or (anchor.future and not inside) or (parts.has("i") and not inside and day.month < month):
        year += 1
    elif parts.has("l") and inside:
        year -= 1
    return _reckoned(calendar.of_season(year, season))


def _step(parts: _Parts, anchor: Anchor) -> Reckoned:
    """Read "last week", "this year", "the previous day", "that month"."""
    told = parts.has("qkf")
    base = anchor.before.first if told and anchor.before is not None else None if told else anchor.day
    if base is None:
        return _unknown("which time it follows is not told" if told else NO_DAY)
    range_ = _edged(units.around(units.moved(base, parts.unit, parts.step), parts.unit), parts)
    kind: WhenKind = "time" if parts.unit in units.CLOCK_UNITS else "date"
    return Reckoned(kind, range_, "reckoned from another time" if told else "reckoned from the report's date")


def _ago(parts: _Parts, anchor: Anchor) -> Reckoned:
    """Read "a week ago", "two days later", "the day before": so much before or after the report's day or another time."""
    sign = 1 if parts.has("t") else -1
    # "A year earlier" is most often before the report's own time, "two days later" after the time last told.
    told = anchor.day is None or (parts.has("t") or (parts.has("b") and anchor.near and "-" not in parts.letters))
    base = anchor.before.first if told and anchor.before is not None else anchor.day
    count = parts.count if parts.has("ndya") else (1.0 if not parts.has("vj") else None)
    if base is None:
        return _unknown(NO_DAY)
    if count is None:
        return _unknown("how long before is not told" if sign < 0 else "how long after is not told")
    if parts.unit == "Y" and anchor.before is not None and units.is_quarter(anchor.before):
        # Figures of a quarter are held against those of the same quarter of another year.
        first = calendar.add_months(anchor.before.first, round(12 * sign * count))
        return Reckoned("date", calendar.of_months(first.year, first.month, 3), "reckoned from another time")
    moved = units.moved(base, parts.unit, sign * count)
    unit = {"W": "D", "10Y": "Y", "100Y": "Y"}.get(parts.unit, parts.unit)
    basis: WhenBasis = "reckoned from another time" if told and anchor.before is not None else "reckoned from the report's date"
    return Reckoned("date", units.around(moved, unit), basis)


def _quarter(parts: _Parts, anchor: Anchor) -> Reckoned:
    """Read "the third quarter of 1988", "fiscal 1989", "the 20th century"."""
    number, year, unit = parts.number("oO"), parts.number("y"), parts.unit
    if unit == "100Y" and number:
        return _written(calendar.of_years(100 * (number - 1), 100 * number - 1, f"{number - 1}XX") if number > 1 else None)
    if number is None and year is not None:
        return _written(calendar.of_year(year)) if unit != "3M" else _unknown("which quarter is not told")
    if anchor.day is None and year is None:
        return _unknown(NO_DAY)
    if unit == "3M" and number is not None and number <= 4:
        month = 3 * number - 2
        if year is not None:
            return _written(calendar.of_months(year, month, 3))
        assert anchor.day is not None
        year = anchor.day.year - (0 if anchor.future or month <= anchor.day.month else 1)
        return _reckoned(calendar.of_months(year, month, 3))
    if number is None and anchor.day is not None:
        return _reckoned(calendar.of_year(anchor.day.year + parts.step))
    return _unknown("which one is not told")


def _whole(parts: _Parts, anchor: Anchor) -> Reckoned:
    if parts.unit == "WE" and anchor.day is not None:
        back = 0 if anchor.day.isoweekday() >= 6 or anchor.future else 7
        return _reckoned(calendar.of_weekend(anchor.day - datetime.timedelta(days=back)))
    if parts.unit == "3M" and anchor.before is not None and units.is_quarter(anchor.before):
        return Reckoned("date", anchor.before, "reckoned from another time")
    if parts.unit == "3M" and anchor.day is not None:
        # Who speaks of "the quarter" speaks of the one that can be looked back on.
        return _reckoned(units.around(calendar.add_months(anchor.day, -3), parts.unit))
    return _unknown("which one is not told")


# --- Lengths and what recurs ---------------------------------------------------------------------------------------


def _length(parts: _Parts, anchor: Anchor) -> Reckoned:
    return Reckoned("duration", None, "written", duration=_duration(parts), reason=LENGTH)


def _span(parts: _Parts, anchor: Anchor) -> Reckoned:
    """Read "the past three months", "the next 24 hours": a length that ends or begins with the report's day."""
    if parts.letters.lstrip("H") in ("lv", "xv"):
        return _unknown(_REFS["past" if parts.step < 0 else "future"])  # "Recent years" tell no length.
    length, unit, count = _duration(parts), parts.unit, parts.count
    if anchor.day is None or count is None or parts.has("qf") or not unit:
        return Reckoned("duration", None, "written", duration=length, reason="which days is not told")
    moved = units.moved(anchor.day, unit, count if parts.step > 0 else -count)
    range_ = calendar.of_days(*sorted((moved, anchor.day)))
    return Reckoned("duration", range_, "reckoned from the report's date", duration=length)


def _often(parts: _Parts, anchor: Anchor) -> Reckoned:
    value = parts.get("D")
    if value is None and parts.has("uv"):
        value = _duration(parts)
    elif value is None:
        value = "P1W" if parts.has("wW") else "P1Y" if parts.has("ms") else "P1D"
    return Reckoned("set", None, "written", duration=value, reason="what recurs has no day")


def _ref(parts: _Parts, anchor: Anchor) -> Reckoned:
    return _unknown(_REFS[parts.get("R") or "past"])


def _duration(parts: _Parts) -> str:
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


# --- Answers ---------------------------------------------------------------------------------------------------


def _edged(range_: Range, parts: _Parts) -> Range:
    return calendar.third_of(range_, parts.edge) if parts.edge in calendar.THIRDS else range_


def _of_part(reckoned: Reckoned, parts: _Parts, letters: str = "") -> Reckoned:
    return reckoned._replace(kind="time", clock=parts.get("c")) if parts.has("pc") else reckoned


def _written(range_: Range | None) -> Reckoned:
    return Reckoned("date", range_, "written") if range_ is not None else _unknown("no calendar has it")


def _reckoned(range_: Range) -> Reckoned:
    return Reckoned("date", range_, "reckoned from the report's date")


def _unknown(reason: str) -> Reckoned:
    return Reckoned("date", None, "unknown", reason=reason)


_RECKONERS = {
    "iso": _iso, "range": _date, "date": _date, "month": _month, "year": _year, "decade": _decade, "holiday": _holiday,
    "weekday": _weekday, "day": _day, "overnight": _overnight, "part": _part, "clock": _clock, "season": _season, "step": _step,
    "ago": _ago, "quarter": _quarter, "whole": _whole, "length": _length, "units": _length, "span": _span, "often": _often,
    "ref": _ref,
}  # fmt: skip
