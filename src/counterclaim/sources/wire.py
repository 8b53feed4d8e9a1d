"""What a wire report says of itself: headline, subhead, byline, agency, caption, dateline, date."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.gazetteer import find_entries
from counterclaim.records import BlockKind
from counterclaim.sources.agencies import find_agency, short_name
from counterclaim.sources.assemble import Piece, cut
from counterclaim.sources.dateline import Found, read_line, read_opening
from counterclaim.sources.dates import DATE, MONTHS, WEEKDAYS, WrittenDate, past_times, read_date
from counterclaim.sources.imprint import dated, find_imprint, is_contribution, is_outlet_line, is_sign_off, signs_behind
from counterclaim.sources.letterhead import kind_below
from counterclaim.sources.stamps import add_year, as_of, closes, credited, is_stamp

_ENDED = re.compile("[.!?…][\"'”’»)\\]]{0,3}$")
_BY = re.compile(r"(?:(?:Words |Written |Reporting |Story |Reported )?by|Author:|From)\s+(?=[A-Z\u00c0-\u00de])", re.IGNORECASE)
_SMALL = frozenset("and in of the for with at de van von bin bint ibn der den la le al el da dos di du y".split())
_TRADES = frozenset("correspondent correspondents reporter reporters editor staff writer writers agencies desk bureau".split())
_DESK = re.compile(
    r"(?:from |by )?(?:(?:our|staff|special|own|senior) )?(?:correspondent|reporter|writer)s?|(?:news|web|digital|online) desk"
    r"|(?:news )?agencies",
    re.IGNORECASE,
)
_CREDIT_WORD = re.compile(
    r"\b(?:photos?|photograph|pictures?|images?|getty|file|handout|courtesy|credit|screengrab|pool)\b", re.IGNORECASE
)
_CREDIT_END = re.compile(r"[(\[]([^()\[\]]{2,90})[)\]]\s*\.?$")
_CREDIT_START = re.compile(
    r"(?:file photo|photo(?:graph)?(?: by| credit| courtesy)?|image(?: credit)?|picture(?: credit)?|file)\s?(?::|—|–|-|\bby\b)",
    re.IGNORECASE,
)
_CREDIT_TAIL = re.compile(
    r"(?:Photo(?:graph)?|Image|Picture|Credit|Photo credit)s?: [^:.]{2,70}$|/(?:AFP|AP|EPA|Reuters|Getty)\b[^.]{0,30}$"
)
_DATE_LEAD = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified|issued|created|date|sent|last update)"
    r"(?: on| at)?\s?[:–—-]?|on|as of)\s+",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r".{3,60}?(?:\(as (?:of|at)\s+|\s[|·•]\s+(?:as (?:of|at)\s+)?)(?=[^|·•]{6,45}$)(?!\d\d?[:.]\d\d)", re.IGNORECASE
)
"""What stands before the day in "Flash Update No. 7 (as of 4 November 2025)", "ICRC | Yangon | Updated: 17 April 2025"."""
_AS_OF = re.compile(r".{3,60}?\(as (?:of|at) ", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"\b(?:reports?|sitreps?|notes?|updates?|bulletins?|briefs?|briefings?|assessments?|snapshots?|overviews?|digests?|round-?ups?|statements?"
    r"|reviews?|summary)(?: (?:no\.? ?|number |# ?)?\d{1,3})?(?:, | [–—|-] | (?=as (?:of|at) ))"
    r"(?=[^,]{5,30}$|[A-Z][a-z]+ \d{1,2}, \d{4}$)|(?:, |\()as (?:of|at) (?=[^,()]{6,30}\)?$)",
    re.IGNORECASE,
)
"""What stands before the day that ends the title of a document: "Situation Report, 12 March 2024", ", as of 12 March 2024"."""
_SLASHED = re.compile(r"\d\d/\d\d/\d{4}\s+")
_AFTER_NAMES = re.compile(
    r"[\s,|·•–—-]+(?=(?i:"
    + "|".join((*MONTHS, *WEEKDAYS, "published", "updated", "posted"))
    + r")\b|(?:[A-Z][a-z]{2}\.? )?\d)|@"
)
_TOLD: frozenset[BlockKind] = frozenset({"headline", "subhead", "byline", "date", "caption", "agency"})
_HEADER_ZONE = 12
_LONGEST_HEADLINE = 250
_LONGEST_CAPTION = 600
_LONGEST_OUTLET = 60


class Mark(NamedTuple):
    """A range of characters of one piece."""

    piece: int
    start: int
    end: int


class Wire(NamedTuple):
    """The pieces with their kinds, and what they say of the report."""

    pieces: list[Piece]
    agency: str | None = None
    outlet: str | None = None
    byline: str | None = None
    place: Mark | None = None
    date: Mark | None = None
    written: WrittenDate | None = None


def is_date(text: str) -> re.Match[str] | None:
    """Return the date that a line consists of, with its time and its "Published" or "Updated", or that closes a line of parts.

    >>> is_date("Published: Saturday, 26 April 2025 18:05 GMT")["d2"], is_date("Saturday talks end")
    ('26', None)
    >>> is_date("Flash Update No. 7 (as of 4 November 2025)")["d2"], is_date("Updated 9:14 a.m. July 2, 2025")["d3"]
    ('4', '2')
    """
    if len(text) > 90:
        return None
    if signs_behind(text):
        found = DATE.match(text)
        return found if found is not None and read_date(found) is not None else None
    closing = None if _BY.match(text) else _CLOSING.match(text) or dated(text)
    lead = _DATE_LEAD.match(text, closing.end() if closing else 0)
    start = past_times(text, lead.end() if lead else 0) if closing is None else lead.end() if lead else closing.end()
    start += text[start : start + 2] == ", "
    found = DATE.match(text, start + len(text[start:]) - len(text[start:].lstrip()))
    if found is None and not closing:
        found = DATE.match(text, lead.end() if lead else 0)
    if found is None and not closing and (first := _SLASHED.match(text)) is not None:
        found = DATE.match(text, first.end())  # "05/21/2025 May 21, 2025"
    if found is None or (written := read_date(found)) is None or (closing and written.year is None):
        return None
    at = past_times(text, found.end())
    if (again := DATE.match(text, at)) is not None:
        at = past_times(text, again.end()) if read_date(again) in (None, written) else at
    return found if closes(text, at, lead is not None) else None


def is_byline(text: str) -> bool:
    """Tell whether a line names who wrote the report.

    >>> is_byline("By JANE DOE and JOHN ROE | Associated Press"), is_byline("By Saturday evening all troops had left")
    (True, False)
    """
    if len(text) > 200 or "\n" in text:
        return False
    if _DESK.fullmatch(text.strip(" .")) or credited(text) is not None:
        return True
    found = _BY.match(text)
    if found is None:
        return False
    words = [word.strip(",.|;()—–-&/") for word in text[found.end() :].split()]
    return len(words) <= 24 and all(
        not word or not word[0].islower() or word in _SMALL or word.lower() in _TRADES or "@" in word for word in words
    )


def is_caption(text: str, folder: str | None = None) -> bool:
    """Tell whether a piece describes a picture: it ends or begins with a credit.

    An agency in brackets after a full stop is the report's own sign-off, not a picture's credit.

    >>> is_caption("A house destroyed by a strike in Kyiv (PTI)"), is_caption("The talks go on, he said. (PTI)")
    (True, False)
    """
    if len(text) > _LONGEST_CAPTION:
        return False
    if _CREDIT_START.match(text) or _CREDIT_TAIL.search(text[-120:]):
        return True
    found = _CREDIT_END.search(text[-120:])
    if found is None:
        return False
    if _CREDIT_WORD.search(found[1]):
        return True
    before = text[: len(text) - len(text[-120:]) + found.start()].rstrip()
    return find_agency(found[1], folder) is not None and bool(before) and not _ENDED.search(before[-8:])


def stands_alone(text: str, folder: str | None = None) -> bool:
    """Tell whether a line is a part of its own whatever surrounds it: a date, a dateline, an agency, a byline.

    >>> stands_alone("AFP"), stands_alone("Bogota, 3 May"), stands_alone("The general gave no date")
    (True, True, False)
    """
    if len(text) > 200:
        return False
    return (
        short_name(text, folder) is not None
        or is_date(text) is not None
        or is_stamp(text)
        or is_byline(text)
        or read_line(text, folder) is not None
    )


def kind_of_header(text: str, folder: str | None) -> BlockKind | None:
    """Return the kind of a piece that can only stand around the body; None for any other."""
    if short_name(text, folder) is not None or is_outlet_line(text, folder):
        return "agency"
    if is_date(text) is not None or is_stamp(text):
        return "date"
    if is_byline(text):
        return "byline"
    if read_line(text, folder) is not None:
        return "dateline"
    return "caption" if is_caption(text, folder) else None


def read_wire(pieces: Sequence[Piece], folder: str | None = None) -> Wire:
    """Return the pieces with their kinds; a dateline that opens the body becomes a piece of its own."""
    kinds = _name_header(pieces, folder)
    body = len(kinds)
    named = [piece._replace(kind=kind) for piece, kind in zip(pieces, kinds, strict=False)]
    rest = [_name_body(piece, index == len(pieces) - 1, folder) for index, piece in enumerate(pieces[body:], body)]
    for index, piece in enumerate(rest[:3]):
        opening = read_opening(piece.text, index == 0, folder) if piece.kind == "paragraph" else None
        if opening is not None and not (index == 0 and _is_transcript(rest, piece, opening)):
            rest[index : index + 1] = _part(piece, opening)
            return _gather(named + rest, (body + index, opening), folder)
    return _gather(named + rest, None, folder)


def _name_sign_off(pieces: list[Piece], folder: str | None) -> list[Piece]:
    """Return the pieces; a last line that is only the outlet's name or its initials is no paragraph."""
    last = pieces[-1] if len(pieces) > 1 else None
    if last is None or last.kind != "paragraph" or len(last.text) > _LONGEST_OUTLET:
        return pieces
    whole = " ".join(piece.text for piece in pieces[:-1])
    return [*pieces[:-1], last._replace(kind="agency")] if is_sign_off(last.text, whole, folder) else pieces


def _is_transcript(rest: Sequence[Piece], piece: Piece, opening: Found) -> bool:
    """Tell whether paragraphs open with speakers ("MODERATOR: "), so that the first one's is no place."""
    if piece.text[opening.end : opening.body].strip() != ":":
        return False
    return any(re.match(r"[A-Z][A-Z .'’-]{1,40}: ", other.text) for other in rest if other is not piece)


def _part(piece: Piece, opening: Found) -> list[Piece]:
    text = piece.text
    gap = cut(piece.slices, opening.end, opening.body)
    return [
        Piece(cut(piece.slices, 0, opening.end), "dateline", gap),
        Piece(cut(piece.slices, opening.body, len(text)), piece.kind, piece.gap),
    ]


def _name_header(pieces: Sequence[Piece], folder: str | None) -> list[BlockKind]:
    """Return the kinds of the pieces before the body."""
    kinds: list[BlockKind] = []
    own = [kind_of_header(piece.text, folder) for piece in pieces[: _HEADER_ZONE + 4]]
    for index, piece in enumerate(pieces[:_HEADER_ZONE]):
        text = piece.text
        known = own[index]
        if piece.kind in _TOLD:
            kinds.append(piece.kind)
        elif "headline" not in kinds and _is_dated_title(known, text, folder):
            kinds.append("headline")
        elif known is not None:
            kinds.append(known)
        elif piece.kind in ("item", "quotation") or read_opening(text, True, folder) is not None:
            break
        elif kinds and kinds[-1] == "byline" and _is_outlet(pieces, index, own, "headline" in kinds, folder):
            kinds.append("agency")
        elif "headline" not in kinds and _is_headline(pieces, index, own, folder):
            kinds.append("headline")
        elif (below := kind_below(pieces, index, own, kinds, folder)) is not None:
            kinds.append(below)
        else:
            break
    return kinds


def _is_dated_title(known: BlockKind | None, text: str, folder: str | None) -> bool:
    """Tell whether a line with a date is a title: it names no place, or tells in brackets for when it holds."""
    return (known == "dateline" and _is_title(text, folder)) or (known == "date" and _AS_OF.match(text) is not None)


def _is_title(text: str, folder: str | None) -> bool:
    """Tell whether what a line has before its date is the name of no place: "Weekly Assessment, 3 May 2025"."""
    line = read_line(text, folder)
    if line is None or line.place is None or line.agency is not None:
        return False
    return not any(find_entries(name) for name in re.split(r", ?|/", text[slice(*line.place)]))


def _is_outlet(pieces: Sequence[Piece], index: int, own: Sequence[BlockKind | None], titled: bool, folder: str | None) -> bool:
    """Tell whether a line between a byline and a dateline or date is the name for which the writer reports.

    It is a name: words with capitals, no sentence. Where no headline stands above it is short, as a longer line may be the
    headline itself.
    """
    text = pieces[index].text
    words = text.split()
    if not 2 <= len(words) <= (6 if titled else 3) or len(text) > _LONGEST_OUTLET or index + 1 >= len(pieces):
        return False
    if not (words[0][0].isupper() and text[-1].isalnum()):
        return False
    if not all(word[0].isupper() or word in _SMALL or word == "&" for word in words):
        return False
    return own[index + 1] in ("dateline", "date") or read_opening(pieces[index + 1].text, True, folder) is not None


def _is_headline(pieces: Sequence[Piece], index: int, own: Sequence[BlockKind | None], folder: str | None) -> bool:
    text = pieces[index].text
    if any(piece.kind == "headline" for piece in pieces) or len(text) > _LONGEST_HEADLINE or index + 1 >= len(pieces):
        return False
    if not text.rstrip("\"'”’)").endswith("."):
        return True
    marked = own[index + 1] is not None or read_opening(pieces[index + 1].text, True, folder) is not None
    return marked and len(text) <= 140 and not re.search(r"[.!?]\s+[A-Z]", text[:-1])


def _name_body(piece: Piece, last: bool, folder: str | None) -> Piece:
    if piece.kind != "paragraph":
        return piece
    text = piece.text
    if is_caption(text, folder):
        return piece._replace(kind="caption")
    if is_date(text) is not None or is_stamp(text):
        return piece._replace(kind="date")
    if len(text) <= 300 and re.match(r"[(\[]?(?:Additional )?(?:Reporting|Writing|Editing|Compiled) by [A-Z]", text):
        return piece._replace(kind="byline")
    if is_contribution(text):
        return piece._replace(kind="byline")
    goes_on = re.search('[.!?…]["\'”’»)\\]]{0,3}$|[:,;“"]$', text)
    if len(text) <= 100 and not last and not goes_on and (text[0].isupper() or text[0].isdigit()):
        return piece._replace(kind="heading")
    return piece


def _gather(pieces: list[Piece], opening: tuple[int, Found] | None, folder: str | None) -> Wire:
    pieces = _name_sign_off(pieces, folder)
    wire = Wire(pieces, outlet=find_imprint(pieces, folder))
    lines: list[tuple[int, Found]] = [opening] if opening else []
    for index, piece in enumerate(pieces):
        if piece.kind == "dateline" and (opening is None or index != opening[0]) and (found := read_line(piece.text, folder)):
            lines.append((index, found))
        elif piece.kind == "agency":
            wire = wire._replace(agency=wire.agency or short_name(piece.text, folder))
        elif piece.kind == "byline" and wire.byline is None and not is_contribution(piece.text):
            wire = _read_byline(wire, piece.text, folder)
    for index, found in lines:
        wire = wire._replace(
            agency=wire.agency or found.agency,
            place=wire.place or (Mark(index, *found.place) if found.place else None),
            date=wire.date or (Mark(index, *found.date) if found.date else None),
            written=wire.written or found.written,
        )
    wire = _read_dates(wire)
    return wire._replace(agency=wire.agency or _sign_off(pieces, folder))


def _read_byline(wire: Wire, text: str, folder: str | None) -> Wire:
    found = _BY.match(text)
    names = text[found.end() :] if found else text
    agency = None
    for part in re.split(r"\s*[|,;/]\s*| for | - | – | — ", names)[1:]:
        if short := short_name(part, folder):
            agency, names = short, names[: names.index(part)].rstrip(" |,;/—–-").removesuffix(" for")
            break
    names = _AFTER_NAMES.split(names.strip(), maxsplit=1)[0].strip(" .,|·•–—-\u00a0")
    if short := short_name(names, folder):
        return wire._replace(agency=wire.agency or short)
    return wire._replace(byline=names or None, agency=wire.agency or agency)


def _read_dates(wire: Wire) -> Wire:
    """A line that is a full date ranks above a dateline without a year."""
    if wire.written is not None and wire.written.year is not None:
        return wire
    for index, piece in enumerate(wire.pieces):
        if piece.kind == "date" and wire.written is not None:
            wire = wire._replace(written=add_year(wire.written, piece.text))
        dated = piece.kind == "date" or (piece.kind == "headline" and _AS_OF.match(piece.text) is not None)
        found = is_date(piece.text) if dated else None
        written = read_date(found) if found else None
        if found and written and (written.year is not None or wire.written is None):
            return wire._replace(date=wire.date or Mark(index, *found.span()), written=written)
    for index, piece in enumerate(wire.pieces):
        titled = read_line(piece.text) is not None or _DOCUMENT.search(piece.text) is not None
        dated = piece.kind == "byline" or (piece.kind == "headline" and titled)
        found = (_closing_date(piece.text) or credited(piece.text) or as_of(piece.text)) if dated else None
        if found is not None and wire.written is None:
            return wire._replace(date=Mark(index, *found.span()), written=read_date(found))
    return wire


def _closing_date(text: str) -> re.Match[str] | None:
    """Return the full date that ends a line behind a comma or stroke: "By Ann Lee | 3 May 2025", "Assessment, May 3, 2025"."""
    for gap in re.finditer(r"(?:[,|·•]|\s[–—-])\s{1,3}|\(", text):
        lead = _DATE_LEAD.match(text, gap.end())
        found = DATE.match(text, lead.end() if lead else gap.end())
        written = read_date(found) if found is not None else None
        if found is not None and written is not None and written.year is not None:
            return found if not text[past_times(text, found.end()) :].strip(" .|)") else None
    return None


def _sign_off(pieces: Sequence[Piece], folder: str | None) -> str | None:
    """Return the agency that stands behind the last sentence: "... he said. (AFP)", "... he said. PTI"."""
    last = next((piece.text for piece in reversed(pieces) if piece.kind == "paragraph"), "")
    found = re.search(r"[.!?][\"'”’]?\s*[—–-]?\s*[(\[/]?([A-Z][\w -]{1,30}?)[)\]/]?\.?$", last[-60:])
    return short_name(found[1], folder) if found else None
