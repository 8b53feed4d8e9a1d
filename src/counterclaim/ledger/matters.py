"""Matters: claims that links join, by party, with what is contested, who answered and what changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from counterclaim.ids import hash_parts
from counterclaim.ledger.origins import count_origins, find_origins
from counterclaim.ledger.statements import DENYING, Statement, iso
from counterclaim.ledger.unions import Unions
from counterclaim.records import Change, Link, Matter, MatterStatus, Side

CONTESTED: frozenset[MatterStatus] = frozenset({"disputed", "denied", "counter-figure"})
_JOINING = 0.5
"""Score of a link from which on it makes two claims one matter."""


def find_matters(statements: Mapping[str, Statement], links: Iterable[Link]) -> tuple[Matter, ...]:
    """Return the matters of a ledger, the newest change first: groups of two claims or more that links join."""
    strong = [link for link in links if link.score >= _JOINING and {link.claim, link.to} <= statements.keys()]
    unions = Unions({claim: None for link in strong for claim in (link.claim, link.to)})
    for link in strong:
        unions.join(link.claim, link.to)
    of_claim: dict[str, list[Link]] = {}
    for link in strong:
        of_claim.setdefault(link.claim, []).append(link)
    declined = frozenset(claim for one in statements.values() for claim in one.declines)
    matters = []
    for group in unions.groups():
        own = [link for claim in group for link in of_claim.get(claim, ())]
        matters.append(_matter(group, statements, declined, own))
    return tuple(sorted(matters, key=lambda matter: (matter.last or "", matter.id), reverse=True))


def matter_id(claim: str) -> str:
    """Return the id of a matter whose earliest claim this is."""
    return hash_parts("matter", claim)


def in_order(claims: Iterable[str], statements: Mapping[str, Statement]) -> list[Statement]:
    """Return the statements of claims in the order in which they were said."""
    return sorted((statements[claim] for claim in claims), key=lambda one: one.order)


def _matter(
    group: Sequence[str], statements: Mapping[str, Statement], declined: frozenset[str], links: Sequence[Link]
) -> Matter:
    ordered = in_order(group, statements)
    kept = sorted(links, key=lambda link: link.id)
    origins = find_origins({one.claim: one for one in ordered}, kept)
    count = count_origins(origins, group)
    days = [one.time for one in ordered if one.time]
    places = Counter(place.name for one in ordered for place in one.places if not place.wide)
    return Matter(
        id=matter_id(ordered[0].claim),
        claims=tuple(one.claim for one in ordered),
        links=tuple(link.id for link in kept),
        sides=tuple(_sides(ordered)),
        statuses=statuses_of(kept, ordered, count, declined),
        reports=tuple(dict.fromkeys(one.report for one in ordered)),
        origins=count,
        places=tuple(name for name, _ in sorted(places.items(), key=lambda item: (-item[1], item[0]))),
        changes=tuple(_changes(kept, statements)),
        first=iso(min(days, default=None)),
        last=iso(max(days, default=None)),
    )


def _sides(ordered: Sequence[Statement]) -> Iterator[Side]:
    parties: dict[str | None, list[Statement]] = {}
    for one in ordered:
        parties.setdefault(one.party or (next(iter(one.speakers), None) if not one.own else None), []).append(one)
    for party, said in parties.items():
        speakers = tuple(dict.fromkeys(name for one in said for name in one.speakers))
        yield Side(party=party, speakers=speakers, claims=tuple(one.claim for one in said))


def _changes(links: Iterable[Link], statements: Mapping[str, Statement]) -> Iterator[Change]:
    """Yield the revisions of figures in the order of their days."""
    revised = [link for link in links if link.kind == "revises" and link.was and link.now]
    for link in sorted(revised, key=lambda link: (statements[link.claim].order, link.id)):
        later = statements[link.claim]
        yield Change(was=link.was or "", now=link.now or "", claim=later.claim, party=later.party, day=iso(later.time))


def statuses_of(
    links: Sequence[Link], ordered: Sequence[Statement], origins: int, declined: frozenset[str] = frozenset()
) -> tuple[MatterStatus, ...]:
    """Return the statuses of a matter, in the order of `MatterStatus`: they describe what was said, never what is so."""
    statements = {one.claim: one for one in ordered}
    contests = [link for link in links if link.kind == "contradicts"]
    figures = [link for link in contests if link.rule == "other figure"]
    denied = [link for link in contests if statements[link.claim].stance in DENYING or statements[link.to].stance in DENYING]
    told: dict[MatterStatus, bool] = {
        "single source": origins == 1,
        "repeated": any(link.kind == "repeats" for link in links) and origins > 1,
        "disputed": bool(contests),
        "denied": bool(denied),
        "counter-figure": bool(figures),
        "confirmed by the adverse party": any(link.kind == "confirms" and link.adverse for link in links),
        "unanswered": _is_unanswered(ordered),
        "declined to comment": bool(declined & statements.keys()),
        "revised": any(link.kind == "revises" and link.rule != "withdrawn" for link in links),
        "withdrawn": any(link.rule == "withdrawn" for link in links),
    }
    return tuple(status for status, holds in told.items() if holds)


def _is_unanswered(ordered: Sequence[Statement]) -> bool:
    """Tell whether somebody is accused and no party that is accused says anything on the matter."""
    spoken = {one.party for one in ordered}
    accused = [one.parties - {one.party} for one in ordered if one.stance == "accuses"]
    return any(parties and not parties & spoken for parties in accused)


def is_contested(matter: Matter) -> bool:
    """Tell whether sides contest a matter."""
    return bool(CONTESTED.intersection(matter.statuses))
