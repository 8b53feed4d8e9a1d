"""What the words of a report tell of where a place lies: "X, in Chad's Lac region", "X in central Somalia", "X, Texas".

What is told so holds whatever the gazetteer has of the name elsewhere, and of a place that it has not at all.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from counterclaim.gazetteer import Entry, find_entries, find_of_side, key_of
from counterclaim.reading.places.names import Toponym

_LANDS = frozenset({"PCLI", "PCLD", "ADM1"})
_SIDE = r"(?:(?:far |the )?(?:north|south|east|west|centr)[\w-]*(?: (?:part|half|tip|corner|end) of)? )?"
_KIND = r"(?:(?:region|province|state|district|county|department|governorate|prefecture|islands?) of )?"
_APPOSED = r"(?:,? an? [\w -]{0,30}?(?:town|city|village|hamlet|settlement|port|suburb|district|area))?"
_PART = r"(?: (?:area|sector|neighbou?rhood|quarter|suburb|locality|side))?"
_IN = re.compile(rf"{_PART}{_APPOSED},? (?:in|of) (?:the )?{_SIDE}(?:the )?{_KIND}")
_ADDRESS = re.compile(r", ")
_AFTER = re.compile(r"\s*(?:[,.;:)(\n]|$|—|–|- )")
_OWN = re.compile(r"['’]s? (?:own )?(?:[a-z-]+ )?")
_LINKED = re.compile(r"(.{4,}?)[ -](?:de|du|des|del|della|di|do|da|la|sur|sous|of|upon|am|an der|bei)[ -](?:[dl]['’])?.")
_LISTED = re.compile(r"(?:,|,? and) ")
_MANY = re.compile(r"\b(?:towns|cities|villages|settlements|hamlets|communities) of $|\b(?:near|in|at|around|outside) $")
_OF_TOWN = re.compile(r"\b(?:town|village|settlement|hamlet) of $")
_FRONT = re.compile(r"(?:^|\n|[.!?]['\"”’]? |[-–—] )(?:[A-Z][a-z]+, )?In (?:the )?$")
_SENTENCE = re.compile(r"[.!?]['\"”’]?(?: [A-Z\"“]|\n|$)|\n")
_BEFORE = 32
_PLAIN = frozenset("gulf bay isle island islands republic kingdom state states strait city town port province region".split())
_LARGE = 100_000
"""A place of so many people is known by its name alone: words about it may tell of something else."""


class Lies(NamedTuple):
    """Where a place lies as far as it is told: ISO 3166-1 alpha-3 and the name of the first-level region."""

    country: str
    admin1: str | None = None


def outers_of(text: str, toponyms: Sequence[Toponym]) -> dict[int, tuple[int, ...]]:
    """Return, by number of the toponym, the numbers of those that it is told in plain words to lie in.

    >>> from counterclaim.records import Span
    >>> text = "A camp at Ambo, in central Chad, was hit."
    >>> outers_of(text, [Toponym(Span(10, 14), "Ambo", None, False), Toponym(Span(27, 31), "Chad", None, False)])
    {0: (1,)}
    """
    found: dict[int, tuple[int, ...]] = {}
    for number, (inner, outer) in enumerate(itertools.pairwise(toponyms)):
        if inner.span.end > outer.span.start or not _is_told(text, inner, outer):
            continue
        found[number] = (number + 1, *_owned(text, toponyms, number + 1))
    _add_listed(text, toponyms, found)
    _add_fronted(text, toponyms, found)
    for number in sorted(found, reverse=True):
        # "X in Y in Z": what Y lies in X lies in, too.
        found[number] = tuple(dict.fromkeys((*found[number], *found.get(found[number][-1], ()))))
    return found


def _add_listed(text: str, toponyms: Sequence[Toponym], found: dict[int, tuple[int, ...]]) -> None:
    """Give the first of a list what is told of its last: "the villages of X and Y in Chad's Lac region"."""
    for number in range(len(toponyms) - 2, -1, -1):
        one, other = toponyms[number], toponyms[number + 1]
        if number not in found and number + 1 in found and _LISTED.fullmatch(text[one.span.end : other.span.start]):
            first = number
            while first > 0 and _LISTED.fullmatch(text[toponyms[first - 1].span.end : toponyms[first].span.start]):
                first -= 1
            if _MANY.search(text, max(0, toponyms[first].span.start - _BEFORE), toponyms[first].span.start):
                found[number] = found[number + 1]


def _add_fronted(text: str, toponyms: Sequence[Toponym], found: dict[int, tuple[int, ...]]) -> None:
    """Give a town of which nothing else is told the region that its sentence opens with: "In Lac region, the village of X"."""
    for number, outer in enumerate(toponyms):
        owner = (
            toponyms[number - 1] if number and _OWN.fullmatch(text[toponyms[number - 1].span.end : outer.span.start]) else outer
        )
        if outer.kind != "region" or not _FRONT.search(text, max(0, owner.span.start - _BEFORE), owner.span.start):
            continue
        if text[outer.span.end : outer.span.end + 2] != ", ":
            continue
        end = stop.start() if (stop := _SENTENCE.search(text, outer.span.end)) is not None else len(text)
        around = (number,) if owner is outer else (number - 1, number)
        for inner in range(number + 1, len(toponyms)):
            if toponyms[inner].span.end > end:
                break
            if inner not in found and _OF_TOWN.search(
                text, max(0, toponyms[inner].span.start - _BEFORE), toponyms[inner].span.start
            ):
                found[inner] = around


def _is_told(text: str, inner: Toponym, outer: Toponym) -> bool:
    gap = text[inner.span.end : outer.span.start]
    wide = outer.kind in ("region", "district") or inner.kind == "facility" or _is_land(outer.name)
    if len(gap) > 80 or not wide:
        return False
    if _ADDRESS.fullmatch(gap):
        # "In Lima, Peru's president": the country is an address only where the sentence goes on without it.
        return not _is_land(inner.name) and _AFTER.match(text, outer.span.end) is not None
    return _IN.fullmatch(gap) is not None


def _owned(text: str, toponyms: Sequence[Toponym], number: int) -> Iterator[int]:
    """Yield the region that a country owns behind its name: "Chad's Lac region"."""
    if number + 1 >= len(toponyms):
        return
    gap = text[toponyms[number].span.end : toponyms[number + 1].span.start]
    if _OWN.fullmatch(gap) and (toponyms[number + 1].kind is not None or _is_land(toponyms[number + 1].name)):
        yield number + 1


def _is_land(name: str) -> bool:
    """Tell whether a country, first-level region or other land has a name for its own, or no other place has it."""
    entries = (*find_of_side(name), *find_entries(name))
    return any(entry.feature in (*_LANDS, "RGN") for entry in entries[:1]) or any(
        entry.feature in _LANDS and key_of(entry.name) == key_of(name) for entry in entries
    )


def fits(entry: Entry, outers: Sequence[Entry], *, own: bool = True) -> bool:
    """Tell whether a place can lie where it is told to: in one of the lands, as far as they have borders here.

    A large city is known by its `own` name, whatever is told beside it, not by another that a small place bears, too.
    """
    bounded = [outer for outer in outers if outer.feature in _LANDS and outer.country]
    if not bounded or not entry.country or (own and entry.people >= _LARGE) or entry.feature.startswith("PCL"):
        return True
    # "In Chad's Lac region": what lies in the country alone lies not in the region.
    states = {outer.country for outer in bounded if outer.feature == "PCLI"}
    narrow = [outer for outer in bounded if outer.feature == "ADM1" and outer.country in states]
    return any(lies_in(entry, outer) for outer in narrow or bounded)


def lies_in(entry: Entry, outer: Entry) -> bool:
    """Tell whether a place lies in a country or first-level region."""
    if outer.feature == "ADM1":
        return (entry.country, entry.admin1) == (outer.country, outer.admin1)
    return entry.country == outer.country


def where(outers: Iterable[Entry]) -> Lies | None:
    """Return where something lies by the resolved lands that it is told to lie in, the narrowest first."""
    bounded = [outer for outer in outers if outer.country]
    region = next((outer for outer in bounded if outer.admin1 and not outer.feature.startswith("PCL")), None)
    if region is not None:
        return Lies(region.country, region.admin1)
    return Lies(bounded[0].country) if bounded else None


def full_names(toponyms: Sequence[Toponym]) -> Mapping[str, str]:
    """Return the long name, by key, of each name that is the beginning of one told in full before.

    >>> from counterclaim.records import Span
    >>> long, short = "Villa Nueva del Campo", "Villa Nueva"
    >>> full_names([Toponym(Span(0, 21), long, None, False), Toponym(Span(30, 41), short, None, False)])
    {'villa nueva': 'villa nueva del campo'}
    """
    found: dict[str, str] = {}
    longer: dict[str, str] = {}
    for toponym in toponyms:
        key = key_of(toponym.name)
        if key in longer:
            found[key] = longer[key]
        head = _LINKED.match(toponym.name)
        if head is not None and head[1].lower().split()[-1] not in _PLAIN:
            longer.setdefault(key_of(head[1]), key)
    return found
