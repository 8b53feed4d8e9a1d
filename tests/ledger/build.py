"""Statements for the tests of the ledger, in few words."""

import datetime
from typing import Any

from counterclaim.ids import hash_parts
from counterclaim.ledger.statements import Happening, Quantity, Statement, Where
from counterclaim.ledger.words import names_of, stems_of
from counterclaim.records import Span

ADRE = Where(name="Adre", id=1, admin1="Ouaddai", country="TCD", wide=False)
GOZ = Where(name="Goz Beida", id=2, admin1="Sila", country="TCD", wide=False)


def day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


def say(content: str, party: str | None = None, *, on: str = "2024-03-15", report: str = "r1", **fields: Any) -> Statement:
    """Return a statement of a party on a day; `report` and content fix its id."""
    number = int(hash_parts(content)[:4], 16)
    known: dict[str, Any] = {
        "claim": hash_parts("claim", report, content, party),
        "report": report,
        "spans": (Span(number, number + len(content)),),
        "content": content,
        "stance": "asserts",
        "negated": False,
        "real": True,
        "day": None,
        "published": day(on),
        "party": party,
        "speakers": (f"spokesman of {party}",) if party else (),
        "own": party is None,
        "headline": False,
        "stems": stems_of(content),
        "names": names_of(content),
        "parties": frozenset(),
        "places": (ADRE,) if "Adre" in content else (),
        "focus": (ADRE,),
    }
    return Statement(**(known | fields))


def count(low: float, what: str = "killed", unit: str = "people", **fields: Any) -> Quantity:
    known: dict[str, Any] = {
        "figure": hash_parts("figure", low, what, str(sorted(fields.items(), key=str))),
        "span": Span(0, 2),
        "low": low,
        "high": low,
        "bound": "exact",
        "unit": unit,
        "what": what,
        "part": False,
        "vague": False,
    }
    unknown = dict.fromkeys(("kind", "of", "by", "place", "first", "last"))
    return Quantity(**(known | unknown | fields))


def event(name: str, who: str, to_whom: str = "", *, on: str | None = None, place: Where | None = ADRE) -> Happening:
    first = day(on) if on is not None else None
    return Happening(
        event=name,
        type="ASSAULT",
        who=frozenset({who}) - {""},
        to_whom=frozenset({to_whom}) - {""},
        place=place,
        first=first,
        last=first,
        status="happened",
    )
