"""One reader per corpus: each gives documents with words and the labels that the corpus knows.

A label that a corpus does not know is None; the model is not trained on it there.
"""

import dataclasses
import gzip
import itertools
import json
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from counterclaim.parsing.words import find_words
from evals.inline import outermost, read_reports
from training.labels import MENTIONS, RELATIONS, ROLES, UPOS

HERE = Path(__file__).parent
WordSpan = tuple[int, int]

NON_COMMERCIAL_GENRES = ("fiction", "whow", "essay", "letter", "podcast")
UNKNOWN = -100
"""The label of a word that the corpus leaves open; no loss is taken there."""


@dataclasses.dataclass
class Attribution:
    """Fragments as word ranges, end exclusive."""

    sources: list[WordSpan]
    cues: list[WordSpan]
    contents: list[WordSpan]


@dataclasses.dataclass
class Document:
    """A text with its words and what a corpus says of them; lists run parallel to `words`."""

    id: str
    text: str
    words: list[WordSpan]
    roles: list[int] | None = None
    attributions: list[Attribution] | None = None
    sentence_starts: list[int] | None = None
    upos: list[int] | None = None
    heads: list[int] | None = None  # index of the head among words, -1 for the root
    relations: list[int] | None = None
    mentions: list[int] | None = None
    factuality: list[float] | None = None  # how sure the author is, from -3 (not so) to 3 (so), NOT_MARKED where nobody judged
    happened: list[float] | None = None  # whether it has happened, on the same scale
    parties: list[str] | None = None  # the party that a word names, by the tables; empty where it names none
    speakers: list[tuple[WordSpan, str]] | None = None  # sources with the parties that they speak for, empty for nobody


def read_lines(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for line in lines:
            yield json.loads(line)


NOT_MARKED = 99.0


class Aligner:
    """Finds the words that a range of characters covers."""

    def __init__(self, words: list[WordSpan]) -> None:
        self.word_at: dict[int, int] = {}
        for number, (start, end) in enumerate(words):
            for position in range(start, end):
                self.word_at[position] = number

    def words(self, start: int, end: int) -> WordSpan | None:
        covered = [self.word_at[p] for p in range(start, end) if p in self.word_at]
        return (covered[0], covered[-1] + 1) if covered else None


# --- attribution ----------------------------------------------------------------------------------------------


def read_polnear(folder: Path, part: str, *, silver: bool = True) -> Iterator[Document]:
    """Yield PolNeAR articles: roles and links as annotated; mentions as CoreNLP found them, where it was run."""
    entities = {}
    if silver:
        entities = {record["id"]: record for record in read_lines(folder / f"corenlp_{part}.jsonl.gz")}
    for record in read_lines(folder / f"{part}.jsonl.gz"):
        document = document_of(record)
        if record["id"] in entities:
            document.mentions = _silver_mentions(entities[record["id"]], Aligner(document.words), len(document.words))
        yield document


def document_of(record: dict) -> Document:
    """Return the words and roles of a record of data/polnear."""
    words = find_words(record["text"])
    aligner = Aligner(words)
    attributions = [
        Attribution(*(_fragments(aligner, attribution[role]) for role in ("source", "cue", "content")))
        for attribution in record["attributions"]
    ]
    document = Document(record["id"], record["text"], words, attributions=attributions)
    document.roles = role_tags(len(words), attributions)
    return document


def read_invented(folder: Path = HERE / "reports") -> Iterator[Document]:
    """Yield our own invented reports with their roles and links (evals.inline)."""
    for path in sorted(folder.glob("*.txt")):
        for record, _ in read_reports(path):
            yield document_of(record | {"attributions": outermost(record["attributions"])})


def _fragments(aligner: Aligner, spans: Iterable[list[int]]) -> list[WordSpan]:
    """Return word ranges, those that touch joined into one."""
    found = sorted(filter(None, (aligner.words(start, end) for start, end in spans)))
    joined: list[WordSpan] = []
    for first, last in found:
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def role_tags(count: int, attributions: list[Attribution]) -> list[int]:
    """Return one tag a word; where roles overlap, a cue outranks a source, and a source a content."""
    tags = [0] * count
    for role in ("content", "source", "cue"):
        begin = ROLES.index(f"B-{role}")
        for attribution in attributions:
            for first, last in getattr(attribution, role + "s"):
                for word in range(first, last):
                    tags[word] = begin + (word > first)
    for word, tag in enumerate(tags):
        # What follows a nested span is a new fragment: an I tag never stands without its B.
        if ROLES[tag].startswith("I-") and (word == 0 or ROLES[tags[word - 1]][1:] != ROLES[tag][1:]):
            tags[word] = tag - 1
    return tags


def _silver_mentions(record: dict, aligner: Aligner, count: int) -> list[int]:
    pos_of = {start: pos for sentence in record["tokens"] for start, _, pos in sentence}
    kinds = {"PERSON": "person", "ORGANIZATION": "organisation", "LOCATION": "place"}
    spans = []
    for start, end, kind in record["entities"]:
        if kind == "MISC":
            tags = [pos for position, pos in pos_of.items() if start <= position < end]
            # CoreNLP has one class for demonyms, party members, works and events; adjectives and plurals are the former.
            plain = bool(tags) and (all(tag == "JJ" for tag in tags) or tags[-1] == "NNPS")
            spans.append((start, end, "nationality" if plain else "other"))
        elif kind in kinds:
            spans.append((start, end, kinds[kind]))
    return mention_tags(count, aligner, spans)


def mention_tags(count: int, aligner: Aligner, spans: Iterable[tuple[int, int, str]]) -> list[int]:
    tags = [0] * count
    for start, end, kind in spans:
        covered = aligner.words(start, end)
        if covered is None:
            continue
        for word in range(*covered):
            tags[word] = MENTIONS.index(f"{'B' if word == covered[0] else 'I'}-{kind}")
    return tags


# --- treebanks ------------------------------------------------------------------------------------------------


def read_gum(path: Path) -> Iterator[Document]:
    """Yield GUM documents, without the genres whose texts are for non-commercial use only."""
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda m: m.name):
            name = Path(member.name).stem
            if not member.isfile() or name.split("_")[1] in NON_COMMERCIAL_GENRES:
                continue
            content = archive.extractfile(member)
            assert content is not None
            yield from read_conllu(content.read().decode("utf-8").splitlines())


def read_ewt(path: Path) -> Iterator[Document]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from read_conllu(lines)


@dataclasses.dataclass
class _Builder:
    """Puts a document's sentences together into running text with paragraphs."""

    id: str
    text: str = ""
    words: list[WordSpan] = dataclasses.field(default_factory=list)
    upos: list[int] = dataclasses.field(default_factory=list)
    heads: list[int] = dataclasses.field(default_factory=list)
    relations: list[int] = dataclasses.field(default_factory=list)
    starts: list[int] = dataclasses.field(default_factory=list)
    tight: set[str] = dataclasses.field(default_factory=set)
    """Numbers of the words of a sentence that end a contraction with no space after it."""

    def add(self, rows: list[list[str]], paragraph: bool) -> None:
        offset = len(self.words)
        self.tight.clear()
        if self.text:
            self.text = self.text.rstrip() + ("\n\n" if paragraph else " ")
        joint: list[str] = []
        for row in rows:
            if "-" in row[0]:
                joint = self._joint(row, rows)
                continue
            if not row[0].isdigit():
                continue
            form = joint.pop(0) if joint else row[1]
            start = len(self.text)
            self.text += form
            self.words.append((start, len(self.text)))
            spaced = not joint and "SpaceAfter=No" not in row[9] and row[0] not in self.tight
            self.text += " " if spaced else ""
            self.upos.append(UPOS.index(row[3]))
            self.heads.append(int(row[6]) - 1 + offset if row[6] != "0" else -1)
            self.relations.append(RELATIONS.index(row[7]))
            self.starts.append(int(len(self.words) == offset + 1))

    def _joint(self, row: list[str], rows: list[list[str]]) -> list[str]:
        """Return the characters of a contraction's parts ("do", "n't"), cut so that they join to its surface."""
        first, last = (int(number) for number in row[0].split("-"))
        if "SpaceAfter=No" in row[9]:
            self.tight.add(str(last))
        parts = [r[1] for r in rows if r[0].isdigit() and first <= int(r[0]) <= last]
        return parts if "".join(parts) == row[1] else _cut_surface(row[1], parts)

    def document(self) -> Document:
        return Document(
            self.id,
            self.text.rstrip(),
            self.words,
            sentence_starts=self.starts,
            upos=self.upos,
            heads=self.heads,
            relations=self.relations,
        )


def _cut_surface(surface: str, parts: list[str]) -> list[str]:
    """Return the surface cut into as many pieces as there are parts, as long as the parts where that can be."""
    pieces = []
    for number, part in enumerate(parts):
        still = len(parts) - number - 1
        size = len(surface) if still == 0 else max(1, min(len(part), len(surface) - still))
        pieces.append(surface[:size])
        surface = surface[size:]
    return pieces


def read_conllu(lines: Iterable[str]) -> Iterator[Document]:
    """Yield the documents of a CoNLL-U file; paragraphs as marked, sentences joined by a space."""
    builder = None
    rows: list[list[str]] = []
    paragraph = True
    for line in itertools.chain(lines, [""]):
        line = line.rstrip("\n")
        if line.startswith("# newdoc"):
            if builder is not None and builder.words:
                yield builder.document()
            builder = _Builder(line.split("=")[-1].strip())
        elif line.startswith("# newpar"):
            paragraph = True
        elif line.strip() == "" and rows:
            assert builder is not None
            builder.add(rows, paragraph)
            rows, paragraph = [], False
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
    if builder is not None and builder.words:
        yield builder.document()


# --- names ----------------------------------------------------------------------------------------------------

GMB_KINDS = {
    "per": "person",
    "org": "organisation",
    "geo": "place",
    "gpe": "nationality",
    "art": "other",
    "nat": "other",
    "eve": "other",
}
WIKIGOLD_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place", "MISC": None}
# CoreNLP leaves titles out of names, the Groningen Meaning Bank does not; ours follow CoreNLP.
TITLES = frozenset(
    "President Vice Prime Foreign Defense Interior Finance Minister Secretary General Mr. Mrs. Ms. Dr. Senator King Queen "
    "Prince Pope Former Chancellor Premier Ambassador Judge Justice Governor Colonel Major Captain Lieutenant Ayatollah".split()
)
_TIGHT_LEFT = frozenset(". , ; : ! ? ) ] % 's n't ' ''".split())
_TIGHT_RIGHT = frozenset("( [ $ ``".split())


def read_names(path: Path, kinds: dict[str, str | None], limit: int | None = None, group: int = 8) -> Iterator[Document]:
    """Yield paragraphs of neighbouring sentences with their names; tokens are joined as in running text."""
    sentences: list[dict] = []
    for number, record in enumerate(read_lines(path)):
        if limit is not None and number >= limit:
            break
        sentences.append(record)
        if len(sentences) == group:
            yield _names_document(sentences, kinds)
            sentences = []
    if sentences:
        yield _names_document(sentences, kinds)


def _plain_tags(record: dict) -> Iterator[tuple[str, str]]:
    """Yield tokens and tags with titles cut off persons, and states told from nationalities where the corpus has one class."""
    cut = False
    pos = record.get("pos") or [""] * len(record["tokens"])
    for token, tag, part in zip(record["tokens"], record["tags"], pos, strict=True):
        if tag.endswith("-per") and token in TITLES and (cut or tag == "B-per"):
            cut, tag = True, "O"
        elif cut and tag == "I-per":
            cut, tag = False, "B-per"
        else:
            cut = False
        if tag.endswith("-gpe") and part == "NNP":
            tag = tag[:2] + "geo"
        yield token, tag


def _names_document(sentences: list[dict], kinds: dict[str, str | None]) -> Document:
    text, spans, begins = "", [], []
    quoted, end = False, 0
    for record in sentences:
        open_span: tuple[int, str] | None = None
        text += " " if text else ""
        begins.append(len(text))
        tight = True
        for token, tag in _plain_tags(record):
            closing = token == '"' and quoted
            if not tight and token not in _TIGHT_LEFT and not closing:
                text += " "
            if open_span is not None and not tag.startswith("I-"):
                spans.append((open_span[0], end, open_span[1]))
                open_span = None
            if tag.startswith("B-"):
                open_span = (len(text), tag[2:])
            text += token
            end = len(text)
            quoted = not quoted if token == '"' else quoted
            tight = token in _TIGHT_RIGHT or (token == '"' and not closing)
        if open_span is not None:
            spans.append((open_span[0], end, open_span[1]))
    words = find_words(text)
    aligner = Aligner(words)
    known = [(start, end, kinds[kind]) for start, end, kind in spans if kinds.get(kind)]
    document = Document(sentences[0]["id"], text, words)
    document.mentions = mention_tags(len(words), aligner, known)  # type: ignore[arg-type]
    for start, end, kind in spans:
        if kind in kinds and kinds[kind] is None:
            for word in range(*(aligner.words(start, end) or (0, 0))):
                document.mentions[word] = UNKNOWN
    starts = {aligner.word_at[begin] for begin in begins if begin in aligner.word_at}
    document.sentence_starts = [int(word in starts) for word in range(len(words))]
    return document
