"""Agencies and outlets by the ways in which reports and pages name them (data/agencies.tsv, data/outlets.tsv)."""

import functools
import re
from urllib.parse import urlsplit

from counterclaim.lexicon import load_rows

_WRITTEN_LOUD = 5
"""Letters that a name has at the least which may be written in capitals: "INTERFAX"; "Ana" and "ANA" may be two."""


@functools.cache
def _forms(folder: str | None) -> dict[str, str]:
    forms = {form: row["short"] for row in load_rows("agencies", folder) for form in (row["name"], *row["forms"].split(";"))}
    return {form.upper(): short for form, short in forms.items() if len(form) >= _WRITTEN_LOUD} | forms


@functools.cache
def _pattern(folder: str | None) -> re.Pattern[str]:
    forms = sorted(_forms(folder), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")


def find_agency(text: str, folder: str | None = None) -> re.Match[str] | None:
    """Return the first place of a short text that names an agency.

    >>> find_agency("By Jane Doe, The Associated Press")[0]
    'The Associated Press'
    """
    return _pattern(folder).search(text)


def match_agency(text: str, at: int, folder: str | None = None) -> re.Match[str] | None:
    """Return the agency that is named at a position of the text."""
    return _pattern(folder).match(text, at)


def short_name(text: str, folder: str | None = None) -> str | None:
    """Return the short name of the agency where the text is nothing but one of its names.

    >>> short_name("(Agence France-Presse)"), short_name("Agency")
    ('AFP', None)
    """
    bare = text.strip(" ()[]/|—–-.:")
    forms = _forms(folder)
    return forms.get(bare) or forms.get(bare.split(" via ")[0].removesuffix(" Photo"))


@functools.cache
def _hosts(folder: str | None) -> dict[str, str]:
    return {row["host"]: row["name"] for row in load_rows("outlets", folder)}


def outlet_of(url: str | None, folder: str | None = None) -> str | None:
    """Return the outlet of an address by the longest known end of its host.

    >>> outlet_of("https://www.bbc.co.uk/news/world-1"), outlet_of("https://example.org/")
    ('BBC News', None)
    """
    try:
        host = urlsplit(url or "").hostname or ""
    except ValueError:
        return None
    hosts = _hosts(folder)
    parts = host.lower().split(".")
    return next((hosts[end] for skip in range(len(parts)) if (end := ".".join(parts[skip:])) in hosts), None)


@functools.cache
def outlet_names(folder: str | None = None) -> dict[str, str]:
    """Return the names of the known outlets by their small letters.

    >>> outlet_names()["the kyiv independent"], outlet_names()["kyiv independent"]
    ('The Kyiv Independent', 'The Kyiv Independent')
    """
    names = _hosts(folder).values()
    return {form: name for name in names for form in (name.casefold().removeprefix("the "), name.casefold())}
