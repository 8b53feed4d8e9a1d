"""The rows of `data/happenings.tsv` for the words of one report: what a verb, noun or adjective tells of what is counted."""

import functools
from typing import NamedTuple

from counterclaim.lexicon import load_rows
from counterclaim.reading.figures import words
from counterclaim.reading.figures.counted import people_words
from counterclaim.reading.tree import Tree


class Row(NamedTuple):
    """What a word tells: how figures call it, and of which sort it is; without a sort it tells nothing."""

    label: str
    sort: str


class Happening(NamedTuple):
    """A label, the word that tells it, and the words of who did it and to whom or where it went."""

    label: str
    at: int
    sort: str
    by: int | None = None
    to: int | None = None
    known: bool = True


@functools.cache
def _table(lexicon: str | None) -> dict[str, Row]:
    return {row["lemma"]: Row(row["label"], row["sort"]) for row in load_rows("happenings", lexicon)}


@functools.cache
def labels(lexicon: str | None) -> frozenset[str]:
    """Return the labels of all rows: what else is told to have happened is no more than a verb."""
    return frozenset(row.label for row in _table(lexicon).values())


class Rows:
    """Looks up the rows of words by their place in a tree."""

    def __init__(self, tree: Tree, lexicon: str | None) -> None:
        self._tree = tree
        self._table = _table(lexicon)
        self._people = people_words(lexicon)

    def find(self, form: str) -> Row | None:
        """Return the row of a lemma or set phrase."""
        return self._table.get(form)

    def tells(self, i: int, label: str) -> bool:
        """Tell whether a word has a row with a label."""
        row = self.at(i)
        return row is not None and row.label == label

    def strikes(self, verb: int) -> bool:
        """Tell whether a verb or its object can have killed somebody: "raided the post", "launched strikes"."""
        told = [self.at(verb), *(self.at(i) for i in self._tree.with_relation(verb, "obj"))]
        return any(row is not None and row.label in words.STRIKES for row in told)

    def at(self, i: int) -> Row | None:
        """Return the row of a word, with its particle where it has one ("shoot down")."""
        token = self._tree.tokens[i]
        if token.upos != "VERB" and token.lemma in words.ONLY_VERBS:
            return None
        apart = i + 2 if i + 1 < len(self._tree.tokens) and self._tree.word(i + 1).lower() in words.THEMSELVES else i + 1
        close = (child for child in self._tree.with_relation(i, "advmod") if child == apart)
        parts = [*self._tree.with_relation(i, "compound:prt"), *close]
        particles = " ".join(self._tree.word(child).lower() for child in parts)
        if particles == "out" and self._tree.word(min(parts[-1] + 1, len(self._tree.tokens) - 1)).lower() == "of":
            particles = "out of"
        word = self._tree.word(i).lower()
        stems = (word[:-1], word[:-2]) if token.upos in ("ADJ", "VERB") and word.endswith("ed") else ()
        phrases = (*self._unseen(i), *self.phrases(i), f"{token.lemma} {particles}")
        for form in (*phrases, *self._own(word, i), token.lemma, word, *stems):
            if (row := self._table.get(form)) is not None:
                return row if row.sort and not (form in words.OF_PEOPLE and self._is_of_things(i)) else None
        return None

    def _own(self, word: str, i: int) -> tuple[str, ...]:
        """Return a participle that has a row beside its verb's: "stricken" is not "strike"."""
        return (word,) if word.endswith("en") and self._tree.tokens[i].upos == "VERB" else ()

    def _unseen(self, verb: int) -> tuple[str, ...]:
        """Return how it is told of people that nobody knows where they are: "not see since"."""
        tree, lemma = self._tree, self._tree.tokens[verb].lemma
        if lemma not in words.SENSES or not any(tree.word(i).lower() in words.NOT for i in tree.with_relation(verb, "advmod")):
            return ()
        after = range(verb + 1, min(verb + words.CLIMB, len(tree.tokens)))
        return (f"not {lemma} since",) if any(tree.word(i).lower() == "since" for i in after) else ()

    def _is_of_things(self, verb: int) -> bool:
        """Tell whether what a verb is done to is no people: "held talks", "an attack claimed by"."""
        tree = self._tree
        done = next(tree.with_relation(verb, "obj", "nsubj:pass"), None)
        if done is None:
            return tree.tokens[verb].lemma == "claim"
        token = tree.tokens[done]
        return token.upos == "NOUN" and token.lemma not in self._people and token.lemma not in ("life", "hostage", "captive")

    def phrases(self, verb: int) -> list[str]:
        """Return a verb with its objects, as set phrases have them: "take part", "lay down arm", "pull from"."""
        tree, lemma = self._tree, self._tree.tokens[verb].lemma
        beside = list(tree.with_relation(verb, "obj", "xcomp", "obl"))
        forms = [f"{lemma} {tree.tokens[child].lemma}" for child in beside]
        if verb + 1 < len(tree.tokens) and tree.word(verb + 1).lower() in words.ENDS:
            forms.append(f"{lemma} {tree.word(verb + 1).lower()}")  # "shot dead five soldiers", wherever "dead" hangs
        particles = [
            tree.word(child).lower() for child in tree.with_relation(verb, "compound:prt", "advmod") if child == verb + 1
        ]
        forms += [f"{lemma} {particle} {tree.tokens[child].lemma}" for particle in particles for child in beside]
        # "Pulled 14 survivors from the rubble", "sent 40 drones at the port": a tree may hang "from" from either.
        placed = [*beside, *(inner for child in beside for inner in tree.with_relation(child, "nmod"))]
        cases = [" ".join(tree.word(case).lower() for case in tree.with_relation(child, "case")) for child in placed]
        forms += [f"{lemma} {case} {tree.tokens[child].lemma}" for child, case in zip(placed, cases, strict=True) if case]
        return forms + [f"{lemma} {case}" for case in cases if case in words.TELLING]

    def tells_death(self, verb: int, thing: int) -> bool:
        """Tell whether a verb with its object is a phrase for the death of its subject: "made the ultimate sacrifice"."""
        described = (self._tree.tokens[i].lemma.lower() for i in self._tree.with_relation(thing, "amod"))
        ends = (f"{word} {self._tree.tokens[thing].lemma}" for word in ("", *described))
        return any(f"{self._tree.tokens[verb].lemma} {end.strip().lower()}" in words.DYING for end in ends)

    def done_to(self, verb: int) -> Row | None:
        """Return the row of a verb with its object behind which "to" tells what suffers it: "set fire to", or None."""
        told = next((form for form in self.phrases(verb) if form in words.DONE_TO), None)
        return None if told is None else self._table.get(told)

    def joint(self, verb: int) -> Row | None:
        """Return "killed" where a verb shares its object with a verb for it: "kidnapped and killed 11 people".

        Of those "killed or wounded" nobody tells how many died.
        """
        own = self.at(verb)
        for other in self._tree.with_relation(verb, "conj"):
            row = self.at(other)
            if own is not None and row is not None and {own.label, row.label} == words.CASUALTIES:
                joint = any(self._tree.word(i).lower() == "or" for i in self._tree.with_relation(other, "cc"))
                bare = not any(True for _ in self._tree.with_relation(other, "obj", "nsubj", "nsubj:pass"))
                return Row("casualties", "harm") if joint and bare else None
            shot = own is not None and own.label == "launched" and self._tree.tokens[verb].lemma == "shoot"
            if row is not None and shot and row.label == "wounded" and not any(self._tree.with_relation(other, "obj", "nsubj")):
                return row  # "two were shot and wounded"
            if row is not None and row.label == "killed" and not any(True for _ in self._tree.with_relation(other, "obj")):
                return row if not any(True for _ in self._tree.with_relation(other, "nsubj")) else None
        return None
