"""Words that follow a place in a longer name, by what they tell of it: `data/place_heads.tsv`."""

import functools
import re
from collections.abc import Mapping

from counterclaim.lexicon import load_rows


@functools.cache
def load_heads(lexicon: str | None = None) -> Mapping[str, frozenset[str]]:
    """Return the words of each kind.

    >>> "hospital" in load_heads()["facility"]
    True
    """
    found: dict[str, set[str]] = {}
    for row in load_rows("place_heads", lexicon):
        found.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(words) for kind, words in found.items()}


def is_head(name: str, lexicon: str | None = None) -> bool:
    """Tell whether a name is but a word for a facility, quarter or feast: "University", though towns are called so.

    What bodies are often called is no such word: "Unity" may be the state.

    >>> is_head("University"), is_head("Bergen")
    (True, False)
    """
    return name.lower() in _heads(lexicon)


@functools.cache
def _heads(lexicon: str | None) -> frozenset[str]:
    return frozenset(word for kind, words in load_heads(lexicon).items() if kind not in ("common", "zone") for word in words)


def head_of(text: str) -> str:
    """Return the head of a noun phrase as far as its words tell: the last before a preposition or relative pronoun.

    >>> head_of("the country's most powerful gangs"), head_of("gang in the south"), head_of("town held by a gang")
    ('gangs', 'gang', 'held')
    """
    cut = re.split(r" (?:in|of|from|that|which|who|by|near|on|at|and|led|with|to|for)\b", text)[0]
    return cut.split()[-1].lower() if cut.split() else ""
