"""Finds the claims that a claim may have to do with without looking at all: by rare words, counted things and weeks."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from counterclaim.ledger.contrasts import classes_of
from counterclaim.ledger.rules import NEAR_DAYS
from counterclaim.ledger.statements import Statement
from counterclaim.ledger.words import weight_of

_WEEK = 7
_WEEKS = -(-NEAR_DAYS // _WEEK)
_RARE = 0.2
_MOST_STEMS = 10
_FEWEST_SHARED = 2
_UNDATED = 0
_HOLDING = frozenset({"taken", "held", "left"})
Key = tuple[str, ...]


class Index:
    """Postings of statements by key and week; a statement without a day is met by all."""

    def __init__(self, lexicon: str | None = None) -> None:
        self._lexicon = lexicon
        self._postings: dict[Key, dict[int, list[str]]] = defaultdict(dict)
        self._keys: dict[str, tuple[tuple[Key, ...], int]] = {}

    def add(self, statement: Statement) -> None:
        """Post a statement under its keys."""
        keys, week = tuple(self._keys_of(statement)), _week(statement)
        self._keys[statement.claim] = keys, week
        for key in keys:
            self._postings[key].setdefault(week, []).append(statement.claim)

    def discard(self, claim: str) -> None:
        """Take a statement out again."""
        keys, week = self._keys.pop(claim, ((), 0))
        for key in keys:
            self._postings[key][week].remove(claim)

    def __contains__(self, claim: str) -> bool:
        return claim in self._keys

    def near(self, statement: Statement) -> Iterator[str]:
        """Yield the claims that share two words that tell, or a counted thing, within the weeks about a statement; no order."""
        week = _week(statement)
        shared: Counter[str] = Counter()
        for key in self._keys_of(statement):
            weeks = self._postings.get(key, {})
            around: Iterable[int] = weeks if week == _UNDATED else (*range(week - _WEEKS, week + _WEEKS + 1), _UNDATED)
            weight = 1 if key[0] == "word" else _FEWEST_SHARED
            for other in around:
                for claim in weeks.get(other, ()):
                    shared[claim] += weight
        yield from (claim for claim, count in shared.items() if count >= _FEWEST_SHARED and claim != statement.claim)

    def _keys_of(self, statement: Statement) -> Iterator[Key]:
        weighed = ((weight_of(stem, self._lexicon), stem) for stem in statement.stems)
        told = sorted(((weight, stem) for weight, stem in weighed if weight >= _RARE), reverse=True)
        yield from (("word", stem) for _, stem in told[:_MOST_STEMS])
        if any(name in _HOLDING for name, _ in classes_of(statement.stems, self._lexicon)):
            towns = (place for place in (*statement.places, *statement.focus) if not place.wide)
            yield from sorted({("holds", str(place.id or place.name)) for place in towns})
        countries = {place.country for place in (*statement.places, *statement.focus) if place.country} or {""}
        for quantity in statement.quantities:
            if quantity.vague or quantity.part:
                continue
            if quantity.what is None:
                yield "figure", quantity.unit, f"{quantity.low:g}" if quantity.low is not None else "", ""
            else:
                yield from (("figure", quantity.unit, quantity.what, country) for country in sorted(countries))


def _week(statement: Statement) -> int:
    return statement.time // _WEEK if statement.time else _UNDATED
