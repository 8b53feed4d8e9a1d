"""A claim as the rules for answers see it."""

from collections.abc import Iterable, Sequence

from counterclaim.reading.matching import likeness, overlap
from counterclaim.reading.scene import Draft
from counterclaim.records import Record, Span, Stance

SAME_CLAIM = 0.6
"""Share of the stems of the shorter content from which a claim repeats another, and"""
LIKE = 0.35
"""share of all stems of the two that both must hold."""
_JOINT = 3
"""Characters between a claim and the word that stands for it: a mark and a space."""


class Stated(Record, frozen=True):
    """One claim as the rules for answers see it."""

    claim: str
    draft: Draft | None
    """None for the outlet's own voice."""
    content: tuple[Span, ...]
    stance: Stance
    stems: frozenset[str]
    names: frozenset[str]
    """Stems of its proper nouns."""
    numbers: frozenset[str]
    parties: frozenset[str]
    actors: frozenset[str]
    parent: int | None
    relays: bool
    """Its content is itself an attribution: "Smith told Reuters that Jones gave her the news"."""
    refers: bool
    """Its content is only a word for a claim ("the claim", "it")."""
    block: int

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.content[0].start

    def is_owned_in(self, phrase: Span) -> bool:
        """Tell whether a phrase names it with its owner: "the rebels' claim of 40 dead"."""
        draft = self.draft
        if draft is None or draft.origin != "noun" or draft.cue is None or draft.source is None:
            return False
        return phrase.holds(draft.cue) and phrase.holds(draft.source)


def just_before(stated: Sequence[Stated], index: int) -> int | None:
    """Return the claim of somebody else that ends right before a claim's content: what "which" means in ", which it denied"."""
    start = stated[index].start
    near = [n for n, one in enumerate(stated) if n != index and 0 <= start - one.content[-1].end <= _JOINT]
    told = [n for n in near if not (stated[n].actors & stated[index].actors)]
    return min(told, key=lambda n: stated[n].draft is None, default=None)


def lineage(stated: Sequence[Stated], index: int) -> set[int]:
    """Return a claim with those whose content it stands in."""
    seen: set[int] = set()
    above: int | None = index
    while above is not None and above not in seen:
        seen.add(above)
        above = stated[above].parent
    return seen


def told_before(stated: Sequence[Stated], index: int, own: Iterable[int]) -> tuple[float, int] | None:
    """Return which of its side's claims a claim tells again in much the same words, and how alike they are."""
    one = stated[index]
    noun = one.draft is not None and one.draft.origin == "noun"
    best: tuple[float, int] | None = None
    for other in own:
        two = stated[other]
        if two.draft is None or two.stance != one.stance or not agree(one, two):
            continue
        if not (one.stems & two.stems) - one.names:
            continue  # Where and by whom is not what was done.
        score = overlap(one.stems, two.stems)
        fewest = len(one.stems) if noun and len(one.stems) == 2 else 3
        if likeness(one.stems, two.stems) < LIKE and not noun:
            continue
        if score >= SAME_CLAIM and len(one.stems & two.stems) >= fewest and (best is None or score > best[0]):
            best = (score, other)
    return best


def agree(one: Stated, two: Stated) -> bool:
    """Tell whether two claims count and name the same, as far as both do."""
    same_count = not one.numbers or not two.numbers or one.numbers == two.numbers
    return same_count and (one.names <= two.names or two.names <= one.names)
