"""What is demanded by telling what somebody must do: "the guild said that Ugandan troops must leave"."""

from collections.abc import Iterator

from counterclaim.ids import record_id
from counterclaim.reading.figures.setting import Setting
from counterclaim.reading.ground import Ground
from counterclaim.reading.participants import Participants
from counterclaim.records import Attribution, Claim, Event, Participant

_MUST = frozenset({"must", "should"})
_DONE = frozenset({"have", "'ve", "’ve", "be"})
_ASKING = frozenset({"whether", "if", "why", "how", "when"})
_TURNED_DOWN = frozenset({"denies", "disputes", "declines"})


def find_demands(ground: Ground, participants: Participants, setting: Setting) -> Iterator[Event]:
    """Yield a REQUEST for each attributed claim that says what another party must, should or ought to do.

    Of "the guild said Ugandan troops must leave" the word that tells it is "must", who asks the guild, who is asked the troops.
    """
    finder = _Demands(ground, participants)
    for claim in ground.claims:
        attribution = ground.attributions.get(claim.attribution or "")
        if attribution is None or claim.stance in _TURNED_DOWN:
            continue
        verb = ground.tree.head_of(claim.content[0])
        modal = finder.modal(verb) if verb is not None else None
        if verb is None or modal is None or ground.claim_at(ground.tree.tokens[modal].span) is not claim:
            continue
        who, whom = finder.sides(verb, modal, attribution)
        if who and whom:
            yield _event(ground, claim, modal, (who, whom), setting)


class _Demands:
    def __init__(self, ground: Ground, participants: Participants) -> None:
        self._tree = ground.tree
        self._participants = participants

    def modal(self, verb: int) -> int | None:
        """Return the word for a duty that stands with the verb of a content, or None: "must have left" is a guess, no duty."""
        ought = self._tree.word(verb).lower() == "ought"  # a verb or an auxiliary, as the tagger has it
        if (self._tree.tokens[verb].upos != "VERB" and not ought) or self._marks(verb) & _ASKING:
            return None
        if ought:
            return verb
        auxiliaries = [*self._tree.with_relation(verb, "aux")]
        if any(self._tree.word(j).lower() in _DONE for j in auxiliaries):
            return None
        return next((j for j in auxiliaries if self._tree.word(j).lower() in _MUST), None)

    def sides(self, verb: int, modal: int, attribution: Attribution) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """Return who says so, and those of the subjects that are another party or actor."""
        spans = (speaker.span for speaker in attribution.speakers if speaker.span is not None)
        who = tuple(one for one in map(self._participants.named, spans) if one.party is not None or one.actor is not None)
        subjects = [
            j for j in self._tree.with_relation(verb, "nsubj") if self._tree.tokens[j].relation == "nsubj" and j < modal
        ]
        subjects += [j for j in self._tree.with_relation(verb, "nsubj") if verb == modal and not subjects]
        whom = (one for j in subjects for one in self._participants.at(j))
        return who, tuple(one for one in whom if _is_another(one, who))

    def _marks(self, verb: int) -> set[str]:
        return {self._tree.word(j).lower() for j in self._tree.with_relation(verb, "mark", "advmod")}


def _is_another(one: Participant, who: tuple[Participant, ...]) -> bool:
    if one.party is None and one.actor is None:
        return False
    return not any(
        (one.actor is not None and one.actor == other.actor) or (one.party is not None and one.party == other.party)
        for other in who
    )


def _event(
    ground: Ground,
    claim: Claim,
    modal: int,
    sides: tuple[tuple[Participant, ...], tuple[Participant, ...]],
    setting: Setting,
) -> Event:
    trigger = ground.tree.tokens[modal].span
    where = setting.of(trigger, modal, claim)
    return Event(
        id=record_id("event", ground.scene.report.id, [trigger]),
        type="REQUEST",
        trigger=trigger,
        who=sides[0],
        to_whom=sides[1],
        place=where.place,
        when=where.when,
        claim=claim.id,
    )
