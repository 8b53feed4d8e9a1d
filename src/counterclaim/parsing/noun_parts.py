"""What belongs to a noun where a tree tells otherwise: its article before a verb, its number at the head of an item."""

from collections.abc import Sequence

import msgspec

from counterclaim.records import Token

_ARTICLES = frozenset({"a", "an", "the"})
_NAMING = frozenset({"NOUN", "PROPN"})
_INSIDE = _NAMING | {"ADJ", "NUM", "PUNCT"}
_CLAUSES = frozenset({"root", "ccomp", "conj", "parataxis"})
_LONGEST = 8


def with_article_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which the noun of an article before a verb is its subject.

    No noun describes another across a verb. Heads are places in the sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens):
        if token.upos != "DET" or token.lemma.lower() not in _ARTICLES:
            continue
        verb = next((i for i in range(place + 1, min(place + _LONGEST, len(tokens))) if tokens[i].upos not in _INSIDE), None)
        if verb is None or not _lacks_subject(tokens, verb, place):
            continue
        across = [i for i in range(place + 1, verb) if tokens[i].head > verb and _is_object(tokens, tokens[i].head, verb)]
        noun = next((i for i in reversed(across) if tokens[i].upos in _NAMING), None)
        if noun is None:
            continue
        found[noun] = msgspec.structs.replace(tokens[noun], relation="nsubj", head=verb)
        found[place] = msgspec.structs.replace(token, relation="det", head=noun)
        for i in across:
            if i != noun:
                found[i] = msgspec.structs.replace(tokens[i], head=noun)
    return found


def with_item_numbers(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which the number that opens it counts the noun behind it: "12 drones", an item.

    Heads are places in the sentence.
    """
    if len(tokens) < 2 or tokens[0].upos != "NUM" or tokens[0].relation not in ("discourse", "dep") or tokens[0].head < 0:
        return list(tokens)
    noun = tokens[tokens[0].head]
    return [msgspec.structs.replace(tokens[0], relation="nummod"), *tokens[1:]] if noun.upos in _NAMING else list(tokens)


def _lacks_subject(tokens: Sequence[Token], verb: int, article: int) -> bool:
    if tokens[verb].upos != "VERB" or tokens[verb].relation not in _CLAUSES:
        return False
    return not any(one.head == verb and one.relation.startswith("nsubj") and i != article for i, one in enumerate(tokens))


def _is_object(tokens: Sequence[Token], noun: int, verb: int) -> bool:
    return (tokens[noun].head, tokens[noun].relation) == (verb, "obj")
