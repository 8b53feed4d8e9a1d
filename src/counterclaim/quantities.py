"""How figures are told apart before they are set side by side: whose men are counted, and what is no more."""

import re

from counterclaim.records import Span

_FORCES = {
    "soldiers": frozenset(
        {"soldiers", "troops", "servicemen", "servicemembers", "personnel", "men", "combatants", "recruits", "conscripts"}
    ),
    "fighters": frozenset({"militants", "terrorists", "insurgents", "rebels", "fighters", "gunmen", "guerrillas", "jihadists"}),
}
"""What one side and the other call the same men."""
_UP_FROM = re.compile(
    r"\b(?:up|down|revised|raised|lowered|rising|increased?|instead of|"
    r"(?:earlier|previous|prior|initial|first|its|their)\s+(?:\w+\s+)?(?:toll|figure|count|estimate|tally) of|not)"
    r"(?:\s+from|\s+of)?\s*$",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\s+(?:previously|as (?:\w+ )?(?:earlier|previously|first|initially))\b", re.IGNORECASE)
_NEAR = 40


def force_of(kind: str | None) -> str | None:
    """Return "soldiers" or "fighters" for what one side or the other calls them, else None.

    >>> force_of("troops"), force_of("terrorists"), force_of("villagers")
    ('soldiers', 'fighters', None)
    """
    words = set((kind or "").split())
    return next((name for name, group in _FORCES.items() if words & group), None)


def is_former(text: str, span: Span) -> bool:
    """Tell whether a number is one that is no more: "up from 43", "not four as earlier reported", "43 previously".

    >>> is_former("It rose to 58, up from 43 on Friday.", Span(23, 25))
    True
    """
    before, behind = text[max(0, span.start - _NEAR) : span.start], text[span.end : span.end + _NEAR]
    return _UP_FROM.search(before) is not None or _EARLIER.match(behind) is not None
