"""What a tag and a tree cannot be together: a noun has no object, a verb no two subjects that stand side by side."""

from collections.abc import Sequence

import msgspec

from counterclaim.records import Token

_SAYING = frozenset({"say", "add"})
_NAMED = {"PROPN": "flat", "NOUN": "appos"}
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


def mended(tokens: Sequence[Token], verbs: set[int]) -> list[Token]:
    """Return the tokens of a sentence with all that can be mended; `verbs` are those whose subject was told as an adjective."""
    return with_joint_subjects(with_states_as_nouns(with_whole_names(with_subjects(tokens, verbs))))


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
    found = list(tokens)
    for verb in verbs:
        before = verb - 1
        if before < 0 or found[before].head != verb or found[before].relation not in _BEFORE:
            continue
        upos = "NOUN" if found[before].upos == "ADJ" else found[before].upos
        found[before] = msgspec.structs.replace(found[before], relation="nsubj", upos=upos)
        for i in range(before):
            if found[i].head == verb and found[i].relation in ("det", "amod", "compound", "nummod", "nmod:poss"):
                found[i] = msgspec.structs.replace(found[i], head=before)
    return found


def with_whole_names(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which a name told as a second subject right behind the first is part of it.

    "Brigadier Amina Yusuf told reporters" has one subject, as has "the coalition JNIM said". Heads are places in the sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens):
        first = tokens[place - 1] if place else None
        if (
            first is not None
            and (token.upos, token.relation, first.relation) == ("PROPN", "nsubj", "nsubj")
            and first.upos in _NAMED
            and token.head == first.head > place
        ):
            found[place] = msgspec.structs.replace(token, relation=_NAMED[first.upos], head=place - 1)
    return found


def with_states_as_nouns(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which what stands between a noun, "of" and a verb is a noun, too.

    "The number of dead rose": no verb has a preposition before it. Heads are places in the sentence.
    """
    found = list(tokens)
    for place in range(2, len(tokens) - 1):
        noun, of, token = tokens[place - 2 : place + 1]
        described = token.upos in ("ADJ", "VERB") and token.relation in _BEFORE and token.head > place
        if (
            described
            and noun.upos == "NOUN"
            and of.upos == "ADP"
            and of.relation == "case"
            and of.head == token.head
            and tokens[token.head].upos in ("VERB", "AUX")
        ):
            found[place] = msgspec.structs.replace(token, upos="NOUN", relation="nmod", head=place - 2)
            found[place - 1] = msgspec.structs.replace(of, head=place)
    return found


def with_joint_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which what is said has two subjects, where the first was told as the object of "said".

    "Officials said 100 boys and 40 girls had been killed": boys are not said. Heads are places in the sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens):
        over = tokens[token.head] if token.head >= 0 else None
        if over is None or token.relation != "obj" or token.upos != "NOUN" or over.lemma not in _SAYING or token.head > place:
            continue
        joint = next((i for i in range(place + 1, len(tokens)) if tokens[i].relation == "cc" and i == place + 1), None)
        verb = next(
            (i for i, one in enumerate(tokens) if one.relation == "conj" and one.head == token.head and i > place), None
        )
        subjects = [i for i, one in enumerate(tokens) if one.head == verb and one.relation in ("nsubj", "nsubj:pass")]
        if joint is None or verb is None or tokens[joint].head != verb or len(subjects) != 1 or subjects[0] < joint:
            continue
        other = subjects[0]
        found[verb] = msgspec.structs.replace(tokens[verb], relation="ccomp")
        found[place] = msgspec.structs.replace(token, relation=tokens[other].relation, head=verb)
        found[other] = msgspec.structs.replace(tokens[other], relation="conj", head=place)
        found[joint] = msgspec.structs.replace(tokens[joint], head=other)
    return found
