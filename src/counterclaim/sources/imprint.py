"""The outlet that a report names as its own: above its body, in its byline, or as the sign-off behind its last sentence."""

import functools
import re
from collections.abc import Iterator, Sequence

from counterclaim.gazetteer import find_entries
from counterclaim.lexicon import load_rows
from counterclaim.sources.agencies import outlet_names
from counterclaim.sources.assemble import Piece
from counterclaim.sources.dates import DATE

_HEADER = 8
_BY = re.compile(r"(?:words |written |reporting |story |reported )?by\s+", re.IGNORECASE)
_STAFF = re.compile(
    r"(?:,? (?:(?:digital|online|web|news) )?(?:staff|reporters?|correspondents?|desk))(?= and |[,|]|$)", re.IGNORECASE
)
_PLACED = re.compile(r", (?:in )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}$")
_SIGNED = re.compile(r"(?:^|[.!?][\"'”’]?\s{1,3})\(?([A-Z]{2,5})\)?\.?$")
_LONGEST = 60
_WRITER = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
_IN_PLACE = re.compile(
    rf"{_WRITER}(?:(?:,| and| in [A-Z][\w' -]+ and) {_WRITER})* in (?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}})"
)
_FOR_MEDIUM = re.compile(rf"{_WRITER}, (?P<medium>[A-Z][\w .'’-]+)")
_NAME = r"[A-Z][\w.'’-]*(?: (?:(?:and|de|al|bin) )?[A-Z][\w.'’-]*){0,5}"
_DATED = re.compile(rf"({_NAME})(?:,| ?[|·•]| [–—-])\s+(?={DATE.pattern})", re.IGNORECASE)
_BEHIND = re.compile(rf"(?:{DATE.pattern})\s*[|·•]\s+(?P<behind>\S.*)", re.IGNORECASE)
"""What stands behind the day that opens a line of parts: "3 May 2025 | The Upland Courier"."""
_LIVE = re.compile(r" live(?: (?:desk|blog|updates?|coverage|reports?))?$", re.IGNORECASE)
_HEADED = frozenset({"date", "agency", "byline", "subhead", "heading", "dateline"})
_SENDERS = frozenset({"tv", "radio", "television"})
_CONTRIBUTED = re.compile(
    rf"{_NAME}(?:, {_NAME})*,?(?: and {_NAME})? (?:reported|wrote|contributed(?: reporting)?) from {_NAME}(?:, {_NAME})?"
    r"|[A-Z][^.!?]{4,160}? contributed(?: reporting| research)?(?: to (?:this|the) (?:report|story|article|dispatch))?"
)
"""Who else wrote a report: "Roe reported from Lagos", "Associated Press writer Ann Lee in Accra contributed to this report"."""


def find_imprint(pieces: Sequence[Piece], folder: str | None = None) -> str | None:
    """Return the known outlet that the report says it is of, else a name like one above its body; None where there are two.

    >>> from counterclaim.sources.assemble import Slice
    >>> find_imprint([Piece((Slice("By Jane Doe", 0, 11),)), Piece((Slice("BBC News, Tbilisi", 12, 29),))])
    'BBC News'
    """
    named = {*_above(pieces, folder), *filter(None, [_signed(pieces, folder)])}
    named = named or {*_called(pieces, folder)}
    return named.pop() if len(named) == 1 else None


def dated(text: str, folder: str | None = None) -> re.Match[str] | None:
    """Return the name of a medium, a writer before it or not, where a date is all that follows: no place of a dateline.

    >>> dated("The Upland Courier, 3 May 2025")[1], dated("Nairobi, 3 May 2025"), dated("Press Release, 3 May 2025")
    ('The Upland Courier', None, None)
    """
    writer = re.match(f"{_WRITER}, ", text)
    tries = [_DATED.match(text, at) for at in (0, writer.end() if writer else 0)]
    return next((found for found in tries if found is not None and _is_medium(found[1], folder)), None)


def signs_behind(text: str, folder: str | None = None) -> bool:
    """Tell whether a day that opens a line has behind a stroke who put the report out: an outlet, a desk, a writer.

    >>> [signs_behind(f"3 May 2025 | {name}") for name in ("Upland Courier", "By Jane Doe", "City desk", "Army Leaves Lagos")]
    [True, True, True, False]
    """
    behind = _name_behind(text)
    if behind is None:
        return False
    by = _BY.match(behind)
    if by is not None:
        return re.fullmatch(rf"{_WRITER}(?:(?:,| and) {_WRITER})*", behind[by.end() :]) is not None
    desk = _STAFF.search(behind)
    if desk is not None and desk.end() == len(behind):
        return re.fullmatch(_NAME, behind[: desk.start()]) is not None
    return _outlet(behind, folder) is not None


def _outlet(name: str, folder: str | None) -> str | None:
    """Return the known outlet of this name, else the name where it is one of a medium."""
    return _name(name, folder) or (name if re.fullmatch(_NAME, name) and _is_medium(name, folder) else None)


def _name_behind(text: str) -> str | None:
    found = _BEHIND.fullmatch(text) if len(text) <= _LONGEST else None
    return found["behind"].strip(" .|") if found is not None else None


def titled_outlet(title: str, headline: str, folder: str | None = None) -> str | None:
    """Return the outlet that the title of a page names behind the headline; a rubric there ends as no medium's name does.

    >>> [titled_outlet(f"Army leaves - {tail}", "Army leaves") for tail in ("World - The Upland Courier", "World")]
    ['The Upland Courier', None]
    """
    if not headline or not title.startswith(headline):
        return None
    name = re.split(r"\s+[|–—·»-]\s+", title[len(headline) :])[-1].strip()
    return _outlet(name, folder)


def is_sign_off(text: str, whole: str, folder: str | None = None) -> bool:
    """Tell whether a line is nothing but the name of an outlet, or the initials of one that the report names."""
    return _name(text, folder) is not None or (len(text) <= 8 and _initials(text, whole, folder) is not None)


def is_outlet_line(text: str, folder: str | None = None) -> bool:
    """Tell whether a line is the name of a known outlet with the place that it writes from.

    >>> is_outlet_line("BBC News, Tbilisi"), is_outlet_line("Al Jazeera staff leave, Lagos")
    (True, False)
    """
    placed = _PLACED.search(text) if len(text) <= _LONGEST else None
    return placed is not None and _name(text[: placed.start()], folder) is not None


def is_signature(text: str, folder: str | None = None, *, dated: bool = False) -> bool:
    """Tell whether a line may be writers' names with the place behind them; a title can look the same.

    With `dated`, where a day follows, a medium may stand there, too.

    >>> is_signature("Jane Doe in Nairobi"), is_signature("Army chief in Nairobi")
    (True, False)
    >>> is_signature("Jane Doe, Upland Radio"), is_signature("Jane Doe, Upland Radio", dated=True)
    (False, True)
    """
    placed = _IN_PLACE.fullmatch(text.strip())
    if placed is not None:
        return bool(find_entries(placed["place"]))
    found = _FOR_MEDIUM.fullmatch(text.strip()) if dated and len(text) <= _LONGEST else None
    return found is not None and _is_medium(found["medium"], folder)


def is_contribution(text: str) -> bool:
    """Tell whether a paragraph only says who else wrote the report, and from where.

    >>> is_contribution("Roe reported from Lagos. Acme News writer Ann Lee in Accra contributed to this report.")
    True
    >>> is_contribution("The rains contributed to this report of losses, the ministry said.")
    False
    """
    sentences = re.split(r"(?<=[a-z]\.)\s+(?=[A-Z])", text.strip(" _—–-"))
    return len(text) <= 400 and all(_CONTRIBUTED.fullmatch(sentence.rstrip(". ")) for sentence in sentences)


def _above(pieces: Sequence[Piece], folder: str | None) -> Iterator[str]:
    """Yield the outlet of "BBC News, Tbilisi" on a line of its own, of "By Al Jazeera Staff" and of "By BBC News"."""
    for text in (piece.text.strip() for piece in pieces[:_HEADER] if len(piece.text) <= _LONGEST):
        by = _BY.match(text)
        names = text[by.end() :] if by else text
        staff = _STAFF.search(names) if by else None
        cut = staff.start() if staff else None if by else placed.start() if (placed := _PLACED.search(names)) else None
        if (name := _name(names[:cut], folder)) is not None:
            yield name


def _called(pieces: Sequence[Piece], folder: str | None) -> Iterator[str]:
    """Yield what is called like a medium: beside the day, before "live desk", behind the writer, or on a line of its own."""
    for piece in pieces[:_HEADER]:
        text = piece.text.strip(" .|")
        if piece.kind not in _HEADED or len(text) > _LONGEST:
            continue
        found = dated(text, folder)
        parts = re.split(r", | \| ", text) if _BY.match(text) else [_name_behind(text) or _LIVE.sub("", text)]
        for name in parts if found is None else [found[1]]:
            if re.fullmatch(_NAME, name) and _is_medium(name, folder):
                yield name


def _is_medium(name: str, folder: str | None) -> bool:
    """Tell whether capital words end as the names of media do ("The Upland Courier") or begin so ("Radio Upland")."""
    words = name.split()
    capital = all(word[0].isupper() or word in ("and", "de", "al", "bin") for word in words)
    titled = words[-1].lower() in _titles(folder) or words[0] == "Radio"
    return len(words) > 1 and capital and titled and words[0].lower() not in ("daily", "weekly")


@functools.cache
def _titles(folder: str | None) -> frozenset[str]:
    rows = load_rows("media", folder)
    return frozenset(row["word"] for row in rows if row["kind"] == "title" or row["word"] in _SENDERS)


def _signed(pieces: Sequence[Piece], folder: str | None) -> str | None:
    last = pieces[-1].text.strip() if len(pieces) > 1 else ""
    return _name(last, folder) or _initials(last[-60:], " ".join(piece.text for piece in pieces[:-1]) + last, folder)


def _name(text: str, folder: str | None) -> str | None:
    bare = text.strip(" ()[].|—–-").casefold()
    return outlet_names(folder).get(bare) if len(bare) > 3 else None


def _initials(end: str, whole: str, folder: str | None) -> str | None:
    """Return the only outlet named in the report whose initials stand behind its last sentence: "(ST)"."""
    found = _SIGNED.search(end)
    if found is None:
        return None
    fitting = {name for name in outlet_names(folder).values() if _letters(name) == found[1] and _stands_in(name, whole)}
    return fitting.pop() if len(fitting) == 1 else None


def _letters(name: str) -> str:
    words = [word for word in name.split() if word.lower() != "the"]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _stands_in(name: str, whole: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", whole) is not None
