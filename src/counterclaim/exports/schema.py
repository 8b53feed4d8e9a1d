"""The JSON Schema of the JSON Lines, made from the records, so that the two cannot drift apart."""

import inspect
import json
from typing import Any, get_args

import msgspec

from counterclaim import records
from counterclaim.exports import jsonl, ledger_lines

ADDRESS = "https://json-schema.org/draft/2020-12/schema"


def build_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) that every line of `--json` output meets.

    >>> schema = build_schema()
    >>> len(schema["oneOf"]), schema["$defs"]["Span"]["required"]
    (20, ['start', 'end', 'text'])
    """
    lines = (*get_args(jsonl.Line), *get_args(ledger_lines.Line))
    refs, components = msgspec.json.schema_components(lines, ref_template="#/$defs/{name}")
    for name, component in components.items():
        _close(component)
        component["description"] = _describe(name)
    span = components["Span"]
    span["properties"]["text"] = {"type": "string", "description": "The characters of the span."}
    span["required"] = ["start", "end", "text"]
    return {
        "$schema": ADDRESS,
        "title": "Counterclaim JSON Lines",
        "description": "One line of `counterclaim ... --json`. A reader should pass over fields that it does not know.",
        "oneOf": list(refs),
        "$defs": dict(sorted(components.items())),
    }


def to_schema_text() -> str:
    """Return the schema as it stands in `docs/records.schema.json`."""
    return json.dumps(build_schema(), indent=2, ensure_ascii=False) + "\n"


def _close(component: dict[str, Any]) -> None:
    # Every field is always written, also where it has its default.
    component["required"] = list(component["properties"])
    component["additionalProperties"] = False
    for field in component["properties"].values():
        field.pop("default", None)


def _describe(name: str) -> str:
    record = getattr(jsonl, name, None) or getattr(ledger_lines, name, None) or getattr(records, name)
    return inspect.cleandoc(record.__doc__ or "").partition("\n\n")[0].replace("\n", " ")
