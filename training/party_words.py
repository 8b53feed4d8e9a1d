"""Trains the head that tells for whom a source speaks: `python -m training.party_words NAME`.

The head learns alone, on the word vectors as they are, from the marks of training/reports. A source's party is what any word
around it names, by the tables (maximum marginal likelihood over those words); sources whose party no word of the window names
teach nothing. `read_speakers` gives the same marks to a round in which the encoder learns, too. Some 20 minutes; writes
training/runs/NAME-parties. `--check` trains without a part of the authors in turn and says how often the head is right there.
"""

import argparse
import bisect
import difflib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from counterclaim.options import Options
from counterclaim.parsing.casing import in_sentence_case
from counterclaim.parsing.encoder import Encoder
from counterclaim.parsing.links import layout
from counterclaim.parsing.parse import parse_report
from counterclaim.parsing.sections import Section, find_sections
from counterclaim.parsing.windows import cut
from counterclaim.parsing.wordpiece import WordPieces
from counterclaim.pipeline import open_encoder
from counterclaim.reading.cast import find_named
from counterclaim.reading.party_words import NOBODY, parties_of_words
from counterclaim.reading.vocabulary import load_vocabulary
from counterclaim.records import Report
from counterclaim.sources import read_source
from evals.inline import FOLDERS, outermost
from evals.invented import party_named, records_of
from training.base import base_folder
from training.corpora import Aligner, Document, document_of
from training.model import PartyHead, Reader
from training.run import load_reader
from training.windows import columns_of, tensors

RUNS = Path(__file__).parent / "runs"
PASSES, BATCH, RATE, SEED, PARTS = 8, 8, 5e-4, 1, 5
FORBIDDEN = -10_000.0


class Example(NamedTuple):
    """A window with its sources: what each word names, and for whom each source is marked to speak."""

    author: str
    vectors: Tensor
    roles: Tensor
    sources: list[tuple[int, int]]
    parties: np.ndarray
    marked: list[str]
    paragraphs: list[int]

    @property
    def targets(self) -> Tensor:
        """The (source, 1 + word) table of what is right, nobody first."""
        told = [np.concatenate([[not party], (self.parties == party) & (party != NOBODY)]) for party in self.marked]
        return torch.tensor(np.stack(told))

    @property
    def allowed(self) -> Tensor:
        """Nobody, and the words that name a party."""
        return torch.tensor(np.concatenate([[True], self.parties != NOBODY]))


def examples(files: Sequence[Path], reader: Reader, encoder: Encoder, pieces: WordPieces) -> Iterator[Example]:
    """Yield the windows of reports that hold a source."""
    for record in records_of(files):
        report, _, named = _named_words(record, encoder)
        marks = [(_place(mark, record["text"], report), party) for mark, party in _sources(record)]
        before = 0
        for section in find_sections(report):
            parties = named[before : before + len(section.words)]
            before += len(section.words)
            told = [(span, party) for place, party in marks if (span := _words(section, place)) is not None]
            for first, last, vectors, roles in _read(report, section, reader, pieces):
                here = [((a - first, b - first), party) for (a, b), party in told if first <= a and b < last]
                if here:
                    spans, marked = [span for span, _ in here], [party for _, party in here]
                    own = np.array(parties[first:last], dtype=object)
                    author = record["id"].split("-")[1]
                    yield Example(author, vectors, roles, spans, own, marked, section.paragraphs[first:last])


def read_speakers(files: Sequence[Path], encoder: Encoder) -> Iterator[Document]:
    """Yield reports with roles and links (`corpora.read_invented`), what their words name and for whom their sources speak."""
    for record in records_of(files):
        document = document_of(record | {"attributions": outermost(record["attributions"])})
        _, words, named = _named_words(record, encoder)
        own = [document.text[start:end] for start, end in document.words]
        document.parties = [NOBODY] * len(own)
        for theirs, mine, size in difflib.SequenceMatcher(None, words, own, autojunk=False).get_matching_blocks():
            document.parties[mine : mine + size] = named[theirs : theirs + size]
        aligner = Aligner(document.words)
        spans = [(aligner.words(mark["source"][0][0], mark["source"][-1][1]), party) for mark, party in _sources(record)]
        document.speakers = [(span, party) for span, party in spans if span is not None]
        yield document


def _named_words(record: dict[str, Any], encoder: Encoder) -> tuple[Report, list[str], list[str]]:
    """Return the report of a record, its words, and the party that each names; nobody without a capital is named."""
    report = read_source(record["text"].encode(), name=f"{record['id']}.txt")
    named = parties_of_words(find_named(report, parse_report(report, encoder)))
    words = [report.text[start:end] for section in find_sections(report) for start, end in section.words]
    return report, words, [named.get(n, NOBODY) if word[0].isupper() else NOBODY for n, word in enumerate(words)]


def _sources(record: dict[str, Any]) -> list[tuple[dict[str, Any], str]]:
    """Return the marks of a record that have a source, each with the party that it names."""
    known = load_vocabulary()
    marks = [mark for mark in record["attributions"] if mark["source"]]
    return [(mark, party_named(known, mark["party"]) or NOBODY) for mark in marks]


def _place(mark: dict[str, Any], text: str, report: Report) -> tuple[int, int]:
    """Return where a source stands in the report, whose white space may differ from that of the record."""
    start, end = mark["source"][0][0], mark["source"][-1][1]
    words = text[start:end]
    if report.text[start:end] == words:
        return start, end
    places = [at for at in range(len(report.text)) if report.text.startswith(words, at)]
    near = min(places, key=lambda at: abs(at - start), default=-1)
    return near, near + len(words)


def _words(section: Section, place: tuple[int, int]) -> tuple[int, int] | None:
    starts = [start for start, _ in section.words]
    first, last = bisect.bisect_left(starts, place[0]), bisect.bisect_left(starts, place[1]) - 1
    return (first, last) if place[0] >= 0 and first <= last and starts[first] == place[0] else None


def _read(report: Report, section: Section, reader: Reader, pieces: WordPieces) -> Iterator[tuple[int, int, Tensor, Tensor]]:
    """Yield the windows of a section as the reader sees them: first and last word (exclusive), word vectors, first roles."""
    forms = in_sentence_case(report.text, section.words)
    columns = columns_of(report.text, section.words, forms, pieces)
    for first, last in cut(list(map(len, columns["pieces"]))):
        sample = {name: column[first:last] for name, column in columns.items()}
        batch, _ = tensors([sample], begin=pieces.number("[CLS]"), end=pieces.number("[SEP]"))
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            words = reader.words(batch)[0]
            roles = reader.first_roles(words.float())
        yield first, last, words.half(), roles.half()


def scores_of(head: PartyHead, windows: Sequence[Example]) -> Iterator[Tensor]:
    """Yield the log-chances of nobody and of each word, a row a source, for each of some windows."""
    lengths = [len(one.vectors) for one in windows]
    longest = max(lengths)
    words, roles = (
        torch.stack([F.pad(table.float(), (0, 0, 0, longest - len(table))) for table in tables])
        for tables in ([one.vectors for one in windows], [one.roles for one in windows])
    )
    mask = torch.arange(longest)[None] < torch.tensor(lengths)[:, None]
    for one, length, vectors in zip(windows, lengths, head(words, roles, mask), strict=True):
        pairs = layout(one.sources, [(n, n) for n in range(length)], one.paragraphs)
        scores = head.scores(vectors[:length], torch.tensor(one.sources), tuple(map(torch.tensor, pairs)))  # type: ignore[arg-type]
        yield scores.masked_fill(~one.allowed[None], FORBIDDEN).log_softmax(1)


def train(seen: Sequence[Example]) -> PartyHead:
    """Return a head that has learned from the examples."""
    torch.manual_seed(SEED)
    head = PartyHead()
    head.look.dropout.p = 0.2
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.02)
    usable = [one for one in seen if one.targets.any()]
    steps = PASSES * (len(usable) // BATCH)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / 50, 1 - step / (steps + 1)))
    for passed in range(PASSES):
        for chosen in torch.randperm(len(usable)).split(BATCH)[: len(usable) // BATCH]:
            windows = [usable[n] for n in chosen.tolist()]
            losses = []
            for one, scores in zip(windows, scores_of(head, windows), strict=True):
                told = one.targets.any(1)
                losses.append(-torch.logsumexp(scores[told].masked_fill(~one.targets[told], FORBIDDEN), 1))
            loss = torch.cat(losses).mean()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(head.parameters(), 1.0)
            optimizer.step()
            scheduler.step()
        print(f"pass {passed + 1} of {PASSES}: {loss.item():.3f}", flush=True)
    return head.eval()


def check(seen: Sequence[Example]) -> None:
    """Print how often the likeliest party is right, each part of the authors judged by what the others taught."""
    authors = sorted({one.author for one in seen})
    counts = Counter[tuple[float, str]]()
    for part in range(PARTS):
        held = set(authors[part::PARTS])
        head = train([one for one in seen if one.author not in held])
        for one in (one for one in seen if one.author in held):
            with torch.no_grad():
                chances = next(scores_of(head, [one])).exp().numpy()
            for row, marked in zip(chances, one.marked, strict=True):
                told = Counter({NOBODY: float(row[0])})
                for party, chance in zip(one.parties, row[1:], strict=True):
                    told[party] += float(chance) if party else 0.0
                party, chance = told.most_common(1)[0]
                for least in (0.4, 0.5, 0.6, 0.7, 0.8):
                    counts[least, "sources"] += 1
                    counts[least, "told"] += party != NOBODY and chance >= least
                    counts[least, "right"] += party != NOBODY and chance >= least and party == marked
                    counts[least, "nobody's"] += party != NOBODY and chance >= least and not marked
    for least in sorted({least for least, _ in counts}):
        print(f"chance from {least}: " + ", ".join(f"{name} {n}" for (own, name), n in counts.items() if own == least))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", help="name of a training run")
    parser.add_argument("--check", action="store_true", help="measure, and write nothing")
    parser.add_argument("--files", nargs="*", type=Path, default=sorted(FOLDERS[0].glob("*.txt")), help="reports to learn from")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    reader = load_reader(RUNS / options.name / "checkpoint.pt").eval()
    pieces = WordPieces.load(base_folder() / "vocab.txt")
    seen = list(examples(options.files, reader, open_encoder(Options()), pieces))
    print(f"{len(seen)} windows, {sum(len(one.marked) for one in seen)} sources", flush=True)
    if options.check:
        check(seen)
        return
    reader.parties = train(seen)
    reader.parties.look.dropout.p = 0.0
    out = RUNS / f"{options.name}-parties"
    out.mkdir(parents=True, exist_ok=True)
    torch.save({"reader": reader.state_dict()}, out / "checkpoint.pt")
    print(out / "checkpoint.pt")


if __name__ == "__main__":
    main()
