"""Infinitives, prepositional complements and noun phrases as the content of a verb of saying."""

from counterclaim.reading.bare_numbers import change_behind, find_bare_number
from counterclaim.reading.constructions import ANSWERING, Found, cases, chunk_after, content_of, hearer_of, taking
from counterclaim.reading.cues import Cue, tail_of
from counterclaim.reading.extents import merge, trim
from counterclaim.reading.noun_clauses import behind_colon, said_clause
from counterclaim.reading.scene import Scene
from counterclaim.reading.stance import OTHERWISE, no_proof_behind
from counterclaim.reading.subjects import RELATIVES, Subject, phrase_of
from counterclaim.reading.turned_down import find_set_aside, find_stood_by, find_turned_down
from counterclaim.records import Span

SHORTEST_THOUGHT = 4
"""Words behind a verb of thinking that can be a clause; fewer are its object ("believes the army")."""
PREPOSITIONS = frozenset({"of", "for", "on", "with", "as", "about", "against"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their"})
_BOUNDS = frozenset({"ADV", "ADJ", "ADP", "DET"})
"""What may stand between a verb and its number: "at least", "more than", "some"."""
_PERSONS = frozenset({"he", "she", "they", "who", "we", "i"})
_MARKS = frozenset("\"“”'‘’")
_NOT_NOMINAL = ("acl:relcl", "parataxis", "punct")


def find_complement(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Return the content of a verb that is no clause: an infinitive, a prepositional complement, a number, a noun phrase."""
    for find in (
        _unanswered,
        _infinitive,
        _for_infinitive,
        _gerund,
        _naming,
        find_turned_down,
        _complement,
        _reckoning,
        _counted,
        find_bare_number,
        _unproven,
        _otherwise,
        _this,
        find_set_aside,
        find_stood_by,
        _noun_phrase,
        _thought,
    ):
        found = find(scene, i, rows, subject)
        if found is not None and found.content:
            return found
    return None


def _infinitive(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    fitting = taking(rows, "passive") if subject.passive else taking(rows, "to")
    clauses = [c for c in scene.tree.with_relation(i, "xcomp", "ccomp", "advcl") if c > i and "to" in cases(scene, c)]
    if not fitting or not clauses:
        return None
    spans = content_of(scene, scene.tree.below(clauses[0]), {i})
    if subject.passive:
        return Found(content=_with_subject(scene, subject, spans), rows=fitting)
    told = hearer_of(scene, i, spans) if taking(fitting, "hearer") else None
    return Found(content=spans, rows=fitting, addressee=told)


def _for_infinitive(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Read "called for both sides to lay down their arms", wherever the tree hangs "for"."""
    fitting = taking(rows, "for")
    if not fitting or subject.passive or scene.tree.word(i + 1).lower() != "for":
        return None
    wanted = (c for c in scene.tree.with_relation(i, "xcomp", "ccomp", "advcl") if c > i + 1 and "to" in cases(scene, c))
    clause = next(wanted, None)
    if clause is None:
        return None
    spans = content_of(scene, range(i + 2, max(scene.tree.below(clause)) + 1), {i})
    return Found(content=spans, rows=fitting, link=i + 1)


def _gerund(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Read "denied taking part" and "reported hearing shots": a verb in "-ing" right behind the cue."""
    fitting = taking(rows, "ing")
    if not fitting or subject.passive or i + 1 >= len(scene.tree.tokens):
        return None
    near = (i + 1, i + 2) if scene.tree.tokens[i + 1].upos in ("ADV", "PART") else (i + 1,)
    for j in near:
        if j >= len(scene.tree.tokens) or not scene.tree.word(j).lower().endswith("ing"):
            continue
        # Of "denied having fired" the deed is told by the participle.
        over = scene.tree.tokens[j].head if scene.tree.tokens[j].relation in ("aux", "aux:pass") else j
        if scene.tree.tokens[over].upos == "VERB" and scene.tree.tokens[over].head == i:
            return Found(content=content_of(scene, scene.tree.below(over), {i}), rows=fitting)
    return None


def _naming(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Read "called the report a lie": an object and, right behind it, what it is called."""
    fitting = taking(rows, "naming")
    if not fitting or subject.passive:
        return None
    named = next((c for c in scene.tree.with_relation(i, "obj", "iobj") if c > i), None)
    called = [c for c in scene.tree.with_relation(i, "xcomp", "ccomp", "obj", "obl") if named is not None and c > named]
    if named is not None and not called:
        return _called_false(scene, named, fitting)
    if named is None or cases(scene, called[0]) - {"as"}:
        return None
    tokens = [*scene.tree.below(named), *scene.tree.below(called[0], without=("parataxis", "conj"))]
    content = trim(scene, scene.tree.span_of(tokens))
    return None if content is None else Found(content=(content,), rows=fitting)


def _called_false(scene: Scene, named: int, rows: tuple[Cue, ...]) -> Found | None:
    """Of "called a report in the media disinformation" a tree may make one noun phrase: the word for untrue closes it."""
    inside = scene.tree.below(named)
    claim = scene.cues.has(scene.tree.word(named), "noun", "refer")
    last = next((t for t in reversed(inside) if t > named and scene.has_word(t, "negations", "falsity")), None)
    if not claim or last is None or scene.tree.tokens[last].upos not in ("NOUN", "ADJ", "PROPN"):
        return None
    return Found(content=(scene.tree.span_of([t for t in inside if t <= last]),), rows=rows)


def _with_subject(scene: Scene, subject: Subject, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Of "Smith is said to have left" the content is "Smith" and "to have left"."""
    phrase = None if subject.head is None else phrase_of(scene, subject.head)
    return spans if phrase is None else merge((phrase, *spans))


def _complement(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    for child in scene.tree.with_relation(i, "obl", "advcl", "nmod", "xcomp", "ccomp"):
        links = cases(scene, child) & PREPOSITIONS
        fitting = taking(rows, *links) if links else ()
        if child < i or not fitting or not _is_near(scene, i, child) or _turns_down(scene, i, rows):
            continue
        link = next(c for c in scene.tree.with_relation(child, "case", "mark") if scene.tree.word(c).lower() in links)
        tokens = [t for t in scene.tree.below(child, without=_NOT_NOMINAL) if t > link]
        spans = content_of(scene, tokens, {i})
        accused = hearer_of(scene, i, spans)
        if subject.passive and taking(fitting, "hearer") and subject.head is not None:
            return Found(content=spans, rows=fitting, addressee=phrase_of(scene, subject.head), link=link)
        if subject.passive:
            return Found(content=_with_subject(scene, subject, spans), rows=fitting, link=link)
        if accused is not None:
            gap = scene.text[accused.end : spans[0].start].strip() if spans and accused.end <= spans[0].start else ""
            whole = gap.lower() == scene.tree.word(link).lower()  # "each other of bombing a camp" is one
            spans = (Span(accused.start, spans[0].end), *spans[1:]) if whole else merge((accused, *spans))
        return Found(content=spans, rows=fitting, link=link)
    return _accusation(scene, i, rows, subject) or _placed_complement(scene, i, rows, subject)


def _accusation(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Read "accused militants of the attack" where the tree takes what they are accused of for a part of who they are."""
    fitting = tuple(row for row in rows if row.stance == "accuses" and row.takes & PREPOSITIONS)
    accused = next((c for c in scene.tree.with_relation(i, "obj") if c > i), None)
    if not fitting or accused is None or subject.passive:
        return None
    inside = scene.tree.below(accused, without=("parataxis",))
    links = {word for row in fitting for word in row.takes & PREPOSITIONS}
    link = next((t for t in inside if t > accused and scene.tree.word(t).lower() in links), None)
    if link is None or scene.tree.tokens[link].relation not in ("case", "mark"):
        return None
    return Found(content=content_of(scene, inside, {i}), rows=fitting, link=link)


def _turns_down(scene: Scene, i: int, rows: tuple[Cue, ...]) -> bool:
    """Tell "dismissed the account as speculation", which answers a claim, from "dismissed him as a liar"."""
    told = any(scene.cues.has(scene.tree.word(c), "noun", "refer") for c in scene.tree.with_relation(i, "obj"))
    return told and bool(taking(rows, "as")) and bool(taking(rows, "news"))


def _placed_complement(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Right after the verb a preposition and a noun of saying are its complement, wherever the tree hangs them."""
    for row in rows:
        link = (tail_of(scene.tree, i, row) or i) + 1
        phrase = (
            chunk_after(scene, link) if link < len(scene.tree.tokens) and scene.tree.word(link).lower() in row.takes else None
        )
        if phrase is None or subject.passive:
            continue
        noun = scene.tree.within(phrase)[-1]
        if any(scene.tree.tokens[t].upos == "NUM" for t in scene.tree.within(phrase)):
            return Found(content=_with_what_it_counts(scene, link, phrase), rows=(row,), link=link)
        if scene.cues.has(scene.tree.word(noun), "noun", "refer"):
            clause = said_clause(scene, noun)
            end = phrase if clause is None else scene.tree.span_of(scene.tree.below(clause))
            content = trim(scene, Span(phrase.start, max(end.end, phrase.end)))
            return Found(content=() if content is None else (content,), rows=(row,), link=link)
    return None


def _with_what_it_counts(scene: Scene, link: int, phrase: Span) -> tuple[Span, ...]:
    """Return a number with what hangs from it right behind: "three dead in the city", "two, Ana and Luis Roe"."""
    head = scene.tree.head_of(phrase)
    below = () if head is None else scene.tree.below(head, without=("acl:relcl", "parataxis", "obl"))
    last = scene.tree.within(phrase)[-1]
    while last + 1 in below:
        last += 1
    named = (one.span for one in scene.parse.mentions if one.broad == "person")
    called = next((span for span in named if scene.text[scene.tree.tokens[last].span.end : span.start] == ", "), None)
    last = last if called is None else scene.tree.within(called)[-1]  # "owned up to one, Ana Roe"
    return content_of(scene, range(link + 1, last + 1), set())


def _is_near(scene: Scene, i: int, child: int) -> bool:
    """A complement follows its verb or the verb's object; what comes behind a comma is an aside."""
    first = scene.tree.below(child)[0]
    return first > i and scene.tree.word(first - 1) != ","


def _reckoning(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Read "put the toll at five": a noun of counting and the number behind "at", "to" or "as"."""
    fitting = taking(rows, "toll")
    counted = [c for c in scene.tree.with_relation(i, "obj") if scene.cues.has(scene.tree.word(c), "noun", "toll")]
    if not counted and any(row.lemma in ("put", "estimate") for row in fitting):
        counted = [c for c in scene.tree.with_relation(i, "obj") if c > i]
    if fitting and not counted and not subject.passive and (number := _put_at(scene, i)) is not None:
        return Found(content=content_of(scene, scene.tree.below(number), {i}), rows=fitting)
    if not fitting or not counted or subject.passive:
        return None
    # "Raised the number of dead to 12": a tree may hang "to 12" from the dead.
    inner = [t for t in scene.tree.below(counted[0]) if t > counted[0] and cases(scene, t) & {"at", "to"}]
    for child in (*scene.tree.with_relation(i, "obl", "nmod"), *scene.tree.with_relation(counted[0], "nmod"), *inner):
        if not any(scene.tree.tokens[t].upos == "NUM" for t in scene.tree.below(child)):
            continue
        given = "of" in cases(scene, child) and scene.tree.tokens[child].head == counted[0]  # "gave a figure of 85"
        if child > i and (given or cases(scene, child) & {"at", "to", "as"}):
            return Found(
                content=content_of(scene, [*scene.tree.below(counted[0]), *scene.tree.below(child)], {i}), rows=fitting
            )
    if (changed := change_behind(scene, counted[0])) is not None:
        return Found(content=content_of(scene, range(min(scene.tree.below(counted[0])), changed + 1), {i}), rows=fitting)
    # "Put the number of arrests since May at 90": or from anything between.
    far = [t for t in scene.tree.below(i) if t > counted[0] and cases(scene, t) & {"at", "to"}]
    far = [t for t in far if scene.tree.tokens[t].upos == "NUM"]
    if far:
        last = max(scene.tree.below(far[-1]))
        return Found(content=content_of(scene, range(min(scene.tree.below(counted[0])), last + 1), {i}), rows=fitting)
    return _reckoned_astray(scene, i, counted[0], fitting)


def _put_at(scene: Scene, i: int) -> int | None:
    """Return the number of "the march, which police put at 15,000": what it counts stands before "which"."""
    tree = scene.tree
    which = any(c < i and tree.word(c).lower() in RELATIVES for c in tree.with_relation(i, "obj"))
    numbers = (c for c in tree.with_relation(i, "obl", "nmod") if c > i and cases(scene, c) & {"at", "to"})
    told = (c for c in numbers if any(tree.tokens[t].upos == "NUM" for t in tree.below(c)))
    return next(told, None) if which else None


def _reckoned_astray(scene: Scene, i: int, counted: int, rows: tuple[Cue, ...]) -> Found | None:
    """Of "who asked not to be named put the toll at 26" a tree may hang the number from another verb."""
    joint = max(scene.tree.below(counted)) + 1
    number = joint + 1
    numeral = number < len(scene.tree.tokens) and scene.tree.tokens[number].upos == "NUM"
    if counted < i or not numeral or scene.tree.word(joint).lower() not in ("at", "to"):
        return None
    return Found(content=content_of(scene, [*scene.tree.below(counted), joint, number], {i}), rows=rows)


def _counted(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Read "counted 32 dead": a number right behind the verb."""
    fitting = taking(rows, "number")
    if not fitting or subject.passive:
        return None
    near = range(i + 1, min(i + 5, len(scene.tree.tokens)))
    number = next((t for t in near if scene.tree.tokens[t].upos == "NUM"), None)
    inside = set(scene.tree.below(i))
    if number is None or any(scene.tree.tokens[t].upos not in _BOUNDS for t in range(i + 1, number)) or number not in inside:
        return None
    last = number
    while last + 1 in inside and scene.tree.tokens[last + 1].upos not in ("PUNCT", "VERB", "CCONJ", "SCONJ"):
        last += 1
    return Found(content=(scene.tree.span_of((i + 1, last)),), rows=fitting)


def _unproven(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Read "found no evidence to support that claim" and "found "no sign" that police had fired"."""
    fitting = taking(rows, "proof")
    none = no_proof_behind(scene, i) if fitting and not subject.passive else None
    if none is None:
        return None
    after = none + 1 + (scene.tree.word(none + 1) in _MARKS)
    clause = scene.tree.tokens[after].head if scene.tree.word(after).lower() == "that" else -1
    told = [*scene.tree.below(none), *(scene.tree.below(clause) if clause > after else ())]
    tokens = [t for t in told if t > i]
    quoted = bool(scene.quoted_in(scene.tree.tokens[none].span))
    return Found(content=content_of(scene, [*tokens, *range(none, max(tokens) + 1)], {i}), rows=fitting, sure=quoted)


def _otherwise(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Read "residents said otherwise"."""
    fitting = taking(rows, "clause")
    ends = i + 1 < len(scene.tree.tokens) and scene.tree.word(i + 1).lower() in OTHERWISE
    if not fitting or subject.passive or not ends:
        return None
    return Found(content=(scene.tree.tokens[i + 1].span,), rows=fitting)


def _unanswered(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Read "did not respond to questions" and "made no comment"."""
    tree = scene.tree
    if subject.passive:
        return None
    empty = any(scene.has_word(c, "negations", "negation") for c in tree.children[i]) or _is_nobody(scene, subject)
    if (reacting := taking(rows, "react")) and empty:
        asked = [c for c in tree.with_relation(i, "obl") if c > i and "to" in cases(scene, c)]
        asked += [c for c in tree.with_relation(i, "obj") if c > i and not cases(scene, c)]
        content = content_of(scene, tree.below(asked[0]), {i, *tree.with_relation(asked[0], "case")}) if asked else ()
        return Found(content=content, rows=reacting)
    if telling := taking(rows, "news"):
        for obj in tree.with_relation(i, "obj"):
            empty = any(tree.word(c).lower() == "no" for c in tree.with_relation(obj, "det"))
            if empty and scene.cues.has(tree.word(obj), "noun", "refer"):
                return Found(content=content_of(scene, tree.below(obj), {i}), rows=telling)
    return None


def _is_nobody(scene: Scene, subject: Subject) -> bool:
    """Tell whether a subject opens with "neither": "Neither the army nor the ministry responded"."""
    phrase = None if subject.head is None else phrase_of(scene, subject.head)
    first = 0 if phrase is None else scene.tree.within(phrase)[0]
    return phrase is not None and "neither" in (scene.tree.word(first).lower(), scene.tree.word(max(first - 1, 0)).lower())


def _this(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Read "the mayor stated this on Telegram": what stands before is told."""
    fitting = tuple(row for row in taking(rows, "clause") if row.stance == "asserts")
    told = next((c for c in scene.tree.with_relation(i, "obj") if c == i + 1), None)
    if not fitting or subject.passive or not subject.own or told is None:
        return None
    alone = scene.tree.tokens[told].upos == "PRON" and scene.tree.word(told).lower() == "this"
    return Found(content=(scene.tree.tokens[told].span,), rows=fitting) if alone and not scene.tree.children[told] else None


def _noun_phrase(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    obj = _object(scene, i, subject)
    if obj is None:
        return None
    says = scene.cues.has(scene.tree.word(obj), "noun", "refer") and scene.tree.tokens[obj].upos == "NOUN"
    fitting = taking(rows, "object", "news") if says else taking(rows, "object")
    if not fitting:
        return None
    if subject.passive and not any(row.stance in ANSWERING for row in fitting):
        return None
    if subject.passive and scene.tree.tokens[obj].upos == "PRON" and scene.tree.word(obj).lower() in _PERSONS:
        return None
    if taking(fitting, "news") == fitting and fitting[0].stance == "asserts" and not _is_told(scene, obj):
        return None
    clause = said_clause(scene, obj) or behind_colon(scene, obj) if fitting[0].stance == "asserts" else None
    tokens = scene.tree.below(obj if clause is None else clause, without=("acl:relcl", "parataxis"))
    if subject.passive and obj < i:
        first = min([i, *scene.tree.with_relation(i, "aux")])
        tokens = [t for t in tokens if t < first]
    return Found(content=content_of(scene, tokens, {i}), rows=fitting, addressee=_hearer_beside(scene, i, obj))


def _thought(scene: Scene, i: int, rows: tuple[Cue, ...], subject: Subject) -> Found | None:
    """Read "believes the strikes hit the port" where the tree lost the clause: all that hangs from a verb of thinking."""
    fitting = tuple(row for row in taking(rows, "clause") if row.stance == "believes" and "soft" not in row.takes)
    if not fitting or taking(rows, "object", "news") or subject.passive or not subject.own:
        return None
    after = [t for t in scene.tree.below(i) if t > i]
    follows = (
        bool(after) and after[0] == i + 1 and scene.tree.tokens[i + 1].upos not in ("PUNCT", "ADP", "ADV", "CCONJ", "SCONJ")
    )
    if not follows or len(after) <= SHORTEST_THOUGHT:
        return None
    return Found(content=content_of(scene, after, {i}), rows=fitting)


def _is_told(scene: Scene, noun: int) -> bool:
    """Tell whether a noun of saying has its claim beside it or before it, or is an answer: not "made a remark"."""
    if said_clause(scene, noun) is not None or behind_colon(scene, noun) is not None:
        return True
    definite = any(scene.tree.word(d).lower() in _DEFINITE for d in scene.tree.with_relation(noun, "det", "nmod:poss"))
    return definite or any(row.stance in ANSWERING for row in scene.cues.at(scene.tree, noun, "noun"))


def _object(scene: Scene, i: int, subject: Subject) -> int | None:
    """The object of a verb; of "an accusation that the army rejected" it is the accusation, in the passive the subject."""
    if subject.passive:
        return subject.head
    objects = [c for c in scene.tree.with_relation(i, "obj") if c > i]
    objects = objects or [c for c in scene.tree.with_relation(i, "iobj") if c > i]
    objects = objects or [c for c in scene.tree.with_relation(i, "ccomp") if c > i and _is_bare_noun(scene, c)]
    said = [c for c in objects if scene.cues.has(scene.tree.word(c), "noun", "refer")]
    found = next(iter(said or objects), None)
    token = scene.tree.tokens[i]
    stranded = any(scene.tree.word(c).lower() in RELATIVES for c in scene.tree.with_relation(i, "obl", "advmod"))
    if found is None and token.relation == "acl:relcl" and subject.own and subject.head != token.head and not stranded:
        return token.head
    return found


def _is_bare_noun(scene: Scene, i: int) -> bool:
    """Tell whether a noun that a tree takes for a clause is none: "denied, in a statement, any losses"."""
    tree = scene.tree
    return tree.tokens[i].upos == "NOUN" and not any(True for _ in tree.with_relation(i, "nsubj", "cop", "aux", "expl", "mark"))


def _hearer_beside(scene: Scene, i: int, obj: int) -> Span | None:
    other = next((c for c in scene.tree.with_relation(i, "iobj", "obj") if i < c < obj), None)
    return None if other is None else phrase_of(scene, other)
