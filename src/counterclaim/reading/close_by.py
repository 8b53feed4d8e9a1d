"""Which claim right before a denial it answers, where no word for a claim tells: whom it charges, what it shares."""

from counterclaim.reading.accused import is_accused, names_accused, names_called, subject_span
from counterclaim.reading.candidates import TOLD, Candidates
from counterclaim.reading.constructions import cases
from counterclaim.reading.matching import names_of, stem, stems_of
from counterclaim.reading.remarks import is_remark
from counterclaim.reading.stance import is_no_proof
from counterclaim.reading.stated import Stated
from counterclaim.records import AnswerKind, Span

_PLACED = frozenset({"in", "on", "at", "near", "dead", "there"})
"""Words behind "lying" of who or what lies somewhere."""
_LYING = frozenset({"lying", "lies", "misleading", "fabricating", "exaggerating", "inventing"})
_LOSING = frozenset(map(stem, ("lose", "lost", "losing", "loss", "fall", "fallen", "withdraw", "withdrawn", "retreat", "flee")))
_GAINING = frozenset(
    map(
        stem,
        "take taken retake retaken seize capture recapture overrun enter control win recover recovered regain reclaim liberate "
        "occupy".split(),
    )
)
_AGAINST = frozenset({"while", "whereas", "but", "though", "although"})
_DEED_BACK = 2
"""Paragraphs back from "the incident" to the claim that tells of it."""


class CloseBy(Candidates):
    """The claims of one report, looked at as what a denial right behind them may answer."""

    def told_last(self, index: int) -> int | None:
        """The claim of another party right before, in the same paragraph or the one before it, past who gave no comment."""
        before = next((o for o in self.told_before(index) if not self.is_silent(o)), None)
        return before if before is not None and self.is_other(index, before) else None

    def is_silent(self, index: int) -> bool:
        one = self.stated[index]
        return one.stance == "declines" and self.referring.is_comment(one.content[0])

    def beside(self, index: int) -> int | None:
        """The claim of another party right before, where the two share a word, or behind "after" in the same sentence."""
        one = self.stated[index]
        if (after := self.told_after(index)) is not None:
            return after
        before = self.told_last(index)
        if before is None or self.stated[before].stance == one.stance == "denies":
            return None
        if self.stated[before].block != one.block:
            named = bool(one.parties & self.referring.named_in(self.stated[before].content))
            return before if self.loses(index, before) or (named and one.stems & self.stated[before].stems) else None
        # "It said that ...; the army denied that ..."
        joined = self.scene.sentences_in(one.content[0]) == self.scene.sentences_in(self.stated[before].content[0])
        return before if joined or not one.stems or one.stems & self.stated[before].stems else None

    def told_deed(self, index: int, phrase: Span) -> int | None:
        """Return the claim right before of the deed that a phrase means: who confirms "the incident" confirms that it was."""
        near = (o for o in self.earlier(index) if self.stated[index].block - self.stated[o].block <= _DEED_BACK)
        told = (o for o in near if self.is_other(index, o) and self.stated[o].stance in TOLD)
        return next((o for o in told if self.referring.tells_deed(phrase, self.stated[o].content)), None)

    def named_before(self, index: int) -> int | None:
        """Return the claim in the sentence before that names who confirms a part of it: "had told the UN", "the UN confirmed".

        The two tell of the same act, or of the same doer where it was done to who confirms.
        """
        one = self.stated[index]
        last = next(self.told_before(index), None)
        if last is None:
            return None
        sentences = set(self.scene.sentences_in(self.stated[last].content[0]))
        for other in range(index):
            two = self.stated[other]
            beside = two.stance in TOLD and sentences.intersection(self.scene.sentences_in(two.content[0]))
            named = beside and one.parties & self.referring.named_in(two.content)
            if named and self.is_other(index, other) and not self.is_kin(index, other) and self._tells_same(one, two):
                return other
        return None

    def _tells_same(self, one: Stated, two: Stated) -> bool:
        subjects = [stems_of(self.scene, subject_span(self.scene, each)) for each in (one, two)]
        verb = self.scene.tree.head_of(two.content[0])
        taken = () if verb is None else self.scene.tree.with_relation(verb, "obj", "iobj", "obl")
        done_to = one.parties & self.referring.named_in([self.scene.tree.span_of(self.scene.tree.below(i)) for i in taken])
        acts = (one.stems & two.stems) - one.names - two.names - subjects[0] - subjects[1]
        return bool(acts) or (bool(done_to) and bool(subjects[0] & subjects[1]))

    def last_told(self, index: int) -> int | None:
        """Return what somebody else said first in the paragraph of his last claim: all of it is meant by "Lies," he said."""
        near = (o for o in self.earlier(index) if self.is_near(index, o) and self.is_other(index, o) and self.says(o))
        told = [o for o in near if self.stated[o].stance in TOLD and not is_remark(self.scene, self.stated[o])]
        return self.leads_paragraph(told[0], told) if told else None

    def contrasted(self, index: int) -> int | None:
        """Return the claim in the same sentence of whom it tells, who says that there is no sign of such a thing.

        "Peru said that Chile was massing troops, while a Chilean spokesman said there were no signs of a build-up".
        """
        one, tree = self.stated[index], self.scene.tree
        if one.draft is None or not any(is_no_proof(self.scene, i) for i in tree.within(one.content[0])):
            return None
        for other in self.told_before(index):
            end = self.stated[other].content[-1].end
            if self.scene.sentences_in(self.stated[other].content[-1]) != self.scene.sentences_in(one.content[0]):
                return None
            between = {tree.word(i).lower() for i in tree.within(Span(end, max(one.draft.start, end + 1)))}
            if between & _AGAINST and self.is_other(index, other) and self.is_against(other, index):
                return other
        return None

    def called_lie(self, index: int) -> int | None:
        """Return the last claim of whom a claim calls a liar: "accused the minister of lying", "the minister was lying"."""
        one, tree = self.stated[index], self.scene.tree
        inside = tree.within(one.content[0])
        lying = next((i for i in inside if tree.word(i).lower() in _LYING), None)
        if lying is None or (lying + 1 in inside and tree.word(lying + 1).lower() in _PLACED):
            return None
        whom = tree.head_of(one.content[0])
        if one.stance != "accuses":
            told = tree.word(lying).lower().endswith("ing")  # "was lying", and not "the town lies about nine miles away"
            whom = next(tree.with_relation(lying, "nsubj"), None) if told else None
        if whom is None:
            return None
        parties, names = self.referring.named_in(one.content), names_of(self.scene, one.content)
        for other in self.earlier(index):
            two = self.stated[other]
            source = two.draft.source if two.draft is not None else None
            called = () if source is None else tree.within(source)
            meant = any(tree.word(i).lower() == tree.word(whom).lower() for i in called)
            named = bool(parties & two.parties) or bool(names & names_called(self.scene, self.stated, two))
            if self.is_near(index, other) and self.is_other(index, other) and self.says(other) and (meant or named):
                return other
        return None

    def gained(self, index: int, stems: frozenset[str]) -> int | None:
        """Return the claim right before of a gain, whose loss is confirmed by none: "claimed the capture", "the loss"."""
        if not stems & _LOSING:
            return None
        before = (o for o in self.told_before(index) if self.is_other(index, o) and self.says(o))
        return next((o for o in before if self.stated[o].stems & _GAINING), None)

    def loses(self, index: int, other: int) -> bool:
        """Tell whether who denies a loss answers a gain of the same: "denied losing the town", "had taken the town"."""
        mine, theirs = self.stated[index].stems, self.stated[other].stems
        return self._is_of_loss(index) and self._gains(other) and bool((mine & theirs) - _LOSING - _GAINING)

    def _is_of_loss(self, index: int) -> bool:
        return bool(self.stated[index].stems & _LOSING)

    def _gains(self, other: int) -> bool:
        return bool(self.stated[other].stems & _GAINING) or self._takes_place(other)

    def _takes_place(self, other: int) -> bool:
        """Tell whether a claim has somebody take what has a name: "had taken Bol"."""
        tree = self.scene.tree
        inside = (i for piece in self.stated[other].content for i in tree.within(piece))
        taken = (i for verb in inside if tree.tokens[verb].lemma == "take" for i in tree.with_relation(verb, "obj"))
        return any(tree.tokens[i].upos == "PROPN" for i in taken)

    def lost(self, index: int) -> int | None:
        """Return the nearest claim of a gain whose loss is denied: "denied losing the town", a paragraph behind its capture.

        A loss without a name is that of what was gained right before: "had taken Bol", "denied the town had fallen".
        """
        near = (o for o in self.earlier(index) if self.is_near(index, o) and self.is_other(index, o) and self.says(o))
        named = next((o for o in near if self.loses(index, o)), None)
        if named is not None or self.stated[index].names or not self._is_of_loss(index):
            return named
        last = self.told_last(index)
        return last if last is not None and self._gains(last) else None

    def told_after(self, index: int) -> int | None:
        """What somebody else said before a denial that stands first: "denied it had fired, after doctors said that ..."."""
        draft = self.stated[index].draft
        for other in self.around(index):
            told = self.stated[other].draft
            if draft is None or told is None or told.cue_token is None or not self.is_other(index, other):
                continue
            over = self.scene.tree.tokens[told.cue_token]
            under = over.relation == "advcl" and draft.cue_token is not None and over.head == draft.cue_token
            if under and "after" in cases(self.scene, told.cue_token):
                return other
        return None

    def accused(self, index: int, kind: AnswerKind) -> int | None:
        """The accusation right before against who answers, of whatever side: a confirmation must share a word with it.

        Of several it is the one that shares most words with the answer, of such the nearest; one of the same side further up
        that shares more goes before it.
        """
        one = self.stated[index]
        told = self.told_before(index) if kind in ("denies", "disputes", "confirms") else ()
        charges = (o for o in told if not one.actors & self.stated[o].actors and self._charges(index, o, kind))
        found = max(charges, key=lambda o: len(self.stated[o].stems & one.stems), default=None)
        return found if found is None else self.more_alike(index, found)

    def more_alike(self, index: int, before: int) -> int:
        """Return the earlier claim of the other side that shares more words with an answer than the one right before it."""
        one, told = self.stated[index], self.stated[before]
        near = (o for o in self.earlier(index) if self.is_near(index, o) and self.is_same_side(before, o) and self.says(o))
        shared = {o: len(one.stems & self.stated[o].stems) for o in near if self.stated[o].stance == told.stance}
        best = max(shared, key=lambda o: (shared[o], o), default=before)
        return best if shared.get(best, 0) > len(one.stems & told.stems) else before

    def _charges(self, index: int, other: int, kind: AnswerKind) -> bool:
        one, two = self.stated[index], self.stated[other]
        named = names_called(self.scene, self.stated, one) & two.names or is_accused(self.scene, two, one)
        named = named or one.parties & self.referring.named_in(two.content)
        if kind == "confirms" and not one.stems & two.stems:
            return False
        return bool(named) if two.stance == "accuses" else kind != "confirms" and self.is_against(other, index)

    def accusation(self, index: int, kind: AnswerKind) -> int | None:
        """The accusation that "any involvement" speaks of: one against who answers, else the nearest of another party."""
        near = (o for o in self.earlier(index) if self.is_near(index, o) and self.is_other(index, o))
        accused = self.accused(index, kind)
        told = (o for o in near if self.stated[o].stance == "accuses" and not names_accused(self.scene, self.stated[o]))
        return accused if accused is not None else next(told, None)
