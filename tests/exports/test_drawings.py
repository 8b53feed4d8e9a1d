"""Drawings show bounds as they are, never a place finer than it is told, and escape every text."""

import re
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from counterclaim.exports.base_map import cut_rings, load_outlines
from counterclaim.exports.figure_chart import draw_axis, draw_track
from counterclaim.exports.map_chart import draw_map
from counterclaim.exports.over_time import MOST_LANES, Point, draw_over_time, is_logarithmic
from counterclaim.exports.panels import Dot, Panel, Row, is_given, list_panels
from counterclaim.exports.spots import Spot, find_spots
from counterclaim.exports.svg import Days, nice_ticks
from counterclaim.exports.timeline_chart import draw_timeline
from counterclaim.records import Bound, Figure, Link, Matter, Place, Report, Saying, Side, Span, Stance
from tests.exports.hostile import PAYLOADS

SHAPES = set("svg title line text rect circle polygon path g a defs pattern".split())
TEXT = "12 people died, 40 died, at least 30 died"
REPORT = Report(id="r", text=TEXT, blocks=(), source_map=())


def figure(id: str, low: float | None, high: float | None, bound: Bound = "exact") -> Figure:
    return Figure(id=id, span=Span(0, 2), low=low, high=high, bound=bound, unit="people", what="killed")


def saying(claim: str, party: str, day: str | None, *figures: Figure, happened: tuple[str, str] | None = None) -> Saying:
    return Saying(
        claim=claim, report="r", spans=(Span(0, 14),), content="12 people died", stance="asserts", party=party, day=day,
        figures=figures, happened=happened,
    )  # fmt: skip


SAYINGS = {
    "a": saying("a", "Chad", "2024-03-14", figure("f1", 12, 12)),
    "b": saying("b", "Mali", "2024-03-15", figure("f2", 40, 40)),
    "c": saying("c", "Chad", "2024-03-16", figure("f3", 30, None, "at least"), happened=("2024-03-10", "2024-03-12")),
    "d": saying("d", "Chad", "2024-03-17", figure("f4", 12, 12)),
}
SIDES = (Side(party="Chad", speakers=(), claims=("a", "c", "d")), Side(party="Mali", speakers=(), claims=("b",)))
MATTER = Matter(id="m", claims=tuple(SAYINGS), links=(), sides=SIDES, statuses=("disputed",), reports=("r",), origins=2)


def test_figures_stand_by_claimant_in_the_order_of_days() -> None:
    (panel,) = list_panels(MATTER, SAYINGS, {"r": REPORT})
    assert panel.name == "people killed"
    assert [(row.who, [dot.wording for dot in row.dots]) for row in panel.rows] == [
        ("Chad", ["12 people", "at least 30 people"]),
        ("Mali", ["40 people"]),
    ]
    assert panel.rows[0].dots[0].claims == ("a", "d")


@pytest.mark.parametrize(
    ("text", "stance", "given"),
    [
        ("It said 12 people died.", "asserts", True),
        ("It denied that 12 people died.", "denies", False),
        ("It raised the toll to 14, up from 12 people.", "asserts", False),
        ("It said that talk of 12 dead was untrue.", "asserts", False),
    ],
)
def test_what_is_denied_or_was_before_is_not_given(text: str, stance: Stance, *, given: bool) -> None:
    at = text.index("12")
    held = replace(figure("f", 12, 12), span=Span(at, at + 2))
    assert is_given(replace(SAYINGS["a"], stance=stance), held, text) is given


def test_one_soldier_and_civilians_are_no_revision_of_all_the_dead() -> None:
    kinds = {"a": "civilians", "b": None, "c": "soldier", "d": "civilian"}
    told = {
        claim: replace(one, figures=tuple(replace(held, kind=kinds[claim]) for held in one.figures))
        for claim, one in SAYINGS.items()
    }
    more = saying("e", "Mali", "2024-03-18", replace(figure("f5", 31, 31), kind="troops"), figure("f6", 44, 44))
    matter = replace(MATTER, claims=(*MATTER.claims, "e"))
    panels = list_panels(matter, told | {"e": more}, {"r": REPORT})
    assert {panel.name: [row.who for row in panel.rows] for panel in panels} == {
        "civilians killed": ["Chad"],
        "people killed": ["Mali"],
        "soldiers killed": ["Chad", "Mali"],
    }


def dot(low: float | None, high: float | None, bound: Bound = "exact") -> Dot:
    return Dot(low=low, high=high, bound=bound, wording="words", day=None, claims=("a",), reports=1)


@pytest.mark.parametrize(
    ("value", "marks"),
    [
        (dot(12, 12), ['class="dot"']),
        (dot(12, 12, "about"), ['class="dot about"']),
        (dot(10, 14), ['class="bar"']),
        (dot(12, None, "at least"), ['class="arrow"', 'class="bound"']),
        (dot(None, 12, "up to"), ['class="arrow"', 'class="bound"']),
    ],
)
def test_each_bound_has_its_mark(value: Dot, marks: list[str]) -> None:
    panel = Panel(unit="people", what="killed", rows=(Row(who="Chad", dots=(value,)),))
    track = draw_track(panel, 0, 0)
    assert all(mark in track for mark in marks)
    assert ("arrow" in track) == ("arrow" in "".join(marks))


def test_at_least_points_up_and_up_to_down() -> None:
    def tip(value: Dot) -> float:
        panel = Panel(unit="", what="", rows=(Row(who="x", dots=(value, dot(100, 100))),))
        return float(re.findall(r'points="([\d.]+),', draw_track(panel, 0, 0))[0])

    def line(value: Dot) -> float:
        panel = Panel(unit="", what="", rows=(Row(who="x", dots=(value, dot(100, 100))),))
        return float(re.findall(r'<line x1="([\d.]+)" x2="[\d.]+" y1="7"', draw_track(panel, 0, 0))[0])

    assert tip(dot(50, None, "at least")) > line(dot(50, None, "at least"))
    assert tip(dot(None, 50, "up to")) < line(dot(None, 50, "up to"))


def test_values_given_anew_are_joined_and_the_scale_starts_at_zero() -> None:
    panel = Panel(unit="people", what="", rows=(Row(who="Chad", dots=(dot(12, 12), dot(40, 40))),))
    assert draw_track(panel, 0, 0).count('class="revised"') == 1
    assert draw_track(panel, 0, 1).count('class="revised"') == 1
    assert ">0<" in draw_axis(panel)
    assert nice_ticks(0) == [0.0, 1.0]


def test_over_time_a_later_day_lies_to_the_right_and_a_higher_value_above() -> None:
    points = [
        Point(who="Chad", day="2024-03-14", dot=dot(12, 12), address="#a"),
        Point(who="Chad", day="2024-03-20", dot=dot(40, 40), address="#b"),
    ]
    (x1, y1), (x2, y2) = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', draw_over_time("people", points))
    assert float(x1) < float(x2)
    assert float(y1) > float(y2)
    assert draw_over_time("people", []) == ""


def test_over_time_each_claimant_has_a_lane_and_the_value_stands_beside_its_mark() -> None:
    points = [
        Point(who=who, day="2024-03-14", dot=dot(value, value), address="#")
        for who, value in (("Chad", 12), ("Mali", 900), ("Niger", 12))
    ]
    drawing = draw_over_time("people", points)
    heights = [float(y) for y in re.findall(r'<circle cx="[\d.]+" cy="([\d.]+)"', drawing)]
    assert len({round(y) for y in heights}) == 3
    assert [drawing.count(f">{word}<") for word in ("Chad", "Mali", "Niger", "12", "900")] == [1, 1, 1, 2, 1]
    assert is_logarithmic(points)
    assert not is_logarithmic(points[:1])


def test_over_time_draws_no_more_lanes_than_can_be_read() -> None:
    points = [Point(who=f"side {n}", day="2024-03-14", dot=dot(n, n), address="#") for n in range(MOST_LANES + 5)]
    assert draw_over_time("people", points).count("<circle") == MOST_LANES


def test_over_time_numbers_of_one_day_are_not_written_over_each_other() -> None:
    points = [Point(who="Chad", day="2024-03-14", dot=dot(n, n), address="#") for n in (7, 8, 8, 9, 10)]
    assert re.findall(r'class="value">([^<]+)<', draw_over_time("people", points)) == ["7, 8, 9, …"]


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [("2024-03-01", "2024-03-04", "2 Mar"), ("2023-11-01", "2024-05-20", "Jan 2024"), ("1990-05-01", "2024-05-01", "2000")],
)
def test_days_have_ticks_that_fit_their_length(first: str, last: str, label: str) -> None:
    ticks = list(Days(first, last, 0, 100).ticks())
    assert label in [name for _, name in ticks]
    assert 2 <= len(ticks) <= 14
    assert all(first <= day <= last for day, _ in ticks)


def test_a_claim_lies_on_the_days_that_it_speaks_of() -> None:
    drawing = draw_timeline(MATTER, SAYINGS, lambda claim: f"#{claim}")
    found = dict(re.findall(r'<a href="#(\w)" class="claim"><title>(\d+, [^<]+)</title>', drawing))
    assert found["c"] == "3, 2024-03-10 to 2024-03-12, said 2024-03-16"
    assert 'class="span"' in drawing
    assert 'class="said"' in drawing


def test_undated_claims_are_not_drawn() -> None:
    undated = {claim: replace(one, day=None, happened=None) for claim, one in SAYINGS.items()}
    assert draw_timeline(MATTER, undated, str) == ""


def spot(name: str, precision: str, latitude: float = 13.4, longitude: float = 22.2, standing: str = "claimed") -> Spot:
    return Spot(
        name=name, admin1=None, country="TCD", precision=precision, latitude=latitude, longitude=longitude, standing=standing,
        claims=("a",),
    )  # type: ignore[arg-type]  # fmt: skip


def test_a_region_is_no_point_and_a_country_an_outline() -> None:
    assert 'class="point claimed"' in draw_map([spot("Adre", "town")], lambda one: "#")
    region = draw_map([spot("Ouaddaï", "region")], lambda one: "#")
    assert 'class="ring claimed"' in region
    assert 'class="point' not in region
    country = draw_map([spot("Chad", "country"), spot("Adre", "town")], lambda one: "#")
    assert 'class="named-country of-claimed"' in country
    assert country.count('class="point') == 1


def test_standing_is_told_by_shape() -> None:
    assert 'class="half"' in draw_map([spot("Adre", "town", standing="disputed")], lambda one: "#")
    assert 'class="point agreed"' in draw_map([spot("Adre", "town", standing="agreed")], lambda one: "#")


def test_a_map_over_the_antimeridian_is_small_and_any_map_is_light() -> None:
    both = draw_map([spot("Suva", "town", -18.1, 178.4), spot("Apia", "town", -13.8, -171.8)], lambda one: "#")
    xs = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', both)]
    assert max(xs) - min(xs) > 200
    world = [spot(str(n), "town", -50 + 10 * (n % 11), -170 + 34 * (n // 11)) for n in range(110)]
    assert len(draw_map(world, lambda one: "#")) < 150_000
    assert draw_map([], lambda one: "#") == ""


def test_outlines_are_cut_to_the_frame() -> None:
    frame = (20.0, 12.0, 24.0, 15.0)
    rings = list(cut_rings(load_outlines()["TCD"], frame))
    assert rings
    assert all(20 <= x <= 24 and 12 <= y <= 15 for ring in rings for x, y in ring)
    assert list(cut_rings(load_outlines()["AUS"], frame)) == []


def test_places_stand_as_the_claims_about_them() -> None:
    place = Place(id="p", mentions=(Span(0, 2),), name="Adre", precision="town", geonames=7)
    said = [replace(SAYINGS["a"], places=(place,)), replace(SAYINGS["b"], places=(place,))]
    against = Link(id="l", kind="contradicts", claim="b", to="a", rule="contrast", score=0.8)
    (found,) = find_spots(said, {"a": [against], "b": [against]})
    assert (found.standing, found.claims) == ("disputed", ("a", "b"))
    agreed = replace(against, kind="confirms", adverse=True)
    assert find_spots(said, {"a": [agreed]})[0].standing == "agreed"
    assert find_spots(said, {"a": [replace(agreed, adverse=False)]})[0].standing == "claimed"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_texts_are_escaped(payload: str) -> None:
    panel = Panel(unit=payload, what=payload, rows=(Row(who=payload, dots=(replace(dot(1, 1), wording=payload),)),))
    claims = {claim: replace(one, party=payload) for claim, one in SAYINGS.items()}
    matter = replace(MATTER, sides=(Side(party=payload, speakers=(), claims=tuple(SAYINGS)),))
    drawings = [
        draw_track(panel, 0, 0),
        draw_over_time(payload, [Point(who=payload, day="2024-03-14", dot=panel.rows[0].dots[0], address="#" + payload)]),
        draw_timeline(matter, claims, lambda claim: payload),
        draw_map([spot(payload, "town")], lambda one: payload),
    ]
    for drawing in filter(None, drawings):
        elements = list(ElementTree.fromstring(drawing).iter())
        assert {element.tag for element in elements} <= SHAPES
        assert not {name for element in elements for name in element.attrib if name.startswith("on") or name == "style"}


def test_a_disputed_country_is_hatched_and_one_over_the_antimeridian_is_whole() -> None:
    country = replace(spot("Chad", "country"), standing="disputed")
    assert 'fill="url(#hatch)" class="named-country of-disputed"' in draw_map([country], lambda one: "#")
    russia = load_outlines()["RUS"]
    assert all(right - left < 200 for (left, _, right, _), _ in russia.rings)
