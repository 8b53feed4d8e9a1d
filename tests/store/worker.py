"""A process that saves reports and says so, line by line: `python -m tests.store.worker PATH FIRST LAST [REFUSAL]`.

With a refusal it first gives up what it needs: `limit` (files may grow by some pages only) or `rights` (it becomes nobody).
"""

import os
import resource
import sys
import tempfile
from pathlib import Path

from counterclaim.errors import StoreError
from counterclaim.store import Store
from tests.store.build import build

NOBODY = 65534
ROOM = 256 * 1024


def main(path: Path, first: int, last: int, refusal: str) -> int:
    """Save the reports of the numbers; a StoreError is told on one line and gives status 3."""
    _give_up(refusal, path)
    try:
        with Store(path) as store:
            for number in range(first, last):
                report, reading = build(number)
                outcome = store.save(report, reading)
                print(report.id, outcome, flush=True)  # noqa: T201
    except StoreError as error:
        print(str(error).replace("\n", " "), file=sys.stderr)  # noqa: T201
        return 3
    return 0


def _give_up(refusal: str, path: Path) -> None:
    if refusal == "limit":
        size = path.stat().st_size if path.exists() else 0
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + ROOM, size + ROOM))
    if refusal == "rights" and os.geteuid() == 0:
        # What is imported late must be there before nobody may read it any more.
        with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "record.sqlite") as store:
            store.save(*build())
        os.setgid(NOBODY)
        os.setuid(NOBODY)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), (sys.argv[4:] or [""])[0]))
