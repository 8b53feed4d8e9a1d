"""Stories told by several outlets: the marked ones can be read, and links are held against them."""

from pathlib import Path

import pytest

from counterclaim.parsing.encoder import OnnxEncoder, find_model
from evals.stories import DEFAULT, KINDS, judge, read_story, score, stories

STORY = """==== REPORT a | Harbour Wire | 2024-03-11
Army says town has fallen

TOLOSA (HW) - The army of Chad said on Monday that it had captured the town of Adre.
==== REPORT b | Northern Post | 2024-03-11
Rebels say they hold town

ABECHE (NP) - The rebels denied on Monday that the army of Chad had captured the town of Adre.
==== LINKS
contradicts\tb\tthe army of Chad had captured the town of Adre\ta\tit had captured the town of Adre
confirms\tb\tthe army of Chad had captured the town of Adre\ta\tit had captured the town of Adre
"""


def test_marked_stories_hold_the_words_of_their_links() -> None:
    known = list(stories(DEFAULT))
    assert len(known) == 36
    assert {link.kind for story in known for link in story.links} == {*KINDS, "none"}
    assert {len(story.reports) for story in known} == {3}


def test_words_that_no_report_holds_are_told(tmp_path: Path) -> None:
    path = tmp_path / "01.txt"
    path.write_text(STORY.replace("it had captured the town of Adre\n", "it had lost the town of Adre\n"), encoding="utf-8")
    with pytest.raises(ValueError, match="report a does not hold"):
        read_story(path)


@pytest.mark.model
def test_link_is_found_by_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "02.txt"
    path.write_text(STORY, encoding="utf-8")
    story = read_story(path)
    outcome = judge(story, OnnxEncoder(find_model("full")))
    assert [right for _, right in outcome.found] == [True, False]
    assert (score([outcome])["contradicts"], score([outcome])["precision"]) == (100.0, 100.0)
