"""Who holds an office: the shipped rows, and what is told of a name. The names of the behaviour tests are made up."""

import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from counterclaim.errors import OptionError
from counterclaim.lexicon import load_rows
from counterclaim.reading.holders import Holder, known_holder, name_key

NO_HOLDER = (
    "San Marino",
    "Western Sahara",
    "Soviet Union",
    "East Germany",
    "Yugoslavia",
    "Czechoslovakia",
    "Serbia and Montenegro",
    "South Vietnam",
)
"""One whose heads serve half a year, one whose leader heads a movement of the tables, and states that ended before 2014."""

DATE = re.compile(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
ROWS = load_rows("holders")
KINDS = {row["name"].removesuffix("?"): row["kind"] for row in load_rows("parties")}

OWN_ROWS = """name\tothers\toffice\tparty\tsince\tuntil
Ada Holt\tAda Holtová|Adah Holt\tpresident\tChile\t2015\t2019
Ada Holt\t\tenvoy\tChile\t2022-03-10\t
Bram al-Oduya\tBram Odouya\tpresident\tKenya\t2015\t2019-06-30
Bram al-Oduya\tBram Odouya\tsecretary-general\tUnited Nations\t2020-01-01\t
Carl Iverra\tC. Iverra\tminister\tChile\t2015\t2019
Cora Iverra\tC. Iverra\tminister\tKenya\t2015\t2019
Lin Mei-O'Dara\t\tminister\tGeorgia\t2015\t2019
Nadir\t\tminister\tChile\t2015\t2019
"""


@pytest.fixture
def lexicon(tmp_path: Path) -> str:
    (tmp_path / "holders.tsv").write_text(OWN_ROWS, encoding="utf-8")
    return str(tmp_path)


def bounds(row):
    since, until = row["since"], row["until"] or "9999"
    return since + "-01-01"[len(since) - 4 :], until + "-12-31"[len(until) - 4 :]


def test_rows_are_whole():
    faulty = [row for row in ROWS if not (row["name"] and row["office"] and DATE.fullmatch(row["since"]))]
    assert faulty == []
    assert [row for row in ROWS if row["until"] and not DATE.fullmatch(row["until"])] == []
    assert [row for row in ROWS if bounds(row)[0] > bounds(row)[1]] == []


def test_rows_name_parties_of_the_table():
    assert {row["party"] for row in ROWS if KINDS.get(row["party"], "none") == "none"} == set()


def test_names_have_several_words():
    spellings = [spelling for row in ROWS for spelling in f"{row['name']}|{row['others']}".rstrip("|").split("|")]
    assert [spelling for spelling in spellings if not name_key(spelling)] == []


def test_nobody_speaks_for_two_parties_on_one_day():
    by_key = defaultdict(set)
    for row in ROWS:
        for spelling in f"{row['name']}|{row['others']}".rstrip("|").split("|"):
            by_key[name_key(spelling)].add((*bounds(row), row["party"]))
    clashes = [
        (key, one, other)
        for key, terms in by_key.items()
        for one, other in pairwise(sorted(terms))
        if other[0] <= one[1] and one[2] != other[2]
    ]
    assert clashes == []


def test_no_row_is_overruled_by_another_of_the_table():
    starts = [(name_key(row["name"]), row["since"]) for row in ROWS]
    assert len(starts) == len(set(starts))


def test_every_state_has_a_holder():
    held = {row["party"] for row in ROWS}
    assert tuple(party for party, kind in KINDS.items() if kind == "state" and party not in held) == NO_HOLDER


FOUND = {
    "in office": ("Ada Holt", "2016-05-01", "president"),
    "last day of the year": ("Ada Holt", "2019-12-31", "president"),
    "day that is a month": ("Ada Holt", "2016-05", "president"),
    "day that is a year": ("Bram al-Oduya", "2015", "president"),
    "year before": ("Ada Holt", "2014-05-01", "president"),
    "year after": ("Ada Holt", "2020-12-31", "president"),
    "between two terms": ("Ada Holt", "2021-01-15", None),
    "long before": ("Ada Holt", "2013-12-31", None),
    "year before the second term": ("Ada Holt", "2021-03-10", "envoy"),
    "still in office": ("Ada Holt", "2031-01-01", "envoy"),
    "no day": ("Ada Holt", None, "envoy"),
    "day that is none": ("Ada Holt", "202X", "envoy"),
    "other spelling": ("ADAH HOLT", "2016-05-01", "president"),
    "accents left out": ("Ada Holtova", "2016-05-01", "president"),
    "surname": ("Holt", "2016-05-01", None),
    "longer name": ("Ada Maria Holt", "2016-05-01", None),
    "single word of a row": ("Nadir", "2016-05-01", None),
    "nothing": ("", None, None),
    "changed sides, first": ("Bram al-Oduya", "2019-06-30", "president"),
    "changed sides, second": ("Bram al-Oduya", "2020-01-01", "secretary-general"),
    "changed sides, between": ("Bram al-Oduya", "2019-09-01", None),
    "changed sides, no grace": ("Bram al-Oduya", "2014-09-01", None),
    "changed sides, no day": ("Bram al-Oduya", None, None),
    "article left out": ("Bram Oduya", "2019-06-30", "president"),
    "article apart": ("Bram Al Oduya", "2019-06-30", "president"),
    "two persons of one spelling": ("C. Iverra", "2016-05-01", None),
    "one of the two in full": ("Cora Iverra", "2016-05-01", "minister"),
    "hyphen and apostrophe": ("Lin Mei O’Dara", "2016-05-01", "minister"),
}


@pytest.mark.parametrize(("name", "day", "office"), FOUND.values(), ids=FOUND)
def test_known_holder_tells_office(lexicon, name, day, office):
    found = known_holder(name, day, lexicon)
    assert (found.office if found else None) == office


def test_known_holder_tells_the_name_of_the_row(lexicon):
    assert known_holder("adah holt", "2016-05-01", lexicon) == Holder(name="Ada Holt", office="president", party="Chile")


def test_later_row_overrules_one_of_the_same_name_and_start(tmp_path):
    name, since = next((row["name"], row["since"]) for row in ROWS if row["party"] == "Chile")
    own = f"name\tothers\toffice\tparty\tsince\tuntil\n{name}\t\tpoet\tKenya\t{since}\t{since[:4]}\n"
    (tmp_path / "holders.tsv").write_text(own, encoding="utf-8")
    assert known_holder(name, since, str(tmp_path)).office == "poet"
    assert known_holder(name, since).party == "Chile"


FAULTY = {
    "date": ("Ada Holt\t\tpresident\tChile\tlately\t", "'lately'"),
    "no first day": ("Ada Holt\t\tpresident\tChile\t\t2019", "''"),
    "last day": ("Ada Holt\t\tpresident\tChile\t2015\t2019-13", "'2019-13'"),
    "party": ("Ada Holt\t\tpresident\tAtlantis\t2015\t", "'Atlantis'"),
    "name that is no party": ("Ada Holt\t\tpresident\tNorth America\t2015\t", "'North America'"),
}


@pytest.mark.parametrize(("row", "told"), FAULTY.values(), ids=FAULTY)
def test_faulty_row_is_told(tmp_path, row, told):
    (tmp_path / "holders.tsv").write_text(f"name\tothers\toffice\tparty\tsince\tuntil\n{row}\n", encoding="utf-8")
    with pytest.raises(OptionError, match=re.escape(told)):
        known_holder("Ada Holt", None, str(tmp_path))
