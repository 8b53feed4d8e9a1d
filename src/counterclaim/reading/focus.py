"""Which state is in focus at a place of the text: for "the country's", local office, and offices without a country's name."""

from collections.abc import Collection, Iterator

from counterclaim.reading.bodies import SILENT, name_words
from counterclaim.reading.marks import POSSESSIVE_MARKS, POSSESSIVE_PRONOUNS, Marks
from counterclaim.reading.named import Named
from counterclaim.reading.parties import PartyNaming
from counterclaim.reading.regions import country_of
from counterclaim.reading.vocabulary import Title
from counterclaim.records import Span

_WHERE = frozenset({"in", "across", "inside", "over", "throughout", "near", "around"})
_OFFICIALS = frozenset({"government", "state", "spokesperson", "military", "rank", "legislator"})
_ARMS = frozenset({"army", "military", "forces", "troops", "armed"})
_BACK = 3
_BLOCKS = 6
"""Paragraphs before that may tell the place of a local office."""


def sentences_before(marks: Marks, position: int, count: int) -> Iterator[Span]:
    """Yield what stands before a character in its sentence, then the sentences before it, nearest first."""
    sentence = marks.sentence_at(position)
    if position > sentence.start:
        yield Span(sentence.start, position)
    before = [own for own in marks.sentences_until(sentence.start, count)]
    yield from reversed(before)


def focus_before(named: Named, position: int) -> str | None:
    """Return the state that "the country" means at a character.

    In the same sentence it is the state that something happens in or over, when that stands nearest, else the one under the
    subject; in a sentence before it is the one under the subject.
    """
    marks = named.marks
    for scope in sentences_before(marks, position, _BACK):
        states = [naming for naming in named.namings_in(scope) if named.is_state(naming.party) and naming.by != "capital"]
        if not states:
            continue
        same = scope.end == position
        if same and is_whereabouts(marks, states[-1]):
            return states[-1].party
        leading = [naming for naming in states if _leads_clause(marks, naming.span, scope)]
        return leading[0].party if leading else states[-1].party
    return None


def _leads_clause(marks: Marks, span: Span, sentence: Span) -> bool:
    """Tell whether words stand before the first verb of their sentence."""
    for i in marks.tree.within(sentence):
        if marks.upos(i) in ("VERB", "AUX"):
            return span.end <= marks.tree.tokens[i].span.start
    return True


def is_whereabouts(marks: Marks, naming: PartyNaming) -> bool:
    """Tell whether a naming says where something is: "in Ukraine", "across southern Lebanon", "in Ukraine's Donetsk region"."""
    inside = marks.tree.within(naming.span)
    if not inside or naming.by not in ("name", "capital"):
        return False
    i = inside[0] - 1
    while i >= 0 and marks.upos(i) in ("DET", "ADJ", "NOUN") and i > inside[0] - 4:
        i -= 1
    return marks.word(i) in _WHERE


def place_side(named: Named, span: Span) -> str | None:
    """Return the state in which the place of a phrase lies: told in it, in its sentence, its paragraph, those before, or in the
    dateline."""
    marks = named.marks
    own = _place_in_role(named, span)
    if own is not None:
        return own
    block, sentence = marks.block_at(span.start), marks.sentence_at(span.start)
    scopes = [sentence, Span(block.start, max(sentence.start, block.start + 1)), block]
    earlier = block
    for _ in range(_BLOCKS):
        before = marks.block_before(earlier.start)
        if before is None:
            break
        earlier = before
        scopes.append(earlier)
    for scope in scopes:
        found = _place_in(named, scope)
        if found is not None:
            return found
    return dateline_state(named)


def _place_in_role(named: Named, span: Span) -> str | None:
    """The capitals of a local role name its place whatever the model took them for ("Kursk Gov.", "mayor of Kharkiv")."""
    marks = named.marks
    words: list[int] = []
    for i in [*marks.tree.within(span), -1]:
        capital = i >= 0 and marks.upos(i) in ("PROPN", "ADJ", "X") and marks.tree.word(i)[:1].isupper()
        if capital and marks.titles.at(marks.tree.tokens[i].span.start) is None:
            words.append(i)
        elif words:
            found = _state_at(named, marks.span(words[0], words[-1]))
            if found is not None:
                return found
            words = []
    return None


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
        placed = mention.broad == "place" or (inside and marks.word(inside[0] - 1) in ("in", "of", "near"))
        if placed and mention.span.start not in named.name_starts:
            found = _state_at(named, mention.span)
            if found is not None:
                return found
    return None


def _state_at(named: Named, span: Span) -> str | None:
    known = named.marks.party_names.at(span.start)
    if known is not None and known.span.end >= span.end:
        states = {name.party for name in known.value if name.by in ("name", "capital") and named.is_state(name.party)}
        return states.pop() if len(states) == 1 else None
    code = country_of(span.of(named.marks.text), named.states_spoken_of)
    if code is None or (code not in named.states_spoken_of and not _is_borne_out(named, code)):
        return None
    return named.marks.vocabulary.by_country.get(code)


def _is_borne_out(named: Named, code: str) -> bool:
    """Tell whether the places of a report lie in a country that it does not name, but for a few: many places share a name."""
    places = named.places_by_country
    return places[code] * 3 > 2 * places.total()


def dateline_state(named: Named) -> str | None:
    """Return the state from which the report was written, where it gives its place."""
    dateline = named.marks.report.dateline
    if dateline is None or dateline.place is None:
        return None
    hits = [name for hit in named.marks.vocabulary.loud_names.find(dateline.place) for name in hit.value]
    parties = {name.party for name in hits if name.by in ("name", "capital") and named.is_state(name.party)}
    if len(parties) == 1:
        return parties.pop()
    code = country_of(dateline.place.split(",")[0], named.states_spoken_of)
    return named.marks.vocabulary.by_country.get(code or "")


def movement_before(named: Named, i: int) -> str | None:
    """Return the movement or international body last named before a token whose full name ends in its word ("the agency's")."""
    marks = named.marks
    for naming in named.namings_before(marks.tree.tokens[i].span.start):
        if marks.word(i) in marks.vocabulary.last_words.get(naming.party, ()):
            return naming.party
    return None


def body_party(named: Named, span: Span) -> str | None:
    """Return the party of the body that a role or description names: by its place ("Gaza's health ministry"), or as it was last
    named before with its owner ("ministry spokesman X" after "Russia's defence ministry")."""
    marks = named.marks
    for hit in marks.institutions.within(span):
        if hit.value.level not in ("state", "any", "society") or hit.value.kind in SILENT:
            continue
        place = _place_before(named, span, hit.span) if hit.value.level == "state" else None
        if place is not None:
            return place
        words = name_words(hit.span.of(marks.text))
        for owned, party in named.owned_before(span.start):
            if words <= owned:
                return party
    return None


def _place_before(named: Named, span: Span, body: Span) -> str | None:
    """Return the state of the place right before a word for a body ("Gaza's health ministry")."""
    marks = named.marks
    inside = marks.tree.within(body)
    left = max(marks.left_edge(inside[0]), marks.tree.within(span)[0]) if inside else 0
    if not inside or left >= inside[0]:
        return None
    before = marks.span(left, inside[0] - 1)
    mention = marks.mention_at(marks.tree.tokens[inside[0] - 1].span)
    placed = marks.word(inside[0] - 1) in POSSESSIVE_MARKS or (mention is not None and mention.broad == "place")
    return _place_in_role(named, before) if placed else None


def sole_owner(named: Named, span: Span) -> str | None:
    """Return the state of a body that the report gives no owner here ("an army spokesman").

    It is the one state whose body of the kind the report names anywhere, if this paragraph or the one before speaks of that
    state or the report was written there; where it names no body of a state, it is that of the dateline if it is spoken of.
    """
    marks = named.marks
    bodies = [hit for hit in marks.institutions.within(span) if hit.value.level == "state" and hit.value.kind not in SILENT]
    if not bodies:
        return None
    words = {word for hit in bodies for word in name_words(hit.span.of(marks.text))}
    owned = [(own, party) for _, own, party in named.owned_terms if named.is_state(party)]
    alike = {party for own, party in owned if words & own or (words & _ARMS and own & _ARMS)}
    if alike:
        return alike.pop() if len(alike) == 1 and alike <= _near_parties(named, span) | {dateline_state(named)} else None
    if owned:
        return None
    state = dateline_state(named)
    return state if state is not None and _is_spoken_of(named, state) else None


def _is_spoken_of(named: Named, state: str) -> bool:
    """Tell whether a report speaks of a state, or only of others and of places mostly there: it needs not name its own.

    Where no state is named, two places there are enough, or that it was written in the capital.
    """
    code, places = named.country(state) or "", named.places_by_country
    if code in named.states_spoken_of:
        return True
    if named.states_spoken_of:
        return places[code] > 1 and 3 * places[code] > 2 * places.total()
    return places[code] > 1 or (_is_capital(named, state) and 2 * places[code] >= places.total())


def _is_capital(named: Named, state: str) -> bool:
    """Tell whether a report was written in the capital of a state."""
    dateline = named.marks.report.dateline
    hits = named.marks.vocabulary.loud_names.find(dateline.place) if dateline is not None and dateline.place else ()
    return any(name.party == state and name.by == "capital" for hit in hits for name in hit.value)


def _near_parties(named: Named, span: Span) -> set[str | None]:
    """Return the parties that the paragraph of a phrase and the one before speak of."""
    block = named.marks.block_at(span.start)
    first = (named.marks.block_before(block.start) or block).start
    return {naming.party for naming in named.namings_in(Span(first, block.end))}


def office_side(named: Named, span: Span, title: Title | None, held: Collection[tuple[str, str]]) -> str | None:
    """Return the state of a national office that is named without its state ("Interior Minister X"), or None.

    It is the one state that the paragraph or the one before last let speak or whose bodies it named, else the state of the
    dateline if the report speaks of it or of its places alone; but never one whose same office somebody else holds.
    """
    if not _is_national(named, span, title):
        return None
    name = title.name if title is not None and title.speaks == "government" else ""
    block = named.marks.block_at(span.start)
    first = (named.marks.block_before(block.start) or block).start
    for scope in sentences_before(named.marks, span.start, _BACK):
        owners = _owners_in(named, scope) if scope.start >= first else set()
        if owners:
            return owners.pop() if len(owners) == 1 and not _is_held(owners, name, held) else None
    state = dateline_state(named)
    if state is None or not _is_spoken_of(named, state) or _is_held({state}, name, held):
        return None
    return state


def _is_held(states: Collection[str], title: str, held: Collection[tuple[str, str]]) -> bool:
    return any((title, state) in held for state in states)


def _is_national(named: Named, span: Span, title: Title | None) -> bool:
    """Tell whether a role is an office of a state and of no other body: "army spokesman", not "university president"."""
    marks = named.marks
    bodies = marks.institutions.within(span)
    national = title is not None and title.speaks in ("government", "military", "rank")
    if not national and not any(hit.value.level == "state" for hit in bodies):
        return False
    for i in marks.tree.within(span):
        start = marks.tree.tokens[i].span.start
        if marks.upos(i) == "PROPN" and marks.titles.at(start) is None and marks.institutions.at(start) is None:
            return False
    return all(hit.value.level in ("state", "armed") for hit in bodies)


def _owners_in(named: Named, scope: Span) -> set[str]:
    """Return the states whose bodies or officials a scope names ("Congo's government", "Ukrainian officials", "its army").

    A single holder of an office does not count: presidents of other states are named in every story.
    """
    marks = named.marks
    found = {body.party for _, body in named.bodies_in(scope) if body.party and body.owner and named.is_state(body.party)}
    for hit in marks.titles.within(scope):
        inside = marks.tree.within(hit.span)
        if not hit.value.plural or hit.value.speaks not in _OFFICIALS or not inside:
            continue
        left = marks.left_edge(inside[0])
        before = named.namings_in(marks.span(left, inside[-1]))
        found |= {naming.party for naming in before if named.is_state(naming.party)}
    for naming in named.namings_in(scope):
        if naming.by != "demonym" and named.is_state(naming.party) and marks.is_source(naming.span):
            found.add(naming.party)
    for body in marks.institutions.within(scope):
        inside = marks.tree.within(body.span)
        if inside and body.value.level == "state" and marks.word(inside[0] - 1) in POSSESSIVE_PRONOUNS:
            leading = focus_before(named, body.span.start)
            found |= {leading} if leading else set()
    return {party for party in found if party}
