"""Lemmas: the dictionary forms of words, by tables of edits that `training/lemmas.py` learns from treebanks."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

LONGEST = 5
"""Characters of the longest ending that the table knows."""

Key = tuple[str, str]
"""Part of speech, and a whole word (`=were`) or an ending with the shape of the word (`l-ies`)."""


def apply_edit(edit: str, form: str) -> str:
    """Return the lemma that an edit makes of a form: `3+y` cuts three characters and adds "y", `=go` is the lemma itself.

    The form is lower-cased first, unless the edit begins with `^`. An edit that would cut too much leaves the form.

    >>> apply_edit("3+y", "denied"), apply_edit("1+", "Troops"), apply_edit("^0+", "Lima"), apply_edit("=be", "were")
    ('deny', 'troop', 'Lima', 'be')
    """
    if edit.startswith("="):
        return edit[1:]
    kept = edit.startswith("^")
    base = form if kept else form.lower()
    cut, _, added = edit.removeprefix("^").partition("+")
    count = int(cut)
    return base if count > len(base) else base[: len(base) - count] + added


def shape_of(form: str) -> str:
    """Return how a word is written, as far as its lemma hangs on it: U (all capitals), T (a capital first) or l.

    >>> shape_of("UN"), shape_of("Lima"), shape_of("A"), shape_of("said")
    ('U', 'T', 'T', 'l')
    """
    if len(form) > 1 and form.isupper():
        return "U"
    return "T" if form[:1].isupper() else "l"


def keys_of(form: str, upos: str) -> Iterator[Key]:
    """Yield under which keys the edit of a word is looked for: the whole word, then its endings, the longest first."""
    lower, shape = form.lower(), shape_of(form)
    yield upos, f"={lower}"
    for length in range(min(LONGEST, len(lower)), -1, -1):
        yield upos, f"{shape}-{lower[len(lower) - length :]}"


_SHOUTED = frozenset({"VERB", "AUX", "ADJ", "ADV"})
_LONGEST_ACRONYM = 4


class Lemmas:
    """Gives the lemma of a word from its form and part of speech.

    >>> lemmas = Lemmas({("VERB", "l-"): "0+", ("VERB", "l-ied"): "3+y", ("AUX", "=were"): "=be"})
    >>> lemmas.of("denied", "VERB"), lemmas.of("were", "AUX"), lemmas.of("say", "VERB"), lemmas.of("Lima", "PROPN")
    ('deny', 'be', 'say', 'Lima')
    """

    def __init__(self, edits: dict[Key, str]) -> None:
        self._edits = edits
        self.of = lru_cache(maxsize=50_000)(self._of)

    @classmethod
    def load(cls, path: Path) -> "Lemmas":
        """Return the lemmas of a table: part of speech, key and edit, parted by tabs."""
        return cls(dict(_rows(path.read_text(encoding="utf-8").splitlines())))

    def _of(self, form: str, upos: str) -> str:
        # The table knows hardly a verb in capitals: a wire that shouts is read as one that does not.
        if form.isupper() and len(form) > 1 and (upos in _SHOUTED or (upos == "NOUN" and len(form) > _LONGEST_ACRONYM)):
            form = form.lower()
        edit = next((self._edits[key] for key in keys_of(form, upos) if key in self._edits), "^0+")
        return apply_edit(edit, form)


def _rows(lines: Iterable[str]) -> Iterator[tuple[Key, str]]:
    for line in lines:
        upos, key, edit = line.split("\t")
        yield (upos, key), edit
