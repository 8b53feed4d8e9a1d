"""Whose an office or body is that no rule tells: the likeliest of the parties that the report names, by learned weights.

The weights (`data/likely_party.tsv`) are those of a choice among what is named, and nobody; `python -m training.likely` learns
them. No party, land or outlet has a weight of its own, only what the report tells of each.
"""

import functools
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from counterclaim.lexicon import load_rows
from counterclaim.reading.allegiance import MODIFIERS, NOT_TOLD, SEATED
from counterclaim.reading.incumbents import GOVERNING
from counterclaim.reading.marks import POSSESSIVE_PRONOUNS
from counterclaim.reading.named import Named
from counterclaim.reading.offices import names_other
from counterclaim.reading.outlook import Outlook
from counterclaim.reading.own_parties import SIDES, is_own_army
from counterclaim.reading.prevailing import signed_in
from counterclaim.records import Actor, Span

NOBODY = ""
FIRST_PERSONS = frozenset({"i", "we", "us", "me", "my", "our"})
LIKELY = "the report does not tell for whom; most likely by what it names"
LEAST = 0.6
"""The chance from which on a party is told."""
_HARDLY = 4
"""Times that a state must be named at least in a report written elsewhere, those of its opening counting twice."""
_OTHER_SIDES = "counterpart"
_GROUPS = frozenset({"group", "faction", "movement", "alliance", "front"})
_OF_GROUPS = frozenset({"armed", "paramilitary", "criminal", "society"})


class Office(NamedTuple):
    """The words for somebody, and what they are: class of title or body, with what tells one from many."""

    span: Span
    kind: str
    plural: bool
    indefinite: bool


def office_of(named: Named, span: Span) -> Office | None:
    """Return the office or body that words name; None where no table knows any in them, or they tell themselves whose it is.

    So they do with a party's name, a name that no table knows ("Minister of the Salt Islands"), "his" and "their".
    """
    marks = named.marks
    inside = marks.tree.within(span)
    if span.of(marks.text).lower() in FIRST_PERSONS:
        return Office(span, "first person", False, False)
    titles, bodies = marks.titles.within(span), marks.institutions.within(span)
    bodies = [hit for hit in bodies if hit.value.kind != "document"] or bodies
    if not inside or not (titles or bodies) or _tells_whose(named, span):
        return None
    if titles:
        kind = "title " + titles[0].value.speaks
        if titles[0].value.speaks == "spokesperson" and bodies:
            kind += " " + bodies[0].value.level
    else:
        kind = f"body {bodies[-1].value.kind} {bodies[-1].value.level}"
    indefinite = marks.word(inside[0]) in ("a", "an", "one") or marks.word(inside[0] - 1) in ("a", "an", "one")
    return Office(span, kind, any(hit.value.plural for hit in titles), indefinite)


def _tells_whose(named: Named, span: Span) -> bool:
    marks = named.marks
    inside = marks.tree.within(span)
    pointed = any(marks.word(i) in POSSESSIVE_PRONOUNS or marks.lemma(i) == _OTHER_SIDES for i in inside)
    own = is_own_army([marks.tree.word(i) for i in inside], marks.word(inside[-1]))
    return pointed or own or bool(named.namings_in(span)) or _names_other(named, span) or _is_private(named, span)


def _names_other(named: Named, span: Span) -> bool:
    """Tell whether words hold a name that tells whose they are, if not to us: "Minister of Salt Island", "the Salt Front".

    Bodies of states have names of their own ("Foreign Affairs Ministry"), those of groups are the groups'. A name that is said
    to be a group's is, whatever it is else ("the Salt group").
    """
    marks = named.marks
    for mention in marks.mentions_in(span):
        group = mention.broad == "organisation" and marks.word(marks.tree.within(mention.span)[-1] + 1) in _GROUPS
        if group or mention.broad in ("place", "person"):
            return True
    bodies = [hit.value for hit in marks.institutions.within(span)]
    return any(body.level in _OF_GROUPS or body.term in SIDES | GOVERNING for body in bodies) and names_other(marks, span)


def _is_private(named: Named, span: Span) -> bool:
    """Tell whether officials are those of a body that no table has ("company officials", "hospital officials")."""
    marks = named.marks
    if not any(hit.value.name in SEATED for hit in marks.titles.within(span)):
        return False
    if any(hit.value.level in ("none", "society") for hit in marks.institutions.within(span)):
        return True
    nouns = (i for i in marks.tree.within(span) if marks.upos(i) == "NOUN" and marks.word(i) not in MODIFIERS)
    starts = (marks.tree.tokens[i].span.start for i in nouns)
    return any(marks.titles.at(start) is None and marks.institutions.at(start) is None for start in starts)


def candidates(outlook: Outlook, span: Span) -> Iterator[str]:
    """Yield the parties whose the office of a span can be, and nobody."""
    yield NOBODY
    competing = (party for party in outlook.parties if outlook.kind(party) != "other")
    yield from (party for party in competing if not _is_ruled_out(outlook, span, party))


def _is_ruled_out(outlook: Outlook, span: Span, party: str) -> bool:
    """Tell whether an office cannot be a state's: of a report that speaks of the state where it was written, any other's.

    Else that state's itself, and one that is hardly named. Nor is an office that of a state which is first named in what the
    office says of it.
    """
    named = outlook.named
    if not named.is_state(party):
        return False
    home, here, signed = named.home, named.dateline_state, signed_in(outlook.marks)
    if (home is not None and party != home) or signed - {party}:
        return True
    if home is None and here is not None and (party == here or outlook.weights[party] < _HARDLY):
        return True
    sentence = outlook.marks.sentence_at(span.start)
    first = next(iter(outlook.places(party)), None)
    return first is not None and span.end <= first.start < sentence.end and here != party


def features(outlook: Outlook, office: Office, party: str) -> dict[str, float]:
    """Return what speaks for and against an office being a party's; every feature is also told by the office's class."""
    if party == NOBODY:
        plain = {"nobody": 1.0, "nobody plural": float(office.plural), "nobody indefinite": float(office.indefinite)}
        plain["nobody, nothing named"] = float(len(outlook.parties) == 0)
        return _crossed(plain, office)
    return _crossed(_plain(outlook, office, party), office)


def _plain(outlook: Outlook, office: Office, party: str) -> dict[str, float]:
    marks, named, span = outlook.marks, outlook.named, office.span
    kind = outlook.kind(party)
    sentence, block = marks.sentence_at(span.start), marks.block_at(span.start)
    places = outlook.places(party)
    share = outlook.share(party)
    found = {
        f"{kind}": 1.0,
        f"{kind} share": share,
        f"{kind} alone": float(share == 1),
        f"{kind} most": float(outlook.weights[party] == max(outlook.weights[one] for one in outlook.rivals(party))),
        f"{kind} named once": float(outlook.weights[party] <= 1),
        f"{kind} in heading": float(party in outlook.headed),
        f"{kind} first": float(outlook.first.get(kind) == party),
        f"{kind} last before": float(outlook.last_before(span.start, kind) == party),
        f"{kind} spoke last": float(outlook.spoke_last(span.start, kind) == party),
        f"{kind} speaks": float(any(one == party for _, one in outlook.speaking)),
        f"{kind} before in sentence": float(any(sentence.start <= p.start < span.start for p in places)),
        f"{kind} behind in sentence": float(any(span.end <= p.start < sentence.end for p in places)),
        f"{kind} in paragraph": float(any(block.start <= p.start < sentence.start for p in places)),
        f"{kind} attacks": float(party in outlook.attacking),
        f"{kind} owns such": float(outlook.owns_such(span, party)),
    }
    if kind == "state":
        here, around = outlook.states_of(sentence), outlook.states_of(block)
        found |= {
            "state share of places": outlook.place_share(party),
            "state has most places": float(outlook.place_share(party) > 0.5),
            "state has no place": float(outlook.place_share(party) == 0),
            "state of dateline": float(named.dateline_state == party),
            "state not of dateline": float(named.dateline_state not in (None, party)),
            "state of dateline, spoken of": float(named.home == party),
            "state of places in sentence": float(party in here),
            "state not of places in sentence": float(bool(here) and party not in here),
            "state of places in paragraph": float(party in around),
            "state prevailing": float(named.prevailing == party),
        }
    return found


def _crossed(plain: dict[str, float], office: Office) -> dict[str, float]:
    told = {name: value for name, value in plain.items() if value}
    return told | {f"{office.kind}: {name}": value for name, value in told.items()}


def chances_of(told: Mapping[str, Mapping[str, float]], weights: Mapping[str, float]) -> dict[str, float]:
    """Return the chance of each candidate by its features.

    >>> found = chances_of({"": {}, "Peru": {"state share": 1.0}}, {"state share": 2.0})
    >>> round(found["Peru"], 2)
    0.88
    """
    scores = {party: sum(weights.get(name, 0.0) * value for name, value in own.items()) for party, own in told.items()}
    top = max(scores.values())
    total = sum(math.exp(score - top) for score in scores.values())
    return {party: math.exp(score - top) / total for party, score in scores.items()}


@functools.cache
def _weights(lexicon: str | None) -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in load_rows("likely_party", lexicon)}


def likely_party(outlook: Outlook, span: Span) -> str | None:
    """Return the party whose the office or body that words name most likely is, or None where none is likely enough."""
    office = office_of(outlook.named, span)
    if office is None:
        return None
    told = {party: features(outlook, office, party) for party in candidates(outlook, span)}
    found = chances_of(told, _weights(outlook.marks.lexicon))
    party, chance = max(found.items(), key=lambda item: item[1])
    return party if party != NOBODY and chance >= LEAST else None


def with_likely(outlook: Outlook, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Return the actors, those whose office or body no rule gives a party with the likeliest, where it is likely enough."""
    return tuple(_settled(outlook, actor) if actor.party is None and actor.reason == NOT_TOLD else actor for actor in actors)


def _settled(outlook: Outlook, actor: Actor) -> Actor:
    party = likely_party(outlook, actor.role_span or actor.mentions[0])
    if party is None:
        return actor
    return msgspec.structs.replace(actor, party=party, country=outlook.named.country(party), reason=LIKELY)
