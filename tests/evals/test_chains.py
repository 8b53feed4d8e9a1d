import hashlib
from collections.abc import Sequence

import pytest

from counterclaim.parsing.parse import parse_report
from counterclaim.records import Attribution, Parse, Span, Speaker
from evals.chains import BOTH, DATA, DEFAULT, Judge, Link, Marked, Outcome, figures_of, read_marked, report_of, table, text_of
from tests.parsing.fake import FakeEncoder

TEXT = "The mayor said the army denied reports that a bridge fell."
SAID = Link(source=(0, 9), cue=((10, 14),), content=((15, 57),))
DENIED = Link(source=(15, 23), cue=((24, 30),), content=((31, 57),), parent=0)
REPORTS = Link(source=None, cue=((31, 38),), content=((39, 57),), parent=0)


def marked_as(*links: Link, kind: str = "nominal", no_cue: tuple[tuple[int, int], ...] = ()) -> Marked:
    return Marked("a/b", "1", 0, len(TEXT), (0, len(TEXT)), "tune", kind, links, no_cue)


def attribution(link: Link, *, parent: str | None = None, via: tuple[Speaker, ...] = ()) -> Attribution:
    return Attribution(
        id=str(link.cue),
        source=None if link.source is None else Span(*link.source),
        cue=Span(*link.cue[0]),
        content=tuple(Span(*piece) for piece in link.content),
        form="indirect",
        speakers=(),
        parent=parent,
        via=via,
    )


def parse_of(marked: Marked) -> Parse:
    return parse_report(report_of(marked, TEXT), FakeEncoder())


def outcome_of(marked: Marked, found: Sequence[Attribution]) -> Outcome:
    return Judge(marked, parse_of(marked), found).outcome()


def test_all_links_and_parents_make_it_right() -> None:
    marked = marked_as(SAID, DENIED, REPORTS)
    said = attribution(SAID)
    inner = [attribution(DENIED, parent=said.id), attribution(REPORTS, parent=said.id)]
    assert outcome_of(marked, [said, *inner]).both
    assert outcome_of(marked, [said, attribution(DENIED), inner[1]]) == Outcome("nominal", outer=True, inner=False)
    assert outcome_of(marked, inner) == Outcome("nominal", outer=False, inner=False)


def test_a_link_without_parent_hangs_from_no_marked_link() -> None:
    denied, reports = (Link(link.source, link.cue, link.content) for link in (DENIED, REPORTS))
    found = attribution(denied)
    assert outcome_of(marked_as(denied, reports), [found, attribution(reports)]).both
    assert not outcome_of(marked_as(denied, reports), [found, attribution(reports, parent=found.id)]).both


def test_a_relay_needs_its_channel() -> None:
    link = Link(DENIED.source, DENIED.cue, DENIED.content, via=SAID.source)
    channel = Speaker(span=Span(0, 9), actor=None)
    marked = marked_as(link, kind="relay")
    assert outcome_of(marked, [attribution(link, via=(channel,))]).both
    assert outcome_of(marked, [attribution(link)]) == Outcome("relay", outer=False, inner=True)
    beside = attribution(Link(SAID.source, SAID.cue, DENIED.content))
    assert outcome_of(marked, [beside, attribution(link)]).both


def test_a_trap_must_stay_silent() -> None:
    marked = marked_as(SAID, kind="trap", no_cue=((31, 38),))
    assert outcome_of(marked, [attribution(SAID)]).both
    assert not outcome_of(marked, [attribution(SAID), attribution(REPORTS)]).both


def test_figures_count_two_links_apart() -> None:
    outcomes = [Outcome("chain", True, True), Outcome("nominal", True, False), Outcome("alone", True, True)]
    figures = figures_of(outcomes)
    assert (figures["two links"]["sentences"], figures["two links"]["both"], figures["all"]["both"]) == (2, 50.0, 66.7)
    assert "interval" in table("tune", figures)


def test_the_marked_file_is_well_formed() -> None:
    marked = read_marked(DEFAULT)
    assert len({(one.file, one.id, one.start) for one in marked}) == len(marked) >= 200
    assert sum(one.kind == "chain" for one in marked) >= 60
    assert sum(one.kind in ("nominal", "alone") for one in marked) >= 100
    for one in marked:
        key = hashlib.sha256(f"{one.file} {one.id} {one.start}".encode()).digest()[0]
        assert one.half in ("fresh", "fresh2", "tune" if key % 2 else "report")
        assert one.context[0] <= one.start < one.end <= one.context[1]
        assert "test" not in one.file
        spans = [span for link in one.links for span in (link.source, link.via, *link.cue, *link.content) if span is not None]
        assert all(one.start <= start < end <= one.end for start, end in (*spans, *one.no_cue))
        assert all(link.parent is None or link.parent < number for number, link in enumerate(one.links))
        assert (one.kind == "relay") == any(link.via for link in one.links)
        assert one.kind == "relay" or (len(one.links) > 1) == (one.kind in BOTH)


@pytest.mark.shared
@pytest.mark.skipif(not DATA.is_dir(), reason="the corpora are not beside the repository")
def test_offsets_point_at_whole_words() -> None:
    for one in read_marked(DEFAULT):
        text = text_of(one, DATA)
        spans = [span for link in one.links for span in (link.source, *link.cue, *link.content) if span is not None]
        for start, end in (*spans, *one.no_cue):
            piece = text[start:end]
            assert piece == piece.strip(), (one.file, one.id, piece)
            assert not (text[start - 1 : start].isalnum() and piece[0].isalnum()), (one.file, one.id, piece)
            assert not (piece[-1].isalnum() and text[end : end + 1].isalnum()), (one.file, one.id, piece)
