"""Who takes part: from the words for a participant to the actor or party that they stand for."""

import bisect
from collections.abc import Iterable, Sequence
from typing import TypeVar

from counterclaim.reading.ground import Ground
from counterclaim.reading.sectors import sector_of, sector_of_kind
from counterclaim.reading.sited import Sited
from counterclaim.reading.tellers import Tellers
from counterclaim.records import Actor, Participant, Party, Span

_OUTSIDE = frozenset(
    "acl acl:relcl advcl:relcl appos conj cc cc:preconj punct case parataxis advcl advmod cop mark nsubj nsubj:pass aux "
    "aux:pass obl obj ccomp xcomp dep discourse orphan expl".split()
)
_NO_TEXT = "the report does not tell whose they are"
_NO_NAME = "it cannot be told who is meant"
_OUR = frozenset({"our", "ours", "my"})
_HIS = frozenset({"his", "her"})
_WE = frozenset({"we", "us", "i", "me"})
_OWN = _OUR | {"its", "their"}
_CRIMES = frozenset(
    "crime atrocity fraud corruption treason murder terrorism genocide torture abuse violation espionage bribery theft rape "
    "massacre aggression incitement sedition conspiracy complicity collusion negligence brutality misconduct embezzlement "
    "extortion perjury interference".split()
)
"""Of what somebody is accused; behind another noun the "of" is that noun's."""
_SHARED = frozenset("governments presidents leaders ministers ministries armies parliaments".split())
"""Nouns for what each of several states has."""
_ARMIES = frozenset({"army", "military", "navy"})
_GROUPS = frozenset("group movement militia faction organisation organization gang network cell".split())
"""Nouns behind which a name tells who it is: "the jihadist group Ansaru"."""
_MODIFIERS = ("amod", "compound", "nmod:poss", "nmod")
Named = TypeVar("Named")
_BOUNDING = frozenset({"ADJ", "ADV", "ADP", "SCONJ"})
_BESIDE = frozenset({"by", "among", "against"})
"""Prepositions behind which others stand: who did it to them, some of them, those they are against."""
_LONGEST = 400
"""Characters that a participant's words may have before they are cut down to their head."""


class Participants:
    """Resolves the noun phrases of one report; look-ups go by place, so that a long report costs no more for each."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._tree = ground.tree
        lexicon = ground.scene.lexicon
        self._lexicon = lexicon
        self._sited = Sited(ground)
        self._tellers = Tellers(ground)
        self._actors = sorted(
            ((span, actor) for actor in ground.reading.actors for span in actor.mentions), key=lambda row: row[0]
        )
        self._speakers = sorted(
            (
                (speaker.span, ground.actors[speaker.actor])
                for attribution in ground.reading.attributions
                for speaker in (*attribution.speakers, *attribution.addressees)
                if speaker.span is not None and speaker.actor in ground.actors
            ),
            key=lambda row: row[0],
        )
        self._namings = sorted(
            ((naming.span, party) for party in ground.parties for naming in party.namings), key=lambda row: row[0]
        )

    def at(self, i: int) -> tuple[Participant, ...]:
        """Return the participants that a noun phrase names by its head token, one for each member of a coordination."""
        members = [i, *self._tree.with_relation(i, "conj")]
        if (listed := self._listed(i, members[1:])) is not None:
            return listed
        return tuple(one for member in members if self._is_nominal(member) for one in self._each(member))

    def _listed(self, i: int, joined: Sequence[int]) -> tuple[Participant, ...] | None:
        """Return the parties of "the governments of Kenya, Uganda and Chad" where a tree joins the last to the governments."""
        owner = next((j for j in self._tree.with_relation(i, "nmod") if self._tree.word(j - 1).lower() == "of"), None)
        if owner is None or not joined or self._tree.word(i).lower() not in _SHARED:
            return None
        owners = [owner, *joined, *(deep for j in joined for deep in self._tree.with_relation(j, "conj"))]
        parties = [_touching(self._namings, self._tree.tokens[j].span) for j in owners]
        if any(self._tree.tokens[j].upos != "PROPN" for j in owners) or not all(parties):
            return None
        spans = [self._tree.tokens[j].span for j in owners]
        return tuple(self._of_party(span, one, one.name) for span, one in zip(spans, parties, strict=True) if one is not None)

    def _each(self, i: int) -> tuple[Participant, ...]:
        """Return all for whom one noun stands: "the presidents" were told to be two of the report's people."""
        own = self._tree.tokens[i].span
        last = bisect.bisect_left(self._speakers, own.end, key=lambda row: row[0].start)
        actors = {actor.id: actor for span, actor in self._speakers[max(0, last - 4) : last] if span.overlaps(own)}
        if len(actors) < 2:
            return self._of_several(i) or (self._one(i),)
        span = self._one(i).span
        return tuple(self._of_actor(span, actor) for actor in actors.values())

    def _of_several(self, i: int) -> tuple[Participant, ...]:
        """Return one participant for each party of "the presidents of Kenya and Uganda"; none where it is one or nobody."""
        if (sides := self._sides_before(i)) is not None:
            return sides
        for child in self._tree.with_relation(i, "nmod"):
            owners = [child, *self._tree.with_relation(child, "conj")]
            parties = [_touching(self._namings, self._tree.tokens[owner].span) for owner in owners]
            cases = {self._tree.word(case).lower() for case in self._tree.with_relation(child, "case")}
            if len(owners) > 1 and cases in ({"of"}, {"from"}) and all(parties):
                return tuple(
                    self._of_party(self._tree.tokens[owner].span, party, party.name)
                    for owner, party in zip(owners, parties, strict=True)
                    if party is not None
                )
        return ()

    def _sides_before(self, i: int) -> tuple[Participant, ...] | None:
        """Return a participant for each party of "American-British forces", "US, British troops"; None where it is one."""
        if sector_of(self._tree.word(i), self._lexicon) is None:
            return None
        for child in self._tree.with_relation(i, "amod", "compound"):
            listed = (j for j in self._tree.with_relation(i, "amod", "compound") if self._is_joined(child, j, ","))
            spans = [self._tree.tokens[member].span for member in (*self._beside(child), *listed)]
            parties = [_touching(self._namings, span) for span in spans]
            if len({party.name for party in parties if party is not None}) > 1 and all(parties):
                return tuple(
                    self._of_party(span, party, party.name)
                    for span, party in zip(spans, parties, strict=True)
                    if party is not None
                )
        return None

    def _beside(self, i: int) -> list[int]:
        """Return a modifier with those joined to it by "and" or a hyphen: "American" and "British" of "American-British"."""
        joined = (j for j in self._tree.with_relation(i, "amod", "compound") if self._is_joined(j, i))
        return sorted((*joined, i, *self._tree.with_relation(i, "conj")))

    def _is_joined(self, i: int, other: int, *joints: str) -> bool:
        between = self._ground.text[self._tree.tokens[i].span.end : self._tree.tokens[other].span.start]
        return between.strip() in (joints or ("-", "–", "/"))

    def modifiers(self, i: int, *, sectors: bool = False) -> tuple[Participant, ...]:
        """Return the parties and actors among a noun's modifiers: "Russian" of "a Russian strike", "Kenya's" of its bid.

        With `sectors` also those of whom only the kind is known: "rebel attacks", "the junta's strike".
        """
        found: list[Participant] = []
        for child in self._tree.children[i]:
            if self._tree.tokens[child].relation not in _MODIFIERS[:3] or not self._is_nominal(child, adjective=True):
                continue
            for member in self._beside(child):
                if self._sited.is_where(member, i) or self._sited.is_around(member, i):
                    continue
                one = self._owner(member, i) or self._one(member)
                if one.party is not None or one.actor is not None or (sectors and one.sector is not None):
                    found.append(one)
        return tuple(found)

    def _owner(self, pronoun: int, noun: int) -> Participant | None:
        """Return whom "its" means before a noun: who says so, where nobody else is named before it in what is said."""
        span = self._tree.tokens[pronoun].span
        claim = self._ground.claim_at(span)
        if self._tree.word(pronoun).lower() not in ("its", "their") or claim is None:
            return None
        party = self._possessor(noun)
        start = next(piece.start for piece in claim.content if piece.end > span.start)
        between = {one.name for naming, one in self._namings if start <= naming.start < span.start}
        return self._of_party(span, party, party.name) if party is not None and between <= {party.name} else None

    def named(self, span: Span) -> Participant:
        """Return the participant whose characters are known."""
        head = self._tree.head_of(span)
        return self._resolve(span, head) if head is not None else Participant(span=span, name=span.of(self._ground.text))

    def _is_nominal(self, i: int, *, adjective: bool = False) -> bool:
        upos = self._tree.tokens[i].upos
        if self._tree.word(i)[-1:] in "$€£":
            return False  # "US$" is no state
        return upos in ("NOUN", "PROPN", "PRON", "NUM", "SYM", "X") or (upos in ("ADJ", "DET") and (adjective or upos == "ADJ"))

    def _one(self, i: int) -> Participant:
        inside = self._undated(i, self._unbounded(i, self._unmade(i, self._tree.below(i, without=_OUTSIDE))))
        own = self._tree.tokens[i].span
        span = self._tree.span_of(inside)
        if len(span) > _LONGEST:
            span = own
        return self._resolve(span, i)

    def _unmade(self, i: int, inside: Sequence[int]) -> Sequence[int]:
        """Return the words of a noun without who did something to it ("three monks by the police") or its charge."""
        nouns = [j for j in inside if self._tree.tokens[j].relation == "nmod"]
        own = (j for j in nouns if self._tree.tokens[j].head == i and self._is_beside(j))
        others = (*own, *(j for j in nouns if self._is_charge(i, j)))
        first = min((min(self._tree.below(j)) for j in others), default=None)
        return inside if first is None or first <= i else [t for t in inside if t < first]

    def _is_beside(self, i: int) -> bool:
        """Tell whether a word names others beside those told: "rallies by nurses against the junta", "among them a boy"."""
        return any(self._tree.word(case).lower() in _BESIDE for case in self._tree.with_relation(i, "case"))

    def _is_charge(self, noun: int, deed: int) -> bool:
        """Tell whether a noun's "of" tells what somebody is accused of: "accused the minister of lying"."""
        joined = self._tree.tokens[noun].relation == "conj"  # "the army and the militia of war crimes"
        over = self._tree.tokens[self._tree.tokens[noun].head if joined else noun].head
        if over < 0 or self._tree.tokens[over].lemma not in ("accuse", "suspect", "convict"):
            return False
        if not any(self._tree.word(case).lower() == "of" for case in self._tree.with_relation(deed, "case", "mark")):
            return False
        beside = self._tree.word(deed - 1).lower() == "of" and self._tree.word(deed).lower().endswith("ing")
        return beside or self._tree.tokens[deed].lemma.lower() in _CRIMES

    def _named_behind(self, head: int) -> Actor | None:
        """Return the person whose name stands behind a title that heads the words: "Secretary of State Ana Ruiz"."""
        for child in self._tree.with_relation(head, "flat", "appos"):
            actor = _touching(self._actors, self._tree.tokens[child].span) if child > head else None
            if actor is not None and actor.kind == "person":
                return actor
        return None

    def _group_behind(self, head: int) -> Participant | None:
        """Return who bears the name right behind a noun for a group: "the armed group M23"."""
        if self._tree.tokens[head].lemma not in _GROUPS or self._tree.tokens[head + 1 : head + 2] == ():
            return None
        name = head + 1
        if self._tree.tokens[name].upos != "PROPN" or name not in self._tree.with_relation(head, "appos", "flat"):
            return None
        return self._resolve(self._tree.span_of(self._tree.below(name, without=_OUTSIDE)), name)

    def _is_of_people(self, head: int) -> bool:
        """Tell whether a name is of people wherever they live, not of their state: "ethnic Kenyans"."""
        return any(self._tree.word(i).lower() == "ethnic" for i in self._tree.with_relation(head, "amod"))

    def _unbounded(self, i: int, inside: Sequence[int]) -> Sequence[int]:
        """Return the words of a noun without those that bound its number: "35 nurses" of "no fewer than 35 nurses"."""
        alone = self._tree.tokens[i].upos == "NUM"  # "killed at least 14"
        number = i if alone else next((t for t in self._tree.with_relation(i, "nummod") if t < i), None)
        if number is None:
            return inside
        first = min((t for t in self._tree.below(number) if self._tree.tokens[t].upos == "NUM"), default=number)
        return [
            t
            for t in inside
            if t >= first or (self._tree.tokens[t].upos not in _BOUNDING and self._tree.word(t).lower() != "no")
        ]

    def _undated(self, i: int, inside: Sequence[int]) -> Sequence[int]:
        """Return the words of a noun without those of a time: "the coalition" of "the coalition on Sunday"."""
        times = {t for t in inside if t != i and self._is_dated(self._tree.tokens[t].span)}
        times |= {t for t in inside if self._tree.tokens[t].head in times and self._tree.tokens[t].relation in ("case", "det")}
        return [t for t in inside if t not in times]

    def _is_dated(self, span: Span) -> bool:
        return self._ground.time_over(span) is not None

    def _is_named_by_time(self, actor: Actor) -> bool:
        """Tell whether a time was taken into a name: "Kenya today" of "Kenya today threatened Uganda"."""
        return any(self._is_dated(mention) and mention.of(self._ground.text) == actor.name for mention in actor.mentions)

    def _resolve(self, span: Span, head: int) -> Participant:
        text = self._ground.text
        own = self._tree.tokens[head].span
        name = span.of(text)
        if self._is_of_people(head):
            return Participant(span=span, name=name, reason=_NO_TEXT)
        actor = _touching(self._actors, own) or _touching(self._speakers, own)
        party = _touching(self._namings, own)
        if actor is not None and (party is None or actor.party is not None or not self._is_named_by_time(actor)):
            return self._of_actor(span, actor)
        if party is not None:
            return self._of_party(span, party, party.name)
        if (named := self._group_behind(head)) is not None:
            return named
        if (titled := self._named_behind(head)) is not None:
            return self._of_actor(span, titled)
        if self._tree.tokens[head].upos == "PRON":
            teller = self._tellers.at(own, our=True) if name.lower() in _WE else self._tellers.opening(own, name.lower())
            return self._of_us(span, teller) if teller is not None else Participant(span=span, name=name, reason=_NO_NAME)
        sector = sector_of(name, self._lexicon)
        party = self._party_of(head) or self._possessor(head) or self._sole(span, head, sector)
        if party is not None and sector != "CVL":
            return self._of_party(span, party, name, sector)
        if party is not None:
            return Participant(span=span, name=name, party=party.name, sector=sector, country=party.country)
        return Participant(span=span, name=name, sector=sector, reason=_NO_TEXT)

    def _party_of(self, head: int) -> Party | None:
        """Return the party among the modifiers of a noun; "of" and "from" tell whose they are, "in" and "across" only where."""
        for child in self._tree.children[head]:
            relation = self._tree.tokens[child].relation
            cases = {self._tree.word(case).lower() for case in self._tree.with_relation(child, "case")}
            before, sited = relation in _MODIFIERS[:3], self._sited
            other = sited.is_where(child, head) or sited.is_around(child, head) if before else sited.is_side(child, head)
            own = before or (relation == "nmod" and cases & {"of", "from", "by"})
            party = _touching(self._namings, self._tree.tokens[child].span) if own else None
            if party is not None and not (other and cases <= {"of", "'s", "’s"}):
                return party
            # "a deployment point of Ukrainian troops"
            of = relation == "nmod" and cases == {"of"} and sector_of(self._tree.word(child), self._lexicon) is not None
            if of and (party := self._party_of(child)) is not None:
                return party
        return None

    def _sole(self, span: Span, head: int, sector: str | None) -> Party | None:
        """Return the one party that "the rebels" can mean of those named before, or "the army" of all states of the report."""
        words = span.of(self._ground.text).lower().split()
        if self._tree.tokens[head].upos == "NOUN" and words[-1] in _ARMIES and words[:-1] in ([], ["the"]):
            states = [party for party in self._ground.parties if party.kind == "state"]
            return states[0] if len(states) == 1 and self._has_forces(states[0]) else None
        if sector not in ("REB", "PRM") or len(words) != 2 or words[0] != "the":
            return None
        fitting = [
            party
            for party in self._ground.parties
            if party.kind == sector and any(n.span.end <= span.start for n in party.namings)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _has_forces(self, party: Party) -> bool:
        """Tell whether the report names forces of a party: "the Kenyan army", not "drones launched by Kenya"."""
        named = (self._tree.within(naming.span) for naming in party.namings)
        over = (self._tree.tokens[words[-1]].head for words in named if words)
        return any(head >= 0 and sector_of(self._tree.word(head), self._lexicon) == "MIL" for head in over)

    def _possessor(self, head: int) -> Party | None:
        """Return the party of "its" or "our": of whoever the pronoun was resolved to, else of who says so."""
        for child in self._owning(head):
            span = self._tree.tokens[child].span
            actor = _touching(self._speakers, span)
            word = self._tree.word(child).lower()
            commands = word in _HIS and sector_of(self._tree.word(head), self._lexicon) in ("MIL", "REB", "PRM")
            if actor is None and (word in _OWN or commands):
                actor = self._tellers.at(span, our=word in _OUR or commands)
            if actor is not None:
                return next((party for party in self._ground.parties if party.name == actor.party), None)
        return None

    def _owning(self, head: int) -> list[int]:
        """Return the pronouns that tell whose a noun is, or what a number before it counts: "one of its boats"."""
        counted = self._tree.with_relation(head, "nmod") if self._tree.tokens[head].upos == "NUM" else ()
        return [child for noun in (head, *counted) for child in self._tree.with_relation(noun, "nmod:poss")]

    def _of_us(self, span: Span, teller: Actor) -> Participant:
        """Return whom a speaker means by "we": the party, where it is told; by "I" the speaker is meant."""
        party = next((party for party in self._ground.parties if party.name == teller.party), None)
        if party is None or teller.sector == "LAB" or span.of(self._ground.text) in ("I", "me"):
            return self._of_actor(span, teller)
        return self._of_party(span, party, party.name, teller.sector)

    def _of_actor(self, span: Span, actor: Actor) -> Participant:
        sector = actor.sector or sector_of(actor.role or actor.name, self._lexicon)
        reason = None if actor.party else actor.reason or _NO_TEXT
        name = span.of(self._ground.text) if self._is_named_by_time(actor) else actor.name
        return Participant(
            span=span, name=name, actor=actor.id, party=actor.party, sector=sector, country=actor.country, reason=reason
        )

    def _of_party(self, span: Span, party: Party, name: str, sector: str | None = None) -> Participant:
        sector = sector or sector_of_kind(party.kind) or ("GOV" if party.kind == "state" and name == party.name else None)
        actor = next((one for one in self._ground.reading.actors if one.name == party.name and one.party == party.name), None)
        own = actor.id if actor is not None and name == party.name else None
        return Participant(span=span, name=name, actor=own, party=party.name, sector=sector, country=party.country)


def _touching(rows: Sequence[tuple[Span, Named]], span: Span) -> Named | None:
    """Return what stands at a span: of the rows, sorted by place, the last that shares a character with it."""
    last = bisect.bisect_left(rows, span.end, key=lambda row: row[0].start)
    for place, value in reversed(rows[max(0, last - 4) : last]):
        if place.overlaps(span):
            return value
    return None


def parties_of(participants: Iterable[Participant]) -> frozenset[str]:
    """Return the parties of participants."""
    return frozenset(one.party for one in participants if one.party is not None)
