"""A saved message: its subject is the headline, its day that of the report; the rest of its header is left out."""

import re
from typing import NamedTuple

from counterclaim.records import Omission
from counterclaim.sources.assemble import Piece, Slice
from counterclaim.sources.omissions import omit

HEADER = "the header of a message"
_FIELD = r"(?:From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Return-Path|Received|Message-ID|MIME-Version|Content-[\w-]+|X-[\w-]+)"
_VALUE = r"[^\r\n]*(?:\r?\n[ \t]+\S[^\r\n]*)*"
_TOP = re.compile(rf"\ufeff?\s{{0,20}}(?:{_FIELD}:{_VALUE}\r?\n){{2,100}}(?=[ \t]*\r?\n)", re.IGNORECASE)
_LINE = re.compile(rf"^(?P<name>{_FIELD}):[ \t]*(?P<value>{_VALUE})", re.IGNORECASE | re.MULTILINE)


class Message(NamedTuple):
    """The pieces of a header, what is left out of it, and the source with blanks in its place."""

    pieces: list[Piece]
    omitted: list[Omission]
    body: str


def read_message(source: str) -> Message:
    """Return the parts of a message; a source that has no header of one with a subject is all body.

    >>> told = read_message("From: desk@example.org\\nSubject: Army leaves\\nDate: 3 May 2025\\n\\nThe army left.")
    >>> [(piece.kind, piece.text) for piece in told.pieces], told.body.strip()
    ([('headline', 'Army leaves'), ('paragraph', 'Date: 3 May 2025')], 'The army left.')
    >>> read_message("From: the north\\n\\nThe army left.").pieces
    []
    """
    top = _TOP.match(source)
    lines = list(_LINE.finditer(source, 0, top.end())) if top is not None else []
    if top is None or not any(line["name"].lower() == "subject" and line["value"].strip() for line in lines):
        return Message([], [], source)
    subject, day, omitted = list[Piece](), list[Piece](), list[Omission]()
    for line in lines:
        name = line["name"].lower()
        whole = Piece((Slice(line[0].rstrip(), line.start(), line.start() + len(line[0].rstrip())),))
        if name == "subject" and not subject and "\n" not in line["value"]:
            value = line["value"].rstrip()
            subject = [Piece((Slice(value, line.start("value"), line.start("value") + len(value)),), "headline")]
        elif name in ("date", "sent") and not day and "\n" not in whole.text:
            day = [whole]
        else:
            omitted.append(omit(whole, HEADER))
    # Blanks in the place of the header keep every character of the body where it stands in the source.
    return Message([*subject, *day], omitted, " " * top.end() + source[top.end() :])
