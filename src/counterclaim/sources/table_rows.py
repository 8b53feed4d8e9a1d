"""Rows of a table that hold figures: their cells are one line of the report, not texts of their own."""

from collections.abc import Sequence

from counterclaim.sources.html import Element, Page, Text

_CELLS = frozenset({"td", "th"})
_PLAIN = frozenset({"b", "strong", "em", "i", "span", "sup", "small"})
_MOST_CELLS = 8
_LONGEST_CELL = 60


def cells_of_figures(page: Page, row: Element) -> Sequence[Element]:
    """Return the cells of a row whose first is named and of which another is a figure: "Killed", "12"; else nothing.

    A cell with a link or with paragraphs of its own lays the page out.

    >>> from counterclaim.sources.deadline import Deadline
    >>> from counterclaim.sources.html import read_page
    >>> rows = "<tr><th>Killed</th><td>12</td></tr><tr><td>Home</td><td>News</td></tr>"
    >>> page = read_page(f"<table>{rows}</table>", 99, Deadline(5, None))
    >>> [len(cells_of_figures(page, row)) for row in page.walk() if row.tag == "tr"]
    [2, 0]
    """
    cells = [child for child in row.children if isinstance(child, Element)]
    if not 2 <= len(cells) <= _MOST_CELLS or any(cell.tag not in _CELLS for cell in cells):
        return ()
    texts = [_text(page, cell) for cell in cells]
    if any(not text or len(text) > _LONGEST_CELL for text in texts):
        return ()
    named = any(character.isalpha() for character in texts[0] or "")
    return cells if named and any(text and text[0].isdigit() for text in texts[1:]) else ()


def _text(page: Page, cell: Element) -> str | None:
    """Return the characters of a cell; None where it holds more than plain text."""
    parts: list[str] = []
    for child in cell.children:
        if isinstance(child, Text):
            parts.append(page.source[child.start : child.end])
        elif child.tag not in _PLAIN or any(isinstance(inner, Element) for inner in child.children):
            return None
        else:
            parts += [page.source[inner.start : inner.end] for inner in child.children if isinstance(inner, Text)]
    return "".join(parts).strip()
