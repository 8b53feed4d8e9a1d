"""The worked example: what the reader must take from a report that fixes the meaning of every field."""

from pathlib import Path

import pytest

from evals.worked_example import run

pytestmark = [pytest.mark.shared, pytest.mark.model]


def test_worked_example_is_read_as_a_careful_reader_does(shared: Path) -> None:
    score = run(shared / "worked-example")
    missing = "\n".join(score.missing)
    assert len(score.claims) >= 22, missing
    assert score.people == score.expected_people == 10, missing
    assert score.links == score.expected_links == 4, missing
    assert score.published, missing
