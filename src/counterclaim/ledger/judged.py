"""What people judged of links, speakers and figures, applied to what the program found; it outranks it."""

from collections.abc import Iterable, Mapping
from typing import get_args

import msgspec

from counterclaim.errors import OptionError
from counterclaim.ledger.statements import Quantity, Statement
from counterclaim.records import Judgement, Link, LinkKind


def standing(judgements: Iterable[Judgement]) -> dict[str, Judgement]:
    """Return the latest judgement that was not taken back, by its target."""
    return {one.target: one for one in sorted(judgements, key=lambda one: (one.at, one.id)) if one.undone_at is None}


def judge_links(links: Iterable[Link], judged: Mapping[str, Judgement]) -> tuple[Link, ...]:
    """Return the links that stand: accepted ones are sure, corrected ones have the kind given, rejected ones are left out."""
    found = []
    for link in links:
        judgement = judged.get(link.id)
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


def judge_statement(statement: Statement, judged: Mapping[str, Judgement]) -> Statement:
    """Return a statement with the speaker and figures that people gave it; a rejected speaker is nobody."""
    speaker = judged.get(statement.claim)
    if speaker is not None and speaker.target_kind == "speaker" and speaker.verdict != "accept":
        name, _, party = (speaker.value or "").partition("/")
        statement = msgspec.structs.replace(
            statement, speakers=(name.strip(),) if name.strip() else (), party=party.strip() or None, own=False
        )
    if any(quantity.figure in judged for quantity in statement.quantities):
        quantities = (_judge_quantity(quantity, judged.get(quantity.figure)) for quantity in statement.quantities)
        statement = msgspec.structs.replace(statement, quantities=tuple(one for one in quantities if one is not None))
    return statement


def _judge_quantity(quantity: Quantity, judgement: Judgement | None) -> Quantity | None:
    if judgement is None or judgement.verdict == "accept":
        return quantity
    if judgement.verdict == "reject":
        return None
    low, high = parse_range(judgement.value)
    return msgspec.structs.replace(quantity, low=low, high=high, bound="exact", vague=False)


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
