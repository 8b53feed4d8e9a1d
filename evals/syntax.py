"""Scores the reader on treebanks, from raw text: `python -m evals.syntax [FILE ...] [--json] [--model DIR]`.

A FILE is a compressed CoNLL-U file (.conllu.gz) or an archive of such files as GUM's (.tar.gz); by default the dev parts of GUM
and EWT.
Words, sentences, parts of speech and trees as in the CoNLL 2018 shared task: a word counts where the treebank has a word
of the same characters, F1 over all words. LAS compares whole relations ("nsubj:pass"), and their first part.
"""

import argparse
import gzip
import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from counterclaim.parsing.encoder import Encoder, OnnxEncoder
from counterclaim.records import Parse
from evals.files import DATA, parse_of, sample
from evals.scores import Rate
from training.corpora import Document, read_conllu, read_gum
from training.labels import RELATIONS, UPOS

MEASURES = ("words", "sentences", "upos", "uas", "las", "las of first parts")
QUICK = {"gum": 3, "gum news": 2, "ewt": 15}
"""How many documents stand for a treebank: some 300 sentences in all."""


def read_documents(path: Path) -> Iterator[Document]:
    """Yield the documents of a treebank; a file that marks none is one document."""
    if path.name.endswith(".tar.gz"):
        yield from read_gum(path)
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from read_conllu(itertools.chain([f"# newdoc id = {path.name}"], map(_in_known_relations, lines)))


def _in_known_relations(line: str) -> str:
    """Return a line of a treebank, the first part of its relation where the model knows no whole one of that name."""
    cells = line.split("\t")
    if len(cells) == 10 and cells[0].isdigit() and cells[7] not in RELATIONS:
        cells[7] = first if (first := cells[7].split(":")[0]) in RELATIONS else "dep"
    return "\t".join(cells)


def read_default(data: Path) -> dict[str, list[Document]]:
    """Return the documents that are measured by default."""
    gum = list(read_gum(data / "gum" / "dev.tar.gz"))
    return {
        "gum": gum,
        "gum news": [document for document in gum if document.id.startswith("GUM_news")],
        "ewt": list(read_documents(data / "ud" / "en_ewt-ud-dev.conllu.gz")),
    }


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
        for measure, rate in compare(document, parse_of(document.id, document.text, encoder)).items():
            total[measure] = total[measure] + rate
    return {measure: round(100 * rate.f1, 2) for measure, rate in total.items()}


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return every measure on every treebank, or on fixed samples of their documents."""
    found = {}
    for name, documents in read_default(data).items():
        chosen = sample(documents, QUICK[name], lambda document: document.id) if quick else documents
        found |= {f"{name}.{measure}": value for measure, value in evaluate(chosen, encoder).items()}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="treebanks, by default the dev parts of GUM and EWT")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    parser.add_argument("--model", type=Path, help="folder of the reader files, by default the shipped ones")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    encoder = OnnxEncoder(options.model)
    groups = {path.name: list(read_documents(path)) for path in options.files} or read_default(options.data)
    result = {name: evaluate(documents, encoder) for name, documents in groups.items()}
    if options.json:
        print(json.dumps(result))
        return
    width = max(16, *(len(name) + 2 for name in result))
    print(f"{'F1 in per cent':<{width}}" + "".join(f"{measure:>20}" for measure in MEASURES))
    for name, row in result.items():
        print(f"{name:<{width}}" + "".join(f"{row[measure]:>20.1f}" for measure in MEASURES))


if __name__ == "__main__":
    main()
