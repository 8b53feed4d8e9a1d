"""Names on re3d, documents on Syria and Iraq: what of its annotation is measured, under definitions from hard to lenient.

People marked every mention: names, but also descriptions ("all Syrian parties") and pronouns; roles belong to persons and
articles to names. What has confidence 0 was found by a program (Baleen) before people looked, and is often wrong ("st Tobias",
a vehicle): it only counts as another cut of what people marked. Their weapons and platforms are all descriptions ("air
strikes"), and the vehicles all come from the program, so that these kinds cannot be measured.

A mark is measured where it is a name: of the four kinds below, made by people (confidence 0.5 or more), on word edges and on
one line, with a head (its last word before a preposition or comma) that begins with a capital and is a proper noun by our
parse; of a nationality the capital is enough, a person's name has no preposition. Articles, what stands before the first
capital ("eastern Aleppo"), possessive endings, and the titles of persons are cut off, as in training.
"""

import functools
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from counterclaim.lexicon import load_rows
from counterclaim.parsing.encoder import Encoder
from counterclaim.records import Parse
from evals.files import kind_of, parse_of
from evals.scores import Rate
from training.corpora import TITLES

KINDS = {"Person": "person", "Organisation": "organisation", "Location": "place", "Nationality": "nationality"}
SURE = 0.5
STATE = "place or state"
DEFINITIONS = {
    "every mark": "all marks of the four kinds by people, descriptions and pronouns too; the outermost",
    "names": "marks that are names; kind and both ends the same",
    "names, no descriptions": "as before; names within what is marked as a description, or was cut off, are not counted",
    "names, either cut": "as before; a mark within a mark will do",
    "names, our kinds": "as before; states that act and states as places are one kind, and so are peoples and nationalities",
    "names, overlap": "as before; any overlap will do",
}
MAIN = "names, our kinds"

Name = tuple[int, int, str]


class Unit(NamedTuple):
    """Something to be found: a name, and other cuts of it that the corpus also gives."""

    name: Name
    others: frozenset[Name]


class Marked(NamedTuple):
    """What a document is measured by."""

    units: list[Unit]
    places: list[tuple[int, int]]
    """Where the marks by people are, of any kind, with all that was cut off."""
    every: set[Name]

    def concern(self, name: Name) -> bool:
        """Tell whether a name is found where the corpus would have marked it: not within a mark that has no name there."""
        if not any(is_within(name, place) for place in self.places):
            return True
        return any(name[0] < unit.name[1] and unit.name[0] < name[1] for unit in self.units)


class Cutter:
    """Cuts marks to names by the words of a parse."""

    _ARTICLES = frozenset("the a an this that his her its their our".split())
    _PARTICLES = frozenset("al el de bin van von".split())
    _ENDS = frozenset("of for in at on to from by with and , ( ; : –".split())

    def __init__(self, text: str, parse: Parse) -> None:
        self.text, self.parse = text, parse
        self._first = {token.span.start: number for number, token in enumerate(parse.tokens)}
        self._last = {token.span.end: number + 1 for number, token in enumerate(parse.tokens)}

    def words(self, start: int, end: int) -> tuple[int, int] | None:
        """Return a range of words; None where an end is in a word, or the range runs over a line."""
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start not in self._first or end not in self._last or "\n" in self.text[start:end]:
            return None
        return self._first[start], self._last[end]

    def name(self, start: int, end: int, kind: str) -> tuple[int, int] | None:
        """Return the characters of a mark that are a name; None where there is none."""
        words = self.words(start, end)
        if words is None:
            return None
        first, last = self._trimmed(*words)
        if kind == "person":
            first = max([first, *(n + 1 for n in range(first, last) if self._word(n).casefold().rstrip(".") in titles())])
        ends = [n for n in range(first, last) if self._word(n) in self._ENDS]
        head = (ends[0] if ends else last) - 1
        if head < first or not self._word(head)[:1].isupper() or (kind == "person" and ends):
            return None
        if kind != "nationality" and self.parse.tokens[head].upos != "PROPN":
            return None
        while not self._word(first)[:1].isupper() and self._word(first) not in self._PARTICLES:
            first += 1
        return (self.parse.tokens[first].span.start, self.parse.tokens[last - 1].span.end)

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Return a range of words without articles before and possessive endings behind."""
        while first < last and self._word(first).lower() in self._ARTICLES:
            first += 1
        while last > first and self._word(last - 1) in ("'s", "’s", "'", "’"):
            last -= 1
        return first, last

    def _word(self, number: int) -> str:
        return self.parse.tokens[number].span.of(self.text)


@functools.cache
def titles() -> frozenset[str]:
    """Return the words that are no part of a person's name, in lower case: those of training and of the lexicon."""
    rows = load_rows("titles")
    listed = [name for row in rows for name in (row["title"], *row["others"].split("|")) if name and " " not in name]
    return frozenset(title.casefold().rstrip(".") for title in (*TITLES, *listed, "HE"))


@functools.cache
def states() -> frozenset[str]:
    """Return the names of states."""
    rows = [row for row in load_rows("parties") if row["kind"] == "state"]
    return frozenset(name.rstrip("?") for row in rows for name in (row["name"], *row["others"].split("|")) if name)


@functools.cache
def peoples() -> frozenset[str]:
    """Return the demonyms of states and their plurals."""
    rows = [row for row in load_rows("parties") if row["kind"] == "state"]
    return frozenset(name + ending for row in rows for name in row["demonyms"].split("|") if name for ending in ("", "s"))


def read_marks(record: dict[str, Any], cutter: Cutter) -> Marked:
    """Return what a document is measured by."""
    names: dict[tuple[int, int], tuple[float, str]] = {}
    every: dict[tuple[int, int], str] = {}
    places = []
    for mark in sorted(record["entities"], key=lambda mark: mark["confidence"]):
        kind, sure, place = KINDS.get(mark["type"]), mark["confidence"], (mark["start"], mark["end"])
        if sure >= SURE:
            places.append(place)
        if kind is None:
            continue
        if (name := cutter.name(*place, kind)) is not None:
            names[name] = (sure, kind)
        if sure >= SURE:
            every[place] = kind
    marked = [(*place, kind) for place, (sure, kind) in names.items() if sure >= SURE]
    cuts = [(*place, kind) for place, (_, kind) in names.items()]
    units = [
        Unit(name, frozenset(cut for cut in cuts if is_within(cut, name) and cut[:2] != name[:2])) for name in outermost(marked)
    ]
    return Marked(units, places, set(outermost((*place, kind) for place, kind in every.items())))


def is_within(inner: tuple[int, ...], outer: tuple[int, ...]) -> bool:
    """Tell whether a range lies in another, or is the same."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def outermost(names: Iterable[Name]) -> list[Name]:
    """Return the names that lie within no other; of those that cross, the earlier.

    >>> outermost([(4, 6, "place"), (0, 6, "organisation"), (5, 9, "place")])
    [(0, 6, 'organisation')]
    """
    kept: list[Name] = []
    for name in sorted(names, key=lambda name: (name[0], -name[1])):
        if not kept or name[0] >= kept[-1][1]:
            kept.append(name)
    return kept


def merged(name: Name, text: str) -> Name:
    """Return a name with our kind: one that places and states have together, nationality for a people."""
    start, end, kind = name
    if kind == "organisation" and text[start:end] in peoples():
        return start, end, "nationality"
    is_state = kind == "place" or (kind == "organisation" and text[start:end] in states())
    return (start, end, STATE) if is_state else name


def match(ours: set[Name], units: list[Unit], *, overlap: bool = False) -> dict[str, Rate]:
    """Return the rates by kind. A unit is found in any of its cuts; further finds that are cuts of it are not counted."""

    def is_same(name: Name, cut: Name) -> bool:
        return name == cut or (overlap and name[2] == cut[2] and name[0] < cut[1] and cut[0] < name[1])

    free, right, gold = set(ours), Counter[str](), Counter[str]()
    spare: set[Name] = set()
    for unit in units:
        gold[unit.name[2]] += 1
        fitting = sorted(name for name in free if any(is_same(name, cut) for cut in (unit.name, *unit.others)))
        if fitting:
            right[unit.name[2]] += 1
            free.discard(unit.name if unit.name in fitting else fitting[0])
            spare |= {name for name in free if name in unit.others or (overlap and name in fitting)}
    wrong = Counter(name[2] for name in free - spare)
    rates = {kind: Rate(right[kind], right[kind] + wrong[kind], gold[kind]) for kind in {*gold, *wrong}}
    rates["all"] = Rate(right.total(), right.total() + wrong.total(), gold.total())
    return rates


def score(record: dict[str, Any], encoder: Encoder) -> dict[str, dict[str, Rate]]:
    """Return the rates of one document by definition and kind."""
    text = record["text"]
    parse = parse_of(record["id"], text, encoder)
    cutter = Cutter(text, parse)
    marks = read_marks(record, cutter)
    names = ((mention.span.start, mention.span.end, kind_of(mention)) for mention in parse.mentions)
    found = {(start, end, kind) for start, end, kind in names if kind in KINDS.values()}
    cuts = {(*(cutter.name(*name) or name[:2]), name[2]) for name in found}
    ours = {name for name in cuts if marks.concern(name)}
    plain = [Unit(unit.name, frozenset()) for unit in marks.units]
    our_kinds = [Unit(merged(unit.name, text), frozenset(merged(cut, text) for cut in unit.others)) for unit in marks.units]
    return {
        "every mark": match(found, [Unit(name, frozenset()) for name in marks.every]),
        "names": match(cuts, plain),
        "names, no descriptions": match(ours, plain),
        "names, either cut": match(ours, marks.units),
        "names, our kinds": match({merged(name, text) for name in ours}, our_kinds),
        "names, overlap": match({merged(name, text) for name in ours}, our_kinds, overlap=True),
    }


def evaluate(records: Iterable[dict[str, Any]], encoder: Encoder) -> dict[str, dict[str, Rate]]:
    """Return the rates by definition and kind."""
    total: dict[str, dict[str, Rate]] = {name: {} for name in DEFINITIONS}
    for record in records:
        for definition, rates in score(record, encoder).items():
            for kind, rate in rates.items():
                total[definition][kind] = total[definition].get(kind, Rate(0, 0, 0)) + rate
    return total
