"""The record as the pages show it: joined in memory, and joined anew when anything in it changes."""

import gc
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from counterclaim.accounts import Book
from counterclaim.errors import ConflictError, NotFoundError, StoreError
from counterclaim.ledger.judged import check_judgement, standing
from counterclaim.options import Options
from counterclaim.records import Judgement, Reading, Report, TargetKind, Verdict
from counterclaim.store import Store, make_judgement
from counterclaim.web.snapshot import Snapshot, take_snapshot

PATIENCE = 1.0
"""Seconds that a page waits for the ledger to be joined anew; then it shows the one before, and says so."""
DAYS_KEPT = 4
"""Accounts as of earlier days that are kept."""


class Desk:
    """One record, open for reading and judging; safe for several threads."""

    def __init__(self, options: Options, on_join: Callable[[int, int], None] | None = None) -> None:
        """Open the record, or make one; `on_join` is told how many of how many reports are joined.

        Raises:
            StoreError: it cannot be opened.
        """
        self.options = options
        self._on_join = on_join
        self.store = Store(options.store)
        self._watch = self.store.watch()
        self._lock = threading.Lock()
        self._seen: int | None = None
        self._held: dict[str, str] = {}
        self._book = Book(lexicon=options.lexicon)
        self._snapshot: Snapshot | None = None
        self._days: dict[tuple[int, str], Snapshot] = {}

    def close(self) -> None:
        """Let go of the record."""
        self.store.close()

    # --- The accounts ---

    def current(self) -> Snapshot:
        """Return the accounts of the record as it is; where joining it anew takes long, those before, marked as stale."""
        version = self._watch()
        if version != self._seen or self._snapshot is None:
            worker = threading.Thread(target=self._refresh, daemon=True)
            worker.start()
            worker.join(None if self._snapshot is None else PATIENCE)
        if self._snapshot is None:
            raise StoreError(f"{self.options.store}: the record could not be joined; `counterclaim verify` tells what is wrong")
        if version != self._seen:
            return self._snapshot.mark_stale(self.store.judgements())
        return self._snapshot

    def as_of(self, day: str) -> Snapshot:
        """Return the accounts of what was published until a day.

        Raises:
            OptionError: it is no day, month or year.
        """
        key = (self._watch(), day)
        if key not in self._days:
            judgements = self.store.judgements()
            book = Book(judgements, lexicon=self.options.lexicon)
            for report, reading in self.store.readings(until=day):
                book.add(report, reading)
            while len(self._days) >= DAYS_KEPT:
                self._days.pop(next(iter(self._days)), None)
            self._days[key] = take_snapshot(book, judgements)
        return self._days[key]

    def _refresh(self) -> None:
        with self._lock:
            version = self._watch()
            if version == self._seen:
                return
            held, judgements = self.store.held(), self.store.judgements()
            anew = self._book.judge(judgements)
            for id, at in self._held.items():
                if held.get(id) != at or id in anew:
                    self._book.remove(id)
            wanted = [id for id, at in held.items() if self._held.get(id) != at or id in anew]
            for number, id in enumerate(wanted, 1):
                self._book.add(*self.load(id))
                if self._on_join is not None:
                    self._on_join(number, len(wanted))
            self._snapshot = take_snapshot(self._book, judgements)
            self._held, self._seen = held, version
            # What is held stays: looking through millions of records for what to throw away would hold up pages.
            gc.freeze()

    # --- Reports ---

    def load(self, id: str) -> tuple[Report, Reading]:
        """Return a report and its reading.

        Raises:
            NotFoundError: there is none, or several begin so.
        """
        report = self.store.report(id)
        return report, self.store.reading(report.id)

    # --- Judgements ---

    def judge(
        self,
        kind: TargetKind,
        target: str,
        verdict: Verdict,
        *,
        by: str,
        reason: str | None,
        value: str | None,
        seen: str | None,
    ) -> Judgement:
        """Keep a judgement; `seen` is the id of the one that stood when the person looked, None where there was none.

        Raises:
            ConflictError: another one stands by now.
            OptionError: the value is none that the target takes.
            NotFoundError: there is no such target.
        """
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        made = make_judgement(kind, target, verdict, by=by, at=at, reason=reason, value=value)
        check_judgement(made)
        check_judgement(made, self._report_of(kind, target))
        with self._lock:
            stands = standing(self.store.judgements()).get((kind, target))
            if (stands.id if stands else None) != seen:
                raise ConflictError(_tell_conflict(stands))
            return self.store.judge(made)

    def undo(self, id: str) -> Judgement:
        """Take a judgement back.

        Raises:
            NotFoundError: there is none.
        """
        return self.store.undo_judgement(id)

    def _report_of(self, kind: TargetKind, target: str) -> Report | None:
        """Return the report of a claim that is judged; None for what is of no single report.

        Raises:
            NotFoundError: the target is not in the record.
        """
        accounts = self.current().accounts
        if kind == "link" and target in accounts.links:
            return None
        if kind == "incident" and any(one.id == target for one in accounts.incidents):
            return None
        if kind == "figure" and any(figure.id == target for said in accounts.sayings.values() for figure in said.figures):
            return None
        if kind in ("claim", "speaker", "content") and target in accounts.sayings:
            return accounts.reports[accounts.sayings[target].report]
        known = {(one.target_kind, one.target) for one in self.store.judgements()}
        if (kind, target) in known:
            return None
        raise NotFoundError(f"the record has no {kind} {target!r}")


def _tell_conflict(stands: Judgement | None) -> str:
    if stands is None:
        return "the judgement that you saw has been taken back in the meantime; look again and decide anew"
    return f"{stands.by} has decided “{stands.verdict}” on this at {stands.at}; look again and decide anew"
