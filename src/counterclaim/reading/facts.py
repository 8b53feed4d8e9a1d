"""The facts of a report whose claims are read: places, then figures and their tallies, then events."""

import msgspec

from counterclaim.reading.events.find import find_events
from counterclaim.reading.figures.find import find_figures
from counterclaim.reading.figures.tallies import find_tallies
from counterclaim.reading.ground import Ground
from counterclaim.reading.places.find import find_places
from counterclaim.reading.scene import Scene
from counterclaim.records import Reading, When


def add_facts(scene: Scene, reading: Reading) -> Reading:
    """Return the reading with its facts: times get their claims; places, figures, tallies and events are found."""
    reading = msgspec.structs.replace(reading, places=find_places(scene, reading.parties))
    ground = Ground(scene, reading)
    figures = find_figures(ground)
    return msgspec.structs.replace(
        reading,
        times=tuple(_with_claim(ground, when) for when in reading.times),
        figures=figures,
        tallies=find_tallies(ground, figures),
        events=find_events(ground, figures),
    )


def _with_claim(ground: Ground, when: When) -> When:
    claim = ground.claim_at(when.span)
    return when if claim is None else msgspec.structs.replace(when, claim=claim.id)
