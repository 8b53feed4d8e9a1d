"""To which person a title refers: "the president", "the career diplomat", "both ministers"."""

from counterclaim.reading.allegiance import side_of
from counterclaim.reading.described import context_of, name_of_phrase, side_of_phrase
from counterclaim.reading.focus import sentences_before
from counterclaim.reading.likely import likely_party
from counterclaim.reading.marks import ARTICLES, Marks
from counterclaim.reading.named import REACH, Side
from counterclaim.reading.noun_phrases import Phrase, end_of
from counterclaim.reading.offices import office_side
from counterclaim.reading.posts import heads_forces
from counterclaim.reading.pronouns import last_heard
from counterclaim.reading.register import Register, found, unknown
from counterclaim.reading.vocabulary import Title
from counterclaim.records import ActorKind, Span, Speaker

_PAIRS = frozenset({"two", "both", "pair"})
_HEADS = frozenset(
    {"president", "prime minister", "premier", "chancellor", "king", "queen", "emir", "sultan", "supreme leader"}
)
_WIDE = {
    "leader": _HEADS | {"leader"},
    "head of state": _HEADS - {"prime minister", "premier", "chancellor"},
    "head of government": frozenset({"prime minister", "premier", "chancellor"}),
}
_PRIVATE = frozenset(
    "protester patient student farmer driver worker shopkeeper pensioner resident villager local neighbor witness survivor "
    "victim hostage prisoner refugee migrant voter widow widower".split()
)
"""Titles of those who hold no office."""
_ANYBODY = frozenset({"man", "woman", "person"})
_CHIEFS = frozenset({"chief", "head", "director"})
_CALLINGS = frozenset({"none", "religious", "firm"})


def resolve_titled(register: Register, phrase: Phrase, title: Title) -> list[Speaker]:
    """Return to whom a phrase with a title refers: a person named before, a new one, or nobody that can be told."""
    side = side_of_phrase(register, phrase, title)
    if title.plural and _is_pair(register.marks, phrase):
        pair = _last_two(register, phrase.span.start)
        if pair:
            return [found(phrase.span, actor, "title") for actor in pair]
    if phrase.definite or _is_bare_title(register.marks, phrase):
        # Persons of several sides may be meant: only a side that the words name themselves tells which.
        own = side_of_phrase(register, phrase, title, carries=False) if title.plural else side
        named = _nobody_named(register, phrase, title) or _holders(register, phrase, title, own)
        named = named or _speaker_before(register, phrase, title)
        if named:
            return [found(phrase.span, actor, "title") for actor in named]
    if side.party is None and title.speaks == "spokesperson":
        side = _body_of(register, phrase) or _heard_body(register, phrase) or side
    kind: ActorKind = "group" if title.plural else "person"
    if kind == "person" and phrase.definite and title.speaks not in ("government", "local", "source", "spokesperson"):
        last = _last_speaker(register, phrase, title, side)
        if last is not None:
            return [found(phrase.span, last, "title")]
    bare = phrase.title is not None and phrase.title.span.start <= register.marks.tree.tokens[phrase.first].span.start
    if (
        kind == "person"
        and bare
        and phrase.definite
        and side.party is None
        and title.speaks not in ("none", "source", "kin", "firm", "religious")
    ):
        state = _state_of_office(register, phrase, title) or likely_party(register.outlook, phrase.span)
        if state is None:
            return [unknown(phrase.span, "nobody with that title is named")]
        side = register.named.side(state)
    is_new = kind == "person" and not phrase.definite
    name = name_of_phrase(register, phrase, side)
    actor = register.add(name, kind, phrase.span, party=side.party, reason=side.reason, is_new=is_new)
    register.describe(title.name, phrase.span, actor)
    return [found(phrase.span, actor, "description")]


def _nobody_named(register: Register, phrase: Phrase, title: Title) -> list[str]:
    """Return the unnamed person who spoke last in the paragraph, whom "the man" means though others are named."""
    return _unnamed_speaker(register, phrase, title) if title.name in _ANYBODY else []


def _speaker_before(register: Register, phrase: Phrase, title: Title) -> list[str]:
    """Return who spoke before, of whom no title tells it: whom "the source" means, and a bare "the spokesman"."""
    officer = _officer_heard(register, phrase, title)
    return [officer] if officer is not None else _unnamed_speaker(register, phrase, title)


def _unnamed_speaker(register: Register, phrase: Phrase, title: Title) -> list[str]:
    """Return the unnamed person who spoke last, a paragraph back at most, whom "the source" means: "a senior official"."""
    one = title.speaks == "source" or title.name in _ANYBODY
    if not one or title.plural or not phrase.definite or phrase.first != phrase.head:
        return []
    position = phrase.span.start
    block = register.marks.block_at(position)
    heard = last_heard(register, position)
    if heard is None or len(heard.actors) != 1 or heard.span.start < (register.marks.block_before(block.start) or block).start:
        return []
    actor = register.actors[heard.actors[0]]
    described = any(own == actor.id for _, _, own in register.described[-REACH:])
    return [actor.id] if actor.kind == "person" and described and actor.id not in register.people else []


def _officer_heard(register: Register, phrase: Phrase, title: Title) -> str | None:
    """Return the officer or director who spoke last, a paragraph back at most, whom a bare "the spokesman" means where nobody
    is told to be one: releases name who signs them by rank."""
    block = register.marks.block_at(phrase.span.start)
    first = (register.marks.block_before(block.start) or block).start
    heard = last_heard(register, phrase.span.start)
    if title.speaks != "spokesperson" or phrase.first != phrase.head or heard is None or heard.span.start < first:
        return None
    actor = heard.actors[0] if len(heard.actors) == 1 else ""
    offices = (hit.value for role in register.roles_of(actor) for hit in register.marks.titles.within(role.span))
    return actor if any(one.speaks in ("rank", "military") or one.name == "director general" for one in offices) else None


def _state_of_office(register: Register, phrase: Phrase, title: Title) -> str | None:
    """Return the state whose only such office a report means without naming its holder ("the Head of State", "the minister").

    Clubs and firms have presidents and chancellors, too.
    """
    if title.speaks != "government" or not (title.name.startswith("head of") or title.name.endswith("minister")):
        return None
    return office_side(register.named, register.marks.span(phrase.first, phrase.head), title, ())


def _body_of(register: Register, phrase: Phrase) -> Side | None:
    """Return the side of the state's body that a phrase tells whom it speaks for: "the spokesman of the Foreign Ministry"."""
    behind = register.marks.span(phrase.head, end_of(register.marks, phrase))
    body = next((hit.value for hit in register.marks.institutions.within(behind) if hit.value.level == "state"), None)
    if body is None:
        return None
    side = side_of(register.named, behind, Title(body.term, "state", False, None), context_of(register, carries=True))
    return side if side.party is not None else None


def _heard_body(register: Register, phrase: Phrase) -> Side | None:
    """Return the side of the body that spoke last in the paragraph: "The fund said ... , a spokesman said"."""
    block = register.marks.block_at(phrase.span.start)
    if phrase.first != phrase.head:
        return None
    for heard in reversed(register.heard):
        if heard.span.start < block.start:
            return None
        bodies = [register.actors[actor] for actor in heard.actors if register.actors[actor].kind != "person"]
        if len(bodies) == 1 and bodies[0].party is not None:
            return register.named.side(bodies[0].party)
    return None


def _is_pair(marks: Marks, phrase: Phrase) -> bool:
    words = {marks.word(i) for i in range(max(phrase.first - 1, 0), phrase.head)}
    return bool(words & _PAIRS) and phrase.definite


def _last_two(register: Register, position: int) -> list[str]:
    """Return the two persons named last, where both stand in the sentence before or the same one."""
    start = next(reversed([scope.start for scope in sentences_before(register.marks, position, 1)]), position)
    names = [actor for name, _, actor in register.names_in(Span(start, max(position, start + 1)))]
    last = list(dict.fromkeys(reversed(names)))
    return last[1::-1] if len(last) == 2 else []


def _last_speaker(register: Register, phrase: Phrase, title: Title, side: Side) -> str | None:
    """A title that nobody holds, with "the", means whoever spoke last, a paragraph back at most ("the career diplomat").

    An unnamed spokesman of before is nobody else's director, though.
    """
    position = phrase.span.start
    block = register.marks.block_at(position)
    heard = last_heard(register, position)
    first = (register.marks.block_before(block.start) or block).start
    if heard is None or heard.span.start < first or len(heard.actors) != 1:
        return None
    actor = register.actors[heard.actors[0]]
    core = register.marks.span(phrase.first, phrase.head)
    if title.speaks == "kin" and register.marks.word(phrase.head + 1) == "of":
        return None  # "the wife of one victim" is named by whose kin she is
    if any(own == actor.id and _heads_another(register, title, core, span) for _, span, own in register.described[-REACH:]):
        return None
    if any(own == actor.id and name != title.name for name, _, own in register.described[-REACH:]):
        return None
    if actor.party is None and register.named.namings_in(core):
        return None  # "The UN rights chief" is not a man in the street who spoke before.
    if actor.kind != "person" or not _fits(register, actor.id, side) or _has_other_calling(register, actor.id, title):
        return None
    return actor.id


def _has_other_calling(register: Register, actor: str, title: Title) -> bool:
    """Tell whether a person is known by an office or rank and the title is a calling: no colonel is meant by "the bishop".

    Nor is a resident meant by "the chairman of the council".
    """
    role = register.actors[actor].role_span
    known = [] if role is None else [hit.value for hit in register.marks.titles.within(role)]
    if title.speaks not in _CALLINGS:
        return title.speaks != "kin" and bool(known) and all(one.speaks == "kin" or one.name in _PRIVATE for one in known)
    return any(one.speaks not in (title.speaks, "none") for one in known)


def _is_bare_title(marks: Marks, phrase: Phrase) -> bool:
    """A title alone ("President", "police chief") points to its holder as "the president" does."""
    return (
        phrase.title is not None
        and not phrase.title.value.plural
        and marks.word(phrase.first - 1) not in ("a", "an")
        and marks.word(marks.tree.within(phrase.span)[0]) not in ("a", "an", "one", "another", "some")
    )


def _holders(register: Register, phrase: Phrase, title: Title, side: Side) -> list[str]:
    """Return the persons named so far whose role has the title: the last one, or for a plural those of the nearest sentence."""
    marks = register.marks
    core = marks.span(phrase.first, max(phrase.head, end_of(marks, phrase)))
    matching = [
        (name, actor)
        for name, _, actor in register.names_before(phrase.span.start)
        if _has_title(register, actor, title, core) and _fits(register, actor, side)
    ]
    if title.speaks == "government" and side.party not in (None, register.named.home) and register.named.namings_in(core):
        # "Brazil's president" is no president whose state the report leaves untold.
        matching = [(name, actor) for name, actor in matching if register.actors[actor].party is not None]
    if not title.plural:
        described = [
            (span, actor)
            for name, span, actor in register.described[-REACH:]
            if name == title.name
            and register.actors[actor].kind == "person"
            and side.party in (None, register.actors[actor].party)
            and not _heads_another(register, title, core, span)
        ]
        if matching or described:
            return [max([*matching, *described])[1]]
        later = [actor for actor in list(register.people)[:REACH] if _has_title(register, actor, title, core)]
        if side.party is None and _opens_report(marks, phrase.span.start):
            return later if len(later) == 1 else []
        same = [actor for actor in later if side.party is not None and register.actors[actor].party == side.party]
        return same if len(same) == 1 else []
    for name, _ in reversed(matching):
        sentence = marks.sentence_at(name.start)
        together = list(dict.fromkeys(actor for own, actor in matching if sentence.start <= own.start < sentence.end))
        if len(together) > 1:
            return together
    everyone = list(dict.fromkeys(actor for _, actor in matching))
    return everyone if len(everyone) == 2 and phrase.definite else []


def _heads_another(register: Register, title: Title, core: Span, described: Span) -> bool:
    """Tell whether the words before a "chief" or "head" are not those of one before: "the aid chief", "the rights chief"."""
    if title.name not in _CHIEFS:
        return False
    text = register.marks.text
    owners = {word for naming in register.named.namings_in(core) for word in naming.span.of(text).lower().split()}
    own = {word for word in core.of(text).lower().split() if word.isalpha()} - owners - ARTICLES - {title.name}
    return not own <= set(described.of(text).lower().replace("'s", "").split())


def _fits(register: Register, actor: str, side: Side) -> bool:
    return side.party is None or register.actors[actor].party in (side.party, None)


def _opens_report(marks: Marks, position: int) -> bool:
    """Tell whether a place is in a headline or in the first paragraph, where those who are named later are described first."""
    for block in marks.report.blocks:
        if block.span.end > position:
            return block.kind in ("headline", "subhead", "heading", "item", "paragraph")
        if block.kind == "paragraph":
            return False
    return False


def _has_title(register: Register, actor: str, title: Title, core: Span) -> bool:
    """Tell whether a person's role turns on the title; "leaders" fits every head of a state or movement."""
    if title.name in _ANYBODY:
        return title.name in ("man", "woman")
    if heads_forces(register.marks, core):
        return any(heads_forces(register.marks, role.span) for role in register.roles_of(actor))
    if title.speaks == "rank":
        roles = (role.span for role in register.roles_of(actor))
        return any(_is_rank(hit.value, title) for role in roles for hit in register.marks.titles.within(role))
    titles = _titles_of(register, actor)
    if title.name == "minister":
        return any(name.endswith("minister") for name in titles)
    return title.name in titles or bool(titles & _WIDE.get(title.name, frozenset()))


def _is_rank(held: Title, rank: Title) -> bool:
    """Tell whether a rank is called by another: "the general" may be a major general."""
    return held.speaks == "rank" and (held.name == rank.name or held.name.endswith(f" {rank.name}"))


def _titles_of(register: Register, actor: str) -> frozenset[str]:
    """Return the titles of a person: those of all roles as written ("Inspector X, spokesman for Y") or of the office known."""
    role = register.actors[actor].role_span
    if role is not None:
        spans = {role, *(other.span for other in register.roles_of(actor))}
        return frozenset(hit.value.name for span in spans for hit in register.marks.titles.within(span))
    office = register.offices.get(actor, "")
    return frozenset(hit.value.name for hit in register.marks.vocabulary.titles.find(office))
