"""Words that stand for a speaker, and the speakers that they are found to stand for."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from counterclaim.records import Actor, Party, Record, Span, Speaker

_THINGS = frozenset({"it", "they"})
_SINCE = re.compile(r"[^,.;]{1,40}, [\w ]{0,30}(?:after|before) ")
"""What stands between a source and "it" where only the time of what was said is told: "said, a week after it threatened"."""


class Reference(Record, frozen=True):
    """Words that stand for a source, an addressee or a channel, with the cue and content of their attribution."""

    span: Span
    role: Literal["source", "addressee", "via"]
    cue: Span | None = None
    content: tuple[Span, ...] = ()


class Resolution(NamedTuple):
    """The speakers of each reference, and the actors and parties with what the references add to them."""

    speakers: Mapping[Reference, tuple[Speaker, ...]]
    actors: tuple[Actor, ...]
    parties: tuple[Party, ...]


def is_put_in(other: Reference, reference: Reference, text: str) -> bool:
    """Tell whether a source stands in what another says, behind the words for that other, whom "it" does not mean there.

    Of "the ship fired, the navy said, a day after it threatened to" it is not the navy that threatened.
    """
    around = other.role == "source" and bool(other.content) and other.content[0].end <= other.span.start
    if not around or reference.span.of(text).lower() not in _THINGS:
        return False
    told = any(piece.start >= other.span.end and piece.holds(reference.span) for piece in other.content)
    behind = other.span.end <= reference.span.start
    return told or (behind and _SINCE.fullmatch(text[other.span.end : reference.span.start]) is not None)


def places_spoken(speakers: Mapping[Reference, tuple[Speaker, ...]]) -> dict[str, list[Span]]:
    """Return where each actor is the source of something."""
    found: dict[str, list[Span]] = {}
    for reference, told in speakers.items():
        for speaker in told if reference.role == "source" else ():
            if speaker.actor is not None:
                found.setdefault(speaker.actor, []).append(speaker.span or reference.span)
    return found
