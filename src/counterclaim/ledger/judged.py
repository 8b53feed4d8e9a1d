"""What people judged of links, claims, speakers, contents and figures, applied to what the program found; it outranks it."""

from collections.abc import Iterable, Mapping
from typing import get_args

import msgspec

from counterclaim.errors import OptionError
from counterclaim.ledger.statements import Quantity, Statement
from counterclaim.records import Judgement, Link, LinkKind, Reading, Report, Span, TargetKind

Judged = Mapping[tuple[TargetKind, str], Judgement]
"""The judgements that stand, by what they are on."""


def standing(judgements: Iterable[Judgement]) -> dict[tuple[TargetKind, str], Judgement]:
    """Return the latest judgement that was not taken back, by what it is on."""
    ordered = sorted(judgements, key=lambda one: (one.at, one.id))
    return {(one.target_kind, one.target): one for one in ordered if one.undone_at is None}


def judge_reading(report: Report, reading: Reading, judged: Judged) -> Reading:
    """Return a reading without the claims that people rejected, and with the contents that they gave; both keep their ids.

    Raises:
        OptionError: a content that was given does not lie in the report's text.
    """
    if not any(kind in ("claim", "content") for kind, _ in judged):
        return reading
    claims = []
    for claim in reading.claims:
        whole, content = judged.get(("claim", claim.id)), judged.get(("content", claim.id))
        if whole is not None and whole.verdict == "reject":
            continue
        if content is not None and content.verdict == "correct":
            claim = msgspec.structs.replace(claim, content=parse_spans(content.value, len(report.text)))
        claims.append(claim)
    return msgspec.structs.replace(reading, claims=tuple(claims))


def parse_spans(value: str | None, length: int) -> tuple[Span, ...]:
    """Return the spans of "120..245" or "120..245, 260..280" in a text of so many characters.

    Raises:
        OptionError: they are none, are empty, or do not lie in the text.

    >>> parse_spans("120..245, 260..280", 300)
    (Span(start=120, end=245), Span(start=260, end=280))
    """
    spans = []
    for part in (value or "").split(","):
        start, dots, end = part.strip().partition("..")
        if not (dots and start.isdecimal() and end.isdecimal() and int(start) < int(end) <= length):
            raise OptionError(f"{part.strip()!r} are no characters of the report; give them as 120..245, below {length}")
        spans.append(Span(int(start), int(end)))
    return tuple(spans)


def judge_links(links: Iterable[Link], judged: Judged) -> tuple[Link, ...]:
    """Return the links that stand: accepted ones are sure, corrected ones have the kind given, rejected ones are left out."""
    found = []
    for link in links:
        judgement = judged.get(("link", link.id))
        if judgement is None:
            found.append(link)
        elif judgement.verdict != "reject":
            kind = kind_of(judgement.value) if judgement.verdict == "correct" else link.kind
            found.append(msgspec.structs.replace(link, kind=kind, score=1.0, judged=judgement.id))
    return tuple(found)


def kind_of(value: str | None) -> LinkKind:
    """Return the kind of link that a judgement gives instead.

    Raises:
        OptionError: it is none.
    """
    for kind in get_args(LinkKind):
        if kind == value:
            return kind  # type: ignore[no-any-return]
    raise OptionError(f"{value!r} is no kind of link; the kinds are {', '.join(get_args(LinkKind))}")


def judge_statement(statement: Statement, judged: Judged) -> Statement:
    """Return a statement with the speaker and figures that people gave it; a rejected speaker is nobody."""
    speaker = judged.get(("speaker", statement.claim))
    if speaker is not None and speaker.verdict != "accept":
        name, _, party = (speaker.value or "").partition("/")
        statement = msgspec.structs.replace(
            statement, speakers=(name.strip(),) if name.strip() else (), party=party.strip() or None, own=False
        )
    if any(("figure", quantity.figure) in judged for quantity in statement.quantities):
        quantities = (_judge_quantity(quantity, judged.get(("figure", quantity.figure))) for quantity in statement.quantities)
        statement = msgspec.structs.replace(statement, quantities=tuple(one for one in quantities if one is not None))
    return statement


def _judge_quantity(quantity: Quantity, judgement: Judgement | None) -> Quantity | None:
    if judgement is None or judgement.verdict == "accept":
        return quantity
    if judgement.verdict == "reject":
        return None
    low, high = parse_range(judgement.value)
    return msgspec.structs.replace(quantity, low=low, high=high, bound="exact", vague=False)


def check_judgement(judgement: Judgement, report: Report | None = None) -> None:
    """Check that a judgement says what is right instead where it must, in the form that its target takes.

    Raises:
        OptionError: it does not; a content is checked against the text of its report.
    """
    kind, value = judgement.target_kind, judgement.value
    if (judgement.verdict == "correct") != (value is not None):
        raise OptionError("a correction needs a value: what is right instead; and only a correction takes one")
    if judgement.verdict == "correct" and kind in ("claim", "incident"):
        raise OptionError(
            f"{'a' if kind == 'claim' else 'an'} {kind} can be accepted or rejected; correct its speaker or content"
        )
    if judgement.verdict == "correct" and kind == "link":
        kind_of(value)
    if judgement.verdict == "correct" and kind == "speaker" and not (value or "").replace("/", "").strip():
        raise OptionError("give the speaker's name, or name / party; to say that nobody is named, reject the speaker")
    if judgement.verdict == "correct" and kind == "figure":
        parse_range(value)
    if judgement.verdict == "correct" and kind == "content" and report is not None:
        parse_spans(value, len(report.text))


def parse_range(value: str | None) -> tuple[float | None, float | None]:
    """Return the bounds of "12", "10..12", "10.." or "..12".

    Raises:
        OptionError: it is none of these.

    >>> parse_range("12"), parse_range("10..12"), parse_range("10..")
    ((12.0, 12.0), (10.0, 12.0), (10.0, None))
    """
    low, dots, high = (value or "").partition("..")
    try:
        bounds = (float(low) if low else None, float(high) if high else None)
    except ValueError:
        bounds = (None, None)
    if bounds == (None, None):
        raise OptionError(f"{value!r} is no number; give one as 12, 10..12, 10.. or ..12")
    return (bounds[0], bounds[0]) if not dots else bounds
