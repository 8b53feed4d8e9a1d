"""Whether what is told beside a time lies ahead: "will meet on Friday" is the next Friday, "met on Friday" the last."""

from counterclaim.reading.tree import Tree

_AHEAD = frozenset({"will", "shall", "'ll", "’ll", "wo", "would"})
_PLANS = frozenset(
    "plan schedule expect slate intend agree hope promise vow pledge propose aim due set prepare postpone delay deadline "
    "upcoming tomorrow".split()
)
_CLIMB = 8


def looks_ahead(tree: Tree, i: int) -> bool:
    """Tell whether the clause of a word looks ahead: its verb has "will", is an infinitive with "to", or hangs from a plan."""
    if tree.tokens[i].relation in ("nmod:poss", "compound", "amod") and tree.tokens[i].head >= 0:
        # "Friday's ruling": a thing that has its day already, whatever is to become of it.
        return tree.tokens[tree.tokens[i].head].lemma in _PLANS
    prepositions = {tree.word(case).lower() for case in tree.with_relation(i, "case")}
    if prepositions & {"until", "till"}:
        return True
    for height, above in enumerate(tree.above(i)):
        if height > _CLIMB:
            return False
        token = tree.tokens[above]
        planned = token.upos != "VERB" or prepositions & {"for", "by"} or token.lemma in ("schedule", "slate", "expect")
        if token.lemma in _PLANS and planned:
            return True
        if token.upos in ("VERB", "AUX") or any(True for _ in tree.with_relation(above, "cop")):
            return _is_ahead(tree, above)
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
    return False


def _is_past(tree: Tree, verb: int) -> bool:
    """Tell whether an infinitive belongs to something that was done: "managed to leave on Friday"."""
    head = tree.tokens[verb].head
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
