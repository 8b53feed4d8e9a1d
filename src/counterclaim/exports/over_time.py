"""Figures over time: a lane for each claimant, all on one scale of days and one scale of values."""

import math
from collections.abc import Callable, Iterator, Sequence

from markupsafe import Markup

from counterclaim.exports.panels import OPEN_DOWN, OPEN_UP, Dot
from counterclaim.exports.svg import Days, draw, join, short_number, tag
from counterclaim.records import Record

MOST_LANES = 12
"""Claimants that are drawn; the figures of the others stand in words alone."""
_WIDE, _LEFT, _RIGHT = 900.0, 190.0, 880.0
_LANE, _INSET, _FOOT = 58.0, 14.0, 26.0
_NAME = 26
"""Letters of a claimant's name that its lane has room for."""
_BESIDE = 44.0
"""Width within which a second number would be written over the first."""
_WRITTEN = 3
"""Numbers that are written beside marks which lie so near each other."""
_LOGARITHMIC = 50.0
"""How many times the least the greatest value is, from which equal steps upwards multiply instead of adding."""
Scale = Callable[[float], float]


class Point(Record, frozen=True):
    """A value that somebody gave on a day."""

    who: str
    day: str
    dot: Dot
    address: str


def draw_over_time(name: str, points: Sequence[Point]) -> Markup:
    """Return the values of one quantity by the day on which they were said, a lane for each claimant; empty without points.

    The higher in a lane, the greater. The values are written beside the marks, those of marks close together in one line.
    """
    if not points:
        return Markup("")
    whos = list(dict.fromkeys(one.who for one in points))[:MOST_LANES]
    days = Days(min(one.day for one in points), max(one.day for one in points), _LEFT + 12, _RIGHT - 110)
    scale = _scale([_middle(one.dot) for one in points])
    height = _LANE * len(whos) + _FOOT
    marks = [_ruler(days, height)]
    for number, who in enumerate(whos):
        lane = sorted((one for one in points if one.who == who), key=lambda one: one.day)
        marks.append(_lane(who, lane, number * _LANE, days, scale))
    return draw(_WIDE, height, f"{name} by claimant and day", *marks, class_="over-time")


def is_logarithmic(points: Sequence[Point]) -> bool:
    """Tell whether equal steps upwards multiply: the greatest value is many times the least."""
    values = [value for one in points if (value := _middle(one.dot)) > 0]
    return bool(values) and max(values) / min(values) >= _LOGARITHMIC


def _scale(values: Sequence[float]) -> Scale:
    """Return how high in its lane a value lies, from 0 to 1."""
    above = [value for value in values if value > 0]
    most = max(above, default=1.0)
    least = min(above, default=1.0)
    if most / least < _LOGARITHMIC:
        return lambda value: value / most
    span = math.log(most / least)
    return lambda value: 0.0 if value <= least else math.log(value / least) / span


def _ruler(days: Days, height: float) -> Markup:
    foot = height - _FOOT
    ticks = [
        join(
            tag("line", x1=days.x(day), x2=days.x(day), y1=0, y2=foot, class_="grid"),
            tag("text", label, x=days.x(day), y=foot + 18, text_anchor="middle"),
        )
        for day, label in days.ticks()
    ]
    return join(ticks)


def _lane(who: str, lane: Sequence[Point], top: float, days: Days, scale: Scale) -> Markup:
    base = top + _LANE
    short = who if len(who) <= _NAME else f"{who[: _NAME - 1]}…"
    named = tag("text", short, x=0, y=top + _LANE / 2 + 4, class_="side")
    marks = [named, tag("line", x1=0, x2=_RIGHT, y1=base, y2=base, class_="axis")]
    room = base - _INSET - top - _INSET
    places = [(days.x(one.day), base - _INSET - room * scale(_middle(one.dot))) for one in lane]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    if len(places) > 1:
        marks.append(tag("polyline", points=path, class_="revised", fill="none"))
    for one, (x, y) in zip(lane, places, strict=True):
        title = tag("title", f"{one.who}, {one.day}: {one.dot.wording}")
        marks.append(tag("a", title, _mark(one.dot, x, y), href=one.address))
    for last, numbers in _clusters([x for x, _ in places], [_number(one.dot) for one in lane]):
        marks.append(tag("text", numbers, x=places[last][0] + 9, y=places[last][1] + 4, class_="value"))
    return join(marks)


def _clusters(xs: Sequence[float], numbers: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the last of each group of values that lie too near to be written one by one, with all its numbers."""
    first = 0
    for i, x in enumerate(xs):
        if i + 1 < len(xs) and xs[i + 1] - x < _BESIDE:
            continue
        told = list(dict.fromkeys(numbers[first : i + 1]))
        yield i, ", ".join(told[:_WRITTEN]) + (", …" if len(told) > _WRITTEN else "")
        first = i + 1


def _middle(dot: Dot) -> float:
    numbers = [number for number in (dot.low, dot.high) if number is not None]
    return sum(numbers) / len(numbers) if numbers else 0.0


def _number(dot: Dot) -> str:
    low, high = dot.low, dot.high
    if low is not None and high is not None and low != high:
        return f"{short_number(low)}–{short_number(high)}"
    return short_number(_middle(dot))


def _mark(dot: Dot, x: float, y: float) -> Markup:
    """Return a value: a dot is exact, hollow about, an arrow "at least" or "up to", a square a range."""
    if dot.bound in OPEN_UP | OPEN_DOWN:
        way = -1 if dot.bound in OPEN_UP else 1
        points = f"{x:.1f},{y + way * 7:.1f} {x - 6:.1f},{y - way * 4:.1f} {x + 6:.1f},{y - way * 4:.1f}"
        return tag("polygon", points=points, class_="arrow")
    about = "dot about" if dot.bound == "about" else "dot"
    if dot.low is not None and dot.high is not None and dot.low != dot.high:
        return tag("rect", x=x - 5, y=y - 5, width=10, height=10, class_=about)
    return tag("circle", cx=x, cy=y, r=5.0, class_=about)
