"""A report with the words of the tables marked in it: parties, titles, institutions; and questions on noun phrases.

The rules here look at word classes and neighbours first and at the tree second, for a neighbour is seldom wrong.
"""

import bisect
import re
from functools import cached_property

from counterclaim.reading.phrases import Hit, Hits
from counterclaim.reading.quotations import find_quotations
from counterclaim.reading.tree import Tree
from counterclaim.reading.vocabulary import Institution, PartyName, Title, Vocabulary, load_vocabulary
from counterclaim.records import Mention, Parse, Report, Role, Span

POSSESSIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
HYPHENS = frozenset({"-", "‑", "–"})
POSSESSIVE_PRONOUNS = frozenset({"his", "her", "their", "its", "our", "my", "your", "whose"})
EDGES = frozenset({",", ";", ":", "(", ")", "[", "]", "—", "–", '"', "“", "”", "."})
"""Marks that close a phrase."""
ARTICLES = frozenset({"the", "a", "an"})
HEADINGS = frozenset({"headline", "subhead", "heading"})
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X"})
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight "
    "january february march april june july"
    " august september october november december overnight morning afternoon evening week weekend month year day night".split()
)
_PARTICIPLES = frozenset(
    {"acting", "outgoing", "incoming", "ruling", "leading", "visiting", "exiled", "ousted", "elected", "appointed"}
)
_LOUD_SHARE = 0.8

_STAMPED = re.compile(r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{3,4})?(?: ?[-–—:|])? (?=[\"'“‘«A-Z])")
"""The hour that opens an entry of a live blog. The entries stand newest first."""


class Marks:
    """One report, its tree, and the table words found in it."""

    def __init__(self, report: Report, parse: Parse, lexicon: str | None = None) -> None:
        self.report = report
        self.text = report.text
        self.parse = parse
        self.tree = Tree(report.text, parse)
        self._mention_starts = [mention.span.start for mention in parse.mentions]
        self._block_starts = [block.span.start for block in report.blocks]
        self._sentence_starts = [sentence.start for sentence in parse.sentences]
        self.lexicon = lexicon
        self.vocabulary: Vocabulary = load_vocabulary(lexicon)

    @cached_property
    def is_loud(self) -> bool:
        """Tell whether the report is written in capital letters."""
        letters = [character for character in self.text[:4000] if character.isalpha()]
        return bool(letters) and sum(character.isupper() for character in letters) > _LOUD_SHARE * len(letters)

    @cached_property
    def institutions(self) -> Hits[Institution]:
        """Words for bodies; initials are none in small letters."""
        found = self.vocabulary.institutions.find(self.text)
        return Hits(hit for hit in found if not (hit.value.term.isupper() and hit.span.of(self.text).islower()))

    @cached_property
    def titles(self) -> Hits[Title]:
        """Words for what somebody is, but for those that are part of a body's name ("General Staff")."""
        found = self.vocabulary.titles.find(self.text)
        return Hits(hit for hit in found if not self._inside_institution(hit.span))

    def _inside_institution(self, span: Span) -> bool:
        body = self.institutions.at(span.start)
        return body is not None and body.span.holds(span) and len(body.span) > len(span)

    @cached_property
    def party_names(self) -> Hits[tuple[PartyName, ...]]:
        """Words that can stand for a party; which of them do is told by `parties`."""
        vocabulary = self.vocabulary
        if self.is_loud:
            return Hits(vocabulary.loud_names.find(self.text))
        loud = Hits([Hit(block.span, None) for block in self.report.blocks if block.span.of(self.text).isupper()])
        found = [hit for hit in vocabulary.names.find(self.text) if loud.at(hit.span.start) is None]
        for block in loud.all:
            found += vocabulary.loud_names.find(self.text, block.span.start, block.span.end)
        return Hits(found)

    def word(self, i: int) -> str:
        """Return the characters of a token, lower case; empty beyond the ends of the text."""
        return self.tree.word(i).lower() if 0 <= i < len(self.tree.tokens) else ""

    def upos(self, i: int) -> str:
        """Return the part of speech of a token; empty beyond the ends of the text."""
        return self.tree.tokens[i].upos if 0 <= i < len(self.tree.tokens) else ""

    def lemma(self, i: int) -> str:
        """Return the lemma of a token; empty beyond the ends of the text."""
        return self.tree.tokens[i].lemma if 0 <= i < len(self.tree.tokens) else ""

    def span(self, first: int, last: int) -> Span:
        """Return the span from one token to another, both included."""
        return Span(self.tree.tokens[first].span.start, self.tree.tokens[last].span.end)

    def is_source(self, span: Span) -> bool:
        """Tell whether the model sees a source in words, an article and what "which" tells of it apart."""
        hit = self._sources.at(span.start)
        if hit is None or not hit.span.holds(span):
            return False
        return len(hit.span) <= len(span) + 4 or self.text.startswith((", who", ", which"), span.end)

    @cached_property
    def _sources(self) -> Hits[Role]:
        return Hits(Hit(role.span, role) for role in self.parse.roles if role.kind == "source")

    def block_at(self, position: int) -> Span:
        """Return the block around a character, the whole text where there is none."""
        i = bisect.bisect_right(self._block_starts, position) - 1
        if i >= 0 and position < self.report.blocks[i].span.end:
            return self.report.blocks[i].span
        return Span(0, max(len(self.text), 1))

    def block_before(self, position: int) -> Span | None:
        """Return the paragraph or heading that ends before a character; an entry of a live blog goes on from none."""
        if _STAMPED.match(self.text, position) is not None:
            return None
        i = bisect.bisect_left(self._block_starts, position) - 1
        return self.report.blocks[i].span if i >= 0 and self.report.blocks[i].span.end <= position else None

    def sentence_at(self, position: int) -> Span:
        """Return the sentence around a character, cut to its block."""
        block = self.block_at(position)
        sentence = self.tree.sentence_at(position) or block
        return Span(max(block.start, sentence.start), min(block.end, sentence.end)) if sentence.overlaps(block) else block

    def mentions_of(self, *kinds: str) -> list[Mention]:
        """Return the mentions of the kinds (as the model tells them apart), in text order."""
        return [mention for mention in self.parse.mentions if mention.broad in kinds]

    def mention_at(self, span: Span) -> Mention | None:
        """Return the mention that shares a character with a span."""
        i = bisect.bisect_right(self._mention_starts, span.start) - 1
        for mention in self.parse.mentions[max(i, 0) : i + 2]:
            if mention.span.overlaps(span):
                return mention
        return None

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Return the mentions that begin in a span."""
        first = bisect.bisect_left(self._mention_starts, span.start)
        return self.parse.mentions[first : bisect.bisect_left(self._mention_starts, span.end)]

    def sentences_until(self, position: int, count: int) -> tuple[Span, ...]:
        """Return the last sentences that begin before a character, in text order."""
        last = bisect.bisect_left(self._sentence_starts, position)
        return self.parse.sentences[max(0, last - count) : last]

    def left_edge(self, i: int) -> int:
        """Return the first token of the noun phrase that a token ends, without article.

        Neighbours that can stand before a noun are taken in; a verb, a preposition, a mark, an article or a day ends it.
        """
        block = self.block_at(self.tree.tokens[i].span.start)
        first = i
        while first > 0 and self.tree.tokens[first - 1].span.start >= block.start and self._modifies(first - 1):
            first -= 1
        while first < i and (self.word(first) in POSSESSIVE_MARKS or self.word(first) in HYPHENS):
            first += 1
        return first

    def _modifies(self, i: int) -> bool:
        word = self.word(i)
        if word in POSSESSIVE_MARKS or word in POSSESSIVE_PRONOUNS or word in HYPHENS or word == "&":
            return True
        if word in TIMES or self.upos(i) not in _MODIFIERS:
            return self._is_led(i) or self._is_capital_party(i) or self.describes(i)
        title = self.titles.at(self.tree.tokens[i].span.start)
        return title is None or not title.value.plural

    def describes(self, i: int) -> bool:
        """Tell whether a participle, or an adverb before one, describes a noun further on: "internationally recognised"."""
        token = self.tree.tokens[i]
        if token.upos == "ADV":
            return token.relation == "advmod" and token.head == i + 1 and self.describes(i + 1)
        return token.upos == "VERB" and token.relation == "amod" and token.head > i

    def _is_capital_party(self, i: int) -> bool:
        """ "US" and "WHO" in capital letters may be tagged pronouns."""
        capital = self.upos(i) == "PRON" and len(self.word(i)) > 1 and self.tree.word(i).isupper()
        return capital and self.party_names.at(self.tree.tokens[i].span.start) is not None

    def _is_led(self, i: int) -> bool:
        """The second half of "Saudi-led" or "newly-elected" is tagged a verb."""
        return self.upos(i) == "VERB" and (self.word(i - 1) in HYPHENS or self.word(i) in _PARTICIPLES)

    def in_quotation(self, span: Span) -> bool:
        """Tell whether words stand in a quotation of their paragraph: whose officials a speaker blames are not whose he is."""
        place = bisect.bisect_right(self._quoted, Span(span.start, len(self.text) + 1)) - 1
        return place >= 0 and self._quoted[place].holds(span)

    @cached_property
    def _quoted(self) -> list[Span]:
        return sorted(span for quotation in find_quotations(self.report) for span in quotation.spans)

    def signs(self, span: Span) -> bool:
        """Tell whether words stand in the byline or an agency's line: who wrote a report is nobody of whom it tells."""
        return any(signing.holds(span) for signing in self._signing)

    @cached_property
    def _signing(self) -> list[Span]:
        return [block.span for block in self.report.blocks if block.kind in ("byline", "agency")]

    def starts_with_article(self, first: int) -> bool:
        """Tell whether an article or "this", "that" stands before a token."""
        return self.word(first - 1) in ARTICLES or self.word(first - 1) in ("this", "that", "these", "those")
