"""How the content of a claim presents its main event: as so, as not so, or as open.

The words of the content are read first: negation, modal verbs, conditions, and words whose complement the event is ("plan to").
What they leave undecided is told by the number that the model gives the event's word (`Token.factuality`).
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from counterclaim.lexicon import load_rows
from counterclaim.reading.constructions import cases
from counterclaim.reading.cues import inflect
from counterclaim.reading.scene import Scene
from counterclaim.reading.stance import is_negated
from counterclaim.records import Factuality, Record, Span, Stance

NOT_SO = -1.5
"""At or below this number an event that no word turns is taken for negated."""

OPEN = 1.0
"""Up to this number it is taken for possible; both were set on the training parts of UW and UDS-IH2 (`evals.factuality`)."""

GOVERNED = {
    "to": ("xcomp", "ccomp"),
    "clause": ("xcomp", "ccomp"),
    "adjective": ("xcomp", "advcl", "ccomp", "csubj"),
    "noun": ("acl", "xcomp"),
}
"""By the part of a word in `factuality.tsv`: how an event hangs from it that is its complement."""

COMING: tuple[Stance, ...] = ("promises", "threatens", "predicts")
WISHED: tuple[Stance, ...] = ("urges", "believes", "declines")
DEEPEST = 6


class Sign(Record, frozen=True):
    """What an event becomes by a word: as such, where either is negated, and in indirect speech."""

    presents: Factuality
    negated: Factuality
    reported: Factuality


def find_factuality(scene: Scene, content: tuple[Span, ...], stance: Stance) -> Factuality | None:
    """Return how a content presents its main event, the first one of which it tells.

    What the stance does to the content comes on top: "denied that troops had left" denies what its content asserts. Only an
    infinitive ("vowed to leave") and a demand are presented by nothing but their stance. None where no event is told: a
    noun phrase, a fragment.
    """
    pieces = [scene.tree.within(piece) for piece in content]
    event = next((i for inside in pieces for i in _tops(scene, inside) if _is_clause(scene, i)), None)
    if event is None:
        return _of_phrase(scene, [i for inside in pieces[:1] for i in _tops(scene, inside)])
    inside = next(inside for inside in pieces if event in inside)
    if scene.text[: scene.tree.tokens[inside[-1]].span.end].rstrip("\"'”’ ").endswith("?"):
        return "possible"
    event = _complement(scene, event, inside)
    return read_signs(scene, event, inside) or _by_stance(scene, event, stance) or _by_number(scene, event)


def read_signs(scene: Scene, i: int, inside: range, deepest: int = DEEPEST) -> Factuality | None:
    """Return how the words about the word of an event present it, or None; no word outside of the range of tokens is read."""
    own = _own(scene, i)
    token = scene.tree.tokens[i]
    if own not in (None, "planned") or token.head not in inside or not deepest:
        return own
    above = functools.partial(read_signs, scene, token.head, inside, deepest - 1)
    sign = _governing(scene, token.head, i)
    if sign is not None:
        return _turned(sign, above())
    if own is not None:
        return own
    if token.relation == "conj" and token.upos in ("VERB", "AUX") and not _stands_alone(scene, i):
        shared = above()
        return None if shared == "negated" else shared
    return above() if token.relation == "xcomp" else None


def read_number(number: float) -> Factuality:
    """Return what the model's number alone says of an event; 0 is also what a model without such a head gives.

    >>> read_number(2.9), read_number(0.2), read_number(-2.5), read_number(0.0)
    ('asserted', 'possible', 'negated', 'asserted')
    """
    if number <= NOT_SO:
        return "negated"
    return "possible" if number and number <= OPEN else "asserted"


# --- The event ----------------------------------------------------------------------------------------------------


def _tops(scene: Scene, inside: range) -> Iterator[int]:
    """The words of a stretch that hang from none of it, marks left out."""
    return (i for i in inside if scene.tree.tokens[i].head not in inside and scene.tree.tokens[i].upos != "PUNCT")


def _is_clause(scene: Scene, i: int) -> bool:
    return scene.tree.tokens[i].upos in ("VERB", "AUX") or any(True for _ in scene.tree.with_relation(i, "cop"))


def _of_phrase(scene: Scene, tops: Sequence[int]) -> Factuality | None:
    """Read "no casualties" and, in a headline, "envoys to meet"."""
    if any(_is_nothing(scene, i) for i in tops):
        return "negated"
    block = scene.block_at(scene.tree.tokens[tops[0]].span.start) if tops else None
    headed = block is not None and block.kind in ("headline", "subhead")
    coming = any("to" in cases(scene, child) for i in tops for child in scene.tree.with_relation(i, "acl"))
    return "planned" if headed and coming else None


def _complement(scene: Scene, i: int, inside: range) -> int:
    """Go down from "plans", "is likely" and "failed" to what is planned, likely or not done, unless another is to do it.

    Who tries to do something does do something: trying stays the event.
    """
    for _ in range(DEEPEST):
        others = any(True for _ in scene.tree.with_relation(i, "obj", "iobj"))
        governed = ((child, _governing(scene, i, child)) for child in scene.tree.children[i] if child in inside)
        tries = scene.tree.tokens[i].upos == "VERB"
        below = (child for child, sign in governed if sign is not None and not (tries and sign.presents == "possible"))
        child = None if others else next(below, None)
        if child is None:
            break
        i = child
    return i


# --- Signs --------------------------------------------------------------------------------------------------------


def _own(scene: Scene, i: int) -> Factuality | None:
    """What negation, conditions, modal verbs and adverbs that hang from a word make of it."""
    negated = _is_negated(scene, i)
    marked = next(_signs(scene, i, "mark", "mark"), None)
    if marked is None and not negated and any(_is_condition(scene, child) for child in scene.tree.with_relation(i, "advcl")):
        return "hypothetical"
    adverbs = _signs(scene, i, "advmod", "adverb") if not _is_of_amount(scene, i) else ()
    beside = (*_signs(scene, i, "aux", "modal"), *adverbs)
    sign = marked or next(iter(beside), None)
    if sign is None:
        return "negated" if negated else "planned" if _is_coming(scene, i) else None
    return sign.negated if negated else sign.reported if _is_reported(scene, i) else sign.presents


def _is_of_amount(scene: Scene, i: int) -> bool:
    """Tell whether an adverb of a verb only bounds an amount: "nearly all of them were soldiers"."""
    tree = scene.tree
    return any(tree.tokens[c + 1].upos in ("DET", "NUM") for c in tree.with_relation(i, "advmod") if c + 1 < len(tree.tokens))


def _is_coming(scene: Scene, i: int) -> bool:
    """Read "the envoys are to meet" and, in headlines, "envoys to meet": an infinitive with a subject of its own."""
    return "to" in cases(scene, i) and any(True for _ in scene.tree.with_relation(i, "nsubj"))


def _is_negated(scene: Scene, i: int) -> bool:
    """Read "did not", "without doing", "nobody did", "did no such thing"."""
    if is_negated(scene, i) or "without" in cases(scene, i):
        return True
    return any(_is_nothing(scene, child) for child in scene.tree.with_relation(i, "nsubj", "obj"))


def _is_nothing(scene: Scene, i: int) -> bool:
    return scene.has_word(scene.tree.below(i)[0], "negations", "nobody")


def _is_condition(scene: Scene, i: int) -> bool:
    return any(sign.presents == "hypothetical" for sign in _signs(scene, i, "mark", "mark"))


def _is_reported(scene: Scene, i: int) -> bool:
    """Tell whether a clause is indirect speech."""
    tree = scene.tree
    while tree.tokens[i].relation == "conj" and tree.tokens[i].head < i:
        i = tree.tokens[i].head
    perfect = any(tree.word(child).lower() == "have" for child in tree.with_relation(i, "aux"))
    return tree.tokens[i].relation == "ccomp" and not perfect and not scene.quoted_in(tree.tokens[i].span)


def _stands_alone(scene: Scene, i: int) -> bool:
    return any(True for _ in scene.tree.with_relation(i, "nsubj", "aux"))


def _governing(scene: Scene, head: int, i: int) -> Sign | None:
    """Return the sign of a word whose complement another is."""
    relation, infinitive = scene.tree.tokens[i].relation, "to" in cases(scene, i)
    for part, relations in GOVERNED.items():
        fits = infinitive if part == "to" or relation == "advcl" else part != "clause" or not infinitive
        if relation == "advcl" and scene.tree.tokens[head].upos != "ADJ":
            continue
        if fits and relation in relations and (sign := _sign(scene, head, part)) is not None:
            return sign
    return None


def _turned(sign: Sign, above: Factuality | None) -> Factuality:
    """What a complement becomes where the word that it belongs to is itself negated or open."""
    if above is None or above == "asserted":
        return sign.presents
    if above == "negated":
        return sign.negated
    return "negated" if sign.presents == "negated" and above == "planned" else above


def _by_stance(scene: Scene, i: int, stance: Stance) -> Factuality | None:
    """What is promised is to come, what is urged is only wished for: where the content itself says neither."""
    infinitive = "to" in cases(scene, i) and not any(scene.tree.word(j).lower() == "have" for j in scene.tree.children[i])
    if infinitive and stance in COMING:
        return "planned"
    return "hypothetical" if stance in WISHED and (infinitive or (stance == "urges" and _is_bare(scene, i))) else None


def _by_number(scene: Scene, i: int) -> Factuality:
    """What the number of a verb says; of a bare verb with no subject ("Leave the town!") it says that this is only wanted.

    Nouns and adjectives that are predicates ("is in the north") were hardly ever judged: their numbers mean nothing.
    """
    token = scene.tree.tokens[i]
    told = read_number(token.factuality) if token.upos == "VERB" else "asserted"
    wanted = told != "asserted" and _is_bare(scene, i) and not any(True for _ in scene.tree.with_relation(i, "nsubj"))
    return "hypothetical" if wanted else told


def _is_bare(scene: Scene, i: int) -> bool:
    """Tell whether a verb has no tense: "urged that they leave", "that he be freed"; but "insisted that they left"."""
    word = scene.tree.word(i).lower()
    auxiliaries = [scene.tree.word(child).lower() for child in scene.tree.with_relation(i, "aux", "cop")]
    return "be" in auxiliaries or (not auxiliaries and scene.tree.tokens[i].lemma in ("", word))


def _signs(scene: Scene, i: int, relation: str, part: str) -> Iterator[Sign]:
    found = (_sign(scene, child, part) for child in scene.tree.with_relation(i, relation))
    return (sign for sign in found if sign is not None)


def _sign(scene: Scene, i: int, part: str) -> Sign | None:
    word = scene.tree.word(i).lower()
    if part == "modal" and word[0] in "'’" and _is_perfect(scene, i):
        return None
    signs = _load_signs(scene.lexicon)
    pair = f"{scene.tree.word(i - 1).lower()} {word}" if i else word
    return signs.get((pair, part)) or signs.get((word, part))


def _is_perfect(scene: Scene, i: int) -> bool:
    """Tell whether a contraction stands for "had": in "he'd left" no bare verb follows, as one does in "he'd leave"."""
    tokens = scene.tree.tokens
    following = next((j for j in range(i + 1, tokens[i].head + 1) if tokens[j].upos in ("AUX", "VERB")), i)
    return tokens[following].lemma not in ("", scene.tree.word(following).lower())


@functools.cache
def _load_signs(folder: str | None) -> Mapping[tuple[str, str], Sign]:
    found: dict[tuple[str, str], Sign] = {}
    for row in load_rows("factuality", folder):
        word, part = row["word"], row["part"]
        presents, negated = cast(Factuality, row["presents"]), cast(Factuality, row["negated"])
        sign = Sign(presents=presents, negated=negated, reported=cast(Factuality, row["reported"]) or presents)
        verb, noun = part in ("to", "clause"), part == "noun"
        forms = inflect(word, "verb") if verb else inflect(word, "noun") if noun else {word}
        found |= {(form, part): sign for form in (*forms, *row["forms"].split())}
    return found
