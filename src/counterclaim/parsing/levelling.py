"""Gives the model the same words whichever states a report names: the n-th of them always goes by the n-th stand-in.

What a network has read of one country colours what it finds where that country is named. Here it is never told which it is:
names, demonyms, peoples and capitals of one word become those of the stand-ins, in the order in which their states are first
named. A report in which two such states are exchanged is, for the model, the same report. Only the model sees these words: the
text, every span and all rules keep the names as they are. States of several words ("United States") are left as they are.
"""

import functools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from counterclaim.lexicon import load_rows

WAYS = ("name", "demonym", "people", "capital")
_SAME_IN_PLURAL = ("s", "sh", "ch", "ese")


class StateWord(NamedTuple):
    """The state that a word stands for, and in which of `WAYS`."""

    state: str
    way: str


@functools.cache
def state_words() -> Mapping[str, StateWord]:
    """Return the words that name a state whose name is one word; a word of two states is none.

    >>> state_words()["Kenyan"], state_words()["Kampala"], "United" in state_words()
    (StateWord(state='Kenya', way='demonym'), StateWord(state='Uganda', way='capital'), False)
    """
    found: dict[str, StateWord] = {}
    shared: set[str] = set()
    for row in load_rows("parties"):
        if row["kind"] != "state" or " " in row["name"]:
            continue
        for word, way in _words_of(row):
            if found.setdefault(word, StateWord(row["name"], way)).state != row["name"]:
                shared.add(word)
    return {word: state for word, state in found.items() if word not in shared}


def _words_of(row: Mapping[str, str]) -> list[tuple[str, str]]:
    names = [row["name"], *row["others"].split("|")]
    demonyms = row["demonyms"].split("|")
    peoples = [f"{form}s" for form in demonyms if form and not form.endswith(_SAME_IN_PLURAL)]
    told = zip(WAYS, (names, demonyms, peoples, row["capitals"].split("|")), strict=True)
    return [(form, way) for way, forms in told for form in forms if form.isalpha() and form[0].isupper() and len(form) > 2]


def level(words: Sequence[str]) -> list[str]:
    """Return the words of a text as the model is to read them, one for one.

    >>> level("Kenyan troops left ; Uganda said that Kenya had lost .".split()) == level(
    ...     "Ugandan troops left ; Kenya said that Uganda had lost .".split())
    True
    """
    known, stand_ins = state_words(), load_rows("stand_ins")
    order: dict[str, int] = {}
    result = list(words)
    for place, word in enumerate(words):
        if word in known:
            state, way = known[word]
            number = order.setdefault(state, len(order))
            result[place] = stand_ins[number % len(stand_ins)][way]
    return result
