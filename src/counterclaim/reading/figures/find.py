"""Finds the figures of a report."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from counterclaim.ids import record_id
from counterclaim.reading.figures.barred import Barred
from counterclaim.reading.figures.bounding import Bounds
from counterclaim.reading.figures.counted import (
    PEOPLE,
    Counted,
    find_counted,
    money_codes,
    noun_of_them,
    of_noun,
)
from counterclaim.reading.figures.counts import Count, find_counts, shifted
from counterclaim.reading.figures.happenings import Happenings
from counterclaim.reading.figures.labels import LENGTHS, OF_PEOPLE, Labels
from counterclaim.reading.figures.parts import Parts
from counterclaim.reading.figures.rows import Happening, labels
from counterclaim.reading.figures.setting import Setting
from counterclaim.reading.figures.sides import Sides
from counterclaim.reading.figures.stationed import stationed
from counterclaim.reading.figures.tolls import is_given, is_of_toll, toll_noun, valued_crowd
from counterclaim.reading.figures.whose import Whose
from counterclaim.reading.figures.words import PLACED
from counterclaim.reading.ground import Ground
from counterclaim.reading.itemised import LISTED, leads_of
from counterclaim.records import Figure, Span

HARM = ("harm", "free", "stop")
"""What happens to a single person or thing that makes of "a" a figure."""
_NEVER_ONE = frozenset({"attacks", "countries", "settlements", "families"})
_HURT = frozenset(
    "killed wounded missing casualties captured detained kidnapped displaced evacuated rescued infected released".split()
)
"""What happens to people: of a number without a noun it tells that people are counted."""


_OTHERS = frozenset({"others", "other", "more"})
_LOSING = frozenset({"lose", "loss"})
_SAYING = frozenset({"speak", "talk", "call", "correct"})
_PEOPLED = frozenset(
    "city town village country nation population community crowd audience region workforce force army garrison "
    "electorate".split()
)
"""What has so many people: "a city of half a million"."""
_OF_PEOPLE = frozenset("family household crew delegation patrol squad gang".split())
"""Nouns for people who are together, however few: "a family of five"."""
_FEW_OF_THEM = frozenset({"few", "couple", "handful", "dozen", "score"})
"""Words behind "a" that make a number of it."""
_FEW = 20
_SUM = 1_000_000
_ABOARD = re.compile(r"\s+(?:(?:people|passengers|persons)\s+)?(?:on board|aboard|inside)\b", re.IGNORECASE)
_WHERE = frozenset({"in", "at", "over", "across", "near", "around"})
_KNOWN = frozenset({"the", "these", "those"})
_DOING = ("nsubj", "nsubj:pass")
_TIMES = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades", "centuries"})


class _Draft(NamedTuple):
    number: Count
    counted: Counted
    happening: Happening | None


def find_figures(ground: Ground) -> tuple[Figure, ...]:
    """Return the figures of a report, in text order."""
    finder = _Finder(ground)
    found: dict[Span, Figure] = {}
    last: list[Figure] = []
    for words in _sentences(ground):
        before = [figure for figure in found.values() if figure.span.end > ground.tree.tokens[words[0]].span.start]
        for draft in finder.drafts(words):
            figure = finder.figure(draft, before, last, list(found.values()))
            if figure is not None and figure.span not in found:
                found[figure.span] = figure
                before.append(figure)
        last = before or last
    return tuple(sorted(found.values(), key=lambda figure: figure.span))


def _sentences(ground: Ground) -> Iterator[range]:
    for block in ground.scene.paragraphs:
        for sentence in block:
            words = ground.tree.within(sentence)
            if words:
                yield words


class _Finder:
    """All that is looked up for the figures of one report."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._tree = ground.tree
        self._barred = Barred(ground)
        self._happenings = Happenings(ground.tree, ground.scene.lexicon)
        self._setting = Setting(ground)
        self._whose = Whose(ground)
        self._labels = Labels(ground.tree)
        self._parts = Parts(ground)
        self._sides = Sides(ground.tree)
        self._bounds = Bounds(ground.tree)
        self._leads = leads_of(ground.scene)

    def drafts(self, words: range) -> list[_Draft]:
        """Return what is counted in a sentence, in its order, and what happened to it."""
        return sorted([*self._several(words), *self._single(words)], key=lambda draft: draft.number.first)

    def _several(self, words: range) -> Iterator[_Draft]:
        """Yield what has a number."""
        texts = [self._tree.word(i) or " " for i in words]
        for local in find_counts(texts, self._ground.scene.lexicon):
            count = self._bounds.of(shifted(local, words[0]))
            if self._barred.bars(count, words):
                continue
            if (crowd := valued_crowd(self._tree, self._sides, count.at)) is not None:
                yield _Draft(count, Counted(PEOPLE, None, None, count.at), Happening("attended", crowd, "other"))
                continue
            counted = find_counted(self._ground.scene, count)
            if (
                counted is not None
                and counted.unit is None
                and (noun := toll_noun(self._tree, self._sides, count.at)) is not None
            ):
                told = of_noun(self._ground.scene, noun, count)
                counted = told._replace(head=count.at) if told is not None and told.unit else counted
            if counted is not None and not (counted.unit in _TIMES and self._barred.is_day(counted.head)):
                yield _Draft(count, counted, self._happening(counted, count))

    def _happening(self, counted: Counted, count: Count) -> Happening | None:
        people = counted.unit in (PEOPLE, None) and not counted.measure
        timed = counted.unit in _TIMES
        told = self._happenings.of(counted.head, count.at, measure=counted.measure, people=people, timed=timed)
        if (told is None or told.sort not in LISTED) and not timed and (lead := self._lead_of(count.at)) is not None:
            led = self._happenings.of_lead(self._tree.within(lead))
            told = led if led is not None and (people or led.label not in OF_PEOPLE) else told  # no songs "for those killed"
        if told is None or not told.known:
            told = stationed(self._ground.scene, self._sides, counted) or told
        if told is None and counted.unit in LENGTHS and count.first and self._tree.tokens[count.first - 1].lemma in PLACED:
            return Happening(self._tree.tokens[count.first - 1].lemma, count.first - 1, "other", known=False)
        aboard = _ABOARD.match(self._ground.text, self._tree.tokens[counted.head].span.end)
        aboard = None if self._tree.tokens[counted.head].relation in _DOING else aboard  # "all 22 men aboard were killed"
        if told is None or timed or aboard:
            return told if timed else None  # "sank with 180 people on board" tells of none killed
        return self._labels.of_measure(told, counted) if counted.measure else self._labels.of_counted(told, counted)

    def _lead_of(self, i: int) -> Span | None:
        """Return the sentence that introduces the list in whose items a word stands."""
        block = self._ground.scene.block_at(self._tree.tokens[i].span.start)
        return None if block is None else self._leads.get(block.span)

    def _single(self, words: range) -> Iterator[_Draft]:
        """Yield single people and things: "a child was killed", "another person died"."""
        for i in words:
            low = self._tree.word(i).lower()
            if low == "another" and self._tree.tokens[i].relation != "det":
                alone = Count(i, i, i, 1.0, 1.0, further=True)
                yield _Draft(alone, Counted(None, None, None, i), self._happenings.of(i, i))
            if low not in ("a", "an", "another") or self._tree.tokens[i].relation != "det":
                continue
            head = self._tree.tokens[i].head
            if head > i and (self._tree.word(i + 1).lower() in _FEW_OF_THEM or self._tree.word(head).lower() == "one"):
                continue  # "a few men"; "an old one" is no second thing
            if any(True for _ in self._tree.with_relation(head, "nummod")):
                continue
            if (
                head <= i
                or self._tree.tokens[head].upos != "NOUN"
                or self._tree.word(head).lower() == "people"
                or self._tree.word(head).lower().endswith("ss")
                or self._names_somebody(head)
            ):
                continue
            single = self._tree.word(i + 1).lower() == "single"
            if single and any(self._tree.word(j).lower() == "without" for j in range(max(0, i - 3), i)):
                continue  # "without firing a single shot"
            none = i > 0 and self._tree.word(i - 1).lower() == "not" and single
            number = 0.0 if none else 1.0
            count = Count(i - none, i + none, i, number, number, further=low == "another")
            counted = find_counted(self._ground.scene, count)
            if counted is None or counted.span is None or counted.head != head or not self._is_countable(counted):
                continue
            happening = self._happenings.of(head, i)
            happening = self._labels.of_counted(happening, counted) if happening is not None else None
            told = happening is not None and happening.at != head and self._harms(happening, counted)
            only = single and counted.unit != PEOPLE  # "a single missile", not "a single mother"
            if told or only or (happening is None and self._tree.tokens[head].relation == "conj"):
                yield _Draft(count, counted, happening)

    def _names_somebody(self, noun: int) -> bool:
        """Tell whether a noun only says who somebody is: "Ana Ruiz, a nurse who fled"."""
        token = self._tree.tokens[noun]
        return token.relation == "appos" and "person" in self._ground.scene.mention_kinds(self._tree.tokens[token.head].span)

    def _harms(self, happening: Happening, counted: Counted) -> bool:
        """Tell whether a happening makes a figure of one person or thing: who "accused a tanker of" it harmed none."""
        return happening.known and happening.sort in HARM and (happening.label != "charged" or counted.unit == PEOPLE)

    def _is_countable(self, counted: Counted) -> bool:
        return self._barred.is_unit(counted) and counted.unit not in _NEVER_ONE and not counted.measure

    def figure(self, draft: _Draft, before: list[Figure], last: list[Figure], earlier: list[Figure]) -> Figure | None:
        """Return the figure of a draft; None where nothing tells that something of the matter is counted.

        `before` are the figures of the same sentence, `last` those of the last sentence before that has any,
        `earlier` all that were found so far.
        """
        count, counted, happening = draft
        span = self._tree.span_of(range(count.first, count.last + 1))
        bare = counted.unit is None and self._is_whole_claim(count)
        if bare and happening is not None and self._is_cue(count, happening.at):
            happening = None  # "on Monday it had given 35": nothing is supplied
            draft = draft._replace(happening=None)
        parts = self._parts
        whole = parts.of_them(counted, count, before, last) or parts.whole(counted, count, happening, before, earlier)
        like = parts.likeness(counted, count, before)
        if like is not None and like[0].what is not None:
            happening = Happening(like[0].what, like[1], "other", known=like[0].what in labels(self._ground.scene.lexicon))
        untold = happening is None or not happening.known or (happening.label == "damaged" and counted.unit == PEOPLE)
        if (
            untold
            and whole is not None
            and whole.what is not None
            and (whole in before or self._tells_part(whole, count, span))
        ):
            happening = Happening(whole.what, counted.head, "part", known=True)
        if happening is not None and happening.label == "casualties" and whole is not None and whole.what in _HURT:
            happening = happening._replace(label=whole.what)  # "the victims included 12 clerks"
        if counted.unit is None and untold and is_of_toll(self._tree, count.at):
            happening = self._told_last([*last, *before]) or happening
        unit = counted.unit or self._unit(draft._replace(happening=happening), before, last)
        # What is told first in a sentence is its matter: "34 dead and 117 wounded. He had first counted more than 20."
        told = [figure.what for figure in (*reversed(before), *last) if figure.unit == unit and figure.what is not None]
        if (
            counted.unit is None
            and told
            and (self._is_same_matter(count, happening) or (not happening and self._is_whole_claim(count)))
        ):
            happening = Happening(told[0], counted.head, "part")
        happening = self._settled(happening, unit)
        if not self._is_figure(draft, unit, happening, span):
            return None
        claim = self._ground.claim_at(span)
        where = self._setting.of(span, happening.at if happening is not None else counted.head, claim, origins=False)
        made = Figure(
            id=record_id("figure", self._ground.scene.report.id, [span]),
            span=span,
            low=count.low,
            high=count.high,
            bound=count.bound,
            unit=unit,
            kind=counted.kind,
            counted=counted.span,
            what=happening.label if happening is not None else None,
            what_span=self._what_span(happening, counted),
            part_of=whole.id if whole is not None else None,
            whole=count.whole,
            vague=count.vague,
            further=count.further,
            place=where.place,
            when=where.when or self._inherited(before, last, claim.id if claim is not None else None),
            claim=claim.id if claim is not None else None,
        )
        meant = [figure for figure in (*reversed(before), *last) if figure.unit == unit and figure.what == made.what]
        sided = self._whose.told(made, counted, happening, whole if like is None else like[0])
        if bare and meant:  # "240 rebels were killed; on Monday it had given 180": rebels, too
            sided = msgspec.structs.replace(
                sided, by=sided.by or meant[0].by, of=sided.of or meant[0].of, kind=sided.kind or meant[0].kind
            )
        given = happening is not None and counted.unit is None and is_of_toll(self._tree, count.at)
        return self._whose.as_before(sided, (*last, *before)) if given and not sided.of else sided

    def _settled(self, happening: Happening | None, unit: str | None) -> Happening | None:
        """Return what is left of a happening: men who are lost are dead, who "spoke of 40 explosions" did nothing to them."""
        if happening is not None and not happening.known and self._tree.tokens[happening.at].lemma in _SAYING:
            return None
        lost = happening is not None and happening.label == "lost" and unit == PEOPLE
        return happening._replace(label="killed") if lost and happening is not None and self._loses(happening.at) else happening

    def _loses(self, at: int) -> bool:
        return self._tree.tokens[at].lemma in _LOSING

    def _tells_part(self, whole: Figure, count: Count, span: Span) -> bool:
        """Tell whether what happened to all of an earlier sentence is told of some: not of "one of them, a farmer"."""
        told = whole.what in labels(self._ground.scene.lexicon) and not self._barred.is_source(span, count)
        return told and (count.low or 0) > 1

    def _told_last(self, figures: list[Figure]) -> Happening | None:
        """Return what happened to what was counted last: "raised its count to 48" after "41 were killed"."""
        known = labels(self._ground.scene.lexicon)
        told = next((one for one in reversed(figures) if one.what in known and one.part_of is None), None)
        at = None if told is None else self._tree.head_of(told.counted or told.span)
        return None if told is None or told.what is None or at is None else Happening(told.what, at, "part", known=True)

    def _is_figure(self, draft: _Draft, unit: str | None, happening: Happening | None, span: Span) -> bool:
        count, counted, _ = draft
        if unit is None:
            return False
        known = happening is not None and happening.known
        if count.low == 0 and count.high == 0 and not count.digits:
            return unit == "cases" or (known and (counted.unit is None or self._barred.is_unit(counted)))
        alone = self._tree.word(count.at).lower()
        if alone in ("a", "an", "another"):
            return known or self._tree.word(count.at + 1).lower() == "single"
        if alone == "both":
            return known or (counted.head > count.at and self._barred.is_unit(counted))
        if alone == "two" and count.first and self._tree.word(count.first - 1).lower() in _KNOWN and not counted.measure:
            return known  # "the two sides" were told before
        if alone == "one" and count.first == count.at:
            told = counted.head == count.at + 1 and (counted.measure or self._barred.is_unit(counted))
            return known or told
        return known or unit == "percent" or not self._barred.is_source(span, count)

    def _unit(self, draft: _Draft, before: list[Figure], last: list[Figure]) -> str | None:
        """Return what a number without a noun counts: people, where that happens to people, else what was counted before."""
        count, counted, happening = draft
        head = self._tree.word(counted.head).lower()
        spent = before if before or self._tree.tokens[count.at].relation in _DOING else last
        money = [figure.unit for figure in spent if figure.unit in money_codes(self._ground.scene.lexicon)]
        if money and (count.low or 0) >= _SUM and self._tree.word(count.at).lower().endswith("illion"):
            return money[-1]  # "1.5 billion dollars: one billion from the bank, 500 million from the fund"
        alike = [figure for figure in (*last, *before) if figure.unit and not self._barred.is_measure(figure.unit)]
        alike = [figure for figure in alike if not self._is_where(figure)] or alike
        if happening is not None and happening.label in _HURT:
            return PEOPLE
        if alike and ((happening is not None and (happening.known or before)) or head in _OTHERS):
            return alike[-1].unit
        if count.vague or head == "others":
            return PEOPLE
        if alike and self._tree.tokens[count.at].relation in _DOING and (count.further or alike[-1].unit == PEOPLE):
            return alike[-1].unit  # "five were arrested. Another four are holding out"
        if alike and self._is_whole_claim(count):
            return alike[-1].unit
        if alike and (is_of_toll(self._tree, count.at) or (happening is not None and is_given(self._tree, happening.at))):
            return alike[-1].unit
        if (meant := noun_of_them(self._ground.scene, count)) is not None:
            return meant.unit
        over = self._tree.tokens[counted.head]
        if over.relation == "nsubj" and over.upos == "NUM" and self._tree.tokens[over.head].upos == "NOUN":
            kind = of_noun(self._ground.scene, over.head, count)  # "two were nurses"
            return kind.unit if kind is not None and kind.unit == PEOPLE else None
        group = self._tree.tokens[over.head].lemma if over.relation == "nmod" else ""
        peopled = group in _PEOPLED and (count.low or 0) >= _FEW
        return PEOPLE if peopled or group in _OF_PEOPLE else None

    def _is_where(self, figure: Figure) -> bool:
        """Tell whether a figure counts only where something happened: "shot down 81 drones over 11 regions"."""
        noun = None if figure.counted is None else self._tree.head_of(figure.counted)
        over = noun is not None and self._tree.tokens[noun].relation in ("obl", "nmod")
        return over and any(self._tree.word(i).lower() in _WHERE for i in self._tree.with_relation(noun or 0, "case"))

    def _is_whole_claim(self, count: Count) -> bool:
        """Tell whether a number is all that somebody says: "had spoken of 26,000" after 36,000 were told."""
        span = self._tree.span_of(range(count.first, count.last + 1))
        claim = self._ground.claim_at(span)
        return claim is not None and claim.attribution is not None and claim.content == (span,)

    def _is_same_matter(self, count: Count, happening: Happening | None) -> bool:
        """Tell whether a number without a noun is told of what was counted before: "the mayor spoke of 25", "up from 860"."""
        if happening is None or happening.known or count.high == 0 or self._tree.word(count.at).lower() == "one":
            return False
        opening = count.first - (self._tree.word(count.first - 1).lower() == "the")
        if opening > 1 and self._tree.word(opening - 1).lower() == "from":
            return self._tree.word(opening - 2).lower() in ("up", "down")
        return is_given(self._tree, happening.at) or self._is_cue(count, happening.at)

    def _is_cue(self, count: Count, verb: int) -> bool:
        """Tell whether a verb is what a number is told by: "had given 35"."""
        one = self._ground.attributions.get(self._attribution_at(count) or "")
        return one is not None and one.cue is not None and one.cue.overlaps(self._tree.tokens[verb].span)

    def _attribution_at(self, count: Count) -> str | None:
        claim = self._ground.claim_at(self._tree.span_of(range(count.first, count.last + 1)))
        return claim.attribution if claim is not None else None

    def _what_span(self, happening: Happening | None, counted: Counted) -> Span | None:
        if happening is None or happening.sort == "part":
            return None
        return self._tree.span_of([happening.at, *self._labels.particles(happening.at)])

    def _inherited(self, before: list[Figure], last: list[Figure], claim: str | None) -> str | None:
        """Return the time of a figure that the same claim gave before: what carries on speaks of the same time."""
        return next((figure.when for figure in reversed((*last, *before)) if claim is not None and figure.claim == claim), None)
