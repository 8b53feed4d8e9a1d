"""The parts of a headline: what stands between its semicolons and full stops, without the hour of a live report before it."""

import re

from counterclaim.reading.scene import Scene
from counterclaim.records import Span

LABELS = frozenset({"headline", "subhead"})
"""Blocks whose colon may part any name from what it says."""
HEADINGS = LABELS | {"heading"}
_HOUR = re.compile(r"\s*(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?\s*[-–—|:]\s+)?", re.IGNORECASE)


def headline_parts(scene: Scene, block: Span) -> list[Span]:
    """Return the parts of a headline: "Lima: nine shot. Quito: Peru fired first" has two, and each says who speaks."""
    opening = _HOUR.match(scene.text, block.start, block.end)
    start = block.start if opening is None else opening.end()
    ends = [scene.parse.sentences[i].end for i in scene.sentences_in(block)]
    ends += [scene.tree.tokens[i].span.end for i in scene.tree.within(block) if scene.tree.word(i) == ";"]
    bounds = sorted({end for end in ends if start < end < block.end} | {block.end})
    parts = [Span(first, last) for first, last in zip([start, *bounds[:-1]], bounds, strict=True)]
    return [_trimmed(scene, part) for part in parts if scene.tree.within(part)]


def _trimmed(scene: Scene, part: Span) -> Span:
    """Return a part without the mark that closes it."""
    inside = scene.tree.within(part)
    last = inside[-1] - (scene.tree.word(inside[-1]) in (";", ".") and len(inside) > 1)
    return scene.tree.span_of((inside[0], last))
