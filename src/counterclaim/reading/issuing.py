"""Whose text a release or a letter is by its first lines or its last: "Ministry of Defence of Peru", "Statement by the army of
Chad", "- Media office of the Salt Front".
"""

from collections.abc import Sequence

from counterclaim.reading.bodies import Body
from counterclaim.reading.marks import Marks
from counterclaim.reading.parties import PartyNaming
from counterclaim.records import Span

_LINES = 4
"""First lines of a text that may tell whose it is."""
_LONGEST = 30
_LONGEST_LINE = 45
_LONGEST_SIGNATURE = 16
_MONTHS = frozenset(
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split()
)
_LINE_KINDS = frozenset({"headline", "subhead", "heading", "paragraph", "item"})
_BEHIND = frozenset({"to", "addressed", "on", "regarding", "concerning", "about", "dated", "no.", "-", "–", "—", ":", ","})
"""Words that end the name of whoever gives a text: what follows is whom it is for, or what it is about."""
_FROM = frozenset({"by", "from", "of", "-", "–", "—", ":"})
_DOCUMENTS = frozenset(
    "statement statements release communique communiqué letter letters note message remarks address declaration notice".split()
)
_GIVING = frozenset({"state", "local", "any", "armed", "paramilitary"})


def issuing_party(marks: Marks, namings: Sequence[PartyNaming], bodies: Sequence[tuple[Span, Body]]) -> str | None:
    """Return the party whose body or office the first lines of a text name as its giver, or its signature does.

    None for reports with a dateline or an agency's name.
    """
    report = marks.report
    if report.dateline is not None or report.agency is not None:
        return None
    lines = [block.span for block in report.blocks if block.kind in _LINE_KINDS]
    found = (_giver(marks, line, namings, bodies) for line in lines[:_LINES] if not _is_sentence(marks, line))
    signed = (line for line in lines[_LINES:][-1:] if _is_signature(marks, line, namings))
    told = next((party for party in found if party is not None), None)
    return told or next((_giver(marks, line, namings, bodies) for line in signed), None)


def heads_with(marks: Marks, word: str) -> bool:
    """Tell whether a word stands in the first lines of a text that are no sentences: "ministry" in "Ministry of Defence"."""
    lines = [block.span for block in marks.report.blocks if block.kind in _LINE_KINDS][:_LINES]
    heads = (line for line in lines if not _is_sentence(marks, line))
    return any(word == marks.word(i) for line in heads for i in marks.tree.within(line))


def _is_sentence(marks: Marks, line: Span) -> bool:
    return line.of(marks.text).rstrip('"”’ ').endswith((".", "!", "?")) or len(marks.tree.within(line)) > _LONGEST_LINE


def _is_signature(marks: Marks, line: Span, namings: Sequence[PartyNaming]) -> bool:
    """Tell whether a last line is short and names nobody but a party: not "Free Peru Volunteers / press service"."""
    known = [naming.span for naming in namings if line.holds(naming.span)]
    known += [hit.span for table in (marks.institutions, marks.titles) for hit in table.within(line)]
    inside = marks.tree.within(line)
    names = (marks.tree.tokens[i].span for i in inside if marks.tree.word(i)[:1].isupper() and marks.upos(i) != "DET")
    strange = [name for name in names if not any(span.holds(name) for span in known) and name.of(marks.text) not in _MONTHS]
    return len(inside) <= _LONGEST_SIGNATURE and not strange and not _is_sentence(marks, line)


def _giver(marks: Marks, line: Span, namings: Sequence[PartyNaming], bodies: Sequence[tuple[Span, Body]]) -> str | None:
    inside = list(marks.tree.within(line))
    inside = inside[bool(inside) and marks.word(inside[0]) in _FROM :]
    behind = (n + 1 for n, i in enumerate(inside) if n and marks.word(i) in _FROM and _is_document(marks, inside[:n]))
    first = next(behind, 0)
    words = inside[first:]
    names = [naming for naming in namings if line.holds(naming.span)]
    ends = (n for n, i in enumerate(words) if n and marks.word(i) in _BEHIND and _is_named(marks, words[:n], names))
    words = words[: next((n for n in ends if first or _has_body(marks, words[:n])), None)]
    if not words or len(words) > _LONGEST or any(marks.upos(i) in ("AUX", "PRON") for i in words):
        return None
    span = marks.span(words[0], words[-1])
    own = {naming.party for naming in names if span.holds(naming.span)}
    own |= {body.party for place, body in bodies if body.party and span.holds(place)}
    speaks = first or _has_body(marks, words)
    return own.pop() if speaks and len(own) == 1 and _is_named(marks, words, names) else None


def _is_document(marks: Marks, words: Sequence[int]) -> bool:
    return any(marks.word(i) in _DOCUMENTS for i in words[:3])


def _has_body(marks: Marks, words: Sequence[int]) -> bool:
    return any(hit.value.level in _GIVING for hit in marks.institutions.within(marks.span(words[0], words[-1])))


def _is_named(marks: Marks, words: Sequence[int], names: Sequence[PartyNaming]) -> bool:
    """Tell whether words end in a party's name or in a word for a body: "of Mali", "the Malian army", not "army losses"."""
    span = marks.span(words[0], words[-1])
    told = [naming for naming in names if span.holds(naming.span)]
    ends = [naming.span.end for naming in told] + [hit.span.end for hit in marks.institutions.within(span) if told]
    return span.end in ends
