"""Links that a report itself tells: "denied the claim", "confirmed the loss"."""

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.ledger.rules import link_id
from counterclaim.ledger.statements import Statement, by_claim
from counterclaim.records import Answer, Claim, Evidence, Link, LinkKind

KINDS: dict[str, LinkKind] = {
    "repeats": "repeats", "confirms": "confirms", "disputes": "contradicts", "denies": "contradicts",
}  # fmt: skip


def answer_links(statements: Sequence[Statement], claims: Iterable[Claim]) -> Iterator[Link]:
    """Yield a link for each answer of a report's claims to another of them."""
    known = by_claim(statements)
    for claim in claims:
        for answer in claim.answers if claim.id in known else ():
            if answer.kind in KINDS and answer.claim is not None and answer.claim in known:
                yield _link(known[claim.id], known[answer.claim], answer)


def _link(one: Statement, other: Statement, answer: Answer) -> Link:
    here = answer.why or ((answer.span,) if answer.span is not None else one.spans[:1])
    why = tuple(Evidence(report=one.report, span=span) for span in (*here, other.spans[0]))
    # Who denies what his own side said takes it back: "the army retracted its statement".
    withdrawn = KINDS[answer.kind] == "contradicts" and answer.rule == "its own claim"
    return Link(
        id=link_id(one.claim, other.claim),
        kind="revises" if withdrawn else KINDS[answer.kind],
        claim=one.claim,
        to=other.claim,
        rule="withdrawn" if withdrawn else "said so",
        score=answer.score,
        why=why,
    )
