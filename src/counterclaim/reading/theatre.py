"""Which state a report is about that was written in another: whose "the army" is in a report from Cairo on the war in Sudan.

Bureaus cover their neighbours. Where nearly every state and place that a report names is one state's, and the events happen
there, that state's bodies go without its name, as the dateline's do in a report from home.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from counterclaim.reading.bodies import SILENT
from counterclaim.reading.marks import HEADINGS, Marks
from counterclaim.reading.parties import PartyNaming, is_whereabouts
from counterclaim.reading.regions import country_of
from counterclaim.records import Span

_OFFICIALS = frozenset({"government", "military", "legislator"})
_ABROAD = frozenset({"foreign", "external", "diplomatic", "embassy", "consulate"})
"""Words for bodies whose matter are other states."""
_ARMED = frozenset(
    "army military force forces troops soldiers armed navy defence defense general staff command commander".split()
)
_MOST = 4
"""Of so many states and places named, all but one must be the state's."""
_PLACES = 2
"""So many of its places a report without a dateline must name."""


class Theatre(NamedTuple):
    """The state that a report is about, and whether its armed bodies go without its name, too."""

    state: str
    holds_armed: bool

    def houses(self, marks: Marks, span: Span) -> bool:
        """Tell whether an office or body can be that state's: none for foreign affairs, and an armed one only where told."""
        words = {marks.word(i) for i in marks.tree.within(span)}
        return not words & _ABROAD and (self.holds_armed or not words & _ARMED)


def find_theatre(
    marks: Marks, namings: Sequence[PartyNaming], written_in: str | None, sources: Iterable[Span]
) -> Theatre | None:
    """Return the state where nearly all lies that a report names, or None; `namings` are those that tell of events.

    Something must happen there in the headline or the first paragraph, and no body or official without a state may speak
    there: news opens with what the state of its dateline says, wherever it happened. A headline that opens with the state
    alone ("Mozambique: Floods") is enough. Without a dateline, all that is named must be the state's, and its armed bodies are
    left out, for the outlet may be of the other side, unless the byline says that it was written there.
    """
    state, all_told = _most_named(marks, namings)
    if state is None or state == written_in:
        return None
    if _topic(marks, namings) == state:
        return Theatre(state, True)
    signed = _signed_in(marks, state) if written_in is None else None
    if signed is True and len(_places(marks, namings, state)) >= _PLACES:
        return Theatre(state, True)
    opening = _opening(marks)
    acts = [n for n in namings if n.party == state and n.is_party and n.by in ("capital", "seat of power")]
    if signed is False and any(span.holds(naming.span) for naming in acts for span in opening):
        return Theatre(state, True)  # written in a third state, and this one's government is spoken of from the start
    if any(_is_of_any_state(marks, source, namings) for source in sources if any(span.holds(source) for span in opening)):
        return None
    if written_in is None:
        return Theatre(state, False) if all_told and len(_places(marks, namings, state)) >= _PLACES else None
    happens = any(n.party == state and any(s.holds(n.span) for s in opening) and is_whereabouts(marks, n) for n in namings)
    return Theatre(state, True) if happens else None


def _signed_in(marks: Marks, state: str) -> bool | None:
    """Tell whether a report was written in a state by its byline ("By Ivo Roe in Lima"); None where no byline tells a place."""
    country = marks.vocabulary.parties[state].country or ""
    found: list[bool] = []
    for block in marks.report.blocks:
        if block.kind != "byline":
            continue
        known = (name for hit in marks.vocabulary.names.find(block.span.of(marks.text)) for name in hit.value)
        found += [name.party == state for name in known if name.by in ("name", "capital")]
        places = (own.span for own in marks.mentions_in(block.span) if own.broad == "place")
        found += [country_of(place.of(marks.text), [country]) == country for place in places]
    return any(found) if found else None


def _most_named(marks: Marks, namings: Sequence[PartyNaming]) -> tuple[str | None, bool]:
    """Return the state that nearly all states and places named are of, and whether all are."""
    parties = marks.vocabulary.parties
    counts = Counter(naming.party for naming in namings if parties[naming.party].kind == "state")
    if not counts:
        return None, False
    state, own = counts.most_common(1)[0]
    others = counts.total() - own
    for name in _place_names(marks, namings):
        country = country_of(name, [parties[state].country or ""])
        own += country == parties[state].country
        others += country not in (None, parties[state].country)
    return (state, others == 0) if own >= others * (_MOST - 1) else (None, False)


def _places(marks: Marks, namings: Sequence[PartyNaming], state: str) -> set[str]:
    """Return the names of the places in a state."""
    country = marks.vocabulary.parties[state].country
    return {name for name in _place_names(marks, namings) if country_of(name, [country or ""]) == country}


def _place_names(marks: Marks, namings: Sequence[PartyNaming]) -> set[str]:
    """Return the names of places that are no party's, but for those of the dateline and of who wrote the report."""
    taken = [naming.span for naming in namings]
    datelines = [block.span for block in marks.report.blocks if block.kind == "dateline"]
    return {
        mention.span.of(marks.text)
        for mention in marks.mentions_of("place")
        if not marks.signs(mention.span) and not any(span.overlaps(mention.span) for span in (*taken, *datelines))
    }


def _topic(marks: Marks, namings: Sequence[PartyNaming]) -> str | None:
    """Return the state that a headline opens with alone: "Mozambique: Floods", "Mali: Army, Militias Accused"."""
    headline = next((block.span for block in marks.report.blocks if block.kind == "headline"), None)
    if headline is None:
        return None
    opening = (own for own in namings if own.span.start == headline.start and own.by == "name")
    return next((own.party for own in opening if marks.text.startswith(":", own.span.end)), None)


def _opening(marks: Marks) -> tuple[Span, ...]:
    """Return the headings and the first paragraph of a report."""
    return tuple(_opening_blocks(marks))


def _opening_blocks(marks: Marks) -> Iterator[Span]:
    for block in marks.report.blocks:
        if block.kind in HEADINGS:
            yield block.span
        if block.kind == "paragraph":
            yield block.span
            return


def _is_of_any_state(marks: Marks, source: Span, namings: Sequence[PartyNaming]) -> bool:
    """Tell whether a source is an official or a body of a state that goes unnamed: "the army", "Foreign Minister X"."""
    if any(source.holds(naming.span) for naming in namings):
        return False
    bodies = marks.institutions.within(source)
    if any(hit.value.level == "state" and hit.value.party is None and hit.value.kind not in SILENT for hit in bodies):
        return True
    return any(hit.value.speaks in _OFFICIALS for hit in marks.titles.within(source))
