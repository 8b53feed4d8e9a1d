"""The tables of parties, titles and institutions, made ready for finding their phrases in a text.

A user's rows may leave columns out, all but the first: what is left out is empty, or the most cautious value.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from counterclaim.lexicon import Row, load_rows
from counterclaim.reading.phrases import PhraseTable
from counterclaim.records import ActorKind

NamedBy = Literal["name", "capital", "seat of power", "demonym"]


class PartyRow(NamedTuple):
    """A party of the tables."""

    name: str
    kind: str
    country: str | None


class PartyName(NamedTuple):
    """What a phrase can stand for; `sure` is False where it counts only if the report names the party otherwise, too."""

    party: str
    by: NamedBy
    sure: bool


class Title(NamedTuple):
    """A word for what somebody is; `speaks` is the class of the table."""

    name: str
    speaks: str
    plural: bool
    gender: str | None


class Institution(NamedTuple):
    """A word for a body; `party` is filled where the word alone tells whose it is."""

    term: str
    kind: ActorKind | Literal["outlet"]
    level: str
    party: str | None


class Vocabulary(NamedTuple):
    """All tables of one lexicon folder."""

    parties: dict[str, PartyRow]
    by_country: dict[str, str]
    last_words: dict[str, frozenset[str]]
    """Of each party that is no state, the words that its names end in ("fund", "agency")."""
    names: PhraseTable[tuple[PartyName, ...]]
    loud_names: PhraseTable[tuple[PartyName, ...]]
    """The same names in capital letters, for headlines and wires that shout."""
    titles: PhraseTable[Title]
    institutions: PhraseTable[Institution]


@cache
def load_vocabulary(lexicon: str | None = None) -> Vocabulary:
    """Return the tables `parties`, `titles` and `institutions`, with the user's rows after ours.

    >>> load_vocabulary().parties["Kenya"].country
    'KEN'
    """
    rows = load_rows("parties", lexicon)
    names = _party_names(rows)
    loud = [(phrase.upper(), value) for phrase, value in names.items() if phrase != phrase.upper() and len(phrase) > 3]
    parties = {
        _bare(row["name"]): PartyRow(_bare(row["name"]), row.get("kind", "UNK"), row.get("country", "") or None) for row in rows
    }
    return Vocabulary(
        parties=parties,
        by_country={row.country: row.name for row in reversed(parties.values()) if row.kind == "state" and row.country},
        last_words=_last_words(rows),
        names=PhraseTable(names.items()),
        loud_names=PhraseTable([*loud, *names.items()]),
        titles=PhraseTable(_titles(load_rows("titles", lexicon)), fold=True),
        institutions=PhraseTable(_institutions(load_rows("institutions", lexicon)), fold=True),
    )


def cells(cell: str) -> list[str]:
    """Return the values of a cell, which a bar parts."""
    return [value.strip() for value in cell.split("|") if value.strip()]


def _bare(value: str) -> str:
    return value.removesuffix("?")


def _party_names(rows: tuple[Row, ...]) -> dict[str, tuple[PartyName, ...]]:
    found: dict[str, dict[str, PartyName]] = defaultdict(dict)
    for row in rows:
        party = _bare(row["name"])
        for phrase, by in _phrases(row):
            name = PartyName(party, by, not phrase.endswith("?"))
            found[_bare(phrase)].setdefault(party, name)
            if by == "demonym" and _bare(phrase)[-1] not in "sh":
                found[_bare(phrase) + "s"].setdefault(party, name)
    return {phrase: tuple(values.values()) for phrase, values in found.items()}


def _phrases(row: Row) -> Iterator[tuple[str, NamedBy]]:
    yield row["name"], "name"
    columns: tuple[tuple[str, NamedBy], ...] = (
        ("others", "name"),
        ("capitals", "capital"),
        ("seats", "seat of power"),
        ("demonyms", "demonym"),
    )
    for column, by in columns:
        for phrase in cells(row.get(column, "")):
            yield phrase, by


def _last_words(rows: tuple[Row, ...]) -> dict[str, frozenset[str]]:
    return {
        _bare(row["name"]): frozenset(
            _bare(phrase).split()[-1].lower() for phrase in [row["name"], *cells(row.get("others", ""))]
        )
        for row in rows
        if row.get("kind", "UNK") not in ("state", "none")
    }


def _titles(rows: tuple[Row, ...]) -> Iterator[tuple[str, Title]]:
    """Singular and plural, and "ex-minister" beside "minister"; other spellings are plural where they say so."""
    for row in rows:
        gender = row.get("gender", "") or None
        yield row["title"], Title(row["title"], row.get("class", "none"), False, gender)
        yield "ex-" + row["title"], Title(row["title"], row.get("class", "none"), False, gender)
        if row.get("plural", ""):
            yield row.get("plural", ""), Title(row["title"], row.get("class", "none"), True, gender)
        for other in cells(row.get("others", "")):
            plural = other.endswith(("s", "people", "men")) and not other.endswith(("ss", "affaires"))
            yield other, Title(row["title"], row.get("class", "none"), plural, gender)


def _institutions(rows: tuple[Row, ...]) -> Iterator[tuple[str, Institution]]:
    kinds: dict[str, ActorKind | Literal["outlet"]] = {
        "organisation": "organisation",
        "force": "force",
        "group": "group",
        "document": "document",
        "outlet": "outlet",
    }
    for row in rows:
        body = Institution(
            row["term"],
            kinds.get(row.get("kind", "UNK"), "organisation"),
            row.get("level", "none"),
            row.get("party", "") or None,
        )
        yield row["term"], body
        if row["term"].endswith(("try", "cy")):
            yield row["term"][:-1] + "ies", body
        elif row["term"].islower() and not row["term"].endswith("s"):
            yield row["term"] + "s", body
