"""Learns the table of lemmas from treebanks, for the export of a model.

For every word and every ending the edit that most words need, where it is another than that of the next shorter ending.
"""

import gzip
import itertools
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from counterclaim.parsing.lemmas import Key, keys_of
from training.corpora import NON_COMMERCIAL_GENRES

IRREGULAR = Path(__file__).parent / "irregular_verbs.tsv"
DATA = Path(__file__).parents[2] / "shared" / "data"


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


def words_of(path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield form, lemma and part of speech of the words of a treebank, without genres for non-commercial use only."""
    for line in lines_of(path):
        row = line.rstrip("\n").split("\t")
        if len(row) == 10 and row[0].isdigit() and row[2] != "_":
            yield row[1], row[2], row[3]


def lines_of(path: Path) -> Iterator[str]:
    if not path.name.endswith(".tar.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from lines
        return
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            free = Path(member.name).stem.split("_")[1:2] and Path(member.name).stem.split("_")[1] not in NON_COMMERCIAL_GENRES
            content = archive.extractfile(member) if member.isfile() and free else None
            yield from content.read().decode("utf-8").splitlines() if content else ()


def learn(words: Iterable[tuple[str, str, str]]) -> dict[Key, str]:
    """Return the edits by key; a key whose edit is that of the next shorter ending is left out."""
    counts: dict[Key, Counter[str]] = defaultdict(Counter)
    chains = set()
    for form, lemma, upos in words:
        chain = tuple(keys_of(form, upos))
        chains.add(chain)
        for key in chain:
            counts[key][edit_of(form, lemma)] += 1
    best = {key: min(counter, key=lambda edit: (-counter[edit], edit)) for key, counter in counts.items()}
    return {key: best[key] for chain in chains for key in _needed(chain, best)}


def _needed(chain: tuple[Key, ...], best: dict[Key, str]) -> Iterator[Key]:
    edit = None
    for key in reversed(chain):
        if best[key] != edit:
            edit = best[key]
            yield key


def irregular() -> dict[Key, str]:
    """Return the edits of the verbs of `training/irregular_verbs.tsv`, which the treebanks hold too few of."""
    lines = IRREGULAR.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {("VERB", f"={form}"): edit_of(form, lemma) for form, lemma in itertools.islice(rows, 1, None)}


def write(data: Path, out: Path) -> None:
    """Write the table that the training parts of GUM and EWT teach, in the order of its keys."""
    paths = (data / "gum" / "train.tar.gz", data / "ud" / "en_ewt-ud-train.conllu.gz")
    edits = learn(itertools.chain.from_iterable(map(words_of, paths))) | irregular()
    out.write_text("".join(f"{upos}\t{key}\t{edit}\n" for (upos, key), edit in sorted(edits.items())), encoding="utf-8")
