"""What could not be read: kept until a later reading mends it, and after."""

from collections.abc import Iterator

from sqlalchemy import Connection, or_, select, update

from counterclaim.records import Failure
from counterclaim.store import tables
from counterclaim.store.rows import utc
from counterclaim.store.sqlite import upsert

_failures = tables.failures
_columns = [_failures.c[name] for name in Failure.__struct_fields__]


def keep_failure(connection: Connection, failure: Failure) -> None:
    """Store a failure; one that is there keeps the time at which it first occurred, one that was mended is open again."""
    row = {name: _written(getattr(failure, name)) for name in Failure.__struct_fields__}
    row |= {"at": utc(failure.at), "mended_at": None}
    held = connection.execute(select(_failures).where(_failures.c.id == failure.id)).mappings().one_or_none()
    if held is None or dict(held) != row | {"at": held["at"]}:
        upsert(connection, _failures, row, keep=("at",))


def stored_failures(connection: Connection, *, mended: bool) -> Iterator[Failure]:
    """Yield the failures that are open, or those that were mended, oldest first."""
    state = _failures.c.mended_at.is_not(None) if mended else _failures.c.mended_at.is_(None)
    for row in connection.execute(select(*_columns).where(state).order_by(_failures.c.at, _failures.c.id)).mappings():
        yield Failure(**row)


def mend_failures(connection: Connection, at: str, raw_sha256: str | None, name: str | None) -> int:
    """Mark the open failures of these bytes or of this name as mended; return how many there were."""
    same = [column == value for column, value in ((_failures.c.raw_sha256, raw_sha256), (_failures.c.name, name)) if value]
    if not same:
        return 0
    statement = update(_failures).where(_failures.c.mended_at.is_(None), or_(*same)).values(mended_at=at)
    return connection.execute(statement).rowcount


def _written(text: str | None) -> str | None:
    """A file name may hold bytes that are no text; its failure must be kept all the same."""
    return text if text is None else text.encode("utf-8", "backslashreplace").decode("utf-8")
