"""Parses of the corpora, kept on disk: rules are tried again and again on the same texts, which the model reads once.

They lie in `.cache/parses` and are told apart by the model, the code and tables of parsing, and the text; the folder can be
deleted at any time.
"""

import functools
import hashlib
from pathlib import Path

import msgspec

import counterclaim
from counterclaim.parsing.encoder import Encoder
from counterclaim.parsing.kinds import refine_kinds
from counterclaim.parsing.parse import parse_report
from counterclaim.records import Mention, Parse, Report

FOLDER = Path(__file__).parents[1] / ".cache" / "parses"
TABLES = ("words", "irregular")
"""What the finer kinds of names follow from is not among them: they are told anew."""

MODEL_KINDS = frozenset({"person", "organisation", "place", "nationality", "other"})


def kept_parse(report: Report, encoder: Encoder) -> Parse:
    """Return the parse of a report, read anew only where none is kept for this model, text and blocks."""
    blocks = ",".join(f"{block.kind}{block.span.start}-{block.span.end}" for block in report.blocks)
    digest = hashlib.sha256(
        "\x1f".join((encoder.name, _code(), blocks, report.text)).encode("utf-8", "surrogatepass")
    ).hexdigest()
    path = FOLDER / digest[:2] / f"{digest[2:]}.msgpack"
    if path.is_file():
        try:
            parse = msgspec.msgpack.decode(path.read_bytes(), type=Parse)
            return msgspec.structs.replace(parse, report_id=report.id, mentions=_refined(report, parse))
        except msgspec.DecodeError:
            path.unlink()
    parse = parse_report(report, encoder)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{id(parse)}")
    part.write_bytes(msgspec.msgpack.encode(parse))
    part.replace(path)
    return parse


@functools.cache
def _code() -> str:
    """Return a hash of all but the text that a parse follows from: the parsing stage, its tables, the models."""
    source = Path(counterclaim.__file__).parent
    files = [*source.glob("parsing/*.py"), *(source / "data" / f"{table}.tsv" for table in TABLES)]
    files += FOLDER.parents[1].glob("models/*/manifest.json")
    return hashlib.sha256(b"\x1f".join(file.read_bytes() for file in sorted(files))).hexdigest()


def _refined(report: Report, parse: Parse) -> tuple[Mention, ...]:
    seen = [msgspec.structs.replace(one, kind=one.broad, model_kind=None) for one in parse.mentions if one.broad in MODEL_KINDS]
    return tuple(refine_kinds(seen, report.text, parse.tokens))
