"""The cue lexicon: which words tell that somebody says, thinks or answers something, and in which constructions."""

import functools
from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, cast

from counterclaim.errors import OptionError
from counterclaim.lexicon import Row, load_rows
from counterclaim.reading.tree import Tree
from counterclaim.records import Record, Stance

Part = Literal["verb", "noun", "adverb"]

_VOWELS = "aeiou"
_FAR = {"aside": 5, "away": 5, "off": 4}
"""Words before which a particle of turning down may stand farther off: "brushed the army's claim aside"."""


class Cue(Record, frozen=True):
    """One row of `cues.tsv`: a word, how its speaker stands to the content, and where it is a cue."""

    lemma: str
    part: Part
    stance: Stance
    takes: frozenset[str]

    @property
    def tail(self) -> tuple[str, ...]:
        """The words that must follow the first one ("back" of "push back")."""
        return tuple(self.lemma.split()[1:])


class Cues:
    """The rows by word form and part."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        irregular = _pool_forms(rows)
        found: dict[tuple[str, Part], list[Cue]] = defaultdict(list)
        for row in rows:
            cue = _read_row(row)
            head = cue.lemma.split()[0]
            for form in sorted(inflect(head, cue.part) | irregular[head, cue.part]):
                found[form, cue.part].append(cue)
        self._rows = {key: tuple(cues) for key, cues in found.items()}

    def at(self, tree: Tree, i: int, part: Part) -> tuple[Cue, ...]:
        """Return the rows that fit a token and the words after it; rows with more words come first."""
        rows = self._rows.get((tree.word(i).lower(), part), ())
        fitting = [cue for cue in rows if tail_of(tree, i, cue) is not None]
        longest = max((len(cue.tail) for cue in fitting), default=0)
        return tuple(cue for cue in fitting if len(cue.tail) == longest or not longest)

    def has(self, word: str, part: Part, *takes: str) -> bool:
        """Tell whether a word form has a row that takes one of the constructions, or any row where none is given."""
        rows = self._rows.get((word.lower(), part), ())
        return any(not takes or cue.takes.intersection(takes) for cue in rows)


def tail_of(tree: Tree, i: int, cue: Cue) -> int | None:
    """Return the last token of a cue that begins at token i, or None where its further words do not follow.

    The further words may stand one or two words apart ("brushed it off").
    """
    last = i
    for word in cue.tail:
        near = range(last + 1, min(last + _FAR.get(word, 2) + 1, len(tree.tokens)))
        following = next((j for j in near if tree.word(j).lower() == word), None)
        if following is None:
            return None
        last = following
    return last


@functools.cache
def load_cues(folder: str | None = None) -> Cues:
    """Return the cue lexicon, with the rows of a folder of the user's after ours.

    Raises:
        OptionError: a row names a part or stance that does not exist.
    """
    return Cues(load_rows("cues", folder))


def inflect(lemma: str, part: Part) -> frozenset[str]:
    """Return the regular forms of an English word.

    >>> sorted(inflect("deny", "verb")), sorted(inflect("claim", "noun"))
    (['denied', 'denies', 'deny', 'denying'], ['claim', 'claims'])
    >>> sorted(inflect("agree", "verb"))
    ['agree', 'agreed', 'agreeing', 'agrees']
    """
    if part == "adverb":
        return frozenset({lemma})
    return frozenset(_nouns(lemma) if part == "noun" else _verbs(lemma))


def _nouns(lemma: str) -> Iterator[str]:
    yield lemma
    yield _with_s(lemma)


def _verbs(lemma: str) -> Iterator[str]:
    yield lemma
    yield _with_s(lemma)
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith("ee") else lemma
    yield f"{stem}ing"
    past = f"{lemma}d" if lemma.endswith("e") else f"{stem}ed"
    yield f"{lemma[:-1]}ied" if _ends_in_y(lemma) else past


def _with_s(lemma: str) -> str:
    if _ends_in_y(lemma):
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else f"{lemma}s"


def _ends_in_y(lemma: str) -> bool:
    return len(lemma) > 1 and lemma.endswith("y") and lemma[-2] not in _VOWELS


def _pool_forms(rows: tuple[Row, ...]) -> defaultdict[tuple[str, str], set[str]]:
    pooled: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        pooled[row["lemma"].split()[0], row["part"]].update(row["forms"].split())
    return pooled


def _read_row(row: Row) -> Cue:
    part, stance = row["part"], row["stance"]
    if part not in ("verb", "noun", "adverb") or stance not in Stance.__args__:  # type: ignore[attr-defined]
        raise OptionError(f"cues.tsv: {row['lemma']!r} has part {part!r} and stance {stance!r}; see the comment of the table")
    takes = frozenset(filter(None, (word.strip() for word in row["takes"].split(","))))
    return Cue(lemma=row["lemma"], part=cast(Part, part), stance=cast(Stance, stance), takes=takes)
