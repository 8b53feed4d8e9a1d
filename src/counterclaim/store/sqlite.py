"""All that is SQLite's own: opening a file, pragmas, upsert, full-text search. Another database is another such module."""

import sqlite3
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Select, Table, create_engine, event, literal_column, select, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.pool import QueuePool

APPLICATION_ID = 0x43434C4D
""""CCLM": tells a record of ours from any other SQLite file."""

BUSY_SECONDS = 10.0

ERRORS = (SQLAlchemyError, sqlite3.Error)
"""What a database call may raise."""

Mode = Literal["rwc", "rw", "ro"]

WORDS = {"reports": ("text",), "actors": ("name", "role"), "claims": ("content",)}
"""The columns whose words can be searched, by table."""

STEMMED = frozenset({"reports", "claims"})
"""Tables where "denied" finds "denies"; names have no such forms ("Denis" is none of them)."""


def open_engine(path: Path, mode: Mode) -> Engine:
    """Return an engine on the file; each transaction is begun by us, one that writes as `for_writing` says."""
    address = f"file:{quote(str(path.absolute()))}?mode={mode}"
    if mode == "ro" and _is_sealed(path):
        address += "&immutable=1"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _is_sealed(path: Path) -> bool:
    """Tell whether no log of unfinished writing lies beside the file and none can be made, as on a read-only disk."""
    if path.with_name(f"{path.name}-wal").exists() or not path.exists():
        return False
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True)) as connection:
            connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.Error as error:
        return _name(error).startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY"))
    return False


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def for_writing(engine: Engine) -> Engine:
    """Return the engine with transactions that wait at their start for any other writer, so that they cannot fail later."""
    return engine.execution_options(writing=True)


def read_marks(engine: Engine) -> tuple[int, int]:
    """Return the application id and the number of tables of a file."""
    with engine.connect() as connection:
        application: int = connection.execute(text("PRAGMA application_id")).scalar_one()
        count: int = connection.execute(text("SELECT count(*) FROM sqlite_master")).scalar_one()
    return application, count


def write_mark(connection: Connection) -> None:
    """Mark the file as a record of ours."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def use_wal(engine: Engine) -> None:
    """Switch the file to a write-ahead log: readers and one writer at once. Waits for others that have just opened it."""
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL").fetchone()
            return
        except sqlite3.OperationalError as error:
            if not _name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or time.monotonic() > deadline:
                raise DBAPIError("PRAGMA journal_mode = WAL", None, error) from error
            time.sleep(0.05)
        finally:
            raw.close()


def watch(path: Path) -> Callable[[], int]:
    """Return a function whose value changes when another connection has written to the file."""
    connection = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, check_same_thread=False)
    lock = threading.Lock()

    def version() -> int:
        with lock:
            found: int = connection.execute("PRAGMA data_version").fetchone()[0]
            return found

    return version


def explain(error: BaseException) -> str:
    """Return what a database error means and what to do about it."""
    for start, meaning in _MEANINGS.items():
        if _name(error).startswith(start):
            return f"{meaning} ({error})"
    return str(error)


def _name(error: BaseException) -> str:
    name: str = getattr(error, "sqlite_errorname", "")
    return name


_MEANINGS = {
    "SQLITE_FULL": "the disk is full; free some space and run the same command again",
    "SQLITE_IOERR": "the disk would not read or write; look for a full or failing disk and run the same command again",
    "SQLITE_READONLY": "the file or its folder is read-only; make both writable or choose another path",
    "SQLITE_CANTOPEN": "the file cannot be opened; check that its folder exists and that both may be read and written",
    "SQLITE_BUSY": f"another program has been writing for more than {BUSY_SECONDS:.0f} s; run the same command again",
    "SQLITE_LOCKED": f"another program has been writing for more than {BUSY_SECONDS:.0f} s; run the same command again",
    "SQLITE_NOTADB": "the file is not a database; choose another path",
    "SQLITE_CORRUPT": "the file is damaged; put a copy of it back, or move it away and read the reports again",
    "SQLITE_CONSTRAINT": "the records contradict what is stored",
    "SQLITE_PERM": "access is not allowed; check who owns the file",
    "SQLITE_TOOBIG": "a text is larger than the database can hold",
}


def upsert(connection: Connection, table: Table, row: Mapping[str, Any], keep: Sequence[str] = ()) -> None:
    """Insert a row, or bring the row of the same primary key up to date; the columns to keep stay as they were."""
    statement = insert(table).values(dict(row))
    keys = [column.name for column in table.primary_key.columns]
    fresh = {name: statement.excluded[name] for name in row if name not in keys and name not in keep}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=fresh))


# --- Full-text search -----------------------------------------------------------------------------------------


def search_schema() -> list[str]:
    """Return the statements of migration 0001 that make the word indexes and keep them in step with their tables."""
    statements = []
    for table, columns in WORDS.items():
        names, old, new = (", ".join(f"{prefix}{name}" for name in columns) for prefix in ("", "old.", "new."))
        index = f"{table}_words"
        add = f"INSERT INTO {index} (rowid, {names}) VALUES (new.number, {new});"
        remove = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', old.number, {old});"
        tokens = f"{'porter ' if table in STEMMED else ''}unicode61 remove_diacritics 2"
        statements += [
            f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', content_rowid='number', tokenize='{tokens}')",
            f"CREATE TRIGGER {index}_added AFTER INSERT ON {table} BEGIN {add} END",
            f"CREATE TRIGGER {index}_removed AFTER DELETE ON {table} BEGIN {remove} END",
            f"CREATE TRIGGER {index}_changed AFTER UPDATE OF number, {names} ON {table} BEGIN {remove} {add} END",
        ]
    return statements


def match_expression(words: str) -> str:
    """Return the user's words as an FTS5 expression that cannot be wrong: all words, "a phrase", or the start of a word*.

    >>> match_expression('Tigray "left the region" withdr* OR-')
    '"Tigray" "left the region" "withdr"* "OR-"'
    >>> match_expression('he said "so')
    '"he" "said" "so"'
    >>> match_expression(" ")
    '""'
    """
    parts = []
    for number, piece in enumerate(words.replace("\0", " ").encode("utf-8", "replace").decode("utf-8").split('"')):
        if number % 2 and words.count('"') > number:
            parts += [f'"{piece}"'] if piece.strip() else []
        else:
            parts += [f'"{word.removesuffix("*")}"{"*" * word.endswith("*")}' for word in piece.split() if word.strip("*")]
    return " ".join(dict.fromkeys(parts)) or '""'


def matching(table: Table, words: str) -> Select[Any]:
    """Return a query for `number` and `rank` (best lowest) of the rows of a table that hold the words."""
    index = f"{table.name}_words"
    query = select(literal_column(f"{index}.rowid", table.c.number.type).label("number"), literal_column("rank").label("rank"))
    return query.select_from(text(index)).where(literal_column(index).op("MATCH")(match_expression(words)))


def marked(connection: Connection, table: Table, number: int, words: str, marks: tuple[str, str]) -> dict[str, str]:
    """Return the searched columns of a row with the found words between the two marks."""
    index = f"{table.name}_words"
    columns = ", ".join(f"highlight({index}, {place}, :open, :close) AS {name}" for place, name in enumerate(WORDS[table.name]))
    row = connection.execute(
        text(f"SELECT {columns} FROM {index} WHERE {index} MATCH :words AND rowid = :number"),
        {"open": marks[0], "close": marks[1], "words": match_expression(words), "number": number},
    ).mappings()
    return {name: value or "" for name, value in row.one().items()}


def file_problems(connection: Connection, writable: bool) -> list[str]:
    """Return what SQLite itself finds wrong with the file, its references and its word indexes."""
    problems = [f"file: {row[0]}" for row in connection.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
    loose = connection.execute(text("PRAGMA foreign_key_check"))
    problems += [f"table {row[0]}: a row refers to no row of {row[2]}" for row in loose]
    if writable:
        problems += [problem for table in WORDS if (problem := _index_problem(connection, f"{table}_words"))]
    return problems


def _index_problem(connection: Connection, index: str) -> str | None:
    try:
        connection.exec_driver_sql(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    except DBAPIError as error:
        return f"search index {index} is not in step with its table ({error.orig})"
    return None
