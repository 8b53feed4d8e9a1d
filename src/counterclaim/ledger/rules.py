"""Which claim stands how to which: rules over two statements, the most certain first."""

import itertools
import re
from collections.abc import Callable, Iterator

from counterclaim.ids import hash_parts
from counterclaim.ledger import comparing
from counterclaim.ledger.absent import nothing_there
from counterclaim.ledger.acts import conceded, denied_act, denied_meeting, denied_presence, denied_strike, undone
from counterclaim.ledger.adverse import Adverse
from counterclaim.ledger.blaming import each_other, mirrored, none_such, other_author, traded_blame
from counterclaim.ledger.causes import other_account, other_cause, other_hand
from counterclaim.ledger.conditions import other_condition
from counterclaim.ledger.contrasts import classes_of, is_withdrawn, opposed
from counterclaim.ledger.counting import are_counted_side_by_side, figures, former, is_of_one_side
from counterclaim.ledger.denied_again import denied_again
from counterclaim.ledger.denied_arms import denied_arms
from counterclaim.ledger.harm import absence, alive, denied_harm, nothing_hit, other_victims
from counterclaim.ledger.held_again import held_again, name_two_takers
from counterclaim.ledger.holding import of_place
from counterclaim.ledger.missed import all_downed, undamaged
from counterclaim.ledger.other_kinds import other_kinds
from counterclaim.ledger.own_deeds import denied_deed
from counterclaim.ledger.owned_harm import owned_harm
from counterclaim.ledger.owning import owned_up_to
from counterclaim.ledger.phrases import is_of_other_thing
from counterclaim.ledger.said_again import are_told_apart, asks, counted_again, worded_again
from counterclaim.ledger.statements import DENYING, TELLING, Quantity, Statement
from counterclaim.ledger.told import Told
from counterclaim.ledger.words import negates, says_something, turned_words
from counterclaim.records import Evidence, Link, LinkKind

NEAR_DAYS = 30
"""Days within which claims of different reports may be on one matter."""
CONFIRMED = 0.34
"""Likeness of words below which two claims of different places have nothing to do with each other."""
_IN_TOWN = 0.3
"""The same of two claims that both name the town."""
_SAME = 0.62
_BY_FAR = 4
"""How many times more "dozens" must be than another number to be another."""
_NEGATED = 0.42
"""Likeness of two claims of which one negates a word of the other."""
_ELSEWHERE = 0.5
"""The same where no two claimants stand against each other, but an outlet's news."""
_UNTOLD = re.compile(r"(?:if|whether|not to|to)\b", re.IGNORECASE)
"""First words of what nobody tells as a fact."""
_MATTER = 0.2
"""Weight of the words, no names, that a claim shares with one that it repeats: where and who are no matter."""
_WHOLLY = 0.9
_PLAIN = frozenset(
    "this that it is was are not true untru fals lie a the all complet absolut total simpli nonsens fake pure utter and "
    "there were none no such thing attack never took take place happen did".split()
)
"""Stems that a bare denial is made of."""
_LONGEST = 40
"""Words of a claim beyond which single words of it no longer tell what it is about."""
_TO_COME = frozenset({"will", "would", "shall"})
_TOLD = TELLING | {"predicts"}
"""Stances of what somebody else may confirm."""
_JOINT = 22
"""Stems that two claims share by which they are one text."""
_AT_ODDS: tuple[set[str], ...] = ({"declines", "asserts"}, {"declines", "confirms"})
"""Stances of which nobody tells the same in both: "refused to let aid in", "had let it in"."""
_Rule = Callable[[Statement, Statement, str | None], Iterator[Told]]
_BEFORE_FIGURES: tuple[_Rule, ...] = (other_cause, other_hand, other_account)
"""Rules of what two claims may tell differently though they count the same."""
_BY_WORDS: tuple[_Rule, ...] = (
    absence,
    other_condition,
    nothing_there,
    other_victims,
    denied_deed,
    denied_act,
    denied_presence,
    undone,
    conceded,
    other_author,
    nothing_hit,
    traded_blame,
    owned_up_to,
    denied_again,
    denied_arms,
    undamaged,
    all_downed,
)


def link_of(later: Statement, earlier: Statement, adverse: Adverse, lexicon: str | None = None) -> Link | None:
    """Return how the later of two claims stands to the earlier, None where it cannot be told with some certainty."""
    if comparing.apart(later, earlier) > NEAR_DAYS:
        return None
    if comparing.places_meet(later, earlier) is False and not mirrored(later, earlier):
        return None
    dated = bool(later.time and earlier.time)
    if later.report != earlier.report and not dated and comparing.similarity(later, earlier, lexicon)[0] < _WHOLLY:
        return None  # Of what no day is known nobody can tell whether it is the same happening.
    if later.report == earlier.report and any(one.overlaps(other) for one in later.spans for other in earlier.spans):
        return None  # What one says stands in what the other says.
    against = adverse.are(later.party, earlier.party)
    told = next(_tell(later, earlier, against, lexicon), None)
    if told is None:
        return None
    confirmed = told.kind == "repeats" and earlier.stance == "confirms" != later.stance
    return _link(earlier, later, told, against) if told.turned or confirmed else _link(later, earlier, told, against)


def _link(later: Statement, earlier: Statement, told: Told, against: bool) -> Link:
    spans = [(later, told.now), (earlier, told.was)]
    why = tuple(
        Evidence(report=one.report, span=quantity.span if quantity is not None else one.spans[0]) for one, quantity in spans
    )
    confirmed = later.stance == "confirms" and comparing.of_two_sides(later, earlier, False)
    kind: LinkKind = "confirms" if told.kind == "repeats" and (against or confirmed) else told.kind
    against = against or told.concedes
    return Link(
        id=link_id(later.claim, earlier.claim),
        kind=kind,
        claim=later.claim,
        to=earlier.claim,
        rule=told.rule,
        score=round(told.score, 3),
        adverse=against,
        why=why,
        was=told.was.figure if told.was is not None else None,
        now=told.now.figure if told.now is not None else None,
    )


def link_id(claim: str, to: str) -> str:
    """Return the id of the link between two claims, whatever its kind: a judgement on it survives a better rule."""
    return hash_parts("link", claim, to)


def _tell(later: Statement, earlier: Statement, against: bool, lexicon: str | None) -> Iterator[Told]:
    alike, shared = comparing.similarity(later, earlier, lexicon)
    short = max(len(one.content.split()) for one in (later, earlier)) <= _LONGEST
    if short:
        for rule in _BEFORE_FIGURES:
            yield from rule(later, earlier, lexicon)
        yield from other_kinds(later, earlier, alike, against, lexicon)
    if later.report != earlier.report:
        yield from figures(later, earlier, alike, against)
        yield from counted_again(later, earlier, alike)
    else:
        yield from former(later, earlier)
        if against or are_counted_side_by_side(later, earlier, lexicon):
            yield from figures(later, earlier, alike, against)
    yield from _taken_back(later, earlier)
    yield from _owned_up(later, earlier, alike, lexicon)
    yield from owned_harm(later, earlier, alike, lexicon)
    yield from _plain_denial(later, earlier, lexicon)
    yield from _whole_denial(later, earlier, lexicon)
    if short:
        yield from of_place(later, earlier, against, lexicon)
        yield from held_again(later, earlier, lexicon)
        yield from denied_harm(later, earlier, against, lexicon)
        yield from alive(later, earlier, alike, lexicon)
        yield from denied_strike(later, earlier, against, lexicon)
        yield from denied_meeting(later, earlier)
        yield from each_other(later, earlier, alike)
        yield from none_such(later, earlier)
        for rule in _BY_WORDS:
            yield from rule(later, earlier, lexicon)
    if not (opposed(later, earlier, lexicon) or mirrored(later, earlier) or _gives_another_number(later, earlier)):
        yield from worded_again(later, earlier, alike, lexicon)
    if shared < comparing.FEWEST or not _may_be_one(later, earlier, alike, against):
        return
    yield from _withdrawal(later, earlier, alike, lexicon)
    if comparing.share_matter(later, earlier, lexicon) or alike >= _WHOLLY:
        yield from _denial(later, earlier, alike)
    yield from _negation(later, earlier, alike, lexicon)
    yield from _alike(later, earlier, alike, lexicon)


def _may_be_one(later: Statement, earlier: Statement, alike: float, against: bool) -> bool:
    """Tell whether words alone may link two claims: of one report or place, by adverse sides, or the same throughout."""
    same_report = later.report == earlier.report
    placed = comparing.places_meet(later, earlier) is True
    # "Five soldiers were killed", said by two armies, tells of two fights; a long sentence is a joint statement or a copy.
    one_side = later.party == earlier.party or None in (later.party, earlier.party)
    copied = alike >= _WHOLLY and (one_side or len(later.stems & earlier.stems) >= _JOINT)
    named = any(one.stance in DENYING and one.party in other.parties for one, other in ((later, earlier), (earlier, later)))
    return same_report or placed or against or copied or named or comparing.same_speaker(later, earlier)


def _alike(later: Statement, earlier: Statement, alike: float, lexicon: str | None) -> Iterator[Told]:
    """The same in other words: a repeat, of another side's claim a confirmation where it is told as one."""
    wholly = alike >= _WHOLLY and comparing.same_speaker(later, earlier)
    if alike < _WHOLLY and (opposed(later, earlier, lexicon) or not comparing.share_matter(later, earlier, lexicon)):
        return  # "Had advanced", says one, "had retreated" another.
    if earlier.stance in DENYING and later.stance in TELLING:
        return  # What is owned up to is no denial told again.
    if (
        mirrored(later, earlier, of_harm=False)
        or {later.stance, earlier.stance} in _AT_ODDS
        or name_two_takers(later, earlier)
        or are_told_apart(later, earlier)
        or (later.negated != earlier.negated and not wholly)
        or (later.report == earlier.report and not _from_headline(later, earlier))
    ):
        return
    other = _gives_another_number(later, earlier)
    if (
        later.stance == "confirms"
        and earlier.stance in _TOLD
        and alike >= (_IN_TOWN if comparing.one_town(later, earlier) else CONFIRMED)
        and later.party != earlier.party
        and not other
    ):
        yield Told("confirms", "same words", 0.4 + 0.5 * alike)
    fits = later.stance == earlier.stance or (later.stance in TELLING and earlier.stance in TELLING)
    fits = fits or (_is_foretold(later) and _is_foretold(earlier))
    like = (fits and alike >= _SAME) or (comparing.same_speaker(later, earlier) and alike >= comparing.ALIKE)
    like = like and (alike >= _WHOLLY or comparing.weight_told(later, earlier, lexicon) >= _MATTER)
    if like and not other:
        yield Told("repeats", "same words", alike)


def _is_foretold(one: Statement) -> bool:
    """Tell whether a claim is of what is to come, whatever its verb: "predicts", "said talks will start"."""
    return one.stance == "predicts" or (one.stance in TELLING and not one.stems.isdisjoint(_TO_COME))


def _gives_another_number(one: Statement, other: Statement) -> bool:
    """Tell whether two claims count the same with different numbers: "nine tanks lost" does not repeat "seven"."""
    mine, theirs = _numbers_of(one), _numbers_of(other)
    apart = any(mine[key].isdisjoint(theirs[key]) for key in mine.keys() & theirs.keys())
    return apart or any(_is_far(now, was) for now in one.quantities for was in other.quantities)


def _is_far(now: Quantity, was: Quantity) -> bool:
    """Tell whether a vague number is another by far: "dozens" is no more "at least three"."""
    if not (now.vague or was.vague) or now.part or was.part or (now.unit, now.what) != (was.unit, was.what):
        return False
    return bool(now.low and was.low) and max(now.low or 0, was.low or 0) >= _BY_FAR * min(now.low or 0, was.low or 0)


def _numbers_of(one: Statement) -> dict[tuple[str, str | None], set[tuple[float | None, float | None]]]:
    """Return the whole numbers of a claim by what they count and what happened to it."""
    found: dict[tuple[str, str | None], set[tuple[float | None, float | None]]] = {}
    for figure in one.quantities:
        if not (figure.part or figure.vague):
            found.setdefault((figure.unit, figure.what), set()).add((figure.low, figure.high))
    return found


def _from_headline(one: Statement, other: Statement) -> bool:
    return (one.headline or other.headline) and one.party == other.party


# --- Words ------------------------------------------------------------------------------------------------------------


def _denial(later: Statement, earlier: Statement, alike: float) -> Iterator[Told]:
    """A denial against what it denies, whoever told it first, and its content against a claim of the same words."""
    for denial, told in ((later, earlier), (earlier, later)):
        fits = denial.stance in DENYING and told.stance in TELLING and not told.negated and not denial.negated
        if fits and (comparing.of_two_sides(denial, told, False) or _is_news_denied(denial, told)) and alike >= comparing.ALIKE:
            yield Told("contradicts", "denial", 0.5 + 0.5 * alike)


def _is_news_denied(denial: Statement, told: Statement) -> bool:
    """Tell whether somebody denies what is told without a source, or by another outlet as news."""
    somebody = not denial.own and not comparing.is_nobodys(denial)
    return somebody and told.real and (comparing.is_nobodys(told) or (told.own and denial.report != told.report))


def _negation(later: Statement, earlier: Statement, alike: float, lexicon: str | None) -> Iterator[Told]:
    """Two claims of the same words of which one negates a word that both have: not "I do not doubt that ..."."""
    if later.stance not in TELLING or earlier.stance not in TELLING or alike < _NEGATED:
        return
    sides = comparing.of_two_sides(later, earlier, False) or _are_at_odds(later, earlier, alike)
    if not sides and not _is_told_elsewhere(later, earlier, alike):
        return
    for turned, told in ((later, earlier), (earlier, later)):
        if is_of_other_thing(turned.content, told.content):
            continue
        words = turned_words(turned.content, lexicon) & told.stems
        plain = not told.negated and not negates(told.content) and not _UNTOLD.match(told.content)
        if plain and words - turned.names and not _UNTOLD.match(turned.content):
            yield Told("contradicts", "negation", 0.4 + 0.5 * alike)


def _are_at_odds(one: Statement, other: Statement, alike: float) -> bool:
    """Tell whether two people of one side say the opposite on one day: a president and his prime minister."""
    people = bool(one.speakers) and bool(other.speakers) and not comparing.same_speaker(one, other)
    return people and one.party == other.party and comparing.apart(one, other) == 0 and alike >= _SAME


def _is_told_elsewhere(one: Statement, other: Statement, alike: float) -> bool:
    """Tell whether an outlet itself, or nobody, tells as a fact what another report tells otherwise."""
    loose = any(side.own or comparing.is_nobodys(side) for side in (one, other))
    loose = loose and not any("would" in side.stems for side in (one, other))
    return loose and one.report != other.report and one.real and other.real and alike >= _ELSEWHERE


def _plain_denial(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """Read "This is not true" right behind another side's claim of the same report."""
    near = later.report == earlier.report and 0 < later.spans[0].start - earlier.spans[-1].end <= comparing.RIGHT_BEHIND
    bare = later.stems <= _PLAIN
    if not (near and bare and earlier.real and earlier.stance in TELLING and comparing.of_two_sides(later, earlier, False)):
        return
    if any(name == "untrue" for name, _ in classes_of(later.stems, lexicon)):
        yield Told("contradicts", "denial", 0.8)


def _whole_denial(later: Statement, earlier: Statement, lexicon: str | None) -> Iterator[Told]:
    """A denial of a few common words, all of which another side's claim of the report has: "its leader was wounded"."""
    if later.report != earlier.report or not comparing.of_two_sides(later, earlier, False):
        return
    for denial, told in ((later, earlier), (earlier, later)):
        words = {stem for stem in denial.stems if says_something(stem, lexicon)}
        fits = denial.stance in DENYING and told.stance in TELLING and not (denial.negated or told.negated)
        if fits and len(words) > 1 and words <= told.stems:
            yield Told("contradicts", "denial", 0.6)


def _withdrawal(later: Statement, earlier: Statement, alike: float, lexicon: str | None) -> Iterator[Told]:
    """The same side says that its earlier account was wrong, or owns up to what it denied."""
    if not is_of_one_side(later, earlier) or later.time <= earlier.time or later.former or asks(earlier):
        return
    taken_back = later.stance in DENYING and earlier.stance in TELLING and not (later.negated or earlier.negated)
    if (alike >= CONFIRMED and is_withdrawn(later, lexicon)) or (taken_back and alike >= comparing.ALIKE):
        yield Told("revises", "withdrawn", 0.5 + 0.4 * alike)


def _taken_back(later: Statement, earlier: Statement) -> Iterator[Told]:
    """The same side takes back what it counted in a town: "retracted its statement that 12 people had been killed there"."""
    denied = later.stance in DENYING and earlier.stance in TELLING and not (later.negated or earlier.negated)
    if not denied or not is_of_one_side(later, earlier) or later.time <= earlier.time or later.former:
        return
    for now, was in itertools.product(later.quantities, earlier.quantities):
        whole = not (now.part or was.part or now.vague or was.vague) and comparing.equal(now, was)
        if whole and comparing.counts_same(now, was) and comparing.one_town(later, earlier):
            yield Told("revises", "withdrawn", 0.7, was, now)


def _owned_up(later: Statement, earlier: Statement, alike: float, lexicon: str | None) -> Iterator[Told]:
    """A side tells what it denied before: that it fired, that a sailor had died."""
    told = earlier.stance in DENYING and later.stance in TELLING and later.real and not (later.negated or earlier.negated)
    if not told or not is_of_one_side(later, earlier) or later.time <= earlier.time or later.former:
        return
    telling = {stem for stem in earlier.stems - earlier.names if says_something(stem, lexicon)}
    admits = later.stance == "confirms" and bool(telling) and telling <= later.stems
    mine, theirs = ({event.type for event in one.events if one.party in event.who} for one in (later, earlier))
    deed = bool(mine & theirs) and alike >= CONFIRMED and comparing.places_meet(later, earlier) is not False
    if admits or deed or (later.stance == "confirms" and alike >= _SAME):
        yield Told("revises", "withdrawn", 0.5 + 0.4 * alike)
