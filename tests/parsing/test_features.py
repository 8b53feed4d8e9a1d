from counterclaim.parsing.features import BREAKS, QUOTES, breaks, quotes
from counterclaim.parsing.words import find_words


def test_breaks_tell_lines_from_paragraphs() -> None:
    text = "One two,\nthree\n \nfour"
    assert [BREAKS[number] for number in breaks(text, find_words(text))] == [
        "paragraph",
        "space",
        "none",
        "line",
        "paragraph",
    ]


def test_a_quotation_left_open_ends_with_its_paragraph() -> None:
    text = '"We won\n\n"We lost" they said'
    words = find_words(text)
    states = [QUOTES[number] for number in quotes(text, words, breaks(text, words))]
    assert states == ["mark", "inside", "inside", "mark", "inside", "inside", "mark", "outside", "outside"]
