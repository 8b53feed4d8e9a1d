"""Whatever the text and the records, they load back equal and their spans hold."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.ids import record_id, report_id
from counterclaim.records import (
    Actor,
    Answer,
    Attribution,
    Block,
    Claim,
    Naming,
    Omission,
    Party,
    Published,
    Reading,
    Report,
    Run,
    Span,
    Speaker,
    When,
)
from counterclaim.store import Store
from counterclaim.store.check import span_problems
from counterclaim.store.rows import lay_out, reading_of, report_of, to_json

HARD = "aé\u00a0\u0301\u200b\u202e\u05d0\u0639🚢👩🏽\r\n\t\0\x1c\u2028\ufeff'\"%:?\\"
WORDS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=2, max_size=60), st.text(HARD, min_size=2, max_size=60)
)
MAYBE = st.none() | st.text(HARD, max_size=5)
SCORE = st.floats(0, 1)


@st.composite
def records(draw: st.DrawFn) -> tuple[Report, Reading]:
    """Any report, and a reading whose references lead somewhere."""
    text = draw(WORDS)
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda ends: ends[0] < ends[1])
    span = places.map(lambda ends: Span(*ends))
    some = st.lists(span, max_size=3).map(tuple)
    outlet, url = draw(MAYBE), draw(MAYBE)
    id = report_id(outlet, url, text)
    report = Report(
        id=id,
        text=text,
        blocks=tuple(draw(st.lists(st.builds(Block, kind=st.sampled_from(("headline", "paragraph")), span=span), max_size=3))),
        source_map=tuple(draw(st.lists(st.builds(Run), max_size=2))),
        omitted=tuple(draw(st.lists(st.builds(Omission, text=st.text(HARD)), max_size=2))),
        outlet=outlet,
        url=url,
        byline=draw(MAYBE),
        published=draw(st.builds(Published, edtf=MAYBE, basis=st.just("given"), reason=MAYBE, span=st.none() | span)),
        name=draw(MAYBE),
        raw_sha256=draw(st.sampled_from(("", "ab" * 32))),
    )
    anchors = draw(st.lists(span, max_size=3, unique=True))
    actors = tuple(
        draw(st.builds(Actor, id=st.just(record_id("actor", id, [anchor])), name=WORDS, mentions=some, role=MAYBE, party=MAYBE))
        for anchor in anchors
    )
    attribution_ids = [record_id("attribution", id, [anchor]) for anchor in anchors]
    claim_ids = [record_id("claim", id, [anchor]) for anchor in anchors]
    said = st.none() | st.builds(When, span=span, edtf=MAYBE, first=MAYBE, last=MAYBE, reason=MAYBE)
    speaker = st.builds(
        Speaker, span=st.none() | span, actor=st.sampled_from([None, *(actor.id for actor in actors)]), reason=MAYBE
    )
    answer = st.builds(Answer, claim=st.sampled_from([None, *claim_ids]), span=st.none() | span, why=some, score=SCORE)
    attributions = tuple(
        draw(
            st.builds(
                Attribution,
                id=st.just(one),
                source=st.none() | span,
                cue=st.none() | span,
                content=some,
                speakers=st.lists(speaker, max_size=2).map(tuple),
                via=st.lists(speaker, max_size=1).map(tuple),
                addressees=st.lists(speaker, max_size=1).map(tuple),
                medium=st.none() | span,
                parent=st.sampled_from([None, *attribution_ids]),
                carries_on=some,
                said_on=said,
                score=SCORE,
            )
        )
        for one in attribution_ids
    )
    claims = tuple(
        draw(
            st.builds(
                Claim,
                id=st.just(one),
                attribution=st.sampled_from([None, *attribution_ids]),
                content=some,
                answers=st.lists(answer, max_size=2).map(tuple),
            )
        )
        for one in claim_ids
    )
    naming = st.builds(Naming, span=span)
    party = st.builds(
        Party, name=st.sampled_from(("North", "South")), country=MAYBE, namings=st.lists(naming, max_size=2).map(tuple)
    )
    parties = tuple(draw(st.lists(party, max_size=2, unique_by=lambda one: one.name)))
    return report, Reading(
        report_id=id, reader=draw(WORDS), parties=parties, actors=actors, attributions=attributions, claims=claims
    )


@given(st.lists(records(), min_size=1, max_size=3, unique_by=lambda both: both[0].id))
@settings(max_examples=40, deadline=None)
def test_any_records_load_back_equal(given_records: list[tuple[Report, Reading]]) -> None:
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "record.sqlite") as store:
        saved = []
        for report, reading in given_records:
            if store.save(report, reading) == "updated":
                saved = [(kept, read) for kept, read in saved if kept.id in {row.id for row in store.reports()}]
            saved.append((report, reading))
        for report, reading in saved:
            assert store.report(report.id) == report
            assert store.reading(report.id) == reading
        assert len(list(store.claims())) == sum(len(reading.claims) for _, reading in saved)
        assert store.verify() == []


@st.composite
def claims(draw: st.DrawFn) -> tuple[Report, Reading]:
    """Any text with a claim of any of its characters."""
    text = draw(WORDS)
    start = draw(st.integers(0, len(text) - 1))
    span = Span(start, draw(st.integers(start + 1, len(text))))
    report = Report(id=report_id(None, None, text), text=text, blocks=(), source_map=())
    claim = Claim(id=record_id("claim", report.id, [span]), attribution=None, content=(span,), stance="asserts")
    return report, Reading(report_id=report.id, reader="r", parties=(), actors=(), attributions=(), claims=(claim,))


@pytest.mark.slow
@given(claims())
@settings(max_examples=10_000, deadline=None)
def test_stored_spans_hold_the_characters_of_any_text(both: tuple[Report, Reading]) -> None:
    report, reading = both
    rows = lay_out(report, reading)["spans"]
    assert list(span_problems(report.text, rows)) == []
    assert [len(row["exact"]) for row in rows] == [len(reading.claims[0].content[0])]
    assert report_of(to_json(report), report.text) == report
    assert reading_of(to_json(reading)) == reading
