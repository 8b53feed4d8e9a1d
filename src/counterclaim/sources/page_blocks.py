"""The blocks of a page: stretches of text between the borders of block elements, with what tells report from surroundings."""

import functools
import re
from collections.abc import Iterator

from counterclaim.lexicon import load_rows
from counterclaim.sources.assemble import Piece, Slice
from counterclaim.sources.html import BLOCKS, Attribute, Element, Page, Text, read_slices
from counterclaim.sources.table_rows import cells_of_figures

_SKIPPED = frozenset(
    "script style template noscript svg math head title iframe object embed audio video canvas textarea select option noframes "
    "noembed button datalist map".split()
)
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_GAP = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_VISIBLE = re.compile(r"[^\s\u200b-\u200f\u2060\ufeff\u00ad]")


class PageBlock:
    """A stretch of text of a page, and the innermost block element that it stands in."""

    __slots__ = ("element", "linked", "slices", "text")

    def __init__(self, slices: tuple[Slice, ...], element: Element, linked: int) -> None:
        self.slices, self.element = slices, element
        self.text = "".join(part.text for part in slices)
        self.linked = linked / max(1, len(self.text))
        """Share of its characters that stand in links."""

    @property
    def piece(self) -> Piece:
        """The block as a piece of the report."""
        return Piece(self.slices)

    def ancestors(self) -> Iterator[Element]:
        """Yield the element of the block and all that it stands in, inmost first."""
        element: Element | None = self.element
        while element is not None:
            yield element
            element = element.parent

    def within(self, *tags: str) -> bool:
        """Tell whether the block stands in an element with one of the tags."""
        return any(element.tag in tags for element in self.ancestors())


class _Gatherer:
    """Walks the tree and cuts its text into blocks."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.blocks: list[PageBlock] = []
        self.slices: list[Slice] = []
        self.linked = 0
        self.breaks = 0
        self.cells: dict[int, int] = {}

    def flush(self, element: Element) -> None:
        """End a block."""
        self._strip()
        if self.slices and any(_VISIBLE.search(part.text) for part in self.slices):
            self.blocks.append(PageBlock(tuple(self.slices), element, self.linked))
        self.slices, self.linked, self.breaks = [], 0, 0

    def _strip(self) -> None:
        while self.slices and (bare := self.slices[-1].text.rstrip(" ")) != self.slices[-1].text:
            last = self.slices.pop()
            if bare:
                self.slices.append(Slice(bare, last.start, last.start + len(bare)))

    def opens(self, child: Element) -> bool:
        """Tell whether an element opens a block of its own; the cells of a row of figures are one line: "Killed: 12, 14"."""
        return child.tag in BLOCKS and id(child) not in self.cells

    def row(self, child: Element) -> None:
        """Look at a row of a table before its cells, and put a sign between two cells that are one line."""
        if child.tag == "tr":
            self.cells.update((id(cell), n) for n, cell in enumerate(cells_of_figures(self.page, child)))
        elif self.cells.get(id(child)) and self.slices:
            self._strip()
            sign = ": " if self.cells[id(child)] == 1 else ", "
            self.slices.append(Slice(sign, self.slices[-1].end, child.start, changed=True))

    def text(self, token: Text, pre: bool, link: bool) -> None:
        """Add character data; a run of white space that is not one plain space becomes one."""
        for part in read_slices(self.page.source, token.start, token.end):
            if not part.copied:
                self.put(part, link)
                continue
            at = 0
            for gap in _GAP.finditer(part.text):
                if pre and "\n" not in gap[0]:
                    continue
                self.put(Slice(part.text[at : gap.start()], part.start + at, part.start + gap.start()), link)
                self.blank(part.start + gap.start(), part.start + gap.end())
                at = gap.end()
            self.put(Slice(part.text[at:], part.start + at, part.end), link)

    def put(self, part: Slice, link: bool) -> None:
        """Add characters, without a space at the beginning where one stands already."""
        if part.text.startswith(" ") and part.copied and (not self.slices or self.slices[-1].text.endswith(" ")):
            part = Slice(part.text[1:], part.start + 1, part.end)
        if part.text:
            self.slices.append(part)
            self.linked += len(part.text) if link else 0
            self.breaks = 0

    def blank(self, start: int, end: int) -> None:
        """Add a space for what separates words in the source, where none stands yet."""
        if self.slices and not self.slices[-1].text.endswith(" "):
            self.slices.append(Slice(" ", start, end, changed=True))

    def line_break(self, element: Element, start: int) -> None:
        """One `<br>` is a space, two in a row part paragraphs."""
        self.breaks += 1
        if self.breaks >= 2:
            self.flush(element)
        else:
            self.blank(start, self.page.source.index(">", start) + 1)


def read_blocks(page: Page) -> list[PageBlock]:
    """Return the blocks of visible text of a page in the order of the source.

    A line break in the source is a space; `<br>` is one too, two of them part paragraphs.
    """
    gatherer = _Gatherer(page)
    stack: list[tuple[Element, Iterator[Element | Text], bool, bool]] = [(page.root, iter(page.root.children), False, False)]
    holders = [page.root]
    while stack:
        element, children, pre, link = stack[-1]
        child = next(children, None)
        if child is None:
            if gatherer.opens(element):
                gatherer.flush(holders.pop())
            stack.pop()
        elif isinstance(child, Text):
            gatherer.text(child, pre, link)
        elif child.tag == "br":
            gatherer.line_break(holders[-1], child.start)
        elif not is_hidden(page, child):
            gatherer.row(child)
            if gatherer.opens(child):
                gatherer.flush(holders[-1])
                holders.append(child)
            stack.append(
                (
                    child,
                    iter(child.children),
                    pre or child.tag == "pre",
                    link or (child.tag == "a" and "href" in child.attributes),
                )
            )
    gatherer.flush(page.root)
    return gatherer.blocks


def is_hidden(page: Page, element: Element) -> bool:
    """Tell whether an element shows nothing: scripts, styles, templates, elements that are hidden by attribute."""
    if element.tag in _SKIPPED or "hidden" in element.attributes:
        return True
    return "style" in element.attributes and _HIDDEN.search(page.value(element, "style")) is not None


@functools.cache
def _parts(folder: str | None) -> dict[tuple[str, str], str]:
    return {(row["where"], row["word"]): row["reason"] for row in load_rows("page_parts", folder)}


def part_of_page(page: Page, element: Element, folder: str | None = None) -> str | None:
    """Return what an element's tag, role or class says that it is beside the report; None where they say nothing."""
    parts = _parts(folder)
    if reason := parts.get(("tag", element.tag)):
        return reason
    if reason := parts.get(("role", page.value(element, "role").lower())):
        return reason
    for name in ("class", "id"):
        if name in element.attributes:
            for word in _WORD.findall(page.value(element, name)[:300]):
                if reason := parts.get(("name", word.lower())):
                    return reason
    return None


def block_of_range(page: Page, place: Attribute | Text) -> PageBlock | None:
    """Return a range of the source (an attribute's value, a title) as a block; None where it shows nothing."""
    gatherer = _Gatherer(page)
    gatherer.text(Text(place.start, place.end), pre=False, link=False)
    gatherer.flush(page.root)
    return gatherer.blocks[0] if gatherer.blocks else None
