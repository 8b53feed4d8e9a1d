"""Measures links between two claims alone: `python -m evals.sets [FILE.txt ...] [--show KIND] [--json]`.

FILE (default: those of evals/marked/sets, see SETS.md beside it) holds sets of invented claims: a first one, "A", and others
that say the same in other words ("="), cannot be so if the first is ("x"), or are alike in words and yet can well be so ("~").
The first is told by local officials in one report, each other one by residents in a second report of the same day.

clash   of the claims that cannot both be so: told as a contradiction
same    of those that say the same: told as a repeat or confirmation
fit     of those that can both be so: told as a contradiction
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from counterclaim.ledger.drawn import statements_of
from counterclaim.ledger.ledger import Ledger
from counterclaim.options import Options
from counterclaim.parsing.encoder import Encoder
from counterclaim.pipeline import open_encoder, read_report

FOLDER = Path(__file__).parent / "marked" / "sets"
MARKS = {"A": "first", "=": "same", "x": "clash", "~": "fit"}
LINKS = {"same": ("repeats", "confirms"), "clash": ("contradicts",), "fit": ("contradicts",)}
"""The kinds of link that are counted for each kind of claim."""
_TOLD = re.compile(r"\b(?:said|says|told|according to)\b|[\"“”]")
"""What a claim has that names its own speaker."""


class ClaimSet(NamedTuple):
    """A first claim and others, each with how it stands to the first."""

    name: str
    first: str
    others: tuple[tuple[str, str], ...]


def read_sets(path: Path) -> Iterator[ClaimSet]:
    """Yield the sets of a file; raises ValueError where a line has no mark or a set not one first claim."""
    for block in re.split(r"(?m)^# ", path.read_text(encoding="utf-8"))[1:]:
        name, *lines = (line.strip() for line in block.splitlines() if line.strip())
        marked = [line.partition(" ") for line in lines]
        if any(mark not in MARKS or not words for mark, _, words in marked):
            raise ValueError(f"{path}: {name}: a line without a mark")
        first = [words for mark, _, words in marked if mark == "A"]
        if len(first) != 1:
            raise ValueError(f"{path}: {name}: {len(first)} first claims")
        yield ClaimSet(name, first[0], tuple((MARKS[mark], words) for mark, _, words in marked if mark != "A"))


def as_report(claim: str, speaker: str) -> bytes:
    """Return a report of one sentence in which a speaker tells a claim, or which is the claim where it names its own."""
    words = claim.rstrip(".")
    words = words[0].upper() + words[1:]
    told = f"{words}." if _TOLD.search(words) else f"“{words},” {speaker} said on Tuesday."
    return f"May 6, 2025 (Reuters) - {told}\n".encode()


def judge(sets: Sequence[ClaimSet], encoder: Encoder) -> Iterator[tuple[str, str | None, str, str]]:
    """Yield each claim's kind, the kind of link to the first if there is one, and both."""
    for one in sets:
        first = read_report(as_report(one.first, "local officials"), name="first.txt", encoder=encoder)
        for kind, claim in one.others:
            second = read_report(as_report(claim, "residents"), name="second.txt", encoder=encoder)
            ledger = Ledger()
            for report, reading in (first, second):
                ledger.add(report.id, statements_of(report, reading), reading.claims)
            yield kind, next(_across(ledger), None), one.first, claim


def _across(ledger: Ledger) -> Iterator[str]:
    for link in ledger.links.values():
        if ledger.statements[link.claim].report != ledger.statements[link.to].report:
            yield link.kind


def measure(files: Sequence[Path], encoder: Encoder, show: str | None = None) -> dict[str, float]:
    """Return in per cent how many claims of each kind are told as LINKS has it, and the precision of contradictions."""
    counts = Counter[tuple[str, bool]]()
    for kind, link, first, claim in judge([one for path in files for one in read_sets(path)], encoder):
        told = link in LINKS[kind]
        counts[kind, told] += 1
        if kind == show and told == (kind == "fit"):
            print(f"{first}\n    {claim}")
    shares = {kind: counts[kind, True] / max(1, counts[kind, True] + counts[kind, False]) for kind in LINKS}
    return {kind: round(100 * share, 2) for kind, share in shares.items()} | {
        "claims": sum(counts.values()),
        "precision": round(100 * counts["clash", True] / max(1, counts["clash", True] + counts["fit", True]), 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(FOLDER.glob("*.txt")), metavar="FILE")
    parser.add_argument("--show", choices=list(LINKS), help="print those missed, or of fit those told as contradictions")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = measure(options.files, open_encoder(Options()), options.show)
    if options.json:
        print(json.dumps(found))
        return
    print(f"{found['claims']} claims, told in per cent")
    print(f"clash  {found['clash']:5} as a contradiction (precision {found['precision']})")
    print(f"same   {found['same']:5} as a repeat or confirmation")
    print(f"fit    {found['fit']:5} as a contradiction")


if __name__ == "__main__":
    main()
