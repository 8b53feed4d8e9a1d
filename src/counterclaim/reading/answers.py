"""How claims of one report stand to each other: what is disputed, denied, confirmed, declined, referred to and repeated."""

from collections.abc import Iterator, Sequence

from counterclaim.reading.accused import is_accused, is_told_of, names_accused, names_called
from counterclaim.reading.matching import likeness, overlap, stem, stems_of
from counterclaim.reading.noun_clauses import said_clause
from counterclaim.reading.rebuttals import is_standing
from counterclaim.reading.referring import Referring
from counterclaim.reading.riders import ANSWERING, Rider
from counterclaim.reading.scene import Scene
from counterclaim.reading.stance import false_thing
from counterclaim.reading.stated import Stated, just_before, lineage, told_before
from counterclaim.records import Answer, AnswerKind, Party, Span

FARTHEST = 4
"""Blocks back from "the claim" to the claim that it can mean."""
SAME_MATTER = 0.5
"""Share of the stems of the shorter content from which two clauses speak of the same."""
LEAST_LIKE = 0.2
"""Share of all stems of two contents that both must hold, for an answer."""
BESIDE = 0.5
"""Score of a denial whose claim is told by its place alone."""
WINDOW = 200


def find_answers(
    scene: Scene, stated: Sequence[Stated], riders: Sequence[Rider], parties: Sequence[Party] = ()
) -> dict[int, tuple[Answer, ...]]:
    """Return by index the answers of each claim.

    The rules, each named in its answers: "the claim" and "it" mean the nearest earlier claim of another party; a noun of an act
    ("the meeting") means the claim that tells of the act; a clause answers the other party's claim that shares most of its
    words; a word for news means the nearest earlier claim, in a headline the report's first; a claim with the same words as an
    earlier one of its own side repeats it. What finds nothing in the report keeps the answer with no claim.
    A passive "was confirmed" that nobody is named for confirms nothing.
    """
    linker = _Linker(scene, stated, parties)
    for index, one in enumerate(stated):
        if one.draft is not None and (one.stance in ANSWERING or one.refers):
            linker.answer(index)
    for rider in riders:
        linker.ride(rider)
    for index in range(len(stated)):
        linker.repeat(index)
    return {index: tuple(found) for index, found in linker.found.items() if found}


class _Linker:
    def __init__(self, scene: Scene, stated: Sequence[Stated], parties: Sequence[Party]) -> None:
        self.scene = scene
        self.stated = stated
        self.referring = Referring(scene, parties)
        self.found: dict[int, list[Answer]] = {}
        self.meant: dict[int, int] = {}
        self.numbers = {one.claim: n for n, one in enumerate(stated)}

    # --- the answering verb of a claim ---

    def answer(self, index: int) -> None:
        one = self.stated[index]
        kind: AnswerKind = ANSWERING.get(one.stance, "refers to")
        cue = one.draft.cue if one.draft is not None else None
        if is_standing(one.content[0].of(self.scene.text)):
            target = just_before(self.stated, index)
            if target is not None:
                self.add(index, kind, target, span=one.content[0], cue=cue, rule="a word for a claim")
            return
        if one.draft is not None and one.draft.origin != "noun" and self.referring.is_relative(one.content[0]):
            return
        if kind == "declines" and self.referring.is_comment(one.content[0]):
            target, rule = self.told_last(index), "no comment right after a claim"
            self.add(index, kind, target, span=None, cue=cue, rule=rule, score=BESIDE)
            return
        if kind == "confirms" and one.draft is not None and one.draft.source is None and one.draft.echo is None:
            return
        if kind == "refers to":
            if not self.referring.is_relative(one.content[0]):
                self.add(index, kind, self.of_news(index), span=one.content[0], cue=cue, rule="a word for news")
        elif (one.draft is not None and one.draft.sure) or self.referring.is_phrase(one.content[0]):
            self.answer_phrase(index, kind, one.content[0], cue)
        elif (inner := self.said_in(one.content[0], index)) is not None:
            self.add(index, kind, inner, span=one.content[0], cue=cue, rule="the claim that it names")
        else:
            self.answer_clause(index, kind, cue)

    def answer_clause(self, index: int, kind: AnswerKind, cue: Span | None) -> None:
        one = self.stated[index]
        target, score = self.same_matter(index, one.stems)
        if target is None and (thing := false_thing(self.scene, one.content[0])) is not None:
            phrase = self.scene.tree.span_of(self.scene.tree.below(thing))
            named, _ = self.by_words(index, self.referring.phrase_stems(phrase), SAME_MATTER, phrase)
            target, score = self.nearest(index, one.content[0]) if named is None else named, 1.0
        if target is not None:
            self.add(index, kind, target, span=None, cue=cue, rule="the same words from another party", score=score)
        elif (accused := self.accused(index, kind)) is not None:
            self.add(index, kind, accused, span=None, cue=cue, rule="an answer of whom it accuses", score=BESIDE)
        elif (
            kind in ("denies", "disputes")
            and self.referring.is_pointed(one.content[0], one.draft)
            and (beside := self.beside(index)) is not None
        ):
            self.add(index, kind, beside, span=None, cue=cue, rule="a denial right after a claim", score=BESIDE)

    def answer_phrase(self, index: int, kind: AnswerKind, phrase: Span, cue: Span | None) -> None:
        if self.referring.asks(phrase):
            return
        if self.referring.is_own(phrase):
            own = (o for o in self.earlier(index) if self.is_near(index, o) and self.is_same_side(index, o) and self.says(o))
            other = self.nearest(index, phrase)  # "the opposition rejected his remarks"
            rule = "its own claim" if other is None else "a word for a claim"
            if kind in ("denies", "disputes"):
                self.add(index, kind, next(own, None) if other is None else other, span=phrase, cue=cue, rule=rule)
            return
        inner = self.said_in(phrase, index)
        if inner is not None:
            self.add(index, kind, inner, span=phrase, cue=cue, rule="the claim that it names")
            return
        stems = self.referring.phrase_stems(phrase)
        if self.referring.names_claim(phrase):
            sure = self.stated[index].draft
            target = just_before(self.stated, index) if sure is not None and sure.sure else None
            target = self.by_words(index, stems, SAME_MATTER, phrase)[0] if target is None else target
            target = self.such(index) if target is None and self.referring.is_such(phrase) else target
            owned = (other for other in self.around(index) if other != index and self.stated[other].is_owned_in(phrase))
            target = next(owned, None) if target is None else target
            known = self.referring.is_definite(phrase) and not self.referring.is_new(phrase)
            target = self.nearest(index, phrase) if target is None and known else target
            self.add(index, kind, target, span=phrase, cue=cue, rule="a word for a claim")
        elif self.stated[index].actors and not self.referring.is_somebody(phrase):
            (target, score), rule = self.by_words(index, stems, SAME_MATTER, phrase), "a noun of an act"
            if kind == "confirms" and not (self.referring.is_known(phrase) and score >= SAME_MATTER):
                return  # "confirmed 12 cases" confirms nothing that was said before
            if target is None and self.referring.is_guilt(phrase):
                target, score, rule = self.accusation(index, kind), BESIDE, "guilt in what was said before"
            self.add(index, kind, target, span=phrase, cue=cue, rule=rule, score=score)

    def ride(self, rider: Rider) -> None:
        self.answer_phrase(rider.host, rider.kind, rider.phrase, rider.cue)

    def add(
        self,
        index: int,
        kind: AnswerKind,
        target: int | None,
        *,
        span: Span | None,
        cue: Span | None,
        rule: str,
        score: float = 1,
    ) -> None:
        one = self.stated[index]
        why = tuple(part for part in (cue, span) if part is not None) or one.content[:1]
        if target is not None and kind == "refers to":
            self.meant[index] = target
        if target is None and (span is None or not self.referring.is_definite(span)):
            return
        claim = None if target is None else self.stated[target].claim
        known = self.found.setdefault(index, [])
        if all((answer.kind, answer.claim) != (kind, claim) for answer in known):
            known.append(Answer(kind=kind, claim=claim, span=span, why=why, rule=rule, score=round(score, 3)))

    # --- what a phrase means ---

    def said_in(self, phrase: Span, index: int) -> int | None:
        """The nominal claim that stands in a phrase, if it says its content in a clause."""
        for other in self.around(index):
            draft = self.stated[other].draft
            if other != index and draft is not None and self.referring.says_more(phrase, draft.source):
                return other
            if other == index or draft is None or draft.origin != "noun" or draft.cue is None or draft.cue_token is None:
                continue
            if phrase.holds(draft.cue) and said_clause(self.scene, draft.cue_token) is not None:
                return other
        return None

    def such(self, index: int) -> int | None:
        """What its own side answered right before: "has not confirmed the loss ... called one such report false"."""
        before = next((o for o in range(index - 1, -1, -1) if self.is_same_side(index, o)), None)
        answers = self.found.get(before, ()) if before is not None and self.is_near(index, before) else ()
        return next((self.numbers[answer.claim] for answer in answers if answer.claim in self.numbers), None)

    # --- candidates ---

    def around(self, index: int) -> range:
        """The claims that are looked at for one: all of a usual report, a window of a very long one."""
        return range(max(index - WINDOW, 0), min(index + WINDOW, len(self.stated)))

    def is_other(self, index: int, other: int) -> bool:
        one, two = self.stated[index], self.stated[other]
        if two.draft is None or index == other:
            return False
        if one.parties and two.parties:
            return not one.parties & two.parties
        return bool(one.actors or two.actors) and not one.actors & two.actors

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
        """The nearest earlier claim of another party; an accusation is looked for where the word is one for accusations."""
        head = self.scene.tree.head_of(phrase)
        accusing = head is not None and any(
            row.stance == "accuses" for row in self.scene.cues.at(self.scene.tree, head, "noun")
        )
        near = [o for o in self.earlier(index) if self.is_near(index, o) and self.is_other(index, o) and self.says(o)]
        block = self.scene.block_at(self.stated[index].start)
        if not near and block is not None and block.kind in ("headline", "subhead"):
            near = [o for o in self.around(index) if o != index and self.is_other(index, o) and self.says(o)]
        owners = self.referring.owners_of(phrase)
        if owners:
            return next((o for o in near if self.stated[o].parties & owners), None)
        owned = [o for o in near if self.owns(o, phrase)]
        if not owned and self.referring.has_owner(phrase):
            return None  # "The army's figures": somebody else's claim is not meant.
        accused = [o for o in near if self.stated[o].stance == "accuses"] if accusing else []
        called = names_called(self.scene, self.stated, self.stated[index]) if accusing else frozenset()
        accused = accused or [o for o in near if self.stated[o].names & called]
        # "The allegation" is no word for what a side says that it did itself.
        others = [o for o in near if not self.referring.is_of_self(self.stated[o].content[0])] if accusing else []
        counted = [o for o in near if self.stated[o].numbers] if self.referring.is_number(phrase) else []
        told = [o for o in near if self.stated[o].stance not in ("denies", "disputes")]
        return next(iter(owned or accused or others or counted or told or near), None)

    def is_near(self, index: int, other: int) -> bool:
        """Tell whether one stands few blocks behind another, and no heading between them: that begins another matter."""
        first, last = self.stated[other].block, self.stated[index].block
        return last - first <= FARTHEST and all(block.kind != "heading" for block in self.scene.report.blocks[first + 1 : last])

    def owns(self, index: int, phrase: Span) -> bool:
        """Tell whether a phrase names the party of a claim: "Kenya's count", "the Kenyan claim"."""
        words = stems_of(self.scene, (phrase,))
        return any(words & {stem(word) for word in party.split()} for party in self.stated[index].parties)

    def says(self, index: int) -> bool:
        """Tell whether a content has a verb or a noun for an act, or accuses: a name or thing alone cannot be disputed."""
        one = self.stated[index]
        named = one.draft is not None and any("naming" in row.takes for row in one.draft.rows)
        if one.stance == "accuses" or one.numbers or named or (one.draft is not None and self.referring.is_act(one.content[0])):
            return True
        tree = self.scene.tree
        return any(tree.tokens[i].upos in ("VERB", "AUX") for piece in self.stated[index].content for i in tree.within(piece))

    def by_words(self, index: int, stems: frozenset[str], least: float, phrase: Span) -> tuple[int | None, float]:
        """Somebody else's claim of what a noun phrase names: an earlier one, then a later one, then the outlet's."""
        if not stems:
            return None, 0.0
        act = None if self.referring.names_claim(phrase) else self.referring.act_of(phrase)
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
            score = len(stems & one.stems) / len(stems)
            if score < least or self.is_same_side(index, other) or not self.says(other):
                continue
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
            if not self.says(other):
                continue
            score = overlap(stems, one.stems)
            if one.content == self.stated[index].content:
                ranked.append((1.0, other))
            elif score >= SAME_MATTER and len(stems & one.stems) >= 3 and likeness(stems, one.stems) >= LEAST_LIKE:
                late = one.start > self.stated[index].start
                ranked.append((score - (0.05 if late else 0.0), other))
        best = max(ranked, default=None)
        return (None, 0.0) if best is None else (best[1], best[0])

    def told_last(self, index: int) -> int | None:
        """The claim of another party right before, in the same paragraph or the one before it."""
        before = next(self.told_before(index), None)
        return before if before is not None and self.is_other(index, before) else None

    def beside(self, index: int) -> int | None:
        """The claim of another party right before, in the same paragraph, where the two share a word."""
        one = self.stated[index]
        before = self.told_last(index)
        if before is None or self.stated[before].block != one.block:
            return None
        # "It said that ...; the army denied that ..."
        joined = self.scene.sentences_in(one.content[0]) == self.scene.sentences_in(self.stated[before].content[0])
        return before if joined or not one.stems or one.stems & self.stated[before].stems else None

    def accused(self, index: int, kind: AnswerKind) -> int | None:
        """The accusation right before against who answers, of whatever side: a confirmation must share a word with it."""
        one = self.stated[index]
        for other in self.told_before(index) if kind in ("denies", "disputes", "confirms") else ():
            two = self.stated[other]
            told = kind != "confirms" or bool(one.stems & two.stems)
            named = names_called(self.scene, self.stated, one) & two.names or is_accused(self.scene, two, one)
            named = named or one.parties & self.referring.named_in(two.content)
            accuses = two.stance == "accuses" or (kind != "confirms" and is_told_of(self.scene, two, one))
            if accuses and not one.actors & two.actors and (named or two.stance != "accuses") and told:
                return other
        return None

    def accusation(self, index: int, kind: AnswerKind) -> int | None:
        """The accusation that "any involvement" speaks of: one against who answers, else the nearest of another party."""
        near = (o for o in self.earlier(index) if self.is_near(index, o) and self.is_other(index, o))
        accused = self.accused(index, kind)
        told = (o for o in near if self.stated[o].stance == "accuses" and not names_accused(self.scene, self.stated[o]))
        return accused if accused is not None else next(told, None)

    def told_before(self, index: int) -> Iterator[int]:
        """Earlier claims of somebody in the same paragraph or the one before, the nearest first."""
        block = self.stated[index].block
        return (o for o in self.earlier(index) if self.stated[o].draft is not None and block - self.stated[o].block <= 1)

    def of_news(self, index: int) -> int | None:
        one = self.stated[index]
        block = self.scene.block_at(one.start)
        if block is not None and block.kind in ("headline", "subhead"):
            return next((o for o, two in enumerate(self.stated) if self.leads(two) and o != index), None)
        near = [
            o for o in self.earlier(index) if one.block - self.stated[o].block <= FARTHEST and self.stated[o].draft is not None
        ]
        return next((o for o in near if self.is_same_side(index, o)), next(iter(near), None))

    def leads(self, one: Stated) -> bool:
        block = self.scene.block_at(one.start)
        return block is not None and block.kind == "paragraph" and one.draft is not None and not one.refers and not one.relays

    # --- repeats ---

    def repeat(self, index: int) -> None:
        one = self.stated[index]
        if one.refers or one.relays or one.stance in ANSWERING or one.draft is None:
            return
        own = (other for other in self.earlier(index) if other != index and self.is_same_side(index, other))
        best = told_before(self.stated, index, own)
        if best is not None:
            rule = "the same words from the same side"
            self.add(index, "repeats", best[1], span=None, cue=one.draft.cue, rule=rule, score=best[0])
        else:
            self.repeat_disputed(index)

    def repeat_disputed(self, index: int) -> None:
        """Claims that a side disputes right after it has disputed one of the same side are that one told again."""
        one = self.stated[index]
        if one.draft is None or one.draft.origin != "noun":
            return
        for other in self.around(index):
            near = self.stated[other].block == one.block and self.stated[other].start < one.start
            for answer in self.found.get(other, ()) if near else ():
                target = self.numbers.get(answer.claim or "")
                if answer.kind not in ("disputes", "denies") or target is None or target == index:
                    continue
                if self.is_same_side(index, target) and self.stated[target].stems & one.stems:
                    rule = "disputed twice by the same side"
                    self.add(index, "repeats", target, span=None, cue=one.draft.cue, rule=rule)
                    return
