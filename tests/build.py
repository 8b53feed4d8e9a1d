"""Reports and parses made by hand, so that no test counts characters.

    built = story("[source:Officials] [cue:said] [content:all troops had left].")
    built = story("Officials said all troops had left.", tree="Officials|NOUN|2|nsubj said|VERB|0|root all|DET|4|det ...")

Roles are marked in the text: [source:...], [cue:...], [content:...]; a number joins the roles of one attribution where a text
has
several ([cue2:said]). Names are marked by their kind: [person:...], [organisation:...], [place:...], [nationality:...]. Marks
nest. A paragraph
may begin with the kind of its block: "headline| Officials say all troops have left". A tree has a line for each sentence;
each word is `form|part of speech|head|relation`, heads count from 1 within the sentence, 0 is the root.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple, get_args

from counterclaim.records import Block, BlockKind, Frame, Mention, MentionKind, Parse, Published, Report, Role, Span, Token

_MARK = re.compile(r"\[(source|cue|content|person|organisation|place|nationality|other)(\d*):|\]")
_WORD = re.compile(r"n't|'s|[\w-]+?(?=n't)|[\w-]+|[^\w\s]")


class Built(NamedTuple):
    """A report with its parse."""

    report: Report
    parse: Parse


class Mark(NamedTuple):
    """A stretch of text that was marked, and the number beside its kind."""

    kind: str
    number: int
    span: Span


def unmark(text: str) -> tuple[str, list[Mark]]:
    """Return the text without its marks, and the marks in the order in which they close."""
    plain, marks, open_marks, at = "", list[Mark](), list[tuple[str, int, int]](), 0
    for found in _MARK.finditer(text):
        plain += text[at : found.start()]
        at = found.end()
        if found[1]:
            open_marks.append((found[1], int(found[2] or 1), len(plain)))
        else:
            kind, number, start = open_marks.pop()
            marks.append(Mark(kind, number, Span(start, len(plain))))
    return plain + text[at:], marks


def story(*paragraphs: str, tree: str = "", published: str | None = None, outlet: str | None = None) -> Built:
    """Return a report of the paragraphs, with the roles and names marked in them and, where one is given, the trees."""
    text, marks = unmark("\n\n".join(paragraphs))
    kinds = [_kind_of(paragraph) for paragraph in paragraphs]
    blocks, text, marks = _cut_kinds(text, marks, kinds)
    day = Published(edtf=published, basis="given") if published else Published(edtf=None, basis="unknown", reason="none given")
    report = Report(id="report", text=text, blocks=blocks, source_map=(), published=day, outlet=outlet)
    tokens, sentences = _read_tree(text, tree) if tree else _flat(text, blocks)
    roles, frames = _frames(marks)
    parse = Parse(
        report_id=report.id,
        tokens=tokens,
        sentences=sentences,
        mentions=tuple(sorted(_mentions(marks), key=lambda mention: mention.span)),
        roles=roles,
        frames=frames,
        model="by hand",
    )
    return Built(report, parse)


def _kind_of(paragraph: str) -> BlockKind:
    kind = paragraph.split("|", 1)[0]
    return kind if kind in get_args(BlockKind) and "|" in paragraph else "paragraph"  # type: ignore[return-value]


def _cut_kinds(text: str, marks: list[Mark], kinds: list[BlockKind]) -> tuple[tuple[Block, ...], str, list[Mark]]:
    """Take the kinds of blocks out of the text, and move the marks accordingly."""
    blocks, cut, moves, at = list[Block](), "", list[tuple[int, int]](), 0
    for part, kind in zip(text.split("\n\n"), kinds, strict=True):
        lead = len(part) - len(part.split("|", 1)[1].lstrip()) if part.startswith(f"{kind}|") else 0
        moves.append((at + lead, lead + (moves[-1][1] if moves else 0)))
        blocks.append(Block(kind=kind, span=Span(len(cut), len(cut) + len(part) - lead)))
        cut += part[lead:] + "\n\n"
        at += len(part) + 2

    def moved(position: int) -> int:
        return position - max((total for start, total in moves if start <= position), default=0)

    return tuple(blocks), cut[:-2], [Mark(m.kind, m.number, Span(moved(m.span.start), moved(m.span.end))) for m in marks]


def _frames(marks: list[Mark]) -> tuple[tuple[Role, ...], tuple[Frame, ...]]:
    wanted = [mark for mark in marks if mark.kind in ("source", "cue", "content")]
    wanted.sort(key=lambda mark: mark.span)
    roles = tuple(Role(kind=mark.kind, span=mark.span, score=1.0) for mark in wanted)  # type: ignore[arg-type]
    frames = []
    for n, mark in enumerate(wanted):
        if mark.kind == "cue":
            mine = [i for i, other in enumerate(wanted) if other.number == mark.number]
            source = next((i for i in mine if wanted[i].kind == "source"), None)
            contents = tuple(i for i in mine if wanted[i].kind == "content")
            frames.append(Frame(cue=n, source=source, contents=contents, score=1.0))
    return roles, tuple(frames)


def _mentions(marks: list[Mark]) -> Iterator[Mention]:
    for mark in marks:
        if mark.kind in get_args(MentionKind):
            yield Mention(span=mark.span, kind=mark.kind, score=1.0)  # type: ignore[arg-type]


def _read_tree(text: str, tree: str) -> tuple[tuple[Token, ...], tuple[Span, ...]]:
    tokens, sentences, at = list[Token](), list[Span](), 0
    for line in filter(None, (line.strip() for line in tree.strip().splitlines())):
        first = len(tokens)
        for word in line.split():
            form, upos, head, relation = word.split("|")
            start = text.index(form, at)
            assert not text[at:start].strip(), f"{text[at:start]!r} stands in no word of the tree"
            at = start + len(form)
            tokens.append(
                Token(span=Span(start, at), upos=upos, head=first + int(head) - 1 if head != "0" else -1, relation=relation)
            )
        sentences.append(Span(tokens[first].span.start, at))
    assert not text[at:].strip(), f"{text[at:]!r} stands in no word of the tree"
    return tuple(tokens), tuple(sentences)


def _flat(text: str, blocks: tuple[Block, ...]) -> tuple[tuple[Token, ...], tuple[Span, ...]]:
    """Words without a tree: each block is a sentence whose words hang from its first."""
    tokens: list[Token] = []
    for block in blocks:
        first = len(tokens)
        for found in _WORD.finditer(text, block.span.start, block.span.end):
            upos = "PUNCT" if not found[0][0].isalnum() and found[0] not in ("'s",) else "X"
            head, relation = (-1, "root") if len(tokens) == first else (first, "dep")
            tokens.append(Token(span=Span(*found.span()), upos=upos, head=head, relation=relation))
    return tuple(tokens), tuple(block.span for block in blocks)
