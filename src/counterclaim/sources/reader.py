"""Bytes become a Report: the order of the steps of this stage."""

import hashlib
import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from counterclaim.errors import LimitError, SourceError
from counterclaim.ids import report_id
from counterclaim.options import Options
from counterclaim.records import Block, Dateline, Omission, Published, Report, Span
from counterclaim.sources import charset, wire
from counterclaim.sources.agencies import outlet_of, short_name
from counterclaim.sources.assemble import Piece, assemble
from counterclaim.sources.deadline import Deadline
from counterclaim.sources.imprint import titled_outlet
from counterclaim.sources.language import find_language
from counterclaim.sources.markdown import is_heading, is_markdown, without_marks
from counterclaim.sources.message import read_message
from counterclaim.sources.omissions import find_reason, part_pieces, without_slug
from counterclaim.sources.page import read_page_report
from counterclaim.sources.published import Written, check_given, solve
from counterclaim.sources.selection import OUTSIDE
from counterclaim.sources.text import drop_mark, read_paragraphs

MediaType = Literal["text/plain", "text/html"]
_TAG = re.compile(
    rb"<(?:!--|/?(?:html|head|body|meta|title|link|script|style|div|p|article|section|main|header|span|a|b|i|em|strong|br|hr|img|ul|ol|li"
    rb"|table|tr|td|blockquote|h[1-6]|center|font|form|nav)[\s/>])"
)
_MOST_LINES = 200_000
_MOST_PIECES = 20_000
_BODY = frozenset({"paragraph", "quotation", "item"})


class _Read(NamedTuple):
    """What a format gave: pieces, omissions and what its metadata say."""

    pieces: list[Piece]
    omitted: list[Omission]
    published: Published | None = None
    outlet: str | None = None
    byline: str | None = None
    url: str | None = None
    title: str | None = None


def read_source(
    raw: bytes,
    *,
    name: str | None = None,
    url: str | None = None,
    media_type: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    retrieved_at: str | None = None,
    options: Options | None = None,
) -> Report:
    """Return the report that the bytes of a plain text or a page hold.

    Raises:
        LimitError: more bytes or time than the options allow.
        LanguageError: the report is not in English; the message names the language.
        SourceError: the bytes hold no report; the message says what they are and what to do.
        OptionError: `published` is no day.

    >>> report = read_source(b"Army denies claim\\nKYIV, April 26, 2025 (AP) - The army said that no troops had left.")
    >>> report.headline, report.agency, report.dateline.place, report.published.edtf
    ('Army denies claim', 'AP', 'KYIV', '2025-04-26')
    """
    options = options or Options()
    if len(raw) > options.max_bytes:
        raise LimitError(f"{name or 'input'}: {len(raw):,} bytes, but the option max_bytes allows {options.max_bytes:,}")
    given = check_given(published) if published is not None else None
    charset.refuse_binary(raw, name)
    deadline = Deadline(options.max_seconds, name)
    kind = guess_media_type(raw, name, media_type)
    decoded = charset.decode(raw, media_type, kind == "text/html")
    read = (
        _read_html(decoded.text, options, deadline)
        if kind == "text/html"
        else _read_text(decoded.text, options, deadline, name)
    )
    deadline.check()
    _check_size(read.pieces, options, deadline.name)
    found = wire.read_wire(read.pieces, options.lexicon)
    if not any(piece.kind in _BODY or piece.kind == "headline" for piece in found.pieces):
        raise SourceError(f"{name or 'input'}: there is no report in it{_describe(read.omitted)}")
    pieces, slugs = without_slug(found.pieces)
    made = assemble(pieces)
    body = "\n".join(block.span.of(made.text) for block in made.blocks if block.kind in _BODY)
    deadline.check()
    place = _place(made.blocks, found.place)
    date = _place(made.blocks, found.date)
    url = url or read.url
    outlet = outlet or read.outlet or outlet_of(url, options.lexicon) or found.outlet or _titled(read, pieces, options.lexicon)
    written = Written(found.written, date) if found.written is not None and date is not None else None
    return Report(
        id=report_id(outlet, url, made.text),
        text=made.text,
        blocks=made.blocks,
        source_map=made.source_map,
        omitted=(*read.omitted, *slugs),
        outlet=outlet,
        agency=found.agency or (short_name(read.byline, options.lexicon) if read.byline else None),
        byline=_byline(found.byline, read.byline, options.lexicon),
        dateline=_dateline(made.text, place, date) if found.place or any(b.kind == "dateline" for b in made.blocks) else None,
        published=given or read.published or solve(written, body, url=url, retrieved_at=retrieved_at),
        language=find_language(body or made.text, name),
        url=url,
        retrieved_at=retrieved_at,
        name=name,
        media_type=kind,
        encoding=decoded.encoding,
        raw_sha256=hashlib.sha256(raw).hexdigest(),
    )


def _check_size(pieces: Sequence[Piece], options: Options, name: str) -> None:
    if len(pieces) > _MOST_PIECES:
        raise LimitError(f"{name}: {len(pieces):,} paragraphs are not one report; part them into files")
    characters = sum(len(piece.text) for piece in pieces)
    if characters > options.max_characters:
        raise LimitError(
            f"{name}: a text of {characters:,} characters, but the option max_characters allows {options.max_characters:,}; "
            "part it into reports"
        )


def guess_media_type(raw: bytes, name: str | None, media_type: str | None) -> MediaType:
    """Return whether the bytes are a page or a plain text: as told, else by the name's ending, else by the first tags.

    >>> guess_media_type(b"<!doctype html><p>Text", None, None), guess_media_type(b"Text", "a.txt", None)
    ('text/html', 'text/plain')
    """
    told = (media_type or "").split(";")[0].strip().lower()
    if told:
        return "text/html" if "html" in told or "xml" in told else "text/plain"
    if name is not None and re.search(r"\.(?:x?html?|aspx?|php)$", name, re.IGNORECASE):
        return "text/html"
    head = raw[:2048].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "text/html"
    tags = _TAG.findall(head)
    return "text/html" if len(tags) >= 4 or (tags and _TAG.match(head)) else "text/plain"


def _read_text(text: str, options: Options, deadline: Deadline, name: str | None) -> _Read:
    if text.count("\n") > _MOST_LINES:
        raise LimitError(f"{deadline.name}: more than {_MOST_LINES:,} lines are not one report; part them into files")
    folder = options.lexicon

    marked = is_markdown(name)

    def alone(line: str) -> bool:
        return (
            (marked and is_heading(line))
            or wire.stands_alone(line, folder)
            or (len(line) <= 80 and find_reason(line, folder) is not None)
        )

    message = read_message(text)
    read = read_paragraphs(message.body, alone)
    pieces, omitted = part_pieces([without_marks(piece) for piece in read] if marked else read, folder)
    return _Read([*message.pieces, *(drop_mark(piece) for piece in pieces)], [*message.omitted, *omitted])


def _read_html(text: str, options: Options, deadline: Deadline) -> _Read:
    found = read_page_report(text, options, deadline)
    metadata = found.metadata
    return _Read(found.pieces, found.omitted, found.published, metadata.outlet, metadata.author, metadata.url, metadata.title)


def _titled(read: _Read, pieces: Sequence[Piece], folder: str | None) -> str | None:
    headline = next((piece.text for piece in pieces if piece.kind == "headline"), "")
    return titled_outlet(read.title or "", headline, folder)


def _byline(shown: str | None, told: str | None, folder: str | None) -> str | None:
    """Return who wrote the report: the metadata's name where the page shows it among other words, else what is shown."""
    told = re.sub(r"^by\s+", "", told, flags=re.IGNORECASE) if told else None
    if told is None or short_name(told, folder) is not None:
        return shown
    return told if shown is None or told.casefold() in shown.casefold() else shown


def _describe(omitted: Sequence[Omission]) -> str:
    reasons = sorted({omission.reason for omission in omitted} - {OUTSIDE})
    return (f", only {', '.join(reasons)}" if reasons else "") + "; give the page or text of a report"


def _place(blocks: Sequence[Block], mark: wire.Mark | None) -> Span | None:
    if mark is None:
        return None
    start = blocks[mark.piece].span.start
    return Span(start + mark.start, start + mark.end)


def _dateline(text: str, place: Span | None, date: Span | None) -> Dateline:
    return Dateline(
        place=place.of(text) if place else None,
        place_span=place,
        date_text=date.of(text) if date else None,
        date_span=date,
    )
