"""Collects the edits that make lemmas of words from the treebanks: `python -m training.lemmas` writes training/lemmas.txt."""

import argparse
import gzip
import itertools
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

OUT = Path(__file__).parent / "lemmas.txt"
LEAST = 4
"""An edit that fewer words need is not learned."""


def edit_of(form: str, lemma: str) -> str:
    """Return the edit that makes the lemma of the form: the shortest cut, over lower case where that can do it.

    >>> edit_of("denied", "deny"), edit_of("were", "be"), edit_of("Goma", "Goma"), edit_of("Troops", "troop")
    ('3+y', '=be', '^0+', '1+')
    """
    lower = lemma == lemma.lower()
    base = form.lower() if lower else form
    shared = sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(base, lemma, strict=False)))
    if shared == 0:
        return f"={lemma}"
    return f"{'' if lower else '^'}{len(base) - shared}+{lemma[shared:]}"


def pairs(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield form and lemma of the words of CoNLL-U lines."""
    for line in lines:
        row = line.rstrip("\n").split("\t")
        if len(row) == 10 and row[0].isdigit() and row[2] != "_":
            yield row[1], row[2]


def lines_of(path: Path) -> Iterator[str]:
    if path.name.endswith(".tar.gz"):
        with tarfile.open(path) as archive:
            for member in archive.getmembers():
                content = archive.extractfile(member) if member.isfile() else None
                yield from content.read().decode("utf-8").splitlines() if content else ()
    else:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from lines


def main() -> None:
    """Write the edits, most needed first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(__file__).parents[2] / "shared" / "data")
    data = parser.parse_args().data
    paths = (data / "gum" / "train.tar.gz", data / "ud" / "en_ewt-ud-train.conllu.gz")
    counts = Counter(edit_of(*pair) for path in paths for pair in pairs(lines_of(path)))
    edits = [edit for edit, count in counts.most_common() if count >= LEAST]
    OUT.write_text("\n".join(edits) + "\n", encoding="utf-8")
    covered = sum(counts[edit] for edit in edits) / counts.total()
    print(f"{len(edits)} edits, which make {100 * covered:.2f} % of the lemmas")


if __name__ == "__main__":
    main()
