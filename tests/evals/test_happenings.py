"""Tests of the marks of what happened to what numbers count."""

from collections import Counter
from pathlib import Path

import pytest

from counterclaim.lexicon import load_rows
from counterclaim.parsing.encoder import OnnxEncoder
from evals.happenings import DEFAULT, Mark, Marked, measure, read_marked
from tests.build import story

TRAINED = Path(__file__).parents[2] / "training" / "happenings.tsv"


def test_marks_stand_in_their_texts_and_have_labels_of_the_table() -> None:
    labels = {row["label"] for row in load_rows("happenings") if row["sort"]}
    marked = list(read_marked(DEFAULT))
    told = Counter(mark.label for one in marked for mark in one.marks)
    assert (len({one.report.id for one in marked}), sum(told.values())) == (len(marked), 298)
    assert set(told) <= {*labels, None}
    assert all(one.report.text[mark.start : mark.end].strip() for one in marked for mark in one.marks)


@pytest.mark.shared
def test_marks_to_train_on_are_of_other_reports(shared: Path) -> None:
    marked = list(read_marked(TRAINED, shared / "data"))
    assert sum(len(one.marks) for one in marked) == 3503
    assert not {one.report.text for one in marked} & {one.report.text for one in read_marked(DEFAULT)}


@pytest.mark.model
def test_a_mark_is_right_where_its_label_is_told(encoder: OnnxEncoder) -> None:
    report = story("The blast killed 12 clerks and the guild met for two hours.").report
    marks = [Mark(17, 19, "killed"), Mark(17, 19, "wounded"), Mark(53, 56, None)]
    total, right, wrong = measure([Marked("a", report, marks)], encoder)
    assert (total, right, len(wrong)) == (3, 2, 1)
