"""The docs tell every record, field, option and command, and nothing that is not there.

`python -m tests.test_docs` writes the generated ones anew.
"""

import inspect
import re
from pathlib import Path
from typing import get_args

import click
import msgspec
import pytest

from counterclaim import errors, records
from counterclaim.cli import commands
from counterclaim.exports import entries, jsonl
from counterclaim.exports.schema import to_schema_text
from counterclaim.options import Options

DOCS = Path(__file__).resolve().parent.parent / "docs"
TREES = ("ReportLine", "PartyLine", "ActorLine", "AttributionLine", "TimeLine", "PlaceLine", "FailureLine")


def documented_fields(title: str) -> list[str]:
    """Return the fields in the table under a heading of fields.md."""
    text = (DOCS / "fields.md").read_text(encoding="utf-8")
    section = re.search(rf"^### {title}\n(.*?)(?=^##|\Z)", text, re.DOTALL | re.MULTILINE)
    assert section, f"docs/fields.md has no heading '### {title}'"
    table = section[1].partition("| field |")[2].partition("\n\n")[0]
    return re.findall(r"^\| `([a-z0-9_]+)` \|", table, re.MULTILINE)


def find_records(module: object) -> list[tuple[str, type[msgspec.Struct]]]:
    """Return the records that a module defines."""
    members = inspect.getmembers(module, lambda value: isinstance(value, type) and issubclass(value, msgspec.Struct))
    return [(name, kind) for name, kind in members if kind.__module__.startswith(module.__name__) and kind.__struct_fields__]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "record"), find_records(records), ids=lambda value: value if isinstance(value, str) else "")
def test_fields_of_records_are_documented(name: str, record: type[msgspec.Struct]) -> None:
    assert documented_fields(name) == list(record.__struct_fields__)


@pytest.mark.parametrize(
    "line", [line for line in get_args(jsonl.Line) if line.__name__ not in TREES], ids=lambda line: line.__name__
)
def test_fields_of_lines_are_documented(line: type[msgspec.Struct]) -> None:
    inherited = line.__mro__[1].__struct_fields__ if line.__mro__[1] is not records.Record else ()
    assert documented_fields(line.__name__) == [field for field in line.__struct_fields__ if field not in inherited]


def test_fields_of_voices_are_documented() -> None:
    assert documented_fields("Voice") == list(entries.Voice.__struct_fields__)


def test_every_kind_of_line_is_documented() -> None:
    text = (DOCS / "fields.md").read_text(encoding="utf-8").partition("## JSON Lines")[2]
    for line in get_args(jsonl.Line):
        assert f"`{line.__struct_config__.tag}`" in text


@pytest.mark.parametrize(
    "values",
    [records.Stance, records.Factuality, records.AnswerKind, records.BlockKind, records.PublishedBasis, records.SpeakerBasis],
)
def test_values_are_documented(values: object) -> None:
    text = (DOCS / "fields.md").read_text(encoding="utf-8")
    for value in get_args(values):
        assert f"`{value}`" in text, value


def test_options_and_errors_are_documented() -> None:
    text = (DOCS / "fields.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([A-Za-z_]+)` \|", text.partition("## Options")[2], re.MULTILINE)
    known = [name for name, _ in inspect.getmembers(errors, inspect.isclass) if name != "CounterclaimError"]
    assert sorted(rows) == sorted([*Options.__struct_fields__, *known])


def test_commands_in_the_docs_are_those_of_the_program() -> None:
    written = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert written == render_commands(), "write it anew: python -m tests.test_docs"


def test_every_command_has_examples() -> None:
    for name, command in commands.commands.items():
        assert f"counterclaim {name}" in (command.help or "").partition("Examples:")[2], name


def render_commands() -> str:
    """Return docs/cli.md: what each command says of itself."""
    parts = [
        "# The commands\n",
        "What `--help` says of each; `python -m tests.test_docs` writes this page.\n",
        _render("counterclaim", commands, None),
    ]
    parts += [_render(f"counterclaim {name}", command, "counterclaim") for name, command in commands.commands.items()]
    return "\n".join(parts)


def _render(title: str, command: click.Command, parent: str | None) -> str:
    above = click.Context(commands, info_name=parent, **commands.context_settings) if parent else None
    context = command.context_class(
        command, info_name=title.split()[-1], parent=above, terminal_width=100, **command.context_settings
    )
    with context:
        return f"## {title}\n```\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    (DOCS / "cli.md").write_text(render_commands(), encoding="utf-8")
    (DOCS / "records.schema.json").write_text(to_schema_text(), encoding="utf-8")
