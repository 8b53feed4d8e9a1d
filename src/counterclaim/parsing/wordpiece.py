"""Cuts words into the word pieces of an uncased BERT vocabulary."""

import unicodedata
from functools import lru_cache
from pathlib import Path

UNKNOWN = "[UNK]"
LONGEST = 60
"""Words with more characters than this are unknown to the model; they are addresses or debris."""


class WordPieces:
    """Gives the piece numbers of a word: lower-cased, accents stripped, longest match first.

    >>> pieces = WordPieces(["[UNK]", "ky", "##iv", "said"])
    >>> pieces.of("Kyiv"), pieces.of("Sáid"), pieces.of("Moscow")
    ((1, 2), (3,), (0,))
    """

    def __init__(self, vocabulary: list[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._numbers[UNKNOWN]
        self.of = lru_cache(maxsize=50_000)(self._of)

    @classmethod
    def load(cls, path: Path) -> "WordPieces":
        """Return the pieces of a vocabulary file, one piece a line."""
        return cls(path.read_text(encoding="utf-8").splitlines())

    def number(self, piece: str) -> int:
        """Return the number of a piece, such as [CLS]."""
        return self._numbers[piece]

    def _of(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST:
            return (self._unknown,)
        numbers: list[int] = []
        for part in _parts(word):
            numbers.extend(self._match(part))
        return tuple(numbers) or (self._unknown,)

    def _match(self, part: str) -> list[int]:
        numbers: list[int] = []
        start = 0
        while start < len(part):
            end = len(part)
            while end > start:
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                number = self._numbers.get(piece)
                if number is not None:
                    numbers.append(number)
                    break
                end -= 1
            else:
                return [self._unknown]
            start = end
        return numbers


def _parts(word: str) -> list[str]:
    """Return the runs of letters and the single punctuation marks of a word, in lower case and without accents."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    parts: list[str] = []
    run = ""
    for character in plain:
        if _is_mark(character):
            if run:
                parts.append(run)
            run = ""
            parts.append(character)
        elif unicodedata.category(character) not in ("Cc", "Cf"):
            run += character
    if run:
        parts.append(run)
    return parts


def _is_mark(character: str) -> bool:
    code = ord(character)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    # Chinese characters stand alone in this vocabulary.
    return unicodedata.category(character).startswith("P") or 0x4E00 <= code <= 0x9FFF
