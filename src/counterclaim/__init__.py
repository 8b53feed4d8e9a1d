"""Counterclaim reads news reports and keeps the record of who claims what, according to whom, and who disputes it.

    >>> import counterclaim
    >>> raw = b"Army denies losses\\n\\nKYIV, April 26, 2025 (AP) - No position was lost, army spokesman Ivan Bondar said."
    >>> report, reading = counterclaim.read_report(raw)
    >>> report.published.edtf, reading.attributions[-1].cue.of(report.text)
    ('2025-04-26', 'said')

Each public name is loaded when it is first asked for, so that importing the package loads no model and no database.
"""

import importlib
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from counterclaim.errors import (
        CounterclaimError,
        LanguageError,
        LimitError,
        ModelError,
        OptionError,
        SourceError,
        StoreError,
    )
    from counterclaim.exports.jsonl import to_claim_lines, to_fact_lines, to_lines
    from counterclaim.exports.page import to_page
    from counterclaim.exports.schema import build_schema
    from counterclaim.exports.spacy_doc import to_doc
    from counterclaim.exports.terminal import show_report
    from counterclaim.options import Options, load_options
    from counterclaim.pipeline import Given, Result, Summary, read_many, read_report
    from counterclaim.records import (
        Actor,
        Answer,
        Attribution,
        Block,
        Claim,
        Dateline,
        Event,
        Failure,
        Figure,
        Naming,
        Omission,
        Participant,
        Party,
        Place,
        Published,
        Reading,
        Report,
        Span,
        Speaker,
        Tally,
        When,
    )
    from counterclaim.spacy_pipeline import load_spacy
    from counterclaim.store import ClaimQuery, Store

_HOMES = {
    "errors": ("CounterclaimError LanguageError LimitError ModelError OptionError SourceError StoreError"),
    "exports.jsonl": "to_claim_lines to_fact_lines to_lines",
    "exports.page": "to_page",
    "exports.schema": "build_schema",
    "exports.spacy_doc": "to_doc",
    "exports.terminal": "show_report",
    "options": "Options load_options",
    "pipeline": "Given Result Summary read_many read_report",
    "records": (
        "Actor Answer Attribution Block Claim Dateline Event Failure Figure Naming Omission Participant Party Place Published "
        "Reading Report Span Speaker Tally When"
    ),
    "spacy_pipeline": "load_spacy",
    "store": "ClaimQuery Store",
}
_PUBLIC = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [
    "Actor",
    "Answer",
    "Attribution",
    "Block",
    "Claim",
    "ClaimQuery",
    "CounterclaimError",
    "Dateline",
    "Event",
    "Failure",
    "Figure",
    "Given",
    "LanguageError",
    "LimitError",
    "ModelError",
    "Naming",
    "Omission",
    "OptionError",
    "Options",
    "Participant",
    "Party",
    "Place",
    "Published",
    "Reading",
    "Report",
    "Result",
    "SourceError",
    "Span",
    "Speaker",
    "Store",
    "StoreError",
    "Summary",
    "Tally",
    "When",
    "__version__",
    "build_schema",
    "load_options",
    "load_spacy",
    "read_many",
    "read_report",
    "show_report",
    "to_claim_lines",
    "to_doc",
    "to_fact_lines",
    "to_lines",
    "to_page",
]


def __getattr__(name: str) -> object:
    """Load a public name from the module that holds it."""
    if name not in _PUBLIC:
        raise AttributeError(f"module 'counterclaim' has no attribute {name!r}")
    return getattr(importlib.import_module(f"counterclaim.{_PUBLIC[name]}"), name)


def __dir__() -> list[str]:
    return __all__
