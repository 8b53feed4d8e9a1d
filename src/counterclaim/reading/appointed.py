"""For whom somebody speaks whom a state or movement put into office: "X, whom Peru has put in charge of the town"."""

from counterclaim.reading.named import Named
from counterclaim.records import Span

_APPOINTING = frozenset({"appoint", "install"})
_AUXILIARIES = frozenset({"has", "had", "have", "was", "newly", "recently", "once"})


def appointer(named: Named, name: Span) -> str | None:
    """Return the party that put a person into office, as the clause behind the name tells: "whom Peru installed", "installed
    by Peru"."""
    marks = named.marks
    comma = marks.tree.within(name)[-1] + 1
    if marks.word(comma) != ",":
        return None
    if marks.word(comma + 1) == "whom":
        return _party_at(named, comma + 2, then=True)
    verb = comma + 1
    while marks.word(verb) in _AUXILIARIES | {"who"}:
        verb += 1
    by = _appointing_to(named, verb)
    return _party_at(named, by + 1) if by is not None and marks.word(by) == "by" else None


def _party_at(named: Named, first: int, *, then: bool = False) -> str | None:
    """Return the party named at a token; with `then` only where the verb behind it puts somebody into office."""
    marks = named.marks
    first += marks.word(first) == "the"
    if first >= len(marks.tree.tokens):
        return None
    start = marks.tree.tokens[first].span.start
    sentence = marks.sentence_at(start)
    naming = next((n for n in named.namings_in(Span(start, max(sentence.end, start + 1))) if n.span.start == start), None)
    if naming is None or naming.by == "demonym":
        return None
    verb = marks.tree.within(naming.span)[-1] + 1
    while marks.word(verb) in _AUXILIARIES:
        verb += 1
    return naming.party if not then or _appointing_to(named, verb) is not None else None


def _appointing_to(named: Named, verb: int) -> int | None:
    """Return the token behind words that put somebody into office, None where there are none."""
    marks = named.marks
    if marks.lemma(verb) in _APPOINTING:
        return verb + 1
    charged = marks.word(verb) in ("put", "placed") and (marks.word(verb + 1), marks.word(verb + 2)) == ("in", "charge")
    return verb + 3 if charged else None
