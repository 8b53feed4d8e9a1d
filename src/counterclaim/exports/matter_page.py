"""One self-contained page of a matter: sides in columns, figures, timeline, links with the characters that carry them, reports.

As the page of a report it asks the network for nothing, runs no script, and escapes all text.
"""

import base64
import hashlib
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from counterclaim.exports.facts import describe_counted, describe_value
from counterclaim.exports.figure_chart import draw_axis, draw_track
from counterclaim.exports.map_chart import draw_map
from counterclaim.exports.page import PATTERNS, find_link
from counterclaim.exports.panels import Panel, list_panels
from counterclaim.exports.sayings import name_speaker, word_content
from counterclaim.exports.spots import describe_spot, find_spots
from counterclaim.exports.templates import open_templates, read_file
from counterclaim.exports.timeline_chart import draw_timeline
from counterclaim.exports.wording import BEARINGS
from counterclaim.records import Link, Matter, Record, Report, Saying, Span

AROUND = 160
"""Characters of the report that are shown on either side of a claim."""
MOST_OF_SIDE = 30
"""Claims of one side that a page shows; the rest are counted, and listed elsewhere."""
MOST_SIDES = 24
MOST_LINKS = 60
MOST_PANELS = 12
MOST_ROWS = 24
"""Claimants of a panel of figures that a page shows."""
MOST_LISTED = 100
"""Reports, places and figures given anew that a page lists."""
MOST_OF_NAME = 120
_TELLING_WORDS = 4

Sayings = Mapping[str, Saying]


class Quote(Record, frozen=True):
    """A claim where it stands: what comes before, its words, and what comes after within its block; cut where long."""

    before: str
    pieces: tuple[tuple[bool, str], ...]
    after: str


class Told(Record, frozen=True):
    """A claim of a matter with its number, its words in place, and its figures in words."""

    number: int
    saying: Saying
    quote: Quote
    figures: tuple[str, ...]


class Column(Record, frozen=True):
    """A side of a matter: its name, what it says (the first and the latest, where it is much), and how much is left out."""

    name: str | None
    own: bool
    pattern: int
    told: tuple[Told, ...]
    more: int


class Bond(Record, frozen=True):
    """A link in words: numbers of both claims, who says them, and the characters that carry it."""

    link: Link
    number: int
    to: int
    who: str
    whom: str
    words: tuple[str, ...]


def to_matter_page(
    matter: Matter, sayings: Sayings, links: Mapping[str, Link], reports: Mapping[str, Report], *, as_of: str | None = None
) -> str:
    """Return the page of a matter as HTML, in one file that needs nothing else."""
    parts = list_matter_parts(matter, sayings, links, reports, address=None)
    style = read_file("page.css") + read_file("charts.css") + read_file("matter.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = open_templates().get_template("matter.html.jinja")
    return template.render(parts, site=None, as_of=as_of, style=style, style_hash=f"sha256-{digest}")


def list_matter_parts(
    matter: Matter,
    sayings: Sayings,
    links: Mapping[str, Link],
    reports: Mapping[str, Report],
    *,
    address: Callable[[str], str] | None,
    tiles: str | None = None,
) -> dict[str, Any]:
    """Return what the body of a matter's page is made of.

    `address` gives where a claim is shown, None for within the page; `tiles` are pictures for the map (`draw_map`).
    """
    numbers = {claim: number for number, claim in enumerate(matter.claims, 1)}
    own = {id: reports[id] for id in matter.reports}
    address = address or (lambda claim: f"#claim-{numbers[claim]}")
    spots = find_spots((sayings[claim] for claim in matter.claims), _links_of(matter, links))
    changes = tuple(itertools.islice(_changes(matter, sayings, own), MOST_LISTED))
    return {
        "matter": matter,
        "numbers": numbers,
        "title": name_matter(matter, sayings),
        "columns": tuple(itertools.islice(_columns(matter, sayings, own, numbers), MOST_SIDES)),
        "more_sides": max(0, len(matter.sides) - MOST_SIDES),
        "bonds": tuple(_bonds(matter, sayings, links, own, numbers)),
        "more_links": max(0, len(matter.links) - MOST_LINKS),
        "changes": changes,
        "more_changes": len(matter.changes) - len(changes) if len(changes) == MOST_LISTED else 0,
        "sayings": [(numbers[claim], sayings[claim]) for claim in matter.claims],
        "reports": [(report, find_link(report.url)) for report in itertools.islice(own.values(), MOST_LISTED)],
        "more_reports": max(0, len(own) - MOST_LISTED),
        "panels": [_cut(panel) for panel in list_panels(matter, sayings, own)[:MOST_PANELS]],
        "timeline": draw_timeline(matter, sayings, address),
        "map": draw_map(spots, lambda spot: address(spot.claims[0]), tiles),
        "spots": spots[:MOST_LISTED],
        "describe_spot": describe_spot,
        "draw_track": draw_track,
        "draw_axis": draw_axis,
        "address": address,
        "bearings": BEARINGS,
        "who": name_speaker,
    }


def name_matter(matter: Matter, sayings: Sayings) -> str:
    """Return what a matter is about: the first claim that says more than "it", with who says it, cut where long.

    A name without its claimant would say in our own voice what somebody claims.
    """
    said = [sayings[claim] for claim in matter.claims]
    telling = next((saying for saying in said if len(saying.content.split()) >= _TELLING_WORDS), said[0])
    verb = {"asserts": ":", "accuses": " accuses"}.get(telling.stance, f" {telling.stance}:")
    words = f"{name_speaker(telling)}{verb} {' '.join(word_content(telling).split())}"
    return words if len(words) <= MOST_OF_NAME else f"{words[: MOST_OF_NAME - 1].rsplit(' ', 1)[0]}…"


def quote_saying(saying: Saying, report: Report) -> Quote:
    """Return the words of a claim with what stands around them in its block."""
    first, last = saying.spans[0].start, saying.spans[-1].end
    block = next((block.span for block in report.blocks if block.span.start <= first < block.span.end), Span(first, last))
    start, end = max(block.start, first - AROUND), min(max(block.end, last), last + AROUND)
    pieces: list[tuple[bool, str]] = []
    place = first
    for span in saying.spans:
        if span.start > place:
            pieces.append((False, report.text[place : span.start]))
        pieces.append((True, span.of(report.text)))
        place = max(place, span.end)
    before, after = report.text[start:first], report.text[last:end]
    return Quote(
        before=f"… {before.partition(' ')[2]}" if start > block.start else before,
        pieces=tuple(pieces),
        after=f"{after.rpartition(' ')[0]} …" if end < block.end else after,
    )


def tell(saying: Saying, report: Report, number: int) -> Told:
    """Return a claim with its words in place and its figures in words."""
    figures = tuple(describe_counted(figure, report.text) for figure in saying.figures if not figure.vague or figure.what)
    return Told(number=number, saying=saying, quote=quote_saying(saying, report), figures=figures)


def _links_of(matter: Matter, links: Mapping[str, Link]) -> Mapping[str, list[Link]]:
    found: dict[str, list[Link]] = {claim: [] for claim in matter.claims}
    for link in (links[id] for id in matter.links):
        found[link.claim].append(link)
        found[link.to].append(link)
    return found


def _cut(panel: Panel) -> tuple[Panel, int]:
    """Return a panel with as many claimants as a page shows, and how many there are more."""
    return msgspec.structs.replace(panel, rows=panel.rows[:MOST_ROWS]), max(0, len(panel.rows) - MOST_ROWS)


def _columns(matter: Matter, sayings: Sayings, reports: Mapping[str, Report], numbers: Mapping[str, int]) -> Iterator[Column]:
    for pattern, side in enumerate(matter.sides):
        shown = _shown(side.claims)
        yield Column(
            name=side.party,
            own=all(sayings[claim].own for claim in side.claims),
            pattern=min(pattern, PATTERNS),
            told=tuple(tell(sayings[claim], reports[sayings[claim].report], numbers[claim]) for claim in shown),
            more=len(side.claims) - len(shown),
        )


def _shown(claims: Sequence[str]) -> Sequence[str]:
    half = MOST_OF_SIDE // 2
    return claims if len(claims) <= MOST_OF_SIDE else (*claims[:half], *claims[-half:])


def _bonds(
    matter: Matter,
    sayings: Sayings,
    links: Mapping[str, Link],
    reports: Mapping[str, Report],
    numbers: Mapping[str, int],
) -> Iterator[Bond]:
    order = {"contradicts": 0, "confirms": 1, "revises": 2, "repeats": 3}
    ranked = sorted((links[id] for id in matter.links), key=lambda link: (order[link.kind], -link.score, link.id))
    for link in ranked[:MOST_LINKS]:
        yield Bond(
            link=link,
            number=numbers[link.claim],
            to=numbers[link.to],
            who=name_speaker(sayings[link.claim]),
            whom=name_speaker(sayings[link.to]),
            words=tuple(" ".join(one.span.of(reports[one.report].text).split()) for one in link.why if one.report in reports),
        )


def _changes(matter: Matter, sayings: Sayings, reports: Mapping[str, Report]) -> Iterator[dict[str, Any]]:
    figures = {figure.id: (figure, sayings[claim]) for claim in matter.claims for figure in sayings[claim].figures}

    def worded(id: str) -> str:
        figure, saying = figures[id]
        return describe_value(figure, reports[saying.report].text)

    for change in matter.changes:
        if change.was in figures and change.now in figures:
            yield {"change": change, "was": worded(change.was), "now": worded(change.now)}
