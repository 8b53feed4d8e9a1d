"""The PLOVER sector of who is named: a government, an army, rebels, civilians."""

import functools
from collections.abc import Iterable, Mapping

import msgspec

from counterclaim.lexicon import load_rows
from counterclaim.records import Actor, Party

_LONGEST = 4
_OF_PARTIES = {"state": None, "none": None, "UNK": None}


@functools.cache
def _table(lexicon: str | None) -> dict[str, str]:
    return {row["words"].lower(): row["sector"] for row in load_rows("sectors", lexicon)}


def sector_of(name: str, lexicon: str | None = None) -> str | None:
    """Return the sector that the last words of a name tell, else its first ones; None where none does.

    The sectors are those of PLOVER 2.0 (openeventdata/PLOVER, manual, actors).

    >>> sector_of("Kenyan troops"), sector_of("the Interior Ministry"), sector_of("rebel commanders"), sector_of("the bridge")
    ('MIL', 'COP', 'REB', None)
    """
    table = _table(lexicon)
    words = name.lower().replace("’s", "").replace("'s", "").split()
    for i in range(len(words)):
        if "rebel" in words[i] or words[i] in ("insurgent", "militant", "separatist", "guerrilla"):
            return "REB"
    head = words[
        : next((i for i, word in enumerate(words) if i and word in ("of", "for", "in", "at", "from", "to")), len(words))
    ]
    for part in (head, words):
        for length in range(min(_LONGEST, len(part)), 0, -1):
            for end in range(len(part), length - 1, -1):
                phrase = " ".join(part[end - length : end])
                found = table.get(phrase) or table.get(phrase.removesuffix("s"))
                if found is not None:
                    return found
    return None


def add_sectors(actors: Iterable[Actor], parties: Iterable[Party], lexicon: str | None = None) -> tuple[Actor, ...]:
    """Return the actors with their sectors: that of the role, else of the name, else of the party where it has one alone."""
    kinds = {party.name: sector_of_kind(party.kind) for party in parties}
    return tuple(msgspec.structs.replace(actor, sector=_sector(actor, kinds, lexicon)) for actor in actors)


def _sector(actor: Actor, kinds: Mapping[str, str | None], lexicon: str | None) -> str | None:
    own = kinds.get(actor.party or "")
    if own is not None:
        return own
    if actor.role is not None and (sector := sector_of(actor.role, lexicon)) is not None:
        return sector
    if actor.kind == "state":
        return "GOV"
    return None if actor.kind == "person" else sector_of(actor.name, lexicon)


def sector_of_kind(kind: str) -> str | None:
    """Return the sector of a party by its kind in `data/parties.tsv`: states have several, so none."""
    return _OF_PARTIES.get(kind, kind)
