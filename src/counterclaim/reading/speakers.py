"""To whom the words for a source, an addressee or a channel refer."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from counterclaim.reading.cast import Cast
from counterclaim.records import Actor, Parse, Party, Record, Report, Span, Speaker


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


def resolve_references(report: Report, parse: Parse, cast: Cast, references: Sequence[Reference]) -> Resolution:
    """Return the speakers of references in text order; a speaker that cannot be told has no actor and a reason."""
    open_ = {r: (Speaker(span=r.span, actor=None, reason="not resolved"),) for r in references}
    return Resolution(speakers=open_, actors=cast.actors, parties=cast.parties)
