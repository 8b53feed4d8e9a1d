"""Compiles `data/word_weights.tsv`: how much the words of news tell apart, from how many sentences of open corpora hold them.

    python -m training.word_weights [DATA]

The corpora are White House and Ukrainian presidential releases, re3d, MUC-4 dev and GeoVirus: texts of many conflicts and
kinds. A row is the stem of a word and the natural logarithm of sentences by sentences with it; a word without a row is rarer.
"""

import gzip
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from counterclaim.ledger.words import stems_of

DATA = Path(__file__).parents[2] / "shared" / "data"
OUT = Path(__file__).parents[1] / "src" / "counterclaim" / "data" / "word_weights.tsv"
CORPORA = {
    "releases/whitehouse": "markdown", "releases/president.gov.ua": "text", "re3d/re3d": "text", "muc4/dev": "text",
    "geo/geovirus": "text",
}  # fmt: skip
LEAST = 4
"""Sentences that a word must stand in to have a row."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])|\n\s*\n")


def sentences(data: Path) -> Iterator[str]:
    """Yield the sentences of the corpora, at most 3,000 characters of a document."""
    for name, field in CORPORA.items():
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield from _SENTENCE.split(json.loads(line)[field][:3000])


def main() -> None:
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    counts: Counter[str] = Counter()
    total = 0
    for sentence in sentences(data):
        total += 1
        counts.update(stems_of(sentence.lower()))
    rows = [(stem, math.log(total / count)) for stem, count in sorted(counts.items()) if count >= LEAST and stem.isalpha()]
    head = "# How much a word tells: ln(sentences / sentences with it). Compiled by training/word_weights.py, not by hand.\n"
    OUT.write_text(head + "stem\tweight\n" + "".join(f"{stem}\t{weight:.2f}\n" for stem, weight in rows), encoding="utf-8")
    print(f"{total} sentences, {len(rows)} stems")


if __name__ == "__main__":
    main()
