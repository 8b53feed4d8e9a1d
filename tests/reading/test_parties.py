"""Which parties are named, and how; and that the tables treat all alike."""

import re
from pathlib import Path

import pytest

from counterclaim.lexicon import load_rows
from counterclaim.reading.cast import find_cast
from counterclaim.reading.vocabulary import cells, load_vocabulary
from tests.build import story
from tests.reading.tagged import cast_of, tagged

SECTORS = set("COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK CRM NGO IGO ISM OPP PRE".split())
ROWS = load_rows("parties")
STATES = [row for row in ROWS if row["kind"] == "state"]


def test_every_state_of_today_has_code_capital_and_demonym() -> None:
    former = {"Soviet Union", "Yugoslavia", "Czechoslovakia", "Serbia and Montenegro", "South Vietnam", "East Germany"}
    for row in STATES:
        assert re.fullmatch(r"[A-Z]{3}", row["country"]), row
        if row["name"] not in former:
            assert row["capitals"], row
            assert row["demonyms"], row


def test_states_are_all_there_once() -> None:
    codes = [row["country"] for row in STATES]
    assert len(codes) == len(set(codes)) >= 200
    assert {
        "AFG",
        "AUS",
        "BRA",
        "CHN",
        "COD",
        "COG",
        "IRN",
        "ISR",
        "PRK",
        "KOR",
        "PSE",
        "TWN",
        "UKR",
        "RUS",
        "USA",
        "ZWE",
        "XKX",
    } <= set(codes)


def test_other_parties_have_a_sector_and_a_known_country_or_none() -> None:
    codes = {row["country"] for row in STATES}
    others = [row for row in ROWS if row["kind"] not in ("state", "none")]
    assert len(others) >= 80
    for row in others:
        assert row["kind"] in SECTORS, row
        assert not row["country"] or row["country"] in codes, row


def test_a_sure_name_stands_for_one_party_only() -> None:
    owners: dict[str, set[str]] = {}
    for row in ROWS:
        for column in ("others", "capitals", "seats", "demonyms"):
            for phrase in [row["name"], *cells(row[column])]:
                if not phrase.endswith("?"):
                    owners.setdefault(phrase, set()).add(row["name"])
    shared = {phrase: parties for phrase, parties in owners.items() if len(parties) > 1}
    assert set(shared) == {"Dominican"}


def test_titles_have_a_class_that_the_rules_know() -> None:
    classes = {row["class"] for row in load_rows("titles")}
    assert classes == set(
        "government state spokesperson military rank legislator envoy local candidate law religious firm none kin "
        "source soldier honorific".split()
    )


def test_institutions_belong_to_parties_of_the_table() -> None:
    names = {row["name"] for row in ROWS}
    for row in load_rows("institutions"):
        assert not row["party"] or row["party"] in names, row


def test_whose_body_an_institution_is_stands_once() -> None:
    owners: dict[str, set[str]] = {}
    for row in load_rows("institutions"):
        owners.setdefault(row["term"].lower(), set()).add(row["party"])
    assert {term: parties for term, parties in owners.items() if len(parties - {""}) > 1} == {}


NAMINGS = {
    "name": ("It left Ghana.", [("Ghana", "Ghana", "name")]),
    "abbreviation": ("The U.S. denied it.", [("United States", "U.S.", "name")]),
    "demonym": ("Two Ghanaians left.", [("Ghana", "Ghanaians", "demonym")]),
    "capital that acts": ("Accra said so.", [("Ghana", "Accra", "capital")]),
    "capital that owns an act": ("It denied Accra's incursion.", [("Ghana", "Accra", "capital")]),
    "capital as a place": ("It struck in [place:Accra].", []),
    "town of a capital's name": ("Accra's mayor said so.", []),
    "seat of power": ("The Kremlin said so.", [("Russia", "Kremlin", "seat of power")]),
    "longer name first": ("South Sudan left.", [("South Sudan", "South Sudan", "name")]),
    "other place with the name in it": ("It left New Mexico and Latin America.", []),
    "place named after a state": ("It met in [place:Chad Avenue].", []),
    "person of the name": ("[person:Ada Jordan] said so.", []),
    "another land's army of the same name": ("The Peru National Liberation Army fled.", [("Peru", "Peru", "name")]),
    "people before an army of the same name": (
        "Peruvian National Liberation Army men fled.",
        [("Peru", "Peruvian", "demonym")],
    ),
    "own land before its group": (
        "Colombian National Liberation Army men fled.",
        [("Colombia", "Colombian", "demonym"), ("National Liberation Army", "National Liberation Army", "name")],
    ),
    "land before a group named by letters": (
        "Peruvian ELN men fled.",
        [("Peru", "Peruvian", "demonym"), ("National Liberation Army", "ELN", "name")],
    ),
    "another land's council": (
        "The UN Security Council met. Peru's Security Council met.",
        [("UN Security Council", "UN Security Council", "name"), ("Peru", "Peru", "name")],
    ),
    "land that fights a group from elsewhere": (
        "Peru's National Liberation Army foes fled.",
        [("Peru", "Peru", "name"), ("National Liberation Army", "National Liberation Army", "name")],
    ),
    "unsure name alone": ("The AU met.", []),
    "unsure name with a sure one": (
        "The African Union met. The AU left.",
        [("African Union", "African Union", "name"), ("African Union", "AU", "name")],
    ),
    "force with another land's name": ("The Ghana National Liberation Army met.", [("Ghana", "Ghana", "name")]),
    "movement in another land": (
        "Kenyan al-Shabaab fighters met.",
        [("Kenya", "Kenyan", "demonym"), ("Al-Shabaab", "al-Shabaab", "name")],
    ),
    "us that leads, where all is loud": ("US: 12 KILLED NEAR LIMA", [("United States", "US", "name")]),
    "us is no state": ("THEY TOLD us. It met us.", []),
    "region of a state that is spoken of": (
        "It left Georgia for the United States.",
        [("United States", "United States", "name")],
    ),
    "state of the same name": (
        "Georgian troops left Georgia.",
        [("Georgia", "Georgian", "demonym"), ("Georgia", "Georgia", "name")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), NAMINGS.values(), ids=NAMINGS)
def test_namings(text: str, expected: list[tuple[str, str, str]]) -> None:
    report, parse = tagged(text)
    found = [(n.span, party.name, n.by) for party in find_cast(report, parse).parties for n in party.namings]
    assert [(name, span.of(report.text), by) for span, name, by in sorted(found)] == expected


def test_rows_of_the_user_name_further_parties(tmp_path: Path) -> None:
    (tmp_path / "parties.tsv").write_text("name\tkind\tcountry\tothers\nFreedonia\tstate\tFRE\tSylvania\n")
    report, parse = tagged("Sylvania left Ghana.")
    cast = find_cast(report, parse, str(tmp_path))
    assert {(party.name, party.country) for party in cast.parties} == {("Freedonia", "FRE"), ("Ghana", "GHA")}


def test_headline_in_capitals_names_parties_too() -> None:
    assert [party.name for party in cast_of("GHANA SAYS ALL TROOPS HAVE LEFT").parties] == ["Ghana"]


def test_tables_are_read_once() -> None:
    assert load_vocabulary() is load_vocabulary()


TRADE = "Accra|PROPN|5|nsubj ,|PUNCT|1|punct Lima|PROPN|4|compound trade|NOUN|1|appos blame|VERB|0|root"


@pytest.mark.parametrize(
    ("kind", "parties"),
    [
        pytest.param("headline| ", ["Ghana", "Peru"], id="a headline sets them side by side"),
        pytest.param("", ["Ghana"], id="a sentence does not"),
    ],
)
def test_capitals_side_by_side_in_a_headline_are_governments(kind: str, parties: list[str]) -> None:
    built = story(f"{kind}Accra, Lima trade blame", tree=TRADE)
    assert [party.name for party in find_cast(built.report, built.parse).parties] == parties
