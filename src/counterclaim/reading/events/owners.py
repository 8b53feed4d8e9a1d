"""Who is told before a noun to have done what it tells: "a Kenyan raid", "the rebels' offer"."""

from collections.abc import Iterable

from counterclaim.lexicon import load_rows
from counterclaim.reading.events import role_words
from counterclaim.reading.ground import Ground
from counterclaim.reading.participants import Participants
from counterclaim.reading.sited import Sited
from counterclaim.records import Participant

Sides = tuple[tuple[Participant, ...], tuple[Participant, ...]]
"""Who does it, and to whom."""
_SIDES = frozenset({"REB", "PRM", "UAF", "CRM"})
"""Sectors of which an adjective names a side: "rebel"."""


class Owners:
    """Reads the words before the nouns of one report."""

    def __init__(self, ground: Ground, participants: Participants) -> None:
        self._ground = ground
        self._tree = ground.tree
        self._participants = participants
        self._sited = Sited(ground)
        materials = (row["word"] for row in load_rows("units", ground.scene.lexicon) if row["kind"] == "thing")
        self._means = role_words.ARMS.union(materials)

    def of(self, noun: int) -> Sides:
        """Return who is told before a noun to have done it, and what place is told to have suffered it: "the Gao raid"."""
        found = self._participants.modifiers(noun, sectors=True)
        who = tuple(one for one in found if not self._is_thing(one) and not self._is_site(one))
        return who, tuple(one for one in found if self._is_site(one))

    def not_kinds(self, owners: Iterable[Participant]) -> tuple[Participant, ...]:
        """Return the owners without adjectives that tell only of what kind a noun is: "military support" is nobody's."""
        return tuple(one for one in owners if one.party or one.actor or one.sector in _SIDES or not self._is_adjective(one))

    def is_done_to(self, one: Participant, noun: int) -> bool:
        """Tell whether who stands behind a noun's "of" is whom it is done to: "the invasion of Kenya" is not Kenya's."""
        head = self._tree.head_of(one.span)
        of = head is not None and any(self._tree.word(case).lower() == "of" for case in self._tree.with_relation(head, "case"))
        return of and head is not None and self._sited.is_side(head, noun)

    def _is_adjective(self, one: Participant) -> bool:
        head = self._tree.head_of(one.span)
        return head is not None and self._tree.tokens[head].upos == "ADJ"

    def _is_thing(self, one: Participant) -> bool:
        """Tell whether the words before a noun are of what it is done with: "car bombs", "an artillery strike"."""
        head = self._tree.head_of(one.span)
        token = self._tree.tokens[head] if head is not None else None
        return token is not None and token.upos == "NOUN" and token.lemma in self._means and one.actor is None

    def _is_site(self, one: Participant) -> bool:
        place = self._ground.place_at(one.span)
        return one.party is None and place is not None and one.span in place.mentions and one.span not in place.metonyms
