"""Exchanges the names of a text for names of the world's news, so that no name and no country teaches who speaks."""

import random
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from counterclaim.parsing import features
from counterclaim.parsing.levelling import state_words
from counterclaim.parsing.wordpiece import WordPieces
from training.corpora import Document
from training.labels import MENTIONS
from training.windows import Prepared

KINDS = ("person", "place", "nationality")
TITLE = features.shape("Title")


class Names(NamedTuple):
    """Words of names by kind, to draw from."""

    words: dict[str, Sequence[str]]

    @classmethod
    def collect(cls, documents: Iterable[Document]) -> "Names":
        """Return the capitalised words of the names of persons, and the places and nationalities of one word."""
        found: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for document in documents:
            for kind, word in _exchangeable(document):
                found[kind].add(document.text[slice(*document.words[word])])
        return cls({kind: sorted(word for word in words if features.shape(word) == TITLE) for kind, words in found.items()})


def _exchangeable(document: Document) -> Iterable[tuple[str, int]]:
    """Yield the kind and number of words that stand for a name: each of a person's, the only one of others."""
    tags = [MENTIONS[tag] if tag >= 0 else "O" for tag in document.mentions or []] + ["O"]
    for word, tag in enumerate(tags[:-1]):
        mark, _, kind = tag.partition("-")
        alone = mark == "B" and not tags[word + 1].startswith("I-")
        if kind in KINDS and (kind == "person" or alone):
            yield kind, word


def exchange(prepared: Prepared, names: Names, pieces: WordPieces, chance: random.Random) -> Prepared:
    """Return the document with each name word replaced by another of its kind, the same one throughout the text.

    Only the word pieces change, in words written like a title: shapes, lengths in words and labels stay.
    """
    document, columns = prepared
    drawn: dict[tuple[str, str], str] = {}
    numbers = list(columns["pieces"])
    for kind, word in _exchangeable(document):
        if columns["shapes"][word] != TITLE:
            continue
        form = document.text[slice(*document.words[word])]
        if form in state_words():  # already the same whatever the state
            continue
        other = drawn.setdefault((kind, form), chance.choice(names.words[kind]))
        numbers[word] = pieces.of(other)
    return Prepared(document, columns | {"pieces": numbers})
