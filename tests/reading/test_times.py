"""Times on sentences as the shipped model parses them, in our own words."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.scene import Scene
from counterclaim.reading.times.find import find_times
from counterclaim.records import When
from tests.build import story
from tests.reading.spoken import read as read_all

pytestmark = pytest.mark.model
DAY = "2024-03-15"
"""A Friday."""


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
    ("Shells fell shortly after 2 a.m. on Tuesday, a guard said.", "2 a.m. on Tuesday", "2024-03-12T02:00:00"),
    ("The rally began at 5 p.m. local time, March 6.", "5 p.m. local time, March 6", "2024-03-06T17:00:00"),
    ("The dam was built in mid-1996.", "mid-1996", "1996-05/1996-08"),
    ("He came to power in nineteen ninety-one.", "nineteen ninety-one", "1991"),
    ("They promised it by the year two thousand.", "the year two thousand", "2000"),
    ("The vote was lost in the third quarter of 2021.", "the third quarter of 2021", "2021-07/2021-09"),
    ("The front began to crumble in mid-2016.", "mid-2016", "2016-05/2016-08"),
    ("The army was weak in the mid-1980s.", "the mid-1980s", "1984/1986"),
    ("In nineteen eighty-four the mayor fled abroad.", "nineteen eighty-four", "1984"),
    ("The dam was built before the year two thousand.", "the year two thousand", "2000"),
    ("The camp was closed a week or so ago.", "a week or so ago", "2024-03-08"),
    ("Exports fell in the first half of 2022.", "the first half of 2022", "2022-01/2022-06"),
    ("Most bridges were built in the second half of the 1980s.", "the second half of the 1980s", "1985/1989"),
    ("Exports rose in last year's third quarter.", "last year's third quarter", "2023-07/2023-09"),
    ("Exports fell in the first nine months of 2022.", "the first nine months of 2022", "2022-01-01/2022-09-30"),
    ("The troops will be home by year-end.", "year-end", "2024-09/2024-12"),
    ("The troops will be home by the end of the year.", "the end of the year", "2024-09/2024-12"),
    ("The hearing was held in the week of January 8.", "the week of January 8", "2024-01-08/2024-01-14"),
    ("The port was shelled on the night of 3 February.", "the night of 3 February", "2024-02-03"),
    ("The port was shelled on the night of 3-4 March.", "the night of 3-4 March", "2024-03-03/2024-03-04"),
    ("Earlier in the week the port was shelled.", "Earlier in the week", "2024-03-11/2024-03-17"),
    ("Late in the month talks will be held.", "Late in the month", "2024-03-21/2024-03-31"),
    ("The port was shelled in the early hours of Thursday.", "the early hours of Thursday", "2024-03-14"),
    ("The port was shelled at 5:30 a.m. on Thursday.", "5:30 a.m. on Thursday", "2024-03-14T05:30:00"),
    ("The offer stands until 6 p.m. EST, March 20.", "6 p.m. EST, March 20", "2024-03-20T18:00:00"),
    ("The port was shelled on Tuesday at 11 p.m.", "Tuesday at 11 p.m.", "2024-03-12T23:00:00"),
    ("He was last seen on August 20.", "August 20", "2023-08-20"),
    ("The union announced the plan August 21.", "August 21", "2023-08-21"),
    ("Prices have doubled over the past year.", "the past year", "2023-03-15/2024-03-15"),
    ("The guild said that last month nine men were killed.", "last month", "2024-02"),
    ("Critics claim that last week's vote was rigged.", "last week", "2024-03-04/2024-03-10"),
    ("Investigators spoke to 17 guards between March 2 and 11.", "March 2 and 11", "2024-03-02/2024-03-11"),
    ("The wall collapsed at 16.15 BST on Tuesday.", "16.15 BST on Tuesday", "2024-03-12T16:15:00"),
    ("The wall collapsed at 16.15 local time on Tuesday.", "16.15 local time on Tuesday", "2024-03-12T16:15:00"),
    ("Some 500 men have been killed since the start of January.", "the start of January", "2024-01/.."),
    ("Some 500 men have been killed since last week.", "last week", "2024-03-04/.."),
    ("Nine men have been jailed since the February 2021 coup.", "February 2021", "2021-02/.."),
    ("Nine men have been jailed since March 26.", "March 26", "2023-03-26/.."),
    ("The port was shelled in the night to Tuesday.", "the night to Tuesday", "2024-03-11/2024-03-12"),
    ("The port was shelled overnight into Tuesday.", "overnight into Tuesday", "2024-03-11/2024-03-12"),
    ("The port was shelled in the night to 3 February.", "the night to 3 February", "2024-02-02/2024-02-03"),
    ("Since the February vote was rigged, nobody trusts the court.", "February", "2024-02"),
]


@pytest.mark.parametrize(("sentence", "words", "edtf"), DAYS, ids=lambda value: value if isinstance(value, str) else "")
def test_time_is_reckoned_from_the_report(encoder: OnnxEncoder, sentence: str, words: str, edtf: str) -> None:
    assert (words, edtf) in [(text, when.edtf) for text, when in read(encoder, sentence)]


AHEAD = [
    ("On Tuesday, the union plans to hold a march.", "2024-03-19"),
    ("Until Tuesday, the army had not named a suspect.", "2024-03-12"),
    ("The vote was postponed until Tuesday.", "2024-03-19"),
    ("The convoy will leave on Monday, arriving in the capital on Tuesday.", "2024-03-19"),
    ("The president meets rebel leaders on Tuesday.", "2024-03-19"),
    ("The minister will resign when the court hears the case on Tuesday.", "2024-03-19"),
    ("The minister resigned when the court heard the case on Tuesday.", "2024-03-12"),
    ("The union announced a strike for Tuesday.", "2024-03-19"),
    ("The king called an election for Tuesday.", "2024-03-19"),
    ("The ministry announced the death toll for Tuesday.", "2024-03-12"),
    ("The king called on Tuesday for calm.", "2024-03-12"),
]


@pytest.mark.parametrize(("sentence", "day"), AHEAD, ids=lambda value: value)
def test_weekday_lies_ahead_where_its_clause_looks_ahead(encoder: OnnxEncoder, sentence: str, day: str) -> None:
    assert ("Tuesday", day) in [(text, when.edtf) for text, when in read(encoder, sentence)]


def test_what_is_ahead_of_a_weekend_is_ahead_of_the_next(encoder: OnnxEncoder) -> None:
    ((_, when),) = read(encoder, "Families left the town ahead of the weekend.")
    assert when.edtf == "2024-03-16/2024-03-17"


TOLD = [
    (
        "Exports fell in the second quarter of 2021. In the year-ago quarter they rose.",
        "the year-ago quarter",
        "2020-04/2020-06",
    ),
    ("Exports fell in the second quarter of 2021. In the year-ago period they rose.", "the year-ago period", "2020-04/2020-06"),
    ("Exports fell in the second quarter of 2021. In the 2019 quarter they rose.", "the 2019 quarter", "2019-04/2019-06"),
    ("Arrests rose in January 2024 from the same month last year.", "the same month last year", "2023-01"),
    ("He was jailed in August 2014. At the end of the year he was freed.", "the end of the year", "2014-09/2014-12"),
    ("He was jailed on 3 August 2014. The next day he was freed.", "The next day", "2014-08-04"),
    ("He was jailed in August 2014. That same day his brother fled.", "That same day", "2014-08-XX"),
    ("He was jailed in August 2014. Two days later his brother fled.", "Two days later", None),
    (
        "The gaol fell on 3 August 2014. Witnesses spoke between 5 and 9 August 2014. The gate opened at 11:20 a.m.",
        "11:20 a.m.",
        "2014-08-03T11:20:00",
    ),
]


@pytest.mark.parametrize(("text", "words", "edtf"), TOLD, ids=[row[1] + "/" + str(row[2]) for row in TOLD])
def test_time_follows_the_one_told_before(encoder: OnnxEncoder, text: str, words: str, edtf: str | None) -> None:
    times = {found: when for found, when in read(encoder, text)}
    assert (times[words].edtf, times[words].basis) == (edtf, "reckoned from another time" if edtf else "unknown")


def test_day_within_a_month_has_the_days_of_the_month(encoder: OnnxEncoder) -> None:
    when = read(encoder, "He was jailed in August 2014. That same day his brother fled.")[1][1]
    assert (when.first, when.last) == ("2014-08-01", "2014-08-31")


def test_day_since_which_something_holds_can_be_counted_from(encoder: OnnxEncoder) -> None:
    times = read(encoder, "He has been missing since 3 February. Two days later his brother fled.")
    assert [when.edtf for _, when in times] == ["2024-02-03/..", "2024-02-05"]


def test_past_is_some_time_before(encoder: OnnxEncoder) -> None:
    assert [(text, when.reason) for text, when in read(encoder, "In the past the clans were allies.")] == [
        ("the past", "some time before, no day")
    ]


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
        ("The profit for the year ended June 30 fell.", "P1Y", "duration"),
        ("Shells fell for three straight days.", "P3D", "duration"),
        ("A weeklong truce was agreed.", "P1W", "duration"),
        ("The eight-month-old truce has broken down.", "P8M", "duration"),
    ],
)
def test_length_is_told(encoder: OnnxEncoder, sentence: str, duration: str, kind: str) -> None:
    assert (duration, kind) in [(when.duration, when.kind) for _, when in read(encoder, sentence)]


@pytest.mark.parametrize(
    ("sentence", "words", "duration"),
    [
        ("They waited for another ten weeks.", "another ten weeks", "P10W"),
        ("They waited for a week or so.", "a week or so", "P1W"),
        ("The decades-long feud is over.", "decades-long", "PXY"),
        ("A six-week-long strike was called off.", "A six-week-long", "P6W"),
        ("Aid has come in over the past few days.", "the past few days", "PXD"),
    ],
)
def test_length_has_all_its_words(encoder: OnnxEncoder, sentence: str, words: str, duration: str) -> None:
    assert [(text, when.duration) for text, when in read(encoder, sentence)] == [(words, duration)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The villagers may march to the square.",
        "An 88-year-old woman was hurt.",
        "Some 2000 people fled the town.",
        "Spokeswoman April Osei leads the mission.",
        "At the end of the day it is the people who count.",
        "The last of the villagers left.",
    ],
)
def test_what_only_looks_like_a_time_is_none(encoder: OnnxEncoder, sentence: str) -> None:
    assert [text for text, when in read(encoder, sentence) if when.edtf] == []


@pytest.mark.parametrize("sentence", ["Three-quarters of the town is in ruins.", "A three-month-old baby was hurt."])
def test_share_or_age_is_no_length(encoder: OnnxEncoder, sentence: str) -> None:
    assert read(encoder, sentence) == []


@pytest.mark.parametrize("published", [None, "2024", "2024-03"])
def test_time_stays_unknown_where_the_reports_day_is(encoder: OnnxEncoder, published: str | None) -> None:
    ((_, when),) = read(encoder, "The convoy left on Thursday.", published=published)
    assert (when.edtf, when.first, when.basis) == (None, None, "unknown")
    assert when.reason == "the report's day is not known"


def test_times_of_day_of_a_live_blog_are_of_its_day(encoder: OnnxEncoder) -> None:
    report = story(
        "17:05 - Army speaks", "Shells fell at 12:20.", "16:30 - Port shut", "All left.", published="2024-03-15"
    ).report
    times = find_times(Scene(report, parse_report(report, encoder)))
    assert [when.edtf for when in times] == [f"2024-03-15T{hour}:00" for hour in ("17:05", "12:20", "16:30")]


def test_time_of_day_alone_is_of_no_day(encoder: OnnxEncoder) -> None:
    assert [when.edtf for _, when in read(encoder, "Shells fell at 12:20.")] == [None]


def test_time_since_which_something_holds_is_open_though_the_reports_day_is_unknown(encoder: OnnxEncoder) -> None:
    assert [when.edtf for _, when in read(encoder, "Nine men were jailed since May 2021.", published=None)] == ["2021-05/.."]


def test_number_behind_a_day_counts_what_follows(encoder: OnnxEncoder) -> None:
    assert [text for text, _ in read(encoder, "On March 5 and 6 men fled.")] == ["March 5"]


def test_recent_years_are_no_length(encoder: OnnxEncoder) -> None:
    ((_, when),) = read(encoder, "Raids have grown in recent years.")
    assert (when.kind, when.duration) == ("date", None)


RUNS = [
    ("In the week ending 10 March, 42 people died.", "the week", "2024-03-04/2024-03-10", "P1W"),
    ("In the week to March 10, 42 people died.", "the week", "2024-03-04/2024-03-10", "P1W"),
    ("In the month ended on 14 March, 42 people died.", "the month", "2024-02-15/2024-03-14", "P1M"),
    ("In the seven days to Sunday, 42 people died.", "the seven days", "2024-03-04/2024-03-10", "P7D"),
    ("In the 12 months to February, 42 people died.", "the 12 months", "2023-03-01/2024-02-29", "P12M"),
]


@pytest.mark.parametrize(("sentence", "words", "edtf", "length"), RUNS, ids=[row[0] for row in RUNS])
def test_length_to_a_day_is_the_days_up_to_it(encoder: OnnxEncoder, sentence: str, words: str, edtf: str, length: str) -> None:
    times = read(encoder, sentence)
    (text, when), (_, last) = times
    assert (text, when.edtf, when.duration, when.anchor) == (words, edtf, length, last.id)


def test_length_by_which_something_moves_ends_with_no_day(encoder: OnnxEncoder) -> None:
    times = read(encoder, "They put the vote off by a week to 2 April and cut the week to four days.")
    assert [(text, when.edtf) for text, when in times] == [("a week", None), ("2 April", "2024-04-02"), ("four days", None)]


SPANS = [
    ("Nine men were killed between November and January 2024.", "2023-11/2024-01"),
    ("Nine men were killed between 20 February and 4 March.", "2024-02-20/2024-03-04"),
    ("From March 3 to March 9, rebels killed nine men.", "2024-03-03/2024-03-09"),
    ("The 2003-2011 war killed nine men.", "2003/2011"),
    ("Rebels killed nine men from Monday to Wednesday.", "2024-03-11/2024-03-13"),
    ("Nine men were killed on 3 March and 5 April 2023.", "2024-03-03"),
    ("They moved the vote from 3 March to 10 March after killing nine men.", "2024-03-03"),
    ("Nine men have been killed since raids began on 27 May.", "2023-05-27/.."),
    ("Nine men have been killed since the coup in 2021.", "2021/.."),
    ("The war erupted in April 2023 and has killed nine men.", "2023-04/.."),
    ("The war erupted in April 2023 and killed nine men.", "2023-04"),
    ("The war, which erupted in April 2023, has killed nine men.", "2023-04/.."),
    ("The war, which erupted in April 2023, killed nine men.", "2023-04"),
    ("Nine men have been killed since it seized the town in 2014.", "2014/.."),
    ("Nine men were killed over the past 24 hours.", "2024-03-14/2024-03-15"),
    ("Nine men were killed in the past day.", "2024-03-14/2024-03-15"),
    ("Between March 2 and March 12 nine raids were recorded.", "2024-03-02/2024-03-12"),
]


@pytest.mark.parametrize(("sentence", "edtf"), SPANS, ids=[row[0] for row in SPANS])
def test_figure_has_the_run_of_days_that_is_told(encoder: OnnxEncoder, sentence: str, edtf: str) -> None:
    _, reading = read_all(encoder, sentence)
    times = {when.id: when.edtf for when in reading.times}
    assert [times.get(figure.when) for figure in reading.figures] == [edtf]


def test_both_ends_of_a_run_stay(encoder: OnnxEncoder) -> None:
    report, reading = read_all(encoder, "Rebels killed nine men between January and March 2021.")
    assert [(when.span.of(report.text), when.edtf, when.kind) for when in reading.times] == [
        ("January and March 2021", "2021-01/2021-03", "duration"),
        ("January", "2021-01", "date"),
        ("March 2021", "2021-03", "date"),
    ]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The fighting broke out on June 2.", "2023-06-02"),
        ("Fighting that erupted on June 2 goes on.", "2023-06-02"),
        ("The talks were set for June 2.", "2024-06-02"),
        ("The talks will be held on June 2.", "2024-06-02"),
        ("The talks are on June 2.", "2024-06-02"),
        ("The talks were held on March 17.", "2024-03-17"),
        ("Raids forced the herders to flee on February 2.", "2024-02-02"),
        ("The raids will force the herders to flee on February 2.", "2025-02-02"),
    ],
)
def test_what_was_lies_not_ahead(encoder: OnnxEncoder, sentence: str, day: str) -> None:
    assert [when.edtf for _, when in read(encoder, sentence)] == [day]
