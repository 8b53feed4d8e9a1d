"""Plain text: which lines belong together."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.sources.text import measure, read_lines, read_paragraphs

FIRST = (
    "The army said on Saturday that its troops had left three villages in the north, the first such move since the "
    "offensive began, and that more would follow."
)
SECOND = (
    "Local officials denied the claim. They said that the troops had been pushed out after two days of fighting near the river."
)
THIRD = (
    "A spokesman for the ministry declined to comment, but said that talks on a ceasefire would go on in the capital on Monday."
)
BODY = [FIRST, SECOND, THIRD]


def wrap(text: str, width: int = 72, **how: str) -> str:
    return "\n".join(textwrap.wrap(text, width, break_on_hyphens=False, **how))


def stub(text: str, words: int) -> str:
    first, rest = text.split()[:words], text.split()[words:]
    return " ".join(first) + "\n" + wrap(" ".join(rest), 79)


LAYOUTS = {
    "blank lines, wrapped at 72": "\n\n".join(wrap(text) for text in BODY),
    "blank lines, wrapped at 60": "\n\n".join(wrap(text, 60) for text in BODY),
    "blank lines, not wrapped": "\n\n".join(BODY),
    "one paragraph a line": "\n".join(BODY),
    "wrapped, no blank lines": "\n".join(wrap(text) for text in BODY),
    "indented first lines": "\n".join(wrap(text, initial_indent="    ") for text in BODY),
    "all lines indented": "\n\n".join(wrap(text, initial_indent="  ", subsequent_indent="  ") for text in BODY),
    "tabs before first lines": "\n".join("\t" + text for text in BODY),
    "first word alone": "\n".join(stub(text, 1) for text in BODY),
    "first two words alone": "\n".join(stub(text, 2) for text in BODY),
    "CRLF": "\r\n\r\n".join(wrap(text).replace("\n", "\r\n") for text in BODY),
    "old Mac": "\r\r".join(wrap(text).replace("\n", "\r") for text in BODY),
    "blanks at line ends": "\n\n".join(wrap(text).replace("\n", "  \n") for text in BODY),
    "many blank lines": "\n\n\n\n" + "\n \n\t\n".join(wrap(text) for text in BODY) + "\n\n\n",
}


def read(text: str) -> list[str]:
    return [piece.text for piece in read_paragraphs(text, lambda line: False)]


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_read_paragraphs_joins_wrapped_lines_of_each_layout(text: str) -> None:
    assert read(text) == BODY


PARTS = {
    "list": (
        "Its points:\n- Troops leave the north\n- Talks go on\n",
        ["Its points:", "- Troops leave the north", "- Talks go on"],
    ),
    "numbers": ("1. Troops leave\n2. Talks go on", ["1. Troops leave", "2. Talks go on"]),
    "transcript": ("Q: When?\nA: Soon.\nMR. SMITH: Thank you.", ["Q: When?", "A: Soon.", "MR. SMITH: Thank you."]),
    "heading over wrapped text": ("What happened\n" + wrap(FIRST), ["What happened", FIRST]),
    "comma at line end": (
        "All troops have left the region,\nthe spokesman said.",
        ["All troops have left the region, the spokesman said."],
    ),
    "headline in capitals, wrapped": (
        "ARMY SAYS THAT ITS TROOPS HAVE LEFT\nTHREE VILLAGES\n\n" + wrap(FIRST),
        ["ARMY SAYS THAT ITS TROOPS HAVE LEFT THREE VILLAGES", FIRST],
    ),
    "headline in capitals over a body that is not wrapped": (
        "ARMY SAYS THAT ITS TROOPS HAVE LEFT\nTHREE VILLAGES IN THE NORTH, AND THAT\nTALKS GO ON\n\n" + FIRST,
        ["ARMY SAYS THAT ITS TROOPS HAVE LEFT THREE VILLAGES IN THE NORTH, AND THAT TALKS GO ON", FIRST],
    ),
    "rubric over a headline in capitals": (
        "NEWS FROM THE NORTH AND THE EAST\nARMY SAYS THAT ITS TROOPS HAVE LEFT THREE VILLAGES\n\n" + wrap(FIRST),
        ["NEWS FROM THE NORTH AND THE EAST", "ARMY SAYS THAT ITS TROOPS HAVE LEFT THREE VILLAGES", FIRST],
    ),
    "short lines in capitals": (
        "ARMY LEAVES VILLAGES\nOFFICIALS DENY IT\n\n" + wrap(FIRST),
        ["ARMY LEAVES VILLAGES", "OFFICIALS DENY IT", FIRST],
    ),
    "headline in capitals over a line that is not": (
        "ARMY SAYS THAT ITS TROOPS HAVE LEFT\nOfficials deny it\n\n" + wrap(FIRST),
        ["ARMY SAYS THAT ITS TROOPS HAVE LEFT", "Officials deny it", FIRST],
    ),
    "compound at line end": (
        "They sent 10,000-\n12,000 troops, he said.",
        ["They sent 10,000-\n12,000 troops, he said.".replace("\n", "")],
    ),
    "hanging hyphen": ("Both pre- \nand post-war claims, he said.", ["Both pre- and post-war claims, he said."]),
}


@pytest.mark.parametrize(("text", "expected"), PARTS.values(), ids=PARTS.keys())
def test_read_paragraphs_parts_what_stands_apart(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_read_paragraphs_keeps_a_lone_line_that_stands_alone() -> None:
    text = "Kyiv, 26 April\nall troops have left."
    assert [piece.text for piece in read_paragraphs(text, lambda line: line.startswith("Kyiv"))] == text.split("\n")


def test_measure_finds_the_width_of_the_wrapping() -> None:
    layout = measure(list(read_lines("\n".join(wrap(text, 66) for text in BODY))))
    assert layout.width is not None
    assert 60 <= layout.width <= 66


def test_measure_tells_unwrapped_text() -> None:
    assert measure(list(read_lines("\n".join(BODY)))).width is None


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aB .,-\n\r\t\u00a0\u200b\u202e\U0001f600é"))
def test_read_paragraphs_loses_no_character_but_blanks(text: str) -> None:
    pieces = read_paragraphs(text, lambda line: False)
    kept = "".join(piece.text for piece in pieces)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
    for piece in pieces:
        for part in piece.slices:
            assert part.text == " " or part.text == text[part.start : part.end]
