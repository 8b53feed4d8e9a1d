"""Lists of claims and reports, and where a claim stands."""

from collections.abc import Iterator

from counterclaim.errors import NotFoundError
from counterclaim.exports.entries import list_entries
from counterclaim.exports.jsonl import report_line, to_line
from counterclaim.exports.ledger_lines import saying_line
from counterclaim.exports.matter_page import tell
from counterclaim.exports.sayings import name_speaker
from counterclaim.exports.wording import BEARINGS
from counterclaim.records import Record, Report, Saying, Stance
from counterclaim.web.answers import Page, View
from counterclaim.web.asked import PAGE, Day, Number, Size, Words, cut_page
from counterclaim.web.desk import Desk
from counterclaim.web.matters import SAYING_HEADER, get_matter, saying_cells
from counterclaim.web.snapshot import Snapshot

_REPORT_HEADER = ("report", "headline", "outlet", "agency", "published", "url", "name", "claims", "sha256")


class ClaimsQuery(Record, frozen=True):
    """Which claims are shown: all that is given must hold; `side` is the number of a side of the matter."""

    q: Words | None = None
    speaker: Words | None = None
    party: Words | None = None
    stance: Stance | None = None
    outlet: Words | None = None
    since: Day | None = None
    until: Day | None = None
    report: Words | None = None
    matter: Words | None = None
    side: Number | None = None
    page: Number = 1
    size: Size | None = None


class ReportsQuery(Record, frozen=True):
    """Which reports are shown: words of the headline or text, outlet or agency, and days of publication."""

    q: Words | None = None
    outlet: Words | None = None
    since: Day | None = None
    until: Day | None = None
    page: Number = 1
    size: Size | None = None


def show_claims(desk: Desk, query: ClaimsQuery) -> View:
    """Return the claims asked for, what was said last first."""
    snapshot = desk.current()
    reports = snapshot.accounts.reports
    found, total, pages = cut_page(find_claims(snapshot, query), query.page, query.size or PAGE)
    texts = {one.report: reports[one.report].text for one in found}
    return View(
        template="claims.html.jinja",
        parts={
            "rows": ((tell(one, reports[one.report], 0), snapshot.of_claim.get(one.claim)) for one in found),
            "query": query,
            "total": total,
            "page": query.page,
            "pages": pages,
            "stale": snapshot.stale,
            "bearings": BEARINGS,
            "who": name_speaker,
        },
        json=lambda: Page(
            items=tuple(saying_line(one, texts[one.report]) for one in found), total=total, number=query.page, pages=pages
        ),
        header=SAYING_HEADER,
        rows=lambda: tuple(saying_cells(one, texts[one.report]) for one in found),
    )


def find_claims(snapshot: Snapshot, query: ClaimsQuery) -> Iterator[Saying]:
    """Yield the claims asked for, what was said last first."""
    words = [word.casefold() for word in (query.q or "").split()]
    only = _of_matter(snapshot, query)
    for one, text in snapshot.told:
        if (
            (only is None or one.claim in only)
            and (query.stance is None or one.stance == query.stance)
            and (query.report is None or one.report.startswith(query.report))
            and (query.party is None or query.party.casefold() in (one.party or "").casefold())
            and (query.outlet is None or query.outlet.casefold() in (one.outlet or "").casefold())
            and (query.speaker is None or query.speaker.casefold() in f"{'; '.join(one.speakers)}; {one.role}".casefold())
            and (query.since is None or (one.day or "") >= query.since)
            and (query.until is None or (one.day is not None and one.day[: len(query.until)] <= query.until))
            and all(word in text for word in words)
        ):
            yield one


def _of_matter(snapshot: Snapshot, query: ClaimsQuery) -> frozenset[str] | None:
    if query.matter is None:
        return None
    matter = get_matter(snapshot, query.matter)
    if query.side is None:
        return frozenset(matter.claims)
    return frozenset(matter.sides[query.side - 1].claims) if query.side <= len(matter.sides) else frozenset()


def find_reports(snapshot: Snapshot, query: ReportsQuery) -> list[Report]:
    """Return the reports asked for, those published last first."""
    words = [word.casefold() for word in (query.q or "").split()]
    return [
        report
        for report in snapshot.reports
        if (query.outlet is None or query.outlet.casefold() in f"{report.outlet}; {report.agency}".casefold())
        and (query.since is None or (report.published.edtf or "") >= query.since)
        and (query.until is None or (report.published.edtf or "9999")[: len(query.until)] <= query.until)
        and all(word in snapshot.texts[report.id] for word in words)
    ]


def show_reports(desk: Desk, query: ReportsQuery) -> View:
    """Return the reports asked for, those published last first, with what could not be read."""
    snapshot = desk.current()
    found, total, pages = cut_page(find_reports(snapshot, query), query.page, query.size or PAGE)
    counts = {report.id: len(snapshot.claims_of.get(report.id, ())) for report in found}
    return View(
        template="reports.html.jinja",
        parts={
            "rows": [(report, counts[report.id]) for report in found],
            "query": query,
            "total": total,
            "page": query.page,
            "pages": pages,
            "failures": list(desk.store.failures())[:50] if query.page == 1 else [],
            "stale": snapshot.stale,
        },
        json=lambda: Page(
            items=tuple(to_line(report_line(report), report.text) for report in found),
            total=total,
            number=query.page,
            pages=pages,
        ),
        header=_REPORT_HEADER,
        rows=lambda: tuple(
            (
                one.id,
                one.headline or "",
                one.outlet or "",
                one.agency or "",
                one.published.edtf or "",
                one.url or "",
                one.name or "",
                counts[one.id],
                one.raw_sha256,
            )
            for one in found
        ),
    )


def place_of(desk: Desk, claim: str) -> str:
    """Return the address where a claim stands in its report: it holds as long as the claim does, whatever its number.

    Raises:
        NotFoundError: the record has no such claim.
    """
    saying = desk.current().accounts.sayings.get(claim)
    if saying is None:
        raise NotFoundError(f"no claim {claim!r} is in the record; it may have been rejected (see /judgements)")
    report, reading = desk.load(saying.report)
    number = next((entry.number for entry in list_entries(report, reading) if entry.claim.id == claim), None)
    return f"/report/{report.id}" + (f"#c{number}" if number else "")
