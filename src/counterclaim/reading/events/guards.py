"""What a row for an event needs beside its word: objects, and a kind of subject, object or clause."""

from collections.abc import Callable, Mapping

from counterclaim.reading.events.acting import known
from counterclaim.reading.events.roles import Roles
from counterclaim.reading.events.terms import Term
from counterclaim.reading.ground import Ground
from counterclaim.reading.participants import Participants
from counterclaim.records import Participant

_FORCES = frozenset({"MIL", "REB", "PRM", "COP", "UAF", "CRM"})
_WORKERS = tuple("worker union teacher employee miner driver nurse doctor docker staff pilot lecturer".split())
_PAY = frozenset("pay wage salary pension job overtime layoff contract benefit".split())
"""What a strike over it is the workers'."""
_CAPTIVES = frozenset("captive hostage prisoner detainee captivity".split())
_ASKING = frozenset("whether if why how when where what who whom which".split())


class Guards:
    """Tells whether the words around a verb fit what its row asks for."""

    def __init__(self, ground: Ground, participants: Participants, roles: Roles) -> None:
        self._tree = ground.tree
        self._participants = participants
        self._roles = roles
        self._words = roles.words
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
            "@person": lambda i: self._has_subject(i, self._is_actor),
            "@body": lambda i: self._has_subject(i, self._is_body),
            "@weapon": lambda i: self._has_subject(i, self._is_weapon),
            "@captive": lambda i: self._has_subject(i, self._is_captive),
            "@armed": self._is_by_a_force,
            "@wanted": self._is_wanted,
            "@unasking": lambda i: not self._is_asking(i),
        }

    def fit(self, i: int, term: Term) -> bool:
        """Tell whether all that a row asks for stands with the verb."""
        return self._fits_objects(i, term) and all(self._tests[guard](i) for guard in term.guards if guard in self._tests)

    def fit_noun(self, i: int, term: Term) -> bool:
        """Tell whether a noun is what its row tells: a strike of nurses is no blow."""
        return "@worker" not in term.guards or self._is_work_stopped(i)

    def _is_work_stopped(self, strike: int) -> bool:
        """Tell whether a strike is one of workers: "a strike by miners", "nurses called a strike", "on strike", "over pay"."""
        token = self._tree.tokens[strike]
        below = self._tree.below(strike, without=("acl", "acl:relcl", "conj", "appos"))
        if any(self._is_worker(j) for j in below):
            return True
        if token.relation in ("obj", "xcomp") and self._has_subject(token.head, self._is_worker):
            return True
        bare = strike > 0 and self._tree.word(strike - 1).lower() == "on"
        return bare or any(self._tree.tokens[j].lemma.lower() in _PAY for j in self._words.behind(strike, "over", "for"))

    def _fits_objects(self, i: int, term: Term) -> bool:
        given = self._words.behind(i, "with", "as")  # "supplied them with tanks", "held them as hostages"
        return not term.objects or any(self._roles.is_object(j, term) for j in (*self._words.objects(i), *given))

    def _has_subject(self, i: int, is_kind: Callable[[int], bool]) -> bool:
        return any(is_kind(j) for j in self._words.subjects(i))

    def _is_force(self, i: int) -> bool:
        return any(one.sector in _FORCES for one in self._participants.at(i))

    def _is_actor(self, i: int) -> bool:
        return any(one.actor is not None for one in self._participants.at(i))

    def _is_body(self, i: int) -> bool:
        return any(one.sector != "CVL" for one in known(self._participants.at(i)))

    def _is_worker(self, i: int) -> bool:
        return any(word in self._tree.tokens[i].lemma.lower() for word in _WORKERS)

    def _is_weapon(self, i: int) -> bool:
        return self._roles.is_weapon(self._words.whole(i))

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
        return any(self._roles.is_wanted(j) for j in self._tree.with_relation(i, "ccomp", "xcomp", "advcl"))

    def _is_asking(self, i: int) -> bool:
        """Tell whether a clause below is a question: "asked why they left"."""
        clauses = self._tree.with_relation(i, "ccomp", "xcomp", "advcl", "obj")
        return any(self._tree.word(self._tree.below(j)[0]).lower() in _ASKING for j in clauses if j > i)

    def _is_done_to_people(self, verb: int) -> bool:
        words = self._words.objects(verb)
        people = any(self._tree.tokens[j].lemma.lower() in self._roles.people for j in words)
        return people or self._is_done_to_somebody(verb)

    def _is_done_to_somebody(self, verb: int) -> bool:
        return any(known(self._named(j)) for j in self._words.objects(verb))

    def _named(self, i: int) -> tuple[Participant, ...]:
        """Return who an object is; a thing of somebody's is nobody: "welcomed Kenya's decision"."""
        token = self._tree.tokens[i]
        thing = token.upos == "NOUN" and token.lemma not in self._roles.people
        whose = thing and any(True for _ in self._tree.with_relation(i, "nmod", "nmod:poss"))
        return () if whose else self._participants.at(i)
