"""Measure the shipped examples against what a careful reader takes from them.

    python -m evals.examples [FOLDER] [--missing]      default: examples/

FOLDER holds `expected.yaml`, whose `reports` name the other files. The measures are those of `evals.worked_example`; links are
the disputes and confirmations inside each report.
"""

import argparse
import sys
from pathlib import Path

import yaml

from counterclaim.options import Options
from counterclaim.parsing.encoder import Encoder
from counterclaim.pipeline import open_encoder, read_report
from evals.worked_example import COLUMNS, Score, in_per_cent, measure, totals

DEFAULT = Path(__file__).resolve().parent.parent / "examples"


def run(folder: Path, encoder: Encoder) -> dict[str, Score]:
    """Read every report that the expectation names and measure it; the keys are file names."""
    expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    scores = {}
    for one in expected["reports"]:
        report, reading = read_report((folder / one["file"]).read_bytes(), name=one["file"], encoder=encoder)
        scores[one["file"]] = measure(report, reading, one)
    return scores


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return what is found of what is expected in the shipped examples, in per cent; nothing of the corpora is read."""
    return in_per_cent(list(run(DEFAULT, encoder).values()))


def line(name: str, scores: list[Score]) -> str:
    """Return one row of the table: claims, people, roles and links found of those expected."""
    cells = [f"{found:>4} of {expected:<4}" for found, expected in totals(scores).values()]
    return f"{name:36}" + "".join(cells) + f"   {sum(score.published for score in scores)} of {len(scores)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--missing", action="store_true", help="say what was missed, and why")
    options = parser.parse_args()
    if not (options.folder / "expected.yaml").is_file():
        print(f"{options.folder}: no expected.yaml there", file=sys.stderr)
        return 2
    scores = run(options.folder, open_encoder(Options()))
    print(f"{'':36}" + "".join(f"{name:>7}     " for name in COLUMNS) + "published")
    for name, score in scores.items():
        print(line(name, [score]))
        for missing in score.missing if options.missing else ():
            print(f"    {missing}")
    print(line("all", list(scores.values())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
