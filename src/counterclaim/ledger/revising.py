"""What keeps a claimant's number from being his new word for another of his: whose men, how many by far, who says so."""

import re

from counterclaim.ledger import comparing
from counterclaim.ledger.nobody import is_toll
from counterclaim.ledger.statements import Quantity, Statement

_BY_FAR = 5
"""How many times fewer dead are those of another happening: no toll of 180 sinks to 16."""
_FEW = 3
"""A number of people up to which many happenings have as many dead."""
_UNLIKE = 0.1
"""Likeness of words below which two claims share nothing that tells."""
_RISES = re.compile(
    r"\b(?:r[io]se[ns]?|rais(?:es?|ed|ing)|climb(?:s|ed|ing)?|grew|grow(?:s|n|ing)|jump(?:s|ed|ing)?|increas(?:es?|ed|ing)) "
    r"(?:[\w’'-]+ ){0,4}to\b",
    re.IGNORECASE,
)
"""What says of a number that it is more than the one before: "their number had risen to 18"."""
_ANOTHER = re.compile(
    r"\b(?:second|third|another|separate|new|fresh|follow-up) (?:[\w-]+ ){0,2}?"
    r"(?:strike|attack|raid|airstrike|shelling|bombing|explosion|blast|assault|ambush)\b",
    re.IGNORECASE,
)
"""What tells of another happening: "a second strike on the town killed 19"."""
_AS_OF = re.compile(
    r"\bby (?:(?:late|early|noon|midday|midnight|the) (?:on )?)?(?:\w+day|\d|evening|morning|night)|\b(?:as of|until|so far)\b",
    re.IGNORECASE,
)
"""What tells up to when a count runs: "69 had been buried by Tuesday"."""
_NEXT_DAY = 1
"""Days by which those of one happening may be told differently: of a night two."""
_FROM = re.compile(r"\bfrom\b", re.IGNORECASE)


def is_told_of_same(later: Statement, earlier: Statement, now: Quantity, was: Quantity, alike: float) -> bool:
    """Tell whether a few in two reports are the same few: by who tells it, what they are, or words that both have.

    "One of them died", says a party, and an outlet "a child was killed": of so few the number alone tells nothing.
    """
    if _are_other_things(now, was) or _by_other_means(later, earlier):
        return False
    few = now.unit == "people" and (now.low or 0) <= _FEW and later.report != earlier.report
    named = now.kind is not None and was.kind is not None
    if few and named and now.kind != was.kind and alike < comparing.ALIKE and not comparing.same_kinds(now, was):
        return False
    if not few or later.party == earlier.party or comparing.same_speaker(later, earlier):
        return True
    return (named and comparing.same_kinds(now, was)) or alike >= _UNLIKE


def _by_other_means(later: Statement, earlier: Statement) -> bool:
    """Tell whether two reports tell of deeds of other kinds alone: men executed, a village shelled."""
    modes = [{event.mode for event in one.events if event.type == "ASSAULT" and event.mode} for one in (later, earlier)]
    return later.report != earlier.report and all(modes) and not modes[0] & modes[1]


def _are_other_things(now: Quantity, was: Quantity) -> bool:
    """Tell whether a few things of two sorts are named: "a helicopter" is no "training aircraft"."""
    named = now.unit != was.unit and any(one.kind not in (None, one.unit) for one in (now, was))
    return named and (now.low or 0) <= _FEW


def may_replace(later: Statement, earlier: Statement, now: Quantity, was: Quantity) -> bool:
    """Tell whether nothing that is told keeps a claimant's number from taking the place of another of his."""
    return not (
        _is_of_own_alone(later, earlier, now, was)
        or _is_of_another_day(later, now, was)
        or _ANOTHER.search(later.content) is not None
        or _sinks(later, now, was)
        or _is_far_below(later, earlier, now, was)
        or _by_other_means(later, earlier)
        or _is_told_as_former(later, earlier)
    )


def _is_of_own_alone(later: Statement, earlier: Statement, now: Quantity, was: Quantity) -> bool:
    """Tell whether a side counts its own dead in one figure, and in the other some whom nobody tells: "the dead at 90"."""
    own = [one.of is not None and one.of == side.party for one, side in ((now, later), (was, earlier))]
    if own[0] == own[1] or None not in (now.kind, was.kind):
        return False
    return not (_is_of_land(earlier, was) if own[0] else _is_of_land(later, now))


def _is_of_land(side: Statement, one: Quantity) -> bool:
    """Tell whether a state counts people killed at no town, and not by whom: "Chad said 13 had died in the fighting"."""
    bare = side.land is not None and one.by is None and comparing.is_of_anybody(one)
    return bare and not side.near and all(place.wide for place in side.places)


def _is_of_another_day(later: Statement, now: Quantity, was: Quantity) -> bool:
    """Tell whether two numbers are of two days, as both tell them; a toll may tell of the day when it was raised."""
    told = is_toll(later) or any(words.search(later.content) for words in (_RISES, _AS_OF))
    return not told and comparing.days_apart(now, was) > _NEXT_DAY


def _sinks(later: Statement, now: Quantity, was: Quantity) -> bool:
    """Tell whether a number that is said to have risen is lower than the other: it rose from what somebody else counted."""
    rises = _RISES.search(later.content)
    plain = rises is not None and _FROM.search(later.content, rises.start()) is None
    return plain and now.low is not None and was.low is not None and now.low < was.low


def _is_far_below(later: Statement, earlier: Statement, now: Quantity, was: Quantity) -> bool:
    """Tell whether two speakers count so many and so few that they speak of two happenings."""
    few = min(now.low or 0, was.low or 0)
    far = 0 < _BY_FAR * few <= max(now.low or 0, was.low or 0) and (now.low or 0) < (was.low or 0)
    return far and not comparing.same_speaker(later, earlier)


def _is_told_as_former(later: Statement, earlier: Statement) -> bool:
    """Tell whether another report tells one of two numbers as one of before: the later, or somebody else's of the same day.

    Whose toll of a town "three dead" was does not tell what the ministry counts in two.
    """
    if later.report == earlier.report:
        return False
    return later.former or (earlier.former and later.time == earlier.time and not comparing.same_speaker(later, earlier))
