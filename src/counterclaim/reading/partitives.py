"""Whom "one of them" and "one of the residents" mean: the group of people spoken of just before, or in the words."""

from collections.abc import Iterator

from counterclaim.reading.descriptions import resolve_description
from counterclaim.reading.focus import sentences_before
from counterclaim.reading.noun_phrases import read_phrase
from counterclaim.reading.pronouns import leads
from counterclaim.reading.register import Heard, Register, found, unknown
from counterclaim.records import Span, Speaker

OF_THEM = frozenset({"them", "these", "those"})
_PAIRS = frozenset({"both", "two"})
_COUNTS = frozenset({"one", "some", "several", "many", "most", "none", "any"})
_NOT_TOLD = "which of them is meant is not told"


def resolve_partitive(register: Register, span: Span) -> list[Speaker] | None:
    """Return the group that "one of them" is of, open with a reason where none is told; None where it is no such phrase.

    A name that stands beside it ("one of them, Ana Ruiz,") is who is meant.
    """
    marks = register.marks
    words = [marks.word(i) for i in marks.tree.within(span)]
    start = 1 if words[:1] == ["only"] else 0
    if len(words) < start + 3 or words[start + 1] != "of":
        return None
    if words[start + 2] not in OF_THEM:
        return _of_the_people(register, span, start)
    names = register.names_in(span)
    if names:
        return [found(span, names[0][2], "name")]
    for sentence in sentences_before(marks, span.start, 1):
        heard = _heard_in(register, sentence, span)
        if heard is not None and len(heard.actors) > 1:
            together = words[start] in _PAIRS and len(heard.actors) == 2
            return [found(span, actor, "pronoun") for actor in heard.actors] if together else [unknown(span, _NOT_TOLD)]
        group = _group_of(register, sentence, heard)
        if group is not None:
            return [found(span, group, "pronoun")]
    return [unknown(span, "no group of people is named before that the words can mean")]


def _of_the_people(register: Register, span: Span, start: int) -> list[Speaker] | None:
    """Return the group of "one of the residents" by its own words."""
    marks = register.marks
    inside = marks.tree.within(span)
    counted = marks.upos(inside[start]) == "NUM" or marks.word(inside[start]) in _COUNTS | _PAIRS
    people = marks.span(inside[start + 2], inside[-1])
    phrase = read_phrase(marks, people) if counted and not register.names_in(span) else None
    if phrase is None or phrase.title is None or not phrase.title.value.plural or not phrase.definite:
        return None
    meant = resolve_description(register, people)
    if len(meant) > 1:
        return [unknown(span, _NOT_TOLD)]
    return [Speaker(span=span, actor=meant[0].actor, basis=meant[0].basis, reason=meant[0].reason)]


def _heard_in(register: Register, sentence: Span, span: Span) -> Heard | None:
    fitting = (own for own in reversed(register.heard) if own.span.end <= span.start)
    return next((own for own in fitting if sentence.start <= own.span.start < sentence.end), None)


def _group_of(register: Register, sentence: Span, heard: Heard | None) -> str | None:
    """Return the group that spoke in a sentence, else the people that lead it or that alone it speaks of in the plural."""
    if heard is not None and heard.actors and register.actors[heard.actors[0]].kind == "group":
        return heard.actors[0]
    people = list(_people_in(register, sentence))
    people = [own for own in people if leads(register.marks, own, sentence)] or people
    if len(people) != 1:
        return None
    speaker = resolve_description(register, people[0])[0]
    actor = register.actors.get(speaker.actor or "")
    return actor.id if actor is not None and actor.kind == "group" else None


def _people_in(register: Register, sentence: Span) -> Iterator[Span]:
    """Yield the noun phrases of a sentence that turn on a plural title ("four residents")."""
    marks = register.marks
    for hit in marks.titles.within(sentence):
        inside = marks.tree.within(hit.span)
        if hit.value.plural and inside and not marks.in_quotation(hit.span):
            yield marks.span(marks.left_edge(inside[0]), inside[-1])
