"""Tests of reports with their marks in line."""

from pathlib import Path

import pytest

from evals.inline import own_files, read_reports

REPORT = """# agency | Peru
Mayor: nine fled
= Mayor | : | nine fled | Peru

TACNA, May 3 - "We left," said Ivo Roe, a baker. He said nothing of the mayor. "They took all."
= Ivo Roe, a baker | said | "We left," ... "They took all." | -
= He | said | nothing of the mayor | -

Nine are believed dead.
= - | are believed | Nine ... dead | -
"""


def placed(tmp_path: Path, text: str) -> tuple[list[tuple[str, ...]], list[str]]:
    path = tmp_path / "01.txt"
    path.write_text(text, encoding="utf-8")
    ((record, faults),) = read_reports(path)
    told = [
        tuple(" ... ".join(record["text"][a:b] for a, b in mark[role]) for role in ("source", "cue", "content"))
        for mark in record["attributions"]
    ]
    return told, faults


def test_marks_are_placed_where_their_words_stand_closest(tmp_path: Path) -> None:
    told, faults = placed(tmp_path, REPORT)
    assert faults == []
    assert told == [
        ("Mayor", ":", "nine fled"),
        ("Ivo Roe, a baker", "said", '"We left," ... "They took all."'),
        ("He", "said", "nothing of the mayor"),
        ("", "are believed", "Nine ... dead"),
    ]


def test_a_cue_of_two_marks_is_not_the_same_word(tmp_path: Path) -> None:
    path = tmp_path / "01.txt"
    path.write_text(REPORT, encoding="utf-8")
    ((record, _),) = read_reports(path)
    first, second = (mark["cue"][0][0] for mark in record["attributions"][1:3])
    assert first < second


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("= Mayor | says | nine fled | Peru", "the words of the cue are not in the paragraph"),
        ("= Mayor | : | nine fled", "not four fields"),
        ("= Mayor | - | nine fled | Peru", "no cue or no content"),
        ("= Mayor | fled | nine fled | Peru", "parts overlap"),
    ],
)
def test_marks_that_cannot_be_placed_are_told(tmp_path: Path, line: str, fault: str) -> None:
    told, faults = placed(tmp_path, f"# agency | Peru\nMayor: nine fled\n{line}\n")
    assert told == []
    assert faults == [f"{fault}: {line}"]


def test_our_own_files_are_clean() -> None:
    faults = [fault for path in own_files() for _, found in read_reports(path) for fault in found]
    assert faults == []
    assert len(own_files()) == 121
