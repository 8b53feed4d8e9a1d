"""Figures drawn side by side: a track for each claimant on one scale. The words stand beside every mark."""

from markupsafe import Markup

from counterclaim.exports.panels import OPEN_DOWN, OPEN_UP, Dot, Panel
from counterclaim.exports.svg import draw, join, nice_ticks, short_number, tag

WIDTH, HEIGHT = 360.0, 28.0
_MIDDLE = HEIGHT / 2
_EDGE = 14.0
_ARROW = 26.0
_RADIUS = 5.0


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
    if dot.bound in OPEN_UP and low is not None:
        return _arrow(_x(low, most), 1)
    if dot.bound in OPEN_DOWN and high is not None:
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
