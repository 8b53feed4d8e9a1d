"""For whom known office holders speak where the report does not tell; the holders are made up."""

from pathlib import Path

import msgspec
import pytest

from counterclaim.reading.cast import Cast, find_cast
from counterclaim.reading.references import Reference
from counterclaim.reading.speakers import resolve_references
from counterclaim.records import Published, Span
from tests.reading.tagged import person, tagged

ROWS = """name\tothers\toffice\tparty\tsince\tuntil
Zora Quillat\tZohra Quillat\tpresident\tPeru\t2015\t2019-06-30
Bram Odouyat\t\tprime minister\tKenya\t2015\t2019-06-30
Lin Vardosz\t\tforeign minister\tGhana\t2015\t2019-06-30
Carl Iverrat\t\tpresident\tGhana\t2015\t2019-06-30
Cora Iverrat\t\tspokeswoman\tPeru\t2015\t2019-06-30
"""
TABLE = "from the table of office holders: "


@pytest.fixture
def lexicon(tmp_path: Path) -> str:
    (tmp_path / "holders.tsv").write_text(ROWS, encoding="utf-8")
    return str(tmp_path)


def cast_on(day: str | None, lexicon: str, *paragraphs: str) -> Cast:
    report, parse = tagged(*paragraphs)
    report = msgspec.structs.replace(report, published=Published(edtf=day, basis="given"))
    return find_cast(report, parse, lexicon)


SIDES = {
    "named in full, on a day in office": (
        ["[person:Zora Quillat] said so."],
        "2017-03-01",
        ("Zora Quillat", "Peru", TABLE + "president, Peru"),
    ),
    "other spelling": (["[person:Zohra Quillat] said so."], "2017-03-01", ("Zohra Quillat", "Peru", TABLE + "president, Peru")),
    "office without its state": (
        ["The UN met. Foreign Minister [person:Lin Vardosz] said so."],
        "2017-03-01",
        ("Lin Vardosz", "Ghana", TABLE + "foreign minister, Ghana"),
    ),
    "on a day not known, of a state that is spoken of": (
        ["[person:Zora Quillat] left Peru."],
        None,
        ("Zora Quillat", "Peru", TABLE + "president, Peru"),
    ),
    "on a day not known, of a state that is not spoken of": (
        ["[person:Zora Quillat] said so."],
        None,
        ("Zora Quillat", None, "the report does not tell for whom"),
    ),
    "each in a list": (
        ["Ghana left. Prime Minister [person:Ada Holt], Foreign Minister [person:Lin Vardosz], said so."],
        "2017-03-01",
        ("Ada Holt", None, "the report does not tell for whom"),
    ),
    "long out of office": (
        ["[person:Zora Quillat] said so."],
        "2023-03-01",
        ("Zora Quillat", None, "the report does not tell for whom"),
    ),
    "the report tells another side": (
        ["Kenyan President [person:Zora Quillat] said so."],
        "2017-03-01",
        ("Zora Quillat", "Kenya", None),
    ),
    "the report points to another side": (
        ["Kenyan President [person:Ben Ruiz] left. His envoy, [person:Zora Quillat], said so."],
        "2017-03-01",
        ("Zora Quillat", "Kenya", None),
    ),
    "above what the lines before suggest": (
        ["Kenya's army left. The Kenyan government denied it. Foreign Minister [person:Lin Vardosz] said so."],
        "2017-03-01",
        ("Lin Vardosz", "Ghana", TABLE + "foreign minister, Ghana"),
    ),
    "the report says that the office is past": (
        ["Former president [person:Zora Quillat] said so."],
        "2017-03-01",
        ("Zora Quillat", None, "the role is past or in opposition"),
    ),
    "a role that speaks for nobody": (
        ["The author [person:Zora Quillat] said so."],
        "2017-03-01",
        ("Zora Quillat", None, "the role speaks for no party"),
    ),
    "surname of a head whose state is spoken of": (
        ["[person:Quillat] left Peru."],
        "2017-03-01",
        ("Quillat", "Peru", TABLE + "president, Peru"),
    ),
    "surname of a head with the office": (
        ["Prime Minister [person:Odouyat] said so."],
        "2017-03-01",
        ("Odouyat", "Kenya", TABLE + "prime minister, Kenya"),
    ),
    "surname of a head whose state is not spoken of": (
        ["[person:Quillat] left."],
        "2017-03-01",
        ("Quillat", None, "the report does not tell for whom"),
    ),
    "surname with another role": (
        ["Captain [person:Quillat] left Peru."],
        "2017-03-01",
        ("Quillat", None, "the report does not tell for whom"),
    ),
    "surname of nobody who is a head": (
        ["[person:Vardosz] left Ghana."],
        "2017-03-01",
        ("Vardosz", None, "the report does not tell for whom"),
    ),
    "surname of two": (
        ["[person:Iverrat] left Ghana."],
        "2017-03-01",
        ("Iverrat", None, "the report does not tell for whom"),
    ),
    "surname where the day is not known": (
        ["[person:Quillat] left Peru."],
        None,
        ("Quillat", None, "the report does not tell for whom"),
    ),
}


@pytest.mark.parametrize(("text", "day", "expected"), SIDES.values(), ids=SIDES)
def test_side_of_a_known_holder(
    text: list[str], day: str | None, expected: tuple[str, str | None, str | None], lexicon: str
) -> None:
    found = person(cast_on(day, lexicon, *text), expected[0])
    assert (found.name, found.party, found.reason) == expected


def test_envoy_of_a_known_holder_speaks_for_the_holders_party(lexicon: str) -> None:
    cast = cast_on("2017-03-01", lexicon, "[person:Zora Quillat] left. [person:Quillat]'s envoy, [person:Ada Holt], said so.")
    assert person(cast, "Ada Holt").party == "Peru"


def test_title_means_the_known_holder_whose_role_the_report_does_not_write(lexicon: str) -> None:
    report, parse = tagged("[person:Zora Quillat] met [person:Ada Holt]. The President of Peru said so.")
    report = msgspec.structs.replace(report, published=Published(edtf="2017-03-01", basis="given"))
    words = "The President of Peru"
    reference = Reference(span=Span(report.text.index(words), report.text.index(words) + len(words)), role="source")
    resolution = resolve_references(report, parse, find_cast(report, parse, lexicon), [reference])
    (speaker,) = resolution.speakers[reference]
    assert {actor.id: actor.name for actor in resolution.actors}[speaker.actor or ""] == "Zora Quillat"


@pytest.mark.parametrize(
    ("text", "day", "party"),
    [
        ("The Quillat administration said so.", "2017-03-01", "Peru"),
        ("The Odouyat government said so.", "2017-03-01", "Kenya"),
        ("The [organisation:Quillat] administration said so.", "2017-03-01", "Peru"),
        ("The Quillat administration said so.", "2023-03-01", "Peru"),  # named long after
        ("The Quillat administration said so.", "2012-03-01", None),
        ("The Vardosz administration said so.", "2017-03-01", None),  # no head
        ("The Iverrat government said so.", "2017-03-01", None),  # two of the name
    ],
)
def test_government_that_goes_by_the_surname_of_its_head_is_its_states(
    text: str, day: str, party: str | None, lexicon: str
) -> None:
    bodies = [actor for actor in cast_on(day, lexicon, text).actors if actor.kind == "organisation"]
    assert [body.party for body in bodies] == ([party] if party else [])


def test_surname_of_a_head_counts_in_a_report_from_its_capital(lexicon: str) -> None:
    report, parse = tagged("[person:Quillat] left.", dateline="LIMA")
    report = msgspec.structs.replace(report, published=Published(edtf="2017-03-01", basis="given"))
    assert person(find_cast(report, parse, lexicon), "Quillat").party == "Peru"
