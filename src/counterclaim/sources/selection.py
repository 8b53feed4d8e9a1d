"""Which blocks of a page are the report.

Three voters: the page's own `articleBody` (JSON-LD), trafilatura, and the element that holds most running text. They only say
which blocks; all characters are taken from the page itself.
"""

import logging
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.sources.html import Element, Page
from counterclaim.sources.page_blocks import PageBlock, part_of_page

_WORD = re.compile(r"\w+")
_ENDED = re.compile("[.!?…:;,][\"'”’»)\\]]{0,3}$")
_SHINGLE = 4
_DEEPEST_FOR_VOTES = 250
_LONGEST_FOR_VOTES = 2_000_000
_MOST_FOR_VOTES = 60_000
_LEAST_BODY = 400
OUTSIDE = "outside the report"


class Choice(NamedTuple):
    """A block, whether it is part of the report, and why not where it is not."""

    block: PageBlock
    kept: bool
    reason: str
    inside: bool
    """Whether it stands in the element that holds most of the page's running text."""


class _Vote:
    """What another reader takes for the report's text, to look up blocks in."""

    def __init__(self, text: str) -> None:
        words = [word.lower() for word in _WORD.findall(text)]
        self._shingles = {tuple(words[at : at + _SHINGLE]) for at in range(max(0, len(words) - _SHINGLE + 1))}
        self._lines = {" ".join(_WORD.findall(line.lower())) for line in text.splitlines()}

    def share(self, text: str) -> float:
        """Return which share of a block's runs of four words the reader took; a short block counts as a whole line."""
        words = [word.lower() for word in _WORD.findall(text)]
        if len(words) < _SHINGLE:
            return float(bool(words) and " ".join(words) in self._lines)
        taken = [tuple(words[at : at + _SHINGLE]) in self._shingles for at in range(len(words) - _SHINGLE + 1)]
        return sum(taken) / len(taken)


class _Weights:
    """How much of the page's running text each element holds."""

    def __init__(self, blocks: Sequence[PageBlock]) -> None:
        self._held: dict[int, int] = {}
        self._elements: dict[int, Element] = {}
        for block in blocks:
            if is_running(block):
                for element in block.ancestors():
                    self._held[id(element)] = self._held.get(id(element), 0) + len(block.text)
                    self._elements[id(element)] = element
        self._total = max(self._held.values(), default=0)

    def share(self, element: Element) -> float:
        """Return which share of all running text an element holds."""
        return self._held.get(id(element), 0) / max(1, self._total)

    def main(self) -> Element | None:
        """Return the deepest element that holds most of it."""
        holding = [key for key, held in self._held.items() if held >= 0.6 * self._total]
        return min(
            (self._elements[key] for key in holding), key=lambda element: (self.share(element), -_depth(element)), default=None
        )


def ask_trafilatura(page: Page) -> str | None:
    """Return what trafilatura takes for the main text; None where it fails or the page is too deep or too large for it."""
    if page.depth > _DEEPEST_FOR_VOTES or len(page.source) > _LONGEST_FOR_VOTES or page.size > _MOST_FOR_VOTES:
        return None
    import trafilatura

    try:
        return trafilatura.extract(page.source, include_comments=False)
    except Exception as error:
        # A voter of another project may stumble over a broken page; the report must not be lost with its vote.
        logging.getLogger(__name__).debug("trafilatura has no vote: %s", error)
        return None


def choose(page: Page, blocks: Sequence[PageBlock], body: str | None, folder: str | None = None) -> list[Choice]:
    """Return for each block whether it is part of the report; `body` is the page's own `articleBody`."""
    weights = _Weights(blocks)
    main = weights.main()
    found = ask_trafilatura(page)
    outer = _Vote(found) if found else None
    own = _Vote(body) if body and len(body) >= _LEAST_BODY else None
    choices: list[Choice] = []
    for block in blocks:
        inside = main is not None and any(element is main for element in block.ancestors())
        side = _side_part(page, block, weights, folder)
        if inside and block.within("blockquote"):
            # Pages put embedded posts into boxes named "social"; inside the report they are quoted speech.
            side = None
        kept = _weigh(block, inside, side is not None, outer, own) > 0
        choices.append(Choice(block, kept, side or OUTSIDE, inside))
    if not any(choice.kept for choice in choices):
        return [
            choice._replace(kept=choice.reason == OUTSIDE and choice.block.linked < 0.4 and len(choice.block.text) >= 60)
            for choice in choices
        ]
    return _fill(choices)


def _weigh(block: PageBlock, inside: bool, beside: bool, outer: _Vote | None, own: _Vote | None) -> float:
    """Add up the voters; above 0 the block is part of the report. Weights were set by hand, not fitted."""
    votes = (0.3 if inside else -0.2) + (0.2 if is_running(block) else -0.1)
    if inside and block.within("blockquote"):
        votes += 0.3
    if beside:
        votes -= 0.5 if outer is not None else 0.3
    if outer is not None:
        votes += outer.share(block.text) - 0.5
    if own is not None:
        votes += own.share(block.text) - 0.5
    return votes


def _fill(choices: Sequence[Choice]) -> list[Choice]:
    """Keep running text that the voters passed over though it stands among what they kept: between kept blocks of the main
    element, beside two of them in one parent, or as `<p>` in a parent next to theirs."""
    kept = [index for index, choice in enumerate(choices) if choice.kept and is_running(choice.block)]
    if not kept:
        return list(choices)
    parents = Counter(id(choices[index].block.element.parent) for index in kept)
    around = {id(parent.parent) for index in kept if (parent := choices[index].block.element.parent) is not None}
    filled: list[Choice] = []
    for index, choice in enumerate(choices):
        element = choice.block.element
        near = kept[0] < index < kept[-1] or parents[id(element.parent)] >= 2
        near = near or (element.tag == "p" and element.parent is not None and id(element.parent.parent) in around)
        told = is_running(choice.block) or _is_row(choice.block)
        plain = choice.inside and choice.reason == OUTSIDE and told and choice.block.linked < 0.2
        filled.append(choice._replace(kept=choice.kept or (plain and near)))
    return _fill_headings(filled)


def _is_row(block: PageBlock) -> bool:
    """Tell whether a block is a row of a table of figures: "Killed: 12"."""
    return block.element.tag == "tr" and ": " in block.text and any(character.isdigit() for character in block.text)


def _fill_headings(choices: Sequence[Choice]) -> list[Choice]:
    """Keep a heading of the main element that stands directly before a kept block, after another one."""
    filled = list(choices)
    after_kept = False
    for index, choice in enumerate(choices[:-1]):
        heading = choice.inside and choice.reason == OUTSIDE and choice.block.within("h2", "h3", "h4")
        if not choice.kept and heading and after_kept and choices[index + 1].kept and choice.block.linked < 0.5:
            filled[index] = choice._replace(kept=True)
        after_kept = after_kept or choice.kept
    return filled


def is_running(block: PageBlock) -> bool:
    """Tell whether a block is running text: long, few links, ended like a sentence."""
    return len(block.text) >= 60 and block.linked < 0.4 and _ENDED.search(block.text[-8:]) is not None


def _side_part(page: Page, block: PageBlock, weights: _Weights, folder: str | None) -> str | None:
    """Return what the block is beside the report, by the elements around it that hold little of the page's running text."""
    for element in block.ancestors():
        if weights.share(element) > 0.3:
            return None
        if reason := part_of_page(page, element, folder):
            return reason
    return None


def _depth(element: Element) -> int:
    depth = 0
    parent = element.parent
    while parent is not None:
        depth, parent = depth + 1, parent.parent
    return depth
