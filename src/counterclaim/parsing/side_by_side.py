"""Two sides that a headline puts beside each other with a comma, and what they trade or say: "Chad, Niger trade blame"."""

from collections.abc import Sequence

import msgspec

from counterclaim.records import Token

_BLAMING = frozenset({"accuse", "blame"})
_TRADING = frozenset({"trade", "exchange"})
_LONGEST_SPEAKER = 6
"""Words among which a semicolon stands before who speaks and a colon, that colon with them."""


def with_sides(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which "Chad, Niger accuse each other" and "trade blame" have two subjects.

    Heads are places in the sentence.
    """
    found = _with_blame(_with_trade(tokens))
    for verb, token in enumerate(found):
        if token.upos == "VERB" and (token.lemma in _TRADING or _is_mutual(found, verb)):
            found = _joined(found, verb)
    return found


def _with_trade(tokens: Sequence[Token]) -> list[Token]:
    """Of "Rebels, army trade blame" a tree may make an army trade that blames; "trade" is what they do."""
    found = list(tokens)
    for place, token in enumerate(tokens[:-1]):
        blame, first = tokens[place + 1], token.head
        if (token.lemma, token.upos, token.relation) != ("trade", "NOUN", "conj") or blame.lemma != "blame":
            continue
        if blame.upos != "VERB" or (tokens[first].relation, tokens[first].head) != ("nsubj", place + 1):
            continue
        found[place] = msgspec.structs.replace(token, upos="VERB", relation=blame.relation, head=blame.head)
        found[place + 1] = msgspec.structs.replace(blame, upos="NOUN", relation="obj", head=place)
        for i, other in enumerate(tokens):
            if other.head == place and i < place:
                relation = "nsubj" if other.relation == "compound" else other.relation
                found[i] = msgspec.structs.replace(other, relation=relation)
            elif i == first or (other.head == place + 1 and i > place + 1):
                found[i] = msgspec.structs.replace(other, head=place)
    return found


def _with_blame(tokens: Sequence[Token]) -> list[Token]:
    """Behind "trade" blame is what is traded, no second verb."""
    found = list(tokens)
    for place, token in enumerate(tokens[1:], 1):
        before = tokens[place - 1]
        if token.lemma != "blame" or token.upos != "VERB" or before.upos != "VERB" or before.lemma not in _TRADING:
            continue
        found[place] = msgspec.structs.replace(token, upos="NOUN", relation="obj", head=place - 1)
        if before.head == place:
            found[place - 1] = msgspec.structs.replace(before, relation=token.relation, head=token.head)
        for i, other in enumerate(tokens):
            if other.head == place and other.relation in ("advcl", "obl", "nmod", "punct"):
                relation = "obl" if other.relation == "nmod" else other.relation
                found[i] = msgspec.structs.replace(other, head=place - 1, relation=relation)
    return found


def _is_mutual(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether a verb of blaming has "each other" for its object."""
    if tokens[verb].lemma not in _BLAMING:
        return False
    return any(one.relation == "obj" and one.head == verb and one.lemma == "each" for one in tokens[verb:])


def _joined(tokens: Sequence[Token], verb: int) -> list[Token]:
    """Return the tokens in which the second subject of a verb, behind a comma, is joined to the first."""
    found = list(tokens)
    subjects = [i for i, one in enumerate(tokens[:verb]) if (one.relation, one.head) == ("nsubj", verb)]
    if len(subjects) == 1:  # a name beside it that a tree takes for another of the same one
        subjects += [i for i, one in enumerate(tokens[:verb]) if (one.relation, one.head) == ("appos", subjects[0])]
    if len(subjects) != 2:
        return found
    first, second = subjects
    commas = [i for i in range(first, second) if tokens[i].upos == "PUNCT" and tokens[i].head in (first, second, verb)]
    if len(commas) == 1 and tokens[first].upos in ("PROPN", "NOUN") and tokens[second].upos in ("PROPN", "NOUN"):
        found[second] = msgspec.structs.replace(tokens[second], relation="conj", head=first)
        found[commas[0]] = msgspec.structs.replace(tokens[commas[0]], relation="punct", head=second)
    return found


def with_answers(sentences: Sequence[tuple[int, int]], forms: Sequence[str]) -> list[tuple[int, int]]:
    """Return the sentences, what a second speaker answers behind a colon with the first: "Chad sorry; Peru: Late"."""
    found: list[tuple[int, int]] = []
    for first, last in sentences:
        before = list(forms[found[-1][0] : first]) if found else []
        speaker = before[-_LONGEST_SPEAKER:-1]
        if before and before[-1] == ":" and ";" in speaker and speaker[-1] != ";":
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found
