"""Links role spans into attributions: each cue picks a source or none, each piece of content picks a cue."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from counterclaim.parsing.decoding import TagSpan, softmax
from counterclaim.parsing.links import Linker, Pairs, Pick
from counterclaim.parsing.merging import Windows
from counterclaim.parsing.sections import Section

CERTAINLY_NONE = 0.9
"""A cue whose chance of having no source is above this stays without; below, it takes the nearest earlier source of its
paragraph ("X did A and said B, adding C"). Set on PolNeAR dev."""


class Link(NamedTuple):
    """One attribution, as indices into the role spans."""

    cue: int
    source: int | None
    contents: tuple[int, ...]
    score: float


def link_roles(roles: list[TagSpan], windows: Windows, section: Section, linker: Linker) -> list[Link]:
    """Return the attributions that the role spans form, in the order of their cues; a cue without content is none."""
    if not roles:
        return []
    sources = _pick(0, "cue", "source", roles, windows, section, linker)
    cues = _pick(1, "content", "cue", roles, windows, section, linker)
    links = []
    for cue, role in enumerate(roles):
        if role.kind != "cue":
            continue
        contents = tuple(content for content, pick in cues.items() if pick.choice == cue)
        if not contents:
            continue
        pick = sources.get(cue, Pick(None, 0.0))
        if pick.choice is None and pick.score < CERTAINLY_NONE:
            pick = Pick(_nearest_source(cue, roles, section), 0.5)
        score = role.score * pick.score * float(np.mean([cues[content].score for content in contents]))
        links.append(Link(cue, pick.choice, contents, round(score, 4)))
    return links


def _pick(
    kind: int, seeking: str, finding: str, roles: list[TagSpan], windows: Windows, section: Section, linker: Linker
) -> dict[int, Pick]:
    """Return for each seeking span the found span that it picks, within the window where it lies most central."""
    by_window: dict[int, list[int]] = {}
    for number, role in enumerate(roles):
        if role.kind == seeking:
            by_window.setdefault(windows.best(role.first, role.last - 1), []).append(number)
    picks: dict[int, Pick] = {}
    for window, seekers in by_window.items():
        first, last = windows.scores[window].window
        found = [n for n, role in enumerate(roles) if role.kind == finding and first <= role.first and role.last <= last]
        for seeker, pick in _pick_in_window(kind, seekers, found, roles, windows, window, section, linker):
            picks[seeker] = pick
    return picks


def _pick_in_window(
    kind: int,
    seekers: list[int],
    found: list[int],
    roles: list[TagSpan],
    windows: Windows,
    window: int,
    section: Section,
    linker: Linker,
) -> Iterator[tuple[int, Pick]]:
    scored = windows.scores[window]
    first, last = scored.window

    def pairs(numbers: list[int]) -> Pairs:
        return [(max(roles[n].first, first) - first, min(roles[n].last, last) - 1 - first) for n in numbers]

    columns = []
    if kind == 0:
        columns.append(linker.no_source(scored.no_source, pairs(seekers))[:, None])
    if found:
        table = linker.pairs(kind, scored.links, pairs(seekers), pairs(found), section.paragraphs[first:last])
        zones = section.zones
        apart = zones[[roles[n].first for n in seekers]][:, None] != zones[[roles[n].first for n in found]][None, :]
        columns.append(np.where(apart, np.float32(-1e6), table))
    if not columns:
        return
    scores = np.concatenate(columns, axis=1)
    chances = softmax(scores)
    for row, seeker in enumerate(seekers):
        best = int(scores[row].argmax())
        place = best - (kind == 0)
        choice = found[place] if place >= 0 and scores[row, best] > -1e5 else None
        yield seeker, Pick(choice, float(chances[row, best]))


def _nearest_source(cue: int, roles: list[TagSpan], section: Section) -> int | None:
    paragraph = section.paragraphs[roles[cue].first]
    before = [
        n
        for n, role in enumerate(roles)
        if role.kind == "source" and role.last <= roles[cue].first and section.paragraphs[role.first] == paragraph
    ]
    return before[-1] if before else None
