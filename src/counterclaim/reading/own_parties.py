"""Which groups that no table lists are parties under their own name: armed ones, and those for which somebody speaks."""

import re
from collections.abc import Iterator, Sequence

from counterclaim.reading.marks import POSSESSIVE_MARKS, Marks
from counterclaim.records import Span

SECTORS = {"armed": "REB", "paramilitary": "PRM", "criminal": "CRM"}
"""The sector of a group by the level of the word for it."""
UNKNOWN = "UNK"
"""The sector of a group for which somebody speaks, whatever it is."""
_MEN = frozenset({"fighters", "forces", "militants", "insurgents", "gunmen", "combatants", "guerrillas"})
"""Words behind the name of an armed group that no table lists."""
_OF_STATE = frozenset(
    {"national", "royal", "regular", "federal", "state", "republican", "imperial", "territorial", "us", "the"}
)
"""Words before "Army" that do not make it a group's own."""
_POLITICAL = "PTY"
_POLITICIANS = frozenset({"legislator", "candidate"})
_OPPOSED = frozenset({"shadow", "opposition"})
_ROLE = 6
"""Words before a name among which its title is looked for."""
_SPEAKING = frozenset({"speak", "speaking"})
_MEMBERS = frozenset({"commander", "leader", "fighter", "negotiator", "representative"})
_CALLING = frozenset({"call", "calling", "style", "styling"})
_PEOPLE = frozenset({"men", "women", "people"})
SIDES = frozenset({"front", "alliance", "coalition", "brigade", "battalion", "force"})
"""Words for bodies of any owner that a movement often bears in its name."""
_STRUGGLES = frozenset({"liberation", "resistance", "salvation", "freedom", "revolution"})
"""Words in a name that make of an army or a council a movement's."""
_INNER = frozenset({"of", "for", "the"})
_SHORTEST = 2
_MOST = 20


def is_own_army(words: Sequence[str], term: str) -> bool:
    """Tell whether an army bears a name of its own ("the White Army"): it is not the army of the land."""
    named = len(words) == 2 and words[1].lower() == "army" == term and words[0][:1].isupper()
    return named and words[0].lower() not in _OF_STATE


def own_sector(marks: Marks, inside: range) -> str | None:
    """Return the sector of an unknown name beside a word for armed groups ("rebel group X", "X militia", "X, a militia")."""
    first, last = inside[0], inside[-1]
    if marks.word(first - 1) in ("a", "an"):
        return None
    for i in (first - 1, last + 1, first, last):
        hit = marks.institutions.at(marks.tree.tokens[i].span.start) if 0 <= i < len(marks.tree.tokens) else None
        if hit is not None and hit.value.level in SECTORS:
            return SECTORS[hit.value.level]
    if marks.word(last + 1) in _MEN and not any(marks.institutions.at(marks.tree.tokens[i].span.start) for i in inside):
        return "REB"
    if (apposed := _apposed_sector(marks, last)) is not None:
        return apposed
    return _POLITICAL if _is_of_politician(marks, inside) else UNKNOWN if _is_spoken_for(marks, inside) else None


def _apposed_sector(marks: Marks, last: int) -> str | None:
    """Return the sector that an apposition tells ("X, a militia", "Y, one of the country's strongest gangs")."""
    one = marks.word(last + 2) == "one" and marks.word(last + 3) == "of"
    if marks.word(last + 1) != "," or not (one or marks.word(last + 2) in ("a", "an", "the")):
        return None
    for i in range(last + (5 if one else 3), min(last + (11 if one else 7), len(marks.tree.tokens))):
        hit = marks.institutions.at(marks.tree.tokens[i].span.start)
        if hit is not None:
            return SECTORS.get(hit.value.level)
        if marks.upos(i) not in ("ADJ", "ADV", "NOUN", "PROPN") and marks.word(i) not in ("-", *POSSESSIVE_MARKS):
            return None
    return None


def _is_of_politician(marks: Marks, inside: range) -> bool:
    """Tell whether a name stands behind a politician's: "shadow minister Ann Roe of the Valley Platform"."""
    at = inside[0] - 1 - (marks.word(inside[0] - 1) == "the")
    person = marks.mention_at(marks.tree.tokens[at - 1].span) if at > 0 and marks.word(at) in ("of", "from") else None
    if person is None or person.broad != "person" or marks.institutions.within(marks.span(inside[0], inside[-1])):
        return False
    first = marks.tree.within(person.span)[0]
    sentence = marks.tree.within(marks.sentence_at(person.span.start))
    role = range(max(sentence[0], first - _ROLE), first)
    titles = [hit for i in role if (hit := marks.titles.at(marks.tree.tokens[i].span.start)) is not None]
    opposed = bool(titles) and any(marks.word(i) in _OPPOSED for i in role)
    return opposed or any(hit.value.speaks in _POLITICIANS for hit in titles)


def find_spoken_for(marks: Marks) -> Iterator[Span]:
    """Yield the names of groups that no table lists, wherever they stand, where a line says that somebody speaks for them.

    "A spokesman for the Sons of the Valley", "who negotiated on behalf of the Black Eagles", "calling itself the Desert Guard".
    """
    names = {span.of(marks.text) for span in _names_behind(marks)}
    for name in sorted(names)[:_MOST]:
        for found in re.finditer(rf"\b{re.escape(name)}\b", marks.text):
            yield Span(found.start(), found.end())


def _names_behind(marks: Marks) -> Iterator[Span]:
    for i in range(2, len(marks.tree.tokens) - _SHORTEST):
        if marks.word(i) != "the" or not _leads(marks, i):
            continue
        last = _end_of_name(marks, i + 1)
        if last - i >= _SHORTEST and _is_spoken_for(marks, range(i + 1, last + 1)):
            yield marks.span(i + 1, last)


def _end_of_name(marks: Marks, first: int) -> int:
    """Return the last word of a name in capitals, with "of" and "for" inside it."""
    last = i = first - 1
    sentence = marks.tree.within(marks.sentence_at(marks.tree.tokens[first].span.start))
    while i + 1 in sentence:
        i += 1
        if marks.tree.word(i)[:1].isupper():
            last = i
        elif marks.word(i) not in _INNER or last < first:
            break
    return last


def _leads(marks: Marks, i: int) -> bool:
    """Tell whether the words before an article say that somebody speaks for or is called by what follows it."""
    before, word = marks.lemma(i - 2), marks.word(i - 1)
    if word in ("itself", "themselves", "himself"):
        return before in _CALLING
    if word not in ("for", "of") or i < 2:
        return False
    title = marks.titles.at(marks.tree.tokens[i - 2].span.start)
    speaks = title is not None and title.value.speaks == "spokesperson"
    return speaks or before in _MEMBERS or before == "behalf" or (word == "for" and before in _SPEAKING)


def _is_spoken_for(marks: Marks, inside: range) -> bool:
    """Tell whether a name of two words or more stands behind words that somebody speaks for it, and is a group's.

    It has a word for a movement or is of many ("Sons of the Valley", "Black Eagles"); no ministry, firm or club has a side.
    """
    first = inside[0]
    if marks.word(first - 1) != "the" or not _leads(marks, first - 1) or len(inside) < _SHORTEST:
        return False
    span = marks.span(inside[0], inside[-1])
    if marks.party_names.within(span):
        return False
    bodies = [hit.value for hit in marks.institutions.within(span)]
    if bodies:
        struggles = any(marks.word(i) in _STRUGGLES for i in inside)
        return all(one.party is None and (struggles or one.level == "society" or one.term in SIDES) for one in bodies)
    of = next((i for i in inside if marks.word(i) in _INNER), inside[-1] + 1)
    head = marks.word(of - 1)
    return head in _PEOPLE or (head.endswith("s") and not head.endswith("ss") and marks.tree.word(of - 1)[:1].isupper())
