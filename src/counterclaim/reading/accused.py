"""Whom an accusation is made against, where no name tells it."""

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
