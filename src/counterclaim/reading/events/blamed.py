"""Whom somebody blames for a deed that a noun tells, and who claims it."""

from counterclaim.reading.events.arguments import Arguments
from counterclaim.reading.tree import Tree

_LAYING = {"blame": ("on", "upon"), "pin": ("on", "upon"), "attribute": ("to",), "ascribe": ("to",)}
"""Verbs whose object is the deed, and the prepositions before who is said to have done it: "blamed the raid on rebels"."""
_CHARGING = {"blame": "for", "accuse": "of", "suspect": "of"}
"""Verbs whose object is who is said to have done it, and the preposition before the deed: "blamed rebels for the raid"."""
_PASSIVE = "nsubj:pass"
_ANSWERING_FOR = frozenset({"responsibility", "credit"})
_CLAIMING = frozenset({"claim", "take", "accept", "admit", "assume", "acknowledge"})
_NOBODY = frozenset({"no", "not", "n't", "n’t", "nobody", "none", "neither", "never"})


def find_blamed(tree: Tree, words: Arguments, deed: int) -> list[int]:
    """Return who is blamed for the deed of a noun, where the verb above it blames anybody; of other nouns nothing."""
    token = tree.tokens[deed]
    over = token.head
    if over < 0:
        return []
    if (claimed := _claimed_by(tree, words, deed)) is not None:
        return claimed
    verb = tree.tokens[over].lemma
    if token.relation in ("obj", _PASSIVE) and verb in _LAYING:
        return list(words.deep(over, *_LAYING[verb]))[:1]
    if token.relation == "obl" and _CHARGING.get(verb) in words.cases(deed):
        return words.direct(over)
    return []


def _claimed_by(tree: Tree, words: Arguments, deed: int) -> list[int] | None:
    """Return who "claimed responsibility for" a deed, nobody where none did; None where it is told in other words."""
    over = tree.tokens[deed].head
    if "for" not in words.cases(deed):
        return None
    if tree.tokens[over].lemma in _ANSWERING_FOR and tree.tokens[over].relation == "obj":
        over = tree.tokens[over].head
    elif not any(tree.tokens[i].lemma in _ANSWERING_FOR for i in tree.with_relation(over, "obj")):
        return None
    if tree.tokens[over].lemma not in _CLAIMING:
        return None
    subjects = words.subjects(over)
    below = (i for j in (over, *subjects) for i in (j, *tree.children[j]))
    return [] if any(tree.word(i).lower() in _NOBODY for i in below) else subjects
