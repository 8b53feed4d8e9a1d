"""Quarters and facilities of towns: "the Salama estate in Lima" is no province called Salama, wherever one is."""

import re
from collections.abc import Iterator, Sequence

from counterclaim.reading.places.heads import load_heads
from counterclaim.reading.places.names import Toponym
from counterclaim.reading.scene import Scene

_GAP = re.compile(
    r"(?P<words>(?: [a-z-]+){0,3}),? (?:in|of|outside) (?:the )?(?:(?:port|capital|town|city)(?: city)?(?: of)? )?"
)


def towns_of(scene: Scene, toponyms: Sequence[Toponym]) -> dict[int, int]:
    """Return, by number of the toponym that a quarter or facility is called by, the number of the town that is told behind it.

    Only the name that follows may be the town.
    """
    return dict(_pairs(scene, toponyms))


def _pairs(scene: Scene, toponyms: Sequence[Toponym]) -> Iterator[tuple[int, int]]:
    kinds = load_heads(scene.lexicon)
    for number, inner in enumerate(toponyms[:-1]):
        outer = toponyms[number + 1]
        if inner.span.end > outer.span.start or outer.kind not in (None, "town"):
            continue
        gap = _GAP.fullmatch(scene.text[inner.span.end : outer.span.start])
        if gap is None:
            continue
        # The word for a quarter may be part of the name's span: "the Salama district in Lima".
        words = [*gap["words"].split(), inner.span.of(scene.text).split()[-1]]
        if any(word in kinds["quarter"] or word in kinds["facility"] for word in words):
            yield number, number + 1
