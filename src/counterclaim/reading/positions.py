"""Reporting words by their place in the sentence ("..., Smith said."), whatever the tree makes of them."""

from counterclaim.reading.extents import trim
from counterclaim.reading.scene import Scene
from counterclaim.reading.subjects import phrase_of
from counterclaim.records import Record, Span

LONGEST_SOURCE = 16
"""Words that a speaker between the comma and the cue may have."""
LONGEST_ASIDE = 14
"""Words that may follow the cue before the next mark: who was told, where and when."""
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART", "NUM", "PRON", "CCONJ", "X", "SYM"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
_VERBS = frozenset({"VERB", "AUX"})
_BREAKS = frozenset({",", '"', "”", "’", "''", "?", "!", "—", "–"})
_MARKS = frozenset({'"', "”", "’", "''"})
_RELATIVES = frozenset({"who", "which", "whose", "whom"})
_OPENERS = frozenset(
    {"who", "which", "that", "whose", "as", "while", "when", "where", "if", "because", "though", "although", "after", "before"}
)


class Position(Record, frozen=True):
    """A source and what stands around it: said before, and perhaps after, "Smith said"."""

    source: Span
    content: tuple[Span, ...]


def find_position(scene: Scene, verb: int) -> Position | None:
    """Return the source and content of a reporting verb that stands behind a mark and before the sentence's end or another
    mark.

    Before the mark there must be a clause. This is how most news sentences are told, and it is sure where a tree is not.
    """
    if scene.quoted_in(scene.tree.tokens[verb].span):
        return None
    subject = next(scene.tree.with_relation(verb, "nsubj"), None)
    behind = subject is None or subject > verb
    chunk = _speaker_before(scene, verb) or _quoted_before(scene, verb, subject) or _apposed_before(scene, verb, subject)
    if chunk is None and behind:
        chunk = _speaker_behind(scene, verb)
    return None if chunk is None else _position(scene, verb, chunk)


def find_last_position(scene: Scene, verb: int) -> Position | None:
    """Return the source and content of the last word of a sentence, which stands behind a noun with its relative clause.

    A tree takes it for a participle: "..., the front to which the group belongs assured".
    """
    chunk = _with_relative_before(scene, verb) if not scene.quoted_in(scene.tree.tokens[verb].span) else None
    return None if chunk is None else _position(scene, verb, chunk)


def _position(scene: Scene, verb: int, chunk: tuple[int, int, int]) -> Position | None:
    first, last, end = chunk
    sentence = scene.sentence_of(verb)
    start = scene.tree.tokens[min(first, _first_modifier(scene, verb))].span.start
    if start <= sentence.start:
        return None
    before = trim(scene, Span(_first_said(scene, sentence, start), start))
    if before is None or not _holds_clause(scene, before):
        return None
    after = _rest(scene, end, sentence)
    if after is not None and first > verb and _is_of_speaker(scene, range(first, last + 1), after):
        after = None
    return Position(source=scene.tree.span_of((first, last)), content=(before,) if after is None else (before, after))


def _is_of_speaker(scene: Scene, name: range, rest: Span) -> bool:
    """Tell whether words behind a speaker say who that is: "said Ana Ruiz, 34, who lives there", "said Omar, a baker"."""
    inside = scene.tree.within(rest)
    if scene.tree.word(inside[0]).isdigit() and inside[0] < inside[-1] and scene.tree.word(inside[0] + 1) == ",":
        return True
    opening = next((i for i in (inside[0], *scene.tree.above(inside[0])) if scene.tree.tokens[i].head not in inside), None)
    return opening is not None and scene.tree.tokens[opening].head in name


def _first_said(scene: Scene, sentence: Span, end: int) -> int:
    """Where the words before a cue begin: with the quotation that closes there, behind a semicolon, or with the sentence."""
    closing = scene.quoted_in(Span(max(end - 2, 0), end))
    if closing and closing[-1].end >= end - 1:
        return min(closing[-1].start, sentence.start) if closing[-1].start < sentence.start else sentence.start
    at = scene.text.rfind(";", sentence.start, end)
    return at + 1 if at >= 0 and not scene.quoted_in(Span(at, at + 1)) else sentence.start


def _speaker_before(scene: Scene, verb: int) -> tuple[int, int, int] | None:
    """ "..., a spokesman also said": the words from the mark to the verb name somebody."""
    tree = scene.tree
    last = _first_modifier(scene, verb) - 1
    first = last
    while (
        first >= 0 and last - first < LONGEST_SOURCE and tree.tokens[first].upos in _NAMING and _is_in_name(scene, first, last)
    ):
        first -= 1
    first += 1
    if first > last or first == 0 or tree.word(first - 1) not in _BREAKS:
        return None
    if tree.word(first).lower() in _OPENERS or tree.tokens[first].upos in ("CCONJ", "ADP"):
        return None
    named = any(tree.tokens[i].upos in _NAMES for i in range(first, last + 1))
    end = _end_of_tail(scene, verb)
    return (first, last, end) if named and end is not None else None


def _quoted_before(scene: Scene, verb: int, subject: int | None) -> tuple[int, int, int] | None:
    """'"...," the mayor, a doctor, said of the attack': right behind a quotation the tree's subject speaks it."""
    if subject is None or subject > verb:
        return None
    phrase = phrase_of(scene, subject)
    inside = scene.tree.within(phrase) if phrase is not None else range(subject, subject + 1)
    closes = inside[0] > 0 and scene.tree.word(inside[0] - 1) in _MARKS
    return (inside[0], inside[-1], verb) if closes and inside[-1] < verb else None


def _apposed_before(scene: Scene, verb: int, subject: int | None) -> tuple[int, int, int] | None:
    """ "..., the spokeswoman, Ana Ruiz, wrote on Facebook": a subject between marks whose name stands between them, too."""
    if subject is None or subject > verb or not any(True for _ in scene.tree.with_relation(subject, "appos")):
        return None
    inside = [i for i in scene.tree.below(subject) if scene.tree.word(i) != ","]
    first, last = inside[0], inside[-1]
    apart = first > 0 and scene.tree.word(first - 1) in _BREAKS and scene.tree.word(last + 1) == ","
    end = _end_of_tail(scene, verb) if apart and last + 2 == _first_modifier(scene, verb) else None
    return None if end is None else (first, last, end)


def _with_relative_before(scene: Scene, verb: int) -> tuple[int, int, int] | None:
    """ "..., the front to which the group belongs assured.": a noun with its relative clause, right before the last word."""
    tree = scene.tree
    sentence = tree.within(scene.sentence_of(verb))
    comma = next((i for i in range(verb - 1, max(sentence.start, verb - LONGEST_SOURCE), -1) if tree.word(i) == ","), None)
    if comma is None or any(tree.tokens[i].upos != "PUNCT" for i in range(verb + 1, sentence.stop)):
        return None
    which = next((i for i in range(comma + 2, verb) if tree.word(i).lower() in _RELATIVES), None)
    noun = -1 if which is None else which - 1 - (tree.tokens[which - 1].upos == "ADP")
    named = noun > comma and tree.tokens[noun].upos in _NAMES and tree.tokens[comma + 1].upos in ("DET", "NOUN", "PROPN")
    clause = (
        which is not None
        and tree.tokens[verb - 1].upos != "AUX"
        and any(tree.tokens[i].upos in _VERBS for i in range(which, verb))
    )
    return (comma + 1, verb - 1, verb) if named and clause else None


def _is_in_name(scene: Scene, i: int, last: int) -> bool:
    return i == last or scene.tree.word(i).lower() not in _OPENERS


def _first_modifier(scene: Scene, verb: int) -> int:
    """The first of the adverbs and auxiliaries right before a verb ("had also")."""
    first = verb
    while (first > 0 and scene.tree.tokens[first - 1].upos in ("ADV", "AUX")) or (
        first > 0 and scene.tree.word(first - 1).lower() == "n't"
    ):
        first -= 1
    return first


def _end_of_tail(scene: Scene, verb: int) -> int | None:
    """The last token of who was told, where and when; None where the words after the verb tell what was said."""
    tree = scene.tree
    sentence = scene.sentence_of(verb)
    for i in range(verb + 1, min(verb + LONGEST_ASIDE, len(tree.tokens))):
        token = tree.tokens[i]
        if token.span.start >= sentence.end:
            return i - 1
        if tree.word(i) in {",", ".", ";", "?", "!", '"', "“", "—", "–"}:
            return i - 1 if tree.word(i) not in {'"', "“"} or i > verb + 1 else None
        if token.upos in _VERBS or tree.word(i).lower() in {"that", "whether", ":"}:
            return None
    return None if verb + LONGEST_ASIDE < len(tree.tokens) else len(tree.tokens) - 1


def _speaker_behind(scene: Scene, verb: int) -> tuple[int, int, int] | None:
    """ "..., said the minister, who ...": the words from the verb to the next mark name somebody."""
    tree = scene.tree
    if verb == 0 or tree.word(verb - 1) not in _BREAKS:
        return None
    sentence = scene.sentence_of(verb)
    last = verb
    while last + 1 < len(tree.tokens) and last - verb < LONGEST_SOURCE and _is_named_on(scene, last + 1):
        if tree.tokens[last + 1].span.start >= sentence.end or tree.word(last + 1).lower() in _OPENERS:
            break
        last += 1
    while last > verb and tree.tokens[last].upos not in _NAMES | {"NUM"}:
        last -= 1
    named = any(tree.tokens[i].upos in _NAMES for i in range(verb + 1, last + 1))
    answers = scene.cues.has(tree.word(verb), "verb", "object", "news")
    if answers and tree.word(verb - 1) not in {'"', "”", "’"}:
        return None
    if not named or tree.word(verb).lower().endswith("ing") or tree.tokens[verb + 1].upos in ("ADP", "CCONJ"):
        return None
    return (verb + 1, last, last) if _closes(scene, last + 1, sentence) else None


def _is_named_on(scene: Scene, i: int) -> bool:
    """Tell whether a word can stand in a name or what somebody is, a hyphen between two words too: "Lieutenant-Colonel"."""
    token, between = scene.tree.tokens[i], scene.tree.word(i) in ("-", "‑")
    around = (scene.text[token.span.start - 1], scene.text[token.span.end : token.span.end + 1])
    return token.upos in _NAMING or (between and all(one.isalpha() for one in around))


def _closes(scene: Scene, i: int, sentence: Span) -> bool:
    """Tell whether a name ends here: at a mark, the sentence's end or its own relative clause, not before a verb."""
    if i >= len(scene.tree.tokens) or scene.tree.tokens[i].span.start >= sentence.end:
        return True
    return scene.tree.tokens[i].upos in ("PUNCT", "ADV", "ADP") or scene.tree.word(i).lower() in ("who", "whose")


def _holds_clause(scene: Scene, span: Span) -> bool:
    inside = scene.tree.within(span)
    if not any(_is_said(scene, i) for i in inside):
        return bool(scene.quoted_in(span))
    opening = scene.tree.tokens[inside[0]]
    if scene.tree.word(inside[0]).lower() == "according":
        return False
    return opening.upos != "ADP" or len(inside) > 8


def _is_said(scene: Scene, i: int) -> bool:
    return scene.tree.tokens[i].upos in _VERBS and not scene.tree.word(i).lower().endswith("ing")


def _goes_on(scene: Scene, i: int, sentence: Span) -> bool:
    """Tell whether words behind ", she added, and" go on with what was said: a verb alone, or one of "them".

    "and the hospital was closed" may be the outlet's own word. A verb of saying is another cue.
    """
    tree = scene.tree
    if i >= len(tree.tokens) or tree.tokens[i].span.start >= sentence.end or scene.cues.at(tree, i, "verb"):
        return False
    near = [tree.word(t).lower() for t in range(i, min(i + 3, len(tree.tokens)))]
    return tree.tokens[i].upos in _VERBS or (near[1:2] == ["of"] and near[2:] == ["them"])


def _rest(scene: Scene, end: int, sentence: Span) -> Span | None:
    """What goes on behind "Smith said,": a clause that does not hang on the cue itself."""
    tree = scene.tree
    if end + 2 >= len(tree.tokens) or tree.word(end + 1) != ",":
        return None
    following = tree.tokens[end + 2]
    word = tree.word(end + 2).lower()
    if following.span.start >= sentence.end or word in _OPENERS | {"but", "adding", "citing", "referring"}:
        return None
    if word == "and" and not _goes_on(scene, end + 3, sentence):
        return None
    rest = Span(following.span.start, sentence.end)
    if tree.word(end + 2).lower().endswith("ing") or not any(tree.tokens[i].upos in _VERBS for i in tree.within(rest)):
        return None
    return trim(scene, rest)
