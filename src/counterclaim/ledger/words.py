"""The words of a claim as they are compared: stems, and how much each tells."""

import functools
import re
from collections import Counter

import snowballstemmer

from counterclaim.ledger.once import once
from counterclaim.lexicon import load_rows

_WORD = re.compile(r"[^\W\d_][^\W_'’]*(?:-[^\W\d_]+)*|\d[\d,.]*\d|\d")
_RAREST = 10.5
"""Weight of a word that the corpora hardly hold."""
_COMMONEST = 2.5
"""Weight of a word that tells nothing."""
_NEGATOR = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|cannot)\b"
    r"(?!\s+(?:less|fewer|more|later|just|impossible|(?:the )?(?:only|first))\b)"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.,;:!?—–]*")
_OPEN = frozenset(
    "doubt question wonder surpris secret awar evid proof confirm inform indic intellig know known clear sure".split()
)
"""Stems that a negator makes certain ("no doubt that") or leaves open ("no evidence that"): neither denies what is said."""
_OPEN_NOUNS = _OPEN | {"report", "record", "account", "sign"}
"""The same behind "no": "no sign of a truce", but "did not sign the truce"."""
_NEXT = 2
_ADDED = re.compile(r",|\s(?:in|near|at|of|on|from|with|by|for|to|outside|inside|around|who|that|which|where)\s", re.IGNORECASE)
_EDGES = ".,;:'\"“”’()"
_LIGHT = frozenset({"true", "correct", "accur", "case", "right", "use", "make", "made", "take", "taken", "carri", "conduct"})
"""Stems behind which the next is what is negated: "not true that the town fell", "did not use rubber bullets"."""
_DOING = frozenset({"use", "make", "made", "take", "taken", "carri", "conduct"})
_PREPOSITIONS = frozenset({"in", "at", "by", "for", "as", "with", "from", "on", "during", "against"})
_SAYS_SOMETHING = 0.1
"""Weight of a word that is more than grammar."""
_STEMMER = snowballstemmer.stemmer("english")


@functools.lru_cache(maxsize=200_000)
def stem_of(word: str) -> str:
    """Return the Snowball stem (Porter 2) of a word.

    >>> stem_of("Withdrawing"), stem_of("attacks")
    ('withdraw', 'attack')
    """
    stem: str = _STEMMER.stemWord(word.lower())
    return stem


def stems_of(text: str) -> frozenset[str]:
    """Return the stems of the words of a text; the parts of a hyphened word count, too.

    >>> sorted(stems_of("Russian-backed troops left 2 towns"))
    ['2', 'back', 'left', 'russian', 'town', 'troop']
    """
    words = (part for match in _WORD.finditer(text) for part in match.group().split("-"))
    return frozenset(stem_of(word) for word in words if word)


@functools.cache
def _weights(lexicon: str | None) -> dict[str, float]:
    span = _RAREST - _COMMONEST
    rows = load_rows("word_weights", lexicon)
    return {row["stem"]: max(0.0, (float(row["weight"]) - _COMMONEST) / span) for row in rows}


def weight_of(stem: str, lexicon: str | None = None) -> float:
    """Return how much a stem tells, 0 to 1: 0 stands in most sentences, 1 in hardly any. Numbers tell by their figures."""
    if stem[:1].isdigit():
        return 0.0
    return _weights(lexicon).get(stem, 1.0)


@functools.cache
def _bases(lexicon: str | None) -> dict[str, str]:
    rows = load_rows("irregular", lexicon)
    return {stem_of(form): stem_of(row["base"]) for row in rows for form in row["forms"].split()}


@functools.lru_cache(maxsize=200_000)
def bases_of(stems: frozenset[str], lexicon: str | None = None) -> frozenset[str]:
    """Return stems with those of irregular forms and of nouns of an act as their verb's.

    >>> sorted(bases_of(stems_of("laid mines"))), sorted(bases_of(stems_of("the seizure")))
    (['lay', 'mine'], ['seiz', 'the'])
    """
    bases = _bases(lexicon)
    return frozenset(bases.get(stem, stem) for stem in stems)


def says_something(stem: str, lexicon: str | None = None) -> bool:
    """Tell whether a word is more than grammar: "raid", not "after"."""
    return weight_of(stem, lexicon) >= _SAYS_SOMETHING


@once
def negates(text: str) -> bool:
    """Tell whether a word of a text negates.

    >>> negates("The army was nowhere near the town"), negates("No fewer than nine died")
    (True, False)
    """
    return _NEGATOR.search(text) is not None


def _tells(stems: list[str], n: int, lexicon: str | None) -> bool:
    """Tell whether a word is what a negator turns: not "use" of "did not use gas", but that of "not used in kitchens"."""
    if stems[n] in _DOING and n + 1 < len(stems) and stems[n + 1] in _PREPOSITIONS:
        return True
    return stems[n] not in _LIGHT and says_something(stems[n], lexicon)


@once
def turned_words(text: str, lexicon: str | None = None) -> frozenset[str]:
    """Return the stems that words negate, each the first behind one that tells something, where they stand nowhere else.

    >>> sorted(turned_words("The jets did not bomb the market, and no convoy was hit"))
    ['bomb', 'convoy']
    """
    turned, plain = list[str](), Counter(stem_of(part) for word in _WORD.findall(text) for part in word.split("-"))
    for match in _NEGATOR.finditer(text):
        clause = _CLAUSE.match(text, match.end())
        words = _WORD.findall(clause.group() if clause is not None else "")
        stems = [stem_of(part) for word in words for part in word.split("-")]
        telling = [stem for n, stem in enumerate(stems) if _tells(stems, n, lexicon)]
        left_open = _OPEN_NOUNS if match.group().lower() == "no" else _OPEN
        turned += [] if left_open.intersection(telling[:_NEXT]) else telling[:1]
    plain.subtract(turned)
    return frozenset(stem for stem in turned if plain[stem] <= 0)


def noun_of(phrase: str) -> str:
    """Return the stem of the noun that a phrase is about, by its place in front of what a preposition or clause adds.

    A name is no noun; of it nothing is returned.

    >>> noun_of("a convoy of trucks near Rafah"), noun_of("the oil depot"), noun_of("Goma")
    ('convoy', 'depot', '')
    """
    words = _WORD.findall(_ADDED.split(phrase)[0])
    return stem_of(words[-1]) if words and words[-1].islower() else ""


def names_of(text: str) -> frozenset[str]:
    """Return the stems of capitalised words that open no sentence.

    >>> sorted(names_of("Troops of Chad took Adre"))
    ['adr', 'chad']
    """
    words = text.split()
    return frozenset(stem_of(word.strip(_EDGES)) for word in words[1:] if word[:1].isupper() and word[1:2].islower())


@once
def short_names_of(text: str) -> frozenset[str]:
    """Return the stems of names in capitals; a headline in capitals has none.

    >>> sorted(short_names_of("The M23 took Adre")), sorted(short_names_of("REBELS TOOK ADRE"))
    (['m23'], [])
    """
    words = (word.strip(_EDGES) for word in text.split())
    return frozenset() if text.isupper() else frozenset(stem_of(word) for word in words if len(word) > 1 and word.isupper())
