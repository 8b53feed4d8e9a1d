"""Reads a noun phrase: where its core begins and ends, what it turns on, whether it points to something known."""

from typing import NamedTuple

from counterclaim.reading.marks import ARTICLES, HYPHENS, POSSESSIVE_MARKS, POSSESSIVE_PRONOUNS, Marks
from counterclaim.reading.phrases import Hit
from counterclaim.reading.vocabulary import Institution, Title
from counterclaim.records import Span

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_ANY = frozenset({"a", "an"})
_STOPS = frozenset({"who", "which", "that", "whose", ","})
BINDING = frozenset({"allied", "aligned", "affiliated", "loyal"})
"""Words that say to whose side somebody belongs; "backed" and "linked" say less."""


class Phrase(NamedTuple):
    """A noun phrase: its first token without article, its head, whether it is definite, and the table words at its head."""

    span: Span
    first: int
    head: int
    definite: bool
    title: Hit[Title] | None
    body: Hit[Institution] | None

    @property
    def core(self) -> tuple[int, int]:
        """The tokens from the first to the head."""
        return self.first, self.head


def read_phrase(marks: Marks, span: Span) -> Phrase | None:
    """Return the noun phrase of a span, or None where there is no noun."""
    inside = list(marks.tree.within(span))
    while inside and marks.upos(inside[0]) in ("PUNCT", "ADP", "SCONJ", "CCONJ") and marks.word(inside[0]) not in ARTICLES:
        inside.pop(0)
    if not inside:
        return None
    definite = marks.word(inside[0]) in _DEFINITE or marks.word(inside[0]) in POSSESSIVE_PRONOUNS
    first = inside[0]
    while first < inside[-1] and (marks.word(first) in _DEFINITE or marks.word(first) in ARTICLES):
        first += 1
    head = _head(marks, first, inside[-1])
    if head is None:
        return None
    place = marks.tree.tokens[head].span.start
    owned = any(marks.word(i) in POSSESSIVE_MARKS for i in range(first, head))
    definite = definite or (owned and marks.word(inside[0]) not in _ANY)
    return Phrase(span, first, head, definite, marks.titles.at(place), marks.institutions.at(place))


def _head(marks: Marks, first: int, last: int) -> int | None:
    """Return the last noun before a preposition, a relative or a comma ends the core of the phrase."""
    head = None
    for i in range(first, last + 1):
        word, upos = marks.word(i), marks.upos(i)
        if word in POSSESSIVE_MARKS or word in HYPHENS or (marks.word(i - 1) in HYPHENS and upos in ("VERB", "ADJ")):
            continue
        if head is not None and (
            word in _STOPS or upos in ("ADP", "VERB", "AUX", "SCONJ", "PUNCT", "PRON", "CCONJ", "PART", "DET")
        ):
            body = marks.institutions.at(marks.tree.tokens[head].span.start)
            if body is None or body.span.end <= marks.tree.tokens[i].span.start:
                break
            continue
        if (
            upos in ("NOUN", "PROPN", "X")
            or (upos == "ADJ" and head is None and i == last)
            or upos == "NUM"
            or marks.titles.at(marks.tree.tokens[i].span.start)
            or marks.institutions.at(marks.tree.tokens[i].span.start)
        ):
            head = i
    return head


def end_of(marks: Marks, phrase: Phrase) -> int:
    """Return the last token of the phrase before a comma or relative."""
    last = phrase.head
    for i in marks.tree.within(phrase.span):
        bound = marks.word(i) in BINDING or marks.word(i - 1) in HYPHENS
        if i > phrase.head and (marks.word(i) in _STOPS or (marks.upos(i) in ("VERB", "AUX") and not bound)):
            break
        last = max(last, i)
    while last > phrase.head and marks.upos(last) in ("ADP", "DET", "PUNCT", "CCONJ"):
        last -= 1
    return last
