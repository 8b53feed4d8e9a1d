"""Lines between a headline and the text of a report: who wrote it and where, the letterhead of a release over its day."""

import re
from collections.abc import Sequence

from counterclaim.gazetteer import find_entries
from counterclaim.records import BlockKind
from counterclaim.sources.assemble import Piece

_ENDED = re.compile("[.!?…][\"'”’»)\\]]{0,3}$")
_LONGEST = 60
_LONGEST_SUBHEAD = 250
_SMALL_WORD = re.compile(r"\s[a-z]{5,}")
_WRITER = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}"
_WRITERS = re.compile(
    rf"{_WRITER}(?:(?:,| and| in [A-Z][\w' -]+ and) {_WRITER})* in (?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,2}})"
)
_LETTERHEAD = 3
"""So many lines behind one of a letterhead the day of the release may stand."""


def kind_below(
    pieces: Sequence[Piece], index: int, own: Sequence[BlockKind | None], kinds: Sequence[BlockKind]
) -> BlockKind | None:
    """Return the kind of a line of the header that stands below the headline; None for one of the body.

    Below a headline in title case "Three Killed in Lima" may be a second one: that is no writer.
    """
    if "headline" not in kinds:
        return None
    if not in_title_case(pieces[kinds.index("headline")].text) and _is_writer_in_place(pieces[index].text):
        return "byline"
    if kinds[-1] == "headline" and "subhead" not in kinds and _is_subhead(pieces, index, own):
        return "subhead"
    return "heading" if _is_letterhead(pieces, index, own) else None


def in_title_case(headline: str) -> bool:
    """Tell whether a headline has no longer word in small letters: a line below it that looks like names may be none."""
    return _SMALL_WORD.search(headline) is None


def _is_subhead(pieces: Sequence[Piece], index: int, own: Sequence[BlockKind | None]) -> bool:
    text = pieces[index].text
    if len(text) > 400 or index + 1 >= len(pieces) or text.endswith(":"):
        return False
    if not _ENDED.search(text[-8:]):
        return len(text) <= _LONGEST_SUBHEAD
    return any(kind is not None for kind in own[index + 1 : index + 3])


def _is_writer_in_place(text: str) -> bool:
    """Tell whether a line below the headline is the names of who wrote the report and where: "Ann Lee in Lima"."""
    found = _WRITERS.fullmatch(text)
    return found is not None and bool(find_entries(found["place"]))


def _is_letterhead(pieces: Sequence[Piece], index: int, own: Sequence[BlockKind | None]) -> bool:
    """Tell whether a line is one of those that a release has over its day: "Office of the Spokesman", "Press Release No 7"."""
    text = pieces[index].text
    if len(text) > _LONGEST or not text[0].isupper() or _ENDED.search(text[-8:]) or text.endswith((":", ",")):
        return False
    after = list(zip(pieces[index + 1 :], own[index + 1 :], strict=False))[:_LETTERHEAD]
    day = next((n for n, (_, kind) in enumerate(after) if kind in ("date", "dateline")), None)
    return day is not None and all(len(piece.text) <= _LONGEST for piece, _ in after[:day])
