"""The page: what it shows, and that nothing in a report can become more than text."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from counterclaim.exports.page import LETTERS, find_link, to_page
from counterclaim.records import Reading
from tests.exports.hostile import CANARY, PAYLOADS, URLS, tell_hostile
from tests.exports.story import STANCES, tell_story

TAGS = frozenset(
    "html head meta title style body a header p span dl div dt dd code nav section h1 h2 ul ol li i b mark main article"
    " blockquote q footer details summary".split()
)
ATTRIBUTES = frozenset(
    "lang charset http-equiv content name class href id aria-label aria-labelledby aria-hidden dir rel".split()
)


class Elements(HTMLParser):
    """Collects the elements, addresses, ids and words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.opened: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.hrefs += [value or "" for name, value in attrs if name == "href"]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag != "meta":
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.opened and self.opened[-1] != "style":
            self.words += data


def test_page_shows_the_text_and_who_speaks() -> None:
    report, reading = tell_story()
    words = re.sub(r"\s+", " ", Elements(to_page(report, reading)).words)
    for part in ("Veld Post", "published 2024-05-03 (dateline and weekday)", report.raw_sha256, "bridge.txt", "Nora Quill"):
        assert part in words
    for part in ("Emil Tarr, government spokesman", "asserts “said”", "in the words of 4 Emil Tarr", "disputed by 6"):
        assert part.replace("“", "").replace("”", "") in words
    assert "2 pieces of the source" in words
    assert "comment form: Leave a Reply" in words


def test_text_stands_on_the_page_unchanged() -> None:
    report, reading = tell_story()
    body = re.sub(r"<a class=\"tag.*?</a>|<span class=\"tag own\".*?</span>[0-9]+</span>", "", to_page(report, reading))
    body = re.sub(r"<ol class=\"cards\".*?</ol>", "", body, flags=re.DOTALL)
    words = Elements(body).words
    for block in report.blocks:
        assert block.span.of(report.text) in words


def test_every_link_leads_somewhere() -> None:
    elements = Elements(to_page(*tell_story()))
    assert len(elements.ids) == len(set(elements.ids))
    assert {href for href in elements.hrefs if href.startswith("#")} <= {f"#{name}" for name in elements.ids}
    assert not elements.opened


def test_policy_allows_one_style_sheet_and_nothing_else() -> None:
    page = to_page(*tell_story())
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'" in page.replace("&#39;", "'")
    assert "url(" not in style[1]
    assert "@import" not in style[1]
    assert page.count("<style") == 1


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_stays_text(payload: str) -> None:
    page = to_page(*tell_hostile(payload))
    elements = Elements(page)
    assert elements.tags <= TAGS
    assert elements.attributes <= ATTRIBUTES
    assert all(href.startswith("#") for href in elements.hrefs)
    assert not elements.opened
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]", page
    )


@pytest.mark.parametrize("url", URLS, ids=range(len(URLS)))
def test_address_that_is_not_safe_is_no_link(url: str) -> None:
    assert find_link(url) is None
    assert all(href.startswith("#") for href in Elements(to_page(*tell_hostile("x", url=url))).hrefs)


def test_address_that_is_safe_is_a_link_that_tells_nothing() -> None:
    page = to_page(*tell_hostile("x", url="https://example.org/story?a=1&b=2"))
    assert '<a href="https://example.org/story?a=1&amp;b=2" rel="noopener noreferrer nofollow">' in page


def test_hostile_host_appears_only_as_text() -> None:
    page = to_page(*tell_hostile(f"<img src=https://{CANARY}/>"))
    assert "<img" not in page
    assert f"&lt;img src=https://{CANARY}/&gt;" in page


def test_report_without_claims_makes_a_page() -> None:
    report, reading = tell_story()
    empty = Reading(report_id=report.id, reader=reading.reader, parties=(), actors=(), attributions=(), claims=())
    assert "Nobody is quoted in this report." in to_page(report, empty)


def test_page_is_small() -> None:
    assert len(to_page(*tell_story()).encode()) < 100_000


def test_same_reading_makes_the_same_page() -> None:
    assert to_page(*tell_story()) == to_page(*tell_story())


def test_every_stance_has_its_own_letter() -> None:
    assert set(LETTERS) == set(STANCES)
    assert len(set(LETTERS.values())) == len(STANCES)


def luminance(colour: str) -> float:
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_colours_can_be_read(theme: int) -> None:
    roots = re.findall(r":root \{(.*?)\}", to_page(*tell_story()), re.DOTALL)
    colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", roots[theme]))
    for ground in ("paper", "card"):
        for ink in ("ink", "quiet", "link", "states", "agrees", "contests", "open", "own"):
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for ink in ("ink", "quiet", "link", "states", "agrees", "contests", "open"):
        assert contrast(colours[ink], colours["lit"]) >= 4.0, ink
