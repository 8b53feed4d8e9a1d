"""Learns the table of lemmas from treebanks, for the export of a model.

For every word and every ending the edit that most words need, where it is another than that of the next shorter ending.
"""

import gzip
import itertools
import json
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from counterclaim.lexicon import load_rows
from counterclaim.parsing.lemmas import Key, Lemmas, keys_of
from training.corpora import NON_COMMERCIAL_GENRES

IRREGULAR = Path(__file__).parent / "irregular_verbs.tsv"
DATA = Path(__file__).parents[2] / "shared" / "data"
_VOWELS = "aeiou"
_BASE = re.compile(r"\b(?:to|will|would|can|could|may|might|must|should|did not|do not|does not) ([a-z]{3,})\b")
_FEWEST = 3


def edit_of(form: str, lemma: str) -> str:
    """Return the edit that makes the lemma of the form: the shortest cut, over lower case where that can do it.

    >>> edit_of("denied", "deny"), edit_of("were", "be"), edit_of("Lima", "Lima"), edit_of("Troops", "troop")
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


def forms_of(verb: str) -> Iterator[str]:
    """Yield the regular forms of a verb; of longer ones that end in one consonant both spellings.

    >>> list(forms_of("range")), list(forms_of("ban")), list(forms_of("occupy"))
    (['ranged', 'ranges', 'ranging'], ['banned', 'banning', 'bans'], ['occupied', 'occupies', 'occupying'])
    """
    if verb.endswith("e"):
        yield from (f"{verb}d", f"{verb}s", f"{verb}ing" if verb.endswith(("ee", "oe", "ye")) else f"{verb[:-1]}ing")
        return
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        yield from (f"{verb[:-1]}ied", f"{verb[:-1]}ies", f"{verb}ing")
        return
    double = verb[-1] not in f"{_VOWELS}wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    if double:
        yield from (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing")
    if not double or len(re.findall(f"[{_VOWELS}y]+", verb)) > 1:
        yield from (f"{verb}ed", f"{verb}ing")
    yield f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"


def regular(edits: dict[Key, str], texts: Iterable[str], others: Set[str]) -> dict[Key, str]:
    """Return the edits of regular forms that a table gets wrong ("intervened" of "interven"): those in texts, and of our verbs.

    What stands behind "to" or an auxiliary three times is taken for a verb, but for `others`, which are never one; a form of
    two verbs is left to the table.
    """
    words, bases = Counter[str](), Counter[str]()
    for text in texts:
        words.update(re.findall(r"[a-z]{3,}", text.lower()))
        bases.update(match[1].lower() for match in _BASE.finditer(text.lower() if text.isupper() else text))
    rows = [row for table in ("cues", "event_terms") for row in load_rows(table, None)]
    ours = {row["lemma"].split()[0] for row in rows if row.get("part") == "verb" or row.get("pos") == "v"}
    often = {word for word, count in bases.items() if count >= _FEWEST and not word.endswith("ing")}
    verbs = {word for word in often | ours if word not in others and word.isalpha() and len(word) > 2}
    owners: dict[str, set[str]] = defaultdict(set)
    for verb in verbs:
        for form in (*forms_of(verb), *((verb,) if verb in ours else ())):
            owners[form].add(verb)
    lemmas = Lemmas({**edits})
    known = {key for upos, key in edits if upos == "VERB" and key.startswith("=")}
    told = ((form, *found) for form, found in owners.items() if len(found) == 1 and f"={form}" not in known)
    told = ((form, verb) for form, verb in told if form in words or verb in ours)
    return {("VERB", f"={form}"): edit_of(form, verb) for form, verb in told if lemmas.of(form, "VERB") != verb}


def others_of(words: Iterable[tuple[str, str, str]]) -> Set[str]:
    """Return the words that treebanks hold, but never as a verb, and those whose verb is irregular."""
    seen: dict[str, set[str]] = defaultdict(set)
    for form, _, upos in words:
        seen[form.lower()].add(upos)
    bent = {line.split("\t")[1] for line in IRREGULAR.read_text(encoding="utf-8").splitlines() if not line.startswith("#")}
    return frozenset(bent.union(form for form, parts in seen.items() if not parts & {"VERB", "NOUN", "AUX"}))


def texts_of(data: Path) -> Iterator[str]:
    """Yield the texts of news and releases that nothing is measured on."""
    releases = ("releases/en.kremlin.ru", "releases/president.gov.ua", "releases/whitehouse")
    for name in ("polnear/train", "stance/fnc1_train_bodies", "muc4/dev", "ecb/train", *releases):
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            records = map(json.loads, lines)
            yield from (record.get("text") or record["markdown"] for record in records)


def write(data: Path, out: Path) -> None:
    """Write the table that the training parts of GUM and EWT teach, in the order of its keys."""
    paths = (data / "gum" / "train.tar.gz", data / "ud" / "en_ewt-ud-train.conllu.gz")
    words = list(itertools.chain.from_iterable(map(words_of, paths)))
    edits = learn(words) | irregular()
    edits |= regular(edits, texts_of(data), others_of(words))
    out.write_text("".join(f"{upos}\t{key}\t{edit}\n" for (upos, key), edit in sorted(edits.items())), encoding="utf-8")
