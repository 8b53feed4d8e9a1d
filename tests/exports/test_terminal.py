"""Claims in the terminal: what an analyst sees, and what hostile text cannot do."""

import re

import pytest
from msgspec.structs import replace

from counterclaim.exports.entries import list_entries
from counterclaim.exports.facts import Facts, describe_counted, describe_value
from counterclaim.exports.page import to_page
from counterclaim.exports.sheet import WIDEST, Sheet
from counterclaim.exports.terminal import show_claims, show_entry, show_failure, show_head, show_report
from counterclaim.exports.wording import describe_published
from counterclaim.records import Failure, Figure, Judgement, Published, Reading, Span
from tests.exports.hostile import PAYLOADS, tell_hostile
from tests.exports.story import STANCES, tell_story


def shown(number: int, *, colour: bool = False) -> str:
    report, reading = tell_story()
    entries = list_entries(report, reading)
    return "\n".join(show_entry(entries[number - 1], entries, report, Sheet(width=100, colour=colour)))


@pytest.mark.parametrize(
    ("number", "lines"),
    [
        pytest.param(
            3,
            [
                "   3  asserts    Emil Tarr (government spokesman, for Marisk) said:",
                "                 │ Marisk's army has taken the Orlen bridge",
                "                 on 2024-05-03 (“on Friday”)",
                "                 -> repeats [1] Marisk",
                "                 <- disputed by [6] Talvian officials",
                "                 <- denied by [8] Talvia's general staff",
                "                 <- referred to by [14] the mission's observers",
            ],
            id="claim with answers",
        ),
        pytest.param(
            5,
            [
                "   5  asserts    Ilo Varga (General, for Marisk) informed:",
                "                 │ the capture",
                "                 within [4] · to the president · in “a call”",
            ],
            id="chain",
        ),
        pytest.param(
            11,
            [
                "  11  threatens  Anna Berg (defence minister, for Talvia) warned:",
                "                 │ “We will be back within a week,”",
                "                 content planned",
            ],
            id="planned",
        ),
        pytest.param(
            18,
            [
                "  18  asserts    Veld Post, in its own voice:",
                "                 │ The two governments meet again on Monday.",
                "                 content planned",
            ],
            id="planned, own voice",
        ),
        pytest.param(
            12,
            [
                "  12  asserts    Veld Post, in its own voice:",
                "                 │ The bridge carries the only paved road between the two provinces.",
            ],
            id="own voice",
        ),
        pytest.param(
            13,
            [
                "  13  asserts    local doctors said:",
                "                 │ Two people died in the shelling",
                "                 carried on: Another eleven were treated for burns.",
            ],
            id="carried on",
        ),
        pytest.param(
            15,
            ["  15  declines   “He” (not resolved: no man is named near enough) had no comment"],
            id="no content, not resolved",
        ),
        pytest.param(
            16,
            [
                "  16  accuses    Nobody named was accused of:",
                "                 │ using banned munitions",
                "                 a passive that names no source · hedged",
            ],
            id="nobody named",
        ),
        pytest.param(
            17,
            [
                "  17  urges      aid groups and the bishops of both provinces urged:",
                "                 │ a pause in the fighting",
                "                 -> refers to “the fighting”, which nobody claims here",
            ],
            id="two speakers",
        ),
    ],
)
def test_claim_is_shown(number: int, lines: list[str]) -> None:
    assert shown(number).splitlines() == lines


def test_report_opens_with_its_head_and_its_voices() -> None:
    lines = list(show_report(*tell_story(), Sheet(width=100)))
    assert lines[0] == "Marisk says its troops hold the Orlen bridge; Talvia disputes the claim"
    assert lines[1] == "Veld Post · Northern Wire · Veld · published 2024-05-03 (dateline and weekday)"
    assert lines[2].endswith("bridge.txt · 2 pieces left out")
    assert lines[4] == "18 claims, by the party that the speaker speaks for:"
    assert lines[5] == "  Talvia               6   [2] [6] [7] [8] [10] [11]"
    assert lines[8] == "  nobody named         1   [16]"
    assert lines[9] == "  the outlet itself    2   [12] [18]"


def test_head_and_page_tell_of_which_report_it_is_a_later_version() -> None:
    report, reading = tell_story()
    later = replace(report, version_of="0123456789abcdef")
    assert next(line for line in show_head(later, Sheet(width=100)) if line.startswith("report ")).endswith(
        " · bridge.txt · a later version of 01234567 · 2 pieces left out"
    )
    assert "0123456789abcdef" in to_page(later, reading)
    assert "version" not in "".join(show_head(report, Sheet()))


def test_colour_is_left_out_unless_asked_for() -> None:
    assert "\x1b" not in shown(3)
    coloured = shown(3, colour=True)
    assert "\x1b[33m<- disputed by" in coloured
    assert re.sub(r"\x1b\[[0-9]*m", "", coloured) == shown(3)


@pytest.mark.parametrize("width", [10, 40, 80, 100, 400])
def test_lines_fit_the_terminal(width: int) -> None:
    lines = list(show_report(*tell_story(), Sheet(width=width)))
    assert max(map(len, lines)) <= max(40, min(width, WIDEST))


def test_report_without_claims_says_so() -> None:
    report, reading = tell_story()
    empty = Reading(report_id=report.id, reader=reading.reader, parties=(), actors=(), attributions=(), claims=())
    assert list(show_report(report, empty, Sheet()))[-1] == "No claims were found in this report."


def test_judgements_on_a_figure_stand_under_its_claim() -> None:
    report, reading = tell_story()
    figure = next(one for one in reading.figures if one.claim)
    told = Judgement(id="j", target_kind="figure", target=figure.id, verdict="reject", by="ana", at="2024-05-03", reason="typo")
    lines = list(show_report(report, reading, Sheet(width=100), {("figure", figure.id): told}))
    judged = [line for line in lines if "judged" in line]
    assert judged == [f"{' ' * 17}judged  ana rejects the figure {describe_value(figure, report.text)} (typo)"]
    assert not [line for line in show_report(report, reading, Sheet(width=100)) if "judged" in line]


@pytest.mark.parametrize(
    ("kind", "counted", "words"),
    [
        pytest.param("deaths", Span(3, 9), "19 deaths", id="the noun tells it"),
        pytest.param(None, Span(3, 9), "19 people killed", id="the noun is not shown"),
        pytest.param("miners", Span(20, 26), "19 miners killed", id="another noun is counted"),
    ],
)
def test_deaths_are_not_said_to_be_killed(kind: str | None, counted: Span, words: str) -> None:
    report, reading = tell_story()
    figure = Figure(
        id="f", span=Span(0, 2), low=19, high=19, bound="exact", unit="people", kind=kind, counted=counted, what="killed",
        what_span=Span(3, 9),
    )  # fmt: skip
    assert Facts(report, reading).describe_figure(figure) == words
    assert describe_counted(figure, report.text) == words


def test_a_verb_without_a_label_is_shown_as_written_wherever_a_figure_is() -> None:
    report, reading = tell_story()
    verb = Span(report.text.index("taken"), report.text.index("taken") + len("taken"))
    figure = Figure(id="f", span=Span(0, 1), low=4, high=4, bound="exact", unit="units", what="no-such-label", what_span=verb)
    assert describe_counted(figure, report.text) == "4 units taken"
    assert Facts(report, reading).describe_figure(figure) == "4 units taken"


def test_claims_keep_the_numbers_of_their_report() -> None:
    report, reading = tell_story()
    wanted = list_entries(report, reading)[7].claim.id
    lines = list(show_claims([(report, reading, (wanted,))], Sheet()))
    assert lines[0].startswith("Marisk says")
    assert [line for line in lines if line.startswith("   8  denies")]
    assert not [line for line in lines if line.startswith("   7  ")]


def test_failure_names_the_input_and_the_reason() -> None:
    failure = Failure(
        id="f",
        stage="sources",
        error="E",
        message="no text in it",
        name="a\x1b.txt",
        raw_sha256=None,
        at="2026-01-01T00:00:00Z",
    )
    assert list(show_failure(failure, Sheet())) == ["  a<U+001B>.txt: no text in it"]


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_cannot_drive_the_terminal(payload: str) -> None:
    lines = list(show_report(*tell_hostile(payload), Sheet(width=100)))
    text = "\n".join(lines)
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]", text
    )


def test_every_stance_fits_its_column() -> None:
    assert all(len(stance) < 11 for stance in STANCES)


def test_day_that_is_not_known_says_why() -> None:
    published = Published(edtf=None, basis="unknown", reason="the report names no day")
    assert describe_published(published) == "day of publication not known (the report names no day)"
