"""Sums and remainders among the figures of one claimant."""

from collections.abc import Sequence

from counterclaim.reading.ground import Ground
from counterclaim.records import Figure, Tally


def find_tallies(ground: Ground, figures: Sequence[Figure]) -> tuple[Tally, ...]:
    """Return the sums and remainders that the figures of one claimant make, with their parts."""
    return ()
