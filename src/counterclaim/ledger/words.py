"""The words of a claim as they are compared: stems, and how much each tells."""

import functools
import re

import snowballstemmer

from counterclaim.lexicon import load_rows

_WORD = re.compile(r"[^\W\d_][^\W_'’]*(?:-[^\W\d_]+)*|\d[\d,.]*\d|\d")
_RAREST = 10.5
"""Weight of a word that the corpora hardly hold."""
_COMMONEST = 2.5
"""Weight of a word that tells nothing."""
_STEMMER = snowballstemmer.stemmer("english")


@functools.lru_cache(maxsize=200_000)
def stem_of(word: str) -> str:
    """Return the Snowball stem (Porter 2) of a word.

    >>> stem_of("Withdrawing"), stem_of("attacks")
    ('withdraw', 'attack')
    """
    stem: str = _STEMMER.stemWord(word.lower())
    return stem


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of the words of a text; the parts of a hyphened word count, too.

    >>> sorted(stems_of("Russian-backed troops left 2 towns"))
    ['2', 'back', 'left', 'russian', 'town', 'troop']
    """
    words = (part for match in _WORD.finditer(text) for part in match.group().split("-"))
    return frozenset(stem_of(word) for word in words if word)


@functools.cache
def _weights(lexicon: str | None) -> dict[str, float]:
    span = _RAREST - _COMMONEST
    rows = load_rows("word_weights", lexicon)
    return {row["stem"]: max(0.0, (float(row["weight"]) - _COMMONEST) / span) for row in rows}


def weight_of(stem: str, lexicon: str | None = None) -> float:
    """Return how much a stem tells, 0 to 1: 0 stands in most sentences, 1 in hardly any. Numbers tell by their figures."""
    if stem[:1].isdigit():
        return 0.0
    return _weights(lexicon).get(stem, 1.0)
