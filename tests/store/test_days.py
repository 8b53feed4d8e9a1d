"""The days that a date may mean."""

import pytest

from counterclaim.store.days import day_bounds


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2025-04-26", "2025-04-26", "2025-04-26"),
        ("2025-04-26?", "2025-04-26", "2025-04-26"),
        ("2025-04-26T23:30:00+03:00", "2025-04-26", "2025-04-26"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2025-XX", "2025-01-01", "2025-12-31"),
        ("2025-1X", "2025-10-01", "2025-12-31"),
        ("2025-04-XX", "2025-04-01", "2025-04-30"),
        ("2025-04-3X~", "2025-04-30", "2025-04-30"),
        ("2025-04-24/2025-05", "2025-04-24", "2025-05-31"),
        ("../2025-05-01", None, "2025-05-01"),
        ("2025-05-01/..", "2025-05-01", None),
        ("2025-02-30", None, None),
        ("2025-13", None, None),
        ("XXXX", None, None),
        ("0000", None, None),
        ("26 April", None, None),
        ("٢٠٢٥", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_bounds_of_a_date(edtf: str | None, first: str | None, last: str | None) -> None:
    assert day_bounds(edtf) == (first, last)
