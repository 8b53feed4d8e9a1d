"""Who does what a verb or noun tells, and to whom: from the words around it to participants."""

from collections.abc import Callable, Iterable, Sequence

from counterclaim.lexicon import load_rows
from counterclaim.reading.events import role_words
from counterclaim.reading.events.acting import Acting, known, others
from counterclaim.reading.events.arguments import Arguments
from counterclaim.reading.events.blamed import find_blamed
from counterclaim.reading.events.comers import find_comers
from counterclaim.reading.events.kinds import Kinds
from counterclaim.reading.events.owners import Owners, Sides
from counterclaim.reading.events.terms import LIGHT, Term
from counterclaim.reading.figures.counted import people_words
from counterclaim.reading.ground import Ground
from counterclaim.reading.participants import Participants
from counterclaim.reading.sectors import sector_of
from counterclaim.reading.sited import MUTUAL
from counterclaim.records import Participant


class Roles:
    """Finds the sides of the events of one report; `tells` gives the term of a word that is itself a deed."""

    def __init__(self, ground: Ground, participants: Participants, tells: Callable[[int], Term | None]) -> None:
        self._ground = ground
        self._tree = ground.tree
        self._participants = participants
        self._tells = tells
        self._lexicon = ground.scene.lexicon
        self.people = people_words(self._lexicon)
        self._who = Acting(ground.tree, self.people, self._lexicon)
        self._owners_of = Owners(ground, participants)
        self.kinds = Kinds(ground, self.people)
        measures = frozenset(row["word"] for row in load_rows("units", self._lexicon) if row["kind"] == "measure")
        self.words = Arguments(ground.tree, measures)

    def of(self, i: int, term: Term) -> Sides:
        """Return who does what a word tells and to whom: of "Kenya accused Uganda" Kenya, and Uganda."""
        who, whom = self._of_noun(i, term) if self.words.is_noun(i) else self._of_verb(i, term)
        if term.roles == "with":
            all_ = (*who, *whom)
            who, whom = (*self._who.somebody(who), *known(whom)) or all_, ()
        elif term.roles == "pat":
            return whom or (who if self._tree.tokens[i].upos != "VERB" else ()), ()  # "the president's resignation"
        if term.type == "PROTEST":
            whom = others(self._protested(i), who) or whom
        if term.mode == "withdraw":
            whom = tuple(one for one in whom if self._who.can_be_left(one))
        whom = self._asked(whom) if term.type == "REQUEST" else whom
        if not who and self._tree.tokens[i].lemma in MUTUAL:
            heads = ((one, self._tree.head_of(one.span)) for one in whom)  # "the conflict in Kenya" is not done to it
            whom = tuple(one for one, j in heads if j is None or self.words.cases(j).isdisjoint(role_words.WHERE))
        whom = whom or self._below(i, term, who)
        return who, self._addressed(whom, who, term) if term.type in role_words.BETWEEN_ACTORS else whom

    def _asked(self, whom: Iterable[Participant]) -> tuple[Participant, ...]:
        """Return who is asked: for "the president's resignation" he, for "the release of the men" nobody who is told."""
        found: list[Participant] = []
        for one in whom:
            head = self._tree.head_of(one.span)
            deed = self._tells(head) if head is not None and one.span != self._tree.tokens[head].span else None
            if head is None or deed is None or deed.type == "REQUEST":
                found.append(one)  # A request for a request asks nobody else: two such nouns may hang from each other.
            else:
                found += self._who.bodies(self.of(head, deed)[0])
        return tuple(found)

    def _addressed(self, whom: Iterable[Participant], who: Sequence[Participant], term: Term) -> tuple[Participant, ...]:
        """Return those who can be asked, helped or turned down; of a thing ("the army's offer") whose it is, if told."""
        found: list[Participant] = []
        for one in whom:
            head = self._tree.head_of(one.span)
            named = head is not None and self._tree.tokens[head].upos in ("PROPN", "PRON")
            if head is not None and not named and (deed := self._deed_at(head)) is not None:
                found += others(self._who.bodies(self.of(head, deed)[term.type == "THREATEN"]), who)
            elif head is None or named or known((one,)) or self._who.is_people(one) or self._who.is_body(one):
                found.append(one)
            else:
                owners = self._blamed(head) or self._owners(head) or self._makers_of(head)
                owners = owners or known(self._towards(head, ("of", "to")))
                found += others(owners, who)
        return tuple(found)

    def _deed_at(self, noun: int) -> Term | None:
        """Return the term of violence or force that is condemned or threatened: "condemned the arrest of clerks by police"."""
        deed = self._tells(noun)
        return deed if deed is not None and deed.type in role_words.SUFFERED and "@hits" not in deed.guards else None

    def told(self, i: int, *below: str) -> tuple[str, ...]:
        """Return the types that a word and the nouns at its relations tell: of "hold talks" those of both."""
        words = (i, *self._tree.with_relation(i, *below))
        return tuple(term.type for term in map(self._tells, words) if term is not None and term.type is not None)

    def at(self, i: int) -> tuple[Participant, ...]:
        """Return who a word names, of a relative pronoun whom it stands for: of "the soldiers who fled" the soldiers."""
        if self._is_time(i) or self._tree.word(i).lower() in role_words.SELVES or self.words.is_manner(i):
            return ()
        if self._tree.word(i).lower() == "many" and self._tree.word(i - 1).lower() == "as":
            return ()  # "as many as 40 guards"
        if self._tree.word(i).lower() in ("each", "one") and self._tree.word(i + 1).lower() in ("other", "another"):
            return ()
        i = self._meant(i)
        return self._participants.at(i) if self._tree.word(i).lower() != "what" else ()

    def _meant(self, i: int) -> int:
        """Return the noun that a relative pronoun stands for, else the word itself."""
        among = self._tree.word(i).lower() == "whom" and self._tree.tokens[i].relation == "nmod"  # "all of whom were killed"
        told = self._tree.tokens[i].relation.startswith(("nsubj", "obj")) or among
        if self._tree.tokens[i].upos != "PRON" or not told:
            return i
        antecedent = self.words.antecedent(i)
        before = self._tree.below(self._tree.tokens[i].head)[0] - 2 if among else -1
        if before >= 0 and self._tree.tokens[before].lemma in self.people:
            return before  # "a lorry with 16 men, all of whom died"
        return antecedent if antecedent is not None else i

    def _of_verb(self, i: int, term: Term) -> Sides:
        if term.roles == "suf":
            suffering = (one for subject in self.words.subjects(i) for one in self.at(self.words.whole(subject)))
            return tuple(one for agent in self.sufferings_agents(i) for one in self._actors(agent)), tuple(suffering)
        passive = self.words.suffering(i)
        passive = self.words.suffers_too(i) if passive is None and term.type in role_words.SUFFERED else passive
        if passive is not None:
            agent = self.words.agent_of_verb(i)
            if term.roles == "with" and self.kinds.is_made(passive, term):  # "a truce was agreed between Kenya and Uganda"
                return self._actors(agent) if agent is not None else (), self._together(i, passive)
            done = self._is_means(i, passive, term)  # "the round was fired at the post", "an operation was carried out"
            who = self._actors(agent) if agent is not None else self._makers(passive) if done else ()
            aimed = self._towards(agent, ("against",)) if agent is not None and done else ()
            return who, aimed or (self._elsewhere(i, term, who) if done else self.at(passive) or self._towards(i))
        subjects = self.words.subjects(i)
        bodies = [j for j in subjects if not self.kinds.is_weapon(j)]  # "police gunfire killed ten", parsed with two subjects
        who = tuple(one for subject in bodies or subjects for one in self._actors(subject))
        return who, self._whom(i, term, who)

    def _together(self, verb: int, thing: int) -> tuple[Participant, ...]:
        """Return who has a part in what is made, wherever a tree hangs "between" and "with"."""
        sides = (self._who.bodies(self._towards(j, role_words.TOGETHER)) for j in (thing, verb))
        return next((some for some in sides if some), ())

    def sufferings_agents(self, i: int) -> list[int]:
        """Return what stands behind "from" or "by" of a verb or of what it comes under: "came under attack from rebels"."""
        nouns = (i, *self._tree.with_relation(i, "obl", "obj"))
        return [j for noun in nouns for j in self.words.behind(noun, "from", "by")]

    def _is_means(self, i: int, passive: int, term: Term) -> bool:
        """Tell whether the subject of a passive is what something is done with or the deed itself, and suffers nothing."""
        light = term.roles == "sto" or self._tree.tokens[i].lemma in LIGHT
        return light and term.type == "ASSAULT" and self.kinds.is_object(passive, term)

    def _whom(self, i: int, term: Term, who: Sequence[Participant]) -> tuple[Participant, ...]:
        """Return to whom a verb in the active is done."""
        people = term.roles != "sto"
        objects = [
            j for j in self.words.objects(i) if not self.kinds.is_object(j, term) or (people and self.kinds.is_people(j))
        ]
        said = term.lemma.split()[1:]  # "opened fire", not "held hostages"
        objects = [j for j in objects if said != [self._tree.tokens[j].lemma.lower()] or self.kinds.is_people(j)]
        wars = [j for j in objects if self._tree.tokens[j].lemma in MUTUAL]  # "fought a war with Uganda"
        objects = [j for j in objects if j not in wars]
        if wars and not objects:
            return tuple(one for j in wars for one in self._towards(j, ("with", *role_words.AGAINST)))
        whom = tuple(one for j in objects for one in self.at(j))
        if whom and any(self.kinds.is_object(given, term) for given in self.words.behind(i, "with", "as")):
            return whom  # "supplied them with tanks", "held them as hostages"
        given = [j for j in self._tree.with_relation(i, "iobj") if term.roles != "with"]
        if given:
            return (*(one for j in given for one in self.at(j)), *self._who.bodies(whom))  # "asked Uganda to leave"
        if term.roles == "at":
            return self._hit(i) or whom
        if term.type == "MOBILIZE":
            return self._elsewhere(i, term, who)  # whom one sends is not whom it is done to
        if term.roles == "hit":
            return tuple(one for j in self.words.objects(i) for one in self.at(j))
        if term.roles == "with":
            return (*whom, *(self._towards(i, role_words.TOGETHER) or self._of_things(i, term, role_words.TOGETHER)))
        if term.roles in ("sto", "s") or not whom:
            return self._elsewhere(i, term, who) or whom
        return whom

    def _elsewhere(self, i: int, term: Term, who: Sequence[Participant]) -> tuple[Participant, ...]:
        """Return to whom it is done where no object tells: by the verb's prepositions, else by the thing that is its object.

        A place is asked last: "seized three Ugandan ships in the bay" is done to Uganda.
        """
        beside = () if term.type in role_words.SUFFERED else role_words.BESIDE
        against = self._towards(i, (*beside, *role_words.AGAINST))
        whose = against if self._who.bodies(against) else self._of_things(i, term, (*beside, *role_words.AGAINST))
        if term.roles == "sov" and (not whose or term.type == "REJECT"):
            things = self._things(i, term)
            whose = others((one for j in things for one in self._owners(j) or self._makers_of(j)), who) or whose
        return whose or self._towards(i)

    def _hit(self, i: int) -> tuple[Participant, ...]:
        """Return what stands behind the first preposition of place: "came through the roof", "tore a hole in the side"."""
        near = (j for j in self._tree.with_relation(i, "obl", "obj") if self.words.cases(j) & role_words.HITTING)
        found = (self.at(j) for j in near)
        return next((some for some in found if some), ())

    def _things(self, i: int, term: Term) -> list[int]:
        """Return the objects of a verb whose row asks for them: not whom it is done to, but what."""
        objects = self.words.objects(i)
        asked = any(self.kinds.is_made(j, term) for j in objects)
        return list(dict.fromkeys((*objects, *self.words.direct(i)))) if asked else []

    def _of_things(self, i: int, term: Term, prepositions: Sequence[str]) -> tuple[Participant, ...]:
        """Return who stands behind the prepositions of a verb's object: "signed the treaty with Uganda"."""
        found = (self._who.bodies(self._towards(j, prepositions)) for j in self._things(i, term))
        return next((some for some in found if some), ()) or (self._given(i) if term.roles in ("sto", "with") else ())

    def _given(self, i: int) -> tuple[Participant, ...]:
        """Return who gets what is given, wherever the parse hangs "to" and "with": "paid 30 million in credit to Kenya"."""
        deep = (j for j in self.words.deep(i, "to", "with", "for") if not self._is_time(j))
        found = (self._who.bodies(self.at(j)) for j in deep)
        return next((some for some in found if some), ())

    def _owners(self, thing: int) -> tuple[Participant, ...]:
        """Return whose a thing is: "a rebel stronghold", "the blockade of Uganda"."""
        before = self._owners_of.not_kinds(self._participants.modifiers(thing, sectors=True))
        return self._who.bodies(before) or self._who.bodies(self._towards(thing, ("of",)))

    def _blamed(self, deed: int) -> tuple[Participant, ...]:
        return tuple(one for j in find_blamed(self._tree, self.words, deed) for one in self.at(j))

    def _makers_of(self, thing: int) -> tuple[Participant, ...]:
        """Return who made a thing: "an offer from Uganda", "a petition by herders"."""
        return tuple(one for j in self.words.behind(thing, "by", "from") for one in self.at(j))

    def _actors(self, subject: int) -> tuple[Participant, ...]:
        """Return who does what a subject does; of a deed or a weapon ("the junta's strike killed ten") whose it is, if told."""
        subject = self._meant(subject)
        whole = self.words.whole(subject)
        thing = next((j for j in (whole, *self._tree.with_relation(subject, "nmod")) if self.kinds.is_weapon(j)), whole)
        body = sector_of(self._tree.word(thing), self._lexicon) == "OPP"  # "the opposition" is no deed
        named = self._tree.tokens[thing].upos != "NOUN" or self._tree.tokens[thing].lemma in self.people or body
        if not named and (self.kinds.is_weapon(thing) or self._tells(thing) is not None):
            if any(True for _ in self.words.behind(thing, "between", "among")):
                return ()  # a war between two sides is neither's
            own = self.at(subject)
            return self._makers(thing) or tuple(one for one in own if one.party or self.kinds.is_weapon(thing))
        return self.at(subject)

    def _makers(self, thing: int) -> tuple[Participant, ...]:
        """Return who did a deed or whose a weapon is: "rebel fire", "a bomb launched by the group", "a raid by rebels"."""
        fired = [thing, *(j for j in self._tree.with_relation(thing, "acl") if self._tree.tokens[j].upos == "VERB")]
        agents = (one for j in fired for agent in self.words.behind(j, "by") for one in self.at(agent))
        made = self._owners_of.of(thing)[0] or tuple(agents)
        theirs = (one for one in self._towards(thing, ("of", "from")) if not self._owners_of.is_done_to(one, thing))
        return made or self._who.bodies(theirs)

    def _of_noun(self, i: int, term: Term) -> Sides:
        by = self.words.agent_of_noun(i)
        before, sites = self._owners_of.of(i)
        if term.type in role_words.BETWEEN_ACTORS:
            before = self._owners_of.not_kinds(before)
        if not before and by is None and (blamed := self._blamed(i)):
            return blamed, others(self._towards(i), blamed) or (sites if term.roles == "sov" else ())
        who = (*before, *(self.at(by) if by is not None else self._telling(i, term)))
        if not who and by is None and term.type in role_words.BETWEEN_ACTORS and term.roles == "sto":
            who = tuple(one for j in self.words.deep(i, "from") for one in self.at(j))  # "a plea from the bishops"
        between = next((j for noun in self.words.lasting(i) for j in self.words.behind(noun, "between", "among")), None)
        if between is not None:
            return (*who, *self._both(i, between)), ()
        verb = self.words.light_verb(i, claimed=term.type in role_words.SUFFERED)
        if verb is not None and by is None and not any(one.party or one.actor for one in who):  # "launched an offensive"
            who = self._of_light_verb(i, verb) or who
        who = who or self._coming(i, term)
        return who, self._whom_of_noun(i, term, who, verb) or (sites if term.roles == "sov" else ())

    def _both(self, noun: int, first: int) -> tuple[Participant, ...]:
        """Return the sides behind "between", of which a tree may hang the second from the noun itself."""
        if len(sides := self.at(first)) > 1:
            return sides
        return (*sides, *(one for j in self._tree.with_relation(noun, "conj") if j > first for one in self.at(j)))

    def _whom_of_noun(self, i: int, term: Term, who: Sequence[Participant], verb: int | None) -> tuple[Participant, ...]:
        """Return to whom it is done, as the words behind a noun and its light verb tell."""
        by = self.words.agent_of_noun(i)
        arrested = by is not None and term.roles == "sov" and " of " not in term.lemma  # "the arrest of monks by police"
        done = tuple(one for j in self.words.behind(i, "of") for one in self.at(j)) if arrested else ()
        given = self._given(i) if term.type == "AID" else ()
        if term.mode == "investigate":  # "an inquiry into the killing of clerks by guards"
            done = tuple(one for j in self.words.behind(i, "into") if self._deed_at(j) for one in self.at(j))
        against = self._towards(by, ("against",)) if by is not None else ()  # "a rally by nurses against the ministry"
        whom = others(done or given or against or self._towards(i, named=term.roles == "with"), who)
        if whom or verb is None:
            return whom
        if term.type in role_words.SUFFERED:  # "carried out strikes on positions of the group"
            return others(self._towards(verb, role_words.AIMED_AT), who)
        # "held talks in the capital with Uganda": what is theirs hangs from the verb too
        behind = self._towards(verb, role_words.TOGETHER if term.roles == "with" else role_words.AGAINST)
        return others(self._who.bodies(behind), who)

    def _telling(self, i: int, term: Term) -> tuple[Participant, ...]:
        """Return who says what a noun tells, where "of" names a body: "the accusation of the guild", "the demand of Uganda"."""
        saying = (
            term.type in ("REQUEST", "THREATEN") or term.lemma == "refusal" or (term.type == "ACCUSE" and term.mode == "allege")
        )
        return self._who.bodies(self._towards(i, ("of",))) if saying else ()

    def _of_light_verb(self, i: int, verb: int) -> tuple[Participant, ...]:
        if self._tree.tokens[i].relation == "obj":
            return tuple(one for subject in self.words.subjects(verb) for one in self._actors(subject))
        agent = next(self.words.behind(verb, "by"), None)
        return self._actors(agent) if agent is not None else ()

    def _coming(self, i: int, term: Term) -> tuple[Participant, ...]:
        """Return who comes together, is in it or is sent: "a strike of nurses", "the deployment of Kenyan soldiers"."""
        if term.type == "MOBILIZE":
            return self._who.bodies(self._towards(i, ("of",)))
        if term.type == "PROTEST":
            theirs = (*self._tree.with_relation(i, "nsubj"), *self.words.behind(i, "of"))
            if found := self._who.somebody(one for j in theirs for one in self.at(j)):
                return found
        return tuple(one for j in find_comers(self._tree, self.words, i, term.type) for one in self.at(j))

    def _below(self, i: int, term: Term, who: Sequence[Participant]) -> tuple[Participant, ...]:
        """Return to whom it is done where only the clause below tells: who is asked or accused, who is promised or threatened.

        Of "demanded that Uganda withdraw" Uganda, of "threatened to attack Uganda" Uganda.
        """
        if term.type == "REQUEST" or (term.type == "ACCUSE" and term.mode == "allege"):
            clauses = self._tree.with_relation(i, "ccomp", "xcomp", "advcl", "acl")
            if term.type == "ACCUSE":
                return others((one for verb in clauses for one in self._accused(verb)), who)
            return others((one for verb in clauses if self.words.is_wanted(verb) for one in self._acting(verb)), who)
        if term.type == "CONCEDE":  # "bowed to weeks of pressure from students"
            return others((one for j in self.words.deep(i, "from", "by") for one in self.at(j)), who)
        if term.type in ("AGREE", "THREATEN", "REJECT"):
            meant = [j for j in self._tree.with_relation(i, "xcomp", "acl") if j > i and "to" in self.words.marks(j)]
            meant += [j for j in self._tree.with_relation(i, "ccomp") if j > i and self.words.is_of_itself(j)]
            return others((one for verb in meant for one in self._done_to(verb)), who)
        return ()

    def _protested(self, i: int) -> tuple[Participant, ...]:
        """Return at whom a protest is aimed, as the words beside it tell: "to force the ministry", "in anger at the firm"."""
        for verb in self._tree.with_relation(i, "advcl", "xcomp", "conj", "acl"):
            told = self._tells(verb)
            if self._tree.tokens[verb].lemma in role_words.AIMING or (told is not None and told.type in role_words.AIMED):
                aimed = (*self.words.objects(verb), *self.words.deep(verb, "against", "at"))
                subjects = self._tree.with_relation(verb, "ccomp", "xcomp")
                found = self._who.bodies(one for j in aimed for one in self.at(j))
                found = found or tuple(one for j in subjects for one in self._acting(j))
                if found or (found := self._who.bodies(one for j in aimed for one in self._owners(j))):
                    return found
        angry = (j for j in self._tree.below(i) if self._tree.tokens[j].lemma.lower() in role_words.ANGER)
        sides = (self._towards(j, ("with", "at", "against")) for j in angry)
        return next((some for some in sides if some), ())

    def _acting(self, verb: int) -> tuple[Participant, ...]:
        """Return the subject of what is demanded; in the passive nobody is told of whom it is demanded."""
        subjects = (j for j in self._tree.with_relation(verb, "nsubj") if self._tree.tokens[j].relation == "nsubj")
        return self._who.bodies(one for subject in subjects for one in self.at(subject))

    def _accused(self, verb: int) -> tuple[Participant, ...]:
        """Return who acts in what is alleged, of clauses that are joined in the first in which anybody does more than die."""
        clauses = (verb, *self._tree.with_relation(verb, "conj"))
        found = (self._acting(j) for j in clauses if self._tree.tokens[j].lemma not in role_words.PERISHING)
        return next((some for some in found if some), ())

    def _done_to(self, verb: int) -> tuple[Participant, ...]:
        """Return those whom a promised or threatened deed is done to, or with."""
        if (told := self._tells(verb)) is not None:
            return self._who.bodies(self._suffering(verb, told))
        found: list[Participant] = []
        for j in (j for j in self.words.objects(verb) if j > verb):
            deed = self._tells(j)
            own = self._who.bodies(self.at(j) if deed is None else self._suffering(j, deed))
            found += own or self._who.bodies(self._towards(j))
        return tuple(found) or self._who.bodies(self._towards(verb))

    def _suffering(self, i: int, term: Term) -> tuple[Participant, ...]:
        who, whom = self.of(i, term)
        return (*who, *whom) if term.roles == "with" else whom

    def _towards(
        self, i: int, prepositions: Sequence[str] = role_words.TOWARDS, *, named: bool = False
    ) -> tuple[Participant, ...]:
        """Return who stands behind the prepositions of a verb or noun, by the first of them that names somebody.

        Of what is done together (`named`) only who is known takes part: "talks on prisoners" are not held with them.
        """
        for preposition in prepositions:
            behind = (j for j in self.words.behind(i, preposition) if self._tree.tokens[j].lemma.lower() not in role_words.IDLE)
            behind = (j for j in behind if not (self.kinds.is_arm(j) if preposition == "with" else self.kinds.is_medium(j)))
            found = tuple(one for j in behind for one in self.at(j))
            if named or preposition in role_words.WHERE:
                found = known(found)
            elif preposition in role_words.WHOM:
                found = self._who.somebody(found)
            if found:
                return found
        return ()

    def _is_time(self, i: int) -> bool:
        return self._ground.time_over(self._tree.tokens[i].span) is not None
