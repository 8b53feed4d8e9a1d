"""A claim of the ledger in words: who says it, and what."""

from counterclaim.records import Saying

GAP = " […] "


def name_speaker(saying: Saying) -> str:
    """Return who says it: the speakers, else the party, else the outlet."""
    if saying.own:
        return saying.outlet or "the outlet"
    return ", ".join(saying.speakers) or saying.party or "nobody named"


def word_content(saying: Saying) -> str:
    """Return what is claimed, with a sign for the words that stand between its parts: without one it is misquoted.

    >>> from counterclaim.records import Span
    >>> parts = (Span(0, 9), Span(29, 41))
    >>> word_content(Saying(claim="c", report="r", spans=parts, content="two died, and one fled", stance="asserts"))
    'two died, […] and one fled'
    """
    parts, at = [], 0
    for span in saying.spans:
        parts.append(saying.content[at : at + span.end - span.start])
        at += span.end - span.start + 1
    return GAP.join(parts) if at == len(saying.content) + 1 else saying.content
