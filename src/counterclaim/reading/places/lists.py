"""What toponyms tell of each other where they stand together: "X, Y" and "X in Y", and lists of first-level regions."""

import itertools
import re
from collections.abc import Iterator, Sequence

from counterclaim.gazetteer import Entry, find_alias, find_entries, key_of
from counterclaim.reading.places.names import Toponym

_LEVELS = {"CONT": 4, "RGN": 4, "PCLI": 3, "PCLD": 3, "ADM1": 2}
_APART = frozenset({"in", "to", "from", "at", "near", "on", "with", "and"})
"""Words between two names after which the second does not lie in the first: "Kenya's embassy in Lima"."""
_JOINER = re.compile(r"(?:,|,? and|,? or|, then) (?:[\w-]+ in )?")
"""What stands between the names of a list: "in Oregon, Idaho and Utah", "two in Oregon, three in Idaho"."""
_STOP = re.compile(r"[.!?:;]\s")
_LARGE = 100_000


def containers_of(text: str, toponyms: Sequence[Toponym]) -> dict[int, tuple[str, ...]]:
    """Return, by number of the toponym, the names of what it is said to lie in: "X, Y", "X in Y", "Y's X".

    >>> from counterclaim.records import Span
    >>> text = "The road to Tehuacán, Puebla, was closed on Monday."
    >>> containers_of(text, [Toponym(Span(12, 20), "Tehuacán", None, False), Toponym(Span(22, 28), "Puebla", None, False)])
    {0: ('Puebla',)}
    """
    found: dict[int, tuple[str, ...]] = {}
    for number, (inner, outer) in enumerate(itertools.pairwise(toponyms)):
        if inner.span.end > outer.span.start:
            continue
        gap = text[inner.span.end : outer.span.start]
        if len(gap) > 40 or "\n" in gap:
            continue
        if (gap in (", ", " (") and _level(outer) <= _level(inner) and not _is_state_of(inner, outer)) or (
            gap == ", " and _is_listed(toponyms, number, text)
        ):
            continue  # "Oregon, Washington and Texas"
        if gap in (", ", " in ", ", in ", " (", ", in the ") or _is_in(gap):
            found[number] = (*found.get(number, ()), outer.name)
        elif gap in ("'s ", "’s ") or (gap.startswith(("'s ", "’s ")) and len(gap) < 20 and not _APART & set(gap.split())):
            found[number + 1] = (*found.get(number + 1, ()), inner.name)
    for number in sorted(found, reverse=True):
        # "X, Y, Z": what Y lies in X lies in too.
        for outer_name in found[number]:
            if number + 1 in found and toponyms[number + 1].name == outer_name:
                found[number] = (*found[number], *found[number + 1])
    return found


def regions_among(text: str, toponyms: Sequence[Toponym]) -> frozenset[int]:
    """Return the numbers of the toponyms that are first-level regions by where they stand, though towns have their names too.

    Such are the last of "Buffalo, New York" and all in a list that most others of are nothing but regions: "Oregon, Washington
    and Idaho".

    >>> from counterclaim.records import Span
    >>> text = "The road to Tehuacán, Puebla, was closed on Monday."
    >>> regions_among(text, [Toponym(Span(12, 20), "Tehuacán", None, False), Toponym(Span(22, 28), "Puebla", None, False)])
    frozenset({1})
    """
    return frozenset((*_behind_towns(text, toponyms), *_in_lists(text, toponyms)))


def _behind_towns(text: str, toponyms: Sequence[Toponym]) -> Iterator[int]:
    for number, (inner, outer) in enumerate(itertools.pairwise(toponyms)):
        if text[inner.span.end : outer.span.start] != ", ":
            continue
        named = _regions(outer)
        inside = {(entry.country, entry.admin1) for entry in find_entries(inner.name) if entry.feature != "ADM1"}
        if any((entry.country, entry.admin1) in inside for entry in named):
            yield number + 1


def _in_lists(text: str, toponyms: Sequence[Toponym]) -> Iterator[int]:
    for run in _runs(text, toponyms):
        clear = {number for number in run if _is_region_alone(toponyms[number])}
        countries = {entry.country for number in clear for entry in _regions(toponyms[number])}
        unclear = [number for number in run if number not in clear]
        fitting = [number for number in unclear if any(entry.country in countries for entry in _regions(toponyms[number]))]
        if clear and 2 * (len(clear) + len(fitting)) > len(run):
            yield from (*clear, *fitting)


def _runs(text: str, toponyms: Sequence[Toponym]) -> Iterator[list[int]]:
    """Yield the numbers of toponyms that follow one another with nothing but commas and conjunctions between."""
    run = [0]
    for number, (one, other) in enumerate(itertools.pairwise(toponyms)):
        if _JOINER.fullmatch(text[one.span.end : other.span.start]):
            run.append(number + 1)
            continue
        if len(run) > 1:
            yield run
        run = [number + 1]
    if len(run) > 1:
        yield run


def _regions(toponym: Toponym) -> list[Entry]:
    return [entry for entry in find_entries(toponym.name) if entry.feature == "ADM1" and _is_own(entry, toponym)]


def _is_region_alone(toponym: Toponym) -> bool:
    """Tell whether a name is that of a first-level region and of no country or larger town."""
    entries = [entry for entry in find_entries(toponym.name) if _is_own(entry, toponym)]
    rivals = (entry for entry in entries if entry.feature[:3] == "PCL" or entry.feature == "PPLC" or entry.people >= _LARGE)
    return bool(_regions(toponym)) and all(entry.feature == "ADM1" for entry in rivals)


def _is_own(entry: Entry, toponym: Toponym) -> bool:
    """Tell whether a place is called so itself, in full or short ("Conn."), and not only beside its own name."""
    return key_of(entry.name) == key_of(toponym.name) or find_alias(toponym.name) is not None


def _level(toponym: Toponym) -> int:
    """Return how large a thing a name can be at the most: 4 a continent, 3 a country, 2 a first-level region, 1 less."""
    own = (entry for entry in find_entries(toponym.name) if _is_own(entry, toponym))
    return max((_LEVELS.get(entry.feature, 1) for entry in own), default=1)


def _is_state_of(inner: Toponym, outer: Toponym) -> bool:
    """Tell whether a name is that of a first-level region of a country: "Georgia, United States"."""
    countries = {entry.country for entry in find_entries(outer.name) if entry.feature == "PCLI"}
    return any(entry.feature == "ADM1" and entry.country in countries for entry in find_entries(inner.name))


def _is_listed(toponyms: Sequence[Toponym], number: int, text: str) -> bool:
    """Tell whether two names are the first of a list: "Texas, Oregon, and Ohio" of names of one level."""
    if number + 2 >= len(toponyms):
        return False
    inner, outer, third = toponyms[number : number + 3]
    gap = text[outer.span.end : third.span.start] if outer.span.end < third.span.start else ""
    return gap in (", and ", " and ", ", ", ", or ", " or ") and _level(inner) == _level(outer) == _level(third) != 1


def _is_in(gap: str) -> bool:
    """Tell whether what stands between two names says that the first lies in the second: " in Ukraine's eastern "."""
    words = gap.replace(",", " ").split()
    if _STOP.search(gap):
        return False
    return bool(words) and words[0] in ("in", "of") and len(words) <= 4 and "and" not in words
