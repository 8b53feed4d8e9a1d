"""The facts of a report for a terminal or a pipe: figures and events under their claims, then sums, places and times."""

from collections.abc import Iterable, Iterator

from counterclaim.exports.facts import Facts, describe_place, describe_time
from counterclaim.exports.sheet import Sheet
from counterclaim.exports.visible import make_visible

INDENT = " " * 17
"""As wide as what stands before the words of a claim."""
LABEL_WIDTH = 8
MOST_WORDS = 28


def show_facts(claim: str | None, facts: Facts, sheet: Sheet) -> Iterator[str]:
    """Yield the lines of the figures and events that a claim holds; of None those that are part of no claim."""
    lines = [("figure", facts.describe_figure(figure)) for figure in facts.figures_of(claim)]
    lines += [("event", facts.describe_event(event)) for event in facts.events_of(claim)]
    for label, line in lines:
        first = f"{INDENT}{label:<{LABEL_WIDTH}}"
        yield from sheet.wrap(line, " " * len(first), "quiet", first)


def show_setting(facts: Facts, sheet: Sheet) -> Iterator[str]:
    """Yield the lists under the claims: facts outside of claims, sums, places, times."""
    loose = list(show_facts(None, facts, sheet))
    if loose:
        yield from ("", sheet.paint("Outside of claims", "strong"), *loose)
    reading, text = facts.reading, facts.text
    yield from _list("Sums", ((facts.describe_tally(tally), "") for tally in reading.tallies), sheet)
    places = ((place.mentions[0].of(text) if place.mentions else place.name, describe_place(place)) for place in reading.places)
    yield from _list("Places", places, sheet)
    yield from _list("Times", ((when.span.of(text), describe_time(when)) for when in reading.times), sheet)


def _list(title: str, rows: Iterable[tuple[str, str]], sheet: Sheet) -> Iterator[str]:
    kept = [(make_visible(words), described) for words, described in dict.fromkeys(rows)]
    if not kept:
        return
    yield from ("", sheet.paint(title, "strong"))
    width = min(MOST_WORDS, max(len(words) for words, _ in kept))
    for words, described in kept:
        if not described:
            yield from sheet.wrap(words, "    ", first="  ")
            continue
        first = f"  {words:<{width}}  "
        yield from sheet.wrap(described, " " * (width + 4), "quiet", first)
