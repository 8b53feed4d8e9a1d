"""The ledger of a record: claims of all its reports joined, as of any day, with what people judged of them."""

from collections.abc import Iterable, Mapping

from counterclaim.ledger.drawn import statements_of
from counterclaim.ledger.incidents import find_incidents
from counterclaim.ledger.judged import judge_links, judge_reading, judge_statement, standing
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.matters import find_matters
from counterclaim.ledger.statements import Statement, Where, iso, where_of
from counterclaim.records import Incident, Judgement, Link, Matter, Place, Reading, Record, Report, Saying


class Accounts(Record, frozen=True):
    """What the claims of a record make together: links, matters and incidents, with the claims that they are made of."""

    sayings: Mapping[str, Saying]
    reports: Mapping[str, Report]
    links: Mapping[str, Link]
    matters: tuple[Matter, ...]
    incidents: tuple[Incident, ...]


class Book:
    """The reports of a record, joined one by one; the accounts that they make can be drawn up at any time.

    The same reports in any order make the same accounts. `judgements` are those that stand when a claim is joined: what they
    say of speakers, figures and contents enters the claims, what they say of links the accounts.
    """

    def __init__(self, judgements: Iterable[Judgement] = (), *, lexicon: str | None = None) -> None:
        self._judged = standing(judgements)
        self._ledger = Ledger(lexicon)
        self._reports: dict[str, Report] = {}
        self._sayings: dict[str, Saying] = {}
        self._homes: dict[str, str] = {}

    def add(self, report: Report, reading: Reading) -> None:
        """Join a report."""
        self._reports[report.id] = report
        self._homes.update((claim.id, report.id) for claim in reading.claims)
        self._homes.update((figure.id, report.id) for figure in reading.figures)
        reading = judge_reading(report, reading, self._judged)
        statements = [judge_statement(one, self._judged) for one in statements_of(report, reading)]
        self._ledger.add(report.id, statements, reading.claims)
        teller = _Teller(report, reading)
        self._sayings.update((one.claim, teller.saying(one)) for one in statements)

    def remove(self, report: str) -> None:
        """Take a report out again."""
        if self._reports.pop(report, None) is not None:
            self._ledger.remove(report)
            self._sayings = {claim: saying for claim, saying in self._sayings.items() if saying.report != report}

    def judge(self, judgements: Iterable[Judgement]) -> frozenset[str]:
        """Take in the judgements that stand now; return the reports that must be taken out and joined anew for them to hold."""
        before, self._judged = self._judged, standing(judgements)
        changed = {key for key in before.keys() | self._judged.keys() if before.get(key) != self._judged.get(key)}
        return frozenset(home for kind, id in changed if kind != "link" and (home := self._homes.get(id)) is not None)

    def draw_up(self) -> Accounts:
        """Return the accounts of what was joined, with what people judged of links."""
        ledger = self._ledger
        links = judge_links((ledger.links[id] for id in sorted(ledger.links)), self._judged)
        return Accounts(
            sayings=dict(self._sayings),
            reports=dict(self._reports),
            links={link.id: link for link in links},
            matters=find_matters(ledger.statements, links),
            incidents=find_incidents(ledger.statements.values(), links, self._judged),
        )


def join_reports(
    readings: Iterable[tuple[Report, Reading]], judgements: Iterable[Judgement] = (), *, lexicon: str | None = None
) -> Accounts:
    """Join the claims of reports into links, matters and incidents.

    The same reports in any order give the same accounts. `lexicon` is a folder with further rows for the data tables, such as
    who is adverse to whom (`adverse.tsv`).

    Raises:
        OptionError: a data table of the folder cannot be read, or a judgement's value is none.
    """
    book = Book(judgements, lexicon=lexicon)
    for report, reading in sorted(readings, key=lambda pair: (pair[0].published.edtf or "", pair[0].id)):
        book.add(report, reading)
    return book.draw_up()


class _Teller:
    """Makes sayings of the statements of one report."""

    def __init__(self, report: Report, reading: Reading) -> None:
        self._report = report
        self._figures = {figure.id: figure for figure in reading.figures}
        self._places: dict[Where, Place] = {where_of(place): place for place in reading.places}
        scores = {attribution.id: attribution.score for attribution in reading.attributions}
        self._scores = {claim.id: scores.get(claim.attribution or "", 1.0) for claim in reading.claims}
        self._roles = {actor.name: actor.role for actor in reading.actors if actor.role}

    def saying(self, one: Statement) -> Saying:
        report = self._report
        return Saying(
            claim=one.claim,
            report=one.report,
            spans=one.spans,
            content=one.content,
            stance=one.stance,
            speakers=one.speakers,
            role=next((self._roles[name] for name in one.speakers if name in self._roles), None),
            party=one.party,
            own=one.own,
            negated=one.negated,
            day=iso(one.time),
            outlet=report.outlet or report.agency,
            published=report.published.edtf,
            headline=report.headline,
            figures=tuple(self._figures[quantity.figure] for quantity in one.quantities),
            places=tuple(self._places[where] for where in one.places),
            happened=_happened(one),
            score=self._scores.get(one.claim, 1.0),
        )


def _happened(one: Statement) -> tuple[str, str] | None:
    """Return the first and last day that the events and figures of a claim have, None where it gives none."""
    told = [(event.first, event.last) for event in one.events] + [(figure.first, figure.last) for figure in one.quantities]
    days = [(first, last) for first, last in told if first and last]
    first, last = iso(min((day for day, _ in days), default=None)), iso(max((day for _, day in days), default=None))
    return (first, last) if first and last else None
