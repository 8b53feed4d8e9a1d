"""Finds the events of a report."""

from collections.abc import Sequence

from counterclaim.reading.ground import Ground
from counterclaim.records import Event, Figure


def find_events(ground: Ground, figures: Sequence[Figure]) -> tuple[Event, ...]:
    """Return the events of a report, in text order."""
    return ()
