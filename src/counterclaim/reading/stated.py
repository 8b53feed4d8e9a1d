"""A claim as the rules for answers see it."""

from counterclaim.reading.scene import Draft
from counterclaim.records import Record, Span, Stance


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


def agree(one: Stated, two: Stated) -> bool:
    """Tell whether two claims count and name the same, as far as both do."""
    same_count = not one.numbers or not two.numbers or one.numbers == two.numbers
    return same_count and (one.names <= two.names or two.names <= one.names)
