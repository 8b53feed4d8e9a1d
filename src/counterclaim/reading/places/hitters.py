"""Whose forces or arms hit a place: what "Russia shelled" lies in Russia less likely than what is told beside it."""

from collections.abc import Iterator, Sequence

from counterclaim.reading.places.names import Toponym
from counterclaim.reading.scene import Scene
from counterclaim.records import Party

_HITTING = frozenset("hit strike shell bomb bombard pound target attack besiege raid invade".split())


def hitters_of(scene: Scene, toponym: Toponym, parties: Sequence[Party]) -> frozenset[str]:
    """Return the countries (ISO alpha-3) that are told to hit a place: "Chad attacked X and Y", "Chadian drones hit X"."""
    verb = _verb_over(scene, toponym)
    if verb is None:
        return frozenset()
    subjects = [scene.tree.span_of(range(i, i + 1)) for i in _subject_words(scene, verb)]
    return frozenset(
        party.country
        for party in parties
        if party.country and any(naming.span.start == word.start for naming in party.namings for word in subjects)
    )


def _verb_over(scene: Scene, toponym: Toponym) -> int | None:
    """Return the verb of hitting whose object, or the like of it, a place is."""
    tree, head = scene.tree, scene.tree.head_of(toponym.span)
    if head is not None and tree.tokens[head].relation == "conj":
        head = tree.tokens[head].head
    if head is None or tree.tokens[head].relation != "obj" or tree.tokens[tree.tokens[head].head].lemma not in _HITTING:
        return None
    return tree.tokens[head].head


def _subject_words(scene: Scene, verb: int) -> Iterator[int]:
    """Yield the subject of a verb and what it is called by: "Russia", "Russian drones"."""
    for subject in scene.tree.with_relation(verb, "nsubj"):
        yield subject
        yield from scene.tree.with_relation(subject, "amod", "compound", "nmod:poss")
