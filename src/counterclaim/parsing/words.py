"""Splits text into words, as the Universal Dependencies treebanks of English do.

A word is a range of characters; white space lies between words. The rules are those of the EWT and GUM treebanks: clitics
('s, n't, 'll) and punctuation stand alone, hyphens inside compounds too (but not after a prefix: anti-war), numbers
(1,300), dates (9/11), times (5:30), addresses and abbreviations (U.S., Gov.) stay whole.
"""

import re

_LETTER = r"[^\W\d_]"
_MARKS = r"\u0300-\u036f"
_WORD = rf"{_LETTER}[\w{_MARKS}]*"
_CLITIC = r"(?:[sS]|[mM]|[dD]|ll|LL|re|RE|ve|VE)(?!\w)"

# Abbreviations that keep their full stop, from the training parts of EWT and GUM and from the style of news agencies.
_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Rev Hon Gov Sen Sens Rep Reps Gen Lt Col Maj Capt Cmdr Sgt Adm Brig Cpl Pvt Jr Sr St Ft Mt Messrs "
    "Inc Corp Co Ltd Bros Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Ave Blvd Rd "
    "vs etc al approx ca cf ed eds vol est dept "
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt "
    "Wash Wis Wyo Mass"
).split()
_PREFIXES = "non mid anti re co pre cross e post pro counter sub semi ex multi pan inter mini neo ultra"

_TOKEN = re.compile(
    "|".join(
        (
            r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]",
            r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+",
            r"[@#]\w+",
            r"(?:" + "|".join(_ABBREVIATIONS) + r")\.(?!\w)",
            r"No\.(?=\s?\d)",
            r"Ph\.D\.",
            r"(?:[A-Za-z]\.){2,}",
            r"[A-Z]\.(?=\s+[A-Z])",
            r"[A-Z]+&[A-Z]+(?!\w)",
            rf"['’]{_CLITIC}",
            r"[nN]['’][tT](?!\w)",
            rf"{_LETTER}{{1,9}}?(?=[nN]['’][tT](?!\w))",
            r"[cC]an(?=not(?!\w))",
            r"(?:[gG]on|[wW]an)(?=(?:na|NA)(?!\w))",
            r"[gG]ot(?=ta(?!\w))",
            rf"(?i:{_PREFIXES.replace(' ', '|')})-{_WORD}",
            r"\d+(?:[.,:/]\d+)*[\w]*",
            rf"{_WORD}(?:['’](?!{_CLITIC}|[tT](?!\w)){_LETTER}[\w{_MARKS}]*)*",
            r"\.{2,}|-{2,}|`{2}|'{2}|[!?]{2,}|={2,}|\*{2,}|_{2,}|~{2,}|<{2,}|>{2,}|\${2,}",
            r"\S",
        )
    )
)


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
