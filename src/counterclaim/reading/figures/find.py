"""Finds the figures of a report."""

from counterclaim.reading.ground import Ground
from counterclaim.records import Figure


def find_figures(ground: Ground) -> tuple[Figure, ...]:
    """Return the figures of a report, in text order."""
    return ()
