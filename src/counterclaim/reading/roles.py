"""What the report says a person is: the words of the role beside the name.

Six places are looked at: before the name ("Kremlin spokesperson X"), after it between commas ("X, the head of Y,"), a phrase
before it between commas ("His envoy, X,"), an office with its seat before it ("Mayor, Pune, X said"), a clause after it
("X, who heads Y") and what its own sentence tells ("X is the head of Y", "X commands Y").
"""

from collections.abc import Iterator
from typing import NamedTuple

from counterclaim.reading.marks import ARTICLES, HYPHENS, POSSESSIVE_MARKS, POSSESSIVE_PRONOUNS, Marks
from counterclaim.reading.phrases import Hit
from counterclaim.reading.seated import office_before
from counterclaim.reading.vocabulary import Title
from counterclaim.records import Span

_JOINING = frozenset({"of", "for", "to", "in", "on", "at", "and", "&", "the", "with"})
_LEADING = frozenset(
    "heads headed leads led runs ran chairs chaired commands commanded oversees oversaw represents "
    "represented directs directed serves"
    " served works worked speaks spoke negotiates negotiated".split()
)
_HEADING = frozenset({"commands", "heads", "leads", "chairs"})
_PUBLIC = frozenset({"state", "local", "armed", "paramilitary"})
_ENDING = frozenset({",", ";", ".", ")", "—", "–", ":", "?", "!", "”", '"'})
_FARTHEST = 14
_LONGEST = 22
GOES_BY = (("goes", "by"), ("went", "by"), ("going", "by"), ("known", "as"))
"""Words before the name that somebody goes by."""
_POLICE_RANKS = frozenset({"inspector", "commissioner"})
"""Ranks of policemen by which others hold office, too."""


class Role(NamedTuple):
    """Words beside a name that tell what the person is; `title` is the word of the table among them, if there is one."""

    span: Span
    title: Hit[Title] | None
    is_clause: bool = False

    @property
    def is_rank(self) -> bool:
        """Tell whether the words are a rank or a title of the clergy only, which say less than an office."""
        if self.title is None or len(self.title.span) != len(self.span):
            return False
        return self.title.value.speaks in ("rank", "religious") or self.title.value.name in _POLICE_RANKS


def find_roles(marks: Marks, name: Span) -> list[Role]:
    """Return the roles that stand beside one place of a name; honorifics are none."""
    inside = marks.tree.within(name)
    if not inside:
        return []
    first, last = inside[0], inside[-1]
    found = (
        _before(marks, first),
        _after(marks, last),
        _apposed_before(marks, first, last),
        _seated_before(marks, first),
        _aliased_before(marks, first),
        _predicated(marks, last),
        _spoken_for(marks, first),
    )
    return [role for role in found if role is not None]


def role_title(marks: Marks, span: Span) -> Hit[Title] | None:
    """Return the title that a role turns on: the last before the first "of", "for" or "to", else the first."""
    titles = [hit for hit in marks.titles.within(span) if hit.value.speaks != "honorific" and not _is_named(marks, hit, span)]
    if not titles:
        return None
    for i in marks.tree.within(span):
        if marks.word(i) in ("of", "for", "to", "at", "in") and any(
            hit.span.end <= marks.tree.tokens[i].span.start for hit in titles
        ):
            return [hit for hit in titles if hit.span.end <= marks.tree.tokens[i].span.start][-1]
    return titles[-1]


def _is_named(marks: Marks, title: Hit[Title], span: Span) -> bool:
    """Tell whether a word for many is the head of a group's name behind an article ("speaks for the Sons of the Valley")."""
    named = title.value.plural and title.span.of(marks.text)[:1].isupper() and title.span.start > span.start
    return named and marks.word(marks.tree.within(title.span)[0] - 1) == "the"


def has_name_beside(marks: Marks, title: Span, role: Span) -> bool:
    """Tell whether a title has a name before it or behind "for" or "of": "Tapi spokesman", "spokesman for the Tapi Sisters"."""
    inside = marks.tree.within(title)
    behind = inside[-1] + 1
    first = behind + 1 + (marks.word(behind + 1) == "the")
    led = marks.word(behind) in ("for", "of") and first in marks.tree.within(role)
    return marks.upos(inside[0] - 1) == "PROPN" or (led and marks.tree.word(first)[:1].isupper())


def _before(marks: Marks, first: int) -> Role | None:
    """A title right before the name, or one before it whose "of" phrase ends there ("Minister of Defence X")."""
    if first == 0 or not _same_block(marks, first - 1, first) or marks.word(first - 1) in _JOINING:
        return None
    for head in _heads_before(marks, first):
        title = marks.titles.at(marks.tree.tokens[head].span.start)
        if title is None or title.value.plural or title.value.speaks == "honorific":
            continue
        start = marks.tree.within(title.span)[0]
        left = _before_body(marks, marks.left_edge(start))
        span = marks.span(left, first - 1)
        office = role_title(marks, marks.span(left, start - 1)) if title.value.speaks == "rank" and start > left else None
        return Role(span, office or title)
    return None


def _before_body(marks: Marks, left: int) -> int:
    """Return where the name of a body begins that has an "of" within before a title: "Salt Group of Forces spokesman"."""
    body = marks.mention_at(marks.tree.tokens[left].span)
    inside = marks.tree.within(body.span) if body is not None and body.broad == "organisation" else range(0)
    cut = len(inside) > 0 and inside[0] < left and marks.word(left - 1) == "of" and _same_block(marks, inside[0], left)
    return marks.left_edge(inside[0]) if cut else left


def _heads_before(marks: Marks, first: int) -> Iterator[int]:
    """Yield the tokens before a name that its title can end at: its neighbour, then each one before "of" and the like."""
    i = first - 1
    title = marks.titles.at(marks.tree.tokens[i].span.start)
    if title is not None and title.value.speaks == "honorific":
        i -= 1
    yield i
    farthest = max(0, first - _FARTHEST)
    while i > farthest and (
        marks.upos(i) in ("NOUN", "PROPN", "ADJ") or marks.word(i) in _JOINING or marks.word(i) in POSSESSIVE_MARKS
    ):
        if marks.word(i) in ("of", "for", "to", "in", "at") and _same_block(marks, i - 1, first):
            yield i - 1
        i -= 1


def _same_block(marks: Marks, one: int, other: int) -> bool:
    block = marks.block_at(marks.tree.tokens[other].span.start)
    return one >= 0 and block.holds(marks.tree.tokens[one].span)


def _after(marks: Marks, last: int) -> Role | None:
    """A phrase or a clause between commas behind the name, or one in brackets; an age or a bracket may stand between."""
    if marks.word(last + 1) == "(" and (bracketed := _phrase(marks, last + 2)) is not None:
        return bracketed
    i = _skip_bracket(marks, last + 1)
    if marks.word(i) != "," or not _same_block(marks, i, last):
        return None
    i += 1
    if marks.upos(i) == "NUM" and marks.word(i + 1) == ",":
        i += 2
    if marks.word(i) == "who":
        return _clause(marks, i + 1)
    return None if marks.word(i) == "whose" else _phrase(marks, i)  # "X, whose son was killed" is no son


def _skip_bracket(marks: Marks, i: int) -> int:
    if marks.word(i) != "(":
        return i
    for j in range(i, min(i + 8, len(marks.tree.tokens))):
        if marks.word(j) == ")":
            return j + 1
    return i


def _phrase(marks: Marks, first: int) -> Role | None:
    end = _end_of(marks, first)
    while first < end and marks.word(first) in ARTICLES:
        first += 1
    if end <= first:
        return None
    span = marks.span(first, end - 1)
    if _names_another(marks, span):
        return None
    title = role_title(marks, span)
    if title is not None and _opens_with(marks, first, title):
        return None if _is_of_many(marks, first, title) else Role(span, title)
    apposed = marks.word(first - 1) in ARTICLES and marks.word(end) == ","
    return Role(span, title) if apposed and marks.upos(first) in ("NOUN", "ADJ", "PROPN", "NUM", "ADV", "VERB") else None


def _names_another(marks: Marks, span: Span) -> bool:
    """Tell whether a phrase behind a comma is the next of a list: a role and its holder's name ("X, Foreign Minister Y, ...").

    A name that a preposition governs, with a title or without, belongs to the phrase ("X, adviser to President Y").
    """
    name = next((m.span for m in reversed(marks.mentions_in(span)) if m.broad == "person"), None)
    if name is None or name.end < span.end:
        return False
    between = False
    for i in reversed(range(marks.tree.within(span)[0], marks.tree.within(name)[0])):
        if marks.word(i) in _JOINING and marks.word(i) not in ("and", "&", "the"):
            return between
        if marks.titles.at(marks.tree.tokens[i].span.start) is not None:
            return not any(marks.word(j) in ("of", "for", "to") for j in range(marks.tree.within(span)[0], i))
        between = between or marks.word(i) not in ARTICLES
    return False


def _is_of_many(marks: Marks, first: int, title: Hit[Title]) -> bool:
    """Tell whether a phrase behind a comma names many, who are others than the one named ("According to X, officials ...")."""
    return title.value.plural and marks.word(first - 1) == "," and marks.word(first) != "one"


def _opens_with(marks: Marks, first: int, title: Hit[Title]) -> bool:
    """The title must be the head of the phrase: only words that can stand before a noun may come before it."""
    start = marks.tree.within(title.span)[0]
    return marks.left_edge(start) <= first


def _end_of(marks: Marks, first: int) -> int:
    """Return the token at which a phrase behind a name ends: a mark, a verb, a relative."""
    i = first
    last = min(first + _LONGEST, len(marks.tree.tokens))
    while i < last and marks.word(i) not in _ENDING and _same_block(marks, i, first):
        if marks.word(i) in ("who", "which", "that") or (
            marks.upos(i) in ("VERB", "AUX") and i > first and not _participle(marks, i) and not _names_party(marks, i)
        ):
            break
        i += 1
    return i if i < last or last == len(marks.tree.tokens) else first


def _names_party(marks: Marks, i: int) -> bool:
    """Tell whether a word is part of a party's name, whatever the tree takes it for: "the United Nations envoy"."""
    return marks.tree.word(i)[:1].isupper() and marks.party_names.at(marks.tree.tokens[i].span.start) is not None


def _participle(marks: Marks, i: int) -> bool:
    """ "appointed by", "newly elected" and "running" go on with a phrase."""
    word = marks.word(i)
    return word.endswith("ing") or marks.word(i + 1) == "by" or marks.word(i - 1) in HYPHENS


def _clause(marks: Marks, first: int) -> Role | None:
    if marks.word(first) not in _LEADING:
        return None
    i = first
    while i < min(first + _LONGEST, len(marks.tree.tokens)) and marks.word(i) not in _ENDING and _same_block(marks, i, first):
        i += 1
    span = marks.span(first, max(first, i - 1))
    return Role(span, role_title(marks, span), is_clause=True)


def _predicated(marks: Marks, last: int) -> Role | None:
    """What a sentence tells of its subject: "X is the army's spokesman", "X, 43, commands the garrison"."""
    aged = marks.word(last + 1) == "," and marks.upos(last + 2) == "NUM" and marks.word(last + 3) == ","
    verb = last + 4 if aged else last + 1
    if not _same_block(marks, last, min(verb, len(marks.tree.tokens) - 1)):
        return None
    if marks.word(verb) == "is" and marks.word(verb + 1) in ARTICLES:
        role = _phrase(marks, verb + 1)
        return role if role is not None and role.title is not None else None
    clause = _clause(marks, verb) if marks.word(verb) in _HEADING else None
    if clause is None:
        return None
    public = any(hit.value.level in _PUBLIC for hit in marks.institutions.within(clause.span))
    return clause if public or marks.word(verb) == "commands" else None


def _spoken_for(marks: Marks, first: int) -> Role | None:
    """Whom a sentence opens by telling that somebody speaks for: "Speaking for Peru, X said"."""
    sentence = marks.tree.within(marks.sentence_at(marks.tree.tokens[first].span.start))
    opening = [marks.word(i) for i in sentence[:4]]
    speaks = opening[:2] == ["speaking", "for"] or opening == ["speaking", "on", "behalf", "of"]
    if not speaks or marks.word(first - 1) != "," or any(marks.word(i) == "," for i in range(sentence[0], first - 1)):
        return None
    return Role(marks.span(sentence[0], first - 2), None)


def _apposed_before(marks: Marks, first: int, last: int) -> Role | None:
    """A phrase with an article or an owner before the name, set off by commas: "His envoy, X, met"."""
    rank = marks.titles.at(marks.tree.tokens[first - 1].span.start) if first else None
    if rank is not None and rank.value.speaks in ("rank", "religious", "honorific"):
        first = marks.tree.within(rank.span)[0]
    if marks.word(first - 1) != "," or not _same_block(marks, first - 2, first) or marks.word(last + 1) not in _ENDING:
        return None
    for head in _heads_before(marks, first - 1):
        title = marks.titles.at(marks.tree.tokens[head].span.start)
        if title is None:
            continue
        left = marks.left_edge(marks.tree.within(title.span)[0])
        if title.value.plural:
            if marks.word(left - 1) == "of" and marks.word(left - 2) == "one":
                return Role(marks.span(left - 2, first - 2), title)
            continue
        owned = marks.word(left) in POSSESSIVE_PRONOUNS or any(marks.word(i) in POSSESSIVE_MARKS for i in range(left, head))
        if owned or marks.starts_with_article(left) or marks.tree.word(head)[:1].isupper():
            return Role(marks.span(left, first - 2), title)
    return None


def _aliased_before(marks: Marks, first: int) -> Role | None:
    """A phrase before the name that somebody goes by: "the head of the cartel, who goes by X", "the chief known as X"."""
    if (marks.word(first - 2), marks.word(first - 1)) not in GOES_BY:
        return None
    i = first - 2
    while i > 0 and marks.word(i - 1) in ("who", "is", "better", "also", "only", "simply", ","):
        i -= 1
    for head in _heads_before(marks, i) if i > 0 and _same_block(marks, i - 1, first) else ():
        title = marks.titles.at(marks.tree.tokens[head].span.start)
        if title is not None and not title.value.plural:
            return Role(marks.span(marks.left_edge(marks.tree.within(title.span)[0]), i - 1), title)
    return None


def _seated_before(marks: Marks, first: int) -> Role | None:
    """An office, its seat and the name, parted by commas: "..., Deputy Commissioner, Pune, X said"."""
    words = office_before(marks.tree, first)
    if words is None or not _same_block(marks, words.start, first):
        return None
    span = marks.span(words.start, words.stop - 1)
    title = next((hit for hit in marks.titles.within(span) if hit.value.speaks not in ("honorific", "rank")), None)
    return None if title is None or title.value.plural else Role(span, title)
