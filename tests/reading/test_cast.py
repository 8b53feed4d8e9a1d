"""Who is named: full names, roles as written, and for whom somebody speaks. Names and stories are made up."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reading.cast import find_cast
from counterclaim.reading.references import Reference
from counterclaim.reading.speakers import resolve_references
from counterclaim.records import Block, Dateline, Mention, Parse, Report, Span, Token
from tests.reading.tagged import cast_of, person, tagged

ROLES = {
    "before the name": ("Kenyan presidential spokesman [person:Ada Holt] said so.", "Kenyan presidential spokesman", "Kenya"),
    "seat of power": ("Downing Street communications director [person:Ada Holt] spoke.", None, "United Kingdom"),
    "owner before the title": ("Chile's Foreign Minister [person:Ada Holt] said so.", "Chile's Foreign Minister", "Chile"),
    "after the name": (
        "[person:Ada Holt], Chief of the General Staff for Peru's Armed Forces, gave the news.",
        "Chief of the General Staff for Peru's Armed Forces",
        "Peru",
    ),
    "after an article": ("[person:Ada Holt], the spokeswoman of Hamas, said so.", "spokeswoman of Hamas", "Hamas"),
    "after an age": ("[person:Ada Holt], 57, the Chilean envoy, said so.", "Chilean envoy", "Chile"),
    "clause": ("[person:Ada Holt], who heads the Peruvian army, said so.", "heads the Peruvian army", "Peru"),
    "minister of": (
        "Minister of Defence of Ghana [person:Ada Holt] said so.",
        "Minister of Defence of Ghana",
        "Ghana",
    ),
    "envoy to another state": ("Chilean envoy to Peru [person:Ada Holt] said so.", "Chilean envoy to Peru", "Chile"),
    "envoy for another state": (
        "[person:Ada Holt], the U.N. envoy for Yemen, said so.",
        "U.N. envoy for Yemen",
        "United Nations",
    ),
    "movement within a state": ("Lebanese Hezbollah leader [person:Ada Holt] spoke.", "Lebanese Hezbollah leader", "Hezbollah"),
    "abbreviation": ("Peruvian Lt. Col. [person:Ada Holt] said so.", "Peruvian Lt. Col.", "Peru"),
    "past office": ("Former Chilean president [person:Ada Holt] said so.", "Former Chilean president", None),
    "expert": ("Kenyan analyst [person:Ada Holt] said so.", "Kenyan analyst", None),
    "backed by another": ("Iranian-backed fighter [person:Ada Holt] said so.", "Iranian-backed fighter", None),
    "no role": ("[person:Ada Holt] said so.", None, None),
    "honorific only": ("Mrs. [person:Ada Holt] said so.", None, None),
}


@pytest.mark.parametrize(("text", "role", "party"), ROLES.values(), ids=ROLES)
def test_person_has_the_role_as_written_and_its_party(text: str, role: str | None, party: str | None) -> None:
    found = person(cast_of(text), "Ada Holt")
    if role is not None:
        assert found.role == role
        assert found.role_span is not None
    assert found.party == party
    assert (found.reason is None) == (party is not None)


def test_envoy_of_a_pronoun_speaks_for_the_one_it_means() -> None:
    cast = cast_of(
        "Chilean President [person:Ben Ruiz] arrived. Peruvian President [person:Eva Lund] left.",
        "[person:Ruiz] said the talks went on. His envoy, [person:Ada Holt], met with [person:Lund].",
    )
    assert person(cast, "Ada Holt").role == "His envoy"
    assert person(cast, "Ada Holt").party == "Chile"


LOCAL = {
    "owner of the region": (
        "Two people died in [place:Mollendo] in Peru's southern [place:Arequipa] region, local Gov. Ada Holt said.",
        "Peru",
    ),
    "region only": ("Another person died in the [place:Dnipropetrovsk] region, said Gov Ada Holt.", "Ukraine"),
    "in the role": ("Two people died, said [place:Kursk] Gov. [person:Ada Holt].", "Russia"),
    "mayor of": ("Two people died, said the mayor of [place:Aleppo], [person:Ada Holt].", "Syria"),
    "nothing tells": ("Two people died, said local Gov. [person:Ada Holt].", None),
}


@pytest.mark.parametrize(("text", "party"), LOCAL.values(), ids=LOCAL)
def test_local_office_speaks_for_the_state_of_its_place(text: str, party: str | None) -> None:
    assert person(cast_of(text), "Ada Holt").party == party


def test_local_office_without_a_place_takes_the_dateline() -> None:
    assert (
        person(cast_of("Two people died, said local Gov. [person:Ada Holt].", dateline="ALEPPO"), "Ada Holt").party == "Syria"
    )


def test_national_office_without_a_state_takes_the_one_whose_bodies_the_paragraph_names() -> None:
    cast = cast_of("Ghana's government denied it. Foreign Minister [person:Ada Holt] said so.")
    assert person(cast, "Ada Holt").party == "Ghana"


def test_national_office_is_not_given_to_a_state_where_another_holds_it() -> None:
    cast = cast_of(
        "Ghana's government denied it. President [person:Ada Holt] said so.", "Ghanaian President [person:Ben Ruiz] left."
    )
    assert person(cast, "Ada Holt").party is None


DATELINES = {
    "a bare body is the dateline's, not that of the soldiers spoken of": (
        "Twenty Ghanaian soldiers crossed into Peru. The [organisation:Joint Chiefs of Staff] said so.",
        "LIMA",
        "Joint Chiefs of Staff",
        "Peru",
    ),
    "nor that of another kind of body": (
        "Ghana's mission left Peru. The [organisation:Air Force] said so.",
        "LIMA",
        "Air Force",
        "Peru",
    ),
    "but that of who spoke before": (
        "Ghanaian officials left Peru. The [organisation:Air Force] said so.",
        "LIMA",
        "Air Force",
        "Ghana",
    ),
    "the dateline alone speaks of no state": (
        "Two of Ghana's men died. The [organisation:Federal Army] left.",
        "NAIROBI",
        "Federal Army",
        None,
    ),
    "that of the state where all happens, far from the dateline": (
        "Two died in Ghana's [place:Ashanti] region. The [organisation:Federal Army] left.",
        "NAIROBI",
        "Federal Army",
        "Ghana",
    ),
    "the southern half, beside the northern one": (
        "North Korean soldiers left the South. The [organisation:General Staff] said so.",
        "SEOUL",
        "General Staff",
        "South Korea",
    ),
    "one more place in the state of the capital": (
        "Two died in [place:Arequipa]. Chilean men left. The [organisation:General Staff] said so.",
        "LIMA",
        "General Staff",
        "Peru",
    ),
    "an owner in the name": (
        "Chile left. The [organisation:Peruvian coastguard] said so.",
        "SANTIAGO",
        "Peruvian coastguard",
        "Peru",
    ),
    "name behind the word for a body": (
        "Peru's prison authority [organisation:INAP] said so.",
        None,
        "Peru's prison authority INAP",
        "Peru",
    ),
    "gang, told by an apposition": (
        "It left [organisation:Los Halcones], one of the country's strongest gangs.",
        None,
        "Los Halcones",
        "Los Halcones",
    ),
    "place before a body": (
        "The [organisation:Arequipa state prosecutor's office] denied it in Peru.",
        None,
        "Arequipa state prosecutor's office",
        "Peru",
    ),
    "body in a capital": ("The foreign ministry in Lima denied it.", None, "foreign ministry in Lima", "Peru"),
}


@pytest.mark.parametrize(("text", "dateline", "name", "party"), DATELINES.values(), ids=DATELINES)
def test_body_without_an_owner_is_told_by_where_the_report_was_written(
    text: str, dateline: str | None, name: str, party: str | None
) -> None:
    report, parse = tagged(f"{dateline} - {text}" if dateline else text)
    if dateline is not None:
        report = msgspec.structs.replace(report, dateline=Dateline(place=dateline, place_span=Span(0, len(dateline))))
    assert [actor.party for actor in find_cast(report, parse).actors if actor.name == name] == [party]


RANKS = {
    "opening place": ("Peru denied it. In [place:Kumasi], Gen. [person:Ada Holt] said Ghana was late.", "LIMA", "Ghana"),
    "capital that acts before": ("Peru left. Accra denied it. Gen. [person:Ada Holt] said so.", "LIMA", "Ghana"),
    "defence spokesperson": ("Peru left. Defence spokesperson Lt Col [person:Ada Holt] said so.", "LIMA", "Peru"),
    "short form in brackets": (
        "The [organisation:Peru Sea Guard] (PSG) left. PSG chief [person:Ada Holt] said so.",
        None,
        None,
    ),
    "initials": ("The [organisation:Peruvian Coast Guard] left. PCG chief [person:Ada Holt] said so.", "SANTIAGO", "Peru"),
    "behind the name": ("Lima left. [person:Ada Holt], of the Peruvian army, said so.", None, "Peru"),
    "spokesman of who led the sentence before": ("Hamas left. Spokesman [person:Ada Holt] said so.", None, "Hamas"),
    "spokesman of the owned, not of the owner": (
        "Sudan's Rapid Support Forces left. Spokesman [person:Ada Holt] said so.",
        None,
        "Rapid Support Forces",
    ),
    "its spokesman, of the movement": (
        "Hamas left Peru. The movement denied it. Its spokesman, [person:Ada Holt], said so.",
        None,
        "Hamas",
    ),
    "district officer": ("The deputy commissioner of [place:Arequipa] district, [person:Ada Holt], said so.", None, "Peru"),
    "officer of our army": ("Peru left. Our army spokesman [person:Ada Holt] said so.", "LIMA", None),
}


@pytest.mark.parametrize(("text", "dateline", "party"), RANKS.values(), ids=RANKS)
def test_rank_or_spokesperson_without_a_state(text: str, dateline: str | None, party: str | None) -> None:
    assert person(cast_of(text, dateline=dateline), "Ada Holt").party == party


def test_single_place_of_a_state_not_spoken_of_tells_no_local_body() -> None:
    text = "The Peruvian police left. Two died in Kumasi, local police denied it."
    report, parse = tagged(text.replace("Kumasi", "[place:Kumasi]"))
    start = text.rindex("local police")
    reference = Reference(span=Span(start, start + len("local police")), role="source")
    resolution = resolve_references(report, parse, find_cast(report, parse), [reference])
    (speaker,) = resolution.speakers[reference]
    assert {actor.id: actor.party for actor in resolution.actors}[speaker.actor or ""] == "Peru"


def test_short_names_are_the_full_names_person() -> None:
    cast = cast_of(
        "Chilean President [person:Ada Maria Holt] met Gen. [person:Abdel Fattah al-Tamimi] and [person:Kim Dae Su].",
        "[person:Holt] said so. [person:Al-Tamimi] denied it. [person:Kim] left. [person:A. Holt] spoke.",
    )
    assert [(a.name, len(a.mentions)) for a in cast.actors if a.kind == "person"] == [
        ("Ada Maria Holt", 3),
        ("Abdel Fattah al-Tamimi", 2),
        ("Kim Dae Su", 2),
    ]


def test_persons_of_one_surname_are_kept_apart() -> None:
    cast = cast_of("[person:Ada Holt] met Mr. [person:Ben Holt].", "[person:Ada Holt] left. Mr. [person:Holt] said so.")
    assert [len(person(cast, name).mentions) for name in ("Ada Holt", "Ben Holt")] == [2, 2]


def test_surname_that_the_model_took_for_a_place_is_the_persons() -> None:
    cast = cast_of("[place:Zeledon] meets rivals.", "President [person:Ada Zeledon] of Chile left.")
    assert len(person(cast, "Ada Zeledon").mentions) == 2


def test_capitals_behind_a_title_are_a_name_without_the_model() -> None:
    assert person(cast_of("It was over, said Chilean Gov. Ada Holt."), "Ada Holt").role == "Chilean Gov."


def test_body_and_its_owner_are_one_actor_under_either_form() -> None:
    cast = cast_of("Ghana's defence ministry said so.", "The Ghanaian Ministry of Defense denied it.")
    bodies = [actor for actor in cast.actors if actor.kind == "organisation"]
    assert [(actor.party, actor.country, len(actor.mentions)) for actor in bodies] == [("Ghana", "GHA", 2)]


def test_unknown_armed_group_is_a_party_of_its_own_only_with_evidence() -> None:
    cast = cast_of("The rebel group [organisation:Red Dawn] said so. The company [organisation:Blue Dawn] denied it.")
    assert {(actor.name, actor.party) for actor in cast.actors} == {("Red Dawn", "Red Dawn"), ("Blue Dawn", None)}
    assert [(party.name, party.kind) for party in cast.parties] == [("Red Dawn", "REB")]


SPOKEN_FOR = {
    "of many": ("[person:Ada Holt], a spokeswoman for the Sons of the Valley, said so.", "Sons of the Valley", "UNK"),
    "movement": ("[person:Ada Holt], a spokeswoman for the Free Valley Movement, said so.", "Free Valley Movement", "UNK"),
    "shadow minister": (
        "Shadow health minister [person:Ada Holt] of the [organisation:Valley Platform] said so.",
        "Valley Platform",
        "PTY",
    ),
}


@pytest.mark.parametrize(("text", "party", "kind"), SPOKEN_FOR.values(), ids=SPOKEN_FOR)
def test_group_that_somebody_speaks_for_is_a_party_of_its_own(text: str, party: str, kind: str) -> None:
    cast = cast_of(f"Kenya's army denied it. {text} The army left.")
    assert person(cast, "Ada Holt").party == party
    assert (party, kind) in [(one.name, one.kind) for one in cast.parties]


@pytest.mark.parametrize(
    "text",
    [
        "[person:Ada Holt], a spokeswoman for [organisation:Acme Mining], said so.",
        "[person:Ada Holt], a spokeswoman for the [organisation:Chamber of Trade], said so.",
        "[person:Ada Holt], a lawyer for the [person:Ramos] family, said so.",
        "Shadow health minister [person:Ada Holt] said so.",
        "[person:Ada Holt] of the [organisation:Valley Platform] said so.",
    ],
)
def test_who_speaks_for_no_side_is_not_given_that_of_the_state_heard_before(text: str) -> None:
    cast = cast_of(f"Kenya's army denied it. {text} The army left.")
    assert person(cast, "Ada Holt").party is None
    assert [party.name for party in cast.parties] == ["Kenya"]


def test_body_called_that_of_an_international_one_is_that_ones() -> None:
    cast = cast_of("[organisation:KORIS], the African Union mission, said so. [organisation:KRX], the Kenyan firm, denied it.")
    assert {(actor.name, actor.party) for actor in cast.actors if actor.name in ("KORIS", "KRX")} == {
        ("KORIS", "African Union"),
        ("KRX", None),
    }


def test_every_actor_points_to_its_name() -> None:
    report, parse = tagged("Chilean President [person:Ada Holt] met the Peruvian army. [person:Holt] left Santiago.")
    for actor in find_cast(report, parse).actors:
        assert actor.mentions
        assert all(span.of(report.text).strip() for span in actor.mentions)
        assert (actor.party is None) == (actor.reason is not None)


WORDS = st.sampled_from(
    "the The of , . ' 's - ( ) President Gov. Russian Kyiv said says he His who and US us Ministry "
    "army General Staff Holt Ada al-Din "
    "in , “ ” 57 country nation's rebels © É 東京 \u200b".split()
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_parse_gives_a_cast(data: st.DataObject) -> None:
    words = data.draw(st.lists(WORDS, min_size=1, max_size=40))
    text = " ".join(words)
    tokens, position = [], 0
    for word in words:
        head = data.draw(st.integers(-1, len(words) - 1))
        upos = data.draw(st.sampled_from(["NOUN", "PROPN", "VERB", "PUNCT", "ADP", "DET", "PRON", "ADJ"]))
        tokens.append(Token(span=Span(position, position + len(word)), upos=upos, head=head, relation="nsubj"))
        position += len(word) + 1
    mentions = []
    for first in sorted(data.draw(st.sets(st.integers(0, len(words) - 1), max_size=8))):
        last = min(first + data.draw(st.integers(0, 3)), len(words) - 1)
        kind = data.draw(st.sampled_from(["person", "organisation", "place", "nationality", "other"]))
        mentions.append(Mention(span=Span(tokens[first].span.start, tokens[last].span.end), kind=kind, score=0.5))  # type: ignore[arg-type]
    report = Report(id="r", text=text, blocks=(Block(kind="paragraph", span=Span(0, len(text))),), source_map=())
    parse = Parse(
        report_id="r",
        tokens=tuple(tokens),
        sentences=(Span(0, len(text)),),
        mentions=tuple(mentions),
        roles=(),
        frames=(),
        model="m",
    )
    cast = find_cast(report, parse)
    assert all(span.end <= len(text) for actor in cast.actors for span in actor.mentions)
    places = data.draw(st.lists(st.tuples(st.integers(0, len(words) - 1), st.integers(0, 5)), max_size=6))
    spans = sorted({marked(tokens, first, first + more) for first, more in places})
    resolution = resolve_references(report, parse, cast, [Reference(span=span, role="source") for span in spans])
    known = {actor.id for actor in resolution.actors}
    for speakers in resolution.speakers.values():
        assert speakers
        assert all((speaker.actor in known) if speaker.actor else speaker.reason for speaker in speakers)


def marked(tokens: list[Token], first: int, last: int) -> Span:
    """Return the span from one token to another that may lie beyond the end."""
    return Span(tokens[first].span.start, tokens[min(last, len(tokens) - 1)].span.end)


SPURIOUS = {
    "street of a person's name": "[person:Ada Holt Highway] was late.",
    "office": "The [organisation:Secretary of Commerce] said so.",
    "town in capital letters": "[organisation:ACCRA] and [organisation:KUMASI] are late.",
    "person's name": "[person:Ada Holt] left. [organisation:Ada Holt] said so.",
    "movement's name": "Yemen's Houthi movement said so.",
}


@pytest.mark.parametrize("text", SPURIOUS.values(), ids=SPURIOUS)
def test_what_is_no_body_or_person_is_not_made_one(text: str) -> None:
    names = {(actor.name, actor.kind) for actor in cast_of(text).actors}
    assert names <= {("Ada Holt", "person"), ("Ghana", "state"), ("Yemen", "state"), ("Houthis", "force")}


def test_role_that_ends_in_a_preposition_is_that_of_somebody_else() -> None:
    assert person(cast_of("The director of [person:Ada Holt] left."), "Ada Holt").role is None
