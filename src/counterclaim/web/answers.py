"""One view, three forms: a page, JSON and CSV; each with an ETag, so that what has not changed is not sent again."""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, Literal
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from counterclaim.exports.templates import OWN, open_templates
from counterclaim.records import Record

Form = Literal["html", "json", "csv", "jsonl"]
FOLDERS = ("counterclaim.web.templates", *OWN)
MEDIA: Mapping[str, str] = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Page(Record, frozen=True):
    """A part of a list: `items` are lines of JSON, `number` counts from 1."""

    items: tuple[str, ...]
    total: int
    number: int
    pages: int


class View(Record, frozen=True):
    """What is shown: a template with its parts, the same as JSON, and as rows of CSV."""

    template: str
    parts: Mapping[str, Any]
    json: "Callable[[], str | Page] | None" = None
    """Makes a line of JSON, or a part of a list of them, where that is asked for."""
    header: tuple[str, ...] = ()
    rows: Callable[[], tuple[tuple[Any, ...], ...]] = tuple
    status: int = 200


def answer(request: Request, view: View, form: Form) -> Response:
    """Return a view in the form that was asked for; 304 where the asker has it."""
    if form == "html":
        body = render(request, view.template, view.parts)
    elif form == "csv":
        body = to_csv(view.header, view.rows())
    else:
        body = _to_json(view.json() if view.json is not None else "{}")
    return send(request, body.encode("utf-8", "backslashreplace"), form, status=view.status)


def send(request: Request, body: bytes, form: str, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return bytes with their ETag (a hash of them)."""
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    given = {"ETag": tag, **(headers or {})}
    if status == HTTPStatus.OK and (tag in known or known == ["*"]):
        return Response(status_code=304, headers=given)
    return Response(body, status_code=status, media_type=MEDIA[form], headers=given)


def render(request: Request, template: str, parts: Mapping[str, Any]) -> str:
    """Return a template filled in."""
    from counterclaim.web.site import site_of

    return open_templates(FOLDERS).get_template(template).render({"site": site_of(request), **parts})


def refuse(request: Request, status: int, message: str) -> Response:
    """Return what went wrong, as a page or as JSON: {"error": {"status": 404, "message": "..."}}."""
    reason = HTTPStatus(status).phrase
    if wants_json(request):
        body = json.dumps({"error": {"status": status, "message": message}})
        return Response(body, status_code=status, media_type="application/json")
    from counterclaim.web.site import asset_addresses

    html = (
        open_templates(FOLDERS)
        .get_template("problem.html.jinja")
        .render(reason=reason, message=message, style=asset_addresses()["site.css"], back=_came_from(request))
    )
    return Response(html.encode("utf-8", "backslashreplace"), status_code=status, media_type=MEDIA["html"])


def _came_from(request: Request) -> str | None:
    """Return the page of this site that the reader came from."""
    try:
        parts = urlsplit(request.headers.get("referer", ""))
    except ValueError:
        return None
    if parts.netloc != request.headers.get("host") or not parts.path.startswith("/") or parts.path.startswith("//"):
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "")


def wants_json(request: Request) -> bool:
    """Tell whether a program asks: by the address or by what it accepts or sends."""
    if request.url.path.endswith((".json", ".jsonl", ".csv")):
        return True
    accepts = request.headers.get("accept", "")
    return "application/json" in accepts or request.headers.get("content-type", "").startswith("application/json")


def to_csv(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as CSV (RFC 4180); text that a spreadsheet would take for a formula has an apostrophe before it.

    >>> to_csv(["claim"], [["=1+1"], [12]])
    "claim\\r\\n'=1+1\\r\\n12\\r\\n"
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, (list, tuple, frozenset)):
        value = "; ".join(map(str, value))
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _to_json(value: "str | Page") -> str:
    if isinstance(value, Page):
        items = ",\n".join(value.items)
        return f'{{"total": {value.total}, "page": {value.number}, "pages": {value.pages}, "items": [\n{items}\n]}}\n'
    return f"{value}\n"
