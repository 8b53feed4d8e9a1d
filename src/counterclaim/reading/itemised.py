"""Lists of figures in items behind a colon: "The army said it had lost:", then items for "3 tanks" and "12 drones"."""

import re

from counterclaim.reading.scene import Scene
from counterclaim.records import Span

_LONGEST = 8
"""Words of an item that only counts something."""
LISTED = frozenset({"harm", "gain", "free", "stop"})
"""Sorts of happenings of which a list is given."""
_LABELLED = re.compile(r"(?P<label>[A-Z][a-z]{2,20}): (?:(?:at least|over|about|around) )?\d[\d,.]*")
_VERBAL = ("aux", "aux:pass", "cop", "nsubj")


def items_below(scene: Scene) -> dict[Span, tuple[Span, ...]]:
    """Return by the last sentence of each paragraph that ends in a colon the items that count something behind it."""
    found: dict[Span, tuple[Span, ...]] = {}
    blocks = scene.blocks
    for number, block in enumerate(blocks[:-1]):
        if blocks[number + 1].kind != "item" or not block.span.of(scene.text).rstrip().endswith(":"):
            continue
        sentence = scene.tree.sentence_at(block.span.end - 1)
        items: list[Span] = []
        for below in blocks[number + 1 :]:
            if below.kind != "item":
                break
            items.append(below.span)
        if sentence is not None and all(_counts(scene, item) for item in items):
            found[Span(max(sentence.start, block.span.start), sentence.end)] = tuple(items)
    return found


def labelled_numbers(scene: Scene) -> dict[Span, Span]:
    """Return by each item that is a number behind a colon the words before that: "Killed: 12"."""
    found = ((block.span, _LABELLED.fullmatch(block.span.of(scene.text))) for block in scene.blocks if block.kind == "item")
    return {item: Span(item.start, item.start + label.end("label")) for item, label in found if label is not None}


def leads_of(scene: Scene) -> dict[Span, Span]:
    """Return the words that tell what is counted in each item, by the item: the sentence above, or what stands before it."""
    return {item: lead for lead, below in items_below(scene).items() for item in below} | labelled_numbers(scene)


def _counts(scene: Scene, item: Span) -> bool:
    """Tell whether an item only counts something: a number and its noun, no clause."""
    inside = scene.tree.within(item)
    if not 2 <= len(inside) <= _LONGEST or scene.quoted_in(item):
        return False
    clause = any(scene.tree.tokens[i].relation in _VERBAL for i in inside)
    return not clause and any(scene.tree.tokens[i].upos == "NUM" for i in inside[:3])
