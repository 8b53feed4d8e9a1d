"""Sentences of many conflicts with trees made by hand, for the rules of reading."""

DENIED = "Kenya|PROPN|2|nsubj denied|VERB|0|root the|DET|4|det claim|NOUN|2|obj .|PUNCT|2|punct"
TOLD = (
    "Officials|NOUN|4|nsubj in|ADP|3|case Nairobi|PROPN|1|nmod told|VERB|0|root reporters|NOUN|4|iobj that|SCONJ|10|mark "
    "the|DET|8|det army|NOUN|10|nsubj had|AUX|10|aux left|VERB|4|ccomp the|DET|12|det town|NOUN|10|obj .|PUNCT|4|punct"
)
JOINED = (
    "The|DET|2|det minister|NOUN|3|nsubj confirmed|VERB|0|root the|DET|5|det meeting|NOUN|3|obj and|CCONJ|7|cc "
    "denied|VERB|3|conj that|SCONJ|11|mark money|NOUN|11|nsubj had|AUX|11|aux changed|VERB|7|ccomp "
    "hands|NOUN|11|obj .|PUNCT|3|punct"
)
NEITHER = (
    "The|DET|2|det group|NOUN|4|nsubj neither|CCONJ|4|cc:preconj confirmed|VERB|0|root nor|CCONJ|6|cc denied|VERB|4|conj "
    "that|SCONJ|9|mark it|PRON|9|nsubj fired|VERB|6|ccomp the|DET|11|det rocket|NOUN|9|obj .|PUNCT|4|punct"
)
REJECTED = (
    "Lebanon|PROPN|2|nsubj rejected|VERB|0|root Israeli|ADJ|4|amod claims|NOUN|2|obj that|SCONJ|8|mark the|DET|7|det "
    "house|NOUN|8|nsubj stored|VERB|4|acl weapons|NOUN|8|obj .|PUNCT|2|punct"
)
TAIL = (
    "Two|NUM|3|nummod aid|NOUN|3|compound workers|NOUN|4|nsubj died|VERB|8|ccomp ,|PUNCT|4|punct the|DET|7|det "
    "charity|NOUN|8|nsubj said|VERB|0|root in|ADP|11|case a|DET|11|det statement|NOUN|8|obl on|ADP|13|case "
    "Monday|PROPN|8|obl .|PUNCT|8|punct"
)
NOTHING = "He|PRON|2|nsubj said|VERB|0|root nothing|PRON|2|obj .|PUNCT|2|punct"
ACCUSED = (
    "The|DET|2|det general|NOUN|4|nsubj:pass was|AUX|4|aux:pass accused|VERB|0|root of|SCONJ|6|mark ordering|VERB|4|advcl "
    "the|DET|8|det raid|NOUN|6|obj .|PUNCT|4|punct"
)
SEIZED = (
    "Rebels|NOUN|2|nsubj seized|VERB|0|root the|DET|4|det port|NOUN|2|obj ,|PUNCT|8|punct and|CCONJ|8|cc "
    "officials|NOUN|8|nsubj "
    "said|VERB|2|conj the|DET|10|det toll|NOUN|12|nsubj was|AUX|12|cop unknown|ADJ|8|ccomp .|PUNCT|2|punct"
)
QUOTED = (
    '"|PUNCT|4|punct We|PRON|4|nsubj are|AUX|4|cop ready|ADJ|9|ccomp ,|PUNCT|4|punct "|PUNCT|4|punct the|DET|8|det '
    "envoy|NOUN|9|nsubj said|VERB|0|root .|PUNCT|9|punct"
)
MORE = '"|PUNCT|4|punct We|PRON|4|nsubj will|AUX|4|aux wait|VERB|0|root here|ADV|4|advmod .|PUNCT|4|punct "|PUNCT|4|punct'
DENYING = (
    "The|DET|2|det army|NOUN|3|nsubj said|VERB|0|root the|DET|5|det base|NOUN|6|nsubj fell|VERB|3|ccomp ,|PUNCT|8|punct "
    "denying|VERB|6|advcl rebel|ADJ|10|amod claims|NOUN|8|obj that|SCONJ|14|mark it|PRON|14|nsubj still|ADV|14|advmod "
    "held|VERB|10|acl out|ADP|14|compound:prt .|PUNCT|3|punct"
)
CHAIN = (
    "Peru|PROPN|3|nmod:poss 's|PART|1|case government|NOUN|4|nsubj told|VERB|0|root Andina|PROPN|4|iobj that|SCONJ|10|mark "
    "the|DET|8|det mayor|NOUN|10|nsubj had|AUX|10|aux given|VERB|4|ccomp police|NOUN|10|iobj the|DET|13|det news|NOUN|10|obj "
    ".|PUNCT|4|punct"
)
REFUSED = (
    "The|DET|2|det ministry|NOUN|3|nsubj refused|VERB|0|root to|PART|5|mark confirm|VERB|3|xcomp that|SCONJ|9|mark "
    "soldiers|NOUN|9|nsubj were|AUX|9|cop missing|ADJ|5|ccomp .|PUNCT|3|punct"
)
FIRED = (
    "Sixty|NUM|2|nummod rockets|NOUN|4|nsubj:pass were|AUX|4|aux:pass fired|VERB|11|ccomp at|ADP|7|case the|DET|7|det "
    "city|NOUN|4|obl ,|PUNCT|11|punct the|DET|10|det police|NOUN|11|nsubj said|VERB|0|root .|PUNCT|11|punct"
)
HIT = "Twelve|NUM|2|nummod rockets|NOUN|3|nsubj hit|VERB|0|root houses|NOUN|3|obj .|PUNCT|3|punct"
SHOULD = (
    "The|DET|2|det president|NOUN|3|nsubj said|VERB|0|root troops|NOUN|6|nsubj should|AUX|6|aux "
    "withdraw|VERB|3|ccomp .|PUNCT|3|punct"
)
MET = (
    "The|DET|2|det envoys|NOUN|3|nsubj met|VERB|13|ccomp in|ADP|5|case Doha|PROPN|3|obl for|ADP|8|case "
    "an|DET|8|det hour|NOUN|3|obl "
    ",|PUNCT|13|punct a|DET|12|det Qatari|ADJ|12|amod official|NOUN|13|nsubj said|VERB|0|root .|PUNCT|13|punct"
)
ACCORDING = (
    "India|PROPN|3|nsubj may|AUX|3|aux close|VERB|0|root the|DET|5|det border|NOUN|3|obj "
    ",|PUNCT|10|punct according|VERB|10|case "
    "to|ADP|7|fixed two|NUM|10|nummod diplomats|NOUN|3|obl .|PUNCT|3|punct"
)


def words_of(tree: str) -> str:
    """The sentence that a tree stands for, with spaces as printed."""
    text = ""
    for word in tree.split():
        form = word.split("|")[0]
        glued = form in {".", ",", "'s"} or (form == '"' and text.endswith((",", "."))) or text.endswith(' "') or text == '"'
        text += form if glued or not text else f" {form}"
    return text
