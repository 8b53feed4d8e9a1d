"""What a claim says to have happened to nobody, and whether it gives a toll."""

import re

from counterclaim.ledger.once import once
from counterclaim.ledger.statements import DENYING, TELLING, Statement

_HARMS = {
    "killed": frozenset({"kill", "die", "dead", "death", "harm", "casualti"}),
    "wounded": frozenset({"wound", "injur", "hurt", "harm"}),
    "captured": frozenset({"captur", "prison", "captiv", "hostag"}),
    "missing": frozenset({"miss"}),
    "lost": frozenset({"lost", "lose", "loss", "down", "shot"}),
}
_ALL_BACK = re.compile(
    r"\W*(?:all|each|every one) (?:of )?(?:(?:its|our|their|the) )?(?:[\w-]+ ){1,2}(?:had |have |has )?(?:safely )?"
    r"(?:returned|come back|came back|landed|reached)\b"
    r"|\W*(?:its|our|their) (?:[\w-]+ ){1,2}(?:had |have |has )?all (?:safely )?(?:returned|come back|came back|landed)\b",
    re.IGNORECASE,
)
"""What says that none was lost: "all its aircraft returned safely", "all its drones reached their targets"."""
_ALL_THERE = re.compile(
    r"\W*(?:all|every one|every|each) (?:of )?(?:(?:its|our|their|the) )?(?:[\w-]+ )?(?:soldier|troop|man|men|fighter|"
    r"personnel|servicem[ae]n|crew|pilot|sailor|member)s?\b[^,;]{0,30}? (?:is|are|was|were|been) (?:accounted for|safe)\b",
    re.IGNORECASE,
)
"""What says that nobody was taken or is missing: "all its soldiers were accounted for"."""
_ALL_HARM = "casualties"
"""What is told of the dead and the wounded alike: "there were no casualties"."""
_NONE = re.compile(r"\W*(?:no|none|nobody|not a single)\b", re.IGNORECASE)
_AMONG = re.compile(r"\b(?:none|not one)(?: of [^,.]{1,40})? (?:is|are|was|were) among\b", re.IGNORECASE)
"""What says of some only that they are not those: "none was among the 28 bodies"."""
_IN_HANDS = re.compile(r"\bin (?:the |its |their )?(?:\w+ )?(?:hands|captivity|custody)\b", re.IGNORECASE)
"""Where nobody is of whom none was taken prisoner: "no soldier is in the hands of the enemy"."""
_SINGLE = re.compile(r"\W*an?(?: [\w-]+){1,3} (?:had|has|was|were)\b", re.IGNORECASE)
"""What opens with a single one: of "denied that a guard had been killed" nobody was."""
_ANY = re.compile(
    r"\bany(?:one|body)\b|\b(?:\w+ing|killed|wounded|lost|losses|harm(?:ed)?) any\b"
    r"|\bany (?:of [\w-]+ )?(?:[\w-]+ ){1,3}(?:was|were|had|has|have|is|are)\b"
    r"|\bany (?:[\w-]+ )?(?:casualt|death|loss|victim|dead|injur|harm|killing)",
    re.IGNORECASE,
)
"""What is denied of everybody: "that any aircraft was lost", "killing any civilians", not "any part in the raid"."""
_CLAUSE = re.compile(r",? (?:in which|which|who|where|that had)\b.*", re.DOTALL)
"""A clause that tells of what is denied only which it is."""
_TOLL = frozenset({"toll", "total", "tally"})


@once
def is_toll(one: Statement) -> bool:
    """Tell whether a claim gives a toll: "raised the death toll to 31", "the number of dead is 12"."""
    return bool(one.stems & _TOLL) or ("number" in one.stems and bool(one.stems & _HARMS["killed"]))


@once
def denied_harms(one: Statement) -> frozenset[str]:
    """Return what a claim says to have happened to nobody: "denied that any aircraft was lost", "no civilians were harmed"."""
    if _AMONG.search(one.content):
        return frozenset()
    nobody = {q.what for q in one.quantities if q.unit == "people" and q.low == q.high == 0 and q.what in {*_HARMS, _ALL_HARM}}
    nobody |= {"killed", "wounded"} if _ALL_HARM in nobody else set()
    if nobody and (_IN_HANDS.search(one.content) or "missing" in nobody):
        nobody |= {"captured"}
    if nobody and one.stance in TELLING:
        return frozenset({*nobody, "killed"}) if one.stems & {"hurt", "harm"} else frozenset(nobody)
    if one.stance in TELLING and _ALL_BACK.match(one.content):
        return frozenset({"lost"})
    if one.stance in TELLING and _ALL_THERE.match(one.content):
        return frozenset({"captured", "missing"})
    content = _CLAUSE.sub("", one.content)
    denied = one.stance in DENYING and (_ANY.search(content) or _SINGLE.match(content))
    if not denied and not (one.stance in TELLING and one.negated and _NONE.match(one.content)):
        return frozenset()
    return frozenset(fate for fate, stems in _HARMS.items() if one.stems & stems)
