"""Sums and remainders among the figures of one claimant: shown with their parts, never corrected."""

from collections.abc import Iterator, Sequence

from counterclaim.reading.ground import Ground
from counterclaim.records import Figure, Tally

_MOST_PARTS = 5
_SPENT = frozenset({"shot down", "destroyed", "lost", "intercepted", "jammed", "suppressed"})
"""What becomes of what was launched."""


def find_tallies(ground: Ground, figures: Sequence[Figure]) -> tuple[Tally, ...]:
    """Return the sums and remainders that the figures of one claimant make, with their parts.

    A sum is told where figures of the same unit and happening that follow a total add up to it, and stand for parts of where it
    holds; a remainder where one claim tells how many were launched and what became of some.
    """
    by_claimant: dict[str | None, list[Figure]] = {}
    for figure in figures:
        if figure.claim is not None and _is_exact(figure):
            by_claimant.setdefault(_claimant(ground, figure), []).append(figure)
    found: list[Tally] = []
    for claimant, theirs in by_claimant.items():
        found += _sums(ground, claimant, theirs)
        found += _remainders(claimant, theirs)
    return tuple(found)


def _is_exact(figure: Figure) -> bool:
    return figure.bound == "exact" and figure.low is not None and figure.low == figure.high and not figure.vague


def _claimant(ground: Ground, figure: Figure) -> str | None:
    """Return the party that gives a figure, else the one who speaks; None for the outlet."""
    claim = ground.claim_at(figure.span)
    attribution = ground.attributions.get(claim.attribution or "") if claim is not None else None
    actors = [ground.actors[one.actor] for one in attribution.speakers if one.actor] if attribution is not None else []
    return next((actor.party or actor.name for actor in actors), None)


def _sums(ground: Ground, claimant: str | None, figures: Sequence[Figure]) -> Iterator[Tally]:
    alike: dict[tuple[str | None, str | None], list[Figure]] = {}
    for figure in figures:
        if figure.what is not None and figure.part_of is None:
            alike.setdefault((figure.unit, figure.what), []).append(figure)
    for group in alike.values():
        for number, total in enumerate(group):
            parts = _parts(ground, total, group[number + 1 :])
            if parts:
                yield Tally(kind="sum", total=total.id, parts=tuple(part.id for part in parts), rest=0.0, claimant=claimant)


def _parts(ground: Ground, total: Figure, later: Sequence[Figure]) -> Sequence[Figure]:
    """Return the run of figures right behind a total that adds up to it, or nothing."""
    added = 0.0
    for count, part in enumerate(later[:_MOST_PARTS], 1):
        if not (part.further or _is_finer(ground, part, total)):
            return ()
        added += part.low or 0.0
        if added == total.low and count > 1:
            return later[:count]
    return ()


def _is_finer(ground: Ground, part: Figure, total: Figure) -> bool:
    """Tell whether a part has a place of its own and the total another, wider one or none."""
    places = {place.id: place for place in ground.places}
    own, whole = places.get(part.place or ""), places.get(total.place or "")
    if own is None:
        return False
    return whole is None or (own.id != whole.id and whole.precision in ("country", "region", "area", None))


def _remainders(claimant: str | None, figures: Sequence[Figure]) -> Iterator[Tally]:
    for total in figures:
        if total.what not in ("launched", "fired"):
            continue
        parts = [
            figure for figure in figures if figure.claim == total.claim and figure.unit == total.unit and figure.what in _SPENT
        ]
        rest = (total.low or 0.0) - sum(part.low or 0.0 for part in parts)
        if parts and rest > 0:
            yield Tally(kind="remainder", total=total.id, parts=tuple(part.id for part in parts), rest=rest, claimant=claimant)
