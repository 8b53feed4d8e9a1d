"""What lines are written on: a terminal or a pipe, so wide, with or without colour."""

import textwrap
from collections.abc import Iterator
from typing import Literal

import msgspec

# The widest line that is still easy to read; a wider terminal stays empty at the right.
WIDEST = 100
NARROWEST = 40

Paint = Literal["strong", "quiet", "agrees", "contests", "open", "plain"]

# SGR codes of the eight colours that every terminal has, so that a user's theme decides the shade.
_CODES: dict[Paint, str] = {"strong": "1", "quiet": "2", "agrees": "32", "contests": "33", "open": "36", "plain": ""}


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What is written on: its width in characters, whether a person sees it there, and whether it shows colour."""

    width: int = 80
    terminal: bool = False
    colour: bool = False

    def paint(self, text: str, paint: Paint) -> str:
        """Return the text in a colour, or as it is where colour is off.

        >>> Sheet().paint("denies", "contests"), Sheet(colour=True).paint("denies", "contests")
        ('denies', '\\x1b[33mdenies\\x1b[0m')
        """
        code = _CODES[paint]
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code and text else text

    def clip(self, line: str) -> str:
        """Return a line of a list, cut off where the terminal ends; a pipe gets it whole.

        >>> Sheet(width=12, terminal=True).clip("Army denies losses"), Sheet(width=12).clip("Army denies losses")
        ('Army denies…', 'Army denies losses')
        """
        return f"{line[: self.width - 1]}…" if self.terminal and len(line) > self.width else line

    def wrap(self, text: str, indent: str = "", paint: Paint = "plain", first: str | None = None) -> Iterator[str]:
        """Yield the lines of a text, broken between words; `first` stands before the first line in place of the indent."""
        width = max(NARROWEST, min(self.width, WIDEST)) - len(indent)
        lines = textwrap.wrap(text, width, break_on_hyphens=False) or [""]
        for number, line in enumerate(lines):
            before = indent if first is None or number else first
            yield f"{before}{self.paint(line, paint)}"
