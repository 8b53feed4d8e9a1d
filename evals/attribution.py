"""Scores the reader on attributions: `python -m evals.attribution [FILE.jsonl.gz ...] [--limit N] [--json] [--model DIR]`.

Takes any files in the format of data/polnear, counted together; by default PolNeAR's dev part. The text goes through the
same code as a report that is read: paragraphs from its line breaks, words, windows, decoding.
"""

import argparse
import itertools
import json
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from counterclaim.parsing.encoder import Encoder, OnnxEncoder
from counterclaim.records import Parse
from evals.files import DATA, parse_of, read_records, sample
from evals.groups import GROUPS, Article
from evals.published import beside, in_text
from evals.scores import ROLES, Fragment, Linked, Overlap, Rate, begin, exact, is_strict, matched, overlap, tokens

DEFAULT = DATA / "polnear" / "dev.jsonl.gz"
QUICK = 20


class Words:
    """Turns ranges of characters into ranges of words of a parse."""

    def __init__(self, parse: Parse) -> None:
        self._at = {c: n for n, token in enumerate(parse.tokens) for c in range(token.span.start, token.span.end)}

    def fragments(self, spans: Sequence[Sequence[int]]) -> tuple[Fragment, ...]:
        """Return the word ranges of the spans, those that touch joined."""
        joined: list[Fragment] = []
        for start, end in sorted((int(a), int(b)) for a, b in spans):
            covered = [self._at[c] for c in range(start, end) if c in self._at]
            if not covered:
                continue
            if joined and covered[0] <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], covered[-1] + 1))
            else:
                joined.append((covered[0], covered[-1] + 1))
        return tuple(joined)


def gold_of(record: dict[str, Any], words: Words) -> list[Linked]:
    """Return the annotated attributions as word ranges."""
    return [Linked(*(words.fragments(entry[role]) for role in ROLES)) for entry in record["attributions"]]


def predicted_of(parse: Parse, words: Words) -> list[Linked]:
    """Return the attributions of a parse as word ranges."""

    def of(*roles: int) -> tuple[Fragment, ...]:
        return words.fragments([(parse.roles[role].span.start, parse.roles[role].span.end) for role in roles])

    return [
        Linked(of() if frame.source is None else of(frame.source), of(frame.cue), of(*frame.contents)) for frame in parse.frames
    ]


class Tally:
    """Sums the measures over articles."""

    def __init__(self) -> None:
        self.rates: dict[tuple[str, str], Rate] = {}
        self.overlaps: dict[str, Overlap] = {}
        self.words = 0
        self.articles = 0

    def rate(self, measure: str, key: str, rate: Rate) -> None:
        self.rates[measure, key] = self.rates.get((measure, key), Rate(0, 0, 0)) + rate

    def article(self, text: str, parse: Parse, gold: list[Linked], predicted: list[Linked], words: Words) -> None:
        self.articles += 1
        self.words += len(parse.tokens)
        for number, role in enumerate(ROLES):
            theirs = sorted({fragment for linked in gold for fragment in linked[number]})
            ours = sorted({f for r in parse.roles if r.kind == role for f in words.fragments([(r.span.start, r.span.end)])})
            self.rate("exact", role, exact(ours, theirs))
            self.rate("begin", role, begin(ours, theirs))
            self.rate("tokens", role, tokens(ours, theirs))
            before, now = self.overlaps.get(role, Overlap(0.0, 0)), overlap(ours, theirs)
            self.overlaps[role] = Overlap(before.total + now.total, before.count + now.count)
        self._linked(gold, predicted, Article(text, parse).groups)

    def _linked(self, gold: list[Linked], predicted: list[Linked], groups_of: Callable[[Linked], tuple[str, ...]]) -> None:
        """Count whole attributions; a prediction that is matched belongs to the groups of its gold, others to their own."""
        partner = dict(matched(predicted, gold))
        for ours, linked in enumerate(predicted):
            theirs = gold[partner[ours]] if ours in partner else None
            for group in groups_of(linked if theirs is None else theirs):
                self.rate("found", group, Rate(theirs is not None, 1, 0))
                self.rate("strict", group, Rate(theirs is not None and is_strict(linked, theirs), 1, 0))
        for linked in gold:
            for group in groups_of(linked):
                self.rate("found", group, Rate(0, 0, 1))
                self.rate("strict", group, Rate(0, 0, 1))

    def result(self) -> dict[str, Any]:
        """Return all figures in per cent, one decimal more than is certain."""
        figures: dict[str, Any] = {"articles": self.articles, "words": self.words}
        for (measure, key), rate in self.rates.items():
            values = {"f1": rate.f1, "precision": rate.precision, "recall": rate.recall}
            figures.setdefault(measure, {})[key] = {name: round(100 * value, 2) for name, value in values.items()}
        figures["overlap"] = {role: round(100 * value.mean, 2) for role, value in self.overlaps.items()}
        return figures


def evaluate(records: Iterable[dict[str, Any]], encoder: Encoder) -> dict[str, Any]:
    """Return the figures of the reader on annotated articles."""
    tally = Tally()
    for record in records:
        parse = parse_of(record["id"], record["text"], encoder)
        words = Words(parse)
        tally.article(record["text"], parse, gold_of(record, words), predicted_of(parse, words), words)
    return tally.result()


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the F1 of every measure on PolNeAR dev, or on a fixed sample of its articles."""
    records: Iterable[dict[str, Any]] = read_records(data / "polnear" / DEFAULT.name)
    result = evaluate(sample(records, QUICK, lambda record: record["id"]) if quick else records, encoder)
    found = {f"overlap.{role}": value for role, value in result["overlap"].items()}
    for measure in ("exact", "begin", "tokens", "found", "strict"):
        found |= {f"{measure}.{key}": rate["f1"] for key, rate in result[measure].items()}
    return found


def table(figures: dict[str, Any]) -> str:
    """Return the figures as a table for reading, beside those of others."""
    lines = [f"{figures['articles']} articles, {figures['words']} words. F1 in per cent; source / cue / content.", ""]
    for measure in ("exact", "begin", "tokens", "overlap"):
        ours = [figures[measure][role] if measure == "overlap" else figures[measure][role]["f1"] for role in ROLES]
        lines.append(f"{measure:<8} {in_text(ours):<22}" + _beside(*(f"attribution.{measure}.{role}" for role in ROLES)))
    lines += ["", "whole attributions          FOUND (P / R)          STRICT"]
    for group in (group for group in GROUPS if group in figures["found"]):
        found, strict = figures["found"][group], figures["strict"][group]
        shown = f"{found['f1']:.1f} ({found['precision']:.1f} / {found['recall']:.1f})"
        others = _beside(f"attribution.found.{group}", f"attribution.strict.{group}")
        lines.append(f"  {group:<25} {shown:<22} {strict['f1']:<6.1f}{others}".rstrip())
    return "\n".join(lines)


def _beside(*names: str) -> str:
    return "".join(f"  | {others}" for kind in ("published", "human") if (others := beside(kind, names)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, default=[DEFAULT])
    parser.add_argument("--limit", type=int, help="read only so many articles")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--model", type=Path, help="folder of the reader files, by default the shipped ones")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    encoder = OnnxEncoder(options.model, threads=options.threads)
    began = time.perf_counter()
    records = itertools.chain.from_iterable(map(read_records, options.files))
    result = evaluate(itertools.islice(records, options.limit), encoder)
    result["seconds"] = round(time.perf_counter() - began, 1)
    result["model"] = encoder.name
    print(json.dumps(result) if options.json else table(result))


if __name__ == "__main__":
    main()
