"""Scores how an article stands to a headline on FNC-1: `python -m evals.fnc [--bodies N] [--json]`.

Pairs that are marked as related (agree, disagree, discuss) of N article bodies (default 400, those with the lowest SHA-256 of
their id) of ../shared/data/stance, whose licence is not stated: they are read, not shipped. Nothing was trained on them. The
body is read as a report; its claims that share most of the headline's words tell: a denial, or words that call it untrue,
disagree; a claim that somebody else makes, or that is hedged, discusses; the outlet's own plain words agree.
"""

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from counterclaim.ledger.contrasts import classes_of
from counterclaim.ledger.drawn import statements_of
from counterclaim.ledger.statements import DENYING, Statement
from counterclaim.ledger.words import stems_of, weight_of
from counterclaim.parsing.encoder import Encoder, OnnxEncoder, find_model
from counterclaim.reading.read import read_parse
from evals.files import DATA, read_records, report_of
from evals.parses import kept_parse

BODIES = 400
_LONGEST = 2000
"""Characters of a body that are read: news tells its matter first."""
_BEST = 3
_LABELS = ("agree", "disagree", "discuss")


def stance_of(headline: str, statements: Iterable[Statement]) -> str:
    """Return how an article's claims stand to a headline."""
    wanted = stems_of(headline)
    known = list(statements)
    hedged = {one.claim for one in known if not one.real}
    near = sorted(known, key=lambda one: -sum(weight_of(stem) for stem in one.stems & wanted))[:_BEST]
    denied = any(one.stance in DENYING or _calls_untrue(one.stems) for one in near)
    if denied != _calls_untrue(wanted):
        return "disagree"
    return "discuss" if any(not one.own or one.claim in hedged for one in near[:1]) else "agree"


def _calls_untrue(stems: frozenset[str]) -> bool:
    return any(name == "untrue" for name, _ in classes_of(stems))


def measure(data: Path, encoder: Encoder, bodies: int = BODIES) -> dict[str, float]:
    """Return F1 of each label and their mean, in per cent, and how many pairs there were."""
    texts = {record["id"]: record["text"] for record in read_records(data / "stance" / "fnc1_train_bodies.jsonl.gz")}
    chosen = sorted(texts, key=lambda id: hashlib.sha256(str(id).encode()).hexdigest())[:bodies]
    pairs = defaultdict[int, list[tuple[str, str]]](list)
    for record in read_records(data / "stance" / "fnc1_train_stances.jsonl.gz"):
        if record["stance"] in _LABELS:
            pairs[record["body"]].append((record["headline"], record["stance"]))
    counts: Counter[tuple[str, str]] = Counter()
    for id in chosen:
        if not pairs[id]:
            continue
        report = report_of(f"fnc {id}", texts[id][:_LONGEST])
        statements = statements_of(report, read_parse(report, kept_parse(report, encoder)))
        for headline, stance in pairs[id]:
            counts[stance, stance_of(headline, statements)] += 1
    scores = {label: _f1(counts, label) for label in _LABELS}
    return {label: round(100 * value, 2) for label, value in scores.items()} | {
        "macro": round(100 * sum(scores.values()) / len(scores), 2),
        "pairs": sum(counts.values()),
    }


def _f1(counts: Counter[tuple[str, str]], label: str) -> float:
    right = counts[label, label]
    marked = sum(number for (gold, _), number in counts.items() if gold == label)
    found = sum(number for (_, told), number in counts.items() if told == label)
    return 2 * right / (marked + found) if marked + found else 0.0


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the figures of the one table."""
    return measure(data, encoder, 40 if quick else BODIES)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bodies", type=int, default=BODIES)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(DATA, OnnxEncoder(find_model()), options.bodies)
    if options.json:
        print(json.dumps(found))
        return
    print(
        f"{found['pairs']:.0f} pairs; F1 in per cent: " + ", ".join(f"{name} {found[name]:.1f}" for name in (*_LABELS, "macro"))
    )


if __name__ == "__main__":
    main()
