"""Parses for tests: words cut at spaces, with the parts of speech that the test says."""

from counterclaim.records import Parse, Span, Token


def parse_at_spaces(text: str, upos: str, ends: list[int] | None = None) -> Parse:
    """Return a parse of a text; `ends` are the numbers of the words behind which a sentence ends, by default the last."""
    spans, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        spans.append(Span(start, at := start + len(word)))
    ends = ends or [len(spans)]
    return Parse(
        report_id="a",
        tokens=tuple(Token(span=s, upos=u, head=-1, relation="root") for s, u in zip(spans, upos.split(), strict=True)),
        sentences=tuple(Span(spans[a].start, spans[b - 1].end) for a, b in zip([0, *ends[:-1]], ends, strict=True)),
        mentions=(),
        roles=(),
        frames=(),
        model="none",
    )
