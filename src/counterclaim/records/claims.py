"""Who claims what: actors and parties, attributions, claims and how they answer each other."""

from typing import Literal

from counterclaim.records.facts import When
from counterclaim.records.spans import Record, Span

ActorKind = Literal["person", "organisation", "force", "state", "group", "document"]
SpeakerBasis = Literal["name", "surname", "title", "pronoun", "description", "party", "quotation", "carried on"]
Form = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts", "denies", "disputes", "confirms", "declines", "believes", "accuses", "urges", "predicts", "threatens", "promises"
]
Factuality = Literal["asserted", "negated", "possible", "planned", "hypothetical"]
AnswerKind = Literal["repeats", "confirms", "disputes", "denies", "declines", "refers to"]


class Actor(Record, frozen=True):
    """A person, organisation, force, state or unnamed group ("local officials") of one report.

    `party` is the name of the party it speaks for, `sector` a PLOVER sector (GOV, MIL, REB, CVL ...), `country` an ISO 3166-1
    alpha-3 code; None with a reason where the report does not tell. `mentions` are all places that name it, the fullest
    name's among them.
    """

    id: str
    name: str
    kind: ActorKind
    mentions: tuple[Span, ...]
    role: str | None = None
    role_span: Span | None = None
    party: str | None = None
    sector: str | None = None
    country: str | None = None
    reason: str | None = None


class Naming(Record, frozen=True):
    """One way in which a party is named at one place."""

    span: Span
    by: Literal["name", "capital", "seat of power", "demonym", "pronoun", "description"]


class Party(Record, frozen=True):
    """A side that the report names: a state, a movement, a coalition; `kind` is a PLOVER sector or "state"."""

    name: str
    kind: str
    country: str | None
    namings: tuple[Naming, ...]


class Speaker(Record, frozen=True):
    """Who is named at a place (as source, addressee or channel) and to whom that was resolved.

    `actor` is an `Actor.id`; None with a reason where it cannot be told.
    """

    span: Span | None
    actor: str | None
    basis: SpeakerBasis | None = None
    reason: str | None = None


class Attribution(Record, frozen=True):
    """That somebody says something, pinned to the characters that tell so.

    `cue` is None only for a quotation that stands alone. `carries_on` are later sentences of the same speaker that have no
    cue of their own. `parent` is the id of the attribution in whose content this one stands: the links of a chain.
    """

    id: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    form: Form
    speakers: tuple[Speaker, ...]
    reason: str | None = None
    """Why there is no speaker."""
    addressees: tuple[Speaker, ...] = ()
    medium: Span | None = None
    via: tuple[Speaker, ...] = ()
    parent: str | None = None
    carries_on: tuple[Span, ...] = ()
    said_on: When | None = None
    score: float = 1.0


class Answer(Record, frozen=True):
    """How one claim stands to another of the same report, and the characters that say so.

    `claim` is None where what is answered is not itself claimed in the report; `span` is the referring phrase ("the claim").
    """

    kind: AnswerKind
    claim: str | None
    span: Span | None
    why: tuple[Span, ...]
    rule: str
    score: float = 1.0


class Claim(Record, frozen=True):
    """One thing said. `attribution` is None where the outlet says it in its own voice, `factuality` where no event is told."""

    id: str
    attribution: str | None
    content: tuple[Span, ...]
    stance: Stance
    hedged: bool = False
    factuality: Factuality | None = None
    answers: tuple[Answer, ...] = ()
