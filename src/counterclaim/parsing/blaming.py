"""Verbs of blaming that a tree takes for something else: "Rebels and army trade blame", "X accused Y, and Z rejected it"."""

from collections.abc import Sequence

import msgspec

from counterclaim.records import Token

_BLAMING = frozenset({"accuse", "blame"})
_REPLYING = frozenset({"reject", "deny", "dismiss", "dispute", "accuse", "blame"})
_LED = ("nsubj", "nsubj:pass")


def with_traded(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which "trade blame" is a verb and its object, whatever the tree took "trade" for.

    Heads are places in the sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens[:-1]):
        verb = tokens[place + 1]
        if (token.lemma, token.upos, token.relation, token.head) != ("trade", "NOUN", "nsubj", place + 1):
            continue
        if verb.lemma not in _BLAMING or verb.upos != "VERB":
            continue
        found[place] = msgspec.structs.replace(token, upos="VERB", relation=verb.relation, head=verb.head)
        found[place + 1] = msgspec.structs.replace(verb, upos="NOUN", relation="obj", head=place)
        for i in range(place):
            if tokens[i].head == place and tokens[i].upos in ("NOUN", "PROPN"):
                found[i] = msgspec.structs.replace(tokens[i], relation="nsubj")
    return found


def with_accusers(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which who stands before "accused" accuses, and who stands behind "and" answers it.

    Of "the rebels accused the army of theft and the army rejected it" a tree may make the rebels reject it.
    """
    found = list(tokens)
    for accused, token in enumerate(tokens):
        subject = token.head
        if token.relation != "acl" or token.lemma not in _BLAMING or subject < 0 or subject > accused:
            continue
        answer = tokens[subject].head
        if tokens[subject].relation not in _LED or answer <= accused or tokens[answer].lemma not in _REPLYING:
            continue
        other = answer - 1
        joint = next((i for i, one in enumerate(tokens) if one.relation == "cc" and one.head == other), None)
        own = any(one.relation == "obj" and one.head == accused for one in tokens)
        if joint is None or tokens[other].relation != "conj" or not own:
            continue
        found[accused] = msgspec.structs.replace(token, relation=tokens[answer].relation, head=tokens[answer].head)
        found[subject] = msgspec.structs.replace(tokens[subject], relation="nsubj", head=accused)
        found[answer] = msgspec.structs.replace(tokens[answer], relation="conj", head=accused)
        found[other] = msgspec.structs.replace(tokens[other], relation="nsubj", head=answer)
        found[joint] = msgspec.structs.replace(tokens[joint], head=answer)
        for i in range(answer):
            if tokens[i].head == answer and i not in (subject, other, joint):
                found[i] = msgspec.structs.replace(tokens[i], head=accused)
    return found


def with_own_accuser(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which "accused" with its object is no word about who stands before it.

    Of "the army on Thursday accused rebels of theft" a tree may make an army that is accused, and no verb at all.
    """
    found = list(tokens)
    for accused, token in enumerate(tokens):
        subject = token.head
        if token.relation not in ("amod", "acl") or token.lemma not in _BLAMING or not 0 <= subject < accused:
            continue
        own = any(one.relation == "obj" and one.head == accused < place for place, one in enumerate(tokens))
        if tokens[subject].relation != "root" or tokens[subject].upos not in ("NOUN", "PROPN") or not own:
            continue
        found[accused] = msgspec.structs.replace(token, relation="root", head=tokens[subject].head)
        found[subject] = msgspec.structs.replace(tokens[subject], relation="nsubj", head=accused)
        for i, one in enumerate(tokens):
            if one.head == subject and i > accused:
                found[i] = msgspec.structs.replace(one, head=accused)
    return found
