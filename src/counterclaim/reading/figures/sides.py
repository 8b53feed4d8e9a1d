"""Who does what happens to what a figure counts, and who gets it or where it goes."""

from counterclaim.reading.control import controller_of, lacks_subject
from counterclaim.reading.figures import words
from counterclaim.reading.subjects import RELATIVES
from counterclaim.reading.tree import Tree


class Sides:
    """Looks up the words of who acts and who receives in the trees of one report."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def cases(self, i: int) -> set[str]:
        """Return the prepositions of a noun, in small letters."""
        return {self._tree.word(case).lower() for case in self._tree.with_relation(i, "case")}

    def agent(self, verb: int) -> int | None:
        """Return the noun behind "by"."""
        for child in self._tree.with_relation(verb, "obl", "nmod"):
            if "by" in self.cases(child):
                return child
        return None

    def subject(self, verb: int) -> int | None:
        """Return the subject of a verb, or of the verb that it shares it with."""
        for _ in range(words.CLIMB):
            subject = next((i for i in self._tree.with_relation(verb, "nsubj") if self._leads(i, verb)), None)
            token = self._tree.tokens[verb]
            if subject is not None and token.relation.startswith("acl") and self._tree.word(subject).lower() in RELATIVES:
                return token.head
            if subject is not None:
                return subject
            if (blamed := controller_of(self._tree, verb)) is not None:
                return blamed
            if token.head < 0 or token.relation not in ("conj", "xcomp", "advcl") or lacks_subject(self._tree, verb):
                return None
            verb = token.head
        return None

    def _leads(self, i: int, verb: int) -> bool:
        """Tell whether a word is a subject: not behind its participle ("killing 59, two of them senior") or a preposition."""
        behind = i > verb and (self._tree.word(verb).lower().endswith("ing") or bool(self.cases(i)))
        return self._tree.tokens[i].relation == "nsubj" and not behind

    def clause_before(self, participle: int) -> int | None:
        """Return the clause that stands between a verb and its participle: "fired after rebels raided it, killing nine"."""
        token = self._tree.tokens[participle]
        if token.relation != "advcl" or not self._tree.word(participle).lower().endswith("ing"):
            return None
        if any(True for _ in self._tree.with_relation(participle, "mark", "nsubj")):
            return None
        between = [i for i in self._tree.with_relation(token.head, "advcl") if token.head < i < participle]
        return next((i for i in reversed(between) if any(True for _ in self._tree.with_relation(i, "mark"))), None)

    def receiver(self, verb: int) -> int | None:
        """Return the noun for whom or where something sent or given goes."""
        for child in self._tree.with_relation(verb, "obl", "iobj"):
            cases = self.cases(child)
            if cases & {"to", "into", "at", "against", "over", "toward", "towards", "on", "onto"} or not cases:
                return child
        return None

    def stands_alone(self, verb: int) -> bool:
        """Tell whether a joined clause has a subject of its own: "they deny it and there have been six attacks"."""
        own = any(True for _ in self._tree.with_relation(verb, "nsubj", "nsubj:pass", "expl"))
        return own and self._tree.tokens[verb].relation == "conj"

    def tells_when(self, length: int) -> bool:
        """Tell whether a length of time is only when or how fast something is done: "in two days", "a day before the vote"."""
        token = self._tree.tokens[length]
        cases = self.cases(length)
        if token.relation != "obj" and cases & words.WITHIN and "for" not in cases:
            return True
        unmarked = token.head >= 0 and token.relation.endswith(":unmarked")
        return unmarked and bool(({self._tree.word(token.head).lower()} | self.cases(token.head)) & words.APART)
