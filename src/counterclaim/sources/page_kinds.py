"""Which part of the report a block of a page is: headline, subhead, byline, date, caption, by its element and its class."""

import functools
import itertools
import re
from collections.abc import Sequence

from counterclaim.lexicon import load_rows
from counterclaim.records import BlockKind
from counterclaim.sources.dates import DATE
from counterclaim.sources.html import Attribute, Page
from counterclaim.sources.metadata import Metadata
from counterclaim.sources.page_blocks import PageBlock, block_of_range
from counterclaim.sources.wire import is_byline, is_date

_WORD = re.compile(r"\w+")
_NAME_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LONGEST_HEADLINE = 300
_LONGEST_BYLINE = 160
_NAMED_BY = ("itemprop", "class", "id", "rel", "data-testid")
_OUTLET_TAIL = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,40}$")


@functools.cache
def _rows(folder: str | None) -> dict[str, BlockKind]:
    return {row["word"]: row["kind"] for row in load_rows("page_kinds", folder)}  # type: ignore[misc]


def named_kind(page: Page, block: PageBlock, folder: str | None = None) -> BlockKind | None:
    """Return the kind that the names of the block's element and the two around it tell; None where they tell none."""
    rows = _rows(folder)
    for element in list(block.ancestors())[:3]:
        if element.tag in ("article", "main", "section", "body"):
            return None
        if element.tag == "figcaption":
            return "caption"
        if element.tag == "time":
            return "date"
        for key in _NAMED_BY:
            if key in element.attributes:
                words = [word.lower() for word in _NAME_WORD.findall(page.value(element, key)[:200])]
                pairs = [first + second for first, second in itertools.pairwise(words)]
                if found := next((rows[word] for word in (*pairs, *words) if word in rows), None):
                    return found
    return None


def element_kind(block: PageBlock) -> BlockKind:
    """Return the kind of a block of the body by the elements that it stands in."""
    for element in block.ancestors():
        if element.tag in _HEADINGS:
            return "heading"
        if element.tag in ("li", "tr"):
            return "item"
        if element.tag == "blockquote":
            return "quotation"
        if element.tag == "figcaption":
            return "caption"
    return "paragraph"


def find_headline(page: Page, blocks: Sequence[PageBlock], metadata: Metadata) -> int | None:
    """Return the index of the block that is the headline: the one most like the page's titles, headings before others.

    A page without titles is taken at its first `<h1>`; one without either has no headline block.
    """
    titles = [set(_words(text)) for text in (metadata.headline, metadata.title) if text]
    best: tuple[float, int] | None = None
    for index, block in enumerate(blocks):
        if len(block.text) > _LONGEST_HEADLINE:
            continue
        tag = next((element.tag for element in list(block.ancestors())[:4] if element.tag in _HEADINGS), "")
        like = max((_likeness(set(_words(block.text)), title) for title in titles), default=0.0)
        score = like + {"h1": 0.35, "h2": 0.15}.get(tag, 0.1 if tag else 0.0)
        least = 0.75 if titles and tag != "h1" else 0.35
        if score >= least and (best is None or score > best[0] + 0.01):
            best = (score, index)
    return best[1] if best else None


def title_block(page: Page, metadata: Metadata) -> PageBlock | None:
    """Return the title of the metadata as a block, for a page that does not show its headline; the outlet's name cut off."""
    for key, place in metadata.titles:
        found = block_of_range(page, place)
        if found is None:
            continue
        tail = _OUTLET_TAIL.search(found.text) if key == "title" else None
        if tail and tail.start() >= 20:
            return block_of_range(page, Attribute(place.start, _source_at(found, tail.start())))
        return found
    return None


def _source_at(block: PageBlock, position: int) -> int:
    """Return where in the source a character of the block stands."""
    for part in block.slices:
        if position < len(part.text):
            return part.start + (position if part.copied else 0)
        position -= len(part.text)
    return block.slices[-1].end


def header_kind(page: Page, block: PageBlock, author: str | None, folder: str | None = None) -> BlockKind | None:
    """Return the kind of a block between headline and body; None where it is not told to be part of the report.

    `author` is whom the metadata name: a short block with that name is the byline.
    """
    text = block.text
    if author and len(text) <= _LONGEST_BYLINE and author.casefold() in text.casefold():
        return "byline"
    if is_date(text) is not None:
        return "date"
    if is_byline(text) or _is_signed(text):
        return "byline"
    kind = named_kind(page, block, folder)
    if kind == "byline":
        return "byline" if len(text) <= _LONGEST_BYLINE and _is_name(text) else None
    if kind == "date":
        return None
    if len(text) <= 80 and DATE.search(text):
        return None
    if kind == "subhead" or (kind is None and element_kind(block) == "heading"):
        return "subhead" if 20 <= len(text) <= 320 and block.linked < 0.5 else None
    return "caption" if kind == "caption" and len(text) >= 15 else None


def _is_signed(text: str) -> bool:
    """Tell whether a line is a name with a date behind it: "Jane Doe and agencies · Tuesday, April 15"."""
    found = DATE.search(text[:_LONGEST_BYLINE])
    if found is None or len(text) > _LONGEST_BYLINE or "." in text[: found.start()].rstrip(" .·•|–—-"):
        return False
    names = text[: found.start()].strip(" ,.·•|–—-")
    return 5 <= len(names) <= 60 and is_byline(f"By {names}") and names.count(" ") >= 1


def _is_name(text: str) -> bool:
    words = text.removeprefix("By ").removeprefix("by ").split()
    capitals = sum(word[0].isupper() for word in words)
    return 1 < len(words) <= 12 and not text.endswith(".") and words[0][0].isupper() and capitals >= 2


def _likeness(words: set[str], title: set[str]) -> float:
    shared = len(words & title)
    return 2 * shared / (len(words) + len(title)) if words and title else 0.0


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
