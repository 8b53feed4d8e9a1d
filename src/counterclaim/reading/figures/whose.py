"""Who did what happened to that which a figure counts, of whom it is, and who gets it."""

from collections.abc import Sequence

import msgspec

from counterclaim.reading.events.struck import buildings
from counterclaim.reading.events.terms import load_terms
from counterclaim.reading.figures.counted import PEOPLE, Counted, people_words
from counterclaim.reading.figures.rows import Happening, Rows
from counterclaim.reading.figures.sides import Sides
from counterclaim.reading.figures.words import CARING, CASUALTIES, DOING, INFLICTS, MOMENT, TOLLS
from counterclaim.reading.ground import Ground
from counterclaim.reading.participants import Participants
from counterclaim.reading.sited import MUTUAL, assaults
from counterclaim.records import Figure, Participant

_MEMBERS = frozenset("member fighter soldier officer troop policeman employee sailor guard militant".split())
"""People of whom "of" tells whose they are."""
_BEARING = frozenset({"lose", "suffer", "sustain"})
"""Verbs whose subject it happens to."""
_HARMED = frozenset({"killed", "wounded", "destroyed", "damaged", "captured", "displaced"})
_THROUGH = frozenset({"in", "from", "during", "by", "after"})
"""Prepositions behind which an attack stands that did the harm: "killed in a strike", "died from shelling"."""
_GIVING = frozenset({"put", "set", "give", "place", "estimate"})
_LOSSES = frozenset({"loss", "dead", "casualty", "death", "wounded"})
_MEANS = frozenset("fire missile rocket drone operation crackdown".split())
"""Nouns for attacks beside those that tell an event: "killed in Kenyan fire"."""


class Whose:
    """Looks up the sides of figures in one report."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._tree = ground.tree
        self._buildings = buildings(ground.scene.lexicon)
        self._lookup = Sides(ground.tree)
        self._rows = Rows(ground.tree, ground.scene.lexicon)
        self._participants = Participants(ground)

    def told(self, figure: Figure, counted: Counted, happening: Happening | None, whole: Figure | None) -> Figure:
        """Return a figure with the words for who did it, of whom it is and who gets it; a part has those of its whole.

        Of what somebody else counted nobody inherits them.
        """
        by, to = self._by(figure, happening), self._to(happening)
        of = self._of(figure, counted) or self._losses(counted, happening) or self._put_at(figure, counted)
        if happening is not None and self._tree.tokens[happening.at].lemma in _BEARING:
            by, of = (), of or by  # Who "lost 300 men" has not done it to them.
        if whole is not None and whole.what == figure.what and whole.claim == figure.claim:
            by, of = by or whole.by, of or whole.of
        return msgspec.structs.replace(figure, by=by, of=of, to=to)

    def as_before(self, figure: Figure, told: Sequence[Figure]) -> Figure:
        """Return a number given for what the same speakers counted before, with whose that was: "it had earlier given 66"."""
        speakers = self._speakers(figure)
        alike = (one for one in reversed(told) if (one.what, one.unit) == (figure.what, figure.unit))
        before = next(alike, None)
        same = before is not None and bool(speakers) and self._speakers(before) == speakers
        return msgspec.structs.replace(figure, of=before.of) if same and before is not None else figure

    def _speakers(self, figure: Figure) -> frozenset[str]:
        claim = next((one for one in self._ground.claims if one.id == figure.claim), None)
        attribution = self._ground.attributions.get(claim.attribution or "") if claim is not None else None
        return frozenset(one.actor for one in attribution.speakers if one.actor) if attribution is not None else frozenset()

    def _by(self, figure: Figure, happening: Happening | None) -> tuple[Participant, ...]:
        if happening is None or self._tree.tokens[happening.at].lemma in CARING:
            return ()
        by = happening.by
        if by is None and figure.what in _HARMED:
            by = self._attack(happening.at)
        if by is None and figure.what in CASUALTIES:
            by = self._shared(happening.at)
        if by is None or self._tree.tokens[by].lemma in MUTUAL:
            return ()
        agent = self._lookup.agent(by) if self._is_attack(by) else None
        return self._sides(by if agent is None else agent) or self._launcher(by)

    def _launcher(self, attack: int) -> tuple[Participant, ...]:
        """Return who made the attack that harmed somebody: "launched an assault that killed 19", "a raid staged by rebels"."""
        token = self._tree.tokens[attack]
        made = (i for i in self._tree.with_relation(attack, "acl") if self._tree.tokens[i].lemma in DOING)
        if (maker := next((by for i in made if (by := self._lookup.agent(i)) is not None), None)) is not None:
            return self._sides(maker)
        if not self._is_attack(attack) or token.relation != "obj" or self._tree.tokens[token.head].lemma not in DOING:
            return ()
        doer = self._lookup.subject(token.head)
        return () if doer is None else self._sides(doer)

    def _shared(self, first: int) -> int | None:
        """Return the attack behind two joined participles, which is that of both: "two killed, nine hurt in a raid"."""
        own = {self._tree.tokens[child].relation.split(":")[0] for child in self._tree.children[first]}
        if own & {"obl", "advmod", "advcl", "obj"}:
            return None
        token = self._tree.tokens[first]
        if token.relation == "conj" and (attack := self._attack(token.head)) is not None and attack > first:
            return attack
        subjects = [i for i in self._tree.with_relation(first, "nsubj") if i < first]
        for second in (i for over in (first, *subjects) for i in self._tree.with_relation(over, "conj", "parataxis")):
            row = self._rows.at(second) if second > first else None
            if row is not None and row.label in CASUALTIES:
                return self._attack(second)
        return None

    def _attack(self, verb: int) -> int | None:
        """Return the attack by which people came to harm, or who struck: "in Kenyan shelling", "when jets bombed a school"."""
        for child in self._tree.with_relation(verb, "obl", "nmod"):
            if self._is_attack(child) and self._lookup.cases(child) & _THROUGH:
                return child
        for child in self._tree.with_relation(verb, "advcl"):
            marks = {self._tree.word(mark).lower() for mark in self._tree.with_relation(child, "mark", "advmod")}
            if self._is_assault(child) and marks & MOMENT:
                if any(True for _ in self._tree.with_relation(child, "aux:pass")):
                    return self._lookup.agent(child)  # "died when a mosque was hit"
                return next(self._tree.with_relation(child, "nsubj"), None)
        return None

    def _is_attack(self, i: int) -> bool:
        return self._tree.tokens[i].lemma in _MEANS | assaults(self._ground.scene.lexicon)

    def _is_assault(self, verb: int) -> bool:
        terms = load_terms(self._ground.scene.lexicon)["v"].get(self._tree.tokens[verb].lemma, ())
        return any(term.type == "ASSAULT" for term in terms)

    def _to(self, happening: Happening | None) -> tuple[Participant, ...]:
        if happening is None or happening.to is None or self._ground.time_over(self._tree.tokens[happening.to].span):
            return ()
        return self._participants.at(happening.to)

    def _of(self, figure: Figure, counted: Counted) -> tuple[Participant, ...]:
        """Return whose what is counted is: "Kenyan" of soldiers, "its" of men, and people who are named by their country."""
        noun = None if counted.span is None else self._tree.head_of(counted.span)
        if noun is None:
            return ()
        of = self._participants.modifiers(noun) or self._inflicted_on(noun)
        named = figure.unit == PEOPLE and self._tree.tokens[noun].upos == "PROPN"
        owned = any(True for _ in self._tree.with_relation(noun, "nmod:poss")) or self._is_member(figure, noun)
        if of or not (named or owned):
            return of
        at = self._tree.tokens[noun].span
        return tuple(one for one in self._participants.at(noun) if one.party is not None and one.span.overlaps(at))

    def _is_member(self, figure: Figure, noun: int) -> bool:
        """Tell whether people are told to be of a body: "12 members of the guild"."""
        behind = (i for i in self._tree.with_relation(noun, "nmod") if self._lookup.cases(i) == {"of"})
        return figure.unit == PEOPLE and any(self._tree.tokens[noun].lemma in _MEMBERS for _ in behind)

    def _losses(self, counted: Counted, happening: Happening | None) -> tuple[Participant, ...]:
        """Return whose the dead or wounded are of whom a number is told apart: "put the army's dead at 90"."""
        if happening is None or happening.sort != "harm":
            return ()
        if counted.span is not None and self._ground.scene.sentence_of(happening.at).overlaps(counted.span):
            return ()  # of a list the sentence before it tells whose losses they are
        noun = self._tree.tokens[happening.at]
        told = noun.upos in ("NOUN", "ADJ") and noun.lemma not in TOLLS  # "the ministry's toll" is of others
        found = self._participants.modifiers(happening.at, sectors=True) if told else ()
        # "The village's dead" and "civilian dead" are no side's.
        return tuple(one for one in found if one.party or one.actor or one.sector != "CVL")

    def _put_at(self, figure: Figure, counted: Counted) -> tuple[Participant, ...]:
        """Return whose losses a verb gives in the number: "put its losses at 12 dead"."""
        if figure.unit != PEOPLE or figure.what not in _HARMED | CASUALTIES:
            return ()
        verb = next((i for i in self._tree.above(counted.head) if self._tree.tokens[i].upos == "VERB"), None)
        given = () if verb is None or self._tree.tokens[verb].lemma not in _GIVING else self._tree.with_relation(verb, "obj")
        losses = (i for i in given if self._tree.tokens[i].lemma in _LOSSES)
        return next((own for i in losses if (own := self._participants.modifiers(i))), ())

    def _inflicted_on(self, noun: int) -> tuple[Participant, ...]:
        """Return whose losses somebody inflicts: "inflicted 40 casualties on Kenyan troops"."""
        token = self._tree.tokens[noun]
        if token.relation != "obj" or self._tree.tokens[token.head].lemma not in INFLICTS:
            return ()
        behind = (i for over in (token.head, noun) for i in self._tree.with_relation(over, "obl", "nmod", "obj"))
        found = (one for i in behind if "on" in self._lookup.cases(i) for one in self._participants.at(i))
        return tuple(one for one in found if one.party or one.actor)

    def _sides(self, i: int) -> tuple[Participant, ...]:
        found = self._participants.at(i)
        if any(one.party or one.actor for one in found):
            return found
        before = self._participants.modifiers(i, sectors=self._is_attack(i))
        return tuple(one for one in before if not self._is_means(one)) or tuple(one for one in found if self._is_somebody(one))

    def _is_means(self, one: Participant) -> bool:
        """Tell whether somebody is no more than what a deed is done with: "a drone strike"."""
        head = self._tree.head_of(one.span)
        return not (one.party or one.actor) and head is not None and self._tree.tokens[head].lemma in _MEANS

    def _is_somebody(self, one: Participant) -> bool:
        """Tell whether a participant is people or a body: a blast, a riot and "it" harm nobody as a side does."""
        head = self._tree.head_of(one.span)
        if one.party or one.actor:
            return True
        if head is not None and (self._is_attack(head) or self._tree.tokens[head].lemma in self._buildings):
            return False
        if one.sector not in (None, "CVL"):  # a bus is civilian, and nobody
            return True
        return head is not None and (
            self._tree.tokens[head].upos == "PROPN" or self._tree.tokens[head].lemma in people_words(self._ground.scene.lexicon)
        )
