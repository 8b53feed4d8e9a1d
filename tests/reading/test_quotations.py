import pytest

from counterclaim.reading.quotations import find_quotations, is_quoted
from counterclaim.records import Span
from tests.build import story

CASES = [
    pytest.param(("“Never,” he said.",), [("“Never,”",)], id="curly"),
    pytest.param(('"Never," he said.',), [('"Never,"',)], id="straight"),
    pytest.param(('“Never," he said.',), [('“Never,"',)], id="opened curly, closed straight"),
    pytest.param(("A ‘safe zone’ was set up; it’s closed.",), [("‘safe zone’",)], id="single, with an apostrophe"),
    pytest.param(("The ‘90s were calm.",), [], id="apostrophe that opens nothing"),
    pytest.param(("“One.", "“Two.”"), [("“One.", "“Two.”")], id="over two paragraphs"),
    pytest.param(("“One.", "“Two.", "“Three.”"), [("“One.", "“Two.", "“Three.”")], id="over three paragraphs"),
    pytest.param(("“One.", "He left."), [("“One.",)], id="never closed"),
    pytest.param(("“One,” he said. “Two.”",), [("“One,”",), ("“Two.”",)], id="two in a paragraph"),
    pytest.param(('A 12" pipe burst.',), [], id="inches"),
]


@pytest.mark.parametrize(("paragraphs", "expected"), CASES)
def test_find_quotations_pairs_marks(paragraphs: tuple[str, ...], expected: list[tuple[str, ...]]) -> None:
    report, _ = story(*paragraphs)
    found = [tuple(span.of(report.text) for span in quotation.spans) for quotation in find_quotations(report)]
    assert found == expected


def test_find_quotations_is_linear_in_marks() -> None:
    report, _ = story('"' * 20_000, "‘" * 20_000)
    assert find_quotations(report) is not None


def test_is_quoted_needs_both_marks() -> None:
    assert not is_quoted('"never', Span(0, 6))
