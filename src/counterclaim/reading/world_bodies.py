"""Who speaks for an international body whatever passport they carry: its monitors, and whoever heads or commands it."""

from counterclaim.reading.marks import Marks
from counterclaim.reading.named import Named
from counterclaim.reading.parties import PartyNaming, is_barred
from counterclaim.records import Span

WATCHING = frozenset({"observer", "monitor", "peacekeeper"})
_HEADING = frozenset({"head", "command", "lead", "run", "direct", "chair", "oversee"})
_HEADS = frozenset({"head", "chief", "commander", "director", "leader", "chairman", "president"})
SENT = WATCHING | {"mission", "team", "force", "delegation"}
_CLAUSE = 8
"""Words of "who heads the observers" that are looked at."""


def world_body(named: Named, span: Span) -> str | None:
    """Return the international body that a role or description is of, whichever state's name stands before it.

    "ECOWAS observers" watch for ECOWAS, "the Ghanaian commander of the UN force" and "the Ghanaian general who heads the
    monitors" lead it.
    """
    return _watched_for(named, span) or _headed(named, span)


def _watched_for(named: Named, span: Span) -> str | None:
    """Return the body whose monitors are spoken of ("UN rights monitors", "the Union's observers")."""
    marks, inside = named.marks, named.marks.tree.within(span)
    last = next((i for i in inside if marks.lemma(i).lower() in WATCHING), None)
    if last is None:
        return None
    before = Span(span.start, marks.tree.tokens[last].span.end)
    found = [n.party for n in named.namings_in(before) if _is_world(named, n) and _leads_to(marks, n.span, last)]
    return found[-1] if found else None


def _leads_to(marks: Marks, place: Span, last: int) -> bool:
    """Tell whether only words that describe a noun stand between a name and the noun."""
    between = range(marks.tree.within(place)[-1] + 1, last)
    return all(marks.upos(i) in ("PART", "NOUN", "ADJ", "PROPN") for i in between)


def _headed(named: Named, span: Span) -> str | None:
    """Return the body that a state's national is the head of, in the role or in the clause behind it."""
    marks, inside = named.marks, named.marks.tree.within(span)
    of = next((i for i in inside if marks.word(i) == "of" and marks.lemma(i - 1).lower() in _HEADS), None)
    front = Span(span.start, marks.tree.tokens[of].span.start) if of is not None else span
    if not inside or not all(n.by == "demonym" for n in named.namings_in(front) if named.is_state(n.party)):
        return None
    if of is not None:
        return _body_behind(named, of + 1, inside[-1])
    who = inside[-1] + 1
    if marks.word(who) != "who" or marks.lemma(who + 1) not in _HEADING:
        return None
    return _body_behind(named, who + 2, min(who + _CLAUSE, len(marks.tree.tokens) - 1))


def _body_behind(named: Named, first: int, last: int) -> str | None:
    """Return the international body that a phrase begins with; bare monitors are those of the body named last with theirs."""
    marks = named.marks
    first += marks.word(first) == "the"
    if first > last:
        return None
    scope = marks.span(first, last)
    named_here = next((n.party for n in named.namings_in(scope) if n.span.start == scope.start and _is_world(named, n)), None)
    if named_here is not None or marks.lemma(first) not in SENT:
        return named_here
    for naming in named.namings_before(scope.start):
        after = marks.tree.within(naming.span)[-1] + 1
        sent = any(marks.lemma(i) == marks.lemma(first) for i in (after, after + 1))
        if sent and _is_world(named, naming):
            return naming.party
    return None


def _is_world(named: Named, naming: PartyNaming) -> bool:
    return named.kind_of(naming.party) == "IGO" and not is_barred(named.marks, naming.span)
