"""Tells in which country a region or town lies, without loading the table of names."""

import unicodedata
from collections.abc import Collection

from counterclaim.compiled import find_row
from counterclaim.gazetteer import spelled

_APOSTROPHES = frozenset("'’`ʻ‘")
_GENERIC = frozenset(
    "oblast province region state governorate district county department municipality prefecture krai city town village".split()
)
_COMPASS = frozenset({"north", "south", "east", "west"})
_WORLD = frozenset({"asia", "africa", "europe", "america", "atlantic", "pacific", "sea", "coast", "side", "bank"})
"""Words that by the compass are no part of a country."""


def countries_of(name: str) -> tuple[tuple[str, ...], bool]:
    """Return the countries (alpha-3) that have a region or town of the name, the weightiest first, and whether it stands out.

    The names are those of GeoNames; "Tigray region" and "Tigray" are one.

    >>> countries_of("Dnipropetrovsk region"), countries_of("Nowhere Hills")
    ((('UKR',), True), ((), False))
    >>> countries_of("North Darfur"), countries_of("South Asia")
    ((('SDN',), False), ((), False))
    """
    words, part = _key(name).split(), False
    while words:
        found = find_row("regions", " ".join(words)) or find_row("regions", spelled(" ".join(words)) or " ".join(words))
        if found is not None:
            clear = not found.startswith("?")
            # "North X" lies where X does, if X stands out; that it does by itself is not told.
            return (tuple(found.removeprefix("?").split(",")), clear and not part) if clear or not part else ((), False)
        if words[-1] in _GENERIC:
            words.pop()
        elif words[0] in _GENERIC or words[0] in ("the", "of"):
            words.pop(0)
        elif words[0] in _COMPASS and words[1:] and words[-1] not in _WORLD:
            words.pop(0)
            part = True
        else:
            break
    return (), False


def country_of(name: str, near: Collection[str] = ()) -> str | None:
    """Return the country of a place: one of those that the text speaks of, else the one that stands out, else None.

    >>> country_of("Paris"), country_of("Paris", near=["USA"]), country_of("Tripoli", near=["LBN"])
    ('FRA', 'USA', 'LBN')
    """
    found, clear = countries_of(name)
    spoken = [code for code in found if code in near]
    if spoken:
        return spoken[0]
    return found[0] if found and clear else None


def _key(name: str) -> str:
    folded = unicodedata.normalize("NFD", name.casefold())
    kept = (c for c in folded if unicodedata.category(c) != "Mn" and c not in _APOSTROPHES)
    return " ".join("".join(c if c.isalnum() else " " for c in kept).split())
