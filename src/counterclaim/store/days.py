"""First and last day of an EDTF date (ISO 8601-2, level 1), for filters by day."""

import calendar
import re

_DATE = re.compile(r"([0-9X]{4})(?:-([0-9X]{2})(?:-([0-9X]{2})(?:T.*)?)?)?[?~%]?", re.DOTALL)


def day_bounds(edtf: str | None) -> tuple[str | None, str | None]:
    """Return the first and last day that the date may mean; None where it is open or not understood.

    >>> day_bounds("2025-04-26"), day_bounds("2024-02")
    (('2025-04-26', '2025-04-26'), ('2024-02-01', '2024-02-29'))
    >>> day_bounds("2025-04-2X"), day_bounds("2025-04-24/..")
    (('2025-04-20', '2025-04-29'), ('2025-04-24', None))
    >>> day_bounds("soon")
    (None, None)
    """
    first, _, last = (edtf or "").partition("/")
    start = _bounds(first)
    end = _bounds(last) if "/" in (edtf or "") else start
    return (start[0] if start else None, end[1] if end else None)


def _bounds(text: str) -> tuple[str, str] | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = found.groups()
    lowest, highest = year.replace("X", "0"), year.replace("X", "9")
    months = _fitting(month or "XX", 12)
    if lowest == "0000" or not months:
        return None
    firsts = _fitting(day or "XX", calendar.monthrange(int(lowest), months[0])[1])
    lasts = _fitting(day or "XX", calendar.monthrange(int(highest), months[-1])[1])
    if not firsts or not lasts:
        return None
    return f"{lowest}-{months[0]:02}-{firsts[0]:02}", f"{highest}-{months[-1]:02}-{lasts[-1]:02}"


def _fitting(pattern: str, highest: int) -> list[int]:
    digits = re.compile(pattern.replace("X", "[0-9]"))
    return [number for number in range(1, highest + 1) if digits.fullmatch(f"{number:02}")]
