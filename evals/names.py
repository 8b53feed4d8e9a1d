"""Scores the shipped reader on named mentions: `python -m evals.names [--json]`, on the Groningen Meaning Bank's dev part.

Its titles and its class for states and nationalities are treated as in training, see training/corpora.py.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from counterclaim.parsing.encoder import Encoder, OnnxEncoder
from counterclaim.parsing.parse import parse_report
from evals.attribution import report_of
from evals.scores import Rate
from training.corpora import GMB_KINDS, Document, read_names
from training.labels import MENTIONS

DATA = Path(__file__).parents[2] / "shared" / "data"


def gold_of(document: Document) -> set[tuple[int, int, str]]:
    """Return the names of a document: start, end, kind."""
    found: list[tuple[int, int, str]] = []
    for (start, end), tag in zip(document.words, document.mentions or [], strict=True):
        name = MENTIONS[tag]
        if name.startswith("B-"):
            found.append((start, end, name[2:]))
        elif name.startswith("I-") and found:
            found[-1] = (found[-1][0], end, found[-1][2])
    return set(found)


def evaluate(documents: Iterable[Document], encoder: Encoder) -> dict[str, float]:
    """Return the F1 of each kind and of all names in per cent, same characters and same kind."""
    rates: dict[str, Rate] = {}
    for document in documents:
        parse = parse_report(report_of(document.id, document.text), encoder)
        ours = {(mention.span.start, mention.span.end, mention.kind) for mention in parse.mentions}
        theirs = gold_of(document)
        for kind in ("person", "organisation", "place", "nationality", "other", "all"):
            here = {name for name in ours if kind in ("all", name[2])}
            there = {name for name in theirs if kind in ("all", name[2])}
            rates[kind] = rates.get(kind, Rate(0, 0, 0)) + Rate(len(here & there), len(here), len(there))
    return {kind: round(100 * rate.f1, 2) for kind, rate in rates.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = evaluate(read_names(options.data / "ner" / "gmb_dev.jsonl.gz", GMB_KINDS), OnnxEncoder(options.model))
    print(json.dumps(figures) if options.json else "\n".join(f"{kind:<14}{value:>6.1f}" for kind, value in figures.items()))


if __name__ == "__main__":
    main()
