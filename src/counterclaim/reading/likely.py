"""For whom an office, a body or any speaker most likely speaks, where no rule tells.

First by the words around it, as the model sees them (`party_words`); else, of an office or body, by a choice among what the
report names, and nobody, with the weights of `data/likely_party.tsv` (`python -m training.likely` learns them). No party, land
or outlet has a weight of its own, only what the report tells of each.
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
from counterclaim.reading.party_words import NOBODY, party_chances, sources_at
from counterclaim.reading.prevailing import signed_in
from counterclaim.records import Actor, Span

FIRST_PERSONS = frozenset({"i", "we", "us", "me", "my", "our"})
LIKELY = "the report does not tell for whom; most likely by what it names"
LEAST = 0.6
"""The chance from which on a party is told."""
LEAST_BY_WORDS, LEAST_OF_ANYBODY, NEVER = 0.7, 0.9, math.inf
"""The same for what the model tells of the words around a source that is an office or body, and one that is neither."""
_PRIVATE_TITLES = frozenset({"none", "kin", "firm", "religious"})
_PRIVATE_LEVELS = frozenset({"none", "society", "armed", "paramilitary"})
_HARDLY = 4
"""Times that a state must be named at least in a report written elsewhere, those of its opening counting twice."""
_OTHER_SIDES = "counterpart"
_LETTERS = 3
"""An unknown word of so many capitals names a body ("the ZPQR spokesman")."""
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
    known = [hit.span for hits in (marks.titles, marks.institutions) for hit in hits.within(span)]
    words = (marks.tree.tokens[i].span for i in marks.tree.within(span))
    if any(_is_acronym(word.of(marks.text)) and not any(hit.overlaps(word) for hit in known) for word in words):
        return True
    bodies = [hit.value for hit in marks.institutions.within(span)]
    return any(body.level in _OF_GROUPS or body.term in SIDES | GOVERNING for body in bodies) and names_other(marks, span)


def _is_acronym(word: str) -> bool:
    return len(word) >= _LETTERS and word.isalpha() and word.isupper()


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


def likely_party(outlook: Outlook, span: Span, spoken: Sequence[Span] = ()) -> str | None:
    """Return the party for which somebody most likely speaks, or None where none is likely enough.

    `span` has the words for the office or body, `spoken` the places where its holder is the source of something.
    """
    return _party_by_words(outlook, span, spoken or [span]) or _party_of_office(outlook, span)


def _party_by_words(outlook: Outlook, span: Span, spoken: Sequence[Span]) -> str | None:
    """Return the party that the words around a source name by the model, where they do so surely enough."""
    chances = party_chances(sources_at(outlook.named, spoken), outlook.parties_of_words)
    party, chance = max(chances.items(), key=lambda item: item[1], default=(NOBODY, 0.0))
    if party == NOBODY or chance < _least_by_words(outlook, span) or _is_ruled_out(outlook, span, party):
        return None
    return None if outlook.kind(party) == "armed" and _is_any_body(outlook, span) else party


def _is_any_body(outlook: Outlook, span: Span) -> bool:
    """Tell whether words are for a body of any kind ("the agency", "the Shiite group"), not told to be an armed movement."""
    marks = outlook.marks
    bodies = marks.institutions.within(span)
    return bool(bodies) and not marks.titles.within(span) and bodies[-1].value.level == "any"


def _least_by_words(outlook: Outlook, span: Span) -> float:
    """Return how sure the model must be: less of an office than of somebody without any.

    Of private bodies, and of offices whose words tell whose they are, it never is.
    """
    titles, bodies = outlook.marks.titles.within(span), outlook.marks.institutions.within(span)
    if (titles or bodies) and _tells_whose(outlook.named, span):
        return NEVER
    if titles:
        return LEAST_BY_WORDS if titles[0].value.speaks not in _PRIVATE_TITLES else NEVER
    if bodies:
        return LEAST_BY_WORDS if bodies[-1].value.level not in _PRIVATE_LEVELS else NEVER
    return LEAST_OF_ANYBODY


def _party_of_office(outlook: Outlook, span: Span) -> str | None:
    office = office_of(outlook.named, span)
    if office is None:
        return None
    told = {party: features(outlook, office, party) for party in candidates(outlook, span)}
    found = chances_of(told, _weights(outlook.marks.lexicon))
    party, chance = max(found.items(), key=lambda item: item[1])
    return party if party != NOBODY and chance >= LEAST else None


def with_likely(outlook: Outlook, actors: Sequence[Actor], spoken: Mapping[str, Sequence[Span]]) -> tuple[Actor, ...]:
    """Return the actors, those for whom no rule tells a party with the likeliest, where it is likely enough.

    `spoken` has the places where each is the source of something.
    """
    return tuple(_settled(outlook, actor, spoken.get(actor.id, ())) if _is_open(actor) else actor for actor in actors)


def _is_open(actor: Actor) -> bool:
    return actor.party is None and actor.reason == NOT_TOLD


def _settled(outlook: Outlook, actor: Actor, spoken: Sequence[Span]) -> Actor:
    party = likely_party(outlook, actor.role_span or actor.mentions[0], spoken)
    if party is None:
        return actor
    return msgspec.structs.replace(actor, party=party, country=outlook.named.country(party), reason=LIKELY)
