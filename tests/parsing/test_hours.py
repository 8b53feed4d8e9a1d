"""Where a sentence ends in an hour, and where none does."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from tests.build import story

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The army said that rebels opened fire at 8:20 a.m. Chad's ministry said that soldiers fired first.", 2),
        ("The shelling began at 6 p.m. Residents said that it lasted an hour.", 2),
        ("The army said that rebels opened fire at 8:20 a.m. Monday near the town of Abeche.", 1),
        ("The army said that rebels opened fire at 8:20 a.m. Moscow time near the town of Abeche.", 1),
        ("13:05 Sources in the ministry say that four posts were hit.", 2),
        ('12:30 GMT "Every drone will get its answer," the minister said.', 2),
        ("12.30pm - The army said that rebels opened fire near the town of Abeche.", 2),
        ("12:30 Monday was the hour that the army named for its attack.", 1),
        ("12:30 was the hour that the army named for its attack.", 1),
        ("At 6 p.m. President Ivo Roe said that the talks had ended in Abeche.", 1),
    ],
)
def test_an_hour_ends_a_sentence_where_another_begins(encoder: OnnxEncoder, text: str, count: int) -> None:
    assert len(parse_report(story(text).report, encoder).sentences) == count
