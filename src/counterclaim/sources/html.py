"""A page becomes a light tree whose every text knows its place in the source.

The tokenizer follows the states of the WHATWG HTML standard as far as text and structure need them. It never goes back, so
that it is linear in the page, and it raises on nothing: what is broken in a page is read as browsers read it, as text.
"""

import html
import re
from collections import Counter
from collections.abc import Generator, Iterator
from typing import NamedTuple

from counterclaim.errors import LimitError
from counterclaim.sources.assemble import Slice
from counterclaim.sources.deadline import Deadline

VOID = frozenset("area base br col embed frame hr img input link meta param source track wbr".split())
BLOCKS = frozenset(
    "address article aside audio blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html iframe label legend li main menu nav "
    "object ol optgroup option p pre search section select summary table tbody td tfoot th thead title tr ul video".split()
)
_RAW = frozenset("script style xmp iframe noembed noframes textarea title".split())
_CLOSES_P = BLOCKS - frozenset(
    "body button html iframe label option optgroup select title td th tr tbody thead tfoot caption".split()
)
_SIBLINGS = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr"}), frozenset({"table", "tbody", "thead", "tfoot"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
_SCOPE = frozenset("table td th caption button object html template".split())
_WALK = 48
MOST_ELEMENTS = 200_000
_NAME = re.compile(r"[A-Za-z][^\s/>]*+")
_ATTRIBUTE = re.compile(
    r"[\s/]*+(?P<name>[^\s/>][^\s/>=]*+)"
    r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s>\"'][^\s>]*+|(?=>))))?"
)
_TAG_END = re.compile(r"[\s/]*+>")
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")


class Attribute(NamedTuple):
    """The characters of an attribute's value in the source."""

    start: int
    end: int


class Text(NamedTuple):
    """Character data between two tags."""

    start: int
    end: int


class Element:
    """An element with its attributes, children and parent."""

    __slots__ = ("attributes", "children", "parent", "start", "tag")

    def __init__(self, tag: str, attributes: dict[str, Attribute], start: int, parent: "Element | None") -> None:
        self.tag, self.attributes, self.start, self.parent = tag, attributes, start, parent
        self.children: list[Element | Text] = []


class Tag(NamedTuple):
    """A start tag, or an end tag where `attributes` is None."""

    name: str
    attributes: dict[str, Attribute] | None
    start: int
    end: int


class Page(NamedTuple):
    """The tree of a page, the source that its positions point into, how deep it was before it was capped, and its elements."""

    source: str
    root: Element
    depth: int
    size: int

    def value(self, element: Element, name: str) -> str:
        """Return the value of an attribute with its references replaced; empty where it has none."""
        found = element.attributes.get(name)
        return html.unescape(self.source[found.start : found.end]).strip() if found else ""

    def walk(self) -> Iterator[Element]:
        """Yield all elements in the order of the source."""
        stack = [self.root]
        while stack:
            element = stack.pop()
            yield element
            stack += [child for child in reversed(element.children) if isinstance(child, Element)]


def read_slices(source: str, start: int, end: int) -> list[Slice]:
    """Return the characters of a range with character references replaced.

    >>> [tuple(part)[:3] for part in read_slices("a &amp; b", 0, 9)]
    [('a ', 0, 2), ('&', 2, 7), (' b', 7, 9)]
    """
    slices: list[Slice] = []
    at = start
    for found in _REFERENCE.finditer(source, start, end):
        text = html.unescape(found[0])
        if text == found[0]:
            continue
        if found.start() > at:
            slices.append(Slice(source[at : found.start()], at, found.start()))
        slices.append(Slice(text or "\ufffd", found.start(), found.end()))
        at = found.end()
    if at < end:
        slices.append(Slice(source[at:end], at, end))
    return slices


def tokenize(source: str) -> Iterator[Tag | Text]:
    """Yield the tags and texts of a page in order; comments, declarations and processing instructions are passed over."""
    at = begin = 0
    while True:
        found = source.find("<", at)
        if found < 0:
            break
        after = source[found + 1 : found + 2]
        if after.isalpha() and after.isascii():
            token: Tag | Text | None = _read_tag(source, found, found + 1)
        elif after == "/" and source[found + 2 : found + 3].isalpha():
            token = _read_tag(source, found, found + 2)
        elif after in ("!", "?", "/") and after:
            token = Text(found, _skip_declaration(source, found))
        else:
            at = found + 1
            continue
        if found > begin:
            yield Text(begin, found)
        at = begin = len(source) if token is None else token.end
        if isinstance(token, Tag):
            yield token
            if token.attributes is not None and token.name in _RAW:
                at = begin = yield from _read_raw(source, token)
    if begin < len(source):
        yield Text(begin, len(source))


def _read_tag(source: str, start: int, at: int) -> Tag | None:
    """Return the tag that begins at `start`; None where the page ends in it."""
    name = _NAME.match(source, at)
    assert name is not None
    at = name.end()
    attributes: dict[str, Attribute] = {}
    while True:
        if end := _TAG_END.match(source, at):
            closing = source[start + 1] == "/"
            return Tag(name[0].lower(), None if closing else attributes, start, end.end())
        found = _ATTRIBUTE.match(source, at)
        if found is None:
            return None
        at = found.end()
        group = next((key for key in ("double", "single", "bare") if found[key] is not None), None)
        attributes.setdefault(found["name"].lower(), Attribute(*(found.span(group) if group else (at, at))))


def _skip_declaration(source: str, start: int) -> int:
    if source.startswith("<!--", start):
        if source.startswith(("<!-->", "<!--->"), start):
            return source.index(">", start) + 1
        end = source.find("-->", start + 4)
        return len(source) if end < 0 else end + 3
    if source.startswith("<![CDATA[", start):
        end = source.find("]]>", start)
        return len(source) if end < 0 else end + 3
    end = source.find(">", start)
    return len(source) if end < 0 else end + 1


def _read_raw(source: str, tag: Tag) -> Generator[Tag | Text, None, int]:
    """Yield the text of an element that holds no markup, and its end tag; return where the end tag ends."""
    closing = re.compile(rf"</{tag.name}(?=[\s/>])", re.IGNORECASE).search(source, tag.end)
    start = closing.start() if closing else len(source)
    if start > tag.end:
        yield Text(tag.end, start)
    end = source.find(">", start)
    after = len(source) if end < 0 else end + 1
    yield Tag(tag.name, None, start, after)
    return after


class _Builder:
    """Puts tokens into a tree; elements below the depth limit are dropped, their text is kept."""

    def __init__(self, max_depth: int) -> None:
        self.root = Element("#page", {}, 0, None)
        self.stack = [self.root]
        self.open: Counter[str] = Counter()
        self.beyond: Counter[str] = Counter()
        self.max_depth = max_depth
        self.depth = self.size = 0

    def add(self, token: Tag | Text) -> None:
        if isinstance(token, Text):
            self.stack[-1].children.append(token)
        elif token.attributes is None:
            self._close(token.name)
        else:
            self._open(token.name, token.attributes, token.start)

    def _open(self, name: str, attributes: dict[str, Attribute], start: int) -> None:
        if name in _CLOSES_P:
            self._close_near(frozenset({"p"}), _SCOPE)
        if name in _SIBLINGS:
            self._close_near(*_SIBLINGS[name])
        if name in ("html", "body") and self.open[name]:
            return
        element = Element(name, attributes, start, self.stack[-1])
        self.size += 1
        if name in VOID:
            self.stack[-1].children.append(element)
            return
        self.depth = max(self.depth, len(self.stack) + self.beyond.total())
        if len(self.stack) >= self.max_depth:
            self.beyond[name] += 1
            return
        self.stack[-1].children.append(element)
        self.stack.append(element)
        self.open[name] += 1

    def _close_near(self, names: frozenset[str], bounds: frozenset[str]) -> None:
        if not any(self.open[name] for name in names):
            return
        for index in range(len(self.stack) - 1, max(0, len(self.stack) - _WALK), -1):
            tag = self.stack[index].tag
            if tag in names:
                self._pop_to(index)
                return
            if tag in bounds:
                return

    def _close(self, name: str) -> None:
        if self.beyond[name]:
            self.beyond[name] -= 1
            return
        if not self.open[name] or name in ("html", "body"):
            return
        inline = name not in BLOCKS
        lowest = max(0, len(self.stack) - _WALK) if inline else 0
        for index in range(len(self.stack) - 1, lowest, -1):
            tag = self.stack[index].tag
            if tag == name:
                self._pop_to(index)
                return
            if (inline and tag in BLOCKS) or (
                tag in ("td", "th", "table") and name not in ("table", "tr", "tbody", "thead", "tfoot")
            ):
                return

    def _pop_to(self, index: int) -> None:
        for element in self.stack[index:]:
            self.open[element.tag] -= 1
        del self.stack[index:]


def read_page(source: str, max_depth: int, deadline: Deadline) -> Page:
    """Return the tree of a page.

    Elements nested deeper than `max_depth` are taken out, their text stays.

    Raises:
        LimitError: the time is over, or the page has more than 200,000 elements.

    >>> page = read_page("<p>Kyiv<p>26 April", 512, Deadline(5, None))
    >>> [(child.tag, child.start) for child in page.root.children]
    [('p', 0), ('p', 7)]
    """
    if source.count("<") > 3 * MOST_ELEMENTS:
        raise LimitError(f"{deadline.name}: more than {MOST_ELEMENTS:,} elements are not the page of one report")
    builder = _Builder(max_depth)
    for number, token in enumerate(tokenize(source)):
        builder.add(token)
        if number % 1024 == 0:
            deadline.check()
            if builder.size > MOST_ELEMENTS:
                raise LimitError(f"{deadline.name}: more than {MOST_ELEMENTS:,} elements are not the page of one report")
    return Page(source, builder.root, builder.depth, builder.size)
