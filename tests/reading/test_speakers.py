"""To whom references are resolved. Names and stories are made up; the two sides of a story are never known to the code."""

import re
from collections.abc import Callable
from typing import Literal

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.cast import find_cast
from counterclaim.reading.references import Reference
from counterclaim.reading.speakers import resolve_references
from counterclaim.records import Actor, Span
from tests.reading import spoken
from tests.reading.tagged import names_of, speakers_of, tagged

TALKS = (
    "Chilean President [person:Ben Ruiz] and Peruvian President [person:Eva Lund] met in [place:Quito].",
    "The presidents said so.",
)
CASES = {
    "person with a role": (
        ["Peruvian envoy [person:Ada Holt] said so."],
        ["Peruvian envoy Ada Holt"],
        [[("Ada Holt", "Peru")]],
    ),
    "name within its apposition": (
        ["[person:Ada Holt], a critic of Chilean President [person:Ben Ruiz], said so."],
        ["Ada Holt, a critic of Chilean President Ben Ruiz,"],
        [[("Ada Holt", None)]],
    ),
    "owner is not the speaker": (
        ["Chilean President [person:Ben Ruiz] left. [person:Ruiz]'s envoy, [person:Ada Holt], said so."],
        ["Ruiz's envoy, Ada Holt,"],
        [[("Ada Holt", "Chile")]],
    ),
    "several holders": (
        ["Ghana, the US and South Korea all said so."],
        ["Ghana, the US and South Korea all"],
        [[("Ghana", "Ghana"), ("United States", "United States"), ("South Korea", "South Korea")]],
    ),
    "capital letters that are no pronoun": (
        ["US says ship was not hit", "It: 12 killed. WHO says so. World Health Organization staff left."],
        ["US", "WHO"],
        [[("United States", "United States")], [("World Health Organization", "World Health Organization")]],
    ),
    "capital letters in a list": (
        ["The UN, the US and Peru denied it."],
        ["The UN, the US and Peru"],
        [[("United Nations", "United Nations"), ("United States", "United States"), ("Peru", "Peru")]],
    ),
    "officer of a body named before": (
        ["The African Union met. The union's chief spokesman said so."],
        ["The union's chief spokesman"],
        [[("African Union's chief spokesman", "African Union")]],
    ),
    "time at the end of a name": (
        ["Ghana left. The Ghanaian Home Ministry today denied it."],
        ["The Ghanaian Home Ministry today"],
        [[("Ghanaian Home Ministry", "Ghana")]],
    ),
    "the one movement, by what it is": (
        ["Al-Shabaab left [place:Lima]. The Islamist group said so."],
        ["The Islamist group"],
        [[("Al-Shabaab", "Al-Shabaab")]],
    ),
    "any spokesman of the one army": (
        ["Ghana's army left [place:Lima]. An army spokesman denied it."],
        ["An army spokesman"],
        [[("army spokesman", "Ghana")]],
    ),
    "any spokesman, of two armies": (
        ["Ghana's army met Peru's army. An army spokesman denied it."],
        ["An army spokesman"],
        [[("army spokesman", None)]],
    ),
    "source within a body": (
        ["Peru's army left. A military source said so. Two Ghanaian security sources denied it. Ghanaian sources denied it."],
        ["A military source", "Two Ghanaian security sources", "Ghanaian sources"],
        [
            [("military source", "Peru")],
            [("Two Ghanaian security sources", "Ghana")],
            [("Ghanaian sources", None)],
        ],
    ),
    "officials in a capital": (
        ["Peru left. Health officials in Lima said so. Aid officials in Lima denied it. US officials in Lima said so."],
        ["Health officials in Lima", "Aid officials in Lima", "US officials in Lima"],
        [
            [("Health officials in Lima", "Peru")],
            [("Aid officials in Lima", None)],
            [("US officials in Lima", "United States")],
        ],
    ),
    "fighters of a side": (
        ["Fighters loyal to the Rapid Support Forces said so. Fighters backed by Peru denied it."],
        ["Fighters loyal to the Rapid Support Forces", "Fighters backed by Peru"],
        [[("Fighters loyal to the Rapid Support Forces", "Rapid Support Forces")], [("Fighters", None)]],
    ),
    "the two sides": (
        ["Ghana met Peru. Both sides said so. Ghana left. The other side denied it, each side claims."],
        ["Both sides", "Ghana", "The other side", "each side"],
        [
            [("Ghana", "Ghana"), ("Peru", "Peru")],
            [("Ghana", "Ghana")],
            [("Peru", "Peru")],
            [("Ghana", "Ghana"), ("Peru", "Peru")],
        ],
    ),
    "sides without two parties": (
        ["Ghana, Peru and Chile met. Both sides said so."],
        ["Both sides"],
        [[("which two sides are meant is not told", None)]],
    ),
    "side of a party": (["The Ghanaian side said so."], ["The Ghanaian side"], [[("Ghanaian side", "Ghana")]]),
    "head of the forces, named later": (
        [
            "Ghanaian military chief said so. The head of its armed forces said so.",
            "[person:Ada Holt], who leads Ghana's army, left.",
        ],
        ["Ghanaian military chief", "The head of its armed forces"],
        [[("Ada Holt", "Ghana")], [("Ada Holt", "Ghana")]],
    ),
    "head of the forces, where two are named later": (
        ["Army chief said so.", "Ghana's army chief, [person:Ada Holt], met Peru's army chief, [person:Ben Ruiz]."],
        ["Army chief"],
        [[("Army chief", None)]],
    ),
    "spokesman of the forces is not their head": (
        ["Ghanaian military chief said so.", "Ghana's military spokesman, [person:Ada Holt], left."],
        ["Ghanaian military chief"],
        [[("Ghanaian military chief", "Ghana")]],
    ),
    "head of the forces of the other side": (
        ["Peruvian military chief said so.", "[person:Ada Holt], head of Ghana's armed forces, left."],
        ["Peruvian military chief"],
        [[("Peruvian military chief", "Peru")]],
    ),
    "place of a posting is no sender": (
        ["The Peru representative, [person:Ada Holt], said so. The US envoy, [person:Ben Ruiz], denied it."],
        ["Ada Holt", "Ben Ruiz"],
        [[("Ada Holt", None)], [("Ben Ruiz", "United States")]],
    ),
    "person of a body": (
        ["[person:Ada Holt] of the United Nations said so. [person:Ben Ruiz] of Peru denied it."],
        ["Ada Holt", "Ben Ruiz"],
        [[("Ada Holt", "United Nations")], [("Ben Ruiz", None)]],
    ),
    "officials of another are no role": (
        ["According to [person:Ada Holt], Peruvian officials denied it."],
        ["Ada Holt", "Peruvian officials"],
        [[("Ada Holt", None)], [("Peruvian officials", "Peru")]],
    ),
    "our country": (
        ["Ghana left. Our country denied it."],
        ["Our country"],
        [[("the first or second person is not resolved", None)]],
    ),
    "name beside the word for the body": (
        ["The African Union met. The [organisation:Andina] news agency said so."],
        ["The Andina news agency"],
        [[("Andina", None)]],
    ),
    "office that the model takes for a body": (
        ["Peru's president, [person:Ada Holt], left. The [organisation:Head of State] said so."],
        ["The Head of State"],
        [[("Ada Holt", "Peru")]],
    ),
    "other title than the last speaker's": (
        ["The African Union met. A spokesman of the union said so. The union's director denied it."],
        ["A spokesman of the union", "The union's director"],
        [[("spokesman of the union", "African Union")], [("African Union's director", "African Union")]],
    ),
    "capitals as governments": (
        ["Accra and Lima denied it."],
        ["Accra and Lima"],
        [[("Ghana", "Ghana"), ("Peru", "Peru")]],
    ),
    "demonym of a claim": (["It denied Ghanaian claims of a defeat."], ["Ghanaian"], [[("Ghana", "Ghana")]]),
    "seat of power": (["The White House said so."], ["The White House"], [[("United States", "United States")]]),
    "movement dressed up": (
        ["Sudan's paramilitary Rapid Support Forces said so. The RSF denied it."],
        ["Sudan's paramilitary Rapid Support Forces", "The RSF"],
        [[("Rapid Support Forces", "Rapid Support Forces")], [("Rapid Support Forces", "Rapid Support Forces")]],
    ),
    "officials of a state": (["Ghanaian officials said so."], ["Ghanaian officials"], [[("Ghanaian officials", "Ghana")]]),
    "local officials": (
        ["Three people were killed overnight by Chilean attacks across Peru, local officials also said."],
        ["local officials"],
        [[("local officials", "Peru")]],
    ),
    "local bodies, public and private": (
        [
            "Two people were killed across Peru. A local doctors' group denied it. A spokesman for a local charity denied it.",
            "Local residents in Peru left. A local union said so. The local council said so.",
        ],
        ["A local doctors' group", "A spokesman for a local charity", "Local residents", "A local union", "The local council"],
        [
            [("local doctors' group", None)],
            [("spokesman for a local charity", None)],
            [("Local residents", None)],
            [("local union", None)],
            [("local council", "Peru")],
        ],
    ),
    "the country's, of the subject": (
        ["Ghanaian air defences shot 45 Peruvian drones overnight, the country's defence ministry said."],
        ["the country's defence ministry"],
        [[("Ghana's defence ministry", "Ghana")]],
    ),
    "the country's, where it happened": (
        ["Overnight, Chile launched 55 drones over Peru, the country's air force said."],
        ["the country's air force"],
        [[("Peru's air force", "Peru")]],
    ),
    "the country's, in the next sentence": (
        ["The Ghanaian army struck Peru in [place:Piura]. The country's leaders said so."],
        ["The country's leaders"],
        [[("Ghana's leaders", "Ghana")]],
    ),
    "the ministry": (
        ["Ghana's defence ministry said so. The ministry denied it."],
        ["Ghana's defence ministry", "The ministry"],
        [[("Ghana's defence ministry", "Ghana")], [("Ghana's defence ministry", "Ghana")]],
    ),
    "the agency": (
        ["The International Atomic Energy Agency said so. Ghana left. The agency denied it."],
        ["The agency"],
        [[("International Atomic Energy Agency", "International Atomic Energy Agency")]],
    ),
    "the group": (["Hamas said so. The group denied it."], ["The group"], [[("Hamas", "Hamas")]]),
    "the source": (
        ["A senior Peruvian official confirmed it. The source said so."],
        ["A senior Peruvian official", "The source"],
        [[("senior Peruvian official", "Peru")]] * 2,
    ),
    "a source after somebody named": (
        ["Peruvian Interior Minister [person:Ada Holt] confirmed it. The source said so."],
        ["Ada Holt", "The source"],
        [[("Ada Holt", "Peru")], [("source", None)]],
    ),
    "the minister": (
        ["Peruvian Interior Minister [person:Ada Holt] met [person:Ben Ruiz]. The minister said so."],
        ["The minister"],
        [[("Ada Holt", "Peru")]],
    ),
    "the presidents": (TALKS, ["The presidents"], [[("Ben Ruiz", "Chile"), ("Eva Lund", "Peru")]]),
    "his office": (
        ["Chilean President [person:Ben Ruiz] said so. His office denied it."],
        ["Ben Ruiz", "His office"],
        [[("Ben Ruiz", "Chile")], [("His office", "Chile")]],
    ),
    "the state that a description points to": (
        ["Ghana accused Peru. The coastal state denied it."],
        ["The coastal state"],
        [[("Peru", "Peru")]],
    ),
    "the organisation that spoke": (
        ["[organisation:Red Harbour Society] said so. Ghana's army left. The aid organisation denied it."],
        ["Red Harbour Society", "The aid organisation"],
        [[("Red Harbour Society", None)], [("Red Harbour Society", None)]],
    ),
    "administration of a person": (
        ["Ghana's government left. [person:Ruiz] met [person:Ben Ruiz]. The Ruiz administration said so."],
        ["The Ruiz administration"],
        [[("Ruiz administration", None)]],
    ),
    "two titles of one person": (
        ["The former mayor and senator said so."],
        ["The former mayor and senator"],
        [[("former mayor and senator", None)]],
    ),
    "place of a body": (
        ["[place:Kharkiv]'s health ministry said so."],
        ["Kharkiv's health ministry"],
        [[("Kharkiv's health ministry", "Ukraine")]],
    ),
    "one of those who spoke": (
        ["Three residents said so. One of them denied it. Only two of them denied it."],
        ["Three residents", "One of them", "Only two of them"],
        [[("Three residents", None)]] * 3,
    ),
    "one of those who lead the sentence before": (
        ["Four Peruvian officials met reporters. One of them denied it."],
        ["One of them"],
        [[("Four Peruvian officials", "Peru")]],
    ),
    "one of the people of a kind": (
        ["One of the residents said so. Two of the Peruvian officials denied it."],
        ["One of the residents", "Two of the Peruvian officials"],
        [[("residents", None)], [("Peruvian officials", "Peru")]],
    ),
    "one of them by name": (
        ["Four residents left. One of them, [person:Ada Holt], denied it."],
        ["One of them, Ada Holt,"],
        [[("Ada Holt", None)]],
    ),
    "both of two": (
        ["Ghana and Peru said so. Both of them denied it."],
        ["Ghana and Peru", "Both of them"],
        [[("Ghana", "Ghana"), ("Peru", "Peru")]] * 2,
    ),
    "fund by the end of its name": (
        ["The IMF left. Hamas denied it. The fund said so."],
        ["The fund"],
        [[("International Monetary Fund", "International Monetary Fund")]],
    ),
    "report": (["The report said so."], ["The report"], [[("report", None)]]),
    "people without a party": (
        ["Two people familiar with the matter said so."],
        ["Two people familiar with the matter"],
        [[("Two people familiar with the matter", None)]],
    ),
}


@pytest.mark.parametrize(("text", "sources", "expected"), CASES.values(), ids=CASES)
def test_reference_is_resolved(text: list[str], sources: list[str], expected: list[list[tuple[str, str | None]]]) -> None:
    assert [names_of(found) for found in speakers_of(*text, sources=sources)] == expected


PRONOUNS = {
    "the last who spoke": (
        ["Chilean President [person:Ben Ruiz] said so.", "“The defeat of [person:Lund] is near,” he said."],
        ["Ben Ruiz", "he"],
        "Ben Ruiz",
    ),
    "the subject of the sentence before": (
        ["[person:Ada Holt] met [person:Ben Ruiz]. She said so."],
        ["She"],
        "Ada Holt",
    ),
    "the only person of the sentence before": (
        ["[person:Ada Holt] left.", "For [person:Ben Ruiz], the news came late. He said so."],
        ["He"],
        "Ben Ruiz",
    ),
    "agrees with what the title tells": (
        ["Spokeswoman [person:Ada Holt] met Mr. [person:Ben Ruiz]. He said so."],
        ["He"],
        "Ben Ruiz",
    ),
    "agrees with the report's own use": (
        [
            "[person:Ada Holt] said she was late.",
            "[person:Ada Holt] met [person:Ben Ruiz]. [person:Ruiz] said he was late. She left, she said.",
        ],
        ["she"],
        "Ada Holt",
    ),
    "it is a body": (["Ghana's army left [place:Lima]. It said so."], ["It"], "Ghana's army"),
    "it is a state": (["Ghana left the talks. It said so."], ["It"], "Ghana"),
    "who": (["[person:Ada Holt], who said so, left."], ["who"], "Ada Holt"),
}


@pytest.mark.parametrize(("text", "sources", "name"), PRONOUNS.values(), ids=PRONOUNS)
def test_pronoun_means(text: list[str], sources: list[str], name: str) -> None:
    (found,) = speakers_of(*text, sources=sources)[-1]
    assert isinstance(found, Actor), found
    assert found.name == name


def test_those_who_spoke_together_are_meant_by_they() -> None:
    found = speakers_of("Ghana and Peru denied it. They said so.", sources=["Ghana and Peru", "They"])
    assert names_of(found[1]) == [("Ghana", "Ghana"), ("Peru", "Peru")]


OPEN = {
    "he without anybody": (["The rain was late, he said."], "he"),
    "first person": (["I said so."], "I"),
    "title that nobody holds": (["The president said so."], "The president"),
    "body that nobody names": (["The group said so."], "The group"),
    "words that name nobody": (["Some said so."], "Some"),
    "one of a group that nobody names": (["The rain was late. One of them said so."], "One of them"),
    "one of an army": (["Hamas left. Two of them said so."], "Two of them"),
    "one of two groups": (["The rain hit residents and doctors. One of them said so."], "One of them"),
}


@pytest.mark.parametrize(("text", "source"), OPEN.values(), ids=OPEN)
def test_reference_that_cannot_be_told_stays_open_with_a_reason(text: list[str], source: str) -> None:
    (found,) = speakers_of(*text, sources=[source])[0]
    assert isinstance(found, str)
    assert len(found) > 5


OWN_OUTLET = {
    "agency": ("A guard told this agency so.", "this agency", True),
    "newspaper": ("A guard told this newspaper so.", "this newspaper", True),
    "reporter": ("A guard told our reporter so.", "our reporter", True),
    "outlet": ("A guard told this outlet so.", "this outlet", True),
    "another outlet": ("A guard told a newspaper so.", "a newspaper", False),
    "another body": ("A guard told this committee so.", "this committee", False),
}


@pytest.mark.parametrize("role", ["addressee", "via"])
@pytest.mark.parametrize(("text", "words", "own"), OWN_OUTLET.values(), ids=OWN_OUTLET)
def test_what_is_told_this_agency_is_told_the_outlet_itself(
    text: str, words: str, own: bool, role: Literal["addressee", "via"]
) -> None:
    report, parse = tagged(f"Hamas said so. {text}")
    start = report.text.index(words)
    reference = Reference(span=Span(start, start + len(words)), role=role)
    (speaker,) = resolve_references(report, parse, find_cast(report, parse), [reference]).speakers[reference]
    assert (speaker.actor is None and speaker.reason == "the outlet itself") == own


def test_two_unnamed_spokesmen_are_two_actors_and_the_spokesman_the_last() -> None:
    found = speakers_of(
        "A spokesman denied it. Ghana left. A spokesman said so. The spokesman left.",
        sources=["A spokesman", "A spokesman", "The spokesman"],
    )
    first, second, third = (actors[0] for actors in found)
    assert isinstance(first, Actor)
    assert isinstance(second, Actor)
    assert isinstance(third, Actor)
    assert first.id != second.id == third.id


def test_descriptions_and_pronouns_count_as_namings_of_the_party() -> None:
    report, parse = tagged("Ghanaian officials said so. Ghana left. It denied it.")
    references = [
        Reference(span=Span(start, start + len(words)), role="source")
        for words in ("Ghanaian officials", "It")
        for start in [report.text.index(words)]
    ]
    resolution = resolve_references(report, parse, find_cast(report, parse), references)
    (ghana,) = resolution.parties
    assert [(naming.span.of(report.text), naming.by) for naming in ghana.namings] == [
        ("Ghanaian", "demonym"),
        ("Ghanaian officials", "description"),
        ("Ghana", "name"),
        ("It", "pronoun"),
    ]


STORY = (
    "{one_adj} President [person:{one}] said all {two_adj} troops had left [place:Quito].",
    "{two_adj} officials denied the claim. {two_capital} took the town, {two_state}'s army said. It struck {one_state}.",
    "{one_adj} air defences shot 45 {two_adj} drones overnight, the country's defence ministry said. {two_capital} denied it.",
    "His envoy, [person:Ada Holt], met {two_adj} President [person:{two}]. The presidents said so, she said.",
)
SIDES = {
    "one": {"adj": "Ghanaian", "state": "Ghana", "capital": "Accra", "name": "Kofi Mensah"},
    "two": {"adj": "Kenyan", "state": "Kenya", "capital": "Nairobi", "name": "Otieno Wafula"},
}
SOURCES = (
    "{one}",
    "{two_adj} officials",
    "{two_state}'s army",
    "It",
    "the country's defence ministry",
    "{two_capital}",
    "The presidents",
    "she",
)


def _words(one: str, two: str) -> dict[str, str]:
    words = {"one": SIDES[one]["name"], "two": SIDES[two]["name"]}
    for name, side in (("one", SIDES[one]), ("two", SIDES[two])):
        words |= {f"{name}_{key}": value for key, value in side.items()}
    return words


def _told(one: str, two: str) -> list[list[tuple[str, str | None]]]:
    words = _words(one, two)
    found = speakers_of(*(part.format(**words) for part in STORY), sources=[source.format(**words) for source in SOURCES])
    return [names_of(actors) for actors in found]


def _told_by_the_model(one: str, two: str) -> list[list[tuple[str, str | None]]]:
    words = _words(one, two)
    report, _ = tagged(*(part.format(**words) for part in STORY))
    parse = parse_report(report, OnnxEncoder(threads=1))
    references, position = [], 0
    for source in SOURCES:
        start = report.text.index(source.format(**words), position)
        position = start + len(source.format(**words))
        references.append(Reference(span=Span(start, position), role="source"))
    resolution = resolve_references(report, parse, find_cast(report, parse), references)
    actors = {actor.id: actor for actor in resolution.actors}
    speakers = (resolution.speakers[reference] for reference in references)
    return [names_of([actors[s.actor] if s.actor else s.reason or "" for s in told]) for told in speakers]


@pytest.mark.parametrize("tell", [_told, pytest.param(_told_by_the_model, marks=pytest.mark.model)])
def test_swapping_the_sides_swaps_them_in_the_result_and_nothing_else(
    tell: Callable[[str, str], list[list[tuple[str, str | None]]]],
) -> None:
    there, back = tell("one", "two"), tell("two", "one")
    pairs = [(SIDES["one"][key], SIDES["two"][key]) for key in ("adj", "state", "name")]
    other = dict(pairs) | {two: one for one, two in pairs}
    pattern = re.compile("|".join(sorted(other, key=len, reverse=True)))

    def swap(text: str | None) -> str | None:
        return pattern.sub(lambda match: other[match.group()], text) if text else None

    assert [[(swap(name), swap(party)) for name, party in actors] for actors in there] == back
    assert all(party for actors in there[:7] for _, party in actors)


@pytest.mark.model
@pytest.mark.parametrize(
    ("headline", "names"),
    [
        ("Chad, Niger accuse each other of shelling border villages", ["Chad", "Niger"]),
        ("Armenia, Azerbaijan blame each other for the raid", ["Armenia", "Azerbaijan"]),
        ("Chad accuses Niger of shelling border villages", ["Chad"]),
        ("Chad, Niger trade blame as fresh border clash kills at least 14", []),
    ],
)
def test_two_sides_of_a_headline_accuse_each_other(encoder: OnnxEncoder, headline: str, names: list[str]) -> None:
    body = "GOMA, March 14, 2024 (Reuters) - Troops of the two states fought on Thursday along the whole border."
    told = spoken.speakers(encoder, f"{headline}\n\n{body}")
    assert [one[0] if one is not None else None for one in told] == names
