"""What the rules for facts look at: the scene, and all that was read of the report before them."""

import bisect
from collections.abc import Sequence
from functools import cached_property
from typing import TypeVar

from counterclaim.reading.constructions import ANSWERING
from counterclaim.reading.scene import Scene
from counterclaim.reading.times.runs import is_run
from counterclaim.records import Actor, Attribution, Claim, Party, Place, Reading, Span, When

Fact = TypeVar("Fact")


class Ground:
    """A report whose claims, times and places are known, with look-up by character."""

    def __init__(self, scene: Scene, reading: Reading) -> None:
        self.scene = scene
        self.text = scene.text
        self.tree = scene.tree
        self.reading = reading
        self.parties: tuple[Party, ...] = reading.parties
        self.claims: tuple[Claim, ...] = reading.claims
        self.times: tuple[When, ...] = reading.times
        self.runs: tuple[When, ...] = tuple(when for when in reading.times if is_run(when, reading.times))
        self.places: tuple[Place, ...] = reading.places
        self.actors: dict[str, Actor] = {actor.id: actor for actor in reading.actors}
        self.attributions: dict[str, Attribution] = {attribution.id: attribution for attribution in reading.attributions}

    def claim_at(self, span: Span) -> Claim | None:
        """Return the innermost claim whose content, or a sentence that carries it on, holds a span.

        Of two that hold it alike, one that is attributed goes before the outlet's own, and who says it before who answers:
        "he says it shot down two helicopters, which the army denies".
        """
        sentences = self.scene.sentences_in(span)
        near = [self._claim_spans[n] for n in self._claims_by_sentence.get(sentences.start, ())] if sentences else ()
        holding = [
            (self._answers_behind(claim, piece), len(piece), claim.attribution is None, claim)
            for piece, claim in near
            if piece.holds(span)
        ]
        return min(holding, key=lambda row: row[:3])[3] if holding else None

    def _answers_behind(self, claim: Claim, piece: Span) -> bool:
        """Tell whether a claim only answers what stands before its cue."""
        attribution = self.attributions.get(claim.attribution or "")
        cue = attribution.cue if attribution is not None else None
        return claim.stance in ANSWERING and cue is not None and cue.start >= piece.end

    def place_at(self, span: Span) -> Place | None:
        """Return the place that is named within a span, the last one where there are several."""
        return _last_within(span, self._mentions, self._mention_starts)

    def time_at(self, span: Span) -> When | None:
        """Return the time that stands within a span, the last one where there are several."""
        return _last_within(span, self._timed, self._time_starts)

    def runs_in(self, span: Span) -> list[When]:
        """Return the runs of days that begin in a span."""
        return [when for when in self.runs if span.start <= when.span.start < span.end]

    def time_over(self, span: Span) -> When | None:
        """Return the time that shares a character with a span."""
        i = bisect.bisect_left(self._time_starts, span.end)
        return next((when for place, when in self._timed[max(0, i - 2) : i] if place.overlaps(span)), None)

    def times_in(self, span: Span) -> list[When]:
        """Return the times that begin in a span, but no runs of days."""
        first, last = bisect.bisect_left(self._time_starts, span.start), bisect.bisect_left(self._time_starts, span.end)
        return [when for _, when in self._timed[first:last]]

    def mentions_in(self, span: Span) -> list[tuple[Span, Place]]:
        """Return the mentions of places that begin in a span, each with its place."""
        first, last = bisect.bisect_left(self._mention_starts, span.start), bisect.bisect_left(self._mention_starts, span.end)
        return self._mentions[first:last]

    @cached_property
    def _claim_spans(self) -> list[tuple[Span, Claim]]:
        found: list[tuple[Span, Claim]] = []
        for claim in self.claims:
            attribution = self.attributions.get(claim.attribution or "")
            carried = attribution.carries_on if attribution is not None else ()
            found += [(piece, claim) for piece in (*claim.content, *carried)]
        return sorted(found, key=lambda row: row[0])

    @cached_property
    def _claims_by_sentence(self) -> dict[int, list[int]]:
        return self.scene.by_sentence((number, piece) for number, (piece, _) in enumerate(self._claim_spans))

    @cached_property
    def _mentions(self) -> list[tuple[Span, Place]]:
        return sorted(((span, place) for place in self.places for span in place.mentions), key=lambda row: row[0])

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [span.start for span, _ in self._mentions]

    @cached_property
    def _timed(self) -> list[tuple[Span, When]]:
        return sorted(((when.span, when) for when in self.times if when not in self.runs), key=lambda row: row[0])

    @cached_property
    def _time_starts(self) -> list[int]:
        return [span.start for span, _ in self._timed]


def _last_within(span: Span, facts: Sequence[tuple[Span, Fact]], starts: Sequence[int]) -> Fact | None:
    inside = facts[bisect.bisect_left(starts, span.start) : bisect.bisect_left(starts, span.end)]
    return next((fact for place, fact in reversed(inside) if span.holds(place)), None)
