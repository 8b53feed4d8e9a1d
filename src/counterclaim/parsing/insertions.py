"""Who tells something in the midst of it: "The aircraft, he alleged, came from the north"."""

from collections.abc import Sequence

import msgspec

from counterclaim.records import Token

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


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
