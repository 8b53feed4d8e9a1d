"""Whose claim a noun of saying is: "the ministry's claim", "police allegations", "reports by aid groups", "gave assurances"."""

from counterclaim.reading.constructions import cases, chunk_after
from counterclaim.reading.marks import POSSESSIVE_MARKS
from counterclaim.reading.noun_clauses import that_behind
from counterclaim.reading.scene import Scene
from counterclaim.reading.subjects import is_no_speaker, is_person, phrase_of, subject_of
from counterclaim.reading.vocabulary import load_vocabulary
from counterclaim.records import Record, Span

NAMES = frozenset({"nationality", "organisation", "person", "place"})
"""Kinds of mention that can say something: of "accusations of the army" what follows "of" is no content."""
_NAMED = frozenset({"nationality", "organisation", "place"})
_OPENING = frozenset({'"', "“", "‘", "``"})
_GIVING = frozenset(
    "make makes made making give gives gave given giving issue issues issued issuing offer offers offered offering "
    "express expresses expressed expressing voice voices voiced voicing raise raises raised raising "
    "reach reaches reached reaching draw draws drew drawn drawing hold holds held holding".split()
)
"""Verbs whose subject says what the noun of saying that they take tells."""
_RAISING = frozenset({"raise", "raises", "raised", "raising"})
"""Those of the verbs that things do as well, without saying anything: "the violence raised fears that ..."."""
_COMING = frozenset("come comes came coming jump jumps jumped jumping arrive arrives arrived arriving leap leaped".split())
"""Verbs that lead to such a noun by "to" or "at": "came to the conclusion that ..."."""
_RELEASING = frozenset(
    "release issue publish post circulate send air broadcast distribute make give upload tweet share".split()
)
"""Verbs whose subject says what the document says that they put out."""
_NEAR = 6


class Giver(Record, frozen=True):
    """Who makes a claim that is told as a verb and a noun ("gave assurances"), and the words that tell so."""

    source: Span
    cue: Span


def holder_of(scene: Scene, i: int) -> Span | None:
    """Return whose claim a noun is, as far as it stands in the noun's own phrase."""
    return _owner(scene, i) or _agent(scene, i) or _spreader(scene, i) or _adjective(scene, i)


def giver_of(scene: Scene, i: int) -> Giver | None:
    """Return who makes the claim of a noun that a verb of giving takes: "gave assurances", "came to the conclusion"."""
    tree = scene.tree
    token = tree.tokens[i]
    verb = token.head
    if verb < 0 or verb >= i or tree.tokens[verb].upos != "VERB":
        return None
    gives = token.relation == "obj" and tree.word(verb).lower() in _GIVING
    comes = tree.word(verb).lower() in _COMING and bool(cases(scene, i) & {"to", "at"})
    subject = subject_of(scene, verb)
    if not (gives or comes) or subject.passive or subject.head is None:
        return None
    if tree.word(verb).lower() in _RAISING and not _is_somebody(scene, subject.head):
        return None
    source = phrase_of(scene, subject.head)
    if source is None or source.end > tree.tokens[verb].span.start or is_no_speaker(source.of(scene.text)):
        return None
    told = any(True for _ in tree.with_relation(verb, "iobj")) or i - verb > _NEAR
    return Giver(source=source, cue=token.span if told else tree.span_of((verb, i)))


def releaser_of(scene: Scene, source: Span) -> Span | None:
    """Return who released the document that a source is: of "the ministry issued a statement saying that" the ministry."""
    tree = scene.tree
    i = tree.head_of(source)
    verb = -1 if i is None or tree.tokens[i].relation != "obj" else tree.tokens[i].head
    if i is None or verb < 0 or tree.tokens[verb].lemma not in _RELEASING:
        return None
    kinds = {hit.value.kind for hit in load_vocabulary(scene.lexicon).institutions.find(tree.word(i))}
    subject = subject_of(scene, verb)
    if "document" not in kinds or subject.passive or subject.head is None or not _is_somebody(scene, subject.head):
        return None
    return phrase_of(scene, subject.head)


def _owner(scene: Scene, i: int) -> Span | None:
    """A possessive; one whose mark is missing is no owner but a slip of the tree."""
    tree = scene.tree
    for child in tree.with_relation(i, "nmod:poss"):
        if child < i and _is_possessive(scene, child, i):
            return phrase_of(scene, child)
    before = i - 1
    while before > i - _NEAR and (tree.word(before) in _OPENING or tree.tokens[before].upos == "ADJ"):
        before -= 1
    owned = before > 0 and tree.word(before).lower() in POSSESSIVE_MARKS and tree.tokens[before].upos != "PUNCT"
    return phrase_of(scene, before - 1) if owned else None


def _is_possessive(scene: Scene, owner: int, noun: int) -> bool:
    tree = scene.tree
    if tree.tokens[owner].upos == "PRON" or tree.word(owner)[-1:] in ("'", "’"):
        return True
    return any(tree.word(t).lower() in POSSESSIVE_MARKS for t in range(owner + 1, noun))


def _agent(scene: Scene, i: int) -> Span | None:
    """A phrase with "by", or one with "from", "of" or "in" that names somebody: "a report in the Post that ..."."""
    tree = scene.tree
    for child in tree.with_relation(i, "nmod", "obl"):
        links = cases(scene, child)
        kinds = scene.mention_kinds(tree.tokens[child].span)
        named = ("from" in links and (bool(kinds & NAMES) or _is_body(scene, child))) or (
            "in" in links and "organisation" in kinds
        )
        if child > i and ("by" in links or named):
            return phrase_of(scene, child)
    if (spread := _spreader(scene, i)) is not None:
        return spread
    link = tree.word(i + 1).lower() if i + 1 < len(tree.tokens) else ""
    chunk = chunk_after(scene, i + 1) if link in ("by", "from", "in") else None
    if chunk is None:
        return None
    outlet = _is_body(scene, tree.within(chunk)[-1], "outlet")
    return chunk if link == "by" or outlet or (link == "from" and scene.mention_kinds(chunk) & NAMES) else None


def _spreader(scene: Scene, i: int) -> Span | None:
    """Return who stands between a noun and its "that": "the charge of the navy that ...", "claims spread by papers that"."""
    tree, that = scene.tree, that_behind(scene, i)
    if that is None:
        return None
    if tree.word(i + 1).lower() == "of":
        chunk = chunk_after(scene, i + 1)
        named = chunk is not None and (scene.mention_kinds(chunk) & NAMES or _is_body(scene, tree.within(chunk)[-1]))
        return chunk if named and chunk is not None and tree.within(chunk).stop == that else None
    by = next((t for t in range(i + 2, that) if tree.word(t).lower() == "by"), None)
    participle = by is not None and any(tree.tokens[t].upos == "VERB" for t in range(i + 1, by))
    return chunk_after(scene, by) if participle and by is not None else None


def _adjective(scene: Scene, i: int) -> Span | None:
    """A nation, a body or a name right before the noun: "Kenyan claims", "police allegations"."""
    tree = scene.tree
    # A tree that has "the US claim that" for a clause has its holder for a subject.
    for child in tree.with_relation(i, "amod", "compound", "nmod", *(("nsubj",) if tree.tokens[i].upos == "VERB" else ())):
        if child < i and (scene.mention_kinds(tree.tokens[child].span) & _NAMED or _is_body(scene, child)):
            return _without_judgement(scene, child)
    before = None if i == 0 else tree.tokens[i - 1]
    named = before is not None and before.upos in ("ADJ", "PROPN") and "nationality" in scene.mention_kinds(before.span)
    return before.span if before is not None and named else None


def _without_judgement(scene: Scene, holder: int) -> Span | None:
    """Return the phrase of a holder; of "groundless Beninese claims" a tree may hang "groundless" from the nation."""
    span, tree = phrase_of(scene, holder), scene.tree
    if span is None or tree.tokens[holder].upos != "ADJ":
        return span
    inside = [i for i in tree.within(span) if i == holder or tree.tokens[i].upos != "ADJ" or _is_named(scene, i)]
    return tree.span_of((min(inside), holder))


def _is_named(scene: Scene, i: int) -> bool:
    return bool(scene.mention_kinds(scene.tree.tokens[i].span) & _NAMED)


def _is_somebody(scene: Scene, i: int) -> bool:
    """Tell whether a word is for somebody who can say something."""
    token = scene.tree.tokens[i]
    named = token.upos == "PRON" or bool(scene.mention_kinds(token.span) & NAMES)
    return named or _is_body(scene, i) or is_person(scene, i)


def _is_body(scene: Scene, i: int, kind: str | None = None) -> bool:
    """Tell whether a word names somebody or a body that can say something: "police", "newspaper", "aides"."""
    if scene.tree.tokens[i].upos not in ("NOUN", "PROPN"):
        return False
    word = scene.tree.word(i)
    vocabulary = load_vocabulary(scene.lexicon)
    found = [hit for hit in vocabulary.institutions.find(word) if hit.value.kind != "document"]
    bodies = [hit.span for hit in found if kind is None or hit.value.kind == kind]
    titles = [hit.span for hit in vocabulary.titles.find(word)] if kind is None else []
    return any(len(span) == len(word) for span in (*bodies, *titles))
