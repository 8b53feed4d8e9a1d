"""The outlines of countries that ship with the package (Natural Earth, by `training/base_map.py`), cut to a frame."""

import functools
import itertools
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources

from counterclaim.records import Record

Ring = tuple[tuple[float, float], ...]
Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


class Outline(Record, frozen=True):
    """A country: ISO 3166-1 alpha-3 (or its name where it has no code), name, its rings, and the box of each."""

    country: str
    name: str
    rings: tuple[tuple[Box, Ring], ...]


@functools.cache
def load_outlines() -> Mapping[str, Outline]:
    """Return all countries by code; read once, when the first map is drawn."""
    held = json.loads((resources.files("counterclaim") / "data" / "base_map.json").read_text(encoding="utf-8"))
    (scale_x, scale_y), (left, bottom) = held["scale"], held["translate"]
    arcs: list[Ring] = []
    for arc in held["arcs"]:
        places = itertools.accumulate(arc, lambda place, step: [place[0] + step[0], place[1] + step[1]])
        arcs.append(tuple((left + scale_x * x, bottom + scale_y * y) for x, y in places))
    return {code: _outline(code, held["names"][code], polygons, arcs) for code, polygons in held["countries"].items()}


def _outline(code: str, name: str, polygons: Sequence[Sequence[Sequence[int]]], arcs: Sequence[Ring]) -> Outline:
    rings = [_join(numbers, arcs) for polygon in polygons for numbers in polygon]
    return Outline(country=code, name=name, rings=tuple((_box(ring), ring) for ring in rings))


def _join(numbers: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Return the ring of arcs one after the other; a negative number is an arc from its end (TopoJSON, 2.1.4)."""
    ring: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring.extend(arc[1:] if ring else arc)
    return _unroll(ring)


def _unroll(ring: Sequence[tuple[float, float]]) -> Ring:
    """Return a ring that goes on over the antimeridian instead of around the world; one around a pole is closed over it."""
    turn, last = 0.0, ring[0][0]
    turned: list[tuple[float, float]] = []
    for x, y in ring:
        if abs(x - last) > 180.0:
            turn += 360.0 if x < last else -360.0
        last = x
        turned.append((x + turn, y))
    if turn:
        pole = math.copysign(90.0, turned[0][1])
        turned += [(turned[-1][0], pole), (turned[0][0], pole)]
    return tuple(turned)


def _box(ring: Ring) -> Box:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def cut_rings(outline: Outline, frame: Box) -> Iterator[Ring]:
    """Yield the rings of a country within a frame, cut at its edges; a frame may go on beyond 180 degrees, east or west."""
    west, south, east, north = frame
    for (left, bottom, right, top), ring in outline.rings:
        for turn in (-360.0, 0.0, 360.0):
            if left + turn <= east and right + turn >= west and bottom <= north and top >= south:
                turned = [(x + turn, y) for x, y in ring] if turn else list(ring)
                cut = _clip(turned, frame)
                if len(cut) > 2:
                    yield tuple(cut)


def _clip(ring: list[tuple[float, float]], frame: Box) -> list[tuple[float, float]]:
    """Return a ring cut at the four edges of a frame (Sutherland and Hodgman 1974)."""
    west, south, east, north = frame
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        kept: list[tuple[float, float]] = []
        for one, two in zip(ring, ring[1:] + ring[:1], strict=True):
            inside, then = sign * (one[axis] - limit) >= 0, sign * (two[axis] - limit) >= 0
            if inside:
                kept.append(one)
            if inside != then:
                share = (limit - one[axis]) / (two[axis] - one[axis])
                kept.append((one[0] + share * (two[0] - one[0]), one[1] + share * (two[1] - one[1])))
        ring = kept
    return ring
