"""Tolls and numbers that stand apart from what they count: "the number of attackers stands at 300", "It now stood at 31"."""

from counterclaim.reading.figures import words
from counterclaim.reading.figures.beside import Beside
from counterclaim.reading.figures.rows import Happening, Rows
from counterclaim.reading.figures.sides import Sides
from counterclaim.reading.tree import Tree


def toll_noun(tree: Tree, sides: Sides, number: int) -> int | None:
    """Return the noun that a number is told of elsewhere in its clause: "the number of attackers stands at 300"."""
    verb = tree.tokens[number].head
    if verb < 0:
        return None
    if tree.tokens[verb].lemma == "number" and tree.tokens[verb].upos == "VERB":
        return sides.subject(verb)  # "the rebels, who number about 2,000"
    if (valued := valued_toll(tree, sides, number)) is not None and (counted := _counted_by(tree, sides, valued)) is not None:
        return counted
    if tree.tokens[verb].lemma in words.RISE and "to" in sides.cases(number):
        risen = next((i for i in tree.with_relation(verb, "nsubj") if tree.word(i).lower().endswith("s")), None)
        if risen is not None and tree.tokens[risen].upos == "NOUN" and tree.tokens[risen].lemma not in words.TOLLS:
            return risen  # "cholera cases have risen to 1,130"
    for told in (*tree.with_relation(verb, "nsubj", "obj"), *tree.with_relation(number, "nsubj")):
        meant = toll_before(tree, told) if tree.word(told).lower() == "it" else None
        noun = told if meant is None else meant
        if tree.tokens[noun].lemma in words.ATTENDANCE:
            return noun
        counted = _counted_by(tree, sides, noun) if tree.tokens[noun].lemma in words.TOLLS else None
        if counted is not None:
            return counted
    return None


def valued_crowd(tree: Tree, sides: Sides, number: int) -> int | None:
    """Return the crowd that a verb puts at a number, also by "it": "put the crowd at 3,000; the mayor estimated it at 900"."""
    verb = tree.tokens[number].head
    if verb < 0 or tree.tokens[verb].lemma not in words.VALUES or not sides.cases(number) & {"at", "to"}:
        return None
    thing = next((i for i in tree.with_relation(verb, "obj", "nsubj:pass") if i < number), None)
    if thing is not None and tree.word(thing).lower() == "it" and toll_before(tree, thing) is None:
        back = range(thing - 1, max(-1, thing - words.BACK), -1)
        thing = next((i for i in back if tree.tokens[i].lemma in words.CROWDS), None)
    return thing if thing is not None and tree.tokens[thing].lemma in words.CROWDS else None


def valued_toll(tree: Tree, sides: Sides, number: int) -> int | None:
    """Return the toll that a verb puts at a number, wherever the number hangs: "put the number of arrests since May at 90".

    A tree may hang it from a word inside the toll: "raised the number of troops killed in fighting with rebels to 77".
    """
    if not sides.cases(number) & {"at", "to"}:
        return None
    above = [*tree.above(number)]
    first = next((i for i in above if tree.tokens[i].upos == "VERB"), None)
    for verb in (i for i in above if tree.tokens[i].lemma in words.VALUES | words.TAKES):
        # "Took to 31 the number of workers killed": a tree may take the toll behind its number for a subject.
        objects = [i for i in tree.with_relation(verb, "obj", "nsubj") if i > number or tree.tokens[i].relation == "obj"]
        tolls = (i for i in objects if verb < i and tree.tokens[i].lemma in words.TOLLS)
        if (toll := next(tolls, None)) is not None and (verb == first or toll in above):
            return toll
    return None


def _counted_by(tree: Tree, sides: Sides, toll: int) -> int | None:
    """Return what a toll counts, also through another: "estimates of the number of refugees"."""
    told = next((i for i in tree.with_relation(toll, "nmod") if "of" in sides.cases(i)), None)
    inner = _counted_by(tree, sides, told) if told is not None and tree.tokens[told].lemma in words.TOLLS else None
    return told if inner is None else inner


def is_of_toll(tree: Tree, number: int) -> bool:
    """Tell whether a bare number is what a count is told to be: "the figure was 23", "raised its count to 48", "rose to 9"."""
    verb = tree.tokens[number].head
    told = [*tree.with_relation(number, "nsubj")]
    if verb >= 0 and tree.tokens[number].relation == "nmod" and tree.word(number - 1).lower() == "of":
        told.append(verb)  # "the figure of 66 that it had given"
    if verb >= 0 and tree.tokens[number].relation == "obl":
        told += tree.with_relation(verb, "obj", *(("nsubj",) if tree.tokens[verb].lemma in words.RISE else ()))
    return any(tree.tokens[i].lemma in words.TOLLS for i in told)


def is_given(tree: Tree, verb: int) -> bool:
    """Tell whether a verb gives a number to what was told before: "had given 180", "the 90 she gave", "which makes six"."""
    if tree.tokens[verb].lemma == "give":
        received = (
            i
            for i in tree.with_relation(verb, "obl")
            if any(tree.word(c).lower() == "to" for c in tree.with_relation(i, "case"))
        )
        return not any(True for _ in tree.with_relation(verb, "iobj")) and next(received, None) is None
    summed = (tree.word(i).lower() for i in tree.with_relation(verb, "nsubj"))
    return tree.tokens[verb].lemma == "make" and not {"which", "that"}.isdisjoint(summed)


def toll_before(tree: Tree, pronoun: int) -> int | None:
    """Return the toll or number last told before "it": "raised the number of dead. It now stood at 31"."""
    back = range(pronoun - 1, max(-1, pronoun - words.BACK), -1)
    return next((i for i in back if tree.tokens[i].lemma in words.TOLLS | words.ATTENDANCE), None)


def hung_apart(tree: Tree, noun: int) -> list[int]:
    """Return what a tree hangs from the verb of a toll: "killed" of "raised the number of civilians killed"."""
    token = tree.tokens[noun]
    return list(tree.with_relation(token.head, "xcomp")) if token.relation == "obj" else []


class Tolls:
    """Tells what the tolls of one report are of: "raised the death toll to 12", "the number of wounded"."""

    def __init__(self, tree: Tree, rows: Rows, sides: Sides, beside: Beside) -> None:
        self._tree = tree
        self._rows = rows
        self._sides = sides
        self._words = beside

    def valued(self, number: int, over: int, cases: set[str]) -> Happening | None:
        """Return what a toll tells that a verb puts at a number: "lowered the death toll to 253 on Thursday"."""
        toll = valued_toll(self._tree, self._sides, number)
        if toll is None and cases & {"to", "at", "from"}:
            toll = over if self._tree.tokens[self._tree.tokens[over].head].lemma in words.VALUES else None
        return None if toll is None else self.of_toll(toll)

    def set_to(self, number: int, verb: int, cases: set[str]) -> Happening | None:
        """Return what a verb tells of a number that a tree takes for its object: "brought to 31 the number of dead"."""
        rises = self._tree.tokens[verb].lemma in words.RISE | words.VALUES
        return self.valued(number, verb, cases) or (self.as_toll(verb) if rises else None)

    def as_toll(self, verb: int) -> Happening | None:
        """Return what is told to have a number: of "rose to 12" the subject, of "put the toll at 12" the object."""
        tree = self._tree
        lemma = tree.tokens[verb].lemma
        things = [i for i in tree.with_relation(verb, "obj", "nsubj:pass") if not self._sides.cases(i)]
        told_of = [i for i in things if tree.tokens[i].lemma in words.TOLLS or self._rows.at(i) is not None]
        valued = [*told_of, *things] if lemma in words.VALUES | words.GIVES else []
        # "Brought the total dead to 18": a tree may take both for objects.
        thing = next((i for i in valued if self.of_toll(i) is not None), next(iter(valued), None))
        over = tree.tokens[verb].head if tree.tokens[verb].relation == "acl" and lemma in words.VALUES else None
        # "Chad's toll rose to 19": a tree may take the owner for a subject, too.
        tolls = (i for i in tree.with_relation(verb, "nsubj") if tree.tokens[i].lemma in words.TOLLS)
        subject = next(tolls, self._sides.subject(verb)) if lemma in words.RISE or lemma not in words.VALUES else None
        told = next((one for one in (thing, over, subject) if one is not None), None)
        toll = None if told is None else self.of_toll(told)
        if toll is None and lemma in words.VALUES:
            # "Put its dead at 31".
            toll = next((state for c in tree.with_relation(verb, "xcomp") if (state := self._words.state(c)) is not None), None)
        if toll is None or toll.by is not None:
            return toll
        # "Raised the toll from the strikes to 31": not "from 26 to 31".
        causes = (i for i in tree.with_relation(verb, "obl") if "from" in self._sides.cases(i) and tree.tokens[i].upos != "NUM")
        return toll._replace(by=next((i for i in causes if not any(tree.with_relation(i, "nummod"))), None))

    def of_toll(self, noun: int) -> Happening | None:
        """Return what a toll or number tells: "death toll", "the number of wounded"."""
        if self._tree.word(noun).lower() == "it" and (meant := toll_before(self._tree, noun)) is not None:
            noun = meant
        if self._tree.tokens[noun].lemma not in words.TOLLS and self._rows.at(noun) is None:
            return None
        told = self._of_counted(noun)
        by = next((i for i in self._tree.with_relation(noun, "nmod") if "from" in self._sides.cases(i)), None)
        return told._replace(by=by) if told is not None and told.by is None else told

    def _of_counted(self, noun: int) -> Happening | None:
        for child in (i for i in self._tree.with_relation(noun, "nmod") if "from" not in self._sides.cases(i)):
            if (told := next(self._words.of_noun(child), None) or self._words.described(child)) is not None:
                return told
        for child in (*self._tree.children[noun], *hung_apart(self._tree, noun), noun):
            row = self._rows.at(child)
            beside = row is not None and (row.sort == "harm" or not self._tree.tokens[child].relation.startswith("acl"))
            if row is not None and (beside if child != noun else self._tree.tokens[noun].lemma not in words.TOLLS - {"toll"}):
                return Happening(row.label, child, row.sort)
        return None
