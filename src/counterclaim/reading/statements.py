"""Statements without marks of quotation: what follows "The minister said:", and the turns of a transcript.

Official releases give statements so, and briefings and interviews are printed as turns ("Vladimir Smith: ..."). All
paragraphs up to where the next speaker, a heading or the release itself takes over are the words of the one announced.
"""

import functools
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from counterclaim.lexicon import load_rows
from counterclaim.reading.constructions import taking
from counterclaim.reading.recordings import find_recorded
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.subjects import phrase_of, subject_of
from counterclaim.reading.verbs import cue_span
from counterclaim.records import Span

_TURN = re.compile(r"(?P<label>[^\W\d_][^:\n“”\"]{0,80}):[ \t]+(?=\S)")
_LONGEST_LABEL = 10
_SHORT_LABEL = 24
"""Characters of a label that is neither a name nor a role: an outlet that asks."""
_NOTE = re.compile(
    r"\b(?:interview|conversation|transcript)\b[^.]*\b(?:edited|condensed|conducted|translated|recorded|clarity)\b"
    r"|\b(?:did|has|have) not (?:immediately )?(?:respond|repl)\w* to (?:a |our |several )?requests? for comment",
    re.IGNORECASE,
)
_FEWEST_TURNS = 2
_OPENING = ("“", '"', "‘", "«", "„")
_ENDING = (".", "!", "?", "…", ":", ";", ",", "”", '"', ")")
_FIRST = frozenset({"i", "we", "us", "our", "my", "me"})
_SECOND = frozenset({"you", "your", "yours"})
_RUNNING = frozenset({"paragraph", "quotation", "item"})


class _Announced(NamedTuple):
    """Who is announced, by what words, and the blocks of what is said; the first may be cut behind a label."""

    source: Span
    cue: Span
    cue_token: int
    spans: tuple[Span, ...]
    draft: Draft | None


def add_statements(scene: Scene, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the drafts with the statements that stand without marks: a draft for each paragraph, by the one announced."""
    recorded = [_Announced(*one, draft=None) for one in find_recorded(scene)]
    announced = _turns(scene) or recorded or _statements(scene, drafts)
    if not announced:
        return tuple(drafts)
    found = list(drafts)
    for one in announced:
        found = [draft for draft in found if not _is_taken(draft, one)]
        found += _drafts(one)
    return tuple(sorted(found, key=lambda draft: draft.start))


def _is_taken(draft: Draft, one: _Announced) -> bool:
    """Tell whether a draft is the announcement itself, which is told anew."""
    return draft is one.draft or (draft.cue is not None and draft.cue.overlaps(one.cue) and draft.source == one.source)


def _drafts(one: _Announced) -> list[Draft]:
    first = Draft(
        source=one.source, cue=one.cue, content=one.spans[:1], cue_token=one.cue_token, origin="phrase", verbatim=True
    )
    if one.draft is not None:
        first = msgspec.structs.replace(one.draft, content=one.spans[:1], verbatim=True, reason=None)
    rest = [
        Draft(source=None, cue=None, content=(span,), origin="quotation", echo=one.source, verbatim=True)
        for span in one.spans[1:]
    ]
    return [first, *rest]


# --- Turns of a transcript ---------------------------------------------------------------------------------------


def _turns(scene: Scene) -> list[_Announced]:
    """Return the turns of a transcript: paragraphs that open with who speaks, two at the least."""
    labels = _labels(scene)
    if len(labels) < _FEWEST_TURNS:
        return []
    found = []
    for n, (source, colon) in labels.items():
        span = scene.blocks[n].span
        spans = [_trimmed(scene, Span(scene.tree.tokens[colon].span.end, span.end))]
        m = n + 1
        while m < len(scene.blocks) and m not in labels and _goes_on(scene, m) and not _is_note(scene, m):
            spans.append(scene.blocks[m].span)
            m += 1
        found.append(_Announced(source, scene.tree.tokens[colon].span, colon, tuple(spans), None))
    return found


def _labels(scene: Scene) -> dict[int, tuple[Span, int]]:
    """Return the labels of turns by paragraph: names and roles, and beside them what opens several paragraphs ("DW")."""
    found = {n: label for n in range(len(scene.blocks)) if (label := _label(scene, n)) is not None}
    words = Counter(label[0].of(scene.text) for label in found.values())
    named = {n for n, (source, _) in found.items() if "person" in scene.mention_kinds(source) or _is_role(scene, source)}
    again = {n for n, (source, _) in found.items() if words[source.of(scene.text)] >= _FEWEST_TURNS and _is_short(source)}
    return {n: label for n, label in found.items() if n in named or (named and n in again)}


def _is_short(source: Span) -> bool:
    return len(source) <= _SHORT_LABEL


def _is_note(scene: Scene, n: int) -> bool:
    """Tell whether a paragraph behind a turn is the outlet's own: "This interview has been edited", "did not respond"."""
    return _NOTE.search(scene.blocks[n].span.of(scene.text)) is not None


def _label(scene: Scene, n: int) -> tuple[Span, int] | None:
    """Return the words before a paragraph's colon that may name who speaks, and the colon's token."""
    block = scene.blocks[n]
    match = _TURN.match(block.span.of(scene.text)) if block.kind in _RUNNING else None
    if match is None:
        return None
    source = Span(block.span.start, block.span.start + match.end("label"))
    words = scene.tree.within(source)
    colon = words.stop
    if len(words) > _LONGEST_LABEL or colon >= len(scene.tree.tokens) or scene.tree.word(colon) != ":":
        return None
    if any(scene.tree.tokens[i].upos in ("VERB", "AUX") for i in words):
        return None
    return source, colon


def _is_role(scene: Scene, source: Span) -> bool:
    """Tell whether a label is a role that transcripts print for a name: "Q", "MODERATOR", "THE PRESIDENT"."""
    text = source.of(scene.text).lower().strip(" .")
    return text in {row["label"] for row in load_rows("turn_labels", scene.lexicon)}


# --- Announced statements -----------------------------------------------------------------------------------------


def _statements(scene: Scene, drafts: Sequence[Draft]) -> list[_Announced]:
    found: list[_Announced] = []
    n = 0
    while n < len(scene.blocks):
        one = _announcement(scene, n, drafts)
        found += [one] if one is not None else []
        n += 1 if one is None else 1 + len(one.spans)
    return found


def _announcement(scene: Scene, n: int, drafts: Sequence[Draft]) -> _Announced | None:
    """Return the statement that a paragraph announces with its last words: "The minister said:"."""
    block = scene.blocks[n]
    text = block.span.of(scene.text).rstrip()
    if block.kind not in _RUNNING or not text.endswith(":") or n + 1 >= len(scene.blocks):
        return None
    if not _goes_on(scene, n + 1) or scene.blocks[n + 1].span.of(scene.text).startswith(_OPENING):
        return None
    told = _teller(scene, block.span, drafts)
    if told is None:
        return None
    source, cue, token, draft = told
    names = {scene.tree.word(i) for i in scene.tree.within(source) if scene.tree.tokens[i].upos == "PROPN"}
    spans: list[Span] = []
    for m in range(n + 1, len(scene.blocks)):
        taken = m > n + 1 and (_takes_over(scene, m, names, drafts) or _is_dated(scene, m, spans))
        if not _goes_on(scene, m) or taken:
            break
        spans.append(scene.blocks[m].span)
    return _Announced(source, cue, token, tuple(spans), draft)


def _teller(scene: Scene, span: Span, drafts: Sequence[Draft]) -> tuple[Span, Span, int, Draft | None] | None:
    """Return who says what follows, the cue, its token, and the draft that has it: the last verb of saying of a paragraph."""
    sentence = next((scene.sentence_of(i) for i in reversed(scene.tree.within(span))), span)
    for i in reversed(scene.tree.within(sentence)):
        rows = taking(scene.cues.at(scene.tree, i, "verb"), "clause", "quote", "news")
        if scene.tree.tokens[i].upos != "VERB" or not rows:
            continue
        subject = subject_of(scene, i)
        source = None if subject.head is None or subject.passive else phrase_of(scene, subject.head)
        if source is None:
            continue
        cue = cue_span(scene, i, rows)
        known = next((draft for draft in drafts if draft.cue is not None and draft.cue.overlaps(cue) and draft.source), None)
        return source, cue, i, known
    return None


def _goes_on(scene: Scene, n: int) -> bool:
    """Tell whether a block is a running one: whole sentences, which no line like "Notes to editors" is."""
    block = scene.blocks[n]
    text = block.span.of(scene.text).rstrip()
    return block.kind in _RUNNING and text.endswith(_ENDING)


def _takes_over(scene: Scene, n: int, names: set[str], drafts: Sequence[Draft]) -> bool:
    """Tell whether the release speaks again in a block.

    It opens with a quotation, announces, names the one who spoke, or tells what somebody says without an "I" or "we".
    """
    span = scene.blocks[n].span
    text = span.of(scene.text)
    if text.startswith(_OPENING) or text.rstrip().endswith(":"):
        return True
    own = any(scene.tree.word(i).lower() in _FIRST for i in scene.tree.within(span))
    if not own and any(draft.source is not None and span.holds(draft.source) for draft in drafts):
        return True
    sources = [draft.source for draft in drafts if draft.source is not None and span.holds(draft.source)]
    return any(scene.tree.word(i) in names for source in sources for i in scene.tree.within(source))


def _is_dated(scene: Scene, n: int, before: Sequence[Span]) -> bool:
    """Tell whether a block without "I" or "we", after ones that have it, dates itself by a weekday as news does."""
    words = {scene.tree.word(i) for i in scene.tree.within(scene.blocks[n].span)}
    personal = any(scene.tree.word(i).lower() in _FIRST for span in before for i in scene.tree.within(span))
    addressed = any(word.lower() in _FIRST | _SECOND for word in words)
    return personal and not addressed and not words.isdisjoint(_weekdays(scene.lexicon))


@functools.cache
def _weekdays(lexicon: str | None) -> frozenset[str]:
    return frozenset(row["word"] for row in load_rows("times", lexicon) if row["kind"] == "weekday")


def _trimmed(scene: Scene, span: Span) -> Span:
    text = span.of(scene.text)
    return Span(span.start + len(text) - len(text.lstrip()), span.end - (len(text) - len(text.rstrip())))
