"""The gazetteer: which places a name can stand for. Two sorted tables of GeoNames, mapped into memory and searched by halving.

Towns of 500 people and more, first- and second-level regions, countries. `training/gazetteer.py` compiles them.
"""

import functools
import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from counterclaim.compiled import find_row, rows_behind
from counterclaim.lexicon import Row, load_rows

_GENERIC = re.compile(
    r"\b(?:oblast'?|oblasts|provinces?|regions?|states?|governorates?|districts?|count(?:y|ies)|parish|departments?"
    r"|municipality|prefectures?|people['’]?s republic|republic|krai|kray|respublika|territory|autonomous|division|muhafazat"
    r"|voivodeship|canton|emirate|rayon|raion|borough|township|island|islands|city|the|of|wilayat?|shire|area|zone)\b",
    re.IGNORECASE,
)
_DROPPED = "'’`ʻʼ‘."
_SIDES = {"north": "nord", "south": "sud", "east": "est", "west": "ouest"}
_LARGE = 100_000
"""People of a town that news names without its article; first-level regions are, whatever their size."""
_TWICE = re.compile(r"([a-z])\1")


class Entry(NamedTuple):
    """A place: GeoNames id, name, WGS84 degrees, ISO 3166-1 alpha-3, name of the first-level region, feature code, people."""

    id: int
    name: str
    latitude: float
    longitude: float
    country: str
    admin1: str
    feature: str
    people: int


@functools.lru_cache(maxsize=100_000)
def key_of(name: str) -> str:
    """Return the form under which a name is looked up: lower case, no accents, no apostrophes, single spaces.

    >>> key_of("Côte d'Ivoire"), key_of("St. John's"), key_of("Ust-Kut")
    ('cote divoire', 'st johns', 'ust kut')
    """
    plain = unicodedata.normalize("NFD", name.casefold())
    kept = (c if c.isalnum() else " " for c in plain if c not in _DROPPED and unicodedata.category(c) not in ("Mn", "Cf"))
    words = "".join(kept).split()
    return " ".join("st" if word == "saint" else word for word in words)


def strip_generic(name: str) -> str:
    """Return the name of a region without the words for what it is.

    >>> strip_generic("Ternopil Oblast"), strip_generic("Republic of Dagestan")
    ('Ternopil', 'Dagestan')
    """
    return " ".join(_GENERIC.sub(" ", name).split())


@functools.cache
def _areas(lexicon: str | None) -> dict[str, Entry]:
    return {
        key_of(row["name"]): Entry(0, row["name"], float(row["latitude"]), float(row["longitude"]), "", "", row["feature"], 0)
        for row in load_rows("areas", lexicon)
    }


@functools.cache
def _aliases(lexicon: str | None) -> dict[str, Row]:
    return {row["alias"]: row for row in load_rows("place_aliases", lexicon)}


def find_alias(name: str, lexicon: str | None = None) -> Row | None:
    """Return the row of a short form of a place ("W.Va."), with or without spaces behind its stops."""
    known = _aliases(lexicon)
    return known.get(name) or (known.get(name.replace(". ", ".")) if "." in name else None)


@functools.lru_cache(maxsize=50_000)
def find_entries(name: str, lexicon: str | None = None) -> tuple[Entry, ...]:
    """Return the places that a name can stand for, those with most people first; an area (`data/areas.tsv`) has the id 0.

    Raises:
        ModelError: the gazetteer is missing or altered.

    >>> [entry.country for entry in find_entries("Nairobi")][:1]
    ['KEN']
    >>> find_entries("Qwertzuiop")
    ()
    >>> [(entry.name, entry.country) for entry in find_entries("Anbar") if entry.feature == "ADM1"]
    [('Al Anbar', 'IRQ')]
    """
    alias = find_alias(name, lexicon)
    if alias is not None:
        named = find_entries(alias["name"], lexicon)
        return tuple(e for e in named if e.country == alias["country"] and e.feature == alias["feature"])[:1]
    key = key_of(name)
    area = _areas(lexicon).get(key)
    if area is not None:
        return (area,)
    found = _under(key) or _under(spelled(key, lexicon))
    bare = key.partition(" ")[0] not in _spellings("article", lexicon)
    larger = _entries(_articled(lexicon).get(key)) if bare else ()
    articled = {entry for entry in larger if entry.feature == "ADM1" or entry.people >= _LARGE} - set(found)
    return tuple(sorted((*found, *articled), key=lambda entry: (-entry.people, entry.id))) if articled else found


@functools.lru_cache(maxsize=10_000)
def find_of_side(name: str) -> tuple[Entry, ...]:
    """Return the regions whose name has another form of the word for a side: "North Red Sea" is listed as "Northern Red Sea".

    >>> [entry.name for entry in find_of_side("North Red Sea")], find_of_side("Northern France")
    (['Northern Red Sea'], ())
    >>> [entry.name for entry in find_of_side("North Kivu")]
    ['Nord Kivu']
    """
    if name[:1] not in "NSEWnsew":
        return ()
    side, _, rest = strip_generic(name).partition(" ")
    bare = side.lower().removesuffix("ern")
    if bare not in _SIDES or not rest:
        return ()
    others = (bare if side.lower() != bare else f"{bare}ern", _SIDES[bare])
    found = ((f"{other} {rest}", entry) for other in others for entry in find_entries(f"{other} {rest}"))
    return tuple(entry for listed, entry in found if entry.feature == "ADM1" and key_of(entry.name) == key_of(listed))


@functools.cache
def _spellings(kind: str, lexicon: str | None) -> dict[str, str]:
    return {row["word"]: row["listed"] for row in load_rows("place_spellings", lexicon) if row["kind"] == kind}


def spelled(key: str, lexicon: str | None = None) -> str:
    """Return a name as the gazetteer spells its words (`data/place_spellings.tsv`); nothing where none is spelled otherwise.

    >>> spelled("tel rifaat"), spelled("bandung")
    ('tall rifat', '')
    """
    words, listed = key.split(" "), _spellings("spelling", lexicon)
    spelled = [listed.get(word) or _TWICE.sub(r"\1", word) for word in words]
    return " ".join(spelled) if len(words) > 1 and not listed.keys().isdisjoint(words) else ""


def _under(key: str) -> tuple[Entry, ...]:
    """Return the places of a key in the table of names."""
    return _entries(find_row("gazetteer_names", key) if key else None)


def _entries(ids: str | None) -> tuple[Entry, ...]:
    found = (_entry(int(id)) for id in ids.split(",")) if ids is not None else ()
    return tuple(entry for entry in found if entry is not None)


@functools.cache
def _articled(lexicon: str | None) -> Mapping[str, str]:
    """Return the ids of the places whose names begin with an article, by the rest of their keys."""
    found: dict[str, list[str]] = {}
    for article in _spellings("article", lexicon):
        for key, ids in rows_behind("gazetteer_names", f"{article} "):
            found.setdefault(key, []).append(ids)
    return {key: ",".join(ids) for key, ids in found.items()}


@functools.lru_cache(maxsize=100_000)
def _entry(id: int) -> Entry | None:
    line = find_row("gazetteer_places", f"{id:08}")
    if line is None:
        return None
    name, latitude, longitude, country, admin1, feature, people = line.split("\t")
    return Entry(id, name, float(latitude), float(longitude), country, admin1, feature, int(people))
