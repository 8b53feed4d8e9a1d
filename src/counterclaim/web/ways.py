"""Every address that shows something: what it answers, to which query, in which forms; pages and OpenAPI go by it."""

from collections.abc import Callable

from counterclaim.records import Record
from counterclaim.web import claims, matters, report, review, search, sources, views
from counterclaim.web.answers import View
from counterclaim.web.asked import NoQuery

Handler = Callable[..., View]


class Way(Record, frozen=True):
    """An address with its handler, the record of its query, the schema of an item, and a summary."""

    path: str
    handler: Handler
    query: type[Record]
    summary: str
    item: str | None
    """Name of the schema of what comes back as JSON, or of one item of a list."""
    listed: bool = False
    """Whether JSON is a part of a list."""
    csv: bool = True
    lines: bool = False
    """Whether JSON is an array of records of several kinds."""


WAYS: tuple[Way, ...] = (
    Way("/matters", matters.show_board, matters.BoardQuery, "What is contested, the newest change first", "MatterLine", True),
    Way("/matter/{id}", matters.show_matter, matters.MatterAsked, "One matter; as CSV its claims", "MatterLine"),
    Way("/claims", claims.show_claims, claims.ClaimsQuery, "Claims of all reports", "SayingLine", True),
    Way("/reports", claims.show_reports, claims.ReportsQuery, "Reports of the record", "ReportLine", True),
    Way(
        "/report/{id}",
        report.show_report,
        NoQuery,
        "One report and all that was read from it; as CSV its claims",
        None,
        lines=True,
    ),
    Way("/report/{id}/changes", report.show_changes, NoQuery, "How a report differs from its version before", None, csv=False),
    Way(
        "/incidents",
        views.show_incidents,
        views.IncidentsQuery,
        "What happened as several claims tell it",
        "IncidentLine",
        True,
    ),
    Way("/figures", views.show_figures, views.FiguresQuery, "Figures of one quantity by claimant", None),
    Way("/timeline", views.show_timeline, views.TimelineQuery, "What was said when", "SayingLine", True),
    Way("/map", views.show_map, views.MapQuery, "Where the matters are", None),
    Way("/sources", sources.show_sources, sources.SourcesQuery, "Speakers, parties and outlets", "Source", True),
    Way("/source", sources.show_source, sources.SourceAsked, "One speaker, party or outlet; as CSV its claims", None),
    Way(
        "/search",
        search.show_search,
        search.SearchQuery,
        "Matters, claims, sources and reports with these words",
        None,
        csv=False,
    ),
    Way("/review", review.show_review, review.ReviewQuery, "What a person should look at next", None, csv=False),
    Way("/review/link/{id}", review.show_link, NoQuery, "A link to be judged", "LinkLine", csv=False),
    Way("/review/claim/{id}", review.show_claim, NoQuery, "A claim to be judged", "SayingLine", csv=False),
    Way("/judgements", review.show_judgements, review.JudgementsQuery, "What people judged", "JudgementLine", True),
)
