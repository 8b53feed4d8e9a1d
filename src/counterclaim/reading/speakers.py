"""To whom the words for a source, an addressee or a channel refer."""

from collections.abc import Iterator, Mapping, Sequence

from counterclaim.reading.cast import Cast, build_parties, find_named
from counterclaim.reading.descriptions import resolve_description
from counterclaim.reading.first_person import issuer_of_own_words, speaks_for_own_side
from counterclaim.reading.groups import described_group
from counterclaim.reading.interviews import resolve_turn
from counterclaim.reading.issued import owners_of_words
from counterclaim.reading.likely import with_likely
from counterclaim.reading.marks import ARTICLES, EDGES, HYPHENS, POSSESSIVE_MARKS, Marks
from counterclaim.reading.named_heads import called_behind, head_name
from counterclaim.reading.noun_phrases import read_phrase
from counterclaim.reading.paired import side_by_side
from counterclaim.reading.parties import is_barred
from counterclaim.reading.partitives import OF_THEM, resolve_partitive
from counterclaim.reading.pronouns import PRONOUNS, learn_genders, resolve_pronoun
from counterclaim.reading.references import Reference, Resolution, is_put_in, places_spoken
from counterclaim.reading.register import Register, found, unknown
from counterclaim.reading.relative_speakers import resolve_relative
from counterclaim.reading.roles import find_roles
from counterclaim.reading.self_named import self_named
from counterclaim.reading.sides import resolve_sides
from counterclaim.records import Naming, Parse, Party, Report, Span, Speaker

_SMALL = frozenset({"all", "both", "also", "each", "and", "but", "either", "neither", "even", "now", "only", "as"})
_EACH = frozenset({"both", "each", "either", "neither"})
_COMPASS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"})
_JOINTS = frozenset({"and", "or", "&", "nor"})
_BRACKETS = frozenset({"(", "["})
_HERE = frozenset({"this", "our"})
_OUTLETS = frozenset(
    "agency paper publication programme program podcast newsroom "
    "reporter reporters correspondent correspondents journalist".split()
)


def resolve_references(report: Report, parse: Parse, cast: Cast, references: Sequence[Reference]) -> Resolution:
    """Return the speakers of references in text order; a speaker that cannot be told has no actor and a reason.

    Several holders ("Ukraine, the US and South Korea") give several speakers, each with its own span. Every resolved source is
    remembered, so that a later pronoun can mean it.
    """
    named = find_named(report, parse, cast.lexicon)
    register = Register(named, cast)
    learn_genders(register)
    speakers: dict[Reference, tuple[Speaker, ...]] = {}
    for reference in references:
        if reference.role != "source" and _is_own_outlet(register.marks, reference.span):
            told: tuple[Speaker, ...] = (unknown(reference.span, "the outlet itself"),)
        elif speaks_for_own_side(reference.span.of(report.text)) and (issuer := issuer_of_own_words(register, reference.span)):
            told = (issuer,)
        else:
            told = tuple(_resolve_beside(register, reference, speakers))
        if told and told[0].actor is None and (issuer := issuer_of_own_words(register, reference.span)) is not None:
            told = (issuer,)
        speakers[reference] = told
        if reference.role == "source":
            register.hear(reference.span, told, reference.content)
        _note(register, told)
    parties = _with_namings(register, build_parties(named))
    actors = with_likely(register.outlook, register.finished(), places_spoken(speakers))
    return Resolution(speakers=speakers, actors=actors, parties=parties)


def _resolve_beside(register: Register, reference: Reference, known: Mapping[Reference, tuple[Speaker, ...]]) -> list[Speaker]:
    """Resolve a reference; "him" of "Holt told him" is not whoever tells."""
    if reference.role == "source":
        own = [other for other in known if is_put_in(other, reference, register.marks.text)]
    else:
        own = [other for other in known if other.role == "source" and other.cue == reference.cue is not None]
    heard = register.heard
    register.heard = [one for one in heard if one.span not in {other.span for other in own}]
    register.barred = frozenset(one.actor for other in own for one in known[other] if one.actor)
    found_here = resolve(register, reference.span, reference.content)
    register.heard, register.barred = heard, frozenset()
    return found_here


def _is_own_outlet(marks: Marks, span: Span) -> bool:
    """Tell whether words to whom something is told mean the outlet of the report ("told this agency", "told our reporter")."""
    inside = marks.tree.within(span)
    phrase = read_phrase(marks, span)
    if not inside or phrase is None or marks.word(inside[0]) not in _HERE:
        return False
    is_outlet = phrase.body is not None and phrase.body.value.kind == "outlet"
    return is_outlet or marks.word(phrase.head) in _OUTLETS


def resolve(register: Register, span: Span, content: Sequence[Span] = ()) -> list[Speaker]:
    """Return the speakers that a phrase stands for."""
    turn = resolve_turn(register, span)
    if turn is not None:
        return turn
    trimmed = _trim(register.marks, span)
    if trimmed is None:
        return [unknown(span, "the words name nobody")]
    parts = _split(register, _without_clause(register.marks, trimmed))
    if parts is None:
        return _resolve_one(register, trimmed, content)
    return [speaker for part in parts for speaker in _resolve_one(register, part, content)]


def _without_clause(marks: Marks, span: Span) -> Span:
    """Leave out the clause that closes a phrase: whom it names do not speak in "Egypt, which mediates with A and B"."""
    inside = marks.tree.within(span)
    for i in inside[1:-1]:
        if marks.word(i) != "," or marks.word(i + 1) not in ("which", "who"):
            continue
        verb = marks.tree.tokens[i + 1].head
        if verb in inside and marks.tree.tokens[verb].relation == "acl:relcl" and max(marks.tree.below(verb)) >= inside[-1]:
            return marks.span(inside[0], i - 1)
    return span


def _trim(marks: Marks, span: Span) -> Span | None:
    """Take marks, joints and "all", "both" off the ends, and a possessive 's."""
    inside = list(marks.tree.within(span))
    while inside and _is_edge(marks, inside[0], len(inside)):
        inside.pop(0)
    while inside and (_is_edge(marks, inside[-1], len(inside)) or marks.word(inside[-1]) in POSSESSIVE_MARKS):
        inside.pop()
    while len(inside) > 2 and marks.word(inside[-2]) in _BRACKETS:
        del inside[-2:]  # "the National Liberation Army (ELN": the short name is no part of the long one
    return marks.span(inside[0], inside[-1]) if inside else None


def _is_edge(marks: Marks, i: int, left: int) -> bool:
    word = marks.word(i)
    if word == "." and len(marks.tree.word(i)) == 1:
        return True
    if (word in _EACH and marks.upos(i + 1) == "NOUN") or (marks.word(i + 1) == "of" and marks.word(i + 2) in OF_THEM):
        return False
    return word in EDGES or (left > 1 and word in _SMALL)


# --- Several holders ----------------------------------------------------------------------------------------------


def _split(register: Register, span: Span) -> list[Span] | None:
    """Return the parts of "A, B and C" where each names somebody by itself; None where the phrase is one."""
    marks = register.marks
    inside = list(marks.tree.within(span))
    if not any(marks.word(i) in _JOINTS for i in inside[1:-1]):
        return side_by_side(marks, inside)
    joints = [i for i in inside[1:-1] if (marks.word(i) in _JOINTS or marks.word(i) == ",") and not _is_bound(register, i)]
    last = max((i for i in joints if marks.word(i) in _JOINTS), default=None)
    if last is None:
        return None
    parts = [part for part in _pieces(marks, inside, joints) if part is not None]
    parts = _rejoin(register, parts)
    if len(parts) < 2 or not all(_names_somebody(register, part) for part in parts) or _is_one_person(register, parts):
        return None
    return parts


def _is_one_person(register: Register, parts: Sequence[Span]) -> bool:
    """Tell whether titles under one article are one person's ("the former mayor and senator")."""
    marks = register.marks
    phrases = [read_phrase(marks, part) for part in parts]
    return all(
        phrase is not None
        and phrase.title is not None
        and not phrase.title.value.plural
        and not register.names_in(part)
        and (n == 0 or marks.word(phrase.first - 1) not in ARTICLES)
        for n, (part, phrase) in enumerate(zip(parts, phrases, strict=True))
    )


def _is_bound(register: Register, i: int) -> bool:
    """Tell whether a joint stands inside a name or a role ("Department of Trade and Industry")."""
    place = register.marks.tree.tokens[i].span
    if register.marks.word(i - 1) in _COMPASS and register.marks.word(i + 1) in _COMPASS:
        return True  # "the Assembly of North and East Kivu"
    bound = [body for body, _, _ in register.bodies_in(Span(max(place.start - 120, 0), place.end)) if body.holds(place)]
    naming = register.marks.party_names.at(place.start)
    mention = register.marks.mention_at(place)
    return bool(bound) or naming is not None or (mention is not None and mention.broad == "organisation")


def _pieces(marks: Marks, inside: Sequence[int], joints: Sequence[int]) -> Iterator[Span | None]:
    first = inside[0]
    for i in [*joints, inside[-1] + 1]:
        if i > first:
            yield _trim(marks, marks.span(first, i - 1))
        first = i + 1


def _rejoin(register: Register, parts: Sequence[Span]) -> list[Span]:
    """Put an apposition back to its name: "John Smith, head of X" is one part."""
    joined: list[Span] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before is not None and _is_apposed(register, before, part):
            joined[-1] = Span(before.start, part.end)
        else:
            joined.append(part)
    return joined


def _is_apposed(register: Register, before: Span, part: Span) -> bool:
    """Tell whether a part says what the person before it is: a role, or words without a name behind a comma."""
    marks = register.marks
    if not register.names_in(before):
        return False
    roles = [role.span for name, _, _ in register.names_in(before) for role in find_roles(marks, name)]
    if any(role.overlaps(part) and role.start > before.start for role in roles):
        return True
    if register.names_in(part) or _party_alone(register, part) or _body_alone(register, part):
        return False
    first, last = marks.tree.within(part)[0], marks.tree.within(before)[-1]
    listed = any(marks.word(i) in _JOINTS for i in range(last + 1, first))
    phrase = read_phrase(marks, part)
    titled = phrase is not None and phrase.title is not None and not phrase.title.value.plural and not phrase.definite
    return not listed or (titled and len(marks.tree.within(before)) > 2 and marks.word(first) not in ARTICLES)


def _names_somebody(register: Register, part: Span) -> bool:
    """Tell whether a part of a list stands by itself: a person, a party, a body, a pronoun, or a noun phrase of its own."""
    marks = register.marks
    if head_name(register, part) or _party_alone(register, part) or _is_pronoun(register, part):
        return True
    phrase = read_phrase(marks, part)
    return phrase is not None and (phrase.title is not None or phrase.body is not None or marks.upos(phrase.head) == "PROPN")


# --- One holder -----------------------------------------------------------------------------------------------------


def _resolve_one(register: Register, span: Span, content: Sequence[Span]) -> list[Speaker]:
    marks = register.marks
    word = span.of(marks.text).lower()
    if _is_pronoun(register, span):
        if word in ("who", "which", "that", "whom"):
            return resolve_relative(register, span, lambda before: _resolve_one(register, before, content))
        if word == "each" and (sides := resolve_sides(register, span)) is not None:
            return sides
        meant = _subject_of_which(register, span) if word in ("they", "both") else None
        return resolve_pronoun(register, span, content) if meant is None else meant
    named = self_named(register, span) or head_name(register, span)
    if named is not None:
        return [named]
    if (giver := _whose_words(register, span, content)) is not None:
        return giver
    party = _party_alone(register, span)
    if party is not None:
        return [found(span, register.party_actor(party, span), "party")]
    if (group := described_group(register, span)) is not None:
        return [found(span, group, "description")]
    body = _body_alone(register, span)
    if body is not None:
        return [found(span, body, "name")]
    partitive = resolve_partitive(register, span)
    return partitive if partitive is not None else resolve_description(register, span)


def _whose_words(register: Register, span: Span, content: Sequence[Span]) -> list[Speaker] | None:
    """Return whose words a document is, where the phrase tells it and they can be told."""
    for owner in owners_of_words(register.marks, span):
        told = _resolve_one(register, owner, content)
        if told[0].actor is not None:
            return told
    return None


def _subject_of_which(register: Register, span: Span) -> list[Speaker] | None:
    """Return the subject of the sentence for "they" of "which they deny": "both sides have been accused of it"."""
    marks = register.marks
    inside = marks.tree.within(span)
    if not inside or marks.word(inside[0] - 1) != "which":
        return None
    tree, sentence = marks.tree, marks.tree.within(marks.sentence_at(span.start))
    roots = [
        i for i in sentence if i < inside[0] and tree.tokens[i].upos == "VERB" and tree.tokens[i].relation in ("root", "conj")
    ]
    subject = next((s for i in reversed(roots) for s in tree.with_relation(i, "nsubj", "nsubj:pass") if s < i), None)
    if subject is None:
        return None
    told = resolve(register, tree.span_of(tree.below(subject)))
    return [Speaker(span=span, actor=one.actor, basis="pronoun" if one.actor else None, reason=one.reason) for one in told]


def _is_pronoun(register: Register, span: Span) -> bool:
    """Tell whether the words are a pronoun; capitals that name a party or body are none ("US says", "WHO: 12 dead")."""
    if span.of(register.marks.text).lower() not in PRONOUNS:
        return False
    return not register.named.namings_in(span) and not register.bodies_in(span)


def _party_alone(register: Register, span: Span) -> str | None:
    """Return the party where the phrase is nothing but its name, an article and what is told of it behind a comma apart."""
    marks = register.marks
    inside = list(marks.tree.within(span))
    while len(inside) > 1 and marks.word(inside[0]) in ARTICLES:
        inside.pop(0)
    core = marks.span(inside[0], inside[-1])
    namings = register.named.namings_in(core)
    for naming in namings:
        apart = naming.by != "demonym" and marks.text.startswith(",", naming.span.end)  # "Egypt, seen as an ally"
        if naming.span.start == core.start and (naming.span.end >= core.end - 1 or apart):
            return naming.party
    movements = [n for n in namings if not register.named.is_state(n.party) and not is_barred(marks, n.span)]
    owned = any(register.named.is_state(n.party) and n.span.end <= m.span.start for m in movements[:1] for n in namings)
    known = marks.vocabulary.parties.get(movements[0].party) if owned else None
    if known is not None and known.kind == "IGO":
        return None  # "Armenia's Security Council" is not the United Nations'
    if len(movements) == 1 and all(_only_describes(register, i, movements[0].span) for i in inside):
        return movements[0].party
    return None


def _only_describes(register: Register, i: int, name: Span) -> bool:
    """Tell whether a word beside a movement's name adds nothing to it ("Russia's X mercenary group", "the rebel group X")."""
    marks = register.marks
    place = marks.tree.tokens[i].span
    if name.holds(place) or marks.word(i) in POSSESSIVE_MARKS or marks.word(i) in HYPHENS or marks.upos(i) in ("ADJ", "VERB"):
        return True
    body = marks.institutions.at(place.start)
    if body is not None:
        return body.value.level in ("any", "society", "armed", "paramilitary")
    state = next(iter(register.named.namings_in(place)), None)
    return (state is not None and register.named.is_state(state.party)) or marks.word(i) == "mercenary"


def _body_alone(register: Register, span: Span) -> str | None:
    """Return the body whose name the phrase is, or begins with."""
    marks = register.marks
    inside = list(marks.tree.within(span))
    while len(inside) > 1 and marks.word(inside[0]) in ARTICLES:
        inside.pop(0)
    core = marks.span(inside[0], inside[-1])
    for place, body, actor in register.bodies_in(core):
        if place.start != core.start and not _are_lower(marks, Span(core.start, place.start)):
            break
        last = marks.tree.within(place)[-1]
        if (called := called_behind(register, last, inside[-1])) is not None:
            return called
        if last == inside[-1] or marks.upos(last + 1) in ("ADP", "PUNCT", "SCONJ", "VERB"):
            return actor if body.words else None
    return None


def _are_lower(marks: Marks, span: Span) -> bool:
    """Tell whether only small words that describe stand in a span: "opposition" before a party's name."""
    inside = marks.tree.within(span)
    return bool(inside) and all(marks.tree.word(i).islower() and marks.upos(i) in ("ADJ", "NOUN") for i in inside)


# --- What the references add --------------------------------------------------------------------------------------


def _note(register: Register, speakers: Sequence[Speaker]) -> None:
    """Remember the places: descriptions name their actor, and its party; a pronoun names the party of a state or body."""
    for speaker in speakers:
        actor = register.actors.get(speaker.actor or "")
        if actor is None or speaker.span is None:
            continue
        if speaker.basis in ("description", "party") and actor.kind != "person":
            register.note(actor.id, speaker.span)
        if actor.party is None or actor.kind == "person":
            continue
        if speaker.basis == "description":
            register.namings.append((actor.party, Naming(span=speaker.span, by="description")))
        elif speaker.basis == "pronoun" and actor.name == actor.party:
            register.namings.append((actor.party, Naming(span=speaker.span, by="pronoun")))
        elif speaker.basis == "party":
            _note_capital(register, actor.party, speaker.span)


def _note_capital(register: Register, party: str, span: Span) -> None:
    """A capital that speaks is its government, whatever the tree made of it."""
    for naming in register.named.namings_in(span):
        if naming.party == party and not naming.is_party:
            register.namings.append((party, Naming(span=naming.span, by=naming.by)))


def _with_namings(register: Register, parties: Sequence[Party]) -> tuple[Party, ...]:
    further: dict[str, set[Naming]] = {}
    for party, naming in register.namings:
        further.setdefault(party, set()).add(naming)
    done = [_more(party, further.pop(party.name, set())) for party in parties]
    for name, namings in further.items():
        row = register.marks.vocabulary.parties.get(name)
        if row is not None:
            done.append(_more(Party(name=name, kind=row.kind, country=row.country, namings=()), namings))
    return tuple(done)


def _more(party: Party, further: set[Naming]) -> Party:
    known = {naming.span for naming in party.namings}
    namings = [*party.namings, *(naming for naming in further if naming.span not in known)]
    return Party(name=party.name, kind=party.kind, country=party.country, namings=tuple(sorted(namings, key=lambda n: n.span)))
