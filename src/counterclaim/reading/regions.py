"""Tells in which country a region or town lies, without loading the table of names."""

import unicodedata
from collections.abc import Collection

from counterclaim.lexicon import open_compiled

_APOSTROPHES = frozenset("'’`ʻ‘")
_GENERIC = frozenset(
    "oblast province region state governorate district county department municipality prefecture krai city town village".split()
)


def countries_of(name: str) -> tuple[tuple[str, ...], bool]:
    """Return the countries (alpha-3) that have a region or town of the name, the weightiest first, and whether it stands out.

    The names are those of GeoNames; "Tigray region" and "Tigray" are one.

    >>> countries_of("Dnipropetrovsk region"), countries_of("Nowhere Hills")
    ((('UKR',), True), ((), False))
    """
    words = _key(name).split()
    while words:
        found = _look_up(" ".join(words))
        if found is not None:
            return tuple(found.removeprefix("?").split(",")), not found.startswith("?")
        if words[-1] in _GENERIC:
            words.pop()
        elif words[0] in _GENERIC or words[0] in ("the", "of"):
            words.pop(0)
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


def _look_up(key: str) -> str | None:
    """Find the row by halving the range of bytes; every probe is moved to the start of its line."""
    table, wanted = open_compiled("regions"), key.encode()
    low, high = 0, len(table)
    while low < high:
        middle = (low + high) // 2
        start = table.rfind(b"\n", 0, middle) + 1
        end = table.find(b"\n", start)
        end = len(table) if end < 0 else end
        name, _, value = table[start:end].partition(b"\t")
        if name == wanted:
            return value.decode()
        if name < wanted:
            low = end + 1
        else:
            high = start
    return None
