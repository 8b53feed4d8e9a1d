"""Names of gangs, militias and towns that a model takes for persons: "men of the Salt Boys gang", "an officer in El Goz"."""

import re
from collections.abc import Sequence

import msgspec

from counterclaim.records import Mention, MentionKind

_BAND = r"(?:gangs?|militias?|cartel)"
_MAN = r"(?! (?:leader|boss|member|chief|lord|fighter|commander|violence|war|attack))"
_BETWEEN = r"(?:(?!of\b|in\b|from\b|to\b)[\w’'-]+ ){0,5}"
_BEHIND = re.compile(rf" {_BAND}\b{_MAN}|, (?:an?|the|one of) {_BETWEEN}{_BAND}\b{_MAN}")
_SOMEONE = re.compile(r",? (?:who|whose|\d\d,)\b|,? (?:also )?(?:said|says|told)\b|[’']s (?:gang|militia|men)\b")
"""What stands behind a man's name: a gang may bear that of its leader."""
_THERE = re.compile(
    r"\b(?:(?:officers?|officials?|residents?|inhabitants|witness(?:es)?|sources?|doctors?|nurses?|police|soldiers|troops|hospital"
    r"|prison|barracks|base|airport|market|camp) (?:in|near|outside)|(?:town|city|village|district|province|port) of) $"
)
"""What stands before the name of a place: who or what is to be found there."""
_REACH = 40


def with_towns(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Return the mentions, those of persons as places where the report tells who or what is to be found in one of the name.

    >>> from counterclaim.records import Span
    >>> text = "An officer in El Goz spoke. El Goz fell."
    >>> named = [Mention(span=Span(14, 20), kind="person", score=0.9), Mention(span=Span(28, 34), kind="person", score=0.9)]
    >>> [mention.kind for mention in with_towns(named, text)]
    ['place', 'place']
    """
    people = [mention for mention in mentions if mention.kind == "person"]
    there = [mention for mention in people if _THERE.search(text[max(mention.span.start - _REACH, 0) : mention.span.start])]
    towns = {mention.span.of(text) for mention in there}
    towns -= {mention.span.of(text) for mention in people if mention not in there and _SOMEONE.match(text, mention.span.end)}
    return _with_kind(mentions, text, towns, "place")


def with_bands(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Return the mentions, those of persons as organisations where the report calls one of the name a gang or a militia.

    >>> from counterclaim.records import Span
    >>> text = "The Salt Boys gang left. Salt Boys denied it."
    >>> named = [Mention(span=Span(4, 13), kind="person", score=0.9), Mention(span=Span(25, 34), kind="person", score=0.9)]
    >>> [mention.kind for mention in with_bands(named, text)]
    ['organisation', 'organisation']
    """
    people = [mention for mention in mentions if mention.kind == "person"]
    called = {mention.span.of(text) for mention in people if _BEHIND.match(text, mention.span.end)}
    called -= {mention.span.of(text) for mention in people if _SOMEONE.match(text, mention.span.end)}
    return _with_kind(mentions, text, called, "organisation")


def _with_kind(mentions: Sequence[Mention], text: str, names: set[str], kind: MentionKind) -> list[Mention]:
    """Return the mentions, those of persons with one of the names as of another kind."""
    return [
        msgspec.structs.replace(mention, kind=kind) if mention.kind == "person" and mention.span.of(text) in names else mention
        for mention in mentions
    ]
