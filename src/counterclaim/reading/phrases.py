"""Finds the phrases of a table in a text, longest first, however long the table is."""

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from counterclaim.records import Span

Value = TypeVar("Value")

_WORD = re.compile(r"[^\W_]+")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\n": " ", "\t": " ", "‑": "-", "–": "-"})


class Hit(NamedTuple, Generic[Value]):
    """A phrase of the table at one place."""

    span: Span
    value: Value


def plain(text: str) -> str:
    """Return the text with one form of apostrophe, hyphen and space; every character keeps its place."""
    return text.translate(_PLAIN)


class PhraseTable(Generic[Value]):
    """Phrases with what each stands for.

    >>> table = PhraseTable([("Security Council", 1), ("UN Security Council", 2)])
    >>> [hit.value for hit in table.find("the UN Security Council and the Security Councils")]
    [2]
    """

    def __init__(self, phrases: Iterable[tuple[str, Value]], *, fold: bool = False) -> None:
        self._fold = fold
        by_first: dict[str, dict[str, Value]] = defaultdict(dict)
        for phrase, value in phrases:
            form = self._form(phrase)
            first = _WORD.search(form)
            if first is not None:
                by_first[first.group()][form] = value
        self._by_first = {first: sorted(group.items(), key=lambda item: -len(item[0])) for first, group in by_first.items()}

    def _form(self, text: str) -> str:
        return plain(text).lower() if self._fold else plain(text)

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit[Value]]:
        """Yield the phrases in text order; of two that overlap, the one that begins first, then the longer one."""
        form = self._form(text)
        if len(form) != len(text):  # a few letters grow when lowered; they keep their place by staying as they are
            form = "".join(low if len(low := character.lower()) == 1 else character for character in plain(text))
        limit = len(text) if end is None else end
        position = start
        for word in _WORD.finditer(form, start, limit):
            if word.start() < position or word.group() not in self._by_first:
                continue
            hit = self._longest(form, word.start(), limit, word.group())
            if hit is not None:
                position = hit.span.end
                yield hit

    def _longest(self, form: str, start: int, limit: int, first: str) -> Hit[Value] | None:
        for phrase, value in self._by_first[first]:
            end = start + len(phrase)
            if end <= limit and form.startswith(phrase, start) and _ends(form, end):
                return Hit(Span(start, end), value)
        return None


def _ends(form: str, end: int) -> bool:
    """Tell whether a word ends here; an abbreviation's full stop ends one by itself."""
    return end == len(form) or not form[end].isalnum() or form[end - 1] == "."


class Hits(Generic[Value]):
    """The phrases found in one text, to be asked by place."""

    def __init__(self, hits: Iterable[Hit[Value]]) -> None:
        self.all = tuple(sorted(hits, key=lambda hit: (hit.span.start, hit.span.end)))
        self._starts = [hit.span.start for hit in self.all]

    def within(self, span: Span) -> list[Hit[Value]]:
        """Return those that lie wholly in the span."""
        first = bisect.bisect_left(self._starts, span.start)
        last = bisect.bisect_left(self._starts, span.end)
        return [hit for hit in self.all[first:last] if hit.span.end <= span.end]

    def at(self, position: int) -> Hit[Value] | None:
        """Return the one that holds a character."""
        i = bisect.bisect_right(self._starts, position) - 1
        return self.all[i] if i >= 0 and position < self.all[i].span.end else None

    def overlapping(self, span: Span) -> bool:
        """Tell whether one shares a character with the span, where they do not overlap each other."""
        last = self.last_before(span.end)
        return last is not None and last.span.end > span.start

    def last_before(self, position: int) -> Hit[Value] | None:
        """Return the last one that begins before a character."""
        i = bisect.bisect_left(self._starts, position) - 1
        return self.all[i] if i >= 0 else None
