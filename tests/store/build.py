"""Small reports and readings, built by hand: two speakers who contradict each other, and a sentence of the outlet's own."""

import hashlib
from typing import Any

import msgspec

from counterclaim.ids import record_id, report_id
from counterclaim.records import (
    Actor,
    Answer,
    Attribution,
    Block,
    Claim,
    Dateline,
    Event,
    Figure,
    Naming,
    Omission,
    Participant,
    Party,
    Place,
    Published,
    Reading,
    Report,
    Run,
    Span,
    Speaker,
    Tally,
    When,
)

HEADLINE = "Ferry row grows"
READER = "reader 1"


def build(
    number: int = 1,
    *,
    outlet: str | None = "Harbour Post",
    published: str | None = "2025-03-04",
    reader: str = READER,
    url: str | None = None,
    **fields: Any,
) -> tuple[Report, Reading]:
    """Return a report on the ferry of this number, and its reading."""
    report = build_report(number, outlet, published, url)
    if fields:
        report = msgspec.structs.replace(report, **fields)
    return report, build_reading(report, reader)


def build_report(number: int, outlet: str | None, published: str | None, url: str | None) -> Report:
    """Return the report alone."""
    text = (
        f"{HEADLINE}\n\nVEILE, March 4 - Minister Ada Lünd said on Tuesday that ferry {number} left the harbour at noon 🚢, "
        f"with 40 people aboard. Union leader Ivo Krantz denied the claim: “Ferry {number} never left.” "
        "The harbour lies in the north."
    )
    body = text.index("VEILE")
    return Report(
        id=report_id(outlet, url, text),
        text=text,
        blocks=(
            Block(kind="headline", span=Span(0, len(HEADLINE))),
            Block(kind="dateline", span=find(text, "VEILE, March 4 -")),
            Block(kind="paragraph", span=Span(body + 17, len(text))),
        ),
        source_map=(Run(start=0, length=len(text), source_start=0, source_length=len(text)),),
        omitted=(Omission(text="Share this", reason="share bar", source_start=0, source_end=10),),
        outlet=outlet,
        dateline=Dateline(place="Veile", place_span=find(text, "VEILE"), date_text="March 4", date_span=find(text, "March 4")),
        published=Published(
            edtf=published, basis="dateline" if published else "unknown", reason=None if published else "no date"
        ),
        language="en",
        url=url,
        retrieved_at="2025-03-05T01:00:00+02:00",
        name=f"reports/ferry-{number}.txt",
        raw_sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def build_reading(report: Report, reader: str = READER) -> Reading:
    """Return what two speakers and the outlet say in the report."""
    text = report.text
    minister = _actor(report, "Ada Lünd", "Minister", "Northland")
    leader = _actor(report, "Ivo Krantz", "Union leader", "Dockers")
    ferry = text[text.index("ferry ") : text.index(" left the")]
    said = (find(text, f"{ferry} left the harbour at noon"), find(text, "with 40 people aboard"))
    quoted = find(text, f"F{ferry[1:]} never left")
    attributions = (
        _attribution(report, minister, "Minister Ada Lünd", "said", said),
        _attribution(report, leader, "Union leader Ivo Krantz", "denied", (quoted,)),
    )
    first = Claim(
        id=record_id("claim", report.id, [find(text, "said")]), attribution=attributions[0].id, content=said, stance="asserts"
    )
    denial = Answer(kind="denies", claim=first.id, span=find(text, "the claim"), why=(find(text, "denied"),), rule="cue")
    second = Claim(
        id=record_id("claim", report.id, [find(text, "denied")]),
        attribution=attributions[1].id,
        content=(quoted,),
        stance="denies",
        factuality="negated",
        answers=(denial,),
    )
    own = find(text, "The harbour lies in the north")
    third = Claim(
        id=record_id("claim", report.id, [own]),
        attribution=None,
        content=(own,),
        stance="asserts",
        hedged=True,
        factuality="asserted",
    )
    time, place, aboard, left = _facts(report, minister, first)
    return Reading(
        report_id=report.id,
        reader=reader,
        parties=(
            Party(name="Dockers", kind="movement", country=None, namings=(Naming(span=find(text, "Union"), by="description"),)),
        ),
        actors=(minister, leader),
        attributions=attributions,
        claims=(first, second, third),
        times=(time,),
        places=(place,),
        figures=(aboard, left),
        tallies=(Tally(kind="remainder", total=aboard.id, parts=(left.id,), rest=39.0, claimant="Northland"),),
        events=(_sailing(report, minister, first, (place, time, aboard)),),
    )


def _facts(report: Report, minister: Actor, claim: Claim) -> tuple[When, Place, Figure, Figure]:
    """Return a time, a place, and two figures of which the one is part of the other."""
    text = report.text
    noon, harbour, aboard = find(text, "at noon"), find(text, "the harbour"), find(text, "40")
    time = When(
        span=noon,
        edtf="2025-03-04T12",
        first="2025-03-04",
        last="2025-03-04",
        basis="reckoned from the report's date",
        id=record_id("time", report.id, [noon]),
        kind="time",
        claim=claim.id,
    )
    place = Place(
        id=record_id("place", report.id, [harbour]),
        mentions=(harbour, find(text, "The harbour")),
        metonyms=(harbour,),
        name="Veile Harbour",
        precision="point",
        geonames=1234,
        feature="HBR",
        admin1="Coast",
        country="NOR",
        latitude=59.5,
        longitude=10.1,
        score=0.5,
    )
    people = Figure(
        id=record_id("figure", report.id, [aboard]),
        span=aboard,
        low=40.0,
        high=None,
        bound="at least",
        unit="people",
        counted=find(text, "people"),
        what="carried",
        what_span=find(text, "aboard"),
        of=(Participant(span=minister.mentions[0], name=minister.name, actor=minister.id, party="Northland", sector="GOV"),),
        place=place.id,
        when=time.id,
        claim=claim.id,
    )
    left = find(text, "left")
    part = Figure(
        id=record_id("figure", report.id, [left]),
        span=left,
        low=1.0,
        high=1.0,
        bound="exact",
        unit=None,
        part_of=people.id,
        whole=40.0,
        vague=True,
        further=True,
    )
    return time, place, people, part


def _sailing(report: Report, minister: Actor, claim: Claim, facts: tuple[Place, When, Figure]) -> Event:
    place, time, figure = facts
    trigger = find(report.text, "left")
    return Event(
        id=record_id("event", report.id, [trigger]),
        type="RETREAT",
        trigger=trigger,
        mode="withdraw",
        who=(Participant(span=minister.mentions[0], name=minister.name, actor=minister.id),),
        to_whom=(Participant(span=find(report.text, "people"), name="people", sector="CVL", reason="nobody is named"),),
        place=place.id,
        when=time.id,
        figures=(figure.id,),
        status="ongoing",
        claim=claim.id,
    )


def find(text: str, words: str) -> Span:
    """Return where the words stand first."""
    start = text.index(words)
    return Span(start, start + len(words))


def _actor(report: Report, name: str, role: str, party: str) -> Actor:
    span = find(report.text, name)
    return Actor(
        id=record_id("actor", report.id, [span]),
        name=name,
        kind="person",
        mentions=(span,),
        role=role,
        role_span=find(report.text, role),
        party=party,
    )


def _attribution(report: Report, actor: Actor, source: str, cue: str, content: tuple[Span, ...]) -> Attribution:
    span = find(report.text, cue)
    when = find(report.text, "on Tuesday") if cue == "said" else None
    return Attribution(
        id=record_id("attribution", report.id, [span]),
        source=find(report.text, source),
        cue=span,
        content=content,
        form="direct" if cue == "denied" else "indirect",
        speakers=(Speaker(span=find(report.text, actor.name), actor=actor.id, basis="name"),),
        said_on=When(span=when, edtf="2025-03-04", first="2025-03-04", last="2025-03-04", basis="written") if when else None,
        score=0.1 + 0.2,
    )
