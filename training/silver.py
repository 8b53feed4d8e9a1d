"""Lets the shipped reader mark attributions in unmarked news: `python -m training.silver`, for the third round of training.

The reports are the bodies of the Fake News Challenge's training part (world news of 2014 and 2015, by many outlets). What comes
out has the format of data/polnear.
"""

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.records import Parse
from evals.files import report_of
from training.corpora import read_lines

HERE = Path(__file__).parent
OUT = HERE / "runs" / "silver_train.jsonl.gz"


def record_of(id: str, text: str, parse: Parse) -> dict[str, Any]:
    """Return the attributions that the reader found, as a record of data/polnear."""

    def spans(*numbers: int | None) -> list[list[int]]:
        return [[parse.roles[n].span.start, parse.roles[n].span.end] for n in numbers if n is not None]

    found = [
        {"id": str(n), "source": spans(frame.source), "cue": spans(frame.cue), "content": spans(*frame.contents)}
        for n, frame in enumerate(parse.frames)
    ]
    return {"id": id, "text": text, "attributions": found}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parent.parent / "shared" / "data")
    parser.add_argument("--model", type=Path, help="folder of the model files, by default the shipped ones")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    encoder = OnnxEncoder(options.model)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(options.out, "wt", encoding="utf-8", newline="") as out:
        for number, body in enumerate(read_lines(options.data / "stance" / "fnc1_train_bodies.jsonl.gz"), 1):
            id = f"fnc1-{body['id']}"
            record = record_of(id, body["text"], parse_report(report_of(id, body["text"]), encoder))
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
            if number % 200 == 0:
                print(f"{number} reports", flush=True)


if __name__ == "__main__":
    main()
