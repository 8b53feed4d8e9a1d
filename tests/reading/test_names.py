"""When two names are one person's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.names import key_words, same_person

PAIRS = {
    "initial in the middle": ("Ada M. Holt", "Ada Holt", True),
    "initial first": ("A. Holt", "Ada Holt", True),
    "short first name": ("Ben Holt", "Benjamin Holt", True),
    "other first name": ("Ben Holt", "Ada Holt", False),
    "family name first": ("Kim Dae Su", "Kim Dae", True),
    "article": ("Abdel Fattah al-Tamimi", "Abdel Fattah Tamimi", True),
    "junior": ("Ben Holt Jr.", "Ben Holt", True),
    "accents": ("José Nuñez", "Jose Nunez", True),
    "brothers": ("Ben Holt", "Bernard Holt", False),
    "particle": ("Mohammed bin Saif", "bin Saif", True),
}


@pytest.mark.parametrize(("one", "other", "same"), PAIRS.values(), ids=PAIRS)
def test_same_person(one: str, other: str, same: bool) -> None:
    assert same_person(key_words(one), key_words(other)) is same
    assert same_person(key_words(other), key_words(one)) is same


@given(st.text(max_size=30))
def test_key_words_are_plain(name: str) -> None:
    assert all(word == word.strip() and word for word in key_words(name))
