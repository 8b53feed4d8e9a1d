"""Draws the statements of a report, its claims as the ledger compares them, from its reading."""

import re
from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.ledger.issuers import issuer_of
from counterclaim.ledger.losses import claims_himself, losing_side
from counterclaim.ledger.statements import Happening, Quantity, Statement, Where, ordinal, where_of
from counterclaim.ledger.turned import is_turned, was_said_before
from counterclaim.ledger.words import names_of, noun_of, stems_of
from counterclaim.quantities import counts_own, force_of, is_whole
from counterclaim.records import (
    Attribution,
    Claim,
    Event,
    Figure,
    Participant,
    Party,
    Reading,
    Report,
    Span,
    Stance,
    When,
)

_OWN = re.compile(
    r"(?:it|we)|(?:its|our|his|her|their)(?:\s+own)?\s+(?:armed\s+|security\s+)?"
    r"(?:forces?|troops|army|military|soldiers|men|fighters|units?|country|nation|government|state|side|group|movement)",
    re.IGNORECASE,
)
"""By what a speaker names his own side."""
_GROUP = re.compile(r"(?:the|that|this) (?:armed )?(?:group|movement|militia|organi[sz]ation)", re.IGNORECASE)
"""By what others name an armed movement that was named before."""
_ARMIES = frozenset({"army", "military", "forces"})
_BACK = 2
"""Claims back to one that tells what a bare figure counts."""
_BARE = 5
_HEAD = 30
"""Characters within which the name of its subject stands in a claim: "masked fighters of the M23"."""


def statements_of(report: Report, reading: Reading) -> tuple[Statement, ...]:
    """Return the claims of a report as statements, in their order."""
    found: list[Statement] = []
    for statement in _Reader(report, reading).statements():
        found.append(_with_fates(statement, found[-_BACK:]))
    return tuple(found)


def _with_fates(statement: Statement, before: Sequence[Statement]) -> Statement:
    """Read a bare figure as counting what its claimant counted right before: "18 had died ... she had first counted 15"."""
    if not statement.quantities or len(statement.content.split()) > _BARE:
        return statement
    told = [q for one in before if set(one.speakers) & set(statement.speakers) for q in one.quantities if q.what is not None]
    fates = {quantity.unit: quantity.what for quantity in told[::-1]}
    given = tuple(
        msgspec.structs.replace(quantity, what=fates.get(quantity.unit)) if quantity.what is None else quantity
        for quantity in statement.quantities
    )
    return msgspec.structs.replace(statement, quantities=given)


class _Reader:
    def __init__(self, report: Report, reading: Reading) -> None:
        self._report, self._reading = report, reading
        self._attributions = {one.id: one for one in reading.attributions}
        self._actors = {actor.id: actor for actor in reading.actors}
        self._times = {when.id: when for when in reading.times}
        self._places = {place.id: where_of(place) for place in reading.places}
        self._published = ordinal(report.published.edtf)
        self._focus = self._find_focus()
        self._issuer = issuer_of(report, reading)
        self._headlines = [block.span for block in report.blocks if block.kind in ("headline", "subhead")]

    def statements(self) -> Iterable[Statement]:
        for claim in self._reading.claims:
            if claim.content:
                yield self._statement(claim, self._attributions.get(claim.attribution or ""))

    def _statement(self, claim: Claim, attribution: Attribution | None) -> Statement:
        spans = claim.content
        content = " ".join(span.of(self._report.text) for span in spans)
        speakers = attribution.speakers if attribution is not None else ()
        actors = [self._actors[speaker.actor] for speaker in speakers if speaker.actor in self._actors]
        party = next((actor.party for actor in actors if actor.party), self._issuer if attribution is None else None)
        quantities = tuple(
            _owned(self._quantity(figure, attribution, party, spans), claim.stance, party)
            for figure in self._reading.figures
            if figure.unit and _within(figure.span, spans)
        )
        told = (event for event in self._reading.events if _within(event.trigger, spans))
        # Who "accused its fighters" speaks of another's.
        own = None if claim.stance == "accuses" else party
        events = tuple(self._happening(event, own) for event in told)
        said = ordinal(attribution.said_on.first) if attribution is not None and attribution.said_on is not None else None
        return Statement(
            claim=claim.id,
            report=self._report.id,
            spans=spans,
            content=content,
            stance=claim.stance,
            negated=claim.factuality == "negated",
            real=claim.factuality in ("asserted", "negated", None),
            day=said,
            published=self._published,
            party=party,
            speakers=tuple(actor.name for actor in actors),
            source=_words_for(attribution, self._report.text) if not actors else None,
            own=attribution is None and self._issuer is None,
            headline=any(block.holds(spans[0]) for block in self._headlines),
            stems=stems_of(content),
            names=names_of(content),
            parties=self._parties(spans, events),
            places=self._inside(spans),
            focus=self._focus,
            near=self._near(spans),
            quantities=quantities,
            events=events,
            former=attribution is not None
            and attribution.cue is not None
            and was_said_before(self._report.text, attribution.cue),
            turned=is_turned(self._report.text, self._block_of(spans[0]), spans[0]),
            declines=tuple(answer.claim for answer in claim.answers if answer.kind == "declines" and answer.claim),
            land=next((one.country for one in self._reading.parties if one.name == party and one.kind == "state"), None),
            leads=self._leading(spans[0]),
        )

    def _block_of(self, content: Span) -> Span:
        return next((block.span for block in self._report.blocks if block.span.holds(content)), content)

    def _inside(self, spans: Sequence[Span]) -> tuple[Where, ...]:
        return tuple(
            self._places[place.id]
            for place in self._reading.places
            if any(span.holds(mention) for span in spans for mention in place.mentions if mention not in place.metonyms)
        )

    def _near(self, spans: Sequence[Span]) -> tuple[Where, ...]:
        if any(not place.wide for place in self._inside(spans)):
            return ()
        block = self._block_of(spans[0])
        before = Span(block.start, max(spans[0].start, block.start + 1))
        return tuple(place for place in self._inside([before]) if not place.wide)

    def _parties(self, spans: Sequence[Span], events: Sequence[Happening]) -> frozenset[str]:
        named = {
            party.name
            for party in self._reading.parties
            if any(span.holds(naming.span) for span in spans for naming in party.namings)
        }
        return frozenset(named.union(*(event.who | event.to_whom for event in events)))

    def _leading(self, content: Span) -> str | None:
        named = [(naming.span.start, party.name) for party in self._reading.parties for naming in party.namings]
        return next((name for start, name in sorted(named) if content.start <= start < content.start + _HEAD), None)

    def _find_focus(self) -> tuple[Where, ...]:
        """Return the towns and regions that the report speaks of more than once, or in its first lines.

        From where it was written is no such place, unless the report speaks of it, too.
        """
        early = next((block.span.end for block in self._report.blocks if block.kind == "paragraph"), 0)
        line = self._report.dateline.place_span if self._report.dateline is not None else None
        found = [
            place
            for place in self._reading.places
            if (len(place.mentions) > 1 or place.mentions[0].start < early) and not self._places[place.id].wide
        ]
        told = [place for place in found if any(line is None or not line.holds(mention) for mention in place.mentions)]
        return tuple(self._places[place.id] for place in told)

    def _days(self, id: str | None) -> tuple[int | None, int | None]:
        when = self._times.get(id or "")
        return (ordinal(when.first), ordinal(when.last)) if isinstance(when, When) else (None, None)

    def _quantity(self, figure: Figure, attribution: Attribution | None, party: str | None, claim: Sequence[Span]) -> Quantity:
        cue = attribution.cue if attribution is not None else None
        # "She had counted 15": counting is not what happened to them.
        said = cue is not None and figure.what_span is not None and cue.overlaps(figure.what_span)
        first, last = self._days(figure.when)
        by = _side(figure.by, party) or (party if claims_himself(self._report.text, figure.span, claim) else None)
        # Whose soldiers a state has killed are another's.
        others = [one for one in self._reading.parties if one.name != by]
        return Quantity(
            figure=figure.id,
            span=figure.span,
            low=figure.low,
            high=figure.high,
            bound=figure.bound,
            unit=figure.unit or "",
            kind=figure.kind,
            what=None if said else figure.what,
            of=_side(figure.of, party)
            or (party if counts_own(self._report.text, figure.span) else None)
            or losing_side(self._report.text, figure, claim, party, others),
            by=by,
            place=self._places.get(figure.place or ""),
            first=first,
            last=last,
            part=figure.part_of is not None or figure.further or not is_whole(self._report.text, figure.span),
            vague=figure.vague,
        )

    def _meant(self, event: Event, named: Sequence[Participant], others: Sequence[Participant]) -> frozenset[str]:
        """Return whose men are meant where nobody says it: soldiers are the land's, rebels the report's one movement."""
        sectors = {one.sector for one in named if one.party is None and _names_men(one.name)}
        if "MIL" in sectors:
            own = [self._places[event.place]] if event.place in self._places else []
            country = next((place.country for place in (*own, *self._focus) if place.country), None)
            found = _states_in(self._reading.parties, country)
        elif "REB" in sectors or any(_GROUP.fullmatch(one.name) for one in named if one.party is None):
            found = {party.name for party in self._reading.parties if party.kind in ("REB", "PRM")}
        else:
            return frozenset()
        return frozenset(found) if len(found) == 1 and not found & {one.party for one in others} else frozenset()

    def _parties_of(self, event: Event, party: str | None) -> tuple[frozenset[str], frozenset[str]]:
        who = frozenset(side for one in event.who if (side := one.party or _own_party(one, party)))
        to_whom = frozenset(one.party for one in event.to_whom if one.party)
        if event.type == "ASSAULT":
            to_whom = to_whom or self._meant(event, event.to_whom, event.who)
        if event.type in ("ASSAULT", "COERCE", "PROTEST"):
            who = who or self._meant(event, event.who, event.to_whom)
        return who, to_whom

    def _happening(self, event: Event, party: str | None) -> Happening:
        first, last = self._days(event.when)
        who, to_whom = self._parties_of(event, party)
        return Happening(
            event=event.id,
            type=event.type,
            mode=event.mode,
            who=who,
            to_whom=to_whom,
            place=self._places.get(event.place or ""),
            first=first,
            last=last,
            status=event.status,
            stems=stems_of(event.trigger.of(self._report.text)),
            hit=frozenset(noun_of(one.name) for one in event.to_whom if one.party is None) - {""},
        )


def _owned(quantity: Quantity, stance: Stance, party: str | None) -> Quantity:
    """Read a loss that somebody confirms as his own side's: "acknowledged the loss of 12 soldiers"."""
    open_ended = quantity.of is None and quantity.by is None and quantity.what == "lost"
    return msgspec.structs.replace(quantity, of=party) if open_ended and stance == "confirms" else quantity


def _states_in(parties: Iterable[Party], country: str | None) -> set[str]:
    return {party.name for party in parties if country and party.kind == "state" and party.country == country}


def _names_men(name: str) -> bool:
    """Tell whether words are for the men of a side, as "the soldiers" and "the army" are; a "drone attack" is nobody's."""
    return any(force_of(word) or word in _ARMIES for word in name.lower().split())


def _side(named: Sequence[Participant], party: str | None) -> str | None:
    """Return the party named, else the speaker's own where his side is meant: "its soldiers"."""
    return _party(named) or next((party for one in named if _own_party(one, party)), None)


def _own_party(one: Participant, party: str | None) -> str | None:
    """Return the speaker's party where a claim tells of its own side: "it had sunk two boats"."""
    return party if _OWN.fullmatch(one.name) else None


def _words_for(attribution: Attribution | None, text: str) -> str | None:
    """Return the words for a speaker, None where they are a pronoun that tells nobody."""
    words = attribution.source.of(text).lower() if attribution is not None and attribution.source is not None else ""
    return words.removeprefix("the ").removeprefix("a ") if " " in words or len(words) > len("others") else None


def _within(span: Span, spans: Sequence[Span]) -> bool:
    return any(piece.holds(span) for piece in spans)


def _party(participants: Sequence[Participant]) -> str | None:
    return next((one.party for one in participants if one.party), None)
