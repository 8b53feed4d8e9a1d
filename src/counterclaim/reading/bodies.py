"""Finds organisations and forces: ministries, armies, agencies, armed groups, with whose they are."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from counterclaim.reading.incumbents import find_headed
from counterclaim.reading.marks import HYPHENS, POSSESSIVE_MARKS, POSSESSIVE_PRONOUNS, Marks
from counterclaim.reading.own_parties import SECTORS, find_spoken_for, is_own_army, own_sector
from counterclaim.reading.parties import PartyNaming, is_barred
from counterclaim.reading.phrases import Hit
from counterclaim.reading.regions import countries_of
from counterclaim.reading.vocabulary import Institution
from counterclaim.records import ActorKind, Span

_SMALL = frozenset({"of", "the", "for", "and", "'s", "’s", "'", "’", "a", "an", "in"})
_SAME = {"defense": "defence", "organization": "organisation", "center": "centre", "labor": "labour"}
_ACRONYM = re.compile(r"\s?\(\s?(?:the |or )?([A-Z][A-Za-z&]{1,7}(?:-[A-Z])?)\s?\)")
_NAMESAKES = 50
SILENT = frozenset({"document", "outlet"})
TROOPS = frozenset({"soldiers", "troops", "forces", "servicemen", "defenders", "commanders", "marines"})
"""Words for soldiers in the field, of whom others speak, too."""


@dataclass
class Body:
    """An organisation or force; `party` is whose it is or itself, `sector` is given where it is a party of its own."""

    name: str
    kind: ActorKind
    spans: list[Span]
    words: frozenset[str]
    party: str | None = None
    owner: Span | None = None
    level: str = "none"
    sector: str | None = None
    acronyms: set[str] = field(default_factory=set)
    is_outlet: bool = False


_AT_HOME = frozenset({"foreign office", "home office"})
_SENT = frozenset(
    {"embassy", "consulate", "mission", "delegation", "command", "force", "office", "court", "tribunal", "council"}
)
"""Last words of bodies that may sit in the capital of another state."""
_CLUBS = frozenset({"society", "association", "federation", "movement", "organisation", "organization", "foundation"})
_TAILS = frozenset({"for", "on", "against"})
"""Prepositions inside names of bodies: "Commission on Human Rights"."""
_ON_AIR = frozenset({"radio", "television", "tv"})
_OF_NO_STATE = frozenset({"armed", "society", "criminal"})
"""Levels of bodies that a state's name beside them does not make the state's."""


def name_words(text: str) -> frozenset[str]:
    """Return the words of a body's name as they are compared.

    >>> name_words("Ministry of Defense") == name_words("defence ministry")
    True
    """
    words = re.findall(r"[^\W_]+(?:['’][^\W_]{2,})?", text.lower())
    return frozenset(_SAME.get(word, word) for word in words if word not in _SMALL and word != "s")


def find_bodies(marks: Marks, namings: Sequence[PartyNaming], people: Sequence[Span]) -> list[Body]:
    """Return the bodies that the report names, in the order of their first place."""
    found: list[Body] = []
    by_key: dict[str, list[Body]] = defaultdict(list)
    by_place = {naming.span.start: naming for naming in namings}
    last: Span | None = None
    told = [*_owned(marks, by_place), *_mentioned(marks, by_place, people)]
    for body in sorted(told, key=lambda body: (body.spans[0].start, -body.spans[0].end)):
        if last is not None and last.overlaps(body.spans[0]):
            continue
        last = body.spans[0]
        known = next((own for key in _keys(body) for own in by_key[key][:_NAMESAKES] if _is_same(own, body)), None)
        if known is None:
            found.append(body)
        else:
            if known.name in body.acronyms:  # the short form came first
                known.name, known.words, known.level = body.name, body.words, body.level
            known.spans += body.spans
            known.acronyms |= body.acronyms
            known.party = known.party or body.party
            known.sector = known.sector or body.sector
        for key in _keys(body):
            by_key[key].append(known or body)
    return found


def _keys(body: Body) -> set[str]:
    """Return what two forms of one body's name share one of: the name, an acronym, the last word, the first of its words."""
    last = body.name.removesuffix(f" {body.name.split()[-1]}") if body.name.split()[-1].lower() in _CLUBS else body.name
    return {body.name, body.name.split()[-1].lower(), last.split()[-1].lower(), *body.acronyms, *sorted(body.words)[:1]}


def _is_same(known: Body, body: Body) -> bool:
    if known.party and body.party and known.party != body.party:
        return False
    if body.name in known.acronyms or known.name in body.acronyms:
        return True
    shorter = body.party is None and len(body.words) < len(known.words) and body.name[:1].isupper()
    if shorter and _ends_with(known.name, body.name):
        return True
    return known.words == body.words and (known.party == body.party or known.owner is None or body.owner is None)


def _ends_with(name: str, end: str) -> bool:
    """Tell whether a name ends with words, "Society" and the like apart, which a short form of two words leaves out."""
    head, _, last = name.rpartition(" ")
    return name.endswith(f" {end}") or (last.lower() in _CLUBS and " " in end and f" {head}".endswith(f" {end}"))


def owner_beside(
    marks: Marks, by_place: dict[int, PartyNaming], first: int, last: int, inner: Span
) -> tuple[PartyNaming | None, Span]:
    """Return the party that owns a body ("Ukraine's", "Russian", "... of Sudan") and the span of body and owner."""
    left = marks.left_edge(first)
    before = [by_place[start] for start in _starts(marks, left, first - 1) if start in by_place]
    before = [naming for naming in before if naming.span.end <= inner.start and not is_barred(marks, naming.span)]
    if before:
        owner = _owner_of_branch(marks, before) or before[-1]
        return owner, Span(owner.span.start, inner.end)
    after = last + 1
    if marks.word(after) in ("of", "for"):
        after += 2 if marks.word(after + 1) == "the" else 1
        if after < len(marks.tree.tokens):
            naming = by_place.get(marks.tree.tokens[after].span.start)
            if naming is not None:
                beyond = marks.tree.within(naming.span)[-1] + 1
                return naming, inner if marks.word(beyond) in POSSESSIVE_MARKS else Span(inner.start, naming.span.end)
            whole = _part_of(marks, by_place, last, after)
            if whole is not None:
                return whole, Span(inner.start, whole.span.end)
    seat = _seat_after(marks, by_place, last, inner)
    return (seat, Span(inner.start, seat.span.end)) if seat is not None else (None, inner)


def _part_of(marks: Marks, by_place: dict[int, PartyNaming], last: int, after: int) -> PartyNaming | None:
    """Return the state of the body that another is a part of ("the General Staff of the Armed Forces of Kenya")."""
    part, whole = (marks.institutions.at(marks.tree.tokens[i].span.start) for i in (last, after))
    if part is None or whole is None or {part.value.level, whole.value.level} != {"state"}:
        return None
    end = marks.tree.within(whole.span)[-1] + 1
    owner = end + (2 if marks.word(end + 1) == "the" else 1)
    if marks.word(end) != "of" or owner >= len(marks.tree.tokens):
        return None
    return by_place.get(marks.tree.tokens[owner].span.start)


def _owner_of_branch(marks: Marks, before: Sequence[PartyNaming]) -> PartyNaming | None:
    """Return the movement or international body that owns an office in a state ("Amnesty International's Peru office")."""
    if len(before) < 2 or before[-1].by != "name" or marks.vocabulary.parties[before[-1].party].kind != "state":
        return None
    after = marks.tree.within(before[-2].span)[-1] + 1
    owns = marks.word(after) in POSSESSIVE_MARKS and marks.vocabulary.parties[before[-2].party].kind != "state"
    bare = marks.word(marks.tree.within(before[-1].span)[-1] + 1) not in POSSESSIVE_MARKS
    return before[-2] if owns and bare else None


def _seat_after(marks: Marks, by_place: dict[int, PartyNaming], last: int, inner: Span) -> PartyNaming | None:
    """Return the capital in which a body of a state sits ("the foreign ministry in Lima"), but for those sent there."""
    hit = marks.institutions.at(inner.end - 1)
    if marks.word(last + 1) != "in" or last + 2 >= len(marks.tree.tokens) or hit is None or hit.value.level != "state":
        return None
    sent = hit.value.term.split()[-1] in _SENT and hit.value.term not in _AT_HOME
    if name_words(hit.span.of(marks.text)) <= TROOPS | _SENT or sent:
        return None
    naming = by_place.get(marks.tree.tokens[last + 2].span.start)
    return naming if naming is not None and naming.by == "capital" else None


def _starts(marks: Marks, first: int, last: int) -> Iterator[int]:
    for i in range(first, last + 1):
        yield marks.tree.tokens[i].span.start


def _owned(marks: Marks, by_place: dict[int, PartyNaming]) -> Iterator[Body]:
    """Words for bodies that stand with an owner, and those whose name alone tells it."""
    for hit in marks.institutions.all:
        if hit.value.kind in SILENT or hit.value.level == "none":
            continue
        inside = marks.tree.within(hit.span)
        if not inside or marks.upos(inside[-1]) not in ("NOUN", "PROPN", "ADJ", "X"):
            continue
        if _is_modifier(marks, inside[-1]) or _is_in_name(marks, by_place, hit.span):
            continue
        owner, span = owner_beside(marks, by_place, inside[0], inside[-1], hit.span)
        world = hit.value.party is not None and marks.vocabulary.parties[hit.value.party].kind != "state"
        party = hit.value.party if owner is None or world else owner.party  # "Mexico's Defense Department" is not America's
        if party is None and (headed := find_headed(marks, hit.span)) is not None:
            party, span = headed
        if party is None or (owner is None and hit.value.party and not hit.span.of(marks.text)[:1].isupper()):
            continue
        if hit.value.level in _OF_NO_STATE and owner is not None:
            party = party if marks.vocabulary.parties[party].kind != "state" else None
        yield _body(marks, hit, span, party, owner)


def _is_in_name(marks: Marks, by_place: dict[int, PartyNaming], span: Span) -> bool:
    """Tell whether a word for a body is part of a party's own name ("the Houthi movement")."""
    name = marks.party_names.at(span.start)
    return name is not None and name.span.holds(span) and len(name.span) > len(span) and name.span.start in by_place


def _is_modifier(marks: Marks, last: int) -> bool:
    """Tell whether a word for a body only describes the noun behind it ("army headquarters", "paramilitary X", "army-led")."""
    after = marks.word(last + 1)
    return after in HYPHENS or (marks.upos(last + 1) in ("NOUN", "PROPN") and after not in POSSESSIVE_MARKS)


def _body(marks: Marks, hit: Hit[Institution], span: Span, party: str | None, owner: PartyNaming | None) -> Body:
    name = span.of(marks.text)
    words = name_words(name) - (name_words(owner.span.of(marks.text)) if owner else frozenset())
    kind = hit.value.kind if hit.value.kind not in ("outlet",) else "organisation"
    body = Body(name, _actor_kind(kind), [span], words, party, owner.span if owner else None, hit.value.level)
    body.acronyms = _acronym_after(marks, span)
    return body


def _actor_kind(kind: str) -> ActorKind:
    return "force" if kind == "force" else "group" if kind == "group" else "organisation"


def _acronym_after(marks: Marks, span: Span) -> set[str]:
    """Return the short forms of a name: the one in brackets behind it, and the initials of three words or more.

    "Kenya Coast Guard (KCG)" and "Armed Forces of Peru" are the KCG and the AFP.
    """
    found = _ACRONYM.match(marks.text, span.end)
    words = [word for word in re.findall(r"[^\W_]+", span.of(marks.text)) if word.lower() not in _SMALL | {"s"}]
    initials = {"".join(word[0] for word in words)} if len(words) > 2 and all(word[0].isupper() for word in words) else set()
    return ({found.group(1)} if found else set()) | initials


def _mentioned(marks: Marks, by_place: dict[int, PartyNaming], people: Sequence[Span]) -> Iterator[Body]:
    """Names that the model takes for organisations."""
    person_starts = {span.start for span in people}
    full_names = {name.casefold() for span in people if " " in (name := span.of(marks.text))}
    for named in [*(mention.span for mention in marks.mentions_of("organisation")), *find_spoken_for(marks)]:
        span = _trim(marks, named)
        if span is None or span.start in person_starts:
            continue
        span = _with_tail(marks, span)
        naming = by_place.get(span.start)
        if (naming is not None and naming.span.holds(span)) or _is_office(marks, span):
            continue
        if span.of(marks.text).casefold() in full_names or _is_loud_place(marks, span):
            continue
        body = _named_body(marks, by_place, span)
        if not _is_known_movement(marks, by_place, span, body):
            yield body


def _is_loud_place(marks: Marks, span: Span) -> bool:
    """Tell whether a single word in capital letters is a town's, as datelines write them."""
    word = span.of(marks.text)
    return word.isupper() and len(word) > 3 and word.isalpha() and bool(countries_of(word)[0])


def _is_office(marks: Marks, span: Span) -> bool:
    """Tell whether a name is that of an office, which somebody holds ("Secretary of Commerce"); an acronym makes it a body."""
    inside = marks.tree.within(span)
    if not inside or _ACRONYM.match(marks.text, span.end):
        return False
    opening = marks.institutions.at(marks.tree.tokens[inside[0]].span.start)
    if opening is not None and opening.span.end < span.end and marks.word(marks.tree.within(opening.span)[-1] + 1) == "to":
        return False  # "Committee to Protect Journalists"
    core = [i for n, i in enumerate(inside) if "of" not in [marks.word(j) for j in inside[: n + 1]]] or list(inside)
    title = marks.titles.at(marks.tree.tokens[core[-1]].span.start)
    return title is not None and not title.value.plural and title.value.speaks not in ("honorific", "rank")


def _is_known_movement(marks: Marks, by_place: dict[int, PartyNaming], span: Span, body: Body) -> bool:
    """Tell whether a name only dresses up a movement of the tables ("X mercenary group"): the movement is the actor then."""
    inside = marks.tree.within(span)
    movements = [by_place[start] for start in _starts(marks, inside[0], inside[-1]) if start in by_place]
    movements = [naming for naming in movements if marks.vocabulary.parties[naming.party].kind != "state"]
    return bool(movements) and body.party == movements[-1].party and body.level in ("any", "society", *SECTORS)


def _trim(marks: Marks, span: Span) -> Span | None:
    inside = list(marks.tree.within(span))
    while inside and (marks.upos(inside[0]) == "DET" or marks.word(inside[0]) in POSSESSIVE_PRONOUNS):
        inside.pop(0)
    while inside and (marks.upos(inside[-1]) == "PUNCT" or marks.word(inside[-1]) in POSSESSIVE_MARKS):
        inside.pop()
    return marks.span(inside[0], inside[-1]) if inside else None


def _with_tail(marks: Marks, span: Span) -> Span:
    """Return a name with what stands behind its "for" or "on": "Committee" and "the Defense of Human Rights" are one body's."""
    inside = marks.tree.within(span)
    last = inside[-1]
    if marks.word(last) == "of" and len(inside) > 1:
        return _with_matter(marks, inside)
    joint = last if len(inside) > 1 and marks.word(last) in _TAILS else last + 1
    if joint + 1 >= len(marks.tree.tokens) or marks.word(joint) not in _TAILS:
        return span
    bare = Span(span.start, marks.tree.tokens[joint - 1].span.end)
    term = marks.institutions.at(marks.tree.tokens[joint - 1].span.start)
    first = joint + 1 + (marks.word(joint + 1) == "the")
    mention = marks.mention_at(marks.tree.tokens[first].span) if first < len(marks.tree.tokens) else None
    named = term is not None and mention is not None and mention.broad == "organisation"
    return Span(span.start, mention.span.end) if mention is not None and named else bare


def _with_matter(marks: Marks, inside: range) -> Span:
    """Return a name that breaks off behind "of" with the words in capitals that follow ("Ministry of" and "Defence")."""
    last = inside[-1]
    while last + 1 < len(marks.tree.tokens) and marks.upos(last + 1) == "PROPN" and marks.tree.word(last + 1)[:1].isupper():
        last += 1
    return marks.span(inside[0], last if last > inside[-1] else last - 1)


def _apposed_owner(marks: Marks, by_place: dict[int, PartyNaming], last: int) -> PartyNaming | None:
    """Return whose body a name is by the body it is called behind a comma ("AMICO, the African Union mission, said")."""
    first = last + 2 + (marks.word(last + 2) in ("the", "a", "an"))
    naming = by_place.get(marks.tree.tokens[first].span.start) if first < len(marks.tree.tokens) else None
    if naming is None or marks.word(last + 1) != "," or is_barred(marks, naming.span):
        return None
    i = marks.tree.within(naming.span)[-1] + 1
    i += marks.word(i) in POSSESSIVE_MARKS
    while i < len(marks.tree.tokens) and marks.upos(i) in ("ADJ", "NOUN", "PROPN"):
        body = marks.institutions.at(marks.tree.tokens[i].span.start)
        if body is not None and body.value.level in ("state", "any") and body.value.kind not in SILENT:
            return naming
        i += 1
    return None


def _named_body(marks: Marks, by_place: dict[int, PartyNaming], span: Span) -> Body:
    inside = marks.tree.within(span)
    bodies = marks.institutions.within(span)
    known = bodies[-1].value if bodies else None
    owner, wider = owner_beside(marks, by_place, inside[0], inside[-1], span)
    known = known or (_public_before(marks, inside[0]) if owner is not None else None)
    inner = [by_place[start] for start in _starts(marks, inside[0], inside[-1]) if start in by_place]
    inner = [own for own in inner if not _is_field(marks, own)]
    sector = own_sector(marks, inside)
    party = next((hit.value.party for hit in bodies if hit.value.party), None)
    if party is None and known is not None and known.level not in ("none", *SECTORS):
        own = (
            inner[0].party if inner and known.level not in ("any", "society") and not is_barred(marks, inner[0].span) else None
        )
        party = owner.party if owner else own
        if known.level == "society" and party is not None and marks.vocabulary.parties[party].kind == "state":
            party = None
    movements = [naming for naming in inner if marks.vocabulary.parties[naming.party].kind != "state"]
    if movements and not is_barred(marks, movements[-1].span):
        party, owner = movements[-1].party, None
    name = span.of(marks.text)
    if party is not None and owner is not None:
        span, name = wider, wider.of(marks.text)
    if sector and party is None:
        party = name
    if party is None and known is None and (called := _apposed_owner(marks, by_place, inside[-1])) is not None:
        party = called.party
    words = name_words(name) - frozenset(
        word for naming in (owner, *inner) if naming for word in name_words(naming.span.of(marks.text))
    )
    body = Body(name, _actor_kind(known.kind if known else "organisation"), [span], words or name_words(name), party)
    body.owner = owner.span if owner and party else inner[0].span if inner and party else None
    body.level, body.sector = known.level if known else "none", sector if party == name else None
    if party is None and known is not None and is_own_army(name.split(), known.term):
        body.level = "none"
    ends = {name.split()[0].lower(), name.split()[-1].lower()}
    body.is_outlet = (known is not None and known.kind == "outlet") or (party is None and not ends.isdisjoint(_ON_AIR))
    body.kind = "force" if sector in SECTORS.values() else body.kind
    body.acronyms = _acronym_after(marks, span)
    return body


def _is_field(marks: Marks, naming: PartyNaming) -> bool:
    """Tell whether a state's name tells for where a body was set up, not whose it is: "Office of the ... for Bosnia"."""
    before = marks.tree.within(naming.span)[0] - 1
    before -= marks.word(before) == "the"
    return marks.word(before) == "for" and marks.vocabulary.parties[naming.party].kind == "state"


def _public_before(marks: Marks, first: int) -> Institution | None:
    """Return the word for a body of a state right before a name ("Peru's prison authority X", "Ghana's space agency Y")."""
    hit = marks.institutions.at(marks.tree.tokens[first - 1].span.start) if first > 0 else None
    named = (
        hit is not None and hit.value.level == "state" and hit.value.kind == "organisation" and hit.value.term != "government"
    )
    return hit.value if hit is not None and named and marks.tree.word(first - 1).islower() else None
