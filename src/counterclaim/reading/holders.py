"""Tells for whom a well-known office holder speaks where a report names one without saying so.

What the report itself says always outranks this table: that is the caller's rule, so ask here only about a person whose side
the report does not tell. An entry says for whom somebody speaks, never that it is right. The rows of `holders.tsv` are
heads of all states, and ministers, leaders and spokespeople of states, movements and bodies, chosen by one rule for all.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from counterclaim.errors import OptionError
from counterclaim.lexicon import Row, load_rows
from counterclaim.records import Record

_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "ə": "e", "‐": " ", "‑": " ", "–": " "})
_MARKS = str.maketrans("-", " ", ".,'\"`")
_ARTICLES = frozenset({"al", "el"})


class Holder(Record, frozen=True):
    """Who holds an office, and the party (a name of `parties.tsv`) that such a person speaks for."""

    name: str
    office: str
    party: str


class _Term(NamedTuple):
    """A holder's time in office: the first and the last day, the latter "9999-12-31" while it lasts."""

    since: str
    until: str
    holder: Holder


def known_holder(name: str, day: str | None, lexicon: str | None = None) -> Holder | None:
    """Return the office holder of a full name on a day (ISO 8601, None where unknown), or None where that is not clear.

    The whole name must be that of a row, or one of its other spellings; case, accents, hyphens, apostrophes, full stops and the
    Arabic article do not count, and a surname alone is never enough. Who has always spoken for one party is known from a year
    before the office to a year after it, and without a day; who has changed sides is known only on a day in office.

    Raises:
        OptionError: a row of the table has a date that is none, or a party that `parties.tsv` does not name.

    >>> known_holder("Antonio Guterres", "2012-03-01").party, known_holder("António Guterres", "2020-03-01").party
    ('UN Refugee Agency', 'United Nations')
    >>> known_holder("Antonio Guterres", None), known_holder("Guterres", "2020-03-01")
    (None, None)
    """
    terms = _terms(lexicon).get(name_key(name), ())
    one_side = len({term.holder.party for term in terms}) == 1
    if day is None or not _DATE.fullmatch(day):
        return terms[-1].holder if one_side else None
    day += "-01-01"[len(day) - 4 :]
    for grace in (0, 1) if one_side else (0,):
        fitting = [term for term in terms if _shifted(term.since, -grace) <= day <= _shifted(term.until, grace)]
        if fitting:
            return fitting[-1].holder if len({term.holder.party for term in fitting}) == 1 else None
    return None


def name_key(name: str) -> str:
    """Return a name as the table compares it; empty for a single word.

    >>> name_key("Abdel-Fattah al-Burhan"), name_key("İbrahim Kalın"), name_key("Gideon Sa’ar"), name_key("al-Sisi")
    ('abdel fattah burhan', 'ibrahim kalin', 'gideon saar', '')
    """
    plain = name.casefold().translate(_MARKS)
    if not plain.isascii():
        plain = unicodedata.normalize("NFD", plain.translate(_LETTERS))
        plain = "".join(c for c in plain if c.isalnum() or c.isspace())
    words = plain.split()
    if not _ARTICLES.isdisjoint(words):
        words = [word for word in words if word not in _ARTICLES]
    return " ".join(words) if len(words) > 1 else ""


def _shifted(date: str, years: int) -> str:
    return f"{min(int(date[:4]) + years, 9999):04}{date[4:]}"


@cache
def _terms(lexicon: str | None) -> Mapping[str, Sequence[_Term]]:
    """Return the terms of every spelling, by their first day; a later row of the same name and first day overrules."""
    parties = {row["name"].removesuffix("?") for row in load_rows("parties", lexicon) if row["kind"] != "none"}
    rows = {(name_key(row["name"]), row["since"]): row for row in load_rows("holders", lexicon)}
    found: dict[str, list[_Term]] = defaultdict(list)
    for (name, _), row in rows.items():
        term = _read_term(row, parties)
        others = [name_key(other) for other in row["others"].split("|")] if row["others"] else []
        for key in filter(None, {name, *others}):
            found[key].append(term)
    return {key: sorted(terms, key=lambda term: term.since) for key, terms in found.items()}


def _read_term(row: Row, parties: set[str]) -> _Term:
    """Read a row; a year or month counts from its first to its last day."""
    name, party, since, until = row["name"], row["party"], row["since"], row["until"] or "9999"
    for date in (since, until):
        if not _DATE.fullmatch(date):
            raise OptionError(f"holders.tsv: {name!r} has {date!r} for a date; write a year, YYYY-MM or YYYY-MM-DD")
    if party not in parties:
        raise OptionError(f"holders.tsv: {name!r} speaks for {party!r}, which parties.tsv does not name")
    holder = Holder(name=name, office=row["office"], party=party)
    return _Term(since + "-01-01"[len(since) - 4 :], until + "-12-31"[len(until) - 4 :], holder)
