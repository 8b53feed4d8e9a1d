"""Numbers in digits and words: "1,300", "2.5 million", "two hundred and forty-five", "tens of thousands", "half a million".

The words are rows of `data/numbers.tsv`. A word that stands for no number ("dozens") has the least that it can be and no most.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.lexicon import load_rows

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:,\d{2})+,\d{3}|\d{1,12}(?:\.\d{1,6})?")
_LONGEST = 12
"""Words that one number may have."""
_SMALLEST_AFTER_A = 12
"""The least scale that "a" may stand before: "a dozen", "a hundred"."""


class Number(NamedTuple):
    """A number at the words from `first` to `last`; `high` is None where a vague word leaves it open."""

    first: int
    last: int
    low: float
    high: float | None
    vague: bool = False
    digits: bool = False


class _Word(NamedTuple):
    value: float
    kind: str


@functools.cache
def _table(lexicon: str | None) -> dict[str, _Word]:
    return {row["word"]: _Word(float(row["value"]), row["kind"]) for row in load_rows("numbers", lexicon)}


def find_numbers(words: Sequence[str], lexicon: str | None = None) -> Iterator[Number]:
    """Yield the numbers among the words of a sentence, in order; none overlap.

    >>> words = "tens of thousands fled and two hundred and forty - five of 1,300 homes burnt".split()
    >>> [(number.low, number.high, " ".join(words[number.first : number.last + 1])) for number in find_numbers(words)]
    [(20000.0, None, 'tens of thousands'), (245.0, 245.0, 'two hundred and forty - five'), (1300.0, 1300.0, '1,300')]
    """
    table = _table(lexicon)
    low = [word.lower() for word in words]
    i = 0
    while i < len(low):
        number = _at(low, i, table)
        if number is None:
            i += 1
        else:
            yield number
            i = number.last + 1


def _at(words: Sequence[str], i: int, table: dict[str, _Word]) -> Number | None:
    if words[i][0].isdigit():
        return _digits(words, i, table)
    known = table.get(words[i])
    if words[i] in ("a", "an"):
        return _after_article(words, i, table)
    if known is None or known.kind == "suffix":
        return None
    if known.kind in ("one", "ten"):
        return _cardinal(words, i, table)
    readers = {"many": _many, "some": _some, "exact": _exact, "half": _half}
    return readers[known.kind](words, i, table) if known.kind in readers else None


def _digits(words: Sequence[str], i: int, table: dict[str, _Word]) -> Number | None:
    if not _DIGITS.fullmatch(words[i]):
        return None
    value, last = _scaled(*_and_a_half(float(words[i].replace(",", "")), words, i), table=table, suffixes=True)
    value, last = _with_rest(value, words, last, table)
    return Number(i, last, value, value, digits=True)


def _with_rest(value: float, words: Sequence[str], last: int, table: dict[str, _Word]) -> tuple[float, int]:
    """Take in what stands behind a scale in digits of its own: "63 thousand 471", "2 million 300 thousand"."""
    scale = table.get(words[last])
    while scale is not None and scale.kind == "scale" and scale.value >= 1000 and last + 1 < len(words):
        if not (words[last + 1].isdigit() and len(words[last + 1]) <= 3):
            break
        rest, end = _scaled(float(words[last + 1]), words, last + 1, table)
        if rest >= scale.value or (end == last + 1 and len(words[end]) < 3):
            break
        value, last, scale = value + rest, end, table.get(words[end])
    return value, last


def _and_a_half(value: float, words: Sequence[str], last: int) -> tuple[float, Sequence[str], int]:
    """Take in "and a half" behind a number."""
    half = tuple(words[last + 1 : last + 4]) == ("and", "a", "half")
    return (value + 0.5, words, last + 3) if half else (value, words, last)


def _scaled(
    value: float, words: Sequence[str], last: int, table: dict[str, _Word], *, suffixes: bool = False
) -> tuple[float, int]:
    """Multiply by the scales that follow: "2.5 million", "three hundred thousand", "two dozen"."""
    kinds = ("scale", "suffix") if suffixes else ("scale",)
    while last + 1 < len(words) and (known := table.get(words[last + 1])) is not None and known.kind in kinds:
        if known.kind == "suffix" and words[last + 2 : last + 3] == ["-"]:
            break  # "1 M-16 rifle"
        value, last = value * known.value, last + 1
    return value, last


def _cardinal(words: Sequence[str], i: int, table: dict[str, _Word]) -> Number:
    total, part, last, at = 0.0, 0.0, i, i
    while at < min(len(words), i + _LONGEST):
        known = table.get(words[at])
        if known is not None and known.kind in ("one", "ten") and _may_follow(part, known, at == i, words, at):
            part, last = part + known.value, at
        elif known is not None and known.kind == "scale" and part:
            part *= known.value
            last = at
            if known.value >= 1000:
                total, part = total + part, 0.0
        elif not (words[at] in ("-", "and") and at == last + 1 and at + 1 < len(words)):
            break
        at += 1
    value, _, end = _and_a_half(total + part, words, last)
    if end > last:
        value, last = _scaled(value, words, end, table)
    return Number(i, last, value, value)


def _may_follow(part: float, known: _Word, first: bool, words: Sequence[str], at: int) -> bool:
    """A one may follow a ten ("forty-five") or a full hundred ("hundred and five"), a ten a full hundred, nothing a one."""
    if first:
        return True
    if words[at - 1] == "-" and not (20 <= part % 100 <= 90 and known.value < 10):
        return False
    if part == 0:
        return words[at - 1] not in ("-",)
    rest = part % 100
    return (rest == 0 and known.value < 100) or (rest in range(20, 100, 10) and known.value < 10 and words[at - 1] != "and")


def _after_article(words: Sequence[str], i: int, table: dict[str, _Word]) -> Number | None:
    """Read "a dozen", "a hundred thousand", "a few", "a couple of hundred", "a handful of"."""
    if i + 1 >= len(words) or (known := table.get(words[i + 1])) is None:
        return None
    if known.kind == "scale" and known.value >= _SMALLEST_AFTER_A:
        value, last = _scaled(1.0, words, i, table)
        _, _, end = _and_a_half(value, words, last)
        return Number(i, end, value if end == last else 1.5 * value, value if end == last else 1.5 * value)
    if known.kind in ("some", "exact") or known.kind == "half":
        readers = {"some": _some, "exact": _exact, "half": _half}
        number = readers[known.kind](words, i + 1, table)
        return None if number is None else number._replace(first=i)
    return None


def _many(words: Sequence[str], i: int, table: dict[str, _Word]) -> Number:
    """Read "dozens", "tens of thousands": each further plural multiplies by what its singular stands for."""
    low, last = table[words[i]].value, i
    if tuple(words[i + 1 : i + 3]) in (("upon", words[i]), ("and", words[i])):
        last = i + 2
    while last + 2 < len(words) and words[last + 1] == "of" and _single(words[last + 2], table):
        low, last = low * _single(words[last + 2], table), last + 2
    return Number(i, last, low, None, vague=True)


def _single(word: str, table: dict[str, _Word]) -> float:
    known, single = table.get(word), table.get(word.removesuffix("s"))
    return single.value if known is not None and known.kind == "many" and single is not None and single.kind == "scale" else 0.0


def _some(words: Sequence[str], i: int, table: dict[str, _Word]) -> Number:
    value, last = _scaled(table[words[i]].value, words, i, table)
    return Number(i, last, value, None, vague=True)


def _exact(words: Sequence[str], i: int, table: dict[str, _Word]) -> Number:
    at = i + 1 if i + 1 < len(words) and words[i + 1] == "of" else i
    value, last = _scaled(table[words[i]].value, words, at, table)
    return Number(i, last if last > at else i, value, value)


def _half(words: Sequence[str], i: int, table: dict[str, _Word]) -> Number | None:
    """Read "half a million", "half a dozen"; half of something else is a share and no number by itself."""
    at = i + 1 if i + 1 < len(words) and words[i + 1] in ("a", "-") else i
    value, last = _scaled(table[words[i]].value, words, at, table)
    return Number(i, last, value, value) if last > at else None
