"""A claim as the ledger compares it: who says it and when, its words, places, figures and events."""

import datetime
from collections.abc import Iterable, Mapping

from counterclaim.records import (
    Bound,
    Place,
    Record,
    Span,
    Stance,
)

DENYING: frozenset[Stance] = frozenset({"denies", "disputes"})
TELLING: frozenset[Stance] = frozenset({"asserts", "accuses", "confirms", "believes"})


class Where(Record, frozen=True):
    """A place as far as places are compared: GeoNames id or name, region, country, and whether it is more than a region."""

    name: str
    id: int | None
    admin1: str | None
    country: str | None
    wide: bool


class Quantity(Record, frozen=True):
    """A figure as it is compared: its value, what it counts, what happened, of whom, where and when."""

    figure: str
    span: Span
    low: float | None
    high: float | None
    bound: Bound
    unit: str
    kind: str | None
    what: str | None
    of: str | None
    by: str | None
    place: Where | None
    first: int | None
    last: int | None
    part: bool
    vague: bool


class Happening(Record, frozen=True):
    """An event as it is compared: PLOVER type and mode, parties on both sides, place, days and status."""

    event: str
    type: str
    who: frozenset[str]
    to_whom: frozenset[str]
    place: Where | None
    first: int | None
    last: int | None
    status: str
    mode: str | None = None
    stems: frozenset[str] = frozenset()
    """Stems of the words that tell it: "seal" and "off"."""
    hit: frozenset[str] = frozenset()
    """Stems of the nouns for the people and things, none of them a party, to whom it is done: "hospital", "convoy"."""


class Statement(Record, frozen=True):
    """One claim, ready to be compared; days are ordinals (`datetime.date.toordinal`), names and words are stems."""

    claim: str
    report: str
    spans: tuple[Span, ...]
    content: str
    stance: Stance
    negated: bool
    real: bool
    """Told as a fact: not planned, hypothetical or only possible."""
    day: int | None
    published: int | None
    party: str | None
    speakers: tuple[str, ...]
    own: bool
    """The outlet's own voice; not that of a side which has put the report out itself."""
    headline: bool
    stems: frozenset[str]
    names: frozenset[str]
    parties: frozenset[str]
    places: tuple[Where, ...]
    focus: tuple[Where, ...]
    near: tuple[Where, ...] = ()
    """Towns and regions told before the claim in its paragraph, where it names none itself."""
    quantities: tuple[Quantity, ...] = ()
    events: tuple[Happening, ...] = ()
    former: bool = False
    """Told as said before: "it had first put it at 15"."""
    turned: bool = False
    """Told in words that set it against what stands before: "but police put the toll at 13"."""
    source: str | None = None
    """The words for a speaker whom no name or body tells: "mayor"."""
    declines: tuple[str, ...] = ()
    """Ids of claims of its report that the claim declines to comment on."""
    land: str | None = None
    """The country whose state tells the claim."""
    leads: str | None = None
    """The party whose name stands at the head of the claim: "fighters of the M23 had crossed the border"."""

    @property
    def time(self) -> int:
        """The day by which claims are put in order: when it was said, else published; 0 where neither is known."""
        return self.day or self.published or 0

    @property
    def order(self) -> tuple[int, bool, int, str, int, str]:
        """What claims are put in order by: their day, on one day what is told as said before first, then their place."""
        return self.time, not self.former, self.published or 0, self.report, self.spans[0].start, self.claim


def where_of(place: Place) -> Where:
    """Return a place of a report as places are compared."""
    wide = place.precision in ("country", "area") or place.feature == "PCLI"
    return Where(name=place.name, id=place.geonames, admin1=place.admin1, country=place.country, wide=wide)


def ordinal(edtf: str | None) -> int | None:
    """Return the ordinal of the first day of a date, None where it is not known to the day."""
    try:
        return None if edtf is None else datetime.date.fromisoformat(edtf[:10]).toordinal()
    except ValueError:
        return None


def iso(day: int | None) -> str | None:
    """Return the day of an ordinal as ISO 8601 has it."""
    return None if not day else datetime.date.fromordinal(day).isoformat()


def by_claim(statements: Iterable[Statement]) -> Mapping[str, Statement]:
    """Return statements by the id of their claim."""
    return {statement.claim: statement for statement in statements}
