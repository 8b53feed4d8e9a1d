"""What all rules of reading look at: the report, its trees, its quotations, the data tables; and drafts of attributions."""

import bisect
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Literal

import msgspec

from counterclaim.lexicon import load_rows
from counterclaim.reading.cues import Cue, Cues, load_cues
from counterclaim.reading.quotations import Quotation, find_quotations
from counterclaim.reading.tree import Tree
from counterclaim.records import Block, Parse, Record, Report, Span, Stance, Token

SAYING_BLOCKS = frozenset({"headline", "subhead", "caption", "heading", "paragraph", "quotation", "item"})
"""Kinds of block that claims are read from; bylines, agencies, dates and datelines make none."""


class Draft(Record, frozen=True):
    """An attribution before its speaker is resolved; `cue_token` is the word of the lexicon within the cue.

    `rows` are the lexicon's rows that fit; empty where the model found a cue that the lexicon does not know.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    cue_token: int | None = None
    rows: tuple[Cue, ...] = ()
    origin: Literal["model", "verb", "phrase", "noun", "adverb", "quotation"] = "model"
    addressee: Span | None = None
    medium: Span | None = None
    via: Span | None = None
    echo: Span | None = None
    """Of a quotation that stands alone: the source of the attribution beside it."""
    reason: str | None = None
    score: float = 1.0
    seen: Span | None = None
    """The whole cue as the model sees it, with auxiliaries and negation."""
    own: bool = False
    """The cue has a subject of its own in the tree."""
    placed: bool = False
    """Source and content were told by the place of the cue, not by a tree."""
    sure: bool = False
    """The construction is certain: what the model sees at its cue is not looked at."""
    verbatim: bool = False
    """The content is the source's own words though no marks of quotation stand about it."""
    stance: Stance | None = None
    """The stance where the construction tells it, whatever the cue's row says."""

    @property
    def start(self) -> int:
        """Where the draft begins in the text."""
        return min(span.start for span in (*self.content, *filter(None, (self.source, self.cue))))


class Scene:
    """One report with its parse and all that is looked up in it again and again."""

    def __init__(self, report: Report, parse: Parse, lexicon: str | None = None) -> None:
        self.report = report
        self.text = report.text
        parse = msgspec.structs.replace(parse, sentences=_join_sentences(report.text, parse.sentences))
        self.parse = parse
        self.tree = Tree(report.text, parse)
        self.lexicon = lexicon
        self.cues: Cues = load_cues(lexicon)
        self.quotations: tuple[Quotation, ...] = find_quotations(report)
        self.long_quotations = tuple(quotation for quotation in self.quotations if len(quotation.spans) > 1)
        self.blocks: tuple[Block, ...] = report.blocks
        self._block_starts = [block.span.start for block in report.blocks]
        self._sentence_starts = [sentence.start for sentence in parse.sentences]
        self._mention_starts = [mention.span.start for mention in parse.mentions]
        self._quoted = sorted(span for quotation in self.quotations for span in quotation.spans)
        self._quoted_starts = [span.start for span in self._quoted]

    def block_number(self, position: int) -> int:
        """Return the index of the last block that begins at or before a character, -1 where none does."""
        return bisect.bisect_right(self._block_starts, position) - 1

    def block_at(self, position: int) -> Block | None:
        """Return the block that holds a character."""
        i = self.block_number(position)
        if i >= 0 and position < self.blocks[i].span.end:
            return self.blocks[i]
        return None

    def sentences_in(self, span: Span) -> range:
        """Return the indices of the sentences that share a character with a span."""
        first = max(bisect.bisect_right(self._sentence_starts, span.start) - 1, 0)
        if first < len(self._sentence_starts) and self.parse.sentences[first].end <= span.start:
            first += 1
        return range(first, bisect.bisect_left(self._sentence_starts, span.end))

    def by_sentence(self, spans: Iterable[tuple[int, Span]]) -> dict[int, list[int]]:
        """Return, by index of the sentence, the numbers of the spans that touch it, in the order given."""
        found: dict[int, list[int]] = {}
        for number, span in spans:
            for sentence in self.sentences_in(span):
                numbers = found.setdefault(sentence, [])
                if number not in numbers[-1:]:
                    numbers.append(number)
        return found

    def blocks_in(self, span: Span) -> tuple[Block, ...]:
        """Return the blocks that share a character with a span."""
        first = max(bisect.bisect_right(self._block_starts, span.start) - 1, 0)
        last = bisect.bisect_left(self._block_starts, span.end)
        return tuple(block for block in self.blocks[first:last] if block.span.overlaps(span))

    def quoted_in(self, span: Span) -> tuple[Span, ...]:
        """Return the quoted stretches, marks included, that share a character with a span."""
        first = max(bisect.bisect_right(self._quoted_starts, span.start) - 2, 0)
        last = bisect.bisect_left(self._quoted_starts, span.end)
        return tuple(quoted for quoted in self._quoted[first:last] if quoted.overlaps(span))

    def is_saying(self, position: int) -> bool:
        """Tell whether a character stands in a block that claims are read from."""
        block = self.block_at(position)
        return block is not None and block.kind in SAYING_BLOCKS

    def sentence_of(self, i: int) -> Span:
        """Return the sentence of a token, cut to its block; the token itself where the parse gives no sentence."""
        span = self.tree.tokens[i].span
        sentence = self.tree.sentence_at(span.start) or span
        block = self.block_at(span.start)
        if block is None:
            return sentence
        return Span(max(sentence.start, block.span.start), max(min(sentence.end, block.span.end), span.end))

    @cached_property
    def paragraphs(self) -> tuple[tuple[Span, ...], ...]:
        """The sentences of each block that claims are read from, cut to the block."""
        found: list[tuple[Span, ...]] = []
        for block in self.blocks:
            if block.kind not in SAYING_BLOCKS:
                continue
            inside = [self.parse.sentences[i] for i in self.sentences_in(block.span)]
            found.append(tuple(Span(max(s.start, block.span.start), min(s.end, block.span.end)) for s in inside))
        return tuple(found)

    def mention_kinds(self, span: Span) -> frozenset[str]:
        """Return the kinds (as the model tells them apart) of the mentions that share a character with a span."""
        first = max(bisect.bisect_left(self._mention_starts, span.start) - 1, 0)
        last = bisect.bisect_left(self._mention_starts, span.end)
        return frozenset(mention.broad for mention in self.parse.mentions[first:last] if mention.span.overlaps(span))

    @cached_property
    def _kinds(self) -> dict[str, dict[str, frozenset[str]]]:
        return {table: _group_words(table, self.lexicon) for table in ("negations", "media")}

    @cached_property
    def connectives(self) -> frozenset[str]:
        """Words that join a sentence to the one before ("Meanwhile")."""
        return frozenset(row["word"] for row in load_rows("connectives", self.lexicon))

    def has_word(self, i: int, table: str, *kinds: str) -> bool:
        """Tell whether a token is listed in a table under one of the kinds; the surname "No" is not."""
        if self.tree.word(i) == "No" and self._is_surname(self.tree.tokens[i]):
            return False
        return not self._kinds[table].get(self.tree.word(i).lower(), frozenset()).isdisjoint(kinds)

    def _is_surname(self, token: Token) -> bool:
        joined = token.upos == "PROPN" and token.relation == "compound"
        return joined or "person" in self.mention_kinds(token.span)


def _join_sentences(text: str, sentences: Sequence[Span]) -> tuple[Span, ...]:
    """A sentence that ends in a comma was parted too early: it goes on in the next one of its paragraph."""
    joined: list[Span] = []
    for sentence in sentences:
        goes_on = joined and text[joined[-1].end - 1] == "," and "\n" not in text[joined[-1].end : sentence.start]
        if goes_on:
            joined[-1] = Span(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return tuple(joined)


def _group_words(table: str, lexicon: str | None) -> dict[str, frozenset[str]]:
    grouped: dict[str, frozenset[str]] = {}
    for row in load_rows(table, lexicon):
        grouped[row["word"]] = grouped.get(row["word"], frozenset()) | {row["kind"]}
    return grouped
