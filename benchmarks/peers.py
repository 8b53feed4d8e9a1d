"""Our parsing beside a spaCy pipeline of sm size, in turn, on one thread: `python -m benchmarks.peers`.

Both read the same texts in the same process. Theirs gives words, sentences, parts of speech, trees and names; ours gives
lemmas, factuality, attribution roles and links, too. The trained package of spaCy may be named (`--spacy en_core_web_sm`). By
default a pipeline of its architecture is made and briefly trained on a public treebank, so that the parser makes the moves of a
parser: speed hangs on architecture and moves, not on how good it is.
"""

import argparse
import gzip
import json
import os
import platform
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.reading import EXAMPLES, ROOT, sources_in
from counterclaim.records import Report

DATA = ROOT.parent / "shared" / "data"
TEXTS = DATA / "polnear" / "dev.jsonl.gz"
TREES = DATA / "ud" / "en_ewt-ud-train.conllu.gz"
NAMES = DATA / "ner" / "gmb_train.jsonl.gz"
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")
GROUP = 8
"""Reports that are read between two looks at the clock; spaCy gets them as one batch."""
ENOUGH = 800
"""Texts of each corpus that the pipeline is trained on: it is to be as fast as a good one, not as good."""

ENCODE = {"@architectures": "spacy.MaxoutWindowEncoder.v2", "width": 96, "depth": 4, "window_size": 1, "maxout_pieces": 3}


def embed(*further: str) -> dict[str, Any]:
    """Return the embedding of en_core_web_sm 3.x."""
    return {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE", *further],
        "rows": [5000, 1000, 2500, 2500, *(50 for _ in further)],
        "include_static_vectors": False,
    }


def transitions(state: str, tok2vec: dict[str, Any]) -> dict[str, Any]:
    """Return the parser or recogniser of en_core_web_sm 3.x."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def make_pipeline(steps: int) -> Any:
    """Return a pipeline of the architecture of en_core_web_sm (tagger, parser and NER), trained for some steps.

    As there, tagger and parser share one tok2vec and the recogniser has its own.
    """
    import spacy

    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("en")
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    own = {"@architectures": "spacy.Tok2Vec.v2", "embed": embed(), "encode": ENCODE}
    shared = own | {"embed": embed("SPACY", "IS_SPACE")}
    nlp.add_pipe("tok2vec", config={"model": shared})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}})
    nlp.add_pipe("parser", config={"model": transitions("parser", listener)})
    nlp.add_pipe("ner", config={"model": transitions("ner", own)})
    examples = [*trees(nlp), *names(nlp)]
    random.Random(0).shuffle(examples)
    nlp.initialize(lambda: examples)
    optimizer = nlp.create_optimizer()
    for step in range(steps):
        first = step * 16 % len(examples)
        nlp.update(examples[first : first + 16], sgd=optimizer, drop=0.1)
    return nlp


def trees(nlp: Any) -> Iterator[Any]:
    """Yield the sentences of the treebank; three in a row make a text, so that the parser learns where one ends."""
    from spacy.tokens import Doc
    from spacy.training import Example

    for group in islice(_grouped(_sentences(TREES), 3), ENOUGH):
        words, spaces, tags, heads, labels, starts = [], [], [], [], [], []
        for rows in group:
            offset = len(words)
            for number, row in enumerate(rows):
                words.append(row[1])
                spaces.append("SpaceAfter=No" not in row[9])
                tags.append(row[4])
                heads.append(offset + (int(row[6]) - 1 if row[6] != "0" else number))
                labels.append("ROOT" if row[6] == "0" else row[7])
                starts.append(number == 0)
        gold = Doc(nlp.vocab, words=words, spaces=spaces, tags=tags, heads=heads, deps=labels, sent_starts=starts)
        yield Example(Doc(nlp.vocab, words=words, spaces=spaces), gold)


def names(nlp: Any) -> Iterator[Any]:
    """Yield sentences whose names are known."""
    from spacy.tokens import Doc
    from spacy.training import Example

    with gzip.open(NAMES, "rt", encoding="utf-8") as lines:
        for line in islice(lines, ENOUGH):
            row = json.loads(line)
            tags = [tag.upper() for tag in row["tags"]]
            yield Example(Doc(nlp.vocab, words=row["tokens"]), Doc(nlp.vocab, words=row["tokens"], ents=tags))


def _sentences(path: Path) -> Iterator[list[list[str]]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows: list[list[str]] = []
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) == 10 and cells[0].isdigit():
                rows.append(cells)
            elif rows and not line.strip():
                yield rows
                rows = []


def _grouped(items: Iterator[Any], size: int) -> Iterator[list[Any]]:
    while group := list(islice(items, size)):
        yield group


def open_ours(model: str, batch: int) -> Callable[[Sequence[Report]], None]:
    """Return what parses reports with a model of ours, so many windows at once."""
    from counterclaim.options import Options
    from counterclaim.parsing.parse import parse_reports
    from counterclaim.pipeline import open_encoder

    encoder = open_encoder(Options(model=model, batch=batch, device="cpu"))

    def read(reports: Sequence[Report]) -> None:
        parse_reports(reports, encoder)

    return read


def open_spacy(name: str | None, steps: int) -> Callable[[Sequence[Report]], None]:
    """Return what parses the same texts with spaCy."""
    import spacy

    nlp = spacy.load(name) if name else make_pipeline(steps)

    def read(reports: Sequence[Report]) -> None:
        for _ in nlp.pipe((report.text for report in reports), batch_size=GROUP):
            pass

    return read


def compare(readers: dict[str, Callable[[Sequence[Report]], None]], reports: Sequence[Report], repeat: int) -> dict[str, Any]:
    """Run the readers in turn over groups of reports; return words a second of each, and how they stand to the last of them.

    The seconds are the processor's, on one thread. What counts is each group's fastest round: all that can come in between is
    other work on the machine, and that only ever makes a round slower.
    """
    words = sum(len(report.text.split()) for report in reports)
    groups = [reports[first : first + GROUP] for first in range(0, len(reports), GROUP)]
    seconds = {name: np.zeros((repeat, len(groups))) for name in readers}
    for read in readers.values():
        read(groups[0])
    for turn in range(repeat):
        for number, group in enumerate(groups):
            for name, read in readers.items():
                began = time.process_time()
                read(group)
                seconds[name][turn, number] = time.process_time() - began
    *_, last = readers
    ratios = {name: seconds[last].sum(1) / seconds[name].sum(1) for name in readers}
    return {
        name: {
            "words_per_second": words / seconds[name].min(0).sum(),
            "slowest_to_fastest": float(seconds[name].sum(1).max() / seconds[name].min(0).sum()),
            "ratio": float(seconds[last].min(0).sum() / seconds[name].min(0).sum()),
            "ratio_lowest": float(ratios[name].min()),
            "ratio_highest": float(ratios[name].max()),
        }
        for name in readers
    }


def read_reports(path: Path, limit: int | None) -> list[Report]:
    """Return the reports of a folder or file of texts."""
    from counterclaim.sources import read_source

    raws = islice(sources_in(path), limit)
    return [read_source(raw.data, name=raw.name, media_type=raw.media_type, published=raw.published) for raw in raws]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure our parsing beside spaCy's, on one thread.")
    parser.add_argument(
        "--input", type=Path, default=TEXTS if TEXTS.exists() else EXAMPLES, help="texts (default: %(default)s)"
    )
    parser.add_argument("--limit", type=int, help="read no more than this many reports")
    parser.add_argument("--model", action="append", help="a reader of ours, by name or folder; may be given several times")
    parser.add_argument("--batch", type=int, nargs="+", default=[1], help="windows that ours reads at once")
    parser.add_argument("--spacy", help="a trained pipeline of spaCy's, instead of one that is made here")
    parser.add_argument("--steps", type=int, default=120, help="updates of the pipeline that is made here")
    parser.add_argument("--repeat", type=int, default=3, help="rounds; the median counts")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of the table")
    given = parser.parse_args()
    if any(os.environ.get(name) != number for name, number in ONE_THREAD.items()):
        # The libraries look at these when they are loaded.
        os.execve(sys.executable, [sys.executable, "-m", "benchmarks.peers", *sys.argv[1:]], os.environ | ONE_THREAD)
    if not given.spacy and not (TREES.exists() and NAMES.exists()):
        parser.error("the corpora are not beside the repository; name a trained pipeline: --spacy en_core_web_sm")
    reports = read_reports(given.input, given.limit)
    readers = {
        model if batch == 1 else f"{model}, {batch} at once": open_ours(model, batch)
        for model in given.model or ["full"]
        for batch in given.batch
    }
    readers["spacy"] = open_spacy(given.spacy, given.steps)
    found = compare(readers, reports, given.repeat)
    if given.json:
        print(json.dumps(found))
        return
    words = sum(len(report.text.split()) for report in reports)
    print(f"{len(reports)} reports, {words:,} words; {given.repeat} rounds on one thread; {platform.machine()}")
    print(f"{'reader':<24}   words/s  spread  times as fast as spaCy (lowest to highest)")
    for name, row in found.items():
        print(
            f"{name:<24} {row['words_per_second']:>9,.0f} {row['slowest_to_fastest']:>7.2f}  "
            f"{row['ratio']:.2f} ({row['ratio_lowest']:.2f} to {row['ratio_highest']:.2f})"
        )


if __name__ == "__main__":
    main()
