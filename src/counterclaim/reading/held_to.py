"""Who holds whom to account, lays the blame on somebody or is alarmed by something, without a verb of saying.

"The union held the army responsible for the fire", "laid the blame on the army", "the agency is concerned about reports",
"the front took responsibility for the raid".
"""

from collections.abc import Iterator

from counterclaim.reading.constructions import cases, content_of
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.stance import is_negated
from counterclaim.reading.subjects import is_no_speaker, is_person, phrase_of, subject_of
from counterclaim.reading.vocabulary import load_vocabulary
from counterclaim.records import Span, Stance

_ANSWERABLE = frozenset({"responsible", "accountable", "liable"})
_LAYING = frozenset({"lay", "put", "pin", "place", "heap"})
_TAKING = frozenset({"take", "accept", "assume"})
_DEEDS = frozenset(
    "attack strike raid bombing blast explosion ambush assault assassination killing murder shooting shelling kidnapping "
    "abduction massacre kill bomb shoot shell down hit".split()
)
_ON = frozenset({"on", "upon", "at"})
_FEELING = frozenset(
    "alarmed concerned worried appalled dismayed outraged horrified saddened disturbed shocked troubled".split()
)
_ABOUT = frozenset({"by", "about", "at", "over"})
_NOW = frozenset({"is", "are", "am", "remains", "remain"})
_CLAUSES = frozenset({"root", "conj", "parataxis"})
"""What "is concerned" must be: within what somebody says it tells nothing more."""


def find_held_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each who holds somebody responsible or lays blame (accuses), is alarmed by something (believes), or
    takes responsibility for an attack (asserts).
    """
    for i, token in enumerate(scene.tree.tokens):
        if not scene.is_saying(token.span.start):
            continue
        if token.lemma == "hold" and token.upos == "VERB":
            found = _held(scene, i)
        elif token.lemma in _LAYING and token.upos == "VERB":
            found = _laid(scene, i)
        elif token.lemma in _TAKING and token.upos == "VERB":
            found = _taken(scene, i)
        else:
            found = _felt(scene, i) if scene.tree.word(i).lower() in _FEELING else None
        if found is not None:
            yield found


def _held(scene: Scene, verb: int) -> Draft | None:
    """Read "held the army fully responsible for the deaths"."""
    tree = scene.tree
    whom = next((c for c in tree.with_relation(verb, "obj") if c > verb), None)
    answers = next((c for c in tree.with_relation(verb, "xcomp") if tree.word(c).lower() in _ANSWERABLE), None)
    if whom is None or answers is None or subject_of(scene, verb).passive:
        return None
    return _accusing(scene, verb, (verb,), [*tree.below(whom), *tree.below(answers)])


def _laid(scene: Scene, verb: int) -> Draft | None:
    """Read "laid the blame on the army"; the tree may hang the army from the blame or from the verb."""
    tree = scene.tree
    blame = next((c for c in tree.with_relation(verb, "obj") if tree.word(c).lower() == "blame"), None)
    if blame is None or subject_of(scene, verb).passive:
        return None
    behind = [*tree.with_relation(blame, "nmod", "obl"), *tree.with_relation(verb, "obl")]
    whom = next((c for c in behind if c > blame and cases(scene, c) & _ON), None)
    return None if whom is None else _accusing(scene, verb, (verb, blame), [t for t in tree.below(whom) if t > blame + 1])


def _taken(scene: Scene, verb: int) -> Draft | None:
    """Read "took responsibility for the raid"; a force takes responsibility for a border without a word."""
    tree = scene.tree
    part = next((c for c in tree.with_relation(verb, "obj") if c > verb and tree.tokens[c].lemma == "responsibility"), None)
    subject = subject_of(scene, verb)
    if part is None or subject.head is None or subject.passive or is_negated(scene, verb):
        return None
    if any(scene.has_word(i, "negations", "nobody") for i in (subject.head, *tree.with_relation(subject.head, "det"))):
        return None
    behind = [*tree.with_relation(part, "nmod", "acl"), *tree.with_relation(verb, "obl", "advcl")]
    deed = next((c for c in behind if c > part and "for" in cases(scene, c) and tree.tokens[c].lemma in _DEEDS), None)
    return None if deed is None else _saying(scene, verb, (verb,), [*range(verb + 1, part + 1), *tree.below(deed)], "asserts")


def _accusing(scene: Scene, verb: int, cue: tuple[int, ...], told: list[int]) -> Draft | None:
    return _saying(scene, verb, cue, told, "accuses")


def _saying(scene: Scene, verb: int, cue: tuple[int, ...], told: list[int], stance: Stance) -> Draft | None:
    subject = subject_of(scene, verb)
    source = None if subject.head is None else phrase_of(scene, subject.head)
    content = content_of(scene, told, {verb})
    if source is None or not content or is_no_speaker(source.of(scene.text)):
        return None
    return Draft(
        source=source,
        cue=scene.tree.span_of(cue),
        content=content,
        cue_token=verb,
        origin="verb",
        own=subject.own,
        sure=True,
        stance=stance,
        score=0.8,
    )


def _felt(scene: Scene, word: int) -> Draft | None:
    """Read "is deeply concerned about the fate of 500 families" and "is alarmed that 500 families have fled"."""
    tree = scene.tree
    verb = next((c for c in tree.with_relation(word, "cop", "aux", "aux:pass") if tree.word(c).lower() in _NOW), None)
    if verb is None or tree.tokens[word].relation not in _CLAUSES:
        return None
    source = _feeler(scene, word)
    told = _told_of(scene, word)
    if source is None or told is None:
        return None
    return Draft(
        source=source,
        cue=tree.span_of((verb, word)),
        content=told,
        cue_token=word,
        origin="verb",
        own=True,
        sure=True,
        stance="believes",
        score=0.7,
    )


def _told_of(scene: Scene, word: int) -> tuple[Span, ...] | None:
    tree = scene.tree
    clauses = (c for c in tree.with_relation(word, "ccomp", "advcl") if c > word and "that" in cases(scene, c))
    if (clause := next(clauses, None)) is not None:
        return content_of(scene, tree.below(clause), {word})
    about = next((c for c in tree.with_relation(word, "obl") if c > word and cases(scene, c) & _ABOUT), None)
    if about is None:
        return None
    link = next(c for c in tree.with_relation(about, "case") if tree.word(c).lower() in _ABOUT)
    return content_of(scene, [t for t in tree.below(about, without=("parataxis",)) if t > link], {word})


def _feeler(scene: Scene, word: int) -> Span | None:
    """Return the phrase for who is alarmed: a person or a body, not "the town"."""
    head = next(scene.tree.with_relation(word, "nsubj", "nsubj:pass"), None)
    phrase = None if head is None or head > word else phrase_of(scene, head)
    if head is None or phrase is None:
        return None
    body = any(True for _ in load_vocabulary(scene.lexicon).institutions.find(scene.tree.word(head).lower()))
    return phrase if body or is_person(scene, head) or scene.mention_kinds(phrase) & {"person", "organisation"} else None
