"""Facts as people read them: figures, events, places, times and sums of a report, each in a few words."""

import math
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.exports.visible import make_visible
from counterclaim.lexicon import load_rows
from counterclaim.records import Event, Figure, Participant, Place, Reading, Report, Tally, When

_BOUNDS = {
    "exact": "",
    "about": "about ",
    "at least": "at least ",
    "at most": "at most ",
    "up to": "up to ",
    "over": "more than ",
    "under": "fewer than ",
}
_MEASURES = {"percent": "%", "km2": "km²", "m2": "m²"}
_CURRENCY_LETTERS = 3


class Facts:
    """The facts of one reading, with look-up by claim and by id."""

    def __init__(self, report: Report, reading: Reading) -> None:
        self.text = report.text
        self.reading = reading
        self.places = {place.id: place for place in reading.places}
        self.times = {when.id: when for when in reading.times}
        self._people = frozenset(actor.id for actor in reading.actors if actor.kind == "person")
        self._figures = {figure.id: figure for figure in reading.figures}
        self._by_claim: dict[str | None, list[Figure]] = {}
        self._events_by_claim: dict[str | None, list[Event]] = {}
        for figure in reading.figures:
            self._by_claim.setdefault(figure.claim, []).append(figure)
        for event in reading.events:
            self._events_by_claim.setdefault(event.claim, []).append(event)

    def figures_of(self, claim: str | None) -> Sequence[Figure]:
        """Return the figures that a claim gives; of None those that are part of no claim."""
        return self._by_claim.get(claim, [])

    def events_of(self, claim: str | None) -> Sequence[Event]:
        """Return the events that a claim tells; of None those that are part of no claim."""
        return self._events_by_claim.get(claim, [])

    def describe_figure(self, figure: Figure) -> str:
        """Return a figure in words: "about 700 km² taken by Chad, in Gao, 2023-08"."""
        words = [describe_value(figure, self.text), _happening(figure, self.text)]
        words += [f"{word} {self.names(part)}" for word, part in _parts(figure) if part]
        described = ", ".join([" ".join(filter(None, words)), *self._setting(figure.place, figure.when)])
        return f"{described} (part of {describe_value(part, self.text)})" if (part := self._holder(figure)) else described

    def describe_event(self, event: Event) -> str:
        """Return an event in words: "ASSAULT drone, Russia → Ukraine, in Kyiv, 2025-04-24, negated"."""
        kind = f"{event.type} {event.mode}" if event.mode else event.type
        who, whom = self.names(event.who), self.names(event.to_whom)
        sides = " → ".join(filter(None, (who or ("?" if whom else ""), whom)))
        status = event.status if event.status != "happened" else ""
        return ", ".join(filter(None, (kind, sides, *self._setting(event.place, event.when), status)))

    def describe_tally(self, tally: Tally) -> str:
        """Return a sum with its parts: "killed: 2 + 1 = 3, adds up"; of a remainder what is left."""
        total = self._figures[tally.total]
        parts = [self._figures[part] for part in tally.parts]
        values = [_number(_value(part)) for part in parts]
        about = total.what if tally.kind == "sum" else total.kind or total.unit
        label = make_visible(about or total.unit or "figures")
        if tally.kind == "sum":
            outcome = (
                "adds up" if tally.rest == 0 else f"{_number(abs(tally.rest))} {'missing' if tally.rest > 0 else 'too many'}"
            )
            return f"{label}: {' + '.join(values)} = {_number(_value(total))}, {outcome}"
        left = " - ".join(
            f"{number} {make_visible(part.what or '')}".rstrip()
            for number, part in zip((_number(_value(total)), *values), (total, *parts), strict=True)
        )
        return f"{label}: {left} = {_number(tally.rest)} not accounted for"

    def names(self, participants: Iterable[Participant]) -> str:
        """Return people by their names, others by the party that they belong to where it is known."""
        return " and ".join(
            dict.fromkeys(
                make_visible((one.party if one.actor not in self._people else None) or one.name) for one in participants
            )
        )

    def _holder(self, figure: Figure) -> Figure | None:
        return self._figures.get(figure.part_of or "")

    def _setting(self, place: str | None, when: str | None) -> Iterator[str]:
        if place in self.places:
            yield f"in {make_visible(self.places[place].name)}"
        if when in self.times:
            time = self.times[when]
            yield time.edtf or f"“{make_visible(time.span.of(self.text))}”"


def describe_value(figure: Figure, text: str) -> str:
    """Return how many of what.

    >>> from counterclaim.records import Span
    >>> text = "at least two children; dozens of homes; $2.5 million"
    >>> two = Figure(id="1", span=Span(0, 12), low=2, high=None, bound="at least", unit="people", kind="children")
    >>> homes = Figure(id="2", span=Span(23, 29), low=24, high=None, bound="at least", unit="homes", vague=True)
    >>> money = Figure(id="3", span=Span(40, 52), low=2.5e6, high=2.5e6, bound="exact", unit="USD")
    >>> [describe_value(figure, text) for figure in (two, homes, money)]
    ['at least 2 children', '“dozens” (24 or more) homes', 'USD 2,500,000']
    """
    unit = make_visible(figure.kind or figure.unit or "")
    if unit == "people" and figure.low == figure.high == 1:
        unit = "person"
    amount = _amount(figure)
    if figure.vague:
        amount = f"“{make_visible(figure.span.of(text))}” ({_range(figure)})"
    if figure.unit and len(figure.unit) == _CURRENCY_LETTERS and figure.unit.isupper():
        return f"{figure.unit} {amount}"
    return f"{amount} {_MEASURES.get(figure.unit or '', unit)}".rstrip()


def describe_counted(figure: Figure, text: str) -> str:
    """Return how many of what, and what happened to it: "34 people killed", "34 deaths"."""
    value, what = describe_value(figure, text), _happening(figure, text)
    return value if not what or value.endswith(f" {what}") else f"{value} {what}"


def _happening(figure: Figure, text: str) -> str:
    """Return the label of what happened; where the verb has no label of its own, the verb as it is written.

    Nothing where the noun that is counted and shown says it: deaths are not killed.
    """
    if figure.kind is not None and figure.counted is not None and figure.counted == figure.what_span:
        return ""
    labels = {row["label"] for row in load_rows("happenings")}
    if figure.what in labels or figure.what_span is None:
        return make_visible(figure.what or "")
    return make_visible(figure.what_span.of(text))


def describe_place(place: Place) -> str:
    """Return where a place lies and how exactly that is known.

    >>> from counterclaim.records import Span
    >>> describe_place(Place(id="1", mentions=(Span(0, 4),), name="Lyon", precision="town", admin1="Rhône", country="FRA",
    ...     latitude=45.75, longitude=4.85))
    'Lyon, Rhône, FRA (town, 45.75 4.85)'
    """
    name = ", ".join(make_visible(part) for part in (place.name, place.admin1, place.country) if part)
    if place.reason and place.precision is None:
        return f"{name} ({make_visible(place.reason)})"
    point = (
        f", {place.latitude:.2f} {place.longitude:.2f}" if place.latitude is not None and place.longitude is not None else ""
    )
    return f"{name} ({place.precision or 'precision not known'}{point})"


def describe_time(when: When) -> str:
    """Return what a time means and what it was reckoned from."""
    value = when.edtf or when.duration
    if value is None:
        return f"not known ({make_visible(when.reason or 'no reason given')})"
    days = f"{when.first} to {when.last}" if when.first and when.last and when.first != when.last else ""
    basis = when.basis if when.basis != "unknown" else ""
    details = ", ".join(filter(None, (when.kind if when.kind != "date" else "", days if days != value else "", basis)))
    return f"{value} ({details})" if details else value


def _amount(figure: Figure) -> str:
    if figure.whole is not None:
        return f"{_range(figure)} of {_number(figure.whole)}"
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return f"{_BOUNDS[figure.bound]}{_number(figure.low)} to {_number(figure.high)}"
    return f"{_BOUNDS[figure.bound]}{_number(_value(figure))}"


def _range(figure: Figure) -> str:
    if figure.high is None:
        return f"{_number(figure.low)} or more"
    if figure.low is None:
        return f"{_number(figure.high)} or fewer"
    return _number(figure.low) if figure.low == figure.high else f"{_number(figure.low)} to {_number(figure.high)}"


def _value(figure: Figure) -> float | None:
    return figure.low if figure.low is not None else figure.high


def _number(value: float | None) -> str:
    if value is None or not math.isfinite(value):
        return "?"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.4f}".rstrip("0")


def _parts(figure: Figure) -> Iterator[tuple[str, Sequence[Participant]]]:
    yield from (("by", figure.by), ("of", figure.of), ("to", figure.to))
