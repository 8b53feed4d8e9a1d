"""Figures side by side: of each quantity of a matter, what each claimant gives, in the order of the days."""

from collections.abc import Iterator, Mapping

from counterclaim.exports.facts import describe_value
from counterclaim.quantities import force_of, is_former, is_rejected, is_whole
from counterclaim.records import Bound, Figure, Matter, Record, Report, Saying

OPEN_UP = frozenset({"at least", "over"})
"""Bounds whose figure may be more."""
OPEN_DOWN = frozenset({"at most", "up to", "under"})
"""Bounds whose figure may be less."""

_AGAINST = frozenset({"denies", "disputes"})
_CIVILIANS = frozenset({"civilian", "civilians"})


class Dot(Record, frozen=True):
    """A figure as one claimant gives it: the claims that give it so, the first day, and the value in words."""

    low: float | None
    high: float | None
    bound: Bound
    wording: str
    day: str | None
    claims: tuple[str, ...]
    reports: int


class Row(Record, frozen=True):
    """What one claimant gives, in the order of the days: more than one dot is a revision."""

    who: str
    dots: tuple[Dot, ...]


class Panel(Record, frozen=True):
    """One quantity: its unit, what happened to what is counted, and a row for each claimant. Nothing is summed or averaged."""

    unit: str
    what: str
    rows: tuple[Row, ...]

    @property
    def name(self) -> str:
        """Return what is counted in words."""
        return " ".join(filter(None, (self.unit, self.what)))

    @property
    def most(self) -> float:
        """Return the highest number that any bound names."""
        numbers = [number for row in self.rows for dot in row.dots for number in (dot.low, dot.high) if number is not None]
        return max(numbers, default=0.0)


Told = tuple[Saying, Figure]


def list_panels(matter: Matter, sayings: Mapping[str, Saying], reports: Mapping[str, Report]) -> tuple[Panel, ...]:
    """Return the quantities of a matter that several claimants give, or one gives more than once.

    Parts of another figure ("including two children"), words that stand for no number and what a claimant denies are left out.
    Soldiers and fighters, by whatever name, and civilians are told apart from each other and from people of any kind: a toll of
    civilians beside one of all the dead would look like a revision of it.
    """
    counted: dict[tuple[str, str], dict[str, list[Told]]] = {}
    for claim in matter.claims:
        saying = sayings[claim]
        for figure in saying.figures if saying.stance not in _AGAINST else ():
            if figure.part_of is None and not figure.vague and is_whole(reports[saying.report].text, figure.span):
                unit = _group_of(figure.kind) or figure.unit or ""
                by = counted.setdefault((unit, figure.what or ""), {})
                by.setdefault(name_claimant(saying), []).append((saying, figure))
    return tuple(
        Panel(unit=unit, what=what, rows=tuple(Row(who=who, dots=tuple(list_dots(told, reports))) for who, told in by.items()))
        for (unit, what), by in counted.items()
        if len(by) > 1 or any(len(told) > 1 for told in by.values())
    )


def is_given(saying: Saying, figure: Figure, text: str) -> bool:
    """Tell whether who says it gives the figure as one that holds: not denied, not former, not others' error."""
    return saying.stance not in _AGAINST and not is_former(text, figure.span) and not is_rejected(text, figure.span)


def _group_of(kind: str | None) -> str | None:
    """Return the group of people that a kind names, one of them or several; None for people of any kind.

    >>> [_group_of(kind) for kind in ("soldier", "troops", "rebel", "local civilians", "children", None)]
    ['soldiers', 'soldiers', 'fighters', 'civilians', None, None]
    """
    words = (kind or "").split()
    force = force_of(kind) or next(filter(None, (force_of(f"{word}s") for word in words)), None)
    return force or ("civilians" if _CIVILIANS.intersection(words) else None)


def name_claimant(saying: Saying) -> str:
    """Return who gives the figures of a claim: the party, else the speaker, else that it is reports' own voice."""
    return saying.party or next(iter(saying.speakers), "reports' own voice" if saying.own else "nobody named")


def list_dots(told: list[Told], reports: Mapping[str, Report]) -> Iterator[Dot]:
    """Yield the values of one claimant in the order in which they were first given; the same value again is the same dot."""
    same: dict[tuple[float | None, float | None, str], list[Told]] = {}
    for saying, figure in told:
        same.setdefault((figure.low, figure.high, figure.bound), []).append((saying, figure))
    for held in same.values():
        saying, figure = held[0]
        yield Dot(
            low=figure.low,
            high=figure.high,
            bound=figure.bound,
            wording=describe_value(figure, reports[saying.report].text),
            day=saying.day,
            claims=tuple(one.claim for one, _ in held),
            reports=len({one.report for one, _ in held}),
        )
