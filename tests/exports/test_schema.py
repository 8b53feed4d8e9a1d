"""The schema in the docs is the schema of the records."""

import inspect
from pathlib import Path

import msgspec

from counterclaim import records
from counterclaim.exports.schema import build_schema, to_schema_text

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "records.schema.json"


def test_schema_in_the_docs_is_fresh() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == to_schema_text(), (
        "write it anew: counterclaim schema > docs/records.schema.json"
    )


def test_every_record_that_is_kept_is_in_the_schema() -> None:
    components = build_schema()["$defs"]
    inner = {"Parse", "Token", "Mention", "Role", "Frame", "Reading", "Record"}
    for name, record in inspect.getmembers(
        records, lambda value: isinstance(value, type) and issubclass(value, msgspec.Struct)
    ):
        if name in inner or record.__module__ != records.__name__:
            continue
        component = components.get(f"{name}Line") or components[name]
        assert set(record.__struct_fields__) <= set(component["properties"]), name
        assert component["required"] == list(component["properties"]), name
