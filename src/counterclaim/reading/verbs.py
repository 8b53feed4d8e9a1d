"""Verbs of saying in the tree: drafts of attributions where the construction is certain, also inside other contents."""

from collections.abc import Iterator, Sequence

from counterclaim.reading.cues import Cue, tail_of
from counterclaim.reading.extents import clip_to_blocks, merge, trim
from counterclaim.reading.positions import Position, find_position
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import NO_SPEAKERS, Subject, phrase_of, subject_of
from counterclaim.records import Record, Span

PREPOSITIONS = frozenset({"of", "for", "on", "with", "as", "about", "against"})
_ANSWERING = frozenset({"denies", "disputes", "confirms", "declines"})
_TALKING = frozenset({"i", "we", "you", "me", "us"})
_UNTOLD = frozenset({"to", "can", "could", "may", "might", "must", "should", "shall", "would", "let", "do"})
_GOING_ON = frozenset({"went", "go", "goes", "going", "continued", "continues", "began", "begins", "came", "appeared", "seemed", "seems"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
_NOT_NOMINAL = ("acl:relcl", "parataxis", "punct")


class Found(Record, frozen=True):
    """The content of one construction: its tokens, the rows that allow it, who is told, and the word that links it."""

    content: tuple[Span, ...]
    rows: tuple[Cue, ...]
    addressee: Span | None = None
    link: int | None = None
    target: Span | None = None


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
    placed = find_position(scene, i) if _can_stand_alone(scene, i, rows, subject) else None
    if placed is not None:
        return _placed(scene, i, rows, placed)
    found = _find_content(scene, i, rows, subject)
    if found is None or not found.content:
        return None
    source = _source(scene, i, subject)
    if source is None and not subject.passive:
        return None
    if _is_loose(scene, i, subject, found) or _is_unmarked(scene, i, source, found):
        return None
    if source is not None and source.of(scene.text).lower() in NO_SPEAKERS:
        return None
    return Draft(
        source=source,
        cue=cue_span(scene, i, found.rows, link=found.link, passive=subject.passive),
        content=found.content,
        cue_token=i,
        rows=found.rows,
        origin="verb",
        addressee=found.addressee,
        reason=None if source is not None else "the report does not name who says so",
        score=0.6,
    )


def _is_talked(scene: Scene, i: int, subject: Subject) -> bool:
    """Tell whether "I think" and "you say" stand in somebody's own words: the speaker is told by the words around them."""
    return subject.head is not None and scene.tree.word(subject.head).lower() in _TALKING


def _can_stand_alone(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> bool:
    """Tell whether a verb may report by its place: a finite form of saying, not "believes" and not an infinitive."""
    said = [row for row in taking(rows, "clause", "quote") if row.stance not in ("believes", "urges")]
    before = scene.tree.word(i - 1).lower() if i else ""
    return bool(said) and not subject.passive and not scene.tree.word(i).lower().endswith("ing") and before not in _UNTOLD


def _is_loose(scene: Scene, i: int, subject: Subject, found: Found) -> bool:
    """Tell whether a form that is not finite lacks what makes it report: a clause, and a verb that it hangs beside."""
    relation = scene.tree.tokens[i].relation
    participle = scene.tree.word(i).lower().endswith("ing") and not any(True for _ in scene.tree.with_relation(i, "aux"))
    if "to" in cases(scene, i) and not withheld(scene, i):
        return True
    if participle:
        return relation not in ("advcl", "conj", "acl") or not taking(found.rows, "clause", *PREPOSITIONS)
    return not subject.own and relation not in ("conj", "xcomp", "acl:relcl", "advcl", "acl")


def _is_unmarked(scene: Scene, i: int, source: Span | None, found: Found) -> bool:
    """What stands before "Smith said" without a mark between is no content, whatever the tree says."""
    if not taking(found.rows, "clause", "quote") or taking(found.rows, "object", "to") and len(found.content) > 1:
        return False
    last = max((piece for piece in found.content), key=lambda piece: piece.end)
    first = min(scene.tree.tokens[i].span.start, source.start if source is not None else len(scene.text))
    if last.end > first:
        return False
    between = scene.text[last.end : first].strip()
    return not between and scene.text[last.end - 1] not in "\"”’?!,"


def withheld(scene: Scene, i: int) -> bool:
    """Tell whether an infinitive hangs from a verb of declining or of going on: "refused to say", "went on to say"."""
    head = scene.tree.tokens[i].head
    if head < 0 or scene.tree.tokens[i].relation != "xcomp":
        return False
    return scene.tree.word(head).lower() in _GOING_ON or any(row.stance == "declines" for row in scene.cues.at(scene.tree, head, "verb"))


def _placed(scene: Scene, i: int, rows: tuple[Cue, ...], placed: Position) -> Draft | None:
    """The draft of a verb whose place in the sentence tells who speaks and what."""
    quoted = any(scene.quoted_in(piece) for piece in placed.content)
    allowed = taking(rows, "clause", "quote") if quoted else taking(rows, "clause")
    if not allowed or placed.source.of(scene.text).lower() in NO_SPEAKERS:
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

    The cue is the word that tells, without adverbs, negation and tense: "said", "pushing back", "is accused of".
    """
    last = max((tail_of(scene.tree, i, row) or i for row in rows), default=i)
    particles = [child for child in scene.tree.with_relation(i, "compound:prt") if child == last + 1]
    indices = [i, last, *particles]
    if passive:
        indices += [child for child in scene.tree.with_relation(i, "aux:pass") if i - 4 < child < i]
        indices += [link] if link is not None and link == max(indices) + 1 else []
    return scene.tree.span_of(indices)


def _source(scene: Scene, i: int, subject: Subject) -> Span | None:
    if subject.passive:
        agent = next((c for c in scene.tree.with_relation(i, "obl") if "by" in cases(scene, c)), None)
        return None if agent is None else phrase_of(scene, agent)
    if subject.head is None:
        return None
    span = phrase_of(scene, subject.head)
    verb = scene.tree.tokens[i].span
    if span is not None and span.overlaps(verb):
        return scene.tree.tokens[subject.head].span if not scene.tree.tokens[subject.head].span.overlaps(verb) else None
    return span


def cases(scene: Scene, i: int) -> frozenset[str]:
    """Return the prepositions of a phrase or clause in lower case."""
    return frozenset(scene.tree.word(child).lower() for child in scene.tree.with_relation(i, "case", "mark"))


def _find_content(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    for find in (_clause, _infinitive, _complement, _reckoning, _noun_phrase):
        found = find(scene, i, rows, subject)
        if found is not None and found.content:
            return found
    return None


def taking(rows: Sequence[Cue], *takes: str) -> tuple[Cue, ...]:
    """Return the rows that take one of the constructions."""
    return tuple(row for row in rows if row.takes.intersection(takes))


# --- Clauses and quotations -------------------------------------------------------------------------------------


def _clause(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    fitting, quoting = taking(rows, "clause"), taking(rows, "clause", "quote")
    if not quoting:
        return None
    hearers = taking(rows, "hearer")
    content = _clause_spans(scene, i, subject)
    quoted = any(scene.quoted_in(piece) for piece in content)
    allowed = quoting if quoted else fitting
    if not content or not allowed:
        return None
    if subject.passive and not hearers and not quoted and taking(rows, "passive"):
        return None
    told = _hearer(scene, i, content) if hearers else None
    if told is not None and (named := taking(allowed, "hearer")):
        allowed = named
    if hearers and subject.passive and subject.head is not None:
        told = phrase_of(scene, subject.head)
    return Found(content=content, rows=allowed, addressee=told)


def _clause_spans(scene: Scene, i: int, subject: Subject) -> tuple[Span, ...]:
    heads = [c for c in scene.tree.with_relation(i, "ccomp") if _is_finite(scene, c)]
    token = scene.tree.tokens[i]
    own = set(_own_tokens(scene, i, heads, subject))
    if heads:
        return _spans(scene, [t for head in heads for t in _content_tokens(scene, head)], own)
    if token.relation in ("parataxis", "ccomp", "conj") and _is_tail(scene, i, subject):
        return _before(scene, i, subject)
    loose = [c for c in scene.tree.with_relation(i, "parataxis") if c > i and _after_mark(scene, i, c)]
    if loose:
        return _spans(scene, [t for head in loose for t in scene.tree.below(head)], own)
    return _quoted_after(scene, i) or (_before(scene, i, subject) if _is_tail(scene, i, subject) else ())


def _is_finite(scene: Scene, clause: int) -> bool:
    tree = scene.tree
    if any(True for _ in tree.with_relation(clause, "nsubj", "csubj", "expl")):
        return True
    return bool(scene.quoted_in(tree.tokens[clause].span))


def _own_tokens(scene: Scene, i: int, heads: Sequence[int], subject: Subject) -> Iterator[int]:
    """The cue, its subject and all that hangs from it beside the content."""
    yield i
    if subject.own and subject.head is not None:
        yield from scene.tree.below(subject.head)
    for child in scene.tree.children[i]:
        if child not in heads and scene.tree.tokens[child].relation != "punct":
            yield from scene.tree.below(child)


def _content_tokens(scene: Scene, head: int) -> list[int]:
    return [t for t in scene.tree.below(head) if t not in _tail_tokens(scene, head)]


def _tail_tokens(scene: Scene, head: int) -> set[int]:
    """What hangs from a content and is not said: ", denying that ..."."""
    tail: set[int] = set()
    for child in scene.tree.children[head]:
        if child > head and scene.tree.tokens[child].relation == "advcl" and is_aside(scene, child):
            tail.update(scene.tree.below(child))
    return tail


def is_aside(scene: Scene, clause: int) -> bool:
    """Tell whether an adverbial clause after a content belongs to the teller: it answers someone (", denying that ...")."""
    tree = scene.tree
    first = next(t for t in tree.below(clause) if tree.tokens[t].upos != "PUNCT")
    if first == 0 or tree.word(first - 1) != "," or not tree.word(clause).lower().endswith("ing"):
        return False
    rows = scene.cues.at(tree, clause, "verb")
    return any(row.stance in ("denies", "disputes", "confirms") for row in rows)


def _is_tail(scene: Scene, i: int, subject: Subject) -> bool:
    """Tell whether "Smith said" stands behind the words that it tells of, with a mark between."""
    first = _first_of(scene, i, subject)
    sentence = scene.sentence_of(i)
    if first == 0 or scene.tree.tokens[first].span.start <= sentence.start:
        return False
    return scene.tree.word(first - 1) in {",", '"', "”", "’", "?", "!", "—", "–", "-"}


def _first_of(scene: Scene, i: int, subject: Subject) -> int:
    first = i
    if subject.own and subject.head is not None and subject.head < i:
        phrase = phrase_of(scene, subject.head)
        first = scene.tree.within(phrase)[0] if phrase is not None else subject.head
    while first > 0 and scene.tree.tokens[first - 1].upos in ("AUX", "ADV") and scene.tree.tokens[first - 1].head in (i, first):
        first -= 1
    return first


def _before(scene: Scene, i: int, subject: Subject) -> tuple[Span, ...]:
    sentence = scene.sentence_of(i)
    end = scene.tree.tokens[_first_of(scene, i, subject)].span.start
    if end <= sentence.start:
        return ()
    trimmed = trim(scene, Span(sentence.start, end))
    return () if trimmed is None else (trimmed,)


def _after_mark(scene: Scene, i: int, clause: int) -> bool:
    first = scene.tree.below(clause)[0]
    return first > i and scene.tree.word(first - 1) in {":", '"', "“", ","}


def _quoted_after(scene: Scene, i: int) -> tuple[Span, ...]:
    """A quotation that opens right after the cue, its object or a colon."""
    end = scene.tree.tokens[i].span.end
    reach = min(i + 8, len(scene.tree.tokens) - 1)
    near = Span(end, max(scene.tree.tokens[reach].span.end, end + 1))
    for quoted in scene.quoted_in(near):
        between = [scene.tree.tokens[t] for t in range(i + 1, reach + 1) if scene.tree.tokens[t].span.end <= quoted.start]
        if quoted.start >= end and not any(t.upos in ("VERB", "CCONJ") for t in between):
            return (quoted,)
    return ()


def _spans(scene: Scene, tokens: Sequence[int], own: set[int]) -> tuple[Span, ...]:
    """Return the runs of tokens that are not the cue's own, each trimmed."""
    runs: list[list[int]] = []
    for t in sorted(set(tokens) - own):
        if runs and not own.intersection(range(runs[-1][-1], t)):
            runs[-1].append(t)
        else:
            runs.append([t])
    pieces = (trim(scene, part) for run in runs for part in clip_to_blocks(scene, scene.tree.span_of(run)))
    return merge(piece for piece in pieces if piece is not None)


# --- Infinitives, prepositions, noun phrases ----------------------------------------------------------------------


def _hearer(scene: Scene, i: int, content: Sequence[Span]) -> Span | None:
    for child in scene.tree.with_relation(i, "obj", "iobj"):
        if not any(piece.overlaps(scene.tree.tokens[child].span) for piece in content):
            return phrase_of(scene, child)
    return None


def _infinitive(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    fitting = taking(rows, "passive") if subject.passive else taking(rows, "to")
    clauses = [c for c in scene.tree.with_relation(i, "xcomp", "ccomp", "advcl") if c > i and "to" in cases(scene, c)]
    if not fitting or not clauses:
        return None
    spans = _spans(scene, scene.tree.below(clauses[0]), {i})
    if subject.passive:
        return Found(content=_with_subject(scene, subject, spans), rows=fitting)
    told = _hearer(scene, i, spans) if taking(fitting, "hearer") else None
    return Found(content=spans, rows=fitting, addressee=told)


def _with_subject(scene: Scene, subject: Subject, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Of "Smith is said to have left" the content is "Smith" and "to have left"."""
    phrase = None if subject.head is None else phrase_of(scene, subject.head)
    return spans if phrase is None else merge((phrase, *spans))


def _complement(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    for child in scene.tree.with_relation(i, "obl", "advcl", "nmod"):
        links = cases(scene, child) & PREPOSITIONS
        fitting = taking(rows, *links) if links else ()
        if child < i or not fitting or not _is_near(scene, i, child):
            continue
        link = next(c for c in scene.tree.with_relation(child, "case", "mark") if scene.tree.word(c).lower() in links)
        tokens = [t for t in scene.tree.below(child, without=_NOT_NOMINAL) if t > link]
        spans = _spans(scene, tokens, {i})
        accused = _hearer(scene, i, spans)
        if subject.passive:
            return Found(content=_with_subject(scene, subject, spans), rows=fitting, link=link)
        if accused is not None:
            spans = merge((accused, *spans))
        return Found(content=spans, rows=fitting, link=link)
    return _placed_complement(scene, i, rows, subject)


def _placed_complement(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Right after the verb a preposition and a noun of saying are its complement, wherever the tree hangs them."""
    for row in rows:
        link = (tail_of(scene.tree, i, row) or i) + 1
        phrase = chunk_after(scene, link) if link < len(scene.tree.tokens) and scene.tree.word(link).lower() in row.takes else None
        if phrase is None or subject.passive:
            continue
        noun = scene.tree.within(phrase)[-1]
        if scene.cues.has(scene.tree.word(noun), "noun", "refer"):
            clause = said_clause(scene, noun)
            end = phrase if clause is None else scene.tree.span_of(scene.tree.below(clause))
            content = trim(scene, Span(phrase.start, max(end.end, phrase.end)))
            return Found(content=() if content is None else (content,), rows=(row,), link=link)
    return None


def chunk_after(scene: Scene, i: int) -> Span | None:
    """Return the noun phrase that follows a token directly, as far as its last noun before a preposition or mark."""
    tree = scene.tree
    last = None
    for j in range(i + 1, min(i + 12, len(tree.tokens))):
        if tree.tokens[j].upos not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM"):
            break
        last = j if tree.tokens[j].upos in ("NOUN", "PROPN", "PRON") else last
    return None if last is None else tree.span_of((i + 1, last))


def _is_near(scene: Scene, i: int, child: int) -> bool:
    """A complement follows its verb or the verb's object; what comes behind a comma is an aside."""
    first = scene.tree.below(child)[0]
    return first > i and scene.tree.word(first - 1) != ","


def _reckoning(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Read "put the toll at five": a noun of counting and the number behind "at" or "to"."""
    fitting = taking(rows, "toll")
    counted = [c for c in scene.tree.with_relation(i, "obj") if scene.cues.has(scene.tree.word(c), "noun", "toll")]
    if not fitting or not counted or subject.passive:
        return None
    for child in scene.tree.with_relation(i, "obl", "nmod"):
        if child > counted[0] and cases(scene, child) & {"at", "to"}:
            return Found(content=_spans(scene, [*scene.tree.below(counted[0]), *scene.tree.below(child)], {i}), rows=fitting)
    return None


def _noun_phrase(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    obj = _object(scene, i, subject)
    if obj is None:
        return None
    says = scene.cues.has(scene.tree.word(obj), "noun", "refer") and scene.tree.tokens[obj].upos == "NOUN"
    fitting = taking(rows, "object", "news") if says else taking(rows, "object")
    if not fitting:
        return None
    if subject.passive and not any(row.stance in _ANSWERING for row in fitting):
        return None
    if taking(fitting, "news") == fitting and fitting[0].stance == "asserts" and not _is_told(scene, obj):
        return None
    clause = said_clause(scene, obj) if fitting[0].stance == "asserts" else None
    tokens = scene.tree.below(obj if clause is None else clause, without=("acl:relcl", "parataxis"))
    return Found(content=_spans(scene, tokens, {i}), rows=fitting, addressee=_hearer_beside(scene, i, obj))


def _is_told(scene: Scene, noun: int) -> bool:
    """Tell whether a noun of saying has its claim beside it or before it, or is an answer: not "made a remark"."""
    if said_clause(scene, noun) is not None:
        return True
    definite = any(scene.tree.word(d).lower() in _DEFINITE for d in scene.tree.with_relation(noun, "det", "nmod:poss"))
    return definite or any(row.stance in _ANSWERING for row in scene.cues.at(scene.tree, noun, "noun"))


def _object(scene: Scene, i: int, subject: Subject) -> int | None:
    """The object of a verb; of "an accusation that the army rejected" it is the accusation, in the passive the subject."""
    if subject.passive:
        return subject.head
    objects = [c for c in scene.tree.with_relation(i, "obj") if c > i]
    said = [c for c in objects if scene.cues.has(scene.tree.word(c), "noun", "refer")]
    found = next(iter(said or objects), None)
    token = scene.tree.tokens[i]
    if found is None and token.relation == "acl:relcl" and subject.own and subject.head != token.head:
        return token.head
    return found


def said_clause(scene: Scene, noun: int) -> int | None:
    """Return the finite clause that tells what a noun of saying says ("claims that ..."), or None."""
    for child in scene.tree.with_relation(noun, "acl", "ccomp"):
        marked = any(scene.tree.word(mark).lower() == "that" for mark in scene.tree.with_relation(child, "mark"))
        if child > noun and marked and scene.tree.tokens[child].relation != "acl:relcl":
            return child
    return None


def _hearer_beside(scene: Scene, i: int, obj: int) -> Span | None:
    other = next((c for c in scene.tree.with_relation(i, "iobj", "obj") if i < c < obj), None)
    return None if other is None else phrase_of(scene, other)
