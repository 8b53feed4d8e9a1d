"""What a tag and a tree cannot be together: a noun has no object, a verb no two subjects that stand side by side."""

from collections.abc import Sequence

import msgspec

from counterclaim.records import Token

_BEFORE = ("amod", "compound", "nmod")


def find_verbs(heads: Sequence[int], relations: Sequence[str], upos: Sequence[str]) -> set[int]:
    """Return the words of a sentence that are tagged as nouns and have an object behind them: "the military disputes that".

    Heads are places in the sentence, -1 for the root.

    >>> find_verbs([2, 2, -1, 4, 2], ["det", "amod", "root", "det", "obj"], ["DET", "ADJ", "NOUN", "DET", "NOUN"])
    {2}
    """
    governing = {head for word, head in enumerate(heads) if relations[word] == "obj" and word > head >= 0}
    nominal = {head for word, head in enumerate(heads) if relations[word] in ("cop", "case")}
    return {word for word in governing - nominal if upos[word] == "NOUN" and relations[word] in ("root", "conj", "parataxis")}


def find_bare(tokens: Sequence[Token], words: Sequence[str]) -> set[int]:
    """Return the verbs of a sentence that have no subject though the word before them is told as their adjective.

    A verb has no adjectives: "the military disputes that". Heads are places in the sentence.
    """
    told = {token.head for token in tokens if token.relation.startswith("nsubj")}
    return {
        token.head
        for place, token in enumerate(tokens)
        if token.relation in _BEFORE
        and place == token.head - 1
        and token.head not in told
        and tokens[token.head].upos == "VERB"
        and tokens[token.head].relation in ("root", "conj", "parataxis")
        and not words[token.head].endswith("ing")
    }


def with_subjects(tokens: Sequence[Token], verbs: set[int]) -> list[Token]:
    """Return the tokens of a sentence in which the word before each such verb, which seemed to describe it, is its subject.

    Heads are places in the sentence.
    """
    mended = list(tokens)
    for verb in verbs:
        before = verb - 1
        if before < 0 or mended[before].head != verb or mended[before].relation not in _BEFORE:
            continue
        upos = "NOUN" if mended[before].upos == "ADJ" else mended[before].upos
        mended[before] = msgspec.structs.replace(mended[before], relation="nsubj", upos=upos)
        for i in range(before):
            if mended[i].head == verb and mended[i].relation in ("det", "amod", "compound", "nummod", "nmod:poss"):
                mended[i] = msgspec.structs.replace(mended[i], head=before)
    return mended


def with_whole_names(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which a name told as a second subject right behind the first is part of it.

    "Brigadier Amina Yusuf told reporters" has one subject. Heads are places in the sentence.
    """
    mended = list(tokens)
    for place, token in enumerate(tokens):
        first = tokens[place - 1] if place else None
        if (
            first is not None
            and (token.upos, token.relation) == (first.upos, first.relation) == ("PROPN", "nsubj")
            and token.head == first.head > place
        ):
            mended[place] = msgspec.structs.replace(token, relation="flat", head=place - 1)
    return mended
