"""What the words beside a noun tell of it: adjectives, participles, relative clauses, and how a verb is told by itself."""

from collections.abc import Iterator

from counterclaim.reading.figures import words
from counterclaim.reading.figures.rows import Happening, Row, Rows
from counterclaim.reading.figures.sides import Sides
from counterclaim.reading.subjects import RELATIVES
from counterclaim.reading.tree import Tree


class Beside:
    """Looks up what stands beside the nouns and verbs of one report."""

    def __init__(self, tree: Tree, rows: Rows, sides: Sides) -> None:
        self._tree = tree
        self._rows = rows
        self._sides = sides

    def of_noun(self, head: int, *, shared: bool = False) -> Iterator[Happening]:
        """Yield what adjectives, participles and relative clauses tell of a noun: "wounded soldiers", "homes destroyed".

        Of what is `shared` with the rest of a list adjectives are no part: "seven dead children and 40 cases".
        """
        beside = [self._tree.tokens[head].head] if self._tree.tokens[head].relation == "conj" else []
        beside = [i for over in beside for i in self._shared(over) if self._is_next(head, i)]
        for child in (*self._tree.children[head], *beside):
            if self._is_of_others(child, head):
                continue
            relation = self._tree.tokens[child].relation
            if child in beside and relation == "conj" and (row := self._rows.at(child)) is not None:
                yield Happening(row.label, child, row.sort)
            told = ("acl", "acl:relcl") if shared else ("acl", "amod", "acl:relcl", "compound")
            # "A rescue worker" has not been rescued, "evacuation flights" are no people who left.
            noun = relation == "compound" and self._tree.tokens[child].upos == "NOUN"
            row = self._row_of(child) if relation in told and not noun else self.placed(child) if relation == "nmod" else None
            if row is not None and (not self._does_it(child, relation) or self._befalls(child, row)):
                yield Happening(row.label, child, row.sort, self._sides.agent(child))

    def described(self, head: int) -> Happening | None:
        """Return the participle or relative clause beside a noun where it has no label: "cases reported"."""
        for child in self._tree.children[head]:
            token = self._tree.tokens[child]
            if self._is_of_others(child, head):
                continue
            valued = token.relation == "amod" and token.lemma in words.VALUES
            if token.relation in ("acl", "acl:relcl") or (token.relation == "amod" and token.upos == "VERB" and not valued):
                state = next(
                    (row for i in self._tree.with_relation(child, "xcomp") if (row := self.state(i)) is not None), None
                )
                if state is not None:
                    return state
                if token.upos == "VERB" and token.lemma not in words.SILENT:
                    return Happening(self.plain(child), child, "other", known=False)
        return None

    def granted(self, noun: int) -> Happening | None:
        """Return what a noun tells of the money before it: "a 3 million euro contribution", "a $40 million aid package"."""
        for i in (noun, *self._tree.with_relation(noun, "compound")):
            row = self._rows.at(i)
            if row is not None and (i == noun or row.sort == "give"):
                return Happening(row.label, i, row.sort)
        return None

    def inflicted(self, own: Row, noun: int) -> Happening | None:
        """Return what a noun tells where its verb says no more than who does it: "inflicted 40 casualties"."""
        token = self._tree.tokens[noun]
        doing = token.relation == "obj" and self._tree.tokens[token.head].lemma in words.INFLICTS and own.sort == "harm"
        return Happening(own.label, noun, own.sort, self._sides.subject(token.head)) if doing else None

    def state(self, i: int) -> Happening | None:
        row = self._rows.at(i)
        return (
            Happening(row.label, i, row.sort)
            if row is not None and self._tree.tokens[i].upos in ("ADJ", "VERB", "NOUN")
            else None
        )

    def plain(self, verb: int) -> str:
        """Return how a verb is told that no row labels: its set phrase or lemma."""
        lemma = self._tree.tokens[verb].lemma
        close = (i for i in self._tree.with_relation(verb, "compound:prt", "advmod") if i == verb + 1)
        after = self._tree.word(verb + 2).lower() if verb + 2 < len(self._tree.tokens) else ""
        particle = next((i for i in close if self._tree.word(i).lower() in words.PARTICLES and after != "from"), None)
        plain = lemma if particle is None else f"{lemma} {self._tree.word(particle).lower()}"
        return next((form for form in self._rows.phrases(verb) if self._rows.find(form) is not None), plain)

    def placed(self, noun: int) -> Row | None:
        """Return the row of a noun with its preposition: "11 people under treatment", "40 in custody"."""
        cases = sorted(self._sides.cases(noun))
        return self._rows.find(f"{cases[0]} {self._tree.tokens[noun].lemma}") if len(cases) == 1 else None

    def left_in(self, verb: int) -> Happening | None:
        """Return the state in which somebody is left, told by a preposition: "left without power", "left in hospital"."""
        near = [*self._tree.with_relation(verb, "obl")]
        near += [i for thing in self._tree.with_relation(verb, "obj") for i in self._tree.with_relation(thing, "nmod")]
        return next((Happening(row.label, i, row.sort) for i in near if (row := self.placed(i)) is not None), None)

    def stated(self, number: int) -> int:
        """Return the word that tells how those of a number fare, where a tree hangs it from the number: "the 15 dead"."""
        behind = number + 1
        hung = self._tree.tokens[number].upos == "NUM" and behind in self._tree.with_relation(number, "amod", "acl")
        row = self._rows.at(behind) if hung else None
        return behind if row is not None and row.sort == "harm" else number

    def _is_of_others(self, child: int, head: int) -> bool:
        """Tell whether a participle is told of "those" behind a noun: "three relatives of those killed"."""
        return child > head and self._tree.tokens[head].upos == "NOUN" and self._tree.word(child - 1).lower() == "those"

    def _shared(self, over: int) -> Iterator[int]:
        """Yield what a tree hangs from the first of a list: "11 deaths and 25 others under treatment"."""
        return self._tree.with_relation(over, "conj", "nmod")

    def _is_next(self, head: int, i: int) -> bool:
        """Tell whether a verb or noun follows a noun with at most auxiliaries or prepositions between: "12 were wounded"."""
        between = ("AUX",) if self._tree.tokens[i].relation == "conj" else ("ADP",)
        return head < i <= head + 3 and all(self._tree.tokens[one].upos in between for one in range(head + 1, i))

    def _row_of(self, child: int) -> Row | None:
        """Return the row of a word beside a noun, of what it was made to do where it says so: "who were forced to flee"."""
        row = self._rows.at(child)
        if row is None and self._tree.tokens[child].lemma in words.PASSES_ON:
            inner = next(self._tree.with_relation(child, "xcomp"), None)
            row = self._rows.at(inner) if inner is not None else None
            moved = row if row is not None and row.label in words.MOVES else None
            return moved or (self.placed(inner) if inner is not None else None)  # "believed to be in custody"
        return row

    def _does_it(self, verb: int, relation: str) -> bool:
        """Tell whether a noun does what its clause tells: "who took the town", "ways to free them"; not "which they took"."""
        done = [i for i in self._tree.with_relation(verb, "obj") if self._tree.word(i).lower() not in RELATIVES]
        meant = any(self._tree.word(i).lower() == "to" for i in self._tree.with_relation(verb, "mark"))
        active = relation == "acl" and (meant or self._tree.word(verb).lower().endswith("ing"))
        return bool(done) and (relation == "acl:relcl" or active)

    def _befalls(self, verb: int, row: Row) -> bool:
        """Tell whether a verb with an object tells of its subject: "who lost their homes", "workers held hostage"."""
        lost = self._tree.tokens[verb].lemma == "lose" and row.label != "lost"
        reduced = not any(True for _ in self._tree.with_relation(verb, "nsubj", "nsubj:pass", "mark"))
        reduced = reduced and not self._tree.word(verb).lower().endswith("ing")
        return lost or reduced or row.label in words.MOVES
