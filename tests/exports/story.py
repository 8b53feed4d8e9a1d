"""A report and its reading, built by hand: what the tests of the exports show, write and mark."""

from collections.abc import Sequence
from typing import get_args

from counterclaim.ids import attribution_anchor, hash_parts, record_id, report_id
from counterclaim.records import (
    Actor,
    Answer,
    AnswerKind,
    Attribution,
    Block,
    BlockKind,
    Claim,
    Dateline,
    Event,
    Factuality,
    Figure,
    Naming,
    Omission,
    Participant,
    Party,
    Place,
    Published,
    Reading,
    Report,
    Run,
    Span,
    Speaker,
    Stance,
    Tally,
    When,
)

BLOCKS: tuple[tuple[BlockKind, str], ...] = (
    ("headline", "Marisk says its troops hold the Orlen bridge; Talvia disputes the claim"),
    ("subhead", "General Ilo Varga told lawmakers that the crossing had been secured overnight."),
    ("byline", "By Nora Quill"),
    ("agency", "Northern Wire"),
    ("caption", "Smoke over the Orlen valley on Thursday. Photo: Pia Lund"),
    ("dateline", "VELD, 3 May"),
    (
        "paragraph",
        "Marisk's army has taken the Orlen bridge, government spokesman Emil Tarr said on Friday. Tarr told the Veld Post that"
        " General Ilo Varga had informed the president of the capture in a call.",
    ),
    (
        "paragraph",
        "Talvian officials disputed the claim. In an evening bulletin, Talvia's general staff said its units continue to shell"
        " the crossing, rejecting Mariski claims that the bridge has fallen.",
    ),
    (
        "paragraph",
        "“They hold nothing but a burnt-out toll booth,” defence minister Anna Berg said. “We will be back within a week,” she"
        " warned.",
    ),
    (
        "paragraph",
        "The bridge carries the only paved road between the two provinces. Two people died in the shelling, local doctors said."
        " Another eleven were treated for burns.",
    ),
    (
        "paragraph",
        "The mission's observers did not confirm the capture. He had no comment. Marisk was accused of using banned"
        " munitions, and aid groups and the bishops of both provinces urged a pause in the fighting.",
    ),
    ("heading", "Talks"),
    ("paragraph", "The two governments meet again on Monday."),
)
LEFT_OUT = (("Leave a Reply", "comment form"), ("Share this story", "share bar"))


class Story:
    """Collects the records of a report; spans are found by their words."""

    def __init__(self, blocks: Sequence[tuple[BlockKind, str]] = BLOCKS, *, name: str = "bridge.txt", url: str | None = None):
        text, spans = "", []
        for _, words in blocks:
            start = len(text) + (1 if text else 0)
            text = f"{text}\n{words}" if text else words
            spans.append(Span(start, start + len(words)))
        self.text = text
        self.blocks = tuple(Block(kind=kind, span=span) for (kind, _), span in zip(blocks, spans, strict=True))
        self.id = report_id("Veld Post", url, text)
        self.name = name
        self.url = url
        self.actors: dict[str, Actor] = {}
        self.attributions: list[Attribution] = []
        self.claims: list[Claim] = []
        self.times: list[When] = []
        self.places: list[Place] = []
        self.figures: list[Figure] = []
        self.tallies: list[Tally] = []
        self.events: list[Event] = []

    def participant(self, words: str, party: str | None = None, after: int = 0) -> Participant:
        """Return a participant named by the words, who stands for a party or for nobody that is told."""
        reason = None if party else "the report does not tell whose they are"
        return Participant(span=self.span(words, after), name=words, party=party, reason=reason)

    def figure(self, words: str, value: float, unit: str, what: str, claim: Claim | None, **more: object) -> Figure:
        """Add an exact figure."""
        span = self.span(words)
        more.setdefault("claim", claim.id if claim else None)
        values = {"low": value, "high": value, "bound": "exact", "unit": unit, "what": what}
        self.figures.append(Figure(id=record_id("figure", self.id, [span]), span=span, **(values | more)))  # type: ignore[arg-type]
        return self.figures[-1]

    def span(self, words: str, after: int = 0) -> Span:
        """Return where the words stand first, from a place on."""
        start = self.text.index(words, after)
        return Span(start, start + len(words))

    def actor(self, name: str, written: str | None = None, *, role: str | None = None, party: str | None = None) -> str:
        """Add an actor and return its id."""
        span = self.span(written or name)
        kind = "person" if role else "organisation"
        self.actors[name] = Actor(
            id=record_id("actor", self.id, [span]),
            name=name,
            kind=kind,
            mentions=(span,),
            role=role,
            role_span=self.span(role) if role else None,
            party=party,
            reason=None if party else "the report does not tell",
        )
        return name

    def speaker(self, words: str, actor: str | None, after: int = 0, reason: str | None = None) -> Speaker:
        """Return a speaker named by the words."""
        known = self.actors[actor].id if actor else None
        return Speaker(span=self.span(words, after), actor=known, basis="name" if actor else None, reason=reason)

    def claim(
        self,
        stance: Stance,
        cue: str,
        *content: str,
        by: Sequence[Speaker] = (),
        after: int = 0,
        near: int = 0,
        parent: Claim | None = None,
        hedged: bool = False,
        factuality: Factuality | None = None,
        answers: Sequence[Answer] = (),
        **more: object,
    ) -> Claim:
        """Add an attribution and its claim; the cue stands after one place, the content after another."""
        cue_span = self.span(cue, after)
        spans = tuple(self.span(words, near) for words in content)
        anchor = attribution_anchor(None, cue_span, spans)
        values = {
            "id": record_id("attribution", self.id, anchor),
            "source": by[0].span if by else None,
            "cue": cue_span,
            "content": spans,
            "form": "direct" if content and content[0].startswith("“") else "indirect",
            "speakers": tuple(by),
            "parent": parent.attribution if parent else None,
        }
        self.attributions.append(Attribution(**(values | more)))  # type: ignore[arg-type]
        claim = Claim(
            id=record_id("claim", self.id, anchor),
            attribution=self.attributions[-1].id,
            content=spans,
            stance=stance,
            hedged=hedged,
            factuality=factuality,
            answers=tuple(answers),
        )
        self.claims.append(claim)
        return claim

    def own_voice(self, words: str, factuality: Factuality = "asserted") -> Claim:
        """Add a claim that the outlet makes itself."""
        span = self.span(words)
        claim = Claim(
            id=record_id("claim", self.id, [span]), attribution=None, content=(span,), stance="asserts", factuality=factuality
        )
        self.claims.append(claim)
        return claim

    def answer(self, kind: AnswerKind, claim: Claim | None, words: str, *, after: int = 0, rule: str = "cue") -> Answer:
        """Return an answer to a claim, told by the words."""
        span = self.span(words, after)
        return Answer(kind=kind, claim=claim.id if claim else None, span=span, why=(span,), rule=rule)

    def report(self) -> Report:
        """Return the report."""
        place, day = self.text.find("VELD"), self.text.find("3 May")
        dateline = None
        if place >= 0 and day >= 0:
            spans = Span(place, place + 4), Span(day, day + 5)
            dateline = Dateline(place="Veld", place_span=spans[0], date_text="3 May", date_span=spans[1])
        return Report(
            id=self.id,
            text=self.text,
            blocks=self.blocks,
            source_map=(Run(start=0, length=len(self.text), source_start=0, source_length=len(self.text)),),
            omitted=tuple(
                Omission(text=words, reason=reason, source_start=len(self.text), source_end=len(self.text) + len(words))
                for words, reason in LEFT_OUT
            ),
            outlet="Veld Post",
            agency="Northern Wire",
            byline="Nora Quill",
            dateline=dateline,
            published=Published(edtf="2024-05-03", basis="dateline and weekday"),
            language="en",
            url=self.url,
            name=self.name,
            raw_sha256=hash_parts(self.text) * 4,
        )

    def reading(self) -> Reading:
        """Return the reading."""
        parties = tuple(
            Party(name=name, kind="state", country=None, namings=(Naming(span=self.span(name), by="name"),))
            for name in ("Marisk", "Talvia")
            if name in self.text
        )
        return Reading(
            report_id=self.id,
            reader="test reader",
            parties=parties,
            actors=tuple(self.actors.values()),
            attributions=tuple(self.attributions),
            claims=tuple(self.claims),
            times=tuple(self.times),
            places=tuple(self.places),
            figures=tuple(self.figures),
            tallies=tuple(self.tallies),
            events=tuple(self.events),
        )


def tell_story() -> tuple[Report, Reading]:
    """Return a report with every kind of claim that the exports must show."""
    story = Story()
    army = story.actor("Marisk", party="Marisk")
    tarr = story.actor("Emil Tarr", role="government spokesman", party="Marisk")
    varga = story.actor("Ilo Varga", "General Ilo Varga", role="General", party="Marisk")
    post = story.actor("Veld Post", "the Veld Post")
    officials = story.actor("Talvian officials", party="Talvia")
    staff = story.actor("Talvia's general staff", party="Talvia")
    berg = story.actor("Anna Berg", role="defence minister", party="Talvia")
    doctors = story.actor("local doctors")
    observers = story.actor("the mission's observers", "The mission's observers")
    aid = story.actor("aid groups")
    bishops = story.actor("the bishops of both provinces")
    friday = When(
        id=record_id("time", story.id, [story.span("on Friday")]),
        span=story.span("on Friday"),
        edtf="2024-05-03",
        first="2024-05-03",
        last="2024-05-03",
        basis="reckoned from the report's date",
    )

    hold = story.claim("asserts", "says", "its troops hold the Orlen bridge", by=[story.speaker("Marisk", army)])
    story.claim(
        "disputes",
        "disputes",
        "the claim",
        by=[story.speaker("Talvia", officials)],
        answers=[story.answer("disputes", hold, "the claim")],
    )
    taken = story.claim(
        "asserts",
        "said",
        "Marisk's army has taken the Orlen bridge",
        by=[story.speaker("government spokesman Emil Tarr", tarr)],
        said_on=friday,
        answers=[story.answer("repeats", hold, "taken the Orlen bridge")],
    )
    told = story.claim(
        "asserts",
        "told",
        "General Ilo Varga had informed the president of the capture in a call",
        by=[story.speaker("Tarr", tarr, after=story.span("on Friday").start)],
        after=story.span("on Friday").start,
        addressees=(story.speaker("the Veld Post", post),),
        via=(story.speaker("the Veld Post", post),),
    )
    body = story.span("Tarr told").start
    story.claim(
        "asserts",
        "informed",
        "the capture",
        by=[story.speaker("General Ilo Varga", varga, after=body)],
        parent=told,
        medium=story.span("a call", body),
        addressees=(story.speaker("the president", None, after=body, reason="no president is named"),),
    )
    story.claim(
        "disputes",
        "disputed",
        "the claim",
        by=[story.speaker("Talvian officials", officials)],
        near=body,
        answers=[story.answer("disputes", taken, "the claim", after=body)],
    )
    story.claim(
        "asserts",
        "said",
        "its units continue to shell the crossing",
        by=[story.speaker("Talvia's general staff", staff)],
        after=story.span("its units").start - 6,
        medium=story.span("an evening bulletin"),
    )
    rejected = story.claim(
        "denies",
        "rejecting",
        "Mariski claims that the bridge has fallen",
        by=[story.speaker("Talvia's general staff", staff)],
        answers=[story.answer("denies", taken, "Mariski claims", rule="demonym")],
    )
    story.claim(
        "asserts",
        "claims",
        "the bridge has fallen",
        by=[story.speaker("Mariski", army)],
        after=story.span("Mariski").start,
        parent=rejected,
    )
    story.claim(
        "asserts",
        "said",
        "“They hold nothing but a burnt-out toll booth,”",
        by=[story.speaker("defence minister Anna Berg", berg)],
        after=story.span("Anna Berg").start,
        factuality="asserted",
    )
    week = story.span("within a week").end
    back = "“We will be back within a week,”"
    story.claim("threatens", "warned", back, by=[story.speaker("she", berg, after=week)], factuality="planned")
    story.own_voice("The bridge carries the only paved road between the two provinces.")
    died = story.claim(
        "asserts",
        "said",
        "Two people died in the shelling",
        by=[story.speaker("local doctors", doctors)],
        after=story.span("local doctors").start,
        carries_on=(story.span("Another eleven were treated for burns."),),
    )
    story.claim(
        "declines",
        "did not confirm",
        "the capture.",
        by=[story.speaker("The mission's observers", observers)],
        answers=[story.answer("refers to", taken, "the capture.")],
    )
    story.claim("declines", "had no comment", by=[story.speaker("He", None, after=body, reason="no man is named near enough")])
    story.claim("accuses", "was accused of", "using banned munitions", reason="a passive that names no source", hedged=True)
    story.claim(
        "urges",
        "urged",
        "a pause in the fighting",
        by=[story.speaker("aid groups", aid), story.speaker("the bishops of both provinces", bishops)],
        answers=[story.answer("refers to", None, "the fighting")],
    )
    meeting = story.own_voice("The two governments meet again on Monday.", "planned")
    _tell_facts(story, friday, hold, died, meeting)
    return story.report(), story.reading()


def _tell_facts(story: Story, friday: When, hold: Claim, died: Claim, meeting: Claim) -> None:
    """Add facts of every kind: known and unknown, within claims and outside of them."""
    monday = story.span("on Monday")
    veld, valley = story.span("VELD"), story.span("Orlen valley")
    story.times += [
        friday,
        When(
            id=record_id("time", story.id, [monday]),
            span=monday,
            edtf=None,
            first=None,
            last=None,
            basis="unknown",
            reason="the report's day is not known",
            claim=meeting.id,
        ),
        When(
            id=record_id("time", story.id, [story.span("overnight")]),
            span=story.span("overnight"),
            edtf="2024-05-02/2024-05-03",
            first="2024-05-02",
            last="2024-05-03",
            basis="reckoned from the report's date",
            kind="time",
        ),
    ]
    story.places += [
        Place(
            id=record_id("place", story.id, [veld]),
            mentions=(veld,),
            name="Veld",
            precision="town",
            geonames=77,
            feature="PPL",
            admin1="Upper Orlen",
            country="NLD",
            latitude=51.25,
            longitude=5.5,
        ),
        Place(
            id=record_id("place", story.id, [valley]),
            mentions=(valley,),
            name="Orlen valley",
            precision=None,
            reason="no place of this name is in the gazetteer",
        ),
    ]
    place = story.places[0].id
    two = story.figure(
        "Two", 2, "people", "killed", died, by=(story.participant("Marisk", "Marisk"),), place=place, when=friday.id
    )
    more = {"bound": "about", "further": True, "kind": "civilians", "part_of": two.id, "when": story.times[1].id}
    eleven = story.figure("Another eleven", 11, "people", "wounded", died, **more)
    outside = {"bound": "at least", "low": 1000.5, "high": None, "vague": True, "whole": 4000.0}
    story.figure("Smoke", 0, "km2", "burnt", None, **outside)
    story.tallies += [
        Tally(kind="sum", total=eleven.id, parts=(two.id, two.id), rest=7.0, claimant="Marisk"),
        Tally(kind="remainder", total=eleven.id, parts=(two.id,), rest=9.0),
    ]
    shelling, meets = story.span("shelling"), story.span("meet again")
    story.events += [
        Event(
            id=record_id("event", story.id, [shelling]),
            type="ASSAULT",
            mode="heavy-weapons",
            trigger=shelling,
            who=(story.participant("Marisk", "Marisk"),),
            to_whom=(story.participant("Two people"),),
            place=place,
            when=friday.id,
            figures=(two.id,),
            claim=died.id,
        ),
        Event(id=record_id("event", story.id, [meets]), type="CONSULT", trigger=meets, status="planned", claim=meeting.id),
        Event(
            id=record_id("event", story.id, [story.span("hold")]),
            type="MOBILIZE",
            trigger=story.span("hold"),
            to_whom=(story.participant("Talvia", "Talvia"),),
            status="ongoing",
            claim=hold.id,
        ),
    ]


STANCES: tuple[Stance, ...] = get_args(Stance)
