"""The PLOVER sector of who is named: a government, an army, rebels, civilians."""

import functools

from counterclaim.lexicon import load_rows

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
                found = table.get(" ".join(part[end - length : end]))
                if found is not None:
                    return found
    return None


def sector_of_kind(kind: str) -> str | None:
    """Return the sector of a party by its kind in `data/parties.tsv`: states have several, so none."""
    return _OF_PARTIES.get(kind, kind)
