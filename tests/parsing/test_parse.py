import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.parsing.sections import SECTION_WORDS
from counterclaim.records import Block, BlockKind, Parse, Report, Span
from tests.parsing.fake import FakeEncoder


def report_of(text: str, *kinds: BlockKind) -> Report:
    """Return a report whose blocks are its paragraphs, of the kinds given; further ones are paragraphs."""
    spans = [Span(*match.span()) for match in re.finditer(r"\S(?:.*\S)?", text)]
    all_kinds = [*kinds, *["paragraph"] * (len(spans) - len(kinds))]
    blocks = tuple(Block(kind=kind, span=span) for kind, span in zip(all_kinds, spans, strict=True))  # type: ignore[arg-type]
    return Report(id="r", text=text, blocks=blocks, source_map=())


def check(parse: Parse, report: Report) -> None:
    """Assert what holds of every parse."""
    text = report.text
    assert all(token.span.end <= len(text) for token in parse.tokens)
    assert all(a.span.end <= b.span.start for a, b in zip(parse.tokens, parse.tokens[1:], strict=False))
    for sentence in parse.sentences:
        inside = [n for n, token in enumerate(parse.tokens) if sentence.holds(token.span)]
        assert sum(parse.tokens[n].head == -1 for n in inside) == 1
        assert all(parse.tokens[n].head in (-1, *inside) for n in inside)
    for span in [*parse.sentences, *(m.span for m in parse.mentions), *(r.span for r in parse.roles)]:
        assert span.of(text) == span.of(text).strip() != ""
        assert sum(block.span.overlaps(span) for block in report.blocks) >= 1
    for frame in parse.frames:
        assert parse.roles[frame.cue].kind == "cue"
        assert frame.source is None or parse.roles[frame.source].kind == "source"
        assert frame.contents
        assert all(parse.roles[content].kind == "content" for content in frame.contents)


def tag(word: str) -> str:
    return {"He": "B-source", "said": "B-cue"}.get(word, "I-content" if word.islower() else "O")


def begin(word: str) -> str:
    return "B-content" if word == "war" else tag(word)


def test_an_empty_text_is_an_empty_parse() -> None:
    for text in ("", " \n\n "):
        parse = parse_report(Report(id="r", text=text, blocks=(), source_map=()), FakeEncoder())
        assert parse == Parse(report_id="r", tokens=(), sentences=(), mentions=(), roles=(), frames=(), model="fake 1")


def test_each_cue_gets_its_source_and_content() -> None:
    report = report_of("He said war ended")
    parse = parse_report(report, FakeEncoder(begin))
    check(parse, report)
    (frame,) = parse.frames
    assert frame.source is not None
    assert [parse.roles[i].span.of(report.text) for i in (frame.source, frame.cue, *frame.contents)] == [
        "He",
        "said",
        "war ended",
    ]


@pytest.mark.parametrize("kind", ["headline", "caption", "dateline"])
def test_nothing_crosses_from_other_blocks_into_the_body(kind: BlockKind) -> None:
    report = report_of("He said\n\nwar ended there\n\nso", kind)
    parse = parse_report(report, FakeEncoder(begin))
    check(parse, report)
    assert parse.frames == ()  # the content stands in the body, the cue does not
    assert parse.sentences[0].of(report.text) == "He said"


def test_a_content_runs_over_paragraphs_of_the_body_alone() -> None:
    text = "He said war ended\n\nand more\n\nsome caption"
    body = parse_report(report_of(text), FakeEncoder(begin))
    assert [role.span.of(text) for role in body.roles if role.kind == "content"] == ["war ended\n\nand more\n\nsome caption"]
    apart = parse_report(report_of(text, "paragraph", "paragraph", "caption"), FakeEncoder(begin))
    assert next(role.span.of(text) for role in apart.roles if role.kind == "content") == "war ended\n\nand more"


def test_windows_agree_whatever_their_size() -> None:
    text = "\n\n".join(["Nobody knows. He said war ended there. So it Goes."] * 12)
    report = report_of(text)
    small = parse_report(report, FakeEncoder(begin, starts=lambda word: "x" if word in ("He", "So") else "", window=24))
    large = parse_report(report, FakeEncoder(begin, starts=lambda word: "x" if word in ("He", "So") else "", window=500))
    check(small, report)
    assert small.sentences == large.sentences
    assert small.roles == large.roles
    assert small.tokens == large.tokens


def test_a_long_text_is_read_in_sections() -> None:
    encoder = FakeEncoder()
    text = "\n\n".join(["word " * 99 + "end"] * 100)
    parse = parse_report(report_of(text), encoder)
    assert len(parse.tokens) == 10_000
    assert encoder.windows_read > 10_000 // 254
    one_line = parse_report(report_of("word " * (SECTION_WORDS + 10)), FakeEncoder())
    assert len(one_line.tokens) == SECTION_WORDS + 10


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    return OnnxEncoder()


@pytest.mark.model
class TestShippedModel:
    def test_a_plain_sentence(self, encoder: OnnxEncoder) -> None:
        report = report_of("The bridge was destroyed overnight, regional governor Ivan Petrenko told reporters on Monday.")
        parse = parse_report(report, encoder)
        check(parse, report)
        (frame,) = parse.frames
        assert frame.source is not None
        assert parse.roles[frame.cue].span.of(report.text).startswith("told")
        assert "Petrenko" in parse.roles[frame.source].span.of(report.text)
        assert parse.roles[frame.contents[0]].span.of(report.text) == "The bridge was destroyed overnight"
        assert ("Ivan Petrenko", "person") in [(m.span.of(report.text), m.kind) for m in parse.mentions]
        words = [token.span.of(report.text) for token in parse.tokens]
        assert parse.tokens[words.index("bridge")].relation == "nsubj:pass"
        assert words[parse.tokens[words.index("Petrenko")].head] in ("governor", "told", "Ivan")

    def test_reading_twice_gives_the_same(self, encoder: OnnxEncoder) -> None:
        report = report_of("Kyiv denied it.\n\n“We hold the town,” the army said.")
        assert parse_report(report, encoder) == parse_report(report, encoder)

    @settings(max_examples=25, deadline=None)
    @given(text=st.text(max_size=300))
    def test_any_text_is_parsed(self, encoder: OnnxEncoder, text: str) -> None:
        report = report_of(text.replace("\x1c", " "))
        check(parse_report(report, encoder), report)
