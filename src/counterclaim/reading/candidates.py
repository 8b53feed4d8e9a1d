"""Which claim of a report an answer can mean: whose, how near, in what words."""

from collections.abc import Iterator, Sequence

from counterclaim.reading.accused import act_spans, is_accused, is_told_of, names_accused, names_called, subject_span
from counterclaim.reading.marks import POSSESSIVE_PRONOUNS
from counterclaim.reading.matching import likeness, names_of, overlap, stem, stems_of
from counterclaim.reading.referring import Referring
from counterclaim.reading.remarks import is_remark
from counterclaim.reading.riders import ANSWERING
from counterclaim.reading.scene import Scene
from counterclaim.reading.stated import Stated, lineage
from counterclaim.reading.tolls import dead_counted, means_total, total_among
from counterclaim.reading.vocabulary import load_vocabulary
from counterclaim.records import Party, Span, Stance

FARTHEST = 4
"""Blocks back from "the claim" to the claim that it can mean."""
SAME_MATTER = 0.5
"""Share of the stems of the shorter content from which two clauses speak of the same."""
LEAST_LIKE = 0.2
"""Share of all stems of two contents that both must hold, for an answer."""
WINDOW = 200
TOLD: frozenset[Stance] = frozenset({"asserts", "accuses", "confirms", "believes"})
"""Stances of what "the report" and "the claim" mean first: not what somebody wants or denies."""

_CLAUSE = 4
"""Words of a headline's content that are more than a name."""


class Candidates:
    """The claims of one report, looked at as what an answer speaks of."""

    def __init__(self, scene: Scene, stated: Sequence[Stated], parties: Sequence[Party]) -> None:
        self.scene = scene
        self.stated = stated
        self.referring = Referring(scene, parties)
        rows = load_vocabulary(scene.lexicon).parties.values()
        self._states = frozenset(row.name for row in rows if row.kind == "state")
        self.meant: dict[int, int] = {}
        """What the claims that only refer to others mean."""

    def around(self, index: int) -> range:
        """The claims that are looked at for one: all of a usual report, a window of a very long one."""
        return range(max(index - WINDOW, 0), min(index + WINDOW, len(self.stated)))

    def is_other(self, index: int, other: int) -> bool:
        one, two = self.stated[index], self.stated[other]
        if two.draft is None or index == other:
            return False
        if self.is_mutual(other):
            return True  # Who accuse each other may each deny it.
        if one.parties and two.parties:
            return not one.parties & two.parties
        return bool(one.actors or two.actors) and not one.actors & two.actors

    def is_mutual(self, index: int) -> bool:
        one = self.stated[index]
        return one.stance == "accuses" and one.content[0].of(self.scene.text).lower().startswith("each other")

    def is_same_side(self, index: int, other: int) -> bool:
        one, two = self.stated[index], self.stated[other]
        if one.draft is None or two.draft is None:
            return one.draft is two.draft
        return bool(one.parties & two.parties) or bool(one.actors & two.actors)

    def is_kin(self, index: int, other: int) -> bool:
        """Tell whether one is a link of the other's chain."""
        return other in lineage(self.stated, index) or index in lineage(self.stated, other)

    def earlier(self, index: int) -> Iterator[int]:
        """Earlier claims that say something themselves, the nearest first; what refers on is followed to what it means."""
        start = self.stated[index].start
        for other in reversed(self.around(index)):
            one = self.stated[other]
            if one.start >= start or self.is_kin(index, other) or one.relays:
                continue
            if one.refers:
                if other in self.meant:
                    yield self.meant[other]
                continue
            yield other

    def nearest(self, index: int, phrase: Span) -> int | None:
        """Return the nearest earlier claim of another party that a word for a claim can mean.

        Whose it is told to be goes first, then for a word for accusations who accuses, for a number who counts, of several
        claims who charges whoever answers, and what is told before what is asked or planned.
        """
        head = self.scene.tree.head_of(phrase)
        accusing = head is not None and any(
            row.stance == "accuses" for row in self.scene.cues.at(self.scene.tree, head, "noun")
        )
        near = [o for o in self.earlier(index) if self.is_near(index, o) and self.is_other(index, o) and self.says(o)]
        if not near and self.referring.is_in_headline(phrase):
            near = [o for o in self.around(index) if o != index and self.is_other(index, o) and self.says(o)]
        near = [o for o in self.without_former(near) if not is_remark(self.scene, self.stated[o])]
        owners = self.referring.owners_of(phrase)
        if owners:
            return self.of_owner([o for o in near if self.stated[o].parties & owners], phrase)
        owned = [o for o in near if self.owns(o, phrase)]
        if not owned and self.referring.has_owner(phrase):
            return None  # "The army's figures": somebody else's claim is not meant.
        called = names_called(self.scene, self.stated, self.stated[index]) if accusing else frozenset()
        against = [o for o in near if self.is_against(o, index)] if accusing else []
        open_ones = [o for o in near if self.stated[o].stance == "accuses" and not names_accused(self.scene, self.stated[o])]
        open_ones = [o for o in open_ones if not self.is_mutual(o) or len(self.stated[index].actors) > 1]
        beside = [o for o in near[:1] if self.stated[o].block == self.stated[index].block]
        far = [o for o in open_ones if beside and self.stated[o].block < self.stated[beside[0]].block]
        accused = against or (beside if accusing and far else open_ones if accusing else [])
        accused = accused or [o for o in near if self.stated[o].names & called]
        # "The allegation" is no word for what a side says that it did itself.
        apart = [o for o in near if not self.referring.is_of_self(self.stated[o].content[0])] if accusing else []
        others = [o for o in apart if self.stated[o].stance in TOLD] or apart  # "must stop" is a wish, no accusation
        inner = self.referring.phrase_stems(phrase)
        counted = [o for o in near if self._counts(self.stated[o], phrase) and (not inner or inner & self.stated[o].stems)]
        counted = self.with_total(counted, head) if self.referring.is_number(phrase) else []
        if self.referring.is_number(phrase) and not (owned or counted):
            return self.at_odds(index, phrase) if not inner else None
        told = [o for o in near if self.stated[o].stance in TOLD]
        charged = self.charged(index, phrase, near)
        found = next(iter(owned or accused or others or counted or charged or told or near), None)
        if found is not None and ((accusing and not owned and not against) or self.referring.is_whole(phrase)):
            found = self.leads_paragraph(found, near)
        return found if found is not None else self.at_odds(index, phrase)

    def of_owner(self, near: Sequence[int], phrase: Span) -> int | None:
        """Return which claim of its party "the Russian statement" means: what it said, not what it denies.

        A statement is all that was said in a paragraph, and so what was said first.
        """
        told = [o for o in near if self.stated[o].stance in TOLD] or list(near)
        whole = self.referring.is_whole(phrase)
        beside = [o for o in told if whole and self.stated[o].block == self.stated[told[0]].block]
        return min(beside, key=lambda o: self.stated[o].start, default=next(iter(told), None))

    def with_total(self, counted: list[int], head: int | None) -> list[int]:
        """Return counts, for "the toll" and "the figures" with that of all dead of the nearest speaker first."""
        if head is None or not means_total(self.scene.tree.word(head)):
            return counted
        total = total_among(self.scene, [self.stated[o] for o in counted])
        return counted if total is None else [counted[total]]

    def _counts(self, one: Stated, phrase: Span) -> bool:
        """Tell whether a claim has what a noun of counting means: a number, for a toll one of dead."""
        head = self.scene.tree.head_of(phrase)
        toll = head is not None and self.scene.tree.tokens[head].lemma == "toll"
        return bool(one.numbers) and (not toll or dead_counted(self.scene, one) > 0)

    def without_former(self, near: list[int]) -> list[int]:
        """Leave out what somebody "had spoken of" before what he says now, and what he says would follow from it."""
        if len(near) < 2 or self.stated[near[0]].block != self.stated[near[1]].block:
            return near
        one, other = self.stated[near[0]], self.stated[near[1]]
        aside = [self._was_before(each) or self._would_follow(each) for each in (one, other)]
        return near[1:] if aside == [True, False] and one.actors & other.actors else near

    def _was_before(self, one: Stated) -> bool:
        tree, verb = self.scene.tree, one.draft.cue_token if one.draft is not None else None
        return verb is not None and any(tree.word(i).lower() == "had" for i in tree.with_relation(verb, "aux"))

    def _would_follow(self, one: Stated) -> bool:
        tree, verb = self.scene.tree, self.scene.tree.head_of(one.content[0])
        return verb is not None and any(tree.word(i).lower() in ("would", "will") for i in tree.with_relation(verb, "aux"))

    def charged(self, index: int, phrase: Span, near: Sequence[int]) -> list[int]:
        """Return what the nearest paragraph tells of who answers: of several claims police deny that police opened fire."""
        if phrase.of(self.scene.text).lower() == "this" or not phrase.of(self.scene.text).endswith("s") or not near:
            return []
        beside = [o for o in near if self.stated[o].block == self.stated[near[0]].block]
        return [o for o in beside if is_told_of(self.scene, self.stated[o], self.stated[index])]

    def leads_paragraph(self, found: int, near: Sequence[int]) -> int:
        """Return what a speaker says first in a paragraph: that is what "the accusation" means, not the dead told behind it."""
        one = self.stated[found]
        own = [o for o in near if self.stated[o].block == one.block and self.stated[o].actors & one.actors]
        return min(own, key=lambda o: self.stated[o].start, default=found)

    def at_odds(self, index: int, phrase: Span) -> int | None:
        """Return the claim right before of somebody else of the same state: the mayor's, of the police chief who denies it."""
        one = self.stated[index]
        number = self.referring.is_number(phrase)
        known = self.referring.is_known(phrase) or phrase.of(self.scene.text).lower() == "it"
        for other in self.told_before(index) if known and not self.referring.is_such(phrase) else ():
            two = self.stated[other]
            apart = bool(one.actors) and bool(two.actors) and not one.actors & two.actors
            apart = apart and bool(one.parties & two.parties & self._states)  # A movement speaks with one voice.
            if apart and two.stance in TOLD and self.says(other) and (two.numbers or not number):
                return other
        return None

    def is_beside(self, index: int, other: int) -> bool:
        return abs(self.stated[index].block - self.stated[other].block) <= 1

    def is_against(self, other: int, index: int) -> bool:
        """Tell whether a claim says of who answers that he did something, by his party's name or by the same word."""
        one, two = self.stated[index], self.stated[other]
        if two.stance not in TOLD:
            return False
        doer = two.content[:1] if two.stance == "accuses" else subject_span(self.scene, two)
        cleft = two.content[0].of(self.scene.text).lower().startswith(("it was ", "it is "))  # "it was Thai soldiers who fired"
        named = self.referring.named_in(two.content[:1] if cleft else (*doer, *act_spans(self.scene, two)))
        others = bool(named) and bool(one.parties) and not one.parties & named  # "Chad's troops": not those of Mali's army
        if is_accused(self.scene, two, one) or (is_told_of(self.scene, two, one) and not others):
            return True
        called = names_called(self.scene, self.stated, one) & names_of(self.scene, doer)
        return bool(called) or bool(one.parties & named)

    def is_near(self, index: int, other: int) -> bool:
        """Tell whether one stands few blocks behind another, and no heading between them: that begins another matter."""
        first, last = self.stated[other].block, self.stated[index].block
        return last - first <= FARTHEST and all(block.kind != "heading" for block in self.scene.report.blocks[first + 1 : last])

    def owns(self, index: int, phrase: Span) -> bool:
        """Tell whether a phrase names the party or speaker of a claim: "Kenya's count", "the Kenyan claim", "Ruiz's claim"."""
        words = stems_of(self.scene, (phrase,))
        if any(words & {stem(word) for word in party.split()} for party in self.stated[index].parties):
            return True
        if names_of(self.scene, (phrase,)) & names_called(self.scene, self.stated, self.stated[index]):
            return True
        tree, head, draft = self.scene.tree, self.scene.tree.head_of(phrase), self.stated[index].draft
        owners = set() if head is None else {tree.word(i).lower() for i in tree.with_relation(head, "nmod:poss")}
        behind = (i for i in tree.within(phrase) if head is not None and i > head and tree.tokens[i].upos in ("NOUN", "PROPN"))
        owners |= {tree.word(i).lower() for i in behind}  # "the toll given by the council"
        source = draft.source if draft is not None else None
        return source is not None and any(tree.word(i).lower() in owners - POSSESSIVE_PRONOUNS for i in tree.within(source))

    def says(self, index: int) -> bool:
        """Tell whether a content has a verb or a noun for an act, or accuses: a name or thing alone cannot be disputed."""
        one = self.stated[index]
        named = one.draft is not None and any("naming" in row.takes for row in one.draft.rows)
        if one.stance == "accuses" or one.numbers or named or (one.draft is not None and self.referring.is_act(one.content[0])):
            return True
        tree = self.scene.tree
        clause = one.draft is not None and any("clause" in row.takes for row in one.draft.rows)
        if clause and self.referring.is_in_headline(one.content[0]) and len(tree.within(one.content[0])) >= _CLAUSE:
            return True  # "Chad says Malian missile hit market": a headline's verb may be told as a noun
        return any(tree.tokens[i].upos in ("VERB", "AUX") for piece in self.stated[index].content for i in tree.within(piece))

    def by_words(self, index: int, stems: frozenset[str], least: float, phrase: Span) -> tuple[int | None, float]:
        """Somebody else's claim of what a noun phrase names: an earlier one, then a later one, then the outlet's."""
        if not stems:
            return None, 0.0
        act = None if self.referring.names_claim(phrase) else self.referring.act_of(phrase)
        plain, givers = self.referring.plain_stems(phrase), self.referring.givers_of(phrase)
        owned = self.referring.is_number(phrase) and self.referring.has_owner(phrase)
        ranked: list[tuple[float, int]] = []
        for other in self.around(index):
            one = self.stated[other]
            if (
                one.refers
                or one.relays
                or self.is_kin(index, other)
                or one.stance in ANSWERING
                or one.content[0].overlaps(phrase)
            ):
                continue
            # "Rights" is no word of what Human Rights Watch did, and what Russian media say no Ukrainian said.
            score = len(stems & one.stems - (plain & one.names)) / len(stems)
            if (givers and not givers & one.parties) or (owned and one.draft is None):
                continue
            if score < least or self.is_same_side(index, other) or not self.says(other):
                continue
            if self.referring.is_number(phrase) and not self._counts(one, phrase):
                continue
            told = one.stance in TOLD and (self.stated[index].stance != "declines" or self.referring.is_in_headline(phrase))
            if one.start > self.stated[index].start and not told:
                continue  # Nobody declines, and nothing that is only wanted is rejected, before it is told.
            if act is not None and act not in one.stems and not self.referring.tells_loss(phrase, one.content[0]):
                continue
            late = one.start > self.stated[index].start
            distance = abs(one.block - self.stated[index].block)
            ranked.append((score - 0.01 * distance - (0.1 if late else 0.0) - (0.2 if one.draft is None else 0.0), other))
        best = max(ranked, default=None)
        return (None, 0.0) if best is None else (best[1], max(best[0], 0.0))

    def same_matter(self, index: int, stems: frozenset[str]) -> tuple[int | None, float]:
        """The other party's claim that shares most of the words of a clause."""
        ranked: list[tuple[float, int]] = []
        for other in self.around(index):
            one = self.stated[other]
            if one.refers or one.relays or self.is_kin(index, other) or not self.is_other(index, other):
                continue
            agree = one.stance == self.stated[index].stance == "denies"  # Who denies the same as others answers them not.
            if not self.says(other) or (agree and one.content != self.stated[index].content):
                continue
            score = overlap(stems, one.stems)
            if one.content == self.stated[index].content:
                ranked.append((1.0, other))
            elif self.is_near(index, other) and len(stems) == 2 and stems <= one.stems and one.start < self.stated[index].start:
                ranked.append((SAME_MATTER, other))  # "denied that civilians had been targeted"
            elif (
                score >= SAME_MATTER
                and self.is_beside(index, other)
                and stems & one.stems & one.names
                and len(stems & one.stems) == 2
            ):
                ranked.append((SAME_MATTER, other))  # "bombed a market in Goz", "a strike hit the market in Goz"
            elif score >= SAME_MATTER and len(stems & one.stems) >= 3 and likeness(stems, one.stems) >= LEAST_LIKE:
                late = one.start > self.stated[index].start
                ranked.append((score - (0.05 if late else 0.0), other))
        best = max(ranked, default=None)
        return (None, 0.0) if best is None else (best[1], best[0])

    def told_before(self, index: int) -> Iterator[int]:
        """Earlier claims of somebody in the same paragraph or the one before, the nearest first."""
        block = self.stated[index].block
        near = (o for o in self.earlier(index) if self.stated[o].draft is not None and block - self.stated[o].block <= 1)
        return (o for o in near if not is_remark(self.scene, self.stated[o]))
