"""What happened to what a figure counts, by whom: from the words about its noun, and from the clause that it stands in."""

import functools
from collections.abc import Iterator
from typing import NamedTuple

from counterclaim.lexicon import load_rows
from counterclaim.reading.tree import Tree

_LIGHT = frozenset(
    "be have see report say claim confirm include put register record suffer sustain leave cause make get do give take "
    "bring reach rise climb increase grow stand number total amount exceed face become remain keep add show mean involve "
    "lie live".split()
)
"""Verbs that tell nothing of what is counted by themselves."""
_TOLLS = frozenset({"toll", "number", "total", "tally", "count", "figure", "sum", "estimate", "rate", "amount"})
_RISE = frozenset(
    {"rise", "climb", "increase", "grow", "stand", "reach", "go", "jump", "fall", "drop", "exceed", "surpass", "be", "put"}
)
_SILENT = frozenset({"be", "have", "do", "say", "include", "accord"})
_CLAUSES = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "obl:agent", "obl:unmarked", "obl:tmod", "obl:npmod")
_CLIMB = 6


class Happening(NamedTuple):
    """A label, the word that tells it, and the words of who did it and to whom or where it went."""

    label: str
    at: int
    sort: str
    by: int | None = None
    to: int | None = None
    known: bool = True


class _Row(NamedTuple):
    label: str
    sort: str


@functools.cache
def _table(lexicon: str | None) -> dict[str, _Row]:
    return {row["lemma"]: _Row(row["label"], row["sort"]) for row in load_rows("happenings", lexicon)}


class Happenings:
    """Looks up what happened to a noun of one report."""

    def __init__(self, tree: Tree, lexicon: str | None) -> None:
        self._tree = tree
        self._rows = _table(lexicon)

    def of(self, head: int, number: int, *, measure: bool = False, people: bool = True) -> Happening | None:
        """Return what happened to what is counted; `head` is its noun (or the number itself), `number` the number's word.

        A `measure` is also what a verb took or went over: "they met for 15 minutes".
        """
        own = self._row_at(head) if people else None
        top = self._top(head, number)
        state = self._row_at(top) if top != head and self._tree.tokens[top].upos in ("VERB", "ADJ") else None
        if state is not None:
            return Happening(state.label, top, state.sort, self._agent(top))
        clause = self._clause(top)
        if own is not None and self._tree.tokens[head].upos != "VERB":
            return Happening(own.label, head, own.sort, clause.by if clause is not None else None)
        if clause is not None and clause.known:
            return clause
        if clause is None and measure and self._tree.tokens[top].relation.startswith("obl"):
            return self._of_verb(self._tree.tokens[top].head, None)
        beside = next(self._beside(head), None) or (next(self._beside(top), None) if top != head else None)
        return beside or clause or self._described(head) or self._governed(top)

    def _described(self, head: int) -> Happening | None:
        """Return the participle or relative clause beside a noun where it has no label: "cases reported"."""
        for child in self._tree.children[head]:
            token = self._tree.tokens[child]
            if token.relation in ("acl", "acl:relcl") or (token.relation == "amod" and token.upos == "VERB"):
                state = next(
                    (row for i in self._tree.with_relation(child, "xcomp") if (row := self._state(i)) is not None), None
                )
                if state is not None:
                    return state
                if token.upos == "VERB" and token.lemma not in _SILENT:
                    return Happening(token.lemma, child, "other", known=False)
        return None

    def _governed(self, top: int) -> Happening | None:
        """Return the nearest verb over a phrase where nothing else tells what happened."""
        for over in list(self._tree.above(top))[:_CLIMB]:
            token = self._tree.tokens[over]
            if token.upos == "VERB" and token.lemma not in _SILENT:
                return Happening(token.lemma, over, "other", known=False)
        return None

    def toll_noun(self, number: int) -> int | None:
        """Return the noun that a number is told of elsewhere in its clause: "the number of attackers stands at 300"."""
        verb = self._tree.tokens[number].head
        if verb < 0:
            return None
        for noun in (*self._tree.with_relation(verb, "nsubj", "obj"), *self._tree.with_relation(number, "nsubj")):
            if self._tree.tokens[noun].lemma in _TOLLS:
                return next(iter(self._tree.with_relation(noun, "nmod")), None)
        return None

    def _top(self, head: int, number: int) -> int:
        """Return the word that stands for the phrase in its clause: "dozens" of "dozens of homes", the first of a list."""
        tree = self._tree
        top = head
        for _ in range(_CLIMB):
            token = tree.tokens[top]
            if token.head < 0:
                break
            over = tree.tokens[token.head]
            partitive = token.relation == "nmod" and (
                over.upos == "NUM" or token.head == number or tree.word(token.head) in _PARTS
            )
            listed = token.relation in ("conj", "nummod") or (token.relation == "appos" and over.upos != "PROPN")
            if not (listed or partitive):
                break
            top = token.head
        return top

    # --- Beside the noun ------------------------------------------------------------------------------------------

    def _beside(self, head: int) -> Iterator[Happening]:
        """Yield what adjectives, participles and relative clauses tell of a noun: "wounded soldiers", "homes destroyed"."""
        for child in self._tree.children[head]:
            relation = self._tree.tokens[child].relation
            if relation in ("acl", "amod", "acl:relcl", "compound") and (row := self._row_at(child)) is not None:
                active = relation == "acl:relcl" and any(True for _ in self._tree.with_relation(child, "obj"))
                if not active:
                    yield Happening(row.label, child, row.sort, self._agent(child))

    # --- The clause --------------------------------------------------------------------------------------------------

    def _clause(self, top: int) -> Happening | None:
        tree = self._tree
        token = tree.tokens[top]
        if token.head < 0 or token.relation not in _CLAUSES:
            return self._as_root(top)
        over, relation = token.head, token.relation
        cases = {tree.word(case).lower() for case in tree.with_relation(top, "case")}
        if relation == "nsubj:pass" or relation == "obj" or (relation == "obl" and cases and cases <= {"of", "between"}):
            return self._as_object(over, relation)
        if relation.startswith("nsubj"):
            return self._as_subject(over)
        if relation == "nmod" and "of" in cases:
            return self._as_genitive(over)
        if relation.startswith("obl") and tree.tokens[over].lemma in _RISE:
            return self._as_toll(over)
        return None

    def _as_root(self, top: int) -> Happening | None:
        """A headline without a verb: "12 dead in ..."; or a predicate: "the toll is 12"."""
        subject = next(self._tree.with_relation(top, "nsubj"), None)
        if subject is not None:
            return self._of_toll(subject)
        return next(self._beside(top), None)

    def _as_object(self, verb: int, relation: str) -> Happening | None:
        tree = self._tree
        state = next(
            (row for child in tree.with_relation(verb, "xcomp", "advcl", "obj") if (row := self._state(child)) is not None),
            None,
        )
        if tree.tokens[verb].lemma in ("leave", "find", "have", "see") and state is not None:
            return state._replace(by=self._subject(verb) if relation == "obj" else None)
        by = self._agent(verb) if relation == "nsubj:pass" else self._subject(verb)
        if tree.tokens[verb].lemma in ("reach", "exceed", "surpass", "total", "number"):
            return self._as_toll(verb)
        return self._of_verb(verb, by)

    def _as_subject(self, verb: int) -> Happening | None:
        tree = self._tree
        if tree.tokens[verb].upos in ("ADJ", "NOUN", "ADV") and (row := self._row_at(verb)) is not None:
            return Happening(row.label, verb, row.sort)
        thing = next(tree.with_relation(verb, "obj"), None)
        if thing is not None:
            row = self._row_at(thing)
            if row is not None and tree.tokens[verb].lemma in ("suffer", "sustain", "receive", "meet", "lose"):
                return Happening(row.label, thing, row.sort)
            life = tree.tokens[verb].lemma == "lose" and tree.tokens[thing].lemma == "life"
            if life:
                return Happening("killed", verb, "harm")
            lemma = tree.tokens[verb].lemma
            moved = self._row_at(verb)
            if moved is not None and moved.label in ("displaced", "evacuated", "surrendered"):
                return Happening(moved.label, verb, moved.sort)
            fails = lemma == "fail"
            return Happening(self._rows[lemma].label, verb, "harm") if fails and lemma in self._rows else None
        return self._of_verb(verb, None)

    def _as_genitive(self, noun: int) -> Happening | None:
        row = self._row_at(noun)
        if row is not None and self._tree.tokens[noun].lemma not in _TOLLS:
            by = next(iter(self._tree.with_relation(noun, "nmod:poss")), None)
            token = self._tree.tokens[noun]
            if by is None and token.relation == "obj":
                by = self._subject(token.head)
            return Happening(row.label, noun, row.sort, by)
        return self._of_toll(noun) or (self._clause(noun) if self._tree.tokens[noun].lemma in _TOLLS else None)

    def _as_toll(self, verb: int) -> Happening | None:
        subject = self._subject(verb)
        return None if subject is None else self._of_toll(subject)

    def _of_toll(self, noun: int) -> Happening | None:
        """Return what a toll or number tells: "death toll", "the number of wounded"."""
        if self._tree.tokens[noun].lemma not in _TOLLS and self._row_at(noun) is None:
            return None
        for child in (*self._tree.children[noun], noun):
            row = self._row_at(child)
            if row is not None and (child != noun or self._tree.tokens[noun].lemma not in _TOLLS - {"toll"}):
                return Happening(row.label, child, row.sort)
        return None

    def _of_verb(self, verb: int, by: int | None) -> Happening | None:
        tree = self._tree
        token = tree.tokens[verb]
        row = self._joint(verb) or self._row_at(verb)
        to = self._receiver(verb) if row is not None and row.sort in ("send", "give") else None
        if row is not None:
            return Happening(row.label, verb, row.sort, by, to)
        if token.lemma in _LIGHT or token.upos not in ("VERB", "NOUN", "ADJ"):
            return None
        return Happening(token.lemma, verb, "other", by, known=False)

    def _joint(self, verb: int) -> _Row | None:
        """Return "killed" where a verb shares its object with a verb for it: "kidnapped and killed 11 people"."""
        for other in self._tree.with_relation(verb, "conj"):
            row = self._row_at(other)
            if row is not None and row.label == "killed" and not any(True for _ in self._tree.with_relation(other, "obj")):
                return row if not any(True for _ in self._tree.with_relation(other, "nsubj")) else None
        return None

    # --- Words --------------------------------------------------------------------------------------------------------

    def _row_at(self, i: int) -> _Row | None:
        """Return the row of a word, with its particle where it has one ("shoot down")."""
        token = self._tree.tokens[i]
        particles = " ".join(self._tree.word(child).lower() for child in self._tree.with_relation(i, "compound:prt"))
        for form in (f"{token.lemma} {particles}", token.lemma, self._tree.word(i).lower()):
            if (row := self._rows.get(form)) is not None:
                return row
        return None

    def _state(self, i: int) -> Happening | None:
        row = self._row_at(i)
        return (
            Happening(row.label, i, row.sort)
            if row is not None and self._tree.tokens[i].upos in ("ADJ", "VERB", "NOUN")
            else None
        )

    def _agent(self, verb: int) -> int | None:
        for child in self._tree.with_relation(verb, "obl", "nmod"):
            if any(self._tree.word(case).lower() == "by" for case in self._tree.with_relation(child, "case")):
                return child
        return None

    def _subject(self, verb: int) -> int | None:
        """Return the subject of a verb, or of the verb that it shares it with."""
        for _ in range(_CLIMB):
            subject = next(
                (i for i in self._tree.with_relation(verb, "nsubj") if self._tree.tokens[i].relation == "nsubj"), None
            )
            if subject is not None:
                return subject
            token = self._tree.tokens[verb]
            if token.head < 0 or token.relation not in ("conj", "xcomp", "advcl", "ccomp") or token.relation == "ccomp":
                return None
            verb = token.head
        return None

    def _receiver(self, verb: int) -> int | None:
        for child in self._tree.with_relation(verb, "obl", "iobj"):
            cases = {self._tree.word(case).lower() for case in self._tree.with_relation(child, "case")}
            if cases & {"to", "into", "at", "against", "over", "toward", "towards", "on", "onto"} or not cases:
                return child
        return None


_PARTS = frozenset(
    {"dozens", "hundreds", "thousands", "scores", "tens", "millions", "most", "many", "some", "one", "none", "half", "two"}
)
