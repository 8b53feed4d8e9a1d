"""Datelines in the ways of many agencies."""

import pytest

from counterclaim.sources.dateline import read_line, read_opening

REST = "The army said on Saturday that its troops had left three villages."

OPENINGS = [
    ("KYIV, April 26 (Reuters) - ", "KYIV", "April 26", "Reuters"),
    ("GAZA CITY, Gaza Strip (AP) — ", "GAZA CITY, Gaza Strip", None, "AP"),
    ("BEIRUT (AP) — ", "BEIRUT", None, "AP"),
    ("GAZA CITY — ", "GAZA CITY", None, None),
    ("MOSCOW, April 26. /TASS/. ", "MOSCOW", "April 26", "TASS"),
    ("MOSCOW. April 26 (Interfax) - ", "MOSCOW", "April 26", "Interfax"),
    ("MOSCOW, April 26 - RIA Novosti. ", "MOSCOW", "April 26", "RIA Novosti"),
    ("BEIJING, April 26 (Xinhua) -- ", "BEIJING", "April 26", "Xinhua"),
    ("New Delhi, Apr 26 (PTI) ", "New Delhi", "Apr 26", "PTI"),
    ("RAMALLAH, Saturday, April 26, 2025 (WAFA) – ", "RAMALLAH", "Saturday, April 26, 2025", "WAFA"),
    ("April 26 (UPI) -- ", None, "April 26", "UPI"),
    ("Gaza City (Palestinian Territories) (AFP) – ", "Gaza City", None, "AFP"),
    ("Damascus, SANA- ", "Damascus", None, "SANA"),
    ("Pyongyang, April 26 (KCNA) -- ", "Pyongyang", "April 26", "KCNA"),
    ("TEHRAN, Apr. 26 (MNA) – ", "TEHRAN", "Apr. 26", "Mehr"),
    ("ISLAMABAD: ", "ISLAMABAD", None, None),
    ("Kyiv – ", "Kyiv", None, None),
    ("26 April 2025, Khartoum – ", "Khartoum", "26 April 2025", None),
    ("MOSCOW/KYIV, April 26 (Reuters) - ", "MOSCOW/KYIV", "April 26", "Reuters"),
    ("UNITED NATIONS (AP) — ", "UNITED NATIONS", None, "AP"),
    ("Sanaa, 26 April (Agency) — ", "Sanaa", "26 April", "Agency"),
    ("NAIROBI (Reuters) - Apr 26, 2025 - ", "NAIROBI", "Apr 26, 2025", "Reuters"),
    ("NAIROBI (Reuters) - 26 April: ", "NAIROBI", "26 April", "Reuters"),
    ("NAIROBI (AP) — Saturday, 26 April 2025 — ", "NAIROBI", "Saturday, 26 April 2025", "AP"),
    ("TUNIS, (AFP), 26 April 2025 -- ", "TUNIS", "26 April 2025", "AFP"),
    ("TUNIS (AFP) 26 April 2025 - ", "TUNIS", "26 April 2025", "AFP"),
    ("(Beirut, April 26, 2025) – ", "Beirut", "April 26, 2025", None),
    ("April 26, 2025 (JUBA) – ", "JUBA", "April 26, 2025", None),
    ("26 April 2025 (Addis Ababa) - ", "Addis Ababa", "26 April 2025", None),
    ("26 April 2025 MOGADISHU, Somalia - ", "MOGADISHU, Somalia", "26 April 2025", None),
    ("April 26 - 2025 EL OBEID / KOSTI - ", "EL OBEID / KOSTI", "April 26 - 2025", None),
    ("(New York, 26 April 2025) - ", "New York", "26 April 2025", None),
    ("TUNIS, Tunisia — April 26, 2025: ", "TUNIS, Tunisia", "April 26, 2025", None),
    ("Lahore - Apr 26, 2025 (APP): ", "Lahore", "Apr 26, 2025", "APP"),
    ("NAIROBI, 26 April 2025. Upland Herald — ", "NAIROBI", "26 April 2025", "Upland Herald"),
    ("Minsk. 26 April. INTERFAX - ", "Minsk", "26 April", "Interfax"),
    ("MINSK. 26 April. TASS. ", "MINSK", "26 April", "TASS"),
    ("LIMA, April 26, UPLAND NEWS: ", "LIMA", "April 26", "UPLAND NEWS"),
    ("[26.04.2025 07:10] ", None, "26.04.2025", None),
    ("[26 April 2025, 07:10] ", None, "26 April 2025", None),
]


@pytest.mark.parametrize(("opening", "place", "date", "agency"), OPENINGS, ids=[row[0] for row in OPENINGS])
def test_read_opening_finds_place_date_and_agency(
    opening: str, place: str | None, date: str | None, agency: str | None
) -> None:
    text = opening + REST
    found = read_opening(text, first=True)
    assert found is not None
    assert (found.place and text[slice(*found.place)]) == place
    assert (found.date and text[slice(*found.date)]) == date
    assert found.agency == agency
    assert text[found.body :] == REST


@pytest.mark.parametrize(
    "rest",
    [
        "April 26 was quiet in the three villages, the army said in a statement.",
        "April 26 - a Saturday - was quiet in the three villages, the army said.",
        "April 26-27 talks between the two armies were called off, officials said.",
    ],
)
def test_read_opening_leaves_a_date_that_begins_the_sentence_to_it(rest: str) -> None:
    text = "NAIROBI (Reuters) - " + rest
    found = read_opening(text, first=True)
    assert found is not None
    assert found.date is None
    assert text[found.body :] == rest


@pytest.mark.parametrize("opening", ["NAIROBI (Reuters) - Apr 26, 2025", "MOSCOW, April 26 - RIA Novosti"])
def test_read_opening_ends_the_dateline_behind_its_last_part(opening: str) -> None:
    found = read_opening(f"{opening} - {REST}", first=True)
    assert found is not None
    assert found.end == len(opening)


NO_DATELINES = [
    "Russia — the largest country in the world — said that it had left the region at once.",
    "Gerasimov also confirmed on Saturday that soldiers fought in the region of the border.",
    "On April 26 - a Saturday - the army said that its troops had left three villages.",
    "BREAKING — The army says that its troops have left three villages in the north.",
    "The AP-Reuters poll said that most people want the talks to go on until they end.",
    "(Correction) – The army said that its troops have left three villages in the north.",
    "The Upland Army (AP) said on Saturday that its troops had left three villages in the north.",
    "April 26, 2025 (Saturday) – The army said that its troops have left three villages in the north.",
    "April 26, 2025 (the army) – The army said that its troops have left three villages in the north.",
    "26 April 2025 SADC - The army said that its troops have left three villages in the north.",
    "(April 26) – The army said that its troops have left three villages in the north.",
    "Peskov, 57, told reporters that the talks would go on in the capital on Monday.",
]


@pytest.mark.parametrize("text", NO_DATELINES)
def test_read_opening_leaves_sentences_alone(text: str) -> None:
    assert read_opening(text, first=True) is None


def test_read_opening_leaves_a_full_date_that_begins_the_sentence_to_it() -> None:
    rest = "April 26, 2025 was quiet in the three villages, the army said in a statement."
    found = read_opening(f"NAIROBI - {rest}", first=True)
    assert found is not None
    assert found.date is None


def test_read_opening_leaves_a_number_behind_the_dash_to_the_sentence() -> None:
    text = "KHARTOUM, April 26 - 2000 people have fled the town since the army left it."
    found = read_opening(text, first=True)
    assert found is not None
    assert text[found.body :].startswith("2000 people")


def test_read_opening_trusts_a_place_alone_only_at_the_beginning() -> None:
    assert read_opening("Kyiv – " + REST, first=False) is None


LINES = [
    ("Kyiv, 26 April", "Kyiv", "26 April"),
    ("BEIRUT, Lebanon (AP) —", "BEIRUT, Lebanon", None),
    ("Khartoum, Saturday 26 April 2025", "Khartoum", "Saturday 26 April 2025"),
    ("April 26 - 2025 NYALA / GENEINA", "NYALA / GENEINA", "April 26 - 2025"),
    ("26 April 2025 KHARTOUM", "KHARTOUM", "26 April 2025"),
    ("JERUSALEM, April 26 (Reuters)", "JERUSALEM", "April 26"),
]


@pytest.mark.parametrize(("line", "place", "date"), LINES, ids=[row[0] for row in LINES])
def test_read_line_finds_place_and_date(line: str, place: str, date: str | None) -> None:
    found = read_line(line)
    assert found is not None
    assert found.place is not None
    assert line[slice(*found.place)] == place
    assert (found.date and line[slice(*found.date)]) == date


@pytest.mark.parametrize("line", ["Troops leave the north", "Kyiv", "26 April", "Kyiv, 26 April was quiet, he said"])
def test_read_line_refuses_other_lines(line: str) -> None:
    assert read_line(line) is None


@pytest.mark.parametrize(
    ("line", "place"),
    [("26 April 2025 | Abeche | 10:20", "Abeche"), ("26/04/2025 10:20 | Goma", "Goma"), ("26 April 2025 | Ana Ruiz", None)],
)
def test_read_line_reads_a_known_place_behind_the_day(line: str, place: str | None) -> None:
    found = read_line(line)
    assert (found and found.place and line[slice(*found.place)]) == place


@pytest.mark.parametrize("text", ["[Video of 26 April] ", "[26 April] ", "[The army fired first on 26 April 2025] "])
def test_only_a_full_day_in_square_brackets_is_a_stamp(text: str) -> None:
    assert read_opening(text + REST, first=True) is None
