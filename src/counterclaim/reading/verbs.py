"""Verbs of saying in the tree: drafts of attributions where the construction is certain, also inside other contents."""

from collections.abc import Sequence

from counterclaim.reading.clauses import find_clause
from counterclaim.reading.complements import PREPOSITIONS, find_complement
from counterclaim.reading.constructions import Found, cases, chunk_after, content_of, taking
from counterclaim.reading.cues import Cue, tail_of
from counterclaim.reading.positions import Position, find_last_position, find_position
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.stance import is_unable
from counterclaim.reading.subjects import Subject, is_no_speaker, phrase_of, subject_of
from counterclaim.records import Span

_TALKING = frozenset({"i", "we", "you", "me", "us"})
_UNTOLD = frozenset({"to", "can", "could", "may", "might", "must", "should", "shall", "would", "let", "do"})
_GOING_ON = frozenset(
    {"went", "go", "goes", "going", "continued", "continues", "began", "begins", "came", "appeared", "seemed", "seems"}
)


def find_verb_drafts(scene: Scene) -> tuple[Draft, ...]:
    """Return a draft for each verb of the cue lexicon that stands in one of its constructions.

    Each verb makes one draft at most. The constructions are tried in this order: a clause or quotation, an infinitive, a
    prepositional complement, a noun phrase.
    """
    found = (_read_verb(scene, i) for i in range(len(scene.tree.tokens)))
    return tuple(draft for draft in found if draft is not None)


def _read_verb(scene: Scene, i: int) -> Draft | None:
    token = scene.tree.tokens[i]
    if token.upos not in ("VERB", "AUX") or not scene.is_saying(token.span.start):
        return None
    rows = scene.cues.at(scene.tree, i, "verb")
    if not rows:
        return None
    subject = subject_of(scene, i)
    if _is_talked(scene, i, subject):
        return None
    if (echoed := _as_told(scene, i, rows, subject)) is not None:
        return echoed
    placed = find_position(scene, i) if _can_stand_alone(scene, i, rows, subject) else None
    placed = find_last_position(scene, i) if placed is None and taking(rows, "clause") else placed
    if placed is not None:
        return _placed(scene, i, rows, placed)
    found = find_verb_content(scene, i, rows, subject)
    if found is None or not found.content:
        return None
    source = source_of(scene, i, subject)
    if source is None and not subject.passive:
        return None
    if _is_loose(scene, i, subject, found) or _is_unmarked(scene, i, source, found):
        return None
    if source is not None and is_no_speaker(source.of(scene.text)):
        return None
    cue = cue_span(scene, i, found.rows, link=found.link, passive=subject.passive)
    return Draft(
        source=source,
        cue=token.span if cue.holds(found.content[0]) else cue,  # "brushed the report aside"
        content=found.content,
        cue_token=i,
        rows=found.rows,
        origin="verb",
        addressee=found.addressee,
        own=subject.own and not subject.passive,
        reason=None if source is not None else "the report does not name who says so",
        score=0.6,
        seen=scene.tree.span_of((token.head, i)) if withheld(scene, i) else None,
        stance=found.stance,
        sure=found.sure and source is not None,
    )


def find_verb_content(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Return what a verb of saying tells, be it a clause or a complement; None where it stands in none of its constructions."""
    behind = scene.tree.word(i + 1).lower()
    wants = bool(taking(rows, "for")) and behind == "for"  # "called for "full access""
    wants = wants or (bool(taking(rows, "ing")) and behind.endswith("ing"))  # "X bombs town, denies hitting school"
    first, second = (find_complement, find_clause) if wants else (find_clause, find_complement)
    return first(scene, i, rows, subject) or second(scene, i, rows, subject)


def _as_told(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Draft | None:
    """Read "..., as the rebels had announced": they said what the clause before says.

    With an object, what they said is another matter: "... as Lima claims the capture of a town".
    """
    token = scene.tree.tokens[i]
    fitting = taking(rows, "clause")
    if (
        not fitting
        or subject.passive
        or not subject.own
        or token.relation != "advcl"
        or token.head > i
        or "as" not in cases(scene, i)
        or any(c > i for c in scene.tree.with_relation(i, "ccomp"))
        or (not taking(rows, "hearer") and any(c > i for c in scene.tree.with_relation(i, "obj")))
    ):
        return None
    own = set(scene.tree.below(i))
    clause = next((c for c in scene.tree.with_relation(token.head, "ccomp") if c < i), token.head)
    content = content_of(scene, [t for t in scene.tree.below(clause) if t < i], own)
    source = source_of(scene, i, subject)
    if not content or source is None or scene.tree.tokens[token.head].relation not in ("ccomp", "root", "conj"):
        return None
    cue = cue_span(scene, i, fitting)
    return Draft(source=source, cue=cue, content=content, cue_token=i, rows=fitting, origin="verb", own=True, score=0.6)


def _is_talked(scene: Scene, i: int, subject: Subject) -> bool:
    """Tell whether "I think" and "you say" stand in somebody's own words: the speaker is told by the words around them."""
    return subject.head is not None and scene.tree.word(subject.head).lower() in _TALKING


def _can_stand_alone(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> bool:
    """Tell whether a verb may report by its place: a finite form of saying, not "believes" and not an infinitive."""
    said = [row for row in taking(rows, "clause", "quote") if row.stance not in ("believes", "urges")]
    before = scene.tree.word(i - 1).lower() if i else ""
    if not taking(rows, "hearer") and any(c > i for c in scene.tree.with_relation(i, "obj", "iobj")) and subject.own:
        return False
    return bool(said) and not subject.passive and not scene.tree.word(i).lower().endswith("ing") and before not in _UNTOLD


def _is_loose(scene: Scene, i: int, subject: Subject, found: Found) -> bool:
    """Tell whether a form that is not finite lacks what makes it report: a clause, and a verb that it hangs beside."""
    relation = scene.tree.tokens[i].relation
    participle = scene.tree.word(i).lower().endswith("ing") and not any(True for _ in scene.tree.with_relation(i, "aux"))
    if "to" in cases(scene, i) and not withheld(scene, i) and not _is_said_of(scene, i):
        return True
    if participle:
        return relation not in ("advcl", "conj", "acl") or not taking(found.rows, "clause", *PREPOSITIONS)
    return not subject.own and relation not in ("conj", "xcomp", "acl:relcl", "advcl", "acl", "parataxis")


def _is_said_of(scene: Scene, i: int) -> bool:
    """Tell whether an infinitive is what somebody is said to do: "is alleged to have told police that ..."."""
    token = scene.tree.tokens[i]
    if token.relation != "xcomp" or not subject_of(scene, token.head).passive:
        return False
    return bool(taking(scene.cues.at(scene.tree, token.head, "verb"), "passive"))


def _is_unmarked(scene: Scene, i: int, source: Span | None, found: Found) -> bool:
    """What stands before "Smith said" without a mark between is no content, whatever the tree says."""
    if not taking(found.rows, "clause", "quote") or (taking(found.rows, "object", "to") and len(found.content) > 1):
        return False
    last = max((piece for piece in found.content), key=lambda piece: piece.end)
    first = min(scene.tree.tokens[i].span.start, source.start if source is not None else len(scene.text))
    if last.end > first:
        return False
    between = scene.text[last.end : first].strip()
    return not between and scene.text[last.end - 1] not in '"”’?!,'


def withheld(scene: Scene, i: int) -> bool:
    """Tell whether an infinitive hangs from a word of declining or going on: "refused to", "unable to", "went on to say"."""
    head = scene.tree.tokens[i].head
    if head < 0 or scene.tree.tokens[i].relation != "xcomp":
        return False
    if scene.tree.word(head).lower() in _GOING_ON or is_unable(scene, head):
        return True
    return any(row.stance == "declines" for row in scene.cues.at(scene.tree, head, "verb"))


def _placed(scene: Scene, i: int, rows: tuple[Cue, ...], placed: Position) -> Draft | None:
    """The draft of a verb whose place in the sentence tells who speaks and what."""
    quoted = any(scene.quoted_in(piece) for piece in placed.content)
    allowed = taking(rows, "clause", "quote") if quoted else taking(rows, "clause")
    if not allowed or is_no_speaker(placed.source.of(scene.text)):
        return None
    named = chunk_after(scene, i)
    own = [c for c in scene.tree.with_relation(i, "obj", "iobj") if not scene.tree.tokens[c].span.overlaps(placed.source)]
    told = phrase_of(scene, own[0]) if own and own[0] > i and taking(allowed, "hearer") else None
    if told is None and taking(allowed, "hearer") and placed.source.end <= scene.tree.tokens[i].span.start:
        told = named
    if told is not None and named is not None and named.holds(told):
        told = named
    return Draft(
        source=placed.source,
        cue=cue_span(scene, i, allowed),
        content=placed.content,
        cue_token=i,
        rows=allowed,
        origin="verb",
        placed=True,
        addressee=told,
        score=0.7,
    )


def cue_span(scene: Scene, i: int, rows: Sequence[Cue], *, link: int | None = None, passive: bool = False) -> Span:
    """Return the characters of a cue: the verb with its particles, in the passive with its auxiliary and preposition.

    The cue is the word that tells, without adverbs, negation and tense: "said", "pushing back", "is accused of". The
    words that turn its stance join it when the draft is done.
    """
    last = max((tail_of(scene.tree, i, row) or i for row in rows), default=i)
    particles = [child for child in scene.tree.with_relation(i, "compound:prt") if child == last + 1]
    indices = [i, last, *particles]
    if passive:
        indices += [child for child in scene.tree.with_relation(i, "aux:pass") if i - 4 < child < i]
        indices += [link] if link is not None and link == max(indices) + 1 else []
    return scene.tree.span_of(indices)


def _agent_behind(scene: Scene, i: int) -> Span | None:
    """Of "dismissed as 'false' by the bank" a tree may hang "by the bank" from the quotation."""
    tree = scene.tree
    end = tree.within(scene.sentence_of(i)).stop
    quoted = next((j for j in range(i + 1, min(i + 3, end)) if tree.word(j).lower() == "as"), None)
    by = None if quoted is None else next((j for j in range(quoted, end - 1) if tree.word(j).lower() == "by"), None)
    outside = by is not None and not scene.quoted_in(tree.tokens[by].span)
    return chunk_after(scene, by) if by is not None and outside else None


def _with_office(scene: Scene, i: int, subject: int) -> Span | None:
    """Return the phrase of a subject; of "Head of the district council Ann Lee" a tree may make two subjects side by side."""
    span, tree = phrase_of(scene, subject), scene.tree
    other = next((c for c in tree.with_relation(i, "nsubj") if subject < c < i), None)
    if other is None or span is None or tree.word(subject + 1).lower() != "of":
        return span
    inside = tree.below(other)
    whole = inside[0] == subject + 1 and inside == list(range(inside[0], inside[-1] + 1))
    return Span(span.start, tree.tokens[inside[-1]].span.end) if whole and span.end == tree.tokens[subject].span.end else span


def source_of(scene: Scene, i: int, subject: Subject) -> Span | None:
    """Return the phrase of who says what a verb tells: its subject, in the passive who stands behind "by"."""
    if subject.passive:
        agent = next((c for c in scene.tree.with_relation(i, "obl") if "by" in cases(scene, c)), None)
        return _agent_behind(scene, i) if agent is None else phrase_of(scene, agent)
    if subject.head is None:
        return None
    span = _with_office(scene, i, subject.head)
    verb = scene.tree.tokens[i].span
    if span is not None and span.overlaps(verb):
        return scene.tree.tokens[subject.head].span if not scene.tree.tokens[subject.head].span.overlaps(verb) else None
    return span
