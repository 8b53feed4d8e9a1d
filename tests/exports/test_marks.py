"""Cutting at borders: the pieces are the text, the marks cover what they must."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.exports.entries import list_entries
from counterclaim.exports.marks import LANES, Mark, Piece, cut_blocks, cut_span
from counterclaim.records import Span
from tests.exports.story import tell_story

# A busy machine must not fail a test that is right.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

TEXT = "The ministry said that the spokesman had told the agency that the bridge had fallen."


def spans() -> st.SearchStrategy[Span]:
    return st.builds(lambda start, length: Span(start, min(start + length, len(TEXT))), st.integers(0, 60), st.integers(1, 84))


def covered(pieces: tuple[Piece, ...], number: int) -> set[int]:
    places: set[int] = set()
    start = 0
    for piece in pieces:
        if any(mark.number == number for mark in piece.marks):
            places |= set(range(start, start + len(piece.text)))
        start += len(piece.text)
    return places


@UNHURRIED
@given(st.lists(spans(), max_size=12))
def test_pieces_are_the_text_and_marks_cover_their_spans(given_spans: list[Span]) -> None:
    marks = [Mark(span=span, number=number, part="content") for number, span in enumerate(given_spans, 1)]
    pieces = cut_span(TEXT, Span(0, len(TEXT)), marks, [])
    assert "".join(piece.text for piece in pieces) == TEXT
    for mark in marks:
        assert covered(pieces, mark.number) == set(range(mark.span.start, mark.span.end))


@UNHURRIED
@given(st.lists(spans(), max_size=LANES))
def test_contents_that_overlap_lie_in_different_lanes(given_spans: list[Span]) -> None:
    marks = [Mark(span=span, number=number, part="content") for number, span in enumerate(given_spans, 1)]
    for piece in cut_span(TEXT, Span(0, len(TEXT)), marks, []):
        lanes = [mark.lane for mark in piece.marks]
        assert len(lanes) == len(set(lanes))


def test_inner_content_lies_nearest_to_the_letters() -> None:
    outer = Mark(span=Span(23, 83), number=1, part="content")
    inner = Mark(span=Span(62, 83), number=2, part="content")
    lanes = {mark.number: mark.lane for piece in cut_span(TEXT, Span(0, len(TEXT)), [outer, inner], []) for mark in piece.marks}
    assert lanes == {1: 1, 2: 0}


def test_content_that_runs_over_blocks_is_marked_in_each() -> None:
    report, reading = tell_story()
    entries = list_entries(report, reading)
    wide = Span(entries[2].claim.content[0].start, entries[11].claim.content[0].end)
    claim = type(entries[2].claim)(id="x", attribution=None, content=(wide,), stance="asserts")
    entry = type(entries[2])(number=1, claim=claim, attribution=None)
    blocks = cut_blocks(report.text, report.blocks, [entry])
    marked = [i for i, pieces in enumerate(blocks) if any(piece.marks for piece in pieces)]
    assert marked == [6, 7, 8, 9]
    assert sum(len(piece.begins) for pieces in blocks for piece in pieces) == 1


def test_every_claim_has_one_tag() -> None:
    report, reading = tell_story()
    entries = list_entries(report, reading)
    tags = [number for pieces in cut_blocks(report.text, report.blocks, entries) for piece in pieces for number in piece.begins]
    assert sorted(tags) == [entry.number for entry in entries]


def test_many_marks_are_cut_in_time_that_grows_with_their_number() -> None:
    text = "word " * 40_000
    marks = [Mark(span=Span(i * 5, i * 5 + 4), number=i + 1, part="content") for i in range(40_000)]
    assert len(cut_span(text, Span(0, len(text)), marks, [])) == 80_000
