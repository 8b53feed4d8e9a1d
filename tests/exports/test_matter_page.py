"""A matter in one file: attributed, escaped, with the words of each claim where they stand."""

import re

import pytest
from msgspec.structs import replace

from counterclaim.exports.ledger_text import MOST_LINKS, show_matter
from counterclaim.exports.matter_page import MOST_LISTED, MOST_SIDES, name_matter, quote_saying, to_matter_page
from counterclaim.exports.sheet import Sheet
from counterclaim.records import Block, Link, Matter, Report, Saying, Side, Span
from tests.exports.hostile import PAYLOADS

SAID = "The army said it holds the bridge at Adre, and that nobody was hurt."
TEXT = f"{'Long before that the road was closed. ' * 8}{SAID} {'Later it rained. ' * 20}"
START = TEXT.index("it holds")
REPORT = Report(
    id="r1", text=TEXT, blocks=(Block(kind="paragraph", span=Span(0, len(TEXT))),), source_map=(), raw_sha256="ab" * 32
)
ONE = Saying(
    claim="a", report="r1", spans=(Span(START, START + 28),), content="it holds the bridge at Adre", stance="asserts",
    speakers=("Ruth Hale",), party="Chad", day="2024-03-14",
)  # fmt: skip
TWO = replace(ONE, claim="b", stance="denies", speakers=(), party="Mali", content="the claim")
LINK = Link(id="l1", kind="contradicts", claim="b", to="a", rule="said so", score=0.9)
MATTER = Matter(
    id="m1", claims=("a", "b"), links=("l1",), statuses=("disputed", "denied"), reports=("r1",), origins=2,
    sides=(Side(party="Chad", speakers=(), claims=("a",)), Side(party="Mali", speakers=(), claims=("b",))),
)  # fmt: skip


def page(matter: Matter = MATTER, one: Saying = ONE, report: Report = REPORT) -> str:
    return to_matter_page(matter, {"a": one, "b": TWO}, {"l1": LINK}, {"r1": report})


def test_a_matter_is_named_by_who_says_what() -> None:
    assert name_matter(MATTER, {"a": ONE, "b": TWO}) == "Ruth Hale: it holds the bridge at Adre"
    accused = replace(ONE, stance="accuses", content="Mali of shelling the bridge")
    assert name_matter(MATTER, {"a": accused, "b": TWO}) == "Ruth Hale accuses Mali of shelling the bridge"
    own = replace(ONE, own=True, speakers=(), outlet="Lake Times")
    assert name_matter(MATTER, {"a": own, "b": TWO}).startswith("Lake Times: ")


def test_words_stand_in_their_place_cut_between_words() -> None:
    quote = quote_saying(ONE, REPORT)
    assert quote.pieces == ((True, TEXT[START : START + 28]),)
    assert re.match(r"… [A-Za-z]+ ", quote.before)
    assert quote.before.removeprefix("… ").split(" ")[0] in TEXT.split()
    assert quote.after.endswith(" …")


def test_both_sides_and_their_link_are_shown() -> None:
    made = page()
    assert made.index("Chad") < made.index("Mali")
    assert "contradicts" in made
    assert 'href="#claim-1"' in made
    assert 'id="claim-1"' in made


def test_words_that_are_left_out_between_parts_are_marked() -> None:
    parted = replace(ONE, spans=(Span(START, START + 8), Span(START + 20, START + 28)), content="it holds at Adre,")
    text = "\n".join(show_matter(MATTER, {"a": parted, "b": TWO}, {"l1": LINK}, {"r1": REPORT}, Sheet(width=100)))
    assert "      │ it holds […] at Adre,\n" in text
    assert "Chad asserts: it holds […] at Adre,\n" in text
    assert "it holds […] at Adre," in page(one=parted)
    assert name_matter(MATTER, {"a": parted, "b": TWO}) == "Ruth Hale: it holds […] at Adre,"


def test_a_matter_in_the_terminal_names_what_can_be_judged_and_the_contested_first() -> None:
    links = {
        "l0": Link(id="l0", kind="repeats", claim="b", to="a", rule="same words", score=0.9),
        "l1": LINK,
    }
    matter = replace(MATTER, links=("l0", "l1"))
    lines = list(show_matter(matter, {"a": ONE, "b": TWO}, links, {"r1": REPORT}, Sheet(width=100)))
    assert "      2024-03-14 · report r1 · claim a" in lines
    assert [line.split()[1] for line in lines if line.startswith("  [")] == ["contradicts", "repeats"]
    assert "   2  Mali denies" in lines


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_texts_are_escaped(payload: str) -> None:
    flat = " ".join(payload.split()) or "x"
    report = replace(REPORT, outlet=payload, url=payload, name=payload, text=flat * 40, blocks=())
    one = replace(ONE, content=payload, spans=(Span(0, len(flat)),), speakers=(payload,), role=payload, outlet=payload)
    matter = replace(MATTER, sides=(Side(party=payload, speakers=(), claims=("a", "b")),), places=(payload,))
    made = to_matter_page(matter, {"a": one, "b": replace(TWO, spans=(Span(0, 1),))}, {"l1": LINK}, {"r1": report})
    body = made.partition("<body>")[2]
    tags = set(re.findall(r"<([a-z0-9]+)", body))
    assert tags <= set(
        "main header p span h1 h2 h3 dl div dt dd code section ol ul li a b i blockquote mark q footer svg".split()
    )
    assert "<script" not in made


def test_a_matter_of_very_many_claims_stays_a_page() -> None:
    many = {f"c{n}": replace(ONE, claim=f"c{n}", report=f"r{n}", party=f"side {n}") for n in range(2000)}
    reports = {f"r{n}": replace(REPORT, id=f"r{n}") for n in range(2000)}
    sides = tuple(Side(party=one.party, speakers=(), claims=(id,)) for id, one in many.items())
    matter = replace(MATTER, claims=tuple(many), links=(), reports=tuple(reports), sides=sides)
    made = to_matter_page(matter, many, {}, reports)
    assert len(made) < 300_000
    assert f"and {2000 - MOST_SIDES} more sides" in made
    assert f"and {2000 - MOST_LISTED} more" in made


def test_of_very_many_links_the_terminal_shows_the_first_and_how_many_there_are_more() -> None:
    links = {f"l{n}": replace(LINK, id=f"l{n}", kind="repeats") for n in range(MOST_LINKS + 30)} | {"last": LINK}
    matter = replace(MATTER, links=tuple(links))
    lines = list(show_matter(matter, {"a": ONE, "b": TWO}, links, {"r1": REPORT}, Sheet(width=100)))
    kinds = [line.split()[1] for line in lines if line.startswith("  [")]
    assert (kinds[0], len(kinds)) == ("contradicts", MOST_LINKS)
    assert "  and 31 more; --json has them all" in lines
