"""How claims of one report stand to each other: what is disputed, denied, confirmed, declined, referred to and repeated."""

from collections.abc import Sequence

from counterclaim.reading.candidates import FARTHEST, SAME_MATTER
from counterclaim.reading.close_by import CloseBy
from counterclaim.reading.noun_clauses import said_clause
from counterclaim.reading.rebuttals import is_standing
from counterclaim.reading.riders import ANSWERING, Rider
from counterclaim.reading.scene import Scene
from counterclaim.reading.stance import OTHERWISE, false_thing, is_bare_lie, is_ellipsis, later_false, unsupported
from counterclaim.reading.stated import Stated, just_before, told_before
from counterclaim.records import Answer, AnswerKind, Party, Span

_SHORTEST = 3
_PERSONS = frozenset({"him", "her", "them"})
BESIDE = 0.5
"""Score of a denial whose claim is told by its place alone."""


def find_answers(
    scene: Scene, stated: Sequence[Stated], riders: Sequence[Rider], parties: Sequence[Party] = ()
) -> dict[int, tuple[Answer, ...]]:
    """Return by index the answers of each claim.

    The rules, each named in its answers: "the claim" and "it" mean the nearest earlier claim of another party; a noun of an act
    ("the meeting") means the claim that tells of the act; a clause answers the other party's claim that shares most of its
    words; a word for news means the nearest earlier claim, in a headline the report's first; a claim with the same words as an
    earlier one of its own side repeats it; a loss answers the gain of the same, and who is named in the claim right before
    confirms it. What finds nothing in the report keeps the answer with no claim.
    A passive "was confirmed" that nobody is named for confirms nothing.
    """
    linker = _Linker(scene, stated, parties)
    for index, one in enumerate(stated):
        if one.draft is not None and (one.stance in ANSWERING or one.refers):
            linker.answer(index)
        elif one.stance in ("accuses", "asserts") and (lie := linker.called_lie(index)) is not None:
            linker.add(index, "disputes", lie, span=None, cue=None, rule="a word for a claim")
        elif one.stance == "asserts" and (doubted := linker.contrasted(index)) is not None:
            linker.add(index, "disputes", doubted, span=None, cue=None, rule="a denial right after a claim", score=BESIDE)
        elif one.draft is not None and (part := later_false(scene, one.content)) is not None:
            linker.answer_sentence(index, part)
    for rider in riders:
        linker.ride(rider)
    for index in range(len(stated)):
        linker.repeat(index)
    return {index: tuple(found) for index, found in linker.found.items() if found}


class _Linker(CloseBy):
    def __init__(self, scene: Scene, stated: Sequence[Stated], parties: Sequence[Party]) -> None:
        super().__init__(scene, stated, parties)
        self.found: dict[int, list[Answer]] = {}
        self.numbers = {one.claim: n for n, one in enumerate(stated)}

    # --- the answering verb of a claim ---

    def answer(self, index: int) -> None:
        one = self.stated[index]
        kind: AnswerKind = ANSWERING.get(one.stance, "refers to")
        cue = one.draft.cue if one.draft is not None else None
        if self.stands_for_claim(index):
            target = self.stood_for(index)
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

    def stands_for_claim(self, index: int) -> bool:
        """Tell whether a content only stands for what was said: "which", "otherwise", "no evidence for that claim"."""
        content = self.stated[index].content[0]
        words = content.of(self.scene.text)
        disputed = self.stated[index].stance == "disputes" and words.lower() in _PERSONS  # "the ministry contradicted him"
        bare = is_ellipsis(self.scene, content) or is_bare_lie(self.scene, content)
        if self.told_inside(index) is not None or bare or (self.names_it(index) and self.such(index) is not None):
            return True
        return is_standing(words) or disputed or words.lower() in OTHERWISE or unsupported(self.scene, content) is not None

    def names_it(self, index: int) -> bool:
        """Read "calling it a lie", of what its own side answers beside it: "rejected the claim, calling it a lie"."""
        one = self.stated[index]
        if one.stance not in ("denies", "disputes"):
            return False
        naming = one.draft is not None and any("naming" in row.takes for row in one.draft.rows)
        return naming and one.content[0].of(self.scene.text).lower().startswith("it ")

    def stood_for(self, index: int) -> int | None:
        """Return the claim that "which", "otherwise" or "that claim" means."""
        if (inner := self.told_inside(index)) is not None:
            return inner
        if self.names_it(index):
            return self.such(index)
        content = self.stated[index].content[0]
        if is_standing(content.of(self.scene.text)):
            return just_before(self.stated, index)
        if is_bare_lie(self.scene, content):
            return self.last_told(index)
        noun = unsupported(self.scene, content)
        phrase = content if noun is None else self.scene.tree.span_of(self.scene.tree.below(noun))
        return self.nearest(index, phrase)

    def answer_clause(self, index: int, kind: AnswerKind, cue: Span | None) -> None:
        one = self.stated[index]
        target, score = self.same_matter(index, one.stems)
        thing = false_thing(self.scene, one.content[0])
        thing = unsupported(self.scene, one.content[0]) if thing is None else thing
        if target is None and thing is not None:
            phrase = self.scene.tree.span_of(self.scene.tree.below(thing))
            named, _ = self.by_words(index, self.referring.phrase_stems(phrase), SAME_MATTER, phrase)
            bare = not self.referring.tells_what(thing)  # "reports about a strike are untrue": not whatever was said last
            meant = (
                phrase if self.referring.is_number(phrase) else one.content[0]
            )  # "the toll was exaggerated": one with a number
            target, score = self.nearest(index, meant) if named is None and bare else named, 1.0
        if target is not None:
            self.add(index, kind, target, span=None, cue=cue, rule="the same words from another party", score=score)
        elif kind in ("denies", "disputes") and (lost := self.lost(index)) is not None:
            self.add(index, kind, lost, span=None, cue=cue, rule="a loss of what others gained", score=BESIDE)
        elif (accused := self.accused(index, kind)) is not None:
            self.add(index, kind, accused, span=None, cue=cue, rule="an answer of whom it accuses", score=BESIDE)
        elif kind == "confirms" and (named := self.named_before(index)) is not None:
            self.add(index, kind, named, span=None, cue=cue, rule="who is named in a claim confirms it", score=BESIDE)
        elif (
            kind in ("denies", "disputes")
            and self.referring.is_pointed(one.content[0], one.draft)
            and (beside := self.beside(index)) is not None
        ):
            self.add(index, kind, beside, span=None, cue=cue, rule="a denial right after a claim", score=BESIDE)

    def answer_sentence(self, index: int, part: Span) -> None:
        """Link a sentence of a longer content that calls a claim untrue: "We took three bases. Their claims are false."."""
        thing = false_thing(self.scene, part)
        if thing is None or (self.scene.tree.tokens[thing].upos != "NOUN" and self.opens_late(index, part)):
            return
        phrase = self.scene.tree.span_of(self.scene.tree.below(thing, without=("nsubj", "cop", "advmod", "punct")))
        phrase = phrase if part.holds(phrase) else self.scene.tree.tokens[thing].span
        target = self.by_words(index, self.referring.phrase_stems(phrase), SAME_MATTER, phrase)[0]
        if target is None and not self.referring.tells_what(thing):
            target = self.nearest(index, phrase)
        if target is not None:
            self.add(index, "denies", target, span=part, cue=None, rule="a word for a claim")

    def opens_late(self, index: int, part: Span) -> bool:
        """Tell whether more than "No." stands before a sentence of a content: "this" is then what its speaker just said."""
        start = self.stated[index].start
        return start < part.start and len(self.scene.tree.within(Span(start, part.start))) > _SHORTEST

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
            headed = self.referring.is_in_headline(phrase)  # no article: "government rejects claim"
            known = (headed or self.referring.is_definite(phrase)) and not self.referring.is_new(phrase)
            target = self.nearest(index, phrase) if target is None and known else target
            target = self.told_after(index) if target is None and known else target
            self.add(index, kind, target, span=phrase, cue=cue, rule="a word for a claim")
        elif self.stated[index].actors and not self.referring.is_somebody(phrase):
            self.answer_act(index, kind, phrase, cue)

    def answer_act(self, index: int, kind: AnswerKind, phrase: Span, cue: Span | None) -> None:
        """Link what answers a noun of an act: "the meeting", "any incursion", "the loss"."""
        stems = self.referring.phrase_stems(phrase)
        (target, score), rule = self.by_words(index, stems, SAME_MATTER, phrase), "a noun of an act"
        same = target is not None and score >= SAME_MATTER and not self.referring.is_not_done(self.stated[target].content[0])
        if kind == "confirms" and not (same and self.referring.is_known(phrase)):
            target, score = self.told_deed(index, phrase), BESIDE
            if target is None:
                return  # "confirmed 12 cases" confirms nothing that was said before
        if target is None and self.referring.is_guilt(phrase):
            target, score, rule = self.accusation(index, kind), BESIDE, "guilt in what was said before"
        elif target is None and (gained := self.gained(index, stems)) is not None:
            target, score, rule = gained, BESIDE, "a noun of an act"
        elif target is None and kind == "denies" and self.referring.may_be_charged(phrase):
            target, score, rule = self.accused(index, kind), BESIDE, "guilt in what was said before"
        self.add(index, kind, target, span=phrase, cue=cue, rule=rule, score=score)

    def ride(self, rider: Rider) -> None:
        if rider.phrase is None:
            before = self.told_last(rider.host)
            self.add(
                rider.host, rider.kind, before, span=None, cue=rider.cue, rule="a denial right after a claim", score=BESIDE
            )
            return
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

    def told_inside(self, index: int) -> int | None:
        """The claim that stands before a denial of all that was said: "Rebels claim the town, army denies"."""
        one = self.stated[index]
        cue = one.draft.cue if one.draft is not None and one.stance in ("denies", "disputes") else None
        if cue is None or one.content[-1].end > cue.start:
            return None
        for other in self.around(index):
            two = self.stated[other].draft
            inside = two is not None and two.cue is not None and two.origin != "noun" and one.content[0].holds(two.cue)
            if inside and self.is_other(index, other):
                return other
        return None

    def such(self, index: int) -> int | None:
        """What its own side answered right before: "has not confirmed the loss ... called one such report false"."""
        before = next((o for o in range(index - 1, -1, -1) if self.is_same_side(index, o)), None)
        answers = self.found.get(before, ()) if before is not None and self.is_near(index, before) else ()
        return next((self.numbers[answer.claim] for answer in answers if answer.claim in self.numbers), None)

    def of_news(self, index: int) -> int | None:
        one = self.stated[index]
        if self.referring.is_in_headline(one.content[0]):
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
