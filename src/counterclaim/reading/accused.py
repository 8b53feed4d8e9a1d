"""Whom an accusation is made against, and whether it is who answers."""

from collections.abc import Sequence

from counterclaim.reading.events.terms import load_terms
from counterclaim.reading.matching import names_of
from counterclaim.reading.scene import Scene
from counterclaim.reading.stated import Stated
from counterclaim.records import Span

_SOLDIERS = frozenset({"soldiers", "troops", "forces", "servicemen"})
_MEN_OF = {"army": _SOLDIERS, "military": _SOLDIERS, "police": frozenset({"officers", "policemen"})}
"""Whose deeds a force answers for: the army denies that soldiers fired."""
_OF_FORCES = frozenset("positions lines artillery drones jets planes warplanes helicopters tanks shells gunfire fire".split())
"""What is a force's, and does or stands where it does what it is said to have done."""


def is_accused(scene: Scene, accusing: Stated, answering: Stated) -> bool:
    """Tell whether who answers is whom a claim accuses by a common noun: "accused the army of ... The army denied it"."""
    whom = scene.tree.head_of(accusing.content[0])
    return whom is not None and any(_is_same_noun(scene, whom, speaker) for speaker in _speakers(scene, answering))


def is_told_of(scene: Scene, telling: Stated, answering: Stated) -> bool:
    """Tell whether a claim says of who answers that he did something: "said that the guard towed it. The guard denied it"."""
    return any(_is_told_of(scene, telling, speaker) for speaker in _speakers(scene, answering))


def _is_told_of(scene: Scene, telling: Stated, speaker: int) -> bool:
    verb = scene.tree.head_of(telling.content[0])
    if _comes_from(scene, telling, speaker):
        return True
    if verb is None or scene.tree.tokens[verb].upos != "VERB":
        return False
    men = _MEN_OF.get(scene.tree.word(speaker).lower(), frozenset())
    subjects = scene.tree.with_relation(verb, "nsubj")
    return any(_is_same_noun(scene, i, speaker) or scene.tree.word(i).lower() in men for i in subjects)


def _comes_from(scene: Scene, telling: Stated, speaker: int) -> bool:
    """Tell whether a claim has something come from who answers: "the shell was fired from army positions"."""
    tree = scene.tree
    inside = [i for piece in telling.content for i in tree.within(piece)]
    named = (i for i in inside if _is_same_noun(scene, i, speaker) and i + 1 in inside)
    return any(tree.word(i + 1).lower() in _OF_FORCES for i in named)


def subject_span(scene: Scene, telling: Stated) -> tuple[Span, ...]:
    """Return the words for who does what a claim tells: "Sudanese troops" of "Sudanese troops had fired first"."""
    verb = scene.tree.head_of(telling.content[0])
    subjects = () if verb is None else (i for i in scene.tree.with_relation(verb, "nsubj") if _is_active(scene, i))
    return tuple(scene.tree.span_of(scene.tree.below(i)) for i in subjects)


def act_spans(scene: Scene, telling: Stated) -> tuple[Span, ...]:
    """Return the phrases of acts of force that tell whose they are: "an Israeli strike" of "was hit in an Israeli strike"."""
    tree, terms = scene.tree, load_terms(scene.lexicon)["n"]
    nouns = [i for piece in telling.content for i in tree.within(piece) if tree.tokens[i].upos == "NOUN"]
    acts = (i for i in nouns if any(term.type == "ASSAULT" for term in terms.get(tree.tokens[i].lemma, ())))
    owned = ((i, list(tree.with_relation(i, "amod", "compound", "nmod:poss"))) for i in acts)
    return tuple(tree.span_of((*(child for child in owners if child < i), i)) for i, owners in owned if owners)


def _is_active(scene: Scene, subject: int) -> bool:
    return scene.tree.tokens[subject].relation == "nsubj"


def _speakers(scene: Scene, answering: Stated) -> tuple[int, ...]:
    """Return the word for who answers and those for whom he speaks: "army" of "army spokesman Ivo Roe"."""
    tree, source = scene.tree, answering.draft.source if answering.draft is not None else None
    head = None if source is None else tree.head_of(source)
    if source is None or head is None:
        return ()
    bodies = (i for i in tree.within(source) if i != head and tree.tokens[i].upos in ("NOUN", "ADJ"))
    # A tagger may have "army" of "army spokesman" for an adjective: as a compound it is a noun.
    return (head, *(i for i in bodies if tree.tokens[i].relation in ("compound", "nmod", "nmod:poss")))


def _is_same_noun(scene: Scene, one: int, other: int) -> bool:
    tree = scene.tree
    return tree.tokens[one].upos in ("NOUN", "PROPN") and tree.word(one).lower() == tree.word(other).lower()


def names_accused(scene: Scene, accusing: Stated) -> bool:
    """Tell whether a claim names whom it accuses: "accused Mali of ..."; "any involvement" of another is no answer to it."""
    whom = scene.tree.head_of(accusing.content[0])
    if whom is None:
        return False
    told = (whom, *scene.tree.with_relation(whom, "compound"))  # "blamed Salt Front militias"
    return any(scene.tree.tokens[i].upos == "PROPN" for i in told)


def names_called(scene: Scene, stated: Sequence[Stated], one: Stated) -> frozenset[str]:
    """Return the stems of the names by which a report calls a speaker before what it tells of him."""
    drafts = (other.draft for other in stated if other.actors == one.actors)
    sources = [draft.source for draft in drafts if draft is not None and draft.source is not None]
    return names_of(scene, sources) if one.actors else frozenset()
