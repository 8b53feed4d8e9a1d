"""Splits text into words, as the Universal Dependencies treebanks of English do.

A word is a range of characters; white space lies between words. The rules are those of the EWT and GUM treebanks: clitics
('s, n't, 'll) and punctuation stand alone, hyphens inside compounds too (but not after a prefix: anti-war), units
apart from their number (10|pm, $|5|bn); numbers (1,300), dates (9/11), times (5:30), addresses and abbreviations
(U.S., Gov.) stay whole. The words that these rules name one by one are rows of `data/words.tsv`.

Every pattern takes linear time: what repeats is either possessive or of bounded length.
Groups are atomic, never possessive: Python 3.11.2 takes a group too many there.
"""

import re
from collections.abc import Iterator

from counterclaim.lexicon import load_rows

_LETTER = r"[^\W\d_]"
_MARKS = r"\u0300-\u036f\u00ad\u200b\u2060\ufeff"  # accents, and what nobody sees inside a word
_WORD = rf"{_LETTER}[\w{_MARKS}]*"
_CLITIC = r"(?:[sS]|[mM]|[dD]|ll|LL|re|RE|ve|VE)(?!\w)"
_ADDRESS_END = r"[^\s<>\"“”.,;:!?)\]'’]"
_PATH = rf"[^\s<>\"“”]*{_ADDRESS_END}"
_NUMBER = r"\d++(?>(?:[.,:/]\d++)*)"
_CONSONANT = "[b-df-hj-np-tv-z]"


def _forms(kind: str) -> list[str]:
    """Return the rows of a kind as patterns, the longest first."""
    forms = [row["form"] for row in load_rows("words") if row["kind"] == kind]
    return [re.escape(form) for form in sorted(forms, key=len, reverse=True)]


def _any(*kinds: str) -> str:
    return "(?:" + "|".join(form for kind in kinds for form in _forms(kind)) + ")"


def _before(*kinds: str) -> str:
    return rf"\s+{_any(*kinds)}(?![\w-])"


def _pieces(kind: str, after: str = "") -> Iterator[str]:
    """Yield a pattern for each piece of a row but the last, which is found as any word is.

    >>> [pattern.split("(")[0] for pattern in _pieces("before")]
    ['you', 'it']
    """
    for form in _forms(kind):
        pieces = form.replace("'", "['’]").split(r"\|")
        for i in range(len(pieces) - 1):
            before = f"(?<={''.join(pieces[:i])})" if i else ""
            yield rf"{before}{pieces[i]}(?={''.join(pieces[i + 1 :])}(?!\w){after})"


_ADDRESSES = (
    rf"(?:https?://|www\.){_PATH}",
    r"(?:mailto:)?[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+|\w{1,64}@(?!\d)\w+",
    rf"(?:@?[\w-]{{1,63}}+(?:\.[\w-]{{1,63}}+){{0,8}}?|(?<!\w))\.(?i:{_any('ending')})(?!\w)(?:/{_PATH})?",
    r"[@#](?!\d++(?!\w))\w+",
)
_STOPPED = (  # by a full stop that is theirs, or not: that of "etc." ends the sentence where a new one begins
    r"[eE]tc(?=\.(?:\s+[A-Z.]|\s*\n|\s*\Z))",
    rf"{_any('abbreviation')}\.(?!\w)",
    r"No\.(?=\s?\d)",
    r"Ph\.D\.",
    r"(?:[A-Za-z]\.){2,}",
    r"[A-Z](?:\.[A-Z])+(?![\w.])",
    r"[bcdmp]\.(?=\s\d)",
    r"[a-z]\w*+(?>(?:\.[a-z]\w*+){2,})",
    r"[A-Z]\.(?=\s+[A-Z])",
)
_WHOLE = (
    r"[A-Z]+&[A-Z]+(?!\w)",
    rf"(?<!\w){_any('whole')}",
    r"(?<![\w)])(?:[:;=]-?[)(DP]+(?!\w)|\^_\^)",  # smileys, but not the end of "(seen by one: )"
)
_CUT = (
    rf"['’]{_CLITIC}",
    r"(?<=\w)`s(?!\w)",
    r"['’]\d0s(?!\w)|(?<=\s)’\d\d(?!\w)",
    r"\d+0['’]s(?!\w)",
    r"[nN]['’][tT](?!\w)",
    rf"{_LETTER}{{1,9}}?(?=[nN]['’][tT](?!\w))",
    *(f"(?i:{piece})" for piece in _pieces("pieces")),
    *_pieces("written"),
    *(f"(?i:{piece})" for piece in _pieces("before", _before("follower", "preposition"))),
    *_pieces("name", _before("follower")),
)
_HYPHENED = (
    rf"(?<!-)(?i:{_any('prefix')})-(?!the(?!\w))(?:{_WORD}|{_NUMBER}\w*)",
    rf"(?<!\w)(?:[A-Za-z]|(?:{_CONSONANT}|[TSCW]){_CONSONANT})-(?=\s)",  # speech that breaks off: "th- the"
)
_NUMBERS = (
    rf"{_any('currency')}(?=\d)|[A-Z]{{1,2}}\$",
    # Telephone numbers and dates; two numbers are one word only where no range is as likely ("500-1000").
    r"\+?\d++(?>(?:[-/]\d++)?)(?>(?:-\d++){2,})(?!\w)|\d{3}[-/]\d{3}-\d{4}(?!\w)",
    r"(?:\d{5}|\d{3})-\d{4}(?<!00)(?![\w-])",
    rf"{_NUMBER}(?=(?:{_any('unit')}(?!\w)|[ap]\.m\.))",
    r"(?<!\w)\+\d++|(?<![\w.])\.\d++",
    rf"{_NUMBER}\w*",
)
_PLAIN = (
    rf"{_WORD}(?:['’](?!{_CLITIC}){_LETTER}[\w{_MARKS}]*)*",
    r"\.{2,}|\.[?!]+|[!?]{2,}|[-=]{2,}|\+{2,}|`{2}|['’‘]{2}|\*{2,}|_{2,}|~{2,}|<{2,}|>{2,}|\${2,}",
    r"\S",
)
_TOKEN = re.compile("|".join((*_ADDRESSES, *_STOPPED, *_WHOLE, *_CUT, *_HYPHENED, *_NUMBERS, *_PLAIN)))


def find_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the start and end of each word of the text, in order.

    >>> text = "Okonkwo's U.S. envoy didn't say 1,300 anti-war ex-soldiers left the cease-fire zone."
    >>> [text[start:end] for start, end in find_words(text)][:9]
    ['Okonkwo', "'s", 'U.S.', 'envoy', 'did', "n't", 'say', '1,300', 'anti-war']
    >>> [text[start:end] for start, end in find_words(text)][9:]
    ['ex-soldiers', 'left', 'the', 'cease', '-', 'fire', 'zone', '.']
    """
    limit = len(text) if end is None else end
    return [match.span() for match in _TOKEN.finditer(text, start, limit)]
