"""The record on disk: opened, written one report at a time, and searched."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
from sqlalchemy import Connection, select

from counterclaim.errors import StoreError
from counterclaim.records import Claim, Failure, Judgement, Reading, Report
from counterclaim.store import query, sqlite
from counterclaim.store.failures import keep_failure, mend_failures, stored_failures
from counterclaim.store.judgements import keep_judgement, stored_judgements, take_back
from counterclaim.store.migrate import schema_version, upgrade
from counterclaim.store.query import ClaimQuery, ReportRow
from counterclaim.store.save import Outcome, now, save_report
from counterclaim.store.search import Hit, find
from counterclaim.store.tables import SCHEMA_VERSION, inputs, readings, reports
from counterclaim.store.verify import problems


class Store:
    """The record in one SQLite file; several processes may use it at once.

    Every method raises StoreError when the file cannot be read or written; it says what to do, and what was saved before stays.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "record.sqlite") as store:
    ...     list(store.reports()), store.verify()
    ([], [])
    """

    def __init__(self, path: str | Path, *, create: bool = True, read_only: bool = False) -> None:
        """Open the record at the path, or make one there.

        Raises:
            StoreError: there is none (and none is to be made), it is another program's, damaged, newer or not writable.
        """
        self.path = Path(path)
        self._read_only = read_only
        self._open = True
        create = create and not read_only
        if not create and not self.path.is_file():
            raise StoreError(f"{self.path}: there is no record here; `counterclaim read` makes one")
        self._engine = sqlite.open_engine(self.path, "ro" if read_only else "rwc" if create else "rw")
        try:
            with self._telling():
                self._prepare(create)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; what was saved is in it."""
        self._open = False
        self._engine.dispose()

    # --- Writing ----------------------------------------------------------------------------------------------

    def save(self, report: Report, reading: Reading, *, context: str = "") -> Outcome:
        """Store a report with its reading in one transaction, and mend the failures of the same bytes or name.

        Ids that stand keep their rows and the time at which they were first seen. A report that is read again keeps the name,
        time and bytes that it was first read from. `context` stands for what was given beside the bytes (`is_read`).

        Raises:
            StoreError: a span, reference or id does not hold (the message names report and characters); nothing was stored.
        """
        with self._writing() as connection:
            return save_report(connection, report, reading, context)

    def add_failure(self, failure: Failure) -> None:
        """Keep a failure; the same id twice is one row."""
        with self._writing() as connection:
            keep_failure(connection, failure)

    def clear_failure(self, raw_sha256: str | None = None, *, name: str | None = None) -> int:
        """Mark the failures of these bytes or of this name as mended; return how many were open. `save` does so by itself."""
        with self._writing() as connection:
            return mend_failures(connection, now(), raw_sha256, name)

    def judge(self, judgement: Judgement) -> Judgement:
        """Keep what a person judged; the same judgement twice is one row. Reading a report again leaves it as it is."""
        with self._writing() as connection:
            return keep_judgement(connection, judgement)

    def undo_judgement(self, id_or_prefix: str) -> Judgement:
        """Take a judgement back; it stays in the record, marked with the time.

        Raises:
            StoreError: there is no such judgement, or several begin so.
        """
        with self._writing() as connection:
            return take_back(connection, id_or_prefix, now())

    # --- Reading ----------------------------------------------------------------------------------------------

    def is_read(self, raw_sha256: str, reader: str, context: str = "", *, name: str | None = None) -> str | None:
        """Return the id of the report that these bytes became, if this reader has read it with the same context.

        With a name, only bytes that were read from there count: a copy elsewhere is read once more, so that its name is known.
        """
        same = [inputs.c.raw_sha256 == raw_sha256, inputs.c.context == context, readings.c.reader == reader]
        same += [inputs.c.name == name] if name is not None else []
        statement = select(inputs.c.report_id).join(readings, readings.c.report_id == inputs.c.report_id).where(*same)
        with self._reading() as connection:
            return connection.execute(statement.order_by(inputs.c.report_id).limit(1)).scalar_one_or_none()

    def input_of(self, raw_sha256: str, name: str | None) -> tuple[str, Report] | None:
        """Return what these bytes of this name were read with last (`context`) and the report that they became."""
        same = inputs.c.raw_sha256 == raw_sha256, inputs.c.name == (name or "")
        with self._reading() as connection:
            held = connection.execute(select(inputs.c.context, inputs.c.report_id).where(*same)).one_or_none()
            report = None if held is None else query.load_report(connection, held.report_id)
            return None if held is None or report is None else (held.context, report)

    def latest_at(self, url: str) -> str | None:
        """Return the id of the report that was stored last from an address: what a later version of it is a version of."""
        statement = select(reports.c.id).where(reports.c.url == url)
        latest = statement.order_by(reports.c.first_seen_at.desc(), reports.c.number.desc()).limit(1)
        with self._reading() as connection:
            return connection.execute(latest).scalar_one_or_none()

    def failures(self, *, mended: bool = False) -> Iterator[Failure]:
        """Yield what could not be read (or, on wish, what a later reading mended), oldest first."""
        with self._reading() as connection:
            yield from stored_failures(connection, mended=mended)

    def report(self, id_or_prefix: str) -> Report:
        """Return the report with this id, this start of an id, or this file name.

        Raises:
            StoreError: there is none, or several (the message lists them).
        """
        with self._reading() as connection:
            return query.load_both(connection, query.find_report(connection, id_or_prefix))[0]

    def reading(self, report_id: str) -> Reading:
        """Return the reading of a report.

        Raises:
            StoreError: there is none.
        """
        with self._reading() as connection:
            return query.load_both(connection, report_id)[1]

    def reports(self) -> Iterator[ReportRow]:
        """Yield all reports, by day of publication, undated ones last."""
        with self._reading() as connection:
            yield from query.report_rows(connection)

    def claims(self, wanted: ClaimQuery = ClaimQuery()) -> Iterator[tuple[Report, Reading, Claim]]:  # noqa: B008 (frozen)
        """Yield the claims wanted, by day of publication, report and place in the text.

        Raises:
            OptionError: `since` or `until` is no date.
            StoreError: `report` fits none or several.
        """
        with self._reading() as connection:
            found = connection.execute(query.claims_statement(connection, wanted))
            for report_id, held in groupby(found, key=itemgetter(0)):
                report, reading = query.load_both(connection, report_id)
                claims = {claim.id: claim for claim in reading.claims}
                for row in held:
                    yield report, reading, claims[row.id]

    def readings(self, *, until: str | None = None) -> Iterator[tuple[Report, Reading]]:
        """Yield all reports with their readings, by day of publication; with `until`, those published on that day or before.

        A report without a day is among those of every day.

        Raises:
            OptionError: `until` is no date.
        """
        last = None if until is None else query.last_day(until)
        with self._reading() as connection:
            for id in query.report_ids(connection, last):
                yield query.load_both(connection, id)

    def held(self) -> dict[str, str]:
        """Return when each report and its reading last changed, by the report's id."""
        last = select(readings.c.report_id, readings.c.changed_at, reports.c.changed_at.label("at")).join(reports)
        with self._reading() as connection:
            return {row.report_id: max(row.changed_at, row.at) for row in connection.execute(last)}

    def watch(self) -> Callable[[], int]:
        """Return a function whose value changes when anything in the record does, through whichever process."""
        self._check_open()
        with self._telling():
            return sqlite.watch(self.path)

    def judgements(self) -> list[Judgement]:
        """Return what people judged, oldest first; a judgement taken back has `undone_at`."""
        with self._reading() as connection:
            return list(stored_judgements(connection))

    def nearest(self, wanted: ClaimQuery) -> dict[str, list[str]]:
        """Return, for each of speaker, party and outlet that fits nobody in the record, the names there that are nearest."""
        with self._reading() as connection:
            return query.nearest_names(connection, wanted)

    def search(self, words: str, limit: int = 20) -> Iterator[Hit]:
        """Yield the best places where all the words stand: in texts, names of speakers and contents.

        "Words in quotation marks" must follow each other; a star ends the start of a word. No word can be wrong.
        """
        with self._reading() as connection:
            yield from find(connection, words, limit)

    def verify(self) -> list[str]:
        """Check the file, every row against its record and every span against its text; return what does not hold."""
        with self._reading() if self._read_only else self._writing() as connection:
            return list(problems(connection, writable=not self._read_only))

    # --- Opening ----------------------------------------------------------------------------------------------

    def _prepare(self, create: bool) -> None:
        application, count = sqlite.read_marks(self._engine)
        if application == 0 and count == 0:
            if not create:
                raise StoreError(f"{self.path}: the file is empty; `counterclaim read` makes a record of it")
            sqlite.use_wal(self._engine)
        elif application != sqlite.APPLICATION_ID:
            raise StoreError(f"{self.path}: this is a database of another program; choose another path")
        with self._reading() as connection:
            version = schema_version(connection)
        if version is not None and version > SCHEMA_VERSION:
            known = f"this program knows up to {SCHEMA_VERSION}"
            raise StoreError(f"{self.path}: the record has schema {version}, {known}; install a newer counterclaim")
        if version != SCHEMA_VERSION:
            self._upgrade()

    def _upgrade(self) -> None:
        if self._read_only:
            raise StoreError(f"{self.path}: the record has an older schema; run `counterclaim verify` where it may be written")
        with self._writing() as connection:
            # Another process may have done it while this one waited.
            if schema_version(connection) != SCHEMA_VERSION:
                upgrade(connection)
                sqlite.write_mark(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        self._check_open()
        with self._telling(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self._check_open()
        if self._read_only:
            raise StoreError(f"{self.path}: the record is open for reading only")
        with self._telling(), sqlite.for_writing(self._engine).begin() as connection:
            yield connection

    def _check_open(self) -> None:
        if not self._open:
            raise StoreError(f"{self.path}: the record is closed")

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Turn what the database says into what a user can do."""
        try:
            yield
        except sqlite.ERRORS as error:
            raise StoreError(f"{self.path}: {sqlite.explain(getattr(error, 'orig', None) or error)}") from error
        except UnicodeEncodeError as error:
            raise StoreError(f"{self.path}: some characters are no Unicode text and cannot be used ({error})") from error
        except msgspec.MsgspecError as error:
            raise StoreError(f"{self.path}: a stored record is damaged ({error}); `counterclaim verify` names it") from error
