"""Who "I" and "we" are within somebody's own words: the speaker of the quotation or statement that they stand in."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from counterclaim.reading.scene import Scene
from counterclaim.records import Attribution, Speaker

_FIRST = frozenset({"i", "we", "me", "us"})


def with_first_persons(scene: Scene, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions, those whose source is "I" or "we" with the speaker whose own words they stand in.

    "We" is taken for the one who speaks for the others. Outside of anybody's own words the first person stays unresolved.
    """
    by_id = {one.id: one for one in attributions}
    return tuple(_resolved(scene, one, by_id) for one in attributions)


def _resolved(scene: Scene, one: Attribution, by_id: Mapping[str, Attribution]) -> Attribution:
    if one.source is None or one.source.of(scene.text).lower() not in _FIRST or any(s.actor for s in one.speakers):
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
