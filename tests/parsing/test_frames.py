"""Which cues of the model are one."""

import pytest

from counterclaim.parsing.decoding import TagSpan
from counterclaim.parsing.frames import with_verdicts


@pytest.mark.parametrize(
    ("words", "kinds", "cues"),
    [
        ("rejecting as baseless claims", ("cue", "cue"), [(0, 3)]),
        ("rejected and denied claims", ("cue", "cue"), [(0, 1), (2, 3)]),
        ("rejecting as baseless claims", ("cue", "content"), [(0, 1), (2, 3)]),
    ],
)
def test_a_cue_and_its_verdict_are_one(words: str, kinds: tuple[str, str], cues: list[tuple[int, int]]) -> None:
    spans = [TagSpan(kinds[0], 0, 1, 0.9), TagSpan(kinds[1], 2, 3, 0.8)]
    assert [(one.first, one.last) for one in with_verdicts(spans, words.split())] == cues
