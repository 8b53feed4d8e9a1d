"""Bytes become reports: promises that hold for every source, the worked example, bad input."""

import contextlib
import gzip
import hashlib
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.errors import CounterclaimError, LanguageError, LimitError, SourceError
from counterclaim.ids import report_id
from counterclaim.options import Options
from counterclaim.records import Report
from counterclaim.sources import read_source
from counterclaim.sources.charset import decode
from counterclaim.sources.reader import guess_media_type

EXAMPLE = Path(__file__).resolve().parents[2].parent / "shared" / "worked-example"
SENTENCE = "The army said on Saturday that its troops had left three villages in the north, and officials denied the claim. "
BLANKS = "\r\n\x0b\x0c\u2028\u2029\t "


def check_promises(report: Report, source: str) -> None:
    """Blocks lie inside the text in order; runs cover it without a gap; what was copied is the source's."""
    position = 0
    for block in report.blocks:
        assert position <= block.span.start < block.span.end <= len(report.text)
        position = block.span.end
    position = 0
    for run in report.source_map:
        assert (run.start, run.length > 0) == (position, True)
        position += run.length
        assert 0 <= run.source_start <= run.source_start + run.source_length <= len(source)
        if run.length == run.source_length:
            copied = report.text[run.start : run.start + run.length]
            original = source[run.source_start : run.source_start + run.source_length]
            assert copied == original or (copied == " " and original in BLANKS)
    assert position == len(report.text)


TEXT = st.text(alphabet=st.sampled_from("aB .,-\n\r\t()\u00a0\u200b\u202e\ufeff\U0001f600é“”‘’—:&<>1"), max_size=300)


@settings(max_examples=150, deadline=None)
@given(TEXT, st.sampled_from(["text/plain", "text/html"]))
def test_read_source_keeps_its_promises_for_any_text(text: str, media_type: str) -> None:
    raw = (SENTENCE * 2 + "\n\n" + text).encode()
    try:
        report = read_source(raw, media_type=media_type)
    except CounterclaimError:
        return
    check_promises(report, decode(raw, page=media_type == "text/html").text)
    assert report == read_source(raw, media_type=media_type)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_read_source_reads_or_refuses_any_bytes(raw: bytes) -> None:
    try:
        report = read_source(raw)
    except SourceError:
        return
    check_promises(report, decode(raw, page=report.media_type == "text/html").text)


KEPT = {
    "right-to-left mark and override": "he\u202e said\u200f so",
    "zero-width space": "ca\u200bfé",
    "no-break space": "10\u00a0000 troops",
    "emoji": "a post \U0001f1fa\U0001f1e6 on social media",
    "byte order mark inside": "the\ufeffarmy",
}


@pytest.mark.parametrize("part", KEPT.values(), ids=KEPT.keys())
def test_read_source_keeps_signs_as_they_are(part: str) -> None:
    report = read_source((SENTENCE + part + ".").encode())
    assert part in report.text


def test_read_source_leaves_the_byte_order_mark_out_of_the_text() -> None:
    report = read_source(b"\xef\xbb\xbfArmy says troops left\r\n\r\n" + SENTENCE.encode())
    assert report.headline == "Army says troops left"
    assert report.source_map[0].source_start == 1


def test_read_source_shows_broken_bytes_one_by_one() -> None:
    raw = ("“Never,” he said. " + SENTENCE).encode() + b"\xff\xfe end."
    report = read_source(raw)
    assert report.text.endswith("\ufffd\ufffd end.")
    assert report.encoding == "utf-8"


ENCODED = {
    "windows-1252": ("“Never,” they said – café. ".encode("cp1252"), "cp1252"),
    "utf-16 with a mark": ("“Never,” they said – café. ".encode("utf-16"), "utf-16-le"),
    "utf-16 without": ("Never, they said, would the army leave the city. ".encode("utf-16-be"), "utf-16-be"),
}


@pytest.mark.parametrize(("raw", "encoding"), ENCODED.values(), ids=ENCODED.keys())
def test_decode_tells_the_encoding(raw: bytes, encoding: str) -> None:
    decoded = decode(raw)
    assert decoded.encoding == encoding
    assert "they said" in decoded.text
    assert "\ufffd" not in decoded.text


def test_decode_reads_the_pages_own_charset() -> None:
    page = '<meta charset="windows-1251"><p>Кремль'.encode("cp1251")
    assert decode(page, page=True).text.endswith("Кремль")
    assert decode("Кремль".encode("koi8-r"), "text/html; charset=koi8-r", page=True).text == "Кремль"


REFUSED = {
    "empty": (b"", "nothing in it"),
    "blank": (b" \r\n\t\n", "nothing in it"),
    "zero bytes": (b"abc\x00def" * 9, "byte 3 is zero"),
    "control characters": (bytes(range(1, 32)) * 40, "control characters"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG image"),
    "gzip": (gzip.compress(b"text"), "gzip archive"),
    "zip": (b"PK\x03\x04" + bytes(40), "zip archive"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "this is a PDF; save its text"),
    "RSS": (b'\xef\xbb\xbf<?xml version="1.0"?>\n<rss version="2.0"><channel><item>The army left.</item>', "a feed of many"),
    "Atom": (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry>The army left.</entry></feed>', "a feed of many"),
    "web archive": (b"WARC/1.0\r\nWARC-Type: response\r\n\r\nThe army left.", "a web archive"),
    "only boilerplate": (
        b"-\nLeave a Reply\nYour email address will not be published. Required fields are marked *",
        "comment form",
    ),
    "a page of boilerplate": (b"<html><body><nav>Home News</nav><form>Search</form></body></html>", "form, navigation"),
    "no language": (b"<p>" + b"xq zv kp wq jj fp rr tt yy " * 20, "not text in any language"),
}


def test_read_source_reads_a_page_that_is_written_as_xml() -> None:
    page = f'<?xml version="1.0"?><html><body><h1>Army leaves</h1><p>{SENTENCE * 2}</p></body></html>'
    assert SENTENCE.strip() in read_source(page.encode(), name="story.xhtml").text


MARKDOWN = f"""# Army says *troops* left #
**By Jane Doe, 26 April 2025**

**KHARTOUM** - {SENTENCE}The [army](https://example.org/a_b_(c)) said that *ten* men
of its 4\\. brigade had died, 2 * 3 times what __rebels__ said.

## What they say

> The officials denied the claim.

- The **army** said no more.
"""


def test_read_source_takes_the_marks_of_markdown_for_no_words() -> None:
    report = read_source(MARKDOWN.encode(), name="story.md")
    told = [(block.kind, block.span.of(report.text)) for block in report.blocks]
    assert told == [
        ("headline", "Army says troops left"),
        ("byline", "By Jane Doe, 26 April 2025"),
        ("dateline", "KHARTOUM"),
        ("paragraph", f"{SENTENCE}The army said that ten men of its 4. brigade had died, 2 * 3 times what rebels said."),
        ("heading", "What they say"),
        ("quotation", "The officials denied the claim."),
        ("item", "The army said no more."),
    ]
    assert (report.byline, report.published.edtf) == ("Jane Doe", "2025-04-26")
    check_promises(report, MARKDOWN)
    assert "# Army says *troops* left #" in read_source(MARKDOWN.encode(), name="story.txt").text


@pytest.mark.parametrize("zone", ["+0700", "-0400", "GMT", ""])
def test_read_source_takes_the_subject_and_the_day_of_a_message(zone: str) -> None:
    source = (
        "From: Upland Desk <desk@example.org>\r\nTo: readers@example.org\r\nSubject: Army says troops left\r\n"
        f"Date: Sat, 26 Apr 2025 10:00:00 {zone}\r\n\r\n{SENTENCE}\r\n"
    )
    report = read_source(source.encode())
    told = [(block.kind, block.span.of(report.text)) for block in report.blocks]
    assert told[0] == ("headline", "Army says troops left")
    assert told[-1] == ("paragraph", SENTENCE.strip())
    assert report.published.edtf == "2025-04-26"
    assert [omission.text for omission in report.omitted] == [
        "From: Upland Desk <desk@example.org>", "To: readers@example.org",
    ]  # fmt: skip
    check_promises(report, source)


def test_read_source_takes_lines_without_a_subject_for_no_message() -> None:
    report = read_source(f"From: the north\nTo: the south\n\n{SENTENCE}".encode())
    assert "the north" in report.text


@given(TEXT)
def test_read_source_keeps_its_promises_for_markdown(text: str) -> None:
    marked = f"# {SENTENCE}\n\n{SENTENCE}*{text}* [{text}](a) > {text}"
    with contextlib.suppress(SourceError):
        check_promises(read_source(marked.encode(), name="story.md"), marked)


@pytest.mark.parametrize(("raw", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_read_source_refuses_what_is_no_report(raw: bytes, message: str) -> None:
    with pytest.raises(SourceError, match=message) as caught:
        read_source(raw, name="story.bin")
    assert str(caught.value).startswith("story.bin: ")


def test_read_source_refuses_too_many_bytes_before_it_reads_them() -> None:
    with pytest.raises(LimitError, match=r"50,000,000 bytes, but the option max_bytes allows 10,485,760"):
        read_source(b"x" * 50_000_000)


LONG = {
    "five megabytes in one line": (SENTENCE * 45_000)[:5_000_000].encode(),
    "five megabytes in one line of a page": b"<p>" + (SENTENCE * 45_000)[:5_000_000].encode(),
    "100,000 nested tags": b"<div>" * 100_000 + SENTENCE.encode() + b"</div>" * 100_000,
}


@pytest.mark.parametrize("raw", LONG.values(), ids=LONG.keys())
def test_read_source_reads_long_and_deep_input(raw: bytes) -> None:
    report = read_source(raw, options=Options(max_seconds=120, max_characters=5_000_000))
    assert report.text.startswith(SENTENCE[:50])
    assert report.language == "en"


MANY = {
    "lines": (b"a.\n" * 300_000, "lines"),
    "elements": (b"<p>x" * 700_000, "elements"),
    "characters in one line": (LONG["five megabytes in one line"], "max_characters allows 1,000,000"),
}


@pytest.mark.parametrize(("raw", "message"), MANY.values(), ids=MANY.keys())
def test_read_source_refuses_what_is_more_than_a_report(raw: bytes, message: str) -> None:
    with pytest.raises(LimitError, match=message):
        read_source(raw)


def test_read_source_stops_when_the_time_is_over() -> None:
    with pytest.raises(LimitError, match="max_seconds"):
        read_source(b"<p>" + SENTENCE.encode() * 10, options=Options(max_seconds=-1.0))


LANGUAGES = {
    "German": "Die Armee sagte am Samstag, dass ihre Truppen drei Dörfer verlassen hätten; die Behörden bestritten dies. ",
    "Russian": "Армия заявила в субботу, что её войска покинули три деревни на севере, а местные власти это отрицают. ",
    "Ukrainian": "Військові заявили в суботу, що їхні війська залишили три села на півночі, а місцева влада це заперечує. ",
    "Arabic": "قال الجيش يوم السبت إن قواته غادرت ثلاث قرى في الشمال، ونفى مسؤولون محليون ذلك في وقت لاحق من اليوم نفسه. ",
    "French": "L'armée a déclaré samedi que ses troupes avaient quitté trois villages, ce que les autorités ont démenti. ",
}


@pytest.mark.parametrize(("name", "sentence"), LANGUAGES.items(), ids=LANGUAGES.keys())
def test_read_source_names_a_language_that_it_does_not_know(name: str, sentence: str) -> None:
    with pytest.raises(LanguageError, match=f"the report is in {name}"):
        read_source((sentence * 3).encode())


def test_read_source_accepts_a_text_too_short_to_tell() -> None:
    assert read_source(b"Troops leave Kursk").language is None


MEDIA = [
    (b"<!doctype html><p>x", None, None, "text/html"),
    (b"plain", "story.html", None, "text/html"),
    (b"<p>x", "story", "text/plain; charset=utf-8", "text/plain"),
    (b"\xef\xbb\xbf  <html>", None, None, "text/html"),
    (b"<Reuters> said < 5", None, None, "text/plain"),
    (b"Army says 2 < 3", "story.txt", None, "text/plain"),
]


@pytest.mark.parametrize(("raw", "name", "told", "expected"), MEDIA)
def test_guess_media_type_tells_pages_from_texts(raw: bytes, name: str | None, told: str | None, expected: str) -> None:
    assert guess_media_type(raw, name, told) == expected


def test_read_source_fills_what_it_was_given() -> None:
    raw = SENTENCE.encode()
    report = read_source(
        raw,
        name="a.txt",
        url="https://www.bbc.com/news/1",
        published="2025-04",
        retrieved_at="2025-05-01T10:00:00Z",
        media_type="text/plain",
    )
    assert (report.name, report.outlet, report.published.edtf, report.published.basis) == (
        "a.txt",
        "BBC News",
        "2025-04",
        "given",
    )
    assert report.id == report_id("BBC News", "https://www.bbc.com/news/1", report.text)
    assert report.raw_sha256 == hashlib.sha256(raw).hexdigest()
    assert read_source(raw, outlet="The Daily", url="https://www.bbc.com/news/1").outlet == "The Daily"


@pytest.mark.shared
def test_read_source_reads_the_worked_example() -> None:
    if not EXAMPLE.is_dir():
        pytest.skip("../shared/worked-example is absent")
    expected = yaml.safe_load((EXAMPLE / "expected.yaml").read_text(encoding="utf-8"))["report"]
    raw = (EXAMPLE / "report.txt").read_bytes()
    report = read_source(raw, name="report.txt")
    check_promises(report, raw.decode())
    assert report.headline == expected["headline"]
    assert report.first("subhead") == expected["subhead"]
    assert report.first("caption") == expected["caption"]
    assert (report.agency, report.language) == (expected["agency"], expected["language"])
    assert report.dateline is not None
    assert (report.dateline.place, report.dateline.date_text) == tuple(expected["dateline"].values())
    assert report.published.edtf == str(expected["published"])
    assert [omission.text for omission in report.omitted] == expected["boilerplate_dropped"]
    body = [block.span.of(report.text) for block in report.blocks if block.kind == "paragraph"]
    assert len(body) == expected["paragraphs"]
    words = [word for block in report.blocks for word in block.span.of(report.text).split()]
    dropped = [word for text in expected["boilerplate_dropped"] for word in text.split()]
    assert sorted(words + dropped) == sorted(raw.decode().split())


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("UPDATE 2-Army says that rebels left", "Army says that rebels left"),
        ("REFILE-UPDATE 1-Army says that rebels left", "Army says that rebels left"),
        ("EXCLUSIVE: Army says that rebels left", "Army says that rebels left"),
        ("CORRECTED: Hospital in Lima hit, army says", "Hospital in Lima hit, army says"),
        ("REFILE: Hospital in Lima hit, army says", "Hospital in Lima hit, army says"),
        ("Update on talks: army says that rebels left", "Update on talks: army says that rebels left"),
        ("UPDATE", "UPDATE"),
    ],
)
def test_read_source_leaves_out_the_agencys_word_for_the_version(line: str, headline: str) -> None:
    report = read_source(f"{line}\n\nLIMA, March 4, 2025 (AP) - The army said that the rebels had left the town.".encode())
    assert report.headline == headline
    assert "".join(omission.text for omission in report.omitted) + headline == line
