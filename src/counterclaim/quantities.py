"""How figures are told apart before they are set side by side: whose men are counted, and what is no more."""

import re

from counterclaim.records import Span

_FORCES = {
    "soldiers": frozenset(
        {"soldiers", "troops", "servicemen", "servicemembers", "personnel", "men", "combatants", "recruits", "conscripts"}
    ),
    "fighters": frozenset(
        "militants terrorists insurgents rebels fighters gunmen guerrillas jihadists militiamen assailants attackers "
        "bandits".split()
    ),
}
"""What one side and the other call the same men."""
FORCE_WORDS = frozenset[str]().union(*_FORCES.values())
"""All words for those who fight."""
_UP_FROM = re.compile(
    r"\b(?:(?:up|down|revised|raised|lowered|rising|increased?)\s+from|instead of|not|"
    r"(?:earlier|previous|prior|initial|first|its|their)\s+(?:\w+\s+)?(?:toll|figure|count|estimate|tally) of)"
    r"(?:\s+(?:the|an? \w+|about|around|at least))?\s*$",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\s+(?:previously|as (?:\w+ )?(?:earlier|previously|first|initially))\b"
    r"|(?:\s+\w+)?\s+(?:that )?(?:it|they|he|she|we) had (?:\w+ )?(?:reported|counted|announced)\b"
    r"(?=\s*(?:[.,;]|$|before|earlier|previously|on |at first))",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"\bto (?:at least |about |around )?\d[\d,.]* (?:\w+ )?from (?:an? (?:\w+ )?)?$", re.IGNORECASE)
"""What stands before the number that was: "lowered its count to 20 from 34"."""
_FROM = re.compile(
    r"\b(?:rose|risen|rises?|climb(?:ed|s)?|increased?|grew|grown|jumped|dropped|fell|fallen|raised|revised|lowered) "
    r"(?:[\w’'-]+ ){0,4}from (?:at least |about |around )?$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s+(?:\w+ )?to (?:at least |about |around )?\w", re.IGNORECASE)
_STANDS_BY = re.compile(
    r"\b(?:st(?:ood|ands?|anding) by|maintain\w*|stuck to|defend\w*|reiterat\w*)\s+(?:its|their|his|her)\s+(?:\w+\s+)?"
    r"(?:toll|figure|count|estimate|tally) of\s*$",
    re.IGNORECASE,
)
_NEAR = 40
_FAR = 80


_OF_DEAD = r"(?:dead|victims|killed|slain|fallen|deceased|wounded|injured|casualties|fatalities|missing)"
_INCLUDING = re.compile(
    rf"\bthe (?:\w+ )?{_OF_DEAD} (?:also |now )?include[sd]? (?:at least |about |some )?$"
    rf"|\bamong (?:the|those) (?:\w+ )?{_OF_DEAD} (?:was|were|are|is) (?:at least |about |some )?$",
    re.IGNORECASE,
)
_ON = r"(?:(?!\b(?:and|but|while|that|which|when|as)\b)[^.;,])"
"""What goes on with one clause."""
_AMONG = re.compile(rf"{_ON}{{0,40}}?\b(?:was|were|are|is|be) among (?:the|those|its) (?:\w+ )?{_OF_DEAD}", re.IGNORECASE)
_OF_THEM = re.compile(rf"\s+of (?:(?:the|those|its) (?:\w+ )?{_OF_DEAD}|them|these|those)\b", re.IGNORECASE)
_LEFT = re.compile(
    rf"{_ON}{{0,40}}?\b(?:(?:was|were|are|is) still|remain(?:s|ed)?) (?:\w+ )?"
    r"(?:being treated|treated|(?:in|under) (?:the )?(?:hospital|treatment)|hospitali[sz]ed|trapped|buried|recovering)",
    re.IGNORECASE,
)
"""What tells of those who are left of a number: "120 were still being treated"."""
_OF_OWN = re.compile(rf"\s+of (?:its|our)\b|{_ON}{{0,50}}?\bon (?:its|our) (?:own )?side\b")
"""What says that a speaker counts his own side's men, where nobody else has been named that "its" could mean."""
_OWN_LOSSES = re.compile(
    r"\b(?:(?:its|our|their) own (?:losses|dead|casualties|(?:death )?toll)|(?:its|our) (?:dead|losses|wounded)) "
    r"(?:(?:at|were|was|are|is|stood|stands|to) )*$",
    re.IGNORECASE,
)
_THAN = re.compile(r"\bthan (?:the|its|their|his|her|an? \w+) (?:[\w’'-]+ )?$", re.IGNORECASE)
"""What stands before a number that another is set against: "a far higher toll than the 11 dead"."""
_TALK = re.compile(
    r"\b(?:talk|reports?|claims?|figures?|tolls?|rumou?rs?|allegations?|suggestions?|estimates?) (?:of|that) (?:\w+ ){0,3}$",
    re.IGNORECASE,
)
_REJECTED = re.compile(
    rf"{_ON}{{0,60}}\b(?:was|were|is|are)\s+[\"“‘']?(?:\w+ )?"
    r"(?:inaccurate|false|untrue|wrong|exaggerated|baseless|incorrect|unfounded|misleading|lies?|fabricated|nonsense)\b",
    re.IGNORECASE,
)


def force_of(kind: str | None) -> str | None:
    """Return "soldiers" or "fighters" for what one side or the other calls them, else None.

    >>> force_of("troops"), force_of("terrorists"), force_of("villagers")
    ('soldiers', 'fighters', None)
    """
    words = set((kind or "").split())
    return next((name for name, group in _FORCES.items() if words & group), None)


def is_former(text: str, span: Span) -> bool:
    """Tell whether a number is one that is no more: "up from 43", "not four as earlier reported", "43 previously".

    >>> is_former("It rose to 58, up from 43 on Friday.", Span(23, 25)), is_former("It shot down 12 jets.", Span(13, 15))
    (True, False)
    >>> is_former("The toll rose from 14 to 15 on Friday.", Span(19, 21))
    True
    >>> is_former("It arrested 14 people it had announced as wanted.", Span(12, 14))
    False
    """
    before, behind = text[max(0, span.start - _NEAR) : span.start], text[span.end : span.end + _NEAR]
    if _CHANGED.search(before) is not None or (_FROM.search(before) is not None and _TO.match(behind) is not None):
        return True
    if _STANDS_BY.search(before) is not None:
        return False
    return _UP_FROM.search(before) is not None or _EARLIER.match(behind) is not None


def is_of_toll(text: str, span: Span) -> bool:
    """Tell whether a number is told as part of the dead or hurt: "the dead include 16 children", "two of the slain".

    >>> is_of_toll("Two officers were among the dead.", Span(0, 3))
    True
    >>> is_of_toll("It killed 20 people and a child was among the dead.", Span(10, 12))
    False
    """
    before, behind = text[max(0, span.start - _FAR) : span.start], text[span.end : span.end + _FAR]
    return bool(_INCLUDING.search(before) or _AMONG.match(behind) or _OF_THEM.match(behind))


def is_rejected(text: str, span: Span) -> bool:
    """Tell whether a number is only told as what others wrongly say: "talk of 60 dead was inaccurate".

    >>> is_rejected("It said that talk of 60 dead was inaccurate.", Span(21, 23))
    True
    >>> is_rejected("It confirmed reports of 12 dead, and said the toll was false.", Span(24, 26))
    False
    """
    before, behind = text[max(0, span.start - _FAR) : span.start], text[span.end : span.end + 2 * _FAR]
    return _TALK.search(before) is not None and _REJECTED.match(behind) is not None


def counts_own(text: str, span: Span) -> bool:
    """Tell whether a claimant counts men of his own side: "nine of its soldiers", "its own losses at 31".

    >>> counts_own("The M23 puts its own losses at 31.", Span(31, 33)), counts_own("It puts losses at 31.", Span(18, 20))
    (True, False)
    >>> counts_own("It put its dead at 31.", Span(19, 21)), counts_own("It put its toll at 31.", Span(19, 21))
    (True, False)
    >>> counts_own("It said 13 people had died on its side.", Span(8, 10))
    True
    """
    before = text[max(0, span.start - _NEAR) : span.start]
    return _OF_OWN.match(text, span.end) is not None or _OWN_LOSSES.search(before) is not None


def is_whole(text: str, span: Span) -> bool:
    """Tell whether a number is one that its claimant gives for the whole: not former, no part of a toll, not another's.

    >>> is_whole("It said 20 people were still being treated.", Span(8, 10))
    False
    >>> is_whole("It said 20 people were hospitalised.", Span(8, 10))
    True
    >>> is_whole("It gave a far higher toll than the 11 dead of Sunday.", Span(35, 37))
    False
    """
    left = _LEFT.match(text[span.end : span.end + 2 * _FAR]) is not None
    left = left or _THAN.search(text[max(0, span.start - _NEAR) : span.start]) is not None
    return not (left or is_former(text, span) or is_of_toll(text, span) or is_rejected(text, span))
