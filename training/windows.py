"""Turns documents into windows and windows into batches of tensors."""

import itertools
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

import torch

from counterclaim.parsing import features, windows
from counterclaim.parsing.levelling import level
from counterclaim.parsing.links import layout
from counterclaim.parsing.wordpiece import WordPieces
from training.corpora import NOT_MARKED, UNKNOWN, Document

Sample = dict[str, Any]

SCALES = ("factuality", "happened")
"""The outputs of the factuality head, in their order."""


class Prepared(NamedTuple):
    """A document with what the model is told of each word."""

    document: Document
    columns: Sample


def prepare(document: Document, pieces: WordPieces) -> Prepared:
    """Return the document with word pieces, shapes, breaks and quotation states."""
    forms = [document.text[start:end] for start, end in document.words]
    return Prepared(document, columns_of(document.text, document.words, forms, pieces))


def columns_of(text: str, words: list[tuple[int, int]], forms: list[str], pieces: WordPieces) -> Sample:
    """Return what the model is told of each word of a text, by name; `forms` are the words as they are given to it."""
    gaps, levelled = features.breaks(text, words), level(forms)
    return {
        "pieces": list(map(pieces.of, levelled)),
        "shapes": list(map(features.shape, levelled)),
        "breaks": gaps,
        "quotes": features.quotes(text, words, gaps),
    }


def samples(prepared: Prepared, first_size: int | None = None) -> Iterator[Sample]:
    """Yield the windows of a document: whole sentences where trees are known, overlapping windows elsewhere."""
    document, columns = prepared
    counts = [len(number) for number in columns["pieces"]]
    if document.heads is None:
        cuts: Iterator[tuple[int, int]] = windows.cut(counts, first_size=first_size)
    else:
        cuts = _whole_sentences(document, counts, first_size or windows.SIZE)
    for first, last in cuts:
        sample = {name: column[first:last] for name, column in columns.items()}
        for name in ("roles", "sentence_starts", "upos", "mentions", "relations", *SCALES):
            column = getattr(document, name)
            if column is not None:
                sample[name] = column[first:last]
        if document.heads is not None:
            sample["heads"] = [head - first + 1 if head >= 0 else 0 for head in document.heads[first:last]]
            sample["sentence"] = _numbered(document.sentence_starts[first:last])
        if document.attributions is not None:
            sample["links"] = _links(document, first, last, columns["breaks"])
            sample["links"] |= _speakers(document, first, last, columns["breaks"])
        sample["size"] = sum(counts[first:last])
        yield sample


def _whole_sentences(document: Document, counts: list[int], limit: int) -> Iterator[tuple[int, int]]:
    begins = [word for word, start in enumerate(document.sentence_starts or []) if start] + [len(counts)]
    first, size = 0, 0
    for begin, end in itertools.pairwise(begins):
        length = sum(counts[begin:end])
        if size + length > limit and begin > first:
            yield first, begin
            first, size, limit = begin, 0, windows.SIZE
        if length > windows.SIZE:
            # A sentence longer than a window (a table, a list) teaches nothing about sentences.
            first, size = end, 0
            continue
        size += length
    if first < len(counts):
        yield first, len(counts)


def _numbered(starts: list[int]) -> list[int]:
    numbers, number = [], 0
    for start in starts:
        number += start
        numbers.append(number)
    return numbers


def _links(document: Document, first: int, last: int, gaps: list[int]) -> Sample:
    """Return the fragments that lie whole in the window, the choices to be learned, and the layout of each pair."""
    inside = lambda span: first <= span[0] and span[1] <= last  # noqa: E731
    sources, cues, contents = ({} for _ in range(3))
    for attribution in document.attributions or []:
        for table, spans in ((sources, attribution.sources), (cues, attribution.cues), (contents, attribution.contents)):
            for span in filter(inside, spans):
                table.setdefault((span[0] - first, span[1] - 1 - first), len(table))
    cue_gold = dict.fromkeys(cues.values(), UNKNOWN)
    content_gold = dict.fromkeys(contents.values(), UNKNOWN)
    for attribution in document.attributions or []:
        here = [cues[(a - first, b - 1 - first)] for a, b in attribution.cues if inside((a, b))]
        if not here:
            continue
        if not attribution.sources:
            cue_gold[here[0]] = 0
        elif inside(attribution.sources[0]):
            a, b = attribution.sources[0]
            cue_gold[here[0]] = 1 + sources[(a - first, b - 1 - first)]
        for a, b in filter(inside, attribution.contents):
            content_gold[contents[(a - first, b - 1 - first)]] = here[0]
    paragraphs = _numbered([int(gap == 3) for gap in gaps[first:last]])
    return {
        "sources": list(sources),
        "cues": list(cues),
        "contents": list(contents),
        "cue_gold": list(cue_gold.values()),
        "content_gold": list(content_gold.values()),
        "cue_layout": layout(list(cues), list(sources), paragraphs),
        "content_layout": layout(list(contents), list(cues), paragraphs),
    }


def _speakers(document: Document, first: int, last: int, gaps: list[int]) -> Sample:
    """Return the sources whose party is known, and what is right for each: nobody, or any word of the window that names it."""
    if document.speakers is None or document.parties is None:
        return {}
    parties = document.parties[first:last]
    told = [
        ((a - first, b - 1 - first), [not party, *(bool(party) and party == named for named in parties)])
        for (a, b), party in document.speakers
        if first <= a and b <= last
    ]
    sources = [source for source, right in told if any(right)]
    if not sources:
        return {}
    words, paragraphs = [(n, n) for n in range(last - first)], _numbered([int(gap == 3) for gap in gaps[first:last]])
    return {
        "speakers": sources,
        "speaker_right": [right for _, right in told if any(right)],
        "speaker_allowed": [True, *map(bool, parties)],
        "speaker_layout": layout(sources, words, paragraphs),
    }


def batches(pool: list[Sample], size: int, chance: random.Random) -> list[list[Sample]]:
    """Return batches of windows of like length, in random order."""
    shuffled = pool[:]
    chance.shuffle(shuffled)
    grouped = []
    for start in range(0, len(shuffled), size * 50):
        bucket = sorted(shuffled[start : start + size * 50], key=lambda sample: sample["size"])
        grouped += [bucket[i : i + size] for i in range(0, len(bucket), size)]
    chance.shuffle(grouped)
    return grouped


def tensors(batch: list[Sample], device: str = "cpu", *, begin: int, end: int) -> tuple[dict[str, torch.Tensor], list[Sample]]:
    """Return the padded tensors of a batch and its links, on a device; `begin` and `end` are the pieces [CLS] and [SEP]."""
    rows: dict[str, list[list[int]]] = {name: [] for name in ("pieces", "shapes", "breaks", "quotes", "mask", "first")}
    for sample in batch:
        columns = {"pieces": [begin], "shapes": [5], "breaks": [0], "quotes": [0]}
        first = []
        for word, numbers in enumerate(sample["pieces"]):
            first.append(len(columns["pieces"]))
            columns["pieces"] += numbers
            columns["shapes"] += [sample["shapes"][word]] * len(numbers)
            columns["quotes"] += [sample["quotes"][word]] * len(numbers)
            columns["breaks"] += [sample["breaks"][word]] + [features.INSIDE_WORD] * (len(numbers) - 1)
        for name, mark in (("pieces", end), ("shapes", 5), ("breaks", 0), ("quotes", 0)):
            rows[name].append([*columns[name], mark])
        rows["mask"].append([1] * len(rows["pieces"][-1]))
        rows["first"].append(first)
    result = {name: _padded(values, 0) for name, values in rows.items()}
    result["mask"] = result["mask"].bool()
    result["words"] = _padded([[1] * len(first) for first in rows["first"]], 0).bool()
    for name in ("roles", "sentence_starts", "upos", "mentions", "heads", "relations", "sentence", *SCALES):
        if any(name in sample for sample in batch):
            filler = NOT_MARKED if name in SCALES else UNKNOWN
            result[name] = _padded([sample.get(name, [filler] * len(sample["pieces"])) for sample in batch], filler)
    links = [_link_tensors(sample["links"], device) for sample in batch if "links" in sample]
    return {name: table.to(device) for name, table in result.items()}, links


def _link_tensors(link: Sample, device: str) -> Sample:
    return {
        name: tuple(torch.tensor(part, device=device) for part in value)
        if name.endswith("layout")
        else torch.tensor(value, device=device)
        for name, value in link.items()
    }


def _padded(rows: list[list[Any]], filler: float) -> torch.Tensor:
    longest = max(len(row) for row in rows)
    return torch.tensor([row + [filler] * (longest - len(row)) for row in rows])
