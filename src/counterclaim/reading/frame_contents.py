"""Where the contents that the model labels begin and end: kept in their sentence, and whole where grammar tells more."""

import re

from counterclaim.reading.extents import clip_to_blocks
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import phrase_of, subject_of
from counterclaim.records import Span

_CONTENT_MARKS = frozenset({"that", "whether", "if", "as"})
_RELATIVES = frozenset({"who", "whose", "whom", "where"})
_LED = frozenset({"which", "whom"})
"""Relative pronouns behind a preposition."""
_OTHERS = re.compile(r"(?:(?:at least|about|some) )?[\w-]+ (?:others?|more)\b", re.IGNORECASE)
"""How a clause goes on with those just counted: "three others fell in fields"."""


def clipped(scene: Scene, span: Span, cue: Span) -> tuple[Span, ...]:
    """Return the parts of a content of the model; what is not quoted never leaves the paragraph and sentence of its cue."""
    home = scene.block_number(cue.start)
    span = Span(cue.end, span.end) if cue.start <= span.start < cue.end < span.end else span
    parts = clip_to_blocks(scene, span)
    said = [part for part in parts if scene.block_number(part.start) == home or _is_quoted_at(scene, part.start)]
    return tuple(part for part in (_within_sentence(scene, part, cue) for part in said) if part is not None)


def _within_sentence(scene: Scene, part: Span, cue: Span) -> Span | None:
    """What is not quoted ends with the cue's sentence; of what stands in another only a quotation that opens it is content."""
    sentence = scene.tree.sentence_at(cue.start)
    if sentence is None or sentence.holds(part):
        return part
    if not part.overlaps(sentence):
        return part if _is_quoted_at(scene, part.start) else None
    goes_on = _is_quoted_at(scene, sentence.end - 1) or _is_quoted_at(scene, _next_word(scene, sentence.end))
    came = part.start < sentence.start and _is_quoted_at(scene, part.start) and _is_quoted_at(scene, sentence.start)
    return part if goes_on else Span(part.start if came else max(part.start, sentence.start), min(part.end, sentence.end))


def _next_word(scene: Scene, position: int) -> int:
    rest = scene.text[position:]
    return position + len(rest) - len(rest.lstrip())


def _is_quoted_at(scene: Scene, position: int) -> bool:
    return bool(scene.quoted_in(Span(position, position + 1)))


def behind_semicolon(scene: Scene, content: tuple[Span, ...], cue: Span) -> tuple[Span, ...]:
    """Return what stands behind a cue, without what a semicolon parts from it: "doctors put it at 26; the mayor said 24"."""
    said = [piece for piece in content if scene.tree.within(piece)[0] == scene.tree.within(cue).stop]
    if not said:
        return content
    first = min(content, key=lambda piece: piece.end)
    apart = first.end <= cue.start and not scene.quoted_in(first)
    later = tuple(piece for piece in content if piece.start >= cue.end)
    return later if apart and ";" in scene.text[first.end : cue.start] else content


def without_tail(scene: Scene, piece: Span) -> Span:
    """Return a content without what opens the clause behind it: "nine had died; on Friday" before "she raised the toll"."""
    mark = piece.of(scene.text).rfind(";")
    if mark < 1 or piece.start + mark + 1 >= piece.end or scene.quoted_in(piece):
        return piece
    tail = scene.tree.within(Span(piece.start + mark + 1, piece.end))
    kinds = [scene.tree.tokens[i].upos for i in tail]
    opens = bool(kinds) and kinds[0] in ("ADP", "ADV") and not {"VERB", "AUX", "NUM"}.intersection(kinds)
    goes_on = bool(tail) and tail.stop < len(scene.tree.tokens) and scene.tree.tokens[tail.stop].upos != "PUNCT"
    return Span(piece.start, piece.start + mark) if opens and goes_on else piece


def widened(scene: Scene, content: tuple[Span, ...], ruled: Draft) -> tuple[Span, ...]:
    """Return a content of the model with the words that belong to it: its mark, its apposition, its relative clause.

    What "and" joins behind the cue is the rules' ("..., she wrote, and one of them went through the roof").
    """
    whole = _with_apposition(scene, with_relatives(scene, _with_marks(scene, content)), ruled)
    whole = tuple(piece for piece in whole if not _is_joined_anew(scene, piece, ruled)) or whole
    last = ruled.content[-1]
    if _goes_on_with_others(scene, whole, last):
        return (*whole[:-1], Span(whole[-1].start, last.end))
    joined = ruled.placed and ruled.cue is not None and last.start > ruled.cue.end
    joined = joined and scene.text[: last.start].rstrip().endswith((", and", "— and"))
    return (*whole, last) if joined and all(piece.end < last.start for piece in whole) else whole


def _goes_on_with_others(scene: Scene, content: tuple[Span, ...], ruled: Span) -> bool:
    """Tell whether the rules' content has others of those counted behind a semicolon: "one fell here; three others hit it"."""
    end = content[-1].end if content else ruled.end
    opened = content != () and ruled.start <= content[-1].start and end < ruled.end and scene.text[end : end + 2] == "; "
    return opened and _OTHERS.match(scene.text, end + 2) is not None


def _is_joined_anew(scene: Scene, piece: Span, ruled: Draft) -> bool:
    """Tell whether "and" joins what the outlet goes on to tell: "It was hit, the mayor wrote, and the army closed it"."""
    cue = ruled.cue
    if not ruled.placed or cue is None or piece.start < cue.end or any(part.overlaps(piece) for part in ruled.content):
        return False
    told = scene.quoted_in(piece) or piece.of(scene.text).lower().startswith("that ")
    return not told and scene.text[cue.end : piece.start].strip().lower() == ", and"


def with_relatives(scene: Scene, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return a content of the model with its relative clause.

    Of "asked to shun the mayor who said so" the model ends the content before "who": the clause tells which mayor.
    """
    return tuple(_with_relative(scene, piece) for piece in content)


def _with_relative(scene: Scene, piece: Span) -> Span:
    tree = scene.tree
    first = tree.within(piece).stop
    first += first < len(tree.tokens) and tree.word(first) == ","
    led = first + 1 < len(tree.tokens) and tree.tokens[first].upos == "ADP" and tree.word(first + 1).lower() in _LED
    first += led  # "the first stage, during which 90 left"
    if first >= len(tree.tokens) or not (led or tree.word(first).lower() in _RELATIVES) or scene.quoted_in(piece):
        return piece
    clause = next((above for above in tree.above(first) if tree.tokens[above].relation in ("acl:relcl", "advcl")), None)
    if clause is None or not piece.holds(tree.tokens[tree.tokens[clause].head].span) or _is_of_another(scene, clause):
        return piece
    joined = [c for c in tree.with_relation(clause, "conj") if scene.cues.has(tree.word(c), "verb")]
    told = {t for c in joined for t in tree.below(c)}  # ", during which 90 left, and expressed hope for more"
    return Span(
        piece.start, max(piece.end, tree.span_of([t for t in tree.below(clause) if t not in told and tree.word(t) != "."]).end)
    )


def _is_of_another(scene: Scene, clause: int) -> bool:
    """Tell whether a relative clause tells what somebody else says: "the attack, which the army says killed nine"."""
    said = (t for t in scene.tree.below(clause) if scene.cues.has(scene.tree.word(t), "verb", "clause"))
    return any(any(c < t and scene.tree.tokens[c].upos != "PRON" for c in scene.tree.with_relation(t, "nsubj")) for t in said)


def _with_marks(scene: Scene, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """A clause that the model begins behind its "after" or "while" begins with that word."""
    return tuple(_with_mark(scene, piece) if n else piece for n, piece in enumerate(content))


def _with_mark(scene: Scene, piece: Span) -> Span:
    first = scene.tree.within(piece)[0]
    token = scene.tree.tokens[first - 1]
    bare = token.upos == "SCONJ" and token.relation == "mark" and scene.tree.word(first - 1).lower() not in _CONTENT_MARKS
    return Span(token.span.start, piece.end) if bare and piece.holds(scene.tree.tokens[token.head].span) else piece


def _end_of_apposition(scene: Scene, piece: Span) -> int:
    """Where the apposition behind a piece ends; the end of the text where the tree has none there."""
    tree = scene.tree
    first = tree.within(piece).stop
    for i in range(first + 1, min(first + 8, len(tree.tokens))):
        if tree.tokens[i].relation == "appos" and tree.word(first) == "," and tree.below(i)[0] in (first, first + 1):
            return max(tree.span_of(tree.below(i)).end, piece.end)
    return len(scene.text)


def _with_apposition(scene: Scene, content: tuple[Span, ...], ruled: Draft) -> tuple[Span, ...]:
    """Take in ", the last city of the region" behind a content where the tree has it in the clause and it holds no verb."""
    if len(content) != 1 or len(ruled.content) != 1 or ruled.content[0].start != content[0].start:
        return content
    piece, whole = content[0], Span(content[0].start, min(_end_of_apposition(scene, content[0]), ruled.content[0].end))
    if whole.end <= piece.end or scene.quoted_in(whole):
        return content
    rest = scene.tree.within(Span(piece.end, whole.end))
    verbless = not any(scene.tree.tokens[i].upos in ("VERB", "AUX", "CCONJ", "SCONJ") for i in rest)
    return (whole,) if verbless else content


def by_own_subject(
    scene: Scene, verb: int, source: Span | None, content: tuple[Span, ...]
) -> tuple[Span | None, tuple[Span, ...]]:
    """Return source and content of the model, with the verb's subject for source where the model takes it for what is said.

    It then has nobody or somebody of the sentence before speak: "..., police said. An envoy, speaking in private, said few".
    """
    subject = subject_of(scene, verb)
    here = source is not None and scene.sentence_of(verb).overlaps(source)
    if subject.head is None or subject.passive or here:
        return source, content
    name = scene.tree.tokens[subject.head].span
    rest = tuple(piece for piece in content if not piece.holds(name))
    phrase = phrase_of(scene, subject.head)
    return (phrase, rest) if phrase is not None and rest and len(rest) < len(content) else (source, content)
