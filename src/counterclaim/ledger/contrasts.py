"""Claims that cannot both be so by their words: "has fallen" and "still fighting there", civilians and militants."""

import functools
import re
from typing import NamedTuple

from counterclaim.ledger.once import once, once_for_pair
from counterclaim.ledger.statements import DENYING, Statement
from counterclaim.ledger.words import stem_of
from counterclaim.lexicon import load_rows

_WINDOW = 5
"""Words within which all of a row must stand."""
_TOWN = re.compile(r"\b([\w-]+) (?:town|city|village)\b", re.IGNORECASE)
_TAKING = frozenset({"take", "taken", "took", "clear"})
_IDLE = frozenset(
    "measur step action part care note decis effort hospit prison captiv hostag place oath offic photo pictur question seat "
    "vote turn advantag time opportun account mine rubbl debri".split()
)
"""Stems of what is taken that is no place."""


class _Row(NamedTuple):
    stems: frozenset[str]
    name: str
    against: str


@functools.cache
def _rows(lexicon: str | None) -> tuple[_Row, ...]:
    return tuple(
        _Row(frozenset(map(stem_of, row["words"].replace("-", " ").split())), row["class"], row["against"])
        for row in load_rows("contrasts", lexicon)
    )


def rows_of(lexicon: str | None) -> tuple[tuple[frozenset[str], str, str], ...]:
    """Return the rows of the table: the stems of each, its class and the third cell."""
    return _rows(lexicon)


@functools.lru_cache(maxsize=100_000)
def classes_of(stems: frozenset[str], lexicon: str | None = None) -> frozenset[tuple[str, str]]:
    """Return the classes of a claim's words, each with the class that it stands against; the longest rows go first.

    >>> sorted(name for name, _ in classes_of(frozenset({"unit", "still", "fight"})))
    ['held', 'stayed']
    """
    found = {(row.name, row.against): len(row.stems) for row in _rows(lexicon) if row.stems <= stems}
    # Who "remains in control" has held a place, though "control" alone tells of one taken.
    return frozenset(pair for pair, length in found.items() if found.get((pair[1], pair[0]), 0) <= length)


@functools.cache
def _sites(lexicon: str | None) -> dict[str, str]:
    sites = ((stem, row.against) for row in _rows(lexicon) if row.name == "site" for stem in row.stems)
    return {stem: stem_of(same) if same else stem for stem, same in sites}


@once
def sites_of(one: Statement, lexicon: str | None = None) -> frozenset[str]:
    """Return the stems of a claim's words for a part of a town that is held or lost by itself: its base, its airport."""
    known = _sites(lexicon)
    found = one.stems & known.keys()
    # A "port town" is a town.
    towns = {stem_of(match[1]) for match in _TOWN.finditer(one.content)} if found else set()
    return frozenset(known[stem] for stem in found - towns)


def classes_in(one: Statement, lexicon: str | None = None) -> frozenset[str]:
    """Return the classes of a claim whose words stand near each other in it: "still ... fight", not across a long sentence.

    Who "took measures" or was "taken to hospital" tells of no place that was taken.
    """
    return _classes_in(one.content, one.stems, lexicon)


@functools.lru_cache(maxsize=100_000)
def _classes_in(content: str, stems: frozenset[str], lexicon: str | None) -> frozenset[str]:
    told = [row for row in _rows(lexicon) if row.stems <= stems and (len(row.stems) == 1 or _near(content, row.stems))]
    names = {name for name, _ in classes_of(stems, lexicon)}
    idle = bool(stems & _IDLE)
    return frozenset(row.name for row in told if row.name in names and not (idle and row.stems <= _TAKING))


def _near(content: str, stems: frozenset[str]) -> bool:
    words = [stem_of(word.strip(".,;:'\"“”’()")) for word in content.lower().replace("-", " ").split()]
    return any(stems <= set(words[i : i + _WINDOW]) for i in range(max(1, len(words) - _WINDOW + 1)))


@once_for_pair
def opposed(one: Statement, other: Statement, lexicon: str | None = None) -> frozenset[tuple[str, str]]:
    """Return the pairs of classes, one of each claim, that stand against each other, but for those that either has both of."""
    mine, theirs = _turned(one, lexicon), _turned(other, lexicon)
    return frozenset(
        (name, against)
        for name, against in mine
        if (against, name) in theirs and (against, name) not in mine and (name, against) not in theirs
    )


@once
def _turned(one: Statement, lexicon: str | None) -> frozenset[tuple[str, str]]:
    """Return the classes as the claim has them: what is negated or denied stands for the other class."""
    found = frozenset((name, against) for name, against in classes_of(one.stems, lexicon) if against)
    if one.negated or one.stance in DENYING:
        return frozenset((against, name) for name, against in found)
    return found


def is_withdrawn(one: Statement, lexicon: str | None = None) -> bool:
    """Tell whether a claim says of another that it was wrong: "the statement was a mistake"."""
    return any(name == "wrong" for name, _ in classes_of(one.stems, lexicon))
