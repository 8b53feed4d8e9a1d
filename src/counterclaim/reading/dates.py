"""When something was said: a weekday, "today", "yesterday" or a season beside the cue, reckoned from the report's day."""

import datetime
import re

from counterclaim.reading.scene import Draft, Scene
from counterclaim.records import Span, When

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR_DAYS = {"today": 0, "tonight": 0, "yesterday": -1}
_SEASONS = {"spring": (21, 3), "summer": (22, 6), "fall": (23, 9), "autumn": (23, 9), "winter": (24, 12)}
_TIMES = frozenset({*_WEEKDAYS, *_NEAR_DAYS, *_SEASONS})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def find_said_on(scene: Scene, draft: Draft) -> When | None:
    """Return when an attribution says that it was said, or None where no time stands beside its cue.

    Times inside the content speak of the matter, not of the saying. A weekday is the last one on or before the report's
    day; a season is written as EDTF does (21 to 24) and is the last one that had begun by then.
    """
    if draft.cue_token is None or draft.cue is None:
        return None
    sentence = scene.sentence_of(draft.cue_token)
    near: list[tuple[int, int]] = []
    for i in scene.tree.within(sentence):
        span = scene.tree.tokens[i].span
        timed = scene.tree.word(i).lower() in _TIMES and scene.tree.tokens[i].upos != "VERB"
        if timed and not any(c.overlaps(span) for c in draft.content):
            near.append((abs(i - draft.cue_token), i))
    near = [(distance, i) for distance, i in near if _hangs_from(scene, i, draft.cue_token)]
    return _reckon(scene, min(near)[1]) if near else None


def _hangs_from(scene: Scene, i: int, cue: int) -> bool:
    """Tell whether a time hangs from the cue, or from a verb that shares its subject."""
    joined = {cue}
    while scene.tree.tokens[cue].relation in ("conj", "xcomp", "advcl") and scene.tree.tokens[cue].head not in joined:
        cue = scene.tree.tokens[cue].head
        joined.add(cue)
    return any(above in joined for above in scene.tree.above(i))


def _reckon(scene: Scene, i: int) -> When:
    span, word = scene.tree.tokens[i].span, scene.tree.word(i).lower()
    published = scene.report.published.edtf
    if published is None or not _DAY.fullmatch(published):
        return _unknown(span, "the report's day is not known")
    try:
        day = datetime.date.fromisoformat(published)
    except ValueError:
        return _unknown(span, f"{published!r} is no day")
    if word in _SEASONS:
        return _season(span, word, day)
    if word in _NEAR_DAYS:
        return _one_day(span, day + datetime.timedelta(days=_NEAR_DAYS[word]))
    return _one_day(span, day - datetime.timedelta(days=(day.weekday() - _WEEKDAYS.index(word)) % 7))


def _unknown(span: Span, reason: str) -> When:
    return When(span=span, edtf=None, first=None, last=None, basis="unknown", reason=reason)


def _one_day(span: Span, day: datetime.date) -> When:
    written = day.isoformat()
    return When(span=span, edtf=written, first=written, last=written, basis="reckoned from the report's date")


def _season(span: Span, word: str, day: datetime.date) -> When:
    number, month = _SEASONS[word]
    year = day.year if day.month >= month else day.year - 1
    first = datetime.date(year, month, 1)
    last = (first + datetime.timedelta(days=95)).replace(day=1) - datetime.timedelta(days=1)
    edtf = f"{year}-{number}"
    return When(span=span, edtf=edtf, first=first.isoformat(), last=last.isoformat(), basis="reckoned from the report's date")
