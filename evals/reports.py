"""Measure whole reports that readers wrote and marked: `python -m evals.reports [FOLDER ...] [--half HALF] [--missing]`.

FOLDER (default: all of evals/marked/reports, see REPORTS.md there) holds reports and an `expected.yaml`, laid out as that of
`examples/`: every claim that a careful reader would enter, and every link that a reader should be shown. Who wrote them had not
seen the program. Of the folders of the tune half what was missed was looked at, of those of the report half nothing.

claims     cue, speaker with his party, and 80 % of the content are found (`evals.worked_example`)
stances    of the claims found
people     main speakers with their party
published  the day of the report
figures, times, places: as `evals.worked_facts` has them
contradicts, confirms, revises, repeats: links found; "disputes": those shown, "expected": those of them that are marked
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import yaml

from counterclaim.options import Options
from counterclaim.parsing.encoder import Encoder
from counterclaim.pipeline import open_encoder, read_report
from evals import worked_facts
from evals.links import KINDS, judge_readings
from evals.worked_example import measure

MARKED = Path(__file__).parent / "marked" / "reports"
HALVES = {"tune": ("a", "b", "e", "f"), "report": ("c", "d")}
FACTS = ("figures", "times", "places")
COLUMNS = ("claims", "stances", "people", "published", *FACTS, *KINDS)


class Score:
    """How many of each column were found, of how many, and lines that say what was missed."""

    def __init__(self) -> None:
        self.found = Counter[str]()
        self.expected = Counter[str]()
        self.missing: list[str] = []

    def note(self, column: str, found: int, expected: int) -> None:
        """Add to a column."""
        self.found[column] += found
        self.expected[column] += expected


def score_folder(folder: Path, encoder: Encoder, score: Score) -> None:
    """Read the reports of a folder and add what was found of what is expected."""
    marked = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    readings = {}
    for one in marked["reports"]:
        report, reading = read_report((folder / one["file"]).read_bytes(), name=one["file"], encoder=encoder)
        readings[one["file"]] = (report, reading)
        told = measure(report, reading, one)
        facts = worked_facts.measure(report, reading, one)
        stances = {claim["id"]: claim["stance"] for claim in one["claims"]}
        score.note("claims", len(told.claims), told.expected_claims)
        score.note("stances", sum(claim.stance == stances[id] for id, claim in told.claims.items()), len(told.claims))
        score.note("people", told.people, told.expected_people)
        score.note("published", told.published, 1)
        for kind in FACTS:
            score.note(kind, facts.found[kind], facts.expected[kind])
        score.missing += [f"{one['file']}: {line}" for line in (*told.missing, *facts.missing)]
    outcome = judge_readings(marked, readings)
    for kind, (right, all_) in outcome.found.items():
        score.note(kind, right, all_)
    score.note("expected", outcome.disputes - len(outcome.false), outcome.disputes)
    score.missing += [f"{folder.name}: {line}" for line in (*outcome.missed, *(f"false: {line}" for line in outcome.false))]


def run(folders: Sequence[Path], encoder: Encoder) -> Score:
    """Return the score of some folders together."""
    score = Score()
    for folder in folders:
        score_folder(folder, encoder, score)
    return score


def in_per_cent(score: Score) -> dict[str, float]:
    """Return the share found by column; "precision" is that of the disputes shown that are expected."""
    shares = {column: round(100 * score.found[column] / max(1, score.expected[column]), 2) for column in COLUMNS}
    precision = 100 * score.found["expected"] / max(1, score.expected["expected"])
    return shares | {"precision": round(precision, 2), "disputes": score.expected["expected"]}


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the figures of the one table, of the half that nobody looked at; nothing of the corpora is read."""
    return in_per_cent(run([MARKED / name for name in HALVES["report"]], encoder))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--half", choices=HALVES)
    parser.add_argument("--missing", action="store_true", help="say what was missed, and why")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    halves = {options.half: HALVES[options.half]} if options.half else HALVES
    parts = {name: [MARKED / folder for folder in folders] for name, folders in halves.items()}
    parts = {"given": options.folders} if options.folders else parts
    absent = [folder for folders in parts.values() for folder in folders if not (folder / "expected.yaml").is_file()]
    if absent:
        print(f"{absent[0]}: no expected.yaml there", file=sys.stderr)
        return 2
    encoder = open_encoder(Options())
    scores = {name: run(folders, encoder) for name, folders in parts.items()}
    if options.json:
        print(json.dumps({name: in_per_cent(score) for name, score in scores.items()}))
        return 0
    for name, score in scores.items():
        print(f"{name}:")
        for column in (*COLUMNS, "expected"):
            label = "disputes" if column == "expected" else column
            note = " shown are expected" if column == "expected" else ""
            print(f"  {label:12} {score.found[column]:>4} of {score.expected[column]}{note}")
        for line in score.missing if options.missing else ():
            print(f"    {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
