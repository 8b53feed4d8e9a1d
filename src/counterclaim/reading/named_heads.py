"""Whether a phrase turns on a person's name: "the mayor, Ann Roe", not "Roe's lawyer" nor "the Roe report"; or on a body's
behind a comma."""

from typing import Literal

from counterclaim.reading.marks import ARTICLES, HYPHENS, POSSESSIVE_MARKS, Marks
from counterclaim.reading.names import key_words
from counterclaim.reading.register import Register, found
from counterclaim.reading.roles import find_roles
from counterclaim.records import Span, Speaker

_PARTING = frozenset({"ADP", "VERB", "AUX", "SCONJ", "CCONJ"})
_COUNTED = frozenset({"one", "another", "other", "first", "second", "third", "fourth", "fifth"})


def head_name(register: Register, span: Span) -> Speaker | None:
    """Return the person whose name the phrase turns on: no owner, no modifier, not within an "of" phrase of another noun."""
    marks = register.marks
    inside = marks.tree.within(span)
    first = inside[0]
    while first < inside[-1] and marks.word(first) in ARTICLES:
        first += 1
    for name, person, actor in register.names_in(span):
        tokens = marks.tree.within(name)
        after = tokens[-1] + 1
        if after <= inside[-1] and _goes_on(marks, after):
            continue
        if tokens[0] > first and not _belongs(register, span, first, tokens[0], name):
            continue
        words = key_words(name.of(marks.text))
        basis: Literal["name", "surname"] = "surname" if len(words) < len(person.words) and len(words) == 1 else "name"
        return found(span, actor, basis)
    return None


def called_behind(register: Register, last: int, end: int) -> str | None:
    """Return the body whose name closes a phrase behind a comma: "the UN's refugee agency, UNHCR"."""
    marks = register.marks
    if marks.word(last + 1) != "," or last + 2 > end:
        return None
    place = marks.span(last + 2, end)
    naming = next((own for own in register.named.namings_in(place) if own.span == place), None)
    known = naming is not None and not register.named.is_state(naming.party)
    return register.party_actor(naming.party, place) if naming is not None and known else None


def _goes_on(marks: Marks, after: int) -> bool:
    """Tell whether a name only modifies what follows ("Trump's lawyer", "the Obama administration")."""
    place = marks.tree.tokens[after].span.start
    if marks.titles.at(place) is not None or marks.institutions.at(place) is not None:
        return True
    return marks.word(after) in POSSESSIVE_MARKS or marks.word(after) in HYPHENS or marks.upos(after) in ("NOUN", "PROPN")


def _belongs(register: Register, span: Span, first: int, start: int, name: Span) -> bool:
    """Tell whether the words before a name are its role, or at least hold no preposition that would make it another noun's."""
    marks = register.marks
    begin = marks.tree.tokens[first].span.start
    if any(role.span.start <= begin < name.start for role in find_roles(marks, name)):
        return True
    between = range(first, start)
    roles = find_roles(marks, name)
    if any(marks.word(marks.tree.within(role.span)[0] - 1) == ")" and role.span.end < name.start for role in roles):
        return True
    apposed = marks.word(_before_honorifics(marks, start)) == "," and any(
        marks.titles.at(marks.tree.tokens[i].span.start) for i in between
    )
    if start - first == 2 and marks.word(start - 1) == "," and marks.word(first) in _COUNTED:
        return True  # "Another, Ann Roe, ..."
    if name.end >= span.end and _is_one_of_many(marks, first, start):
        return True
    apposed = apposed or _is_ranked(marks, first, start)
    apposed = apposed or (marks.word(_before_honorifics(marks, start)) == "," and marks.word(first - 1) in ("a", "an"))
    if apposed and name.end >= marks.tree.tokens[marks.tree.within(span)[-1]].span.end:
        return True
    if any(marks.upos(i) in _PARTING and marks.word(i) not in POSSESSIVE_MARKS and not marks.describes(i) for i in between):
        return False
    return marks.word(start - 1) != "," or any(marks.word(i) in POSSESSIVE_MARKS for i in between)


def _is_one_of_many(marks: Marks, first: int, start: int) -> bool:
    """Tell whether one of a kind is named behind a comma: "One old baker, Ann Roe"."""
    counted = marks.word(first) in _COUNTED and marks.word(start - 1) == ","
    return counted and all(marks.upos(i) in ("NUM", "ADJ", "NOUN", "DET") for i in range(first, start - 1))


def _is_ranked(marks: Marks, first: int, start: int) -> bool:
    """Tell whether a rank stands between a name and a place: "army spokesperson for South Tigray Lt. Col. Ann Roe"."""
    hit = marks.titles.at(marks.tree.tokens[start - 1].span.start) if start > first else None
    if hit is None or hit.value.speaks not in ("rank", "military", "honorific"):
        return False
    before = marks.tree.within(hit.span)[0] - 1
    spoken = (marks.titles.at(marks.tree.tokens[i].span.start) for i in range(first, before))
    return marks.upos(before) == "PROPN" and any(one is not None and one.value.speaks != "kin" for one in spoken)


def _before_honorifics(marks: Marks, start: int) -> int:
    """Return the word before a name and the "Dr." or "Sheikh" that stands before it."""
    hit = marks.titles.at(marks.tree.tokens[start - 1].span.start) if start else None
    return start - 2 if hit is not None and hit.value.speaks in ("honorific", "religious") else start - 1
