"""Who is adverse to whom: parties that attack, threaten or accuse each other in the record, and pairs of a user's own table."""

import functools
from collections import Counter, defaultdict
from collections.abc import Iterable

from counterclaim.ledger.statements import Statement
from counterclaim.lexicon import load_rows

_HOSTILE = frozenset({"ASSAULT", "THREATEN", "COERCE", "SANCTION"})
_HARM = frozenset({"killed", "wounded", "shot down", "destroyed", "captured", "attacked", "kidnapped"})
_LEAST = 2
"""Hostile events by which the record tells that two parties are adverse; a single one may be a slip of the reader."""


@functools.cache
def _given(lexicon: str | None) -> dict[frozenset[str], bool]:
    return {frozenset((row["party"], row["other"])): row["adverse"] != "no" for row in load_rows("adverse", lexicon)}


class Adverse:
    """Counts, by pair of parties, the hostile events that the statements of a record tell of."""

    def __init__(self, lexicon: str | None = None) -> None:
        self._counts: Counter[frozenset[str]] = Counter()
        self._told: dict[str, Counter[frozenset[str]]] = defaultdict(Counter)
        self._lexicon = lexicon

    def learn(self, report: str, statements: Iterable[Statement]) -> frozenset[frozenset[str]]:
        """Take in the statements of a report; return the pairs that became adverse by them."""
        return self._take(report, Counter(pair for statement in statements for pair in _pairs(statement)))

    def learn_dispute(self, report: str, one: str | None, other: str | None) -> frozenset[frozenset[str]]:
        """Take in that a report itself says that one party denies another's claim; return the pair if it became adverse."""
        if one is None or other is None or one == other:
            return frozenset()
        return self._take(report, Counter([frozenset((one, other))]))

    def forget(self, report: str) -> frozenset[frozenset[str]]:
        """Take back what a report told; return the pairs that are adverse no more."""
        told = self._told.pop(report, Counter())
        before = {pair for pair in told if self._counts[pair] >= _LEAST}
        self._counts.subtract(told)
        return frozenset(pair for pair in before if self._counts[pair] < _LEAST)

    def _take(self, report: str, told: Counter[frozenset[str]]) -> frozenset[frozenset[str]]:
        before = {pair for pair in told if self._counts[pair] >= _LEAST}
        self._counts.update(told)
        self._told[report].update(told)
        return frozenset(pair for pair in told if self._counts[pair] >= _LEAST) - before

    def are(self, one: str | None, other: str | None) -> bool:
        """Tell whether two parties are adverse: by the user's table, else by the record."""
        if one is None or other is None or one == other:
            return False
        pair = frozenset((one, other))
        return _given(self._lexicon).get(pair, self._counts[pair] >= _LEAST)


def _pairs(statement: Statement) -> Iterable[frozenset[str]]:
    """Yield the pairs of which a claim tells a hostile deed; twice where a side tells it of itself, which is no slip."""
    for event in statement.events:
        if event.type in _HOSTILE and event.status in ("happened", "ongoing"):
            for pair in (frozenset((a, b)) for a in event.who for b in event.to_whom if a != b):
                yield from (pair,) * (_LEAST if statement.party in pair else 1)
    for quantity in statement.quantities:
        if quantity.by and quantity.of and quantity.by != quantity.of and quantity.what in _HARM:
            pair = frozenset((quantity.by, quantity.of))
            yield from (pair,) * (_LEAST if statement.party in pair else 1)
    accused = statement.parties - {statement.party}
    if statement.stance == "accuses" and statement.party and len(accused) == 1:
        yield frozenset((statement.party, *accused))
