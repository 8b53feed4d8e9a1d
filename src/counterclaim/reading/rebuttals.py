"""Claims that are answered right behind them: "..., a claim the army rejected", "..., an allegation denied by Mali"."""

from collections.abc import Iterator

from counterclaim.reading.constructions import ANSWERING, taking
from counterclaim.reading.cues import Cue
from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import Record, Stance

LONGEST_NAME = 10
"""Words that whoever answers may be named by."""
_STANDING = frozenset({"which", "something"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "DET", "ADP", "PART", "NUM", "PRON"})
_JOINED = _NAMING | {"CCONJ"}
_NAMES = frozenset({"NOUN", "PROPN", "PRON"})
_MODIFIERS = frozenset({"AUX", "ADV", "PART"})
_MARKS = frozenset({",", "—", "–", "-", "--"})
_ENDS = frozenset({".", ";", "!", "?", '"', "”"})
_STOPS = frozenset({"that", "which", "who", "to"})


class Rebuttal(Record, frozen=True):
    """Tokens of one construction: the article, the noun for a claim, the answering verb, and who answers."""

    start: int
    noun: int
    verb: int
    source: tuple[int, int]
    rows: tuple[Cue, ...]
    stance: Stance | None = None


def is_standing(words: str) -> bool:
    """Tell whether words stand for the claim before them where no noun does.

    >>> is_standing("which"), is_standing("a claim")
    (True, False)
    """
    return words.lower() in _STANDING


def find_rebuttal_drafts(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each claim that is answered in an apposition, whatever the tree makes of it.

    The pattern is a comma or dash, "a" or "the", a noun of the lexicon for a claim, perhaps "that" or "which" (or "which"
    alone), then either who answers and a verb of answering, or the verb in the passive, "by" and who answers.
    """
    for noun, token in enumerate(scene.tree.tokens):
        found = rebuttal_at(scene, noun) if scene.is_saying(token.span.start) else None
        if found is not None:
            yield Draft(
                source=scene.tree.span_of(found.source),
                cue=scene.tree.tokens[found.verb].span,
                content=(scene.tree.span_of((found.start, noun)),),
                cue_token=found.verb,
                rows=found.rows,
                origin="verb",
                own=True,
                placed=True,
                sure=True,
                stance=found.stance,
                score=0.8,
            )


def rebuttal_at(scene: Scene, noun: int) -> Rebuttal | None:
    """Return the answer that follows a noun for a claim directly, or None."""
    stands = is_standing(scene.tree.word(noun))
    if not stands and not scene.cues.has(scene.tree.word(noun), "noun", "refer"):
        return None
    start = _opening(scene, noun) if not stands else noun if noun > 1 and scene.tree.word(noun - 1) in _MARKS else None
    if start is None or scene.quoted_in(scene.tree.tokens[start].span):
        return None
    found = _active(scene, start, noun) or _passive(scene, start, noun)
    return None if found is not None and stands and not _closes(scene, found) else found


def _closes(scene: Scene, found: Rebuttal) -> bool:
    """Tell whether an answer ends its clause: not ", which the army has denied entry to,"."""
    end = _end_of_sentence(scene, found.noun)
    behind = max(found.verb, found.source[1]) + 1
    return behind >= end or scene.tree.word(behind) in _ENDS


def _opening(scene: Scene, noun: int) -> int | None:
    """The article of the apposition, right behind a mark."""
    tree = scene.tree
    first = noun - 1
    while first > 0 and noun - first < 4 and tree.tokens[first].upos == "ADJ":
        first -= 1
    opens = first > 0 and tree.word(first).lower() in ("a", "an", "the") and tree.word(first - 1) in _MARKS
    several = noun > 1 and tree.word(noun - 1) in _MARKS and tree.word(noun).lower().endswith("s")
    return first if opens else noun if several else None  # ", accusations that the chief has denied"


def _active(scene: Scene, start: int, noun: int) -> Rebuttal | None:
    tree = scene.tree
    end = _end_of_sentence(scene, noun)
    first = noun + 1
    if first < end and tree.word(first).lower() in ("that", "which"):
        first += 1
    i = first
    while i < end and i - first <= LONGEST_NAME and tree.tokens[i].upos in _JOINED and tree.word(i).lower() not in _STOPS:
        i += 1
    last = ended = i - 1
    while last >= first and tree.tokens[last].upos not in _NAMES:
        last -= 1
    if last < first < ended and tree.tokens[ended].upos == "ADJ" and tree.word(first).lower() == "the":
        last = ended  # "a figure the military disputes", whose body a tagger takes for an adjective
    while i < end and tree.tokens[i].upos in _MODIFIERS:
        i += 1
    if last < first or i >= end or tree.tokens[i].upos != "VERB" or tree.tokens[first].upos == "ADP":
        return None
    return _built(scene, start, noun, i, (first, last)) if _is_stranded(scene, i, end) else None


def _passive(scene: Scene, start: int, noun: int) -> Rebuttal | None:
    tree = scene.tree
    end = _end_of_sentence(scene, noun)
    i = noun + 1
    while i < end and (tree.tokens[i].upos in _MODIFIERS or tree.word(i).lower() in ("that", "which")):
        i += 1
    agent = next((j for j in range(i + 1, min(i + 3, end)) if tree.word(j).lower() == "by"), None)
    if i >= end or tree.tokens[i].upos != "VERB" or agent is None:
        return None
    last = agent
    while last + 1 < end and last - agent <= LONGEST_NAME and tree.tokens[last + 1].upos in (*_NAMING, "CCONJ"):
        last += 1
    while last > agent and tree.tokens[last].upos not in _NAMES:
        last -= 1
    return _built(scene, start, noun, i, (agent + 1, last)) if last > agent else None


def _end_of_sentence(scene: Scene, i: int) -> int:
    return scene.tree.within(scene.sentence_of(i)).stop


def _is_stranded(scene: Scene, verb: int, end: int) -> bool:
    """Tell whether a verb has no object of its own behind it: the claim is its object."""
    if verb + 1 >= end:
        return True
    following = scene.tree.tokens[verb + 1]
    return following.upos in ("PUNCT", "ADV", "ADP", "CCONJ", "SCONJ") or _predicate(scene, verb, end)


def _predicate(scene: Scene, verb: int, end: int) -> bool:
    """Tell whether a word for something untrue follows: "dismissed as a fabrication", "called 'baseless'"."""
    tree = scene.tree
    naming = scene.cues.has(tree.word(verb), "verb", "as", "quote")
    return naming and any(scene.has_word(i, "negations", "falsity") for i in range(verb + 1, min(verb + 8, end)))


def _built(scene: Scene, start: int, noun: int, verb: int, source: tuple[int, int]) -> Rebuttal | None:
    rows = scene.cues.at(scene.tree, verb, "verb")
    answering = tuple(row for row in taking(rows, "object", "news") if row.stance in ANSWERING)
    if answering:
        return Rebuttal(start=start, noun=noun, verb=verb, source=source, rows=answering)
    if rows and _predicate(scene, verb, _end_of_sentence(scene, verb)):
        return Rebuttal(start=start, noun=noun, verb=verb, source=source, rows=rows, stance="denies")
    return None
