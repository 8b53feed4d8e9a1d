"""Headlines in title case, as the model reads them: "Drone Strike Kills Four" has the words of "Drone strike kills four".

Capitals tell the model of names, and where every word has one they tell it nothing. Only the model and the lemmas see the small
letters: the text and every span stay as they are.
"""

import bisect
import functools
import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from counterclaim.lexicon import load_rows
from counterclaim.parsing.levelling import state_words

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][^\W\d_]+")
_LONG = 4
"""Letters of words that title case writes with a capital; shorter ones it may not."""
_MOST_WORDS = 25
_LEAST_CAPITALS, _LEAST_PLAIN = 4, 2
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "n't")
_TABLES = (
    ("cues", ("lemma", "forms")),
    ("event_terms", ("lemma",)),
    ("happenings", ("lemma",)),
    ("units", ("word", "plural")),
    ("titles", ("title", "plural")),
    ("institutions", ("term",)),
    ("numbers", ("word",)),
)


class _Titled(NamedTuple):
    """The lines of a text in title case, the parties of several words in them, the small words of the rest, and its names."""

    lines: tuple[tuple[int, int], ...]
    parties: tuple[tuple[int, int], ...]
    small: frozenset[str]
    named: frozenset[str]


@functools.cache
def _plain_words() -> frozenset[str]:
    """Return the small words of the tables of what news tells: verbs, things counted, titles, bodies."""
    cells = (row[column] or "" for table, columns in _TABLES for row in load_rows(table) for column in columns if column in row)
    return frozenset(word for cell in cells for word in re.split(r"[\s|]+", cell) if word.islower() and word.isalpha())


def in_sentence_case(text: str, words: Sequence[tuple[int, int]]) -> list[str]:
    """Return the words of a text, those of lines in title case in small letters where they are no names.

    A word is none that stands in small letters elsewhere in the text, or that the tables know so, unless the rest of the text
    has it with a capital only.

    >>> text = "Army Shelling Kills Six in Adre\\n\\nSix people died."
    >>> " ".join(in_sentence_case(text, [match.span() for match in _WORD.finditer(text)])[:6])
    'Army shelling kills six in Adre'
    """
    forms = [text[start:end] for start, end in words]
    lines, parties, small, named = _titled(text)
    starts = [start for start, _ in lines]
    for place, (start, end) in enumerate(words):
        line = bisect.bisect_right(starts, start) - 1
        if line < 0 or lines[line][0] == start or end > lines[line][1] or not _is_plain(forms[place], small, named):
            continue
        if not any(first <= start < last for first, last in parties):
            forms[place] = forms[place].lower()
    return forms


@functools.lru_cache(maxsize=4)
def _titled(text: str) -> _Titled:
    lines = tuple(_titled_lines(text))
    rest = _without(text, lines) if lines else ""
    small = frozenset(word for word in _WORD.findall(rest) if word.islower())
    named = frozenset(match.group().lower() for match in _NAME.finditer(rest))
    parties = tuple(span for line in lines for span in _parties_in(text, *line))
    return _Titled(lines, parties, small, named - small)


def _parties_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for name in _long_names():
        first = text.find(name, start, end)
        if first >= 0:
            yield first, first + len(name)


@functools.cache
def _long_names() -> tuple[str, ...]:
    rows = (name for row in load_rows("parties") for name in (row["name"], *(row["others"] or "").split("|")))
    return tuple(name for name in rows if " " in name)


def _titled_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines in which every longer word has a capital and some are no names."""
    for line in _LINE.finditer(text):
        words = _WORD.findall(line.group())
        longer = [word for word in words if len(word) >= _LONG]
        if not _LEAST_CAPITALS <= len(longer) <= len(words) <= _MOST_WORDS or line.group().rstrip().endswith("."):
            continue
        capitals = all(word[0].isupper() and not word.isupper() for word in longer)
        if capitals and sum(_is_plain(word, (), ()) for word in longer) >= _LEAST_PLAIN:
            yield line.span()


def _without(text: str, lines: Sequence[tuple[int, int]]) -> str:
    kept, last = list[str](), 0
    for start, end in lines:
        kept.append(text[last:start])
        last = end
    return "\n".join([*kept, text[last:]])


def _is_plain(word: str, small: Collection[str], named: Collection[str]) -> bool:
    """Tell whether a word is no name: not "Adre" or "UN", but "Kills" and "Soldiers"."""
    lower = word.lower()
    if not word[:1].isupper() or (word.isupper() and len(word) > 1) or word in state_words() or lower in named:
        return False
    return lower in small or any(lower.endswith(end) and _stem(lower, end) in _plain_words() for end in _ENDINGS)


def _stem(word: str, ending: str) -> str:
    return word.removesuffix(ending) if ending else word
