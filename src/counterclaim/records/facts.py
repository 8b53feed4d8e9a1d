"""What claims hold: times, places, figures, tallies of figures, and events, each pinned to its characters.

`claim` is the id of the innermost claim whose content (or what carries it on) the fact stands in; None where it is part of
none.
"""

from typing import Literal

from counterclaim.records.spans import Record, Span

WhenKind = Literal["date", "time", "duration", "set"]
WhenBasis = Literal["written", "reckoned from the report's date", "reckoned from another time", "unknown"]
Precision = Literal["point", "town", "district", "region", "country", "area"]
Bound = Literal["exact", "about", "at least", "at most", "up to", "over", "under"]
Status = Literal["happened", "ongoing", "planned", "hypothetical", "negated"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
"""The types of PLOVER 2.0."""


class When(Record, frozen=True):
    """A time: its characters, EDTF (ISO 8601-2), first and last day (ISO 8601), and what it was reckoned from.

    `kind` is a TIMEX3 type: a date, a time of day, a duration, or a set ("every Friday"). A duration has `duration` (ISO
    8601, "P3Y"; X for an unknown number, "PXD"), and days only where the text fixes them; a set has it where it recurs by it.
    `anchor` is the id of the time of the text that it was reckoned from.
    """

    span: Span
    edtf: str | None
    first: str | None
    last: str | None
    basis: WhenBasis
    reason: str | None = None
    id: str = ""
    kind: WhenKind = "date"
    duration: str | None = None
    anchor: str | None = None
    claim: str | None = None


class Place(Record, frozen=True):
    """A place that the report names; `mentions` are all spans that name it, `metonyms` those that stand for a government.

    `name`, `geonames` (id), `feature` (GeoNames code: PPL, ADM1 ...), `admin1` (name), `country` (ISO 3166-1 alpha-3) and
    WGS84 degrees are the gazetteer's; None with a reason where it does not tell. `precision` says what a point would hide: a
    region is never its middle.
    """

    id: str
    mentions: tuple[Span, ...]
    name: str
    precision: Precision | None
    geonames: int | None = None
    feature: str | None = None
    admin1: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    metonyms: tuple[Span, ...] = ()
    reason: str | None = None
    score: float = 1.0


class Participant(Record, frozen=True):
    """Who does something or to whom it is done: the characters, and whom they stand for in this report.

    `actor` is an `Actor.id`, `party` a `Party.name`, `sector` a PLOVER sector (GOV, MIL, REB, CVL ...), `country` ISO 3166-1
    alpha-3. All are None, with a reason, where the report does not tell.
    """

    span: Span
    name: str
    actor: str | None = None
    party: str | None = None
    sector: str | None = None
    country: str | None = None
    reason: str | None = None


class Figure(Record, frozen=True):
    """A number of something that the report gives: how many of what, what became of it, and its bounds.

    `span` is the number with the words that bound it ("an estimated 1,300"). `low` and `high` enclose the value; None is
    open. `vague` marks words that stand for no number ("dozens" is 24 or more). `whole` is the number that it is a share of
    ("58 of 59"). `unit` is what is counted in the plural ("people", "drones", "vehicles"), or a unit of measure ("km2",
    "minutes", "USD", "percent"); `kind` is a finer sort of it as written ("civilians", "decoy drones"); `counted` the
    characters that say so. `what` names what happened to it ("killed", "launched", "shot down"), `what_span` the characters.
    `by` is who did it, `of` whose the counted are, `to` whom or where they were sent or given. `place` and `when` are ids of
    a Place and a When, `part_of` the id of the figure that holds this one ("including two children"). `further` marks
    "another two", "a further 31".
    """

    id: str
    span: Span
    low: float | None
    high: float | None
    bound: Bound
    unit: str | None
    kind: str | None = None
    counted: Span | None = None
    what: str | None = None
    what_span: Span | None = None
    by: tuple[Participant, ...] = ()
    of: tuple[Participant, ...] = ()
    to: tuple[Participant, ...] = ()
    place: str | None = None
    when: str | None = None
    part_of: str | None = None
    whole: float | None = None
    vague: bool = False
    further: bool = False
    claim: str | None = None


class Tally(Record, frozen=True):
    """A sum or remainder among the figures of one claimant: shown, never corrected.

    `total` and `parts` are ids of figures. `rest` is total less parts: 0 where they add up; of a remainder what is not
    accounted for. `claimant` is the party that gives all of them, None for the outlet.
    """

    kind: Literal["sum", "remainder"]
    total: str
    parts: tuple[str, ...]
    rest: float
    claimant: str | None = None


class Event(Record, frozen=True):
    """Who did what to whom, as one claim has it: a PLOVER 2.0 type and mode, pinned to the word that tells it.

    `who` are PLOVER's actors, `to_whom` its recipients; of a meeting all are `who`. `place` and `when` are ids of a Place and
    a When, `figures` ids of figures. `status` is how the claim presents it.
    """

    id: str
    type: EventType
    trigger: Span
    mode: str | None = None
    who: tuple[Participant, ...] = ()
    to_whom: tuple[Participant, ...] = ()
    place: str | None = None
    when: str | None = None
    figures: tuple[str, ...] = ()
    status: Status = "happened"
    claim: str | None = None
