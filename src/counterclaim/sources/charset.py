"""Bytes become characters, so that each character can be traced to its bytes.

Order of evidence, as in the WHATWG Encoding and HTML standards: byte order mark, the charset of the transport, the page's own
`<meta>`, then a guess. Encoding labels are read as WHATWG labels ("latin1" is windows-1252, Python's cp1252).
"""

import codecs
import re
from typing import NamedTuple

from counterclaim.errors import SourceError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"<meta[^>]{0,500}?charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_LABEL = re.compile(r"charset\s{0,20}=\s{0,20}[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_LONE = re.compile("[\ud800-\udfff]")

_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1b")
_PLAUSIBLE = re.compile(rb"[\x85\x91-\x97\xa0\xa3\xa9\xb0\xb7\xbd]|(?<=[A-Za-z])[\xc0-\xfd]|[\xc0-\xfd](?=[a-z])")

MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"PK\x03\x04", "a zip archive or an office document; unpack it, or save it as text"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7-zip archive; unpack it first"),
    (b"Rar!", "a rar archive; unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as text"),
    (b"{\\rtf", "an RTF document; save it as text"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\x7fELF", "a program"),
    (b"WARC/1.", "a web archive; save its pages as files"),
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_XML = (b"<?xml", b"<rss", b"<feed", b"<rdf:rdf")


class Decoded(NamedTuple):
    """The characters of a source and the name of their encoding."""

    text: str
    encoding: str


def refuse_binary(raw: bytes, name: str | None) -> None:
    """Return where the bytes can be text.

    Raises:
        SourceError: the input is empty or of a kind that holds no text; the message says which.

    >>> refuse_binary(b"%PDF-1.7 ...", "story.pdf")
    Traceback (most recent call last):
    counterclaim.errors.SourceError: story.pdf: this is a PDF; save its text as .txt and give that file instead
    """
    where = name or "input"
    if not raw.strip(b" \t\r\n\x0c\x00"):
        raise SourceError(f"{where}: there is nothing in it; give a file that holds a report")
    if b"%PDF-" in raw[:1024]:
        raise SourceError(f"{where}: this is a PDF; save its text as .txt and give that file instead")
    for magic, what in MAGIC:
        if raw.startswith(magic):
            raise SourceError(f"{where}: this is {what}; a report must be plain text or HTML")
    if _is_feed(raw):
        # Read as one text, the items of a feed would answer each other.
        raise SourceError(f"{where}: this is a feed of many reports; save each of them as a file")
    if raw[4:8] == b"ftyp" or raw[:4] == b"RIFF":
        raise SourceError(f"{where}: this is a media file; a report must be plain text or HTML")
    if _find_wide(raw) is not None:
        return
    if b"\x00" in raw:
        raise SourceError(f"{where}: this is not text (byte {raw.index(0)} is zero); a report must be plain text or HTML")
    head = raw[:65_536]
    if len(head.translate(None, _CONTROLS)) < len(head) * 0.98:
        raise SourceError(f"{where}: this is not text (it is full of control characters); a report must be plain text or HTML")


def _is_feed(raw: bytes) -> bool:
    head = raw[:2048].removeprefix(codecs.BOM_UTF8).lstrip()
    return head.lower().startswith(_XML) and _FEED.search(head) is not None


def decode(raw: bytes, media_type: str | None = None, page: bool = False) -> Decoded:
    """Return the characters of the bytes and the encoding that they were read by.

    A byte that the encoding does not know becomes one U+FFFD, so that positions stay countable.

    >>> decode(b"\\x93Never,\\x94 he said", "text/plain; charset=latin1")
    Decoded(text='“Never,” he said', encoding='cp1252')
    >>> decode(b"said the caf\\xc3\\xa9 owner \\xff").text
    'said the café owner �'
    """
    encoding = _find_wide(raw) or _declared(raw, media_type, page) or _guess(raw)
    text = raw.decode(encoding, "surrogateescape" if encoding != "utf-16-le" and encoding != "utf-16-be" else "replace")
    return Decoded(_LONE.sub("\ufffd", text), encoding)


def _find_wide(raw: bytes) -> str | None:
    """Name the encoding that a byte order mark or the rhythm of zero bytes tells."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding
    head = raw[:4096]
    zeros = (head[0::2].count(0), head[1::2].count(0))
    if max(zeros) > len(head) * 0.3 and min(zeros) < len(head) * 0.02:
        return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"
    return None


def _declared(raw: bytes, media_type: str | None, page: bool) -> str | None:
    labels: list[str] = []
    if media_type and (found := _LABEL.search(media_type)):
        labels.append(found[1])
    if page and (meta := _META.search(raw[:8192])):
        labels.append(meta[1].decode("ascii"))
    for label in labels:
        encoding = _known(label)
        if encoding is not None and not (encoding == "utf-8" and _damage(raw) > 0.5):
            return encoding
    return None


def _known(label: str) -> str | None:
    from resiliparse.parse.encoding import map_encoding_to_html5

    try:
        encoding: str | None = map_encoding_to_html5(label, fallback_utf8=False)
        if encoding is None:
            return None
        codecs.lookup(encoding)
    except (LookupError, TypeError, ValueError):
        return None
    # A page that could be read far enough to find its <meta> is not UTF-16, whatever it says.
    return "utf-8" if encoding.startswith("utf-16") else encoding


def _guess(raw: bytes) -> str:
    if _damage(raw) <= 0.5:
        return "utf-8"
    beyond = sum(byte > 127 for byte in raw)
    if beyond < len(raw) * 0.2:
        # English with a few strange bytes: signs and accents of windows-1252 where they stand as such, else damaged UTF-8.
        return "cp1252" if len(_PLAUSIBLE.findall(raw)) * 2 >= beyond else "utf-8"
    from resiliparse.parse.encoding import detect_encoding

    found = _known(detect_encoding(raw[:200_000]) or "windows-1252")
    return found if found is not None and found != "utf-8" else "cp1252"


def _damage(raw: bytes) -> float:
    """Return which share of the bytes beyond ASCII is not UTF-8."""
    try:
        raw.decode("utf-8")
        return 0.0
    except UnicodeDecodeError:
        text = raw.decode("utf-8", "surrogateescape")
        return len(_LONE.findall(text)) / sum(byte > 127 for byte in raw)
