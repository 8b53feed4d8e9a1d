"""Objects of verbs that are joined: in "killed nine men and one boy and wounded 28 people" nobody killed the 28."""

from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.records import Token

_FURTHER = frozenset({"more", "other", "others"})
_OWN = frozenset({"obj", "nsubj", "nsubj:pass", "aux:pass", "ccomp", "xcomp"})


def with_joined_objects(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which what is counted behind a joined verb is its object.

    No participle describes a number: "and wounded 28 people" is a verb with its object. Heads are places in the sentence.
    """
    return _with_own_objects(_with_listed_objects(tokens))


def with_further_clauses(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which a clause about others of those just counted goes on with what is said of them.

    "The ministry said one rocket hit a school; three others fell in fields". Heads are places in the sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens):
        if token.relation != "parataxis" or token.upos != "VERB" or not 0 <= token.head < place:
            continue
        over = token.head
        said = over if tokens[over].relation == "ccomp" else _said(tokens, over, place)
        subject = next((i for i, one in enumerate(tokens) if one.head == place and one.relation.startswith("nsubj")), None)
        if said is None or subject is None or not said < subject < place:
            continue
        opening = min((i for i, one in enumerate(tokens) if one.head == subject and said < i < subject), default=subject)
        if tokens[opening - 1].lemma == ";" and _counts_others(tokens, subject):
            found[place] = msgspec.structs.replace(token, relation="conj", head=said)
    return found


def _said(tokens: Sequence[Token], verb: int, end: int) -> int | None:
    clauses = [i for i in range(verb + 1, end) if (tokens[i].head, tokens[i].relation) == (verb, "ccomp")]
    return clauses[-1] if clauses else None


def _counts_others(tokens: Sequence[Token], subject: int) -> bool:
    """Tell whether a subject is a number of those told before: "three others", "four more"."""
    near = tokens[subject + 1] if subject + 1 < len(tokens) else None
    counted = any((one.head, one.relation) == (subject, "nummod") for one in tokens)
    further = tokens[subject].upos == "NUM" and near is not None and near.lemma in _FURTHER
    return further or (counted and tokens[subject].lemma in _FURTHER)


def _with_listed_objects(tokens: Sequence[Token]) -> list[Token]:
    found = list(tokens)
    for place, token in enumerate(tokens):
        verb = token.head
        if token.relation != "nsubj" or not 0 <= verb < place or tokens[verb].upos != "VERB":
            continue
        led = any((one.head, one.relation) == (verb, "nsubj") for one in tokens[:verb])
        objects = [i for i in range(verb + 1, place) if (tokens[i].head, tokens[i].relation) == (verb, "obj")]
        joined = any((one.head, one.relation) == (place, "cc") for one in tokens[:place])
        if led and joined and objects:
            found[place] = msgspec.structs.replace(token, relation="conj", head=objects[-1])
    return found


def _with_own_objects(tokens: Sequence[Token]) -> list[Token]:
    found = list(tokens)
    for place in range(2, len(tokens) - 1):
        token, number = tokens[place], tokens[place + 1]
        if tokens[place - 1].upos != "CCONJ" or token.upos != "VERB" or number.upos != "NUM":
            continue
        noun = number.head if number.relation == "nummod" and number.head > place else place + 1
        verb = next((i for i in _above(found, noun) if found[i].upos == "VERB" and i != place), None)
        if found[noun].relation not in ("obj", "conj") or verb is None or verb >= place or _has_own(found, place, noun):
            continue
        if not any((one.head, one.relation) == (verb, "obj") for one in found[verb:place]):
            continue  # "killed and wounded 28 people" share their object
        found[place - 1] = msgspec.structs.replace(found[place - 1], head=place)
        found[place] = msgspec.structs.replace(token, relation="conj", head=verb)
        found[noun] = msgspec.structs.replace(found[noun], relation="obj", head=place)
    return found


def _above(tokens: Sequence[Token], place: int) -> Iterator[int]:
    seen = {place}
    while (place := tokens[place].head) >= 0 and place not in seen:
        seen.add(place)
        yield place


def _has_own(tokens: Sequence[Token], verb: int, noun: int) -> bool:
    return any(one.head == verb and one.relation in _OWN for i, one in enumerate(tokens) if i != noun)
