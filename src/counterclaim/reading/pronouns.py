"""For whom a pronoun stands: whoever spoke last or leads the nearest sentence, and agrees with it."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from counterclaim.reading.issued import given_by, publisher_of
from counterclaim.reading.marks import ARTICLES, POSSESSIVE_PRONOUNS, Marks
from counterclaim.reading.named import REACH
from counterclaim.reading.register import Heard, Register, found, unknown
from counterclaim.reading.roles import role_title
from counterclaim.records import Actor, ActorKind, Span, Speaker

_HE = {"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she"}
_THEY = frozenset({"they", "them", "their", "theirs", "themselves", "both", "neither"})
_IT = frozenset({"it", "its", "itself"})
_FIRST = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_INDEFINITE = frozenset(
    "one some many others another several most few all none everyone everybody someone somebody "
    "anyone anybody nobody those these this each"
    " any other more half what whoever people".split()
)
PRONOUNS = frozenset(_HE) | _THEY | _IT | _FIRST | _RELATIVE | _INDEFINITE
_BETWEEN = 4
"""Words between a speaker and the "it" that stands for him."""
_BACK = 7
_SURE = 100
_THINGS: frozenset[ActorKind] = frozenset({"organisation", "state", "force", "document"})
_MANY: frozenset[ActorKind] = frozenset({"group", "force", "organisation", "state"})


def learn_genders(register: Register) -> None:
    """Learn which pronoun a person goes by: from the title of the role ("spokeswoman"), else from the report's own pronouns.

    A pronoun that follows a name votes for it: with most weight where the sentence names nobody else. Nothing is taken from the
    name itself.
    """
    people = register.named.people
    votes: list[Counter[str]] = [Counter() for _ in people]
    index = {id(person): i for i, person in enumerate(people)}
    for person, votes_of in zip(people, votes, strict=True):
        title = _role_gender(register, person.names)
        if title is not None:
            votes_of[title] += _SURE
    for sentence in register.marks.parse.sentences:
        names = [(name, index[id(person)]) for name, person, _ in register.names_in(sentence)]
        if not names:
            continue
        alone = len({i for _, i in names}) == 1
        for token in register.marks.tree.within(sentence):
            word = register.marks.word(token)
            before = [i for name, i in names if name.end <= register.marks.tree.tokens[token].span.start]
            if before and word in ("he", "she"):
                votes[before[0] if alone else before[-1]][word] += 4 if alone else 1
            elif before and alone and word in ("his", "her"):
                votes[before[0]][_HE[word]] += 1
    for person, votes_of in zip(people, votes, strict=True):
        ranked = votes_of.most_common(2)
        if ranked and person.gender is None and ranked[0][1] >= 4 and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            person.gender = ranked[0][0]


def _role_gender(register: Register, names: Sequence[Span]) -> str | None:
    actor = next((actor for name, _, actor in register.names_in(names[0]) if name == names[0]), None)
    role = register.actors[actor].role_span if actor is not None else None
    title = role_title(register.marks, role) if role is not None else None
    return title.value.gender if title is not None else None


def resolve_pronoun(register: Register, span: Span, content: Sequence[Span] = ()) -> list[Speaker]:
    """Return for whom a pronoun stands; names within the content are not looked at, for speakers seldom name themselves."""
    word = span.of(register.marks.text).lower()
    if word in _HE:
        speaker = _person(register, span, _HE[word], content)
        person = register.people.get(speaker.actor or "")
        if person is not None and person.gender is None:
            person.gender = _HE[word]
        return [speaker]
    if word in _THEY:
        return _several(register, span, content)
    if word in _IT:
        return [_thing(register, span, content)]
    if word in _FIRST:
        return [unknown(span, "the first or second person is not resolved")]
    return [unknown(span, "the words name nobody")]


def sentences_back(marks: Marks, position: int) -> Iterator[Span]:
    """Yield the sentence of a character and those before it, nearest first."""
    sentence = marks.sentence_at(position)
    yield Span(sentence.start, max(position, sentence.start + 1))
    yield from reversed(marks.sentences_until(sentence.start, _BACK))


def _person(register: Register, span: Span, gender: str, content: Sequence[Span]) -> Speaker:
    """Sentence by sentence backward: who spoke in it, else who leads it, else the only person of the sentence before."""
    fits = _fitting(register, gender)
    last: str | None = None
    block = register.marks.block_at(span.start)
    n = -1
    for sentence in sentences_back(register.marks, span.start):
        n += n < 0 or not any(part.holds(sentence) for part in content)  # what he says himself parts nobody from him
        spoken = _spoken_in(register, sentence, span, lambda actor: actor.kind == "person" and fits(actor.id))
        if spoken is not None:
            return found(span, spoken, "pronoun")
        names = [(name, actor) for name, _, actor in register.names_in(sentence) if name.end <= span.start and fits(actor)]
        names = [(name, actor) for name, actor in names if not register.marks.signs(name)]
        names = [(name, actor) for name, actor in names if not any(part.overlaps(name) for part in content)]
        leading = [actor for name, actor in names if leads(register.marks, name, sentence)]
        if n == 0 and names and register.marks.word(_first(register, span) - 1) == "which":
            return found(span, names[-1][1], "pronoun")  # "..., a photographer held on spying charges, which he denied"
        if leading:
            return found(span, leading[0], "pronoun")
        if n == 1 and sentence.start >= block.start and len({actor for _, actor in names}) == 1:
            return found(span, names[0][1], "pronoun")
        last = last or (names[-1][1] if names else None)
    if last is not None:
        return found(span, last, "pronoun")
    return unknown(span, "nobody is named before whom the pronoun can mean")


def _first(register: Register, span: Span) -> int:
    return next(iter(register.marks.tree.within(span)), 0)


def last_person(register: Register, span: Span) -> Speaker:
    """Return the person spoken of last, of whatever gender: whom "the 52-year-old" means."""
    for sentence in sentences_back(register.marks, span.start):
        spoken = _spoken_in(register, sentence, span, lambda actor: actor.kind == "person")
        names = [(name, actor) for name, _, actor in register.names_in(sentence) if name.end <= span.start]
        if spoken is not None or names:
            return found(span, spoken or names[-1][1], "description")
    return unknown(span, "nobody is named before whom the words can mean")


def _fitting(register: Register, gender: str) -> Callable[[str], bool]:
    titles = ((actor, role_title(register.marks, span)) for _, span, actor in register.described[-REACH:])
    described = {actor: title.value.gender for actor, title in titles if title is not None}

    def fits(actor: str) -> bool:
        person = register.people.get(actor)
        goes_by = person.gender if person is not None else described.get(actor)
        return actor not in register.barred and goes_by in (None, gender)

    return fits


def _spoken_in(register: Register, sentence: Span, span: Span, fits: Callable[..., bool]) -> str | None:
    for heard in reversed(register.heard):
        if heard.span.end <= sentence.start:
            return None
        if sentence.start <= heard.span.start < sentence.end and heard.span.end <= span.start:
            fitting = [actor for actor in heard.actors if fits(register.actors[actor])]
            # Of several who spoke together one alone is meant only where the others cannot be.
            if len(fitting) == 1:
                return fitting[0]
    return None


def leads(marks: Marks, name: Span, sentence: Span) -> bool:
    """Tell whether a name is the subject of a verb that follows, judged by the tree or by standing before the first verb."""
    inside = marks.tree.within(name)
    head = marks.tree.head_of(name)
    if head is not None and marks.tree.tokens[head].relation.startswith("nsubj"):
        return True
    before = marks.word(inside[0] - 1) if inside else ""
    before = marks.word(inside[0] - 2) if before in ARTICLES else before  # "Ann Roe of the guild said"
    if before in ("of", "with", "by", "to", "for", "from", "against", "in", "on", "at") or (
        inside and marks.word(inside[-1] + 1) in ("'s", "’s")
    ):
        return False
    verb = next((i for i in marks.tree.within(sentence) if marks.upos(i) in ("VERB", "AUX")), None)
    return verb is not None and name.end <= marks.tree.tokens[verb].span.start


def _several(register: Register, span: Span, content: Sequence[Span]) -> list[Speaker]:
    """Several who spoke together, or a group or body that spoke or leads the nearest sentence."""
    for sentence in sentences_back(register.marks, span.start):
        for heard in reversed(register.heard):
            if sentence.start <= heard.span.start < sentence.end and heard.span.end <= span.start:
                kinds = {register.actors[actor].kind for actor in heard.actors}
                if len(heard.actors) > 1:
                    return [found(span, actor, "pronoun") for actor in heard.actors]
                if kinds <= _MANY:
                    return [found(span, heard.actors[0], "pronoun")]
        leading = _leading_body(register, sentence, span, content, _MANY)
        if leading is not None:
            return [found(span, leading, "pronoun")]
    return [unknown(span, "no group is named before that the pronoun can mean")]


def _thing(register: Register, span: Span, content: Sequence[Span]) -> Speaker:
    own = _whose_text(register, span) or _teller(register, span) or _poster(register, span)
    if own is not None:
        return found(span, own, "pronoun")
    for sentence in sentences_back(register.marks, span.start):
        spoken = _outer_in(register, sentence, span) or _spoken_in(register, sentence, span, _is_thing)
        leading = spoken or _leading_body(register, sentence, span, content, _THINGS)
        if leading is not None:
            return found(span, leading, "pronoun")
    return unknown(span, "nothing is named before that the pronoun can mean")


def _outer_in(register: Register, sentence: Span, span: Span) -> str | None:
    """Return the body that answers another's claim in a sentence: "the ministry rejected a claim by the army that ..."."""
    inside = [one for one in register.heard if sentence.holds(one.span) and one.span.end <= span.start]
    for outer, inner in itertools.pairwise(inside):
        alone = inner is inside[-1] and any(piece.holds(inner.span) for piece in outer.content)
        fitting = [actor for actor in outer.actors if _is_thing(register.actors[actor])] if alone else []
        if len(fitting) == 1:
            return fitting[0]
    return None


def _is_thing(actor: Actor) -> bool:
    """Tell whether "it" can be an actor: no records, and of "its monitors" it is whoever has them."""
    several = actor.kind == "document" and actor.name.endswith("s")
    called = actor.kind == "group" and " " in actor.name and actor.name.istitle()  # "Desert Lawyers"
    return (actor.kind in _THINGS or called) and not several and POSSESSIVE_PRONOUNS.isdisjoint(actor.name.lower().split()[:1])


def _whose_text(register: Register, span: Span) -> str | None:
    """Return who spoke last in the paragraph for "it" that reads: 'X said in a statement ... "We left," it read'.

    So for what goes on with a document of his: "A report by monitors says ... It blames". A document is nobody; what "it"
    says in the same sentence is said by who put that out.
    """
    marks, inside = register.marks, register.marks.tree.within(span)
    heard = last_heard(register, span.start)
    if heard is None or not inside or len(heard.actors) != 1 or heard.span.start < marks.block_at(span.start).start:
        return None
    if register.actors[heard.actors[0]].kind == "document":
        return _publisher_told(register, heard.span) if heard.span.start >= marks.sentence_at(span.start).start else None
    reads = marks.lemma(inside[-1] + 1) == "read"
    return heard.actors[0] if reads or given_by(marks, heard.span) is not None else None


def _publisher_told(register: Register, span: Span) -> str | None:
    """Return who put out a document that speaks: of "a video released by the army showed what it said was" the army."""
    by = publisher_of(register.marks, span)
    if by is None:
        return None
    body = next((actor for place, _, actor in register.bodies_in(by)), None)
    naming = next((one for one in register.named.namings_in(by) if one.is_party), None)
    return body or (register.party_actor(naming.party, naming.span) if naming is not None else None)


def _poster(register: Register, span: Span) -> str | None:
    """Return who put out what a sentence opens with: "In a video posted by the army, it said"."""
    sentence = register.marks.sentence_at(span.start)
    opens = register.marks.text.startswith(("In ", "Via ", "Through "), sentence.start)
    before = register.marks.text[sentence.start : span.start].rstrip()
    return _publisher_told(register, Span(sentence.start, span.start)) if opens and before.endswith(",") else None


def _teller(register: Register, span: Span) -> str | None:
    """Return who is told right before to have said what "it" opens ("X said it had ..."): by "it", X is no person."""
    heard = last_heard(register, span.start)
    sentence = register.marks.sentence_at(span.start)
    if heard is None or len(heard.actors) != 1 or heard.span.start < sentence.start:
        return None
    between = register.marks.text[heard.span.end : span.start].split()
    actor = register.actors[heard.actors[0]]
    plain = actor.role_span is None and (len(between) == 1 or between[-1:] == ["that"])
    return actor.id if plain and len(between) <= _BETWEEN else None


def _leading_body(
    register: Register, sentence: Span, span: Span, content: Sequence[Span], kinds: frozenset[ActorKind]
) -> str | None:
    """Return the body or party that leads a sentence, the first in it."""
    marks = register.marks
    places = [(place, actor) for place, _, actor in register.bodies_in(sentence)]
    covered = [place for place, _ in places]
    for naming in register.named.namings_in(sentence):
        alone = naming.by != "demonym" and naming.is_party and not any(own.overlaps(naming.span) for own in covered)
        if alone:
            places.append((naming.span, register.party_actor(naming.party, naming.span)))
    for place, actor in sorted(places):
        inside_content = any(part.overlaps(place) for part in content)
        if (
            place.end <= span.start
            and not inside_content
            and register.actors[actor].kind in kinds
            and leads(marks, place, sentence)
        ):
            return actor
    return None


def party_of_pronoun(register: Register, i: int) -> str | None:
    """Return the party of whoever a possessive pronoun at a token stands for."""
    span = register.marks.tree.tokens[i].span
    speakers = resolve_pronoun(register, span)
    actor = register.actors.get(speakers[0].actor or "")
    return actor.party if actor is not None and len(speakers) == 1 else None


def last_heard(register: Register, position: int) -> Heard | None:
    """Return the source that spoke last before a character."""
    return next((heard for heard in reversed(register.heard) if heard.span.end <= position), None)
