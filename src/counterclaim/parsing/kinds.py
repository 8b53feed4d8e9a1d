"""Finer kinds of names than the model tells apart: forces, facilities, models of weapons. By rule, from `data/name_kinds.tsv`.

No corpus marks these three well enough to learn them; what a name ends in tells most of them ("Lipa Air Base"), what it is
made of the rest ("Su-34"). The whole names of armed groups are those of `data/parties.tsv`,
those of the forces of one land or body those of `data/institutions.tsv`.
"""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.lexicon import load_rows
from counterclaim.records import Mention, MentionKind, Span, Token

_ARMED = frozenset({"REB", "PRM", "MIL", "UAF"})
"""The sectors of parties.tsv that fight."""
_LINKS = re.compile(r"\s(?:of|for|in)(?:\s|$)")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?|[IVX]+")
_HYPHEN = "[-‑]"
_FREE = r"(?<![\w@#/.‑-])"  # in no address, path or longer designation
_END = r"s?(?![\w@/‑-])"
_SHAPE = rf"[A-Z][A-Za-z]{{0,11}}{_HYPHEN}\d{{1,4}}[A-Z]{{0,3}}\d{{0,2}}[A-Z]?"
_WORD = re.compile(r"[\w-]+")
_REACH = 40
"""Characters in which the word that makes a designation a weapon is looked for: as good as next to it."""


class _Table(NamedTuple):
    """The rows, by how they match; `ends` maps words in small letters to a kind and to what they need beside them."""

    ends: dict[str, tuple[str, str]]
    marks: frozenset[str]
    wholes: dict[str, str]
    nouns: frozenset[str]
    known: re.Pattern[str]
    shaped: re.Pattern[str]


@functools.cache
def _table() -> _Table:
    rows = load_rows("name_kinds")
    named = {by: [row["name"] for row in rows if row["by"] == by] for by in ("letters", "model", "noun", "mark", "whole")}
    letters = "|".join(map(re.escape, sorted(named["letters"], key=len, reverse=True)))
    models = "|".join(re.escape(name).replace(r"\-", _HYPHEN) for name in sorted(named["model"], key=len, reverse=True))
    known = rf"(?:(?:{letters}){_HYPHEN}\d{{1,4}}|{models})(?![\d])[A-Z]{{0,3}}\d{{0,2}}[A-Z]?"
    parties = [row for row in load_rows("parties") if row["kind"] in _ARMED]
    wholes = {
        name: "force" for row in parties for name in (row["name"], *row["others"].split("|")) if name[-1:] not in ("", "?")
    }
    bodies = [row for row in load_rows("institutions") if row["kind"] == "force" and row["party"]]
    wholes |= {row["term"]: "force" for row in bodies}
    return _Table(
        ends={row["name"].lower(): (row["kind"], row["by"]) for row in rows if row["by"] in ("head", "alone", "number")},
        marks=frozenset(named["mark"]),
        wholes=wholes | {row["name"]: row["kind"] for row in rows if row["by"] == "whole"},
        nouns=frozenset(named["noun"]),
        known=re.compile(f"{_FREE}{known}{_END}"),
        shaped=re.compile(f"{_FREE}{_SHAPE}{_END}"),
    )


def kind_of(name: str, broad: MentionKind) -> MentionKind:
    """Return the kind of a name that the model takes for one of `broad`; a person and a nationality stay what they are.

    >>> kind_of("the 3rd Mountain Division", "organisation"), kind_of("Civil Rights Division", "organisation")
    ('force', 'organisation')
    >>> kind_of("Port of Lipa", "place"), kind_of("Lipa Hospital", "organisation"), kind_of("Vera Bridge", "person")
    ('facility', 'facility', 'person')
    >>> kind_of("Su-34", "other"), kind_of("COVID-19", "other")
    ('weapon', 'other')
    """
    table = _table()
    words = name.removeprefix("the ").removeprefix("The ")
    if table.known.fullmatch(words):
        return "weapon"
    if broad in ("person", "nationality"):
        return broad
    found = table.wholes.get(words) or _by_end(table, words)
    return found if found in ("force", "facility", "weapon") else broad  # type: ignore[return-value]


def _by_end(table: _Table, name: str) -> str | None:
    words = name.split()
    head = _LINKS.split(name, maxsplit=1)[0].lower().split()
    numbered = bool(head) and _ORDINAL.fullmatch(head[-1].upper()) is not None  # "Task Force 12"
    head = head[: len(head) - numbered]
    for first in range(max(len(head) - 4, 0), len(head)):
        kind, by = table.ends.get(" ".join(head[first:]), ("", ""))
        if not kind:
            continue
        before = words[:first]
        counted = numbered or any(_ORDINAL.fullmatch(word) or word.lower() in table.marks for word in before)
        beside = len(words) > len(head) - first
        return kind if by == "alone" or (counted if by == "number" else beside) else None
    return None


def refine_kinds(mentions: Sequence[Mention], text: str, tokens: Sequence[Token]) -> list[Mention]:
    """Return the mentions with their finer kinds, and with the designations of weapons that no mention covers, in text order.

    >>> from counterclaim.parsing.words import find_words
    >>> text = "The Lipa Brigade lost a T-72 and two QX-7 drones on route A-7."
    >>> tokens = [Token(span=Span(*word), upos="X", head=-1, relation="dep") for word in find_words(text)]
    >>> named = [Mention(span=Span(4, 16), kind="organisation", score=0.9)]
    >>> [(m.span.of(text), m.kind, m.broad) for m in refine_kinds(named, text, tokens)]
    [('Lipa Brigade', 'force', 'organisation'), ('T-72', 'weapon', 'weapon'), ('QX-7', 'weapon', 'weapon')]
    """
    refined = [_refined(mention, text) for mention in mentions]
    starts, ends = {token.span.start for token in tokens}, {token.span.end for token in tokens}
    taken = {place for mention in mentions for place in range(mention.span.start, mention.span.end)}
    for span in _designations(text):
        if span.start in starts and span.end in ends and taken.isdisjoint(range(span.start, span.end)):
            refined.append(Mention(span=span, kind="weapon", score=1.0))
            taken.update(range(span.start, span.end))
    return sorted(refined, key=lambda mention: mention.span)


def _refined(mention: Mention, text: str) -> Mention:
    kind = kind_of(mention.span.of(text), mention.kind)
    if kind == mention.kind:
        return mention
    return Mention(span=mention.span, kind=kind, score=mention.score, model_kind=mention.kind)


def _designations(text: str) -> Iterator[Span]:
    """Yield designations of weapons: known ones, and any of their shape beside a word for a weapon."""
    table = _table()
    found = {match.span() for match in table.known.finditer(text)}
    found |= {match.span() for match in table.shaped.finditer(text) if _beside_weapon(table, text, *match.span())}
    yield from (Span(start, end) for start, end in sorted(found))


def _beside_weapon(table: _Table, text: str, start: int, end: int) -> bool:
    """Tell whether the word before a designation is one for a weapon, or one of the two words after it; a group is none."""
    if text[start:end] in table.wholes:
        return False
    before = _WORD.findall(text[max(start - _REACH, 0) : start].rpartition("\n")[2])[-1:]
    after = re.split(r"[.,;:\n]", text[end : end + _REACH], maxsplit=1)[0]
    return any(word.lower() in table.nouns for word in (*before, *_WORD.findall(after)[:2]))
