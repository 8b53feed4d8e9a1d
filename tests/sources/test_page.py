"""Pages: tree, blocks, main content, metadata."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.options import Options
from counterclaim.records import Report
from counterclaim.sources import read_source
from counterclaim.sources.deadline import Deadline
from counterclaim.sources.html import Element, read_page
from counterclaim.sources.page_blocks import read_blocks

FIRST = "The army said on Saturday that its troops had left three villages in the north, and that more would follow."
SECOND = "Local officials denied the claim. They said that the troops had been pushed out after two days of fighting."
THIRD = "A spokesman for the ministry declined to comment, but said that talks on a ceasefire would go on on Monday."


def page_of(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


PAGE = page_of(
    f"""<nav><a href="/">Home</a> <a href="/world">World</a></nav>
    <article><h1>Army says troops left</h1><h2 class="standfirst">Officials deny that they went of their own will</h2>
    <p class="byline">By <a href="/doe">Jane Doe</a></p><time datetime="2025-04-26T23:30:00-04:00">26 April 2025</time>
    <figure><img src="a.jpg"><figcaption>A house in the north. Jane Doe/AFP</figcaption></figure>
    <p>{FIRST}</p>
    <p>{SECOND}</p>
    <blockquote><p>&ldquo;We&nbsp;never left,&rdquo; one of the officials wrote in a post
    that was shared by many people.</p></blockquote>
    <div class="newsletter-signup"><p>Sign up for our newsletter</p></div>
    <ul><li>The talks of last week, which led to no result, are to go on in the capital on Monday, he said.</li></ul>
    <h3>What comes next</h3><p>{THIRD}</p></article>
    <aside><h3>Related stories</h3><a href="/a">One story</a> <a href="/b">Another story</a></aside>
    <footer><p>Copyright 2025 The Outlet</p></footer><script>var x = "<p>no text</p>";</script>""",
    '<title>Army says troops left | The Outlet</title><meta property="og:site_name" content="The Outlet">'
    '<meta property="article:published_time" content="2025-04-26T23:30:00-04:00">',
)


def blocks(report: Report) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(report.text)) for block in report.blocks]


def test_read_source_reads_the_blocks_of_a_page() -> None:
    assert blocks(read_source(PAGE)) == [
        ("headline", "Army says troops left"),
        ("subhead", "Officials deny that they went of their own will"),
        ("byline", "By Jane Doe"),
        ("date", "26 April 2025"),
        ("caption", "A house in the north. Jane Doe/AFP"),
        ("paragraph", FIRST),
        ("paragraph", SECOND),
        ("quotation", "“We\u00a0never left,” one of the officials wrote in a post that was shared by many people."),
        ("item", "The talks of last week, which led to no result, are to go on in the capital on Monday, he said."),
        ("heading", "What comes next"),
        ("paragraph", THIRD),
    ]


def test_read_source_reads_the_metadata_of_a_page() -> None:
    report = read_source(PAGE)
    assert (report.outlet, report.byline, report.language, report.media_type) == ("The Outlet", "Jane Doe", "en", "text/html")
    assert (report.published.edtf, report.published.basis) == ("2025-04-26", "metadata")
    assert report.published.reason == "from meta article:published_time"


def test_read_source_lists_what_it_leaves_out_of_a_page() -> None:
    source = PAGE.decode()
    omitted = read_source(PAGE).omitted
    assert {omission.reason for omission in omitted} >= {"navigation", "newsletter box", "sidebar", "page footer"}
    for omission in omitted:
        assert omission.text.split()[0] in source[omission.source_start : omission.source_end]


def test_read_source_prefers_json_ld_and_takes_its_publisher() -> None:
    data = {
        "@context": "https://schema.org",
        "@graph": [
            {
                "@type": "NewsArticle",
                "headline": "Army says troops left",
                "datePublished": "2025-04-25T10:00:00Z",
                "publisher": {"@type": "Organization", "name": "The Daily"},
                "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "John Roe"}],
            }
        ],
    }
    head = f'<script type="application/ld+json">{json.dumps(data)}</script><meta name="date" content="2020-01-01">'
    report = read_source(page_of(f"<h1>Army says troops left</h1><p>{FIRST}<p>{SECOND}", head))
    assert (report.published.edtf, report.outlet, report.byline) == ("2025-04-25", "The Daily", "Jane Doe, John Roe")


def test_read_source_maps_a_title_that_the_page_does_not_show() -> None:
    raw = page_of(f"<p>{FIRST}</p><p>{SECOND}</p>", "<title>Army &amp; officials at odds over troops - The Daily</title>")
    report = read_source(raw)
    assert report.headline == "Army & officials at odds over troops"
    start, end = report.source_span(report.blocks[0].span)
    assert raw.decode()[start:end] == "Army &amp; officials at odds over troops"


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Army says troops left - The Upland Courier", "The Upland Courier"),
        ("Army says troops left | World | BBC News", "BBC News"),
        ("Army says troops left - World", None),
        ("More of the day - The Upland Courier", None),
    ],
)
def test_read_source_takes_the_outlet_from_the_title_where_nothing_else_tells_it(title: str, outlet: str | None) -> None:
    raw = page_of(f"<h1>Army says troops left</h1><p>{FIRST}</p><p>{SECOND}</p>", f"<title>{title}</title>")
    assert read_source(raw).outlet == outlet
    named = page_of(
        f"<h1>Army says troops left</h1><p>{FIRST}</p><p>{SECOND}</p>",
        f'<title>{title}</title><meta property="og:site_name" content="Lake Times">',
    )
    assert read_source(named).outlet == "Lake Times"


def test_read_source_hides_what_a_page_hides() -> None:
    raw = page_of(
        f"<h1>Army says troops left</h1><p>{FIRST}</p><p style='display: none'>{SECOND}</p><p hidden>{SECOND}</p>"
        f"<template><p>{SECOND}</p></template><!-- <p>{SECOND}</p> --><p>{THIRD}</p>"
    )
    assert SECOND not in read_source(raw).text


BREAKS = {
    "one break is a space": ("one<br>two", ["one two"]),
    "two breaks part": ("one<br><br/>two", ["one", "two"]),
    "white space collapses": ("one \n\t <b> two</b>  three", ["one two three"]),
    "inline elements glue nothing": ("<b>on</b>e <i>two</i>", ["one two"]),
    "paragraphs end by themselves": ("<p>one<p>two", ["one", "two"]),
    "list items end by themselves": ("<ul><li>one<li>two</ul>", ["one", "two"]),
    "cells part": ("<table><tr><td>one<td>two</table>", ["one", "two"]),
    "wrong nesting": ("<p><b>one<p>two</b> three", ["one", "two three"]),
    "stray end tags": ("</p></div>one</b>", ["one"]),
    "comments and declarations": ("one<!-- x --> two<!x><?y?>", ["one two"]),
    "a sign that is no tag": ("1 < 2 &amp; 3 > 2 & so &unknown; on", ["1 < 2 & 3 > 2 & so &unknown; on"]),
    "references": ("&#8220;caf&eacute;&#x201d;", ["“café”"]),
    "no-break space stays": ("one&nbsp;\u00a0two", ["one\u00a0\u00a0two"]),
    "quoted sign in an attribute": ('<a title="x > y">one</a>', ["one"]),
}


@pytest.mark.parametrize(("source", "expected"), BREAKS.values(), ids=BREAKS.keys())
def test_read_blocks_reads_text_as_browsers_show_it(source: str, expected: list[str]) -> None:
    page = read_page(source, 512, Deadline(5, None))
    assert [block.text for block in read_blocks(page)] == expected


def test_read_page_takes_elements_beyond_the_depth_out_and_keeps_their_text() -> None:
    page = read_page("<div>" * 1000 + "deep" + "</div>" * 1000 + "<p>after", 64, Deadline(5, None))
    assert [block.text for block in read_blocks(page)] == ["deep", "after"]
    deepest, element = 0, page.root
    while element.children and isinstance(element.children[0], Element):
        deepest, element = deepest + 1, element.children[0]
    assert (deepest, page.depth) == (63, 1000)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<b>", "</b>", "<br>", "<li", ">", "x ", "&amp;", "&", '"', "<!--", "-->", "<script>", "\n", "é"]
        )
    )
)
def test_read_blocks_maps_each_character(tokens: list[str]) -> None:
    source = "".join(tokens)
    for block in read_blocks(read_page(source, 16, Deadline(5, None))):
        assert block.text.strip(" ") == block.text
        for part in block.slices:
            assert part.text == " " or not part.copied or part.text == source[part.start : part.end]


def test_read_source_reads_a_page_without_paragraphs() -> None:
    report = read_source(page_of(f"{FIRST}<br><br>{SECOND}"), options=Options())
    assert [text for kind, text in blocks(report)] == [FIRST, SECOND]


def test_read_source_finds_the_byline_behind_a_long_subhead() -> None:
    raw = page_of(
        f'<h1>Army says troops left</h1><p class="standfirst">{SECOND}</p><div><span>Jane Doe and agencies</span> &middot; '
        f"<time datetime='2025-04-15'>Tuesday, April 15</time></div><p>{FIRST}</p><p>{THIRD}</p>"
    )
    report = read_source(raw)
    assert [kind for kind, _ in blocks(report)] == ["headline", "subhead", "byline", "paragraph", "paragraph"]
    assert (report.byline, report.published.edtf) == ("Jane Doe and agencies", "2025-04-15")


def test_read_source_shows_a_repeated_caption_once() -> None:
    figure = "<figure><figcaption>A house in the north. Photo: Jane Doe</figcaption></figure>"
    report = read_source(page_of(f"<h1>Army says troops left</h1>{figure}{figure}<p>{FIRST}</p><p>{SECOND}</p>"))
    assert [kind for kind, _ in blocks(report)].count("caption") == 1
    assert "caption shown twice" in {omission.reason for omission in report.omitted}


def test_rows_of_figures_are_items_of_the_report() -> None:
    rows = (
        "<tr><th>Town</th><th>Killed</th></tr><tr><th>Killed</th><td>12</td></tr><tr><td>Hurt</td><td> 40 </td><td>3</td></tr>"
    )
    links = '<table><tr><td><a href="/a">News</a></td><td><a href="/b">24</a></td></tr></table>'
    report = read_source(page_of(f"<article><h1>Toll</h1><p>{FIRST}</p><table>{rows}</table>{links}<p>{SECOND}</p></article>"))
    assert [text for kind, text in blocks(report) if kind == "item"] == ["Killed: 12", "Hurt: 40, 3"]
