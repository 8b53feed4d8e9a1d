"""The description of the interface for programs (OpenAPI 3.1), made from the addresses and records, so that it cannot drift."""

import functools
import json
from typing import Any

import msgspec

import counterclaim
from counterclaim.exports.schema import build_schema
from counterclaim.records import Record
from counterclaim.web.judging import Decision
from counterclaim.web.sources import Source
from counterclaim.web.ways import WAYS, Way

REF = "#/components/schemas/{name}"


@functools.cache
def build_openapi() -> bytes:
    """Return the description as JSON."""
    components = json.loads(json.dumps(build_schema()["$defs"]).replace('"#/$defs/', '"#/components/schemas/'))
    _, own = msgspec.json.schema_components((Decision, Source), ref_template=REF)
    components |= own | {"Error": _error()}
    paths: dict[str, Any] = {f"{way.path}.json": {"get": _get(way)} for way in WAYS}
    paths |= {f"{way.path}.csv": {"get": _get_rows(way)} for way in WAYS if way.csv}
    paths["/read"] = {"post": _reading()}
    paths["/draft/{id}/keep"] = {
        "post": _deciding("Put what was read into the record", "200", _object(report={"type": "string"}))
    }
    paths["/draft/{id}/let-go"] = {"post": _deciding("Forget what was read", "204")}
    paths["/judgements"] = {"post": _judging()}
    paths["/judgements/{id}/undo"] = {"post": _undoing()}
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": "Counterclaim",
            "version": counterclaim.__version__,
            "description": "Who claims what, according to whom, and who disputes it. Nothing here says what is true.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {"schemas": components},
    }
    return json.dumps(document, indent=1, ensure_ascii=False).encode()


def _get(way: Way) -> dict[str, Any]:
    return _asking(way, _answer(way.summary, _body(way)))


def _get_rows(way: Way) -> dict[str, Any]:
    rows = {"description": "A header and rows (RFC 4180)", "content": {"text/csv": {"schema": {"type": "string"}}}}
    return _asking(way, rows)


def _asking(way: Way, found: dict[str, Any]) -> dict[str, Any]:
    answers = {"200": found, "304": {"description": "What the asker has is the latest"}}
    answers |= _problems("400", "404", "421", "503")
    return {"summary": way.summary, "parameters": [*_in_path(way.path), *_in_query(way.query)], "responses": answers}


def _body(way: Way) -> dict[str, Any]:
    item = {"$ref": REF.format(name=way.item)} if way.item else {"type": "object"}
    if way.lines:
        return {"type": "array", "items": {"type": "object"}}
    if not way.listed:
        return item
    number = {"type": "integer", "minimum": 0}
    return {
        "type": "object",
        "required": ["total", "page", "pages", "items"],
        "properties": {"total": number, "page": number, "pages": number, "items": {"type": "array", "items": item}},
    }


def _in_path(path: str) -> list[dict[str, Any]]:
    if "{id}" not in path:
        return []
    return [{"name": "id", "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}]


def _in_query(query: type[Record]) -> list[dict[str, Any]]:
    schema = msgspec.json.schema(query)["$defs"][query.__name__]
    required = schema.get("required", [])
    found = []
    for name, field in schema["properties"].items():
        kinds = [one for one in field.get("anyOf", [field]) if one != {"type": "null"}]
        shape = {key: value for key, value in (kinds[0] if len(kinds) == 1 else field).items() if key != "default"}
        if "enum" in shape:
            shape["enum"] = [value for value in shape["enum"] if value is not None]
        found.append({"name": name, "in": "query", "required": name in required, "schema": shape})
    return found


def _reading() -> dict[str, Any]:
    text = {"type": "string", "minLength": 1}
    given = {
        "type": "object",
        "required": ["text"],
        "properties": {name: text for name in ("text", "outlet", "published", "url")},
    }
    records = {"type": "array", "items": {"type": "object"}}
    found = {
        "type": "object",
        "required": ["draft", "records"],
        "properties": {"draft": {"type": "string"}, "records": records},
    }
    return {
        "summary": "Read a text; it goes into the record only when it is kept",
        "requestBody": {"required": True, "content": {"application/json": {"schema": given}}},
        "responses": {
            "201": _answer("What was read, and the id under which it waits", found),
            **_problems("400", "403", "413", "421", "422", "503"),
        },
    }


def _deciding(summary: str, status: str, schema: dict[str, Any] | None = None) -> dict[str, Any]:
    done = {"description": "Done"} if schema is None else _answer("Done", schema)
    return {
        "summary": summary,
        "parameters": _in_path("{id}"),
        "requestBody": {"required": True, "content": {"application/json": {"schema": {"type": "object"}}}},
        "responses": {status: done, **_problems("400", "403", "404", "413", "421", "503")},
    }


def _object(**fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(fields), "properties": fields}


def _judging() -> dict[str, Any]:
    reference = {"schema": {"$ref": REF.format(name="Decision")}}
    return {
        "summary": "Keep a judgement; 409 where another stands that was not seen",
        "requestBody": {"required": True, "content": {"application/json": reference}},
        "responses": {
            "201": _answer("The judgement", {"$ref": REF.format(name="JudgementLine")}),
            **_problems("400", "403", "404", "409", "413", "421", "503"),
        },
    }


def _undoing() -> dict[str, Any]:
    return _deciding("Take a judgement back; it stays in the list", "200", {"$ref": REF.format(name="JudgementLine")})


def _answer(what: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": what, "content": {"application/json": {"schema": schema}}}


def _problems(*statuses: str) -> dict[str, Any]:
    return {status: _answer("What went wrong", {"$ref": REF.format(name="Error")}) for status in statuses}


def _error() -> dict[str, Any]:
    inner = {"type": "object", "properties": {"status": {"type": "integer"}, "message": {"type": "string"}}}
    return {"type": "object", "required": ["error"], "properties": {"error": inner}}
