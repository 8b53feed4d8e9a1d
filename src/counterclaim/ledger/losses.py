"""Whose men a figure counts where no name beside the number tells it: "the army's dead at 17", "36 soldiers", "our martyrs"."""

import re
from collections.abc import Iterable, Sequence

from counterclaim.quantities import force_of
from counterclaim.records import Figure, Party, Span

_DEAD = r"(?:dead|losses|casualties|fatalities|wounded|martyrs|fallen)\b"
_LOST = r"(?:has |have |had )?(?:lost|suffered)\b[^,;]*$"
_ARMY, _REBELS = (
    r"army|military|armed forces|government|soldiers",
    r"rebels|militants|insurgents|fighters|group|militia|movement",
)
_OF_ARMY = re.compile(rf"\b(?:{_ARMY})(?:['’]s? (?:own )?(?:\w+ )?{_DEAD}| {_LOST})", re.IGNORECASE)
_OF_REBELS = re.compile(rf"\b(?:{_REBELS})(?:['’]s? (?:own )?(?:\w+ )?{_DEAD}| {_LOST})", re.IGNORECASE)
_OF_GROUP = re.compile(
    r"\s+(?:\w+ )?(?:members|elements) of (?:the|this|that) (?:\w+ )?(?:group|movement|organi[sz]ation|militia)\b",
    re.IGNORECASE,
)
_CLAIMED = re.compile(r"to have (?!been\b|lost\b|suffered\b|had\b|seen\b|found\b|counted\b)\w+\b[^,;]*$")
"""What a speaker says to have done up to a number."""
_TOLL_OF = re.compile(
    r"(?:['’]s?)? (?:(?:own|total|overall|official|confirmed|military|civilian) )?"
    r"(?:death toll|toll|deaths|dead|losses|casualties|fatalities)\b",
    re.IGNORECASE,
)
"""What stands behind the name of a land whose dead are counted: "Chad's death toll", "Chadian losses"."""
_ON_SIDE = re.compile(r"\bon (?:the )?$", re.IGNORECASE)
_SIDE = re.compile(r" side\b(?! of\b)", re.IGNORECASE)
_MARTYRS = frozenset({"martyr", "martyrs"})
_ANYBODY = frozenset({"men", "personnel", "recruits", "combatants", "attackers", "assailants", "bandits", "gunmen"})
"""Words for those who fight that any side's may be called."""
_HARMED = frozenset({"killed", "wounded", "captured", "missing", "lost", "surrendered"})
_ARMED = frozenset({"REB", "PRM"})
_NEAR = 60
_BEFORE = 10
_TWICE = 2


def losing_side(text: str, figure: Figure, claim: Iterable[Span], party: str | None, parties: Iterable[Party]) -> str | None:
    """Return whose the people are whom a figure counts as killed, wounded or captured; None where the words leave it open.

    Chad's are "Chadian deaths", "Chad's toll", who died "on the Chadian side". Soldiers are those of the one state that
    the report speaks of, or of far more than of any other; fighters those of its one armed movement; martyrs are of the
    speaker's side (`party`). `claim` are the spans of what the speaker says.
    """
    if figure.unit != "people" or figure.what not in _HARMED:
        return None
    piece = next((span for span in claim if span.holds(figure.span)), None)
    before = text[max(figure.span.start - _NEAR, piece.start) : figure.span.start] if piece is not None else ""
    states = [one for one in parties if one.kind == "state"]
    movements = [one for one in parties if one.kind in _ARMED]
    words = (figure.kind or "").lower().split()
    if _MARTYRS.intersection(words):
        return party
    if (land := _land_of(text, figure, piece, states)) is not None:
        return land
    if _OF_ARMY.search(before) or _is_force(words, "soldiers"):
        return _foremost(states)
    if _OF_REBELS.search(before) or _is_force(words, "fighters") or _OF_GROUP.match(text, figure.span.end):
        return _foremost(movements)
    return None


def _land_of(text: str, figure: Figure, piece: Span | None, states: Sequence[Party]) -> str | None:
    """Return the land whose dead a claim says to be counted by a figure; of several the one named nearest to it."""
    named = [(naming.span, one.name) for one in states for naming in one.namings if piece and piece.holds(naming.span)]
    nearest = min(named, key=lambda each: _gap(each[0], figure.span), default=None)
    if nearest is None or _gap(nearest[0], figure.span) > _NEAR:
        return None
    span, name = nearest
    side = (
        _ON_SIDE.search(text[max(0, span.start - _BEFORE) : span.start]) is not None and _SIDE.match(text, span.end) is not None
    )
    return name if side or (_TOLL_OF.match(text, span.end) and not _counts_fighters(figure)) else None


def _counts_fighters(figure: Figure) -> bool:
    return _is_force((figure.kind or "").lower().split(), "fighters")


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _is_force(words: Iterable[str], force: str) -> bool:
    named = [word for word in words if word not in _ANYBODY]
    return any(force_of(word) == force for word in named)


def _foremost(parties: Sequence[Party]) -> str | None:
    """Return the one party, or the one named more than twice as often as any other."""
    ranked = sorted(parties, key=lambda one: -len(one.namings))
    clear = len(ranked) == 1 or (len(ranked) > 1 and len(ranked[0].namings) > _TWICE * len(ranked[1].namings))
    return ranked[0].name if clear else None


def claims_himself(text: str, figure: Span, claim: Sequence[Span]) -> bool:
    """Tell whether a speaker claims for himself what a figure counts: "claims to have killed 40"."""
    piece = next((span for span in claim if span.holds(figure)), figure)
    return _CLAIMED.match(text[piece.start : figure.start]) is not None
