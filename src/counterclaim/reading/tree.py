"""Questions that rules ask of a parse: whose subject, which words under it, which token at a character."""

import bisect
from collections.abc import Iterable, Iterator
from functools import cached_property

from counterclaim.lexicon import bare
from counterclaim.reading.untangled import untangled
from counterclaim.records import Parse, Span, Token


class Tree:
    """The dependency trees of one parse, with look-up by character; tokens are named by their index."""

    def __init__(self, text: str, parse: Parse) -> None:
        self.text = text
        self.parse = parse
        self.tokens: tuple[Token, ...] = untangled(parse.tokens)
        self._starts = [token.span.start for token in parse.tokens]
        self._sentence_starts = [sentence.start for sentence in parse.sentences]

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of each token, in text order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head >= 0:
                below[token.head].append(i)
        return tuple(tuple(children) for children in below)

    def word(self, i: int) -> str:
        """Return the characters of a token, without those that nobody sees; "" before the first and behind the last."""
        return bare(self.tokens[i].span.of(self.text)) if 0 <= i < len(self.tokens) else ""

    def within(self, span: Span) -> range:
        """Return the indices of the tokens that share a character with the span."""
        first = bisect.bisect_right(self._starts, span.start) - 1
        if first < 0 or self.tokens[first].span.end <= span.start:
            first += 1
        return range(first, bisect.bisect_left(self._starts, span.end))

    def head_of(self, span: Span) -> int | None:
        """Return the token of the span that the others of the span hang from, or None where the span holds no token."""
        inside = self.within(span)
        return next((i for i in inside if self.tokens[i].head not in inside), None)

    def with_relation(self, i: int, *relations: str) -> Iterator[int]:
        """Yield the dependents of a token whose relation is one of those given; `nsubj` also stands for `nsubj:pass`."""
        for child in self.children[i]:
            relation = self.tokens[child].relation
            if relation in relations or relation.split(":")[0] in relations:
                yield child

    def below(self, i: int, without: Iterable[str] = ()) -> list[int]:
        """Return a token and all tokens under it in text order, leaving out subtrees that hang by one of the relations.

        Heads that run in a circle, which no decoder gives but a parse made by hand may, end where they began.
        """
        barred = set(without)
        found: set[int] = set()
        stack = [i]
        while stack:
            token = stack.pop()
            if token in found:
                continue
            found.add(token)
            stack += [child for child in self.children[token] if self.tokens[child].relation not in barred]
        return sorted(found)

    def above(self, i: int) -> Iterator[int]:
        """Yield the heads of a token, from the nearest to the root."""
        seen = 0
        while (i := self.tokens[i].head) >= 0 and seen <= len(self.tokens):
            seen += 1
            yield i

    def span_of(self, indices: Iterable[int]) -> Span:
        """Return the span from the first to the last of the tokens.

        Raises:
            ValueError: there are none.
        """
        found = sorted(indices)
        return Span(self.tokens[found[0]].span.start, self.tokens[found[-1]].span.end)

    def sentence_at(self, position: int) -> Span | None:
        """Return the sentence that holds a character."""
        i = bisect.bisect_right(self._sentence_starts, position) - 1
        if i >= 0 and position < self.parse.sentences[i].end:
            return self.parse.sentences[i]
        return None
