"""What a reading points to within itself must be there, once."""

from collections import Counter
from collections.abc import Iterator

from counterclaim.records import Reading


def reference_problems(reading: Reading) -> Iterator[str]:
    """Yield ids that occur twice, and references that lead nowhere.

    >>> list(reference_problems(Reading(report_id="r", reader="x", parties=(), actors=(), attributions=(), claims=())))
    []
    """
    ids = {
        "party": [party.name for party in reading.parties],
        "actor": [actor.id for actor in reading.actors],
        "attribution": [attribution.id for attribution in reading.attributions],
        "claim": [claim.id for claim in reading.claims],
        "time": [when.id for when in reading.times],
        "place": [place.id for place in reading.places],
        "figure": [figure.id for figure in reading.figures],
        "event": [event.id for event in reading.events],
    }
    for kind, found in ids.items():
        yield from (f"{kind} {id} occurs {count} times" for id, count in Counter(found).items() if count > 1)
    known = {kind: frozenset(found) for kind, found in ids.items()}
    for owner, kind, id in (*_claim_references(reading), *_fact_references(reading)):
        if id is not None and id not in known[kind]:
            yield f"{owner} names a{'n' if kind[0] in 'ae' else ''} {kind} that is not there, {id}"


Reference = tuple[str, str, str | None]
"""The record that points, the kind of record that it points to, and the id."""


def _claim_references(reading: Reading) -> Iterator[Reference]:
    for attribution in reading.attributions:
        owner = f"attribution {attribution.id}"
        yield owner, "attribution", attribution.parent
        for speaker in (*attribution.speakers, *attribution.addressees, *attribution.via):
            yield owner, "actor", speaker.actor
    for claim in reading.claims:
        yield f"claim {claim.id}", "attribution", claim.attribution
        yield from ((f"claim {claim.id}", "claim", answer.claim) for answer in claim.answers)


def _fact_references(reading: Reading) -> Iterator[Reference]:
    for when in reading.times:
        yield f"time {when.id}", "claim", when.claim
        yield f"time {when.id}", "time", when.anchor
    for figure in reading.figures:
        owner = f"figure {figure.id}"
        yield from ((owner, "claim", figure.claim), (owner, "place", figure.place), (owner, "time", figure.when))
        yield owner, "figure", figure.part_of
        yield from ((owner, "actor", one.actor) for one in (*figure.by, *figure.of, *figure.to))
    for tally in reading.tallies:
        yield from (("a tally", "figure", id) for id in (tally.total, *tally.parts))
    for event in reading.events:
        owner = f"event {event.id}"
        yield from ((owner, "claim", event.claim), (owner, "place", event.place), (owner, "time", event.when))
        yield from ((owner, "figure", figure) for figure in event.figures)
        yield from ((owner, "actor", one.actor) for one in (*event.who, *event.to_whom))
