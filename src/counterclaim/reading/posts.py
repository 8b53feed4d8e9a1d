"""Which words name the post of whoever heads armed forces: "military chief", "head of the armed forces", "who leads the army".

Reports name this one post by more words than any other, and often by different ones in headline and text.
"""

from counterclaim.reading.marks import Marks
from counterclaim.records import Span

_HEADS = frozenset({"chief", "head", "commander", "commander-in-chief", "chief of staff", "chief of the general staff", "boss"})
_LEADS = frozenset({"heads", "headed", "leads", "led", "commands", "commanded"})
_STAFFS = frozenset({"defence", "defense", "general", "joint", "army"})
_LESSER = frozenset({"deputy", "former", "ex", "vice", "regional", "police", "assistant", "then", "retired", "late"})


def heads_forces(marks: Marks, span: Span) -> bool:
    """Tell whether a role or description is that of the head of armed forces as a whole, not of a service or a deputy."""
    words = {marks.word(i) for i in marks.tree.within(span)}
    if words & _LESSER:
        return False
    forces = bool(words & {"army", "military"}) or {"armed", "forces"} <= words or bool(words & {"staff"} and words & _STAFFS)
    titles = {hit.value for hit in marks.titles.within(span)}
    if any(title.speaks == "spokesperson" or title.plural for title in titles):
        return False
    heads = any(title.name in _HEADS for title in titles) or bool(words & (_LEADS | {"chief"}))
    return forces and heads
