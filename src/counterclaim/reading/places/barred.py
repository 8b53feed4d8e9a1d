"""Which names are no places though towns are called so: "the Republic", a party's initials, a ship, a gang, a people."""

import functools
import re
from collections.abc import Iterator, Sequence

from counterclaim.gazetteer import find_alias, find_entries, key_of
from counterclaim.reading.places.heads import head_of, load_heads
from counterclaim.reading.scene import Scene
from counterclaim.records import Span

_INITIALS = re.compile(r"[A-Z]{2,4}|[A-Z][a-z]{0,2}[A-Z]|(?:[A-Z]\.){2,3}")
_LARGEST = 1_000_000
"""What has so many people may be written short ("NYC")."""
_LANDS = frozenset({"PCLI", "PCLD", "ADM1", "RGN", "CONT"})
_OPENS = re.compile(r"\s{0,2}(?:[,(/:]|—|–|--|- )")
_STATE = re.compile(r", ([A-Z][\w.]*)")
_JOINED = frozenset({"compound", "amod", "flat", "nummod"})
_APPOSED = re.compile(r", (?:an? |the |one of )([^.;:,\n]{1,60})")
_TOLD = re.compile(r"\b(?:told|tells?|telling|interviews? (?:with|to)|interviewed by) (?:[Tt]he )?$")
_OWNED = re.compile(r"(?<=[Pp]eople)['’]s $")
_OF_MANY = frozenset({"are", "were", "have"})
_TROOPS = (" of forces", " of troops")
_BEFORE = 24
_CAPITALISED = re.compile(r" ((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+){0,2})")


def keep_places(scene: Scene, spans: Sequence[Span], datelines: Sequence[Span]) -> list[Span]:
    """Return the spans without those whose words name something else; what a dateline names is a place always."""
    ships = find_ships(scene)
    kept = [span for span in spans if span in datelines or not _is_other(scene, span, ships)]
    others = {
        span.of(scene.text) for span in kept if span not in datelines and (_is_gang(scene, span) or _is_told(scene, span))
    }
    return [span for span in kept if span in datelines or span.of(scene.text) not in others]


def find_ships(scene: Scene) -> tuple[Span, ...]:
    """Return where the report names vessels: behind a word for one ("the tanker Baltic Dawn"), and longer names later on."""
    found: list[Span] = []
    for word in _ship_words(scene.lexicon).finditer(scene.text):
        name = _CAPITALISED.match(scene.text, word.end())
        if name is None or any(entry.feature in _LANDS for entry in find_entries(name[1])):
            continue  # "The tanker Iran seized" is no vessel called Iran.
        found.append(Span(name.start(1), name.end(1)))
        if " " in name[1]:
            found += _occurrences(scene.text, name[1])
    return tuple(found)


@functools.cache
def _ship_words(lexicon: str | None) -> re.Pattern[str]:
    words = sorted(load_heads(lexicon)["ship"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})(?= [A-Z])")


def _occurrences(text: str, name: str) -> Iterator[Span]:
    return (Span(match.start(), match.end()) for match in re.finditer(re.escape(name), text))


def _is_other(scene: Scene, span: Span, ships: Sequence[Span]) -> bool:
    name = span.of(scene.text)
    return (
        any(ship.overlaps(span) for ship in ships)
        or "$" in scene.text[span.start : span.end + 1]  # "US$ 40 million" lie nowhere
        or _is_initials(scene, span, name)
        or _is_zone(scene, name)
        or _is_described(scene, span, name)
        or _is_before_thing(scene, span, name)
        or _is_people(scene, span)
        or _is_in_name(scene, span)
        or (
            name.lower() in load_heads(scene.lexicon)["common"]
            and _OWNED.search(scene.text, max(0, span.start - _BEFORE), span.start) is not None
        )
        or (name.lower() in load_heads(scene.lexicon)["feast"] and not _is_followed(scene, span, scene.tree.within(span)))
    )


def _is_zone(scene: Scene, name: str) -> bool:
    """Tell whether a zone or line has but a common word for its name: no county is called "Green Zone"."""
    first, _, last = name.lower().rpartition(" ")
    return last in ("zone", "line", "zones") and first in load_heads(scene.lexicon)["zone"]


def _is_initials(scene: Scene, span: Span, name: str) -> bool:
    """Tell whether a name is the initials of something: "two PIO men", though a small town is called Pio."""
    if not _INITIALS.fullmatch(name) or find_alias(name) is not None or _OPENS.match(scene.text, span.end):
        return False
    block = scene.block_at(span.start)
    if block is not None and _is_loud(block.span.of(scene.text)):
        return False
    return all(entry.feature[:3] not in ("PCL", "RGN") and entry.people < _LARGEST for entry in find_entries(name))


def _is_loud(text: str) -> bool:
    """Tell whether a text is written in capitals: "FIVE DEAD IN UFA BLAST"."""
    return sum(map(str.islower, text)) < sum(map(str.isupper, text))


def _is_described(scene: Scene, span: Span, name: str) -> bool:
    """Tell whether "the" stands before the name of towns alone, and nothing behind it that it tells apart.

    "The Republic" is no town; "the Ghent hospital" is in one, and "the Bronx" has its article in its name.
    """
    words = scene.tree.within(span)
    bare = name[4:] if name[:4].lower() == "the " else name
    if not words or not (bare != name or (words[0] > 0 and scene.tree.word(words[0] - 1).lower() == "the")):
        return False
    entries = find_entries(bare)
    if not entries or any(entry.feature != "PPL" or key_of(entry.name).startswith("the ") for entry in entries):
        return False
    return scene.tree.tokens[words[-1]].relation not in _JOINED and not _is_followed(scene, span, words)


def _is_followed(scene: Scene, span: Span, words: range) -> bool:
    """Tell whether a noun, hyphen or state follows: "the Leeds area", "the Leeds-based man", "the Reno, Nev., man"."""
    state = _STATE.match(scene.text, span.end)
    if scene.text[span.end : span.end + 1] in ("-", "–", "/") or (state is not None and find_alias(state[1]) is not None):
        return True
    after = words.stop
    return after < len(scene.tree.tokens) and scene.tree.tokens[after].upos in ("NOUN", "PROPN", "NUM")


def _is_people(scene: Scene, span: Span) -> bool:
    """Tell whether a name that no gazetteer has is that of many: "the Khawarij are on the run", "the Fulani were killed"."""
    words = scene.tree.within(span)
    if not words or words[0] == 0 or scene.tree.word(words[0] - 1).lower() != "the" or find_entries(span.of(scene.text)):
        return False
    token = scene.tree.tokens[words[-1]]
    if not token.relation.startswith("nsubj") or token.head < 0:
        return False
    verbs = (token.head, *scene.tree.with_relation(token.head, "aux", "aux:pass", "cop"))
    return any(scene.tree.word(verb).lower() in _OF_MANY for verb in verbs)


def _is_in_name(scene: Scene, span: Span) -> bool:
    """Tell whether a name is part of that of an outlet, a day or a body: "Juba Herald", "the Izium grouping"."""
    words = scene.tree.within(span)
    after = words.stop if words else len(scene.tree.tokens)
    if after >= len(scene.tree.tokens) or scene.text[span.end : scene.tree.tokens[after].span.start] != " ":
        return False
    word, heads = scene.tree.word(after), load_heads(scene.lexicon)
    unit = next((i for i in range(after, min(after + 5, len(scene.tree.tokens))) if scene.tree.tokens[i].upos == "NOUN"), after)
    pair = f"{span.of(scene.text)} {word}"
    if pair.lower() in heads["feast"]:
        return True
    names = (mention.span.of(scene.text) for mention in scene.parse.mentions if mention.span.start == span.start)
    if word.lower() in heads["paper"] and word.istitle() and any(name == pair for name in names):
        return True
    behind = scene.text[scene.tree.tokens[unit].span.end :][:_BEFORE].lower()
    adjectives = all(scene.tree.tokens[i].upos in ("ADJ", "PUNCT") for i in range(after, unit))
    return word == "grouping" or (scene.tree.word(unit) == "group" and adjectives and behind.startswith(_TROOPS))


def _is_before_thing(scene: Scene, span: Span, name: str) -> bool:
    """Tell whether a name tells the make of a thing or a people: "a Leopard tank", "two Pashtun separatists".

    What a region or country is called stays a place before a people ("Chechnya rebels").
    """
    words = scene.tree.within(span)
    after = words.stop if words else len(scene.tree.tokens)
    if after >= len(scene.tree.tokens) or scene.tree.tokens[after].span.start - span.end > 1:
        return False
    word, entries, heads = scene.tree.word(after), find_entries(name), load_heads(scene.lexicon)
    if word in heads["people"] or word in heads["gang"]:
        return not entries
    alone = not scene.tree.tokens[after].relation.startswith("compound")
    short = _INITIALS.fullmatch(name) is not None  # "AK rifles" are not of the state written so.
    return alone and word in heads["thing"] and all(e.feature == "PPL" or (short and e.feature == "ADM1") for e in entries)


def _is_told(scene: Scene, span: Span) -> bool:
    """Tell whether a name is that of an outlet to which somebody spoke: "told The Meridian", "in an interview with Meridian".

    A place may stand for those who govern it: "told Moscow". Only what is none, or has an article before it, is an outlet.
    """
    words = scene.tree.within(span)
    told = _TOLD.search(scene.text, max(0, span.start - _BEFORE), span.start)
    if told is None or not words:
        return False
    if _is_followed(scene, span, words) or scene.text[span.end : span.end + 2] in ("'s", "’s"):
        return False  # "Told Lyon officials".
    name = span.of(scene.text)
    bare = name[4:] if name[:4].lower() == "the " else name
    entries = find_entries(bare)
    articled = bare != name or told[0].lower().endswith("the ")
    return not entries or (articled and all(entry.feature in ("PPL", "ADM2") for entry in entries))


def _is_gang(scene: Scene, span: Span) -> bool:
    """Tell whether the words behind or before a name call it a gang or group: "Los Pinos, one of the largest gangs"."""
    if any(entry.feature != "PPL" for entry in find_entries(span.of(scene.text))):
        return False
    gangs = load_heads(scene.lexicon)["gang"]
    told = _APPOSED.match(scene.text, span.end)
    if told is not None and head_of(told[1]) in gangs:
        return True
    words = scene.tree.within(span)
    return bool(words) and words[0] > 0 and scene.tree.word(words[0] - 1).lower() in gangs
