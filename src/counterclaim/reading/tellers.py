"""Whom the pronouns of what is said mean: who says it, or of a charge that is turned down who turns it down."""

import functools
import re

from counterclaim.lexicon import load_rows
from counterclaim.reading.ground import Ground
from counterclaim.records import Actor, Claim, Span

_OUR = frozenset({"our", "ours", "my", "we", "us", "i", "me"})
_SPEAKERS = frozenset({"it", "they", "he", "she"})


def _goes_by(actor: Actor, lexicon: str | None) -> str | None:
    """Return "he" or "she" where what somebody is called tells: "the sister of the pilot"."""
    called = re.split(r"\b(?:of|for|to)\b|,", (actor.role or actor.name).lower())[0].split()
    return next((gender for word in reversed(called) if (gender := _genders(lexicon).get(word))), None)


@functools.cache
def _genders(lexicon: str | None) -> dict[str, str]:
    return {row["title"]: row["gender"] for row in load_rows("titles", lexicon) if row["gender"]}


class Tellers:
    """Looks up who says what stands at a span of one report."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._tree = ground.tree
        self._turned_down = {
            answer.claim: claim
            for claim in ground.claims
            for answer in claim.answers
            if answer.claim is not None and answer.kind in ("denies", "disputes")
        }

    def opening(self, span: Span, word: str) -> Actor | None:
        """Return who says what begins with a pronoun: of "the army said it had won" the army."""
        claim = self._ground.claim_at(span)
        if claim is None or claim.content[0].start != span.start or word not in _SPEAKERS:
            return None
        teller = self.at(span, our=True)
        if teller is None or (teller.kind == "person") != (word in ("he", "she")) or self._is_source_behind(claim, span):
            return None
        return teller if _goes_by(teller, self._ground.scene.lexicon) in (None, word) or word in ("it", "they") else None

    def _is_source_behind(self, claim: Claim, span: Span) -> bool:
        """Tell whether it is only told behind the words according to whom they are: "It has killed 12, according to the UN"."""
        attribution = self._ground.attributions.get(claim.attribution or "")
        cue = attribution.cue if attribution is not None else None
        return cue is not None and cue.start > span.start and cue.of(self._ground.text).lower().startswith("according")

    def at(self, span: Span, *, our: bool) -> Actor | None:
        """Return who says what stands at a span, where a body or side is meant; a person is "its" owner only as "our"."""
        claim = self._ground.claim_at(span)
        denial = None if claim is None or span.of(self._ground.text).lower() in _OUR else self._denial(claim)
        if denial is not None and not self._acts(span):
            return None  # "denied Kenyan claims that its embassy was hit": either's
        return next((actor for actor in self._speakers(denial or claim) if our or actor.kind != "person"), None)

    def _speakers(self, claim: Claim | None) -> list[Actor]:
        attribution = self._ground.attributions.get(claim.attribution or "") if claim is not None else None
        speakers = attribution.speakers if attribution is not None else ()
        return [self._ground.actors[one.actor] for one in speakers if one.actor]

    def _denial(self, claim: Claim) -> Claim | None:
        """Return the denial that a charge stands behind: "Kenya denied Ugandan reports that its troops had killed ten"."""
        denial = self._turned_down.get(claim.id)
        attribution = self._ground.attributions.get(denial.attribution or "") if denial is not None else None
        cue, start = attribution.cue if attribution is not None else None, claim.content[0].start
        if cue is None or cue.end > start or self._tree.sentence_at(cue.start) != self._tree.sentence_at(start):
            return None
        return denial

    def _acts(self, span: Span) -> bool:
        """Tell whether a pronoun or what it owns does what is told: "that it had shelled the port", "200 of its men left"."""
        head = self._tree.head_of(span)
        if head is None:
            return False
        noun = self._tree.tokens[head].head if self._tree.tokens[head].relation == "nmod:poss" else head
        counted = self._tree.tokens[noun].relation == "nmod" and self._tree.tokens[self._tree.tokens[noun].head].upos == "NUM"
        subject = self._tree.tokens[noun].head if counted else noun
        verb = self._tree.tokens[subject].head
        passive = any(True for _ in self._tree.with_relation(verb, "aux:pass")) if verb >= 0 else True
        return self._tree.tokens[subject].relation == "nsubj" and not passive
