"""Claims as people read them: numbered in text order, each with its speakers, its chain, and answers both ways."""

from counterclaim.records import Actor, Answer, Attribution, Claim, Reading, Record, Report, Span, Speaker, Stance


class Voice(Record, frozen=True):
    """A speaker, addressee or channel: as written at a place, and as resolved within the report."""

    written: str | None
    name: str | None
    role: str | None = None
    party: str | None = None
    reason: str | None = None
    """Why it is not resolved to a name."""

    @property
    def label(self) -> str:
        """The name, else what is written, else that nobody is named."""
        return self.name or self.written or "nobody named"


class Reply(Record, frozen=True):
    """An answer as seen from one of its two claims; `number` is the other claim's, None where the report does not claim it."""

    number: int | None
    answer: Answer


class Entry(Record, frozen=True):
    """A claim with its number in the report and all that belongs to it."""

    number: int
    claim: Claim
    attribution: Attribution | None
    speakers: tuple[Voice, ...] = ()
    addressees: tuple[Voice, ...] = ()
    via: tuple[Voice, ...] = ()
    within: int | None = None
    """Number of the claim in whose content this one stands."""
    answers: tuple[Reply, ...] = ()
    answered: tuple[Reply, ...] = ()

    @property
    def stance(self) -> Stance:
        """The claim's stance."""
        return self.claim.stance

    @property
    def spans(self) -> tuple[Span, ...]:
        """Every span that a reader would want marked: source, cue, content and what carries it on."""
        if self.attribution is None:
            return self.claim.content
        named = tuple(span for span in (self.attribution.source, self.attribution.cue) if span is not None)
        return named + self.claim.content + self.attribution.carries_on


def list_entries(report: Report, reading: Reading) -> tuple[Entry, ...]:
    """Return the claims of a reading in the order of the text, an outer link of a chain before the inner one."""
    attributions = {attribution.id: attribution for attribution in reading.attributions}
    actors = {actor.id: actor for actor in reading.actors}
    ordered = sorted(reading.claims, key=lambda claim: _order(claim, attributions))
    numbers = {claim.id: number for number, claim in enumerate(ordered, 1)}
    speaking: dict[str, int] = {}
    answered: dict[str, list[Reply]] = {}
    for claim in ordered:
        if claim.attribution is not None:
            speaking.setdefault(claim.attribution, numbers[claim.id])
        for answer in claim.answers:
            if answer.claim is not None:
                answered.setdefault(answer.claim, []).append(Reply(number=numbers[claim.id], answer=answer))
    entries = []
    for claim in ordered:
        attribution = attributions.get(claim.attribution or "")
        entry = Entry(
            number=numbers[claim.id],
            claim=claim,
            attribution=attribution,
            answers=tuple(
                Reply(number=numbers.get(answer.claim or ""), answer=answer)
                for answer in claim.answers
                if not _says_nothing_more(claim, answer)
            ),
            answered=tuple(answered.get(claim.id, ())),
        )
        entries.append(entry if attribution is None else _with_voices(entry, attribution, report, actors, speaking))
    return tuple(entries)


def _says_nothing_more(claim: Claim, answer: Answer) -> bool:
    # "denied any part in it": what is denied is the content itself, and the report has nobody who claims it.
    return answer.claim is None and answer.span in claim.content


def _order(claim: Claim, attributions: dict[str, Attribution]) -> tuple[int, int, int, str]:
    attribution = attributions.get(claim.attribution or "")
    spans = list(claim.content)
    if attribution is not None:
        spans += [span for span in (attribution.source, attribution.cue) if span is not None]
    if not spans:
        return (0, 0, 0, claim.id)
    cue = attribution.cue if attribution is not None and attribution.cue is not None else spans[0]
    return (min(span.start for span in spans), _depth(attribution, attributions), cue.start, claim.id)


def _depth(attribution: Attribution | None, attributions: dict[str, Attribution]) -> int:
    seen: set[str] = set()
    while attribution is not None and attribution.parent is not None and attribution.id not in seen:
        seen.add(attribution.id)
        attribution = attributions.get(attribution.parent)
    return len(seen)


def _with_voices(
    entry: Entry, attribution: Attribution, report: Report, actors: dict[str, Actor], speaking: dict[str, int]
) -> Entry:
    def join(speakers: tuple[Speaker, ...]) -> tuple[Voice, ...]:
        return tuple(join_voice(speaker, report.text, actors) for speaker in speakers)

    return Entry(
        number=entry.number,
        claim=entry.claim,
        attribution=attribution,
        speakers=join(attribution.speakers),
        addressees=join(attribution.addressees),
        via=join(attribution.via),
        within=speaking.get(attribution.parent or ""),
        answers=entry.answers,
        answered=entry.answered,
    )


def join_voice(speaker: Speaker, text: str, actors: dict[str, Actor]) -> Voice:
    """Return who is named at a place, with the name, role and party of the actor it was resolved to."""
    written = speaker.span.of(text) if speaker.span is not None else None
    actor = actors.get(speaker.actor or "")
    if actor is None:
        return Voice(written=written, name=None, reason=speaker.reason)
    return Voice(written=written, name=actor.name, role=actor.role, party=actor.party, reason=actor.reason)
