"""The ledger of a record: claims of all its reports joined, as of any day, with what people judged of them."""

from collections.abc import Iterable, Mapping

from counterclaim.ledger.incidents import find_incidents
from counterclaim.ledger.judged import judge_links, judge_statement, standing
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.matters import find_matters
from counterclaim.ledger.statements import Statement, Where, iso, statements_of, where_of
from counterclaim.records import Figure, Incident, Judgement, Link, Matter, Place, Reading, Record, Report, Saying


class Accounts(Record, frozen=True):
    """What the claims of a record make together: links, matters and incidents, with the claims that they are made of."""

    sayings: dict[str, Saying]
    reports: dict[str, Report]
    links: dict[str, Link]
    matters: tuple[Matter, ...]
    incidents: tuple[Incident, ...]


def join_reports(
    readings: Iterable[tuple[Report, Reading]], judgements: Iterable[Judgement] = (), *, lexicon: str | None = None
) -> Accounts:
    """Join the claims of reports into links, matters and incidents.

    The same reports in any order give the same accounts. `lexicon` is a folder with further rows for the data tables, such as
    who is adverse to whom (`adverse.tsv`).

    Raises:
        OptionError: a data table of the folder cannot be read, or a judgement's value is none.
    """
    ledger, reports, judged = Ledger(lexicon), dict[str, Report](), standing(judgements)
    figures, places = dict[str, Figure](), dict[str, Mapping[Where, Place]]()
    for report, reading in sorted(readings, key=lambda pair: (pair[0].published.edtf or "", pair[0].id)):
        reports[report.id] = report
        figures.update((figure.id, figure) for figure in reading.figures)
        places[report.id] = {where_of(place): place for place in reading.places}
        statements = [judge_statement(one, judged) for one in statements_of(report, reading)]
        ledger.add(report.id, statements, reading.claims)
    links = judge_links((ledger.links[id] for id in sorted(ledger.links)), judged)
    return Accounts(
        sayings={id: _saying(one, reports[one.report], figures, places[one.report]) for id, one in ledger.statements.items()},
        reports=reports,
        links={link.id: link for link in links},
        matters=find_matters(ledger.statements, links),
        incidents=find_incidents(ledger.statements.values(), links),
    )


def _saying(one: Statement, report: Report, figures: Mapping[str, Figure], places: Mapping[Where, Place]) -> Saying:
    return Saying(
        claim=one.claim,
        report=one.report,
        spans=one.spans,
        content=one.content,
        stance=one.stance,
        speakers=one.speakers,
        party=one.party,
        own=one.own,
        negated=one.negated,
        day=iso(one.time),
        outlet=report.outlet or report.agency,
        published=report.published.edtf,
        headline=report.headline,
        figures=tuple(figures[quantity.figure] for quantity in one.quantities),
        places=tuple(places[where] for where in one.places),
        happened=_happened(one),
    )


def _happened(one: Statement) -> tuple[str, str] | None:
    """Return the first and last day that the events and figures of a claim have, None where it gives none."""
    told = [(event.first, event.last) for event in one.events] + [(figure.first, figure.last) for figure in one.quantities]
    days = [(first, last) for first, last in told if first and last]
    first, last = iso(min((day for day, _ in days), default=None)), iso(max((day for _, day in days), default=None))
    return (first, last) if first and last else None
