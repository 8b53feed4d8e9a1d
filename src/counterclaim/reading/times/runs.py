"""Runs of days that two times or a beginning tell: "between January and March 2026", "since the raids began on 3 May"."""

import datetime
import itertools
import re
from collections.abc import Iterator, Sequence

import msgspec

from counterclaim.ids import record_id
from counterclaim.reading.scene import Scene
from counterclaim.reading.times.calendar import add_months
from counterclaim.reading.tree import Tree
from counterclaim.records import Span, When

_JOINED = re.compile(r"\s+(and|to|until|till|through)\s+|\s*[-–—]\s*")
_OPENED = re.compile(r"\b(between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_REACH = 14
_WRITTEN = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_MOVED = frozenset("postpone delay move shift push reschedule change extend adjourn defer bring".split())
"""Verbs whose "from" and "to" are of one day that became another: "moved the vote from 3 May to 10 May"."""
_BEGINNING = frozenset("begin start erupt break flare".split())
_IN = frozenset({"in", "on", "of", "from"})
_ADJUNCTS = ("obl", "nmod", "advmod")


def with_runs(scene: Scene, times: Sequence[When]) -> tuple[When, ...]:
    """Return the times with the runs of days that they tell, in text order; both ends of a run stay.

    A run is a duration whose anchor, the time that it ends or begins with, stands among its words. The first of two ends that
    has no year takes that of the last: "between January and March 2021".
    """
    found: list[When] = []
    for when, behind in itertools.zip_longest(times, times[1:]):
        ends = _ends(scene, when, behind) if behind is not None else None
        found += [when] if ends is None else ends
        if (start := _since(scene, when)) is not None:
            found.append(start)
    return tuple(sorted(found, key=lambda when: (when.span.start, -when.span.end)))


def is_run(when: When, times: Sequence[When]) -> bool:
    """Tell whether a time is a run of days that has the words of another of the times."""
    return when.kind == "duration" and any(one.id == when.anchor and when.span.holds(one.span) for one in times)


def is_open(run: When) -> bool:
    """Tell whether a run lasts up to the report."""
    return (run.edtf or "").endswith("/..")


def _ends(scene: Scene, first: When, last: When) -> list[When] | None:
    """Return the first of two times that are the ends of a run, and the run; None where they are not."""
    if first.kind != "date" or last.kind != "date" or not _are_ends(scene, first, last):
        return None
    near = _of_year_behind(first, last)
    start, end = _edge(near, 0), _edge(last, -1)
    if start is None or end is None or start == end or str(near.first) > str(last.last):
        return None
    return [near, _run(scene, Span(first.span.start, last.span.end), f"{start}/{end}", near, last)]


def _are_ends(scene: Scene, first: When, last: When) -> bool:
    """Tell whether the words about two times make a run of them: "from May to July", "2003-2011", not "May and July"."""
    text = scene.text
    joint = _JOINED.fullmatch(text, first.span.end, last.span.start)
    opening = _OPENED.search(text, max(0, first.span.start - _REACH), first.span.start)
    if joint is None or (opening is None and len(first.edtf or "") != len(last.edtf or "")):
        return False
    opener = opening[1].lower() if opening is not None else ""
    if joint[1] == "and" or opener == "between":
        return joint[1] in ("and", None) and opener == "between"
    return not _is_moved(scene.tree, scene.tree.within(first.span)[0])


def _is_moved(tree: Tree, i: int) -> bool:
    verb = next((j for j in tree.above(i) if tree.tokens[j].upos == "VERB"), None)
    return verb is not None and tree.tokens[verb].lemma in _MOVED


def _of_year_behind(first: When, last: When) -> When:
    """Return the first end in the year of the last where only that has one."""
    if first.basis != "reckoned from the report's date" or last.basis != "written" or _edge(first, 0) != first.edtf:
        return first
    if first.first is None or first.last is None or last.last is None:
        return first
    days = [datetime.date.fromisoformat(day) for day in (first.first, first.last, last.last)]
    years = days[2].year - days[0].year
    years -= add_months(days[0], 12 * years) > days[2]
    if not years:
        return first
    start, end = (add_months(day, 12 * years) for day in days[:2])
    return msgspec.structs.replace(
        first,
        edtf=start.isoformat()[: len(first.edtf or "")],
        first=start.isoformat(),
        last=end.isoformat(),
        basis="reckoned from another time",
        anchor=last.id,
    )


def _edge(when: When, which: int) -> str | None:
    """Return how EDTF writes the first (0) or last (-1) day, month or year of a time; None of a time without days."""
    written = (when.edtf or "").split("/")[which]
    if _WRITTEN.fullmatch(written):
        return written
    return (when.first, when.last)[which] if when.edtf and ".." not in when.edtf else None


def _run(scene: Scene, span: Span, edtf: str, first: When, last: When) -> When:
    return When(
        id=record_id("time", scene.report.id, [span]),
        span=span,
        edtf=edtf,
        first=first.first,
        last=last.last,
        basis="reckoned from another time",
        kind="duration",
        anchor=last.id,
    )


# --- What has a beginning alone ------------------------------------------------------------------------------------


def _since(scene: Scene, when: When) -> When | None:
    """Return the run that a time begins: "since the raids began on 3 May", "erupted in 2023 and has killed thousands"."""
    if when.kind != "date" or when.first is None or (start := _edge(when, 0)) is None:
        return None
    day = (scene.report.published.edtf or "")[:10]
    if when.first >= day:
        return None
    opening = next(_openings(scene.tree, when), None)
    if opening is None:
        return None
    span = Span(scene.tree.tokens[opening].span.start, when.span.end)
    return msgspec.structs.replace(_run(scene, span, f"{start}/..", when, when), last=day)


def _openings(tree: Tree, when: When) -> Iterator[int]:
    """Yield the word with which the words for a run begin that a time begins: "since", or a verb for beginning."""
    head = tree.head_of(when.span)
    over = -1 if head is None else tree.tokens[head].head
    if head is None or over < 0 or not tree.tokens[head].relation.startswith(_ADJUNCTS):
        return
    if not {tree.word(case).lower() for case in tree.with_relation(head, "case")} <= _IN:
        return
    marks = (mark for mark in tree.with_relation(over, "mark", "case") if tree.word(mark).lower() == "since" and mark < head)
    yield from marks
    yield from _since_noun(tree, head)
    if over < head and tree.tokens[over].lemma in _BEGINNING and any(_is_perfect(tree, verb) for verb in _beside(tree, over)):
        yield over


def _beside(tree: Tree, verb: int) -> list[int]:
    """Return the verbs that tell more of what a verb begins: "erupted and has killed", "the war, which began, has killed"."""
    noun = tree.tokens[verb].head if tree.tokens[verb].relation == "acl:relcl" else -1
    over = tree.tokens[noun].head if noun >= 0 and tree.tokens[noun].relation == "nsubj" else -1
    return [*tree.with_relation(verb, "conj"), *([over] if over >= 0 else [])]


def _since_noun(tree: Tree, head: int) -> Iterator[int]:
    """Yield the "since" of a noun right before a time that a tree takes for its neighbour: "since the coup in 2021"."""
    first = min(tree.below(head))
    for noun in tree.with_relation(tree.tokens[head].head, "obl"):
        if noun < head and max(tree.below(noun)) == first - 1:
            yield from (case for case in tree.with_relation(noun, "case") if tree.word(case).lower() == "since")


def _is_perfect(tree: Tree, verb: int) -> bool:
    return tree.tokens[verb].upos == "VERB" and any(
        tree.word(i).lower() in ("has", "have") for i in tree.with_relation(verb, "aux")
    )
