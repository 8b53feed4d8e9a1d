"""The day of publication and how it was found."""

import pytest

from counterclaim.errors import OptionError
from counterclaim.records import Span
from counterclaim.sources.dates import DATE, day_of, read_date
from counterclaim.sources.published import Written, check_given, solve


def written(text: str) -> Written:
    found = DATE.match(text)
    assert found is not None
    date = read_date(found)
    assert date is not None
    return Written(date, Span(0, len(text)))


SOLVED = {
    "with a year": ("26 April 2025", "", None, None, "2025-04-26", "dateline"),
    "weekday and years": (
        "26 April",
        "They left in August 2024. He said Saturday they did.",
        None,
        None,
        "2025-04-26",
        "dateline and weekday",
    ),
    "same year": ("26 April", "It began in early 2025, he said Saturday.", None, None, "2025-04-26", "dateline and weekday"),
    "a later year by weekday": (
        "26 April",
        "It fell in 2022. He said Wednesday, Wednesday.",
        None,
        None,
        "2023-04-26",
        "dateline and weekday",
    ),
    "years alone": ("26 April", "The war began in August 2024.", None, None, "2025-04-26", "dateline and years"),
    "weekday in the dateline": (
        "Saturday, April 26",
        "It fell in 2022. He said Friday.",
        None,
        None,
        "2025-04-26",
        "dateline and weekday",
    ),
    "year ahead does not count": (
        "26 April",
        "It began in June 2024, and will end by 2030.",
        None,
        None,
        "2025-04-26",
        "dateline and years",
    ),
    "the address gives the year": (
        "26 April",
        "It began in 2014.",
        "https://a.org/2025/04/27/x",
        None,
        "2025-04-26",
        "dateline",
    ),
    "the address at the turn of the year": ("31 December", "", "https://a.org/2025/01/01/x", None, "2024-12-31", "dateline"),
    "retrieval and weekday": (
        "26 April",
        "He said Saturday.",
        None,
        "2025-05-02T10:00:00Z",
        "2025-04-26",
        "dateline and weekday",
    ),
    "a year since which something lasts": (
        "6 May",
        "Rebels have fought since 2007. He said Tuesday.",
        None,
        None,
        None,
        "unknown",
    ),
    "a year in which something began": ("6 May", "The camp was founded in 2006. He said Tuesday.", None, None, None, "unknown"),
    "a weekday that falls on it only years on": (
        "10 June",
        "Rebels took it in 2009. He said Tuesday.",
        None,
        None,
        None,
        "unknown",
    ),
    "a year of lasting and retrieval": (
        "26 April",
        "Rebels have fought since 2007. He said Saturday.",
        None,
        "2025-05-02T10:00:00Z",
        "2025-04-26",
        "dateline and weekday",
    ),
    "nothing tells the year": ("26 April", "He said Saturday.", None, None, None, "unknown"),
}


@pytest.mark.parametrize("case", SOLVED.values(), ids=SOLVED.keys())
def test_solve_finds_the_year(case: tuple[str, str, str | None, str | None, str | None, str]) -> None:
    date, body, url, retrieved, day, basis = case
    found = solve(written(date), body, url=url, retrieved_at=retrieved)
    assert (found.edtf, found.basis) == (day, basis)
    assert (found.reason is not None) == (found.edtf is None or url is not None)


def test_solve_takes_the_address_as_last_resort_and_says_so() -> None:
    found = solve(None, "", url="https://example.org/2025/04/26/story", retrieved_at=None)
    assert (found.edtf, found.basis, found.reason) == ("2025-04-26", "metadata", "only the address of the page holds a day")


def test_solve_never_takes_today() -> None:
    found = solve(None, "He said on Saturday.", url="https://example.org/story", retrieved_at="2025-04-26")
    assert found.edtf is None
    assert found.reason


@pytest.mark.parametrize("text", ["2025-04-26", "2025-04", "2025", "2025-04-26~"])
def test_check_given_takes_days_months_and_years(text: str) -> None:
    assert check_given(text).edtf == text


@pytest.mark.parametrize("text", ["yesterday", "2025-02-30", "26 April 2025", ""])
def test_check_given_refuses_what_is_no_day(text: str) -> None:
    with pytest.raises(OptionError, match="write it as"):
        check_given(text)


STAMPS = [
    ("2025-04-26T23:30:00-04:00", "2025-04-26"),
    ("2025-04-26 08:00", "2025-04-26"),
    ("20250426", "2025-04-26"),
    ("20250426T101500Z", "2025-04-26"),
    ("Sat, 26 Apr 2025 21:00:00 GMT", "2025-04-26"),
    ("April 26, 2025, 6:04 p.m.", "2025-04-26"),
    ("26.04.2025", "2025-04-26"),
    ("04/26/2025", "2025-04-26"),
    ("04/05/2025", None),
    ("2025-13-40", None),
    ("soon", None),
    ("", None),
]


@pytest.mark.parametrize(("stamp", "day"), STAMPS)
def test_day_of_keeps_the_writers_own_day(stamp: str, day: str | None) -> None:
    assert day_of(stamp) == day
