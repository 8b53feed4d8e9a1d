"""Learns whose an office is that no rule tells: `python -m training.likely [--check]` writes data/likely_party.tsv.

A choice among the parties that a report names, and nobody (McFadden's conditional logit, with a square penalty), from the marks
of training/reports. `--check` trains without each author's reports in turn and says how often the choice is right there.
"""

import argparse
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from counterclaim.options import Options
from counterclaim.parsing.encoder import Encoder
from counterclaim.parsing.parse import parse_report
from counterclaim.pipeline import open_encoder, read_report
from counterclaim.reading import likely
from counterclaim.reading.allegiance import NOT_TOLD
from counterclaim.reading.cast import find_named
from counterclaim.reading.likely import NOBODY
from counterclaim.reading.outlook import Outlook
from evals.inline import FOLDERS
from evals.invented import party_named, records_of, spoken_pairs

OUT = Path(__file__).parent.parent / "src" / "counterclaim" / "data" / "likely_party.tsv"
PENALTY, STEPS, RATE = 10.0, 150, 0.05
SMALLEST = 0.02
"""Weights below this tell nothing."""
HEADER = """# Weights of the choice whose an office is that no rule tells, learned by `python -m training.likely`.
# A feature is what a report tells of a party; with a class of office before it, it counts for such offices alone.
"""


class Example(NamedTuple):
    """An office of a report: the features of each candidate, who is marked, and whether the rules leave it open."""

    author: str
    candidates: dict[str, dict[str, float]]
    marked: str
    is_open: bool


def examples(files: Sequence[Path], encoder: Encoder) -> Iterator[Example]:
    """Yield the offices of marked sources whose words name no party themselves; each actor of a report once."""
    likely.LEAST = likely.LEAST_BY_WORDS = math.inf  # only the rules speak
    for record in records_of(files):
        report, reading = read_report(record["text"].encode(), name=f"{record['id']}.txt", encoder=encoder)
        named = find_named(report, parse_report(report, encoder))
        outlook, actors = Outlook(named), {actor.id: actor for actor in reading.actors}
        seen = set()
        for mark, speaker in spoken_pairs(record, report, reading):
            actor = actors.get(speaker.actor or "") if speaker else None
            span = speaker.span if speaker and actor is None else actor and (actor.role_span or actor.mentions[0])
            office = likely.office_of(named, span) if span is not None and span not in seen else None
            if office is None or span is None:
                continue
            seen.add(span)
            candidates = {party: likely.features(outlook, office, party) for party in likely.candidates(outlook, span)}
            marked = party_named(named.marks.vocabulary, mark["party"]) or NOBODY
            is_open = actor is None or (actor.party is None and actor.reason == NOT_TOLD)
            yield Example(record["id"].split("-")[1], candidates, marked, is_open)


def learn(seen: Sequence[Example]) -> dict[str, float]:
    """Return the weights that make what is marked likeliest."""
    usable = [one for one in seen if one.marked in one.candidates]
    names: dict[str, int] = {}
    for one in usable:
        for told in one.candidates.values():
            for name in told:
                names.setdefault(name, len(names))
    rows = [(n, party == one.marked, told) for n, one in enumerate(usable) for party, told in one.candidates.items()]
    table = np.zeros((len(rows), len(names)), np.float32)
    for row, (_, _, told) in enumerate(rows):
        table[row, [names[name] for name in told]] = list(told.values())
    weights = _fit(table, np.array([n for n, _, _ in rows]), np.array([right for _, right, _ in rows], np.float32))
    return {name: float(weights[column]) for name, column in names.items()}


def _fit(table: np.ndarray, groups: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return the weights by Adam (Kingma and Ba 2015), all rows at once."""
    weights = np.zeros(table.shape[1])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = table @ weights
        top = np.full(groups[-1] + 1, -np.inf)
        np.maximum.at(top, groups, scores)
        odds = np.exp(scores - top[groups])
        total = np.zeros_like(top)
        np.add.at(total, groups, odds)
        slope = table.T @ (odds / total[groups] - right) + PENALTY * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def check(seen: Sequence[Example]) -> None:
    """Print how often the choice is right where the rules leave it open, for each author with the others' weights."""
    counts = Counter[tuple[float, str]]()
    for author in sorted({one.author for one in seen}):
        weights = learn([one for one in seen if one.author != author])
        for one in (one for one in seen if one.author == author and one.is_open):
            found = likely.chances_of(one.candidates, weights)
            party, chance = max(found.items(), key=lambda item: item[1])
            for least in (0.4, 0.5, 0.6, 0.7, 0.8):
                told = party != NOBODY and chance >= least
                counts[least, "told"] += told
                counts[least, "right"] += told and party == one.marked
                counts[least, "nobody's"] += told and one.marked == NOBODY
                counts[least, "open"] += 1
                counts[least, "somebody's"] += one.marked != NOBODY
    for least in sorted({least for least, _ in counts}):
        print(f"chance from {least}: " + ", ".join(f"{name} {n}" for (own, name), n in counts.items() if own == least))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="measure, and write nothing")
    options = parser.parse_args()
    seen = list(examples(sorted(FOLDERS[0].glob("*.txt")), open_encoder(Options())))
    print(f"{len(seen)} offices, {sum(one.is_open for one in seen)} that the rules leave open")
    if options.check:
        check(seen)
        return
    weights = sorted((name, weight) for name, weight in learn(seen).items() if abs(weight) >= SMALLEST)
    lines = "".join(f"{name}\t{weight:.2f}\n" for name, weight in weights)
    OUT.write_text(f"{HEADER}feature\tweight\n{lines}", encoding="utf-8")
    print(f"{OUT}: {len(weights)} weights")


if __name__ == "__main__":
    main()
