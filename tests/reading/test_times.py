"""Times on sentences as the shipped model parses them, in our own words."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder, find_model
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.scene import Scene
from counterclaim.reading.times.find import find_times
from counterclaim.records import When
from tests.build import story

pytestmark = pytest.mark.model
DAY = "2024-03-15"
"""A Friday."""


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    return OnnxEncoder(find_model("full"))


def read(encoder: OnnxEncoder, *paragraphs: str, published: str | None = DAY) -> list[tuple[str, When]]:
    report = story(*paragraphs, published=published).report
    times = find_times(Scene(report, parse_report(report, encoder)))
    return [(when.span.of(report.text), when) for when in times]


DAYS = [
    ("The convoy left on Friday.", "Friday", "2024-03-15"),
    ("The convoy left on Thursday.", "Thursday", "2024-03-14"),
    ("The convoy will leave on Monday.", "Monday", "2024-03-18"),
    ("Last Friday the convoy left.", "Last Friday", "2024-03-08"),
    ("Three villages were shelled overnight.", "overnight", "2024-03-14/2024-03-15"),
    ("The bridge fell in the fall.", "the fall", "2023-23"),
    ("Fighting went on in early 2023.", "early 2023", "2023-01/2023-04"),
    ("Rebels took the town in August 2022.", "August 2022", "2022-08"),
    ("The camp was closed a week ago.", "a week ago", "2024-03-08"),
    ("The camp was closed last month.", "last month", "2024-02"),
    ("The road has been shut since February.", "February", "2024-02/.."),
    ("The treaty was signed on 3 May 1998.", "3 May 1998", "1998-05-03"),
    ("The treaty was signed on 03.05.1998.", "03.05.1998", "1998-05-03"),
    ("Talks were held between 3 and 5 March.", "3 and 5 March", "2024-03-03/2024-03-05"),
    ("The dam was built in the 1990s.", "the 1990s", "199X"),
    ("The attack came on Christmas Eve.", "Christmas Eve", "2023-12-24"),
    ("They left in the last week of the siege, yesterday.", "yesterday", "2024-03-14"),
    ("Shells fell shortly after 2 a.m. on Tuesday, a guard said.", "2 a.m.", "2024-03-12T02:00:00"),
    ("The rally began at 5 p.m. local time, March 6.", "5 p.m. local time", "2024-03-06T17:00:00"),
    ("The dam was built in mid-1996.", "mid-1996", "1996-05/1996-08"),
    ("He came to power in nineteen ninety-one.", "nineteen ninety-one", "1991"),
    ("They promised it by the year two thousand.", "the year two thousand", "2000"),
    ("The vote was lost in the third quarter of 2021.", "the third quarter of 2021", "2021-07/2021-09"),
]


@pytest.mark.parametrize(("sentence", "words", "edtf"), DAYS, ids=lambda value: value if isinstance(value, str) else "")
def test_time_is_reckoned_from_the_report(encoder: OnnxEncoder, sentence: str, words: str, edtf: str) -> None:
    assert (words, edtf) in [(text, when.edtf) for text, when in read(encoder, sentence)]


def test_time_is_reckoned_from_the_one_told_before(encoder: OnnxEncoder) -> None:
    times = read(encoder, "The town fell on 3 January 2015. Two days later the army came back.")
    assert [(text, when.edtf) for text, when in times] == [("3 January 2015", "2015-01-03"), ("Two days later", "2015-01-05")]
    assert times[1][1].basis == "reckoned from another time"
    assert times[1][1].anchor == times[0][1].id


@pytest.mark.parametrize(
    ("sentence", "duration", "kind"),
    [
        ("The siege lasted three years.", "P3Y", "duration"),
        ("A two-week truce was agreed.", "P2W", "duration"),
        ("Shells fell every day.", "P1D", "set"),
        ("They waited for a few hours.", "PTXH", "duration"),
    ],
)
def test_length_is_told(encoder: OnnxEncoder, sentence: str, duration: str, kind: str) -> None:
    assert (duration, kind) in [(when.duration, when.kind) for _, when in read(encoder, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The villagers may march to the square.",
        "An 88-year-old woman was hurt.",
        "Some 2000 people fled the town.",
        "Spokeswoman April Osei leads the mission.",
    ],
)
def test_what_only_looks_like_a_time_is_none(encoder: OnnxEncoder, sentence: str) -> None:
    assert [text for text, when in read(encoder, sentence) if when.edtf] == []


@pytest.mark.parametrize("published", [None, "2024", "2024-03"])
def test_time_stays_unknown_where_the_reports_day_is(encoder: OnnxEncoder, published: str | None) -> None:
    ((_, when),) = read(encoder, "The convoy left on Thursday.", published=published)
    assert (when.edtf, when.first, when.basis) == (None, None, "unknown")
    assert when.reason == "the report's day is not known"


def test_recent_years_are_no_length(encoder: OnnxEncoder) -> None:
    ((_, when),) = read(encoder, "Raids have grown in recent years.")
    assert (when.kind, when.duration) == ("date", None)
