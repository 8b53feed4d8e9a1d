"""Who came to harm and by whom, where the words beside show a tree to be wrong: "two were killed and six wounded".

Of two passives side by side each has its own sufferers; who speaks before "killing nine" killed nobody.
"""

from collections.abc import Sequence

import msgspec

from counterclaim.records import Token

_SAYING = frozenset({"say", "add", "tell", "report", "announce", "state", "write"})
_HARMING = frozenset({"kill", "wound", "injure", "destroy", "damage", "hurt", "maim", "bury"})
_SUFFERED = _HARMING | frozenset("martyr slay shoot arrest detain displace capture kidnap abduct evacuate rescue".split())
_WEAPONS = frozenset(
    "shell missile rocket drone bomb mortar mine blast explosion strike bullet round projectile grenade".split()
)
_STRIKING = frozenset("strike hit attack raid storm ambush bomb bombard shell target invade assault fire explode erupt".split())
_DYING = frozenset({"die", "perish", "drown"})
_LED = ("nsubj", "nsubj:pass")
_OUTCOMES = frozenset({"dead", "ablaze", "alight", "afire", "aflame", "free", "unconscious"})
_STATES = {
    "displaced": "displace",
    "hurt": "hurt",
    "injured": "injure",
    "wounded": "wound",
    "killed": "kill",
    "destroyed": "destroy",
}
"""Lemmas of participles that are told as adjectives, and of their verbs."""
_FATES = frozenset({"dead", "wounded", "wound", "injured", "injure", "missing", "fallen"})
_PUTTING = frozenset({"put", "estimate", "place"})
_COUNTED = frozenset({"NOUN", "NUM", "PRON", "ADJ"})
_LIMITING = frozenset({"ADP", "ADJ", "ADV", "SCONJ"})
"""Parts of speech that stand before a number: "at least", "more than", "about"."""
_CLAUSES = frozenset({"root", "conj", "ccomp", "parataxis", "advcl"})


def with_harm(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which harm is done to whom the words tell, and by nobody who only speaks of it."""
    return with_outer_harm(
        with_told_harm(with_own_passives(with_absolutes(with_included(with_outcomes(with_numbers(with_owned(tokens)))))))
    )


def with_owned(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which whose dead are put at a number are counted: "put the army's dead at 13".

    Heads are places in the sentence.
    """
    found = list(tokens)
    for place in range(3, len(tokens) - 2):
        owner, mark, token, at, number = tokens[place - 2 : place + 3]
        owned = mark.upos == "PART" and owner.upos in ("NOUN", "PROPN") and token.lemma in _FATES
        if not owned or at.lemma != "at" or number.upos != "NUM" or token.relation == "obj":
            continue
        verb = next((i for i in range(place - 3, -1, -1) if tokens[i].lemma in _PUTTING and tokens[i].upos == "VERB"), None)
        if verb is None or token.head != verb:
            continue
        found[place - 2] = msgspec.structs.replace(owner, relation="nmod:poss", head=place)
        found[place - 1] = msgspec.structs.replace(mark, relation="case", head=place - 2)
        found[place] = msgspec.structs.replace(token, upos="NOUN", relation="obj")
        found[place + 2] = msgspec.structs.replace(number, relation="obl", head=verb)
    return found


def with_numbers(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which a bare number behind a verb of harm is whom it harms: "killed at least 14".

    So also where a tree hangs it from another verb: "killed six clerks and wounded 14". Heads are places in the sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens):
        if token.upos != "NUM" or token.relation not in ("obl:unmarked", "obl", "dep", "xcomp") or _has(tokens, place, "case"):
            continue
        verb = place - 1
        while verb >= 0 and tokens[verb].upos in _LIMITING:
            verb -= 1
        near = verb >= 0 and tokens[verb].upos == "VERB" and token.head in (verb, tokens[verb].head)
        if near and tokens[verb].lemma in _SUFFERED and not _has(tokens, verb, "obj", "aux:pass"):
            found[place] = msgspec.structs.replace(token, head=verb, relation="obj")
            for i, one in enumerate(tokens[:verb]):  # who killed ten was not killed
                if (one.head, one.relation) == (verb, "nsubj:pass"):
                    found[i] = msgspec.structs.replace(one, relation="nsubj")
    return found


def with_outcomes(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which what stands between a verb and a number is what becomes of those counted.

    "Shot dead 12 clerks", "set ablaze the mill": no adjective stands before a number or an article. Heads are places in the
    sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens[:-1]):
        verb, behind = tokens[place - 1], tokens[place + 1]
        counted = behind.upos in ("NUM", "DET") and behind.relation in ("nummod", "det") and behind.head == token.head
        described = token.lemma in _OUTCOMES and token.relation == "amod" and place > 0 and verb.upos == "VERB"
        if described and counted and (tokens[token.head].relation, tokens[token.head].head) == ("obj", place - 1):
            found[place] = msgspec.structs.replace(token, head=place - 1, relation="xcomp")
    return found


def with_included(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which who stands behind "including" is one of those told: "killed 70, including ten".

    Heads are places in the sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens):
        verb = token.head
        included = any(one.head == place and (one.lemma, one.relation) == ("include", "case") for one in tokens)
        if token.relation not in ("nsubj", "obl") or not included or not 0 <= verb < place:
            continue
        whole = next(
            (i for i, one in enumerate(tokens) if (one.head, one.relation) == (verb, "obj") and verb < i < place), None
        )
        if whole is not None:
            found[place] = msgspec.structs.replace(token, head=whole, relation="nmod")
    return found


def with_absolutes(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which harm behind "with" has those for its subject who stand before it.

    "It went on, with 14 people killed and 100 hurt": a tree may hang the people from what went on. Heads are places in the
    sentence.
    """
    found = list(tokens)
    for verb, token in enumerate(tokens):
        sufferers = tokens[verb - 1]
        beside = verb > 0 and (sufferers.relation, sufferers.head) == ("obl", token.head)
        marked = any((one.head, one.relation, one.lemma) == (verb, "mark", "with") for one in tokens[:verb])
        if token.lemma in _SUFFERED and token.relation == "advcl" and beside and marked and not _has(tokens, verb, *_LED):
            found[verb - 1] = msgspec.structs.replace(sufferers, head=verb, relation="nsubj:pass")
    return found


def with_own_passives(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which each of two passives has those for its subject who stand before it.

    "Ten were killed and 40 people, among them two nurses, were hurt", a headline's "Six rebels killed, two guards hurt": a tree
    may join the second number to the first, or take it for an object. Heads are places in the sentence.
    """
    found = list(tokens)
    for verb, token in enumerate(tokens):
        told = token.lemma in _SUFFERED and (token.upos == "VERB" or _has(tokens, verb, "aux:pass", "cop"))  # "were hurt"
        state = token.upos == "ADJ" and token.lemma in _STATES and token.relation != "amod"
        if not (told or state) or _has(tokens, verb, "obj", behind=verb):
            continue
        noun = _counted_before(tokens, verb)
        first = None if noun is None else _passive_before(tokens, noun, verb)
        if noun is not None and first is not None:
            found = _apart(found, first, noun, verb)
    return found


def _has(tokens: Sequence[Token], verb: int, *relations: str, behind: int = -1) -> bool:
    return any(one.head == verb and one.relation in relations and i > behind for i, one in enumerate(tokens))


def _counted_before(tokens: Sequence[Token], verb: int) -> int | None:
    """Return the noun or number that stands right before a participle, with no more than its auxiliary or an aside between."""
    at = verb - 1
    while at > 0 and tokens[at].upos == "AUX":
        at -= 1
    if at < verb - 1 and tokens[at].upos == "PUNCT":
        opened = (
            i for i in range(at - 1, 0, -1) if tokens[i].upos in ("PUNCT", "VERB", "AUX") and tokens[i].relation != "case"
        )
        at = next(opened, 0) - 1 if at else 0
        if at < 0 or tokens[at + 1].upos != "PUNCT":
            return None
    while at > 0 and tokens[at].relation in ("nmod", "amod") and 0 <= tokens[at].head < at:  # "12 more"
        at = tokens[at].head
    own = tokens[at].head == verb and tokens[at].relation in ("obj", "nsubj")
    return at if at > 0 and tokens[at].upos in _COUNTED and (own or tokens[at].head < at) else None


def _passive_before(tokens: Sequence[Token], noun: int, verb: int) -> int | None:
    """Return the passive or "died" before "and" or a comma and a noun; who "killed two guards, three rebels hurt" did not."""
    own = [i for i in below(tokens, noun) if i <= noun and tokens[i].upos not in ("CCONJ", "PUNCT")]
    start = min(own, default=noun) if not _is_further(tokens, noun) else noun - 1
    if start < 2 or tokens[start - 1].upos not in ("CCONJ", "PUNCT"):
        return None
    first = next((i for i in range(start - 1, -1, -1) if tokens[i].upos == "VERB"), None)
    if first is None or tokens[first].lemma not in _SUFFERED | _DYING or tokens[first].relation not in _CLAUSES:
        return None
    led = [i for i, one in enumerate(tokens) if one.relation in _LED and one.head in (first, verb) and i < first]
    helped = tokens[first].lemma in _DYING or _has(tokens, first, "aux:pass")
    active = _has(tokens, first, "aux") and not helped
    ruled = any(one.head == first and one.relation == "obj" and not noun <= i <= verb for i, one in enumerate(tokens))
    bare = tokens[first + 1].upos in ("PUNCT", "CCONJ", "ADP")
    return first if led and not active and not ruled and (helped or bare) else None


def _is_further(tokens: Sequence[Token], noun: int) -> bool:
    """Tell whether a word stands for a noun behind its number: "nine more"."""
    return tokens[noun].upos == "ADJ" and tokens[noun - 1].upos == "NUM"


def _apart(tokens: list[Token], first: int, noun: int, verb: int) -> list[Token]:
    """Return the tokens in which the first passive keeps the subject before it and the second has the noun before it."""
    found = list(tokens)
    led = "nsubj" if tokens[first].lemma in _DYING else "nsubj:pass"
    for i, one in enumerate(tokens):
        if i < first and one.relation in _LED and one.head in (first, verb):
            found[i] = msgspec.structs.replace(one, head=first, relation=led)
        elif i == noun - 1 and _is_further(tokens, noun):
            found[i] = msgspec.structs.replace(one, head=noun, relation="nummod")
        elif noun < i < verb and 0 <= one.head < noun and one.upos != "PUNCT":
            found[i] = msgspec.structs.replace(one, head=noun, relation="appos" if one.upos == "NOUN" else one.relation)
    found[noun] = msgspec.structs.replace(tokens[noun], head=verb, relation="nsubj:pass")
    token = tokens[verb]
    if token.lemma in _STATES:
        found[verb] = token = msgspec.structs.replace(token, upos="VERB", lemma=_STATES[token.lemma])
    if first not in below(tokens, verb) and token.relation not in ("ccomp", "root", "parataxis"):
        found[verb] = msgspec.structs.replace(token, head=first, relation="conj")
    return found


def with_told_harm(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which harm behind an inserted "he said" is done by whom he spoke of.

    "Rebels stopped a bus, the mayor said, killing nine": the mayor killed nobody. Heads are places in the sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens):
        said = token.head
        if place == 0 or not 0 <= said < place or tokens[said].lemma not in _SAYING or token.lemma not in _HARMING:
            continue
        joined = token.relation in ("advcl", "ccomp", "xcomp", "conj") and tokens[place - 1].upos == "PUNCT"
        if not joined or not _has(tokens, place, "obj") or _has(tokens, place, *_LED, "mark", "aux", "aux:pass", "cc"):
            continue
        told = (i for i, one in enumerate(tokens[:said]) if one.upos == "VERB" and _is_told(tokens, i, said))
        if (clause := next(told, None)) is not None and _speaks_behind(tokens, clause, said):
            found[place] = msgspec.structs.replace(token, head=clause, relation="advcl")
    return found


def _is_told(tokens: Sequence[Token], clause: int, said: int) -> bool:
    """Tell whether a verb leads what is told before "he said", however a tree joins the two."""
    token, over = tokens[clause], tokens[said]
    inner = (token.relation, token.head) == ("ccomp", said)
    beside = over.relation == "parataxis" and (over.head == clause or (token.relation in _CLAUSES and token.head == over.head))
    return inner or beside


def _speaks_behind(tokens: Sequence[Token], clause: int, said: int) -> bool:
    """Tell whether who speaks stands behind what is told: "a jet bombed it, he said"."""
    return any(one.head == said and one.relation == "nsubj" and clause < i for i, one in enumerate(tokens))


def with_outer_harm(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which harm behind a comma is done by the weapon told before it.

    "Shells hit a shrine where 200 were hiding, killing seven", "The two traded blame after shells fell, killing seven": neither
    those who were there nor those who speak of it killed them, nor did the talks of "Kenya hit the depot after talks failed,
    killing seven". Heads are places in the sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens):
        inner = tokens[token.head] if token.head >= 0 else None
        if inner is None or place == 0 or tokens[place - 1].upos != "PUNCT" or token.lemma not in _HARMING:
            continue
        if _is_of_striker(tokens, place, token.head):
            found[place] = msgspec.structs.replace(token, head=inner.head, relation="advcl")
            continue
        if token.relation != "advcl":
            continue
        fallen = next((i for i in range(place) if _is_fallen(tokens, i, token.head, place)), None)
        if fallen is not None:
            found[place] = msgspec.structs.replace(token, head=fallen)
            continue
        where = any(one.head == token.head and one.lemma == "where" for one in tokens)
        outer = tokens[inner.head].head if inner.relation == "acl:relcl" and where else -1
        own = any(one.head == place and one.relation in ("nsubj", "mark", "aux", "aux:pass") for one in tokens)
        if outer >= 0 and not own and tokens[outer].upos == "VERB":
            found[place] = msgspec.structs.replace(token, head=outer)
    return found


def _is_of_striker(tokens: Sequence[Token], harm: int, clause: int) -> bool:
    """Tell whether harm that hangs from a clause of time is done by who struck something in the clause above it."""
    over = tokens[clause].head if tokens[clause].relation == "advcl" else -1
    if not 0 <= over < clause < harm or tokens[harm].relation not in ("conj", "advcl"):
        return False
    if tokens[over].lemma not in _STRIKING or not _has(tokens, over, "obj") or tokens[clause].lemma in _STRIKING | _HARMING:
        return False
    own = _has(tokens, harm, *_LED, "mark", "aux", "aux:pass", "cc")
    idle = _has(tokens, clause, "mark") and not _has(tokens, clause, "obj", "obl", "xcomp", "ccomp")
    armed = any(one.head == clause and one.relation in _LED and one.lemma in _WEAPONS for one in tokens)
    return idle and not own and not armed


def _is_fallen(tokens: Sequence[Token], clause: int, over: int, end: int) -> bool:
    """Tell whether a clause of a verb that ends right before the comma has a weapon for its subject: "after shells fell"."""
    token = tokens[clause]
    if (token.relation, token.head) != ("advcl", over) or max(below(tokens, clause)) != end - 2:
        return False
    return any(one.head == clause and one.relation in _LED and one.lemma in _WEAPONS for one in tokens)


def below(tokens: Sequence[Token], top: int) -> set[int]:
    """Return a word and all that hangs from it, without the marks at either end."""
    found, added = {top}, True
    while added:
        more = {i for i, one in enumerate(tokens) if one.head in found and i not in found}
        found, added = found | more, bool(more)
    while len(found) > 1 and tokens[max(found)].upos == "PUNCT":
        found.remove(max(found))
    while len(found) > 1 and tokens[min(found)].upos == "PUNCT":
        found.remove(min(found))
    return found
