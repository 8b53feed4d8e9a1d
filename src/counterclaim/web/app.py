"""The application: addresses to views, forms to judgements, errors to words. Everything is answered from one `Desk`."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from counterclaim.errors import ConflictError, CounterclaimError, LimitError, NotFoundError, OptionError, SourceError
from counterclaim.exports.jsonl import to_lines
from counterclaim.exports.ledger_lines import judgement_lines
from counterclaim.exports.page import list_parts
from counterclaim.options import Options
from counterclaim.pipeline import Given
from counterclaim.records import Judgement
from counterclaim.web.answers import Form, View, answer, refuse, send, wants_json
from counterclaim.web.asked import parse_query, want_all
from counterclaim.web.claims import place_of
from counterclaim.web.desk import Desk
from counterclaim.web.drafts import Draft, Drafts
from counterclaim.web.guard import LOOPBACK, Guard
from counterclaim.web.judging import decide, list_examples
from counterclaim.web.matters import to_file
from counterclaim.web.openapi import build_openapi
from counterclaim.web.site import NAME_COOKIE, assets
from counterclaim.web.ways import WAYS, Way

YEAR = 365 * 24 * 3600
_STATUS: tuple[tuple[type[CounterclaimError], int], ...] = (
    (NotFoundError, 404),
    (ConflictError, 409),
    (LimitError, 413),
    (OptionError, 400),
    (SourceError, 422),
)


class Upload(NamedTuple):
    """A file that came with a form."""

    name: str
    raw: bytes


def make_app(desk: Desk, options: Options, *, token: str | None = None, hosts: frozenset[str] = LOOPBACK) -> Guard:
    """Return the application on a desk, behind its guard."""

    app = Starlette(
        routes=[*(route for way in WAYS for route in _routes(way)), *_FIXED],
        exception_handlers={CounterclaimError: _tell_error, HTTPException: _tell_http, Exception: _tell_fault},
    )
    app.state.desk = desk
    app.state.drafts = Drafts(options)
    return Guard(app, token=token, hosts=hosts, max_bytes=options.max_bytes, pictures=options.tiles)


def _routes(way: Way) -> list[Route]:
    forms: tuple[Form, ...] = ("json", "csv") if way.csv else ("json",)
    routes = [Route(f"{way.path}.{form}", _endpoint(way, form), methods=["GET"]) for form in forms]
    return [*routes, Route(way.path, _endpoint(way, "html"), methods=["GET"])]


def _endpoint(way: Way, form: Form) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        query = parse_query(request, way.query)
        query = want_all(query) if form == "csv" else query
        view = way.handler(request.app.state.desk, query, **request.path_params)
        return answer(request, view, form)

    return endpoint


# --- What is no view of the record ---


def _home(request: Request) -> Response:
    return RedirectResponse("/matters", status_code=303)


def _claim(request: Request) -> Response:
    return RedirectResponse(place_of(request.app.state.desk, request.path_params["id"]), status_code=303)


def _matter_file(request: Request) -> Response:
    id = request.path_params["id"]
    body = to_file(request.app.state.desk, id).encode("utf-8", "backslashreplace")
    return send(request, body, "html", headers={"Content-Disposition": f'attachment; filename="matter-{id[:16]}.html"'})


def _examples(request: Request) -> Response:
    body = "".join(f"{line}\n" for line in list_examples(request.app.state.desk))
    return send(request, body.encode("utf-8", "backslashreplace"), "jsonl")


def _openapi(request: Request) -> Response:
    return send(request, build_openapi(), "json")


def _static(request: Request) -> Response:
    found = assets().get(request.path_params["name"])
    if found is None:
        raise NotFoundError(f"there is no file {request.path_params['name']!r}")
    headers = {"Cache-Control": f"public, max-age={YEAR}, immutable"}
    return Response(found[0], media_type=found[1], headers=headers)


# --- Judging ---


async def _judge(request: Request) -> Response:
    values = await _values(request)
    made = await run_in_threadpool(decide, request.app.state.desk, values)
    if wants_json(request):
        return _to_json(made, 201)
    back = RedirectResponse(_after(values.get("next"), made), status_code=303)
    back.set_cookie(NAME_COOKIE, quote(made.by), max_age=YEAR, httponly=True, samesite="strict", path="/")
    return back


async def _undo(request: Request) -> Response:
    values = await _values(request)
    taken = await run_in_threadpool(request.app.state.desk.undo, request.path_params["id"])
    if wants_json(request):
        return _to_json(taken, 200)
    return RedirectResponse(_local(values.get("next")) or "/judgements", status_code=303)


def _forget_name(request: Request) -> Response:
    back = RedirectResponse("/review", status_code=303)
    back.delete_cookie(NAME_COOKIE, path="/")
    return back


def _to_json(judgement: Judgement, status: int) -> Response:
    return Response(next(judgement_lines([judgement])), status_code=status, media_type="application/json")


def _after(address: object, made: Judgement) -> str:
    """Return where to go on, with the judgement that was made, so that it can be undone there."""
    where = _local(address) or "/review"
    path, _, anchor = where.partition("#")
    return f"{path}{'&' if '?' in path else '?'}done={made.id}" + (f"#{anchor}" if anchor else "")


def _local(address: object) -> str | None:
    """Return an address if it is one of this site."""
    fits = isinstance(address, str) and address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if fits and isinstance(address, str) and address.isprintable() and address.isascii() else None


async def _values(request: Request) -> dict[str, Any]:
    """Return the fields of a form, or of a JSON object.

    Raises:
        OptionError: it is neither.
    """
    if request.headers.get("content-type", "").startswith("application/json"):
        try:
            found = msgspec.json.decode(await request.body())
        except msgspec.DecodeError as error:
            raise OptionError(f"this is no JSON: {error}") from error
        if not isinstance(found, dict):
            raise OptionError("this is no JSON object")
        return found
    try:
        async with request.form(max_files=4, max_fields=50) as form:
            return {name: await _open(value) for name, value in form.items()}
    except HTTPException as error:
        raise OptionError(f"this form cannot be read: {error.detail}") from error


async def _open(value: UploadFile | str) -> Upload | str:
    return value if isinstance(value, str) else Upload(value.filename or "", await value.read())


# --- Reading ---


def _reading_desk(request: Request) -> Response:
    return _ask_again(request, {}, None, 200)


def _ask_again(request: Request, given: Mapping[str, str], problem: str | None, status: int) -> Response:
    """Return the form of reading, with what was written there and why it could not be read."""
    written = {name: given.get(name, "") for name in ("text", "outlet", "published", "url")}
    view = View(template="read.html.jinja", parts={"problem": problem, "given": written}, status=status)
    return answer(request, view, "html")


async def _read(request: Request) -> Response:
    values = await _values(request)
    raw, name = _source(values)
    texts = {key: value.strip() for key, value in values.items() if isinstance(value, str) and value.strip()}
    given = Given(published=texts.get("published"), outlet=texts.get("outlet"), url=texts.get("url"))
    try:
        draft = await run_in_threadpool(request.app.state.drafts.read, raw, name, given)
    except (SourceError, OptionError) as error:
        if wants_json(request):
            raise
        return _ask_again(request, texts, str(error), _status_of(error))
    if wants_json(request):
        return _draft_json(request, draft)
    return RedirectResponse(f"/draft/{draft.id}", status_code=303)


def _source(values: Mapping[str, Any]) -> tuple[bytes, str | None]:
    file, text = values.get("file"), values.get("text")
    if isinstance(file, Upload) and file.name:
        return file.raw, file.name
    return (text.encode("utf-8", "replace") if isinstance(text, str) else b""), None


def _draft_json(request: Request, draft: Draft) -> Response:
    body = f'{{"draft": "{draft.id}", "records": [' + ",\n".join(to_lines(draft.report, draft.reading)) + "]}"
    return send(request, body.encode("utf-8", "backslashreplace"), "json", status=201)


def _draft(request: Request) -> Response:
    draft = request.app.state.drafts.get(request.path_params["id"])
    parts = {**list_parts(draft.report, draft.reading), "draft": draft, "matters": {}, "judged": {}, "versions": []}
    return answer(request, View(template="draft.html.jinja", parts={**parts, "former": None}), "html")


def _keep(request: Request) -> Response:
    desk, drafts = request.app.state.desk, request.app.state.drafts
    report = drafts.keep(request.path_params["id"], desk.store)
    if wants_json(request):
        return Response(msgspec.json.encode({"report": report.id}), media_type="application/json")
    return RedirectResponse(f"/report/{report.id}", status_code=303)


def _let_go(request: Request) -> Response:
    request.app.state.drafts.let_go(request.path_params["id"])
    if wants_json(request):
        return Response(status_code=204)
    return RedirectResponse("/read", status_code=303)


# --- Errors ---


def _tell_error(request: Request, error: Exception) -> Response:
    return refuse(request, _status_of(error), str(error))


def _status_of(error: Exception) -> int:
    return next((status for kind, status in _STATUS if isinstance(error, kind)), 503)


def _tell_http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    message = {404: "there is nothing at this address", 405: "this address does not take that"}.get(status, str(error))
    answered = refuse(request, status, message)
    if isinstance(error, HTTPException) and error.headers:
        answered.headers.update(error.headers)
    return answered


def _tell_fault(request: Request, error: Exception) -> Response:
    return refuse(request, 500, f"the program failed on this ({type(error).__name__}); please report it with the address")


_FIXED = (
    Route("/", _home),
    Route("/claim/{id}", _claim),
    Route("/matter/{id}/file", _matter_file),
    Route("/judgements.jsonl", _examples),
    Route("/judgements", _judge, methods=["POST"]),
    Route("/judgements/{id}/undo", _undo, methods=["POST"]),
    Route("/name", _forget_name, methods=["POST"]),
    Route("/read", _reading_desk, methods=["GET"]),
    Route("/read", _read, methods=["POST"]),
    Route("/draft/{id}", _draft),
    Route("/draft/{id}/keep", _keep, methods=["POST"]),
    Route("/draft/{id}/let-go", _let_go, methods=["POST"]),
    Route("/openapi.json", _openapi),
    Route("/static/{version}/{name}", _static),
)
