"""Scores events across documents on ECB+: `python -m evals.ecb [FILE] [--json]`.

FILE (default: the dev part of ../shared/data/ecb) has the format of ../shared/data/README.md, or that of MEANTIME. The event
mentions of the sentences that are annotated throughout are given (of MEANTIME all); topics are not. Documents are grouped as
the ledger groups reports of one incident (`ledger/resembling.py`), scored by B³ against ECB+ (topic and seminal event).
Mentions are joined within a group where their verb or noun is the same and the words about them are not of another happening;
"same lemma" joins all of the same stem within a gold topic, as is usual for the baseline. Thresholds were chosen on the
training part of ECB+.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from counterclaim.ledger.resembling import ALIKE, cluster_reports, profile_of
from counterclaim.ledger.unions import Unions
from counterclaim.ledger.words import stem_of, stems_of, weight_of
from counterclaim.parsing.encoder import Encoder
from evals.coreference import b_cubed, conll, f1
from evals.files import DATA, read_records

DEFAULT = DATA / "ecb" / "dev.jsonl.gz"
_FAR = 0.2
"""Share of the words of two sentences below which two mentions of one stem are of two happenings."""


class Mention(NamedTuple):
    """An event mention: its id, document, topic, gold chain, the stem of its head, and the words of its sentence that tell."""

    id: str
    document: str
    topic: str
    chain: str
    stem: str
    about: frozenset[str]


def mentions_of(record: dict[str, Any]) -> Iterable[Mention]:
    """Yield the event mentions of the sentences that are annotated throughout; of MEANTIME all."""
    if "corpus" in record:
        yield from _meantime(record)
        return
    spans = {number: (start, end) for number, start, end in record["sentences"]}
    for mention in record["mentions"]:
        if "ACTION" not in mention["type"] or mention["sentence"] not in record["selected_sentences"]:
            continue
        start, end = spans[mention["sentence"]]
        id = f"{record['id']}/{mention['id']}"
        head = mention["text"].split()[-1] if " of " not in mention["text"] else mention["text"].split(" of ")[0].split()[-1]
        about = frozenset(stem for stem in stems_of(record["text"][start:end]) if weight_of(stem) >= 0.3)
        yield Mention(id, record["id"], str(record["topic"]), mention.get("chain", id), stem_of(head), about)


def _meantime(record: dict[str, Any]) -> Iterable[Mention]:
    spans = [(start, end) for _, start, end in record["sentences"]]
    for mention in record["mentions"]:
        if mention["kind"] != "EVENT_MENTION":
            continue
        start, end = next((span for span in spans if span[0] <= mention["start"] < span[1]), (mention["start"], mention["end"]))
        id = f"{record['id']}/{mention['id']}"
        about = frozenset(stem for stem in stems_of(record["text"][start:end]) if weight_of(stem) >= 0.3)
        head = stem_of(mention.get("pred") or mention["text"].split()[-1])
        yield Mention(id, record["id"], record["corpus"], mention.get("instance") or id, head, about)


def baseline(mentions: Sequence[Mention]) -> list[frozenset[str]]:
    """Return the clusters of mentions of one stem in one gold topic."""
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in mentions:
        groups[one.topic, one.stem].add(one.id)
    return [frozenset(group) for group in groups.values()]


def joined(mentions: Sequence[Mention], of_document: dict[str, int], far: float = _FAR) -> list[frozenset[str]]:
    """Return the clusters of mentions of one stem in one group of documents whose sentences share words."""
    unions = Unions([one.id for one in mentions])
    groups: dict[tuple[int, str], list[Mention]] = defaultdict(list)
    for one in mentions:
        for other in groups[of_document[one.document], one.stem]:
            if one.document == other.document or _near(one, other) >= far:
                unions.join(other.id, one.id)
        groups[of_document[one.document], one.stem].append(one)
    return [frozenset(group) for group in unions.groups()]


def _near(one: Mention, other: Mention) -> float:
    return len(one.about & other.about) / max(1, min(len(one.about), len(other.about)))


def measure(records: Iterable[dict[str, Any]], alike: float = ALIKE, far: float = _FAR) -> dict[str, float]:
    """Return CoNLL F1 and its parts of both, and B³ of the groups of documents, in per cent."""
    known = list(records)
    mentions = [mention for record in known for mention in mentions_of(record)]
    chains: dict[str, set[str]] = defaultdict(set)
    for one in mentions:
        chains[one.chain].add(one.id)
    gold = [frozenset(chain) for chain in chains.values()]
    groups = cluster_reports({record["id"]: profile_of(record["text"]) for record in known}, alike)
    incidents: dict[str, set[str]] = defaultdict(set)
    for record in known:
        incidents[f"{record.get('topic', record.get('corpus'))} {record.get('seminal')}"].add(record["id"])
    reports = f1(*b_cubed([frozenset(one) for one in incidents.values()], [frozenset(group) for group in groups]))
    of_document = {document: n for n, group in enumerate(groups) for document in group}
    found = {f"ours.{name}": value for name, value in conll(gold, joined(mentions, of_document, far)).items()}
    found |= {f"lemma.{name}": value for name, value in conll(gold, baseline(mentions)).items()}
    return found | {"reports.b3": round(100 * reports, 2), "mentions": len(mentions), "documents": len(known)}


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the figures of the one table."""
    found = measure(read_records(data / "ecb" / DEFAULT.name))
    other = measure(read_records(data / "meantime" / "meantime.jsonl.gz"))
    return found | {f"meantime.{name}": value for name, value in other.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.file.is_file():
        print(f"{options.file}: there is no such file", file=sys.stderr)
        return 2
    found = measure(read_records(options.file))
    if options.json:
        print(json.dumps(found))
        return 0
    print(f"{found['documents']:.0f} documents, {found['mentions']:.0f} event mentions; F1 in per cent")
    for name in ("ours", "lemma"):
        print(f"{name:6} " + "  ".join(f"{part} {found[f'{name}.{part}']:.1f}" for part in ("muc", "b3", "ceaf_e", "conll")))
    print(f"reports grouped by incident: B³ {found['reports.b3']:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
