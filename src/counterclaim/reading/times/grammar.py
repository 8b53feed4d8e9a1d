"""Where times stand: each word of a sentence gets a letter for what it can be, and patterns over the letters find the times.

The words are rows of `data/times.tsv`; numbers are those of `reading.numbers`. Extents are those of TIMEX3 (TimeML annotation
guidelines): prepositions are left out, "ago", "early", "the last" and "about" are part of the time.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.lexicon import Row, load_rows
from counterclaim.reading.numbers import find_numbers

CODES = {
    "month": "m", "weekday": "w", "weekdays": "W", "season": "s", "seasons": "S", "part": "p", "parts": "P", "clock": "c",
    "unit": "u", "units": "v", "last": "l", "prior": "q", "next": "x", "after": "f", "this": "i", "that": "k", "every": "e",
    "ago": "g", "earlier": "b", "later": "t", "from": "F", "early": "E", "late": "L", "mid": "K", "start": "B", "today": "T",
    "overnight": "V", "ref": "R", "often": "D", "ampm": "A", "zone": "G", "ordinal": "o", "fiscal": "Y", "decade": "X",
    "holiday": "h", "counted": "J", "long": "I", "lasting": "M", "period": "N", "half": "Q", "ended": "U",
}  # fmt: skip
_MARKS = {
    "the": "H", "a": "a", "an": "a", "another": "a", "of": "/", ",": ",", "-": "-", "–": "-", "to": ">", "until": ">",
    "till": ">", "through": ">", "into": "]", "and": "&", "or": "|", "between": "(", "on": "@", "at": "@", "in": "@",
    "old": "%",
    "about": "z", "nearly": "z", "almost": "z", "around": "z", "roughly": "z", "approximately": "z", "over": "z", "under": "z",
    "some": "z", "exactly": "z", "'s": "'", "’s": "'",
}  # fmt: skip
_PHRASED = {("more", "than"): "z", ("less", "than"): "z", ("at", "least"): "z", ("up", "to"): "z", ("as", "long"): "z"}
_SHORT_YEAR = re.compile(r"\d{2}")
_CENTURY = 69
"""From this year on two digits are of the last century, as POSIX has it."""
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}|21[0-4][0-9]")
_DAY = re.compile(r"0?[1-9]|[12][0-9]|3[01]")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?")
_DATE = re.compile(r"\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{2}")
_DECADE = re.compile(r"(?:(1[0-9]|20)\d|['’]\d)0s")
_CENTURIES = (17, 18, 19, 20)
_BEFORE = frozenset({"before", "after"})
_JOINING = frozenset({"and", "but", "when", "that", "with", "by", "in", "at", "on", "from", "because"})
_CAPITAL = frozenset({"month", "weekday", "weekdays", "holiday", "zone"})

_Q = "(?:a?[jnd]~*/?|a)"
_N = "(?:[nd]~*)"
_CLOCK_TIME = "(?:(?:[Cdn]A|C|c)(?:G~*)?)"
_OF = rf"(?:H?p~*/|{_CLOCK_TIME},?@?)?"
"""What may stand before a day: "the night of", "the early hours of", "5 p.m. on"."""
_AT = rf"(?:@?{_CLOCK_TIME})?"
"""What may stand behind it: "at 5 p.m."."""
_PATTERNS = (
    ("iso", r"Z|y-d-d(?![-~dny])"),
    ("range", r"(?:H?p/)?(?:m[dO][->][dO](?:,?y)?(?![-~])|[dO](?:>|&|-)[dO]m(?:,?y)?)"),
    ("date", rf"{_OF}(?:(?:Hu/)?(?:w,?H?)?m[dOo](?![-~]?[uv])(?:,?y)?|(?:w,?)?H?[dO]/?H?m(?:,?y)?){_AT}"),
    ("eve", r"(?:H?p|V)[>\]](?:w|H?[dO]/?H?m(?:,?y)?|m[dO](?:,?y)?)"),
    ("month", r"(?:H?[BK]/|H?[ELK]-?|Hu/|i|H?[lxfq])?m(?:[,/]?y(?![uv])|[il]u)?"),
    ("often", rf"e(?:{_N}|o)?[uvwms]p?|W|wP|D|e[pP]"),
    ("half", r"H?[ol]-?Q/(?:H?y|H?X|[Hi]?[ilx]u)|[Hi]?[ilx]u'[ol]-?Q|y'?[ol]-?Q"),
    ("first", rf"H?[ol]{_N}v/H?y"),
    ("same", r"H?k[uN]@?(?:/?y|[il]u)"),
    ("quarter", r"H?(?:y'?)?Y?[oO]-?Y?u(?:/?H?y)?|[Hi]?[ilx]u'[oO]-?u|H?y-?[uN]|Yu?y|[Hilxqf]+Yu"),
    ("season", r"(?:[Hik]?[ilxqfkELK]-?|H|@H|e)s(?:/?y)?|s/?y"),
    ("ago", rf"z*(?:{_Q}(?:-|[>|]{_N})?[uv]~*|v)(?:[gbt])|Hu[bt](?!{_N})|H?u-[gb](?:-?o?-?[uN])?"),
    ("step", r"(?:[bELt]|H?[BK]/)?(?:Hx?|i|k|[Hik]?[lqxf]x?)?[lqxfik]u"),
    ("span", rf"(?:H|i)?[lqxf](?:{_Q}(?:[->|]{_N})?)?[uv]|[Hi]?[lqxf]{_N}?S"),
    ("length", rf"z*(?:[Hi]o?)?{_Q}(?:[->|]{_N})?J?[uv](?:-I)?|[uv]-I|M|z*{_Q}(?:[->|]{_N})?-[uv](?:-?%|-I)?"),
    ("ended", r"Hu(?=U)"),
    ("day", rf"{_OF}(?:[ELbt]@?|H?[BK]/)?T[p]?{_AT}|p@?T"),
    ("weekday", rf"{_OF}(?:[ELbt]@?|H?[BK]/)?(?:[Hik]?[lxqf]x?|i|k)?w(?:@?H?p)?{_AT}|p@?w"),
    ("overnight", r"V"),
    ("clock", r"(?:[Cdn]A|C)(?:G)?|C|cG?|[ny]G"),
    ("part", r"H?(?:[iklxqf][ELK]?|[ELK])-?p|Hp|@p"),
    ("holiday", r"[ilx]?h(?:,?y)?"),
    ("decade", r"H?[ELK]?-?X"),
    ("year", r"(?:H?[BK]/|H?[ELK]-?)?(?:Hu)?y"),
    ("units", r"[lx]?v"),
    ("whole", r"(?:H?[BK]/|[bELt]@)?Hu(?![-~])|u-?B"),
    ("ref", r"R|Hl"),
)
_BETWEEN = frozenset({"(md&d", "(mO&O"})
_SINCE = re.compile("F[Ha]?$")
"""What stands before a time since which something holds: "since May", "since the May vote"."""
_GRAMMAR = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS))


class Found(NamedTuple):
    """A time among the words of a sentence: which pattern, the words from `first` to `last`, and what each of them is."""

    pattern: str
    first: int
    last: int
    parts: tuple[tuple[str, str, str], ...]
    """Letter, value and the word itself, of each word."""
    since: bool
    """A word like "since" stands before it."""


class _Table(NamedTuple):
    words: dict[str, tuple[str, str]]
    exact: dict[str, tuple[str, str]]
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]]


@functools.cache
def _table(lexicon: str | None) -> _Table:
    words: dict[str, tuple[str, str]] = {}
    exact: dict[str, tuple[str, str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in load_rows("times", lexicon):
        code = (CODES[row["kind"]], row["value"]) if row["kind"] in CODES else None
        if code is None:
            continue
        form = tuple(re.findall(r"'s|[\w.-]+", row["word"]))
        if len(form) > 1:
            phrases.setdefault(form[0].lower(), []).append((tuple(part.lower() for part in form), *code))
        else:
            (exact if _is_exact(row) else words).setdefault(row["word"], code)
    for group in phrases.values():
        group.sort(key=lambda phrase: -len(phrase[0]))
    return _Table(words, exact, phrases)


def _is_exact(row: Row) -> bool:
    return row["kind"] in _CAPITAL


def find_expressions(words: Sequence[str], barred: frozenset[int], lexicon: str | None = None) -> Iterator[Found]:
    """Yield the times among the words of a sentence; `barred` words are none (parts of names, verbs).

    >>> words = "They met last Friday and again two days later , in early 2025 .".split()
    >>> [" ".join(words[found.first : found.last + 1]) for found in find_expressions(words, frozenset())]
    ['last Friday', 'two days later', 'early 2025']
    """
    coded = _encode(words, barred, lexicon)
    letters = "".join(code for code, _ in coded)
    for match in _GRAMMAR.finditer(letters):
        first, last = match.start(), match.end() - 1
        while first < last and letters[first] == "@":
            first += 1
        while last + 1 < len(letters) and letters[last + 1] == "~":
            last += 1
        parts = tuple((*coded[i], words[i]) for i in range(first, last + 1))
        if match.lastgroup is not None:
            yield Found(match.lastgroup, first, last, parts, since=_SINCE.search(letters, 0, first) is not None)


def _encode(words: Sequence[str], barred: frozenset[int], lexicon: str | None) -> list[tuple[str, str]]:
    table = _table(lexicon)
    coded = [(".", "")] * len(words)
    low = [word.lower() for word in words]
    for number in find_numbers(words, lexicon):
        if number.first in barred:
            continue
        coded[number.first] = ("j" if number.vague and number.high is None else "n", f"{number.low:g}")
        for i in range(number.first + 1, number.last + 1):
            coded[i] = ("~", "")
    _write_spoken_years(low, coded)
    i = 0
    while i < len(words):
        if i in barred:
            coded[i] = (".", "")
        elif (length := _phrase(low, i, table, coded)) > 0:
            i += length - 1
        elif coded[i][0] in "nj." and (code := _one(words, i, table, coded)) is not None:
            coded[i] = code
        i += 1
    _write_ends(words, low, coded)
    _write_between(words, low, coded)
    return coded


def _write_ends(words: Sequence[str], low: Sequence[str], coded: list[tuple[str, str]]) -> None:
    """Write down what is told by the words before it: "years or so", "16 NOV 89"."""
    for i in range(1, len(words) - 1):
        if coded[i - 1][0] in "uv" and low[i : i + 2] == ["or", "so"]:
            coded[i] = coded[i + 1] = ("~", "")
        elif i > 1 and coded[i - 2][0] + coded[i - 1][0] == "dm" and _is_short_year(words, i):
            coded[i] = ("y", f"{19 if int(words[i]) >= _CENTURY else 20}{words[i]}")


def _write_between(words: Sequence[str], low: Sequence[str], coded: list[tuple[str, str]]) -> None:
    """Write down what the words on both sides tell: "said that last week", "between May 2 and 14", "at 7.20 GMT"."""
    for i in range(len(words) - 1):
        if low[i] == "that" and coded[i][0] == "k" and coded[i + 1][0] in "lxi":
            coded[i] = (".", "")
        elif i > 2 and "".join(code for code, _ in coded[i - 3 : i + 2]) in _BETWEEN:
            coded[i] = ("-", "")
        elif coded[i][0] + coded[i + 1][0] == "nG" and _CLOCK.fullmatch(words[i]):
            coded[i] = ("C", words[i].replace(".", ":"))


def _is_short_year(words: Sequence[str], i: int) -> bool:
    """Tell whether two digits behind a day and a month are a year: "16 NOV 89 (", not "16 November 40 people"."""
    return _SHORT_YEAR.fullmatch(words[i]) is not None and not words[i + 1][:1].isalnum()


def _write_spoken_years(low: Sequence[str], coded: list[tuple[str, str]]) -> None:
    """Write down the years of a text that was spoken: "nineteen ninety-one", "the year two thousand"."""
    spelt = [i for i, (code, _) in enumerate(coded) if code == "n" and not low[i][0].isdigit()]
    for i in spelt:
        number = float(coded[i][1]) if coded[i][1] else 0
        if i and low[i - 1] == "year" and 1000 <= number < 2150:
            coded[i] = ("y", f"{number:g}")
        elif number in _CENTURIES and i + 1 in spelt and 10 <= float(coded[i + 1][1]) < 100:
            coded[i], coded[i + 1] = ("y", f"{number:g}{coded[i + 1][1]}"), ("~", "")


def _phrase(low: Sequence[str], i: int, table: _Table, coded: list[tuple[str, str]]) -> int:
    """Write down a phrase that begins at a word, and return how many words it has."""
    if (mark := _PHRASED.get((low[i], low[i + 1] if i + 1 < len(low) else ""))) is not None:
        coded[i] = coded[i + 1] = (mark, "")
        return 2
    for form, code, value in table.phrases.get(low[i], ()):
        if tuple(low[i : i + len(form)]) == form:
            coded[i : i + len(form)] = [(code, value)] + [("~", "")] * (len(form) - 1)
            return len(form)
    return 0


def _one(words: Sequence[str], i: int, table: _Table, coded: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    word = words[i]
    if word[0].isdigit() or (word[0] in "'’" and word[1:2].isdigit()):
        return _digits(word, coded[i], words[i + 1] if i + 1 < len(words) else "", table)
    if word.lower() in _BEFORE and not _ends(words, i):
        return None
    alone = coded[i][0] == "n" and not (i + 1 < len(words) and coded[i + 1][0] == "~")
    if coded[i][0] != "." and not alone:
        return None
    stem = word[4:] if word[:4].lower() == "mid-" and len(word) > 4 else word
    if stem is not word and (_YEAR.fullmatch(stem) or _DECADE.fullmatch(stem)):
        known = _digits(stem, (".", ""), "", table)
    else:
        known = (
            table.exact.get(stem)
            or (table.exact.get(stem.title()) if word.isupper() else None)
            or table.words.get(stem.lower())
        )
    if known is not None and stem is not word:
        return (known[0], f"{known[1]}|K")
    if known is None and coded[i][0] == ".":
        mark = _MARKS.get(word.lower())
        return (mark, "") if mark is not None else None
    return known


def _ends(words: Sequence[str], i: int) -> bool:
    """Tell whether nothing hangs from a word: "two days before" is a time, "two days before the vote" a length."""
    return i + 1 == len(words) or not words[i + 1][0].isalnum() or words[i + 1].lower() in _JOINING


def _is_ampm(word: str, table: _Table) -> bool:
    return table.words.get(word.lower(), ("", ""))[0] == "A"


def _digits(word: str, coded: tuple[str, str], after: str, table: _Table) -> tuple[str, str] | None:
    if _DATE.fullmatch(word):
        return ("Z", word)
    if (ordinal := _ORDINAL.fullmatch(word)) is not None and int(ordinal[1]) <= 31:
        return ("O", ordinal[1])
    if _DECADE.fullmatch(word):
        return ("X", word.strip("'’").removesuffix("s"))
    if after in table.exact and table.exact[after][0] == "G" and re.fullmatch(r"[0-2]\d[0-5]\d", word):
        return ("C", f"{word[:2]}:{word[2:]}")
    if _CLOCK.fullmatch(word) and (":" in word or _is_ampm(after, table)):
        return ("C", word.replace(".", ":"))
    if _YEAR.fullmatch(word):
        return ("y", word)
    if _DAY.fullmatch(word):
        return ("d", str(int(word)))
    return coded if coded[0] != "." else None
