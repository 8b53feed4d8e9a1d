"""Regions and towns under a spelling that the gazetteer has not, within the countries of the report: "Baghlaan"."""

import functools
import re
from collections.abc import Collection, Mapping

from counterclaim.compiled import find_row
from counterclaim.gazetteer import Entry, find_entries, key_of, strip_generic

_TWICE = re.compile(r"([a-z])\1")
_SHORTEST, _LONG = 6, 8
"""Names of fewer letters are not met by a like one; longer ones than the second may differ by two letters."""


@functools.cache
def _regions(country: str) -> Mapping[str, str]:
    """Return the names of the first-level regions of a country by their keys."""
    names = find_row("gazetteer_regions", country)
    return {key_of(strip_generic(name)): name for name in names.split("|")} if names else {}


def region_like(name: str, countries: Collection[str]) -> Entry | None:
    """Return the one first-level region of the countries whose name differs by a letter or two; None where none or more do.

    >>> region_like("Baghlaan", ["AFG"]).name, region_like("Baghlaan", ["KEN"])
    ('Baghlan', None)
    """
    key = key_of(strip_generic(name))
    most = 2 if len(key) >= _LONG else 1
    if len(key) < _SHORTEST:
        return None
    near = {
        (country, own)
        for country in countries
        for other, own in _regions(country).items()
        if other[:1] == key[:1] and abs(len(other) - len(key)) <= most and _differ(key, other, most) <= most
    }
    if len(near) != 1:
        return None
    country, own = near.pop()
    return next((entry for entry in find_entries(own) if entry.feature == "ADM1" and entry.country == country), None)


def town_like(name: str, countries: Collection[str]) -> Entry | None:
    """Return the largest town of the countries whose name has a letter once that is written twice; None where none has.

    >>> town_like("Mansehrra", ["PAK"]).name, town_like("Mansehrra", ["KEN"])
    ('Mansehra', None)
    """
    key = _TWICE.sub(r"\1", key_of(name))
    if key == key_of(name) or len(key) < _SHORTEST:
        return None
    found = (entry for entry in find_entries(key) if entry.country in countries and key_of(entry.name) == key)
    return next((entry for entry in found if entry.feature in ("PPL", "PPLC")), None)


def _differ(one: str, other: str, most: int) -> int:
    """Return by how many letters two words differ, as far as `most`: each added, left out or changed.

    >>> _differ("basra", "basrah", 2), _differ("kasai", "kivu", 2)
    (1, 3)
    """
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, against in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (letter != against))
        if min(row) > most:
            return most + 1
    return row[-1]
