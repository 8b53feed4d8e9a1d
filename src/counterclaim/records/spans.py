"""The base of all records, and the span: the characters of a report that a record stands on."""

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all records: frozen, compared by value."""


class Span(msgspec.Struct, frozen=True, order=True):
    """A half-open range of Unicode code points of `Report.text`.

    >>> Span(0, 6).of("Russia says all troops have left")
    'Russia'
    >>> Span(0, 6).overlaps(Span(5, 9)), Span(0, 6).holds(Span(2, 6))
    (True, True)
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of the span."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Tell whether the other lies within this one."""
        return self.start <= other.start and other.end <= self.end
