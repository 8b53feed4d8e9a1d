import itertools
import time

import pytest

from counterclaim.parsing.kinds import kind_of, refine_kinds
from counterclaim.parsing.words import find_words
from counterclaim.records import Mention, MentionKind, Span, Token


def refine(text: str, *named: tuple[str, MentionKind]) -> list[tuple[str, MentionKind, MentionKind | None]]:
    tokens = [Token(span=Span(*word), upos="X", head=-1, relation="dep") for word in find_words(text)]
    mentions = [Mention(span=Span(start := text.index(name), start + len(name)), kind=kind, score=0.9) for name, kind in named]
    return [(mention.span.of(text), mention.kind, mention.model_kind) for mention in refine_kinds(mentions, text, tokens)]


@pytest.mark.parametrize(
    ("name", "broad", "kind"),
    [
        ("the Navy", "organisation", "force"),
        ("Lipa National Guard", "organisation", "force"),
        ("Armed Forces of Ostania", "organisation", "force"),
        ("Naval Forces of", "organisation", "force"),
        ("41st Division", "organisation", "force"),
        ("Velin Armored Division", "organisation", "force"),
        ("Tax Division", "organisation", "organisation"),
        ("Velin Peace Corps", "organisation", "organisation"),
        ("Velin Task Force", "organisation", "organisation"),
        ("Task Force 12", "organisation", "force"),
        ("Guards", "organisation", "organisation"),
        ("Velin River Brigade", "place", "force"),
        ("Boko Haram", "organisation", "force"),
        ("FARC-EP", "organisation", "force"),
        ("European Union", "organisation", "organisation"),
        ("Bridge", "place", "place"),
        ("Lipa Bridge", "place", "facility"),
        ("Lipa Bridge", "person", "person"),
        ("Port of Lipa", "place", "facility"),
        ("Portside", "place", "place"),
        ("Velin nuclear power plant", "organisation", "facility"),
        ("Velin Think Tank", "organisation", "organisation"),
        ("Leopard 2", "other", "weapon"),
        ("Su-34", "person", "weapon"),
        ("Velin rifle", "other", "weapon"),
        ("Velin Rifle Association", "organisation", "organisation"),
        ("Ostanian", "nationality", "nationality"),
    ],
)
def test_a_name_has_the_kind_of_its_head(name: str, broad: MentionKind, kind: MentionKind) -> None:
    assert kind_of(name, broad) == kind


def test_a_finer_kind_keeps_what_the_model_said() -> None:
    assert refine("The Lipa Brigade left Lipa Hospital.", ("Lipa Brigade", "organisation"), ("Lipa Hospital", "place")) == [
        ("Lipa Brigade", "force", "organisation"),
        ("Lipa Hospital", "facility", "place"),
    ]


@pytest.mark.parametrize(
    "designation",
    [
        "MiG-29",
        "Kh-59",
        "F-16s",
        "AK-47",
        "S-300",
        "T-72B3",
        "Shahed-136",
        "BM-21",
        "B-52",
        "F/A-18",
        "AK47",
        "Su‑24",
        "CH-47F",
    ],
)
def test_a_designation_is_found_by_rule(designation: str) -> None:
    assert refine(f"They saw a {designation}, he said.") == [(designation, "weapon", None)]


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19 came",
        "the G-7 and the UN-2 plan",
        "on the A-1 and the I-95",
        "under Article-5 at 3-2",
        "flight LH-123 and Q-4 sales",
        "the M23 and the M-19",
        "the T-20 game, vitamin B-12",
        "a post-9/11 world",
        "see example.org/Su-34/x",
        "Misu-34 and Su-34-like",
        "MI5 and MI-5",
        "The rockets fell. QX-7 is next",
    ],
)
def test_what_only_looks_like_a_designation_is_none(text: str) -> None:
    assert refine(text) == []


def test_a_word_for_a_weapon_shows_an_unknown_designation() -> None:
    assert refine("Two QX-7 attack drones and the rifle ZK-12M fell; XN-3 fell, too.") == [
        ("QX-7", "weapon", None),
        ("ZK-12M", "weapon", None),
    ]


def test_a_designation_within_a_name_is_no_mention_of_its_own() -> None:
    text = "The Su-34 Works closed."
    assert refine(text, ("Su-34 Works", "organisation")) == [("Su-34 Works", "organisation", None)]


def test_mentions_stay_in_text_order() -> None:
    found = refine("A T-72 hit Lipa and a T-80 hit Velin.", ("Lipa", "place"), ("Velin", "place"))
    assert [name for name, _, _ in found] == ["T-72", "Lipa", "T-80", "Velin"]


@pytest.mark.parametrize("piece", ["Su-", "Aa-1", "A-", "T-72B3", "QX-7 ", "A" * 12 + "-1234"])
def test_what_repeats_takes_linear_time(piece: str) -> None:
    began = time.process_time()
    text = piece * (60_000 // len(piece))
    tokens = [Token(span=Span(*word), upos="X", head=-1, relation="dep") for word in find_words(text)]
    found = refine_kinds([], text, tokens)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))
    assert time.process_time() - began < 3
