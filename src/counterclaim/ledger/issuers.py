"""Whose words a report is that a side itself has put out: a ministry's press release, an army's communiqué."""

import re
from collections.abc import Iterator, Sequence

from counterclaim.records import Actor, Reading, Report, Span

_RELEASE = re.compile(
    r"\b(?:press (?:release|statement|note|communiqu[eé])|for immediate release|communiqu[eé]|press service|public relations|"
    r"(?:media|press|information|public information)(?: and \w+)? (?:directorate|office|department|team|cent(?:re|er))|"
    r"directorate of (?:\w+ )?(?:public )?(?:information|relations)|statement (?:of|by|from|on) )",
    re.IGNORECASE,
)
"""What says in the lines above a text that a body has put it out."""
_PUBLIC = re.compile(
    r"\b(?:ministry|directorate|government|governor|armed forces|army|navy|air force|police|command|defen[cs]e|presidency)\b",
    re.IGNORECASE,
)
"""Words for bodies of a state: one that nobody knows may be anybody's."""
_BODIES = frozenset({"organisation", "force"})


def issuer_of(report: Report, reading: Reading) -> str | None:
    """Return the party that has put out a report, where the lines above its text say so; None for an outlet's.

    It is that of the body named in these lines below the headline, of the state named or meant by a place there, or of the body
    whose statement the headline calls it. Its own voice is then that party's.
    """
    headline, letterhead = _headings(report)
    lines = [*headline, *letterhead]
    if not any(_RELEASE.search(line.of(report.text)) for line in lines):
        return None
    for scope in (letterhead, headline if _opens_statement(report, headline) else []):
        bodies = [actor for actor in reading.actors if actor.kind in _BODIES and _is_in(actor, scope)]
        found = {actor.party for actor in bodies if actor.party}
        public = any(_PUBLIC.search(line.of(report.text)) for line in scope)
        found = found or (set(_states(report, reading, scope)) if public or not bodies else set())
        if len(found) == 1:
            return found.pop()
    return None


def _headings(report: Report) -> tuple[list[Span], list[Span]]:
    """Return the headline, and the lines that stand between it and the text."""
    headline, letterhead = list[Span](), list[Span]()
    for block in report.blocks:
        if block.kind == "paragraph":
            break
        (headline if block.kind == "headline" else letterhead).append(block.span)
    return headline, letterhead


def _opens_statement(report: Report, headline: Sequence[Span]) -> bool:
    return any(re.match(r"(?:press )?(?:statement|communiqu[eé])\b", line.of(report.text), re.IGNORECASE) for line in headline)


def _is_in(actor: Actor, scope: Sequence[Span]) -> bool:
    return any(line.holds(mention) for line in scope for mention in actor.mentions)


def _states(report: Report, reading: Reading, scope: Sequence[Span]) -> Iterator[str]:
    """Yield the states that lines name, by themselves or as that in which a place lies."""
    for party in reading.parties:
        named = (naming.span for naming in party.namings if naming.by != "demonym")  # a "Kenyan union" is not Kenya
        if party.kind == "state" and any(line.holds(span) for span in named for line in scope):
            yield party.name
    for place in reading.places:
        if any(line.holds(mention) for line in scope for mention in place.mentions):
            yield from (party.name for party in reading.parties if party.kind == "state" and party.country == place.country)
