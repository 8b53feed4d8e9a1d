"""Tests that no side is treated by a special rule: `python -m evals.swapping [--count N] [--show N] [--json]`.

In N sentences (default 200) of training and development texts that name two states, the names of the two are exchanged: name
for name, demonym for demonym, capital for capital; sentences that name them or who holds an office in them in yet another way
are left out. Both sentences are read, and the records must exchange the names and differ in nothing else. "rules": the parse of
the first sentence is used for the second, word by word, so that only rules can differ. "whole": the model reads both, and is
told such states by stand-ins (`parsing/levelling.py`); states of several words, groups and persons are not measured here.
Parties, speakers, attributions, claims, times, figures and events are compared; of places, which the two names do not share,
that they are found and how exact they are.
"""

import argparse
import functools
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from counterclaim.lexicon import load_rows
from counterclaim.parsing.encoder import Encoder, OnnxEncoder, find_model
from counterclaim.reading.read import read_parse
from counterclaim.records import Parse, Place, Published, Reading, Report, Span
from evals.files import DATA, read_records, report_of, sample
from evals.parses import kept_parse

FILES = (
    "geo/geovirus",
    "re3d/re3d",
    "releases/whitehouse",
    "releases/en.kremlin.ru",
    "releases/president.gov.ua",
    "polnear/dev",
)
COUNT = 200
_SENTENCE = re.compile(r"[A-Z“\"][^\n.!?]{40,300}[.!?]")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+")
_FORMS = ("name", "demonym", "plural", "capital")


class Swap(NamedTuple):
    """A sentence, the same with the names exchanged, and the words that were exchanged for each other."""

    text: str
    other: str
    words: Mapping[str, str]
    edits: tuple[tuple[int, int, str], ...]


def side_words() -> dict[str, tuple[str, str]]:
    """Return the words that name a state in one way alone, by what they are: state and way."""
    found: dict[str, tuple[str, str]] = {}
    for row in load_rows("parties"):
        demonyms = [form for form in row["demonyms"].split("|") if form]
        capitals = [form for form in row["capitals"].split("|") if form]
        if row["kind"] != "state" or len(demonyms) != 1 or " " in row["name"] or demonyms[0].endswith(("?", "s", "sh", "ese")):
            continue
        found[row["name"]] = row["name"], "name"
        found[demonyms[0]] = row["name"], "demonym"
        found[demonyms[0] + "s"] = row["name"], "plural"
        if capitals and _WORD.fullmatch(capitals[0]):
            found[capitals[0]] = row["name"], "capital"
    return found


def find_swaps(data: Path) -> Iterator[Swap]:
    """Yield the sentences that name just two such states, with their names exchanged."""
    words = side_words()
    forms = {(state, way): word for word, (state, way) in words.items()}
    for file in FILES:
        for record in read_records(data / f"{file}.jsonl.gz"):
            for match in _SENTENCE.finditer(record.get("text") or record["markdown"]):
                swap = _swap(match.group(), words, forms)
                if swap is not None:
                    yield swap


def _swap(text: str, words: Mapping[str, tuple[str, str]], forms: Mapping[tuple[str, str], str]) -> Swap | None:
    hits = [(match.start(), match.group(), *words[match.group()]) for match in _WORD.finditer(text) if match.group() in words]
    states = list(dict.fromkeys(state for _, _, state, _ in hits))
    if len(states) != 2:
        return None
    other = {states[0]: states[1], states[1]: states[0]}
    edits, exchanged = [], {}
    for start, word, state, way in hits:
        new = forms.get((other[state], way))
        if new is None:
            return None
        edits.append((start, start + len(word), new))
    for way in _FORMS:
        for state in states:
            if (state, way) in forms and (other[state], way) in forms:
                exchanged[forms[state, way]] = forms[other[state], way]
    if _tied_to(states) & set(_WORD.findall(_apply(text, [(start, stop, "") for start, stop, _ in edits]))):
        return None
    return Swap(text, _apply(text, edits), exchanged, tuple(edits))


@functools.cache
def _ties() -> dict[str, frozenset[str]]:
    """Return, by state, the words that stand for it beside those exchanged: other names of it, names of those in office."""
    found: dict[str, set[str]] = {}
    for row in load_rows("parties"):
        for column in ("name", "others", "capitals", "seats", "demonyms"):
            found.setdefault(row["name"], set()).update(_WORD.findall(row[column]))
    for row in load_rows("areas"):
        for state in set(_WORD.findall(row["name"])) & found.keys():
            found[state].update(set(_WORD.findall(row["name"])) - {state})
    for row in load_rows("holders"):
        found.setdefault(row["party"], set()).update(_WORD.findall(f"{row['name']} {row['others']}"))
    return {state: frozenset(word for word in words if word[0].isupper() and len(word) > 2) for state, words in found.items()}


def _tied_to(states: list[str]) -> frozenset[str]:
    return _ties().get(states[0], frozenset()) | _ties().get(states[1], frozenset())


def _apply(text: str, edits: list[tuple[int, int, str]]) -> str:
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    return text


def moved(parse: Parse, swap: Swap) -> Parse:
    """Return a parse with every span moved to where its words stand in the other sentence."""

    def at(position: int, *, end: bool) -> int:
        shift = 0
        for start, stop, new in swap.edits:
            if position >= stop:
                shift += len(new) - (stop - start)
            elif position > start:
                return start + shift + (len(new) if end else 0)
        return position + shift

    def move(span: Span) -> Span:
        return Span(at(span.start, end=False), at(span.end, end=True))

    def all_moved(records: Any) -> Any:
        return tuple(msgspec.structs.replace(record, span=move(record.span)) for record in records)

    return msgspec.structs.replace(
        parse,
        tokens=all_moved(parse.tokens),
        sentences=tuple(move(span) for span in parse.sentences),
        mentions=all_moved(parse.mentions),
        roles=all_moved(parse.roles),
    )


# --- Comparing ------------------------------------------------------------------------------------------------------


def lay_out(report: Report, reading: Reading, rename: Callable[[str], str]) -> dict[str, Counter[str]]:
    """Return a reading as lines by kind, without offsets and ids, every text and name passed through `rename`."""
    names = {actor.id: rename(actor.name) for actor in reading.actors}
    said = {one.id: (_text(report, one.source, rename), _text(report, one.cue, rename)) for one in reading.attributions}
    attributions = {id: "/".join(words) for id, words in said.items()}
    claims = {one.id: " ".join(_text(report, piece, rename) for piece in one.content) for one in reading.claims}

    def show(value: Any) -> Any:
        if isinstance(value, Span):
            return _text(report, value, rename)
        if isinstance(value, msgspec.Struct):
            dropped = DROPPED | {"name"} if isinstance(value, Place) else DROPPED
            return {name: show(getattr(value, name)) for name in value.__struct_fields__ if name not in dropped}
        if isinstance(value, tuple):
            return [show(item) for item in value]
        if isinstance(value, str):
            return names.get(value) or attributions.get(value) or claims.get(value) or rename(value)
        return value

    kinds = ("parties", "actors", "attributions", "claims", "times", "figures", "tallies", "events", "places")
    return {kind: Counter(json.dumps(show(record), sort_keys=True) for record in getattr(reading, kind)) for kind in kinds}


DROPPED = frozenset(
    "id score country geonames admin1 latitude longitude feature place when part_of figures anchor total parts reader".split()
)


def _text(report: Report, span: Span | None, rename: Callable[[str], str]) -> str:
    return "" if span is None else rename(span.of(report.text))


def renamer(words: Mapping[str, str]) -> Callable[[str], str]:
    """Return what exchanges the words in a text."""
    return lambda text: _WORD.sub(lambda match: words.get(match.group(), match.group()), text)


def differing(swap: Swap, encoder: Encoder, *, whole: bool) -> list[str]:
    """Return the kinds of record in which the two readings differ but for the names."""
    day = Published(edtf="2024-03-15", basis="given")
    first = msgspec.structs.replace(report_of("first", swap.text), published=day)
    second = msgspec.structs.replace(report_of("first", swap.other), published=day)
    parse = kept_parse(first, encoder)
    other = kept_parse(second, encoder) if whole else moved(parse, swap)
    ours = lay_out(first, read_parse(first, parse), renamer(swap.words))
    theirs = lay_out(second, read_parse(second, other), lambda text: text)
    return [kind for kind in ours if ours[kind] != theirs[kind]]


def measure(data: Path, encoder: Encoder, count: int) -> dict[str, list[tuple[Swap, list[str]]]]:
    """Return each sentence with the kinds that differ, for the rules alone and for the whole reader."""
    known = list({swap.text: swap for swap in find_swaps(data)}.values())
    swaps = sample(known, count, lambda swap: swap.text)
    return {
        "rules": [(swap, differing(swap, encoder, whole=False)) for swap in swaps],
        "whole": [(swap, differing(swap, encoder, whole=True)) for swap in swaps],
    }


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the share of sentences whose records exchange the names and differ in nothing else, in per cent."""
    return {name: share(rows) for name, rows in measure(data, encoder, COUNT).items()}


def share(rows: list[tuple[Swap, list[str]]]) -> float:
    """Return the share of the sentences in which nothing differs, in per cent."""
    return round(100 * sum(not kinds for _, kinds in rows) / max(1, len(rows)), 2)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    found = measure(DATA, OnnxEncoder(find_model("full")), arguments.count)
    if arguments.json:
        print(json.dumps({name: share(rows) for name, rows in found.items()}))
        return 0
    for name, rows in found.items():
        kinds = Counter(kind for _, differ in rows for kind in differ)
        print(f"{name:6} {share(rows):6.1f} % of {len(rows)} sentences; differing: {dict(kinds.most_common())}")
    for swap, kinds in [row for row in found["rules"] if row[1]][: arguments.show]:
        print(f"  {kinds}: {swap.text} | {swap.other}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
