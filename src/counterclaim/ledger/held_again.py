"""What one side tells in two reports of a place that it has: the same in other words, or that it has left it by now."""

import re
from collections.abc import Iterator
from typing import Literal

from counterclaim.ledger import comparing
from counterclaim.ledger.contrasts import classes_in, sites_of
from counterclaim.ledger.once import once
from counterclaim.ledger.statements import DENYING, TELLING, Statement, Where
from counterclaim.ledger.told import Told
from counterclaim.ledger.words import names_of, stems_of
from counterclaim.quantities import force_of

_DAYS = 10
"""Days within which who has left a place revises what he said of it."""
_BACK = 50
"""Characters before a word for holding that tell who holds."""
_CONDITIONS = frozenset({"if", "whether", "unless", "until", "once"})
_PARTLY = re.compile(
    r"\b(?:parts?|positions?|outskirts|edges?|suburbs?|districts?|quarters?|half|lines?|heights|villages|towns|hills?|streets?|"
    r"roads?|markets|per ?cent)\b|%|[’'](?-i:s [a-z])",
    re.IGNORECASE,
)
"""What is no whole place, nor one alone."""
_AGAIN = re.compile(r"\bre(?:take|took|taken|taking|captur\w+|gain\w*)\b|\b(?:back|again)\b", re.IGNORECASE)
_OWN = re.compile(r"\W*(?:[\w-]+ (?:of|from) )?(it|we|its|our|they|their)\b", re.IGNORECASE)
"""By what a claim opens that tells of the claimant's side."""
_CAPTURE = re.compile(
    r"\W*(?:[Tt]he |[Ii]ts |[Tt]heir |[Oo]ur )?(?:capture|seizure|conquest|liberation|takeover) of "
    r"(?:the )?(?:\w+ )?(?:town|city|village|settlement|base|camp|[A-Z])"
)
_TAKER = re.compile(
    r"\W*(?:the )?(?:[\w’'-]+ ){1,4}?(?:(?:had|has|have) )?(?:\w+ly )?(?:taken|took|captured|seized|overrun|overran|entered)\b",
    re.IGNORECASE,
)
"""What opens with who took a place: "the Front had taken Lima"."""
_HOLD = re.compile(
    r"\b(?:hold|holds|holding|held|control|controls|controlled)\s+(?:on to )?(?:(?:all|the whole) (?:of )?)?"
    r"(?:the (?:town|city|village|settlement|base|camp)\b|(?=[A-Z]))"
)
_HELD = re.compile(
    r"\b(?:in|under) (?:our|its|their) (?:own |full |complete )?(?:hands|control)\b"
    r"|\b(?:remain(?:s|ed)?|is|are|was|were|been|still) (?:firmly |fully )?in (?:full |complete |firm )?control of\b"
    r"|\b(?:our|its|their) (?:national )?flag (?:is|was|flies|flew|waves|waved)\b"
    r"|\b(?:town|city|village|settlement|base|camp|airport|(?-i:[A-Z])[\w-]+) (?:is|was|remain(?:s|ed)|stays|stayed) "
    r"(?:still )?(?:ours|theirs)\b"
    r"|\b(?:its|our|their) (?:\w+ )?(?:men|fighters|troops|soldiers|units|forces|garrison) (?:is|are|was|were|remain(?:s|ed)?) "
    r"(?:still )?(?:in|inside) (?:the (?:town|city|village|settlement|base|camp|airport)|(?-i:[A-Z])[\w-]+)(?!['’]s)"
    r"(?=\W*$| (?:and|but|on|as|at)\b)",
    re.IGNORECASE,
)
_LOST = re.compile(r"\b(?:fell|falls?|fallen|los[et]|losing|loss|lost|taken|captured|seized|overrun|entered)\b", re.IGNORECASE)
"""What happened to a place, as who holds it denies it."""
_NOT_LOST = re.compile(
    r"\b(?:not|never|n[’']t) (?:lost|left|abandoned|withdrawn from|given up|surrendered) "
    r"(?:the (?:town|city|village|base)|[A-Z])"
)
"""What a side says that it still has."""
_NO_LONGER = re.compile(
    r"\b(?:its|our|their) (?:[\w-]+ )?(?:\w+) (?:is|are|was|were) (?:no longer|not any ?more) (?:in|inside|at|there)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:left|abandoned|quit)(?=\W*$|,? (?:(?:(?:all|most) of )?"
    r"(?:the |this )?(?:\w+ )?(?:town|city|village|settlement|base|camp)\b|"
    r"on |at |by |overnight|late |early |before |after |(?-i:[A-Z])))"
    r"|\b(?:pulled (?:out|back)|retreated)\b"
    r"|\bwithdr(?:ew|awn)\b(?: (?:its|our|their|all|the) (?:[\w-]+ )?(?:troops|forces|men|fighters|soldiers|units|army))?,? "
    r"(?:from|to|out|on|at|overnight)\b",
    re.IGNORECASE,
)
"""What a side says that has left a place, and nothing else behind."""
_QUOTES = "\"'“‘ "
State = Literal["took", "holds", "left"]


def held_again(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """Read "its flag flies over the town" as "it holds Lima" again, and "it has left Lima" as another word of that side."""
    if later.report == earlier.report or not _are_of_one_side(later, earlier):
        return
    was = state_of(earlier, lexicon)
    now = state_of(later, lexicon) if was is not None else None
    if now is None or was in (None, "left") or not _is_of_one_place(later, earlier, lexicon):
        return
    if now == "left":
        # Of a denial that the town had fallen another speaker's word is none's second thought.
        own = earlier.stance in TELLING or comparing.same_speaker(later, earlier)
        if own and 0 < later.time - earlier.time <= _DAYS:
            yield Told("revises", "contrast", 0.6)
    elif now == "holds" or (was == "took" and may_be_one_taking(later, earlier)):
        yield Told("repeats", "contrast", 0.6)


def _are_of_one_side(one: Statement, other: Statement) -> bool:
    return one.party == other.party and (one.party is not None or comparing.same_speaker(one, other))


def may_be_one_taking(one: Statement, other: Statement) -> bool:
    """Tell whether two claims that a place was taken can mean the same: by one side, and not once again."""
    takers = [frozenset().union(*(event.who for event in side.events if event.type == "COERCE")) for side in (one, other)]
    anew = [_AGAIN.search(side.content) is not None for side in (one, other)]
    if anew[0] != anew[1] or any(_is_anothers(side) for side in (one, other)):
        return False
    return not all(takers) or bool(takers[0] & takers[1])


def name_two_takers(one: Statement, other: Statement) -> bool:
    """Tell whether of two claims of one side only one says of another that it took a place: "the Front had taken Lima"."""
    return _is_anothers(one) != _is_anothers(other) and any(_is_own(side) for side in (one, other))


def _is_anothers(one: Statement) -> bool:
    """Tell whether a claim opens with somebody else who took a place."""
    found = _TAKER.match(one.content)
    return found is not None and not _is_own(one) and not _names_speaker(one, found.group())


def _names_speaker(one: Statement, words: str) -> bool:
    names = stems_of(words) & names_of(f"- {words}")
    told = stems_of(" ".join((*one.speakers, one.party or "")))
    return not names or bool(names & told)


@once
def state_of(one: Statement, lexicon: str | None = None) -> State | None:
    """Tell what a claimant says of his own side: that it took a place, that it holds one, that it has left it."""
    if not one.real or one.stems & _CONDITIONS or _PARTLY.search(one.content):
        return None
    if one.stance in DENYING:
        denies = not one.negated and _LOST.search(one.content) is not None and not _is_own(one)
        return "holds" if denies and _names_place(one) else None
    if one.stance not in TELLING or one.stance == "accuses":
        return None
    return _told_state(one, lexicon)


def told_at(one: Statement, lexicon: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield who says that he has a place, with the stems by which he may name it, else with those of his report's towns."""
    if state_of(one, lexicon) is not None:
        side = one.party or next(iter(one.speakers), "")
        stems = _names(one).union(*(stems_of(place.name) for place in _towns(one)))
        yield from ((side, stem) for stem in sorted(stems))


def _told_state(one: Statement, lexicon: str | None) -> State | None:
    if _has_left(one):
        return "left"
    if _HELD.search(one.content) and not one.negated and not _is_others(one, _HELD):
        return "holds"
    if _is_own(one) and one.negated and _NOT_LOST.search(one.content):
        return "holds"
    if not _is_own(one) or one.negated:
        return None
    if _HOLD.search(one.content):
        return "holds"
    takes = _CAPTURE.match(one.content) is not None or "taken" in classes_in(one, lexicon)
    return "took" if takes and _names_place(one) else None


def _has_left(one: Statement) -> bool:
    gone = any(event.type == "RETREAT" and event.who == {one.party} for event in one.events)
    gone = gone or (_is_own(one) and _LEFT.search(one.content) is not None)
    return not one.negated and ((gone and _LEFT.search(one.content) is not None) or _NO_LONGER.search(one.content) is not None)


@once
def _is_own(one: Statement) -> bool:
    """Tell whether a claim tells of the claimant's own side: by an event, else by its first words."""
    taking = [event.who for event in one.events if event.type in ("COERCE", "RETREAT") and event.who]
    if taking:
        return all(who == {one.party} for who in taking)
    if _CAPTURE.match(one.content):
        return True
    found = _OWN.match(one.content)
    if found is None:
        return False
    # "The army said they had taken the town": others have.
    return found[1].lower() not in ("they", "their") or any(_names_many(name) for name in one.speakers)


def _names_many(name: str) -> bool:
    """Tell whether a speaker is many: "fighters of the militia", "the rebels"."""
    return name.partition(" of ")[0].endswith("s")


def _is_others(one: Statement, holding: re.Pattern[str]) -> bool:
    """Tell whether it is others who hold: "the rebels remain in control of the town", says the army."""
    found = holding.search(one.content)
    before = one.content[max(0, found.start() - _BACK) : found.start()].lower() if found is not None else ""
    fighters = any(force_of(word.strip(".,;:'\"“”’")) == "fighters" for word in before.split())
    return fighters or any(party.lower() in before for party in one.parties if party != one.party)


def _names_place(one: Statement) -> bool:
    """Tell whether a claim names a town, "the town", or its like."""
    return bool(one.stems & comparing.GENERIC) or any(not place.wide for place in one.places) or bool(_names(one))


def _is_of_one_place(one: Statement, other: Statement, lexicon: str | None) -> bool:
    """Tell whether two claims speak of one town: by its places, or by the name of a town of the other's report."""
    if comparing.one_place(one, other, lexicon):
        return True
    if sites_of(one, lexicon) != sites_of(other, lexicon):
        return False
    shared = _names(one) & _names(other)
    if shared and any(shared & stems_of(place.name) for side in (one, other) for place in side.places if not place.wide):
        return True
    return any(_is_named(place, a) and _may_mean(b, place) for a, b in ((one, other), (other, one)) for place in _towns(b))


@once
def _names(one: Statement) -> frozenset[str]:
    """Return the stems of the names of a claim, with that which opens it: "Lima was in its hands"."""
    return names_of(f"- {one.content.lstrip(_QUOTES)}")


def _towns(one: Statement) -> tuple[Where, ...]:
    return tuple(place for place in (*one.places, *one.focus) if not place.wide)


def _is_named(place: Where, one: Statement) -> bool:
    """Tell whether a claim holds the name of a place that its report does not list: names are not always known as places."""
    return stems_of(place.name) <= _names(one)


def _may_mean(one: Statement, place: Where) -> bool:
    named = [where for where in one.places if not where.wide]
    return place in named or (not named and bool(one.stems & comparing.GENERIC) and place in one.focus[:2])
