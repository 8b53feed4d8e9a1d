"""Every record type: the vocabulary of the project. Read `claims.py` and `facts.py` first.

Records are frozen. Each one points into `Report.text` by `Span`; what is not known is None, with a reason beside it.
The names here are the names in SQL, JSON, pages and docs.
"""

from counterclaim.records.claims import (
    Actor,
    ActorKind,
    Answer,
    AnswerKind,
    Attribution,
    Claim,
    Factuality,
    Form,
    Naming,
    Party,
    Speaker,
    SpeakerBasis,
    Stance,
)
from counterclaim.records.facts import (
    Bound,
    Event,
    EventType,
    Figure,
    Participant,
    Place,
    Precision,
    Status,
    Tally,
    When,
    WhenBasis,
    WhenKind,
)
from counterclaim.records.parses import (
    Frame,
    Mention,
    MentionKind,
    Parse,
    Role,
    Token,
)
from counterclaim.records.readings import (
    Failure,
    Reading,
)
from counterclaim.records.reports import (
    Block,
    BlockKind,
    Dateline,
    Omission,
    Published,
    PublishedBasis,
    Report,
    Run,
)
from counterclaim.records.spans import (
    Record,
    Span,
)

__all__ = [
    "Actor",
    "ActorKind",
    "Answer",
    "AnswerKind",
    "Attribution",
    "Block",
    "BlockKind",
    "Bound",
    "Claim",
    "Dateline",
    "Event",
    "EventType",
    "Factuality",
    "Failure",
    "Figure",
    "Form",
    "Frame",
    "Mention",
    "MentionKind",
    "Naming",
    "Omission",
    "Parse",
    "Participant",
    "Party",
    "Place",
    "Precision",
    "Published",
    "PublishedBasis",
    "Reading",
    "Record",
    "Report",
    "Role",
    "Run",
    "Span",
    "Speaker",
    "SpeakerBasis",
    "Stance",
    "Status",
    "Tally",
    "Token",
    "When",
    "WhenBasis",
    "WhenKind",
]
