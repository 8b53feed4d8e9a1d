"""All that was read from a report, or why nothing was."""

from typing import Literal

from counterclaim.records.claims import Actor, Attribution, Claim, Party
from counterclaim.records.facts import Event, Figure, Place, Tally, When
from counterclaim.records.spans import Record


class Reading(Record, frozen=True):
    """All that was read from one report by one reader; facts are in text order."""

    report_id: str
    reader: str
    parties: tuple[Party, ...]
    actors: tuple[Actor, ...]
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    times: tuple[When, ...] = ()
    places: tuple[Place, ...] = ()
    figures: tuple[Figure, ...] = ()
    tallies: tuple[Tally, ...] = ()
    events: tuple[Event, ...] = ()


class Failure(Record, frozen=True):
    """What could not be read: kept and shown, never lost in a log."""

    id: str
    stage: Literal["sources", "parsing", "reading", "store"]
    error: str
    message: str
    name: str | None
    raw_sha256: str | None
    at: str
