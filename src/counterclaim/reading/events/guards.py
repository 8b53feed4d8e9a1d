"""What a row for an event needs beside its word: objects, and a kind of subject, object or clause."""

from collections.abc import Callable, Mapping

from counterclaim.reading.events.acting import known
from counterclaim.reading.events.roles import Roles
from counterclaim.reading.events.struck import Struck
from counterclaim.reading.events.terms import Term, load_terms
from counterclaim.reading.ground import Ground
from counterclaim.reading.participants import Participants
from counterclaim.records import Participant

_FORCES = frozenset({"MIL", "REB", "PRM", "COP", "UAF", "CRM"})
_WORKERS = tuple("worker union teacher employee miner driver nurse doctor docker staff pilot lecturer".split())
_WIDE = frozenset({"nationwide", "general", "indefinite", "wildcat", "national", "countrywide"})
"""What a strike is that is the workers' of a whole country or firm."""
_UNIONS = frozenset({"union", "unions", "worker", "workers"})
_PAY = frozenset("pay wage salary pension job overtime layoff contract benefit".split())
"""What a strike over it is the workers'."""
_OFFICES = frozenset({"GOV", "LEG", "JUD", "PTY", "OPP", "ELI"})
_TO_COME = frozenset("will would shall should could may might can must 'll ’ll 'd ’d if unless ready prepared going".split())
_ANSWERS = frozenset(
    "price consequence response retaliation reprisal punishment repercussion reckoning revenge force retaliate".split()
)
"""What somebody is threatened with who is warned of it: no warning of rain."""
_CAPTIVES = frozenset("captive hostage prisoner detainee captivity".split())
_ASKING = frozenset("whether if why how when where what who whom which".split())


_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
_MANY = frozenset("hundred thousand dozen score ten crowd many several protester".split())


class Guards:
    """Tells whether the words around a verb fit what its row asks for."""

    def __init__(self, ground: Ground, participants: Participants, roles: Roles, struck: Struck) -> None:
        self._tree = ground.tree
        self._participants = participants
        self._roles = roles
        self._words = roles.words
        self._ground = ground
        self._verbs = load_terms(ground.scene.lexicon)["v"]
        self._strikes = [j for j, token in enumerate(ground.tree.tokens) if token.lemma == "strike" and token.upos == "NOUN"]
        self._tests: Mapping[str, Callable[[int], bool]] = {
            "@actor": lambda _: True,  # who takes part is asked when all of them are known
            "@alone": lambda i: not any(self._is_fired_or_object(j) for j in self._words.direct(i)),
            "@object": lambda i: any(self._tree.tokens[j].relation != "nsubj" for j in self._words.direct(i)),
            "@plain": lambda i: not any(True for _ in self._tree.with_relation(i, "xcomp")),
            "@whom": self._is_done_to_somebody,
            "@granted": lambda i: self._is_done_to_somebody(i) and any(known(roles.at(j)) for j in self._words.subjects(i)),
            "@people": self._is_done_to_people,
            "@force": lambda i: self._has_subject(i, self._is_force),
            "@unarmed": lambda i: not self._has_subject(i, self._is_force),
            "@worker": lambda i: self._has_subject(i, self._is_worker),
            "@person": lambda i: self._has_subject(i, self._is_traveller),
            "@body": lambda i: self._has_subject(i, self._is_body),
            "@weapon": lambda i: self._has_subject(i, self._is_weapon),
            "@captive": lambda i: self._has_subject(i, self._is_captive),
            "@armed": self._is_by_a_force,
            "@wanted": self._is_wanted,
            "@clause": self._is_wanted_by_clause,
            "@threat": self._is_to_come,
            "@office": lambda i: self._has_subject(i, self._is_office),
            "@tooffice": lambda i: any(self._is_office(j) for j in self._words.objects(i)),
            "@harmless": lambda i: not self._has_subject(i, struck.is_blow),
            "@unasking": lambda i: not self._is_asking(i),
            "@state": lambda i: any(self._is_state(j) for j in self._words.objects(i)),
            "@animate": lambda i: all(self._is_somebody(j) for j in self._words.subjects(i)),
            "@crowd": lambda i: all(self._is_crowd(j) for j in self._words.subjects(i)),
            "@bidden": self._is_bidden,
            "@hostile": self._is_hostile,
            "@partner": lambda i: any(known(self._named(j)) for j in self._words.deep(i, "to", "from", "with")),
            "@settled": self._is_settled,
        }

    def fit(self, i: int, term: Term) -> bool:
        """Tell whether all that a row asks for stands with the verb."""
        return self._fits_objects(i, term) and all(self._tests[guard](i) for guard in term.guards if guard in self._tests)

    def fit_noun(self, i: int, term: Term) -> bool:
        """Tell whether a noun is what its row tells: a strike of nurses is no blow."""
        if "@people" in term.guards and not self._is_of_people(i):
            return False
        about = self._words.behind(i, "on", "against", "of", "over", "for")
        if term.objects and not any(self._roles.kinds.is_object(j, term) for j in about):
            return False
        return "@worker" not in term.guards or self._is_work_stopped(i)

    def _is_of_people(self, noun: int) -> bool:
        """Tell whether people are what is told of behind a noun: "a round-up of suspects", not "a round-up of the news"."""
        whom = [*self._words.behind(noun, "of"), *self._tree.with_relation(noun, "compound")]
        return any(self._tree.tokens[j].lemma.lower() in self._roles.people or self._is_force(j) for j in whom)

    def _is_work_stopped(self, strike: int) -> bool:
        """Tell whether a strike is one of workers, or "the strike" where the report has told of such a one before."""
        if self._is_of_workers(strike) or self._is_told_by_workers(strike):
            return True
        known = any(self._tree.word(j).lower() == "the" for j in self._tree.with_relation(strike, "det"))
        if not known or self._is_blow(strike):
            return False
        before = (j for j in reversed(self._strikes) if j < strike)
        return next((workers for j in before if (workers := self._is_of_workers(j)) or self._is_blow(j)), False)

    def _is_of_workers(self, strike: int) -> bool:
        """Tell whether words beside a strike tell whose it is: "a strike by miners", "nurses called a strike", "over pay"."""
        token = self._tree.tokens[strike]
        below = self._tree.below(strike, without=("acl", "acl:relcl", "conj", "appos"))
        if any(self._is_worker(j) for j in below):
            return True
        if token.relation in ("obj", "xcomp") and self._has_subject(token.head, self._is_worker):
            return not self._is_blow(strike)
        single = self._tree.word(strike).lower() == "strike"
        if single and any(self._tree.tokens[j].lemma.lower() in _WIDE for j in self._tree.with_relation(strike, "amod")):
            return not self._is_blow(strike)
        bare = strike > 0 and self._tree.word(strike - 1).lower() == "on"
        return bare or any(self._tree.tokens[j].lemma.lower() in _PAY for j in self._words.behind(strike, "over", "for"))

    def _is_told_by_workers(self, strike: int) -> bool:
        """Tell whether a union speaks of a strike that hits nobody: "the strike will go on, the union said"."""
        claim = self._ground.claim_at(self._tree.tokens[strike].span)
        attribution = self._ground.attributions.get(claim.attribution or "") if claim is not None else None
        if attribution is None or attribution.source is None or self._is_blow(strike):
            return False
        return any(self._tree.word(j).lower() in _UNIONS and self._is_worker(j) for j in self._tree.within(attribution.source))

    def _is_blow(self, strike: int) -> bool:
        """Tell whether a strike is told to hit or harm: "strikes on the town", "the Kenyan strike", "the strike killed two"."""
        token = self._tree.tokens[strike]
        aimed = any(True for _ in self._words.behind(strike, "on", "against", "at"))
        over = self._verbs.get(self._tree.tokens[token.head].lemma, ()) if token.head >= 0 else ()
        harm = any(row.type == "ASSAULT" for row in over)
        whose = self._participants.modifiers(strike, sectors=True)
        return aimed or harm or token.lemma != "strike" or any(one.sector in _FORCES or one.party for one in whose)

    def _fits_objects(self, i: int, term: Term) -> bool:
        given = self._words.behind(i, "with", "as")  # "supplied them with tanks", "held them as hostages"
        return not term.objects or any(self._roles.kinds.is_object(j, term) for j in (*self._words.objects(i), *given))

    def _has_subject(self, i: int, is_kind: Callable[[int], bool]) -> bool:
        return any(is_kind(j) for j in self._words.subjects(i))

    def _is_force(self, i: int) -> bool:
        return any(one.sector in _FORCES for one in self._participants.at(i))

    def _is_actor(self, i: int) -> bool:
        return any(one.actor is not None for one in self._participants.at(i))

    def _is_traveller(self, i: int) -> bool:
        """Tell whether a word names a person, or an office that one holds: "Kenya's prime minister"."""
        if any(True for _ in self._tree.with_relation(self._tree.tokens[i].head, "aux:pass")):
            return False  # "the mayor was flown to France"
        return self._is_actor(i) or (self._is_office(i) and self._tree.tokens[i].lemma.lower() in self._roles.people)

    def _is_body(self, i: int) -> bool:
        return any(one.sector != "CVL" for one in known(self._participants.at(i)))

    def _is_office(self, i: int) -> bool:
        """Tell whether a word names a government, party or court, or who speaks for one; a country by its name is none."""
        return any(one.sector in _OFFICES and one.name != one.party for one in self._participants.at(i))

    def _is_state(self, i: int) -> bool:
        """Tell whether a word is the name of a state: in "Kenya beat Uganda" nobody is hurt."""
        return any(one.sector == "GOV" and one.name == one.party for one in self._participants.at(i))

    def _is_somebody(self, i: int) -> bool:
        """Tell whether a word is for people, or names a body: not "shares rallied"."""
        return self._is_crowd(i) or bool(known(self._participants.at(i)))

    def _is_crowd(self, i: int) -> bool:
        """Tell whether a word is for people, or hundreds of them, not for a body, a state or a thing."""
        token = self._tree.tokens[self._words.antecedent(i) or i]
        return token.lemma.lower() in self._roles.people or token.lemma.lower() in _MANY or token.upos == "PRON"

    def _is_bidden(self, i: int) -> bool:
        """Tell whether somebody is to do something: "told the army to leave", "wants Uganda to leave"."""
        for clause in self._tree.with_relation(i, "xcomp", "ccomp", "advcl"):
            whom = (*self._tree.with_relation(i, "obj", "iobj"), *self._tree.with_relation(clause, "nsubj"))
            if clause > i and "to" in self._words.marks(clause) and any(known(self._named(j)) for j in whom if j > i):
                return True
        return False

    def _is_hostile(self, i: int) -> bool:
        """Tell whether what somebody means to do is hostile: "vowed to attack", not "vowed to help"."""
        for clause in self._tree.with_relation(i, "xcomp", "ccomp", "advcl"):
            told = self._roles.told(clause, "obj") if clause > i else ()
            if told and ("to" in self._words.marks(clause) or self._tree.tokens[clause].relation == "ccomp"):
                return not _HOSTILE.isdisjoint(told)
        return False

    def _is_settled(self, i: int) -> bool:
        """Tell whether what is agreed is to be done, not only so: not "agreed that the drought was severe"."""
        clauses = self._tree.with_relation(i, "ccomp")
        below = [self._tree.word(j).lower() for clause in clauses for j in self._tree.below(clause)]
        return not below or "to" in below or not _TO_COME.isdisjoint(below)

    def _is_worker(self, i: int) -> bool:
        if self._tree.tokens[i].upos == "PRON":
            return any(one.sector == "LAB" for one in self._participants.at(i))
        named = any(word in self._tree.tokens[i].lemma.lower() for word in _WORKERS)
        return named and not any(one.sector == "IGO" for one in self._participants.at(i))  # a union of states

    def _is_weapon(self, i: int) -> bool:
        return self._roles.kinds.is_weapon(self._words.whole(i))

    def _is_fired_or_object(self, i: int) -> bool:
        """Tell whether a verb has an object: "fired six shots", "six shots were fired on Monday", not "they were fired on"."""
        return self._tree.tokens[i].relation == "obj" or self._is_weapon(i)

    def _is_captive(self, i: int) -> bool:
        return any(self._tree.tokens[j].lemma.lower() in _CAPTIVES for j in self._tree.below(i))

    def _is_by_a_force(self, i: int) -> bool:
        """Tell whether what comes upon somebody comes of a force, or of nobody who is told: "came under attack from rebels"."""
        agents = [one for j in self._roles.sufferings_agents(i) for one in self._participants.at(j)]
        return not agents or any(one.sector in _FORCES for one in agents)

    def _is_wanted(self, i: int) -> bool:
        """Tell whether something is asked for: "insisted on a pullout", "insisted that it leave", not "that it had left"."""
        if any(True for _ in self._words.behind(i, "on", "upon")) or any(True for _ in self._tree.with_relation(i, "obj")):
            return True
        return self._is_wanted_by_clause(i)

    def _is_wanted_by_clause(self, i: int) -> bool:
        """Tell whether a clause tells what is asked for: "commanded them to leave", not "commanded the units"."""
        return any(self._words.is_wanted(j) for j in self._tree.with_relation(i, "ccomp", "xcomp", "advcl"))

    def _is_to_come(self, i: int) -> bool:
        """Tell whether who warns threatens somebody, or says what he will do: not "warned that the truce was weak"."""
        addressed = self._is_done_to_somebody(i) or any(known(self._named(j)) for j in self._tree.with_relation(i, "iobj"))
        clauses = list(self._tree.with_relation(i, "ccomp"))
        if not clauses and (self._is_told_ahead(i) or self._is_advice(i)):
            return False
        own = {j for subject in self._tree.with_relation(i, "nsubj") for j in self._tree.below(subject)}
        below = {self._tree.tokens[j].lemma.lower() for j in self._tree.below(i) if j not in own}
        below |= {self._tree.word(j).lower() for clause in clauses for j in self._tree.below(clause)}
        if addressed or not below.isdisjoint(_ANSWERS):
            return True
        return not below.isdisjoint(_TO_COME) and any(self._is_own_deed(clause) for clause in clauses)

    def _is_own_deed(self, clause: int) -> bool:
        """Tell whether a clause tells what its speaker will do, or force that is to be used."""
        return self._words.is_of_itself(clause) or not _HOSTILE.isdisjoint(self._roles.told(clause))

    def _is_advice(self, i: int) -> bool:
        """Tell whether somebody warns nobody of something that is unwise: "warned against jumping to conclusions"."""
        against = any("against" in self._words.marks(j) for j in self._tree.with_relation(i, "advcl", "xcomp"))
        return against and not any(True for _ in self._tree.with_relation(i, "obj", "iobj", "nsubj:pass"))

    def _is_told_ahead(self, i: int) -> bool:
        """Tell whether somebody only learns in time what is coming: "residents had been warned two hours before the flood"."""
        passive = any(True for _ in self._tree.with_relation(i, "aux:pass"))
        told = any(True for _ in self._words.behind(i, "by", "of", "against", "over", "about"))
        return passive and not told and not any(True for _ in self._tree.with_relation(i, "xcomp", "advcl"))

    def _is_asking(self, i: int) -> bool:
        """Tell whether a clause below is a question: "asked why they left"."""
        clauses = self._tree.with_relation(i, "ccomp", "xcomp", "advcl", "obj")
        return any(self._tree.word(self._tree.below(j)[0]).lower() in _ASKING for j in clauses if j > i)

    def _is_done_to_people(self, verb: int) -> bool:
        words = self._words.objects(verb)
        counted = (self._roles.kinds.counted(j) for j in words)
        people = any(self._tree.tokens[j].lemma.lower() in self._roles.people for j in counted)
        return people or self._is_done_to_somebody(verb)

    def _is_done_to_somebody(self, verb: int) -> bool:
        return any(known(self._named(j)) for j in self._words.objects(verb))

    def _named(self, i: int) -> tuple[Participant, ...]:
        """Return who an object is; a thing of somebody's is nobody: "welcomed Kenya's decision"."""
        token = self._tree.tokens[i]
        thing = token.upos == "NOUN" and token.lemma not in self._roles.people and token.lemma != "delegation"
        whose = thing and any(True for _ in self._tree.with_relation(i, "nmod", "nmod:poss"))
        return () if whose else self._participants.at(i)
