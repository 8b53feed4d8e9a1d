"""The model reads the same words whichever states a report names."""

import pytest

from counterclaim.lexicon import load_rows
from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.levelling import WAYS, level, state_words
from counterclaim.parsing.parse import parse_report
from counterclaim.parsing.words import find_words
from evals.files import report_of

TEXT = (
    "{0}n forces shelled the town, {1} said on Monday, but a {0}n general in {2} denied it and accused {1}ns of firing first."
)


def read(text: str) -> tuple:
    parse = parse_report(report_of("levelling", text), OnnxEncoder())
    number = {span: place for place, span in enumerate(find_words(text))}
    ends = {end: place for (_, end), place in number.items()}
    starts = {start: place for (start, _), place in number.items()}
    roles = [(role.kind, starts[role.span.start], ends[role.span.end], role.score) for role in parse.roles]
    mentions = [(mention.kind, starts[mention.span.start], ends[mention.span.end]) for mention in parse.mentions]
    return roles, mentions, [(token.upos, token.head, token.relation) for token in parse.tokens], parse.frames


def test_states_that_are_exchanged_leave_the_parse_the_same() -> None:
    ours = read(TEXT.format("Syria", "Libya", "Damascus"))
    theirs = read(TEXT.format("Libya", "Syria", "Tripoli"))
    assert ours[0]
    assert ours == theirs


def test_each_state_keeps_its_stand_in_throughout() -> None:
    once = level(["Mali", "accused", "Chad", ";", "Chadian", "envoys", "left", "Bamako"])
    rows = load_rows("stand_ins")
    assert once == [rows[0]["name"], "accused", rows[1]["name"], ";", rows[1]["demonym"], "envoys", "left", rows[0]["capital"]]


def test_more_states_than_stand_ins_begin_anew() -> None:
    names = sorted({word.state for word in state_words().values()})[: len(load_rows("stand_ins")) + 1]
    levelled = level(names)
    assert levelled[0] == levelled[-1]


@pytest.mark.parametrize("way", WAYS)
def test_stand_ins_are_words_that_the_model_knows(way: str) -> None:
    pieces = OnnxEncoder()._pieces
    assert all(len(pieces.of(row[way])) <= 2 for row in load_rows("stand_ins"))


def test_other_words_stay() -> None:
    words = ["The", "United", "States", "and", "Hezbollah", "agreed", ",", "said", "Turkey"]
    assert level(words)[:-1] == words[:-1]
