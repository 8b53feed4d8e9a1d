"""Text that is odd but honest goes through every stage: read, kept and found again character by character."""

from pathlib import Path

import pytest

from counterclaim.options import Options
from counterclaim.parsing.encoder import Encoder
from counterclaim.pipeline import open_encoder, read_report
from counterclaim.records import Span
from counterclaim.store import Store

pytestmark = pytest.mark.model

HEAD = "Ministry denies loss of the dam"
BODY = 'The dam is in our hands, ministry spokeswoman Ana Reyes said on Friday. "Nobody has left," she added.'


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return open_encoder(Options())


ODD = {
    "windows line ends": f"{HEAD}\r\n\r\n{BODY}\r\n".encode(),
    "byte order mark": b"\xef\xbb\xbf" + f"{HEAD}\n\n{BODY}".encode(),
    "invalid utf-8": f"{HEAD}\n\n{BODY}".encode().replace(b"Nobody", b"No\xffbody"),
    "right-to-left names": f"{HEAD}\n\n{BODY.replace('Ana Reyes', 'Ana Reyes (آنا رييس)')}".encode(),
    "bidirectional controls": f"{HEAD}\n\n{BODY.replace('Ana', chr(0x202E) + 'Ana' + chr(0x202C))}".encode(),
    "zero-width characters": f"{HEAD}\n\n{BODY.replace('hands', 'ha' + chr(0x200B) + 'nds')}".encode(),
    "no-break spaces": f"{HEAD}\n\n{BODY.replace(' said', chr(0xA0) + 'said')}".encode(),
    "emoji and combining marks": f"{HEAD}\n\n{BODY.replace('dam', 'da' + chr(0x301) + 'm 🏳️‍🌈')}".encode(),
    "astral letters": f"{HEAD}\n\n{BODY.replace('Friday', '𝐅𝐫𝐢𝐝𝐚𝐲')}".encode(),
    "utf-16": f"{HEAD}\n\n{BODY}".encode("utf-16"),
    "a page with references": f"<body><h1>{HEAD}</h1><p>{BODY.replace(chr(34), '&quot;')}&#x200F;</p>".encode(),
}


@pytest.mark.parametrize("raw", ODD.values(), ids=ODD.keys())
def test_odd_text_is_read_and_kept(raw: bytes, encoder: Encoder, tmp_path: Path) -> None:
    report, reading = read_report(raw, name="odd", encoder=encoder)
    cues = [attribution.cue.of(report.text) for attribution in reading.attributions if attribution.cue]
    assert "said" in cues
    for claim in reading.claims:
        for span in claim.content:
            first, last = report.source_span(span)
            assert first < last
    assert sum(run.length for run in report.source_map) == len(report.text)
    with Store(tmp_path / "record.sqlite") as store:
        assert store.save(report, reading) == "added"
        assert store.report(report.id) == report
        assert store.reading(report.id) == reading
        assert store.verify() == []


def test_text_between_quotes_that_never_close_is_read(encoder: Encoder) -> None:
    report, reading = read_report(f"{HEAD}\n\n“{BODY}\n\n“{BODY}\n\n“And more.".encode(), encoder=encoder)
    ends = [span.end for claim in reading.claims for span in claim.content]
    assert ends
    assert max(ends) <= len(report.text)
    assert Span(0, 8).of(report.text) == "Ministry"
