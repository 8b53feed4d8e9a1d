import pytest

from counterclaim.reading.extents import clip_to_blocks, cut_out, form_of, merge, trim
from counterclaim.reading.scene import Scene
from counterclaim.records import Span
from tests.build import story
from tests.reading.sentences import words_of

TRIMMED = [
    pytest.param("all troops had left.", "all troops had left", id="full stop"),
    pytest.param("that all troops had left,", "all troops had left", id="that and comma"),
    pytest.param("Meanwhile, all troops had left", "all troops had left", id="connective with comma"),
    pytest.param("“all troops had left,”", "“all troops had left,”", id="whole quotation"),
    pytest.param("the U.S. base", "the U.S. base", id="abbreviation inside"),
]


@pytest.mark.parametrize(("text", "expected"), TRIMMED)
def test_trim_keeps_what_is_said(text: str, expected: str) -> None:
    report, parse = story(text)
    found = trim(Scene(report, parse), Span(0, len(text)))
    assert found is not None
    assert found.of(report.text) == expected


def test_trim_gives_none_for_marks_alone() -> None:
    report, parse = story("… , .")
    assert trim(Scene(report, parse), Span(0, 5)) is None


def test_cut_out_leaves_the_pieces_around_a_hole() -> None:
    report, parse = story("The troops, officials said, have left.")
    hole = Span(report.text.index("officials"), report.text.index(", have"))
    pieces = cut_out(Scene(report, parse), Span(0, len(report.text)), [hole])
    assert [piece.of(report.text) for piece in pieces] == ["The troops", "have left"]


def test_clip_to_blocks_leaves_the_dateline_out() -> None:
    report, parse = story("dateline| GOMA, March 3 -", "The city is calm.")
    parts = clip_to_blocks(Scene(report, parse), Span(0, len(report.text)))
    assert [part.of(report.text) for part in parts] == ["The city is calm."]


FORMS = [
    pytest.param("He said “never”.", ["“never”"], "direct", id="direct"),
    pytest.param("He said they would “never” go.", ["they would “never” go"], "mixed", id="mixed"),
    pytest.param("He said they would not go.", ["they would not go"], "indirect", id="indirect"),
    pytest.param("“Go,” he said. “Now.”", ["“Go,”", "“Now.”"], "direct", id="two pieces"),
]


@pytest.mark.parametrize(("text", "content", "form"), FORMS)
def test_form_of_tells_by_the_marks(text: str, content: list[str], form: str) -> None:
    report, parse = story(text)
    spans = [Span(text.index(piece), text.index(piece) + len(piece)) for piece in content]
    assert form_of(Scene(report, parse), spans) == form


def test_merge_joins_what_overlaps() -> None:
    assert merge([Span(5, 9), Span(0, 3), Span(2, 4)]) == (Span(0, 4), Span(5, 9))


def test_trim_leaves_no_preposition_whose_noun_is_elsewhere() -> None:
    tree = (
        "He|PRON|2|nsubj gave|VERB|0|root them|PRON|2|iobj the|DET|5|det news|NOUN|2|obj in|ADP|8|case a|DET|8|det "
        "meeting|NOUN|2|obl .|PUNCT|2|punct"
    )
    report, parse = story(words_of(tree), tree=tree)
    found = trim(Scene(report, parse), Span(report.text.index("the news"), report.text.index(" a meeting")))
    assert found is not None
    assert found.of(report.text) == "the news"
