"""What the model saw in a report."""

from typing import Literal

from counterclaim.records.spans import Record, Span


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


class PartyWord(Record, frozen=True):
    """A word (index of a token) that may name for whom a source speaks: the log-odds that it does, against nobody."""

    token: int
    odds: float


class Role(Record, frozen=True):
    """A stretch of text that serves an attribution as source, cue or piece of content.

    `party_words` of a source are the words with a capital around it; whether they name a party is for the tables to tell.
    """

    kind: Literal["source", "cue", "content"]
    span: Span
    score: float
    party_words: tuple[PartyWord, ...] = ()


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
