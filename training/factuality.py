"""Events of single sentences with how their author presents them: UW asks how sure he is, UDS-IH2 whether it has happened.

Both scales run from -3 to 3, but what will come is sure in UW and has not happened in UDS-IH2: each has an output of its own.
"""

import itertools
from collections.abc import Iterator
from pathlib import Path

from counterclaim.parsing.words import find_words
from training.corpora import NOT_MARKED, Aligner, Document, read_lines

_TIGHT_LEFT = frozenset(". , ; : ! ? ) ] % 's n't ' '' 'm 're 've 'll 'd".split())
_TIGHT_RIGHT = frozenset("( [ $ ``".split())


def read_factuality(path: Path, scale: str = "factuality", group: int = 6) -> Iterator[Document]:
    """Yield paragraphs of some sentences; the scale (`factuality` or `happened`) is known at the first word of each event."""
    sentences = read_lines(path)
    while records := list(itertools.islice(sentences, group)):
        text, marked = "", []
        for record in records:
            places = []
            tight = True
            for token in record["tokens"]:
                text += "" if tight or token in _TIGHT_LEFT else " "
                places.append((len(text), len(text) + len(token)))
                text += token
                tight = token in _TIGHT_RIGHT
            marked += [(places[target["span"][0]], target["factuality"]) for target in record["targets"]]
            text += " "
        words = find_words(text)
        aligner = Aligner(words)
        values = [NOT_MARKED] * len(words)
        for (start, end), value in marked:
            covered = aligner.words(start, end)
            if covered is not None:
                values[covered[0]] = float(value)
        yield Document(records[0]["id"], text, words, **{scale: values})
