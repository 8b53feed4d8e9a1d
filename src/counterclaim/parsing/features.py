"""What the model is told of each word beside its letters: shape, the break before it, quotation state.

The encoder is uncased and knows no layout; these three make up for it.
"""

import re
from functools import lru_cache

SHAPES = ("lower", "title", "upper", "mixed", "digit", "punctuation", "quote", "capital")
BREAKS = ("none", "space", "line", "paragraph", "inside")
QUOTES = ("outside", "inside", "mark")
INSIDE_WORD = BREAKS.index("inside")
EDGE_SHAPE = SHAPES.index("punctuation")
"""The shape of the marks around a window."""

_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")
_STRAIGHT = frozenset(('"', "``", "''"))
_MARKS = _OPENING | _CLOSING | _STRAIGHT
_PARAGRAPH = re.compile(r"\n\s*\n")


@lru_cache(maxsize=50_000)
def shape(word: str) -> int:
    """Return the number of the word's shape.

    >>> [SHAPES[shape(word)] for word in ("said", "Holt", "MONUSCO", "McCain", "1,300", "—", "“", "U")]
    ['lower', 'title', 'upper', 'mixed', 'digit', 'punctuation', 'quote', 'capital']
    """
    if word in _MARKS:
        return 6
    if word[0].isdigit():
        return 4
    if not any(character.isalnum() for character in word):
        return 5
    if word.islower():
        return 0
    if len(word) == 1 and word.isupper():
        return 7
    if word.isupper():
        return 2
    if word[0].isupper() and word[1:] == word[1:].lower():
        return 1
    return 3


def breaks(text: str, words: list[tuple[int, int]]) -> list[int]:
    """Return the number of the break before each word; the first word of a text begins a paragraph."""
    found: list[int] = []
    last = None
    for start, end in words:
        gap = "\n\n" if last is None else text[last:start]
        if not gap:
            found.append(0)
        elif "\n" not in gap:
            found.append(1)
        else:
            found.append(3 if _PARAGRAPH.search(gap) else 2)
        last = end
    return found


def quotes(text: str, words: list[tuple[int, int]], gaps: list[int]) -> list[int]:
    """Return for each word whether it stands outside or inside quotation marks, or is one; every paragraph starts anew.

    >>> text = 'Kyiv “completely failed”, he said'
    >>> from counterclaim.parsing.words import find_words
    >>> words = find_words(text)
    >>> [QUOTES[state] for state in quotes(text, words, breaks(text, words))][:6]
    ['outside', 'mark', 'inside', 'inside', 'mark', 'outside']
    """
    states: list[int] = []
    inside = False
    for (start, end), gap in zip(words, gaps, strict=True):
        if gap == 3:
            inside = False
        word = text[start:end]
        if word not in _MARKS:
            states.append(int(inside))
            continue
        states.append(2)
        inside = word in _OPENING or (word in _STRAIGHT and not inside)
    return states
