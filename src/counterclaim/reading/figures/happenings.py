"""What happened to what a figure counts, by whom: from the words about its noun, and from the clause that it stands in."""

from counterclaim.reading.figures import words
from counterclaim.reading.figures.adjacent import Adjacent
from counterclaim.reading.figures.beside import Beside
from counterclaim.reading.figures.exchanges import given_for, returned
from counterclaim.reading.figures.rows import Happening, Row, Rows
from counterclaim.reading.figures.sides import Sides
from counterclaim.reading.figures.tolls import Tolls
from counterclaim.reading.figures.tops import Tops
from counterclaim.reading.itemised import LISTED
from counterclaim.reading.tree import Tree


class Happenings:
    """Looks up what happened to a noun of one report."""

    def __init__(self, tree: Tree, lexicon: str | None) -> None:
        self._tree = tree
        self._rows = Rows(tree, lexicon)
        self._sides = Sides(tree)
        self._tops = Tops(tree, self._sides)
        self._words = Beside(tree, self._rows, self._sides)
        self._adjacent = Adjacent(tree, self._rows, self._sides)
        self._tolls = Tolls(tree, self._rows, self._sides, self._words)

    def of(
        self, head: int, number: int, *, measure: bool = False, people: bool = True, timed: bool = False
    ) -> Happening | None:
        """Return what happened to what is counted; `head` is its noun (or the number itself), `number` the number's word.

        A `measure` is also what a verb took or went over: "they met for 15 minutes". Of a length of time (`timed`) only the
        verb is told: "50 were killed in 13 days" tells of no days killed.
        """
        if timed:
            return self._during(head, number)
        if (close := self._close(head, number, people)) is not None:
            return close
        own = self._rows.at(head) if people else None
        top = self._tops.top(head, number)
        if self._tops.is_partly(head, number):
            return next(self._words.of_noun(head), None)
        if self._tree.tokens[head].relation == "conj" and (listed := self._listed(head, top, own)) is not None:
            return listed
        state = self._rows.at(top) if top != head and self._tops.tells(top, number) else None
        if state is not None:
            return Happening(state.label, top, state.sort, self._sides.agent(top))
        clause = self._clause(top)
        if own is not None and self._tree.tokens[head].upos != "VERB":
            # Who "spoke of eight dead" or "received 11 wounded" did them no harm.
            harmed = clause is not None and clause.sort == "harm" and not self._tree.tokens[top].relation.startswith("obl")
            harmed = harmed and clause is not None and self._tree.tokens[clause.at].lemma not in words.CARING
            partly = top == number != head and own.label != "killed"
            return self._own(own, head, clause if harmed else None, partly=partly)
        if clause is not None and clause.known:
            return self._unless_acting(self._found_so(clause, head), top) if people else clause
        if clause is None and measure and (spent := self._spent(head, top)) is not None:
            return spent
        beside = next(self._words.of_noun(head), None) or (
            next(self._words.of_noun(top, shared=True), None) if top != head else None
        )
        if beside is None and clause is None and self._tree.tokens[top].relation == "nsubj":
            return self._governed(head, top, measure) or self._words.described(head)
        return beside or clause or self._words.described(head) or self._governed(head, top, measure)

    def of_lead(self, lead: range) -> Happening | None:
        """Return what happened to all items of a list, as the sentence before its colon tells: "Destroyed:", "it had lost:"."""
        told = (i for i in reversed(lead) if (row := self._rows.at(i)) is not None and row.sort in LISTED)
        at = next(told, None)
        row = None if at is None else self._rows.at(at)
        if at is None or row is None:
            return None
        by = self._doer(at) if self._tree.tokens[at].upos == "VERB" else None
        return Happening(row.label, at, row.sort, by)

    def _close(self, head: int, number: int, people: bool) -> Happening | None:
        """Return what stands right beside a number of people, or who changes hands; of things only a participle in a list."""
        if (elided := self._adjacent.elided(head)) is not None or not people:
            return elided
        beside = self._adjacent.told(head, number) or returned(self._tree, self._rows, self._sides, head)
        return beside or given_for(self._tree, self._rows, number)

    def _found_so(self, clause: Happening, head: int) -> Happening:
        """Return in which state people were found, where that is told: "found nine people dead"."""
        state = next(self._words.of_noun(head), None) if clause.label == "found" else None
        return state if state is not None and state.sort == "harm" else clause

    def _own(self, own: Row, head: int, harm: Happening | None, *, partly: bool) -> Happening:
        """Return what a noun tells by itself, who did it by the clause; "took the lives of seven victims" tells more.

        So does what is told of a part (`partly`): "two of the wounded died".
        """
        if (done := self._words.inflicted(own, head)) is not None:
            return done
        if harm is not None and harm.known and (own.label == "casualties" or partly):
            return harm
        return Happening(own.label, head, own.sort, harm.by if harm is not None else None)

    def _listed(self, head: int, top: int, own: Row | None) -> Happening | None:
        """Return what is told of a part of a list alone: "11 wounded and one body"."""
        told = next(self._words.of_noun(head), None) or self._words.described(head) if top != head else None
        if told is not None and told.known:
            return told
        return Happening(own.label, head, own.sort) if own is not None and own.sort == "harm" else None

    def _during(self, head: int, number: int) -> Happening | None:
        """Return what lasted so long; only who is held or sentenced is told by its label."""
        told = self.of(head, number, measure=True, people=False)
        if told is None or (told.known and told.label in ("detained", "sentenced")):
            return told
        verb = self._tree.tokens[told.at]
        if self._sides.tells_when(head) or (told.known and verb.upos != "VERB"):
            return None
        return Happening(verb.lemma, told.at, "other", known=False) if told.known else told

    def _unless_acting(self, clause: Happening, top: int) -> Happening:
        """Return what people do who send, give, take or stop something: it does not happen to them."""
        acts = clause.sort in ("send", "give", "gain", "stop") and self._tree.tokens[top].relation == "nsubj"
        acts = acts and not any(True for _ in self._tree.with_relation(clause.at, "aux:pass", "cop"))
        things = list(self._tree.with_relation(clause.at, "obj"))
        alone = all(self._tree.tokens[i].lemma in words.ARMS or self._tree.word(i).lower() in words.THEMSELVES for i in things)
        if not acts or self._tree.tokens[clause.at].upos != "VERB" or (alone and clause.label in words.BY_THEMSELVES):
            return clause
        return Happening(self._tree.tokens[clause.at].lemma, clause.at, "other", known=False)

    def _spent(self, head: int, top: int) -> Happening | None:
        """Return what took a measure: "living so for 20 years", "a 3 million euro contribution", "jailed for 12 months"."""
        token = self._tree.tokens[top]
        signed = token.upos == "SYM" and token.relation in ("compound", "nummod")  # "$" of "a $40 million aid package"
        noun = top if top != head and not signed else token.head
        if noun >= 0 and self._tree.tokens[noun].upos == "NOUN" and (top != head or token.relation in ("nmod", "compound")):
            return self._words.granted(noun)
        if not token.relation.startswith(("obl", "nmod")) or noun < 0:
            return None
        # "located 8 km west of": the measure hangs from the adverb, which hangs from the verb.
        over = self._tree.tokens[noun].head if self._tree.tokens[noun].relation in ("advmod", "amod") else noun
        return self._of_verb(over, None, light=True) if over >= 0 else None

    def _governed(self, head: int, top: int, measure: bool) -> Happening | None:
        """Return the nearest verb over a phrase; of "the leaders of five states" none."""
        if self._tree.tokens[top].relation in ("nmod", "appos") and not measure:
            return None
        for over in list(self._tree.above(top))[: words.CLIMB]:
            token = self._tree.tokens[over]
            if token.upos == "VERB" and token.lemma not in words.SILENT:
                row = self._rows.at(over)
                told = row is not None and (not measure or row.sort == "give") and not self._is_beside(top, over)
                return Happening(row.label if row is not None and told else self._words.plain(over), over, "other", known=False)
            if token.relation in ("ccomp", "advcl", "acl:relcl", "parataxis") or self._sides.stands_alone(over):
                return None
        return None

    def _is_beside(self, noun: int, verb: int) -> bool:
        """Tell whether a noun is where or when a verb does it to something else, or does it: "in two operations"."""
        done = any(i != noun for i in self._tree.with_relation(verb, "obj", "nsubj:pass"))
        relation = self._tree.tokens[noun].relation
        cases = self._sides.cases(noun)
        row = self._rows.at(verb)
        got = row is not None and row.sort == "give" and bool(cases & {"to", "for"})  # "care was provided to 450 soldiers"
        placed = relation == "nsubj" or (
            relation.startswith("obl") and not got and bool(cases - words.BOUNDS - {"including"} or cases == {"over"})
        )
        return done and placed and self._tree.tokens[noun].head == verb

    # --- The clause --------------------------------------------------------------------------------------------------

    def _clause(self, top: int) -> Happening | None:
        tree = self._tree
        token = tree.tokens[top]
        if token.head < 0 or token.relation not in words.CLAUSES:
            return self._as_root(top)
        over, relation = self._nearest(top, token.head), token.relation
        cases = self._sides.cases(top)
        if relation == "obj" and cases and (told := self._tolls.set_to(top, over, cases)) is not None:
            return told
        if relation == "nsubj:pass" or relation == "obj" or (relation == "obl" and cases <= {"of", "between"} and top > over):
            return self._as_object(over, relation)
        if relation.startswith("nsubj"):
            return self._as_subject(over)
        if relation.startswith("obl") and cases in words.WITH:
            passive = any(True for _ in tree.with_relation(over, "nsubj:pass", "aux:pass"))
            return self._as_object(over, "nsubj:pass") if passive else self._as_subject(over)
        if relation == "nmod" and ("of" in cases or (cases & {"on", "against"} and self._rows.tells(over, "attacked"))):
            return self._as_genitive(over)
        if relation == "nmod" and "to" in cases and tree.tokens[over].lemma in words.GIVEN:
            return Happening(tree.tokens[over].lemma, over, "other", known=False)  # "state awards to eight guards"
        if relation == "nmod" and (told := self._tolls.valued(top, over, cases)) is not None:
            return told
        if not relation.startswith("obl"):
            return None
        return self._as_oblique(over, cases) or self._tolls.valued(top, over, cases)

    def _as_oblique(self, verb: int, cases: set[str]) -> Happening | None:
        """Return what a verb tells of a number behind its preposition: "gave the toll as 14", "set fire to 20 houses"."""
        token = self._tree.tokens[verb]
        if "to" in cases and (row := self._rows.done_to(verb)) is not None:
            return Happening(row.label, verb, row.sort, self._doer(verb))
        if token.lemma not in words.RISE | words.VALUES and not ("as" in cases and token.lemma in words.GIVES):
            return None
        valued = token.relation.startswith("acl") and token.lemma in words.VALUES
        worth = Happening(token.lemma, verb, "other", known=False) if valued else None
        return self._tolls.as_toll(verb) or worth  # "cocaine valued at $160,000" was not seized for it

    def _nearest(self, top: int, verb: int) -> int:
        """Return the verb that an object stands behind, where a tree hangs it from the one before: "fired gas and arrested"."""
        if self._tree.tokens[top].relation != "obj":
            return verb
        between = (i for i in self._tree.with_relation(verb, "conj") if verb < i < top and self._tree.tokens[i].upos == "VERB")
        bare = (i for i in between if not any(True for _ in self._tree.with_relation(i, "obj", "ccomp", "xcomp")))
        return next(bare, verb)

    def _as_root(self, top: int) -> Happening | None:
        """A headline without a verb: "12 dead in ..."; or a predicate: "the toll is 12", "among the dead were 12"."""
        if (among := self._adjacent.among(top)) is not None:
            return among
        subject = next(self._tree.with_relation(top, "nsubj"), None)
        if subject is not None:
            return self._tolls.of_toll(subject)
        return next(self._words.of_noun(top), None)

    def _as_object(self, verb: int, relation: str) -> Happening | None:
        tree = self._tree
        state = next(
            (
                row
                for child in tree.with_relation(verb, "xcomp", "advcl", "obj")
                if not self._is_apart(child) and (row := self._words.state(child)) is not None
            ),
            None,
        )
        if tree.tokens[verb].lemma in words.FINDS and state is not None:
            leaves = relation == "obj" and tree.tokens[verb].lemma == "leave"  # who confirmed them dead did not kill them
            return state._replace(by=self._sides.subject(verb) if leaves else None)
        if tree.tokens[verb].lemma == "leave" and (placed := self._words.left_in(verb)) is not None:
            return placed._replace(by=self._sides.subject(verb) if relation == "obj" else None)
        by = self._sides.agent(verb) if relation == "nsubj:pass" else self._doer(verb)
        if tree.tokens[verb].lemma in words.EXCEEDS or self._is_list(verb, by):
            return self._tolls.as_toll(verb)
        if (passed := self._passed_on(verb)) is not None:
            return passed
        if tree.tokens[verb].lemma == "leave" and relation in ("obj", "nsubj:pass"):
            return Happening("leave", verb, "other", by, known=False)  # who is left has not gone
        if tree.tokens[verb].lemma == "take" and self._is_needed(verb):
            return Happening("take", verb, "other", known=False)
        return self._of_verb(verb, by)

    def _doer(self, verb: int) -> int | None:
        """Return who does something; of two attacks before "killing nine" nobody tells which one killed them."""
        if self._tree.tokens[verb].lemma in words.DIES:
            return None
        near = self._sides.clause_before(verb)
        if near is None or not self._rows.strikes(near):
            return self._sides.subject(verb)
        return None if self._rows.strikes(self._tree.tokens[verb].head) else self._sides.subject(near)

    def _is_apart(self, clause: int) -> bool:
        """Tell whether a clause tells when something else happened: "left adrift after a trawler sank their boat"."""
        marks = {self._tree.word(i).lower() for i in self._tree.with_relation(clause, "mark", "advmod")}
        return bool(marks & {"after", "when", "as", "before", "since"}) and any(self._tree.with_relation(clause, "nsubj"))

    def _is_list(self, verb: int, subject: int | None) -> bool:
        """Tell whether a verb says whom a list holds: "the list of the dead includes nine people", "the dead include two"."""
        lemma = self._tree.tokens[verb].lemma
        if subject is not None and lemma in words.PASSES:
            return self._tree.tokens[subject].lemma in words.TOLLS
        if subject is None or lemma not in ("include", "number", "contain", "hold"):
            return False
        row = self._rows.at(subject) if lemma == "include" and self._tree.tokens[subject].upos in ("NOUN", "ADJ") else None
        return self._tree.tokens[subject].lemma in ("list", "toll") or (row is not None and row.sort == "harm")

    def _is_needed(self, verb: int) -> bool:
        """Tell whether what is "taken" is what something needs: "it took ten men three days to dig it out"."""
        it = any(self._tree.word(i).lower() == "it" for i in self._tree.with_relation(verb, "nsubj", "expl"))
        clauses = self._tree.with_relation(verb, "xcomp", "ccomp", "csubj", "advcl")
        return it and any(self._tree.word(i).lower() == "to" for c in clauses for i in self._tree.with_relation(c, "mark"))

    def _passed_on(self, verb: int, *, subject: bool = False) -> Happening | None:
        """Return what the complement of a verb tells of its object ("allowed them to leave") or subject ("set to be scrapped").

        A clause behind "that" tells of neither: "a doctor told the agency that 17 were wounded".
        """
        tree = self._tree
        if tree.tokens[verb].lemma not in words.PASSES_ON or self._rows.at(verb) is not None:
            return None
        if subject and tree.tokens[verb].lemma not in words.RAISES:
            return None
        for child in tree.with_relation(verb, "xcomp", "ccomp", "advcl"):
            marks = {tree.word(c).lower() for c in tree.with_relation(child, "mark")}
            if (placed := self._words.placed(child)) is not None:
                return Happening(placed.label, child, placed.sort)  # "believed to be in custody"
            if tree.tokens[child].upos == "VERB" and (
                marks == {"to"} or (not marks and tree.tokens[child].relation == "xcomp")
            ):
                passive = any(True for _ in tree.with_relation(child, "aux:pass"))
                if passive:
                    return self._of_verb(child, self._sides.agent(child))
                return self._as_subject(child) or Happening(self._words.plain(child), child, "other", known=False)
        return None

    def _as_subject(self, verb: int) -> Happening | None:
        tree = self._tree
        if (passed := self._shared_with(verb) or self._passed_on(verb, subject=True)) is not None:
            return passed
        if tree.tokens[verb].lemma in words.BECOMES:
            states = (self._words.state(child) for child in tree.with_relation(verb, "xcomp"))
            if (state := next((state for state in states if state is not None), None)) is not None:
                return state
        if (kept := self._kept(verb)) is not None:
            return Happening(kept.label, self._words.stated(verb), kept.sort)
        thing = next((i for i in tree.with_relation(verb, "obj") if tree.word(i).lower() not in words.THEMSELVES), None)
        if thing is not None and tree.tokens[verb].lemma not in words.DIES:
            row = self._rows.at(thing)
            if row is not None and tree.tokens[verb].lemma in ("suffer", "sustain", "receive", "meet", "lose"):
                return Happening(row.label, thing, row.sort)
            phrase = f"{tree.tokens[verb].lemma} {tree.tokens[thing].lemma}"
            if self._rows.tells_death(verb, thing):
                return Happening("killed", verb, "harm")
            lemma = tree.tokens[verb].lemma
            fares = tree.tokens[thing].upos == "ADJ" or lemma in words.UNDERGOES
            if fares and (row := self._rows.find(phrase)) is not None and row.sort == "harm":
                return Happening(row.label, verb, row.sort)  # "tested positive", "undergoing treatment"
            moved = self._rows.at(verb)
            attends = moved is not None and moved.label == "attended" and lemma in words.ATTENDS
            if moved is not None and (moved.label in words.MOVES or lemma in words.CATCHING or attends):
                return Happening(moved.label, verb, moved.sort)
            fails = lemma == "fail"
            row = self._rows.find(lemma)
            return Happening(row.label, verb, "harm") if fails and row is not None else None
        return self._of_verb(verb, None)

    def _shared_with(self, noun: int) -> Happening | None:
        """Return what is told of those among whom some are: "two children were among nine people killed"."""
        return next(self._words.of_noun(noun), None) if "among" in self._sides.cases(noun) else None

    def _kept(self, verb: int) -> Row | None:
        """Return what tells how those are whom a clause is about: "27 were under treatment", "four remain in hospital"."""
        if self._tree.tokens[verb].upos in ("ADJ", "NOUN", "ADV") and (own := self._rows.at(verb)) is not None:
            return own
        if (stated := self._words.stated(verb)) != verb:
            return self._rows.at(stated)
        placed = (
            (verb, *self._tree.with_relation(verb, "obl", "xcomp"))
            if self._tree.tokens[verb].lemma in words.BECOMES
            else (verb,)
        )
        return next((row for i in placed if (row := self._words.placed(i)) is not None), None)

    def _as_genitive(self, noun: int) -> Happening | None:
        row = self._rows.at(noun)
        if row is not None and self._tree.tokens[noun].lemma not in words.TOLLS:
            by = next(iter(self._tree.with_relation(noun, "nmod:poss")), None)
            token = self._tree.tokens[noun]
            if by is None and token.relation == "obj" and self._tree.tokens[token.head].lemma in words.DOING:
                by = self._sides.subject(token.head)  # not who "condemned the killing of 12"
            return Happening(row.label, noun, row.sort, by)
        through = self._tree.tokens[noun].lemma in words.TOLLS | words.GROUPS
        told = self._tolls.of_toll(noun) or (self._clause(noun) if through else None)
        if self._tree.tokens[noun].lemma in words.REMAINS and (told is None or not told.known or told.label == "found"):
            return Happening("killed", noun, "harm")
        return told

    def _of_verb(self, verb: int, by: int | None, *, light: bool = False) -> Happening | None:
        tree = self._tree
        token = tree.tokens[verb]
        row = self._rows.joint(verb) or self._rows.at(verb)
        if token.lemma == "fail" and any(True for _ in tree.with_relation(verb, "xcomp")):
            row = None  # who "failed to agree" lost nothing
        to = self._sides.receiver(verb) if row is not None and row.sort in ("send", "give") else None
        if row is not None:
            return Happening(row.label, verb, row.sort, by, to)
        plain = self._words.plain(verb)
        if plain == token.lemma and (token.lemma in (words.SILENT if light else words.LIGHT) or token.upos != "VERB"):
            return None
        return Happening(plain, verb, "other", by, known=False)
