"""Figures on sentences as the shipped model parses them, in our own words."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.reading.read import read_parse
from counterclaim.records import Reading, Report
from tests.build import story

pytestmark = pytest.mark.model


def read(encoder: OnnxEncoder, *paragraphs: str) -> tuple[Report, Reading]:
    report = story(*paragraphs, published="2024-03-15").report
    return report, read_parse(report, parse_report(report, encoder))


CASES = [
    ("At least 12 villagers were killed in the raid.", 12, None, "at least", "people", "villagers", "killed"),
    ("The rockets destroyed about 40 homes.", 40, 40, "about", "buildings", "homes", "destroyed"),
    ("More than 200 people fled the valley.", 200, None, "over", "people", None, "displaced"),
    ("Dozens of soldiers were wounded.", 24, None, "at least", "people", "soldiers", "wounded"),
    ("Up to 30 miners are missing.", None, 30, "up to", "people", "miners", "missing"),
    ("The army shot down 58 of 59 drones.", 58, 58, "exact", "drones", None, "shot down"),
    ("Rebels released between 20 and 30 prisoners.", 20, 30, "exact", "people", "prisoners", "released"),
    ("A child was killed when the bridge fell.", 1, 1, "exact", "people", "child", "killed"),
    ("No one was hurt.", 0, 0, "exact", "people", None, "wounded"),
    ("The bank lent the port $2.5 million.", 2.5e6, 2.5e6, "exact", "USD", None, None),
    ("Not a single villager was killed.", 0, 0, "exact", "people", "villager", "killed"),
    ("They sleep in and around three churches.", 3, 3, "exact", "buildings", "churches", None),
    ("The army has planned UAH 57 million of repairs.", 57e6, 57e6, "exact", "UAH", None, None),
    ("The police arrested 14 clansmen.", 14, 14, "exact", "people", "clansmen", "detained"),
    ("The town cares for 300 people who lost their homes.", 300, 300, "exact", "people", None, "displaced"),
    ("They buried 40 miners who lost their lives.", 40, 40, "exact", "people", "miners", "killed"),
    ("The 12 workers held hostage are safe.", 12, 12, "exact", "people", "workers", "detained"),
    ("The four people held hostage in a synagogue are safe.", 4, 4, "exact", "people", None, "detained"),
    ("The ministry lowered the death toll to 253 on Thursday.", 253, 253, "exact", "people", None, "killed"),
    ("The militia put its dead at 31.", 31, 31, "exact", "people", None, "killed"),
    ("76 people have been confirmed dead.", 76, 76, "exact", "people", None, "killed"),
    ("Crews pulled 14 survivors from the rubble.", 14, 14, "exact", "people", "survivors", "rescued"),
    ("Some 1,500 fighters have laid down their arms.", 1500, 1500, "about", "people", "fighters", "surrendered"),
    ("The gunners had shot down a few planes.", 3, None, "at least", "aircraft", "planes", "shot down"),
    ("Five drivers were shot to death near the border.", 5, 5, "exact", "people", "drivers", "killed"),
    ("The mob beat three men to death.", 3, 3, "exact", "people", "men", "killed"),
    ("Nine pilgrims were crushed to death.", 9, 9, "exact", "people", "pilgrims", "killed"),
    ("More than one-third of the voters stayed at home.", 33.3, None, "over", "percent", None, "stay"),
    ("Two girls, aged 13 and 14, live in the capital.", 2, 2, "exact", "people", "girls", None),
    ("A 30-strong unit left the town.", 30, 30, "exact", "people", None, "withdrawn"),
    ("The work party had been some 30 strong.", 30, 30, "about", "people", None, None),
    ("Eleven people were taken into custody.", 11, 11, "exact", "people", None, "detained"),
    ("Rescuers found nine people dead.", 9, 9, "exact", "people", None, "killed"),
    ("Half the houses were destroyed.", 50, 50, "exact", "percent", None, "destroyed"),
    ("The shelling has cut exports by two-fifths.", 40, 40, "exact", "percent", None, "cut"),
    ("The port has a workforce of 4,000.", 4000, 4000, "exact", "people", None, None),
    ("Thousands of residents say that the shelling goes on.", 2000, None, "at least", "people", "residents", None),
    ("Estimates of the number of refugees ranged from 1,000 to 2,500.", 1000, 2500, "exact", "people", "refugees", None),
    ("Two and a half million tonnes of grain were lost.", 2.5e6, 2.5e6, "exact", "tonnes", None, "lost"),
    ("The clinic said 63 thousand 471 people had come.", 63471, 63471, "exact", "people", None, "come"),
    ("Four miners have contracted the virus.", 4, 4, "exact", "people", "miners", "infected"),
    ("Three nurses have tested positive for cholera.", 3, 3, "exact", "people", "nurses", "infected"),
    ("Since May over 400 have been stricken.", 400, None, "over", "people", None, "infected"),
    ("About 40 miners were killed or wounded.", 40, 40, "about", "people", "miners", "casualties"),
    ("Nine gunmen have turned themselves in.", 9, 9, "exact", "people", "gunmen", "surrendered"),
    ("The crews took 150 people out of the mine.", 150, 150, "exact", "people", None, "evacuated"),
    ("Hundreds of soldiers were placed around the mine.", 200, None, "at least", "people", "soldiers", "deployed"),
    ("More than 80 miners were admitted to hospital.", 80, None, "over", "people", "miners", "wounded"),
    ("Tens of thousands of villagers have found shelter in Chad.", 20000, None, "at least", "people", "villagers", "displaced"),
    ("Rice was sold for Rs 60 a bag.", 60, 60, "exact", "rupees", None, "sell"),
    ("The share of imports does not exceed 4 percent.", None, 4, "at most", "percent", None, "exceed"),
    ("The mill lies 8 km west of the town.", 8, 8, "exact", "km", None, "lie"),
    ("It helps over 900 low-income households.", 900, None, "over", "families", "low-income households", "help"),
    ("The decree on awards to eight border guards was signed.", 8, 8, "exact", "people", "border guards", "award"),
    ("Both countries have agreed to it.", 2, 2, "exact", "countries", None, "agree"),
    ("One bomb exploded in the market.", 1, 1, "exact", "bombs", None, "explode"),
]


@pytest.mark.parametrize(("sentence", "low", "high", "bound", "unit", "kind", "what"), CASES, ids=lambda value: str(value)[:30])
def test_figure_has_value_bounds_unit_and_what_happened(  # noqa: PLR0917
    encoder: OnnxEncoder,
    sentence: str,
    low: float | None,
    high: float | None,
    bound: str,
    unit: str,
    kind: str | None,
    what: str | None,
) -> None:
    _, reading = read(encoder, sentence)
    (figure,) = reading.figures
    assert (figure.low, figure.high, figure.bound, figure.unit, figure.kind) == (low, high, bound, unit, kind)
    if what is not None:
        assert figure.what == what


@pytest.mark.parametrize(
    "sentence",
    [
        "The treaty was signed on 3 May 1998.",
        "An 88-year-old woman spoke to reporters.",
        "The 3rd Brigade took part in the parade.",
        "Two officials said that the bridge had fallen.",
        "Resolution 1701 was adopted in 2006.",
        "They hope that one day the villagers can return.",
        "The concert was shown on 1+1 on Monday.",
        "The women, 23 and 27, live in the capital.",
        "Ana Ruiz, who was 38, lived in Oruro.",
        "The patrol left the base at 0200 on Monday.",
        "A third man stood at the eastern half of the bridge.",
        "They recalled the jars with code 111073615.",
        "They met in a five-storey house at twenty past seven.",
        "The patrol came back without firing a single shot.",
    ],
)
def test_number_that_counts_nothing_is_no_figure(encoder: OnnxEncoder, sentence: str) -> None:
    report, reading = read(encoder, sentence)
    assert [figure.span.of(report.text) for figure in reading.figures] == []


def test_part_points_to_its_whole(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Twelve people, including two children, were killed in the market.")
    whole, part = reading.figures
    assert (part.low, part.kind, part.what, part.part_of) == (2, "children", "killed", whole.id)


def test_figure_belongs_to_who_says_it(encoder: OnnxEncoder) -> None:
    report, reading = read(encoder, "Kenya's army said on Friday that its troops had captured 14 rebels near Lamu.")
    (figure,) = reading.figures
    claim = next(claim for claim in reading.claims if claim.id == figure.claim)
    attribution = next(one for one in reading.attributions if one.id == claim.attribution)
    assert attribution.cue is not None
    assert attribution.cue.of(report.text) == "said"
    assert (figure.low, figure.kind, figure.what) == (14, "rebels", "captured")


def test_sums_and_remainders_are_shown(encoder: OnnxEncoder) -> None:
    _, reading = read(
        encoder,
        "Kenya's army said that Ugandan forces launched 20 drones overnight. Twelve drones were shot down and a further five"
        " failed to reach the border.",
    )
    values = {figure.id: figure.low for figure in reading.figures}
    (tally,) = reading.tallies
    assert (tally.kind, values[tally.total], [values[part] for part in tally.parts], tally.rest) == (
        "remainder",
        20,
        [12, 5],
        3,
    )


def test_who_takes_the_wounded_in_did_not_wound_them(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "The hospital said that it had received 11 wounded and one body. The imam spoke of nine dead.")
    assert [(figure.low, figure.what, figure.by) for figure in reading.figures] == [
        (11.0, "wounded", ()), (1.0, "killed", ()), (9.0, "killed", ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "unit", "what"),
    [
        ("The envoys have held three rounds of talks.", "rounds", "hold"),
        ("The forum has been held for 25 years.", "years", "hold"),
        ("The clinic counted seven dead children and 40 cases of cholera.", "cases", "count"),
        ("The town lies 80 km north of the capital, and several civilians were killed there.", "km", "lie"),
    ],
)
def test_what_happens_to_people_does_not_happen_to_talks_and_distances(
    encoder: OnnxEncoder, sentence: str, unit: str, what: str
) -> None:
    _, reading = read(encoder, sentence)
    assert {figure.what for figure in reading.figures if figure.unit == unit} <= {what, None}
    assert unit in {figure.unit for figure in reading.figures}


TOLD = [
    ("At least nine miners were killed and dozens more injured when a tunnel fell in.", [(9, "killed"), (24, "wounded")]),
    ("The toll from the landslide has reached 31.", [(31, "killed")]),
    ("The toll given by the prefect stood at 12.", [(12, "killed")]),
    ("The number of dead rose to 18.", [(18, "killed")]),
    ("The ministry raised the number of wounded to 60.", [(60, "wounded")]),
    ("The number of people displaced by the floods doubled to 20,000.", [(20000, "displaced")]),
    ("Police fired tear gas and arrested scores of strikers.", [(40, "detained")]),
    ("Police used batons and arrested dozens of students.", [(24, "detained")]),
    ("Some 300 fighters surrendered.", [(300, "surrendered")]),
    ("The rebels have captured four villages.", [(4, "taken")]),
    ("Thousands of people were forced from their homes.", [(2000, "displaced")]),
    ("They kept 40 nurses hostage.", [(40, "detained")]),
    ("The nurse counted 17 bodies; the mayor spoke of 25.", [(17, "killed"), (25, "killed")]),
    ("The clinic saw 112 deaths, up from 86.", [(112, "killed"), (86, "killed")]),
    ("More than half of the 8,000 inhabitants have fled.", [(50, "displaced"), (8000, None)]),
    ("The blaze left 200 families without shelter.", [(200, "affected")]),
    ("The army neutralised 25 raiders in two operations.", [(25, "killed"), (2, "neutralise")]),
    ("The dispatch has reported 1013 confirmed infections.", [(1013, "infected")]),
    ("Two convoys carried a million and a half tins.", [(2, "carry"), (1.5e6, "carry")]),
    ("The cartel has not confirmed the truce and there have been at least six raids.", [(6, None)]),
    ("The fever has killed 900 herders in less than four years.", [(900, "killed"), (None, None)]),
    ("The strike lasted three weeks.", [(3, "last")]),
    ("The pits were found near Tolosa, 20 miles south of the capital.", [(20, None)]),
    ("It was one of the worst floods since the dam was built.", []),
    ("Soldiers dug nine mass graves.", [(9, "dig")]),
    ("The mine lies in Tolosa, a town located 54 km south of the capital.", [(54, "locate")]),
    ("The rebels have three planes which they captured from the air force.", [(3, "captured")]),
    ("It took ten men three days to dig out the well.", [(10, "take"), (3, "take")]),
    ("The law will save farmers $6 million.", [(6e6, "save")]),
    ("The envoy spoke of a new $40 million aid package.", [(40e6, "supplied")]),
    ("Three bombs went off in the harbour.", [(3, "go off")]),
    ("Two shells went off near the mill.", [(2, "go off")]),
    ("The raid took the lives of seven innocent victims.", [(7, "killed")]),
    ("Dozens of fighter jets had bombed training centres.", [(24, "bomb")]),
    ("Some 276 schoolgirls were seized from the town.", [(276, "kidnapped")]),
    ("The ministry sent 10,000 grenades to the army.", [(10000, "supplied")]),
    ("The state welcomed 267,000 people who have been forced to flee.", [(267000, "displaced")]),
    ("The list of the dead includes nine people.", [(9, "killed")]),
    ("This brought the total dead to 18.", [(18, "killed")]),
    ("The strike took the total dead to 40.", [(40, "killed")]),
    ("Some 45 people are reported to have eaten the pork.", [(45, "eat")]),
    ("They detonated a bomb 300 metres from the palace.", [(300, "detonate")]),
    ("Troops shot a man 50 metres from the gate.", [(50, "shoot")]),
    ("At least two were nurses, and three were children.", [(2, None), (3, None)]),
    (
        "They got 1.5 billion dollars: one billion from the bank, another 500 million from the fund.",
        [
            (1.5e9, "get"),
            (1e9, "get"),
            (500e6, "get"),
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "told"), TOLD, ids=lambda value: str(value)[:30])
def test_what_happened_is_told_of_what_it_happened_to(
    encoder: OnnxEncoder, sentence: str, told: list[tuple[float, str | None]]
) -> None:
    _, reading = read(encoder, sentence)
    assert [(figure.low, figure.what) for figure in reading.figures] == told


def test_who_is_accused_acts_and_not_who_accuses(encoder: OnnxEncoder) -> None:
    report, reading = read(encoder, "The guild accused the army of shelling a depot and killing five clerks.")
    assert {one.span.of(report.text) for figure in reading.figures for one in figure.by} == {"the army"}
    assert {one.span.of(report.text) for event in reading.events if event.type == "ASSAULT" for one in event.who} == {
        "the army"
    }


def test_figure_is_of_who_says_it_and_not_of_who_answers(encoder: OnnxEncoder) -> None:
    report, reading = read(encoder, "The militia says it shot down two gliders, which the army denies.")
    (figure,) = reading.figures
    (claim,) = (one for one in reading.claims if one.id == figure.claim)
    (attribution,) = (one for one in reading.attributions if one.id == claim.attribution)
    assert attribution.source is not None
    assert attribution.source.of(report.text) == "The militia"


def test_factors_are_no_figures(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "The guild lost 12 boats, six times what the ministry admits.")
    assert [figure.low for figure in reading.figures] == [12]


def test_them_counts_the_noun_before(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "It matters to our displaced people, more than 5 million of them.")
    assert [(figure.low, figure.unit) for figure in reading.figures] == [(5e6, "people")]


def test_men_are_killed_by_what_undoes_things(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "The army neutralised nine rebels and destroyed two boats. Guards intercepted 40 migrants.")
    assert [(figure.low, figure.what) for figure in reading.figures] == [(9, "killed"), (2, "destroyed"), (40, "intercept")]


def test_each_verb_has_its_own_number(encoder: OnnxEncoder) -> None:
    _, reading = read(
        encoder, "An air strike killed at least 43 people and wounded more than 60 on Monday, a local network said."
    )
    assert [(figure.low, figure.what) for figure in reading.figures] == [(43, "killed"), (60, "wounded")]


@pytest.mark.parametrize("text", ["The army said that it had killed a", "Two people died. The mayor spoke of a", "At least a"])
def test_text_cut_off_behind_an_article(encoder: OnnxEncoder, text: str) -> None:
    report, reading = read(encoder, text)
    assert all(figure.span.of(report.text) for figure in reading.figures)


def test_it_counts_what_the_toll_before_did(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "The general raised the number of civilians killed. It now stood at 31, he said.")
    (figure,) = reading.figures
    assert (figure.low, figure.kind, figure.what) == (31, "civilians", "killed")


def test_joined_participles_have_each_their_number(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Gunmen attacked the farms, killing 37 men and abducting scores of women, a local chief said.")
    assert [figure.what for figure in reading.figures] == ["killed", "kidnapped"]


def test_who_lost_men_did_not_do_it_to_them(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Chad's army had lost 300 men there, Mali said.")
    (figure,) = reading.figures
    assert ([one.party for one in figure.of], figure.by) == (["Chad"], ())


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("Uganda condemned the killing of 12 miners.", []),
        ("Uganda's army reported the deaths of 12 miners.", []),
        ("The clinic is treating nine wounded miners.", []),
        ("A blast killed two farmers.", []),
        ("Ugandan troops carried out the killing of 12 miners.", ["Uganda"]),
    ],
)
def test_who_speaks_of_the_dead_has_not_killed_them(encoder: OnnxEncoder, sentence: str, by: list[str]) -> None:
    _, reading = read(encoder, sentence)
    (figure,) = reading.figures
    assert [one.party for one in figure.by] == by


def test_part_of_them_points_to_the_whole(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Seven men were killed, five of them soldiers.")
    whole, part = reading.figures
    assert (part.low, part.kind, part.what, part.part_of) == (5, "soldiers", "killed", whole.id)


def test_names_of_bodies_are_no_kind_of_people(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "The army killed 107 Boko Haram militants.")
    assert [figure.kind for figure in reading.figures] == ["militants"]


@pytest.mark.parametrize(
    ("text", "by", "of"),
    [
        ("At least 12 Chadian soldiers were killed in an attack by Sudanese troops.", ["Sudan"], ["Chad"]),
        ("Two Kenyans died when Ugandan jets bombed them.", ["Uganda"], ["Kenya"]),
        ("A Kenyan missile attack on Kampala that killed seven people was condemned.", ["Kenya"], []),
        ("Clashes between Kenya and Uganda killed 18 people.", [], []),
        ("The Kenyan army said two of its trucks had been destroyed by Ugandan fire.", ["Uganda"], ["Kenya"]),
    ],
)
def test_tells_who_struck_and_whose_the_dead_are(encoder: OnnxEncoder, text: str, by: list[str], of: list[str]) -> None:
    _, reading = read(encoder, text)
    (figure,) = [one for one in reading.figures if one.part_of is None]
    assert [one.party for one in figure.by] == by
    assert [one.party for one in figure.of] == of


def test_a_part_has_the_sides_of_its_whole(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Kenyan soldiers killed 40 villagers, including 12 children.")
    assert [[one.party for one in figure.by] for figure in reading.figures] == [["Kenya"], ["Kenya"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gunners shot down one plane and damaged two others.", ["shot down", "damaged"]),
        ("The outbreak has killed three miners and sickened nearly 150.", ["killed", "infected"]),
        ("Two explosions shook a street where one miner was wounded.", ["shake", "wounded"]),
        ("The police seized 200 kg of powder, 52 radios and eight boats.", ["taken", "taken", "taken"]),
        ("The raid on three radio stations left two guards dead.", ["attacked", "killed"]),
        ("The doctor confirmed 11 deaths and 25 others under treatment.", ["killed", "wounded"]),
        ("The clinic reported nine dead and 14 others in hospital.", ["killed", "wounded"]),
        ("The clinic reported nine deaths and 40 people in custody.", ["killed", "detained"]),
        ("The monitors counted 12 bodies in two hospitals.", ["killed", None]),
        ("The mayor put the turnout at 3,000, while organisers put it at 10,000.", ["attended", "attended"]),
        ("The board cut the toll to 62 from 81.", ["killed", "killed"]),
        ("Doctors put the dead at 26, including 14 clerks; a local spokesman said 24.", ["killed", "killed", "killed"]),
        ("The junta says 40 rebels killed.", ["killed"]),
    ],
)
def test_each_number_is_told_by_its_own_words(encoder: OnnxEncoder, text: str, expected: list[str]) -> None:
    assert [one.what for one in read(encoder, text)[1].figures] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Nine days after the truce the shelling began again.",
        "For the first time in six years the families can travel.",
        "Children between six months and 12 years of age may have it.",
        "He was the number two man in the movement.",
        "Stay at home when one feels ill.",
        "The battle went on until 0500.",
        "Two other miners gave similar accounts.",
        "The team found fragments of 122mm rockets.",
    ],
)
def test_days_ages_and_anybody_are_no_figures(encoder: OnnxEncoder, text: str) -> None:
    assert not read(encoder, text)[1].figures


def test_who_is_arrested_behind_a_number_counts_as_what_the_line_before_did(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "Five miners were arrested last night. Another four are holding the owner in a house.")
    assert [(one.low, one.unit) for one in reading.figures] == [(5, "people"), (4, "people")]
