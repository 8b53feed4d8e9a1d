"""Who says what is to come: "said the loss would expose the town" predicts, "said it would lodge a protest" promises."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import is_person, phrase_of
from counterclaim.reading.vocabulary import load_vocabulary
from counterclaim.reading.warned import WARNING
from counterclaim.records import Attribution, Party, Span, Stance

_COMING = frozenset({"will", "would", "'ll", "’ll", "wo", "shall"})
_WISHING = frozenset(
    "like prefer love welcome appreciate hope want wish need say call describe think consider argue guess".split()
)
"""Verbs with which "would" only softens: "would like to see"."""
_HABITS = frozenset("often sometimes usually always every each whenever regularly".split())
_OWN = frozenset({"it", "he", "she", "they", "we", "i"})
_POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my"})
_BEFALLING = frozenset("have be mean lead cause happen become cost affect result remain make help rise fall grow".split())
"""What "it" may do that is no deed of the speaker: "it would have no effect"."""
_COLLECTIVE = frozenset("country nation people side party government state men women movement alliance".split())
_FEARING = frozenset({"fear"})
_SUBJECTS = ("nsubj", "nsubj:pass")


def coming_stance(scene: Scene, draft: Draft, stance: Stance) -> Stance | None:
    """Return "promises" or "predicts" where the content of an assertion is to come, None where it is not.

    A fear of what will be predicts it, too. Who speaks of himself by a pronoun promises; `with_parties` knows the names.
    """
    feared = stance == "believes" and bool(draft.rows) and draft.rows[0].lemma in _FEARING
    if (stance != "asserts" and not feared) or draft.origin == "noun" or not _is_to_come(scene, draft.content):
        return None
    return "promises" if not feared and _is_of_self(scene, draft.content[0]) else "predicts"


class Sides(NamedTuple):
    """The parties of a report, and the party of each of its actors by id."""

    parties: Sequence[Party]
    by_actor: Mapping[str, str | None]


def with_parties(scene: Scene, draft: Draft, stance: Stance, attribution: Attribution, sides: Sides) -> Stance:
    """Return a stance as it is when parties are known: who foretells what his own side will do promises it."""
    row = draft.rows[0] if draft.rows else None
    warned = row is not None and row.lemma in WARNING
    foretold = row is None or row.stance == "asserts" or warned
    if stance != "predicts" or not foretold or not _is_to_come(scene, draft.content):
        return stance
    own = {sides.by_actor.get(speaker.actor) for speaker in attribution.speakers if speaker.actor} - {None}
    subject = _subject(scene, draft.content[0])
    opened = None if subject is None else phrase_of(scene, subject)
    namings = [naming.span for party in sides.parties if party.name in own for naming in party.namings]
    named = opened is not None and any(opened.holds(span) for span in namings)
    if not (named or (warned and _is_of_self(scene, draft.content[0]))):
        return stance
    return "threatens" if warned else "promises"


def _is_to_come(scene: Scene, content: Sequence[Span]) -> bool:
    """Tell whether the main clause of a content, and each that is joined to it, stands in the future."""
    tree, root = scene.tree, scene.tree.head_of(content[0])
    inside = {i for piece in content for i in tree.within(piece)}
    if root is None or tree.tokens[root].upos != "VERB" or any(tree.word(i).lower() in _HABITS for i in inside):
        return False
    joined = [c for c in tree.with_relation(root, "conj", "parataxis") if c in inside]
    own = [c for c in joined if any(True for _ in tree.with_relation(c, "aux", *_SUBJECTS))]
    return all(_is_future(scene, verb) for verb in (root, *own))


def _is_future(scene: Scene, verb: int) -> bool:
    tree = scene.tree
    helpers = [i for i in tree.with_relation(verb, "aux", "aux:pass")]
    coming = [i for i in helpers if tree.word(i).lower() in _COMING]
    perfect = any(tree.word(i).lower() in ("have", "'ve", "’ve") for i in helpers)
    if not coming or perfect or tree.tokens[verb].lemma in _WISHING:
        return False
    return tree.word(coming[0]).lower() != "would" or not scene.quoted_in(tree.tokens[coming[0]].span)


def _subject(scene: Scene, content: Span) -> int | None:
    root = scene.tree.head_of(content)
    return None if root is None else next(scene.tree.with_relation(root, *_SUBJECTS), None)


def _is_of_self(scene: Scene, content: Span) -> bool:
    """Tell whether a content says what its speaker will do: "it would lodge a protest", "his country would answer"."""
    root, subject = scene.tree.head_of(content), _subject(scene, content)
    if root is None or subject is None or scene.tree.tokens[root].lemma in _BEFALLING:
        return False
    owners = (scene.tree.word(i).lower() for i in scene.tree.with_relation(subject, "nmod:poss"))
    active = scene.tree.tokens[subject].relation == "nsubj"
    if scene.tree.word(subject).lower() in _OWN:
        return True
    return active and any(word in _POSSESSIVES for word in owners) and _can_act(scene, subject)


def _can_act(scene: Scene, noun: int) -> bool:
    """Tell whether a noun names people or a body: of "its troops would stay" the troops, not the loss of "its loss would"."""
    word, vocabulary = scene.tree.word(noun), load_vocabulary(scene.lexicon)
    known = any(True for _ in vocabulary.titles.find(word)) or any(True for _ in vocabulary.institutions.find(word))
    return known or is_person(scene, noun) or scene.tree.tokens[noun].lemma in _COLLECTIVE
