"""What an address asks for: its query as a record, with a clear word on what cannot be understood."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Annotated, TypeVar

import msgspec
from starlette.requests import Request

from counterclaim.errors import OptionError
from counterclaim.records import Record

PAGE = 25
MOST_PAGES = 100_000
Number = Annotated[int, msgspec.Meta(ge=1, le=MOST_PAGES)]
Size = Annotated[int, msgspec.Meta(ge=1, le=1000)]
"""Items of a page, where the asker wants another number."""
EVERYTHING = 10_000_000
Words = Annotated[str, msgspec.Meta(max_length=500)]
Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
_DAYS = ("since", "until", "as_of")
_MISSING = "Object missing required field "
Query = TypeVar("Query", bound=Record)
Item = TypeVar("Item")


class NoQuery(Record, frozen=True):
    """Nothing is asked for but the thing itself."""


def parse_query(request: Request, kind: type[Query]) -> Query:
    """Return the query of an address; what is empty, or not known, is as if it were not there.

    Raises:
        OptionError: a value cannot be understood (the message names it).
    """
    known = {name: value for name, value in request.query_params.items() if name in kind.__struct_fields__ and value.strip()}
    return convert(known, kind)


def want_all(query: Query) -> Query:
    """Return a query for the whole of a list, unless a page of it was asked for."""
    if "size" not in query.__struct_fields__ or getattr(query, "size", None) is not None or getattr(query, "page", 1) != 1:
        return query
    return msgspec.structs.replace(query, size=EVERYTHING)


def convert(values: dict[str, str], kind: type[Query]) -> Query:
    """Return values of a form or address as a record.

    Raises:
        OptionError: one cannot be understood (the message names it), or a day is none.
    """
    try:
        found = msgspec.convert(values, kind, strict=False)
    except msgspec.ValidationError as error:
        problem, _, where = str(error).partition(" - at `$.")
        name = where.rstrip("`")
        if name in _DAYS:
            raise OptionError(f"{name}: {values[name]!r} is no date; write 2025-04-26, 2025-04 or 2025") from error
        if problem.startswith(_MISSING):
            raise OptionError(f"{problem.removeprefix(_MISSING).strip('`')} is missing") from error
        raise OptionError(f"{name or 'the query'}: {problem[:1].lower()}{problem[1:]}") from error
    for name in _DAYS:
        if (day := getattr(found, name, None)) is not None:
            check_day(name, day)
    return found


def check_day(name: str, day: str) -> None:
    """Check that a day, month or year is one.

    Raises:
        OptionError: it is none.

    >>> check_day("since", "2024-02")
    """
    try:
        datetime.date.fromisoformat(f"{day}-01-01"[:10] if len(day) == len("2024") else f"{day}-01"[:10])
    except ValueError as error:
        raise OptionError(f"{name}: {day!r} is no date; write 2025-04-26, 2025-04 or 2025") from error


def cut_page(found: Iterable[Item], number: int, size: int = PAGE) -> tuple[Sequence[Item], int, int]:
    """Return a page of what was found, how many there are in all, and how many pages.

    >>> cut_page("abcde", 2, size=2)
    (['c', 'd'], 5, 3)
    """
    every = list(found)
    return every[(number - 1) * size : number * size], len(every), max(1, -(-len(every) // size))
