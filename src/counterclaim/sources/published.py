"""The day on which a report was published, and how it was found."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from counterclaim.errors import OptionError
from counterclaim.records import Published, Span
from counterclaim.sources.dates import MONTHS, WEEKDAYS, WrittenDate

_EDTF = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?[?~%]?$")
_URL_DAY = re.compile(r"[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)")
_YEAR = re.compile(
    r"\b(?:(?P<month>" + "|".join(MONTHS) + r")\s+(?:\d{1,2},\s+)?|(?:in|since|of|during|throughout|from|between|year"
    r"|(?P<near>early|late|mid|spring|summer|autumn|fall|winter))[\s-])(?P<year>(?:19|20)\d\d)\b(?![\d,.]*\d)",
    re.IGNORECASE,
)
_LASTING = re.compile(
    r"\b(?:since|began|begun|started|launched|founded|formed|established|created|set up|erupted|broke out|born|inherited"
    r"|(?:came|rose|swept) to power|(?:took|seized) (?:power|control|over)|insurgency|independence)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""Words before a bare year in which something began that may have lasted for long: no sign that the report is of that time."""
_COMPARED = re.compile(
    r"\b(?:never|worst|highest|lowest|deadliest|heaviest|largest|biggest|first|most)\b[^.;]{0,80}\bsince (?:19|20)\d\d\b"
    r"|\bsince (?:19|20)\d\d\b[^.;]{0,80}\b(?:last|never|worst|highest|lowest|deadliest|heaviest|largest|biggest)\b",
    re.IGNORECASE,
)
"""What news measures against the last time of its kind, which is some years back and not the beginning of a war."""
_AHEAD = re.compile(r"\b(?:by|until|till|before|through|will|would|could|may|might|plan\w*|expect\w*|aim\w*|due|next)\b", re.I)
_WEEKDAY = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")\b(?!'s? eve)", re.IGNORECASE)
_SAID_ON = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|denied|claimed|warned)\s+(?:\w+\s+){0,2}?("
    + "|".join(WEEKDAYS)
    + r")\b",
    re.IGNORECASE,
)
"""The weekday of the lead's own verb of saying is the report's: it counts twice."""
_LEAD = 400
_TEXT_READ = 60_000
_YEARS_ON = 5
"""Years from the latest one that a text speaks of in which a weekday falls on a date but once: what is later is a guess."""
_YEARS_BACK = 9
_PENALTY = 0.1


class Written(NamedTuple):
    """A date that the report bears, and where it stands in the text."""

    date: WrittenDate
    span: Span


def check_given(published: str) -> Published:
    """Return the day that the user gave.

    Raises:
        OptionError: it is no day, month or year of EDTF.

    >>> check_given("2025-04-26").edtf
    '2025-04-26'
    """
    text = published.strip()
    found = _EDTF.match(text)
    try:
        if found is None:
            raise ValueError
        datetime.date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        raise OptionError(f"published: {published!r} is no day; write it as 2025-04-26, 2025-04 or 2025") from None
    return Published(edtf=text, basis="given")


def url_day(url: str | None) -> datetime.date | None:
    """Return the day that an address holds.

    >>> url_day("https://example.org/world/2025/04/26/kursk-claims").isoformat()
    '2025-04-26'
    """
    found = _URL_DAY.search(url or "")
    try:
        return datetime.date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def solve(written: Written | None, body: str, *, url: str | None, retrieved_at: str | None) -> Published:
    """Return the day of publication from a written date, the text and the address.

    A date with a year stands. For one without a year, the candidates are its years from the latest past time that the text
    speaks of ("in August 2024", "early 2025") and four more, or those up to the time of retrieval. A year in which something
    only began that may last ("since 2011", "founded in 1998") is no ground for a candidate.

    1. where a weekday is written with the date, the first candidate that falls on it;
    2. else, where the text names weekdays, the candidate whose weekday it names most ("said Saturday" is the way of a same-day
       report, and counts twice in the lead); a later candidate must be named by 10 % more of all weekdays for each year of
       distance, and where no candidate's weekday is named often enough, the day is unknown;
    3. else the nearest candidate.

    What came from the address only is a last resort. Today's date is never used.
    """
    in_url = url_day(url)
    if written is None:
        if in_url is None:
            return Published(edtf=None, basis="unknown", reason="no metadata, dateline or date line gives a day")
        return Published(edtf=in_url.isoformat(), basis="metadata", reason="only the address of the page holds a day")
    if written.date.iso is not None:
        return Published(edtf=written.date.iso, basis="dateline", span=written.span)
    if in_url is not None:
        return _nearest(written, in_url)
    return _solve_year(written, body[:_TEXT_READ], retrieved_at)


def _nearest(written: Written, day: datetime.date) -> Published:
    days = [found for year in (-1, 0, 1) if (found := written.date.of_year(day.year + year)) is not None]
    if not days:
        return Published(edtf=None, basis="unknown", reason="the day of the dateline does not exist in the year of the address")
    best = min(days, key=lambda found: abs(found - day))
    return Published(edtf=best.isoformat(), basis="dateline", reason="the address gives the year", span=written.span)


def _solve_year(written: Written, body: str, retrieved_at: str | None) -> Published:
    told = list(_past_times(body))
    since = max((day for day, _ in told), default=None)
    recent = any(not lasting for _, lasting in told)
    until = _retrieved(retrieved_at)
    weekdays = Counter(WEEKDAYS.index(found[1].lower()) for found in _WEEKDAY.finditer(body))
    said = _SAID_ON.search(body[:_LEAD])
    weekdays.update([WEEKDAYS.index(said[1].lower())] if said is not None else ())
    if since is None and until is None:
        reason = "the dateline gives no year, and the text speaks of none"
        return Published(edtf=None, basis="unknown", reason=reason, span=written.span)
    if until is None and not recent and (sole := _sole(written.date, since, weekdays, body)) is not None:
        return Published(edtf=sole.isoformat(), basis="dateline and weekday", span=written.span)
    if until is None and not recent:
        reason = "the dateline gives no year, and those that the text speaks of tell only since when something lasts"
        return Published(edtf=None, basis="unknown", reason=reason, span=written.span)
    days = list(_candidates(written.date, since, until, onward=recent))
    if not days:
        reason = "the dateline gives no year, and none fits the years that the text speaks of"
        return Published(edtf=None, basis="unknown", reason=reason, span=written.span)
    if written.date.weekday is not None:
        fitting = [day for day in days if day.weekday() == written.date.weekday]
        if fitting:
            return Published(edtf=fitting[0].isoformat(), basis="dateline and weekday", span=written.span)
    total = max(1, weekdays.total())
    score, rank = max((weekdays[day.weekday()] / total - _PENALTY * rank, -rank) for rank, day in enumerate(days))
    if score > 0:
        return Published(edtf=days[-rank].isoformat(), basis="dateline and weekday", span=written.span)
    if weekdays or not recent:
        reason = "the dateline gives no year, and the weekdays that the text names do not tell it"
        return Published(edtf=None, basis="unknown", reason=reason, span=written.span)
    return Published(edtf=days[0].isoformat(), basis="dateline and years", span=written.span)


def _sole(date: WrittenDate, since: datetime.date | None, weekdays: Counter[int], body: str) -> datetime.date | None:
    """Return the one day some years from a last time like this ("never so high since 2019") on the weekday named most."""
    if since is None or not weekdays or _COMPARED.search(body) is None:
        return None
    weekday = weekdays.most_common(1)[0][0]
    days = (date.of_year(year) for year in range(since.year, since.year + _YEARS_BACK))
    fitting = [day for day in days if day is not None and day >= since and day.weekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def _candidates(
    date: WrittenDate, since: datetime.date | None, until: datetime.date | None, *, onward: bool
) -> Iterator[datetime.date]:
    if since is not None and onward:
        years = range(since.year, since.year + (_YEARS_ON if until is None else _YEARS_BACK))
    else:
        assert until is not None
        years = range(until.year, until.year - _YEARS_BACK, -1)
    for year in years:
        day = date.of_year(year)
        if day is not None and (since is None or day >= since) and (until is None or day <= until):
            yield day


def _past_times(body: str) -> Iterator[tuple[datetime.date, bool]]:
    """Yield the first day of each year or month that a clause speaks of as past, and whether what began then may last."""
    for found in _YEAR.finditer(body):
        clause = re.split(r"[,;.:—]\s", body[max(0, found.start() - 120) : found.end()])[-1]
        before = clause[: len(clause) - len(found[0])]
        if not _AHEAD.search(before):
            month = MONTHS.index(found["month"].lower()) + 1 if found["month"] else 1
            lasting = found["month"] is found["near"] is None and _LASTING.search(before + found[0][:-4]) is not None
            yield datetime.date(int(found["year"]), month, 1), lasting


def _retrieved(retrieved_at: str | None) -> datetime.date | None:
    try:
        # A day of grace: the retriever's clock and the outlet's day may differ by a time zone.
        return datetime.date.fromisoformat(retrieved_at[:10]) + datetime.timedelta(days=1) if retrieved_at else None
    except ValueError:
        return None
