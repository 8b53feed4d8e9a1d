"""What the words about a claim tell of its place among others: set against the one before, or said before it."""

import re

from counterclaim.records import Span

_COUNT = r"(?:higher|lower|another|own|different) (?:death )?(?:figures?|tolls?|numbers?|counts?)"
_AGAINST = re.compile(
    r"\b(?:but|however|(?:said|say|says) (?:that )?only|whereas|while|instead|(?:by|in) contrast|disput\w+|contradict\w+|"
    r"differ\w*|(?:far|much) (?:more|fewer)|"
    rf"{_COUNT}|"
    r"put (?:the|its|their) (?:death )?(?:toll|figures?|numbers?|count)|"
    r"puts? (?:[\w-]+ )?(?:[\w-]+['’]s? )?(?:toll|losses|casualties|dead) (?:at|as high as))\b",
    re.IGNORECASE,
)
"""What sets a sentence against the one before: "but police put the toll at 13"."""
_ANNOUNCED = re.compile(
    rf"^(?:[^\s.]+ ){{1,8}}(?:gives?|gave|has|had|have|puts?|offers?|offered|cites?|cited|reports?|reported|published) "
    rf"(?:an? )?(?:much |far )?{_COUNT}[.:]$",
    re.IGNORECASE,
)
"""What sets the next sentence against the one before: "The union gives a lower figure."."""
_STOP = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])")
_HAD = re.compile(
    r"\bhad\s+(?:(?:at first|first|earlier|initially|previously|originally)\s+)?\w+$"
    r"|\b(?:at first|initially)\s+\w+$"
)
_BEFORE = 40


def was_said_before(text: str, cue: Span) -> bool:
    """Tell whether a verb of saying stands in the pluperfect: it was said before what else the report tells.

    >>> text = "The mayor had first spoken of nine dead."
    >>> was_said_before(text, Span(20, 26)), was_said_before("The mayor spoke of nine dead.", Span(10, 15))
    (True, False)
    """
    return _HAD.search(text[max(0, cue.start - _BEFORE) : cue.end]) is not None


def is_turned(text: str, block: Span, content: Span) -> bool:
    """Tell whether a content's sentence in its block, or the one before, sets it against what stands before that.

    >>> text = "The union gives a lower figure. Nine people died, it said."
    >>> is_turned(text, Span(0, len(text)), Span(32, 48)), is_turned(text[32:], Span(0, 26), Span(0, 16))
    (True, False)
    """
    stops = [block.start, *(stop.end() for stop in _STOP.finditer(text, block.start, block.end)), block.end]
    start = max(stop for stop in stops if stop <= content.start)
    end = min((stop for stop in stops if stop >= content.end), default=content.end)
    before = max((stop for stop in stops if stop < start), default=start)
    announced = _ANNOUNCED.match(text[before:start].strip()) is not None
    return announced or _AGAINST.search(text, start, end) is not None
