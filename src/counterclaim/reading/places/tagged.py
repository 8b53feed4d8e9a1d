"""Names of places that are joined to other words by signs: a lawmaker's seat, "-based", a state behind its town."""

import re
from collections.abc import Iterator, Sequence

from counterclaim.gazetteer import find_alias, find_entries, key_of
from counterclaim.reading.scene import Scene
from counterclaim.records import Span

_NAME = r"[^\W\d_a-zß-öø-ÿ][\w.’']*"
_NAMES = rf"{_NAME}(?:[ ]{_NAME}){{0,2}}"
_SEAT = re.compile(rf",? ?\(?[A-Z][A-Za-z]{{0,2}}-(?P<name>{_NAMES})")
_JOINED = re.compile(rf"(?P<name>{_NAMES})[-–](?:based|born|bound|area)\b")
_STATE = re.compile(rf", (?P<name>{_NAMES})")


def find_tagged(scene: Scene, known: Sequence[Span]) -> Iterator[Span]:
    """Yield the places of "Ann Lee, D-Ohio", "a Lyon-based firm" and "Reno, Nev."; `known` are the spans of places found."""
    people = (mention.span.end for mention in scene.parse.mentions if mention.broad == "person")
    seats = (match for end in people if (match := _SEAT.match(scene.text, end)) is not None)
    for match in (*seats, *_JOINED.finditer(scene.text)):
        yield from _longest(scene, match.start("name"), match["name"], last=match.re is _JOINED)
    for span in known:
        match = _STATE.match(scene.text, span.end)
        if match is not None and (name := _short_form(match["name"])):
            yield Span(match.start("name"), match.start("name") + len(name))


def _longest(scene: Scene, start: int, text: str, *, last: bool) -> Iterator[Span]:
    """Yield the longest run of words, from the first or to the last, that is the name of a place."""
    words = text.split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[-count:] if last else words[:count])
        first = start + (len(text) - len(name) if last else 0)
        name = name if find_alias(name) else name.rstrip(".'’")
        if find_alias(name) or any(key_of(entry.name) == key_of(name) for entry in find_entries(name, scene.lexicon)):
            yield Span(first, first + len(name))
            return


def _short_form(text: str) -> str | None:
    """Return the short form of a region, with its stop, that a text begins with."""
    words = text.split(" ")
    runs = (" ".join(words[:count]) for count in range(len(words), 0, -1))
    return next((run for run in runs if run.endswith(".") and find_alias(run)), None)
