"""Scores the main content of pages: `python -m evals.boilerplate [--json] [FOLDER]`.

Two measures, precision, recall and F1 averaged over pages, beside trafilatura alone on the same pages:

* tokens: the bags of words of the page's report and of the body that readers expect;
* shingles: bags of four words in a row, as in scrapinghub's article-extraction-benchmark, where F1 is reckoned
  from the averaged precision and recall.

The pages have no train and test part, so the figures show that nothing broke rather than how unseen pages fare.
"""

import argparse
import gzip
import json
import re
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from counterclaim.options import Options
from counterclaim.parsing.encoder import Encoder
from counterclaim.sources.charset import decode
from counterclaim.sources.deadline import Deadline
from counterclaim.sources.page import read_page_report
from counterclaim.sources.wire import read_wire
from evals.files import DATA, sample

DEFAULT_FOLDER = DATA / "boilerplate"
FLOOR = 0.92
QUICK = 25
MEASURES = ("tokens", "shingles")
BODY = frozenset({"paragraph", "quotation", "item", "heading", "dateline"})
_WORD = re.compile(r"\w+")


class Score(NamedTuple):
    """Precision, recall and F1."""

    precision: float
    recall: float
    f1: float


class PageScore(NamedTuple):
    """Scores of one page."""

    id: str
    url: str
    tokens: Score
    shingles: Score


def score_bags(expected: Counter[object], found: Counter[object]) -> Score:
    """Return how two bags overlap.

    >>> score_bags(Counter("ab"), Counter("bc")).f1
    0.5
    """
    shared = (expected & found).total()
    if not expected and not found:
        return Score(1.0, 1.0, 1.0)
    precision, recall = shared / max(1, found.total()), shared / max(1, expected.total())
    return Score(precision, recall, 2 * precision * recall / (precision + recall) if shared else 0.0)


def _tokens(text: str) -> Counter[object]:
    return Counter(_WORD.findall(text))


def _shingles(text: str) -> Counter[object]:
    words = _WORD.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))) if words else Counter()


def read_pages(folder: Path) -> Iterator[tuple[dict[str, str], bytes]]:
    """Yield each page's truth and bytes."""
    with gzip.open(folder / "truth.jsonl.gz", "rt", encoding="utf-8") as lines:
        truths = {row["id"]: row for row in map(json.loads, lines)}
    with tarfile.open(folder / "html.tar.gz") as archive:
        for member in archive:
            handle = archive.extractfile(member) if member.isfile() else None
            if handle is not None and (truth := truths.get(Path(member.name).stem)) is not None:
                yield truth, handle.read()


def extract_ours(raw: bytes) -> str:
    """Return the body that we find: the report without headline, byline, captions and dates, in whatever language."""
    options = Options()
    text = decode(raw, page=True).text
    found = read_page_report(text, options, Deadline(options.max_seconds, None))
    return "\n".join(piece.text for piece in read_wire(found.pieces).pieces if piece.kind in BODY)


def extract_trafilatura(raw: bytes) -> str:
    """Return the body that trafilatura finds by itself."""
    import trafilatura

    return trafilatura.extract(raw.decode("utf-8", "replace"), include_comments=False) or ""


def score_page(truth: dict[str, str], found: str) -> PageScore:
    """Return the scores of one page."""
    body = truth["body"]
    tokens, shingles = score_bags(_tokens(body), _tokens(found)), score_bags(_shingles(body), _shingles(found))
    return PageScore(truth["id"], truth["url"], tokens, shingles)


def summarise(scores: Sequence[PageScore]) -> dict[str, float]:
    """Return the averages over pages."""
    count = max(1, len(scores))
    means: dict[str, float] = {}
    for measure in MEASURES:
        for index, part in enumerate(Score._fields):
            means[f"{measure}_{part}"] = sum(getattr(score, measure)[index] for score in scores) / count
    precision, recall = means["shingles_precision"], means["shingles_recall"]
    means["shingles_f1"] = 2 * precision * recall / max(1e-9, precision + recall)
    return {key: round(value, 4) for key, value in means.items()}


def run(pages: Iterable[tuple[dict[str, str], bytes]]) -> tuple[list[PageScore], list[PageScore], float]:
    """Return our scores, trafilatura's, and our seconds for a page."""
    ours, theirs, seconds = [], [], 0.0
    for truth, raw in pages:
        start = time.perf_counter()
        found = extract_ours(raw)
        seconds += time.perf_counter() - start
        ours.append(score_page(truth, found))
        theirs.append(score_page(truth, extract_trafilatura(raw)))
    return ours, theirs, seconds / max(1, len(ours))


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return F1 in per cent, ours and trafilatura's, on all pages or on a fixed sample of them."""
    folder = data / "boilerplate"
    pages: Iterable[tuple[dict[str, str], bytes]] = read_pages(folder)
    ours, theirs, _ = run(sample(pages, QUICK, lambda page: page[0]["id"]) if quick else pages)
    means = {"ours": summarise(ours), "trafilatura": summarise(theirs)}
    return {f"{who}.{measure}": round(100 * row[f"{measure}_f1"], 2) for who, row in means.items() for measure in MEASURES}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the scores; return 1 where token F1 is below the floor of 0.92, 2 where the pages are absent."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="print the N pages with the lowest token F1")
    given = parser.parse_args(arguments)
    if not (given.folder / "truth.jsonl.gz").is_file():
        print(f"{given.folder}: there is no truth.jsonl.gz; give the folder of the boilerplate pages", file=sys.stderr)
        return 2
    ours, theirs, seconds = run(read_pages(given.folder))
    summary = {
        "pages": len(ours),
        "seconds_a_page": round(seconds, 4),
        "ours": summarise(ours),
        "trafilatura": summarise(theirs),
    }
    if given.json:
        print(json.dumps(summary))
    else:
        _print_table(summary)
    for score in sorted(ours, key=lambda score: score.tokens.f1)[: given.worst]:
        tokens = score.tokens
        print(f"{tokens.f1:.3f} (precision {tokens.precision:.3f}, recall {tokens.recall:.3f}) {score.id[:8]} {score.url}")
    return 0 if summarise(ours)["tokens_f1"] >= FLOOR else 1


def _print_table(summary: dict[str, object]) -> None:
    print(f"{summary['pages']} pages, {summary['seconds_a_page']} s a page")
    print(f"{'':14}{'tokens':^30}{'shingles of 4':^30}")
    print(f"{'':14}" + f"{'precision':>10}{'recall':>10}{'F1':>10}" * 2)
    for name in ("ours", "trafilatura"):
        means = summary[name]
        assert isinstance(means, dict)
        print(f"{name:14}" + "".join(f"{value:10.4f}" for value in means.values()))


if __name__ == "__main__":
    sys.exit(main())
