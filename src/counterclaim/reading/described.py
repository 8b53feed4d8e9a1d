"""For whom a description speaks and what it is called: "the country's defence ministry", "his army"."""

from counterclaim.reading.allegiance import Context, side_of
from counterclaim.reading.marks import POSSESSIVE_MARKS
from counterclaim.reading.named import Side
from counterclaim.reading.noun_phrases import Phrase, end_of
from counterclaim.reading.pronouns import party_of_pronoun
from counterclaim.reading.register import Register
from counterclaim.reading.vocabulary import Title
from counterclaim.records import Span

LOOSE_BODIES = frozenset(
    "agency group movement organisation organization body company firm bloc alliance coalition "
    "party faction watchdog bureau union"
    " commission committee council department office force network".split()
)
OWNERS = LOOSE_BODIES | {"country", "nation", "state", "kingdom", "republic"}


def side_of_phrase(register: Register, phrase: Phrase, title: Title | None, *, carries: bool = True) -> Side:
    """Return the side that the words of a description name, or that they carry on from the lines before."""
    core = register.marks.span(phrase.first, max(phrase.head, end_of(register.marks, phrase)))
    carries = carries and (title is None or title.plural)
    return side_of(register.named, core, title, context_of(register, carries=carries))


def context_of(register: Register, *, carries: bool) -> Context:
    """Return how pronouns and names of a description are told to a party."""

    def of_person(token: Span) -> str | None:
        return next((register.actors[actor].party for _, _, actor in register.names_in(token)), None)

    return Context(lambda i: party_of_pronoun(register, i), of_person, carries=carries)


def name_of_phrase(register: Register, phrase: Phrase, side: Side) -> str:
    """Return the words of the phrase; where "the country's" or "his" stands before them, the party's name takes its place."""
    marks = register.marks
    core = marks.span(phrase.first, end_of(marks, phrase))
    for i in range(phrase.first, phrase.head):
        owned = marks.word(i + 1) in POSSESSIVE_MARKS and marks.word(i) in OWNERS
        if owned and side.party is not None and i + 2 <= phrase.head:
            return f"{side.party}'s {Span(marks.tree.tokens[i + 2].span.start, core.end).of(marks.text)}"
    first = phrase.first
    if marks.word(first) in ("its", "their") and side.party is not None and first < phrase.head:
        return f"{side.party}'s {Span(marks.tree.tokens[first + 1].span.start, core.end).of(marks.text)}"
    return core.of(marks.text)
