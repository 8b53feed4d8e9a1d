import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.parsing.words import find_words


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in find_words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The country's leaders didn't agree.", ["The", "country", "'s", "leaders", "did", "n't", "agree", "."]),
        ("They’ll say we’re lost", ["They", "’ll", "say", "we", "’re", "lost"]),
        ("Ukraine can't and cannot", ["Ukraine", "ca", "n't", "and", "can", "not"]),
        ("O'Brien's", ["O'Brien", "'s"]),
        ("10,000-12,000 troops", ["10,000", "-", "12,000", "troops"]),
        ("1,300 square km, $2.5 billion, 40%", ["1,300", "square", "km", ",", "$", "2.5", "billion", ",", "40", "%"]),
        ("Gov. Smith of St. Louis met U.S. Sen. Lee.", "Gov. Smith of St. Louis met U.S. Sen. Lee .".split()),
        ("a ceasefire-monitoring, anti-war ex-general", "a ceasefire - monitoring , anti-war ex-general".split()),
        ("at 5:30 p.m. on 9/11", ["at", "5:30", "p.m.", "on", "9/11"]),
        ("“completely failed”.", ["“", "completely", "failed", "”", "."]),
        ("Kyiv — Moscow... no", ["Kyiv", "—", "Moscow", "...", "no"]),
        ("see https://example.org/a?b=1. Then", ["see", "https://example.org/a?b=1", ".", "Then"]),
        ("No. 5 said no.", ["No.", "5", "said", "no", "."]),
        ("the 1990s and the 47th", ["the", "1990s", "and", "the", "47th"]),
        ("Москва said", ["Москва", "said"]),
        ("", []),
        (" \n\n\t", []),
    ],
)
def test_words_follow_the_treebanks(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=200))
def test_words_cover_all_but_white_space(text: str) -> None:
    found = find_words(text)
    assert all(a < b for a, b in found)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(found))
    covered = {position for start, end in found for position in range(start, end)}
    assert all(position in covered or character.isspace() for position, character in enumerate(text))
    assert not any(character.isspace() for start, end in found for character in text[start:end])


def test_a_range_is_split_alone() -> None:
    assert find_words("KYIV (Agency) - All", 16) == [(16, 19)]


def test_a_long_line_takes_linear_time() -> None:
    assert len(find_words("a-" * 20_000)) == 40_000
    assert len(find_words("'" * 10_001)) > 0
