import pytest

from counterclaim.reading.attributions import find_drafts
from counterclaim.reading.scene import Scene
from counterclaim.reading.times.find import find_times
from counterclaim.reading.times.said_on import find_said_on
from tests.build import story
from tests.reading import sentences as s

CASES = [
    pytest.param("2024-03-13", "Monday", "2024-03-11", id="last Monday before a Wednesday"),
    pytest.param("2024-03-11", "Monday", "2024-03-11", id="the day itself"),
    pytest.param("2024-03-13", "yesterday", "2024-03-12", id="yesterday"),
    pytest.param("2024-03", "Monday", None, id="report without a day"),
    pytest.param("2024-02-31", "Monday", None, id="no such day"),
    pytest.param(None, "Monday", None, id="report without a date"),
]


@pytest.mark.parametrize(("published", "word", "edtf"), CASES)
def test_find_said_on_reckons_from_the_report(published: str | None, word: str, edtf: str | None) -> None:
    tree = s.TAIL.replace("Monday", word)
    scene = Scene(*story(s.words_of(tree), tree=tree, published=published))
    (draft,) = find_drafts(scene)
    when = find_said_on(scene, draft, find_times(scene))
    assert when is not None
    assert (when.span.of(scene.text), when.edtf) == (word, edtf)
    assert (when.reason is None) == (edtf is not None)


def test_find_said_on_takes_no_time_of_the_content() -> None:
    tree = s.TOLD.replace("town|NOUN|10|obj", "town|NOUN|10|obj Monday|PROPN|10|obl:unmarked").replace(".|PUNCT|4", ".|PUNCT|4")
    scene = Scene(*story(s.words_of(tree), tree=tree, published="2024-03-13"))
    (draft,) = find_drafts(scene)
    assert find_said_on(scene, draft, find_times(scene)) is None
