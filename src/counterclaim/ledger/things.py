"""Which thing two claims speak of: one of them tells it as known, "the truck", "Sunday's blast"."""

import itertools
import re

from counterclaim.ledger import comparing
from counterclaim.ledger.statements import Statement
from counterclaim.ledger.words import stem_of, stems_of, weight_of

_THING = 0.28
"""Weight of a word from which it tells which thing was hit: "hospital", not "troops"."""
_WEAPONS = frozenset(
    map(
        stem_of,
        "shell shelling bomb bombing bombardment attack strike airstrike missile rocket drone artillery mortar fire raid "
        "shooting shot clash gun killing killed assault blame caused destroyed damaged hit struck target".split(),
    )
)
"""Stems for how something is hit, by which two things cannot be told apart."""
_KNOWN = re.compile(
    r"\b(?:the|this|that|these|those|its|their|our|[\w-]+[’']s)\s+(?=((?:[\w-]+\s+){0,2}[\w-]+))", re.IGNORECASE
)
"""What is told as known: "the truck near the town", "Sunday's blast"."""


def known_things(answer: Statement, told: Statement, lexicon: str | None) -> frozenset[str]:
    """Return the stems of things that one claim tells as known and the other claim names, too."""
    known = stems_of(" ".join(_before_names(match[1]) for match in _KNOWN.finditer(answer.content)))
    shared = (known & told.stems) - answer.names - told.names - comparing.FATES - comparing.GENERIC - comparing.FORCES
    return frozenset(stem for stem in shared - _WEAPONS if weight_of(stem, lexicon) >= _THING)


def _before_names(phrase: str) -> str:
    """Return the words of a phrase up to a name or a force, behind which stands what it did: "the Chadian army looted"."""
    words = itertools.takewhile(lambda word: word.islower() and stem_of(word) not in comparing.FORCES, phrase.split())
    return " ".join(words)
