"""How records are put into words, alike in the terminal and on the page."""

import bisect
from collections.abc import Iterator, Sequence
from typing import Literal

from counterclaim.exports.entries import Entry, Voice
from counterclaim.exports.visible import make_visible
from counterclaim.records import Attribution, Block, Failure, Published, Report, Stance

# What a stance does to the matter at hand; the colours go by it.
Bearing = Literal["states", "agrees", "contests", "open"]

BEARINGS: dict[Stance, Bearing] = {
    "asserts": "states",
    "confirms": "agrees",
    "denies": "contests",
    "disputes": "contests",
    "accuses": "contests",
    "declines": "open",
    "believes": "open",
    "urges": "open",
    "predicts": "open",
    "threatens": "open",
    "promises": "open",
}

ANSWERED_BY = {
    "repeats": "repeated by",
    "confirms": "confirmed by",
    "disputes": "disputed by",
    "denies": "denied by",
    "declines": "left open by",
    "refers to": "referred to by",
}


def describe_published(published: Published) -> str:
    """Return the day of publication in words, with how it was found.

    >>> describe_published(Published(edtf="2025-04-26", basis="dateline and weekday"))
    'published 2025-04-26 (dateline and weekday)'
    """
    if published.edtf is None:
        reason = f" ({make_visible(published.reason)})" if published.reason else ""
        return f"day of publication not known{reason}"
    return f"published {published.edtf} ({published.basis})"


def join_names(names: Sequence[str]) -> str:
    """Return names as in a sentence.

    >>> join_names(["Ukraine", "the US", "South Korea"]), join_names(["Talvia"])
    ('Ukraine, the US and South Korea', 'Talvia')
    """
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def describe_failure(failure: Failure) -> str:
    """Return what could not be read and why, in one line."""
    name = failure.name or "standard input"
    message = failure.message if failure.message.startswith(name) else f"{name}: {failure.message}"
    return make_visible(message)


def describe_voice(voice: Voice) -> str:
    """Return a speaker with role and party, in the way that a reader would introduce them.

    >>> describe_voice(Voice(written="she", name="Anna Berg", role="defence minister", party="Talvia"))
    'Anna Berg (defence minister, for Talvia)'
    >>> describe_voice(Voice(written="he", name=None, reason="two men fit"))
    '“he” (not resolved: two men fit)'
    """
    if voice.name is None:
        written = f"“{make_visible(voice.written)}”" if voice.written else "Somebody"
        return f"{written} (not resolved: {make_visible(voice.reason or 'no reason given')})"
    party = voice.party if voice.party != voice.name else None
    facts = [voice.role, f"for {party}" if party else None]
    known = ", ".join(make_visible(fact) for fact in facts if fact)
    return make_visible(voice.name) + (f" ({known})" if known else "")


def list_circumstances(entry: Entry, report: Report) -> Iterator[str]:
    """Yield what is known of how, when and where a claim was made, each in a few words."""
    if entry.claim.factuality not in (None, "asserted"):
        yield f"content {entry.claim.factuality}"
    if entry.attribution is None:
        return
    yield from _list_channels(entry, entry.attribution, report)
    if entry.attribution.said_on is not None:
        when = entry.attribution.said_on
        written = make_visible(when.span.of(report.text))
        yield f"on {when.edtf} (“{written}”)" if when.edtf else f"“{written}” (day not known)"
    if not entry.speakers and entry.attribution.reason:
        yield make_visible(entry.attribution.reason)
    if entry.claim.hedged:
        yield "hedged"
    for span in entry.attribution.carries_on:
        yield f"carried on: {make_visible(span.of(report.text))}"


def _list_channels(entry: Entry, attribution: Attribution, report: Report) -> Iterator[str]:
    via = list(dict.fromkeys(voice.label for voice in entry.via))
    told = [voice.label for voice in entry.addressees if voice.label not in via]
    for word, labels in (("to", told), ("through", via)):
        if labels:
            yield f"{word} {join_names([make_visible(label) for label in labels])}"
    if attribution.medium is not None:
        yield f"in “{make_visible(attribution.medium.of(report.text))}”"


def find_block(entry: Entry, report: Report) -> Block | None:
    """Return the block in which a claim begins."""
    starts = [span.start for span in entry.spans]
    return block_at(report, min(starts)) if starts else None


def block_at(report: Report, place: int) -> Block | None:
    """Return the block that a character stands in, or the one before it."""
    i = bisect.bisect_right(report.blocks, place, key=lambda block: block.span.start) - 1
    return report.blocks[i] if i >= 0 else None
