"""Scores links on short stories told by several outlets: `python -m evals.stories [FOLDER] [--half HALF] [--show] [--json]`.

FOLDER (default: evals/marked/stories, see STORIES.md there) holds one file for each story: its reports, each behind a line
`==== REPORT letter | outlet | day`, and behind `==== LINKS` the links that a careful reader takes from them: kind, letter and
exact words of the one claim, letter and exact words of the other. A link is found where one of its kind joins two claims,
either way round, that hold most of the words. "precision" is the share of the disputes shown that join words of a marked one.
Stories of even number are the tune half, whose misses were looked at, those of odd number the report half.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from counterclaim.ledger.drawn import statements_of
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.statements import Statement
from counterclaim.parsing.encoder import Encoder, OnnxEncoder, find_model
from counterclaim.pipeline import read_report
from counterclaim.records import Link

DEFAULT = Path(__file__).parent / "marked" / "stories"
KINDS = ("contradicts", "confirms", "revises", "repeats")
_REPORT = re.compile(r"^==== REPORT (\w) \| (.+?) \| (\d{4}-\d\d-\d\d)$", re.MULTILINE)
_LINKS = "\n==== LINKS\n"
_SHARE = 0.6


class Told(NamedTuple):
    """A report of a story: its letter, outlet, day and text."""

    letter: str
    outlet: str
    day: str
    text: str


class Marked(NamedTuple):
    """A marked link: the letters of two reports and the words of a claim in each."""

    kind: str
    one: tuple[str, str]
    other: tuple[str, str]


class Story(NamedTuple):
    """A story: its reports and the links between their claims."""

    name: str
    reports: tuple[Told, ...]
    links: tuple[Marked, ...]

    @property
    def half(self) -> str:
        """The half that it belongs to: `tune` was looked at while the rules were made."""
        return "report" if int(self.name) % 2 else "tune"


class Outcome(NamedTuple):
    """Which marked links were found, and the disputes shown, with whether a marked one stands behind each."""

    found: tuple[tuple[Marked, bool], ...]
    disputes: tuple[tuple[str, bool], ...]


def read_story(path: Path) -> Story:
    """Return the story of a file.

    Raises:
        ValueError: words of a link do not stand in their report.
    """
    told, _, links = path.read_text(encoding="utf-8").partition(_LINKS)
    cut = _REPORT.split(told)[1:]
    reports = tuple(Told(cut[i], cut[i + 1], cut[i + 2], cut[i + 3].strip() + "\n") for i in range(0, len(cut), 4))
    texts = {report.letter: " ".join(report.text.split()) for report in reports}
    marked = []
    for row in (line.split("\t") for line in links.splitlines() if line.strip()):
        link = Marked(row[0], (row[1], row[2].strip()), (row[3], row[4].strip()))
        for letter, words in (link.one, link.other):
            if words not in texts[letter]:
                raise ValueError(f"{path.name}: report {letter} does not hold {words!r}")
        marked.append(link)
    return Story(path.stem, reports, tuple(marked))


def judge(story: Story, encoder: Encoder) -> Outcome:
    """Read the reports of a story, join them and hold the links against the marked ones."""
    ledger, texts = Ledger(), dict[str, tuple[str, str]]()
    for told in story.reports:
        report, reading = read_report(
            told.text.encode(), name=f"{told.letter}.txt", published=told.day, outlet=told.outlet, encoder=encoder
        )
        texts[report.id] = (told.letter, report.text)
        ledger.add(report.id, statements_of(report, reading), reading.claims)
    found = []
    for link in story.links:
        ones, others = (_claims(ledger, texts, *side) for side in (link.one, link.other))
        hits = (one for one in ledger.links.values() if one.kind == link.kind and _joins(one, ones, others))
        found.append((link, any(True for _ in hits)))
    expected = [link for link in story.links if link.kind == "contradicts"]
    sides = [tuple(_claims(ledger, texts, *side, share=0.0) for side in (link.one, link.other)) for link in expected]
    disputes = [
        (_line(link, ledger.statements), any(_joins(link, *pair) for pair in sides))
        for link in ledger.links.values()
        if link.kind == "contradicts"
    ]
    return Outcome(tuple(found), tuple(disputes))


def _joins(link: Link, ones: set[str], others: set[str]) -> bool:
    return (link.claim in ones and link.to in others) or (link.claim in others and link.to in ones)


def _claims(ledger: Ledger, texts: Mapping[str, tuple[str, str]], letter: str, words: str, share: float = _SHARE) -> set[str]:
    """Return the claims of a report that hold most of some words."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = set()
    for claim, one in ledger.statements.items():
        own, text = texts[one.report]
        match = pattern.search(text) if own == letter else None
        if match is not None:
            held = sum(max(0, min(span.end, match.end()) - max(span.start, match.start())) for span in one.spans)
            found |= {claim} if held > share * (match.end() - match.start()) else set()
    return found


def _line(link: Link, statements: Mapping[str, Statement]) -> str:
    sides = (statements[claim] for claim in (link.claim, link.to))
    shown = (f"{side.party or '/'.join(side.speakers) or side.source or 'outlet'}: {side.content[:110]}" for side in sides)
    return f"{link.rule} {link.score}: {' <> '.join(shown)}"


def stories(folder: Path) -> Iterator[Story]:
    """Yield the stories of a folder by name."""
    yield from (read_story(path) for path in sorted(folder.glob("[0-9]*.txt")))


def score(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """Return recall by kind and the precision of disputes, in per cent, with the counts."""
    rows = list(outcomes)
    counts = Counter((link.kind, right) for row in rows for link, right in row.found)
    shown = Counter(right for row in rows for _, right in row.disputes)
    scores: dict[str, float] = {}
    for kind in KINDS:
        scores[kind] = round(100 * counts[kind, True] / max(1, counts[kind, True] + counts[kind, False]), 1)
        scores[f"{kind} marked"] = counts[kind, True] + counts[kind, False]
    return scores | {
        "precision": round(100 * shown[True] / max(1, sum(shown.values())), 1),
        "disputes": sum(shown.values()),
        "stories": len(rows),
    }


def measure(folder: Path, encoder: Encoder) -> dict[str, list[tuple[Story, Outcome]]]:
    """Return the outcomes of a folder by half."""
    found: dict[str, list[tuple[Story, Outcome]]] = {"tune": [], "report": []}
    for story in stories(folder):
        found[story.half].append((story, judge(story, encoder)))
    return found


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the figures of the one table; nothing of the corpora is read."""
    found = measure(DEFAULT, encoder)
    names = {"tune": "tune", "report": "unseen"}
    return {f"{names[half]}.{name}": value for half in found for name, value in score(o for _, o in found[half]).items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--half", choices=("tune", "report"))
    parser.add_argument("--show", action="store_true", help="the misses and false disputes of the tune half")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not any(options.folder.glob("[0-9]*.txt")):
        print(f"{options.folder}: no stories there", file=sys.stderr)
        return 2
    found = measure(options.folder, OnnxEncoder(find_model("full")))
    rows = {half: score(outcome for _, outcome in found[half]) for half in ([options.half] if options.half else found)}
    if options.json:
        print(json.dumps(rows))
        return 0
    for half, row in rows.items():
        print(f"{half:7}" + "  ".join(f"{name} {value:g}" for name, value in row.items()))
    for story, outcome in found["tune"] if options.show else ():
        for link, right in outcome.found:
            if not right and link.kind in KINDS:
                print(f"  {story.name} missed {link.kind}: {': '.join(link.one)} <> {': '.join(link.other)}")
        for line, right in outcome.disputes:
            if not right:
                print(f"  {story.name} not marked: {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
