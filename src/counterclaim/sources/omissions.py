"""What stands around a report and is no part of it, told by rows of text (data/omissions.tsv)."""

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.lexicon import load_rows
from counterclaim.records import Omission
from counterclaim.sources.assemble import Piece, cut

_ENDED = re.compile("[.!?…][\"'”’»)\\]]{0,3}$")
_SLUG = re.compile(
    r"(?:(?:UPDATE|WRAPUP|CORRECTED|CORRECTION|REFILE|RPT|REPEAT|EXCLUSIVE|FACTBOX|TIMELINE|INSTANT VIEW|ANALYSIS|INSIGHT)"
    r"(?: ?[0-9]{1,2})?(?:-|: | [-–—] )\s*)+(?=\S)"
)
_SPACES = re.compile(r"\s+")
_LONGEST_ROW = 400
_LONGEST_TITLE = 160
_LONGEST_SHOWN = 2_000
SIGNS = "a line of signs"
SLUG = "an agency's word for the version"


class _Row(NamedTuple):
    text: str
    longest: int
    after: str
    reason: str


class _Rows(NamedTuple):
    whole: dict[str, _Row]
    start: dict[str, list[_Row]]
    within: list[_Row]


@functools.cache
def _load(folder: str | None) -> _Rows:
    rows = _Rows({}, {}, [])
    for cells in load_rows("omissions", folder):
        row = _Row(cells["text"].casefold(), int(cells["longest"] or _LONGEST_ROW), cells["after"], cells["reason"])
        if cells["where"] == "whole":
            rows.whole[row.text] = row
        elif cells["where"] == "start":
            rows.start.setdefault(row.text[:2], []).append(row)
        else:
            rows.within.append(row)
    return rows


def _find(text: str, folder: str | None) -> _Row | None:
    if len(text) > _LONGEST_ROW:
        return None
    if not any(map(str.isalnum, text)):
        return _Row("", _LONGEST_ROW, "", SIGNS)
    plain = _SPACES.sub(" ", text.replace("’", "'")).strip(" \t*#|>»•·-–—").casefold()
    rows = _load(folder)
    if whole := rows.whole.get(plain.rstrip(" :.!…")):
        return whole
    for row in rows.start.get(plain[:2], ()):
        if len(plain) <= row.longest and plain.startswith(row.text) and not plain[len(row.text) : len(row.text) + 1].isalpha():
            return row
    return next((row for row in rows.within if len(plain) <= row.longest and row.text in plain), None)


def find_reason(text: str, folder: str | None = None) -> str | None:
    """Return why a piece of text is no part of a report; None where it may be one.

    >>> find_reason("Leave a Reply"), find_reason("Russia says all troops have left the region.")
    ('comment form', None)
    """
    row = _find(text, folder)
    return row.reason if row else None


def part_pieces(pieces: Sequence[Piece], folder: str | None = None) -> tuple[list[Piece], list[Omission]]:
    """Return the pieces that may be the report, and what is left out with its reason.

    A row can speak for what follows it: `titles` takes the short lines without a full stop below "Related stories"; `all` takes
    what stands below a comment form, where no long paragraph follows any more.
    """
    kept: list[Piece] = []
    omitted: list[Omission] = []
    last_long = max((index for index, piece in enumerate(pieces) if _is_body(piece.text, folder)), default=-1)
    after = reason = ""
    for index, piece in enumerate(pieces):
        text = piece.text
        row = _find(text, folder)
        if row is not None:
            after, reason = row.after or (after if row.text == "" else ""), row.reason
        elif not ((after == "titles" and _is_title(text)) or (after == "all" and index > last_long)):
            after = ""
            kept.append(piece)
            continue
        omitted.append(omit(piece, reason))
    return kept, omitted


def omit(piece: Piece, reason: str) -> Omission:
    """Return the omission of a piece; a long text is shown by its beginning."""
    start, end = piece.source
    return Omission(text=piece.text[:_LONGEST_SHOWN], reason=reason, source_start=start, source_end=end)


def _is_body(text: str, folder: str | None) -> bool:
    return len(text) >= _LONGEST_TITLE and bool(_ENDED.search(text[-8:])) and _find(text, folder) is None


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and not re.search("[.…][\"'”’»)\\]]{0,3}$", text[-8:])


def without_slug(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Omission]]:
    """Return the pieces with the headline's service word taken off, and what was left out.

    Agencies number the versions of a story before its headline: "UPDATE 2-Army says", "REFILE-Army says".
    """
    kept, omitted = [], list[Omission]()
    for piece in pieces:
        found = _SLUG.match(piece.text) if piece.kind == "headline" else None
        if found is not None:
            omitted.append(omit(Piece(cut(piece.slices, 0, found.end()), piece.kind), SLUG))
            piece = piece._replace(slices=cut(piece.slices, found.end(), len(piece.text)))
        kept.append(piece)
    return kept, omitted
