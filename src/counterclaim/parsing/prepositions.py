"""What prepositions show a tree to be wrong in: no object has one, and "of" right behind a noun belongs to that noun."""

from collections.abc import Sequence

import msgspec

from counterclaim.records import Token

_PARTICLES = frozenset("away back down off out over up".split())
_TAKING = frozenset("lay put hand shoot bring carry blow set cut".split())
"""Verbs that need an object, and so have one behind a particle."""
_PARTED = {
    **dict.fromkeys("seal cordon fence close block ward fend fight beat call shrug".split(), "off"),
    **dict.fromkeys("gun mow burn shut".split(), "down"),
    **dict.fromkeys("round".split(), "up"),
    **dict.fromkeys("wipe rule single".split(), "out"),
}
"""Verbs with the particle that stands before their objects: nobody guns anything "down the mayor"."""
_SPELLS = frozenset("hour day night morning evening week month year decade coast shore".split())
"""What tells when or where, whatever particle it stands behind."""
_GIVING = frozenset(
    "give hand grant award deny offer pay send sell owe sentence fine teach ask show tell promise allow".split()
)
"""Verbs with two objects, of which a headline leaves out "was": "Ex-minister handed life sentence"."""
_PLACING = frozenset("to from at in on into near against with".split())
_HAPPENED = ("aux", "aux:pass", "cop", "nsubj")


def with_prepositions(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which prepositions and particles hang where they belong."""
    return with_distances(with_genitives(with_placed(with_handing_subjects(with_particles(tokens)))))


def with_particles(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which what looks like a preposition right behind a verb is its particle.

    No object has a preposition, none has another behind it, and who lays something down or guns somebody down does so to an
    object: not "launched over 30 drones", "killed up to 20", "went down the street". Heads are places in the sentence.
    """
    found = list(tokens)
    for place in range(1, len(tokens) - 1):
        token, verb, behind = tokens[place], tokens[place - 1], tokens[place + 1]
        noun = _led(tokens, place)
        if noun is None or verb.upos != "VERB" or behind.upos == "NUM" or behind.lemma in ("to", "of", "from"):
            continue
        doubled = token.relation == "case" and (behind.relation, behind.head) == ("case", noun)
        bare = tokens[noun].relation == "obl" and not doubled and _lacks_object(tokens, place - 1, noun)
        if bare or tokens[noun].relation == "obj" or (doubled and tokens[noun].relation == "obl"):
            found[place] = msgspec.structs.replace(token, relation="compound:prt", head=place - 1)
        if bare:
            found[noun] = msgspec.structs.replace(tokens[noun], relation="obj")
    return found


def _led(tokens: Sequence[Token], place: int) -> int | None:
    """Return the noun that a particle stands before as its preposition would, or the bare one behind it."""
    token = tokens[place]
    if token.lemma not in _PARTICLES:
        return None
    if token.relation == "case":
        return token.head if place < token.head and tokens[token.head].head == place - 1 else None
    if (token.relation, token.head) not in (("compound:prt", place - 1), ("advmod", place - 1)):
        return None
    behind = (i for i in range(place + 1, len(tokens)) if tokens[i].head == place - 1)
    noun = next(behind, None)
    cased = noun is None or any((one.head, one.relation) == (noun, "case") for one in tokens)
    return noun if not cased and noun is not None and tokens[noun].upos in ("NOUN", "PROPN") else None


def _lacks_object(tokens: Sequence[Token], verb: int, noun: int) -> bool:
    """Tell whether a verb that needs an object has none, and is no passive."""
    beside = {one.relation for one in tokens if one.head == verb}
    if beside & {"obj", "aux:pass"}:
        return False
    parted = _PARTED.get(tokens[verb].lemma) == tokens[verb + 1].lemma and tokens[noun].lemma not in _SPELLS
    return tokens[verb].lemma in _TAKING or (parted and "nsubj:pass" not in beside)  # "mayor gunned down Friday"


def with_handing_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which who "handed over the bodies" did so, and was not handed over.

    A verb that has an object and no "was" is no passive, but for what a headline tells of who gets something. Heads are
    places in the sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens):
        verb = token.head
        if token.relation != "nsubj:pass" or verb < place:
            continue
        below = [one for one in tokens if one.head == verb]
        parted = any(one.relation == "compound:prt" for one in below)
        done = any(one.relation == "obj" for one in below) and not any(one.relation in _HAPPENED for one in below)
        if done and tokens[verb].upos == "VERB" and (parted or tokens[verb].lemma not in _GIVING):
            found[place] = msgspec.structs.replace(token, relation="nsubj")
    return found


def with_placed(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which a second object with a preposition is none: "blew up a car near the mill".

    Heads are places in the sentence.
    """
    found = list(tokens)
    led = {one.head: place for place, one in enumerate(tokens) if one.relation == "case" and one.lemma in _PLACING}
    for place, token in enumerate(tokens):
        if token.relation != "obj" or not token.head < led.get(place, -1) < place:
            continue
        objects = (i for i, one in enumerate(tokens) if (one.relation, one.head) == ("obj", token.head))
        if any(i < led[place] and i not in led for i in objects):
            found[place] = msgspec.structs.replace(token, relation="obl")
    return found


def with_genitives(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which "of" right behind a subject belongs to it: "estimates of the number ranged".

    Heads are places in the sentence.
    """
    found = list(tokens)
    for place in range(1, len(tokens)):
        of, subject = tokens[place], tokens[place - 1]
        noun = of.head
        hung = of.lemma == "of" and of.relation == "case" and noun > place and tokens[noun].relation == "obl"
        verb = tokens[noun].head if hung else -1
        if verb > noun and subject.head == verb and subject.relation in ("nsubj", "nsubj:pass") and subject.upos == "NOUN":
            found[noun] = msgspec.structs.replace(tokens[noun], relation="nmod", head=place - 1)
    return found


def with_distances(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which how far from a place something is done belongs to the verb.

    "They detonated a bomb 300 metres from the palace". Heads are places in the sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens[:-1]):
        noun, case = token.head, tokens[place + 1]
        far = token.relation == "nmod:unmarked" and noun > place and (case.relation, case.head) == ("case", noun)
        if far and tokens[noun].relation == "obl" and tokens[tokens[noun].head].upos == "VERB":
            found[place] = msgspec.structs.replace(token, head=tokens[noun].head, relation="obl:unmarked")
    return found


def with_rising(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which "rose", told as a noun, is a verb: "the toll rose from 14 to 15"."""
    found = list(tokens)
    for place, token in enumerate(tokens[:-2]):
        behind = tokens[place + 1].upos == "ADP" and tokens[place + 2].upos == "NUM"
        if token.upos != "NOUN" or token.lemma != "rose" or not behind or token.relation not in ("root", "ccomp", "conj"):
            continue
        found[place] = msgspec.structs.replace(token, upos="VERB", lemma="rise")
        for i, other in enumerate(tokens):
            if other.head != place:
                continue
            if other.relation in ("det", "compound", "amod") and tokens[place - 1].head == place and i < place - 1:
                found[i] = msgspec.structs.replace(other, head=place - 1)
            elif other.relation in ("nmod", "compound"):
                found[i] = msgspec.structs.replace(other, relation="obl" if other.relation == "nmod" else "nsubj")
    return found
