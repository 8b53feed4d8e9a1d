"""Scores the shipped reader on treebanks, from raw text: `python -m evals.syntax [--json]`.

Words, sentences, parts of speech and trees as in the CoNLL 2018 shared task: a word counts where the treebank has a word
of the same characters, F1 over all words. LAS compares whole relations ("nsubj:pass"), and their first part.
"""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from counterclaim.parsing.encoder import Encoder, OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.records import Parse
from evals.attribution import report_of
from evals.scores import Rate
from training.corpora import Document, read_ewt, read_gum
from training.labels import RELATIONS, UPOS

DATA = Path(__file__).parents[2] / "shared" / "data"
MEASURES = ("words", "sentences", "upos", "uas", "las", "las of first parts")


def compare(document: Document, parse: Parse) -> dict[str, Rate]:
    """Return the rates of one document."""
    ours = {(token.span.start, token.span.end): number for number, token in enumerate(parse.tokens)}
    predicted, gold = len(parse.tokens), len(document.words)
    right = dict.fromkeys(MEASURES, 0)
    for number, span in enumerate(document.words):
        if span not in ours:
            continue
        token = parse.tokens[ours[span]]
        right["words"] += 1
        right["upos"] += token.upos == UPOS[document.upos[number]]
        head = document.heads[number]
        theirs = None if head < 0 else document.words[head]
        mine = None if token.head < 0 else (parse.tokens[token.head].span.start, parse.tokens[token.head].span.end)
        if mine == theirs:
            relation = RELATIONS[document.relations[number]]
            right["uas"] += 1
            right["las"] += token.relation == relation
            right["las of first parts"] += token.relation.split(":")[0] == relation.split(":")[0]
    rates = {measure: Rate(right[measure], predicted, gold) for measure in MEASURES}
    begins = [n for n, start in enumerate(document.sentence_starts) if start]
    ends = [*begins[1:], len(document.words)]
    sentences = {(document.words[a][0], document.words[b - 1][1]) for a, b in zip(begins, ends, strict=True)}
    found = {(span.start, span.end) for span in parse.sentences}
    rates["sentences"] = Rate(len(sentences & found), len(found), len(sentences))
    return rates


def evaluate(documents: Iterable[Document], encoder: Encoder) -> dict[str, float]:
    """Return the F1 of every measure in per cent."""
    total = dict.fromkeys(MEASURES, Rate(0, 0, 0))
    for document in documents:
        for measure, rate in compare(document, parse_report(report_of(document.id, document.text), encoder)).items():
            total[measure] = total[measure] + rate
    return {measure: round(100 * rate.f1, 2) for measure, rate in total.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    encoder = OnnxEncoder(options.model)
    gum = list(read_gum(options.data / "gum" / "dev.tar.gz"))
    groups = {
        "GUM dev": gum,
        "GUM dev, news": [document for document in gum if document.id.startswith("GUM_news")],
        "EWT dev": list(read_ewt(options.data / "ud" / "en_ewt-ud-dev.conllu.gz")),
    }
    figures: dict[str, Any] = {name: evaluate(documents, encoder) for name, documents in groups.items()}
    if options.json:
        print(json.dumps(figures))
        return
    print(f"{'F1 in per cent':<16}" + "".join(f"{measure:>20}" for measure in MEASURES))
    for name, row in figures.items():
        print(f"{name:<16}" + "".join(f"{row[measure]:>20.1f}" for measure in MEASURES))


if __name__ == "__main__":
    main()
