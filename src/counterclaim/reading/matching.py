"""Which words two claims share: light stems, so that "met" meets "meeting" and "Ukrainian" meets "Ukraine"."""

import functools
from collections.abc import Iterable

from counterclaim.lexicon import load_rows
from counterclaim.reading.scene import Scene
from counterclaim.records import Span

CONTENT_PARTS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_SUFFIXES = (
    "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ors", "ians", "ian", "ese", "ed", "er", "or",
    "ans", "an", "als", "al", "ies", "es", "ia", "ly", "s", "e", "y", "i", "a",
)  # fmt: skip
_SHORTEST = 3
_LONG = 6
"""Letters from which "at" is an ending of verbs."""
_EMPTY = frozenset(
    {"be", "have", "do", "say", "tell", "make", "take", "give", "get", "go", "come", "other", "such", "same", "last"}
)


def stems_of(scene: Scene, content: Iterable[Span], *, without: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return the stems of the words of content (nouns, names, verbs, adjectives, numbers) in the spans."""
    tokens = (i for span in content for i in scene.tree.within(span))
    found = {stem(scene.tree.word(i), scene.lexicon) for i in tokens if scene.tree.tokens[i].upos in CONTENT_PARTS}
    return frozenset(found - _EMPTY - without - {""})


def names_of(scene: Scene, content: Iterable[Span]) -> frozenset[str]:
    """Return the stems of the proper nouns in the spans."""
    tokens = (i for span in content for i in scene.tree.within(span))
    return frozenset(stem(scene.tree.word(i), scene.lexicon) for i in tokens if scene.tree.tokens[i].upos == "PROPN")


def numbers_of(scene: Scene, content: Iterable[Span]) -> frozenset[str]:
    """Return the number words in the spans, in lower case, without separators of thousands."""
    tokens = (i for span in content for i in scene.tree.within(span))
    return frozenset(scene.tree.word(i).lower().replace(",", "") for i in tokens if scene.tree.tokens[i].upos == "NUM")


@functools.lru_cache(maxsize=65536)
def stem(word: str, lexicon: str | None = None) -> str:
    """Return a light stem of an English word: the base of an irregular form, else the word without its ending.

    >>> stem("met") == stem("meeting"), stem("Ukrainian") == stem("Ukraine"), stem("fought") == stem("fighting")
    (True, True, True)
    """
    lowered = word.lower().replace("’", "'").removesuffix("'s")
    if not lowered or not lowered[0].isalpha():
        return lowered.replace(",", "")
    lowered = _irregular(lexicon).get(lowered, lowered)
    if lowered in _EMPTY:
        return lowered
    for suffix in _SUFFIXES:
        if lowered.endswith(suffix) and len(lowered) - len(suffix) >= _SHORTEST and not _is_open(lowered, suffix):
            return _undouble(lowered.removesuffix(suffix))
    return _undouble(lowered)


def _is_open(word: str, suffix: str) -> bool:
    """The y of "deploy" belongs to the word, that of "army" is an ending."""
    return suffix == "y" and word[-2] in "aeiou"


def _undouble(stemmed: str) -> str:
    doubled = len(stemmed) > _SHORTEST and stemmed[-1] == stemmed[-2] and stemmed[-1] not in "aeiou"
    if doubled:
        return stemmed[:-1]
    return stemmed.removesuffix("at") if len(stemmed) >= _LONG else stemmed  # "violating" as "violation"


@functools.cache
def _irregular(lexicon: str | None) -> dict[str, str]:
    return {form: row["base"] for row in load_rows("irregular", lexicon) for form in row["forms"].split()}


def overlap(some: frozenset[str], others: frozenset[str]) -> float:
    """Return the share of the smaller set that both hold, 0 where one is empty."""
    smaller = min(len(some), len(others))
    return len(some & others) / smaller if smaller else 0.0


def likeness(some: frozenset[str], others: frozenset[str]) -> float:
    """Return the share of the stems of either set that both hold."""
    either = len(some | others)
    return len(some & others) / either if either else 0.0
