"""Whom somebody blames for a deed that a noun tells."""

from counterclaim.reading.events.arguments import Arguments
from counterclaim.reading.tree import Tree

_LAYING = {"blame": ("on", "upon"), "pin": ("on", "upon"), "attribute": ("to",), "ascribe": ("to",)}
"""Verbs whose object is the deed, and the prepositions before who is said to have done it: "blamed the raid on rebels"."""
_CHARGING = {"blame": "for", "accuse": "of", "suspect": "of"}
"""Verbs whose object is who is said to have done it, and the preposition before the deed: "blamed rebels for the raid"."""
_PASSIVE = "nsubj:pass"


def find_blamed(tree: Tree, words: Arguments, deed: int) -> list[int]:
    """Return who is blamed for the deed of a noun, where the verb above it blames anybody; of other nouns nothing."""
    token = tree.tokens[deed]
    over = token.head
    if over < 0:
        return []
    verb = tree.tokens[over].lemma
    if token.relation in ("obj", _PASSIVE) and verb in _LAYING:
        return list(words.deep(over, *_LAYING[verb]))[:1]
    if token.relation == "obl" and _CHARGING.get(verb) in words.cases(deed):
        return words.direct(over)
    return []
