import itertools
import time

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
        ("i dont know, you cant, WONT, I cannot", "i do nt know , you ca nt , WO NT , I can not".split()),
        ("gonna wanna gotta outta alot dunno", "gon na wan na got ta out ta a lot du n no".split()),
        ("I'ma, y'all", ["I", "'m", "a", ",", "y'", "all"]),
        ("its a pity for its army", "it s a pity for its army".split()),
        ("Mr Im said, Im not", "Mr Im said , I m not".split()),
        ("$5bn, 10pm, 6:30 a.m., 6p.m., 35mm, 5k, 47th", "$ 5 bn , 10 pm , 6:30 a.m. , 6 p.m. , 35 mm , 5 k , 47th".split()),
        ("Rs500 or US$20m", "Rs 500 or US$ 20 m".split()),
        ("mid-1980s, post-9/11, over-the-counter", "mid-1980s , post-9/11 , over - the - counter".split()),
        ("call +1 202-555-0143, or 555-0143", "call +1 202-555-0143 , or 555-0143".split()),
        ("300-1000 troops, 500-600", "300 - 1000 troops , 500 - 600".split()),
        ("a .45 and .5", "a .45 and .5".split()),
        ("the '90s, ’08, 1990's", "the '90s , ’08 , 1990's".split()),
        (
            "write to a.person@example.org, see Example.com/a?b.",
            "write to a.person@example.org , see Example.com/a?b .".split(),
        ),
        ("report.doc, alt.example.group, Will@HOME", "report.doc , alt.example.group , Will@HOME".split()),
        ("#2, #Talks2, @some_one", "# 2 , #Talks2 , @some_one".split()),
        ("fine :) (see: ) no :-( really", "fine :) ( see : ) no :-( really".split()),
        ("wait..., really?! ----- ''so''", "wait ... , really ?! ----- '' so ''".split()),
        ("men, etc. They left, etc., again", "men , etc . They left , etc. , again".split()),
        ("the U.S and c. 1300", "the U.S and c. 1300".split()),
        ("th- the w- way", "th- the w- way".split()),
        ("the gov't's plan b/c it w/o", "the gov't 's plan b/c it w/o".split()),
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


LONG = [
    "a.",
    "aa.",
    "a@",
    "1-",
    "1.",
    "+1",
    "A.A",
    "a.com/",
    "www.)",
    "n't",
    ":)",
    "etc. ",
    "its ",
    "etc." + " " * 99,
    "`s",
    "x_-.",
]


@pytest.mark.parametrize("piece", LONG)
def test_what_repeats_takes_linear_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    began = time.process_time()
    assert find_words(text)
    assert time.process_time() - began < 3
