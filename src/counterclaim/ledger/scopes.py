"""Whether two figures are told of one span of time and one stretch of land: of a day or a war, of a town or a whole country."""

import re

from counterclaim.ledger.statements import Quantity, Statement

_MONTH = r"(?-i:January|February|March|April|May|June|July|August|September|October|November|December)"
_PERIOD = r"(?:weeks?|months?|years?|decades?)"
_RUNNING = re.compile(
    rf"\bsince (?:the )?(?:(?:start|beginning|outbreak|onset|eruption|launch) of|(?:[\w-]+ )?(?:war|conflict|offensive|"
    rf"campaign|siege|invasion|uprising|coup|hostilities|fighting|violence|insurgency|ceasefire|truce)\b|{_MONTH}|last|early|late|"
    rf"mid-|(?:19|20)\d\d)"
    rf"|\b(?:this|(?:over|in|during|within|for) (?:the )?(?:past|last|previous)(?: [\w-]+)?|in [\w-]+|every|each) {_PERIOD}\b"
    r"|\b(?:over|in|within|during) (?:the )?(?:past |last )?(?:two|three|four|five|six|seven|eight|nine|ten|several|\d{1,2}) "
    r"(?:days|nights)\b|\b\w+day and (?:\w+day)\b|\bweekend\b"
    r"|\bso far this\b|\bthroughout the (?:war|conflict|year)\b",
    re.IGNORECASE,
)
"""What tells of a number that runs on over weeks and more: "since the war began", "this year"."""
_WIDE = re.compile(
    r"\b(?:across|throughout|all over|elsewhere in) (?!the (?:town|city|village|border|river)\b)|\b(?:nation|country)-?wide\b"
    r"|\b(?:country|nation|state|kingdom|republic)['’]s (?:\w+ )?(?:death )?toll\b"
    r"|\b(?:national|nationwide|overall) (?:death )?toll\b",
    re.IGNORECASE,
)
"""What tells of a whole land: "across the country", "the country's death toll"."""
_CONFLICT = re.compile(
    r"\bin the (?:[\w-]+ )?(?:conflict|war|hostilities)\b"
    r"|\bin the (?:border|cross-border|ongoing) (?:fighting|clashes|violence)\b",
    re.IGNORECASE,
)
"""What tells of a whole conflict where no town is named: "13 have been killed in the border fighting"."""
_SOME_TOWN = re.compile(
    r"\b(?:another|two|three|several|(?:an? )?(?:nearby|neighbou?ring)) (?:[\w-]+ ){0,2}(?:village|town|settlement|hamlet)s?\b",
    re.IGNORECASE,
)
"""What names another town by no name: "a nearby village"."""
_BREAK = re.compile(r"[,;:]\s|\b(?:bringing|while|whereas|and that)\b", re.IGNORECASE)
_TIMES = frozenset({"hours", "days", "nights", "weeks", "months", "years"})
"""Units of what only tells how long something took."""
_BY_FAR = 2
_ONE_DAY = 1


def of_one_scope(later: Statement, earlier: Statement, now: Quantity, was: Quantity) -> bool:
    """Tell whether two figures are of one scope: not "12 on Sunday" and "900 this year", "nine in Adre", "31 across Chad"."""
    if any(_is_elsewhere(one, other) for one, other in ((later, earlier), (earlier, later))):
        return False
    told = [_words_about(side, one) for side, one in ((later, now), (earlier, was))]
    wide = [_is_wide(side, words) for side, words in zip((later, earlier), told, strict=True)]
    if wide[0] != wide[1] and _names_town(earlier if wide[0] else later):
        return False
    running = [_RUNNING.search(words) is not None for words in told]
    if running[0] == running[1]:
        return True
    day = was if running[0] else now
    return not _is_of_a_day(day) and not _is_by_far(now, was)


def _is_wide(one: Statement, words: str) -> bool:
    return _WIDE.search(words) is not None or (_CONFLICT.search(words) is not None and not _names_town(one))


def _is_elsewhere(one: Statement, other: Statement) -> bool:
    """Tell whether a claim tells of a town without its name, and another of one by its name."""
    return not _names_town(one) and _names_town(other) and _SOME_TOWN.search(one.content) is not None


def _names_town(one: Statement) -> bool:
    return any(not place.wide for place in one.places)


def _is_of_a_day(one: Quantity) -> bool:
    return one.first is not None and (one.last or one.first) - one.first <= _ONE_DAY


def _is_by_far(now: Quantity, was: Quantity) -> bool:
    """Tell whether one number is so much more than another that they are of other times."""
    low, high = sorted((now.low or 0, was.low or 0))
    return high >= _BY_FAR * low


def _words_about(one: Statement, figure: Quantity) -> str:
    """Return the words of a claim that tell of a figure: from the one before it to the next, or to the end of the clause."""
    piece = next((span for span in one.spans if span.holds(figure.span)), None)
    if piece is None:
        return one.content
    base = sum(span.end - span.start + 1 for span in one.spans if span.start < piece.start) - piece.start
    others = [each.span for each in one.quantities if piece.holds(each.span) and each.unit not in _TIMES]
    ends = [base + span.end for span in others if span.end <= figure.span.start]
    starts = [base + span.start for span in others if span.start >= figure.span.end]
    start, end = max(ends, default=0), min(starts, default=len(one.content))
    broken = _BREAK.search(one.content, base + figure.span.end, end)
    return one.content[start : broken.start() if broken is not None else end]
