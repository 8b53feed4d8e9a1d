"""Figures drawn: a track for each claimant on one scale, and values over time. The words stand beside every mark."""

from collections.abc import Sequence

from markupsafe import Markup

from counterclaim.exports.panels import Dot, Panel
from counterclaim.exports.svg import Days, draw, join, nice_ticks, short_number, tag
from counterclaim.records import Record

WIDTH, HEIGHT = 360.0, 28.0
_MIDDLE = HEIGHT / 2
_EDGE = 14.0
_ARROW = 26.0
_RADIUS = 5.0
_OUTLINES: dict[str, tuple[tuple[float, float], ...]] = {
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "triangle": ((0, -1.2), (1.2, 1), (-1.2, 1)),
    "cross": (
        (-1, -0.4), (-0.4, -0.4), (-0.4, -1), (0.4, -1), (0.4, -0.4), (1, -0.4),
        (1, 0.4), (0.4, 0.4), (0.4, 1), (-0.4, 1), (-0.4, 0.4), (-1, 0.4),
    ),
}  # fmt: skip
_OPEN_UP = ("at least", "over")
_OPEN_DOWN = ("at most", "up to", "under")
MARKS = ("circle", "square", "diamond", "triangle", "cross", "ring")
"""Shapes that tell claimants apart where values lie on one plane."""


class Point(Record, frozen=True):
    """A value that somebody gave on a day."""

    who: str
    day: str
    dot: Dot
    address: str


def draw_track(panel: Panel, row: int, number: int) -> Markup:
    """Return the track of one value: a dot is exact, hollow about, a bar a range, an arrow "at least" or "up to".

    The values of one claimant are joined by a thin line from each to the next, which goes on in the track below.
    """
    dots = panel.rows[row].dots
    ticks = nice_ticks(panel.most)
    places = [_place(dot, ticks[-1]) for dot in dots]
    here = places[number]
    marks = [tag("line", x1=_EDGE, x2=WIDTH - _EDGE, y1=_MIDDLE, y2=_MIDDLE, class_="track")]
    if number:
        marks.append(_line((places[number - 1] + here) / 2, 0, here, _MIDDLE))
    if number + 1 < len(dots):
        marks.append(_line(here, _MIDDLE, (here + places[number + 1]) / 2, HEIGHT))
    title = f"{panel.rows[row].who}: {dots[number].wording}"
    return draw(WIDTH, HEIGHT, title, *marks, _mark(dots[number], ticks[-1]), class_="figure-track")


def draw_axis(panel: Panel) -> Markup:
    """Return the scale that all tracks of a panel have: it starts at zero."""
    ticks = nice_ticks(panel.most)
    marks = []
    for tick in ticks:
        x = _x(tick, ticks[-1])
        anchor = "start" if tick == ticks[0] else "end" if tick == ticks[-1] else "middle"
        marks += [
            tag("line", x1=x, x2=x, y1=0, y2=5, class_="axis"),
            tag("text", short_number(tick), x=x, y=18, text_anchor=anchor),
        ]
    line = tag("line", x1=_EDGE, x2=WIDTH - _EDGE, y1=0, y2=0, class_="axis")
    return draw(WIDTH, 22, f"scale from 0 to {short_number(ticks[-1])}", line, *marks, class_="figure-axis")


def _x(value: float, most: float) -> float:
    return _EDGE + (WIDTH - 2 * _EDGE) * value / most


def _place(dot: Dot, most: float) -> float:
    numbers = [number for number in (dot.low, dot.high) if number is not None]
    return _x(sum(numbers) / len(numbers) if numbers else 0.0, most)


def _line(x1: float, y1: float, x2: float, y2: float) -> Markup:
    return tag("line", x1=x1, y1=y1, x2=x2, y2=y2, class_="revised")


def _mark(dot: Dot, most: float) -> Markup:
    low, high = dot.low, dot.high
    if dot.bound in _OPEN_UP and low is not None:
        return _arrow(_x(low, most), 1)
    if dot.bound in _OPEN_DOWN and high is not None:
        return _arrow(_x(high, most), -1)
    if low is not None and high is not None and low != high:
        left, right = _x(low, most), _x(high, most)
        kind = "bar about" if dot.bound == "about" else "bar"
        return tag("rect", x=left, y=_MIDDLE - _RADIUS, width=max(right - left, 2.0), height=2 * _RADIUS, class_=kind)
    kind = "dot about" if dot.bound == "about" else "dot"
    return tag("circle", cx=_place(dot, most), cy=_MIDDLE, r=_RADIUS, class_=kind)


def _arrow(x: float, way: int) -> Markup:
    """Return a bar at a number with an arrow to the side that is open."""
    tip = min(max(x + way * _ARROW, 3.0), WIDTH - 3.0)
    start = x if abs(tip - x) > _ARROW / 2 else tip - way * _ARROW
    head = f"{tip:.1f},{_MIDDLE:g} {tip - way * 7:.1f},{_MIDDLE - 5:g} {tip - way * 7:.1f},{_MIDDLE + 5:g}"
    return join(
        tag("line", x1=x, x2=x, y1=_MIDDLE - 7, y2=_MIDDLE + 7, class_="bound"),
        tag("line", x1=start, x2=tip, y1=_MIDDLE, y2=_MIDDLE, class_="bound"),
        tag("polygon", points=head, class_="arrow"),
    )


# --- Over time ---

_WIDE, _HIGH, _LEFT, _RIGHT, _TOP, _BOTTOM = 760.0, 300.0, 56.0, 744.0, 12.0, 262.0


def draw_over_time(name: str, points: Sequence[Point]) -> Markup:
    """Return the values of one quantity by the day on which they were said; each claimant has a shape. Empty without points."""
    if not points:
        return Markup("")
    days = Days(min(one.day for one in points), max(one.day for one in points), _LEFT + 10, _RIGHT - 10)
    numbers = [number for one in points for number in (one.dot.low, one.dot.high) if number is not None]
    ticks = nice_ticks(max(numbers, default=0.0))
    whos = list(dict.fromkeys(one.who for one in points))
    marks = [
        join(
            tag("line", x1=_LEFT, x2=_RIGHT, y1=_y(tick, ticks), y2=_y(tick, ticks), class_="grid"),
            tag("text", short_number(tick), x=_LEFT - 6, y=_y(tick, ticks) + 4, text_anchor="end"),
        )
        for tick in ticks
    ]
    for day, label in days.ticks():
        marks.append(tag("text", label, x=days.x(day), y=_BOTTOM + 18, text_anchor="middle"))
    for one in points:
        shape = MARKS[min(whos.index(one.who), len(MARKS) - 1)]
        named = tag("title", f"{one.who}, {one.day}: {one.dot.wording}")
        marks.append(tag("a", named, _value(one, days.x(one.day), ticks, shape), href=one.address))
    return draw(_WIDE, _HIGH, f"{name} by claimant and day", *marks, class_="over-time")


def draw_legend_mark(number: int) -> Markup:
    """Return the shape of a claimant, by its place among them."""
    shape = MARKS[min(number, len(MARKS) - 1)]
    return tag("svg", draw_shape(shape, 9, 9), viewBox="0 0 18 18", width=18, height=18, aria_hidden="true", class_="over-time")


def _y(value: float, ticks: Sequence[float]) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * value / ticks[-1]


def _value(one: Point, x: float, ticks: Sequence[float], shape: str) -> Markup:
    dot = one.dot
    numbers = [number for number in (dot.low, dot.high) if number is not None]
    ends = [_y(number, ticks) for number in numbers]
    bar = tag("line", x1=x, x2=x, y1=min(ends), y2=max(ends), class_="bound") if len(set(ends)) > 1 else Markup("")
    y = sum(ends) / len(ends)
    return join(bar, draw_shape(shape, x, y), _open_end(dot, x, y))


def _open_end(dot: Dot, x: float, y: float) -> Markup:
    way = -1 if dot.bound in _OPEN_UP else 1 if dot.bound in _OPEN_DOWN else 0
    if not way:
        return Markup("")
    tip = y + way * 16
    points = f"{x:.1f},{tip:.1f} {x - 4:.1f},{tip - way * 6:.1f} {x + 4:.1f},{tip - way * 6:.1f}"
    return join(tag("line", x1=x, x2=x, y1=y, y2=tip, class_="bound"), tag("polygon", points=points, class_="arrow"))


def draw_shape(shape: str, x: float, y: float, size: float = 5.0) -> Markup:
    """Return one of the shapes of `MARKS`."""
    if shape in ("circle", "ring"):
        return tag("circle", cx=x, cy=y, r=size, class_="dot about" if shape == "ring" else "dot")
    if shape == "square":
        return tag("rect", x=x - size, y=y - size, width=2 * size, height=2 * size, class_="dot")
    ways = _OUTLINES[shape]
    return tag("polygon", points=" ".join(f"{x + dx * size:.1f},{y + dy * size:.1f}" for dx, dy in ways), class_="dot")
