"""What is put between or beside the words of a clause: "The aircraft, he alleged, came", "the police, who fled, said no"."""

from collections.abc import Sequence

import msgspec

from counterclaim.parsing.harm import below
from counterclaim.records import Token

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_CLAIMS = frozenset("claim assertion allegation accusation charge statement report suggestion denial belief".split())
_REJECTING = frozenset({"reject", "dismiss", "deny", "denounce", "condemn", "describe", "brand", "label", "slam"})
_RELATIVES = frozenset({"who", "whom", "which", "whose"})


def with_relative_clauses(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which a clause between commas that opens with "who" describes the subject before it.

    "Police, who reported two, have found nine": a tree may hang such a clause from the verb behind it, as it may the comma that
    closes it. Heads are places in the sentence.
    """
    found = list(tokens)
    for verb, token in enumerate(tokens):
        if token.relation not in ("advcl", "acl:relcl"):
            continue
        inside = below(tokens, verb)
        first, last = min(inside), max(inside)
        if first < 2 or last > len(tokens) - 2 or tokens[first].lemma not in _RELATIVES or tokens[first - 1].lemma != ",":
            continue
        noun = next((i for i in range(first - 1) if _is_before(tokens, i, first)), None)
        if noun is None or token.head not in (noun, tokens[noun].head) or tokens[last + 1].lemma != ",":
            continue
        found[verb] = msgspec.structs.replace(token, head=noun, relation="acl:relcl")
        found[last + 1] = msgspec.structs.replace(tokens[last + 1], head=noun)
    return found


def _is_before(tokens: Sequence[Token], noun: int, comma: int) -> bool:
    """Tell whether a subject of a verb further on ends right before a comma."""
    led = tokens[noun].relation in _SUBJECTS and tokens[noun].head > comma
    return led and max(i for i in below(tokens, noun) if i < comma and tokens[i].upos != "PUNCT") == comma - 2


def with_inserted_tellers(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which who tells it between two commas is no relative clause.

    "The aircraft, he alleged, came": without "that" or "which" such a clause has no commas around it. Heads are places in the
    sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens[:-1]):
        told = tokens[token.head].head if token.head >= 0 else -1
        led = (
            token.relation in ("acl:relcl", "parataxis")
            and 0 <= token.head < place
            and tokens[token.head].relation in _SUBJECTS
        )
        if not led or told <= place + 1:
            continue
        own = [i for i, one in enumerate(tokens) if one.head == place and one.upos != "PUNCT"]
        if len(own) != 1 or tokens[own[0]].relation != "nsubj" or own[0] >= place:
            continue
        first = min([own[0], *(i for i, one in enumerate(tokens) if one.head == own[0])])
        if first > 0 and tokens[first - 1].lemma == "," and tokens[place + 1].lemma == ",":
            found[place] = msgspec.structs.replace(token, relation="parataxis", head=told)
    return found


def with_named_posts(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which a name behind a post and a comma is whose the post is, no second subject.

    "Said the mayor, Musa Bello": and what stands behind "Col. Musa Bello" describes him, not his rank. Heads are places in the
    sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens):
        title = tokens[token.head] if token.head >= 0 else None
        if title is not None and title.relation == "nmod:desc" and token.head < title.head < place:
            found[place] = msgspec.structs.replace(token, head=title.head)
        comma = tokens[place - 1]
        if place < 2 or (token.upos, token.relation, comma.lemma) != ("PROPN", "nsubj", ","):
            continue
        posts = (i for i, one in enumerate(tokens[: place - 1]) if (one.head, one.relation) == (token.head, "nsubj"))
        post = next((i for i in posts if max(j for j in below(tokens, i) if j < place - 1) == place - 2), None)
        if post is not None and tokens[post].upos == "NOUN":
            found[place] = msgspec.structs.replace(token, head=post, relation="appos")
    return found


def with_claimed_clauses(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which what is claimed before a verb hangs from the claim.

    "Claims that he fled were denied": nobody denied "that". Heads are places in the sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens):
        clause, noun = token.head, tokens[place - 1]
        if place == 0 or (token.lemma, token.relation) != ("that", "mark") or noun.lemma not in _CLAIMS or noun.upos != "NOUN":
            continue
        if noun.relation in _SUBJECTS and place < clause < noun.head == tokens[clause].head:
            found[clause] = msgspec.structs.replace(tokens[clause], head=place - 1, relation="acl")
    return found


def with_judged_objects(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which what is called baseless is the verb's object: "rejecting as baseless the claim".

    A tree may take it for what has or does something in a clause of "baseless". Heads are places in the sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens):
        called = token.head
        if token.relation not in ("nsubj", "obj") or token.upos != "NOUN" or not 0 <= called < place:
            continue
        over = tokens[called]
        own = [i for i, one in enumerate(tokens[:called]) if one.head == called and one.relation in ("mark", "case")]
        verb = own[0] - 1 if own and tokens[own[0]].lemma == "as" else -1
        bare = all(one.relation in ("mark", "case", "advmod", "punct") for one in tokens if one.head == called and one != token)
        if verb >= 0 and bare and over.relation in ("advcl", "obl", "xcomp") and tokens[verb].lemma in _REJECTING:
            found[place] = msgspec.structs.replace(token, head=verb, relation="obj")
            found[called] = msgspec.structs.replace(over, head=verb)
    return found


def with_degrees(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which "more than" before a verb only tells how much it does.

    "Ghana more than doubles its toll, says nine missing": Ghana does both, and neither is a clause of "more". Heads are places
    in the sentence.
    """
    found = list(tokens)
    for verb in range(2, len(tokens)):
        more, than, token = tokens[verb - 2 : verb + 1]
        if (than.lemma, than.head) != ("than", verb) or more.lemma not in ("more", "less", "much") or token.upos != "VERB":
            continue
        over = token.head if token.head not in (verb - 3, verb - 2) else max(tokens[verb - 2].head, tokens[verb - 3].head)
        if over <= verb or tokens[over].relation != "root" or tokens[over - 1].lemma != ",":
            continue
        found[verb - 2] = msgspec.structs.replace(more, upos="ADV", relation="advmod", head=verb)
        found[verb - 1] = msgspec.structs.replace(than, relation="fixed", head=verb - 2)
        found[verb] = msgspec.structs.replace(token, relation="root", head=-1)
        found[over] = msgspec.structs.replace(tokens[over], relation="parataxis", head=verb)
        for i in range(verb - 2):
            if tokens[i].relation in _SUBJECTS and tokens[i].head in (over, verb - 2):
                found[i] = msgspec.structs.replace(tokens[i], head=verb)
    return found
