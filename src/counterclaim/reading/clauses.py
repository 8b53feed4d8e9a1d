"""Clauses and quotations as the content of a verb of saying."""

from collections.abc import Iterator, Sequence

from counterclaim.reading.constructions import ANSWERING, Found, cases, content_of, hearer_of, taking
from counterclaim.reading.cues import Cue
from counterclaim.reading.extents import trim
from counterclaim.reading.scene import Scene
from counterclaim.reading.stance import no_proof_behind
from counterclaim.reading.subjects import RELATIVES, Subject, is_person, phrase_of
from counterclaim.reading.turned_down import claim_behind
from counterclaim.reading.vocabulary import load_vocabulary
from counterclaim.records import Span

_MARKS = frozenset({"that", "whether"})
"""What opens a content clause, whatever relation the tree gives it."""


def find_clause(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    fitting, quoting = taking(rows, "clause"), taking(rows, "clause", "quote")
    if not quoting:
        return None
    hearers = taking(rows, "hearer")
    if not hearers and taking(rows, "object") and _has_object(scene, i):
        return None
    if taking(rows, "news") and _has_object(scene, i, "refer"):
        return None
    named = taking(rows, "naming") and (_has_object(scene, i) or claim_behind(scene, i) is not None)
    if taking(rows, "proof") and no_proof_behind(scene, i) is not None:
        return None
    if named or _answers_subject(scene, rows, subject):
        return None
    content = _clause_spans(scene, i, subject)
    verb = scene.tree.tokens[i].span
    quoted = any(not quote.holds(verb) for piece in content for quote in scene.quoted_in(piece))
    allowed = quoting if quoted else fitting
    if not content or not allowed:
        return None
    if subject.passive and not hearers and not quoted and taking(rows, "passive"):
        return None
    told = hearer_of(scene, i, content) if hearers else None
    if told is not None and (named := taking(allowed, "hearer")):
        allowed = named
    if hearers and subject.passive and subject.head is not None:
        told = phrase_of(scene, subject.head)
    return Found(content=content, rows=allowed, addressee=told)


def _answers_subject(scene: Scene, rows: Sequence[Cue], subject: Subject) -> bool:
    """Tell whether the subject of a passive is a claim that the verb answers: "claims that ... were dismissed as 'lies'"."""
    if not subject.passive or subject.head is None or not taking(rows, "object", "news"):
        return False
    return scene.cues.has(scene.tree.word(subject.head), "noun", "refer") and any(row.stance in ANSWERING for row in rows)


def _has_object(scene: Scene, i: int, *kinds: str) -> bool:
    """Tell whether a verb has an object and no clause: "denies it" tells nothing of the words before.

    With `kinds` the object must be a noun of the lexicon that takes one of them.
    """
    objects = [c for c in scene.tree.with_relation(i, "obj", "iobj") if c > i]
    first = next(iter(objects), i)  # "contradicted him: a boat had left"
    clauses = any(":" not in map(scene.tree.word, range(first, c)) for c in scene.tree.with_relation(i, "ccomp"))
    return not clauses and any(not kinds or scene.cues.has(scene.tree.word(c), "noun", *kinds) for c in objects)


def _clause_spans(scene: Scene, i: int, subject: Subject) -> tuple[Span, ...]:
    if (left := _of_relative(scene, i, subject)) is not None:
        return left
    marked = [c for c in scene.tree.with_relation(i, "advcl") if c > i and cases(scene, c) & _MARKS]
    marked += _astray(scene, i)
    heads = [*scene.tree.with_relation(i, "ccomp"), *marked]
    heads = heads if any(_is_finite(scene, c) for c in heads) else _beside(scene, i)
    token = scene.tree.tokens[i]
    own = set(_own_tokens(scene, i, heads, subject))
    if heads:
        return content_of(scene, [t for head in heads for t in _content_tokens(scene, head)], own)
    if _is_inserted(scene, i, subject):
        return content_of(scene, scene.tree.below(token.head), {*own, *scene.tree.below(i)})
    if token.relation in ("parataxis", "ccomp", "conj") and _is_tail(scene, i, subject):
        return _before(scene, i, subject)
    loose = [c for c in scene.tree.with_relation(i, "parataxis") if c > i and _after_mark(scene, i, c)]
    if loose:
        return content_of(scene, [t for head in loose for t in scene.tree.below(head)], own)
    return _quoted_after(scene, i) or (_before(scene, i, subject) if _is_tail(scene, i, subject) else ())


def _is_inserted(scene: Scene, i: int, subject: Subject) -> bool:
    """Tell whether who tells it stands between a subject and its verb: "The aircraft, he alleged, came from the north"."""
    tree, token = scene.tree, scene.tree.tokens[i]
    if token.relation != "parataxis" or token.head < i or subject.head is None or subject.passive:
        return False
    first = tree.below(subject.head)[0]
    told = any(c < first for c in tree.with_relation(token.head, "nsubj", "nsubj:pass"))
    return told and first > 0 and tree.word(first - 1) == "," and tree.word(i + 1) == ","


def _of_relative(scene: Scene, i: int, subject: Subject) -> tuple[Span, ...] | None:
    """Return what is said of what a relative pronoun stands for: "an attack that medics said killed five", else None."""
    tree = scene.tree
    if tree.tokens[i].relation != "acl:relcl" or not subject.own or subject.head is None or i + 1 >= len(tree.tokens):
        return None
    follows = tree.tokens[i + 1].upos in ("VERB", "AUX") or tree.word(i + 1).lower() == "left"  # taken for an adverb
    opened = tree.within(phrase_of(scene, subject.head) or tree.tokens[subject.head].span)[0] - 1
    relative = opened >= 0 and tree.word(opened).lower() in RELATIVES and opened in tree.below(i)
    if not (follows and relative) or tree.word(i + 1).lower().endswith("ing"):
        return None
    told = [t for t in tree.below(i) if t > i]
    return content_of(scene, told, set()) if told else None


def _beside(scene: Scene, i: int) -> list[int]:
    """Of "said aides had told him it was late" a tree may hang both clauses from "said": the second is what was told."""
    token = scene.tree.tokens[i]
    if token.relation != "ccomp" or not scene.cues.has(scene.tree.word(i), "verb", "hearer"):
        return []
    last = max(scene.tree.below(i))
    following = (c for c in scene.tree.with_relation(token.head, "ccomp") if c > i and min(scene.tree.below(c)) == last + 1)
    return [c for c in following if last > i and _is_finite(scene, c)]


def _astray(scene: Scene, i: int) -> list[int]:
    """Of "repeated on Monday that ..." a tree may hang the clause from the day."""
    times = [c for c in scene.tree.with_relation(i, "obl", "nmod") if c > i and not scene.cues.has(scene.tree.word(c), "noun")]
    clauses = (c for time in times for c in scene.tree.with_relation(time, "acl", "ccomp"))
    return [c for c in clauses if "that" in cases(scene, c)]


def _is_finite(scene: Scene, clause: int) -> bool:
    tree = scene.tree
    if any(True for _ in tree.with_relation(clause, "nsubj", "csubj", "expl")) or _is_tensed(scene, clause):
        return True
    return bool(scene.quoted_in(tree.tokens[clause].span))


def _lost_subject(scene: Scene, clause: int) -> int | None:
    """Of "assured him the port would close" a tree may hang "the port" from the cue as a second hearer."""
    tree = scene.tree
    objects = [c for c in tree.with_relation(tree.tokens[clause].head, "iobj", "obj") if c < clause]
    first = min(tree.below(clause))
    tells = scene.cues.has(tree.word(max(tree.tokens[clause].head, 0)), "verb", "hearer")
    bare = not tells and not any(True for _ in tree.with_relation(clause, "nsubj", "expl", "csubj"))
    lost = (
        (len(objects) > 1 or (bare and bool(objects)))
        and _is_tensed(scene, clause)
        and max(tree.below(objects[-1])) == first - 1
    )
    return objects[-1] if lost else None


def _is_tensed(scene: Scene, clause: int) -> bool:
    """Tell whether a clause has a tense though the tree has lost its subject: "the plan would fail", not "to have failed"."""
    auxiliaries = {scene.tree.word(c).lower() for c in scene.tree.with_relation(clause, "aux")}
    return bool(auxiliaries - {"having", "being", "be"}) and "to" not in cases(scene, clause)


def _own_tokens(scene: Scene, i: int, heads: Sequence[int], subject: Subject) -> Iterator[int]:
    """The cue, its subject and all that hangs from it beside the content, which hangs under the subject of "who said ..."."""
    yield i
    said = {t for head in heads for t in _content_tokens(scene, head)}
    if subject.own and subject.head is not None:
        yield from (t for t in scene.tree.below(subject.head) if t not in said)
    for child in scene.tree.children[i]:
        if child not in heads and scene.tree.tokens[child].relation != "punct":
            yield from (t for t in scene.tree.below(child) if t not in said)


def _content_tokens(scene: Scene, head: int) -> list[int]:
    lost = _lost_subject(scene, head)
    subject = [] if lost is None else scene.tree.below(lost)
    return subject + [t for t in scene.tree.below(head) if t not in _tail_tokens(scene, head)]


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
    first = next((t for t in tree.below(clause) if tree.tokens[t].upos != "PUNCT"), clause)
    rows = scene.cues.at(tree, clause, "verb")
    if tree.word(first).lower() == "as" and tree.word(first - 1) == "," and any("clause" in row.takes for row in rows):
        return True
    if tree.word(first).lower() in ("while", "whereas") and tree.word(first - 1) == "," and _is_silence(scene, clause):
        return True
    if first == 0 or tree.word(first - 1) != "," or not tree.word(clause).lower().endswith("ing"):
        return False
    rows = scene.cues.at(tree, clause, "verb")
    return any(row.stance in ("denies", "disputes", "confirms") for row in rows) or is_of_teller(scene, clause)


def is_of_teller(scene: Scene, clause: int) -> bool:
    """Tell whether a participle behind what is said is done by who says it: "said the attack was terror, urging partners to".

    The subject between is a thing, and no thing urges or accuses anybody.
    """
    tree = scene.tree
    over = tree.tokens[clause].head
    if over < 0 or tree.tokens[clause].relation != "advcl" or tree.tokens[over].relation != "ccomp":
        return False
    subject = next(tree.with_relation(over, "nsubj", "nsubj:pass"), None)
    thing = subject is not None and tree.tokens[subject].upos == "NOUN" and not is_person(scene, subject)
    speaks = subject is not None and _is_body(scene, subject)
    rows = scene.cues.at(tree, clause, "verb")
    return thing and not speaks and any(row.stance in ("urges", "accuses", "threatens") for row in rows)


def _is_body(scene: Scene, noun: int) -> bool:
    return any(True for _ in load_vocabulary(scene.lexicon).institutions.find(scene.tree.word(noun).lower()))


def _is_silence(scene: Scene, clause: int) -> bool:
    """Tell whether a clause only says that somebody else has not answered: "while the army has yet to comment"."""
    verbs = (clause, *scene.tree.with_relation(clause, "xcomp", "ccomp"))
    return any(scene.cues.has(scene.tree.word(i), "verb", "react") for i in verbs)


def _is_tail(scene: Scene, i: int, subject: Subject) -> bool:
    """Tell whether "Smith said" stands behind the words that it tells of, with a mark between."""
    if scene.tree.tokens[i].relation == "advcl" and scene.tree.word(i).lower().endswith("ing"):
        return False  # "blamed the state, saying in a message that ..."
    first = _first_of(scene, i, subject)
    sentence = scene.sentence_of(i)
    if first == 0 or scene.tree.tokens[first].span.start <= sentence.start:
        return False
    mark = scene.tree.word(first - 1)
    if scene.tree.tokens[i].relation == "acl" and (mark != "," or _is_passive(scene, i)):
        return False  # "a 'curfew' decreed by the government", "a note, apparently written by rebels"
    return mark in {",", '"', "”", "’", "?", "!", "—", "–", "-"}


def _is_passive(scene: Scene, i: int) -> bool:
    """Tell whether "by" behind a participle tells by whom."""
    behind = scene.tree.with_relation(i, "obl")
    return any("by" in cases(scene, c) for c in behind) and not scene.tree.word(i).lower().endswith("ing")


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
    return () if trimmed is None or _is_setting(scene, trimmed) else (trimmed,)


def _is_setting(scene: Scene, span: Span) -> bool:
    """Tell whether what stands before "Smith claims" is only where or by whom it is told: "According to the paper, "."""
    tokens = [scene.tree.tokens[i] for i in scene.tree.within(span)]
    opens = tokens[0].upos == "ADP" or tokens[0].relation == "case"
    finite = (token for token in tokens[1:] if token.upos in ("VERB", "AUX") and token.relation not in ("acl", "amod"))
    return opens and not any(True for _ in finite) and not scene.quoted_in(span)


def _after_mark(scene: Scene, i: int, clause: int) -> bool:
    first = scene.tree.below(clause)[0]
    return first > i and scene.tree.word(first - 1) in {":", '"', "“", ","}


def _quoted_after(scene: Scene, i: int) -> tuple[Span, ...]:
    """A quotation that opens right after the cue, its object or a colon."""
    end = scene.tree.tokens[i].span.end
    reach = min(i + 8, len(scene.tree.tokens) - 1)
    near = Span(end, max(scene.tree.tokens[reach].span.end, end + 1))
    sentence = scene.sentence_of(i)
    for quoted in scene.quoted_in(near):
        if quoted.start >= sentence.end:
            break
        between = [scene.tree.tokens[t] for t in range(i + 1, reach + 1) if scene.tree.tokens[t].span.end <= quoted.start]
        if quoted.start >= end and not any(t.upos in ("VERB", "CCONJ") for t in between):
            return (quoted,)
    return ()
