"""What the report says in its own voice: clauses outside of all attributions."""

from collections.abc import Iterator, Sequence

from counterclaim.reading.counted_by import is_counted_by
from counterclaim.reading.extents import cut_out
from counterclaim.reading.figures.rows import Rows
from counterclaim.reading.itemised import LISTED, items_below, labelled_numbers
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import RELATIVES, subject_of
from counterclaim.records import Span

FEWEST_WORDS = 3
_ENTRIES = frozenset({"conj", "parataxis"})


def find_outlet_contents(scene: Scene, drafts: Sequence[Draft], carried: Sequence[Span]) -> tuple[tuple[Span, ...], ...]:
    """Return the content of each claim that the outlet makes itself: a sentence, or each of its clauses joined by "and" or
    "but".

    A clause needs a subject and a verb. Questions, fragments, clauses whose verb is a cue and what stands inside an
    attribution are left out; an attribution inside a clause is cut out of it.
    """
    told = sorted(
        {
            *carried,
            *(
                span
                for draft in drafts
                if draft.origin != "noun" and not is_counted_by(scene, draft)
                for span in (*draft.content, *filter(None, (draft.cue, draft.seen)))
            ),
        }
    )
    touching = scene.by_sentence(enumerate(told))
    found: list[tuple[Span, ...]] = []
    for sentence in (sentence for sentences in scene.paragraphs for sentence in sentences):
        if not sentence.of(scene.text).rstrip().endswith("?"):
            inside = [told[n] for number in scene.sentences_in(sentence) for n in touching.get(number, ())]
            found += _read_sentence(scene, sentence, inside)
    return (*found, *_lists(scene, [*told, *(piece for content in found for piece in content)]))


def _lists(scene: Scene, told: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the items of each list of losses or gains that nobody is told to give: "Destroyed:", then "12 lorries"."""
    rows = Rows(scene.tree, scene.lexicon)
    alone = ((lead, (item,)) for item, lead in labelled_numbers(scene).items())
    for lead, items in (*items_below(scene).items(), *alone):
        labels = (rows.at(i) for i in scene.tree.within(lead))
        harm = any(row is not None and row.sort in LISTED for row in labels)
        if harm and not any(piece.overlaps(item) for piece in told for item in items):
            yield items


def _read_sentence(scene: Scene, sentence: Span, told: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    clauses = list(_clauses(scene, sentence))
    for clause in clauses:
        if not _is_free(scene, clause, told):
            continue
        others = {
            i for other in clauses if other != clause and _hangs_from(scene, other, clause) for i in scene.tree.below(other)
        }
        tokens = [i for i in scene.tree.below(clause) if i not in others and sentence.holds(scene.tree.tokens[i].span)]
        holes = [*told, *_cue_clauses(scene, clause, told)]
        content = tuple(piece for run in _runs(tokens) for piece in cut_out(scene, scene.tree.span_of(run), holes))
        content = tuple(piece for piece in content if _holds_word(scene, piece))
        if sum(len(scene.tree.within(piece)) for piece in content) >= FEWEST_WORDS and any(
            piece.holds(scene.tree.tokens[clause].span) for piece in content
        ):
            yield content


def _clauses(scene: Scene, sentence: Span) -> Iterator[int]:
    """The root clauses of a sentence and those joined to them that have a subject of their own."""
    inside = scene.tree.within(sentence)
    stack = [i for i in inside if scene.tree.tokens[i].head not in inside]
    while stack:
        i = stack.pop(0)
        if _is_clause(scene, i):
            yield i
        stack += [
            child
            for child in scene.tree.children[i]
            if scene.tree.tokens[child].relation in _ENTRIES and _is_clause(scene, child) and not _is_gapped(scene, child)
        ]


def _is_clause(scene: Scene, i: int) -> bool:
    tree = scene.tree
    verbal = tree.tokens[i].upos in ("VERB", "AUX") or any(True for _ in tree.with_relation(i, "cop")) or _is_dead(scene, i)
    if tree.tokens[i].relation == "parataxis" and any(True for _ in tree.with_relation(i, "mark")):
        return False
    return verbal and any(True for _ in tree.with_relation(i, "nsubj", "expl", "csubj"))


def _is_gapped(scene: Scene, verb: int) -> bool:
    """Tell whether a passive has its auxiliary from the one before, and where and when, too: "were killed and six hurt in"."""
    passive = any(scene.tree.tokens[i].relation == "nsubj:pass" for i in scene.tree.with_relation(verb, "nsubj"))
    helped = any(True for _ in scene.tree.with_relation(verb, "aux"))
    return scene.tree.tokens[verb].relation == "conj" and passive and not helped


def _is_dead(scene: Scene, i: int) -> bool:
    """Tell whether a headline leaves the verb out: "At least 21 dead as boat capsizes"."""
    token = scene.tree.tokens[i]
    block = scene.block_at(token.span.start) if token.upos == "ADJ" and token.head < 0 else None
    return block is not None and block.kind == "headline"


def _hangs_from(scene: Scene, clause: int, other: int) -> bool:
    return other in scene.tree.above(clause)


def _is_free(scene: Scene, clause: int, told: Sequence[Span]) -> bool:
    span = scene.tree.tokens[clause].span
    opening = scene.tree.word(next((t for t in scene.tree.below(clause) if scene.tree.tokens[t].upos != "PUNCT"), clause))
    if opening.lower() in RELATIVES - {"that"}:
        return False
    if any(piece.overlaps(span) for piece in told):
        return False
    return not scene.quoted_in(span) and subject_of(scene, clause).head is not None


def _cue_clauses(scene: Scene, clause: int, told: Sequence[Span]) -> Iterator[Span]:
    """The whole clause of each cue below: of "which Russia says has left" no "which Russia" stays."""
    for i in scene.tree.below(clause):
        token = scene.tree.tokens[i]
        is_joint = token.relation in ("conj", "advcl", "acl:relcl", "ccomp", "parataxis", "acl")
        if i != clause and is_joint and token.upos in ("VERB", "AUX") and any(piece.holds(token.span) for piece in told):
            yield scene.tree.span_of(scene.tree.below(i))


def _runs(tokens: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for i in tokens:
        if run and i != run[-1] + 1:
            yield run
            run = []
        run.append(i)
    if run:
        yield run


def _holds_word(scene: Scene, piece: Span) -> bool:
    return any(scene.tree.tokens[i].upos not in ("PUNCT", "CCONJ", "SCONJ", "ADP", "DET") for i in scene.tree.within(piece))
