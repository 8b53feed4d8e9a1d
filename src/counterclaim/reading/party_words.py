"""For whom a source speaks by the words around it that name a party, where its own words do not tell: a learned choice.

The model says how likely each word with a capital names whose the source is (`parsing.party_words`); whom the words name, the
tables tell. No party has a weight of its own.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from counterclaim.reading.named import Named
from counterclaim.reading.regions import countries_of, country_of
from counterclaim.records import Role, Span

NOBODY = ""


def parties_of_words(named: Named) -> dict[int, str]:
    """Return the party that each token names: by itself, by its body, or by a place in its land; none of a byline does."""
    marks, found = named.marks, dict[int, str]()

    def put(span: Span, party: str | None) -> None:
        if party is not None and not marks.signs(span):
            found.update((i, party) for i in marks.tree.within(span) if i not in found)

    for naming in named.namings:
        put(naming.span, naming.party)
    for place, body in named.body_places:
        put(place, body.party)
    for hit in marks.institutions.all:
        put(hit.span, hit.value.party)
    near = {named.country(naming.party) or "" for naming in named.namings}
    for mention in marks.mentions_of("place"):
        name = mention.span.of(marks.text)
        put(mention.span, marks.vocabulary.by_country.get(country_of(name, near) or next(iter(countries_of(name)[0]), "")))
    dateline = marks.report.dateline
    if dateline is not None and dateline.place_span is not None:
        put(dateline.place_span, named.dateline_state)
    return found


def party_chances(roles: Iterable[Role], parties: Mapping[int, str]) -> dict[str, float]:
    """Return the chance of each party, and of nobody, that sources speak for it: the mean over all of one speaker.

    >>> from counterclaim.records import PartyWord
    >>> roles = [Role("source", Span(0, 8), 1.0, party_words=(PartyWord(3, 0.0), PartyWord(5, 0.0), PartyWord(7, 2.0)))]
    >>> {party: round(chance, 2) for party, chance in party_chances(roles, {3: "Peru", 5: "Peru"}).items()}
    {'': 0.33, 'Peru': 0.67}
    """
    told = [one for one in (_chances_of(role, parties) for role in roles) if one]
    total = Counter[str]()
    for one in told:
        total.update(one)
    return {party: chance / len(told) for party, chance in total.items()}


def _chances_of(role: Role, parties: Mapping[int, str]) -> dict[str, float]:
    if not role.party_words:
        return {}
    powers = {NOBODY: 1.0}
    for word in role.party_words:
        if (party := parties.get(word.token)) is not None:
            powers[party] = powers.get(party, 0.0) + math.exp(min(word.odds, 30.0))
    total = sum(powers.values())
    return {party: power / total for party, power in powers.items()}


def sources_at(named: Named, spans: Sequence[Span]) -> list[Role]:
    """Return what the model sees as sources where somebody is named."""
    return [role for role in named.marks.parse.roles if role.kind == "source" and any(role.span.overlaps(one) for one in spans)]
