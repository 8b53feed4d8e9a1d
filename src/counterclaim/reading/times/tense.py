"""Whether what is told beside a time lies ahead or back: "will meet on Friday" is the next Friday, "met on Friday" the last."""

from counterclaim.reading.tree import Tree

_AHEAD = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
_PLANS = frozenset(
    "plan schedule expect slate intend agree hope promise vow pledge propose aim due set prepare postpone delay deadline "
    "upcoming tomorrow".split()
)
_CALLING = frozenset("announce call declare fix arrange organize organise convene convoke summon book order".split())
"""Verbs that, "for" a day, tell of what is to be then: "announced a strike for Friday"."""
_COUNTED = frozenset(
    "figure number toll count datum data result total rate price profit loss earnings statistic estimate".split()
)
"""What is announced for a day that was: "announced the toll for Friday"."""
_SCHEDULED = frozenset("begin open start resume end expire meet convene".split())
"""Verbs whose present tells of a day to come: "talks resume on Monday"."""
_SAME_IN_THE_PAST = frozenset("set put hit cut let beset".split())
_AWAITING = frozenset({"when", "once", "before", "if", "unless"})
_DRIVING = frozenset("force compel drive cause prompt lead oblige".split())
"""Verbs whose infinitive was done when they were: "forced them to flee on Friday"."""
_ON = frozenset({"on", "in", "at"})
_WAS = frozenset({"was", "were", "been", "had", "has", "have", "did", "not", "n't"})
_UNTIL = frozenset({"until", "till"})
_CLIMB = 8


def looks_ahead(tree: Tree, i: int, *, is_day: bool = False) -> bool:
    """Tell whether the clause of a word looks ahead: its verb has "will", is an infinitive with "to", or hangs from a plan.

    What is called or announced for a day is to be then; for a quarter or month it may be what was earned in it.
    """
    if tree.tokens[i].relation in ("nmod:poss", "compound", "amod") and tree.tokens[i].head >= 0:
        # "Friday's ruling": a thing that has its day already, whatever is to become of it.
        return tree.tokens[tree.tokens[i].head].lemma in _PLANS
    cases = list(tree.with_relation(i, "case"))
    prepositions = {tree.word(case).lower() for case in cases}
    if prepositions & _UNTIL:
        return not _was_not(tree, i)
    if any(case and tree.word(case - 1).lower() == "ahead" for case in cases):
        # "Ahead of the weekend".
        return True
    for height, above in enumerate(tree.above(i)):
        if height > _CLIMB:
            return False
        token = tree.tokens[above]
        if token.lemma in _PLANS and _is_planned(tree, above, prepositions):
            return True
        if is_day and "for" in prepositions and _is_called(tree, i, above):
            return True
        clause = token.upos in ("VERB", "AUX") or any(True for _ in tree.with_relation(above, "cop"))
        if clause and not _takes_tense(tree, above):
            return _is_ahead(tree, above)
    return False


def looks_back(tree: Tree, i: int) -> bool:
    """Tell whether a time is when a verb in the past tense took place: "erupted on 3 May", not "was set for 3 May"."""
    verb, relation = tree.tokens[i].head, tree.tokens[i].relation
    if verb < 0 or tree.tokens[verb].upos != "VERB" or not relation.startswith(("obl", "nmod", "advmod")):
        return False
    told = tree.tokens[verb]
    if told.lemma in _PLANS | _CALLING or told.relation == "acl":
        return False
    if not {tree.word(case).lower() for case in tree.with_relation(i, "case")} <= _ON:
        return False
    beside = {
        tree.word(j).lower() for j in tree.children[verb] if tree.tokens[j].relation.startswith(("aux", "mark", "advmod"))
    }
    if beside & (_AWAITING | {"to"}):
        return False
    helpers = {tree.word(j).lower() for j in tree.children[verb] if tree.tokens[j].relation.startswith("aux")}
    word = tree.word(verb).lower()
    return helpers <= _WAS if helpers else word != told.lemma and not word.endswith(("ing", "s"))


def _is_called(tree: Tree, i: int, verb: int) -> bool:
    """Tell whether a verb over a time calls what is to be: "announced a strike for Friday", not "the toll for Friday"."""
    token = tree.tokens[verb]
    told = {tree.tokens[tree.tokens[i].head].lemma, *(tree.tokens[child].lemma for child in tree.with_relation(verb, "obj"))}
    return token.upos == "VERB" and token.lemma in _CALLING and not told & _COUNTED


def _is_planned(tree: Tree, plan: int, prepositions: set[str]) -> bool:
    """Tell whether a time beside a word for a plan is that of what is planned: "a plan for Friday", "plans to go on Friday".

    "Announced the plan Friday" and "agreed on Friday to go" tell when that was.
    """
    token = tree.tokens[plan]
    if token.upos != "VERB":
        return bool(prepositions)
    return bool(prepositions & {"for", "by"}) or token.lemma in ("schedule", "slate", "expect") or _is_present(tree, plan)


def _is_present(tree: Tree, verb: int) -> bool:
    """Tell whether a verb stands in the present: "plan", "plans", "is planning"."""
    token, word = tree.tokens[verb], tree.word(verb).lower()
    helpers = {tree.word(child).lower() for child in tree.children[verb] if tree.tokens[child].relation.startswith("aux")}
    if helpers:
        return bool(helpers & {"is", "are", "'s", "'re", "’s", "’re"}) and word.endswith("ing")
    return (word != token.lemma and word.endswith("s")) or (word == token.lemma and word not in _SAME_IN_THE_PAST)


def _takes_tense(tree: Tree, verb: int) -> bool:
    """Tell whether a verb takes its tense from the clause above: "will leave, arriving on Friday"."""
    token = tree.tokens[verb]
    alone = not any(tree.tokens[child].relation.startswith("aux") for child in tree.children[verb])
    return alone and token.relation.startswith(("acl", "advcl", "conj")) and tree.word(verb).lower().endswith("ing")


def _was_not(tree: Tree, i: int) -> bool:
    """Tell whether something was not so until a time: "had not spoken until Friday", which was then."""
    for above in tree.above(i):
        if tree.tokens[above].upos in ("VERB", "AUX"):
            words = {tree.word(child).lower() for child in tree.children[above]}
            not_planned = tree.tokens[above].lemma not in _PLANS
            return bool(not_planned and words & {"had", "did", "was", "were"} and words & {"not", "n't", "n’t", "never"})
    return False


def _is_ahead(tree: Tree, verb: int) -> bool:
    for child in tree.children[verb]:
        word, relation = tree.word(child).lower(), tree.tokens[child].relation
        if relation == "aux" and word in _AHEAD:
            return True
        if relation == "mark" and word == "to":
            return not _is_past(tree, verb)
        if relation == "aux" and word in ("to", "going"):
            return True
    return _is_awaited(tree, verb) or (tree.tokens[verb].lemma in _SCHEDULED and _is_present(tree, verb))


def _is_awaited(tree: Tree, verb: int) -> bool:
    """Tell whether a clause with "when", "once" or "if" stands in the present, and so ahead: "when the court sits in May"."""
    children = tree.children[verb]
    joined = {tree.word(child).lower() for child in children if tree.tokens[child].relation in ("mark", "advmod")}
    helpers = {tree.word(child).lower() for child in children if tree.tokens[child].relation.startswith("aux")}
    if not joined & _AWAITING or not tree.tokens[verb].relation.startswith("advcl"):
        return False
    return helpers <= {"is", "are", "has", "have"} if helpers else _is_present(tree, verb)


def _is_past(tree: Tree, verb: int) -> bool:
    """Tell whether an infinitive belongs to something that was done: "managed to leave on Friday", "were able to leave"."""
    head = tree.tokens[verb].head
    perfect = any(tree.word(i).lower() == "have" for i in tree.with_relation(verb, "aux"))
    if perfect and head >= 0 and tree.tokens[head].lemma not in _PLANS:
        return True  # "Is thought to have left on Friday".
    if head >= 0 and tree.tokens[head].lemma in ("able", "unable"):
        return any(tree.word(i).lower() in ("was", "were", "been") for i in tree.with_relation(head, "cop"))
    if head >= 0 and tree.tokens[head].lemma in _DRIVING:
        return not _is_ahead(tree, head)
    return head >= 0 and tree.tokens[head].lemma in (
        "manage",
        "help",
        "use",
        "begin",
        "start",
        "continue",
        "seem",
        "appear",
        "have",
    )
