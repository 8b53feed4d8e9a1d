"""Numbered claims: their order, their chains, and answers seen from both sides."""

from counterclaim.exports.entries import list_entries
from counterclaim.records import Reading
from tests.exports.story import tell_story


def test_entries_stand_in_text_order() -> None:
    report, reading = tell_story()
    entries = list_entries(report, reading)
    assert [entry.number for entry in entries] == list(range(1, len(reading.claims) + 1))
    starts = [min(span.start for span in entry.spans) for entry in entries]
    assert starts == sorted(starts)


def test_entries_do_not_depend_on_the_order_of_the_record() -> None:
    report, reading = tell_story()
    turned = Reading(
        report_id=reading.report_id,
        reader=reading.reader,
        parties=reading.parties,
        actors=reading.actors,
        attributions=reading.attributions[::-1],
        claims=reading.claims[::-1],
    )
    assert list_entries(report, turned) == list_entries(report, reading)


def test_entry_names_the_claim_that_it_stands_within() -> None:
    report, reading = tell_story()
    entries = list_entries(report, reading)
    inner = next(entry for entry in entries if entry.speakers and entry.speakers[0].name == "Ilo Varga")
    assert inner.within is not None
    assert entries[inner.within - 1].speakers[0].name == "Emil Tarr"


def test_answers_are_seen_from_both_sides() -> None:
    report, reading = tell_story()
    entries = list_entries(report, reading)
    forward = {(entry.number, reply.number, reply.answer.kind) for entry in entries for reply in entry.answers if reply.number}
    backward = {(reply.number, entry.number, reply.answer.kind) for entry in entries for reply in entry.answered}
    assert forward == backward
    assert len(forward) == 5


def test_speaker_that_is_not_resolved_keeps_its_words_and_reason() -> None:
    report, reading = tell_story()
    voice = next(voice for entry in list_entries(report, reading) for voice in entry.speakers if voice.name is None)
    assert (voice.written, voice.label) == ("He", "He")
    assert voice.reason == "no man is named near enough"


def test_attribution_that_is_its_own_parent_does_not_hang() -> None:
    report, reading = tell_story()
    attribution = reading.attributions[0]
    fields = {field: getattr(attribution, field) for field in attribution.__struct_fields__}
    looped = type(attribution)(**(fields | {"parent": attribution.id}))
    bent = Reading(
        report_id=reading.report_id,
        reader=reading.reader,
        parties=(),
        actors=reading.actors,
        attributions=(looped, *reading.attributions[1:]),
        claims=reading.claims,
    )
    assert len(list_entries(report, bent)) == len(reading.claims)


def test_answer_to_nobody_is_left_out_where_the_content_says_it_all() -> None:
    report, reading = tell_story()
    claim = reading.claims[-2]
    fields = {field: getattr(claim, field) for field in claim.__struct_fields__}
    (answer,) = claim.answers
    for span, count in ((answer.span, 1), (claim.content[0], 0)):
        bare = type(answer)(kind=answer.kind, claim=None, span=span, why=answer.why, rule=answer.rule)
        changed = type(claim)(**(fields | {"answers": (bare,)}))
        turned = Reading(
            report_id=report.id,
            reader=reading.reader,
            parties=(),
            actors=reading.actors,
            attributions=reading.attributions,
            claims=(changed,),
        )
        (entry,) = list_entries(report, turned)
        assert len(entry.answers) == count
