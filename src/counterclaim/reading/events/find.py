"""Finds the events of a report."""

from collections.abc import Iterable, Iterator, Sequence, Set

from counterclaim.ids import record_id
from counterclaim.reading.constructions import ANSWERING
from counterclaim.reading.events import role_words
from counterclaim.reading.events.acting import known
from counterclaim.reading.events.aims import Aims, threatened
from counterclaim.reading.events.demands import find_demands
from counterclaim.reading.events.guards import Guards
from counterclaim.reading.events.mishaps import Mishaps
from counterclaim.reading.events.roles import Roles
from counterclaim.reading.events.status import is_left_open, status_of
from counterclaim.reading.events.struck import Struck
from counterclaim.reading.events.terms import LIGHT, Term, forms_of, hyphened, joined_forms, load_terms, particles_of
from counterclaim.reading.events.ultimatums import Ultimatums
from counterclaim.reading.figures.setting import Setting, Where
from counterclaim.reading.ground import Ground
from counterclaim.reading.participants import Participants
from counterclaim.records import Claim, Event, Figure, Participant, Span

_VERBS = ("VERB",)
_DEEDS = frozenset({"ASSAULT", "COERCE", "RETREAT", "PROTEST", "MOBILIZE"})
"""Types that tell something even where nobody knows who did it."""
_SAYING = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE"})
"""Types of which the words themselves are what is done: who says it has done it."""
_NAMING = frozenset({"name", "identify", "quote"})
_BREAKING = frozenset({"breaching", "violating", "breaking"})
_COMMENTING = frozenset({"comment", "elaborate", "speculate", "respond"})
_NAME = frozenset({"name", "identity", "anonymity"})
_TRADED_WORDS = frozenset("blame claims accusations allegations barbs insults charges fire shots".split())
"""What headlines have sides trade, which is no trade: "Army and rebels trade blame"."""
_PHONE = frozenset({"phone", "telephone", "hotline", "videolink"})
_BREAKING_OUT = frozenset("break erupt flare spread rock sweep grip engulf".split())
_IN = frozenset({"in", "during", "by", "with", "amid", "under"})
"""Prepositions before a deed in which the one of the verb was done."""
_TAKING_BACK = frozenset({"withdraw", "retract", "drop", "repeat", "release", "issue"})
"""Verbs that tell of words where their object is a word for them: "withdrew its claim"."""


def find_events(ground: Ground, figures: Sequence[Figure]) -> tuple[Event, ...]:
    """Return the events of a report, in text order: one for each word that tells one.

    Types and modes are those of PLOVER 2.0 (openeventdata/PLOVER); a verb of saying is none where what is said is one.
    """
    finder = _Finder(ground, figures)
    told = (finder.event(i, term) for i in finder.words() if (term := finder.term(i)) is not None)
    found: dict[Span, Event] = {}
    for event in told:
        if event is not None:
            found.setdefault(event.trigger, event)  # both words of "build-up" tell it
    demands = finder.demands(found.keys())
    return tuple(sorted((*found.values(), *demands, *finder.ultimatums()), key=lambda event: event.trigger))


class _Finder:
    """All that is looked up for the events of one report."""

    def __init__(self, ground: Ground, figures: Sequence[Figure]) -> None:
        self._ground = ground
        self._tree = ground.tree
        self._terms = load_terms(ground.scene.lexicon)
        self._participants = Participants(ground)
        self._roles = Roles(ground, self._participants, self.term)
        self._struck = Struck(ground.tree, self._roles.words, self.term, self._roles.kinds.is_weapon, ground.scene.lexicon)
        self._guards = Guards(ground, self._participants, self._roles, self._struck)
        self._mishaps = Mishaps(ground.tree, self._roles.words, self._roles.kinds.is_weapon, ground.scene.lexicon)
        self._aims = Aims(ground.tree, self._roles.words, self.term)
        self._ultimatums = Ultimatums(ground, self._roles.words, self.term)
        self._setting = Setting(ground)
        self._figures = list(figures)
        self._told: dict[int, Term | None] = {}
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
        if i not in self._told:
            self._told[i] = self._find_term(i)
        return self._told[i]

    def _find_term(self, i: int) -> Term | None:
        token = self._tree.tokens[i]
        pos = self._pos(i)
        described = "compound" if pos == "n" else "amod"  # "the outlawed party", "a raid commander"
        if not pos or i in self._names or token.relation == described or self._is_adjective(i):
            return None
        if pos == "n" and self._is_told_above(i):
            return None
        for form in forms_of(self._tree, i):
            for term in self._terms[pos].get(form, ()):
                if self._guards.fit_noun(i, term) if pos == "n" else self._guards.fit(i, term):
                    told = self._only_answers(i) or (pos == "v" and self._is_told_by_object(i, term))
                    armed = " with " in term.lemma  # "charged the crowd with batons" blames nobody
                    told = told or (term.type == "ASSAULT" and i in self._cues and not armed)  # "hit back at the claims"
                    return None if told or term.type is None else term
        return None

    def _pos(self, i: int) -> str:
        """Return the part of speech under which a word can be listed: of "sit-in" its last word is the noun."""
        token = self._tree.tokens[i]
        if token.upos in _VERBS:
            return "v"
        joined = hyphened(self._tree, i)
        ends = len(joined) > 1 and joined[-1] == i and token.upos in ("ADV", "ADP")
        return "n" if token.upos in ("NOUN", "PROPN") or ends else ""

    def _is_adjective(self, i: int) -> bool:
        """Tell whether a participle only describes the name behind it: "in the port, occupied Crimea"."""
        token = self._tree.tokens[i]
        named = i + 1 < len(self._tree.tokens) and self._tree.tokens[i + 1].upos == "PROPN"
        joined = token.relation == "conj" and self._tree.tokens[token.head].upos != "VERB"
        passive = (joined or token.relation in ("acl", "appos", "advcl")) and not self._tree.word(i).lower().endswith("ing")
        behind = i > 1 and self._tree.word(i - 1) == "," and self._tree.tokens[i - 2].relation in ("obl", "nmod")
        return named and passive and behind and self._tree.tokens[i + 1].head == i

    def _is_told_above(self, noun: int) -> bool:
        """Tell whether a noun is part of what another word tells: "violation of the ceasefire", "lifted the blockade"."""
        if self._tree.word(noun - 1).lower() in _BREAKING:
            return True  # a headline's "accuses Uganda of breaching truce"
        if any(form in self._terms["n"] for form in joined_forms(self._tree, noun)):
            return True
        token = self._tree.tokens[noun]
        over = token.head
        if over < 0 or self._tree.tokens[over].upos not in _VERBS:
            return False
        if self._is_in_phrase(over, token.lemma.lower()):
            return True
        if token.relation not in ("obj", "nsubj:pass") or self._tree.tokens[over].lemma in LIGHT:
            return False
        term = self.term(over)
        return term is not None and self._roles.kinds.is_object(noun, term)

    def _is_in_phrase(self, verb: int, noun: str) -> bool:
        """Tell whether a row has a verb together with a noun below it: "came under attack"."""
        forms = (form for form in forms_of(self._tree, verb) if form.endswith(f" {noun}"))
        return any(self._guards.fit(verb, term) for form in forms for term in self._terms["v"].get(form, ()))

    def _is_told_by_object(self, verb: int, term: Term) -> bool:
        """Tell whether a verb says no more than the noun it does: "carried out air strikes", "an attack carried out by"."""
        if self._tree.tokens[verb].lemma not in LIGHT:
            return False
        nouns = [j for j in self._tree.with_relation(verb, "obj", "nsubj:pass") if self._tree.tokens[j].upos == "NOUN"]
        told = [self.term(j) for j in nouns]
        return any(one is not None and one.type == term.type for one in told)

    def _only_answers(self, i: int) -> bool:
        """Tell whether a verb is the cue of a claim that answers another of the report: that is a stance, and no event.

        Nor is it one to ask "not to be named".
        """
        if any(self._is_naming(j) for j in self._tree.with_relation(i, "xcomp", "ccomp")) or self._keeps_silent(i):
            return True
        said = (j for j in self._tree.with_relation(i, "obj") if self._tree.tokens[j].lemma not in self._roles.people)
        if self._tree.tokens[i].lemma in _TAKING_BACK and any(
            self._ground.scene.cues.has(self._tree.word(j), "noun", "refer") for j in said
        ):
            return True
        claim = self._cues.get(i)
        return claim is not None and claim.stance in ANSWERING and any(answer.claim is not None for answer in claim.answers)

    def _keeps_silent(self, verb: int) -> bool:
        """Tell whether a verb turns nothing down: "declined to comment", "neither confirmed nor denied"."""
        token = self._tree.tokens[verb]
        below = {self._tree.tokens[j].lemma for j in self._tree.with_relation(verb, "xcomp", "conj")}
        if token.lemma == "deny":
            return is_left_open(self._tree, verb)
        return token.lemma in ("decline", "refuse") and not below.isdisjoint(_COMMENTING)

    def _is_naming(self, verb: int) -> bool:
        """Tell whether a verb is for naming somebody: "not to be named", "to withhold her name"."""
        names = (self._tree.tokens[j].lemma.lower() for j in self._tree.with_relation(verb, "obj", "nsubj:pass"))
        return self._tree.tokens[verb].lemma in _NAMING or not _NAME.isdisjoint(names)

    def event(self, i: int, term: Term) -> Event | None:
        """Return the event of a word; of a noun without anybody who takes part None, unless it is violence."""
        trigger = self._trigger(i)
        # "Kenya accused Uganda": the accusation is made by whoever makes the claim.
        claim = self._cues.get(i) or self._ground.claim_at(trigger)
        who, whom = self._sides(i, term)
        blaming = term.type == "COOPERATE" and self._tree.word(i + 1).lower() in _TRADED_WORDS
        if term.type is None or blaming or self._mishaps.is_harm_of(i, term):
            return None
        if self._is_nobodys(i, term, who, whom) or self._is_bare(i, term, who, whom):
            return None
        where = self._setting.of(trigger, i, claim)
        return Event(
            id=record_id("event", self._ground.scene.report.id, [trigger]),
            type=term.type,
            trigger=trigger,
            mode=term.mode or self._mode_beside(i, term) or self._aims.mode(i, term.type),
            who=_distinct(who),
            to_whom=_distinct(whom, who),
            place=self._place(i, where, who, together=term.roles == "with"),
            when=where.when,
            figures=self._counted(i),
            status=status_of(self._tree, i, None if self._is_before_denial(i, claim) else claim, said=i in self._cues),
            claim=claim.id if claim is not None else None,
        )

    def _is_before_denial(self, i: int, claim: Claim | None) -> bool:
        """Tell whether a denial is only joined to a deed, whatever it is said to deny: "recalls envoy, denies backing it"."""
        joined = (j for j in self._tree.with_relation(i, "conj", "parataxis") if j > i and j in self._cues)
        return claim is not None and any(self._cues[j] is claim for j in joined)

    def _place(self, i: int, where: Where, who: Sequence[Participant], *, together: bool) -> str | None:
        """Return where it took place: not where the main clause lies, of a relative clause that has a date of its own."""
        if not together and self._is_whose(where.place, who, self._tree.tokens[i].span):
            return None
        clauses = (j for j in (i, *self._tree.above(i)) if self._tree.tokens[j].relation == "acl:relcl")
        clause = next(clauses, None)
        if clause is None or where.when is None:
            return where.place
        inside = self._tree.span_of(self._tree.below(clause))
        dated = any(time.id == where.when and inside.holds(time.span) for time in self._ground.reading.times)
        told = next((place.mentions for place in self._ground.reading.places if place.id == where.place), ())
        sentence = self._tree.sentence_at(inside.start)
        near = [mention for mention in told if sentence is not None and sentence.holds(mention)]
        return None if dated and near and all(mention.start >= inside.end for mention in near) else where.place

    def _is_whose(self, id: str | None, who: Sequence[Participant], trigger: Span) -> bool:
        """Tell whether a place is named in the sentence by those alone who act: "Kenyan air strikes" lie not in Kenya."""
        place = next((place for place in self._ground.reading.places if place.id == id), None)
        sentence = self._tree.sentence_at(trigger.start)
        if place is None or sentence is None:
            return False
        told = [mention for mention in place.mentions if mention.overlaps(sentence)]
        return bool(told) and all(any(one.span == mention and one.party for one in who) for mention in told)

    def _sides(self, i: int, term: Term) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """Return who does it and to whom, as the words about it tell; of a cue that stands before its speaker, who says so."""
        own = self._tree.tokens[i].span
        who, whom = (tuple(one for one in side if not one.span.overlaps(own)) for side in self._roles.of(i, term))
        who, whom = ((), who) if not whom and self._struck.suffers(i) else (who, whom)
        spans = self._speakers(i)
        if spans and self._is_told_by_others(i, who, spans):
            return tuple(self._participants.named(span) for span in spans), whom
        turned = [one for one in whom if any(span.overlaps(one.span) for span in spans)]  # "they began it, charged Ana Ruiz"
        if who or not turned:
            return who, whom
        return tuple(self._participants.named(span) for span in spans), tuple(one for one in whom if one not in turned)

    def _is_told_by_others(self, i: int, who: Sequence[Participant], spans: Sequence[Span]) -> bool:
        """Tell whether a verb of saying is another's than the tree has it: "said that the rebels left, blaming a drought"."""
        token, term = self._tree.tokens[i], self._told.get(i)
        active = term is not None and term.type in _SAYING and term.roles in ("sov", "sto", "s")
        own = any(j < i for j in self._tree.with_relation(i, "nsubj"))
        active = active and not own and token.upos == "VERB" and token.relation != "obj"  # "traded blame", which is no verb
        return active and not any(span.overlaps(one.span) for one in who for span in spans)

    def _speakers(self, cue: int) -> list[Span]:
        claim = self._cues.get(cue)
        attribution = self._ground.attributions.get(claim.attribution or "") if claim is not None else None
        spans = [one.span for one in attribution.speakers if one.span is not None] if attribution is not None else []
        return [span for span in spans if span.of(self._tree.text).lower() != "both"]  # the tree tells who they are

    def _is_bare(self, i: int, term: Term, who: Sequence[Participant], whom: Sequence[Participant]) -> bool:
        """Tell whether a noun tells no happening of its own: nobody takes part, and it is no violence or is told already.

        A weapon ("@hits") is an event only where it is told whom it hits, a war ("@sides") where anybody is in it.
        """
        if self._tree.tokens[i].upos in _VERBS:
            return False
        if "@hits" in term.guards:
            return not whom or self._is_told_by_verb(i, term)
        if who or whom or (term.mode in ("demo", "riot") and self._breaks_out(i)):
            return False
        return "@sides" in term.guards or term.type not in ("ASSAULT", "RETREAT") or self._is_told_by_verb(i, term)

    def _breaks_out(self, noun: int) -> bool:
        """Tell whether a verb tells that something came about: "protests broke out", "unrest spread to the south"."""
        token = self._tree.tokens[noun]
        over = token.head if token.relation in ("nsubj", "nsubj:pass") else -1
        return over >= 0 and self._tree.tokens[over].lemma in _BREAKING_OUT

    def _is_told_by_verb(self, i: int, term: Term) -> bool:
        """Tell whether the verb above a noun tells the same happening: "killed in a raid", not "killed after a raid"."""
        token = self._tree.tokens[i]
        if token.relation == "conj":
            return self._is_told_by_verb(token.head, term)
        cases = {self._tree.word(j).lower() for j in self._tree.with_relation(i, "case")}
        told = self.term(token.head) if token.head >= 0 and self._tree.tokens[token.head].upos in _VERBS else None
        return cases <= _IN and told is not None and told.type == term.type == "ASSAULT"

    def _mode_beside(self, i: int, term: Term) -> str | None:
        """Return the mode that a noun beside a verb gives to it: "killed in an air strike", "spoke by phone"."""
        if term.type == "CONSULT":
            called = any(self._tree.tokens[j].lemma.lower() in _PHONE for j in self._roles.words.deep(i, "by", "over", "on"))
            return "phone" if called else None
        if self._tree.tokens[i].upos not in _VERBS or term.type != "ASSAULT":
            return None
        subjects = (self._tree.tokens[j].lemma.lower() for j in self._tree.with_relation(i, "nsubj") if j < i)
        if (flown := next((role_words.FLOWN[word] for word in subjects if word in role_words.FLOWN), None)) is not None:
            return flown  # "jets struck the depot"
        nouns = (j for j in self._tree.with_relation(i, "obl", "nsubj") if self._tree.tokens[j].relation != "nsubj:pass")
        told = (self.term(j) for j in nouns if self._tree.tokens[j].upos not in _VERBS)
        return next((one.mode for one in told if one is not None and one.type == term.type and one.mode), None)

    def _is_nobodys(self, i: int, term: Term, who: Sequence[Participant], whom: Sequence[Participant]) -> bool:
        """Tell whether no actor takes part: PLOVER's events are what actors do to each other, no tsunami and no statistics."""
        if (who and all(self._mishaps.is_unmeant(one) for one in who)) or self._struck.is_figurative(i, term):
            return True
        armed = "@actor" in term.guards and not self._struck.is_hit(i)
        return not known((*who, *whom)) and (armed or term.type not in _DEEDS)

    def demands(self, known: Set[Span]) -> list[Event]:
        """Return what claims demand by their modal verb, but where their cue tells it: "demanded that they should leave"."""
        asking = {claim.id for i, claim in self._cues.items() if self._tree.tokens[i].span in known}
        return [event for event in find_demands(self._ground, self._participants, self._setting) if event.claim not in asking]

    def ultimatums(self) -> Iterator[Event]:
        """Yield what claims threaten by telling what their speakers will do "unless" another does something."""
        for claim, modal, deed, term in self._ultimatums.find():
            trigger = self._tree.tokens[modal].span
            spans = self._ground.attributions[claim.attribution or ""].speakers
            who = tuple(self._participants.named(one.span) for one in spans if one.span is not None)
            where = self._setting.of(trigger, modal, claim)
            yield Event(
                id=record_id("event", self._ground.scene.report.id, [trigger]),
                type="THREATEN",
                trigger=trigger,
                mode=threatened(term),
                who=_distinct(who),
                to_whom=_distinct(self._roles.of(deed, term)[1], who),
                place=where.place,
                when=where.when,
                claim=claim.id,
            )

    def _trigger(self, i: int) -> Span:
        """Return the words of the event: verb and particle, noun and the noun before it."""
        close = [j for j in particles_of(self._tree, i) if j == i + 1 and self._is_of_term(i, j)]
        return self._tree.span_of([*self._whole(i), *close])

    def _whole(self, i: int) -> range:
        """Return the tokens of a word with a hyphen whose row has told the event, else the word alone."""
        whole = hyphened(self._tree, i)
        term = self.term(i)
        told = term is not None and self._tree.span_of(whole).of(self._tree.text).lower() == term.lemma
        return whole if told else range(i, i + 1)

    def _is_of_term(self, verb: int, particle: int) -> bool:
        term = self.term(verb)
        word = self._tree.word(particle).lower()
        return self._tree.tokens[particle].relation == "compound:prt" or (term is not None and word in term.lemma.split()[1:])

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
    found: dict[tuple[str, str | None, str | None], Participant] = {}
    for one in {one.span: one for one in participants if one.span not in known}.values():
        found.setdefault((one.name.lower(), one.party, one.actor), one)
    return tuple(found.values())
