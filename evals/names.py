"""Scores the reader on named mentions: `python -m evals.names [FILE.jsonl.gz ...] [--kinds LABEL=KIND ...] [--json]`.

A FILE is in the format of data/ner (tokens and tags, with any corpus's labels) or of data/re3d; by default the dev part of the
Groningen Meaning Bank, and re3d. Titles and the Groningen Meaning Bank's class for states and nationalities are treated as in
training, see training/corpora.py; what of re3d is measured is told in evals/re3d.py. A kind that a corpus has no label for is
not counted there; nor are names under a label that we have no kind for.
"""

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from counterclaim.parsing.encoder import Encoder, OnnxEncoder
from evals import re3d
from evals.files import DATA, kind_of, parse_of, read_records, sample
from evals.scores import Rate
from training.corpora import GMB_KINDS, UNKNOWN, Document, read_names
from training.labels import MENTIONS

KINDS: dict[str, str | None] = GMB_KINDS | {
    **dict.fromkeys(("PER", "person", "politician"), "person"),
    **dict.fromkeys(("ORG", "organisation", "politicalparty", "corporation", "group"), "organisation"),
    **dict.fromkeys(("LOC", "location", "country"), "place"),
    **dict.fromkeys(("MISC", "misc"), None),
}
"""Our kind for the labels of the corpora in data/ner; None is a label whose names are of several kinds."""
ORDER = ("person", "organisation", "place", re3d.STATE, "nationality", "other", "all")
QUICK_GROUPS, QUICK_DOCUMENTS = 50, 20
"""How much stands for a corpus: groups of eight sentences of the Groningen Meaning Bank, documents of re3d."""


def gold_of(document: Document) -> set[tuple[int, int, str]]:
    """Return the names of a document: start, end, kind."""
    found: list[tuple[int, int, str]] = []
    for (start, end), tag in zip(document.words, document.mentions or [], strict=True):
        name = MENTIONS[tag] if tag != UNKNOWN else "O"
        if name.startswith("B-"):
            found.append((start, end, name[2:]))
        elif name.startswith("I-") and found:
            found[-1] = (found[-1][0], end, found[-1][2])
    return set(found)


def evaluate(documents: Iterable[Document], encoder: Encoder, kinds: Iterable[str] = ORDER) -> dict[str, float]:
    """Return the F1 of each of the kinds and of all names in per cent, same characters and same kind."""
    counted = {kind for kind in kinds if kind != "all"}
    rates: dict[str, Rate] = {}
    for document in documents:
        parse = parse_of(document.id, document.text, encoder)
        labelled = zip(document.words, document.mentions or [], strict=True)
        unknown = {c for (start, end), tag in labelled if tag == UNKNOWN for c in range(start, end)}
        ours = {
            (mention.span.start, mention.span.end, kind)
            for mention in parse.mentions
            if (kind := kind_of(mention)) in counted and unknown.isdisjoint(range(mention.span.start, mention.span.end))
        }
        theirs = gold_of(document)
        for kind in (*counted, "all"):
            here = {name for name in ours if kind in ("all", name[2])}
            there = {name for name in theirs if kind in ("all", name[2])}
            rates[kind] = rates.get(kind, Rate(0, 0, 0)) + Rate(len(here & there), len(here), len(there))
    return in_per_cent(rates)


def in_per_cent(rates: Mapping[str, Rate]) -> dict[str, float]:
    """Return the F1 of every kind that is there, in a fixed order."""
    there = [kind for kind in ORDER if kind in rates and (rates[kind].gold or rates[kind].predicted)]
    return {kind: round(100 * rates[kind].f1, 2) for kind in there}


def measure(path: Path, encoder: Encoder, kinds: Mapping[str, str | None]) -> Iterator[tuple[str, dict[str, float]]]:
    """Yield what is measured on a file, and its figures: for re3d under every definition."""
    first = next(read_records(path), {})
    if "entities" in first:
        for definition, rates in re3d.evaluate(read_records(path), encoder).items():
            yield f"{path.name}: {definition}", in_per_cent(rates)
        return
    labels = {tag[2:] for record in read_records(path) for tag in record["tags"] if tag != "O"}
    known = {kinds[label] for label in labels if kinds.get(label)}
    yield path.name, evaluate(read_names(path, dict(kinds)), encoder, [kind for kind in known if kind])


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the F1 on the Groningen Meaning Bank's dev part by kind and on re3d by definition, or on fixed samples of them."""
    documents: Iterable[Document] = read_names(data / "ner" / "gmb_dev.jsonl.gz", GMB_KINDS)
    records: Iterable[dict[str, Any]] = read_records(data / "re3d" / "re3d.jsonl.gz")
    if quick:
        documents = sample(documents, QUICK_GROUPS, lambda document: document.id)
        records = sample(records, QUICK_DOCUMENTS, lambda record: record["id"])
    found = {f"gmb.{kind}": value for kind, value in evaluate(documents, encoder).items()}
    for definition, rates in re3d.evaluate(records, encoder).items():
        kinds = in_per_cent(rates)
        found[f"re3d.{definition}"] = kinds["all"]
        if definition == re3d.MAIN:
            found |= {f"re3d.{kind}": value for kind, value in kinds.items()}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--kinds", nargs="+", default=[], metavar="LABEL=KIND", help="our kind for a label, or nothing")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    parser.add_argument("--model", type=Path, help="folder of the reader files, by default the shipped ones")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    kinds = KINDS | {label: kind or None for label, _, kind in (pair.partition("=") for pair in options.kinds)}
    defaults = [options.data / "ner" / "gmb_dev.jsonl.gz", options.data / "re3d" / "re3d.jsonl.gz"]
    encoder = OnnxEncoder(options.model)
    result = dict(row for path in options.files or defaults for row in measure(path, encoder, kinds))
    if options.json:
        print(json.dumps(result))
        return
    width = max(16, *(len(name) + 2 for name in result))
    print(f"{'F1 in per cent':<{width}}" + "".join(f"{kind:>16}" for kind in ORDER))
    for name, row in result.items():
        print(f"{name:<{width}}" + "".join(f"{row[kind]:>16.1f}" if kind in row else f"{'–':>16}" for kind in ORDER))
    if any(definition in name for definition in re3d.DEFINITIONS for name in result):
        print("\n" + "\n".join(f"  {name}: {meaning}" for name, meaning in re3d.DEFINITIONS.items()))


if __name__ == "__main__":
    main()
