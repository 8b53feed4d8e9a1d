"""Who says nothing: "the ministry did not comment", "could not be reached for comment", "no comment from the army".

And on what: "asked if it had fired, the army declined to answer", "she would not be drawn on the losses".
"""

from collections.abc import Callable, Iterator

from counterclaim.reading.constructions import cases
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.stance import is_negated, is_pending
from counterclaim.reading.subjects import is_no_speaker, phrase_of, subject_of
from counterclaim.records import Span

_Way = Callable[[Scene, int], tuple[Span, Span, Span] | None]
_WORDS = frozenset({"comment", "reaction", "response", "word"})
"""What there is none of: "no comment from the army", "no word from the clinic"."""
_REACHED = frozenset({"reach", "contact", "available"})
_SEEKING = frozenset({"seek", "request"})
_AUXILIARIES = ("aux", "aux:pass", "cop", "advmod")
_FROM = frozenset({"from", "by"})
_ASKED = frozenset({"asked", "pressed", "questioned"})
_WHETHER = frozenset({"if", "whether"})
_REPLYING = frozenset({"answer", "comment", "respond", "reply", "say", "elaborate"})
_ABOUT = frozenset({"on", "about", "over"})


def find_silence_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each who is told to have given no comment at all; what somebody "did not comment on" is a claim.

    The content is the word "comment" with its preposition, or the message that asked for it, the cue what tells that there was
    none, the stance "declines".
    """
    for i, token in enumerate(scene.tree.tokens):
        if token.lemma not in _WORDS or scene.quoted_in(token.span):
            continue
        found = next((told for way in _ways(token.lemma, token.upos) if (told := way(scene, i)) is not None), None)
        if found is not None and not is_no_speaker(found[0].of(scene.text)):
            source, cue, content = found
            yield Draft(
                source=source, cue=cue, content=(content,), origin="verb", own=True, sure=True, stance="declines", score=0.8
            )


def _ways(lemma: str, upos: str) -> tuple[_Way, ...]:
    if lemma != "comment":
        return (_absent,)
    return (_untold,) if upos == "VERB" else (_unreached, _absent, _unavailable, _without, _unreturned)


def find_evasion_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each who does not answer what is asked, or "would not be drawn on" something.

    The content is the question, or the matter with its preposition.
    """
    for i, token in enumerate(scene.tree.tokens):
        asked = token.relation == "advcl" and token.head > i and scene.tree.word(i).lower() in _ASKED
        found = _unanswered(scene, i) if asked else _undrawn(scene, i) if token.lemma in ("draw", "drawn") else None
        if found is None or scene.quoted_in(token.span):
            continue
        verb, cue, content = found
        source = _subject(scene, verb)
        if source is not None and not is_no_speaker(source.of(scene.text)):
            yield Draft(
                source=source,
                cue=cue,
                content=(content,),
                cue_token=verb if cue == scene.tree.tokens[verb].span else None,
                origin="verb",
                own=True,
                sure=True,
                stance="declines",
                score=0.8,
            )


def _unanswered(scene: Scene, asked: int) -> tuple[int, Span, Span] | None:
    """Read "asked if it had fired, the army declined to answer", "did not respond"; a reply that says more is none."""
    tree, verb = scene.tree, scene.tree.tokens[asked].head
    clauses = (i for i in tree.with_relation(asked, "ccomp", "advcl") if i > asked)
    question = next((i for i in clauses if cases(scene, i) & _WHETHER), None)
    if question is None:
        return None
    declines = any(row.stance == "declines" for row in scene.cues.at(tree, verb, "verb"))
    then = next(iter(tree.with_relation(verb, "xcomp")), verb) if declines else verb
    more = any(i > then for i in tree.with_relation(then, "obj", "obl", "ccomp", "advcl"))
    cue = tree.tokens[verb].span if declines else _before(scene, verb)
    if cue is None or more or tree.tokens[then].lemma not in _REPLYING or not (declines or is_negated(scene, verb)):
        return None
    content = tree.span_of(i for i in tree.below(question) if tree.tokens[i].upos != "PUNCT")
    return verb, Span(cue.start, tree.tokens[verb].span.end), content


def _undrawn(scene: Scene, verb: int) -> tuple[int, Span, Span] | None:
    """Read "would not be drawn on the losses", "would not be drawn on whether it had fired"."""
    tree, cue = scene.tree, _before(scene, verb)
    passive = any(True for _ in tree.with_relation(verb, "aux:pass"))
    behind = (i for i in tree.with_relation(verb, "obl", "advcl", "ccomp") if i > verb)
    led = verb + 1 < len(tree.tokens) and tree.word(verb + 1).lower() in _ABOUT  # not "drawn into the row on the losses"
    matter = next((i for i in behind if led and cases(scene, i) & (_ABOUT | _WHETHER)), None)
    if cue is None or matter is None or not passive or not is_negated(scene, verb):
        return None
    content = tree.span_of(i for i in tree.below(matter) if tree.tokens[i].upos != "PUNCT")
    return verb, Span(cue.start, tree.tokens[verb].span.end), content


def _untold(scene: Scene, verb: int) -> tuple[Span, Span, Span] | None:
    """Read "has not commented" and "has yet to comment"."""
    tree = scene.tree
    source = _subject(scene, verb)
    told = any("on" in cases(scene, child) for child in tree.with_relation(verb, "obl", "nmod"))
    if source is None or told or not (is_negated(scene, verb) or is_pending(scene, verb)):
        return None
    cue = _before(scene, verb) or _pending(scene, verb)
    return None if cue is None else (source, cue, tree.tokens[verb].span)


def _pending(scene: Scene, verb: int) -> Span | None:
    """Return "has yet to" before a verb that hangs from it."""
    head = scene.tree.tokens[verb].head
    return scene.tree.span_of((head, verb - 1)) if scene.tree.tokens[verb].relation == "xcomp" and head < verb else None


def _unreached(scene: Scene, noun: int) -> tuple[Span, Span, Span] | None:
    """Read "could not be reached for comment" and "was not available for comment"."""
    tree = scene.tree
    over = tree.tokens[noun].head
    if over < 0 or over > noun or "for" not in cases(scene, noun) or tree.tokens[over].lemma not in _REACHED:
        return None
    source, opening = _subject(scene, over), _before(scene, over)
    if source is None or opening is None or not is_negated(scene, over):
        return None
    case = next(tree.with_relation(noun, "case"))
    return source, Span(opening.start, tree.tokens[over].span.end), tree.span_of((case, noun))


def _absent(scene: Scene, noun: int) -> tuple[Span, Span, Span] | None:
    """Read "there was no immediate comment from the army"."""
    tree = scene.tree
    none = next((i for i in tree.with_relation(noun, "det") if tree.word(i).lower() == "no"), None)
    whose = next((i for i in tree.with_relation(noun, "nmod", "obl") if i > noun and cases(scene, i) & _FROM), None)
    source = phrase_of(scene, whose) if whose is not None else None
    verb = tree.tokens[noun].head
    if none is None or source is None or verb < 0 or verb > none:
        return None
    there = [i for i in tree.with_relation(verb, "expl") if i < verb]
    return source, tree.span_of((*there, verb)), tree.span_of((none, noun))


def _unavailable(scene: Scene, noun: int) -> tuple[Span, Span, Span] | None:
    """Read "no comment was available from the army"."""
    tree, over = scene.tree, scene.tree.tokens[noun].head
    none = next((i for i in tree.with_relation(noun, "det") if tree.word(i).lower() == "no"), None)
    if none is None or over < noun or tree.tokens[over].lemma != "available":
        return None
    whose = next((i for i in tree.with_relation(over, "obl", "nmod") if i > over and cases(scene, i) & _FROM), None)
    source = phrase_of(scene, whose) if whose is not None else None
    return None if source is None else (source, tree.span_of((noun + 1, over)), tree.span_of((none, noun)))


def _without(scene: Scene, noun: int) -> tuple[Span, Span, Span] | None:
    """Read "the army had no comment on the raid"."""
    tree, verb = scene.tree, scene.tree.tokens[noun].head
    none = next((i for i in tree.with_relation(noun, "det") if tree.word(i).lower() == "no"), None)
    if none is None or not 0 <= verb < noun or tree.tokens[verb].lemma != "have" or tree.tokens[noun].relation != "obj":
        return None
    source = _subject(scene, verb)
    content = tree.span_of(i for i in tree.below(noun) if tree.tokens[i].upos != "PUNCT")
    return None if source is None else (source, tree.tokens[verb].span, content)


def _unreturned(scene: Scene, noun: int) -> tuple[Span, Span, Span] | None:
    """Read "did not return a call seeking comment" and "messages for comment"."""
    tree = scene.tree
    over = tree.tokens[noun].head
    sought = over >= 0 and tree.tokens[over].relation.startswith("acl") and tree.tokens[over].lemma in _SEEKING
    message = tree.tokens[over].head if sought else over
    verb = tree.tokens[message].head if message >= 0 and tree.tokens[message].relation == "obj" else -1
    if verb < 0 or tree.tokens[verb].lemma != "return" or not is_negated(scene, verb):
        return None
    source, opening = _subject(scene, verb), _before(scene, verb)
    if source is None or opening is None:
        return None
    asked = tree.span_of((min(tree.below(message)), noun))
    return source, Span(opening.start, tree.tokens[verb].span.end), asked


def _subject(scene: Scene, verb: int) -> Span | None:
    head = subject_of(scene, verb).head
    return None if head is None else phrase_of(scene, head)


def _before(scene: Scene, verb: int) -> Span | None:
    """Return the auxiliaries and the negation before a verb."""
    words = [i for i in scene.tree.with_relation(verb, *_AUXILIARIES) if i < verb]
    return scene.tree.span_of((min(words), max(words))) if words else None
