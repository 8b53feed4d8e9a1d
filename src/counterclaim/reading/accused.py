"""Whom an accusation is made against, and whether it is who answers."""

from collections.abc import Sequence

from counterclaim.reading.matching import names_of
from counterclaim.reading.scene import Scene
from counterclaim.reading.stated import Stated


def is_accused(scene: Scene, accusing: Stated, answering: Stated) -> bool:
    """Tell whether who answers is whom a claim accuses by a common noun: "accused the army of ... The army denied it"."""
    tree = scene.tree
    source = answering.draft.source if answering.draft is not None else None
    whom, speaker = tree.head_of(accusing.content[0]), None if source is None else tree.head_of(source)
    if whom is None or speaker is None or tree.tokens[whom].upos != "NOUN":
        return False
    return tree.word(whom).lower() == tree.word(speaker).lower()


def is_told_of(scene: Scene, telling: Stated, answering: Stated) -> bool:
    """Tell whether a claim says of who answers that he did something: "said that the guard towed it. The guard denied it"."""
    tree = scene.tree
    source = answering.draft.source if answering.draft is not None else None
    verb, speaker = tree.head_of(telling.content[0]), None if source is None else tree.head_of(source)
    if verb is None or speaker is None or tree.tokens[verb].upos != "VERB" or tree.tokens[speaker].upos != "NOUN":
        return False
    return any(tree.word(i).lower() == tree.word(speaker).lower() for i in tree.with_relation(verb, "nsubj"))


def names_accused(scene: Scene, accusing: Stated) -> bool:
    """Tell whether a claim names whom it accuses: "accused Mali of ..."; "any involvement" of another is no answer to it."""
    whom = scene.tree.head_of(accusing.content[0])
    return whom is not None and scene.tree.tokens[whom].upos == "PROPN"


def names_called(scene: Scene, stated: Sequence[Stated], one: Stated) -> frozenset[str]:
    """Return the stems of the names by which a report calls a speaker before what it tells of him."""
    drafts = (other.draft for other in stated if other.actors == one.actors)
    sources = [draft.source for draft in drafts if draft is not None and draft.source is not None]
    return names_of(scene, sources) if one.actors else frozenset()
