"""Attributions without a verb: "according to X", "reportedly"."""

import functools

from counterclaim.lexicon import load_rows
from counterclaim.reading.cited import can_be_cited
from counterclaim.reading.extents import cut_out, merge
from counterclaim.reading.listed import last_listed
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import is_person, relatives_of
from counterclaim.records import Span

UNNAMED = "the report does not name who says so"
_SUBJECTS = frozenset({"i", "we", "he", "she", "they"})
"""A pronoun behind a name begins what is told: "according to the doctors I am well"."""
_RELATIVES = frozenset({"which", "who", "whose"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART"})
_LONGEST_SPEAKER = 10
"""Words that a speaker before the last word of a sentence may have."""


_ACCORDING = frozenset({("according", "to"), ("as", "per")})
_RULES = frozenset("agreement constitution law act treaty deal resolution decree charter accord order rules pact".split())
"""Texts by which something is done, where no one says that it was."""
_ISSUING = frozenset({"issue", "release", "publish", "circulate", "distribute"})
"""Verbs behind a document that tell whose it is: "according to a statement issued by the ministry"."""


def find_verbless_drafts(scene: Scene) -> tuple[Draft, ...]:
    """Return a draft for each "according to", each adverb of the cue lexicon ("reportedly"), and each verb that ends a sentence
    and is taken for a noun.
    """
    found: list[Draft] = []
    for i in range(len(scene.tree.tokens)):
        if scene.is_saying(scene.tree.tokens[i].span.start):
            drafts = (_according(scene, i), _adverb(scene, i), _mistaken(scene, i))
            found += [draft for draft in drafts if draft is not None]
    return tuple(found)


def _according(scene: Scene, i: int) -> Draft | None:
    tree = scene.tree
    if i + 2 >= len(tree.tokens) or (tree.word(i).lower(), tree.word(i + 1).lower()) not in _ACCORDING:
        return None
    if tree.word(i + 2).lower() in ("which", "whom"):
        return _according_to_which(scene, i)
    head = tree.tokens[i].head
    head = head if head > i + 1 else tree.tokens[i + 1].head
    source = _with_list(scene, _named_after(scene, i + 2))
    if source is None or (tree.word(i + 1).lower() == "per" and not _is_cited(scene, source)):
        return None
    cue = tree.span_of((i, i + 1))
    opened = _opened_relative(scene, i, source)
    if opened:
        return Draft(source=source, cue=cue, content=opened, cue_token=i, origin="phrase", score=0.6, sure=True)
    content = _in_relative(scene, head, Span(cue.start, source.end)) or _around(scene, i, Span(cue.start, source.end), head)
    aside = content if len(content) == 1 and scene.tree.word(scene.tree.within(content[0])[0]).lower() in _RELATIVES else ()
    if quoted := scene.quoted_in(cue):
        kept = (Span(max(p.start, quoted[0].start), min(p.end, quoted[0].end)) for p in content if p.overlaps(quoted[0]))
        content = merge(kept)
    content = merge(part for piece in content for part in cut_out(scene, piece, relatives_of(scene, source)))
    content = tuple(piece for piece in content if not _is_apposition(scene, source, piece)) or content
    content = merge(part for piece in content for part in cut_out(scene, piece, _apposed(scene, source)))
    draft = Draft(source=source, cue=cue, content=aside or content, cue_token=i, origin="phrase", score=0.6, sure=bool(aside))
    return draft if content else None


def _with_list(scene: Scene, source: Span | None) -> Span | None:
    inside = () if source is None else scene.tree.within(source)
    return scene.tree.span_of((inside[0], last_listed(scene, inside[0], inside[-1]))) if inside else source


def _is_cited(scene: Scene, source: Span) -> bool:
    """Tell whether "as per" names who says so: "as per police", not "as per the treaty"."""
    head = scene.tree.head_of(source)
    return head is not None and can_be_cited(scene, source, head) and scene.tree.word(head).lower() not in _RULES


def _according_to_which(scene: Scene, i: int) -> Draft | None:
    """Read "the army's statement, according to which nine had fled": whose statement it is says so, if that is told."""
    tree, end = scene.tree, scene.tree.within(scene.sentence_of(i)).stop
    noun = i - 1 - (tree.word(i - 1) == ",")
    last = next((j for j in range(i + 3, end) if tree.word(j) in (",", ";")), end) - 1
    told = range(i + 3, last + 1)
    if noun < 0 or not scene.cues.has(tree.word(noun), "noun") or not any(tree.tokens[j].upos in ("VERB", "AUX") for j in told):
        return None
    owner = next(tree.with_relation(noun, "nmod:poss"), None)
    source = None if owner is None else tree.span_of(tree.below(owner, without=("case",)))
    cue, content = tree.span_of((i, i + 1)), cut_out(scene, tree.span_of(told), [])
    reason = UNNAMED if source is None else None
    return Draft(
        source=source,
        cue=cue,
        content=content,
        cue_token=i,
        origin="phrase",
        reason=reason,
        score=0.6,
        seen=tree.span_of((i, i + 2)),
        sure=True,
    )


def _opened_relative(scene: Scene, i: int, source: Span) -> tuple[Span, ...]:
    """Return the relative clause that the phrase stands in the opening of: "two men, who according to relatives were ..."."""
    tree = scene.tree
    before = i - 1 - (i > 1 and tree.word(i - 1) == ",")
    if before < 0 or tree.word(before).lower() not in _RELATIVES or scene.quoted_in(tree.tokens[i].span):
        return ()
    end = tree.within(scene.sentence_of(i)).stop
    first = tree.within(source).stop
    first += first < end and tree.word(first) == ","
    last = next((j for j in range(first, end) if tree.word(j) in (",", ";")), end) - 1
    if first > last or not any(tree.tokens[j].upos in ("VERB", "AUX") for j in range(first, last + 1)):
        return ()
    return cut_out(scene, tree.span_of((before, last)), [tree.span_of((before + 1, first - 1))])


def _in_relative(scene: Scene, source: int, phrase: Span) -> tuple[Span, ...]:
    """Return the relative clause that the phrase closes: "the front, which is backed by Chad according to envoys, said"."""
    tree = scene.tree
    clause = next((a for a in tree.above(source) if tree.tokens[a].relation in ("acl:relcl", "ccomp", "root")), None)
    if clause is None or tree.tokens[clause].relation != "acl:relcl":
        return ()
    inside = tree.span_of(tree.below(clause))
    follows = scene.text[phrase.end : phrase.end + 1] == ","
    return cut_out(scene, Span(inside.start, phrase.start), []) if follows and inside.start < phrase.start else ()


def _apposed(scene: Scene, source: Span) -> list[Span]:
    """Return what is said of who a source is, right behind it: "according to Acme, the firm that runs the port, nine ..."."""
    tree = scene.tree
    head = tree.head_of(source)
    beside = [] if head is None else [i for i in tree.with_relation(head, "appos") if tree.tokens[i].span.start > source.end]
    spans = [tree.span_of(tree.below(i)) for i in beside]
    told = [span for span in spans if not scene.text[source.end : span.start].strip(" ,")]
    return told or _called(scene, source)


def _called(scene: Scene, source: Span) -> list[Span]:
    """Return what a body is said to be where a tree misses it: "according to Acme, a monitoring group, nine died"."""
    tree, first = scene.tree, scene.tree.within(source).stop
    if tree.word(first) != "," or not scene.mention_kinds(source):
        return []
    last = next((i for i in range(first + 2, min(first + 2 + _LONGEST_SPEAKER, len(tree.tokens))) if tree.word(i) == ","), 0)
    inside = range(first + 1, last)
    heads = [i for i in inside if tree.tokens[i].upos == "NOUN" and tree.tokens[i + 1].upos in ("PUNCT", "ADP", "VERB")]
    if not heads:
        return []
    body = tree.word(first + 1).lower() in ("a", "an") and tree.tokens[heads[0]].lemma.lower() in _bodies(scene.lexicon)
    called = body or _is_office(scene, source, heads[0], last)
    return [tree.span_of((first + 1, last - 1))] if called else []


def _is_office(scene: Scene, source: Span, noun: int, last: int) -> bool:
    """Tell whether a noun between commas is what a person is, who stands before it: "Smith, the mayor of Lyon, nine died".

    A tree may take it for a first subject of the clause that has one of its own.
    """
    tree, token = scene.tree, scene.tree.tokens[noun]
    if "person" not in scene.mention_kinds(source) or not is_person(scene, noun) or token.head < last:
        return False
    if any(c > last for c in tree.with_relation(noun, "conj")) or any(tree.tokens[i].upos == "VERB" for i in range(noun, last)):
        return False
    subjects = (c for c in tree.with_relation(token.head, "nsubj", "nsubj:pass", "expl") if c > last)
    return token.relation in ("parataxis", "nsubj", "nsubj:pass") and next(subjects, None) is not None


def without_office(scene: Scene, ruled: Draft, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return a content of the model without what is said of who the source is: "a monitoring group, nine died"."""
    if ruled.origin != "phrase" or ruled.source is None:
        return content
    return merge(part for piece in content for part in cut_out(scene, piece, _apposed(scene, ruled.source)))


@functools.cache
def _bodies(lexicon: str | None) -> frozenset[str]:
    """Return the last words of bodies that are no force: "group", "agency", "charity"."""
    rows = (row for row in load_rows("institutions", lexicon) if row["kind"] in ("organisation", "outlet", "group"))
    return frozenset(row["term"].split()[-1].lower() for row in rows)


def _mistaken(scene: Scene, i: int) -> Draft | None:
    """Read "..., the health agency estimates.": a tagger takes the last word for a noun."""
    tree = scene.tree
    token, word = tree.tokens[i], tree.word(i).lower()
    if token.upos != "NOUN" or token.lemma == word or not scene.cues.has(word, "verb", "clause"):
        return None
    first = i - 1
    while first > 0 and i - first <= _LONGEST_SPEAKER and tree.tokens[first].upos in _NAMING:
        first -= 1
    sentence, mark = scene.sentence_of(i), tree.tokens[first].span.start
    ends = not scene.text[token.span.end : sentence.end].strip(" .")
    led = any(c == first + 1 for c in tree.with_relation(i, "case"))  # "the Agency for Disease Control" has one within
    hangs = token.relation.startswith(("obl", "parataxis", "appos")) and not led
    if (
        not (ends and hangs)
        or tree.word(first) != ","
        or first + 1 >= i
        or mark <= sentence.start
        or scene.quoted_in(token.span)
    ):
        return None
    before = Span(sentence.start, mark)
    content = cut_out(scene, before, []) if _has_verb(scene, before) else ()
    source = tree.span_of((first + 1, i - 1))
    rows = scene.cues.at(tree, i, "verb")
    draft = Draft(source=source, cue=token.span, content=content, cue_token=i, rows=rows, origin="verb", own=True, score=0.5)
    return draft if content else None


def _is_apposition(scene: Scene, source: Span, piece: Span) -> bool:
    """Tell whether a piece behind a source says who that is: "according to Smith, head of the clinic"."""
    follows = piece.start > source.end and not scene.text[source.end : piece.start].strip(" ,()")
    return follows and not _has_verb(scene, piece) and not scene.quoted_in(piece)


def _named_after(scene: Scene, first: int) -> Span | None:
    """The words to the next mark or verb: "officials in the capital and two diplomats"."""
    tree = scene.tree
    sentence = scene.sentence_of(first)
    last = None
    for i in range(first, len(tree.tokens)):
        token = tree.tokens[i]
        joined = tree.word(i - 1) in ("-", "‑") and tree.tokens[i - 1].span.end == token.span.start  # "the state-run mine"
        stops = token.upos in ("PUNCT", "VERB", "AUX", "SCONJ") and tree.word(i) not in ("-", "‑", ".") and not joined
        stops = stops and not (token.lemma in _ISSUING and tree.word(i + 1).lower() == "by")
        if token.span.start >= sentence.end or stops:
            break
        if last is not None and tree.word(i).lower() in _SUBJECTS:
            break
        if last == i - 1 and token.upos == "DET" and tree.tokens[last].upos in ("NOUN", "PROPN"):
            break  # "according to witnesses the mayor was taken"
        last = i if token.upos in ("NOUN", "PROPN", "PRON", "NUM") else last
    return None if last is None else tree.span_of((first, _name_behind(scene, first, last)))


def _name_behind(scene: Scene, first: int, last: int) -> int:
    """Return the last word of the name behind a comma of whoever "a" introduces: "according to a local lawmaker, Ann Roe,".

    Behind other words it is who they are where the sentence ends, a clause of its own begins or the model hears them both.
    """
    tree = scene.tree
    name = last + 2
    if name >= len(tree.tokens) or tree.word(last + 1) != ",":
        return last
    person = next((m.span for m in scene.parse.mentions if m.broad == "person" and m.span.holds(tree.tokens[name].span)), None)
    if person is None:
        return last
    closing = tree.within(person)[-1]
    heard = any(
        role.kind == "source" and role.span.start < person.start and role.span.holds(person) for role in scene.parse.roles
    )
    known = tree.word(first).lower() in ("a", "an") or heard
    return closing if known or (is_person(scene, last) and _closes(scene, person)) else last


def _closes(scene: Scene, person: Span) -> bool:
    """Tell whether a name ends what is told of a source: the sentence ends, or a subject begins, "Ann Roe, the ship sank"."""
    tree, after = scene.tree, scene.tree.within(person).stop
    if not scene.text[person.end : scene.sentence_of(after - 1).end].strip(' .,"”'):
        return True
    if tree.word(after) != "," or tree.tokens[after + 1].upos not in ("DET", "PRON"):
        return False
    verb = next((i for i in range(after + 1, len(tree.tokens)) if tree.tokens[i].upos in ("VERB", "AUX", "PUNCT")), after + 1)
    return tree.tokens[verb].upos != "PUNCT" and tree.word(after + 1).lower() not in _RELATIVES


def _around(scene: Scene, i: int, phrase: Span, source: int) -> tuple[Span, ...]:
    """The clause that the phrase hangs from, without the phrase; the whole sentence where the tree gives no clause."""
    tree = scene.tree
    above = list(tree.above(source)) if source > i else []
    clause = next((a for a in above if tree.tokens[a].relation in ("root", "conj", "parataxis", "ccomp")), None)
    if clause is None or tree.tokens[clause].relation == "root":
        return cut_out(scene, _behind_break(scene, scene.sentence_of(i), phrase), [phrase])
    inside = tree.span_of(tree.below(clause))
    return cut_out(scene, Span(min(inside.start, phrase.start), max(inside.end, phrase.end)), [phrase])


def _behind_break(scene: Scene, sentence: Span, phrase: Span) -> Span:
    """A semicolon parts what the phrase speaks of from the rest of the sentence."""
    before = scene.text.rfind(";", sentence.start, phrase.start)
    after = scene.text.find(";", phrase.end, sentence.end)
    return Span(before + 1 if before >= 0 else sentence.start, after if after >= 0 else sentence.end)


def _adverb(scene: Scene, i: int) -> Draft | None:
    tree = scene.tree
    rows = scene.cues.at(tree, i, "adverb")
    head = tree.tokens[i].head
    if not rows or head < 0 or tree.tokens[head].upos not in ("VERB", "NOUN", "ADJ"):
        return None
    clause = _clause_of(scene, head)
    if clause is None:
        return None
    cue = tree.tokens[i].span
    inside = tree.span_of(tree.below(clause, without=("parataxis", "conj")))
    content = cut_out(scene, Span(min(inside.start, cue.start), max(inside.end, cue.end)), [cue])
    draft = Draft(source=None, cue=cue, content=content, cue_token=i, rows=rows, origin="adverb", reason=UNNAMED, score=0.6)
    return draft if content else None


def _clause_of(scene: Scene, verb: int) -> int | None:
    """The nearest clause that has a subject, from the verb upwards."""
    for i in (verb, *scene.tree.above(verb)):
        if any(True for _ in scene.tree.with_relation(i, "nsubj")):
            return i
        if scene.tree.tokens[i].relation in ("root", "acl:relcl"):
            return None
    return None


def _has_verb(scene: Scene, span: Span) -> bool:
    return any(scene.tree.tokens[i].upos in ("VERB", "AUX") for i in scene.tree.within(span))
