"""The things that a claim speaks of, by its words alone: "the main supply road", "a power plant"."""

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from counterclaim.ledger.once import once
from counterclaim.ledger.statements import Statement
from counterclaim.ledger.words import stem_of

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[,;:]")
_ARTICLES = frozenset("a an the its their our his her this that these those both all no any every each some".split())
_DEFINED = _ARTICLES - {"a", "an", "some"}
_PREPOSITIONS = frozenset(
    "in on at near to of for from by with into out off over under through around between along towards toward outside inside "
    "during after before since against across behind beyond via until across about as without".split()
)
_INSIDE = frozenset({"in", "inside", "within"})
_NEAR = frozenset({"near", "outside", "north", "south", "east", "west", "around", "beyond"})
_VERBS = frozenset(
    "is are was were be been being had has have did does do will would can could may might must remain remains remained still "
    "not never that which who where when and but or while so".split()
)
_WHEN = frozenset("overnight again twice once repeatedly today yesterday late early this last itself".split())
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_IN_TOWN = re.compile(
    r"\b(?:in|inside|into|on|of|for|from|to|at|near|around|left|lost|taken|took|captured|seized|entered|holds?|held|retaken|retook|"
    r"regained|fled|reached|overrun) ([A-Z][\w-]+)(?=\W*$|[.,;]| (?:on|had|has|was|is|were|by|and|after|at|for|since|from)\b)"
)
_TOWN_FIRST = re.compile(
    r"^\W*(?:(?:that|reports that) )?([A-Z][\w-]+) (?:is|was|has|had|remain(?:s|ed)|stands|stood|holds|held|fell)\b"
)
_LONG_AGO = re.compile(r"\b(?:ago|last (?:year|month|week)|(?:in|since) (?:19|20)\d\d)\b")
_NOT_HIT = re.compile(
    r"\b(was|were|is|are|had|has|have) (?:not|never) (?:been )?"
    r"(?:hit|struck|damaged|destroyed|attacked|shelled|bombed|targeted)\b"
)
_MONTHS = frozenset("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split())
_CLEAR = frozenset({"supply", "supplies", "service", "services", "traffic"})
"""What may stand behind a thing whose own condition it is: "the water supply"."""
_MOVING = frozenset({"traffic", "movement", "passage"})
"""What goes on at a thing as long as it is open: "traffic at the crossing"."""
_PARTICIPLE = re.compile(r"\w{2,}(?:ed|en|ing|ly)|bound|sent|meant|left|held|hit|sought|struck|fell")
_PLAIN = frozenset(
    map(stem_of, "main only last first key still whole entire nearby local big large small new old local".split())
)
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve dozens tens scores hundreds thousands most many some".split()
)
_LONGEST = 4
"""Words of a thing's name."""


class Phrase(NamedTuple):
    """A thing: the stem of its word, what kind of it, where it stands among the words, whether it is one that is known."""

    head: str
    kinds: frozenset[str]
    start: int
    at: int
    defined: bool
    inner: bool
    """Behind a preposition, as "the bridge" in "a tank on the bridge"."""
    number: str
    inside: bool | None
    """In a place or near one, where the next word tells it."""


class Words(NamedTuple):
    """The words of a claim, and their stems; a comma is one of its own."""

    words: tuple[str, ...]
    stems: tuple[str, ...]

    def breaks(self, start: int, end: int) -> bool:
        """Tell whether a preposition or the like stands among some words: what is behind it is no object."""
        return any(word in _PREPOSITIONS | _VERBS or not word[0].isalnum() for word in self.words[start:end])


@once
def words_of(text: str) -> Words:
    """Return the words of a text.

    >>> words_of("It cut the road, and fled").words
    ('it', 'cut', 'the', 'road', ',', 'and', 'fled')
    """
    words = tuple(match.lower() for match in _WORD.findall(text))
    return Words(words, tuple(stem_of(word) for word in words))


@once
def phrases_of(words: Words) -> tuple[Phrase, ...]:
    """Return what may be things: what ends before a preposition, a verb, a participle or a day.

    >>> found = phrases_of(words_of("A tank on the stone bridge in the town was burning"))
    >>> [(one.head, sorted(one.kinds), one.inner) for one in found]
    [('tank', [], False), ('bridg', ['stone'], True), ('town', [], True), ('burn', [], False)]
    """
    return tuple(_find_phrases(words))


def _find_phrases(words: Words) -> Iterator[Phrase]:
    for at, word in enumerate(words.words):
        if (word in _ARTICLES | _PREPOSITIONS | _VERBS | _NUMBERS or not word.isalpha()) and "-" not in word:
            continue
        if at + 1 < len(words.words) and not _ends(words.words[at + 1]):
            continue
        start = _start(words, at)
        before = words.words[start - 1] if start and words.words[max(0, start - 2)] not in _MOVING else ""
        number = next((one for one in words.words[start:at] if one in _NUMBERS or one.isdigit()), "")
        kinds = frozenset(words.stems[start:at]) - _PLAIN - frozenset(map(stem_of, _ARTICLES | _NUMBERS)) - {number}
        defined = bool(_DEFINED & set(words.words[start:at]))
        # "Thousands of civilians" are civilians.
        inner = before in _PREPOSITIONS and not (before == "of" and words.words[max(0, start - 2)] in _NUMBERS)
        behind = words.words[at + 1] if at + 1 < len(words.words) else ""
        inside = True if behind in _INSIDE else False if behind in _NEAR else None
        yield Phrase(words.stems[at], kinds, start, at, defined, inner, number, inside)


def is_of_other_thing(turned: str, told: str) -> bool:
    """Tell whether a claim says of one thing that it was not hit, and another that something else was.

    >>> is_of_other_thing("The power plant in Adre was not hit", "It hit a depot in Adre")
    True
    >>> is_of_other_thing("The power plant in Adre was not hit", "It hit a power plant in Adre")
    False
    """
    found = _NOT_HIT.search(turned)
    if found is None:
        return False
    things = [one for one in phrases_of(words_of(turned[: found.end(1)])) if not one.inner]
    others = [one for one in phrases_of(words_of(told)) if one.head == things[0].head] if things else []
    return bool(things) and not any(not (one.kinds and things[0].kinds) or one.kinds & things[0].kinds for one in others)


def _start(words: Words, at: int) -> int:
    start = at
    while start > max(0, at - _LONGEST):
        word = words.words[start - 1]
        if word in _PREPOSITIONS | _VERBS or not word[0].isalnum() or _ends(word, day=True):
            break
        start -= 1
        if word in _ARTICLES:
            break
    return start


def _ends(word: str, day: bool = False) -> bool:
    if word in _DAYS:
        return True
    return not day and (
        word in _PREPOSITIONS | _VERBS | _CLEAR | _NUMBERS | _WHEN
        or not word.isalpha()
        or _PARTICIPLE.fullmatch(word) is not None
    )


@functools.lru_cache(maxsize=20_000)
def towns_named(text: str) -> frozenset[str]:
    """Return the stems of names that stand where a town does: behind a preposition or a word for taking, or opening a claim.

    >>> sorted(towns_named("Malian troops left Ber on Monday")), sorted(towns_named("Ber was in Malian hands"))
    (['ber'], ['ber'])
    """
    found = [match[1] for match in _IN_TOWN.finditer(text)] + [match[1] for match in _TOWN_FIRST.finditer(text)]
    return frozenset(stem_of(name) for name in found if name.lower() not in _DAYS and name[:3] not in _MONTHS)


def other_days(one: Statement, other: Statement) -> bool:
    """Tell whether each of two claims names a day of the week and none that the other names, or one tells of years ago."""
    if (_LONG_AGO.search(one.content) is None) != (_LONG_AGO.search(other.content) is None):
        return True
    days = [{word for word in words_of(side.content).words if word in _DAYS} for side in (one, other)]
    return all(days) and not days[0] & days[1]
