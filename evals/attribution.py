"""Scores the shipped reader on attributions: `python -m evals.attribution [FILE.jsonl.gz] [--limit N] [--json]`.

Takes any file in the format of data/polnear. The text goes through the same code as a report that is read: paragraphs
from its line breaks, words, windows, decoding.
"""

import argparse
import gzip
import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from counterclaim.parsing.encoder import Encoder, OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.records import Block, Parse, Report, Span
from evals.scores import ROLES, Fragment, Linked, Overlap, Rate, begin, exact, is_strict, matched, overlap, tokens

DEFAULT = Path(__file__).parents[2] / "shared" / "data" / "polnear" / "dev.jsonl.gz"

# Past and present forms of verbs of saying: the attributions that a record of claims is made of.
SPEECH = frozenset(
    "say says said saying tell tells told telling write writes wrote written writing announce announces announced announcing "
    "deny denies denied denying claim claims claimed claiming argue argues argued arguing add adds added adding state states "
    "stated stating report reports reported reporting declare declares declared warn warns warned warning insist insists "
    "insisted explain explains explained ask asks asked note notes noted tweet tweets tweeted respond responded reply replied "
    "confirm confirms confirmed according call calls called".split()
)
# Figures of others, from shared/reference: PolNeAR test (CofeNet, BERT-base), and one annotator against another.
OTHERS = {
    "CofeNet (test)": {"exact": (83.2, 75.3, 72.9), "begin": (87.1, 82.3, 79.6), "overlap": (76.4, 69.4, 73.2)},
    "one human against another": {"exact": (78.0, 70.6, 68.5), "tokens": (81.1, 68.6, 91.6), "linked": (76.2, 58.5)},
    "prototype (dev)": {"exact": (80.7, 73.5, 67.8), "tokens": (84.0, 71.2, 90.6), "linked": (73.7, 53.5)},
}


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a compressed JSON Lines file; line ends inside texts are kept as they are."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for line in lines:
            yield json.loads(line)


def report_of(identifier: str, text: str) -> Report:
    """Return a report whose paragraphs are what stands between empty lines."""
    blocks = tuple(
        Block(kind="paragraph", span=Span(match.start(), match.end())) for match in re.finditer(r"\S(?:.*\S)?", text)
    )
    return Report(id=identifier, text=text, blocks=blocks, source_map=())


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


def form_of(linked: Linked, text: str, parse: Parse) -> str:
    """Return direct, indirect or mixed, by how much of the content stands within quotation marks."""
    quoted = total = 0
    for first, last in linked.content:
        before = text[: parse.tokens[first].span.start].rpartition("\n")[2]
        inside = before.count("“") > before.count("”") or (before.count('"') % 2 == 1 and "“" not in before)
        for number in range(first, last):
            word = parse.tokens[number].span.of(text)
            if word in ("“", "”", '"'):
                inside = word == "“" or (word == '"' and not inside)
            elif any(c.isalnum() for c in word):
                total += 1
                quoted += inside
    if total == 0 or quoted == 0:
        return "indirect"
    return "direct" if quoted >= 0.9 * total else "mixed"


def is_speech(linked: Linked, text: str, parse: Parse) -> bool:
    """Tell whether the cue is a verb of saying."""
    return any(parse.tokens[n].span.of(text).lower() in SPEECH for first, last in linked.cue for n in range(first, last))


PRONOUNS = frozenset("he she they it i we you who that which him her them".split())
GROUPS = (
    *("all", "speech cues", "other cues", "direct", "indirect", "mixed"),
    *("no source", "pronoun as source", "other source"),
    *("content up to 8 words", "content of 9 to 20 words", "content over 20 words"),
)


def _groups(linked: Linked, text: str, parse: Parse) -> tuple[str, ...]:
    speech = "speech cues" if is_speech(linked, text, parse) else "other cues"
    source = {parse.tokens[n].span.of(text).lower() for first, last in linked.source for n in range(first, last)}
    who = "no source" if not source else "pronoun as source" if source <= PRONOUNS else "other source"
    size = sum(last - first for first, last in linked.content)
    length = "up to 8 words" if size <= 8 else "of 9 to 20 words" if size <= 20 else "over 20 words"
    return "all", speech, form_of(linked, text, parse), who, f"content {length}"


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
        self._linked(gold, predicted, lambda linked: _groups(linked, text, parse))

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


def evaluate(path: Path, encoder: Encoder, limit: int | None = None) -> dict[str, Any]:
    """Return the figures of the reader on a file of annotated articles."""
    tally = Tally()
    for number, record in enumerate(read_records(path)):
        if limit is not None and number >= limit:
            break
        parse = parse_report(report_of(record["id"], record["text"]), encoder)
        words = Words(parse)
        tally.article(record["text"], parse, gold_of(record, words), predicted_of(parse, words), words)
    return tally.result()


def table(figures: dict[str, Any]) -> str:
    """Return the figures as a table for reading, beside those of others."""
    lines = [f"{figures['articles']} articles, {figures['words']} words. F1 in per cent; source / cue / content.", ""]
    for measure in ("exact", "begin", "tokens"):
        ours = " / ".join(f"{figures[measure][role]['f1']:.1f}" for role in ROLES)
        lines.append(f"{measure:<8} {ours:<22}" + _beside(measure))
    ours = " / ".join(f"{figures['overlap'][role]:.1f}" for role in ROLES)
    lines += [f"{'overlap':<8} {ours:<22}" + _beside("overlap"), ""]
    lines.append("whole attributions          FOUND (P / R)          STRICT")
    for group in (group for group in GROUPS if group in figures["found"]):
        found, strict = figures["found"][group], figures["strict"][group]
        shown = f"{found['f1']:.1f} ({found['precision']:.1f} / {found['recall']:.1f})"
        lines.append(f"  {group:<25} {shown:<22} {strict['f1']:.1f}" + (_beside("linked") if group == "all" else ""))
    return "\n".join(lines)


def _beside(measure: str) -> str:
    return "".join(
        f"  | {who}: " + " / ".join(str(value) for value in values[measure])
        for who, values in OTHERS.items()
        if measure in values
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--limit", type=int, help="read only so many articles")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--model", type=Path, help="folder of the reader files, by default the shipped ones")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    encoder = OnnxEncoder(options.model, threads=options.threads)
    began = time.perf_counter()
    figures = evaluate(options.file, encoder, options.limit)
    figures["seconds"] = round(time.perf_counter() - began, 1)
    figures["model"] = encoder.name
    print(json.dumps(figures) if options.json else table(figures))


if __name__ == "__main__":
    main()
