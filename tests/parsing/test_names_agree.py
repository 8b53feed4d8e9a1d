from counterclaim.parsing.names import SURE, agree
from counterclaim.records import Mention, MentionKind, Span

TEXT = "Washington said so. Denzel Washington did not. Washington again."


def mention(start: int, end: int, kind: MentionKind, score: float) -> Mention:
    return Mention(span=Span(start, end), kind=kind, score=score)


def test_what_is_sure_stays() -> None:
    named = [mention(0, 10, "place", SURE), mention(20, 37, "person", 0.99), mention(47, 57, "person", 0.9)]
    assert agree(named, TEXT) == named


def test_what_is_unsure_goes_with_the_report() -> None:
    named = [mention(0, 10, "place", SURE - 0.1), mention(20, 37, "person", 0.99)]
    assert [name.kind for name in agree(named, TEXT)] == ["person", "person"]
    assert agree([], TEXT) == []
