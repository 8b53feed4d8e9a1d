"""Finding the phrases of a table in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.phrases import Hits, PhraseTable
from counterclaim.records import Span

TABLE = PhraseTable([("U.S.", 1), ("US", 2), ("South Sudan", 3), ("Sudan", 4), ("al-Qaeda", 5), ("People's Army", 6)])
FOUND = {
    "longest first": ("South Sudan left Sudan", [3, 4]),
    "whole words only": ("Sudanese USA", []),
    "abbreviation": ("the U.S.-led and U.S. army", [1, 1]),
    "curly apostrophe": ("the People’s Army", [6]),
    "hard space": ("South\u00a0Sudan", [3]),
    "hyphen": ("an al-Qaeda cell", [5]),
    "case": ("us and south sudan", []),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_find(text: str, expected: list[int]) -> None:
    assert [hit.value for hit in TABLE.find(text)] == expected


def test_folded_table_finds_any_case_and_keeps_places() -> None:
    table = PhraseTable([("prime minister", 1)], fold=True)
    text = "İİ Prime Minister İ PRIME MINISTER"
    assert [hit.span.of(text) for hit in table.find(text)] == ["Prime Minister", "PRIME MINISTER"]


@given(st.text(alphabet="US. outhdanİß’'-\n", max_size=60))
def test_found_phrases_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    position = 0
    for hit in TABLE.find(text):
        assert position <= hit.span.start < hit.span.end <= len(text)
        position = hit.span.end


def test_hits_are_asked_by_place() -> None:
    hits = Hits(TABLE.find("Sudan met South Sudan"))
    assert [hit.value for hit in hits.within(Span(0, 21))] == [4, 3]
    assert [hit.value for hit in hits.within(Span(0, 12))] == [4]
    assert hits.at(7) is None
    at = hits.at(12)
    assert at is not None
    assert at.value == 3
    before = hits.last_before(10)
    assert before is not None
    assert before.value == 4
