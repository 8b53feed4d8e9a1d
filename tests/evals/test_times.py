"""Times as TIMEX3 writes them, and how they are scored."""

import pytest

from counterclaim.records import Span, When
from evals.times import Pair, Timex, same_value, score, to_timex


def when(edtf: str | None, **more: object) -> When:
    first, _, last = (edtf or "").partition("/")
    values = {"first": first or None, "last": last or first or None, "basis": "written"}
    return When(span=Span(0, 9), edtf=edtf, **(values | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("time", "value"),
    [
        (when("2024-23"), "2024-FA"),
        (when("2025-04-21/2025-04-27"), "2025-W17"),
        (when("2025-04-26/2025-04-27"), "2025-W17-WE"),
        (when("2025-01/2025-03"), "2025-Q1"),
        (when("2025-01/2025-04"), "2025"),
        (when("2025-02/.."), "2025-02"),
        (when("199X"), "199"),
        (when(None, kind="duration", duration="PT24H"), "P1D"),
        (when(None, reason="the present, no day"), "PRESENT_REF"),
        (when(None, reason="the report's day is not known"), None),
    ],
)
def test_time_is_written_as_timex3(time: When, value: str | None) -> None:
    assert to_timex(time, "123456789") == value


def test_values_of_different_spelling_are_the_same() -> None:
    assert same_value("P1E", "P10Y")
    assert same_value("1949-XX", "1949")
    assert not same_value("P1M", "PT1M")
    assert not same_value(None, None)


def test_score_counts_missed_and_extra_times() -> None:
    gold = Timex(0, 9, "DATE", "2025")
    pairs = [
        Pair("a", gold, when("2025"), "2025"),
        Pair("b", gold, None, None),
        Pair("c", None, when("2024"), "2024"),
    ]
    assert score(pairs) == {"relaxed": 50, "strict": 50, "value": 50, "type": 50, "recall": 50, "gold": 2, "found": 2}
