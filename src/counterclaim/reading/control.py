"""Who does what a complement without a subject tells, where another word of the clause above is it."""

from counterclaim.reading.tree import Tree

_BLAMING = frozenset({"of", "for", "from", "into"})
"""Behind these the object acts: "accused the army of shelling", "blamed it for killing", "kept them from leaving"."""
_URGING = frozenset(
    "urge ask order tell force allow permit enable persuade help compel oblige require encourage instruct invite authorize "
    "authorise want expect press push call appeal command direct advise warn beg implore request train pressure pressurise "
    "lobby leave forbid cause lead prompt drive tempt".split()
)
"""Behind these the object, or who is called on, does what the infinitive tells: "urged the army to leave"."""
_TRYING = frozenset(
    "attempt effort bid plan decision campaign operation move promise vow pledge threat failure refusal willingness intention "
    "readiness desire plot".split()
)
"""Nouns whose owner does what their infinitive tells: "the army's attempt to seize the port"."""
_HAVING = frozenset("make have launch mount start begin announce take abandon drop give shelve continue resume".split())
"""Verbs done to one's own attempt or plan; who foiled a plot had none."""
_SEEING = frozenset("see watch hear notice spot observe film show catch find feel keep leave send picture".split())
"""Behind these the object does what a bare form in "-ing" tells: "saw drones flying"."""
_WITNESSING = frozenset({"see", "watch", "hear", "feel"})
"""Of these, the ones that have a verb without "to" behind them, too: "saw officers open fire"."""
_CHARGING = frozenset({"accuse", "suspect", "convict", "charge", "acquit"})
_WHEN = frozenset({"after", "when", "as", "because"})
_ATTACKING = frozenset("attack raid storm ambush bomb shell hit strike target invade assault ram".split())
"""Verbs of a clause to whose subject what was done with it belongs: "after rebels attacked a post, killing nine"."""


def controller_of(tree: Tree, verb: int) -> int | None:
    """Return the object (in the passive the subject) of the verb above that does what a complement tells, or None.

    Of "accused the army of shelling a school" it is the army that shells, not who accuses it.
    """
    token = tree.tokens[verb]
    if (noun := attempt_of(tree, verb)) is not None:
        return _owner(tree, noun, verb)
    if token.relation == "acl" and token.head >= 0 and _is_charged(tree, verb):
        return token.head
    if token.head < 0 or token.relation not in ("xcomp", "advcl", "ccomp", "obl"):
        return None
    marks = {tree.word(i).lower() for i in tree.with_relation(verb, "mark", "case")}
    if tree.word(verb - 1).lower() == "of":  # "accuses it of breaching truce": the tree hangs it from what is breached
        marks.add("of")
    if not marks and (attacker := _nearer(tree, verb)) is not None:
        return attacker
    seeing = tree.tokens[token.head].lemma in _SEEING and tree.word(verb).lower().endswith("ing")
    if not marks and (seeing or is_witnessed(tree, verb)):
        seen = (i for i in tree.with_relation(token.head, "obj") if i < verb)
        return next((i for i in seen if all(tree.tokens[j].upos != "PUNCT" for j in range(i, verb))), None)
    charged = "with" in marks and tree.tokens[token.head].lemma == "charge"
    urged = "to" in marks and tree.tokens[token.head].lemma in _URGING
    if not urged and not charged and not marks & _BLAMING:
        return None
    near = (i for i in tree.with_relation(token.head, "obj", "iobj") if i < verb)
    called = (i for i in tree.with_relation(token.head, "obl") if urged and i < verb and _is_called(tree, i))
    passive = (i for i in tree.with_relation(token.head, "nsubj:pass") if tree.tokens[i].relation == "nsubj:pass")
    return next(near, next(called, next(passive, None)))


def is_witnessed(tree: Tree, verb: int) -> bool:
    """Tell whether a bare verb is what somebody saw or heard done: "saw officers open fire"."""
    token = tree.tokens[verb]
    bare = token.upos == "VERB" and token.head >= 0 and tree.word(verb).lower() == token.lemma
    marked = any(True for _ in tree.with_relation(verb, "mark", "aux"))
    return bare and token.relation in ("xcomp", "ccomp") and not marked and tree.tokens[token.head].lemma in _WITNESSING


def _is_charged(tree: Tree, verb: int) -> bool:
    """Tell whether the tree hangs a deed from who is accused of it: "accused the army of killing nine"."""
    noun = tree.tokens[tree.tokens[verb].head]
    charged = noun.relation in ("obj", "nsubj:pass") and noun.head >= 0 and tree.tokens[noun.head].lemma in _CHARGING
    return charged and tree.word(verb - 1).lower() in ("of", "with")


def lacks_subject(tree: Tree, verb: int) -> bool:
    """Tell whether the parse has missed the subject of a finite verb: of "hours after fighting killed six" it is fighting."""
    token = tree.tokens[verb]
    finite = not tree.word(verb).lower().endswith("ing") and any(True for _ in tree.with_relation(verb, "obj"))
    marked = any(True for _ in tree.with_relation(verb, "mark", "case"))
    return verb > 0 and token.relation == "advcl" and finite and not marked and tree.tokens[verb - 1].upos in ("NOUN", "PROPN")


def _nearer(tree: Tree, verb: int) -> int | None:
    """Return who attacked, of "troops answered after rebels attacked a post, killing nine" the rebels."""
    token = tree.tokens[verb]
    if not tree.word(verb).lower().endswith("ing") or tree.word(verb - 1) != "," or token.relation not in ("advcl", "conj"):
        return None
    for clause in tree.with_relation(token.head, "advcl"):
        marks = {tree.word(i).lower() for i in tree.with_relation(clause, "mark", "advmod")}
        near = token.head < clause < verb and all(tree.word(j) != "," for j in range(clause, verb - 1))
        if near and marks & _WHEN and tree.tokens[clause].lemma in _ATTACKING:
            return next((i for i in tree.with_relation(clause, "nsubj") if tree.tokens[i].relation == "nsubj"), None)
    return None


def attempt_of(tree: Tree, verb: int) -> int | None:
    """Return the attempt or plan whose infinitive a verb is, wherever the tree hangs it: "foiled a plot to kill", else None."""
    token = tree.tokens[verb]
    to = next((i for i in tree.with_relation(verb, "mark") if tree.word(i).lower() == "to"), 0)
    near = token.relation == "acl" or (token.relation in ("advcl", "xcomp") and tree.tokens[to - 1].relation == "obj")
    noun = token.head if token.relation == "acl" else to - 1
    return noun if to and near and tree.tokens[noun].lemma in _TRYING else None


def _owner(tree: Tree, noun: int, verb: int) -> int | None:
    """Return whose the attempt or plan is: "the army's attempt to", "attempts by the army to", "the army made plans to"."""
    owner = next((i for i in tree.with_relation(noun, "nmod:poss") if tree.tokens[i].upos != "PRON"), None)
    if owner is None:
        behind = (i for i in tree.with_relation(noun, "nmod", "obl") if i < verb)
        owner = next((i for i in behind if any(tree.word(c).lower() == "by" for c in tree.with_relation(i, "case"))), None)
    made = tree.tokens[noun].head if tree.tokens[noun].relation == "obj" else -1
    if owner is None and made >= 0 and tree.tokens[made].lemma in _HAVING:
        owner = next((i for i in tree.with_relation(made, "nsubj") if tree.tokens[i].relation == "nsubj" and i < made), None)
    return owner


def _is_called(tree: Tree, noun: int) -> bool:
    return any(tree.word(i).lower() in ("on", "upon", "to") for i in tree.with_relation(noun, "case"))
