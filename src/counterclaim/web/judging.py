"""What a person decides, as it comes from a form or a program; and all decisions as examples to learn from."""

from collections.abc import Iterator
from typing import Annotated, Any

import msgspec

from counterclaim.errors import OptionError
from counterclaim.exports.entries import list_entries
from counterclaim.ledger.judged import parse_spans
from counterclaim.records import Figure, Judgement, Record, Report, Saying, TargetKind, Verdict
from counterclaim.web.asked import convert
from counterclaim.web.desk import Desk
from counterclaim.web.review import find_content

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Id = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{16}$")]
Text = Annotated[str, msgspec.Meta(max_length=2000)]


class Decision(Record, frozen=True):
    """A judgement to be kept; `seen` is the id of the one that stood when the person looked, none where nothing stood."""

    kind: TargetKind
    target: Id
    verdict: Verdict
    by: Name
    value: Text | None = None
    reason: Text | None = None
    seen: Id | None = None


class Example(Record, frozen=True):
    """A judgement with what it was passed on, to learn from: the characters in their report, what was found and what is right.

    `context` are the characters of the block, `start` its first; `found` what the program says, `right` what the person says:
    None where it was rejected and nothing given instead.
    """

    judgement: Judgement
    report: str | None
    start: int | None
    context: str | None
    claim: Saying | None
    figure: Figure | None
    found: Any
    right: Any


def decide(desk: Desk, values: dict[str, Any]) -> Judgement:
    """Keep a decision.

    Raises:
        OptionError: it cannot be understood.
        ConflictError: somebody else has decided in the meantime.
        NotFoundError: what it is on is not in the record.
    """
    known = {name: value for name, value in values.items() if name in Decision.__struct_fields__ and value not in ("", None)}
    decision = convert(known, Decision)
    value = decision.value
    if decision.verdict == "correct" and decision.kind == "content":
        value = _content(desk, decision)
    if decision.verdict != "correct":
        value = None
    return desk.judge(
        decision.kind,
        decision.target,
        decision.verdict,
        by=decision.by.strip(),
        reason=decision.reason,
        value=value,
        seen=decision.seen,
    )


def _content(desk: Desk, decision: Decision) -> str:
    accounts = desk.current().accounts
    saying = accounts.sayings.get(decision.target)
    if saying is None or decision.value is None:
        raise OptionError("content: mark the words that are right in the text")
    return find_content(decision.value, accounts.reports[saying.report], saying)


def list_examples(desk: Desk) -> Iterator[str]:
    """Yield each judgement that stands with what it was passed on, as a line of JSON."""
    for judgement in desk.current().judged.values():
        yield msgspec.json.encode(_example(desk, judgement)).decode()


def _example(desk: Desk, judgement: Judgement) -> Example:
    accounts = desk.current().accounts
    saying = accounts.sayings.get(judgement.target)
    figure = None
    if judgement.target_kind == "figure":
        pairs = ((one, said) for said in accounts.sayings.values() for one in said.figures)
        figure, saying = next(((one, said) for one, said in pairs if one.id == judgement.target), (None, None))
    link = accounts.links.get(judgement.target)
    if link is not None:
        saying = accounts.sayings[link.claim]
    report = accounts.reports.get(saying.report) if saying is not None else None
    block = _block(report, saying) if report is not None and saying is not None else None
    found = link if link is not None else figure if figure is not None else _found(desk, judgement, saying)
    return Example(
        judgement=judgement,
        report=report.id if report else None,
        start=block[0] if block else None,
        context=block[1] if block else None,
        claim=saying,
        figure=figure,
        found=found,
        right=_right(judgement, report, found),
    )


def _found(desk: Desk, judgement: Judgement, saying: Saying | None) -> Any:
    """Return what the program found, before anybody judged it."""
    if saying is None:
        return None
    entries = list_entries(*desk.load(saying.report))
    entry = next((one for one in entries if one.claim.id == saying.claim), None)
    if entry is None:
        return None
    if judgement.target_kind == "speaker":
        return tuple(voice.label for voice in entry.speakers)
    return entry.claim.content if judgement.target_kind == "content" else entry.claim.id


def _right(judgement: Judgement, report: Report | None, found: Any) -> Any:
    if judgement.verdict == "accept":
        return found
    if judgement.verdict == "correct" and judgement.target_kind == "content" and report is not None:
        return parse_spans(judgement.value, len(report.text))
    return judgement.value


def _block(report: Report, saying: Saying) -> tuple[int, str] | None:
    place = saying.spans[0].start
    block = next((one.span for one in report.blocks if one.span.start <= place < one.span.end), None)
    return (block.start, block.of(report.text)) if block is not None else None
