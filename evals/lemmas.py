"""Scores lemmas from raw text: `python -m evals.lemmas [FILE ...] [--json] [--model DIR]`.

A FILE is a compressed CoNLL-U file (.conllu.gz) or an archive of such files as GUM's (.tar.gz); by default the dev parts of GUM
(without the genres that are not free) and EWT. Accuracy over the words that are cut as in the treebank and have a lemma there;
beside it that of the word itself in lower case. A lemma counts as right when its letters and their case are the treebank's.
"""

import argparse
import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from counterclaim.parsing.encoder import Encoder, OnnxEncoder
from counterclaim.records import Token
from evals.files import DATA, parse_of, sample
from evals.syntax import QUICK, read_documents
from training.corpora import Document
from training.labels import UPOS
from training.lemmas import lines_of

PARTS = ("all", "VERB", "NOUN", "PROPN")
DEFAULT = {"gum": ("gum", "dev.tar.gz"), "ewt": ("ud", "en_ewt-ud-dev.conllu.gz")}


def read_lemmas(lines: Iterable[str], name: str = "") -> dict[str, list[str]]:
    """Return the lemmas of the words of CoNLL-U lines by document; where none is marked, all are of the document of the name.

    >>> rows = ["# newdoc id = a", "1-2\\tdon't" + "\\t_" * 8, "1\\tdo\\tdo" + "\\t_" * 7, "2\\tn't\\tnot" + "\\t_" * 7]
    >>> read_lemmas(rows)
    {'a': ['do', 'not']}
    """
    found: dict[str, list[str]] = {}
    document = name
    for line in lines:
        row = line.rstrip("\n").split("\t")
        if line.startswith("# newdoc"):
            document = line.split("=")[-1].strip()
        elif len(row) == 10 and row[0].isdigit():
            found.setdefault(document, []).append(row[2])
    return found


def read_gold(path: Path) -> list[tuple[Document, list[str]]]:
    """Return the documents of a treebank, each with the lemmas of its words."""
    lemmas = read_lemmas(lines_of(path), path.name)
    return [(document, lemmas[document.id]) for document in read_documents(path)]


def compare(document: Document, lemmas: Sequence[str], tokens: Iterable[Token]) -> dict[str, tuple[int, int, int]]:
    """Return, for all words and by part of speech, how many there are, and how many lemmas and mere words are right."""
    ours = {(token.span.start, token.span.end): token.lemma for token in tokens}
    found: dict[str, tuple[int, int, int]] = dict.fromkeys(PARTS, (0, 0, 0))
    for span, lemma, upos in zip(document.words, lemmas, document.upos or (), strict=True):
        if span in ours and lemma != "_":
            bare = document.text[slice(*span)].lower()
            for part in {"all", UPOS[upos]} & found.keys():
                count, right, plain = found[part]
                found[part] = count + 1, right + (ours[span] == lemma), plain + (bare == lemma)
    return found


def evaluate(gold: Iterable[tuple[Document, list[str]]], encoder: Encoder) -> dict[str, dict[str, float]]:
    """Return accuracies in per cent, for all words and by part of speech."""
    total = dict.fromkeys(PARTS, (0, 0, 0))
    for document, lemmas in gold:
        counted = compare(document, lemmas, parse_of(document.id, document.text, encoder).tokens)
        total = {part: tuple(map(sum, zip(total[part], counted[part], strict=True))) for part in PARTS}  # type: ignore[misc]
    return {part: _rates(*total[part]) for part in PARTS}


def _rates(count: int, right: int, plain: int) -> dict[str, float]:
    share = 100 / count if count else 0.0
    return {"words": count, "right": round(share * right, 2), "lower case": round(share * plain, 2)}


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the accuracies by treebank and part of speech."""
    found: dict[str, float] = {}
    for name, parts in DEFAULT.items():
        gold = read_gold(data.joinpath(*parts))
        chosen = sample(gold, QUICK[name], lambda pair: pair[0].id) if quick else gold
        found |= {f"{name}.{part}": row["right"] for part, row in evaluate(chosen, encoder).items()}
    return found


def table(result: Mapping[str, Mapping[str, Mapping[str, float]]]) -> str:
    """Return the accuracies as a table."""
    width = max(16, *(len(name) + 8 for name in result))
    lines = [f"{'in per cent':<{width}}{'words':>10}{'right':>10}{'lower case':>12}"]
    for (name, rows), part in itertools.product(result.items(), PARTS):
        row = rows[part]
        lines.append(f"{f'{name} {part}':<{width}}{row['words']:>10}{row['right']:>10.2f}{row['lower case']:>12.2f}")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="treebanks, by default the dev parts of GUM and EWT")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    parser.add_argument("--model", type=Path, help="folder of the reader files, by default the shipped ones")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    encoder = OnnxEncoder(options.model)
    files = {path.name: path for path in options.files} or {name: options.data.joinpath(*p) for name, p in DEFAULT.items()}
    result = {name: evaluate(read_gold(path), encoder) for name, path in files.items()}
    print(json.dumps(result) if options.json else table(result))


if __name__ == "__main__":
    main()
