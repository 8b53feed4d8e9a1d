"""An office with its seat before the name of its holder, all parted by commas: "..., Mayor, Pune, Asha Rao said"."""

from counterclaim.reading.tree import Tree

_LONGEST_SEAT = 3
_LONGEST_OFFICE = 7
_INNER = frozenset({"of", "and", "for", "&"})


def office_before(tree: Tree, first: int) -> range | None:
    """Return the words of office and seat that stand between commas before the first word of a name, None where none may.

    Both are capitalised, and the office begins behind a comma. Whether it is one, a table of titles must tell.
    """
    seat = _run_before(tree, first - 1, _LONGEST_SEAT)
    office = _run_before(tree, seat.start - 1, _LONGEST_OFFICE) if seat is not None else None
    if seat is None or office is None or tree.word(office.start - 1) != ",":
        return None
    return range(office.start, seat.stop)


def _run_before(tree: Tree, comma: int, longest: int) -> range | None:
    """Return the capitalised words that end at a comma."""
    if comma < 1 or tree.word(comma) != ",":
        return None
    start = comma
    while start and comma - start < longest and (tree.word(start - 1)[:1].isupper() or tree.word(start - 1) in _INNER):
        start -= 1
    return range(start, comma) if start < comma and tree.word(start)[:1].isupper() else None
