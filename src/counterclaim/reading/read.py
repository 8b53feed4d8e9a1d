"""From a parse to a reading: who claims what, to whom, and how the claims answer each other."""

from collections.abc import Mapping, Sequence

import msgspec

from counterclaim.ids import attribution_anchor, record_id
from counterclaim.reading.answers import find_answers
from counterclaim.reading.attributions import find_drafts
from counterclaim.reading.carry_on import add_quotations, find_carried
from counterclaim.reading.cast import find_cast
from counterclaim.reading.chains import find_parents, pass_named
from counterclaim.reading.extents import form_of
from counterclaim.reading.facts import add_facts
from counterclaim.reading.factuality import find_factuality
from counterclaim.reading.first_person import with_first_persons
from counterclaim.reading.foretold import Sides, with_parties
from counterclaim.reading.gapped import with_gapped
from counterclaim.reading.matching import names_of, numbers_of, stems_of
from counterclaim.reading.outlet_voice import find_outlet_contents
from counterclaim.reading.own_words import as_spoken, spoken_stance
from counterclaim.reading.references import Reference, Resolution
from counterclaim.reading.riders import ANSWERING, find_riders
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.sectors import add_sectors
from counterclaim.reading.speakers import resolve_references
from counterclaim.reading.stance import is_hedged, stance_of
from counterclaim.reading.stated import Stated
from counterclaim.reading.statements import add_statements
from counterclaim.reading.times.find import find_times
from counterclaim.reading.times.runs import with_runs
from counterclaim.reading.times.said_on import find_said_on
from counterclaim.records import Attribution, Claim, Parse, Reading, Report, Span, Speaker, Stance, When

UNRESOLVED = "it cannot be told who is meant"


def read_parse(report: Report, parse: Parse, *, lexicon: str | None = None) -> Reading:
    """Return all that can be read of a report: who claims what, and the times, places, figures and events in what is claimed.

    Raises:
        OptionError: a data table of the folder `lexicon` cannot be read.
    """
    scene = Scene(report, parse, lexicon)
    return add_facts(scene, _read_claims(scene, parse))


def read_claims(report: Report, parse: Parse, *, lexicon: str | None = None) -> Reading:
    """Return all attributions, claims, actors, parties and times of a report, and no other facts.

    `lexicon` is a folder with further rows for the data tables. Attributions and claims come in text order; a claim of the
    outlet's own voice has no attribution.

    Raises:
        OptionError: a data table of the folder cannot be read.
    """
    return _read_claims(Scene(report, parse, lexicon), parse)


def _read_claims(scene: Scene, parse: Parse) -> Reading:
    report, lexicon = scene.report, scene.lexicon
    times = find_times(scene)
    drafts = _unlike(report, add_statements(scene, add_quotations(scene, with_gapped(scene, find_drafts(scene)))))
    stances = [
        (spoken_stance(scene, draft, stance), hedged) for draft in drafts for stance, hedged in (stance_of(scene, draft),)
    ]
    riders, dropped = find_riders(scene, drafts, [stance for stance, _ in stances])
    kept = {old: new for new, old in enumerate(index for index in range(len(drafts)) if index not in dropped)}
    riders = tuple(msgspec.structs.replace(rider, host=kept[rider.host]) for rider in riders if rider.host in kept)
    drafts, stances = tuple(drafts[old] for old in kept), [stances[old] for old in kept]

    resolution = resolve_references(report, parse, find_cast(report, parse, lexicon), _references(drafts))
    attributions = with_first_persons(scene, _attributions(scene, drafts, resolution, times))
    sides = Sides(resolution.parties, {actor.id: actor.party for actor in resolution.actors})
    claims = [
        _claim(scene, one, with_parties(scene, draft, stance, one, sides), hedged)
        for one, draft, (stance, hedged) in zip(attributions, drafts, stances, strict=True)
    ]
    claims += _outlet_claims(scene, drafts, attributions)
    stated = _state(scene, claims, drafts, attributions, resolution)
    answers = find_answers(scene, stated, riders, resolution.parties)
    claims = [msgspec.structs.replace(claim, answers=answers.get(index, ())) for index, claim in enumerate(claims)]
    return Reading(
        report_id=report.id,
        reader=parse.model,
        parties=resolution.parties,
        actors=add_sectors(resolution.actors, resolution.parties, lexicon),
        attributions=attributions,
        claims=tuple(sorted(claims, key=lambda claim: claim.content)),
        times=with_runs(scene, times),
    )


def _unlike(report: Report, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Drop drafts whose id another one has: two records never share an id."""
    found: dict[str, Draft] = {}
    for draft in drafts:
        found.setdefault(record_id("claim", report.id, attribution_anchor(draft.source, draft.cue, draft.content)), draft)
    return tuple(found.values())


# --- Speakers --------------------------------------------------------------------------------------------------


def _reference(draft: Draft) -> Reference | None:
    source = draft.source or draft.echo
    return None if source is None else Reference(span=source, role="source", cue=draft.cue, content=draft.content)


def _references(drafts: Sequence[Draft]) -> tuple[Reference, ...]:
    found: list[Reference] = []
    for draft in drafts:
        found += [ref for ref in (_reference(draft), _addressee(draft), _via(draft)) if ref is not None]
    return tuple(sorted(found, key=lambda reference: reference.span))


def _addressee(draft: Draft) -> Reference | None:
    if draft.addressee is None:
        return None
    return Reference(span=draft.addressee, role="addressee", cue=draft.cue, content=draft.content)


def _via(draft: Draft) -> Reference | None:
    return None if draft.via is None else Reference(span=draft.via, role="via", cue=draft.cue, content=draft.content)


def _speakers(resolution: Resolution, reference: Reference | None) -> tuple[Speaker, ...]:
    return () if reference is None else tuple(resolution.speakers.get(reference, ()))


def _others(addressees: Sequence[Speaker], speakers: Sequence[Speaker]) -> tuple[Speaker, ...]:
    """Return who is spoken to; nobody speaks to himself, so that one of the speakers is somebody else who is not known."""
    said = {speaker.actor for speaker in speakers}
    unknown = {"actor": None, "basis": None, "reason": UNRESOLVED}
    return tuple(msgspec.structs.replace(one, **unknown) if one.actor in said and one.actor else one for one in addressees)


def _source_speakers(draft: Draft, resolution: Resolution) -> tuple[Speaker, ...]:
    found = _speakers(resolution, _reference(draft))
    if draft.source is not None or not found:
        return found
    return tuple(msgspec.structs.replace(speaker, basis="quotation") if speaker.actor else speaker for speaker in found)


# --- Records -----------------------------------------------------------------------------------------------------


def _attributions(
    scene: Scene, drafts: Sequence[Draft], resolution: Resolution, times: Sequence[When]
) -> tuple[Attribution, ...]:
    parents = pass_named(scene, drafts, find_parents(drafts))
    carried = find_carried(scene, drafts)
    ids = [record_id("attribution", scene.report.id, attribution_anchor(d.source, d.cue, d.content)) for d in drafts]
    return tuple(
        _attribution(
            scene,
            draft,
            resolution,
            id=ids[n],
            parent=_at(ids, parents[n]),
            carries_on=carried.get(n, ()),
            said_on=find_said_on(scene, draft, times),
        )
        for n, draft in enumerate(drafts)
    )


def _at(ids: Sequence[str], index: int | None) -> str | None:
    return None if index is None else ids[index]


def _attribution(
    scene: Scene,
    draft: Draft,
    resolution: Resolution,
    *,
    id: str,
    parent: str | None,
    carries_on: tuple[Span, ...],
    said_on: When | None,
) -> Attribution:
    speakers = _source_speakers(draft, resolution)
    return Attribution(
        id=id,
        source=draft.source,
        cue=draft.cue,
        content=draft.content,
        form="direct" if draft.verbatim else form_of(scene, draft.content),
        speakers=speakers,
        reason=None if speakers else (draft.reason or UNRESOLVED),
        addressees=_others(_speakers(resolution, _addressee(draft)), speakers),
        medium=draft.medium,
        via=_speakers(resolution, _via(draft)),
        parent=parent,
        carries_on=carries_on,
        said_on=said_on,
        score=draft.score,
    )


def _claim(scene: Scene, attribution: Attribution, stance: Stance, hedged: bool) -> Claim:
    anchor = attribution_anchor(attribution.source, attribution.cue, attribution.content)
    return Claim(
        id=record_id("claim", scene.report.id, anchor),
        attribution=attribution.id,
        content=attribution.content,
        stance=stance,
        hedged=hedged,
        factuality=find_factuality(scene, attribution.content, stance),
    )


def _outlet_claims(scene: Scene, drafts: Sequence[Draft], attributions: Sequence[Attribution]) -> list[Claim]:
    carried = [span for attribution in attributions for span in attribution.carries_on]
    return [
        Claim(
            id=record_id("claim", scene.report.id, attribution_anchor(None, None, content)),
            attribution=None,
            content=content,
            stance="asserts",
            hedged=is_hedged(scene, content[0]),
            factuality=find_factuality(scene, content, "asserts"),
        )
        for content in find_outlet_contents(scene, drafts, carried)
    ]


def _state(
    scene: Scene, claims: Sequence[Claim], drafts: Sequence[Draft], attributions: Sequence[Attribution], resolution: Resolution
) -> tuple[Stated, ...]:
    """Return the claims, in their order, as the rules for answers see them."""
    parties = {actor.id: actor.party for actor in resolution.actors}
    cues = {draft.cue_token: draft for draft in drafts if draft.cue_token is not None}
    numbers = {attribution.id: n for n, attribution in enumerate(attributions)}
    stated: list[Stated] = []
    for n, claim in enumerate(claims):
        attribution = attributions[n] if n < len(attributions) else None
        actors = frozenset(s.actor for s in attribution.speakers if s.actor) if attribution is not None else frozenset()
        draft = drafts[n] if n < len(drafts) else None
        draft = draft if draft is None or claim.stance not in ANSWERING else as_spoken(scene, draft)
        content = claim.content if draft is None else draft.content
        stated.append(
            Stated(
                claim=claim.id,
                draft=draft,
                content=content,
                stance=claim.stance,
                stems=stems_of(scene, content),
                names=names_of(scene, content),
                numbers=numbers_of(scene, content),
                parties=frozenset(party for actor in actors if (party := parties.get(actor)) is not None),
                actors=actors,
                parent=None if attribution is None or attribution.parent is None else numbers[attribution.parent],
                relays=_relays(scene, content, draft, cues),
                refers=_refers(scene, content, draft),
                block=scene.block_number(content[0].start),
            )
        )
    return tuple(stated)


def _relays(scene: Scene, content: tuple[Span, ...], draft: Draft | None, cues: Mapping[int, Draft]) -> bool:
    """Tell whether the head of a content is another attribution's cue."""
    head = scene.tree.head_of(content[0])
    return draft is not None and head is not None and cues.get(head, draft) is not draft


def _refers(scene: Scene, content: tuple[Span, ...], draft: Draft | None) -> bool:
    """Tell whether a content is only a word for a claim: "the news", "it"."""
    if draft is None or draft.origin == "noun":
        return False
    words = [
        i
        for piece in content
        for i in scene.tree.within(piece)
        if scene.tree.tokens[i].upos not in ("DET", "PUNCT", "ADJ", "PRON")
    ]
    said = content[0].of(scene.text).lower()
    if said in {"it", "this", "that", "them"}:
        return len(content) == 1
    known = said.split()[0] in {"the", "this", "that", "these", "those"}
    return known and len(words) == 1 and scene.cues.has(scene.tree.word(words[0]), "noun", "refer")
