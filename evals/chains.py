"""Scores chains and claims in a noun: `python -m evals.chains [MARKED.jsonl] [DATA] [--half PART] [--json] [--show N]`.

MARKED (default: evals/marked/chains.jsonl) holds offsets into the texts of the corpora under DATA and no text; its README says
how it was marked. Each sentence is read with those around it by the whole pipeline. A link is right where the cues overlap, the
sources overlap or both lack one, the content has a token F1 of 0.5 or more, and the link hangs from the link that it should.
"""

import argparse
import functools
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from counterclaim.parsing.encoder import Encoder, OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.read import read_claims
from counterclaim.records import Attribution, Block, Parse, Report, Span
from evals.attribution import Words, read_records
from evals.scores import Linked, is_found, tokens, words_of

DEFAULT = Path(__file__).parent / "marked" / "chains.jsonl"
DATA = Path(__file__).parents[2] / "shared" / "data"
HALVES = ("tune", "report", "fresh", "fresh2")
BOTH = ("chain", "relay", "nominal")
"""Kinds that have two links or more: the headline figure is over these."""
WRAPPED = frozenset({"muc4/dev", "releases/whitehouse"})
"""Corpora whose lines are cut by width: only an empty line ends a paragraph there."""
ROUNDS = 2000


class Link(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One marked attribution; `parent` is the number of the link in whose content it stands, `via` who passed it on."""

    source: tuple[int, int] | None
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    parent: int | None = None
    via: tuple[int, int] | None = None


class Marked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One marked sentence: offsets into a text of a corpus; `no_cue` are words that look like cues and are none."""

    file: str
    id: str
    start: int
    end: int
    context: tuple[int, int]
    half: str
    kind: str
    links: tuple[Link, ...]
    no_cue: tuple[tuple[int, int], ...] = ()


class Outcome(NamedTuple):
    """What is right of one sentence: the outermost link, those under it, and all that is marked."""

    kind: str
    outer: bool
    inner: bool

    @property
    def both(self) -> bool:
        return self.outer and self.inner


def read_marked(path: Path) -> list[Marked]:
    """Return the marked sentences of a file."""
    return [msgspec.json.decode(line, type=Marked) for line in path.read_bytes().splitlines()]


@functools.cache
def texts_of(path: Path) -> dict[str, str]:
    """Return the texts of a corpus by id."""
    return {str(record["id"]): record.get("text") or record["markdown"] for record in read_records(path)}


def text_of(marked: Marked, data: Path) -> str:
    """Return the whole text that a marked sentence stands in."""
    return texts_of(data / f"{marked.file}.jsonl.gz")[marked.id]


def report_of(marked: Marked, text: str) -> Report:
    """Return a report of the sentence and those around it; its offsets begin with the context."""
    cut = text[slice(*marked.context)]
    wrapped = marked.file in WRAPPED
    if wrapped:
        cut = re.sub(r"(?<!\n)(\r?\n)(?![ \t]*\r?\n)", lambda match: " " * len(match.group()), cut)
    lines = re.finditer(r"\S(?:.*\S)?", cut)
    blocks = tuple(Block(kind="paragraph", span=Span(*line.span())) for line in lines)
    return Report(id=f"{marked.id}:{marked.start}", text=cut, blocks=blocks, source_map=())


# --- Judging -------------------------------------------------------------------------------------------------------


class Judge:
    """Compares what was read of one sentence with what is marked."""

    def __init__(self, marked: Marked, parse: Parse, attributions: Sequence[Attribution]) -> None:
        self.marked = marked
        self.words = Words(parse)
        self.found = [(one, self._linked(one)) for one in attributions]
        self.by_id = {one.id: linked for one, linked in self.found}
        self.gold = [
            Linked(
                self._fragments([link.source] if link.source else []), self._fragments(link.cue), self._fragments(link.content)
            )
            for link in marked.links
        ]

    def _fragments(self, spans: Iterable[Sequence[int]]) -> tuple[tuple[int, int], ...]:
        shift = self.marked.context[0]
        return self.words.fragments([(start - shift, end - shift) for start, end in spans])

    def _linked(self, one: Attribution) -> Linked:
        def of(*spans: Span | None) -> tuple[tuple[int, int], ...]:
            return self.words.fragments([(span.start, span.end) for span in spans if span is not None])

        return Linked(of(one.source), of(one.cue), of(*one.content))

    def outcome(self) -> Outcome:
        """Return which links are right; of a relay the channel stands for the outer link."""
        links = range(len(self.marked.links))
        right = [self._is_right(number) for number in links]
        if self.marked.kind == "relay":
            return Outcome("relay", outer=self._passes_on(), inner=right[0])
        quiet = not any(self._lies_in(linked.cue) for _, linked in self.found)
        outer = right[0] if right else True
        return Outcome(self.marked.kind, outer=outer, inner=all(right[1:]) and quiet)

    def _is_right(self, number: int) -> bool:
        gold = self.gold[number]
        return any(is_found(linked, gold) and self._hangs(one, number) for one, linked in self.found)

    def _hangs(self, one: Attribution, number: int) -> bool:
        """Tell whether an attribution hangs from the link that it should; where from none, then from none that is marked."""
        above = self.by_id[one.parent].cue if one.parent in self.by_id else ()
        parent = self.marked.links[number].parent
        if parent is None:
            return not any(words_of(above) & words_of(gold.cue) for other, gold in enumerate(self.gold) if other != number)
        return bool(words_of(above) & words_of(self.gold[parent].cue))

    def _passes_on(self) -> bool:
        """Tell whether who passed the words on is the channel of the link, or says the same words beside it."""
        link, gold = self.marked.links[0], self.gold[0]
        via = words_of(self._fragments([link.via] if link.via else []))
        for one, linked in self.found:
            channels = [(s.span.start, s.span.end) for s in one.via if s.span is not None]
            if words_of(linked.cue) & words_of(gold.cue) and words_of(self.words.fragments(channels)) & via:
                return True
            if words_of(linked.source) & via and tokens(linked.content, gold.content).f1 >= 0.5:
                return True
        return False

    def _lies_in(self, cue: tuple[tuple[int, int], ...]) -> bool:
        barred = [words_of(self._fragments([span])) for span in self.marked.no_cue]
        return any(words_of(cue) and words_of(cue) <= words for words in barred)


def judge(marked: Marked, text: str, encoder: Encoder) -> tuple[Outcome, str]:
    """Read one marked sentence; return what is right of it, and marks and reading in words."""
    report = report_of(marked, text)
    parse = parse_report(report, encoder)
    found = read_claims(report, parse).attributions
    return Judge(marked, parse, found).outcome(), "\n".join(_in_words(marked, report, found))


def _in_words(marked: Marked, report: Report, found: Sequence[Attribution]) -> Iterator[str]:
    shift = marked.context[0]
    sentence = Span(marked.start - shift, marked.end - shift)

    def of(*spans: Span | None) -> str:
        return " + ".join("-" if span is None else " ".join(span.of(report.text).split()) for span in spans)

    def moved(*spans: tuple[int, int] | None) -> str:
        return of(*(None if span is None else Span(span[0] - shift, span[1] - shift) for span in spans))

    yield of(sentence)
    for n, link in enumerate(marked.links):
        via = f" via {moved(link.via)}" if link.via else ""
        yield f"  gold {n} in {link.parent}: {moved(link.source)} | {moved(*link.cue)} | {moved(*link.content)}{via}"
    numbers = {one.id: n for n, one in enumerate(found)}
    for one in found:
        if any(span.overlaps(sentence) for span in (*one.content, one.cue) if span is not None):
            via = "".join(f" via {of(speaker.span)}" for speaker in one.via)
            above = numbers.get(one.parent or "")
            yield f"  read {numbers[one.id]} in {above}: {of(one.source)} | {of(one.cue)} | {of(*one.content)}{via}"


# --- Figures -------------------------------------------------------------------------------------------------------


def interval(outcomes: Sequence[bool], seed: int = 1) -> tuple[float, float]:
    """Return the 95 % interval of a share in per cent, by drawing the sentences again and again.

    >>> interval([True] * 10)
    (100.0, 100.0)
    """
    if not outcomes:
        return 0.0, 0.0
    draw = random.Random(seed)
    shares = sorted(sum(draw.choices(outcomes, k=len(outcomes))) / len(outcomes) for _ in range(ROUNDS))
    return 100 * shares[int(0.025 * ROUNDS)], 100 * shares[int(0.975 * ROUNDS) - 1]


def figures_of(outcomes: Sequence[Outcome]) -> dict[str, dict[str, Any]]:
    """Return, for those with two links or more, for each kind and for all, what is right in per cent."""
    kinds = Counter(outcome.kind for outcome in outcomes)
    groups = {"two links": BOTH, **{kind: (kind,) for kind in sorted(kinds)}, "all": tuple(kinds)}
    figures = {}
    for name, members in groups.items():
        inside = [outcome for outcome in outcomes if outcome.kind in members]
        low, high = interval([outcome.both for outcome in inside])
        count = max(len(inside), 1)
        shares = {part: sum(getattr(o, part) for o in inside) for part in ("outer", "inner", "both")}
        figures[name] = {
            "sentences": len(inside),
            **{part: round(100 * right / count, 1) for part, right in shares.items()},
            "interval": [round(low, 1), round(high, 1)],
        }
    return figures


def table(half: str, figures: dict[str, dict[str, Any]]) -> str:
    """Return the figures of one half as lines."""
    lines = [f"{half:<12}{'sentences':>10}{'outer':>9}{'inner':>9}{'both':>9}   95 % interval of both"]
    for name, row in figures.items():
        shares = "".join(f"{row[part]:>8.1f}%" for part in ("outer", "inner", "both"))
        low, high = row["interval"]
        lines.append(f"  {name:<10}{row['sentences']:>10}{shares}   {low:.1f} to {high:.1f}")
    return "\n".join(lines)


def evaluate(marked: Sequence[Marked], data: Path, encoder: Encoder, show: int = 0) -> list[Outcome]:
    """Return what is right of each sentence; print so many of those that are not."""
    outcomes = []
    for one in marked:
        outcome, words = judge(one, text_of(one, data), encoder)
        outcomes.append(outcome)
        if not outcome.both and show > 0:
            show -= 1
            print(f"{one.kind} ({'' if outcome.outer else 'no '}outer, {'' if outcome.inner else 'no '}inner): {words}\n")
    return outcomes


UNSEEN = {"report": ("report",), "unseen": ("report", "fresh2")}
"""Parts on which no rule was made: the half that is only reported on, and with it the fresh part that was drawn last."""


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return what is right of the parts on which no rule was made, in per cent; they are small enough to be read whole."""
    marked = [one for one in read_marked(DEFAULT) if one.half in UNSEEN["unseen"]]
    found: dict[str, float] = {}
    for name, halves in UNSEEN.items():
        rows = figures_of(evaluate([one for one in marked if one.half in halves], data, encoder))
        found |= {
            f"{name}.{kind}.{part}": float(row[part]) for kind, row in rows.items() for part in ("outer", "inner", "both")
        }
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("marked", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("data", nargs="?", type=Path, default=DATA)
    parser.add_argument("--half", choices=HALVES, help="only this part; by default all")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    parser.add_argument("--show", type=int, default=0, help="print so many sentences that are not right")
    parser.add_argument("--model", type=Path, help="folder of the reader files, by default the shipped ones")
    arguments = parser.parse_args()
    encoder = OnnxEncoder(arguments.model, threads=1)
    marked = read_marked(arguments.marked)
    found = {}
    for half in [arguments.half] if arguments.half else HALVES:
        inside = [one for one in marked if one.half == half]
        found[half] = figures_of(evaluate(inside, arguments.data, encoder, arguments.show))
    print(json.dumps(found) if arguments.json else "\n\n".join(table(half, figures) for half, figures in found.items()))


if __name__ == "__main__":
    main()
