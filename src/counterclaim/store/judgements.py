"""What people judged: kept beside what the program found, and never deleted."""

from collections.abc import Iterator

from sqlalchemy import Connection, insert, select, update

from counterclaim.errors import NotFoundError
from counterclaim.ids import hash_parts
from counterclaim.records import Judgement, TargetKind, Verdict
from counterclaim.store import tables

_judgements = tables.judgements


def keep_judgement(connection: Connection, judgement: Judgement) -> Judgement:
    """Store a judgement; a later one on the same target outranks it without taking it away."""
    row = {name: getattr(judgement, name) for name in Judgement.__struct_fields__}
    held = connection.execute(select(_judgements.c.id).where(_judgements.c.id == judgement.id)).one_or_none()
    if held is None:
        connection.execute(insert(_judgements).values(row))
    return judgement


def take_back(connection: Connection, id_or_prefix: str, at: str) -> Judgement:
    """Mark a judgement as taken back and return it.

    Raises:
        NotFoundError: there is none, several begin so, or it was taken back before.
    """
    found = list(
        connection.execute(select(_judgements).where(_judgements.c.id.startswith(id_or_prefix, autoescape=True))).mappings()
    )
    if len(found) != 1:
        said = "there is no judgement" if not found else f"{len(found)} judgements"
        raise NotFoundError(f"{said} {id_or_prefix!r}; `counterclaim judgements` lists them")
    if found[0]["undone_at"] is not None:
        raise NotFoundError(f"the judgement {id_or_prefix!r} was taken back already, on {found[0]['undone_at'][:10]}")
    connection.execute(update(_judgements).where(_judgements.c.id == found[0]["id"]).values(undone_at=at))
    return Judgement(**(dict(found[0]) | {"undone_at": at}))


def stored_judgements(connection: Connection) -> Iterator[Judgement]:
    """Yield all judgements, oldest first, those taken back with the time of it."""
    for row in connection.execute(select(_judgements).order_by(_judgements.c.at, _judgements.c.id)).mappings():
        yield Judgement(**row)


def make_judgement(
    kind: TargetKind, target: str, verdict: Verdict, *, by: str, at: str, reason: str | None = None, value: str | None = None
) -> Judgement:
    """Return a judgement with its id: the same person's same verdict at the same time is one."""
    id = hash_parts("judgement", kind, target, verdict, value, by, at)
    return Judgement(id=id, target_kind=kind, target=target, verdict=verdict, by=by, at=at, reason=reason, value=value)
