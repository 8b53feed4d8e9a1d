import pytest

from counterclaim.reading.matching import likeness, names_of, numbers_of, overlap, stem, stems_of
from counterclaim.reading.scene import Scene
from counterclaim.records import Span
from tests.build import story
from tests.reading import sentences as s

SAME = [
    ("met", "meeting"),
    ("Ukrainian", "Ukraine"),
    ("Korean", "Korea"),
    ("Syrian", "Syria"),
    ("Israeli", "Israel"),
    ("deployed", "deployment"),
    ("withdrew", "withdrawal"),
    ("attacks", "attacking"),
    ("troops", "soldiers"),
]
OTHER = [("north", "south"), ("killed", "wounded"), ("Mali", "Malta"), ("seized", "size")]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_stem_joins_forms_of_a_word(one: str, two: str) -> None:
    assert stem(one) == stem(two)


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_stem_keeps_words_apart(one: str, two: str) -> None:
    assert stem(one) != stem(two)


def test_stems_of_takes_words_of_content_only() -> None:
    scene = Scene(*story(s.words_of(s.HIT), tree=s.HIT))
    assert stems_of(scene, [Span(0, len(scene.text))]) == {stem("twelve"), stem("rockets"), stem("hit"), stem("houses")}


def test_numbers_and_names_are_told_apart() -> None:
    scene = Scene(*story(s.words_of(s.MET), tree=s.MET))
    whole = [Span(0, len(scene.text))]
    assert names_of(scene, whole) == {stem("Doha")}
    assert numbers_of(scene, whole) == frozenset()


def test_overlap_and_likeness_measure_shared_stems() -> None:
    some, others = frozenset("abc"), frozenset("bcde")
    assert overlap(some, others) == pytest.approx(2 / 3)
    assert likeness(some, others) == pytest.approx(2 / 5)
    assert overlap(some, frozenset()) == likeness(frozenset(), frozenset()) == 0.0
