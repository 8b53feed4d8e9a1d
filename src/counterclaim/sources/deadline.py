"""The time that a source may take to become a report."""

import time

from counterclaim.errors import LimitError


class Deadline:
    """A point in time after which `check` raises; stages of long work ask it between steps.

    >>> Deadline(20.0, "story.html").check()
    """

    def __init__(self, seconds: float, name: str | None) -> None:
        self._seconds = seconds
        self.name = name or "input"
        self._end = time.monotonic() + seconds

    def check(self) -> None:
        """Return in time.

        Raises:
            LimitError: the time is over.
        """
        if time.monotonic() > self._end:
            raise LimitError(
                f"{self.name}: not read within {self._seconds:g} seconds; raise the option max_seconds to let it take longer"
            )
