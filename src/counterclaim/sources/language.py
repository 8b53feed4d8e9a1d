"""Which language a report is written in."""

import re

from counterclaim.errors import LanguageError, SourceError
from counterclaim.lexicon import load_rows

LEAST_LETTERS = 200
"""Shorter texts are told by their function words alone: the identifier errs on them."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FUNCTION_WORDS = frozenset(
    "the of to and a in that is was for on with as by at from it he said his they has have had are were be an this which who "
    "not will would their its after been or but she her we i you more than also into over about when no out up all".split()
)
_SAMPLE = 20_000
_LEAST_WORDS = 6
_NO_LANGUAGE = "zxx"


def find_language(text: str, name: str | None) -> str | None:
    """Return "en", or None for a text too short to tell.

    Raises:
        LanguageError: the text is in another language; the message names it.
        SourceError: the text is in none.

    >>> find_language("Russia says all troops have left the region.", None)
    'en'
    >>> find_language("Армия заявила, что войска покинули три деревни.", None)
    Traceback (most recent call last):
    counterclaim.errors.LanguageError: input: the report is in Russian; only English reports can be read
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    letters = sum(map(len, words))
    share = sum(word.lower() in _FUNCTION_WORDS for word in words) / max(1, len(words))
    if (share >= 0.25 and letters < LEAST_LETTERS) or share >= 0.3:
        return "en"
    latin = sum(character < "\u0250" for word in words for character in word)
    if letters < LEAST_LETTERS and latin * 2 >= letters:
        return None
    if len(set(words)) < _LEAST_WORDS:
        return None
    code = _identify(sample)
    if code == "en":
        return "en"
    if share >= 0.15 and latin * 2 >= letters:
        return "en"
    if code == _NO_LANGUAGE:
        raise SourceError(f"{name or 'input'}: this is not text in any language; give the page or text of a report")
    names = {row["code"]: row["name"] for row in load_rows("languages")}
    raise LanguageError(f"{name or 'input'}: the report is in {names.get(code, code)}; only English reports can be read")


def _identify(sample: str) -> str:
    from py3langid.langid import classify

    return str(classify(sample)[0])
