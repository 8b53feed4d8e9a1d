"""One self-contained page of a report: its text as published, the attributions marked, who speaks beside them.

The page asks the network for nothing and runs no script: its policy allows one style sheet, by its hash. All text of the report
goes through Jinja's escaping; hidden characters are shown by their code points.
"""

import base64
import hashlib
import itertools
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from counterclaim.exports.entries import Entry, Reply, list_entries
from counterclaim.exports.facts import Facts, describe_place, describe_time
from counterclaim.exports.marks import Piece, cut_blocks, tag_place
from counterclaim.exports.templates import open_templates, read_file
from counterclaim.exports.verdicts import Judged, list_verdicts
from counterclaim.exports.visible import make_visible
from counterclaim.exports.wording import (
    ANSWERED_BY,
    BEARINGS,
    block_at,
    find_block,
    list_circumstances,
)
from counterclaim.records import AnswerKind, Block, Reading, Record, Report, Stance

LETTERS: dict[Stance, str] = {
    "asserts": "A",
    "believes": "B",
    "confirms": "C",
    "disputes": "D",
    "predicts": "F",
    "denies": "N",
    "promises": "P",
    "declines": "R",
    "threatens": "T",
    "urges": "U",
    "accuses": "X",
}
"""The letter that stands for a stance in a tag; the legend of each page spells them out."""

# Beyond these the sides are told apart by name alone.
PATTERNS = 6
# Each claim adds a rule that lights its text and card together; beyond these the page would be slow to restyle.
LIT_CLAIMS = 400


# The overview stands between the head of the report and its body.
HEAD_BLOCKS = ("headline", "subhead", "byline", "agency", "date")


# What is contested comes first; mere references are left to the cards.
ANSWER_ORDER: tuple[AnswerKind, ...] = ("disputes", "denies", "declines", "confirms", "repeats")


class Row(Record, frozen=True):
    """A block of the text and the claims that begin in it."""

    block: Block
    pieces: tuple[Piece, ...]
    entries: tuple[Entry, ...]


def to_page(report: Report, reading: Reading, judged: Judged | None = None) -> str:
    """Return the page of a report as HTML, in one file that needs nothing else; what people judged stands beside the claims."""
    context = list_parts(report, reading)
    style = read_file("page.css") + light_rules(len(context["entries"]))
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = open_templates().get_template("page.html.jinja")
    return template.render(context, site=None, judged=judged or {}, style=style, style_hash=f"sha256-{digest}")


def list_parts(report: Report, reading: Reading) -> dict[str, Any]:
    """Return what the body of a report's page is made of, by the names that the template has for it."""
    entries = list_entries(report, reading)
    facts = Facts(report, reading)
    parties = _rank_parties(entries)
    rows = list_rows(report, entries)
    return {
        "report": report,
        "reading": reading,
        "entries": entries,
        "rows": rows,
        "head_rows": len(list(itertools.takewhile(lambda row: row.block.kind in HEAD_BLOCKS, rows))),
        "parties": parties,
        "patterns": {name: min(number, PATTERNS) for number, name in enumerate(parties)},
        "voices": _list_voices(entries),
        "replies": _list_replies(entries),
        "carded": frozenset(entry.number for entry in entries if _has_card(entry, facts)),
        "numbers": {entry.claim.id: entry.number for entry in entries},
        "facts": facts,
        "stances": [stance for stance in LETTERS if any(entry.stance == stance and entry.attribution for entry in entries)],
        "chains": {entry.number: _find_chain(entry, entries) for entry in entries},
        "address": find_link(report.url),
        "verdicts": list_verdicts,
        "letters": LETTERS,
        "bearings": BEARINGS,
        "answered_by": ANSWERED_BY,
        "circumstances": list_circumstances,
        "describe_place": describe_place,
        "describe_time": describe_time,
        "classes": _list_classes,
    }


def list_rows(report: Report, entries: Sequence[Entry]) -> list[Row]:
    """Return the blocks of a report, each with its pieces and with the claims that begin in it."""
    begun: dict[int, list[Entry]] = {}
    for entry in entries:
        place = tag_place(entry)
        block = find_block(entry, report) if place is None else block_at(report, place)
        if block is not None:
            begun.setdefault(block.span.start, []).append(entry)
    pieces = cut_blocks(report.text, report.blocks, entries)
    return [
        Row(block=block, pieces=cut, entries=tuple(begun.get(block.span.start, ())))
        for block, cut in zip(report.blocks, pieces, strict=True)
    ]


def find_link(url: str | None) -> str | None:
    """Return the address if it may stand as a link: http or https, with a host and without a user name.

    >>> find_link("https://example.org/story"), find_link("javascript:alert(1)")
    ('https://example.org/story', None)
    """
    if url is None or make_visible(url) != url:
        return None
    try:
        parts = urlsplit(url)
        safe = parts.scheme in ("http", "https") and parts.hostname is not None and "@" not in parts.netloc
    except ValueError:
        return None
    return url if safe else None


def _has_card(entry: Entry, facts: Facts) -> bool:
    """Tell whether there is more to say of a claim than its marks show."""
    return bool(entry.attribution or entry.answers or entry.answered or facts.figures_of(entry.claim.id))


def _rank_parties(entries: Sequence[Entry]) -> list[str]:
    counts: dict[str, int] = {}
    for entry in entries:
        for voice in entry.speakers:
            if voice.party:
                counts[voice.party] = counts.get(voice.party, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))


def _list_voices(entries: Sequence[Entry]) -> dict[str | None, dict[str, list[int]]]:
    voices: dict[str | None, dict[str, list[int]]] = {name: {} for name in _rank_parties(entries)}
    voices[None] = {}
    for entry in entries:
        for voice in entry.speakers:
            numbers = voices[voice.party or None].setdefault(voice.label, [])
            if entry.number not in numbers:
                numbers.append(entry.number)
    return {party: speakers for party, speakers in voices.items() if speakers}


def _list_replies(entries: Sequence[Entry]) -> list[tuple[Entry, Reply]]:
    replies = [(entry, reply) for entry in entries for reply in entry.answers if reply.answer.kind in ANSWER_ORDER]
    return sorted(replies, key=lambda pair: ANSWER_ORDER.index(pair[1].answer.kind))


def _find_chain(entry: Entry, entries: Sequence[Entry]) -> list[Entry]:
    chain: list[Entry] = []
    while entry.within is not None and len(chain) < len(entries):
        entry = entries[entry.within - 1]
        chain.insert(0, entry)
    return chain


def light_rules(count: int) -> str:
    """Return the rules that light the words and the card of a claim together."""
    return "".join(
        f"body:has(:is(.k{n},#c{n}):hover) :is(.k{n},#c{n}),body:has(:is(#t{n},#c{n}):target) :is(.k{n},#c{n})"
        "{background:var(--lit)}\n"
        for n in range(1, min(count, LIT_CLAIMS) + 1)
    )


def _list_classes(piece: Piece, entries: Sequence[Entry]) -> Iterator[str]:
    for mark in piece.marks:
        stance = entries[mark.number - 1].stance
        voice = "own" if entries[mark.number - 1].attribution is None else BEARINGS[stance]
        yield f"{mark.part} k{mark.number} {stance} {voice} lane{mark.lane}"
