"""Which reports are on one incident, by their words: those that share enough rare words and names near in time."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from counterclaim.ledger.unions import Unions
from counterclaim.ledger.words import stem_of, stems_of, weight_of

ALIKE = 0.4
"""Cosine of two reports from which on they are on one incident; measured on the training part of ECB+."""
_LEAD = 900
"""Characters of a report that tell what it is about."""
_RARE = 0.3


def profile_of(text: str, lexicon: str | None = None) -> dict[str, float]:
    """Return the words of a report's beginning that tell, by weight; names weigh double. The vector has length 1."""
    lead = text[:_LEAD]
    names = {stem_of(word.strip(".,;:'\"“”’()")) for word in lead.split() if word[:1].isupper()}
    counts = Counter(stem for part in lead.split() for stem in stems_of(part))
    weights = {
        stem: (1 + math.log(count)) * weight * (2 if stem in names else 1)
        for stem, count in counts.items()
        if (weight := weight_of(stem, lexicon)) >= _RARE
    }
    length = math.sqrt(sum(value * value for value in weights.values())) or 1.0
    return {stem: value / length for stem, value in weights.items()}


def cluster_reports(profiles: Mapping[str, Mapping[str, float]], alike: float = ALIKE) -> list[list[str]]:
    """Return groups of reports that are on one incident; only those that share a word are compared."""
    unions = Unions(profiles)
    for one, other in _sharing(profiles):
        if cosine(profiles[one], profiles[other]) >= alike:
            unions.join(one, other)
    return unions.groups()


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two profiles."""
    few, many = sorted((one, other), key=len)
    return sum(value * many.get(stem, 0.0) for stem, value in few.items())


def _sharing(profiles: Mapping[str, Mapping[str, float]]) -> Iterable[tuple[str, str]]:
    postings: dict[str, list[str]] = defaultdict(list)
    for report, profile in profiles.items():
        near = {other for stem in profile for other in postings[stem]}
        yield from ((other, report) for other in near)
        for stem in profile:
            postings[stem].append(report)
