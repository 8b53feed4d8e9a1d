"""What a page says of itself where readers do not look: JSON-LD, OpenGraph, meta tags, `<time>`."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from counterclaim.sources.dates import day_of
from counterclaim.sources.html import Attribute, Element, Page, Text

_ARTICLE = re.compile(r"Article|Posting|Report$|LiveBlog")
_DATE_METAS = tuple(
    "article:published_time og:article:published_time datepublished parsely-pub-date sailthru.date pubdate "
    "publishdate publish_date publish-date publication_date dc.date.issued dcterms.date dc.date date "
    "article.published cxenseparse:recs:publishtime originalpublicationdate article:modified_time".split()
)
_LONGEST_JSON = 2_000_000


class Stamp(NamedTuple):
    """A day of publication and the place in the page that gave it."""

    day: str
    where: str


class Metadata(NamedTuple):
    """What a page's metadata say; None for what they do not."""

    title: str | None = None
    titles: tuple[tuple[str, Attribute], ...] = ()
    """All forms of the title with their places in the source: og:title, twitter:title, `<title>`."""
    headline: str | None = None
    description: str | None = None
    published: Stamp | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    body: str | None = None


def read_metadata(page: Page) -> Metadata:
    """Return the metadata of a page."""
    metas: dict[str, Attribute] = {}
    articles: list[dict[str, Any]] = []
    titles: list[tuple[str, Attribute]] = []
    times: list[str] = []
    canonical = None
    for element in page.walk():
        if element.tag == "meta" and "content" in element.attributes:
            key = page.value(element, "property") or page.value(element, "name") or page.value(element, "itemprop")
            metas.setdefault(key.lower(), element.attributes["content"])
        elif element.tag == "script" and "ld+json" in page.value(element, "type").lower():
            articles += _find_articles(_inside(page, element))
        elif element.tag == "title" and element.children and isinstance(element.children[0], Text):
            titles.append(("title", Attribute(*element.children[0])))
        elif element.tag == "time" or page.value(element, "itemprop") == "datePublished":
            times.append(page.value(element, "datetime") or page.value(element, "content"))
        elif element.tag == "link" and page.value(element, "rel").lower() == "canonical":
            canonical = page.value(element, "href")
    article = max(articles, key=lambda found: len(str(found.get("articleBody") or "")), default={})
    texts = {key: _plain(page.source[place.start : place.end]) for key, place in metas.items()}
    places = [(key, metas[key]) for key in ("og:title", "twitter:title") if texts.get(key)] + titles[:1]
    title = next((_plain(page.source[place.start : place.end]) for _, place in places), None)
    return Metadata(
        title=title,
        titles=tuple(places),
        headline=_text(article.get("headline")),
        description=texts.get("og:description") or texts.get("description"),
        published=_published(article, texts, times),
        outlet=_text(article.get("publisher")) or texts.get("og:site_name") or texts.get("dc.publisher") or None,
        author=_person(_text(article.get("author"))) or _person(texts.get("author")) or _person(texts.get("article:author")),
        url=next((url for url in (canonical, texts.get("og:url")) if url and url.startswith(("https://", "http://"))), None),
        body=_text(article.get("articleBody")),
    )


def _plain(text: str) -> str:
    return " ".join(html.unescape(text).split())


def _inside(page: Page, element: Element) -> str:
    return "".join(page.source[child.start : child.end] for child in element.children if isinstance(child, Text))


def _find_articles(text: str) -> list[dict[str, Any]]:
    if len(text) > _LONGEST_JSON:
        return []
    bare = re.sub(r"^\s*(?:<!--|/\*<!\[CDATA\[\*/|//<!\[CDATA\[)|(?:-->|/\*\]\]>\*/|//\]\]>)\s*$", "", text).strip().rstrip(";")
    try:
        data = json.loads(bare, strict=False)
    except (ValueError, RecursionError):
        return []
    return [node for node in _nodes(data) if any(_ARTICLE.search(kind) for kind in _types(node))]


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    stack, seen = [data], 0
    while stack and seen < 2_000:
        node, seen = stack.pop(0), seen + 1
        if isinstance(node, list):
            stack += node
        elif isinstance(node, dict):
            yield node
            stack += [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement") if key in node]


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [str(kind) for kind in kinds] if isinstance(kinds, list) else [str(kinds)]


def _text(value: object) -> str | None:
    """Return the text of a JSON-LD value, the name where it is a thing, all names where it is a list."""
    if isinstance(value, str):
        return _plain(value) or None
    if isinstance(value, dict):
        return _text(value.get("name"))
    if isinstance(value, list):
        names = [name for item in value[:20] if (name := _text(item))]
        return ", ".join(dict.fromkeys(names)) or None
    return None


def _person(text: str | None) -> str | None:
    return text if text and len(text) <= 120 and "/" not in text and "@" not in text else None


def _published(article: dict[str, Any], metas: dict[str, str], times: list[str]) -> Stamp | None:
    """Return the first day among JSON-LD, meta tags and `<time>`, in this order."""
    for key in ("datePublished", "dateCreated", "uploadDate"):
        if isinstance(article.get(key), str) and (day := day_of(article[key])):
            return Stamp(day, f"JSON-LD {key}")
    for key in _DATE_METAS:
        if key in metas and (day := day_of(metas[key])):
            return Stamp(day, f"meta {key}")
    for time in times:
        if day := day_of(time):
            return Stamp(day, "time element")
    return None
