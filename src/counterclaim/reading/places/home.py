"""Where an outlet is at home: the country of its row in `data/outlets.tsv`, else that of its host's domain."""

import functools
from urllib.parse import urlsplit

from counterclaim.lexicon import load_rows
from counterclaim.records import Report


@functools.cache
def _states(lexicon: str | None) -> dict[str, str]:
    return {row["name"]: row["country"] for row in load_rows("parties", lexicon) if row["kind"] == "state"}


@functools.cache
def _outlets(lexicon: str | None) -> dict[str, str]:
    states = _states(lexicon)
    rows = load_rows("outlets", lexicon)
    return {row[column]: states[row["country"]] for row in rows if row["country"] in states for column in ("host", "name")}


@functools.cache
def _domains(lexicon: str | None) -> dict[str, str]:
    return {row["domain"]: row["country"] for row in load_rows("country_domains", lexicon)}


def home_of(report: Report, lexicon: str | None = None) -> str | None:
    """Return the country that an outlet is at home in as ISO 3166-1 alpha-3, None where it cannot be told."""
    known = _outlets(lexicon)
    if report.outlet in known:
        return known[report.outlet]
    parts = _host(report).lower().split(".")
    ends = (".".join(parts[skip:]) for skip in range(len(parts)))
    return next((known[end] for end in ends if end in known), None) or _domains(lexicon).get(parts[-1])


def _host(report: Report) -> str:
    try:
        return urlsplit(report.url or "").hostname or ""
    except ValueError:
        return ""
