"""Finds the times of a report."""

import datetime
import functools
import itertools
import re
from collections.abc import Iterator

from counterclaim.ids import record_id
from counterclaim.lexicon import load_rows
from counterclaim.reading.scene import Scene
from counterclaim.reading.times.calendar import Range
from counterclaim.reading.times.grammar import Found, find_expressions
from counterclaim.reading.times.parts import Anchor, Reckoned
from counterclaim.reading.times.periods import ends_with, run_up
from counterclaim.reading.times.quarters import EDGED
from counterclaim.reading.times.reckon import reckon
from counterclaim.reading.times.tense import looks_ahead, looks_back
from counterclaim.records import When

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T.*)?")
_WRITTEN_AT = re.compile(r"\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?\s?(?:[-–—|:]\s|$)")
_SEVERAL = 2
_TIED = frozenset({"ago", "step", "part", "clock", "whole", "ended", "quarter", "same"})
"""Patterns that another time of the text can be the ground of."""
_OLD = frozenset({"10", "11", "12", "13", "14", "15", "16"})
"""How bare numbers begin that are seldom years in the news: "reported 1013 confirmed infections"."""
_YEARS = {"last": -1, "this": 0, "next": 1}
_CAPITAL_WORDS = frozenset({"may", "march", "august", "sun", "sat", "mar", "second", "fall", "spring"})


def find_times(scene: Scene) -> tuple[When, ...]:
    """Return every time expression of the blocks that claims are read from, in text order, without their claims.

    Times are reckoned from the report's day, and where the text says so ("two days later") from the time told last before.
    """
    found: list[When] = []
    day = _report_day(scene)
    before: tuple[Range, str] | None = None
    last_day: tuple[Range, str] | None = None
    run = False
    for sentence in _sentences(scene):
        near = False
        length: tuple[Found, range] | None = None
        for expression, tokens in _expressions(scene, sentence):
            ground = last_day if run and _is_in_day(expression) else before
            when, range_ = _when(scene, expression, tokens, day, ground if ground is None else (*ground, near))
            if length is not None and range_ is not None and ends_with(scene, *length, expression, tokens):
                found[-1] = run_up(found[-1], length[0], when, range_)
            found.append(when)
            length = expression, tokens
            if expression.pattern != "ago" and range_ is not None and when.kind in ("date", "time"):
                before, near = (range_, when.id), True
                run = expression.pattern == "range"
                last_day = before if range_.first == range_.last else last_day
    return tuple(found)


def _is_in_day(found: Found) -> bool:
    """Tell whether a time is of one day, which a run of days told between is not: "at 11 a.m.", "that night", "that day"."""
    that_day = (found.parts[0][0], found.parts[-1][1]) == ("k", "D")
    return found.pattern in ("clock", "part") or (found.pattern == "step" and that_day)


def _sentences(scene: Scene) -> Iterator[range]:
    """Yield the words of each sentence of a block that claims are read from."""
    for block in scene.paragraphs:
        for sentence in block:
            words = scene.tree.within(sentence)
            if words:
                yield words


def _expressions(scene: Scene, words: range) -> Iterator[tuple[Found, range]]:
    texts = [scene.tree.word(i) or " " for i in words]
    barred = frozenset(n for n, i in enumerate(words) if _is_barred(scene, i, texts[n]))
    all_found = [
        (found, range(words[found.first], words[found.last] + 1)) for found in find_expressions(texts, barred, scene.lexicon)
    ]
    for (found, tokens), behind in itertools.zip_longest(all_found, all_found[1:]):
        if (behind is not None and ends_with(scene, found, tokens, *behind)) or not _is_none(scene, found, tokens):
            yield found._replace(since=found.since and not _is_because(scene, tokens[0])), tokens


def _is_because(scene: Scene, i: int) -> bool:
    """Tell whether the "since" before the article of a time tells why: "since the February vote was rigged"."""
    return i > 1 and scene.tree.word(i - 2).lower() == "since" and scene.tree.tokens[i - 2].relation == "mark"


def _is_barred(scene: Scene, i: int, word: str) -> bool:
    """Tell whether a word is no part of a time: of a person's name, a verb, or in small letters ("may", "march")."""
    token = scene.tree.tokens[i]
    low = word.lower()
    if low in _CAPITAL_WORDS:
        if token.upos in ("AUX", "VERB"):
            return True
        if low in ("may", "march", "august", "sun", "sat", "mar") and word.islower():
            return True
    if word[:1].isupper() and not word.isupper() and "person" in scene.mention_kinds(token.span):
        return True
    return low == "last" and token.upos == "VERB"


def _is_none(scene: Scene, found: Found, tokens: range) -> bool:
    """Tell whether what looks like a time is none: a number that counts something, an age, a name's part."""
    tree = scene.tree
    letters = "".join(letter for letter, _, _ in found.parts)
    if _is_age(scene, tokens, letters):
        return True
    if found.pattern == "year" and letters == "y":
        return _counts_something(scene, tokens[0])
    if found.pattern == "length" and letters in ("au",) and tree.word(tokens[-1]).lower() in ("minute", "second"):
        return False
    if found.pattern == "ref" and letters == "Hl":
        return tree.word(tokens[-1]).lower() != "past" or tree.tokens[tokens[-1]].upos != "NOUN"
    if found.pattern == "length" and _is_fraction(scene, found, tokens):
        return True
    if found.pattern == "whole":
        return not _is_whole(found)
    if found.pattern == "units" and letters == "v":
        return tree.tokens[tokens[0]].upos not in ("NOUN", "PROPN")
    return found.pattern == "clock" and letters == "c" and tree.tokens[tokens[0]].upos == "PROPN"


def _is_whole(found: Found) -> bool:
    """Tell whether a unit that nothing counts is a time: "the weekend", "the end of the year", "earlier in the week"."""
    values = {letter: value for letter, value, _ in found.parts}
    if found.parts[0][0] in "bELt":
        return values["u"] in ("W", "M", "Y")
    if "B" not in values:
        return values["u"] in ("WE", "3M")
    return values["u"] in EDGED and (found.parts[-1][0] == "u" or values["B"] == "L")


def _is_fraction(scene: Scene, found: Found, tokens: range) -> bool:
    """Tell whether a quarter or more are parts of something: "three-quarters of its food", "a quarter of the seats"."""
    if found.parts[-1][1] != "3M":
        return False
    after = tokens[-1] + 1
    return found.parts[-2][0] == "-" or (after < len(scene.tree.tokens) and scene.tree.word(after).lower() == "of")


def _is_age(scene: Scene, tokens: range, letters: str) -> bool:
    """Tell whether a length is how old somebody is; "an eight-month-old truce" tells how long one has held."""
    if letters.endswith("%"):
        head = scene.tree.tokens[tokens[-1]].head
        return head < 0 or scene.tree.tokens[head].lemma not in _event_nouns(scene.lexicon)
    after = [scene.tree.word(i).lower() for i in range(tokens[-1] + 1, min(tokens[-1] + 3, len(scene.tree.tokens)))]
    return bool(after) and (after[0] in ("old", "older", "younger", "-old") or after == ["-", "old"] or after == ["of", "age"])


@functools.cache
def _event_nouns(lexicon: str | None) -> frozenset[str]:
    return frozenset(row["lemma"] for row in load_rows("event_terms", lexicon) if row["pos"] == "n")


def _counts_something(scene: Scene, i: int) -> bool:
    """Tell whether a bare four-digit number counts the noun behind it, or stands behind a currency or a word for numbers."""
    tree = scene.tree
    token = tree.tokens[i]
    before = tree.word(i - 1).lower() if i else ""
    if before in (
        "$",
        "€",
        "£",
        "no.",
        "resolution",
        "number",
        "flight",
        "%",
        "about",
        "nearly",
        "some",
        "than",
        "around",
        "over",
    ):
        return True
    head = token.head
    after = tree.word(i + 1) if i + 1 < len(tree.tokens) else ""
    if tree.word(i)[:2] in _OLD and token.relation in ("obj", "nsubj", "nsubj:pass") and after[:1].islower():
        return True
    if token.relation == "nummod" and head > i and tree.tokens[head].upos == "NOUN":
        word = tree.word(head).lower()
        return word.endswith("s") or word in ("people", "men", "women", "children")
    return False


def _year_behind(scene: Scene, found: Found, tokens: range, day: datetime.date | None) -> int | None:
    """Return the year that is told right behind a day or month: "on 12 December last year"."""
    if day is None or found.pattern not in ("date", "month") or any(letter == "y" for letter, _, _ in found.parts):
        return None
    last = tokens[-1]
    behind = [scene.tree.word(i).lower() for i in range(last + 1, min(last + 3, len(scene.tree.tokens)))]
    return day.year + _YEARS[behind[0]] if behind[1:] == ["year"] and behind[0] in _YEARS else None


def _when(
    scene: Scene, found: Found, tokens: range, day: datetime.date | None, before: tuple[Range, str, bool] | None
) -> tuple[When, Range | None]:
    """Return a time and its days, which those that follow are reckoned from."""
    span = scene.tree.span_of(tokens)
    head = scene.tree.head_of(span)
    is_day = found.pattern in ("weekday", "date", "range")
    ahead = not found.since and looks_ahead(scene.tree, head if head is not None else tokens[-1], is_day=is_day)
    year = _year_behind(scene, found, tokens, day)
    day, ahead = (day, ahead) if year is None else (datetime.date(year, 12, 31), False)
    near = before is not None and before[2]
    past = not ahead and head is not None and looks_back(scene.tree, head)
    anchor = Anchor(day, before[0] if before is not None else None, ahead, near, past, live=_is_live(scene))
    reckoned = reckon(found, anchor)
    tied = reckoned.basis == "reckoned from another time" and found.pattern in _TIED
    range_ = reckoned.range
    when = When(
        id=record_id("time", scene.report.id, [span]),
        span=span,
        edtf=_edtf(reckoned, found, day),
        first=range_.first.isoformat() if range_ is not None else None,
        last=_last(range_, found, day),
        basis=reckoned.basis,
        reason=reckoned.reason,
        kind=reckoned.kind,
        duration=reckoned.duration,
        anchor=before[1] if tied and before is not None else None,
    )
    return when, range_


def _edtf(reckoned: Reckoned, found: Found, day: datetime.date | None) -> str | None:
    if reckoned.range is None:
        return None
    edtf = reckoned.range.edtf
    if reckoned.clock is not None and reckoned.clock != "24:00" and "/" not in edtf:
        return f"{edtf}T{reckoned.clock}:00"
    first, _, last = edtf.partition("/")
    if found.since and (day is None or reckoned.range.first < day):
        return f"{_start(first, last)}/.."
    return edtf


def _start(first: str, last: str) -> str:
    """Return from when a run of days goes; from the first of a month by the month alone."""
    return first[:7] if first[:7] == last[:7] and first.endswith("-01") else first


def _last(range_: Range | None, found: Found, day: datetime.date | None) -> str | None:
    """Return the last day; what holds "since" a time has lasted up to the report's day, where that is known."""
    if range_ is None:
        return None
    return day.isoformat() if found.since and day is not None and range_.first < day else range_.last.isoformat()


def _is_live(scene: Scene) -> bool:
    """Tell whether a report is a live blog: several of its parts open with the time at which they were written."""
    opened = (_WRITTEN_AT.match(block.span.of(scene.text)) for block in scene.report.blocks)
    return sum(1 for one in opened if one is not None) >= _SEVERAL


def _report_day(scene: Scene) -> datetime.date | None:
    published = scene.report.published.edtf
    if published is None or (day := _DAY.fullmatch(published)) is None:
        return None
    try:
        return datetime.date.fromisoformat(day[1])
    except ValueError:
        return None
