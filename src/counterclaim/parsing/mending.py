"""What a tag and a tree cannot be together, and what the words beside them show a tree to be wrong in.

A noun has no object, a verb no two subjects that stand side by side; who speaks before "killing nine" killed nobody.
"""

from collections.abc import Sequence

import msgspec

from counterclaim.parsing.blaming import with_accusers, with_own_accuser, with_traded
from counterclaim.parsing.harm import below, with_harm
from counterclaim.parsing.insertions import (
    with_claimed_clauses,
    with_degrees,
    with_inserted_tellers,
    with_judged_objects,
    with_named_posts,
    with_relative_clauses,
)
from counterclaim.parsing.joined_objects import with_further_clauses, with_joined_objects
from counterclaim.parsing.noun_parts import with_article_subjects, with_item_numbers
from counterclaim.parsing.prepositions import with_prepositions, with_rising
from counterclaim.records import Token

_COMPLEMENTS = frozenset({"obj", "ccomp", "xcomp", "cop", "csubj"})
_BOUNDING = frozenset({"ADV", "ADP", "ADJ", "NUM", "DET", "PART", "SCONJ"})
_SAYING = frozenset({"say", "add"})
_TELLING = _SAYING | {"tell", "inform"}
_ANSWERING = frozenset(
    {"accuse", "blame", "condemn", "denounce", "deny", "reject", "dismiss", "urge", "warn", "criticise", "criticize", "praise"}
)
_CHARGING = frozenset({"accuse", "blame", "charge", "suspect"})
_LIFELESS = frozenset(
    "number toll figure count total attack strike blast explosion raid shelling missile rocket drone shell bomb town city area "
    "village building house home school hospital bridge camp base airport port road fighting war conflict death".split()
)
"""What blames nobody."""
_HAPPENS = frozenset({"occur", "happen", "erupt", "explode", "collapse"})
"""What nobody does who blames others."""
_LED = ("nsubj", "nsubj:pass")
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
    tokens = with_item_numbers(tokens)
    tokens = with_inserted_tellers(
        with_values(
            with_judged_objects(
                with_called_objects(with_rising(with_degrees(with_prepositions(with_article_subjects(tokens)))))
            )
        )
    )
    tokens = with_claimed_clauses(with_relative_clauses(with_named_posts(tokens)))
    found = with_joint_subjects(with_states_as_nouns(with_whole_names(with_subjects(tokens, verbs))))
    found = with_speakers_acts(
        with_far_speakers(with_late_speakers(with_further_clauses(with_joined_objects(with_objects(found)))))
    )
    found = with_traded(with_harm(with_active_subjects(with_said_subjects(found))))
    return with_own_accuser(with_accusers(found))


def with_values(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which a number behind "to" is what a toll is brought to, and no object.

    "Bringing to 13 the number of dead"; "took the toll to 20 -- 14 clerks and six guards", where 20 counts no clerks by itself.
    Heads are places in the sentence.
    """
    found = list(tokens)
    for place in range(2, len(tokens) - 2):
        to, token, mark, part = tokens[place - 1 : place + 3]
        if to.lemma != "to" or token.upos != "NUM":
            continue
        objects = [i for i, one in enumerate(tokens) if (one.head, one.relation) == (token.head, "obj") and i > place]
        if to.relation == "compound:prt" and token.relation == "obj" and to.head == token.head == place - 2 and objects:
            found[place - 1] = msgspec.structs.replace(to, relation="case", head=place)
            found[place] = msgspec.structs.replace(token, relation="obl")
        noun = token.head
        apart = mark.upos in ("SYM", "PUNCT") and part.upos == "NUM" and token.lemma.isdigit() and part.lemma.isdigit()
        shared = (token.relation, part.relation, part.head) == ("nummod", "nummod", noun) and noun > place
        if apart and shared and int(part.lemma) < int(token.lemma):  # not "to 20 -- 30 guards"
            found[place - 1] = msgspec.structs.replace(to, relation="case", head=place)
            found[place] = msgspec.structs.replace(token, relation="obl", head=tokens[noun].head)
            found[noun] = msgspec.structs.replace(tokens[noun], relation="appos", head=place)
    return found


def with_called_objects(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which what is called something is an object: "dismissed as a lie the army's figure".

    A tree may hang it as an apposition from what it is called. Heads are places in the sentence.
    """
    found = list(tokens)
    ruled = {token.head for token in tokens if token.relation == "obj"}
    led = {token.head for token in tokens if token.relation == "case" and token.lemma == "as"}
    opened = {token.head for token in tokens if token.relation in ("det", "nmod:poss")}
    for place, token in enumerate(tokens):
        name = token.head
        if token.relation != "appos" or name not in led or place not in opened or name > place:
            continue
        verb = tokens[name].head
        if verb >= 0 and tokens[verb].upos == "VERB" and tokens[name].relation == "obl" and verb not in ruled:
            found[place] = msgspec.structs.replace(token, head=verb, relation="obj")
    return found


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

    "Brigadier Amina Yusuf told reporters" has one subject, as has "the guild Sabana said". Heads are places in the sentence.
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
        joint = place + 1
        verb = next(
            (i for i, one in enumerate(tokens) if one.relation == "conj" and one.head == token.head and i > place), None
        )
        subjects = [i for i, one in enumerate(tokens) if one.head == verb and one.relation in ("nsubj", "nsubj:pass")]
        joined = joint < len(tokens) and verb is not None and (tokens[joint].relation, tokens[joint].head) == ("cc", verb)
        if not joined or verb is None or len(subjects) != 1 or subjects[0] < joint:
            continue
        other = subjects[0]
        found[verb] = msgspec.structs.replace(tokens[verb], relation="ccomp")
        found[place] = msgspec.structs.replace(token, relation=tokens[other].relation, head=verb)
        found[other] = msgspec.structs.replace(tokens[other], relation="conj", head=place)
        found[joint] = msgspec.structs.replace(tokens[joint], head=other)
    return found


def with_objects(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which a second subject behind its verb, and a number behind a joined one, are objects.

    "The strike killed 43 men and wounded 60": men did not kill, and 60 is no third verb. A complement needs no other object,
    but who is accused of it is the object: "Kenya accuses Uganda of breaching it". Heads are places in the sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens):
        verb = token.head
        if verb < 0 or tokens[verb].upos != "VERB" or verb > place:
            continue
        if token.relation == "nsubj":
            led = any(one.head == verb and one.relation == "nsubj" and i < verb for i, one in enumerate(tokens))
            if led and (_is_charging(tokens, verb, place) or not _complements(tokens, verb)):
                found[place] = msgspec.structs.replace(token, relation="obj")
        elif token.relation in ("obj", "conj") and (joined_verb := _joined_participle(tokens, place)) is not None:
            found[joined_verb] = msgspec.structs.replace(tokens[joined_verb], relation="conj", head=verb)
            found[place] = msgspec.structs.replace(token, relation="obj", head=joined_verb)
        elif token.relation == "conj" and token.upos in ("NUM", "NOUN"):
            joined = [i for i in range(verb + 1, place) if (tokens[i].relation, tokens[i].head) == ("conj", verb)]
            own = joined[-1] if joined and tokens[joined[-1]].upos == "VERB" else None
            bare = own is not None and not any(one.head == own and one.relation == "obj" for one in tokens)
            if own is not None and bare and all(tokens[i].upos in _BOUNDING for i in range(own + 1, place)):
                found[place] = msgspec.structs.replace(token, relation="obj", head=own)
    return found


def _complements(tokens: Sequence[Token], verb: int) -> list[int]:
    return [i for i, one in enumerate(tokens) if one.head == verb and one.relation in _COMPLEMENTS]


def _is_charging(tokens: Sequence[Token], verb: int, accused: int) -> bool:
    """Tell whether a verb charges whom it stands before with what is told behind "of", "for" or "with"."""
    behind = tokens[accused + 1] if accused + 1 < len(tokens) else None
    owned = any(one.head == verb and one.relation == "obj" for one in tokens[verb:accused])
    return tokens[verb].lemma in _CHARGING and behind is not None and behind.lemma in ("of", "for", "with") and not owned


def _joined_participle(tokens: Sequence[Token], noun: int) -> int | None:
    """Return the second of two verbs that a tree takes for an adjective of its object: "killing 37 and abducting scores"."""
    for place in range(1, noun):
        token, before = tokens[place], tokens[place - 1]
        told = (token.upos, token.relation, token.head) == ("VERB", "amod", noun)
        # Of "gas and arrested scores" a tree may hang "and" from the second of two objects, which no verb has.
        second = before.head == noun and tokens[noun].relation == "obj" and tokens[noun].head < place
        if told and before.relation == "cc" and (before.head == place or second):
            return place
    return None


def with_late_speakers(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which a title and name between commas before a last "said" are who says it.

    "Gunmen killed nine men, the mayor of Goz, Musa Bello, said": nine men are no mayor. Heads are places in the sentence.
    """
    found = list(tokens)
    for verb, token in enumerate(tokens):
        told = (
            token.lemma in _SAYING
            and token.relation == "root"
            and not any(one.head == verb and one.relation.startswith("nsubj") for one in tokens)
        )
        if not told or verb < 4 or tokens[verb - 1].upos != "PUNCT":
            continue
        for place in range(verb):
            if tokens[place].relation == "appos" and tokens[place].upos == "NOUN":
                inside = below(tokens, place)
                first, last = min(inside), max(inside)
                if verb - 2 <= last < verb and first > 0 and tokens[first - 1].upos == "PUNCT":
                    found[place] = msgspec.structs.replace(tokens[place], relation="nsubj", head=verb)
                    break
    return found


def with_far_speakers(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which a name with its post between commas before a last "told" is who tells it.

    "The attack took place at noon, Gen. Musa Bello, head of police, told reporters": no attack tells anything. Heads are places
    in the sentence.
    """
    found = list(tokens)
    for verb, token in enumerate(tokens):
        if token.lemma not in _TELLING or token.relation != "root" or tokens[verb - 1].upos != "PUNCT":
            continue
        led = next((i for i, one in enumerate(tokens) if one.head == verb and one.relation.startswith("nsubj")), None)
        said = next((i for i, one in enumerate(tokens) if one.head == verb and one.relation == "ccomp" and i < verb), None)
        if said is None or (led is not None and (tokens[led].lemma not in _LIFELESS or led > said)):
            continue
        posts = (one.head for i, one in enumerate(tokens) if one.relation == "appos" and max(below(tokens, i)) == verb - 2)
        name = next((i for i in posts if tokens[i].upos == "PROPN" and said < i < verb), None)
        if name is not None:
            if led is not None:
                found[led] = msgspec.structs.replace(tokens[led], head=said)
            found[name] = msgspec.structs.replace(tokens[name], relation="nsubj", head=verb)
            for i, one in enumerate(tokens):  # the comma behind what is told hangs from no name
                if one.head == name and one.relation == "punct" and i < name:
                    found[i] = msgspec.structs.replace(one, head=verb)
    return found


def with_speakers_acts(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which it is the speaker who accuses, not the dead of whom he speaks.

    "The mayor said two men had died and blamed the army": neither a number of people nor what something was done to blames
    anybody. Heads are places in the sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens):
        over = tokens[token.head] if token.head >= 0 else None
        if over is None or (token.relation, over.relation) != ("conj", "ccomp") or token.lemma not in _ANSWERING:
            continue
        own = {one.relation for one in tokens if one.head == place}
        said = tokens[over.head].lemma in _SAYING and over.head < token.head
        if not said or "obj" not in own or own & {"nsubj", "nsubj:pass", "aux", "aux:pass"}:
            continue
        subject = next((i for i, one in enumerate(tokens) if one.head == token.head and one.relation in _LED), None)
        counted = any(one.head == subject and one.relation == "nummod" for one in tokens)
        lifeless = subject is not None and (counted or tokens[subject].lemma in _LIFELESS or over.lemma in _HAPPENS)
        if subject is not None and (lifeless or tokens[subject].relation == "nsubj:pass"):
            found[place] = msgspec.structs.replace(token, head=over.head)
    return found


def with_active_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which the subject of a verb in the perfect, without "been", is no sufferer.

    "It had fired on the school": nobody fired it. Heads are places in the sentence.
    """
    found = list(tokens)
    for place, token in enumerate(tokens):
        if token.relation != "nsubj:pass" or token.head < 0:
            continue
        helping = [one for one in tokens if one.head == token.head and one.relation in ("aux", "aux:pass", "cop")]
        if helping and all(one.relation == "aux" and one.lemma == "have" for one in helping):
            found[place] = msgspec.structs.replace(token, relation="nsubj")
    return found


def with_said_subjects(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens of a sentence in which whom something was done to, as a headline has it, is not what is said.

    "Junta says 40 rebels killed": rebels are not said. A bare name that opens a sentence before its verb says it: "Peru said
    it ...". Heads are places in the sentence.
    """
    found = list(tokens)
    if _opens_as_speaker(tokens):
        found[0] = msgspec.structs.replace(tokens[0], relation="nsubj")
    for place, token in enumerate(tokens[:-1]):
        verb = tokens[place + 1]
        said = token.relation == "obj" and 0 <= token.head < place and tokens[token.head].lemma in _SAYING
        if said and token.upos in ("NOUN", "NUM") and (verb.upos, verb.relation, verb.head) == ("VERB", "ccomp", token.head):
            own = any(one.head == place + 1 and one.relation in ("nsubj", "nsubj:pass", "aux", "obj") for one in tokens)
            if not own:
                found[place] = msgspec.structs.replace(token, relation="nsubj:pass", head=place + 1)
    return found


def _opens_as_speaker(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence opens with a name that a tree took for a place or time of the verb right behind it."""
    if len(tokens) < 3 or tokens[0].upos != "PROPN" or tokens[0].relation not in ("obl", "obj", "nmod", "dep", "vocative"):
        return False
    said = tokens[0].head == 1 and tokens[1].upos == "VERB" and tokens[1].lemma in _SAYING
    own = any(one.head == 1 and one.relation.startswith("nsubj") for one in tokens)
    return said and not own and not any(one.head == 0 for one in tokens)
