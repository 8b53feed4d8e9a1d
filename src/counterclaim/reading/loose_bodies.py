"""Which body "the group", "the agency" or "the movement" is: the one named right before it, the one told of, the last one."""

from collections.abc import Sequence

from counterclaim.reading.deniers import rejects_claim
from counterclaim.reading.focus import ARMS, armed_before, has_fighters, sentences_before
from counterclaim.reading.groups import names_itself
from counterclaim.reading.marks import Marks
from counterclaim.reading.noun_phrases import Phrase
from counterclaim.reading.register import Heard, Register
from counterclaim.reading.world_bodies import SENT, WATCHING
from counterclaim.records import Span

ARMED = frozenset({"group", "movement", "faction", "force", "alliance", "coalition", "network", "organisation", "organization"})
PUBLIC = frozenset({"agency", "service", "authority", "department", "office", "commission", "committee", "council", "union"})
_OF_STATES = frozenset({"police", "army", "military", "troops", "soldiers", "navy", "government", "ministry", "authorities"})
"""Bodies that no "group" or "movement" is."""
_CHARITIES = frozenset({"charity", "aid agency", "aid group", "rights group", "human rights group"})
_POLICE = frozenset({"police", "gendarmerie", "constabulary", "guard"})
_RECENT = 6


def last_loose(register: Register, phrase: Phrase) -> str | None:
    """Return the last movement, organisation or body named before, for words as "the group" or "the agency"."""
    position = phrase.span.start
    named = register.named
    if register.marks.word(phrase.head) in ARMED and has_fighters(named, position):
        armed = armed_before(named, position)
        return None if armed is None else register.party_actor(armed, phrase.span)
    if (police := _last_police(register, phrase)) is not None:
        return police
    called = last_told_of(register, phrase)
    if called is not None:
        return called
    spoken = _last_loose_speaker(register, position, register.marks.word(phrase.head))
    if spoken is not None:
        return spoken
    places = [
        (span, actor)
        for span, body, actor in register.bodies_before(position)
        if not body.is_outlet
        and not _signs(register, span)
        and body.level != "state"
        and _can_be(body.name, register.marks.word(phrase.head))
    ]
    public = register.marks.word(phrase.head) in PUBLIC
    places += [
        (naming.span, register.party_actor(naming.party, naming.span))
        for naming in named.namings_before(position)
        if naming.is_party
        and names_itself(named, naming)
        and not named.is_state(naming.party)
        and not (public and named.is_armed(naming.party))
        and named.kind_of(naming.party) != "MED"
    ]
    return max(places)[1] if places else None


def last_told_of(register: Register, phrase: Phrase) -> str | None:
    """Return whom the sentence before calls by the word or tells of, for words as "the group" right behind it."""
    return _last_called(register, phrase.span.start, register.marks.word(phrase.head)) or _told_of(register, phrase)


def _last_police(register: Register, phrase: Phrase) -> str | None:
    """Return the police or army named last in the paragraph or the one before, for "the force", if no movement is there."""
    marks, position = register.marks, phrase.span.start
    if marks.word(phrase.head) != "force" or phrase.first != phrase.head:
        return None
    block = marks.block_at(position)
    first = (marks.block_before(block.start) or block).start
    if any(
        register.named.is_armed(naming.party) for naming in register.named.namings_in(Span(first, max(position, first + 1)))
    ):
        return None
    near = (own for own in reversed(register.bodies_before(position)) if own[0].start >= first)
    return next((actor for _, body, actor in near if body.kind == "force" or body.words & _POLICE), None)


def last_charity(register: Register, phrase: Phrase) -> str | None:
    """Return the relief or rights organisation spoken of last, two paragraphs back at most, for "the medical charity"."""
    marks, named = register.marks, register.named
    kind = phrase.body.value.term if phrase.body is not None else ""
    bare = all(marks.tree.word(i).islower() for i in range(phrase.first, phrase.head + 1))
    if not phrase.definite or not bare or not (kind in _CHARITIES or marks.word(phrase.head) == "charity"):
        return None
    first = paragraphs_before(marks, phrase.span.start)
    before = (n for n in named.namings_before(phrase.span.start) if n.span.start >= first and n.is_party)
    found = next((n for n in before if named.kind_of(n.party) == "NGO"), None)
    return register.party_actor(found.party, phrase.span) if found is not None else None


def last_army(register: Register, phrase: Phrase) -> str | None:
    """Return the state's force that spoke last in the paragraph, for "the army": "the Bundeswehr said so. The army ..."."""
    marks = register.marks
    if marks.word(phrase.head) not in ARMS or phrase.first != phrase.head or rejects_claim(marks, phrase.span):
        return None
    block = marks.block_at(phrase.span.start)
    for heard in reversed(register.heard):
        if heard.span.start < block.start:
            return None
        bodies = [register.actors[actor] for actor in heard.actors if register.actors[actor].kind != "person"]
        if bodies:
            own = bodies[0]
            state = own.party is not None and own.party != own.name and register.named.is_state(own.party)
            return own.id if state and len(bodies) == 1 and own.kind == "force" else None
    return None


def sent_before(register: Register, phrase: Phrase) -> str | None:
    """Return those of an international body who spoke last, a paragraph back at most, for "the monitors" and "the mission"."""
    marks, word = register.marks, register.marks.lemma(phrase.head)
    if not phrase.definite or phrase.first != phrase.head or word not in SENT - {"force"}:
        return None
    block = marks.block_at(phrase.span.start)
    first = (marks.block_before(block.start) or block).start
    for heard in reversed(register.heard[-_RECENT:]):
        actors = [register.actors[actor] for actor in heard.actors]
        if heard.span.start < first or len(actors) != 1 or actors[0].kind == "person":
            continue
        words = {name.lower() for name in actors[0].name.split()}
        sent = {f"{one}s" for one in WATCHING} | {"mission"} if word in ("mission", "team") else {word, f"{word}s"}
        if register.named.kind_of(actors[0].party or "") == "IGO" and words & sent:
            return actors[0].id
    return None


def _signs(register: Register, span: Span) -> bool:
    """Tell whether a body stands in the dateline or byline: the agency that sent the report is not spoken of."""
    datelines = (block.span for block in register.marks.report.blocks if block.kind == "dateline")
    return register.marks.signs(span) or any(dateline.holds(span) for dateline in datelines)


def _told_of(register: Register, phrase: Phrase) -> str | None:
    """Return the movement or unknown body of whom others speak in the sentence before: "the army blamed X. The group said"."""
    marks, position = register.marks, phrase.span.start
    if marks.word(phrase.head) not in ARMED:
        return None
    sentence = marks.sentence_at(position)
    before = next(reversed(marks.sentences_until(sentence.start, 1)), None)
    if before is None or before.start < marks.block_at(position).start:
        return None
    heard = [one for one in register.heard if before.start <= one.span.start < before.end]
    speakers = {register.actors[actor].party for one in heard for actor in one.actors}
    if not heard or any(party is not None and not register.named.is_state(party) for party in speakers):
        return None
    namings = (n.party for n in register.named.namings_in(before) if n.is_party and not register.named.is_state(n.party))
    told = {register.party_actor(party, phrase.span) for party in namings} | _bodies_told(register, before, heard)
    return told.pop() if len(told) == 1 else None


def _bodies_told(register: Register, scope: Span, heard: Sequence[Heard]) -> set[str]:
    """Return the bodies of nobody known that a sentence names and does not let speak."""
    return {
        actor
        for place, body, actor in register.bodies_in(scope)
        if body.party is None
        and body.level not in ("state", "local")
        and not body.is_outlet
        and not any(one.span.holds(place) for one in heard)
        and not any(hit.value.level == "none" for hit in register.marks.institutions.within(place))
    }


def _last_called(register: Register, position: int, word: str) -> str | None:
    """Return who is named in the sentence or the one before right behind the word: "the rebel group X ... the group"."""
    marks = register.marks
    scope = next(reversed([*sentences_before(marks, position, 1)]), marks.sentence_at(position))
    near = Span(scope.start, max(position, scope.start + 1))
    places = [(span, actor) for span, _, actor in register.bodies_in(near)]
    places += [(n.span, register.party_actor(n.party, n.span)) for n in register.named.namings_in(near) if n.is_party]
    called = [(span, actor) for span, actor in places if marks.word(marks.tree.within(span)[0] - 1) == word]
    return max(called)[1] if called else None


def _last_loose_speaker(register: Register, position: int, word: str) -> str | None:
    """Return the organisation that spoke last, two paragraphs back at most; a force only for words that fit one."""
    first = paragraphs_before(register.marks, position)
    for heard in reversed(register.heard[-_RECENT:]):
        for actor in (register.actors[id] for id in heard.actors):
            owned = actor.party is not None and register.named.is_state(actor.party)
            fits = actor.kind == "organisation" or (actor.kind == "force" and word in ARMED)
            if fits and _can_be(actor.name, word) and not owned and heard.span.start >= first:
                return actor.id
    return None


def paragraphs_before(marks: Marks, position: int) -> int:
    """Return where the paragraph but one before that of a character begins."""
    block = marks.block_at(position)
    before = marks.block_before(block.start) or block
    return (marks.block_before(before.start) or before).start


def _can_be(name: str, word: str) -> bool:
    """Tell whether a body can be called by a bare word: "the council" is no police, "the agency" may be a body of initials."""
    words = {part.lower() for part in name.split()}
    if word in PUBLIC:
        return word in words or (name.isupper() and " " not in name)
    return word not in ARMED or not words & _OF_STATES
