"""Text for people's eyes: characters that hide, reorder or drive a terminal are shown by their code points.

The record keeps every character as it was published (`docs/decisions`); only what is shown to people passes through here.
"""

import re
import unicodedata

# More marks than this on one letter no script writes; such towers cover the lines above and below.
MARKS_ON_A_LETTER = 4

_HIDDEN = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # controls: escape sequences of terminals
    "\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # direction, zero width, line separators
    "\ufff9-\ufffb\U000e0000-\U000e007f"  # interlinear notes, tags
    "\ud800-\udfff"  # halves of a pair, from file names that are not UTF-8
    "]"
)


def make_visible(text: str) -> str:
    """Return the text with hidden characters written as `<U+202E>`; line breaks and tabs become spaces.

    >>> make_visible("The minister said: \\u202eon")
    'The minister said: <U+202E>on'
    >>> make_visible("two\\nlines"), make_visible("\\x1b[2J")
    ('two lines', '<U+001B>[2J')
    """
    return "".join(code or character for character, code in split_hidden(text))


def split_hidden(text: str) -> list[tuple[str, str | None]]:
    """Return the text in pieces, each with the code point it must be shown as, or None where it is shown as it stands.

    >>> split_hidden("yes\\u200bno")
    [('yes', None), ('\\u200b', '<U+200B>'), ('no', None)]
    """
    pieces: list[tuple[str, str | None]] = []
    start = 0
    text = _tame_towers(text)
    for match in _HIDDEN.finditer(text):
        if match.start() > start:
            pieces.append((text[start : match.start()], None))
        pieces.append((match[0], " " if match[0] in "\n\r\t" else f"<U+{ord(match[0]):04X}>"))
        start = match.end()
    if start < len(text):
        pieces.append((text[start:], None))
    return pieces


def _tame_towers(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= MARKS_ON_A_LETTER:
            kept.append(character)
    return "".join(kept)
