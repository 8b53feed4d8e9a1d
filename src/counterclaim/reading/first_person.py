"""Who "I" and "we" are: who speaks the quotation or statement that they stand in, else whose text the report most likely is."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from counterclaim.reading.likely import FIRST_PERSONS, likely_party
from counterclaim.reading.register import Register, found
from counterclaim.reading.scene import Scene
from counterclaim.records import Attribution, Span, Speaker

_OWN_SIDE = re.compile(r"(?:my|our) (?:own )?(?:government|country|nation|state|republic|delegation)", re.IGNORECASE)


def speaks_for_own_side(text: str) -> bool:
    """Tell whether words mean the side of whoever writes: "my Government"."""
    return _OWN_SIDE.fullmatch(text) is not None


def with_first_persons(scene: Scene, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions, those whose source is "I" or "we" with the speaker whose own words they stand in.

    "We" is taken for the one who speaks for the others. Outside of them it stays as `issuer_of_own_words` told it.
    """
    by_id = {one.id: one for one in attributions}
    return tuple(_resolved(scene, one, by_id) for one in attributions)


def issuer_of_own_words(register: Register, span: Span) -> Speaker | None:
    """Return whose text it is for "we" and "my Government" outside of quotation marks: that of a release or a letter.

    Its letterhead tells, else what is likely.
    """
    words = span.of(register.marks.text)
    owned = _OWN_SIDE.fullmatch(words) is not None
    if not (owned or words.lower() in FIRST_PERSONS) or register.marks.in_quotation(span):
        return None
    first = register.marks.tree.tokens[register.marks.tree.within(span)[0]].span
    party = register.named.issuer or likely_party(register.outlook, first)
    return None if party is None else found(span, register.party_actor(party, span), "pronoun")


def _resolved(scene: Scene, one: Attribution, by_id: Mapping[str, Attribution]) -> Attribution:
    if one.source is None or one.source.of(scene.text).lower() not in FIRST_PERSONS or any(s.actor for s in one.speakers):
        return one
    for outer in _above(one, by_id):
        spoken = [speaker for speaker in outer.speakers if speaker.actor is not None]
        if outer.form != "indirect" and spoken:
            speakers = tuple(Speaker(span=one.source, actor=speaker.actor, basis="pronoun") for speaker in spoken)
            return msgspec.structs.replace(one, speakers=speakers, reason=None)
    return one


def _above(one: Attribution, by_id: Mapping[str, Attribution]) -> Iterator[Attribution]:
    seen = {one.id}
    while one.parent is not None and one.parent not in seen:
        seen.add(one.parent)
        one = by_id[one.parent]
        yield one
