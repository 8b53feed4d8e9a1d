"""Lines that tell when a report was put out: behind the writer's name, or in figures of which either may be the month."""

import re

from counterclaim.sources.dates import DATE, WrittenDate, past_times, read_date

_PUT_OUT = r"(?:first |last )?(?:published|updated|posted|modified|issued)(?: on| at)?\s?[:–—-]?"
_CREDITED = re.compile(rf"(?P<names>(?-i:[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,4}}))\s+{_PUT_OUT}\s+", re.IGNORECASE)
_AS_OF = re.compile(r".{3,90}? as (?:of|at) (?=.{6,25}$)", re.IGNORECASE)
_FIGURES = re.compile(rf"{_PUT_OUT}\s*(\d\d?)([-./])(\d\d?)\2((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_AGAIN = re.compile(rf"[.,;|·•–—-]?\s*{_PUT_OUT}\s*", re.IGNORECASE)
"""What opens a second stamp on the same line: "Published: 5 March 2025. Last updated 22:30"."""
_WRITER = re.compile(
    r"(?:by|[-–—|])\s+[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?:,? and [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})?"
)
_ALL_TIMES = re.compile(r"[(\[–—|·•-]?\s?all times (?:are )?(?:in )?(?-i:[A-Z][\w .+:-]{1,30})[)\]]?\.?", re.IGNORECASE)
"""What a live page says of its clock behind the day: "4 March 2025 – all times Lima"."""
_PLACE_BEHIND = re.compile(r"[-–—|]\s?[A-Z][A-Z .,'’-]{2,40}")


def closes(text: str, at: int, stamped: bool) -> bool:
    """Tell whether nothing stands behind a day but signs and, in a stamp, a place in capitals, a writer or another stamp.

    >>> closes("Updated - July 03, 2025 - NEW DELHI", 23, True), closes("July 3, 2025 was quiet", 12, False)
    (True, False)
    >>> closes("Published: 5 March 2025. Last updated 22:30", 23, True), closes("Posted 5 March 2025 by Ana Ruiz", 19, True)
    (True, True)
    """
    rest = text[at:].strip()
    if not rest.strip(" .|·•—–-,)") or _ALL_TIMES.fullmatch(rest) is not None:
        return True
    if not stamped:
        return False
    if (again := _AGAIN.match(rest)) is not None:
        day = DATE.match(rest, again.end())
        return closes(rest, past_times(rest, day.end() if day else again.end()), True)
    return _PLACE_BEHIND.fullmatch(rest) is not None or _WRITER.fullmatch(rest) is not None


def credited(text: str) -> re.Match[str] | None:
    """Return the day of a line that is the writer's name with the day of publication behind it.

    >>> credited("Jane Doe Published January 28, 2025")["d3"], credited("Jane Doe published a book on 2 May")
    ('28', None)
    """
    return _full_day(text, _CREDITED.match(text))


def as_of(text: str) -> re.Match[str] | None:
    """Return the day that ends a title behind "as of" without a comma.

    >>> as_of("Sudan: Humanitarian Update as of 22 September 2021")["d2"], as_of("Sudan as of today")
    ('22', None)
    """
    return _full_day(text, _AS_OF.match(text))


def _full_day(text: str, lead: re.Match[str] | None) -> re.Match[str] | None:
    found = DATE.match(text, lead.end()) if lead else None
    written = read_date(found) if found else None
    return found if found and written and written.year and closes(text, past_times(text, found.end()), False) else None


def is_stamp(text: str) -> bool:
    """Tell whether a line only says when it was put out, though the order of its figures may not be told.

    >>> is_stamp("First published on: 03-07-2025 at 10:20 IST"), is_stamp("03-07-2025 was quiet")
    (True, False)
    """
    found = _FIGURES.match(text)
    return found is not None and closes(text, past_times(text, found.end()), True)


def add_year(written: WrittenDate, text: str) -> WrittenDate:
    """Return a day with the year of a stamp whose figures are that day in one of their two orders.

    >>> add_year(WrittenDate(None, 7, 3), "Published: 03-07-2025").iso
    '2025-07-03'
    """
    found = _FIGURES.match(text) if written.year is None else None
    same = found is not None and {int(found[1]), int(found[3])} == {written.month, written.day}
    return written._replace(year=int(found[4])) if found and same else written
