"""To whom a description refers: "the ministry", "the presidents", "local officials", "the country's defence ministry"."""

import re

from counterclaim.reading.allegiance import NOT_TOLD, side_of
from counterclaim.reading.bodies import SILENT, Body, name_words
from counterclaim.reading.described import LOOSE_BODIES, context_of, name_of_phrase, side_of_phrase
from counterclaim.reading.focus import movement_before
from counterclaim.reading.groups import names_itself
from counterclaim.reading.issued import issuer_of
from counterclaim.reading.issuing import heads_with
from counterclaim.reading.likely import likely_party
from counterclaim.reading.loose_bodies import (
    ARMED,
    PUBLIC,
    last_army,
    last_charity,
    last_loose,
    last_told_of,
    paragraphs_before,
    sent_before,
)
from counterclaim.reading.marks import ARTICLES, HEADINGS, POSSESSIVE_MARKS, POSSESSIVE_PRONOUNS, Marks
from counterclaim.reading.named import Side
from counterclaim.reading.noun_phrases import Phrase, end_of, read_phrase
from counterclaim.reading.offices import opening_state
from counterclaim.reading.pronouns import last_person
from counterclaim.reading.register import Register, found, unknown
from counterclaim.reading.sides import resolve_sides
from counterclaim.reading.titled import resolve_titled
from counterclaim.reading.vocabulary import Institution, Title
from counterclaim.records import ActorKind, Span, Speaker

_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant")
_AGED = re.compile(r"(?:the )?\d{1,3}[-‑]year[-‑]old", re.IGNORECASE)
"""Words for somebody just named: "the 52-year-old said"."""
_KNOWN_AS = ["also", "known", "as"]
_OURS = frozenset({"our", "my", "your"})
_STATES = frozenset({"country", "state", "nation", "kingdom", "republic", "emirate", "island"})
_SPOKEN_AT = frozenset("today yesterday tonight tomorrow monday tuesday wednesday thursday friday saturday sunday".split())
_AMOUNTS = frozenset("percent percentage majority number third half dozens hundreds thousands share plurality handful".split())


def resolve_description(register: Register, span: Span) -> list[Speaker]:
    """Return to whom a noun phrase refers that is neither a name nor a pronoun."""
    sides = resolve_sides(register, span)
    if sides is not None:
        return sides
    if _AGED.fullmatch(span.of(register.marks.text)) is not None:
        return [last_person(register, span)]
    span = _without_time(register.marks, span)
    phrase = read_phrase(register.marks, span)
    if phrase is None:
        return [unknown(span, "the words name nobody")]
    called = _called(register, phrase, span)
    if called is not None:
        return [found(span, called, "name")]
    ending = sent_before(register, phrase) or last_charity(register, phrase) or _ending_so(register, phrase)
    if ending is not None:
        return [found(span, ending, "description")]
    if phrase.body is not None and (phrase.title is None or len(phrase.body.span) >= len(phrase.title.span)):
        return [_body(register, phrase, phrase.body.value)]
    if phrase.title is not None and not (phrase.definite and _is_titled(register.marks, phrase)):
        return resolve_titled(register, phrase, phrase.title.value)
    return [_unlisted(register, phrase)]


def _called(register: Register, phrase: Phrase, span: Span) -> str | None:
    """Return the body whose name stands behind a comma: "the main group, Al Wefaq", "the group, also known as the Front"."""
    marks = register.marks
    inside = marks.tree.within(span)
    comma = end_of(marks, phrase) + 1
    first = comma + 1
    known_as = [marks.word(i) for i in range(first, first + len(_KNOWN_AS))] == _KNOWN_AS
    if known_as and phrase.first == phrase.head and (near := last_told_of(register, phrase)):
        return near
    first += len(_KNOWN_AS) if known_as else 0
    first += first < inside[-1] and marks.word(first) in ARTICLES
    if phrase.body is None or phrase.body.value.kind == "document" or first > inside[-1] or marks.word(comma) != ",":
        return None
    if not all(marks.tree.word(i)[:1].isupper() or marks.word(i) in ("(", ")") for i in range(first, inside[-1] + 1)):
        return None
    place, institution = marks.span(first, inside[-1]), phrase.body.value
    party = next((naming.party for naming in register.named.namings_in(place) if naming.span.start == place.start), None)
    if party is not None:
        return register.party_actor(party, place)
    name = place.of(marks.text)
    kind: ActorKind = "force" if institution.kind == "force" else "organisation"
    core = marks.span(phrase.first, end_of(marks, phrase))
    public = any(hit.value.level == "state" for hit in marks.institutions.within(core))
    owner = opening_state(register.named, span) if public else None  # "In Lima, the military's media wing, X, said"
    actor = register.add(name, kind, place, party=owner, reason=None if owner else NOT_TOLD)
    register.add_body(place, Body(name, kind, [place], name_words(name), owner, level=institution.level), actor)
    return actor


def _without_time(marks: Marks, span: Span) -> Span:
    """Return a phrase without the words at its end that only tell the time of speaking ("the ministry today")."""
    inside = list(marks.tree.within(span))
    kept = list(inside)
    while len(kept) > 1 and marks.word(kept[-1]) in _SPOKEN_AT:
        kept.pop()
    while (
        len(kept) > 1 and len(kept) < len(inside) and marks.word(kept[-1]) in ("on", "this", "last", "late", "earlier", "also")
    ):
        kept.pop()
    return marks.span(kept[0], kept[-1]) if inside and len(kept) < len(inside) else span


def _ending_so(register: Register, phrase: Phrase) -> str | None:
    """Return the movement or international body last named whose full name ends in the word ("the fund", "the agency")."""
    marks = register.marks
    if not phrase.definite or phrase.first != phrase.head or not marks.tree.word(phrase.head).islower():
        return None
    if phrase.body is not None and phrase.body.value.level == "state":
        named = register.named
        if named.states_named or named.dateline_state or _is_spoken_of(register, phrase):
            return None  # "the army" is the state's before it is the Liberation Army
    party = movement_before(register.named, phrase.head)
    return register.party_actor(party, phrase.span) if party is not None else None


def _is_spoken_of(register: Register, phrase: Phrase) -> bool:
    """Tell whether the sentence before speaks of a body by the same word without letting it speak: it is another's then."""
    marks = register.marks
    before = next(reversed(marks.sentences_until(marks.sentence_at(phrase.span.start).start, 1)), None)
    if before is None:
        return False
    heard = [one.span for one in register.heard]
    word = marks.tree.word(phrase.head)
    alike = (marks.tree.tokens[i].span for i in marks.tree.within(before) if marks.tree.word(i) == word)
    return any(not any(span.holds(own) for span in heard) for own in alike)


# --- Bodies, documents ------------------------------------------------------------------------------------------


def _body(register: Register, phrase: Phrase, institution: Institution) -> Speaker:
    span = phrase.span
    if institution.kind == "document":
        issuer = issuer_of(register, phrase)
        if issuer is not None:
            return found(span, issuer, "description")
        name = register.marks.span(phrase.first, end_of(register.marks, phrase)).of(register.marks.text)
        return found(
            span, register.add(name, "document", span, party=None, reason="a document speaks for no party"), "description"
        )
    known = _body_before(register, phrase)
    if known is not None:
        return found(span, known, "name")
    side = _body_side(register, phrase, institution)
    movement = _sole_movement(register, phrase, institution) if side.party is None else None
    if movement is not None:
        return found(span, register.party_actor(movement, span), "description")
    known = _known_body(register, phrase, side)
    if known is not None:
        return found(span, known, "description")
    if institution.kind == "outlet":
        name = name_of_phrase(register, phrase, side)
        actor = register.add(name, "organisation", span, party=None, reason="an outlet speaks for no party")
        return found(span, actor, "description")
    titled = end_of(register.marks, phrase) > phrase.head  # "the Office of the Ombudsman"
    named = any(register.marks.upos(i) == "PROPN" for i in range(phrase.first, phrase.head + titled))
    private = institution.level in ("society", "none") and (phrase.first != phrase.head or titled)  # "the teachers' union"
    loose = register.marks.word(phrase.head) in LOOSE_BODIES and not named and not private
    if phrase.definite and side.party is None and loose:
        party = likely_party(register.outlook, span)
        if party is None:
            return unknown(span, "which body is meant is not told")
        side = register.named.side(party)
    kind: ActorKind = "force" if institution.kind == "force" else "group" if institution.kind == "group" else "organisation"
    name = name_of_phrase(register, phrase, side)
    actor = register.add(name, kind, span, party=side.party, reason=side.reason)
    words = name_words(register.marks.span(phrase.first, phrase.head).of(register.marks.text)) - _owner_words(register, phrase)
    register.add_body(span, Body(name, kind, [span], words, side.party, level=institution.level), actor)
    return found(span, actor, "description")


def _sole_movement(register: Register, phrase: Phrase, institution: Institution) -> str | None:
    """Return the one armed movement named before that "the rebels" or "the Islamist group" can mean, or None."""
    marks = register.marks
    kind = {"armed": "REB", "paramilitary": "PRM"}.get(institution.level)
    alone = phrase.body is not None and phrase.body.span.start <= marks.tree.tokens[phrase.first].span.start
    lead = _lead_below(marks, phrase) if kind is not None and marks.word(phrase.head).endswith("s") else None
    if kind is None or not alone or not (phrase.definite or lead is not None):
        return None
    parties = marks.vocabulary.parties
    namings = register.named.namings_before(phrase.span.start) if lead is None else register.named.namings_in(lead)
    before = {naming.party for naming in namings if names_itself(register.named, naming)}
    fitting = {party for party in before if party in parties and parties[party].kind == kind}
    return fitting.pop() if len(fitting) == 1 else None


def _lead_below(marks: Marks, phrase: Phrase) -> Span | None:
    """Return a headline with its lead for a phrase there: "rebels claim town" means those of whom the lead goes on to tell."""
    block = marks.block_at(phrase.span.start)
    if not any(own.span == block and own.kind in HEADINGS for own in marks.report.blocks):
        return None
    lead = next((own.span for own in marks.report.blocks if own.kind == "paragraph"), block)
    return Span(block.start, max(lead.end, block.end))


def _body_before(register: Register, phrase: Phrase) -> str | None:
    """Return the body whose name stands right before the word for what it is ("the Xinhua news agency")."""
    marks = register.marks
    for place, body, actor in register.bodies_in(marks.span(phrase.first, phrase.head)):
        inside = marks.tree.within(place)
        last = marks.tree.word(phrase.head).islower() and phrase.body is not None and phrase.body.span.start
        named = inside[0] == phrase.first and place.end + 1 == last and body.party is None
        if named and any(marks.upos(i) == "PROPN" for i in inside):
            return actor
    return None


def _body_side(register: Register, phrase: Phrase, institution: Institution) -> Side:
    named = register.named
    if (issuer := _issuing(register, phrase)) is not None:
        return named.side(issuer)
    core = register.marks.span(phrase.first, max(phrase.head, end_of(register.marks, phrase)))
    owners = {n.party for n in named.namings_in(core) if named.is_state(n.party)} - {institution.party}
    if institution.party and not owners:
        return named.side(institution.party)
    title = Title(institution.term, _speaks(institution), False, None)
    return side_of(named, core, title, context_of(register, carries=True))


def _issuing(register: Register, phrase: Phrase) -> str | None:
    """Return the state whose release a text is for a bare "the Ministry": releases write of themselves so, with a capital."""
    marks, issuer = register.marks, register.named.issuer
    body = phrase.body
    bare = phrase.definite and phrase.first == phrase.head and marks.tree.word(phrase.head)[:1].isupper()
    own = bare and body is not None and body.value.level == "state" and heads_with(marks, marks.word(phrase.head))
    return issuer if own and issuer is not None and register.named.is_state(issuer) else None


def _speaks(institution: Institution) -> str:
    if institution.level == "local":
        return "local"
    return "state" if institution.kind not in SILENT and institution.level != "none" else "none"


def _known_body(register: Register, phrase: Phrase, side: Side) -> str | None:
    """Return the body named so far that the words fit: the same words or part of them, no other party; "the group" fits any."""
    marks = register.marks
    words = name_words(marks.span(phrase.first, phrase.head).of(marks.text)) - _owner_words(register, phrase)
    is_outlet = phrase.body is not None and phrase.body.value.kind == "outlet"
    before = [(body, actor) for _, body, actor in register.bodies_before(phrase.span.start) if is_outlet or not body.is_outlet]
    bare = phrase.definite and phrase.first == phrase.head
    placed = _issuing(register, phrase) or opening_state(register.named, phrase.span)
    if bare and (army := last_army(register, phrase)):
        return army
    loose = bare and marks.tree.word(phrase.head) in ARMED
    if loose and (near := last_told_of(register, phrase)):
        return near
    if loose:
        first = paragraphs_before(marks, phrase.span.start)
        before = [(body, actor) for place, body, actor in register.bodies_before(phrase.span.start) if place.start >= first]
    for body, actor in reversed(before):
        elsewhere = placed is not None and body.party is not None and body.party != placed
        same_side = not elsewhere and (bare or side.party is None or body.party == side.party)
        if same_side and words and words <= body.words and (phrase.definite or side.party is not None):
            return actor
    core = [marks.tree.word(i) for i in range(phrase.first, phrase.head + 1)]
    plain = all(word.islower() and word not in POSSESSIVE_MARKS | POSSESSIVE_PRONOUNS for word in core)
    if side.party is not None or not phrase.definite or not plain or marks.word(phrase.head) not in LOOSE_BODIES:
        return None
    if phrase.first != phrase.head and marks.word(phrase.head) in PUBLIC:
        return None  # "the emergency agency" is not any agency that spoke
    return last_loose(register, phrase)


def _owner_words(register: Register, phrase: Phrase) -> frozenset[str]:
    marks = register.marks
    core = marks.span(phrase.first, phrase.head)
    words = {word for naming in register.named.namings_in(core) for word in name_words(naming.span.of(marks.text))}
    return frozenset(words | {"country", "nation", "his", "her", "its", "their", "own", "local"})


# --- Others -----------------------------------------------------------------------------------------------------


def _unlisted(register: Register, phrase: Phrase) -> Speaker:
    """A noun that no table lists: a name, a group, a thing or, by its ending, a person."""
    marks = register.marks
    word = marks.tree.word(phrase.head)
    if word.lower() in _STATES and phrase.definite and any(marks.word(i) in _OURS for i in range(phrase.first, phrase.head)):
        return unknown(phrase.span, "the first or second person is not resolved")
    if word.lower() in _STATES and phrase.definite:
        party = _last_state(register, phrase.span.start)
        if party is not None:
            return found(phrase.span, register.party_actor(party, phrase.span), "description")
    end = end_of(marks, phrase)
    name = marks.span(phrase.first, end).of(marks.text)
    side = (
        side_of_phrase(register, phrase, None)
        if register.named.namings_in(marks.span(phrase.first, phrase.head))
        else Side(None)
    )
    own = marks.tree.tokens[phrase.head].span
    named = next((naming for naming in register.named.namings_in(own) if naming.is_party), None)
    if named is not None and not register.named.is_state(named.party):
        return found(phrase.span, register.party_actor(named.party, own), "name")  # "the X-linked group Y"
    if word[:1].isupper() and marks.upos(phrase.head) in ("PROPN", "X"):
        mention = marks.mention_at(marks.tree.tokens[phrase.head].span)
        many = word.endswith("s") and (mention is None or mention.broad == "nationality") and not _is_titled(marks, phrase)
        actor = register.add(name, "group" if many else "organisation", phrase.span, party=None, reason=NOT_TOLD)
        return found(phrase.span, actor, "description" if many else "name")
    plural = word.lower() in _AMOUNTS or (word.lower().endswith("s") and not word.lower().endswith("ss"))
    someone = word.lower().endswith(_PERSON_ENDINGS) and _is_counted(marks, phrase)
    kind: ActorKind = "group" if plural else "person" if someone else "document"
    party = side.party if kind == "group" else None
    actor = register.add(name, kind, phrase.span, party=party, reason=NOT_TOLD)
    return found(phrase.span, actor, "description")


def _is_titled(marks: Marks, phrase: Phrase) -> bool:
    """Tell whether a plural is the name of a body: "the Emergency Lawyers", not "the Syrian Kurds"."""
    before = phrase.head - 1
    mention = marks.mention_at(marks.tree.tokens[before].span) if before >= phrase.first else None
    capital = (
        before >= phrase.first and marks.upos(before) in ("PROPN", "ADJ", "NOUN") and marks.tree.word(before)[:1].isupper()
    )
    named = mention is None or mention.broad == "organisation"
    plural = marks.tree.word(phrase.head)[:1].isupper() and marks.tree.word(phrase.head).endswith("s")
    return capital and plural and marks.tree.word(before).lower() not in ARTICLES and named


def _is_counted(marks: Marks, phrase: Phrase) -> bool:
    """Tell whether a singular noun has the word before it that what is counted needs ("a hunter", not "cancer")."""
    headline = marks.block_at(phrase.span.start).start == 0
    led = marks.word(phrase.first - 1) in ARTICLES or marks.word(phrase.first) in (
        *POSSESSIVE_PRONOUNS,
        "one",
        "another",
        "every",
    )
    return headline or led or phrase.definite


def _last_state(register: Register, position: int) -> str | None:
    """Return the state last named by a noun before a character, for "the Gulf state" or "the kingdom"."""
    named = register.named
    before = named.namings_before(position)
    return next((n.party for n in before if named.is_state(n.party) and n.by in ("name", "capital")), None)
