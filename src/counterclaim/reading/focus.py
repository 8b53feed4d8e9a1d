"""Which state is in focus at a place of the text: for "the country's", local office, and offices without a country's name."""

import re
from collections.abc import Iterator, Sequence

from counterclaim.reading.bodies import SILENT, TROOPS, name_words
from counterclaim.reading.marks import ARTICLES, POSSESSIVE_MARKS, Marks
from counterclaim.reading.named import Named
from counterclaim.reading.parties import is_whereabouts
from counterclaim.reading.phrases import Hit
from counterclaim.reading.regions import countries_of, country_of
from counterclaim.reading.vocabulary import Institution
from counterclaim.records import Span

_PARTS = POSSESSIVE_MARKS | frozenset({"state", "region", "regional", "province", "provincial"})
"""Words between a place and its body ("Arequipa's health ministry", "Chiapas state prosecutor's office")."""
_WAYS = frozenset({"from", "to", "toward", "towards"})
_LYING = frozenset("in near outside on at a north south east west northern southern eastern western".split())
_TOWNS = frozenset("town village city port district settlement suburb province region hamlet".split())
ARMS = frozenset({"army", "military", "forces", "troops", "armed"})
_DEFENDING = frozenset({"defence", "defense", "security"})
_OFFICIALS = frozenset({"official", "officials"})
_SOURCES = frozenset({"source", "sources"})
_UNNAMED = frozenset("a an the some two three several senior top other these unnamed anonymous one another".split())
"""Words beside "official" that tell of no body: "several senior officials"."""
_FIGHTERS = re.compile(r"\b(?:its|their) (?:own )?(?:fighters|men|commanders?|combatants|militants)\b", re.IGNORECASE)
BACK = 3
_BLOCKS = 6
_ACTING = frozenset({"acting", "interim", "deputy", "former", "provincial", "regional", "military", "civilian"})
"""Words between a place and the office there ("Salta Province Acting Governor")."""
"""Paragraphs before that may tell the place of a local office."""


def sentences_before(marks: Marks, position: int, count: int) -> Iterator[Span]:
    """Yield what stands before a character in its sentence, then the sentences before it, nearest first."""
    sentence = marks.sentence_at(position)
    if position > sentence.start:
        yield Span(sentence.start, position)
    yield from reversed([own for own in marks.sentences_until(sentence.start, count)])


def focus_before(named: Named, position: int) -> str | None:
    """Return the state that "the country" means at a character.

    In the same sentence it is the state that something happens in or over, when that stands nearest, else the one under the
    subject; in a sentence before it is the one under the subject.
    """
    marks = named.marks
    for scope in sentences_before(marks, position, BACK):
        states = [
            naming
            for naming in named.namings_in(scope)
            if named.is_state(naming.party) and naming.by != "capital" and not _is_counted(marks, naming.span)
        ]
        if not states:
            continue
        same = scope.end == position
        if same and is_whereabouts(marks, states[-1]):
            return states[-1].party
        leading = [naming for naming in states if leads_clause(marks, naming.span, scope)]
        return leading[0].party if leading else states[-1].party
    return None


def _is_counted(marks: Marks, span: Span) -> bool:
    """Tell whether a naming is of people who are counted: "seven Saudis" say nothing of the country that is spoken of."""
    inside = marks.tree.within(span)
    return bool(inside) and any(True for _ in marks.tree.with_relation(inside[-1], "nummod"))


def leads_clause(marks: Marks, span: Span, sentence: Span) -> bool:
    """Tell whether words stand before the first verb of their sentence."""
    for i in marks.tree.within(sentence):
        if marks.upos(i) in ("VERB", "AUX"):
            return span.end <= marks.tree.tokens[i].span.start
    return True


def place_side(named: Named, span: Span) -> str | None:
    """Return the state in which the place of a phrase lies: told in it, in its sentence, its paragraph, those before, or in the
    dateline.

    A place beside it that may lie in a state of which the report does not speak leaves it open, unless the one state whose body
    of the kind the report names tells it ("police" after "the National Police of Kenya").
    """
    marks = named.marks
    own = place_in_role(named, span)
    if own is not None:
        return own
    if _is_elsewhere(named, span):
        return None  # "the governor of Sweida" is none of the country that the report was written in
    block, sentence = marks.block_at(span.start), marks.sentence_at(span.start)
    scopes = [sentence, Span(block.start, max(sentence.start, block.start + 1)), block]
    near = len(scopes)
    earlier = block
    for _ in range(_BLOCKS):
        before = marks.block_before(earlier.start)
        if before is None:
            break
        earlier = before
        scopes.append(earlier)
    for n, scope in enumerate(scopes):
        found = _place_in(named, scope)
        if found is not None:
            return found
        if n < near and _is_elsewhere(named, scope):
            return _local_owner(named, span)
    home = named.theatre.state if named.theatre is not None else named.dateline_state
    return home or _local_owner(named, span) or named.prevailing


def seat_side(named: Named, span: Span) -> str | None:
    """Return the state in which a body sits whose place is told: that of the place, else the one the report is at home in."""
    home = named.home_for(span)
    code = named.country(home)
    places = (mention.span.of(named.marks.text) for mention in named.marks.mentions_in(span) if mention.broad == "place")
    known = {found for place in places for found in countries_of(place)[0]}
    return place_in_role(named, span) or (home if not known or code in known else None)


def _is_elsewhere(named: Named, scope: Span) -> bool:
    """Tell whether a scope names a place that by its name lies in a state of which the report does not speak."""
    home = named.country(named.dateline_state)
    for mention in named.marks.mentions_in(scope):
        code = country_of(mention.span.of(named.marks.text), named.states_named) if mention.broad == "place" else None
        if code is not None and code != home and code not in named.states_named and not _is_borne_out(named, code):
            return True
    return False


def _local_owner(named: Named, span: Span) -> str | None:
    """Return the one state whose local body of the kind the report names with its owner ("police": "Kenyan police")."""
    marks = named.marks
    words = {word for hit in marks.institutions.within(span) for word in name_words(hit.span.of(marks.text))}
    alike = {body.party for body in named.bodies if body.level == "local" and body.party and body.owner and body.words & words}
    return alike.pop() if len(alike) == 1 else None


def place_in_role(named: Named, span: Span) -> str | None:
    """Return the state of the place in a role; capitals name one whatever the model takes them for ("Tigray Gov.")."""
    marks = named.marks
    words: list[int] = []
    for i in [*marks.tree.within(span), -1]:
        capital = i >= 0 and marks.upos(i) in ("PROPN", "ADJ", "X") and marks.tree.word(i)[:1].isupper()
        capital = capital and marks.word(i) not in _ACTING
        if capital and marks.titles.at(marks.tree.tokens[i].span.start) is None:
            words.append(i)
        elif words:
            place = marks.span(words[0], words[-1])
            found = state_at(named, place, in_role=True) or _told_elsewhere(named, place)
            if found is not None:
                return found
            words = []
    return None


def _told_elsewhere(named: Named, place: Span) -> str | None:
    """Return the state in which another line says that a place lies: "Sarma, near Tacna in Peru", "the Peruvian town of X"."""
    found: set[str] = set()
    for span in named.places_by_name.get(place.of(named.marks.text), ()):
        inside = named.marks.tree.within(span)
        if inside and span != place:
            found |= _lying_in(named, inside) | _town_of(named, inside)
    return found.pop() if len(found) == 1 else None


def _lying_in(named: Named, inside: range) -> set[str]:
    """Return the state named behind a place: ", near Tacna in southern Peru", "in Peru's south"."""
    marks = named.marks
    first = inside[-1] + 1
    first += marks.word(first) == ","
    if marks.word(first) not in _LYING:
        return set()
    last = first
    sentence = marks.tree.within(marks.sentence_at(marks.tree.tokens[first].span.start))
    while last + 1 in sentence and marks.upos(last + 1) not in ("VERB", "AUX", "PUNCT", "PRON"):
        last += 1
    states = [n.party for n in named.namings_in(marks.span(first, last)) if n.by == "name" and named.is_state(n.party)]
    return set(states[:1])


def _town_of(named: Named, inside: range) -> set[str]:
    """Return the state whose town a place is called: "the southern Peruvian town of Sarma"."""
    marks = named.marks
    if marks.word(inside[0] - 1) != "of" or marks.lemma(inside[0] - 2) not in _TOWNS:
        return set()
    before = marks.span(marks.left_edge(inside[0] - 2), inside[0] - 2)
    return {n.party for n in named.namings_in(before) if n.by == "demonym" and named.is_state(n.party)}


def _place_in(named: Named, scope: Span) -> str | None:
    """Return the state of the first place in a scope: a state that something lies in, or the country of a region or town."""
    marks = named.marks
    dateline = marks.report.dateline.place_span if marks.report.dateline is not None else None
    for naming in named.namings_in(scope):
        if named.is_state(naming.party) and is_whereabouts(marks, naming):
            return naming.party
    for mention in marks.mentions_in(scope):
        if dateline is not None and dateline.overlaps(mention.span):
            continue
        inside = marks.tree.within(mention.span)
        first = marks.left_edge(inside[0]) if inside else 0
        if (marks.word(first - 2) if marks.word(first - 1) in ARTICLES else marks.word(first - 1)) in _WAYS:
            continue  # "a drone launched from Gao region hit a bus in Kidal", "on the road to Lima"
        placed = mention.broad == "place" or (inside and marks.word(inside[0] - 1) in ("in", "of", "near"))
        known = marks.party_names.at(mention.span.start)
        if known is not None and any(name.by == "name" and named.is_state(name.party) for name in known.value):
            continue  # "tourists from Canada", "fired by Russia": a state counts where something lies in it
        if placed and mention.span.start not in named.name_starts:
            found = state_at(named, mention.span)
            if found is not None:
                return found
    return None


def state_at(named: Named, span: Span, *, in_role: bool = False) -> str | None:
    known = named.marks.party_names.at(span.start)
    if known is not None and known.span.end >= span.end:
        states = {name.party for name in known.value if name.by in ("name", "capital") and named.is_state(name.party)}
        return states.pop() if len(states) == 1 else None
    here = named.country(named.dateline_state)
    code = country_of(span.of(named.marks.text), named.states_named | ({here} if here else set()))
    if code is None or (code not in named.states_named and not _is_borne_out(named, code, in_role=in_role)):
        return None
    return named.marks.vocabulary.by_country.get(code)


def _is_borne_out(named: Named, code: str, *, in_role: bool = False) -> bool:
    """Tell whether the places of a report lie in a country that it does not name, but for a few: many places share a name.

    One place alone is no evidence against the states that the report names, but where it stands in a role ("Tigray governor").
    """
    places = named.places_by_country
    home = named.country(named.dateline_state)
    alone = places[code] < 2 and (named.states_named or home not in (None, code)) and not in_role
    return home == code or (not alone and places[code] * 3 > 2 * places.total())


def movement_before(named: Named, i: int) -> str | None:
    """Return the movement or international body last named before a token whose full name ends in its word ("the agency's")."""
    marks = named.marks
    for naming in named.namings_before(marks.tree.tokens[i].span.start):
        if marks.word(i) in marks.vocabulary.last_words.get(naming.party, ()):
            return naming.party
    return None


def body_party(named: Named, span: Span) -> str | None:
    """Return the party of the body that a role or description names: by its place ("Gaza's health ministry"), or as it was last
    named before with its owner ("ministry spokesman X" after "Russia's defence ministry"); of officials their state."""
    marks = named.marks
    for hit in marks.institutions.within(span):
        if hit.value.level not in ("state", "any", "society") or hit.value.kind in SILENT:
            continue
        place = _place_before(named, span, hit.span) if hit.value.level == "state" else None
        if place is not None:
            return place
        if hit.value.level != "state" and _bears_a_name(marks, span, hit.span):
            return None  # whoever "the Salt group of troops" is, it is none of the groups and troops named before
        words = name_words(hit.span.of(marks.text))
        for owned, party in named.owned_before(span.start):
            if words <= owned:
                return party
    return officials_state(named, span)


def _bears_a_name(marks: Marks, span: Span, body: Span) -> bool:
    """Tell whether a name stands before a word for a body that tells it from others ("the Salt group of troops")."""
    inside = marks.tree.within(body)
    left = max(marks.left_edge(inside[0]), marks.tree.within(span)[0]) if inside else 0
    for i in range(left, inside[0] if inside else 0):
        start = marks.tree.tokens[i].span.start
        listed = marks.titles.at(start) or marks.institutions.at(start) or marks.party_names.at(start)
        if marks.upos(i) == "PROPN" and listed is None:
            return True
    return False


def state_before(named: Named, span: Span) -> str | None:
    """Return the state of the place that stands before a body in a name ("Chiapas state prosecutor's office")."""
    found = (_place_before(named, span, hit.span) for hit in state_bodies(named, span))
    return next((state for state in found if state is not None), None)


def _place_before(named: Named, span: Span, body: Span) -> str | None:
    """Return the state of the place right before a word for a body ("Gaza's health ministry")."""
    marks = named.marks
    inside = marks.tree.within(body)
    left = max(marks.left_edge(inside[0]), marks.tree.within(span)[0]) if inside else 0
    if not inside or left >= inside[0]:
        return None
    before = marks.span(left, inside[0] - 1)
    mention = marks.mention_at(marks.tree.tokens[inside[0] - 1].span)
    placed = marks.word(inside[0] - 1) in _PARTS or (mention is not None and mention.broad == "place")
    return place_in_role(named, before) if placed else None


def sole_owner(named: Named, span: Span) -> str | None:
    """Return the state of a body that the report gives no owner here ("an army spokesman").

    It is the one state whose body of the kind the report names anywhere, if this paragraph or the one before speaks of that
    state or the report was written there; where it names none, it is that of the dateline if it is spoken of, then the one
    whose soldiers alone are named ("Peruvian troops"). A body that sits elsewhere is nobody's ("a tribunal in Lima").
    """
    bodies = state_bodies(named, span)
    if any(naming.party != named.dateline_state for naming in named.namings_in(span)):
        return None
    if not bodies:
        return officials_state(named, span)
    near = _near_parties(named, span) | {named.dateline_state}
    alike = owners_alike(named, bodies)
    if alike:
        return alike.pop() if len(alike) == 1 and alike <= near else None
    seat = place_in_role(named, span)
    if seat is not None and named.country(seat) in named.states_spoken_of:
        return seat  # "an army officer in Arequipa"
    home = named.home_for(span)
    if home is not None:
        return home
    fielded = owners_alike(named, bodies, fielded=True)
    if fielded:
        return fielded.pop() if len(fielded) == 1 and fielded <= near else None
    return named.prevailing


def officials_state(named: Named, span: Span) -> str | None:
    """Return the state of "security officials": the one whose army has been named so far, or in which the report is at home.

    So are bare "officials" and "a senior official", who are of no company or union.
    """
    marks = named.marks
    inside = [marks.word(i) for i in marks.tree.within(span)]
    defending = bool(_DEFENDING & set(inside)) and bool((_OFFICIALS | _SOURCES) & set(inside))
    bare = bool(_OFFICIALS & set(inside)) and all(word in _OFFICIALS | _UNNAMED for word in inside)
    if not (defending or bare):
        return None
    bodies = (body for body in named.bodies if body.kind == "force" or body.words & (ARMS | {"defense"}))
    armies = (body for body in bodies if not body.words <= TROOPS)
    told = {body.party for body in armies if body.party and body.spans[0].end <= span.start}
    states = {party for party in told if named.is_state(party)} | {named.home_for(span) or named.prevailing} - {None}
    return states.pop() if len(states) == 1 else None


def state_bodies(named: Named, span: Span) -> list[Hit[Institution]]:
    hits = named.marks.institutions.within(span)
    return [hit for hit in hits if hit.value.level == "state" and hit.value.kind not in SILENT]


def owners_alike(named: Named, bodies: Sequence[Hit[Institution]], *, fielded: bool = False) -> set[str]:
    """Return the states whose bodies of the kind the report names; soldiers in the field are a kind of their own.

    "Peruvian soldiers" are no army that speaks: who tells of them is often the other side.
    """
    words = {word for hit in bodies for word in name_words(hit.span.of(named.marks.text))}
    owned = [(own, party) for _, own, party in named.owned_terms if named.is_state(party) and (own <= TROOPS) == fielded]
    return {party for own, party in owned if words & own or (words & ARMS and own & ARMS)}


def _near_parties(named: Named, span: Span) -> set[str | None]:
    """Return the parties that the paragraph of a phrase and the one before speak of."""
    block = named.marks.block_at(span.start)
    first = (named.marks.block_before(block.start) or block).start
    return {naming.party for naming in named.namings_in(Span(first, block.end))}


def has_fighters(named: Named, position: int) -> bool:
    """Tell whether the rest of a sentence speaks of somebody's own fighters: "the group said its fighters had left"."""
    sentence = named.marks.sentence_at(position)
    return _FIGHTERS.search(named.marks.text, position, sentence.end) is not None


def armed_before(named: Named, position: int) -> str | None:
    """Return the armed movement named last before a character, for a "group" that has fighters."""
    return next((naming.party for naming in named.namings_before(position) if named.is_armed(naming.party)), None)
