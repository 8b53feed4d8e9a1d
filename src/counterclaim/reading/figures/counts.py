"""Numbers with the words that bound them: "at least 12", "an estimated 1,300", "10,000 to 12,000", "58 of 59"."""

import functools
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.lexicon import load_rows
from counterclaim.reading.figures.shares import find_shares
from counterclaim.reading.numbers import Number, find_numbers
from counterclaim.records import Bound

_BETWEEN = frozenset({"to", "-", "–", "—", "or", "and"})
_FURTHER = frozenset({"further", "another", "additional", "more", "other"})
_NONE = frozenset({"no", "none", "nobody"})
_SIGNS = frozenset({"$", "us$", "c$", "a$", "€", "£", "¥", "₹", "₽", "₴", "₪", "usd", "eur", "gbp"})
_COUNTRY_SIGNS = frozenset({"us", "u.s.", "aud", "au", "cad", "ca", "nz", "nzd", "hk", "usd"})
"""What may stand on either side of a sign of money: "AUD$ 1 million", "$US 15 billion"."""
_RANGING = ("rang", "vary", "varie")
_LONGEST = 5
"""Words that a bound may have."""


class Count(NamedTuple):
    """A number at the words from `first` to `last`, bounds included; `at` is the last word of the number itself."""

    first: int
    last: int
    at: int
    low: float | None
    high: float | None
    bound: Bound = "exact"
    vague: bool = False
    whole: float | None = None
    further: bool = False
    digits: bool = False
    whole_at: int | None = None
    """The last word of the number that this one is a share of."""
    percent: bool = False
    """A share told in words, in per cent: "a third of"."""


@functools.cache
def _bounds(lexicon: str | None) -> dict[str, dict[tuple[str, ...], Bound]]:
    found: dict[str, dict[tuple[str, ...], Bound]] = {"before": {}, "after": {}}
    for row in load_rows("bounds", lexicon):
        found[row["side"]][tuple(row["words"].lower().split())] = row["bound"]  # type: ignore[assignment]
    return found


def find_counts(words: Sequence[str], lexicon: str | None = None) -> Iterator[Count]:
    """Yield the numbers of a sentence with their bounds, in order.

    >>> words = "at least 12 died and between 20 and 30 , or 58 of 59 , fled".split()
    >>> [(count.low, count.high, count.bound, count.whole) for count in find_counts(words)]
    [(12.0, None, 'at least', None), (20.0, 30.0, 'exact', None), (58.0, 58.0, 'exact', 59.0)]
    """
    low = [word.lower() for word in words]
    shares = [
        Count(one.first, one.last, one.last, one.percent, one.percent, percent=True) for one in find_shares(words, lexicon)
    ]
    numbers = [
        one for one in find_numbers(words, lexicon) if not any(s.first <= one.last and one.first <= s.last for s in shares)
    ]
    counts = shares + [_merge(low, group) for group in _groups(low, numbers)]
    nones = {i for i, word in enumerate(low) if word in _NONE and not _is_answer(low, i)}
    counts = [count for count in counts if count.first - 1 not in nones or low[count.first - 1] != "no"]
    counts += [_none(low, i) for i in nones]
    for count in sorted(counts, key=lambda count: count.first):
        yield _further(low, _bounded(low, count, _bounds(lexicon)))


def _none(low: Sequence[str], i: int) -> Count:
    last = i + (low[i] == "no" and low[i + 1 : i + 2] == ["one"])
    return Count(i, last, last, 0.0, 0.0)


def _is_answer(low: Sequence[str], i: int) -> bool:
    """Tell whether "no" denies or stands in a set phrase rather than counts: "no longer", "no, he said"."""
    after = low[i + 1] if i + 1 < len(low) else ""
    return low[i] == "no" and (
        not after[:1].isalpha() or after in ("longer", "more", "doubt", "matter", "fewer", "less", "way")
    )


def _groups(low: Sequence[str], numbers: list[Number]) -> Iterator[list[Number]]:
    """Yield runs of numbers that are one range or share."""
    i = 0
    while i < len(numbers):
        group = [numbers[i]]
        if i + 1 < len(numbers) and _joins(low, numbers[i], numbers[i + 1]):
            group.append(numbers[i + 1])
        yield group
        i += len(group)


def _joins(low: Sequence[str], one: Number, other: Number) -> bool:
    between = low[one.last + 1 : other.first]
    if one.vague or other.vague:
        return False
    if _is_share(between) and one.low < other.low:
        return True
    if len(between) != 1 or between[0] not in _BETWEEN:
        return False
    before = low[one.first - 1] if one.first else ""
    rising = one.low < other.low
    if between[0] == "and":
        return rising and before == "between"
    if between[0] == "to" and before == "from":
        # "Rose from 5 to 7" tells of two numbers, "estimates range from 5 to 7" of one.
        return rising and one.first > 1 and low[one.first - 2].startswith(_RANGING)
    if between[0] == "or":
        return rising and other.low <= 4 * one.low
    return rising


def _is_share(between: Sequence[str]) -> bool:
    return tuple(between) in (("of",), ("of", "the"), ("out", "of"), ("out", "of", "the"), ("of", "its"), ("of", "their"))


def _merge(low: Sequence[str], group: Sequence[Number]) -> Count:
    one, last = group[0], group[-1]
    if len(group) == 1:
        return Count(one.first, one.last, one.last, one.low, one.high, vague=one.vague, digits=one.digits)
    if _is_share(low[one.last + 1 : last.first]) and low[one.first] == "one":
        # "He is one of 90 people who were arrested" tells of 90.
        return Count(last.first, last.last, last.last, last.low, last.high, digits=last.digits)
    if _is_share(low[one.last + 1 : last.first]):
        return Count(one.first, one.last, one.last, one.low, one.high, whole=last.low, digits=one.digits, whole_at=last.last)
    # "10 to 12 million": the scale stands behind the second number alone.
    start, end = one.low, last.high
    if one.low < 1000 <= last.low and one.last + 2 == last.first and last.last > last.first:
        start = one.low * _scale_of(last, low)
    first = one.first - 1 if one.first and low[one.first - 1] == "between" else one.first
    return Count(first, last.last, last.last, start, end, digits=one.digits)


def _scale_of(number: Number, low: Sequence[str]) -> float:
    try:
        return number.low / float(low[number.first].replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return 1.0


def _bounded(low: Sequence[str], count: Count, bounds: dict[str, dict[tuple[str, ...], Bound]]) -> Count:
    """Take in the words that bound a number, before it or behind it, and apply them; vague words are "at least"."""
    bound: Bound = "at least" if count.vague else "exact"
    if bound == "exact" and "dozen" in low[count.first : count.last + 1]:
        bound = "about"
    first = count.first
    if first > 1 and low[first - 1] in _COUNTRY_SIGNS and low[first - 2] in _SIGNS:
        count = count._replace(first=first - 2)
    elif first and low[first - 1] in _SIGNS:
        count = count._replace(first=first - 1 - (first > 1 and low[first - 2] in _COUNTRY_SIGNS))
    for length in range(min(_LONGEST, count.first), 0, -1):
        words = tuple(low[count.first - length : count.first])
        placed = words == ("around",) and count.first > 1 and low[count.first - 2] == "and"  # "in and around three towns"
        if not placed and (found := bounds["before"].get(words)) is not None:
            return _apply(count._replace(first=count.first - length), found)
    for length in range(_LONGEST, 0, -1):
        words = tuple(low[count.last + 1 : count.last + 1 + length])
        if len(words) == length and (found := bounds["after"].get(words)) is not None:
            return _apply(count._replace(last=count.last + length), found)
    return count._replace(bound=bound)


def _apply(count: Count, bound: Bound) -> Count:
    if count.vague:
        return count._replace(bound="at least" if bound == "about" else bound)
    low, high = count.low, count.high
    if bound in ("at least", "over"):
        high = None
    elif bound in ("up to", "at most", "under"):
        low = None
    return count._replace(bound=bound, low=low, high=high)


def _further(low: Sequence[str], count: Count) -> Count:
    """Note "another 12", "a further 31", "12 more"."""
    before = low[count.first - 1] if count.first else ""
    after = low[count.last + 1] if count.last + 1 < len(low) else ""
    if before in _FURTHER and before not in ("more",):
        first = count.first - 1
        first -= first > 0 and low[first - 1] in ("a", "an")
        return count._replace(first=first, further=True)
    return count._replace(further=after in ("more", "others", "further", "additional", "other"))


def shifted(count: Count, by: int) -> Count:
    """Return a count whose words are told by their places in the report, from one told by those in a part of it."""
    whole = None if count.whole_at is None else count.whole_at + by
    return count._replace(first=count.first + by, last=count.last + by, at=count.at + by, whole_at=whole)
