"""What people judged of a claim and its figures, in words, to stand beside what the program found."""

from collections.abc import Iterator, Mapping

from counterclaim.exports.facts import Facts, describe_value
from counterclaim.exports.visible import make_visible
from counterclaim.records import Judgement, TargetKind

Judged = Mapping[tuple[TargetKind, str], Judgement]
"""The judgements that stand, by what they are on."""
_OF_A_CLAIM: tuple[TargetKind, ...] = ("claim", "speaker", "content")


def list_verdicts(claim: str, facts: Facts, judged: Judged) -> Iterator[str]:
    """Yield the judgements on a claim and on its figures, in words."""
    for kind in _OF_A_CLAIM:
        if (one := judged.get((kind, claim))) is not None:
            yield describe_verdict(one, f"the {kind}")
    for figure in facts.figures_of(claim):
        if (one := judged.get(("figure", figure.id))) is not None:
            yield describe_verdict(one, f"the figure {describe_value(figure, facts.text)}")


def describe_verdict(judgement: Judgement, target: str) -> str:
    """Return who judged what, and how.

    >>> one = Judgement(id="j", target_kind="speaker", target="c", verdict="correct", by="ana", at="2024", value="Ilo")
    >>> describe_verdict(one, "the speaker")
    'ana corrects the speaker: “Ilo”'
    """
    value = f": “{make_visible(judgement.value)}”" if judgement.value else ""
    reason = f" ({make_visible(judgement.reason)})" if judgement.reason else ""
    return f"{make_visible(judgement.by)} {judgement.verdict}s {target}{value}{reason}"
