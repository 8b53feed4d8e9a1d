"""Claims inside nouns: "Russian claims that ...", "the ministry's claim of ...", "denied reports that ..."."""

from collections.abc import Sequence

from counterclaim.reading.constructions import ANSWERING, cases, taking
from counterclaim.reading.cues import Cue
from counterclaim.reading.extents import trim
from counterclaim.reading.noun_clauses import clause_tokens, said_clause
from counterclaim.reading.noun_holders import NAMES, giver_of, holder_of
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import phrase_of, subject_of
from counterclaim.reading.turned_down import is_turned_down
from counterclaim.reading.verbs import cue_span
from counterclaim.records import Span

LONGEST_COPULA = 4
"""Words of "had been quite" between a claim and the word that calls it false."""
UNHELD = "the report does not say whose words they are"
_SIDES = frozenset({"side", "government", "regime", "ministry"})
_HELD_BY_SOMEBODY = frozenset({"belief", "beliefs", "fear", "fears", "suspicion", "suspicions"})
"""Nouns of thinking that tell a claim even where nobody is named as thinking it."""


def find_noun_drafts(scene: Scene) -> tuple[Draft, ...]:
    """Return a draft for each noun of saying that tells what is said.

    With a that-clause the holder may be missing ("denied reports that ..."), and with "of ..." where the claim is answered
    ("denied reports of a truce"); otherwise there must be one. The holder is a possessive, an adjective of a nation or a
    body, a phrase with "by" or "from", or whoever gives, makes or comes to it.
    """
    drafts = (_read_noun(scene, i) for i in range(len(scene.tree.tokens)))
    return tuple(draft for draft in drafts if draft is not None)


def _read_noun(scene: Scene, i: int) -> Draft | None:
    token = scene.tree.tokens[i]
    rows = scene.cues.at(scene.tree, i, "noun") if _is_noun(scene, i) and scene.is_saying(token.span.start) else ()
    if not rows:
        return None
    holder = holder_of(scene, i)
    content, fitting = _content(scene, i, rows, held=holder is not None)
    if content is None or not fitting:
        return None
    links = cases(scene, i)
    in_view = "in" in links and scene.tree.word(i - 1).lower() == "in" and scene.tree.word(i).lower() == "view"
    if "into" in links or in_view:
        return None  # "took into account that", "in view of the danger"
    if "without" in links and (said := _said_without(scene, i, content)) is not None:
        return said
    giver = giver_of(scene, i) if holder is None else None
    if holder is None and giver is None and _is_nobodys(scene, i, fitting):
        return None
    source = holder if giver is None else giver.source
    return Draft(
        source=source,
        cue=token.span if giver is None else giver.cue,
        content=(content,),
        cue_token=i,
        rows=fitting,
        origin="noun",
        reason=None if source is not None else UNHELD,
        score=0.6,
    )


def _said_without(scene: Scene, i: int, content: Span) -> Draft | None:
    """Return what a verb says behind "without evidence that", whose clause is no evidence's: "claimed without proof that"."""
    verb = scene.tree.tokens[i].head
    rows = taking(scene.cues.at(scene.tree, verb, "verb"), "clause") if verb >= 0 else ()
    subject = subject_of(scene, verb) if rows else None
    source = (
        phrase_of(scene, subject.head) if subject is not None and subject.head is not None and not subject.passive else None
    )
    if source is None:
        return None
    return Draft(source=source, cue=cue_span(scene, verb, rows), content=(content,), cue_token=verb, rows=rows, origin="verb")


def _is_noun(scene: Scene, i: int) -> bool:
    """Tell whether a word is a noun; a tree may take "Suggestions" or "the claim" for a verb."""
    if scene.tree.tokens[i].upos == "NOUN" or is_turned_down(scene, i):
        return True
    before = scene.tree.tokens[i - 1] if i else None
    if before is not None and scene.tree.tokens[i].upos == "VERB" and before.head == i:
        return before.upos == "DET" or (before.upos == "PRON" and before.relation == "nmod:poss") or _is_owned(scene, i)
    first = scene.tree.tokens[i].span.start == scene.sentence_of(i).start
    return first and scene.tree.tokens[i].upos == "VERB" and not scene.cues.has(scene.tree.word(i), "verb")


def _is_owned(scene: Scene, i: int) -> bool:
    return i > 1 and scene.tree.tokens[i - 1].upos == "PART" and scene.tree.word(i - 1).lower() != "to"


def _is_nobodys(scene: Scene, i: int, rows: Sequence[Cue]) -> bool:
    """Tell whether a noun without a holder is no claim: "no reports that ...", "the hope that ..."."""
    word = scene.tree.word(i).lower()
    empty = any(scene.tree.word(c).lower() == "no" for c in scene.tree.with_relation(i, "det"))
    return empty or (rows[0].stance == "believes" and word not in _HELD_BY_SOMEBODY)


def _is_answered(scene: Scene, i: int) -> bool:
    """Tell whether a noun is what a verb of answering answers: "denied reports of ...", "claims of ... are false"."""
    token = scene.tree.tokens[i]
    if _is_called_false(scene, i):
        return True
    if token.relation == "nsubj" and token.head >= 0 and scene.has_word(token.head, "negations", "falsity"):
        return True
    if token.relation not in ("obj", "nsubj:pass") or token.head < 0:
        return False
    rows = scene.cues.at(scene.tree, token.head, "verb")
    return any(row.stance in ANSWERING for row in taking(rows, "object", "news"))


def _is_called_false(scene: Scene, i: int) -> bool:
    """Tell whether "are false" follows the noun's phrase, wherever a tree hangs it."""
    behind = [t for t in scene.tree.below(i, without=("punct", "parataxis", "acl:relcl")) if t > i]
    first = behind[-1] + 1 if behind else i + 1
    end = scene.tree.within(scene.sentence_of(i)).stop
    last = first
    while last < min(first + LONGEST_COPULA, end) and scene.tree.tokens[last].upos in ("AUX", "ADV", "PART"):
        last += 1
    return first < last < end and scene.has_word(last, "negations", "falsity")


def _can_hold(scene: Scene, i: int) -> bool:
    """Tell whether a word behind "of" tells whose claim it is, not what of: "the claim of Peru", "of the Peruvian side"."""
    token = scene.tree.tokens[i]
    return bool(scene.mention_kinds(token.span) & NAMES) or token.lemma.lower() in _SIDES


def _content(scene: Scene, i: int, rows: Sequence[Cue], *, held: bool) -> tuple[Span | None, tuple[Cue, ...]]:
    clause = said_clause(scene, i) if taking(rows, "clause") else None
    tokens = [] if clause is None else clause_tokens(scene, i, clause)
    if tokens:
        return trim(scene, scene.tree.span_of(tokens)), taking(rows, "clause")
    for child in scene.tree.with_relation(i, "acl", "nmod"):
        links = cases(scene, child) & {"to", "of"}
        nominal = scene.tree.tokens[child].relation == "nmod"
        told = held or (nominal and _is_answered(scene, i) and not _can_hold(scene, child))
        fitting = taking(rows, *links) if links and told and (nominal == ("of" in links)) else ()
        if fitting and child > i:
            inside = [t for t in scene.tree.below(child, without=("acl:relcl", "punct")) if t > i]
            first = inside[1] if nominal and len(inside) > 1 else inside[0]
            return trim(scene, scene.tree.span_of([t for t in inside if t >= first])), fitting
    return None, ()
