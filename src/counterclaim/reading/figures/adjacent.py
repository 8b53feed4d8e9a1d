"""What stands right beside a number without a noun, whatever a tree makes of it: "32 dead", "and sickened nearly 200"."""

from counterclaim.reading.figures import words
from counterclaim.reading.figures.counted import are_doing, are_shot
from counterclaim.reading.figures.rows import Happening, Rows
from counterclaim.reading.figures.sides import Sides
from counterclaim.reading.tree import Tree
from counterclaim.records import Token


class Adjacent:
    """Looks up the words beside the numbers of one report."""

    def __init__(self, tree: Tree, rows: Rows, sides: Sides) -> None:
        self._tree = tree
        self._rows = rows
        self._sides = sides

    def told(self, head: int, number: int) -> Happening | None:
        """Return the state right behind a number or its noun, or the verb right before a number without a noun."""
        if head == number and (those := self._of_those(number)) is not None:
            return those
        behind = self._behind(head) if head == number or self._is_state_behind(head) else None
        if behind is not None and not self._is_in_sentence(head, behind.at):
            behind = None  # "Killed: 12", and in the next line "Wounded: 40"
        if behind is None and (headed := self._in_headline(number)) is not None:
            return headed
        joined = self._tree.tokens[head].relation == "conj"  # "killed a man and wounded two others"
        before = self._before(number) if head == number or (joined and behind is None) else None
        return behind or before or (self._done_to(head) if head != number else None)

    def _is_in_sentence(self, first: int, second: int) -> bool:
        sentence = self._tree.sentence_at(self._tree.tokens[first].span.start)
        return sentence is None or sentence.holds(self._tree.tokens[second].span)

    def _in_headline(self, number: int) -> Happening | None:
        """Return the verb of a headline that looks like a noun: "Strike kills 5, wounds 12"."""
        at = number - 1
        looks = at > 0 and self._tree.word(at).lower() in words.HEADLINES and self._tree.tokens[at].upos == "NOUN"
        row = self._rows.at(at) if looks and self._tree.word(at - 1).lower() in words.JOINS else None
        return None if row is None else Happening(row.label, at, row.sort)

    def among(self, noun: int) -> Happening | None:
        """Return of whom those behind "were" are some, whatever a tree makes of it: "among the dead were four nurses"."""
        tree, copula = self._tree, noun
        while copula > 0 and noun - copula < words.CLIMB and tree.tokens[copula].upos not in ("AUX", "VERB"):
            copula -= 1
        opening = [tree.word(i).lower() for i in range(max(0, copula - words.AMONG), copula)]
        row = self._rows.at(copula - 1) if tree.tokens[copula].lemma == "be" and "among" in opening[:-1] else None
        return Happening(row.label, copula - 1, row.sort) if row is not None and row.sort == "harm" else None

    def elided(self, noun: int) -> Happening | None:
        """Return the participle right behind a noun where one before shows it: "20 were killed, 9 trucks seized"."""
        tree, at = self._tree, noun + 1
        row = self._rows.at(at) if at < len(tree.tokens) and tree.tokens[noun].upos == "NOUN" else None
        fits = row is not None and tree.word(at).lower().endswith(words.PARTICIPLE) and tree.tokens[at].upos in ("VERB", "ADJ")
        if row is None or not fits or tree.tokens[noun].relation == "obj" or any(True for _ in tree.with_relation(at, "obj")):
            return None
        linked = {tree.tokens[noun].head, tree.tokens[at].head}
        before = (i for i in range(max(0, noun - words.BACK), noun) if i in linked or tree.tokens[i].head in linked - {-1})
        if any(self._is_told_of_count(i) for i in before):
            return Happening(row.label, at, row.sort)
        return None

    def _is_told_of_count(self, state: int) -> bool:
        """Tell whether a verb or participle stands behind what is counted: "20 fighters were killed", "4 arrested"."""
        tree, at = self._tree, state - 1
        if tree.tokens[state].upos not in ("VERB", "ADJ") or self._rows.at(state) is None:
            return False
        while at > 0 and tree.tokens[at].upos == "AUX":
            at -= 1
        return tree.tokens[at].upos == "NUM" or any(True for _ in tree.with_relation(at, "nummod"))

    def _of_those(self, number: int) -> Happening | None:
        """Return what is told of "three of those killed"; "one of those killed" tells who somebody is."""
        at = number + 3
        between = [self._tree.word(i).lower() for i in range(number, min(at, len(self._tree.tokens)))]
        those = between[0] != "one" and between[1:] == ["of", "those"] and at < len(self._tree.tokens)
        if those and self._is_told(self._tree.tokens[number], at):
            return None  # "four of those wounded succumbed"
        row = self._rows.at(at) if those else None
        return Happening(row.label, at, row.sort) if row is not None and row.sort == "harm" else None

    def _is_told(self, number: Token, state: int) -> bool:
        """Tell whether a verb behind "those wounded" tells how they fared."""
        over = number.head if number.relation.startswith("nsubj") else -1
        row = self._rows.at(over) if over > state else None
        return row is not None and row.sort == "harm" and self._tree.tokens[over].upos == "VERB"

    def _done_to(self, noun: int) -> Happening | None:
        """Return the passive right behind a noun that a tree takes for another's: "in the raid 100 students were arrested"."""
        tree, at = self._tree, noun + 1
        while at < len(tree.tokens) and tree.tokens[at].upos == "AUX":
            at += 1
        lost = tree.tokens[noun].relation in ("nmod", "obl", "conj", "appos") and noun + 1 < at < len(tree.tokens)
        if not lost or tree.tokens[at].upos != "VERB" or not any(True for _ in tree.with_relation(at, "aux:pass")):
            return None
        subjects = (i for i in tree.with_relation(at, "nsubj", "nsubj:pass") if i < at)
        subject = next((i for i in subjects if not self._sides.cases(i)), None)  # "as a result of the raid" is none
        row = self._rows.at(at)
        return Happening(row.label, at, row.sort, self._sides.agent(at)) if row is not None and subject is None else None

    def _behind(self, number: int) -> Happening | None:
        """Return the state that stands right behind a number: "32 dead", "more than 20 killed", "dozens more injured"."""
        if are_shot(self._tree, number):
            return self._shot(number + 1)
        if are_doing(self._tree, number):
            lemma = self._tree.tokens[number + 1].lemma
            row = self._rows.find(lemma)
            return Happening(row.label if row is not None else lemma, number + 1, "other", known=row is not None)
        size = len(self._tree.tokens)
        at = number + 1 + (number + 1 < size and self._tree.word(number + 1).lower() in words.FURTHER)
        while at < size and self._tree.tokens[at].upos == "AUX" and self._tree.tokens[number].relation not in words.CLAUSES[:2]:
            at += 1
        if at >= size:
            return None
        word, row = self._tree.word(at).lower(), self._rows.at(at)
        fits = row is not None and row.sort == "harm" and (word.endswith("ed") or word in words.STATES)
        behind = self._tree.tokens[at + 1] if at + 1 < size else None
        described = (
            behind is not None and behind.upos in ("NOUN", "PROPN") and self._tree.word(at + 1).lower() not in words.DAYS
        )
        if row is None or not fits or described:
            return None  # "10 jailed soldiers" are told of by the verb
        other = self._rows.at(at + 2) if at + 2 < size and self._tree.word(at + 1).lower() == "or" else None
        both = other is not None and {row.label, other.label} == words.CASUALTIES
        return Happening("casualties" if both else row.label, at, row.sort)

    def _shot(self, at: int) -> Happening:
        """Return what is told of those who were "shot": killed where that stands behind it, "shot dead", "shot and killed"."""
        behind = [self._tree.word(i).lower() for i in range(at + 1, min(at + 3, len(self._tree.tokens)))]
        state = next((word for word in behind if word not in words.JOINS), "")
        row = self._rows.find(state if state != "killed" else "kill")
        if row is not None and row.sort == "harm" and state in words.SHOT:
            return Happening(row.label, at, row.sort)
        return Happening("shoot", at, "other", known=False)

    def _before(self, number: int) -> Happening | None:
        """Return the verb right before a number without a noun, whatever the tree hangs it from: "and sickened nearly 200"."""
        at = number - 1
        while at > 0 and number - at < words.CLIMB and self._tree.tokens[at].upos in ("ADV", "ADP", "ADJ"):
            at -= 1
        token = self._tree.tokens[at]
        over = self._tree.tokens[number].head
        if (
            at < 0
            or token.upos != "VERB"
            or token.relation != "conj"
            or at == over
            or token.head not in self._tree.above(number)
        ):
            return None
        row = self._rows.at(at)
        bare = not any(True for _ in self._tree.with_relation(at, "obj", "nsubj", "nsubj:pass", "aux:pass"))
        return (
            Happening(row.label, at, row.sort, self._sides.subject(at))
            if row is not None and row.sort == "harm" and bare
            else None
        )

    def _is_state_behind(self, noun: int) -> bool:
        """Tell whether a state stands behind a noun: "60 soldiers dead", "and 24 injured in it", not "two dead tired of it"."""
        sentence = self._tree.sentence_at(self._tree.tokens[noun].span.start)
        after = noun + 2
        last = after >= len(self._tree.tokens) or (sentence is not None and not sentence.holds(self._tree.tokens[after].span))
        if noun + 1 >= len(self._tree.tokens):
            return False
        word = self._tree.tokens[noun + 1]
        open_ended = last or self._tree.tokens[after].upos not in ("NOUN", "PROPN", "ADJ", "VERB", "DET", "NUM", "PRON")
        bare = word.upos == "VERB" and not any(True for _ in self._tree.with_relation(noun + 1, "aux"))
        elided = bare and (word.relation == "conj" or self._is_closed(noun))
        return (word.upos == "ADJ" or elided) and open_ended

    def _is_closed(self, noun: int) -> bool:
        """Tell whether a noun and its participle stand alone: "ended with seven rebels killed, four arrested"."""
        tree, after = self._tree, noun + 2
        over = tree.tokens[noun]
        ends = after >= len(tree.tokens) or tree.word(after).lower() in words.CLOSING
        return ends and over.relation.startswith(("nsubj", "obl")) and over.head <= noun + 1
