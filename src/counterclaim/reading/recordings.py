"""Recordings as monitoring services print them: "[begin recording] [Duarte] I will return ... [end recording]"."""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.lexicon import load_rows
from counterclaim.reading.scene import Scene
from counterclaim.records import Span

_LABEL = re.compile(r"(?:^|(?<=[.!?\]\"”])\s{1,4})\[(?P<label>[^\W\d_][^\[\]:]{1,60})\]\s+(?=[\"“'‘(\d]|[^\W_])", re.MULTILINE)
_BEGIN = re.compile(r"\[\s*begin (?:recording|video)", re.IGNORECASE)
_END = re.compile(r"\[\s*end (?:recording|video)\s*\]", re.IGNORECASE)
_NOTE = re.compile(r"\s*\[[^\[\]]{0,60}\]\s*\Z")
_LONGEST = 8
"""Words of a speaker's label."""
_NAME = 3
"""Words up to which a name in capitals may be tagged as anything."""
_FEWEST = 2
"""Labels that a text without "begin recording" must have."""


class Recorded(NamedTuple):
    """Who speaks, the bracket that tells it, and the pieces of paragraphs that hold the words."""

    source: Span
    cue: Span
    cue_token: int
    spans: tuple[Span, ...]


@functools.cache
def _notes(lexicon: str | None) -> frozenset[str]:
    return frozenset(row["word"] for row in load_rows("bracket_words", lexicon))


def find_recorded(scene: Scene) -> list[Recorded]:
    """Return what a monitored broadcast holds in somebody's own words: from a name in brackets to the next or to its end.

    Names in brackets at the start of a paragraph or sentence are taken where the text marks a recording, or has two of them.
    """
    labels = [label for match in _LABEL.finditer(scene.text) if (label := _label(scene, match)) is not None]
    if not labels or (len(labels) < _FEWEST and _BEGIN.search(scene.text) is None):
        return []
    stops = sorted({source.start - 1 for source, _ in labels} | {match.start() for match in _END.finditer(scene.text)})
    found = []
    for source, bracket in labels:
        cue = scene.tree.tokens[bracket].span
        end = next((stop for stop in stops if stop > source.start), len(scene.text))
        spans = tuple(_pieces(scene, cue.end, end))
        if spans:
            found.append(Recorded(source, cue, bracket, spans))
    return found


def _label(scene: Scene, match: re.Match[str]) -> tuple[Span, int] | None:
    """Return the name in a bracket and the token of the bracket that closes it; None for a note of the transcriber."""
    source = Span(match.start("label"), match.end("label"))
    words = scene.tree.within(source)
    after = scene.text[match.end() : match.end() + 1]
    if not words or len(words) > _LONGEST or after.islower() or words.stop >= len(scene.tree.tokens):
        return None
    said = {scene.tree.word(i).lower() for i in words}
    clause = len(words) > _NAME and any(scene.tree.tokens[i].upos in ("VERB", "AUX") for i in words)
    if said & _notes(scene.lexicon) or clause or scene.tree.word(words.stop) != "]":
        return None
    return source, words.stop


def _pieces(scene: Scene, start: int, end: int) -> Iterator[Span]:
    """Yield the pieces of running paragraphs between two places, without the notes in brackets that end them."""
    for block in _running(scene):
        first, last = max(start, block.start), min(end, block.end)
        if first >= last:
            continue
        text = _NOTE.sub("", scene.text[first:last])
        lead = len(text) - len(text.lstrip())
        if text.strip():
            yield Span(first + lead, first + len(text.rstrip()))


def _running(scene: Scene) -> Sequence[Span]:
    return [block.span for block in scene.blocks if block.kind in ("paragraph", "quotation", "item")]
