"""The surname "No", which a tree takes for the word that denies."""

from collections.abc import Sequence

import msgspec

from counterclaim.records import Token

_SURNAME = "No"


def with_surnames(tokens: Sequence[Token], words: Sequence[str]) -> list[Token]:
    """Return the tokens of a sentence in which "No" before a given name of two syllables is part of the name: "No Moo-hyun".

    So it is where the tag tells two names in a row. Heads are places in the sentence.
    """
    found = list(tokens)
    for place, word in enumerate(words):
        if word == _SURNAME and _is_surname(tokens, words, place):
            found[place] = msgspec.structs.replace(tokens[place], upos="PROPN", relation="compound", lemma=_SURNAME)
    return found


def _is_surname(tokens: Sequence[Token], words: Sequence[str], place: int) -> bool:
    given = words[place + 1 : place + 4]
    if len(given) < 3 or tokens[place + 1].upos != "PROPN" or not given[0].istitle():
        return False
    syllables = given[1] == "-" and given[2].isalpha() and given[2].islower()
    return tokens[place].relation == "det" and syllables
