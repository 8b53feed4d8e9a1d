"""Lines between a headline and the text of a report: who wrote it and where, the letterhead of a release over its day."""

import re
from collections.abc import Sequence

from counterclaim.records import BlockKind
from counterclaim.sources.assemble import Piece
from counterclaim.sources.imprint import is_signature

_ENDED = re.compile("[.!?…][\"'”’»)\\]]{0,3}$")
_LONGEST = 60
_LONGEST_SUBHEAD = 250
_SMALL_WORD = re.compile(r"\s[a-z]{5,}")
_LETTERHEAD = 3
"""So many lines behind one of a letterhead the day of the release may stand."""


def kind_below(
    pieces: Sequence[Piece],
    index: int,
    own: Sequence[BlockKind | None],
    kinds: Sequence[BlockKind],
    folder: str | None = None,
) -> BlockKind | None:
    """Return the kind of a line of the header that stands below the headline; None for one of the body.

    Below a headline in title case "Three Killed in Lima" may be a second one: that is no writer.
    """
    if "headline" not in kinds:
        return None
    dated = own[index + 1 : index + 2] in (["date"], ["dateline"])
    titled = _SMALL_WORD.search(pieces[kinds.index("headline")].text) is None
    if not titled and is_signature(pieces[index].text, folder, dated=dated):
        return "byline"
    if kinds[-1] == "headline" and "subhead" not in kinds and _is_subhead(pieces, index, own):
        return "subhead"
    return "heading" if _is_letterhead(pieces, index, own) else None


def _is_subhead(pieces: Sequence[Piece], index: int, own: Sequence[BlockKind | None]) -> bool:
    text = pieces[index].text
    if len(text) > 400 or index + 1 >= len(pieces) or text.endswith(":"):
        return False
    if not _ENDED.search(text[-8:]):
        return len(text) <= _LONGEST_SUBHEAD
    return any(kind is not None for kind in own[index + 1 : index + 3])


def _is_letterhead(pieces: Sequence[Piece], index: int, own: Sequence[BlockKind | None]) -> bool:
    """Tell whether a line is one of those that a release has over its day: "Office of the Spokesman", "Press Release No 7"."""
    text = pieces[index].text
    if len(text) > _LONGEST or not text[0].isupper() or _ENDED.search(text[-8:]) or text.endswith((":", ",")):
        return False
    after = list(zip(pieces[index + 1 :], own[index + 1 :], strict=False))[:_LETTERHEAD]
    day = next((n for n, (_, kind) in enumerate(after) if kind in ("date", "dateline")), None)
    return day is not None and all(len(piece.text) <= _LONGEST for piece, _ in after[:day])
