"""Whose text a release or a letter is by its first lines: "Ministry of Defence of Peru", "Statement by the army of Chad"."""

from counterclaim.reading.marks import Marks
from counterclaim.reading.named import Named
from counterclaim.records import Span

_LINES = 4
"""First lines of a text that may tell whose it is."""
_LONGEST = 30
_BEHIND = frozenset({"to", "addressed", "on", "regarding", "concerning", "about", "dated", "no.", "-", "–", "—", ":", ","})
"""Words that end the name of whoever gives a text: what follows is whom it is for, or what it is about."""
_FROM = frozenset({"by", "from", "of"})
_DOCUMENTS = frozenset(
    "statement statements release communique communiqué letter letters note message remarks address declaration notice".split()
)
_OFFICES = frozenset({"state", "local"})


def letterhead_party(named: Named) -> str | None:
    """Return the party whose body or office the first lines of a text name as its giver; None for reports of an agency."""
    report = named.marks.report
    if report.dateline is not None or report.agency is not None:
        return None
    lines = [block.span for block in report.blocks if block.kind in ("headline", "subhead", "heading", "paragraph")]
    for line in lines[:_LINES]:
        if (party := _giver(named, line)) is not None:
            return party
    return None


def _giver(named: Named, line: Span) -> str | None:
    marks = named.marks
    inside = list(marks.tree.within(line))
    first = next((n + 1 for n, i in enumerate(inside) if n and marks.word(i) in _FROM and _is_document(marks, inside[:n])), 0)
    name = inside[first:]
    end = next((n for n, i in enumerate(name) if n and marks.word(i) in _BEHIND and _is_named(named, name[:n])), len(name))
    name = name[:end]
    if not name or len(name) > _LONGEST or any(marks.upos(i) in ("AUX", "PRON") for i in name) or not _is_named(named, name):
        return None
    span = marks.span(name[0], name[-1])
    own = {naming.party for naming in named.namings_in(span)} | {body.party for _, body in named.bodies_in(span) if body.party}
    speaks = first or any(hit.value.level in _OFFICES for hit in marks.institutions.within(span))
    return own.pop() if speaks and len(own) == 1 else None


def _is_document(marks: Marks, words: list[int]) -> bool:
    return any(marks.word(i) in _DOCUMENTS for i in words[:3])


def _is_named(named: Named, words: list[int]) -> bool:
    """Tell whether words end in a party's name or in a word for a body: "of Mali", "the Malian army", not "army losses"."""
    marks, last = named.marks, named.marks.tree.tokens[words[-1]].span
    namings = any(naming.span.end == last.end for naming in named.namings_in(marks.span(words[0], words[-1])))
    bodies = marks.institutions.within(marks.span(words[0], words[-1]))
    told = bool(named.namings_in(marks.span(words[0], words[-1])))
    return namings or (told and any(hit.span.end == last.end for hit in bodies))
