"""For whom people speak, as other reports of the record tell it: "Maj. Ruiz said" there, "army spokesman Ruiz" here."""

from collections import Counter, defaultdict
from collections.abc import Iterable

import msgspec

from counterclaim.ledger.statements import Statement


class People:
    """Counts by full name for which parties somebody speaks; a name with two parties tells none."""

    def __init__(self) -> None:
        self._parties: dict[str, Counter[str]] = defaultdict(Counter)
        self._told: dict[str, Counter[tuple[str, str]]] = {}
        self._open: dict[str, set[str]] = defaultdict(set)

    def learn(self, report: str, statements: Iterable[Statement]) -> frozenset[str]:
        """Take in the statements of a report as it was read; return the names of whom another party is now told."""
        statements = list(statements)
        told = {(name, one.party) for one in statements if one.party is not None and (name := full_name(one)) is not None}
        self._told[report] = Counter(told)
        for one in statements:
            if one.party is None and (name := full_name(one)) is not None:
                self._open[name].add(report)
        return self._count(self._told[report], 1)

    def forget(self, report: str) -> frozenset[str]:
        """Take back what a report told; return the names of whom another party is now told."""
        for reports in self._open.values():
            reports.discard(report)
        return self._count(self._told.pop(report, Counter()), -1)

    def _count(self, told: Counter[tuple[str, str]], by: int) -> frozenset[str]:
        before = {name: self.party_of(name) for name, _ in told}
        for name, party in told:
            self._parties[name][party] += by
        return frozenset(name for name, party in before.items() if self.party_of(name) != party)

    def party_of(self, name: str) -> str | None:
        """Return the one party that the record tells of a name, None where there is none or more."""
        parties = [party for party, count in self._parties[name].items() if count > 0] if name in self._parties else []
        return parties[0] if len(parties) == 1 else None

    def reports_of(self, names: Iterable[str]) -> frozenset[str]:
        """Return the reports in which people of these names speak for nobody that is told."""
        return frozenset(report for name in names for report in self._open.get(name, ()))

    def with_party(self, statement: Statement) -> Statement:
        """Return a statement with the party that the record tells of its speaker, where its report tells none."""
        name = full_name(statement) if statement.party is None else None
        party = self.party_of(name) if name is not None else None
        return statement if party is None else msgspec.structs.replace(statement, party=party)


def full_name(statement: Statement) -> str | None:
    """Return the name of the one speaker of a statement where it is a full one, in capitals: "Ana Ruiz", not "the mayor"."""
    name = statement.speakers[0] if len(statement.speakers) == 1 else ""
    words = name.split()
    return name if len(words) > 1 and all(word[:1].isupper() for word in words) else None
