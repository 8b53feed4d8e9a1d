"""The map: places as exact as they are known, over the outlines of countries. No place is drawn finer than it is told."""

import itertools
import math
from collections.abc import Callable, Sequence

from markupsafe import Markup

from counterclaim.exports.base_map import Box, Outline, Ring, cut_rings, load_outlines
from counterclaim.exports.spots import Spot, Standing, describe_spot
from counterclaim.exports.svg import draw, join, tag

WIDTH, HEIGHT = 760.0, 460.0
LEAST_DEGREES = 5.0
"""Height of the smallest frame: what is nearer would show more than the outlines have."""
MOST_DEGREES = 220.0
TILE = 256.0
_DEEPEST = 18
_MARGIN = 0.18
_KILOMETRES = {"district": 25.0, "region": 90.0}
_LEAST_RING = {"district": 11.0, "region": 18.0}
_DEGREE = 111.0
_POINT = 6.0
_WIDE = ("country", "area")
_AROUND_AREA = 8.0
_BEYOND = 0.02
MOST_LABELS = 40
_LETTER = 6.6


_HATCH = tag(
    "defs",
    tag("pattern", tag("path", d="M0 8L8 0", class_="hatch"), id="hatch", width=8, height=8, patternUnits="userSpaceOnUse"),
)


class _Frame:
    """A part of the world on a sheet, by Mercator's projection, which tiles have, too: degrees to pixels."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        points = [point for spot in spots for point in _extent(spot)]
        ys = [_stretch(latitude) for _, latitude in points]
        xs = _unroll([longitude for longitude, _ in points])
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        high = max(high * (1 + 2 * _MARGIN), wide * (1 + 2 * _MARGIN) * HEIGHT / WIDTH, LEAST_DEGREES)
        self.scale = HEIGHT / min(high, MOST_DEGREES)
        half_wide, half_high = WIDTH / self.scale / 2, HEIGHT / self.scale / 2
        across, middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        self.top = middle + half_high
        self.box: Box = (across - half_wide, _squeeze(middle - half_high), across + half_wide, _squeeze(self.top))
        self.kilometre = self.scale / (_DEGREE * max(math.cos(math.radians(_squeeze(middle))), 0.05))

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        west, _, east, _ = self.box
        turned = next((longitude + turn for turn in (0.0, 360.0, -360.0) if west <= longitude + turn <= east), longitude)
        return self.project(turned, latitude)

    def project(self, longitude: float, latitude: float) -> tuple[float, float]:
        return (longitude - self.box[0]) * self.scale, (self.top - _stretch(latitude)) * self.scale

    def cut(self, outline: Outline, beyond: float = 0.0) -> list[Ring]:
        """Return the rings of a country in the frame, in pixels, cut so far beyond its edges that the cuts are not seen."""
        west, south, east, north = self.box
        wide, high = (east - west) * beyond, (north - south) * beyond
        box = (west - wide, south - high, east + wide, north + high)
        return [tuple(self.project(*point) for point in ring) for ring in cut_rings(outline, box)]


def _stretch(latitude: float) -> float:
    """Return a latitude as Mercator draws it, in degrees of the equator."""
    bounded = min(max(latitude, -85.0), 85.0)
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(bounded) / 2)))


def _squeeze(stretched: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(stretched))) - math.pi / 2)


def _extent(spot: Spot) -> list[tuple[float, float]]:
    """Return what a frame must hold of a place: of a country the box of its greatest part, of an area what lies around."""
    x, y = spot.longitude or 0.0, spot.latitude or 0.0
    outline = load_outlines().get(spot.country or "") if spot.precision == "country" else None
    if outline is not None:
        (west, south, east, north), _ = max(outline.rings, key=lambda part: _size(part[1]))
        return [(west, south), (east, north)]
    around = _AROUND_AREA if spot.precision in _WIDE else 0.0
    return [(x - around, max(y - around, -85.0)), (x + around, min(y + around, 85.0))]


def _unroll(longitudes: Sequence[float]) -> list[float]:
    """Return longitudes without the gap at the antimeridian where they lie on both its sides."""
    turned = [x + 360.0 if x < 0 else x for x in longitudes]
    return turned if max(turned) - min(turned) < max(longitudes) - min(longitudes) else list(longitudes)


def draw_map(spots: Sequence[Spot], address: Callable[[Spot], str], tiles: str | None = None) -> Markup:
    """Return a map of places, empty where none can be placed.

    `tiles` is an address with {z}, {x} and {y} (Web Mercator) of pictures that lie under the outlines.

    A town is a marker; a district or region a ring as wide as it is not known; a country its outline, with no point in it; an
    area, whose bounds nothing tells, its name alone. Claimed is hollow, agreed filled, disputed half filled, a country hatched.
    """
    placed = [spot for spot in spots if spot.precision and spot.latitude is not None and spot.longitude is not None]
    if not placed:
        return Markup("")
    near = [spot for spot in placed if spot.precision not in _WIDE] or placed
    frame = _Frame(near)
    named = {spot.country: spot.standing for spot in reversed(placed) if spot.precision == "country"}
    land = [_country(outline, frame, named.get(outline.country)) for outline in load_outlines().values()]
    inside = [spot for spot in placed if _is_inside(spot, frame)]
    shown = _without_crowding(inside, frame)
    marks = [tag("a", tag("title", _title(spot)), _mark(spot, frame), href=address(spot)) for spot in reversed(shown)]
    sea = tag("rect", x=0, y=0, width=WIDTH, height=HEIGHT, class_="sea")
    return draw(
        WIDTH,
        HEIGHT,
        "Places that claims speak of",
        _HATCH,
        sea,
        *_tiles(frame, tiles),
        *land,
        _names(shown, frame),
        _scale_bar(frame),
        *marks,
        _labels(inside, frame),
        class_="map tiled" if tiles else "map",
    )


def _tiles(frame: _Frame, address: str | None) -> list[Markup]:
    """Return the pictures that cover the frame, at the depth at which they have about their own size."""
    if address is None:
        return []
    depth = min(max(round(math.log2(frame.scale * 360 / TILE)), 0), _DEEPEST)
    count = 2**depth
    size = frame.scale * 360 / count
    left, top = (frame.box[0] + 180.0) * frame.scale, (180.0 - frame.top) * frame.scale
    columns = range(math.floor(left / size), math.ceil((left + WIDTH) / size))
    rows = range(max(math.floor(top / size), 0), min(math.ceil((top + HEIGHT) / size), count))
    return [
        tag(
            "image",
            href=address.replace("{z}", str(depth)).replace("{x}", str(x % count)).replace("{y}", str(y)),
            x=x * size - left,
            y=y * size - top,
            width=size,
            height=size,
        )
        for x in columns
        for y in rows
    ]


def _title(spot: Spot) -> str:
    count = len(spot.claims)
    return f"{describe_spot(spot)}, {spot.standing}, {count} claim{'' if count == 1 else 's'}"


def _is_inside(spot: Spot, frame: _Frame) -> bool:
    x, y = frame.place(spot.longitude or 0.0, spot.latitude or 0.0)
    return 0 <= x <= WIDTH and 0 <= y <= HEIGHT


def _country(outline: Outline, frame: _Frame, standing: Standing | None) -> Markup:
    path = "".join(_path(ring) for ring in frame.cut(outline, _BEYOND))
    if not path:
        return Markup("")
    land = tag("path", d=path, class_="land")
    if standing is None:
        return land
    fill = "url(#hatch)" if standing == "disputed" else None
    return join(land, tag("path", d=path, fill=fill, class_=f"named-country of-{standing}"))


def _names(shown: Sequence[Spot], frame: _Frame) -> Markup:
    """Return the names of the countries in the frame, quiet, where there is room for them and none stands already."""
    written = {spot.country for spot in shown if spot.precision == "country"}
    taken = [_name_box(spot, frame) for spot in shown]
    taken += [(box[0] - 18, box[1], box[0], box[3]) for box in taken]
    names = []
    for outline in (one for one in load_outlines().values() if one.country not in written):
        points = max(frame.cut(outline), key=_size, default=None)
        if points is None:
            continue
        x, y = _middle(points)
        wide = _LETTER * len(outline.name)
        box = (x - wide / 2, y - 11, x + wide / 2, y + 4)
        room = max(one for one, _ in points) - min(one for one, _ in points)
        if room > wide * 1.2 and box[0] > 0 and box[2] < WIDTH and 12 < y < HEIGHT - 30 and not _overlaps(box, taken):
            taken.append(box)
            names.append(tag("text", outline.name, x=x, y=y, text_anchor="middle", class_="country"))
    return tag("g", *names, aria_hidden="true")


def _size(ring: Ring) -> float:
    return abs(_area(ring))


def _area(ring: Sequence[tuple[float, float]]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2


def _middle(ring: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Return the centre of mass of a ring."""
    area = _area(ring)
    if abs(area) < 1:
        return ring[0]
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    x = sum((x1 + x2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (6 * area)
    y = sum((y1 + y2) * (x1 * y2 - x2 * y1) for (x1, y1), (x2, y2) in pairs) / (6 * area)
    return x, y


def _path(ring: Ring) -> str:
    """Return a ring as a path of steps on whole pixels, without the points that fall on one another."""
    points: list[tuple[int, int]] = []
    for x, y in ring:
        point = (round(x), round(y))
        if not points or max(abs(point[0] - points[-1][0]), abs(point[1] - points[-1][1])) > 1:
            points.append(point)
    if len(points) < 3:
        return ""
    steps = (f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in itertools.pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z"


def _mark(spot: Spot, frame: _Frame) -> Markup:
    x, y = frame.place(spot.longitude or 0.0, spot.latitude or 0.0)
    if spot.precision in _WIDE:
        return tag("text", spot.name, x=x, y=y, text_anchor="middle", class_="label country")
    ring = _ring(spot, frame)
    size = ring or _POINT
    marker = tag("circle", cx=x, cy=y, r=size, class_=f"{'ring' if ring else 'point'} {spot.standing}")
    if spot.standing != "disputed":
        return marker
    half = f"M{x:.1f} {y - size:.1f}A{size:.1f} {size:.1f} 0 0 1 {x:.1f} {y + size:.1f}Z"
    return join(marker, tag("path", d=half, class_="half of-ring" if ring else "half"))


def _ring(spot: Spot, frame: _Frame) -> float | None:
    """Return how wide a place is not known, in pixels; None for a town."""
    kilometres = _KILOMETRES.get(spot.precision or "")
    return None if kilometres is None else max(kilometres * frame.kilometre, _LEAST_RING[spot.precision or ""])


def _name_box(spot: Spot, frame: _Frame) -> Box:
    """Return where the name of a place stands: beside its marker, of a country around its middle."""
    x, y = frame.place(spot.longitude or 0.0, spot.latitude or 0.0)
    wide = _LETTER * len(spot.name)
    if spot.precision in _WIDE:
        return x - wide / 2, y - 11, x + wide / 2, y + 4
    ring = _ring(spot, frame)
    if ring and ring * 1.8 > wide:
        return x - wide / 2, y - 8, x + wide / 2, y + 6
    aside = (ring or _POINT) + 4
    start = x + aside if x + wide + aside < WIDTH else x - aside - wide
    return start, y - 8, start + wide, y + 6


def _marker_box(spot: Spot, frame: _Frame) -> Box:
    x, y = frame.place(spot.longitude or 0.0, spot.latitude or 0.0)
    return x - _POINT, y - _POINT, x + _POINT, y + _POINT


def _without_crowding(spots: Sequence[Spot], frame: _Frame) -> list[Spot]:
    """Return the places without the countries and areas whose names would lie on another's: the list has them."""
    taken = [_name_box(spot, frame) for spot in spots if spot.precision not in _WIDE]
    taken += [(box[0] - 18, box[1], box[0], box[3]) for box in taken]
    kept = []
    for spot in spots:
        box = _name_box(spot, frame)
        if spot.precision in _WIDE:
            if _overlaps(box, taken) or box[0] < 0 or box[2] > WIDTH or box[1] < 0:
                continue
            taken.append(box)
        kept.append(spot)
    return kept


def _overlaps(box: Box, taken: Sequence[Box]) -> bool:
    return any(box[0] < right and box[2] > left and box[1] < bottom and box[3] > top for left, top, right, bottom in taken)


def _labels(spots: Sequence[Spot], frame: _Frame) -> Markup:
    """Return the names of places, the most claimed about first; what would lie on another is left to the list."""
    taken: list[Box] = []
    labels = []
    named = [one for one in spots if one.precision not in _WIDE]
    markers = [_marker_box(one, frame) for one in named if _ring(one, frame) is None]
    for spot in named[:MOST_LABELS]:
        box = _name_box(spot, frame)
        if not _overlaps(box, taken) and not _overlaps(box, markers):
            taken.append(box)
            labels.append(tag("text", spot.name, x=box[0], y=box[1] + 12, class_="label"))
    return tag("g", *labels, aria_hidden="true")


def _scale_bar(frame: _Frame) -> Markup:
    length = next((km for km in (10, 20, 50, 100, 200, 500, 1000, 2000) if km * frame.kilometre >= 60), 5000)
    right, y = WIDTH - 14, HEIGHT - 12
    return join(
        tag("line", x1=right - length * frame.kilometre, x2=right, y1=y, y2=y, class_="bound"),
        tag("text", f"{length} km", x=right, y=y - 6, text_anchor="end"),
    )
