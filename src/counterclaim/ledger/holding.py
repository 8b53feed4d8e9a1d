"""Who has a place, as two claims tell it: taken, still held, left, taken back."""

import re
from collections.abc import Iterator

from counterclaim.ledger import comparing
from counterclaim.ledger.contrasts import classes_in, classes_of, sites_of
from counterclaim.ledger.held_again import may_be_one_taking, state_of
from counterclaim.ledger.once import once
from counterclaim.ledger.phrases import other_days
from counterclaim.ledger.statements import DENYING, TELLING, Statement
from counterclaim.ledger.told import Told
from counterclaim.quantities import force_of

_CAPTIVES = frozenset({"prison", "captiv", "hostag", "captur"})
_CONDITIONS = frozenset({"if", "whether", "unless"})
_RETREAT = frozenset({"withdraw", "withdrew", "withdrawn", "retreat"})
_STANDS = re.compile(
    r"\b(?:not|never|n['’]t)\s+(?:yet\s+)?(?:been\s+)?(?:fall(?:en)?|taken|captured|seized|lost|overrun)\b", re.IGNORECASE
)
"""What says that a place still stands."""
_NOBODY_TOOK = re.compile(
    r"\b(?:nobody|no one|no-one|none)\b[^,.;]{0,20}\b(?:taken|took|captured|seized|entered)\b", re.IGNORECASE
)
_UNDER = re.compile(
    r"\bnot under (?:([A-Z][\w-]+)|enemy|hostile) control\b|\bthe enemy (?:does|did) not (?:\w+ )?(?:control|hold)\b"
)
"""What says that the other side does not have a place."""
_HOLDS = re.compile(r"\b[A-Z][\w’'-]+ (?:still |firmly )?(?:holds|is holding)(?=[.,;\"”\s]*(?:$|and |but |despite ))")
"""What says of a place by its name that it is held: "Abeche holds"."""
_OUTSIDE = re.compile(
    r"\b(?:positions?|lines?|trenches|heights|ground) (?:just )?(?:to the )?"
    r"(?:north|south|east|west|outside|near|around|on the (?:outskirts|edge))"
)
"""What is held beside a place that may well be lost."""
_LOST = re.compile(r"\b(?:[Ll]ost|[Ll]oss of|[Ll]osing) (?:control of )?(?:the (?:town|city|village|base|camp) of )?[A-Z]\w+")
"""What owns up to a place that is lost: "had lost Arauca to the rebels"."""
_IS_LOST = re.compile(r"\b(?:has|had|have|was|were|is|are)(?: been)? lost\b")
"""What owns up to a place that the sentence names before, or that is a base or an airport: "the airport had been lost"."""
_HAS_FALLEN = re.compile(r"\b(?:has|had|have) (?:been (?:captured|overrun|taken|seized)|fallen)\b")
"""The same told as what has become of the place: "the town had fallen"."""
_ENTERED = re.compile(r"\b(?:entered|broken? into|reached the cent(?:re|er) of|stormed into)\b", re.IGNORECASE)
_ATTACK = (
    r"(?<!cyber.)(?<!drone.)(?<!air.)(?<!missile.)(?<!rocket.)"
    r"(?:attacks?|assaults?|attempts?|offensives?|advances?|incursions?|raids?|push)"
)
_OPENS_OWN = re.compile(r"\W*(?:its|our|it|we)\b", re.IGNORECASE)
_REPELLED = re.compile(
    r"\b(?:repel\w*|repuls\w+|thwart\w*|foil\w*|fended off|fought off|beat(?:en)? (?:off|back)|pushed back|stopped|halted) "
    rf"(?:an?|the|all|another|every|\w+) (?:[\w-]+ ){{0,3}}?{_ATTACK}\b"
    rf"|\b{_ATTACK}\b(?: [\w-]+){{1,6}} (?:was|were|had been|been|is) "
    r"(?:repelled|repulsed|thwarted|foiled|fended off|beaten (?:off|back)|pushed back|stopped|halted)\b"
    rf"|\b{_ATTACK}\b(?: [\w-]+){{0,4}} (?:had |has )?failed\b",
    re.IGNORECASE,
)
"""What says that an attack came to nothing."""
_NEARBY = re.compile(
    r"\b(?:villages?|settlements?|hamlets?|hills?|heights?|posts?|outposts?|positions?|checkpoints?|camps?|base|island|farms?) "
    r"(?:\w+ ){0,2}?(?:near|outside|north|south|east|west|close to|kilomet|km|miles|around|on the (?:outskirts|edge))"
)
"""What lies by a town and is not the town."""
_AIMS = re.compile(
    r"\b(?:aim|plan|want|hope|try|tri|intend|seek|sought|attempt|prepar|wish|vow|pledg|order)\w*(?: \w+)? to "
    r"(?:\w+ )?(?:take|capture|seize|enter|overrun|hold|control|occupy|leave|withdraw|regain|re(?:take|capture)|clear)\b",
    re.IGNORECASE,
)
"""What a side wants of a place and has not done."""
_HOLDING = frozenset({"taken", "held", "left"})
_MOSTLY = re.compile(r"\b(?:most|much|nearly|almost)\b", re.IGNORECASE)
"""What is not the whole of a place: the other side may have the rest."""
_SELF = frozenset({"it", "we", "its", "our"})
"""First words by which a side speaks of itself."""
_ARMY = (["the", "army"], ["the", "military"], ["government", "forces"])
_SOLDIERLY = ("army", "military", "defence", "defense", "general staff")
"""Words for speakers whose army "the army" is."""
_OWN_MEN = frozenset({"its", "our", "his", "her", "their", "we"})


def of_place(later: Statement, earlier: Statement, against: bool, lexicon: str | None) -> Iterator[Told]:
    """Two sides tell who has a place: "taken" against "still held", and "has left" confirms "taken"."""
    if not comparing.one_place(later, earlier, lexicon) or _is_nearby(later) != _is_nearby(earlier):
        return
    yield from _not_taken(later, earlier, lexicon)
    yield from _of_two_states(later, earlier, lexicon)
    if not (_is_told(later) and _is_told(earlier)):
        return
    mine, theirs = _of_land(later, lexicon), _of_land(earlier, lexicon)
    same_day = later.time == earlier.time
    # In one report what is denied may be told behind the denial.
    denial, told = (earlier, later) if same_day and earlier.stance in DENYING else (later, earlier)
    denies = denial.stance in DENYING
    if later.party == earlier.party:
        yield from _of_one_side(later, earlier, mine, theirs)
        return
    if not against and (later.party is None or earlier.party is None):
        return
    for held, taken, fits in ((mine, theirs, True), (theirs, mine, same_day)):
        # That a town was taken does not contradict that it still stood on the day before.
        if fits and "held" in held and "taken" in taken and not held & {"taken", "left"} and "held" not in taken and not denies:
            yield Told("contradicts", "contrast", 0.7)
    if "taken" in mine and "taken" in theirs and denies and told.stance in TELLING:
        yield Told("contradicts", "denial", 0.8)
    yield from _of_two_holders(later, earlier, mine, theirs)
    yield from _of_attack(later, earlier)
    if _concedes_place(later, earlier, against, lexicon):
        yield Told("confirms", "contrast", 0.7, concedes=_holder(earlier) == earlier.party)
    elif same_day and _concedes_place(earlier, later, against, lexicon):
        yield Told("confirms", "contrast", 0.7, turned=True, concedes=_holder(later) == later.party)


def _concedes_place(gone: Statement, taker: Statement, against: bool, lexicon: str | None) -> bool:
    """Tell whether a side says that it has left, or lost, a place of which another says that it was taken."""
    told = _of_land(gone, lexicon)
    left = _is_gone(gone) and "left" in told and "stayed" not in told and not _is_of_others(gone)
    left = left or loses_place(gone, lexicon)
    fits = against or gone.stance == "confirms" or _retreats(gone)
    both = gone.stance in TELLING and taker.stance in TELLING
    return fits and left and both and "taken" in _of_land(taker, lexicon)


def _not_taken(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """One side says that it has a place, another that it has not: "the rebels do not control the airport"."""
    turned, told = (later, earlier) if later.negated else (earlier, later)
    if turned.negated == told.negated or turned.party in (told.party, None) or not (turned.real and told.real):
        return
    # That a town was not taken does not contradict that it was taken later.
    fits = turned.time >= told.time and turned.stance in TELLING and told.stance in TELLING
    if told.party is None or _holder(told) != told.party:
        return
    plain = _holder(turned) == told.party or _STANDS.search(turned.content) is not None or _is_under(turned, told)
    if fits and plain and "taken" in _of_land(turned, lexicon) & _of_land(told, lexicon):
        yield Told("contradicts", "negation", 0.7)


def _is_under(turned: Statement, told: Statement) -> bool:
    """Tell whether a claim says that a place is not in the hands of the side that says so: "not under Malian control"."""
    found = _UNDER.search(turned.content)
    return found is not None and (found[1] is None or told.party in turned.parties)


def _of_two_holders(later: Statement, earlier: Statement, mine: frozenset[str], theirs: frozenset[str]) -> Iterator[Told]:
    """Two sides tell that a place is in somebody's hands: in its own each, or in those of the side that took it."""
    if "taken" not in mine & theirs or later.stance not in TELLING or earlier.stance not in TELLING:
        return
    one, other = _holder(later), _holder(earlier)
    if one is None or other is None:
        return
    if one == later.party and other == earlier.party and later.time == earlier.time:
        yield Told("contradicts", "contrast", 0.7)
    elif one == other == earlier.party:
        yield Told("confirms", "contrast", 0.7)


def _of_two_states(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """Each of two sides says of itself that it has a place: "it had taken Lima", "the town is ours"."""
    sides = None not in (later.party, earlier.party) and later.party != earlier.party
    if not sides or any(one.stance in DENYING or _MOSTLY.search(one.content) for one in (later, earlier)):
        return  # Who denies what is lost may mean men.
    states = (state_of(later, lexicon), state_of(earlier, lexicon))
    if (states[0] == "holds" and states[1] in ("took", "holds")) or (
        states == ("took", "holds") and later.time == earlier.time
    ):
        yield Told("contradicts", "contrast", 0.7)


def _of_attack(later: Statement, earlier: Statement) -> Iterator[Told]:
    """One side says that it entered a town, another that it threw the attack on it back."""
    for entered, repelled in ((later, earlier), (earlier, later)):
        if not all(one.stance in TELLING and one.party is not None for one in (entered, repelled)) or other_days(
            later, earlier
        ):
            continue
        taking = [event.who for event in entered.events if event.type == "COERCE"]
        own = {entered.party} in taking if taking else _OPENS_OWN.match(entered.content) is not None
        soon = entered.time <= repelled.time and comparing.are_near(entered, repelled)
        if own and soon and _ENTERED.search(entered.content) and _REPELLED.search(repelled.content):
            yield Told("contradicts", "contrast", 0.6)


def _holder(one: Statement) -> str | None:
    """Return who is told to have taken or to hold a place: by an event, else the side that speaks of itself."""
    taking = [event.who for event in one.events if event.type == "COERCE" and len(event.who) == 1]
    if taking:
        return next(iter(taking[0]))
    words = [word.strip("\"“‘'") for word in one.content.lower().split()[:2]]
    of_army = any(word in speaker.lower() for speaker in one.speakers for word in _SOLDIERLY)
    return one.party if words[0] in _SELF or (of_army and words in _ARMY) else None


def _of_one_side(later: Statement, earlier: Statement, mine: frozenset[str], theirs: frozenset[str]) -> Iterator[Told]:
    """What one side says again of a place; its allies denied that it has fallen, its chief concedes that his men have left."""
    if later.party is None:
        return
    if "taken" in mine & theirs:
        yield from _of_place_again(later, earlier)
    others = not set(later.speakers) & set(earlier.speakers) and later.time > earlier.time
    # That a town had not fallen does not contradict that it was left weeks later.
    denied = earlier.stance in DENYING and "taken" in theirs and "held" not in theirs and comparing.are_near(later, earlier)
    if denied and later.time > earlier.time and later.stance == "confirms" and "left" in mine and _is_gone(later):
        yield Told("contradicts", "contrast", 0.6) if others else Told("revises", "withdrawn", 0.7)


@once
def _is_nearby(one: Statement) -> bool:
    """Tell whether a claim speaks of what lies by a town: "a village near Lima"."""
    return _NEARBY.search(one.content) is not None


@once
def _of_land(one: Statement, lexicon: str | None) -> frozenset[str]:
    """Return the classes of a claim's words; who "captured 23 soldiers" took no place."""
    names = classes_in(one, lexicon)
    names = names | {"held"} if _HOLDS.search(one.content) else names
    names = (names - {"taken"}) | {"held"} if _NOBODY_TOOK.search(one.content) else names
    names = names - {"held"} if _OUTSIDE.search(one.content) else names
    men = bool(one.stems & _CAPTIVES) and not one.places and not sites_of(one, lexicon)
    return names - {"taken"} if men or _took_men(one) else names


@once
def _took_men(one: Statement) -> bool:
    """Tell whether a claim counts people that a side captured, and tells of no place that it did."""
    return any(q.what == "captured" and q.unit == "people" for q in one.quantities) and not any(
        event.type == "COERCE" for event in one.events
    )


def _of_place_again(later: Statement, earlier: Statement) -> Iterator[Told]:
    """What one side says again of a place: that it took it, or that it did not after all."""
    if earlier.stance not in TELLING:
        return
    if later.stance in TELLING and later.report != earlier.report and may_be_one_taking(later, earlier):
        yield Told("repeats", "contrast", 0.6)
    elif later.stance in DENYING and later.time > earlier.time and not later.former:
        yield Told("revises", "withdrawn", 0.7)


@once
def _is_gone(one: Statement) -> bool:
    """Tell whether a claim with a word for leaving tells of a retreat: by an event, or of the side's own men."""
    own = bool(_OWN_MEN.intersection(one.content.lower().split())) and bool(one.stems & _RETREAT)
    return own or one.stance == "confirms" or any(event.type == "RETREAT" for event in one.events)


def tells_of_place(one: Statement, lexicon: str | None = None) -> bool:
    """Tell whether a claim may say who has a place: by its words, or as its claimant says it of himself."""
    if any(name in _HOLDING for name, _ in classes_of(one.stems, lexicon)) or loses_place(one, lexicon):
        return True
    return _ENTERED.search(one.content) is not None or state_of(one, lexicon) is not None


@once
def loses_place(one: Statement, lexicon: str | None = None) -> bool:
    """Tell whether somebody owns up to a place that is lost."""
    if one.stance != "confirms":
        return False
    lost = bool(one.places) and any(told.search(one.content) for told in (_LOST, _HAS_FALLEN))
    return lost or (bool(one.places or sites_of(one, lexicon)) and _IS_LOST.search(one.content) is not None)


@once
def _retreats(one: Statement) -> bool:
    """Tell whether a side says that its own men have left."""
    return any(event.type == "RETREAT" and one.party in event.who for event in one.events)


@once
def _is_of_others(one: Statement) -> bool:
    """Tell whether it is others who left, and not the side that says so: "the rebels have left the camp", says the army."""
    left = [event.who for event in one.events if event.type == "RETREAT" and event.who]
    if left:
        return not any(one.party in who for who in left)
    words = one.content.lower().split()
    return any(force_of(word) == "fighters" for word in words) and not _OWN_MEN.intersection(words)


@once
def _is_told(one: Statement) -> bool:
    told = one.real and not one.negated and (one.stance in TELLING or one.stance in DENYING)
    return told and not one.stems & _CONDITIONS and _AIMS.search(one.content) is None
