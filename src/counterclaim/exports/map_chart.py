"""The map: places as exact as they are known, over the outlines of countries. No place is drawn finer than it is told."""

import math
from collections.abc import Callable, Sequence

from markupsafe import Markup

from counterclaim.exports.base_map import Box, Outline, Ring, cut_rings, load_outlines
from counterclaim.exports.spots import Spot, describe_spot
from counterclaim.exports.svg import draw, join, tag

WIDTH, HEIGHT = 760.0, 460.0
LEAST_DEGREES = 5.0
"""Height of the smallest frame: what is nearer would show more than the outlines have."""
MOST_DEGREES = 220.0
TILE = 256.0
_DEEPEST = 18
_MARGIN = 0.18
_KILOMETRES = {"district": 25.0, "region": 90.0, "area": 250.0}
_LEAST_RING = {"district": 11.0, "region": 18.0, "area": 24.0}
_DEGREE = 111.0
_POINT = 6.0
_WIDE = ("country", "area")
MOST_LABELS = 40
_LETTER = 6.6


class _Frame:
    """A part of the world on a sheet, by Mercator's projection, which tiles have, too: degrees to pixels."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        ys = [_stretch(spot.latitude or 0.0) for spot in spots]
        xs = _unroll([spot.longitude or 0.0 for spot in spots])
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
        turned = longitude + 360.0 if longitude < west and longitude + 360.0 <= east else longitude
        return (turned - west) * self.scale, (self.top - _stretch(latitude)) * self.scale


def _stretch(latitude: float) -> float:
    """Return a latitude as Mercator draws it, in degrees of the equator."""
    bounded = min(max(latitude, -85.0), 85.0)
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(bounded) / 2)))


def _squeeze(stretched: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(stretched))) - math.pi / 2)


def _unroll(longitudes: Sequence[float]) -> list[float]:
    """Return longitudes without the gap at the antimeridian where they lie on both its sides."""
    turned = [x + 360.0 if x < 0 else x for x in longitudes]
    return turned if max(turned) - min(turned) < max(longitudes) - min(longitudes) else list(longitudes)


def draw_map(spots: Sequence[Spot], address: Callable[[Spot], str], tiles: str | None = None) -> Markup:
    """Return a map of places, empty where none can be placed.

    `tiles` is an address with {z}, {x} and {y} (Web Mercator) of pictures that lie under the outlines.

    A town is a marker; a district or region a ring as wide as it is not known; a country its outline, with no point in it.
    Claimed is hollow, agreed filled, disputed half filled.
    """
    placed = [spot for spot in spots if spot.latitude is not None and spot.longitude is not None]
    if not placed:
        return Markup("")
    near = [spot for spot in placed if spot.precision not in _WIDE] or placed
    frame = _Frame(near)
    named = {spot.country for spot in placed if spot.precision in _WIDE and spot.country}
    land = [_country(outline, frame, named=outline.country in named) for outline in load_outlines().values()]
    inside = [spot for spot in placed if _is_inside(spot, frame)]
    shown = _without_crowding(inside, frame)
    marks = [tag("a", tag("title", _title(spot)), _mark(spot, frame), href=address(spot)) for spot in reversed(shown)]
    sea = tag("rect", x=0, y=0, width=WIDTH, height=HEIGHT, class_="sea")
    return draw(
        WIDTH,
        HEIGHT,
        "Places that claims speak of",
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


def _country(outline: Outline, frame: _Frame, *, named: bool) -> Markup:
    rings = list(cut_rings(outline, frame.box))
    path = "".join(_path(ring, frame) for ring in rings)
    if not path:
        return Markup("")
    land = tag("path", d=path, class_="land")
    return join(land, tag("path", d=path, class_="named-country")) if named else land


def _names(shown: Sequence[Spot], frame: _Frame) -> Markup:
    """Return the names of the countries in the frame, quiet, where there is room for them and none stands already."""
    written = {spot.country for spot in shown if spot.precision == "country"}
    taken = [_name_box(spot, frame) for spot in shown]
    taken += [(box[0] - 18, box[1], box[0], box[3]) for box in taken]
    names = []
    for outline in (one for one in load_outlines().values() if one.country not in written):
        ring = max(cut_rings(outline, frame.box), key=_size, default=None)
        if ring is None:
            continue
        points = [frame.place(*point) for point in ring]
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


def _path(ring: Ring, frame: _Frame) -> str:
    """Return a ring as a path on whole pixels, without the points that fall on one another."""
    points: list[tuple[int, int]] = []
    for longitude, latitude in ring:
        x, y = frame.place(longitude, latitude)
        point = (round(x), round(y))
        if not points or max(abs(point[0] - points[-1][0]), abs(point[1] - points[-1][1])) > 1:
            points.append(point)
    if len(points) < 3:
        return ""
    return "M" + "L".join(f"{x} {y}" for x, y in points) + "Z"


def _mark(spot: Spot, frame: _Frame) -> Markup:
    x, y = frame.place(spot.longitude or 0.0, spot.latitude or 0.0)
    if spot.precision == "country":
        return tag("text", spot.name, x=x, y=y, text_anchor="middle", class_="label country")
    ring = _ring(spot, frame)
    if ring is not None:
        return tag("circle", cx=x, cy=y, r=ring, class_=f"ring {spot.standing}")
    marker = tag("circle", cx=x, cy=y, r=_POINT, class_=f"point {spot.standing}")
    if spot.standing != "disputed":
        return marker
    half = f"M{x:.1f} {y - _POINT:.1f}A{_POINT} {_POINT} 0 0 1 {x:.1f} {y + _POINT:.1f}Z"
    return join(marker, tag("path", d=half, class_="half"))


def _ring(spot: Spot, frame: _Frame) -> float | None:
    """Return how wide a place is not known, in pixels; None for a town."""
    kilometres = _KILOMETRES.get(spot.precision or "")
    return None if kilometres is None else max(kilometres * frame.kilometre, _LEAST_RING[spot.precision or ""])


def _name_box(spot: Spot, frame: _Frame) -> Box:
    """Return where the name of a place stands: beside its marker, of a country around its middle."""
    x, y = frame.place(spot.longitude or 0.0, spot.latitude or 0.0)
    wide = _LETTER * len(spot.name)
    if spot.precision == "country":
        return x - wide / 2, y - 11, x + wide / 2, y + 4
    start = x + _POINT + 4 if x + wide + 14 < WIDTH else x - _POINT - 4 - wide
    return start, y - 8, start + wide, y + 6


def _without_crowding(spots: Sequence[Spot], frame: _Frame) -> list[Spot]:
    """Return the places without the countries whose names would lie on another place's; the list beside the map has them."""
    taken = [_name_box(spot, frame) for spot in spots if spot.precision != "country"]
    taken += [(box[0] - 18, box[1], box[0], box[3]) for box in taken]
    kept = []
    for spot in spots:
        box = _name_box(spot, frame)
        if spot.precision == "country":
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
    for spot in [one for one in spots if one.precision != "country"][:MOST_LABELS]:
        box = _name_box(spot, frame)
        if not _overlaps(box, taken):
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
