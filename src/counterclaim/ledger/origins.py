"""Statements that several claims rest on: one speaker's words of one day, or one text that several outlets carry."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from counterclaim.ids import hash_parts
from counterclaim.ledger.statements import Statement, iso
from counterclaim.ledger.unions import Unions
from counterclaim.records import Link, Origin

_SAME_TEXT = 0.8
_SHINGLE = 4
_FEWEST_WORDS = 6


def find_origins(statements: Mapping[str, Statement], links: Iterable[Link]) -> tuple[Origin, ...]:
    """Return the origins of statements: every statement has one; repeats by one speaker of one day, and copies, share it.

    `links` are those between the statements. Fourteen reports of one message are one origin.
    """
    unions = Unions(statements)
    for link in links:
        one, other = statements.get(link.claim), statements.get(link.to)
        if link.kind in ("repeats", "confirms") and one is not None and other is not None and _is_one(one, other):
            unions.join(link.claim, link.to)
    return tuple(_origin([statements[claim] for claim in group]) for group in unions.groups())


def _is_one(one: Statement, other: Statement) -> bool:
    """Tell whether two claims that say the same rest on one statement."""
    if same_text(one.content, other.content):
        return True
    shared = set(one.speakers) & set(other.speakers)
    said = (one.day or one.published, other.day or other.published)
    return bool(shared) and said[0] is not None and said[1] is not None and abs(said[0] - said[1]) <= 1


def same_text(one: str, other: str) -> bool:
    """Tell whether two texts are copies: four fifths of the runs of four words of the shorter stand in the longer.

    >>> same_text("Two missiles struck the centre of the town", "two missiles struck the centre of the town on Sunday")
    True
    """
    runs = [_runs(text) for text in (one, other)]
    least = min(map(len, runs))
    return least > 0 and len(runs[0] & runs[1]) >= _SAME_TEXT * least


def _runs(text: str) -> set[tuple[str, ...]]:
    words = [word.strip(".,;:\"'“”’()").lower() for word in text.split()]
    words = [word for word in words if word]
    return {tuple(words[i : i + _SHINGLE]) for i in range(len(words) - _SHINGLE + 1)} if len(words) >= _FEWEST_WORDS else set()


def _origin(group: Sequence[Statement]) -> Origin:
    ordered = sorted(group, key=lambda one: (one.time, one.report, one.spans[0].start))
    first = ordered[0]
    return Origin(
        id=hash_parts("origin", first.claim),
        claims=tuple(one.claim for one in ordered),
        reports=tuple(dict.fromkeys(one.report for one in ordered)),
        party=first.party,
        speaker=next(iter(first.speakers), None),
        day=iso(first.day or first.published),
    )


def count_origins(origins: Iterable[Origin], claims: Iterable[str]) -> int:
    """Return how many origins some claims have."""
    of: dict[str, str] = {}
    for origin in origins:
        of.update(dict.fromkeys(origin.claims, origin.id))
    return len({of.get(claim, claim) for claim in claims})


def by_report(origins: Iterable[Origin]) -> Mapping[str, tuple[Origin, ...]]:
    """Return origins by the reports that carry them."""
    found: dict[str, list[Origin]] = defaultdict(list)
    for origin in origins:
        for report in origin.reports:
            found[report].append(origin)
    return {report: tuple(held) for report, held in found.items()}
