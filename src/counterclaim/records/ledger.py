"""What many reports say on one matter: links between claims, incidents, matters, origins, and what people judged of them.

Everything here is reckoned from claims and can be rebuilt; statuses describe what was said, never what is so.
"""

from typing import Literal

from counterclaim.records.claims import Stance
from counterclaim.records.facts import Figure, Place
from counterclaim.records.spans import Record, Span

LinkKind = Literal["repeats", "confirms", "contradicts", "revises"]
LinkRule = Literal[
    "said so",
    "same figure",
    "other figure",
    "denial",
    "negation",
    "contrast",
    "other kind",
    "same words",
    "withdrawn",
    "a person",
]
MatterStatus = Literal[
    "single source", "repeated", "disputed", "denied", "counter-figure", "confirmed by the adverse party", "unanswered",
    "declined to comment", "revised", "withdrawn",
]  # fmt: skip
Verdict = Literal["accept", "reject", "correct"]
TargetKind = Literal["link", "incident", "claim", "speaker", "content", "figure"]


class Evidence(Record, frozen=True):
    """Characters of a report that carry one side of a link."""

    report: str
    span: Span


class Link(Record, frozen=True):
    """How one claim stands to another: `claim` repeats, confirms, contradicts or revises `to`; the later one comes first.

    `adverse` tells that the speakers' parties are adverse to each other in the record. `why` are the characters on both sides,
    `rule` what told it, `score` how sure that is, 0 to 1. `was` and `now` are ids of figures where figures tell it. `judged`
    is the id of the judgement that a person passed on it.
    """

    id: str
    kind: LinkKind
    claim: str
    to: str
    rule: LinkRule
    score: float
    adverse: bool = False
    why: tuple[Evidence, ...] = ()
    was: str | None = None
    now: str | None = None
    judged: str | None = None


class Origin(Record, frozen=True):
    """One statement that several claims rest on: by the same speaker on the same day, or the same words."""

    id: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    party: str | None = None
    speaker: str | None = None
    day: str | None = None


class Saying(Record, frozen=True):
    """A claim as the ledger shows it: who says it, when and where it was published, its words and figures.

    `role` is that of the first speaker who has one. `day` is when it was said as the report tells, else that of publication.
    `own` marks the outlet's own voice. `places` are those that its content names, `happened` the first and last day (ISO 8601)
    of the times that it gives to what it tells. `score` is how sure the attribution is, 0 to 1.
    """

    claim: str
    report: str
    spans: tuple[Span, ...]
    content: str
    stance: Stance
    speakers: tuple[str, ...] = ()
    role: str | None = None
    party: str | None = None
    own: bool = False
    negated: bool = False
    day: str | None = None
    outlet: str | None = None
    published: str | None = None
    headline: str | None = None
    figures: tuple[Figure, ...] = ()
    places: tuple[Place, ...] = ()
    happened: tuple[str, str] | None = None
    score: float = 1.0


class Side(Record, frozen=True):
    """What one party says on a matter: its claims in the order in which they were said."""

    party: str | None
    speakers: tuple[str, ...]
    claims: tuple[str, ...]


class Change(Record, frozen=True):
    """A figure that one claimant gave anew: the claims and figures before and after, and the day."""

    was: str
    now: str
    claim: str
    party: str | None
    day: str | None


class Matter(Record, frozen=True):
    """What is contested or told by several: the claims that links join, by party, with the statuses of the matter.

    The id is that of its earliest claim's hash and stays when later claims join. `claims` come in the order in which they were
    said; `first` and `last` are the days of the first and the last (ISO 8601).
    """

    id: str
    claims: tuple[str, ...]
    links: tuple[str, ...]
    sides: tuple[Side, ...]
    statuses: tuple[MatterStatus, ...]
    reports: tuple[str, ...]
    origins: int
    places: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    first: str | None = None
    last: str | None = None


class Incident(Record, frozen=True):
    """What several events and claims are about: a type of event at a place in a time; ids stay as reports join.

    `judged` is the id of the judgement that a person passed on it: where the joining was rejected, each report has its own.
    """

    id: str
    type: str
    events: tuple[str, ...]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    origins: int
    place: str | None = None
    country: str | None = None
    first: str | None = None
    last: str | None = None
    parties: tuple[str, ...] = ()
    judged: str | None = None


class Judgement(Record, frozen=True):
    """What a person decided; kept beside the program's finding and outranking it.

    `target` is the id of a link, an incident, a figure or a claim: of a claim the whole of it, its speaker or its content is
    judged. `value` is what is right instead, where the verdict is "correct": a kind of link, "Jane Roe / Ukraine", "10..12", or
    the characters of a content, "120..245". `undone_at` marks a judgement taken back.
    """

    id: str
    target_kind: TargetKind
    target: str
    verdict: Verdict
    by: str
    at: str
    reason: str | None = None
    value: str | None = None
    undone_at: str | None = None
