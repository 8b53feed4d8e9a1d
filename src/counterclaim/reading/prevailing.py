"""Which state a report is mostly about, by all that it names: whose an office is where nothing nearer tells."""

from collections import Counter
from collections.abc import Iterator, Sequence

from counterclaim.reading.marks import HEADINGS, Marks
from counterclaim.reading.parties import PartyNaming
from counterclaim.reading.regions import country_of

_SHARE = 0.7
"""What one state must have of all that is named."""
_LEAST = 3
_OPENING = 2
"""Paragraphs that count twice, as the headings do: news tells first where it is."""


def prevailing_state(marks: Marks, namings: Sequence[PartyNaming], written_in: str | None) -> str | None:
    """Return the state of which a report names by far most: its name, its people, its places; None where two share it.

    `namings` are those of the report but for its dateline. A state that the report is written in, and speaks of, is never
    passed over for another: its offices go without its name.
    """
    weights = weights_of(marks, namings)
    if not weights:
        return None
    state, weight = weights.most_common(1)[0]
    if written_in is not None and written_in != state and weights[written_in]:
        return None
    if signed_in(marks) - {state}:
        return None  # nobody knows for whom an outlet of another land leaves the name out
    return state if weight >= _LEAST and weight >= _SHARE * weights.total() else None


def weights_of(marks: Marks, namings: Sequence[PartyNaming]) -> Counter[str]:
    """Return how much a report speaks of each state: sentences that name it and places there, those of its opening twice."""
    weights = Counter[str]()
    for party, position in (*_of_states(marks, namings), *_of_places(marks, namings)):
        weights[party] += 2 if position < _opening_end(marks) else 1
    return weights


def _of_states(marks: Marks, namings: Sequence[PartyNaming]) -> Iterator[tuple[str, int]]:
    """Yield each state once a sentence that names it, with where."""
    seen = set()
    for naming in namings:
        key = naming.party, marks.sentence_at(naming.span.start).start
        if marks.vocabulary.parties[naming.party].kind == "state" and key not in seen:
            seen.add(key)
            yield naming.party, naming.span.start


def _of_places(marks: Marks, namings: Sequence[PartyNaming]) -> Iterator[tuple[str, int]]:
    """Yield the state of each place, once a name, with where it is named first."""
    taken = [naming.span for naming in namings] + [block.span for block in marks.report.blocks if block.kind == "dateline"]
    countries = {marks.vocabulary.parties[naming.party].country or "" for naming in namings}
    seen = set[str]()
    for mention in marks.mentions_of("place"):
        name = mention.span.of(marks.text)
        if name in seen or any(span.overlaps(mention.span) for span in taken) or marks.signs(mention.span):
            continue
        seen.add(name)
        state = marks.vocabulary.by_country.get(country_of(name, countries) or "")
        if state is not None:
            yield state, mention.span.start


def signed_in(marks: Marks) -> set[str]:
    """Return the states that the byline names, by themselves or their capitals ("By Ivo Roe in Lima")."""
    lines = (block.span.of(marks.text) for block in marks.report.blocks if block.kind == "byline")
    names = (name for line in lines for hit in marks.vocabulary.names.find(line) for name in hit.value)
    return {name.party for name in names if name.by in ("name", "capital")}


def _opening_end(marks: Marks) -> int:
    told = [block.span.end for block in marks.report.blocks if block.kind in HEADINGS or block.kind == "paragraph"]
    return told[min(_OPENING, len(told) - 1)] if told else 0
