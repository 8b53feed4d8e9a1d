"""Calendar dates as reports write them: "26 April", "Saturday, Apr. 26, 2025", "2025-04-26"."""

import datetime
import re
from typing import NamedTuple

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?|sept?(?:ember|\.)?|sep\."
    r"|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs|r)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
DATE = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?:"
    rf"(?P<iso>(?P<y1>{_YEAR})-(?P<m1>\d\d)-(?P<d1>\d\d))(?!\d)"
    rf"|(?P<d2>{_DAY})\s+(?:of\s+)?(?P<m2>{_MONTH})(?![a-z])(?:,?\s+(?P<y2>{_YEAR})(?!\d))?"
    rf"|(?P<m3>{_MONTH})\s+(?P<d3>{_DAY})(?![\d:]|\.\d)(?:,?\s+(?P<y3>{_YEAR})(?!\d(?!\d?:\d\d)))?"
    rf"|(?P<n1>\d{{1,2}})(?P<sep>[-./])(?P<n2>\d{{1,2}})(?P=sep)(?P<y4>{_YEAR})(?!\d)"
    r")",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"[\s,|·•—–-]*(?:(?:at |@ ?)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?|hrs?|hours"
    r"|\+\d\d:?\d\d(?!\d)|(?<=:\d\d )-\d{4}(?!\d)"
    r"|\(?(?:GMT|UTC|EST|EDT|ET|CET|CEST|BST|IST|EET|EEST|MSK|PST|PDT|PT|CST|CDT"
    r"|(?-i:PHT|PKT|NPT|AFT|WIB|ICT|MMT|SGT|HKT|MYT|JST|KST|AEST|AEDT|NZST|NZDT|SAST|EAT|CAT|WAT|TRT|IRST|GST|AST|BRT|PET|COT|CLT|BOT|AZT|AMT|UZT|BDT))(?:[+-]\d{1,2}(?::?\d\d)?)?\)?)(?![A-Za-z])",
    re.IGNORECASE,
)


class WrittenDate(NamedTuple):
    """A date as written; None for a part that is not there."""

    year: int | None
    month: int
    day: int
    weekday: int | None = None

    def of_year(self, year: int) -> datetime.date | None:
        """Return the day in a year, None where that year has no such day (29 February)."""
        try:
            return datetime.date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def iso(self) -> str | None:
        """The day as ISO 8601 where it has a year and exists."""
        found = self.of_year(self.year) if self.year is not None else None
        return found.isoformat() if found else None


def read_date(found: re.Match[str]) -> WrittenDate | None:
    """Return the date of a match of `DATE`; None where it names no possible day, or two (04/05/2025).

    >>> read_date(DATE.match("Saturday, Apr. 26, 2025"))
    WrittenDate(year=2025, month=4, day=26, weekday=5)
    >>> read_date(DATE.match("04/05/2025")) is None, read_date(DATE.match("26.04.2025")).iso
    (True, '2025-04-26')
    """
    part = found.groupdict()
    year = next((int(part[key]) for key in ("y1", "y2", "y3", "y4") if part[key]), None)
    if part["iso"]:
        month, day = int(part["m1"]), int(part["d1"])
    elif part["n1"]:
        first, second = int(part["n1"]), int(part["n2"])
        if part["sep"] != "." and max(first, second) <= 12 and first != second:
            return None
        day, month = (second, first) if second > 12 else (first, second)
    else:
        month = _number(part["m2"] or part["m3"], MONTHS)
        day = int(re.sub(r"\D", "", part["d2"] or part["d3"]))
    written = WrittenDate(year, month, day, _number(part["weekday"], WEEKDAYS) - 1 if part["weekday"] else None)
    return written if written.of_year(year or 2024) else None


def _number(word: str, names: tuple[str, ...]) -> int:
    return next(index for index, name in enumerate(names, 1) if name.startswith(word[:3].lower()))


def day_of(stamp: str) -> str | None:
    """Return the day of a timestamp as its writer gave it, whatever the time zone; None where it begins with no day.

    >>> day_of("2025-04-26T23:30:00-04:00"), day_of("Sat, 26 Apr 2025 21:00:00 GMT"), day_of("yesterday")
    ('2025-04-26', '2025-04-26', None)
    """
    stamp = stamp.strip()[:60]
    if re.match(r"(?:19|20)\d{6}(?:\D|$)", stamp):
        stamp = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
    found = DATE.search(stamp)
    written = read_date(found) if found else None
    return written.iso if written else None


def past_times(text: str, at: int) -> int:
    """Return where a text goes on behind the times of day, zones and gaps that stand at a place in it.

    >>> past_times("18:40 CET, Lyon", 0)
    9
    >>> past_times("Istanbul police said", 0)
    0
    """
    while time := _TIME.match(text, at):
        at = time.end()
    return at + len(text[at:]) - len(text[at:].lstrip())
