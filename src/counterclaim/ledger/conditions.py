"""Conditions of one thing that two sides tell and that cannot both be: a road open and cut, a truce kept and broken."""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.ledger import comparing
from counterclaim.ledger.contrasts import rows_of
from counterclaim.ledger.once import once
from counterclaim.ledger.phrases import Phrase, Words, other_days, phrases_of, words_of
from counterclaim.ledger.statements import DENYING, TELLING, Statement
from counterclaim.ledger.told import Told
from counterclaim.ledger.words import says_something, stem_of

_PAIRS = (
    ("shut", "open"),
    ("broken", "intact"),
    ("breached", "kept"),
    ("lost", "arrived"),
    ("relieved", "besieged"),
    ("freed", "captive"),
    ("gone", "trapped"),
    ("abused", "humane"),
    ("rejected", "accepted"),
    ("fled", "regrouped"),
    ("downed", "reached"),
)
"""A deed and the condition that it ends; told after the deed, too, the condition contradicts it."""
_AGAINST = {name: other for pair in _PAIRS for name, other in (pair, pair[::-1])}
_CHANGING = frozenset({"shut", "open", "lost", "arrived"})
"""What may be so on one day and not on the next: told on one day alone they contradict each other."""
_OF_TOWNS = frozenset({"relieved", "besieged", "fled", "regrouped"})
"""What is told of a town as a whole, or of who was in it: its name alone tells of what."""
_CONDUCT = frozenset({"breached", "kept", "rejected", "accepted", "abused", "humane", "fled", "regrouped"})
"""What a side does, of whom only its own word is an answer: another may well keep the truce that it breaks."""
_WHOLE = {"gone": re.compile(r"\b(?:all|every\w*|complete\w*|no)\b"), "downed": re.compile(r"\b(?:all|every|each)\b")}
"""What is so only of all of them: some may be trapped when others have left."""
_SPAN = 8
"""Words within which the words of a row stand."""
_BEHIND, _BEFORE = 5, 9
"""Words between what is done and the thing behind it, and between a thing and what is told of it."""
_IDLE = re.compile(
    r"\bclose (?:to|by)\b|\bcut (?:down|short)\b|\bbr(?:ea|o)k\w* (?:into|out|through|down|up)\b"
    r"|\bopen\w* (?:fire|a front|talks|an? (?:investigation|inquiry|probe))\b"
    r"|\b(?:surround|encircl)\w+ by (?:an? )?(?!\w* ?(?:troops|forces|soldiers|fighters|army|rebels|enemy))\w+",
    re.IGNORECASE,
)
"""Words for a condition that tell none."""
_BEFORE_IT = re.compile(r"\b(?:before (?:it|they|the|he|she)|without)\b.*", re.IGNORECASE | re.DOTALL)


class _Row(NamedTuple):
    stems: frozenset[str]
    name: str


class State(NamedTuple):
    """What is told of some thing: a class of conditions, and the words of a claim that tell it."""

    name: str
    first: int
    last: int


@functools.cache
def _rows(lexicon: str | None) -> tuple[_Row, ...]:
    return tuple(_Row(stems, name) for stems, name, _ in rows_of(lexicon) if name in _AGAINST)


@functools.cache
def _same(lexicon: str | None) -> dict[str, str]:
    return {stem: stem_of(same) for stems, name, same in rows_of(lexicon) if name == "thing" for stem in stems}


def other_condition(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """One side tells of a thing what cannot be if what another tells is so: "the road is open", "it had cut the road"."""
    if not _may_answer(later, earlier):
        return
    sides = [states_of(one, lexicon) for one in (later, earlier)]
    for mine in sides[0]:
        for theirs in sides[1]:
            fits = _AGAINST[mine.name] == theirs.name and _follows(mine, later, earlier)
            if fits and _is_of_one(later, earlier, mine, theirs, lexicon):
                yield Told("contradicts", "contrast", 0.6)


@once
def states_of(one: Statement, lexicon: str | None = None) -> tuple[State, ...]:
    """Return the conditions that a claim tells; what is negated or denied stands for the other."""
    if not (one.real and (one.stance in TELLING or one.stance in DENYING)):
        return ()
    words = words_of(_told_in(one))
    found = []
    turned = one.negated != (one.stance in DENYING)
    for row in _rows(lexicon):
        state = _find(words, row) if row.stems <= one.stems else None
        if state is not None and not (turned and row.name in _WHOLE):
            found.append(state._replace(name=_AGAINST[row.name]) if turned else state)
    return tuple(found)


@once
def _told_in(one: Statement) -> str:
    """Return the words of a claim, but for what did not come to be: "turned back before it reached the town"."""
    return _BEFORE_IT.sub("", _IDLE.sub("", one.content))


def _find(words: Words, row: _Row) -> State | None:
    """Return where the words of a row stand near each other, the first time."""
    for n, stem in enumerate(words.stems):
        if stem in row.stems:
            near = [i for i in range(n, min(n + _SPAN, len(words.stems))) if words.stems[i] in row.stems]
            if row.stems <= {words.stems[i] for i in near}:
                return State(row.name, n, max(words.stems.index(other, n) for other in row.stems))
    return None


def _may_answer(one: Statement, other: Statement) -> bool:
    """Tell whether two sides speak of one place within days, and of no two days that they name."""
    if not (comparing.of_two_sides(one, other, False) and comparing.are_near(one, other)):
        return False
    return not other_days(one, other) and _are_of_one_place(one, other)


def _are_of_one_place(one: Statement, other: Statement) -> bool:
    if comparing.name_two_towns(one, other):
        return False
    return comparing.places_meet(one, other) is True or comparing.name_one_town(one, other)


def _follows(mine: State, later: Statement, earlier: Statement) -> bool:
    """Tell whether what the later claim tells stands against the earlier: nobody denies what is done on the next day."""
    if comparing.apart(later, earlier) == 0:
        return True
    deeds = {deed for deed, _ in _PAIRS}
    return later.time > earlier.time and mine.name not in deeds | _CHANGING


def _is_of_one(later: Statement, earlier: Statement, mine: State, theirs: State, lexicon: str | None) -> bool:
    if mine.name in _CONDUCT and not _answers(later, earlier, mine, theirs):
        return False
    pairs = [(later, mine), (earlier, theirs)]
    if any(state.name in _WHOLE and not _WHOLE[state.name].search(one.content) for one, state in pairs):
        return False
    things = [_things(one, state, lexicon) for one, state in pairs]
    if mine.name in _OF_TOWNS and (comparing.one_town(later, earlier) or comparing.name_one_town(later, earlier)):
        return all(phrase.head in comparing.FORCES or not phrase.defined for phrase in (*things[0], *things[1]))
    whole = any(state.name in _WHOLE for _, state in pairs)
    return any(_are_one_thing(a, b, whole) for a in things[0] for b in things[1])


def _answers(later: Statement, earlier: Statement, mine: State, theirs: State) -> bool:
    """Tell whether who is said to have done wrong tells of his own side that it has not."""
    wrong = {"breached", "rejected", "abused", "fled"}
    answer, told = (earlier, later) if mine.name in wrong else (later, earlier)
    return answer.party is not None and answer.party in told.parties and (answer.parties <= {answer.party})


def _are_one_thing(one: Phrase, other: Phrase, whole: bool) -> bool:
    if one.head != other.head or not (one.defined or other.defined or whole):
        return False
    if None not in (one.inside, other.inside) and one.inside != other.inside:
        return False  # The bridge in the centre is not the one near the town.
    if one.number and other.number and one.number != other.number:
        return False
    return not (one.kinds and other.kinds) or bool(one.kinds & other.kinds)


def _things(one: Statement, state: State, lexicon: str | None) -> Sequence[Phrase]:
    """Return the things of which a condition is told: right behind the word for it, or before it."""
    words = words_of(_told_in(one))
    same = _same(lexicon)
    found = []
    for phrase in phrases_of(words):
        within = state.first < phrase.at < state.last
        behind = state.last < phrase.at <= state.last + _BEHIND + 1 and not words.breaks(state.last + 1, phrase.start)
        before = phrase.at < state.first <= phrase.at + _BEFORE + 1 and not phrase.inner
        tells = says_something(phrase.head, lexicon) and phrase.head not in one.names | comparing.GENERIC
        if tells and (behind or before or within):
            own = frozenset(words.stems[state.first : state.last + 1])
            found.append(phrase._replace(head=same.get(phrase.head, phrase.head), kinds=phrase.kinds - own - one.names))
    return found


def pairs_told(one: Statement, lexicon: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield the pairs of conditions of which a claim tells one, with the towns of which it tells it."""
    names = {min(state.name, _AGAINST[state.name]) for state in states_of(one, lexicon)}
    towns = {place.name for place in one.places if not place.wide}
    if not towns and (town := comparing.town_of(one)) is not None:
        towns = {town.name}
    yield from ((name, town) for name in sorted(names) for town in sorted(towns))
