"""The words that stand around a verb or noun of an event: its subjects, its objects, what is behind its prepositions."""

from collections.abc import Iterator

from counterclaim.reading.control import attempt_of, controller_of, lacks_subject
from counterclaim.reading.events import role_words
from counterclaim.reading.events.terms import LIGHT, particles_of
from counterclaim.reading.tree import Tree
from counterclaim.reading.untangled import ALWAYS_WITH_OBJECT

_CLIMB = 5
_PARTS = frozenset(
    "swathe swathes swath swaths "
    "part portion half most much majority bulk rest remainder piece section stretch number group all none".split()
)
"""Nouns that stand for what is behind their "of"."""
_TOLLS = frozenset({"number", "figure", "toll", "count", "total", "tally", "estimate"})
"""Nouns for a number, to which nothing is done: "the number injured"."""
_DURING = frozenset("in during amid after before of over about following despite since".split())
"""Prepositions before a deed that is no more than when something else is done: "killed in fighting"."""
_SPELLS = frozenset({"hour", "day", "night", "week", "month", "year", "round", "series"})
_MANY = frozenset({"dozens", "hundreds", "thousands", "scores", "many", "others", "several"})
_HOLDING = ("obj", "obl", "nmod", "conj", "xcomp")
_ABOUT = frozenset({"into", "about"})
"""Behind these stands another deed, which has its own doer: "an inquiry into the killing of clerks by guards"."""
_DEEP = 4
"""How many nouns deep what belongs to the word above them is looked for."""
_CALLED = frozenset(
    "strike protest rally march demonstration boycott meeting summit session talk conference election vote referendum halt "
    "truce ceasefire walkout shutdown stoppage vigil sit-in".split()
)
"""What is held when it is called: of anything else "call" gives but a name."""
_NEAR = 4
_RUNNING_UPON = frozenset("hit strike run drive roll trigger".split())
_LYING_THERE = frozenset("landmine device bomb ied iceberg reef".split())
"""What harms whoever runs upon it."""
_BLAMING = frozenset({"accuse"})
"""Beside them verbs that always have an object, though a clause may follow: a headline's "Kenya accused of shelling port"."""
_HINDERING = frozenset({"up", "back", "down"})
"""Particles with which a light verb says more: the convoy "was held up by" a mine."""
_FIRST = frozenset({"after", "before"})
"""Of these, what may stand before another deed of whoever does the one above: "killed ten after intercepting a column"."""


class Arguments:
    """Looks up the words of one report by the word that they hang from; `measures` are nouns like "ton"."""

    def __init__(self, tree: Tree, measures: frozenset[str]) -> None:
        self._tree = tree
        self._measures = measures

    def subjects(self, i: int) -> list[int]:
        """Return the subjects of a verb, or of the verb that it shares them with."""
        if (shown := self._shown(i)) is not None:
            return [shown]
        verb = i
        for _ in range(_CLIMB):
            ing = self._tree.word(verb).lower().endswith("ing")
            told = [j for j in self._tree.with_relation(verb, "nsubj") if not (ing and j > verb)]
            told = [j for j in told if not self._is_behind(j)]
            found = [j for j in told if not self._is_passive(j)]
            if told and not found:
                return []  # "the hospital was shelled, killing 20": it killed nobody
            if found:
                return self._nearest([j for j in found if j < verb]) or found
            if self._is_of_accident(verb):
                return []
            if (blamed := controller_of(self._tree, verb)) is not None:
                return [blamed]
            if attempt_of(self._tree, verb) is not None:
                return []
            token = self._tree.tokens[verb]
            if self._is_of_noun(verb):
                return [token.head]
            if token.relation not in ("conj", "xcomp", "advcl") or token.head < 0 or self._is_during(verb):
                return []
            verb = token.head
        return []

    def objects(self, i: int) -> list[int]:
        """Return the objects of a verb, of a part or measure what it is of: "captured part of the town", "25 tons of aid"."""
        found = self.direct(i)
        counted = [
            n
            for j in found
            if self._tree.tokens[j].upos == "NUM"
            for n in self._tree.with_relation(j, "nmod")
            if "of" in self.cases(n)
        ]
        counted += [j for j in self._tree.with_relation(i, "obl") if self._is_counted(j)] if not found else []
        if counted:
            return counted
        found = [self.whole(j) for j in found]
        return [member for j in found for member in (j, *self._tree.with_relation(j, "conj"))]

    def _is_of_accident(self, verb: int) -> bool:
        """Tell whether harm came of what a vehicle ran upon, which does not do it: "the bus hit a mine, killing nine"."""
        token = self._tree.tokens[verb]
        over = token.head if token.relation in ("advcl", "conj") else -1
        if over < 0 or self._tree.tokens[over].lemma not in _RUNNING_UPON:
            return False
        upon = (*self._tree.with_relation(over, "obj"), *self.behind(over, "over", "on", "onto", "into"))
        return any(self._tree.tokens[j].lemma.lower() in _LYING_THERE for j in upon)

    def _is_during(self, verb: int) -> bool:
        """Tell whether a deed is only when another is done; behind an adjective it is its subject's: "guilty of killing"."""
        marks = self.marks(verb)
        if lacks_subject(self._tree, verb):
            return True
        if marks & _FIRST and any(True for _ in self._tree.with_relation(verb, "obj")):
            return False
        over = self._tree.tokens[self._tree.tokens[verb].head]
        return bool(marks & _DURING) and over.upos != "ADJ" and over.lemma != "stop"  # "stopped short of accusing it"

    def _nearest(self, subjects: list[int]) -> list[int]:
        """Return the last of several subjects where a clause stands between: "Strikes kill five, Kenya blames Uganda"."""
        between = range(subjects[-2], subjects[-1]) if len(subjects) > 1 else ()
        return subjects[-1:] if any(self._tree.tokens[j].upos == "VERB" for j in between) else subjects

    def _is_of_noun(self, verb: int) -> bool:
        """Tell whether the noun above a verb does it: "the men firing", a headline's "Kenya to deploy troops"."""
        token = self._tree.tokens[verb]
        below = token.relation in ("acl:relcl", "acl") and token.head >= 0
        return below and ((self._is_active(verb) and not self.marks(verb)) or self._is_to_do(verb))

    def _is_to_do(self, verb: int) -> bool:
        """Tell whether a headline says what the name right before a verb is to do: "Kenya to deploy troops"."""
        token, to = self._tree.tokens[verb], verb - 1
        over = self._tree.tokens[token.head]
        named = over.head < 0 and over.relation == "root" and over.upos == "PROPN"
        return token.relation == "acl" and self._tree.word(to) == "to" and named and self._tree.tokens[to].head == verb

    def _is_active(self, i: int) -> bool:
        """Tell whether a verb below a noun is what the noun does: "the men firing", a headline's "strikes kill five"."""
        word, lemma = self._tree.word(i).lower(), self._tree.tokens[i].lemma.lower()
        held = any(True for _ in self._tree.with_relation(i, "obj"))
        return word.endswith("ing") or (held and word in (lemma, f"{lemma}s") and not self.marks(i))

    def _is_passive(self, subject: int) -> bool:
        """Tell whether a subject is that of a passive; the tree takes some for actives: "when the school was hit"."""
        token = self._tree.tokens[subject]
        if token.relation not in ("nsubj", "nsubj:outer") or any(
            True for _ in self._tree.with_relation(token.head, "aux:pass")
        ):
            return True
        return self._is_headline_passive(token.head)

    def _is_behind(self, subject: int) -> bool:
        """Tell whether the tree has an object for a subject: "killed at least 14 people", where people kill nobody."""
        token = self._tree.tokens[subject]
        return (
            token.relation == "nsubj"
            and 0 < subject - token.head <= _NEAR
            and self._tree.tokens[token.head].lemma in ALWAYS_WITH_OBJECT
        )

    def _is_headline_passive(self, verb: int) -> bool:
        """Tell whether a verb that needs an object has none, nor an auxiliary: "Two killed as police clash with teachers"."""
        token = self._tree.tokens[verb]
        dead = any(self._tree.word(j) == "dead" for j in self._tree.with_relation(verb, "xcomp"))
        downed = any(self._tree.word(j) == "down" for j in self._tree.with_relation(verb, "compound:prt"))
        if token.lemma not in ALWAYS_WITH_OBJECT | _BLAMING and not ((dead or downed) and token.lemma == "shoot"):
            return False
        joined = (verb, *self._tree.with_relation(verb, "conj"))
        held = any(True for j in joined for _ in self._tree.with_relation(j, "obj", "aux"))
        counted = any(verb < j < verb + 5 and self._tree.tokens[j].upos == "NUM" for j in self._tree.below(verb))
        behind = (
            self._tree.tokens[verb + 1].upos if self._tree.word(verb + 1) not in ("", ",", ".") else self._tree.word(verb + 1)
        )
        bare = self._tree.word(verb).lower() not in (token.lemma, f"{token.lemma}s") and not token.relation.startswith("acl")
        if downed:
            return bare and not held  # "reported 40 drones shot down over nine regions"
        return bare and not held and not counted and (dead or behind in ("ADP", "SCONJ", "", "."))

    def _shown(self, verb: int) -> int | None:
        """Return what is shown to have done it, the bomb of "what hit us was a bomb", or the two that "both" stands for."""
        token = self._tree.tokens[verb]
        before = self._tree.word(verb - 1).lower()
        if before == "both" and token.relation == "acl:relcl" and self._tree.tokens[token.head].relation == "conj":
            return self._tree.tokens[token.head].head  # "the army and the militia, which both deny it"
        if token.head < 0 or not verb or before != "what":
            return None
        if any(True for _ in self._tree.with_relation(token.head, "cop")) and token.head > verb:
            return token.head
        if token.relation == "acl:relcl" and self._tree.word(token.head).lower() == "what":
            return next(self._tree.with_relation(token.head, "nsubj"), None)
        return None

    def direct(self, i: int) -> list[int]:
        """Return the words that stand as objects of a verb, or as its subjects in the passive."""
        found = [*self._tree.with_relation(i, "obj"), *(j for j in self._tree.with_relation(i, "nsubj") if self._is_behind(j))]
        found = [
            j for j in found if self._tree.tokens[j].upos != "NUM" or j + 1 not in found
        ]  # "12" and "clerks" of "12 clerks"
        found = found or [j for j in self._tree.with_relation(i, "nsubj") if self._is_passive(j)]
        if found or any(True for _ in self._tree.with_relation(i, "aux:pass")):
            return found
        made = [j for j in self._tree.with_relation(i, "ccomp") if self._tree.tokens[j].upos in ("NOUN", "ADJ")]
        made = [j for j in made if not any(True for _ in self._tree.with_relation(j, "cop", "mark", "aux"))]
        return [whom for j in made for whom in self._tree.with_relation(j, "nsubj") if whom > i]  # "found the men guilty"

    def is_noun(self, i: int) -> bool:
        """Tell whether a word is a noun, also where the tagger has a verb for it: "documents abuses by both sides"."""
        token = self._tree.tokens[i]
        if token.upos != "VERB":
            return True
        if self._tree.word(i).lower().endswith("ing") and any(True for _ in self.behind(i, "between")):
            return not any(True for _ in self._tree.with_relation(i, "nsubj"))  # "Fighting between the two resumed"
        plural = self._tree.word(i).lower() == f"{token.lemma.lower()}s"
        return plural and token.relation in ("xcomp", "obj") and any(True for _ in self.behind(i, "by"))

    def suffering(self, i: int) -> int | None:
        """Return the subject of a passive verb, or the noun that a participle describes: "the soldiers captured near X"."""
        passive = next(self._tree.with_relation(i, "nsubj"), None)
        if passive is not None and self._is_passive(passive):
            return self.whole(passive)
        token = self._tree.tokens[i]
        if token.relation == "advcl" and self._is_bare_passive(i):
            return next(iter(self.subjects(token.head)), None)
        participle = token.relation == "acl" and self._shown(i) is None and not self._is_active(i)
        marked = any(True for _ in self._tree.with_relation(i, "mark"))
        counted = token.head >= 0 and self._tree.tokens[token.head].lemma in _TOLLS
        return token.head if participle and token.head >= 0 and not marked and not counted else None

    def _is_bare_passive(self, i: int) -> bool:
        """Tell whether a participle tells what was done to the subject above it: "Praised by the guild, she left"."""
        own = any(True for _ in self._tree.with_relation(i, "nsubj", "obj", "aux", "mark"))
        ing = self._tree.word(i).lower().endswith("ing")
        return not own and not ing and any(True for _ in self.behind(i, "by"))

    def suffers_too(self, i: int) -> int | None:
        """Return the number before a participle, else the subject that it shares with a passive: "were shot and wounded"."""
        token = self._tree.tokens[i]
        own = any(j > i or self._tree.tokens[j].relation != "obj" for j in self._tree.with_relation(i, "obj", "aux"))
        if not i or own or self._tree.word(i).lower() in (token.lemma.lower(), f"{token.lemma.lower()}s") or self._is_active(i):
            return None
        if self._tree.word(i - 1).lower() in _MANY and self._tree.tokens[i - 1].head in (i, token.head):
            return i - 1
        sentence = self._tree.sentence_at(token.span.start)
        beside = sentence is None or sentence.holds(self._tree.tokens[i - 1].span)
        if beside and self._tree.tokens[i - 1].upos == "NUM" and not self._tree.word(i - 1).startswith(("19", "20")):
            return i - 1  # "12 were killed and 40 wounded", "raised its count to 31 injured"
        if token.relation != "conj":
            return None
        own_subject = next(self._tree.with_relation(i, "nsubj"), None)
        if own_subject is not None:  # "20 were killed and 50 displaced"
            return own_subject if any(True for _ in self._tree.with_relation(token.head, "nsubj:pass", "aux:pass")) else None
        shared = next(self._tree.with_relation(token.head, "nsubj:pass"), None)
        return shared if shared is not None and self._tree.tokens[shared].relation == "nsubj:pass" else None

    def antecedent(self, i: int) -> int | None:
        """Return the noun that a relative pronoun stands for."""
        if self._tree.word(i).lower() not in ("who", "whom", "which", "that"):
            return None
        verb = self._tree.tokens[i].head
        if verb >= 0 and self._tree.tokens[i].relation == "nmod":
            verb = self._tree.tokens[verb].head  # "16 men, all of whom died"
        if verb >= 0 and self._tree.tokens[verb].relation == "ccomp" and i < self._tree.tokens[verb].head:
            verb = self._tree.tokens[verb].head  # "the army, which the guild says is backed by Kenya"
        relative = verb >= 0 and self._tree.tokens[verb].relation in ("acl:relcl", "advcl:relcl")  # "it was Kenya that fired"
        return self._tree.tokens[verb].head if relative else None

    def behind(self, i: int, *prepositions: str) -> Iterator[int]:
        """Yield what stands behind one of the prepositions of a verb or noun."""
        for child in self._tree.with_relation(i, "obl", "nmod"):
            if self.cases(child).intersection(prepositions):
                yield child

    def deep(self, i: int, *prepositions: str) -> Iterator[int]:
        """Yield what stands behind a preposition of a word, or of a noun below it: "shared the files of ten with police"."""
        seen = [i]
        for _ in range(_DEEP):
            for noun in seen:
                yield from self.behind(noun, *prepositions)
            below = (j for noun in seen for j in self._tree.with_relation(noun, *_HOLDING) if j > noun)
            seen = [j for j in below if self._is_held(j)]

    def _is_held(self, i: int) -> bool:
        """Tell whether what stands behind the "by" of a word is that of the one above: not of a second clause or deed."""
        token = self._tree.tokens[i]
        if token.upos == "VERB" and token.relation in ("conj", "xcomp"):
            return token.relation == "conj" and not any(True for _ in self._tree.with_relation(i, "aux"))
        return not self.cases(i) & _ABOUT

    def agent_of_verb(self, i: int) -> int | None:
        """Return what stands behind the "by" of a passive, or whose side it comes from: "no shot was fired from our side"."""
        sides = (j for j in self.behind(i, "from") if self._tree.tokens[j].lemma == "side")
        owned = (j for j in sides if any(True for _ in self._tree.with_relation(j, "nmod:poss", "amod")))
        return next(self.deep(i, "by"), None) or next(owned, None)

    def agent_of_noun(self, i: int) -> int | None:
        """Return what stands behind "by" of a noun, or of what it was done to: "the arrest of three monks by police"."""
        return next(self.deep(i, "by"), None)

    def lasting(self, i: int) -> list[int]:
        """Return a noun and the length of time that it is told to last: "two days of talks"."""
        over = self._tree.tokens[i].head
        lasts = "of" in self.cases(i) and over >= 0 and self._tree.tokens[over].lemma in _SPELLS
        return [i, over] if lasts else [i]

    def light_verb(self, i: int, *, claimed: bool) -> int | None:
        """Return the verb that does a noun and says no more: "the army launched an attack", not "claimed raids had ended".

        Who claims a deed has done it, if it is one that is `claimed` so: not who claims somebody's support.
        """
        token = self._tree.tokens[i]
        if token.head < 0 or token.relation not in ("obj", "nsubj:pass") or self._tree.tokens[token.head].lemma not in LIGHT:
            return None
        if self._tree.tokens[token.head].lemma == "claim" and not claimed:
            return None
        if any(self._tree.word(j).lower() in _HINDERING for j in particles_of(self._tree, token.head)):
            return None
        clause = any(True for _ in self._tree.with_relation(token.head, "ccomp"))
        return None if clause or is_judged(self._tree, i) else token.head

    def cases(self, i: int) -> set[str]:
        """Return the prepositions before a noun."""
        return {self._tree.word(case).lower() for case in self._tree.with_relation(i, "case")}

    def is_manner(self, i: int) -> bool:
        """Tell whether a noun behind "by" tells how: "killed by mistake", "reached by telephone"."""
        bare = self._tree.word(i).lower() in role_words.MANNERS and self._tree.word(i - 1).lower() == "by"
        return bare and self.cases(i) == {"by"}

    def marks(self, verb: int) -> set[str]:
        """Return the words that join a clause to the one above."""
        return {self._tree.word(i).lower() for i in self._tree.with_relation(verb, "case", "mark")}

    def is_of_itself(self, clause: int) -> bool:
        """Tell whether a clause says what its speaker does: "it would use force against the junta"."""
        does = any(True for _ in self._tree.with_relation(clause, "obj"))
        subjects = [self._tree.word(j).lower() for j in self._tree.with_relation(clause, "nsubj", *(("expl",) if does else ()))]
        return bool(subjects) and all(word in role_words.ITSELF for word in subjects)

    def is_wanted(self, verb: int) -> bool:
        """Tell whether a clause tells what is wanted: "that it withdraw", "for it to leave", not "that it has left"."""
        auxiliaries = {self._tree.word(j).lower() for j in self._tree.with_relation(verb, "aux", "cop")}
        if auxiliaries:
            return auxiliaries <= role_words.WANTING
        bare = self._tree.word(verb).lower() == self._tree.tokens[verb].lemma.lower()
        joined = self._tree.tokens[verb].relation == "ccomp" or not self.marks(verb).isdisjoint(("for", "to", "that"))
        return bare and joined

    def whole(self, i: int) -> int:
        """Return the noun behind the "of" of a part or measure, else the word itself: "the town" of "part of the town"."""
        token = self._tree.tokens[i]
        if token.lemma not in _PARTS and token.lemma not in self._measures:
            return i
        return next((j for j in self._tree.with_relation(i, "nmod") if "of" in self.cases(j)), i)

    def _is_counted(self, i: int) -> bool:
        """Tell whether a noun behind "of" is what a number before it counts: "deployed 1,200 of its troops"."""
        return self.cases(i) == {"of"} and any(True for _ in self._tree.with_relation(i, "nummod"))


def is_judged(tree: Tree, i: int) -> bool:
    """Tell whether a noun is only what is said of another, or that other: "called the attack a crime" calls for none."""
    token = tree.tokens[i]
    named = token.head >= 0 and tree.tokens[token.head].lemma == "call" and token.lemma.lower() not in _CALLED
    if named and token.relation == "obj":
        return True  # "what the guild calls aggression"
    nouns = [j for j in tree.with_relation(token.head, "xcomp") if tree.tokens[j].upos in ("NOUN", "PROPN", "ADJ")]
    judged = [*tree.with_relation(token.head, "obj"), *(j for noun in nouns for j in tree.with_relation(noun, "nsubj"))]
    return bool(judged) and bool(nouns) and token.upos != "VERB"
