"""What somebody denies or confirms in his own words: "We deny these allegations," the spokesman said."""

import msgspec

from counterclaim.reading.cues import Cue
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.stance import is_negated
from counterclaim.reading.subjects import subject_of
from counterclaim.reading.verbs import find_verb_content
from counterclaim.records import Record, Span, Stance

_SPEAKERS = frozenset({"i", "we"})
_TAKING: frozenset[Stance] = frozenset({"denies", "disputes", "confirms"})
_SAYING: frozenset[Stance] = frozenset({"asserts", "accuses"})
_FINITE = frozenset({"do", "have", "be"})
"""Helping verbs of what is done: not "would deny"."""
_WANTED: frozenset[Stance] = frozenset({"urges", "promises"})


class Spoken(Record, frozen=True):
    """A verb of answering whose subject is "I" or "we", and what it answers."""

    verb: int
    rows: tuple[Cue, ...]
    content: tuple[Span, ...]


def spoken_stance(scene: Scene, draft: Draft, stance: Stance) -> Stance:
    """Return the stance of a claim, that of the speaker's own verb where he says "We deny that ..."."""
    spoken = find_spoken(scene, draft, stance)
    return stance if spoken is None else spoken.rows[0].stance


def as_spoken(scene: Scene, draft: Draft) -> Draft:
    """Return a draft with the cue and content of the speaker's own denial, itself where he makes none."""
    spoken = find_spoken(scene, draft, "asserts")
    if spoken is None:
        return draft
    cue = scene.tree.tokens[spoken.verb].span
    return msgspec.structs.replace(draft, cue=cue, cue_token=spoken.verb, rows=spoken.rows, content=spoken.content)


def find_spoken(scene: Scene, draft: Draft, stance: Stance) -> Spoken | None:
    """Return what somebody says in the first sentence of his own words that he denies or confirms, None where nothing.

    A denial goes before a confirmation: "We condemn this massacre, and we deny any involvement".
    """
    if stance not in _SAYING or not scene.quoted_in(draft.content[0]):
        return None
    inside = scene.tree.within(draft.content[0])
    first = scene.sentence_of(inside[0])
    found = [one for i in inside if first.holds(scene.tree.tokens[i].span) and (one := _spoken_at(scene, i)) is not None]
    return min(found, key=lambda one: one.rows[0].stance == "confirms", default=None)


def _spoken_at(scene: Scene, i: int) -> Spoken | None:
    tree = scene.tree
    rows = tuple(row for row in scene.cues.at(tree, i, "verb") if row.stance in _TAKING and "soft" not in row.takes)
    subject = subject_of(scene, i)
    if not rows or tree.tokens[i].upos != "VERB" or subject.head is None or subject.passive:
        return None
    helpers = (tree.tokens[c].lemma for c in tree.with_relation(i, "aux"))
    if tree.word(subject.head).lower() not in _SPEAKERS or is_negated(scene, i) or not _FINITE.issuperset(helpers):
        return None
    if tree.tokens[i].relation not in ("root", "ccomp", "conj", "parataxis") or not scene.quoted_in(tree.tokens[i].span):
        return None
    found = find_verb_content(scene, i, rows, subject)
    if found is None or not found.content or not _is_claimed(scene, found.content[0], rows):
        return None
    return Spoken(verb=i, rows=found.rows, content=found.content)


def _is_claimed(scene: Scene, content: Span, rows: tuple[Cue, ...]) -> bool:
    """Tell whether what is answered may have been said by somebody: a clause, a claim, a deed; not a wish or an offer."""
    tree, head = scene.tree, scene.tree.head_of(content)
    if head is None or tree.tokens[head].upos in ("VERB", "AUX", "ADJ"):
        return head is not None
    nouns = scene.cues.at(tree, head, "noun")
    if nouns:
        return any(row.stance not in _WANTED for row in nouns)
    return any("clause" in row.takes for row in rows) or scene.has_word(head, "negations", "guilt")
