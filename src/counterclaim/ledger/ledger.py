"""The ledger: statements of many reports and the links between them, joined one report at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from counterclaim.ledger.adverse import Adverse
from counterclaim.ledger.answered import answer_links
from counterclaim.ledger.index import Index
from counterclaim.ledger.people import People
from counterclaim.ledger.rules import link_of
from counterclaim.ledger.statements import Statement
from counterclaim.records import Claim, Link

_NEAR_CHARACTERS = 400
"""How far apart claims of one report may stand to be compared whatever their words."""


class Ledger:
    """Links between claims. The same reports in any order give the same links; the same report twice changes nothing.

    Whatever is reckoned for a pair of claims hangs on the two alone and on who is adverse to whom: where a new report makes two
    parties adverse, the links between their claims are reckoned anew.
    """

    def __init__(self, lexicon: str | None = None) -> None:
        self._lexicon = lexicon
        self._index = Index(lexicon)
        self._adverse = Adverse(lexicon)
        self._people = People()
        self._said: dict[str, tuple[Link, ...]] = {}
        self._lent: set[str] = set()
        self._reports: dict[str, tuple[str, ...]] = {}
        self._by_party: dict[str, set[str]] = defaultdict(set)
        self._links: dict[str, Link] = {}
        self._of_claim: dict[str, set[str]] = defaultdict(set)
        self.statements: dict[str, Statement] = {}

    @property
    def links(self) -> Mapping[str, Link]:
        """All links by id."""
        return self._links

    def links_of(self, claim: str) -> Iterator[Link]:
        """Yield the links of a claim, both ways."""
        yield from (self._links[id] for id in sorted(self._of_claim.get(claim, ())))

    def are_adverse(self, one: str | None, other: str | None) -> bool:
        """Tell whether two parties are adverse to each other in the record."""
        return self._adverse.are(one, other)

    def add(self, report: str, statements: Sequence[Statement], claims: Iterable[Claim] = ()) -> frozenset[str]:
        """Join a report; return the claims whose links changed. `claims` give what the report itself says of its claims."""
        if report in self._reports:
            return frozenset()
        named = self._people.learn(report, statements)
        self._said[report] = tuple(answer_links(statements, claims))
        touched = self._take_in(report, statements)
        return frozenset(touched | self._tell_anew(self._people.reports_of(named) - {report}))

    def remove(self, report: str) -> None:
        """Take a report out again, with all that hangs on it: the ledger is as if it had never been joined."""
        if report not in self._reports:
            return
        self._take_out(report)
        self._said.pop(report, None)
        self._tell_anew(self._people.reports_of(self._people.forget(report)))

    def _tell_anew(self, reports: Iterable[str]) -> set[str]:
        """Join reports anew in which somebody speaks of whom another report has told, or tells no more, for whom he does."""
        touched: set[str] = set()
        for report in sorted(reports):
            kept = [self._as_read(self.statements[claim]) for claim in self._reports[report]]
            self._take_out(report)
            touched |= self._take_in(report, kept)
        return touched

    def _as_read(self, statement: Statement) -> Statement:
        return msgspec.structs.replace(statement, party=None) if statement.claim in self._lent else statement

    def _take_in(self, report: str, statements: Sequence[Statement]) -> set[str]:
        known = [self._people.with_party(statement) for statement in statements]
        self._lent.update(one.claim for one, read in zip(known, statements, strict=True) if one.party != read.party)
        self._reports[report] = tuple(statement.claim for statement in known)
        touched: set[str] = set()
        for statement in known:
            self.statements[statement.claim] = statement
            if statement.party:
                self._by_party[statement.party].add(statement.claim)
        adverse = set(self._adverse.learn(report, known))
        said = {link.id: link for link in self._said.get(report, ())}
        for link in said.values():
            touched |= self._keep(link)
            adverse |= self._learn(link)
        for statement in known:
            for link in self._join(statement, said):
                touched |= self._keep(link)
                if link.rule == "denial" and self.statements[link.claim].report == self.statements[link.to].report:
                    adverse |= self._learn(link)
            self._index.add(statement)
        # Only now, for a link may have been reckoned before the two were known to be adverse.
        for pair in sorted(adverse, key=sorted):
            touched |= self._relink(pair)
        return touched

    def _take_out(self, report: str) -> None:
        for claim in self._reports.pop(report, ()):
            for id in self._of_claim.pop(claim, ()):
                self._drop(id)
            statement = self.statements.pop(claim)
            self._lent.discard(claim)
            self._index.discard(statement)
            if statement.party:
                self._by_party[statement.party].discard(claim)
        for pair in self._adverse.forget(report):
            self._relink(pair)

    def _drop(self, id: str) -> None:
        link = self._links.pop(id)
        for claim in (link.claim, link.to):
            if claim in self._of_claim:
                self._of_claim[claim].discard(id)

    def _join(self, statement: Statement, said: Mapping[str, Link]) -> Iterator[Link]:
        for other in sorted({*self._index.near(statement), *self._beside(statement)}):
            link = self._link(statement, self.statements[other])
            if link is not None and link.id not in said:
                yield link

    def _learn(self, link: Link) -> frozenset[frozenset[str]]:
        """Take a dispute that a report itself tells as a sign that two parties are adverse; return them if they became so."""
        if link.kind != "contradicts":
            return frozenset()
        one, other = self.statements[link.claim], self.statements[link.to]
        return self._adverse.learn_dispute(one.report, one.party, other.party)

    def _beside(self, statement: Statement) -> Iterator[str]:
        """Yield the claims of the same report that stand near a claim and came before it."""
        for claim in self._reports[statement.report]:
            other = self.statements[claim]
            if claim == statement.claim:
                return
            if abs(other.spans[0].start - statement.spans[0].start) <= _NEAR_CHARACTERS:
                yield claim

    def _link(self, one: Statement, other: Statement) -> Link | None:
        earlier, later = (one, other) if one.order <= other.order else (other, one)
        return link_of(later, earlier, self._adverse, self._lexicon)

    def _keep(self, link: Link) -> set[str]:
        self._links[link.id] = link
        self._of_claim[link.claim].add(link.id)
        self._of_claim[link.to].add(link.id)
        return {link.claim, link.to}

    def _relink(self, pair: frozenset[str]) -> set[str]:
        """Reckon the links between the claims of two parties anew, who have become adverse or are so no more."""
        touched: set[str] = set()
        one, other = (self._by_party.get(party, set()) for party in sorted(pair))
        few, many = sorted((one, other), key=len)
        for claim in few:
            if claim not in self._index:
                continue
            for near in self._index.near(self.statements[claim]):
                if near in many:
                    touched |= self._link_anew(claim, near)
        return touched

    def _link_anew(self, claim: str, near: str) -> set[str]:
        link = self._link(self.statements[claim], self.statements[near])
        held = next((one for one in self.links_of(claim) if near in (one.claim, one.to)), None)
        if held is not None and held.rule == "said so":
            return set()
        if held is not None and (link is None or held.id != link.id):
            self._drop(held.id)
        return set() if link is None else self._keep(link)
