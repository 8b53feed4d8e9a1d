"""Links role spans into attributions: each cue picks a source or none, each piece of content picks a cue."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from counterclaim.parsing.decoding import TagSpan, softmax
from counterclaim.parsing.links import Linker, Pairs, Pick
from counterclaim.parsing.merging import Windows
from counterclaim.parsing.sections import Section

CERTAINLY_NONE = 0.9
"""A cue whose chance of having no source is above this stays without; below, it takes the nearest earlier source of its
paragraph ("X did A and said B, adding C"). Set on PolNeAR dev."""


BARRED = np.float32(-1e6)


class Link(NamedTuple):
    """One attribution, as indices into the role spans."""

    cue: int
    source: int | None
    contents: tuple[int, ...]
    score: float


class Scene(NamedTuple):
    """The role spans of a section, and where their links are scored."""

    roles: list[TagSpan]
    windows: Windows
    section: Section
    linker: Linker


def with_verdicts(spans: Sequence[TagSpan], words: Sequence[str]) -> list[TagSpan]:
    """Return the spans of roles, two cues with "as" between as one: "rejecting as baseless"."""
    found: list[TagSpan] = []
    for span in spans:
        last = found[-1] if found else None
        if last is not None and last.kind == span.kind == "cue" and words[last.last : span.first] == ["as"]:
            found[-1] = last._replace(last=span.last, score=min(last.score, span.score))
        else:
            found.append(span)
    return found


def link_roles(scene: Scene) -> list[Link]:
    """Return the attributions that the role spans form, in the order of their cues; a cue without content is none."""
    sources = _picks(scene, Seek("cue", "source"))
    cues = _picks(scene, Seek("content", "cue"))
    links = []
    for cue, role in enumerate(scene.roles):
        contents = tuple(content for content, pick in cues.items() if pick.choice == cue)
        if role.kind != "cue" or not contents:
            continue
        pick = sources[cue]
        if pick.choice is None and pick.score < CERTAINLY_NONE:
            pick = Pick(_nearest_source(cue, scene), 0.5)
        score = role.score * pick.score * float(np.mean([cues[content].score for content in contents]))
        links.append(Link(cue, pick.choice, contents, round(score, 4)))
    return links


class Seek(NamedTuple):
    """Which role picks which."""

    seeking: str
    finding: str

    @property
    def kind(self) -> int:
        """The number of the choice in the model: 0 for sources, 1 for cues."""
        return int(self.finding == "cue")


def _picks(scene: Scene, seek: Seek) -> dict[int, Pick]:
    """Return for each seeking span the span that it picks, within the window where it lies most central."""
    by_window: dict[int, list[int]] = {}
    for number, role in enumerate(scene.roles):
        if role.kind == seek.seeking:
            by_window.setdefault(scene.windows.best(role.first, role.last - 1), []).append(number)
    return {
        seeker: pick for window, seekers in by_window.items() for seeker, pick in _picks_in_window(scene, seek, window, seekers)
    }


def _picks_in_window(scene: Scene, seek: Seek, window: int, seekers: list[int]) -> Iterator[tuple[int, Pick]]:
    roles, zones = scene.roles, scene.section.zones
    scored = scene.windows.scores[window]
    first, last = scored.window
    found = [n for n, role in enumerate(roles) if role.kind == seek.finding and first <= role.first and role.last <= last]

    def pairs(numbers: list[int]) -> Pairs:
        return [(max(roles[n].first, first) - first, min(roles[n].last, last) - 1 - first) for n in numbers]

    # The first column stands for no choice: a content always has a cue if there is any, a cue may be without source.
    none = np.full(len(seekers), BARRED, dtype=np.float32)
    if seek.finding == "source":
        none = scene.linker.no_source(scored.no_source, pairs(seekers))
    columns = [none[:, None]]
    if found:
        table = scene.linker.pairs(seek.kind, scored.links, pairs(seekers), pairs(found), scene.section.paragraphs[first:last])
        apart = zones[[roles[n].first for n in seekers]][:, None] != zones[[roles[n].first for n in found]][None, :]
        columns.append(np.where(apart, 2 * BARRED, table))
    scores = np.concatenate(columns, axis=1)
    chances = softmax(scores)
    for row, seeker in enumerate(seekers):
        best = int(scores[row].argmax())
        yield seeker, Pick(found[best - 1] if best else None, float(chances[row, best]))


def _nearest_source(cue: int, scene: Scene) -> int | None:
    roles, section = scene.roles, scene.section
    paragraph = section.paragraphs[roles[cue].first]
    before = [
        n
        for n, role in enumerate(roles)
        if role.kind == "source" and role.last <= roles[cue].first and section.paragraphs[role.first] == paragraph
    ]
    return before[-1] if before else None
