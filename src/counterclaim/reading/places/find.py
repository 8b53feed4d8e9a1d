"""Finds the places of a report."""

from collections.abc import Sequence

from counterclaim.reading.scene import Scene
from counterclaim.records import Party, Place


def find_places(scene: Scene, parties: Sequence[Party]) -> tuple[Place, ...]:
    """Return the places that a report names, in the order of their first mentions."""
    return ()
