"""Which names of persons are those of gangs and of towns."""

import pytest

from counterclaim.parsing.misnamed import with_bands, with_towns
from counterclaim.records import Mention, MentionKind, Span


@pytest.mark.parametrize(
    ("text", "name", "kinds"),
    [
        ("Men of the Old Joe gang fled. The leader of Old Joe did not.", "Old Joe", ["organisation", "organisation"]),
        ("Old Joe, the gang coalition, denied it.", "Old Joe", ["organisation"]),
        ("Old Joe, one of the town's strongest gangs, denied it.", "Old Joe", ["organisation"]),
        ("The Old Joe gang fled. Old Joe said he had not.", "Old Joe", ["person", "person"]),
        ("Old Joe, a gang leader, denied it.", "Old Joe", ["person"]),
        ("Old Joe, the leader of a gang, denied it.", "Old Joe", ["person"]),
        ("Old Joe's gang fled.", "Old Joe", ["person"]),
    ],
)
def test_who_is_called_a_gang_is_no_person(text: str, name: str, kinds: list[MentionKind]) -> None:
    starts = [i for i in range(len(text)) if text.startswith(name, i)]
    named = [Mention(span=Span(i, i + len(name)), kind="person", score=0.9) for i in starts]
    assert [mention.kind for mention in with_bands(named, text)] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("An officer in El Goz spoke. El Goz fell.", ["place", "place"]),
        ("The town of El Goz fell.", ["place"]),
        ("Trust in El Goz fell.", ["person"]),
        ("An officer in El Goz spoke. El Goz said no.", ["person", "person"]),
    ],
)
def test_where_somebody_is_found_is_no_person(text: str, kinds: list[MentionKind]) -> None:
    starts = [i for i in range(len(text)) if text.startswith("El Goz", i)]
    named = [Mention(span=Span(i, i + 6), kind="person", score=0.9) for i in starts]
    assert [mention.kind for mention in with_towns(named, text)] == kinds
