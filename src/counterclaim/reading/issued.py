"""Whose words a document is that was told of before: "said in a statement that ... The statement added"."""

import re
from collections.abc import Iterator

from counterclaim.reading.marks import POSSESSIVE_MARKS, POSSESSIVE_PRONOUNS, TIMES, Marks
from counterclaim.reading.noun_phrases import Phrase, read_phrase
from counterclaim.reading.register import Heard, Register
from counterclaim.records import Span

_THROUGH = frozenset({"in", "via", "through", "by"})
_ISSUING = frozenset({"a", "an", "its", "his", "her", "their", "this", "the"})
_NEAR = 2
"""Words that may stand between the article and the noun of a document: "in a short written statement"."""
_GIVEN = re.compile(
    r"(?:an?|the)\s+(?:\w+\s+)?"
    r"(?:claim|statement|report|announcement|message|post|letter|(?:press|news) release|communiqu[eé]|(?:white )?paper)\s+"
    r"(?:(?:issued|released|published|circulated|distributed)\s+)?(by|from)\s+",
    re.IGNORECASE,
)
"""Whose words a text is: "a claim by the group", "a statement issued by the ministry"."""
_RECENT = 4
"""Speakers back to the one who issued a document."""
_SAYINGS = frozenset(
    "statement report announcement letter memo note communique communiqué bulletin release post tweet message email "
    "dispatch tally count".split()
)
"""Documents that are words of whoever owns them; a law, a video or a record is not what its owner says."""
_OUTWARD = frozenset({"our", "my", "your", "whose"})
_FAR = 5
"""Words from "posted" to "by": "posted on Telegram by the army"."""
_PUBLISHED = frozenset("publish release issue compile circulate distribute disseminate post keep make".split())


def owners_of_words(marks: Marks, span: Span) -> Iterator[Span]:
    """Yield the words for whose a document is: "a claim by the group", else whose the phrase tells it to be."""
    given = given_by(marks, span)
    if given is not None:
        yield given
    owner = _owner_of_words(marks, span)
    if owner is not None:
        yield owner


def given_by(marks: Marks, span: Span) -> Span | None:
    """Return who gives a text, of "a report by the ministry seen by Reuters" the ministry."""
    given = _GIVEN.match(span.of(marks.text))
    if given is None:
        return None
    inside = marks.tree.within(Span(span.start + given.end(), span.end))
    seen = next((i for i in inside[1:] if marks.upos(i) == "VERB" and marks.word(i + 1) == "by"), None)
    last = inside[-1] if seen is None else seen - 1
    giver = marks.span(inside[0], last) if inside else None
    placed = giver is not None and given.group(1).lower() == "from"  # "a report from the front" is nobody's
    public = placed and any(hit.value.level in ("state", "local") for hit in marks.institutions.within(giver or span))
    return giver if public or not placed else None


def publisher_of(marks: Marks, span: Span) -> Span | None:
    """Return who put out a document, told right behind it: "a video released by the army"."""
    inside = marks.tree.within(span)
    put = next((i for i in inside[1:-1] if marks.lemma(i) in _PUBLISHED), None)
    by = None if put is None else next((i for i in range(put + 1, min(put + _FAR, inside[-1])) if marks.word(i) == "by"), None)
    return None if by is None else marks.span(by + 1, inside[-1])


def _owner_of_words(marks: Marks, span: Span) -> Span | None:
    """Return whose words a document is: "its" of "its statement", the army of "the army's post" and "a tally the army keeps".

    Of "last week's report" no owner is told.
    """
    phrase = read_phrase(marks, span)
    if phrase is None or marks.lemma(phrase.head) not in _SAYINGS:
        return None
    tree, inside = marks.tree, marks.tree.within(span)
    if marks.word(phrase.first) in POSSESSIVE_PRONOUNS - _OUTWARD:
        return tree.tokens[phrase.first].span
    if (body := _body_before(marks, phrase)) is not None:
        return body
    owning = next((i for i in range(phrase.first, phrase.head) if marks.word(i) in POSSESSIVE_MARKS), None)
    if owning is not None:
        return None if marks.lemma(owning - 1).lower() in TIMES else marks.span(inside[0], owning - 1)
    return _publisher(marks, phrase.head) or publisher_of(marks, span)


def _body_before(marks: Marks, phrase: Phrase) -> Span | None:
    """Return whose words a document is by the body right before it: "an Interior Ministry statement", "a Malian army memo"."""
    if phrase.head == phrase.first:
        return None
    before = marks.tree.tokens[phrase.head - 1].span
    body = marks.institutions.at(before.start)
    if (
        body is None
        or body.span.end != before.end
        or body.value.kind not in ("organisation", "force")
        or body.value.level != "state"
    ):
        return None
    return marks.span(phrase.first, phrase.head - 1)


def _publisher(marks: Marks, document: int) -> Span | None:
    """Return who put out a document: "a tally that the army published", "the statement disseminated by the army"."""
    tree, by = marks.tree, document + 2
    by += marks.word(by) == "out"
    if marks.lemma(document + 1) in _PUBLISHED | {"put"} and marks.word(by) == "by" and tree.tokens[by].head > by:
        return tree.span_of(tree.below(tree.tokens[by].head, ("case", "acl", "acl:relcl", "advcl", "punct")))
    for clause in tree.with_relation(document, "acl:relcl", "acl"):
        told = [i for i in tree.with_relation(clause, "nsubj") if marks.upos(i) != "PRON"]
        if told and marks.lemma(clause) in _PUBLISHED:
            return tree.span_of(tree.below(told[0]))
    return None


def issuer_of(register: Register, phrase: Phrase) -> str | None:
    """Return who spoke through a document before whom a bare "the statement" means, or that document; None if nobody is told.

    The first speaker back in whose sentence the document is named issued it, or is it.
    """
    marks = register.marks
    same = marks.word(phrase.first) == "same"
    if not phrase.definite or phrase.first + same != phrase.head or not marks.tree.word(phrase.head).islower():
        return None
    word = marks.word(phrase.head)
    for heard in reversed([one for one in register.heard if one.span.end <= phrase.span.start][-_RECENT:]):
        if len(heard.actors) != 1:
            continue
        actor = register.actors[heard.actors[0]]
        called = actor.kind == "document" and word in actor.name.lower().split()
        if (
            called
            or word in heard.span.of(marks.text).lower().split()
            or _speaks_through(marks, heard, word)
            or (same and _says_by(marks, heard, word))
        ):
            return actor.id
    return None


def _says_by(marks: Marks, heard: Heard, word: str) -> bool:
    """Tell whether a speaker's verb is the document's: "the ministry reports that ... the same report"."""
    inside = marks.tree.within(heard.span)
    return bool(inside) and marks.lemma(inside[-1] + 1) == word


def _speaks_through(marks: Marks, heard: Heard, word: str) -> bool:
    """Tell whether the sentence of a speaker says that he speaks through such a document: "in a statement"."""
    sentence = marks.sentence_at(heard.span.start)
    for i in marks.tree.within(Span(heard.span.end, max(sentence.end, heard.span.end + 1))):
        if marks.word(i) != word:
            continue
        before = [marks.word(j) for j in range(i - 1, max(i - 3 - _NEAR, -1), -1)]
        led = next((n for n, one in enumerate(before) if one in _ISSUING), None)
        if led is not None and led <= _NEAR and before[led + 1 : led + 2] and before[led + 1] in _THROUGH:
            return True
    return False
