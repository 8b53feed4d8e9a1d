"""Where and when what a figure or event tells took place: the place and the time that stand nearest in its clause."""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from counterclaim.reading.ground import Ground
from counterclaim.reading.numbers import find_numbers
from counterclaim.reading.places.passed_over import TAKING
from counterclaim.reading.sited import Sited
from counterclaim.reading.times.runs import is_open
from counterclaim.records import Claim, Span, When

_WHERE = frozenset(
    {"in", "near", "at", "across", "over", "on", "around", "outside", "from", "inside", "within", "throughout", "of"}
)
_FIRING = frozenset("launch fire shoot send fly come arrive".split())
"""Verbs of what comes from a place to do harm elsewhere: "missiles fired from Gao"."""
_ORIGIN = frozenset("make build manufacture produce design assemble base headquarter bear register raise train".split())
"""Participles of who or what comes of a place: "guns made in Gao", "rebels based in Gao"."""
_LIES_IN = re.compile(r",? in (?:the )?(?:(?:far |north|south|east|west|centr)[\w-]* ?){0,2}")
_OWNS = re.compile(
    r"['’]s? (?:[a-z-]+ ){0,3}(?:city|town|village|capital|port|region|province|state|district|county)(?: of)? (?:the )?"
)
"""What stands between a land and what lies in it and is told apart: "Chad's second-largest city of Moundou"."""
_BEHIND = re.compile(r" (?:in|over|near|at|on) (?:the )?")
"""What stands between a bare number and the place or time that is its own."""
_COUNTED = re.compile(
    r"(?:\bincluding|\band|,) (?:another |about |at least |some )?(?P<number>[\w.,-]+) (?:in|over|near|at|on) (?:the )?$"
)
"""What stands before the place of another bare number: "47 drones, including 17 over the gulf and 16 over the lake"."""
_BORDERS = frozenset("border frontier boundary crossing road highway line area strip corridor route land".split())
"""Nouns that lie "between" or end "with" a place."""
_OF_GOVERNMENTS = frozenset("plan claim decision proposal demand offer bid threat warning refusal policy stance pledge".split())
_TOGETHER = frozenset({"when", "as", "after", "while"})
_COUNT_BEFORE = 40
_FAR = 10_000


class Where(NamedTuple):
    """Ids of a place and a time; None where the sentence gives none."""

    place: str | None
    when: str | None


class Setting:
    """Looks up places and times by the word that they belong to."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._tree = ground.tree
        self._sited = Sited(ground)

    def of(self, span: Span, at: int, claim: Claim | None, *, origins: bool = True) -> Where:
        """Return the place and time of what is told by a word, within the sentence and the claim.

        Without `origins` what is fired takes place where it lands: "rockets fired from the port at the town killed two".
        """
        sentence = self._ground.scene.sentence_of(at)
        inside = [piece for piece in claim.content if piece.overlaps(sentence)] if claim is not None else []
        told = any(piece.holds(self._tree.tokens[at].span) for piece in inside)  # not of "in May 12 raids were recorded"
        scope = inside if inside and (told or origins) else [sentence]
        places = [
            (mention, place.id)
            for mention, place in self._ground.mentions_in(sentence)
            if mention not in place.metonyms and (self._is_told(mention, at) or self._is_hit(mention, at))
            if (origins or not self._is_origin(mention)) and not self._is_counted(mention, span)
            if not self._is_of_its_making(mention, at)
            if not self._is_in_other(mention, at)
        ]
        times = [(when.span, when.id) for when in self._times(sentence, at) if not self._is_in_other(when.span, at)]
        place = self._own(span, places) or self._nearest(places, at, scope)
        when = self._own(span, times) or self._nearest(times, at, scope)
        return Where(self._narrowest(place, places) if place else None, self._run_up(sentence, when[1]) if when else None)

    def _times(self, sentence: Span, at: int) -> Iterator[When]:
        """Yield the times that can be those of what a word tells: days, "the past 24 hours", "since the raids began in May"."""
        own = self._tree.tokens[at].span
        for when in self._ground.times_in(sentence):
            lasting = when.kind == "duration" and when.edtf is not None and when.anchor is None
            if (when.kind in ("date", "time") or lasting) and not self._is_of_other(when.span, at):
                yield when
        for run in self._ground.runs_in(sentence):
            if is_open(run) and not run.span.holds(own):
                yield run

    def _run_up(self, sentence: Span, when: str) -> str:
        """Return the run of days of which a time is an end where one is told: "in the week ending 26 May"."""
        times = self._ground.times_in(sentence)
        runs = [time for time in times if time.kind == "duration" and time.edtf and time.anchor == when]
        own = next((time.span for time in times if time.id == when), None)
        ends = [run for run in self._ground.runs_in(sentence) if own is not None and run.span.holds(own) and not is_open(run)]
        return next((run.id for run in (*runs, *ends)), when)

    def _own(self, number: Span, candidates: Iterable[tuple[Span, str]]) -> tuple[Span, str] | None:
        """Return the place or time right behind a bare number: "39 fell in Kano and 27 in Lagos"."""
        text = self._ground.text
        own = (one for one in candidates if _BEHIND.fullmatch(text, number.end, one[0].start))
        return next((one for one in own if text[one[0].end : one[0].end + 2] not in ("'s", "’s")), None)

    def _nearest(self, candidates: Iterable[tuple[Span, str]], at: int, scope: list[Span]) -> tuple[Span, str] | None:
        ranked = [
            (self._distance(span, at), self._is_before(span, at), span.start, span, id)
            for span, id in candidates
            if any(piece.overlaps(span) for piece in scope)
        ]
        return min(ranked)[3:] if ranked else None

    def _is_before(self, span: Span, at: int) -> bool:
        """Tell whether a place stands before the noun: of "Kenyan air strikes in Gao" what is behind it tells where."""
        head = self._tree.head_of(span)
        return head is not None and head < at and self._tree.tokens[head].head == at

    def _narrowest(self, place: tuple[Span, str], places: Iterable[tuple[Span, str]]) -> str:
        """Return the place that stands beside the one in which it lies: "in Cauca, in southwestern Colombia"."""
        outer, found = place
        for span, id in places:
            if span.end < outer.start and _LIES_IN.fullmatch(self._ground.text, span.end, outer.start):
                return id
            if outer.end < span.start and _OWNS.fullmatch(self._ground.text, outer.end, span.start):
                return id
        return found

    def _is_of_other(self, span: Span, at: int) -> bool:
        """Tell whether a time is that of what something came after or before: "killed since the war began in 2023"."""
        head, tree = self._tree.head_of(span), self._tree
        if head is None or at in self._tree.below(head):
            return False
        over = tree.tokens[head].head
        if tree.word(head).isdigit() and over >= 0 and over != at and tree.tokens[over].relation == "obj":
            return at not in tree.below(over)  # "to observe the 2003 truce" is no deed of 2003
        for i in (head, *tree.above(head)):
            if i == at or at in tree.below(i):
                return False
            marks = {tree.word(c).lower() for c in tree.with_relation(i, "mark", "case")}
            if (tree.tokens[i].relation == "advcl" and "since" in marks) or (i != head and "ahead" in marks):
                return True
        return False

    def _is_told(self, span: Span, at: int) -> bool:
        """Tell whether a place stands behind a preposition of place, or before the noun that the word is ("the Gao raid")."""
        head = self._tree.head_of(span)
        if head is None or "by" in self._cases(head) or self._is_party_to(head):
            return False
        over, before = self._tree.tokens[head].head, self._tree.tokens[head].relation in ("compound", "amod", "nmod:poss")
        if before and self._sited.is_where(head, over):
            return at in (over, self._tree.tokens[over].head)  # "Mali ambush kills 20"
        if before and self._sited.is_side(head, over) and at != over:
            return False  # "killed in Kenya's raid on Kampala"
        if any(self._cases(i) & _WHERE for i in (head, *list(self._tree.above(head))[:2])):
            return True
        return over == at and self._tree.tokens[head].relation in ("compound", "nmod:poss")

    def _is_party_to(self, place: int) -> bool:
        """Tell whether a place is named as one with whom something is done, or whose plan it is: "clashes with Kenya".

        On "the border with Kenya" it is where.
        """
        token = self._tree.tokens[place]
        if token.relation == "nmod:poss":
            return token.head >= 0 and self._tree.tokens[token.head].lemma in _OF_GOVERNMENTS
        first = token.head if token.relation == "conj" else place
        over = self._tree.tokens[first].head
        lies = over < 0 or self._tree.tokens[over].lemma in _BORDERS
        return not lies and self._tree.tokens[over].upos == "NOUN" and bool(self._cases(first) & {"with", "between"})

    def _cases(self, i: int) -> set[str]:
        return {self._tree.word(case).lower() for case in self._tree.with_relation(i, "case")}

    def _is_of_its_making(self, span: Span, at: int) -> bool:
        """Tell whether something that takes part was made or is based in a place: "drones made in Mali flew over Gao"."""
        head = self._tree.head_of(span)
        over = -1 if head is None else self._tree.tokens[head].head
        if head is None or over < 0 or self._tree.tokens[over].relation != "acl" or at in self._tree.below(over):
            return False
        return self._tree.tokens[over].lemma in _ORIGIN and bool(self._cases(head) & {"in", "at"})

    def _is_hit(self, span: Span, at: int) -> bool:
        """Tell whether the deed of the word is done to a place itself: "shelling hit Kalma camp, killing nine"."""
        head, tree = self._tree.head_of(span), self._tree
        if head is not None and tree.tokens[head].relation == "compound":
            head = tree.tokens[head].head
        if head is None or tree.tokens[head].relation != "obj" or tree.tokens[tree.tokens[head].head].lemma not in TAKING:
            return False
        deed = tree.tokens[head].head
        if tree.tokens[deed].relation == "advcl" and at in (tree.tokens[deed].head, *tree.below(tree.tokens[deed].head)):
            # "Nine died when shells hit the camp".
            return any(tree.word(mark).lower() in _TOGETHER for mark in tree.with_relation(deed, "mark", "advmod"))
        path = itertools.takewhile(lambda i: i != deed, (at, *tree.above(at)))
        return at in (deed, *tree.below(deed)) and not any(self._is_clause_apart(i) for i in path)

    def _is_clause_apart(self, i: int) -> bool:
        """Tell whether a word opens a clause with a subject or conjunction of its own."""
        relation = self._tree.tokens[i].relation
        own = any(self._tree.with_relation(i, "mark", "nsubj", "nsubj:pass"))
        return relation in ("ccomp", "acl:relcl") or (relation in ("advcl", "conj", "parataxis") and own)

    def _is_counted(self, span: Span, number: Span) -> bool:
        """Tell whether a place stands right behind another bare number: "47 drones, including 17 over the gulf"."""
        found = _COUNTED.search(self._ground.text, max(0, span.start - _COUNT_BEFORE), span.start)
        if found is None or not number.end <= found.start("number"):
            return False
        when = self._ground.time_over(Span(*found.span("number")))
        return when is None and next(find_numbers([found["number"]], self._ground.scene.lexicon), None) is not None

    def _is_in_other(self, span: Span, at: int) -> bool:
        """Tell whether a place or time stands in another of the clauses that are told side by side, each behind "that"."""
        head = self._tree.head_of(span)
        return head is not None and self._clauses(head) != self._clauses(at)

    def _clauses(self, i: int) -> list[int]:
        """Return the joined clauses behind "that" which a word stands in."""
        tree = self._tree
        joined = (k for k in (i, *tree.above(i)) if tree.tokens[k].relation == "conj")
        return [k for k in joined if any(tree.word(mark).lower() == "that" for mark in tree.with_relation(k, "mark"))]

    def _is_origin(self, span: Span) -> bool:
        """Tell whether something is fired from a place: "launched from the directions of Gao and Kidal"."""
        head, tree = self._tree.head_of(span), self._tree
        if head is None:
            return False
        nouns = [head, *itertools.takewhile(lambda i: tree.tokens[i].upos != "VERB", tree.above(head))]
        verb = tree.tokens[nouns[-1]].head
        fired = verb >= 0 and tree.tokens[verb].lemma in _FIRING
        return fired and any(tree.word(case).lower() == "from" for i in nouns for case in tree.with_relation(i, "case"))

    def _distance(self, span: Span, at: int) -> int:
        """Return how many steps up the tree lead from a place or time to the word, or to its clause; many where none do."""
        head = self._tree.head_of(span)
        if head is None:
            return _FAR
        above = [head, *self._tree.above(head)]
        if at in above:
            return above.index(at)
        own = [at, *self._tree.above(at)]
        shared = next((i for i in own if i in above), None)
        return _FAR if shared is None else 2 * own.index(shared) + above.index(shared) + 2
