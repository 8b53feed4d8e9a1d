"""Whose offices and bodies are that a report names without their state: "Interior Minister X", "the army"."""

import functools
from collections.abc import Collection, Sequence

from counterclaim.lexicon import load_rows
from counterclaim.reading.bodies import TROOPS, Body, name_words
from counterclaim.reading.deniers import rejects_claim
from counterclaim.reading.focus import (
    ARMS,
    BACK,
    focus_before,
    leads_clause,
    owners_alike,
    sentences_before,
    state_at,
    state_bodies,
)
from counterclaim.reading.marks import POSSESSIVE_MARKS, POSSESSIVE_PRONOUNS, Marks
from counterclaim.reading.named import Named
from counterclaim.reading.parties import is_whereabouts
from counterclaim.reading.phrases import Hit
from counterclaim.reading.vocabulary import Institution, Title
from counterclaim.records import Span

_OFFICIALS = frozenset({"government", "state", "spokesperson", "military", "rank", "legislator"})
_NATIONAL = frozenset(
    {"national", "defence", "defense", "army", "military", "government", "presidential", "foreign", "interior"}
)
"""Words before a spokesperson that make the office one of a state."""
_POSTS_ABROAD = frozenset({"embassy", "consulate"})
"""Bodies that sit in another state: what acts next in a report from there is that state's."""
_REACTING = frozenset(
    {"praise", "condemn", "denounce", "welcome", "hail", "urge", "decline", "criticise", "criticize", "thank", "congratulate"}
)
"""Verbs of states that look on: "US officials praised the arrest" tells nothing of whose ministry speaks next."""
_BESIDE = frozenset({"neighbouring", "neighboring", "nearby", "northern", "southern", "eastern", "western", "central"})
_ATTACKS = frozenset(
    "strike airstrike fire gunfire attack raid drone missile shelling bombardment bomb troop soldier force".split()
)
_TELLING = frozenset({"tell", "inform", "address", "assure", "remind", "warn"})
_HEADERS = 4
_OPENING = 7
"""Words of a sentence among which the place stands that opens it."""
_HOME_AFFAIRS = frozenset({"interior", "justice", "health", "information", "education", "home", "housing", "labour", "labor"})
_COUNTING = frozenset({"health", "interior", "emergency", "emergencies"})
_HARMED = frozenset("kill die dead death wound wounded injure injured toll casualty".split())
_WAYS = frozenset({"separately", "meanwhile", "elsewhere", "also", "earlier", "later"})


def office_side(named: Named, span: Span, title: Title | None, held: Collection[tuple[str, str]]) -> str | None:
    """Return the state of a national office or body that is named without its state ("Interior Minister X", "the army").

    It is that of the place that opens the sentence ("In Lima, General X said"); else the one state that the paragraph or the
    one before last let speak or whose bodies it named, a body's rather that of the dateline; else that of the dateline if the
    report speaks of it or of its places alone; but never one whose same office somebody else holds.
    """
    if not _is_national(named, span, title):
        return None
    if (told := _attacker(named, span) or _counting(named, span)) is not None:
        return told
    name = title.name if title is not None and title.speaks == "government" else ""
    claimants = _claimants(named, span)
    if claimants:
        return _unheld(_answering(named, span, claimants), name, held)
    opening = opening_state(named, span)
    abroad = opening is not None and opening != named.dateline_state
    if abroad and (not name or _stays_at_home(named, span, opening)):
        return opening
    home = named.home_for(span)
    alone = _body_alone(named, state_bodies(named, span), span)
    # News leaves the officials of the state that it is written in without its name; others' it names.
    near = _owners_near(named, span, inside=home is not None and bool(name), looks_on=bool(name))
    owners = {alone} if alone is not None else near
    if owners:
        return _unheld(owners, name, held)
    if abroad:  # a minister may be on a visit, but not where no other state is spoken of
        return opening if named.states_named == {named.country(opening)} else None
    owners = {home} if home is not None else _owners_near(named, span, fielded=True) or _alone_told_of(named, span)
    owners = owners or (_parliament_told(named, span) if name else set())
    if not owners and named.prevailing is not None:
        owners = {named.prevailing}
    return _unheld(owners, name, held)


def _counting(named: Named, span: Span) -> str | None:
    """Return the state whose dead or hurt a ministry of home affairs tells of: "nine died in Peru, the health ministry said".

    The sentence must name no other state or people, and the report no such ministry of another: guests die abroad, too.
    """
    marks = named.marks
    sentence = marks.sentence_at(span.start)
    words = {marks.lemma(i) for i in marks.tree.within(sentence)}
    if not words & _HARMED or not {marks.word(i) for i in marks.tree.within(span)} & _COUNTING:
        return None
    inside = [naming for naming in named.namings_in(sentence) if not span.holds(naming.span)]
    states = {naming.party for naming in inside}
    placed = any(is_whereabouts(marks, naming) or _owns_toll(marks, naming.span) for naming in inside if naming.by == "name")
    state = states.pop() if placed and len(states) == 1 else None
    own = {word for hit in state_bodies(named, span) for word in name_words(hit.span.of(marks.text))}
    others = any(own <= words and party != state for _, words, party in named.owned_terms)
    return state if state is not None and named.is_state(state) and not others else None


def _owns_toll(marks: Marks, span: Span) -> bool:
    """Tell whether a name stands before a toll: "Peru's death toll"."""
    after = marks.tree.within(span)[-1] + 1
    after += marks.word(after) in POSSESSIVE_MARKS
    return "toll" in {marks.lemma(i) for i in range(after, min(after + 3, len(marks.tree.tokens)))}


def _parliament_told(named: Named, span: Span) -> set[str]:
    """Return the state of the parliament or other body known by its own name that a minister tells: "told the Knesset"."""
    marks = named.marks
    found = set()
    for hit in marks.institutions.within(marks.sentence_at(span.start)):
        verb = marks.tree.within(hit.span)[0] - 1
        verb -= marks.word(verb) == "the"
        if hit.value.party is not None and marks.lemma(verb) in _TELLING and named.is_state(hit.value.party):
            found.add(hit.value.party)
    return found if len(found) == 1 else set()


def _alone_told_of(named: Named, span: Span) -> set[str]:
    """Return the state whose bodies alone a report names, before too, and which alone it speaks of, for its ministers.

    The army may be the other side's, and what is written in another state may be of that one.
    """
    if named.dateline_state is not None or {named.marks.word(i) for i in named.marks.tree.within(span)} & ARMS:
        return set()
    owners = {party for _, _, party in named.owned_terms if named.is_state(party)}
    owners = owners if any(party in owners for _, party in named.owned_before(span.start)) else set()
    return owners if len(owners) == 1 and named.states_spoken_of == {named.country(party) for party in owners} else set()


def _stays_at_home(named: Named, span: Span, state: str | None) -> bool:
    """Tell whether a minister's matter is home affairs, so that a capital that opens the sentence is his own.

    "In Lima, Interior Minister X said": heads of state, of diplomacy and of armies are guests in others' capitals. The report
    must name the state otherwise, too.
    """
    told = any(naming.party == state and naming.by != "capital" for naming in named.namings)
    return told and any(named.marks.word(i) in _HOME_AFFAIRS for i in named.marks.tree.within(span))


def state_planning(named: Named, name: Span) -> str | None:
    """Return the state whose plans somebody tells right behind his name: "spokesman X said Lima would lodge a protest"."""
    marks = named.marks
    first = marks.tree.within(name)[-1] + 2
    if marks.lemma(first - 1) not in ("say", "announce", "add"):
        return None
    first += marks.word(first) == "that"
    start = marks.tree.tokens[min(first, len(marks.tree.tokens) - 1)].span.start
    sentence = marks.sentence_at(start)
    for naming in named.namings_in(Span(start, max(sentence.end, start + 1))):
        then = marks.tree.within(naming.span)[-1] + 1
        planned = marks.word(then) in ("will", "would") and naming.by in ("capital", "seat of power")
        return naming.party if naming.span.start == start and planned and named.is_state(naming.party) else None
    return None


def _claimants(named: Named, span: Span) -> set[str]:
    """Return the states that made the claim which an office or body rejects, in its sentence or the one before."""
    if not rejects_claim(named.marks, span):
        return set()
    scopes = sentences_before(named.marks, span.start, 1)
    told = (_claiming_in(named, scope) for scope in scopes)
    return next((states for states in told if states), set())


def _claiming_in(named: Named, scope: Span) -> set[str]:
    """Return the states that a scope lets speak, unless one of them rejects something itself."""
    told = [*(naming.span for naming in named.namings_in(scope)), *(place for place, _ in named.bodies_in(scope))]
    if any(rejects_claim(named.marks, span) for span in told):
        return set()
    owners = {body.party for place, body in named.bodies_in(scope) if body.party and named.sources.at(place.start) is not None}
    return _speaking_in(named, scope, acts=True) | {party for party in owners if named.is_state(party)}


def _answering(named: Named, span: Span, claimants: Collection[str]) -> set[str]:
    """Return whose office answers a claim of others: the home state, else that which it is about, or the dateline's."""
    home = named.home_for(span)
    if home is not None and home not in claimants:
        return {home}
    scopes = sentences_before(named.marks, span.start, 1)
    about = {naming.party for scope in scopes for naming in named.namings_in(scope) if named.is_state(naming.party)}
    here = {named.dateline_state} if named.dateline_state is not None else set()
    return about.difference(claimants) or here.difference(claimants)


def _attacker(named: Named, span: Span) -> str | None:
    """Return the state that attacks in a headline whose army speaks behind it: "Peruvian strike kills 3 ...; army says"."""
    marks = named.marks
    block = next((one.span for one in marks.report.blocks[:_HEADERS] if one.span.holds(span) and one.kind == "headline"), None)
    if block is None or span.start <= block.start or not {marks.word(i) for i in marks.tree.within(span)} & ARMS:
        return None
    found = set()
    for naming in named.namings_in(Span(block.start, span.start)):
        after = marks.tree.within(naming.span)[-1] + 1
        if naming.by == "demonym" and named.is_state(naming.party) and marks.tree.tokens[after].lemma in _ATTACKS:
            found.add(naming.party)
    return found.pop() if len(found) == 1 else None


def _body_alone(named: Named, bodies: Sequence[Hit[Institution]], span: Span) -> str | None:
    """Return the state of a bare body: the dateline's, unless another state spoke before or its body of the kind is named."""
    home = named.home_for(span)
    if not bodies or home is None or owners_alike(named, bodies) - {home}:
        return None
    return None if _owners_near(named, span, speaking=True) - {home} else home


def opening_state(named: Named, span: Span) -> str | None:
    """Return the state of the place that opens the sentence of a phrase ("In Lima, General X said"), if the report names it."""
    marks = named.marks
    sentence = marks.sentence_at(span.start)
    inside = [i for i in marks.tree.within(sentence)[:_OPENING] if marks.word(i) not in _WAYS | _BESIDE | {","}]
    if len(inside) < 3 or marks.word(inside[0]) not in ("in", "from"):
        return None
    mention = marks.mention_at(marks.tree.tokens[inside[1]].span)
    if mention is None or mention.broad != "place" or mention.span.end > span.start:
        return None
    if marks.word(marks.tree.within(mention.span)[-1] + 1) != ",":
        return None
    state = state_at(named, mention.span)
    return state if state is not None and named.country(state) in named.states_named else None


def _owners_near(
    named: Named, span: Span, *, fielded: bool = False, speaking: bool = False, inside: bool = False, looks_on: bool = False
) -> set[str]:
    """Return the states of the nearest sentence of the paragraph, or the one before, that names the body of one or lets one
    speak; with `fielded` also soldiers count, with `speaking` only who speaks, with it or `inside` in the same paragraph.

    A state that only takes a stand on what others did counts with `looks_on`; without, nothing before it does.
    """
    block = named.marks.block_at(span.start)
    first = block.start if speaking or inside else (named.marks.block_before(block.start) or block).start
    for scope in sentences_before(named.marks, span.start, BACK):
        if scope.start < first:
            return set()
        acts = block.start <= scope.start and scope.end < span.start
        owners = _speaking_in(named, scope, acts=acts) | (set() if speaking else _owners_in(named, scope, fielded=fielded))
        owners = (_armed_in(named, scope) if len(owners) > 1 and _is_armed(named, span) else set()) or owners
        onlookers = set() if owners else _speaking_in(named, scope, acts=acts, looks_on=True)
        if owners or onlookers:
            return owners or (onlookers if looks_on else set())
    return set()


def _is_armed(named: Named, span: Span) -> bool:
    return bool({named.marks.word(i) for i in named.marks.tree.within(span)} & (ARMS | {"defence", "defense"}))


def _armed_in(named: Named, scope: Span) -> set[str]:
    """Return the state whose army alone a scope lets speak: "the army of Chad said so, while Peru raised its toll"."""
    bodies = [
        body for place, body in named.bodies_in(scope) if body.party and body.words & ARMS and named.marks.is_source(place)
    ]
    found = {body.party for body in bodies if body.party and named.is_state(body.party)}
    return found if len(found) == 1 else set()


def _unheld(states: Collection[str], title: str, held: Collection[tuple[str, str]]) -> str | None:
    """Return the one state, unless somebody else holds the office there."""
    return next(iter(states)) if len(states) == 1 and not _is_held(states, title, held) else None


def _is_held(states: Collection[str], title: str, held: Collection[tuple[str, str]]) -> bool:
    return any((title, state) in held for state in states)


def _is_national(named: Named, span: Span, title: Title | None) -> bool:
    """Tell whether a role is an office of a state and of no other body: "army spokesman", not "university president"."""
    marks = named.marks
    bodies = marks.institutions.within(span)
    words = {marks.word(i) for i in marks.tree.within(span)}
    national = title is not None and (
        title.speaks in ("government", "military", "rank") or (title.speaks == "spokesperson" and bool(words & _NATIONAL))
    )
    if not national and not any(hit.value.level == "state" for hit in bodies):
        return False
    return all(hit.value.level in ("state", "armed", "any") for hit in bodies) and not names_other(marks, span)


def names_other(marks: Marks, span: Span) -> bool:
    """Tell whether a role has a name in it that is no part of an office's or a body's own."""
    for i in marks.tree.within(span):
        start = marks.tree.tokens[i].span.start
        known = marks.titles.at(start) or marks.institutions.at(start)
        if marks.upos(i) == "PROPN" and known is None and marks.word(i) not in _NATIONAL and not _is_portfolio(marks, span, i):
            return True
    return False


def _is_portfolio(marks: Marks, span: Span, i: int) -> bool:
    """Tell whether a word is of what a minister is for ("Minister of Energy"), and so names no place and no body."""
    ministers = any(marks.word(j) in ("minister", "secretary") for j in marks.tree.within(span))
    return ministers and marks.word(i) in _portfolios(marks.lexicon)


@functools.cache
def _portfolios(lexicon: str | None) -> frozenset[str]:
    """Return the words of what ministries are for: "health", "communication"."""
    terms = (row["term"].lower().split() for row in load_rows("institutions", lexicon))
    return frozenset(word for term in terms if "ministry" in term for word in term) - {"ministry", "of", "and"}


def _owners_in(named: Named, scope: Span, *, fielded: bool = False) -> set[str]:
    """Return the states whose bodies or officials a scope names ("Congo's government", "Ukrainian officials", "its army").

    A single holder of an office does not count: presidents of other states are named in every story.
    """
    marks = named.marks
    bodies = [
        body
        for place, body in named.bodies_in(scope)
        if (body.owner or _is_known_force(named, body))
        and (fielded or not body.words <= TROOPS)
        and not marks.in_quotation(place)
    ]
    bodies = [body for body in bodies if named.dateline_state is None or not body.words & _POSTS_ABROAD]
    found = {body.party for body in bodies if body.party and named.is_state(body.party)}
    for body in marks.institutions.within(scope):
        inside = marks.tree.within(body.span)
        if inside and body.value.level == "state" and marks.word(inside[0] - 1) in POSSESSIVE_PRONOUNS:
            leading = focus_before(named, body.span.start)
            found |= {leading} if leading else set()
    return {party for party in found if party}


def _is_known_force(named: Named, body: Body) -> bool:
    """Tell whether a body is a state's armed force that goes by a name of its own ("the Bundeswehr")."""
    return body.kind == "force" and body.party is not None and named.is_state(body.party)


def _speaking_in(named: Named, scope: Span, *, acts: bool, looks_on: bool = False) -> set[str]:
    """Return the states that a scope lets speak: "Ukrainian officials", "Peru said"; with `acts` also "Lima was unmoved"."""
    marks = named.marks
    found: set[str] = set()
    for hit in marks.titles.within(scope):
        inside = marks.tree.within(hit.span)
        if not hit.value.plural or hit.value.speaks not in _OFFICIALS or not inside or marks.in_quotation(hit.span):
            continue
        left = marks.left_edge(inside[0])
        before = [] if _only_reacts(marks, inside[-1]) and not looks_on else named.namings_in(marks.span(left, inside[-1]))
        found |= {naming.party for naming in before if named.is_state(naming.party)}
    posts = [h.span.start for h in marks.institutions.within(scope) if name_words(h.span.of(marks.text)) & _POSTS_ABROAD]
    for naming in named.namings_in(scope):
        if named.dateline_state is not None and any(0 < start - naming.span.end <= len("'s ") for start in posts):
            continue
        leads = naming.by in ("capital", "seat of power") and naming.is_party and leads_clause(marks, naming.span, scope)
        if not looks_on and _only_reacts(marks, marks.tree.within(naming.span)[-1]):
            continue
        if naming.by != "demonym" and named.is_state(naming.party) and ((acts and leads) or marks.is_source(naming.span)):
            found.add(naming.party)
    return found


def _only_reacts(marks: Marks, i: int) -> bool:
    """Tell whether the verb of who is named only takes a stand on what others did."""
    verb = marks.tree.tokens[i].head
    return verb >= 0 and marks.tree.tokens[verb].upos == "VERB" and marks.tree.tokens[verb].lemma in _REACTING
