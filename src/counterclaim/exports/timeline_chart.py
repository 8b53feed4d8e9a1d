"""The timeline of a matter: a lane for each side, claims by the days that they speak of, with a tick where they were said."""

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from counterclaim.exports.svg import Days, draw, join, tag
from counterclaim.records import Matter, Saying

WIDTH = 760.0
_LEFT, _RIGHT, _TOP = 150.0, 748.0, 26.0
_LANE, _STEP = 22.0, 20.0
_MARK = 16.0
MOST_CLAIMS = 60
"""Claims that are drawn; the list beside the drawing has all."""
_LABEL = 20


def draw_timeline(matter: Matter, sayings: Mapping[str, Saying], address: Callable[[str], str]) -> Markup:
    """Return the timeline of a matter, empty where fewer than two days are known.

    A claim lies on the day that it speaks of, a bar from the first to the last where that is not one day; a tick marks when it
    was said. Where it does not tell a day, it lies where it was said. Undated claims are not drawn.
    """
    shown = [claim for claim in matter.claims if _day(sayings[claim])][:MOST_CLAIMS]
    days = sorted({day for claim in shown for day in _days(sayings[claim])})
    if len(days) < 2:
        return Markup("")
    scale = Days(days[0], days[-1], _LEFT + 12, _RIGHT - 12)
    numbers = {claim: number for number, claim in enumerate(matter.claims, 1)}
    marks, top = [], _TOP
    for side in matter.sides:
        own = [claim for claim in side.claims if claim in shown]
        if not own:
            continue
        rows = _rows([sayings[claim] for claim in own], scale)
        marks.append(_lane(_name(side.party, [sayings[claim] for claim in own]), top, len(rows)))
        for depth, row in enumerate(rows):
            marks += [_mark(saying, numbers[saying.claim], scale, top + depth * _STEP, address) for saying in row]
        top += max(len(rows), 1) * _STEP + _LANE - _STEP + 8
    grid = [_tick(label, scale.x(day), top) for day, label in scale.ticks()]
    return draw(WIDTH, top + 6, "What each side says happened when, and when it was said", *grid, *marks, class_="timeline")


def _day(saying: Saying) -> str | None:
    return saying.happened[0] if saying.happened else saying.day


def _days(saying: Saying) -> list[str]:
    return [*(saying.happened or ()), *((saying.day,) if saying.day else ())]


def _name(party: str | None, said: Sequence[Saying]) -> str:
    name = party or ("reports' own voice" if all(saying.own for saying in said) else "no party told")
    return name if len(name) <= _LABEL else f"{name[: _LABEL - 1]}…"


def _rows(said: Sequence[Saying], scale: Days) -> list[list[Saying]]:
    """Return claims in rows in which their marks do not lie on each other."""
    rows: list[tuple[float, list[Saying]]] = []
    for saying in sorted(said, key=lambda one: (_day(one) or "", one.claim)):
        left, right = _ends(saying, scale)
        place = next((n for n, (end, _) in enumerate(rows) if end + 4 < left), None)
        if place is None:
            rows.append((right, [saying]))
        else:
            rows[place] = (right, [*rows[place][1], saying])
    return [row for _, row in rows]


def _ends(saying: Saying, scale: Days) -> tuple[float, float]:
    places = [scale.x(day) for day in _days(saying)]
    return min(places) - _MARK / 2, max(places) + _MARK / 2


def _lane(name: str, top: float, rows: int) -> Markup:
    height = max(rows, 1) * _STEP + 2
    return join(
        tag("rect", x=_LEFT, y=top - 3, width=_RIGHT - _LEFT, height=height, class_="lane"),
        tag("text", name, x=_LEFT - 8, y=top + 12, text_anchor="end", class_="side"),
    )


def _tick(label: str, x: float, bottom: float) -> Markup:
    line = tag("line", x1=x, x2=x, y1=_TOP - 6, y2=bottom, class_="grid")
    return join(line, tag("text", label, x=x, y=12, text_anchor="middle"))


def _mark(saying: Saying, number: int, scale: Days, top: float, address: Callable[[str], str]) -> Markup:
    told = _day(saying) or ""
    last = saying.happened[1] if saying.happened else told
    x, end = scale.x(told), scale.x(last)
    middle = top + _MARK / 2
    parts = [tag("title", f"{number}, {told}{f' to {last}' if last != told else ''}, said {saying.day or 'on a day not told'}")]
    if saying.day and saying.happened and not saying.happened[0] <= saying.day <= saying.happened[1]:
        said = scale.x(saying.day)
        parts.append(tag("line", x1=end, x2=said, y1=middle, y2=middle, class_="until"))
        parts.append(tag("line", x1=said, x2=said, y1=top + 2, y2=top + _MARK - 2, class_="said"))
    if end > x:
        parts.append(tag("rect", x=x, y=middle - 3, width=end - x, height=6, class_="span"))
    kind = saying.stance if saying.stance in ("denies", "disputes", "confirms") else "told"
    parts.append(tag("rect", x=x - _MARK / 2, y=top, width=_MARK, height=_MARK, rx=3, class_=f"mark {kind}"))
    parts.append(tag("text", str(number), x=x, y=top + 12, text_anchor="middle", class_="number"))
    return tag("a", *parts, href=address(saying.claim), class_="claim")
