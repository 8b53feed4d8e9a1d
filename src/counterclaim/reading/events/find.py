"""Finds the events of a report."""

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.ids import record_id
from counterclaim.lexicon import load_rows
from counterclaim.reading.control import controller_of
from counterclaim.reading.events.status import status_of
from counterclaim.reading.events.terms import Term, forms_of, load_terms
from counterclaim.reading.figures.counted import people_words
from counterclaim.reading.figures.setting import Setting
from counterclaim.reading.ground import Ground
from counterclaim.reading.participants import Participants
from counterclaim.records import Event, Figure, Participant, Span

_FORCES = frozenset({"MIL", "REB", "PRM", "COP", "UAF", "CRM"})
_TOWARDS = tuple("on against at to over upon with from in into toward towards of for across".split())
_LIGHT = frozenset(
    "carry conduct launch stage mount make hold wage begin start resume impose sign reach give declare lead "
    "face voice express lodge issue file raise show offer announce organize organise join attend take provide extend "
    "deliver send commit perpetrate continue undertake perform execute have pay open "
    "call trade exchange swap".split()
)
_ANSWERS = frozenset({"denies", "disputes", "confirms", "declines"})
_VERBS = ("VERB",)
_SUFFERED = frozenset({"ASSAULT", "COERCE"})
"""Types whose verbs, joined to a passive and without an object, are passives too: "killed and injured", not "held and fled"."""
_DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT", "PROTEST", "MOBILIZE"})
"""Types that tell something even where nobody knows who did it."""
_CLIMB = 5
_PARTS = frozenset("part portion half most much majority bulk rest remainder piece section stretch number group all".split())
"""Nouns that stand for what is behind their "of"."""
_NAMING = frozenset({"name", "identify", "quote"})
_TAKING_BACK = frozenset({"withdraw", "retract", "drop", "repeat", "release", "issue"})
"""Verbs that tell of words where their object is a word for them: "withdrew its claim"."""
_DURING = frozenset({"in", "during", "amid", "after", "before", "of"})
"""Prepositions before a deed that is no more than when something else is done: "killed in fighting"."""
_SELVES = frozenset({"himself", "herself", "itself", "themselves", "ourselves", "myself", "yourself"})


def find_events(ground: Ground, figures: Sequence[Figure]) -> tuple[Event, ...]:
    """Return the events of a report, in text order: one for each word that tells one.

    Types and modes are those of PLOVER 2.0 (openeventdata/PLOVER); a verb of saying is none where what is said is one.
    """
    finder = _Finder(ground, figures)
    found = (finder.event(i, term) for i in finder.words() if (term := finder.term(i)) is not None)
    return tuple(sorted((event for event in found if event is not None), key=lambda event: event.trigger))


class _Finder:
    """All that is looked up for the events of one report."""

    def __init__(self, ground: Ground, figures: Sequence[Figure]) -> None:
        self._ground = ground
        self._tree = ground.tree
        self._terms = load_terms(ground.scene.lexicon)
        self._unmeant = frozenset(row["word"] for row in load_rows("natural_causes", ground.scene.lexicon))
        self._people = people_words(ground.scene.lexicon)
        self._measures = frozenset(row["word"] for row in load_rows("units", ground.scene.lexicon) if row["kind"] == "measure")
        self._participants = Participants(ground)
        self._setting = Setting(ground)
        self._figures = list(figures)
        attributed = {claim.attribution: claim for claim in ground.claims if claim.attribution is not None}
        self._cues = {
            i: attributed[one.id]
            for one in ground.reading.attributions
            if one.cue is not None and one.content and one.id in attributed
            for i in ground.tree.within(one.cue)
        }
        self._names = frozenset(
            i for mention in ground.scene.parse.mentions if mention.broad in ("person", "organisation", "place")
            for i in ground.tree.within(mention.span)
        )  # fmt: skip

    def words(self) -> Iterator[int]:
        """Yield the words of the blocks that claims are read from."""
        for block in self._ground.scene.paragraphs:
            for sentence in block:
                yield from self._ground.tree.within(sentence)

    def term(self, i: int) -> Term | None:
        """Return the term of a word, or None where it tells no event."""
        token = self._tree.tokens[i]
        pos = "v" if token.upos in _VERBS else "n" if token.upos in ("NOUN", "PROPN") else ""
        described = "amod" if pos == "v" else "compound"  # "the outlawed party", "a raid commander"
        if not pos or i in self._names or token.relation == described:
            return None
        for form in forms_of(self._tree, i):
            for term in self._terms[pos].get(form, ()):
                if pos == "n" or self._fits(i, term):
                    told = self._only_answers(i) or (pos == "v" and self._is_told_by_object(i, term))
                    return None if told else term
        return None

    def _is_told_by_object(self, verb: int, term: Term) -> bool:
        """Tell whether a verb says no more than the noun it does: "carried out air strikes", "an attack carried out by"."""
        if self._tree.tokens[verb].lemma not in _LIGHT:
            return False
        nouns = [j for j in self._tree.with_relation(verb, "obj", "nsubj:pass") if self._tree.tokens[j].upos == "NOUN"]
        told = [self.term(j) for j in nouns]
        return any(one is not None and one.type == term.type for one in told)

    def _only_answers(self, i: int) -> bool:
        """Tell whether a verb is the cue of a claim that answers another of the report: that is a stance, and no event.

        Nor is it one to ask "not to be named".
        """
        if any(self._tree.tokens[j].lemma in _NAMING for j in self._tree.with_relation(i, "xcomp", "ccomp")):
            return True
        said = (j for j in self._tree.with_relation(i, "obj") if self._tree.tokens[j].lemma not in self._people)
        if self._tree.tokens[i].lemma in _TAKING_BACK and any(
            self._ground.scene.cues.has(self._tree.word(j), "noun", "refer") for j in said
        ):
            return True
        claim = self._cues.get(i)
        return claim is not None and claim.stance in _ANSWERS and any(answer.claim is not None for answer in claim.answers)

    def _fits(self, i: int, term: Term) -> bool:
        if term.objects:
            given = self._behind(i, ("with",))  # "supplied them with tanks"
            return any(self._is_object(j, term) for j in (*self._objects(i), *(() if given is None else (given,))))
        if term.subject == "@whom":
            return any(one.party or one.actor or one.sector for j in self._objects(i) for one in self._named(j))
        if term.subject in ("@alone", "@object"):
            return any(True for _ in self._tree.with_relation(i, "obj")) == (term.subject == "@object")
        if term.subject is not None and term.subject != "@actor":
            return any(self._is_kind(j, term.subject) for j in self._subjects(i))
        return True

    def _named(self, i: int) -> tuple[Participant, ...]:
        """Return who an object is; a thing of somebody's is nobody: "welcomed Kenya's decision"."""
        token = self._tree.tokens[i]
        thing = token.upos == "NOUN" and token.lemma not in self._people
        whose = thing and any(True for _ in self._tree.with_relation(i, "nmod", "nmod:poss"))
        return () if whose else self._participants.at(i)

    def _is_object(self, i: int, term: Term) -> bool:
        lemma = self._tree.tokens[i].lemma.lower()
        if "town" in term.objects and self._is_named_place(i):
            return True  # "captured Goz Beida"
        if lemma in self._people and "person" in term.objects:
            return True  # a row for people is one for people of all kinds
        return lemma in term.objects or lemma.removesuffix("s") in term.objects

    def _is_named_place(self, i: int) -> bool:
        span = self._tree.tokens[i].span
        return self._ground.place_at(span) is not None or "place" in self._ground.scene.mention_kinds(span)

    def _is_kind(self, i: int, kind: str) -> bool:
        participants = self._participants.at(i)
        if kind == "@force":
            return any(one.sector in _FORCES for one in participants)
        if kind == "@worker":
            return any(
                word in self._tree.tokens[i].lemma.lower()
                for word in ("worker", "union", "teacher", "employee", "miner", "driver")
            )
        return any(one.actor is not None for one in participants)

    # --- Roles ---------------------------------------------------------------------------------------------------------

    def event(self, i: int, term: Term) -> Event | None:
        """Return the event of a word; of a noun without anybody who takes part None, unless it is violence."""
        noun = self._tree.tokens[i].upos != "VERB"
        who, whom = self._of_noun(i, term) if noun else self._of_verb(i, term)
        if term.roles == "with":
            all_ = (*who, *whom)
            known = tuple(one for one in all_ if one.party or one.actor or one.sector)
            who, whom = known or all_, ()
        elif term.roles == "pat":
            who, whom = whom, ()
        if self._is_nobodys(term, who, whom):
            return None
        if noun and not who and not whom and term.type not in ("ASSAULT", "RETREAT"):
            return None
        trigger = self._trigger(i)
        # "Kenya accused Uganda": the accusation is made by whoever makes the claim.
        claim = self._cues.get(i) or self._ground.claim_at(trigger)
        where = self._setting.of(trigger, i, claim)
        return Event(
            id=record_id("event", self._ground.scene.report.id, [trigger]),
            type=term.type,
            trigger=trigger,
            mode=term.mode,
            who=_distinct(who),
            to_whom=_distinct(whom, who),
            place=where.place,
            when=where.when,
            figures=self._counted(i),
            status=status_of(self._tree, i, claim),
            claim=claim.id if claim is not None else None,
        )

    def _is_nobodys(self, term: Term, who: Sequence[Participant], whom: Sequence[Participant]) -> bool:
        """Tell whether no actor takes part: PLOVER's events are what actors do to each other, no tsunami and no statistics."""
        if who and all(self._is_unmeant(one) for one in who):
            return True
        known = any(one.party or one.actor or one.sector for one in (*who, *whom))
        return not known and (term.subject == "@actor" or term.type not in _DEEDS)

    def _is_unmeant(self, one: Participant) -> bool:
        head = self._tree.head_of(one.span)
        return head is not None and self._tree.tokens[head].lemma.lower() in self._unmeant

    def _of_verb(self, i: int, term: Term) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        passive = next(self._tree.with_relation(i, "nsubj:pass"), None)
        passive = passive if passive is not None and self._tree.tokens[passive].relation == "nsubj:pass" else self._modified(i)
        passive = self._suffers_too(i) if passive is None and term.type in _SUFFERED else passive
        if passive is not None:
            agent = self._behind(i, ("by",))
            who = self._at(agent) if agent is not None else ()
            return who, self._at(passive) or self._towards(i)
        who = tuple(one for subject in self._subjects(i) for one in self._actors(subject))
        people = frozenset() if term.roles == "sto" else self._people
        objects = [j for j in self._objects(i) if not self._is_object(j, term) or self._tree.tokens[j].lemma in people]
        whom = tuple(one for j in objects for one in self._at(j))
        given = self._behind(i, ("with",))
        if whom and given is not None and self._is_object(given, term):
            return who, whom  # "supplied them with tanks"
        if term.roles in ("sto", "with", "s") or not whom:
            towards = self._towards(i, ("with", "between")) if term.roles == "with" else self._towards(i)
            whom = (*(whom if term.roles == "with" else ()), *towards) or whom
        return who, whom

    def _actors(self, subject: int) -> tuple[Participant, ...]:
        """Return who does what a subject does; of a deed ("the junta's strike killed ten") who did that, where it is told."""
        deed = self._tree.tokens[subject].upos == "NOUN" and self._tree.tokens[subject].lemma not in self._people
        if deed and self.term(subject) is not None and (whose := self._participants.modifiers(subject, sectors=True)):
            return whose
        return self._at(subject)

    def _suffers_too(self, i: int) -> int | None:
        """Return the subject that a participle shares with a passive before it: "were shot and wounded"."""
        token = self._tree.tokens[i]
        own = any(True for _ in self._tree.with_relation(i, "obj", "aux"))
        if token.relation != "conj" or own or self._tree.word(i).lower().endswith("ing"):
            return None
        beside = next(self._tree.with_relation(i, "nsubj"), None)
        if beside is not None:  # "20 were killed and 50 displaced"
            return beside if any(True for _ in self._tree.with_relation(token.head, "nsubj:pass", "aux:pass")) else None
        shared = next(self._tree.with_relation(token.head, "nsubj:pass"), None)
        return shared if shared is not None and self._tree.tokens[shared].relation == "nsubj:pass" else None

    def _modified(self, i: int) -> int | None:
        """Return the noun that a participle describes: "the soldiers captured near X"."""
        token = self._tree.tokens[i]
        participle = token.relation == "acl" and not self._tree.word(i).lower().endswith("ing")
        return (
            token.head
            if participle and token.head >= 0 and not any(True for _ in self._tree.with_relation(i, "mark"))
            else None
        )

    def _of_noun(self, i: int, term: Term) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        by = self._behind(i, ("by",))
        who = (*self._participants.modifiers(i, sectors=True), *(self._at(by) if by is not None else ()))
        between = self._behind(i, ("between", "among"))
        if between is not None:
            return (*who, *self._at(between)), ()
        if not who:
            who = self._of_light_verb(i)
        return who, self._towards(i, named=term.roles == "with")

    def _of_light_verb(self, i: int) -> tuple[Participant, ...]:
        """Return who does what a noun tells where its verb says no more: "the army launched an attack"."""
        token = self._tree.tokens[i]
        if token.head < 0 or self._tree.tokens[token.head].lemma not in _LIGHT:
            return ()
        if token.relation == "obj":
            return tuple(one for subject in self._subjects(token.head) for one in self._at(subject))
        agent = self._behind(token.head, ("by",)) if token.relation == "nsubj:pass" else None
        return self._at(agent) if agent is not None else ()

    def _towards(self, i: int, prepositions: Sequence[str] = _TOWARDS, *, named: bool = False) -> tuple[Participant, ...]:
        """Return who stands behind the prepositions of a verb or noun, by the first of them that names somebody.

        Of what is done together (`named`) only who is known takes part: "talks on prisoners" are not held with them.
        """
        for preposition in prepositions:
            j = self._behind(i, (preposition,))
            if j is None or self._is_time(j):
                continue
            found = self._at(j)
            if named or preposition in ("in", "of", "for", "across", "to", "from", "over", "into"):
                found = tuple(one for one in found if one.party or one.actor or one.sector)
            if found:
                return found
        return ()

    def _behind(self, i: int, prepositions: tuple[str, ...]) -> int | None:
        for child in self._tree.with_relation(i, "obl", "nmod"):
            if self._cases(child).intersection(prepositions):
                return child
        return None

    def _is_time(self, i: int) -> bool:
        return self._ground.time_over(self._tree.tokens[i].span) is not None

    def _at(self, i: int) -> tuple[Participant, ...]:
        """Return who a word names, and where that is a thing of somebody's ("a Kenyan strike") whose it is."""
        if self._is_time(i) or self._tree.word(i).lower() in _SELVES:
            return ()
        if self._tree.tokens[i].upos == "PRON" and self._tree.tokens[i].relation.startswith("nsubj"):
            antecedent = self._antecedent(i)
            if antecedent is not None:
                return self._participants.at(antecedent)
        return self._participants.at(i)

    def _antecedent(self, i: int) -> int | None:
        """Return the noun that a relative pronoun stands for."""
        if self._tree.word(i).lower() not in ("who", "which", "that"):
            return None
        verb = self._tree.tokens[i].head
        relative = verb >= 0 and self._tree.tokens[verb].relation == "acl:relcl"
        return self._tree.tokens[verb].head if relative else None

    def _subjects(self, i: int) -> list[int]:
        """Return the subjects of a verb, or of the verb that it shares them with."""
        verb = i
        for _ in range(_CLIMB):
            ing = self._tree.word(verb).lower().endswith("ing")
            told = [j for j in self._tree.with_relation(verb, "nsubj") if not (ing and j > verb)]
            found = [j for j in told if self._tree.tokens[j].relation == "nsubj"]
            if told and not found:
                return []  # "the hospital was shelled, killing 20": it killed nobody
            if found:
                return found
            if (blamed := controller_of(self._tree, verb)) is not None:
                return [blamed]
            token = self._tree.tokens[verb]
            if token.relation in ("acl:relcl", "acl") and token.head >= 0 and self._tree.word(verb).lower().endswith("ing"):
                return [token.head]
            if token.relation not in ("conj", "xcomp", "advcl") or token.head < 0 or self._marks(verb) & _DURING:
                return []
            verb = token.head
        return []

    def _objects(self, i: int) -> list[int]:
        found = [*self._tree.with_relation(i, "obj")]
        found += [*self._tree.with_relation(i, "nsubj:pass")] if not found else []
        counted = [n for j in found if self._tree.tokens[j].upos == "NUM" for n in self._tree.with_relation(j, "nmod")]
        counted += [j for j in self._tree.with_relation(i, "obl") if self._is_counted(j)] if not found else []
        if counted:
            return counted
        found = [self._whole(j) for j in found if self._tree.tokens[j].relation in ("obj", "nsubj:pass")]
        return [member for j in found for member in (j, *self._tree.with_relation(j, "conj"))]

    def _whole(self, i: int) -> int:
        """Return the noun that a part or measure is of: "captured part of the town", "25 tons of aid"."""
        token = self._tree.tokens[i]
        if token.lemma not in _PARTS and token.lemma not in self._measures:
            return i
        return next((j for j in self._tree.with_relation(i, "nmod") if "of" in self._cases(j)), i)

    def _cases(self, i: int) -> set[str]:
        return {self._tree.word(case).lower() for case in self._tree.with_relation(i, "case")}

    def _marks(self, verb: int) -> set[str]:
        return {self._tree.word(i).lower() for i in self._tree.with_relation(verb, "case", "mark")}

    def _is_counted(self, i: int) -> bool:
        """Tell whether a noun behind "of" is what a number before it counts: "deployed 1,200 of its troops"."""
        return self._cases(i) == {"of"} and any(True for _ in self._tree.with_relation(i, "nummod"))

    # --- What belongs to it ----------------------------------------------------------------------------------------------

    def _trigger(self, i: int) -> Span:
        """Return the words of the event: verb and particle, noun and the noun before it."""
        close = [j for j in self._tree.with_relation(i, "compound:prt") if j == i + 1]
        return self._tree.span_of([i, *close])

    def _counted(self, i: int) -> tuple[str, ...]:
        """Return the figures whose happening the word tells, or that stand among its objects."""
        span = self._tree.tokens[i].span
        below = self._tree.span_of(self._tree.below(i, without=("conj", "parataxis", "advcl", "acl:relcl")))
        return tuple(
            figure.id
            for figure in self._figures
            if (figure.what_span is not None and figure.what_span.overlaps(span))
            or (figure.what_span is None and below.holds(figure.span))
        )


def _distinct(participants: Iterable[Participant], taken: Iterable[Participant] = ()) -> tuple[Participant, ...]:
    known = {one.span for one in taken}
    return tuple({one.span: one for one in participants if one.span not in known}.values())
