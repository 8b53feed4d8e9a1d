"""The measures of coreference: MUC (Vilain 1995), B³ (Bagga and Baldwin 1998), CEAF-e (Luo 2005), and their mean, CoNLL F1.

Clusters are sets of mention ids; gold and found have the same mentions. Singletons count, as in the scorer of CoNLL 2012.
"""

from collections.abc import Hashable, Iterable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

Clusters = Sequence[frozenset[Hashable]]


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean; 0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def muc(gold: Clusters, found: Clusters) -> tuple[float, float]:
    """Return precision and recall of the links that clusters need.

    >>> key, response = [frozenset("abc"), frozenset("def")], [frozenset("ab"), frozenset("cd"), frozenset("efg")]
    >>> tuple(round(value, 2) for value in muc(key, response))
    (0.5, 0.5)
    """
    return _links(found, gold), _links(gold, found)


def _links(keys: Clusters, responses: Clusters) -> float:
    of = {mention: n for n, cluster in enumerate(responses) for mention in cluster}
    needed = sum(len(cluster) - 1 for cluster in keys)
    kept = sum(len(cluster) - len({of.get(mention, mention) for mention in cluster}) for cluster in keys)
    return kept / needed if needed else 0.0


def b_cubed(gold: Clusters, found: Clusters) -> tuple[float, float]:
    """Return precision and recall by mention.

    >>> key, response = [frozenset("abc"), frozenset("defg")], [frozenset("ab"), frozenset("cd"), frozenset("fgh")]
    >>> tuple(round(value, 2) for value in b_cubed(key, response))
    (0.62, 0.42)
    """
    return _by_mention(found, gold), _by_mention(gold, found)


def _by_mention(keys: Clusters, responses: Clusters) -> float:
    of = {mention: cluster for cluster in responses for mention in cluster}
    none: frozenset[Hashable] = frozenset()
    total = sum(len(cluster) for cluster in keys)
    shared = sum(len(cluster & of.get(mention, none)) / len(cluster) for cluster in keys for mention in cluster)
    return shared / total if total else 0.0


def ceaf_e(gold: Clusters, found: Clusters) -> tuple[float, float]:
    """Return precision and recall of the best one-to-one alignment of clusters, by 2|K and R| / (|K| + |R|).

    >>> key, response = [frozenset("abc"), frozenset("defg")], [frozenset("ab"), frozenset("cd"), frozenset("fgh")]
    >>> tuple(round(value, 2) for value in ceaf_e(key, response))
    (0.46, 0.69)
    """
    total = _best_alignment(gold, found)
    return (total / len(found) if found else 0.0), (total / len(gold) if gold else 0.0)


def _best_alignment(gold: Clusters, found: Clusters) -> float:
    """Return the highest sum of similarities; clusters that share no mention are solved apart from each other."""
    total = 0.0
    for keys, responses in _touching(gold, found):
        total += _assign([[_likeness(key, response) for response in responses] for key in keys])
    return total


def _likeness(one: frozenset[Hashable], other: frozenset[Hashable]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _touching(gold: Clusters, found: Clusters) -> Iterable[tuple[Clusters, Clusters]]:
    of = {mention: n for n, cluster in enumerate(found) for mention in cluster}
    gold_of = {mention: n for n, cluster in enumerate(gold) for mention in cluster}
    seen: set[int] = set()
    for start in range(len(gold)):
        if start in seen:
            continue
        keys, responses, waiting = {start}, set[int](), [start]
        while waiting:
            key = waiting.pop()
            for response in {of[mention] for mention in gold[key] if mention in of} - responses:
                responses.add(response)
                more = {gold_of[mention] for mention in found[response] if mention in gold_of} - keys
                keys |= more
                waiting += more
        seen |= keys
        yield [gold[n] for n in sorted(keys)], [found[n] for n in sorted(responses)]


def _assign(likeness: Sequence[Sequence[float]]) -> float:
    table = np.array(likeness)
    rows, columns = linear_sum_assignment(table, maximize=True)
    return float(table[rows, columns].sum())


def conll(gold: Clusters, found: Clusters) -> dict[str, float]:
    """Return F1 of the three measures and their mean, in per cent."""
    scores = {name: f1(*measure(gold, found)) for name, measure in (("muc", muc), ("b3", b_cubed), ("ceaf_e", ceaf_e))}
    scores["conll"] = sum(scores.values()) / len(scores)
    return {name: round(100 * value, 2) for name, value in scores.items()}
