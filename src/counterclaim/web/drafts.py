"""Reading in the browser: what was pasted or dropped is read and shown at once, and goes into the record only on wish."""

import itertools
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from counterclaim.errors import NotFoundError, SourceError
from counterclaim.ids import hash_parts
from counterclaim.options import Options
from counterclaim.pipeline import Given, link_version, open_encoder, read_report
from counterclaim.records import Reading, Record, Report
from counterclaim.store import Store

if TYPE_CHECKING:
    from counterclaim.parsing.encoder import Encoder

KEPT = 20
"""Drafts that wait for a decision; the oldest goes when another comes."""


class Draft(Record, frozen=True):
    """What was read and is not in the record yet."""

    id: str
    report: Report
    reading: Reading
    context: str


class Drafts:
    """Reads one text at a time, and holds what was read until it is kept or let go."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._lock = threading.Lock()
        self._encoder: Encoder | None = None
        self._held: OrderedDict[str, Draft] = OrderedDict()
        self._numbers = itertools.count(1)

    def read(self, raw: bytes, name: str | None, given: Given) -> Draft:
        """Read what was pasted or dropped.

        Raises:
            SourceError: it is no report that can be read.
            OptionError: what was given beside it cannot hold.
            ModelError: the reader's files are missing or altered.
        """
        if not raw.strip():
            raise SourceError("there is nothing to read: paste the text of a report, or drop a file")
        with self._lock:
            if self._encoder is None:
                self._encoder = open_encoder(self._options)
            report, reading = read_report(
                raw,
                name=name,
                url=given.url,
                media_type=given.media_type,
                published=given.published,
                outlet=given.outlet,
                encoder=self._encoder,
                options=self._options,
            )
            draft = Draft(
                id=hash_parts("draft", report.id, next(self._numbers)), report=report, reading=reading, context=given.context
            )
            self._held[draft.id] = draft
            while len(self._held) > KEPT:
                self._held.popitem(last=False)
        return draft

    def get(self, id: str) -> Draft:
        """Return a draft.

        Raises:
            NotFoundError: there is none, or it was kept or let go.
        """
        draft = self._held.get(id)
        if draft is None:
            raise NotFoundError(
                "this text is no longer held: it was kept, let go, or the program was started anew; read it again"
            )
        return draft

    def keep(self, id: str, store: Store) -> Report:
        """Put a draft into the record.

        Raises:
            NotFoundError: there is none.
            StoreError: the record cannot be written; the draft stays.
        """
        draft = self.get(id)
        report = link_version(draft.report, store)
        store.save(report, draft.reading, context=draft.context)
        self._held.pop(id, None)
        return report

    def let_go(self, id: str) -> None:
        """Forget a draft; of one that is not there nothing is left to forget."""
        self._held.pop(id, None)
