"""Mends slips of trees: of "police held two men and three women were hurt" the women are not held."""

from collections.abc import Sequence

import msgspec

from counterclaim.records import Token

ALWAYS_WITH_OBJECT = frozenset("kill wound injure arrest detain abduct kidnap hurt displace murder behead jail".split())
"""Verbs that always have an object in the active, and never a clause for one."""
_LEAVING = frozenset({"pull", "move"})
"""Verbs that without "was" are no passives: "troops pulled out of the town"."""
_FURTHER = frozenset({"more", "other"})
_NEAR = 6
_SUBJECTS = ("nsubj", "csubj")
_LED = ("nsubj", "nsubj:pass")
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_HELPERS = ("aux", "aux:pass", "cop")


def untangled(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens with the heads that words beside them show to be right.

    What stands between "and" and "were hurt" is the subject of the second clause, also where a tree joins it to the object or
    verb of the first; there the auxiliary shows that a second clause begins. What stands before a bare participle is hurt in
    the same way, the object behind a bare verb is that verb's, and of two subjects of "said" the first is that of what is said.
    """
    mended = list(tokens)
    for i in range(len(tokens)):
        if i and mended[i].relation in _HELPERS and mended[i - 1].relation == "conj":
            _mend_clause(mended, i)
        elif mended[i].relation == "aux:pass" and mended[i].head > i:
            _mend_subject(mended, i)
        elif mended[i].relation == "mark":
            _mend_outer(mended, i)
        elif mended[i].relation == "amod" and mended[i].upos == "VERB":
            _mend_bare(mended, i)
            _mend_witnessed(mended, i)
            _mend_sole(mended, i)
        elif mended[i].relation in ("conj", "ccomp"):
            _mend_joined(mended, i)
        elif mended[i].relation in ("obj", "obl", "xcomp"):
            _mend_behind(mended, i)
        elif mended[i].relation in _LED:
            _mend_led(mended, i)
    return tuple(mended)


def _mend_behind(tokens: list[Token], word: int) -> None:
    """Tell objects from what stands behind a preposition, and whose object each is."""
    if tokens[word].upos not in _NOMINAL:
        return
    if tokens[word].relation != "obj":
        _mend_called(tokens, word)
    elif tokens[word].upos != "PRON":
        _mend_borrowed(tokens, word)
        _mend_object(tokens, word)


def _mend_led(tokens: list[Token], noun: int) -> None:
    """Hang a subject from the verb or noun that it belongs to, and not from an auxiliary."""
    if tokens[noun].head >= 0 and tokens[tokens[noun].head].relation == "aux" and tokens[tokens[noun].head].head > noun:
        tokens[noun] = _hung(tokens[noun], tokens[tokens[noun].head].head, tokens[noun].relation)
    if tokens[noun].relation == "nsubj:pass":
        _mend_active(tokens, noun)
    if noun + 1 < tokens[noun].head:
        _mend_said(tokens, noun)
        _mend_name(tokens, noun)
    elif tokens[noun].relation == "nsubj" and 0 <= tokens[noun].head < noun:
        _mend_teller(tokens, noun)


def _mend_active(tokens: list[Token], subject: int) -> None:
    """Take the subject of a verb with a particle and without "was" for who acts: "troops pulled out"."""
    verb = tokens[subject].head
    passive = any(tokens[j].head == verb and tokens[j].relation == "aux:pass" for j in range(subject, verb))
    if not passive and tokens[verb].lemma in _LEAVING and tokens[verb + 1].lemma in ("out", "back"):
        tokens[subject] = _hung(tokens[subject], verb, "nsubj")


def _mend_joined(tokens: list[Token], word: int) -> None:
    """Hang what "and" joins, a verb or a noun, and a participle behind an object from what they belong to."""
    if tokens[word].relation == "ccomp":
        _mend_participle(tokens, word)
    elif tokens[word].upos == "VERB":
        _mend_gap(tokens, word)
        _mend_second(tokens, word)
        _mend_shared(tokens, word)
    elif word > 1 and tokens[word - 1].relation == "case":
        _mend_many(tokens, word)


def _mend_clause(tokens: list[Token], auxiliary: int) -> None:
    """Hang the noun before an auxiliary as the subject of its passive, and what it was joined to as the first verb's object."""
    second, passive = auxiliary - 1, tokens[auxiliary].head
    first = tokens[second].head
    joint = next((j for j in range(first + 1, second) if tokens[j].head == second and tokens[j].relation == "cc"), None)
    if joint is None or not _is_predicate(tokens, passive) or passive < auxiliary:
        return
    verb = _verb_before(tokens, first)
    if verb is None or not _is_first_clause(tokens, verb, first, passive):
        return
    actor = tokens[verb].head
    if (
        tokens[verb].relation == "acl" and tokens[actor].head == passive
    ):  # "soldiers held six men and ...": the soldiers were not held
        tokens[verb] = _hung(tokens[verb], tokens[passive].head, tokens[passive].relation)
        tokens[actor] = _hung(tokens[actor], verb, "nsubj")
    tokens[first] = _hung(tokens[first], verb, "obj")
    tokens[second] = _hung(tokens[second], passive, "nsubj" if tokens[auxiliary].relation == "cop" else "nsubj:pass")
    tokens[joint] = _hung(tokens[joint], passive, "cc")
    tokens[passive] = _hung(tokens[passive], verb, "conj")


def _mend_subject(tokens: list[Token], auxiliary: int) -> None:
    """Hang who stands between "and" and a passive without a subject from it: "and seven more, including a child, were hurt"."""
    passive = tokens[auxiliary].head
    first = tokens[passive].head
    if tokens[passive].relation not in ("conj", "advcl") or tokens[first].upos != "VERB" or first > auxiliary:
        return
    own = next((j for j in range(first, passive) if tokens[j].head == passive and tokens[j].relation[:5] in _SUBJECTS), None)
    if own is not None and not _is_predicate(tokens, first):
        return
    joints = [j for j in range(first + 1, auxiliary) if tokens[j].relation in ("cc", "mark")]
    # "A nurse and two guards, and seven others were hurt": the tree may tell which "and" opens the clause.
    joint = next((j for j in joints if tokens[j].head == passive), next(iter(joints), auxiliary))
    if joint == auxiliary or tokens[joint].relation == "mark":
        return
    over = [j for j in range(joint + 1, auxiliary) if not joint < tokens[j].head < auxiliary and tokens[j].upos != "PUNCT"]
    if not over or over[0] == own or tokens[over[0]].upos not in ("NOUN", "PROPN", "NUM", "ADJ", "ADV", "PRON"):
        return
    subject = _number_before(tokens, over[0])
    if subject <= joint or any(tokens[j].relation == "case" and tokens[j].head == subject for j in range(joint, subject)):
        return
    tokens[joint] = _hung(tokens[joint], passive, "cc")
    for j in range(subject + 1, auxiliary):
        if j in over or tokens[j].head == over[0]:
            tokens[j] = _hung(tokens[j], subject, "advmod" if j == over[0] else "nmod" if j in over else tokens[j].relation)
    tokens[subject] = _hung(tokens[subject], passive, "nsubj:pass")
    tokens[passive] = _hung(tokens[passive], first, "conj")


def _number_before(tokens: Sequence[Token], word: int) -> int:
    """Return the number that stands right before "more", else the word itself: of "seven more" seven are counted."""
    counted = word and tokens[word].lemma in _FURTHER and tokens[word - 1].upos == "NUM"
    return word - 1 if counted else word


def _mend_outer(tokens: list[Token], mark: int) -> None:
    """Free a clause from the subject of the "is" before its "that": "its finding is that no guards were killed"."""
    verb = tokens[mark].head
    own = [j for j in range(mark, verb) if tokens[j].head == verb and tokens[j].relation.startswith("nsubj")]
    copula = mark - 1
    if not own or copula < 0 or tokens[copula].head != verb or tokens[copula].relation != "cop":
        return
    for j in range(copula):
        if tokens[j].head == verb and tokens[j].relation.startswith("nsubj"):
            tokens[j] = _hung(tokens[j], verb, "dislocated")


def _mend_bare(tokens: list[Token], verb: int) -> None:
    """Join a bare verb before its object, which a tree takes for a participle: "kill 17 and abduct dozens"."""
    noun, joint = verb + 1, verb - 1
    bare = len(tokens[verb].span) == len(tokens[verb].lemma)
    if not bare or tokens[verb].head != noun or tokens[noun].relation != "conj" or tokens[joint].relation != "cc":
        return
    other = tokens[noun].head
    first = tokens[other].head
    if tokens[other].relation == "obj" and first < other < joint and tokens[first].upos == "VERB":
        tokens[joint] = _hung(tokens[joint], verb, "cc")
        tokens[verb] = _hung(tokens[verb], first, "conj")
        tokens[noun] = _hung(tokens[noun], verb, "obj")


def _mend_witnessed(tokens: list[Token], verb: int) -> None:
    """Hang a bare verb with its object from the verb above the noun before it: "saw two officers open fire".

    No such word describes the noun that it stands behind.
    """
    noun, bare = tokens[verb].head, len(tokens[verb].span) == len(tokens[verb].lemma)
    if not bare or noun != verb - 1 or tokens[noun].relation != "obj" or tokens[tokens[noun].head].upos != "VERB":
        return
    near = tokens[verb + 1 : verb + _NEAR]
    if any(token.relation == "obj" and token.head in (verb, tokens[noun].head) for token in near):
        tokens[verb] = _hung(tokens[verb], tokens[noun].head, "xcomp")


def _mend_sole(tokens: list[Token], verb: int) -> None:
    """Take the participle behind a name for the verb of a sentence that has none: "Kenya suspended aid to Uganda"."""
    name, noun = verb - 1, tokens[verb].head
    past = len(tokens[verb].span) != len(tokens[verb].lemma)
    named = name >= 0 and tokens[name].upos == "PROPN" and tokens[name].head == noun and tokens[name].relation == "compound"
    if not past or not named or tokens[noun].relation != "root" or noun < verb:
        return
    if any(tokens[j].head == noun and tokens[j].relation in ("cop", "nsubj", "aux") for j in range(max(0, verb - _NEAR), noun)):
        return
    for j in range(max(0, verb - _NEAR), name):
        if tokens[j].head == noun and tokens[j].relation in ("compound", "det", "amod"):
            tokens[j] = _hung(tokens[j], name, tokens[j].relation)
    tokens[name] = _hung(tokens[name], verb, "nsubj")
    tokens[verb] = _hung(tokens[verb], -1, "root")
    tokens[noun] = _hung(tokens[noun], verb, "obj")


def _mend_called(tokens: list[Token], noun: int) -> None:
    """Hang who is called on as no complement: "called on the prefect to leave" calls nobody a prefect."""
    verb, on = tokens[noun].head, tokens[noun].head + 1
    called = verb >= 0 and tokens[verb].lemma == "call"
    if called and on < noun and tokens[on].lemma in ("on", "upon") and tokens[on].head in (verb, noun):
        between = range(on + 1, noun)
        if all(tokens[j].head in range(on + 1, noun + 1) for j in between):
            tokens[on] = _hung(tokens[on], noun, "case")
            tokens[noun] = _hung(tokens[noun], verb, "obl")


def _mend_gap(tokens: list[Token], verb: int) -> None:
    """Hang the noun before a participle as its subject: "one was killed and two people hurt"."""
    noun, first = verb - 1, tokens[verb].head
    if first >= noun or tokens[noun].head != first or tokens[noun].relation not in ("nsubj:pass", "conj"):
        return
    joint = next((j for j in range(first + 1, noun) if tokens[j].head == noun and tokens[j].relation == "cc"), None)
    if (
        joint is None
        or tokens[first].upos != "VERB"
        or not _is_predicate(tokens, first)
        or tokens[noun].upos not in ("NOUN", "PROPN", "NUM")
    ):
        return
    tokens[noun] = _hung(tokens[noun], verb, "nsubj:pass")
    tokens[joint] = _hung(tokens[joint], verb, "cc")


def _mend_second(tokens: list[Token], verb: int) -> None:
    """Join a verb with an object to the verb before it, not to that one's object: "killed 12 people and wounded 21"."""
    noun = tokens[verb].head
    first = tokens[noun].head
    own = [token.relation for token in tokens[verb : verb + _NEAR] if token.head == verb]
    joined = tokens[noun].relation == "obj" and first < noun < verb and tokens[first].upos == "VERB"
    if joined and "obj" in own and not any(t.head == verb and t.relation.startswith("nsubj") for t in tokens[noun:verb]):
        tokens[verb] = _hung(tokens[verb], first, "conj")


def _mend_shared(tokens: list[Token], verb: int) -> None:
    """Part two verbs whose numbers a tree gives one noun: "killed two and wounded seven guards" killed two, and no guards."""
    number, noun = tokens[verb].head, tokens[tokens[verb].head].head
    first = tokens[noun].head if noun > verb else -1
    if (
        tokens[number].upos != "NUM"
        or tokens[number].relation != "nummod"
        or not 0 <= first < number
        or tokens[first].upos != "VERB"
    ):
        return
    tokens[number] = _hung(tokens[number], first, "obj")
    tokens[verb] = _hung(tokens[verb], first, "conj")
    tokens[noun] = _hung(tokens[noun], verb, "obj")


def _mend_many(tokens: list[Token], noun: int) -> None:
    """Hang what stands behind "hundreds of" from it, not from what that is joined to: "three cars and hundreds of rifles"."""
    many, of = noun - 2, noun - 1
    joined = tokens[many].relation == "conj" and tokens[many].head == tokens[noun].head
    if joined and tokens[of].head == noun and tokens[of].lemma == "of" and tokens[many].upos in ("NOUN", "NUM"):
        tokens[noun] = _hung(tokens[noun], many, "nmod")


def _mend_borrowed(tokens: list[Token], noun: int) -> None:
    """Hang the French half of a title from the noun right before it: "summoned the charge d'affaires" summoned one person."""
    first = tokens[noun - 1]
    beside = noun > 0 and first.head == tokens[noun].head and first.relation == "obj" and first.upos == "NOUN"
    if beside and tokens[noun].lemma.lower().startswith(("d'", "d’")):
        tokens[noun] = _hung(tokens[noun], noun - 1, "flat")


def _mend_object(tokens: list[Token], noun: int) -> None:
    """Hang a second object from the bare verb that it stands behind: "saw officers open fire" saw no fire.

    So with one behind a verb that is joined to the first: "killed six people and wounded 14". One that stands before a verb
    which has another behind it is its subject.
    """
    seen = tokens[noun].head
    if noun < seen and any(
        tokens[j].head == seen and tokens[j].relation == "obj" for j in range(seen, min(seen + 8, len(tokens)))
    ):
        tokens[noun] = _hung(tokens[noun], seen, "nsubj")
    verb = _verb_before(tokens, noun)
    if seen < 0 or verb is None or verb <= seen or tokens[verb].head != seen or tokens[verb].relation not in ("xcomp", "conj"):
        return
    if any(tokens[j].head == seen and tokens[j].relation == "obj" for j in range(seen, verb)):
        tokens[noun] = _hung(tokens[noun], verb, "obj")


def _mend_participle(tokens: list[Token], verb: int) -> None:
    """Hang a participle from the object that it stands right behind: "reported 40 drones shot down" shot none down."""
    noun, word = verb - 1, len(tokens[verb].span)
    own = {token.relation for token in tokens[noun : verb + _NEAR] if token.head == verb}
    told = own.isdisjoint(("nsubj", "nsubj:pass", "obj", "aux", "cop", "mark", "ccomp"))
    behind = noun >= 0 and tokens[noun].relation == "obj" and tokens[noun].head == tokens[verb].head
    if tokens[verb].upos == "VERB" and behind and told and word != len(tokens[verb].lemma):
        tokens[verb] = _hung(tokens[verb], noun, "acl")


def _mend_teller(tokens: list[Token], noun: int) -> None:
    """Take what stands behind a verb and a preposition for no subject: "displaced 40, according to the guild"."""
    if any(tokens[j].head == noun and tokens[j].relation == "case" for j in range(tokens[noun].head, noun)):
        tokens[noun] = _hung(tokens[noun], tokens[noun].head, "obl")


def _mend_said(tokens: list[Token], subject: int) -> None:
    """Hang the first of two subjects of a verb of saying from what is said: "Kenya on Monday left, the envoy said"."""
    saying = tokens[subject].head
    below = [j for j in range(subject + 1, saying) if tokens[j].head == saying]
    said = next((j for j in below if tokens[j].relation == "ccomp" and tokens[j].upos == "VERB"), None)
    near = range(said + 1, min(saying + _NEAR, len(tokens))) if said is not None else ()
    if said is None or not any(tokens[j].head == saying and tokens[j].relation == "nsubj" for j in near):
        return
    own = {token.relation for token in tokens[subject:saying] if token.head == said}
    if own.isdisjoint(("nsubj", "nsubj:pass", "expl", "mark")):
        tokens[subject] = _hung(tokens[subject], said, "nsubj:pass" if "aux:pass" in own else "nsubj")


def _mend_name(tokens: list[Token], name: int) -> None:
    """Hang a name from the noun right behind it where a tree takes both for subjects: "Mali ambush kills 20"."""
    noun = tokens[name + 1]
    if tokens[name].upos == "PROPN" and noun.upos == "NOUN" and noun.head == tokens[name].head and noun.relation == "nsubj":
        tokens[name] = _hung(tokens[name], name + 1, "compound")


def _hung(token: Token, head: int, relation: str) -> Token:
    return msgspec.structs.replace(token, head=head, relation=relation)


def _is_predicate(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether a word has "was" or "were" before it, as a passive and an adjective have."""
    helpers = {token.relation for token in tokens[max(0, verb - 4) : max(0, verb)] if token.head == verb}
    return ("aux:pass" in helpers and tokens[verb].upos == "VERB") or "cop" in helpers


def _verb_before(tokens: Sequence[Token], noun: int) -> int | None:
    """Return the verb that stands right before a noun and the words about it."""
    before = noun - 1
    while before >= 0 and tokens[before].head in range(before + 1, noun + 1):
        before -= 1
    return before if before >= 0 and tokens[before].upos == "VERB" else None


def _is_first_clause(tokens: Sequence[Token], verb: int, noun: int, passive: int) -> bool:
    """Tell whether a verb and the noun behind it are a clause before that of the passive, however a tree has them."""
    own = tokens[noun].head == verb and tokens[noun].relation == "obj"
    under = tokens[passive].head in (verb, tokens[verb].head) and tokens[passive].head >= 0
    if own and under:
        return not any(tokens[j].head == passive and tokens[j].relation.startswith("nsubj") for j in range(noun, passive))
    if tokens[verb].lemma not in ALWAYS_WITH_OBJECT:
        return False
    taken = tokens[noun].head == passive and tokens[noun].relation.startswith("nsubj")
    described = own and tokens[verb].relation == "acl" and tokens[tokens[verb].head].relation.startswith("nsubj")
    return (taken and under) or (described and tokens[tokens[verb].head].head == passive)
