"""Which participants can act or be dealt with themselves: bodies and people, not what is theirs."""

from collections.abc import Iterable, Sequence

from counterclaim.reading.events import role_words
from counterclaim.reading.sectors import sector_of
from counterclaim.reading.tree import Tree
from counterclaim.records import Participant


class Acting:
    """Tells bodies and people of one report from things; `people` are lemmas of nouns for people."""

    def __init__(self, tree: Tree, people: frozenset[str], lexicon: str | None) -> None:
        self._tree = tree
        self._people = people
        self._lexicon = lexicon

    def somebody(self, participants: Iterable[Participant]) -> tuple[Participant, ...]:
        """Return those who are known, or people at the least: "refugees"."""
        return tuple(one for one in participants if known((one,)) or self.is_people(one))

    def is_people(self, one: Participant) -> bool:
        """Tell whether a participant is told by a noun for people."""
        head = self._tree.head_of(one.span)
        if head is not None and self._tree.tokens[head].upos == "NUM":  # "two of the advisers"
            whole = (j for j in self._tree.with_relation(head, "nmod") if self._tree.tokens[j].lemma.lower() in self._people)
            return any(True for j in whole for _ in self._tree.with_relation(j, "det", "nmod:poss"))
        return head is not None and self._tree.tokens[head].lemma.lower() in self._people

    def bodies(self, participants: Iterable[Participant]) -> tuple[Participant, ...]:
        """Return those who can act themselves, not what is of them: "the Thai border" and "military exercises" are nobody."""
        return tuple(one for one in participants if self.is_body(one))

    def can_be_left(self, one: Participant) -> bool:
        """Tell whether somebody can be left by who withdraws: people, a body, a named place, not "the border"."""
        head = self._tree.head_of(one.span)
        named = head is not None and self._tree.tokens[head].upos in ("PROPN", "PRON")
        return named or bool(self.somebody((one,))) or self.is_body(one)

    def is_body(self, one: Participant) -> bool:
        """Tell whether a participant is somebody: named, people, or a noun for a body or force."""
        head = self._tree.head_of(one.span)
        if head is None or one.actor is not None or one.name == one.party:
            return one.actor is not None or one.party is not None
        word = self._tree.tokens[head]
        if word.lemma.lower() in self._people:
            return True
        if word.lemma.lower() in role_words.BODIES:
            return word.upos != "ADJ"
        if word.upos == "ADJ" or not known((one,)):
            return False
        sector = sector_of(self._tree.word(head), self._lexicon)
        return word.upos == "PROPN" or sector not in (None, "CVL")  # "the town" is a place


def known(participants: Iterable[Participant]) -> tuple[Participant, ...]:
    """Return the participants of whom a party, an actor or a sector is known."""
    return tuple(one for one in participants if one.party or one.actor or one.sector)


def others(participants: Iterable[Participant], who: Sequence[Participant]) -> tuple[Participant, ...]:
    """Return the participants who are not those who act: "withdrew its troops" is done to nobody of "its"."""
    spans = {one.span for one in who}
    actors = {one.actor for one in who} - {None}
    names = {(one.name, one.party) for one in who}
    return tuple(
        one for one in participants if one.span not in spans and one.actor not in actors and (one.name, one.party) not in names
    )
