"""Every record type: the vocabulary of the project.

Records are frozen. Each one points into `Report.text` by `Span`; what is not known is None, with a reason beside it.
The names here are the names in SQL, JSON, pages and docs.
"""

from typing import Literal

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records: frozen, compared by value."""


class Span(msgspec.Struct, frozen=True, order=True):
    """A half-open range of Unicode code points of `Report.text`.

    >>> Span(0, 6).of("Russia says all troops have left")
    'Russia'
    >>> Span(0, 6).overlaps(Span(5, 9)), Span(0, 6).holds(Span(2, 6))
    (True, True)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of the span."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Tell whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end


# --- Report: what was published -------------------------------------------------------------------------------

BlockKind = Literal[
    "headline", "subhead", "byline", "agency", "caption", "dateline", "date", "heading", "paragraph", "quotation", "item"
]


class Block(Record, frozen=True):
    """A part of the report, in reading order; blocks never overlap.

    A dateline that opens a paragraph ("KYIV, April 26 (Agency) -") is a block of its own, directly before the paragraph's.
    """

    kind: BlockKind
    span: Span


class Run(Record, frozen=True):
    """`length` characters of `Report.text` that stem from `source_length` characters of the decoded source.

    The two lengths are equal where characters stand for one another one by one: copied, or a single line break that became a
    space. They differ where one thing became another: a character reference (`&amp;`), or a line break with its indent that
    became one space. A `source_length` of 0 marks characters that were put in between blocks. Runs cover the text without
    a gap.
    """

    start: int
    length: int
    source_start: int
    source_length: int


class Omission(Record, frozen=True):
    """A piece of the source that is not the report: a comment form, a share bar, a related story."""

    text: str
    reason: str
    source_start: int
    source_end: int


class Dateline(Record, frozen=True):
    """Where and when a report says it was written; None for the part that it does not give."""

    place: str | None = None
    place_span: Span | None = None
    date_text: str | None = None
    date_span: Span | None = None


PublishedBasis = Literal["given", "metadata", "dateline", "dateline and weekday", "dateline and years", "unknown"]


class Published(Record, frozen=True):
    """The day of publication as EDTF (ISO 8601-2), how it was found, and why not where it was not."""

    edtf: str | None
    basis: PublishedBasis
    reason: str | None = None
    span: Span | None = None


class Report(Record, frozen=True):
    """One report: its text, fixed for ever, with what is known of where it came from."""

    id: str
    text: str
    blocks: tuple[Block, ...]
    source_map: tuple[Run, ...]
    omitted: tuple[Omission, ...] = ()
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    dateline: Dateline | None = None
    published: Published = Published(edtf=None, basis="unknown", reason="not looked for")
    language: str | None = None
    url: str | None = None
    retrieved_at: str | None = None
    name: str | None = None
    """The file or address that the bytes were read from."""
    media_type: Literal["text/plain", "text/html"] = "text/plain"
    encoding: str = "utf-8"
    raw_sha256: str = ""
    version_of: str | None = None
    """Id of the earlier report at the same address that this one replaces."""

    @property
    def headline(self) -> str | None:
        """The text of the first headline block."""
        return self.first("headline")

    def first(self, kind: BlockKind) -> str | None:
        """Return the text of the first block of a kind, or None."""
        return next((block.span.of(self.text) for block in self.blocks if block.kind == kind), None)

    def source_span(self, span: Span) -> tuple[int, int]:
        """Return the first and last-plus-one character of the decoded source that the span stems from."""
        starts: list[int] = []
        ends: list[int] = []
        for run in self.source_map:
            if run.start + run.length <= span.start or run.start >= span.end or run.source_length == 0:
                continue
            if run.length == run.source_length:
                starts.append(run.source_start + max(0, span.start - run.start))
                ends.append(run.source_start + min(run.length, span.end - run.start))
            else:
                starts.append(run.source_start)
                ends.append(run.source_start + run.source_length)
        if not starts:
            raise ValueError(f"characters {span.start} to {span.end} stem from nothing in the source")
        return min(starts), max(ends)


# --- Parse: what the model saw -------------------------------------------------------------------------------


class Token(Record, frozen=True):
    """A word: UD part of speech, head (index of a token, -1 for a root), UD relation and lemma.

    `factuality` runs from -3 (its author is sure that it is not so) over 0 (open) to 3 (sure that it is); it means something at
    words for events. The scale is that of Lee et al. 2015 (UW), which grades that of FactBank (Saurí and Pustejovsky 2009).
    """

    span: Span
    upos: str
    head: int
    relation: str
    lemma: str = ""
    factuality: float = 0.0


MentionKind = Literal["person", "organisation", "place", "nationality", "other", "force", "facility", "weapon"]


class Mention(Record, frozen=True):
    """A name in the text; scores run from 0 to 1, and are 1 for what a rule found by itself.

    The model tells the first five kinds apart; `model_kind` is its own where a rule gave the name a finer one.
    """

    span: Span
    kind: MentionKind
    score: float
    model_kind: MentionKind | None = None

    @property
    def broad(self) -> MentionKind:
        """The kind as the model sees it: a force is most often an organisation, a facility a place or an organisation."""
        return self.model_kind or self.kind


class Role(Record, frozen=True):
    """A stretch of text that serves an attribution as source, cue or piece of content."""

    kind: Literal["source", "cue", "content"]
    span: Span
    score: float


class Frame(Record, frozen=True):
    """One attribution as the model links it: indices into `Parse.roles`."""

    cue: int
    source: int | None
    contents: tuple[int, ...]
    score: float


class Parse(Record, frozen=True):
    """Tokens, sentences, mentions and attribution roles of one report, in text order."""

    report_id: str
    tokens: tuple[Token, ...]
    sentences: tuple[Span, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...]
    frames: tuple[Frame, ...]
    model: str


# --- Reading: who claims what ---------------------------------------------------------------------------------

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

    `party` is the name of the party it speaks for, `country` an ISO 3166-1 alpha-3 code; None with a reason where the
    report does not tell. `mentions` are all places that name it, the fullest name's among them.
    """

    id: str
    name: str
    kind: ActorKind
    mentions: tuple[Span, ...]
    role: str | None = None
    role_span: Span | None = None
    party: str | None = None
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


class When(Record, frozen=True):
    """A time: its characters, EDTF, first and last day (ISO 8601), and what it was reckoned from."""

    span: Span
    edtf: str | None
    first: str | None
    last: str | None
    basis: Literal["written", "reckoned from the report's date", "unknown"]
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


class Reading(Record, frozen=True):
    """All that was read from one report by one reader."""

    report_id: str
    reader: str
    parties: tuple[Party, ...]
    actors: tuple[Actor, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]


class Failure(Record, frozen=True):
    """What could not be read: kept and shown, never lost in a log."""

    id: str
    stage: Literal["sources", "parsing", "reading", "store"]
    error: str
    message: str
    name: str | None
    raw_sha256: str | None
    at: str
