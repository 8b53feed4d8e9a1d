"""Datelines: where and when a report was written, in the ways of many agencies.

KYIV, April 26 (Agency) - Text        GAZA CITY, Gaza Strip (AP) — Text      MOSCOW, April 26. /TASS/. Text
BEIJING, April 26 (Xinhua) -- Text    New Delhi, Apr 26 (PTI) Text           RAMALLAH, Saturday, April 26 (WAFA) – Text
BANGKOK (Agency) - Dec 9, 2025 - Text       Bogota, March 17 (EFE).- Text
LIMA — April 26, 2025: Text             Lima - Apr 26, 2025 (AP): Text          [26.04.2025 07:10] Text
BEIRUT — Text     ISLAMABAD: Text     April 26 (UPI) -- Text                 Kyiv, 26 April   (a line of its own)
(Beirut, April 26, 2025) – Text          April 26, 2025 (BEIRUT) – Text          26 April 2025 BEIRUT, Lebanon - Text
"""

import re
from typing import NamedTuple

from counterclaim.gazetteer import find_entries
from counterclaim.sources.agencies import match_agency, short_name
from counterclaim.sources.dates import DATE, MONTHS, WEEKDAYS, WrittenDate, past_times, read_date

_WORD = r"[A-Z\u00c0-\u00de][\w.'’]*(?:-\w[\w.'’]*){0,3}"
_NO_DAY = r"(?!(?i:" + "|".join((*MONTHS, *WEEKDAYS)) + r")\b)"
_PLACE = re.compile(rf"{_NO_DAY}{_WORD}(?:(?: ?/ ?| and |-| |(?<=St\.) ?)(?:(?:of|de|al|el|la|the) )?{_NO_DAY}{_WORD}){{0,4}}")
_REGION = re.compile(rf"{_NO_DAY}{_WORD}(?: (?:of |the )?{_WORD}){{0,3}}")
_COMMA = re.compile(r"\s{0,3}[,.]?\s{0,3}")
_CREDIT = re.compile(r"\(([^()]{2,50})\)|/([^/\s][^/]{1,30})/")
_DASH = re.compile(r"\.?\s{0,3}(?:—|–|―|--|-)\s{0,3}(?=\S)")
_COLON = re.compile(r":\s{1,3}(?=\S)")
_LABEL = re.compile(
    r"(?i:(?:PRESS|NEWS|MEDIA) (?:RELEASE|STATEMENT|ADVISORY)|"
    r"WATCH|VIDEO|LIVE|BREAKING|UPDATED?|EXCLUSIVE|ANALYSIS|OPINION|CORRECTION|CORRECTED|REFILE|REPEAT|RPT|FILE|PHOTOS?|EXPLAINER|READ|NOTE|FACTBOX"
    r"|On|In|By|At|Since|From|Until|After|Before|Meanwhile|However)\b"
)
_STOP = re.compile(r"\s{0,2}(?:[.:]|—|–|--|-)\s{1,3}(?=\S)")
_BRACKETED = re.compile(r"\(([^()]{6,70})\)\s{0,2}(?:—|–|―|--|-)\s{0,2}(?=\S)")
_YEAR_BEHIND = re.compile(r"\s{1,3}[-–—]\s{1,3}((?:19|20)\d\d)\s{1,3}(?=[A-Z]{2})")
_PARTED = re.compile(r"\s{1,3}[-–—|·•]\s{1,3}")
_NAMED_BEHIND = re.compile(r"\.\s{1,3}([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4})\s{1,3}(?:—|–|―|--|-)\s{1,3}(?=\S)")
_STAMPED = re.compile(r"\[([^\[\]]{8,40})\]\s{1,3}(?=\S)")
"""A day with its hour before a message of a channel: "[26.04.2025 07:10] Upland Channel: Text"."""
_READ = 160


class Found(NamedTuple):
    """A dateline by positions in its paragraph: it ends at `end`, the report goes on at `body`."""

    place: tuple[int, int] | None
    date: tuple[int, int] | None
    written: WrittenDate | None
    agency: str | None
    end: int
    body: int


class _Scan:
    """Reads the parts of a dateline one after another."""

    def __init__(self, text: str, folder: str | None) -> None:
        self.text, self.folder, self.at = text[:_READ], folder, 0
        self.place: tuple[int, int] | None = None
        self.date: tuple[int, int] | None = None
        self.written: WrittenDate | None = None
        self.agency: str | None = None
        self.region = False

    def read(self) -> None:
        """Read parts while there are any."""
        found = _PLACE.match(self.text)
        if found and not _LABEL.match(self.text):
            end = found.end()
            agency = next((hit for hit in self._agencies(found) if hit.start() > 0), None)
            self.at = agency.start() if agency else end
            self.place = (0, len(self.text[: self.at].rstrip(" .")))
        while self.at < len(self.text) and self._step():
            pass

    def read_parted(self) -> None:
        """Read the full date of a line of parts behind a known place ("Lyon - 5 NOV 2024 - 18:40"), or the place behind it."""
        if self.place is None and self._opens_with_day():
            self._read_part_behind()
            return
        gap = _PARTED.match(self.text, self.at) if self.place and self.date is None else None
        found = DATE.match(self.text, gap.end()) if gap else None
        written = read_date(found) if found else None
        if found and written and written.year is not None and self.place and find_entries(self.text[slice(*self.place)]):
            self.date, self.written, self.at = found.span(), written, past_times(self.text, found.end())

    def _read_part_behind(self) -> None:
        """Read the known place behind the full date that opens a line of parts: "5 NOV 2024 | Lyon | 18:40"."""
        gap = re.compile(r"[|·•–—-]\s{1,3}").match(self.text, past_times(self.text, self.at))
        found = _PLACE.match(self.text, gap.end()) if gap else None
        if found is not None and _known(found[0]) and not self.text[past_times(self.text, found.end()) :].strip(" |·•–—-"):
            self.place, self.at = found.span(), past_times(self.text, found.end())

    def _agencies(self, found: re.Match[str]) -> list[re.Match[str]]:
        starts = [gap.end() for gap in re.finditer(r"[ -]", found[0])]
        return [hit for at in starts if (hit := match_agency(self.text, at, self.folder)) and hit.end() >= found.end()]

    def _step(self) -> bool:
        gap = _COMMA.match(self.text, self.at)
        at = gap.end() if gap else self.at
        if self.date is None and (found := DATE.match(self.text, at)) and (written := read_date(found)):
            self.date, self.written, self.at = found.span(), written, found.end()
            self._read_year()
            return True
        found = _CREDIT.match(self.text, at)
        if found and not self._read_bracketed_place(found):
            inside = found[1] or found[2]
            if self.agency is None:
                self.agency = short_name(inside, self.folder) or inside
            elif short := short_name(inside, self.folder):
                self.agency = short
            self.at = found.end()
        if found:
            return True
        if self.agency is None and at > 0 and (found := match_agency(self.text, at, self.folder)):
            self.agency, self.at = short_name(found[0], self.folder), found.end()
            return True
        return self._read_place(at, bool(gap and "," in gap[0]))

    def _read_year(self) -> None:
        """Read the year that stands behind a dash of its own between the opening day and a place: "March 4 - 2026 JUBA"."""
        found = _YEAR_BEHIND.match(self.text, self.at) if self.date and self.date[0] == 0 else None
        if found and self.written and self.written.year is None:
            self.written, self.date, self.at = self.written._replace(year=int(found[1])), (0, found.end(1)), found.end(1)

    def _read_bracketed_place(self, found: re.Match[str]) -> bool:
        """Read a known place in brackets behind the full date that opens the line: "April 26, 2025 (BEIRUT)"."""
        inside = found[1] or ""
        if self.place or self.agency or not self._opens_with_day() or short_name(inside, self.folder) or not _known(inside):
            return False
        self.place, self.at = found.span(1), found.end()
        return True

    def _opens_with_day(self) -> bool:
        return self.date is not None and self.date[0] == 0 and self.written is not None and self.written.year is not None

    def _read_place(self, at: int, comma: bool) -> bool:
        # Behind the full date that opens a line no comma is needed before a known place in capitals.
        bare = not comma and self.place is None and self._opens_with_day()
        if self.region or not (comma or bare):
            return False
        found = (_REGION if self.place else _PLACE).match(self.text, at)
        if found is None or not re.match(r"\s{0,3}(?:[,(:—–―]|--|-|$)", self.text[found.end() :]):
            return False
        if bare and not (found[0].isupper() and _known(found[0])):
            return False
        if self.place is None:
            self.place = found.span()
        elif self.date is not None and self.date[0] > 0:
            if self.agency is not None or _known(found[0]):
                return False
            self.agency = found[0]  # "BAKU, May 4, UPLAND NEWS -": a name behind the day is no land
        else:
            self.region, self.place = True, (self.place[0], found.end())
        self.at = found.end()
        return True


def _known(place: str) -> bool:
    """Tell whether the first of the places that words name is in the gazetteer."""
    return bool(find_entries(re.split(r",| ?/ ?", place)[0].strip()))


def read_opening(text: str, first: bool, folder: str | None = None) -> Found | None:
    """Return the dateline that opens a paragraph.

    `first` tells that this is the first paragraph of the body: only there a place alone ("Kyiv — ", "ISLAMABAD: ") is trusted.

    >>> found = read_opening("KYIV, Ukraine (AP) — Three people were killed.", first=True)
    >>> found.place, found.agency, found.end, found.body
    ((0, 13), 'AP', 18, 21)
    >>> read_opening("Russia — the largest country — said it had left.", first=True) is None
    True
    """
    if (bracketed := _BRACKETED.match(text)) is not None:
        return _read_bracketed(bracketed, folder)
    if (stamped := _STAMPED.match(text)) is not None:
        return _read_stamped(stamped)
    scan = _Scan(text, folder)
    scan.read()
    if scan.place is None and (scan.date is None or scan.agency is None):
        return None
    body = _find_body(text, scan)
    if body is None or len(text) - body < 15 or not _trusted(text, scan, body, first):
        return None
    return Found(scan.place, scan.date, scan.written, scan.agency, scan.at, body)


def _read_bracketed(bracketed: re.Match[str], folder: str | None) -> Found | None:
    """Return the dateline that stands in brackets, as releases have it; a place or an agency alone may be anything else."""
    line = read_line(bracketed[1], folder)
    if line is None or line.place is None or line.date is None:
        return None
    place, date = ((first + 1, last + 1) for first, last in (line.place, line.date))
    return Found(place, date, line.written, line.agency, bracketed.end(1) + 1, bracketed.end())


def _read_stamped(stamped: re.Match[str]) -> Found | None:
    """Return the full day in square brackets that opens a message; the name of its channel stays with what it tells."""
    found = DATE.match(stamped[1])
    written = read_date(found) if found else None
    if found is None or written is None or written.year is None or past_times(stamped[1], found.end()) < len(stamped[1]):
        return None
    date = (found.start() + stamped.start(1), found.end() + stamped.start(1))
    return Found(None, date, written, None, stamped.end(1) + 1, stamped.end())


def _find_body(text: str, scan: _Scan) -> int | None:
    """Return where the report goes on after the dash, colon or credit; an agency or a date may stand behind the dash.

    So may a name behind a full date and a stop: "LIMA, 26 April 2025. Upland Courier - Text".
    """
    at = scan.at
    named = _NAMED_BEHIND.match(text, at) if scan.place and scan.written and scan.written.year and not scan.agency else None
    if named is not None:
        scan.agency, scan.at = short_name(named[1], scan.folder) or named[1], named.end(1)
        return named.end()
    if dash := _DASH.match(text, at):
        if (body := _read_late_date(text, dash.end(), scan)) is not None:
            return body
        after = match_agency(text, dash.end(), scan.folder)
        stop = _STOP.match(text, after.end()) if after else None
        if after and stop and scan.agency is None:
            scan.agency, scan.at = short_name(after[0], scan.folder), after.end()
            return stop.end()
        return dash.end()
    if colon := _COLON.match(text, at):
        return colon.end()
    # "The army (AA) said so": what goes on small is the same sentence.
    gap = re.compile(r"\.?\s{1,3}(?=[^\sa-z])").match(text, at)
    signed = scan.place and scan.date and gap and gap[0].startswith(".") and short_name(text[scan.date[1] : at], scan.folder)
    return gap.end() if gap and scan.agency and (signed or text[at - 1 : at] in ")/") else None


def _read_late_date(text: str, at: int, scan: _Scan) -> int | None:
    """Read a date between the dash behind the agency and a sign of its own; return where the report goes on.

    Behind a known place alone a full date is read, too, and an agency behind that: "LIMA - May 4, 2025 (AP): Text". A small
    letter behind the sign carries on a sentence that begins with the date.
    """
    found = DATE.match(text, at) if scan.date is None else None
    written = read_date(found) if found else None
    if found is None or written is None or not (scan.agency or _is_dated_place(text, scan, written)):
        return None
    credit = re.compile(r" \(([^()]{2,50})\)").match(text, found.end()) if scan.agency is None else None
    end = credit.end() if credit else found.end()
    stop = _STOP.match(text, end)
    if stop is None or text[stop.end()].islower():
        return None
    if credit is not None:
        scan.agency = short_name(credit[1], scan.folder) or credit[1]
    scan.date, scan.written, scan.at = found.span(), written, end
    return stop.end()


def _is_dated_place(text: str, scan: _Scan, written: WrittenDate) -> bool:
    return written.year is not None and scan.place is not None and _known(text[slice(*scan.place)])


def _trusted(text: str, scan: _Scan, body: int, first: bool) -> bool:
    known = scan.agency is not None and short_name(scan.agency, scan.folder) is not None
    if scan.place is None:
        return known
    name = text[: scan.place[1]].split(",")[0]
    capitals = name.isupper() and sum(map(str.isalpha, name)) >= 3
    sign = text[scan.at : body].strip()
    if scan.date is not None or known:
        return capitals or first or known
    if scan.agency is not None:
        return bool(sign) and (capitals or first)
    if sign == ":":
        return first and capitals and name.count(" ") <= 2
    if capitals:
        return first or sign != "-"
    starts = text[body:].lstrip("\"'“‘«")[:1]
    return first and name.count(" ") <= 2 and starts.isupper() and (sign != "-" or text[scan.at : scan.at + 1] == " ")


def _is_credited(text: str, scan: _Scan) -> bool:
    """Tell whether a line without a day is a place in capitals with an agency; "PERU COAST GUARD (PCG)" is a body by itself."""
    if scan.place is None or scan.agency is None:
        return False
    place = text[slice(*scan.place)]
    return place.split(",")[0].isupper() and (_known(place) or short_name(scan.agency, scan.folder) is not None)


def read_line(text: str, folder: str | None = None) -> Found | None:
    """Return the dateline that a whole line is: a place with a date, or with an agency and a dash.

    >>> found = read_line("Kyiv, 26 April")
    >>> found.place, found.date, found.written.day
    ((0, 4), (6, 14), 26)
    >>> read_line("Lima, March 9, 2025, 6:30 p.m.").date, read_line("PERU COAST GUARD (PCG)")
    ((6, 19), None)
    """
    if len(text) > 100:
        return None
    scan = _Scan(text, folder)
    scan.read()
    scan.read_parted()
    end = past_times(text, scan.at) if scan.date is not None else scan.at  # "Lima, March 9, 2025, 6:30 p.m."
    if text[end:].strip(" .:—–-|") or scan.place is None or not (scan.date is not None or _is_credited(text, scan)):
        return None
    return Found(scan.place, scan.date, scan.written, scan.agency, len(text), len(text))
