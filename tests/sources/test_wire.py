"""What a wire report says of itself."""

import pytest

from counterclaim.records import Report
from counterclaim.sources import read_source
from counterclaim.sources.wire import is_byline, is_caption, is_date

BODY = (
    "The army said on Saturday that its troops had left three villages in the north, the first such move since the "
    "offensive began in March 2024, and that more would follow.\n\n"
    "Local officials denied the claim. They said that the troops had been pushed out."
)


def read(text: str) -> Report:
    return read_source(text.encode())


def kinds(report: Report) -> list[tuple[str, str]]:
    return [(block.kind, block.span.of(report.text)) for block in report.blocks if block.kind != "paragraph"]


HEADERS = {
    "headline": ("Army says troops left\n\n", [("headline", "Army says troops left")]),
    "headline with a full stop": (
        "Army says troops left.\n\nDALLAS (AP) — ",
        [("headline", "Army says troops left."), ("dateline", "DALLAS (AP)")],
    ),
    "subhead": (
        "Army says troops left\nOfficials deny it.\nReuters\n\n",
        [("headline", "Army says troops left"), ("subhead", "Officials deny it."), ("agency", "Reuters")],
    ),
    "byline": ("Army says troops left\n\nBy Jane Doe\n\n", [("headline", "Army says troops left"), ("byline", "By Jane Doe")]),
    "date": (
        "Army says troops left\nPublished: 26 April 2025, 18:05 GMT\n\n",
        [("headline", "Army says troops left"), ("date", "Published: 26 April 2025, 18:05 GMT")],
    ),
    "caption": (
        "Army says troops left\nA house in the north (AFP)\nKhartoum, 26 April\n\n",
        [("headline", "Army says troops left"), ("caption", "A house in the north (AFP)"), ("dateline", "Khartoum, 26 April")],
    ),
    "outlet between byline and dateline": (
        "By Jane Doe\nUpland Courier\nKhartoum, 26 April 2025\n\n",
        [("byline", "By Jane Doe"), ("agency", "Upland Courier"), ("dateline", "Khartoum, 26 April 2025")],
    ),
    "outlet below headline and byline": (
        "Army says troops left\n\nBy Jane Doe\n\nThe Voice of the Upland\n\nKhartoum, 26 April 2025\n\n",
        [
            ("headline", "Army says troops left"),
            ("byline", "By Jane Doe"),
            ("agency", "The Voice of the Upland"),
            ("dateline", "Khartoum, 26 April 2025"),
        ],
    ),
    "writers and where": (
        "Army says troops left\nJane Doe and John Roe in Nairobi\n26 April 2025\n\n",
        [("headline", "Army says troops left"), ("byline", "Jane Doe and John Roe in Nairobi"), ("date", "26 April 2025")],
    ),
    "subhead in title case": (
        "Army Says Troops Left\nThree Men Killed in Nairobi\n26 April 2025\n\n",
        [("headline", "Army Says Troops Left"), ("subhead", "Three Men Killed in Nairobi"), ("date", "26 April 2025")],
    ),
    "letterhead of a ministry": (
        "Troops hold the pass\n\nPERU COAST GUARD (PCG)\n\nOffice of the Spokesman\n\nPress Release No 7/2025\n\n"
        "Lima, 26 April 2025, 6:30 p.m.\n\n",
        [
            ("headline", "Troops hold the pass"),
            ("subhead", "PERU COAST GUARD (PCG)"),
            ("heading", "Office of the Spokesman"),
            ("heading", "Press Release No 7/2025"),
            ("dateline", "Lima, 26 April 2025, 6:30 p.m."),
        ],
    ),
    "outlet and where it writes from": (
        "Army says troops left\n\nBy Jane Doe\nBBC News, Nairobi\n\n",
        [("headline", "Army says troops left"), ("byline", "By Jane Doe"), ("agency", "BBC News, Nairobi")],
    ),
    "outlet before a date": (
        "By Jane Doe\nUpland Courier\n26 April 2025\n\n",
        [("byline", "By Jane Doe"), ("agency", "Upland Courier"), ("date", "26 April 2025")],
    ),
    "outlet before an opening dateline": (
        "By Jane Doe\nUpland Courier\n\nKHARTOUM, April 26 (Reuters) - ",
        [("byline", "By Jane Doe"), ("agency", "Upland Courier"), ("dateline", "KHARTOUM, April 26 (Reuters)")],
    ),
    "headline below the byline": (
        "By Jane Doe\nArmy says troops left\nKhartoum, 26 April 2025\n\n",
        [("byline", "By Jane Doe"), ("headline", "Army says troops left"), ("dateline", "Khartoum, 26 April 2025")],
    ),
    "headline in capitals on two lines": (
        "ARMY SAYS THAT ITS TROOPS HAVE LEFT\nTHREE VILLAGES\nBY JANE DOE\nREUTERS\n\n",
        [
            ("headline", "ARMY SAYS THAT ITS TROOPS HAVE LEFT THREE VILLAGES"),
            ("byline", "BY JANE DOE"),
            ("agency", "REUTERS"),
        ],
    ),
    "writer and place above the day": (
        "Army says troops left\n\nJane Doe in Nairobi\n\n26 April 2025\n\n",
        [("headline", "Army says troops left"), ("byline", "Jane Doe in Nairobi"), ("date", "26 April 2025")],
    ),
    "subhead that ends in no place": (
        "Army says troops left\n\nJane Doe in Trouble\n\n26 April 2025\n\n",
        [("headline", "Army says troops left"), ("subhead", "Jane Doe in Trouble"), ("date", "26 April 2025")],
    ),
    "letterhead of a release": (
        "Ministry of Roads: bridge open\n\nRepublic of Sudan\n\nMinistry of Roads, Press Office\n\n"
        "Khartoum, 26 April 2025, 20:30\n\n",
        [
            ("headline", "Ministry of Roads: bridge open"),
            ("subhead", "Republic of Sudan"),
            ("heading", "Ministry of Roads, Press Office"),
            ("dateline", "Khartoum, 26 April 2025, 20:30"),
        ],
    ),
    "label of a release": (
        "PRESS RELEASE: ARMY LEAVES\n\nArmy Press Office\n\nKhartoum, 26 April 2025\n\n",
        [("headline", "PRESS RELEASE: ARMY LEAVES"), ("subhead", "Army Press Office"), ("dateline", "Khartoum, 26 April 2025")],
    ),
    "no header": ("", []),
}


DATED = {
    "title": ("Weekly Frontline Assessment, 26 April 2025\n\n", "headline"),
    "byline": ("Army says troops left\n\nBy Jane Doe | Khartoum | 26 April 2025 09:12 IST\n\n", "byline"),
    "document": ("Sudan: Situation Report No. 4, 26 April 2025\n\n", "headline"),
    "document and as of which day": (
        "Sudan: Flash Update No. 6 - Fighting in the States of the North and the West along the River, as of 26 April 2025\n\n",
        "headline",
    ),
    "long title and its day in brackets": (
        "Sudan: Displacement Update - Hostilities in the States of the North and of the West along the River "
        "(as of 26 April 2025)\n\n",
        "headline",
    ),
    "document and the day that it is of": ("Sudan: Humanitarian Update as of 26 April 2025\n\n", "headline"),
    "writer and stamp": ("Army says troops left\n\nJane Doe Published April 26, 2025\n\n", "byline"),
    "stamp behind a dash, with zone and place": (
        "Army says troops left\n\nUpdated - April 26, 2025 10:24 pm PKT - KHARTOUM\n\n",
        "date",
    ),
    "two stamps": ("Army says troops left\n\nPublished: Saturday, 26 April 2025. Last updated 22:30\n\n", "date"),
    "stamp and writer": ("Army says troops left\n\nPosted 26 April 2025 at 14:05 by Jane Doe\n\n", "date"),
    "name of a medium": ("Army says troops left\n\nThe Upland Ledger, Saturday, April 26, 2025\n\n", "date"),
    "stamp with the hour of the last change behind it": (
        "Army says troops left\n\nPublished: Saturday, 26 April 2025. Last updated 22:30\n\n",
        "date",
    ),
    "stamp with the day of the last change behind it": (
        "Army says troops left\n\nPublished: 26 April 2025. Updated: 27 April 2025 10:10\n\n",
        "date",
    ),
    "clock of a live page": ("Army says troops left\n\nSaturday 26 April 2025 – all times Khartoum\n\n", "date"),
    "day before the outlet": ("Army says troops left\n\n26/04/2025 | Upland Courier\n\n", "date"),
    "writer, outlet and day": ("Army says troops left\n\nJane Doe, Upland Courier, 26 April 2025\n\n", "date"),
    "note": ("Monitoring note, 26 April 2025\n\n", "headline"),
    "document and its day behind a dash": ("Sudan: Situation Report - 26 April 2025\n\n", "headline"),
    "document and its day in brackets": ("Sudan: Flash Update No. 6 (as of 26 April 2025)\n\n", "headline"),
}


@pytest.mark.parametrize(("header", "kind"), DATED.values(), ids=DATED.keys())
def test_read_wire_takes_the_date_that_closes_a_line(header: str, kind: str) -> None:
    report = read(header + BODY)
    assert report.published.edtf == "2025-04-26"
    assert kinds(report)[-1][0] == kind
    assert report.dateline is None or report.dateline.place_span is None


@pytest.mark.parametrize(("header", "expected"), HEADERS.values(), ids=HEADERS.keys())
def test_read_wire_names_the_header(header: str, expected: list[tuple[str, str]]) -> None:
    report = read(header + BODY)
    assert kinds(report) == expected
    assert [block.span.of(report.text) for block in report.blocks if block.kind == "paragraph"] == BODY.split("\n\n")


def test_read_wire_dates_a_report_below_the_outlet_of_its_byline() -> None:
    report = read("Army says troops left\nBy Jane Doe\nUpland Courier\nKhartoum, 26 April 2025\n\n" + BODY)
    assert report.dateline is not None
    assert (report.dateline.place, report.dateline.date_text) == ("Khartoum", "26 April 2025")
    assert (report.published.edtf, report.byline) == ("2025-04-26", "Jane Doe")


@pytest.mark.parametrize("line", ["Khartoum - 26 APR 2025 - 18:40 CET", "Khartoum – April 26, 2025"])
def test_read_wire_reads_a_dateline_of_parts(line: str) -> None:
    report = read(f"Army says troops left\n\n{line}\n\n" + BODY)
    assert kinds(report)[-1] == ("dateline", line)
    assert report.dateline is not None
    assert (report.dateline.place, report.published.edtf) == ("Khartoum", "2025-04-26")


def test_read_wire_takes_no_rubric_for_the_place_of_a_dateline() -> None:
    assert read("Opinion - 26 APR 2025\n\n" + BODY).dateline is None


def test_read_wire_leaves_a_day_in_figures_unknown_until_the_dateline_tells_which_is_the_month() -> None:
    stamp = "Army says troops left\n\nFirst published on: 04-05-2025 at 10:20 IST\n\n"
    report = read(stamp + BODY)
    assert (kinds(report)[-1][0], report.published.edtf) == ("date", None)
    assert read(stamp + "KHARTOUM, May 4 (Reuters) - " + BODY).published.edtf == "2025-05-04"


def test_read_wire_takes_no_stamp_for_a_part_of_the_body() -> None:
    report = read("Army says troops left\n\n" + BODY + "\n\nUpdated - April 26, 2025 10:24 pm IST - NEW DELHI")
    assert (kinds(report)[-1][0], report.published.edtf) == ("date", "2025-04-26")


def test_read_wire_puts_a_dateline_directly_before_its_paragraph() -> None:
    report = read("Army says troops left\n\nGAZA CITY, Gaza Strip (AP) — " + BODY)
    dateline, paragraph = report.blocks[1:3]
    assert (dateline.kind, paragraph.kind) == ("dateline", "paragraph")
    assert report.text[dateline.span.end : paragraph.span.start] == " — "
    assert report.dateline is not None
    assert report.dateline.place == "GAZA CITY, Gaza Strip"
    assert report.dateline.place_span is not None
    assert report.dateline.place_span.of(report.text) == report.dateline.place
    assert report.agency == "AP"


def test_read_wire_takes_no_moderator_for_a_place() -> None:
    report = read("Briefing on the north\n\nMODERATOR: Good morning, we begin.\n\nMR. SMITH: Thank you for being here.")
    assert report.dateline is None


def test_read_wire_reads_agency_and_names_of_a_byline() -> None:
    report = read("Army says troops left\nBy JANE DOE and JOHN ROE | Associated Press\n\n" + BODY)
    assert (report.byline, report.agency) == ("JANE DOE and JOHN ROE", "AP")


def test_read_wire_finds_an_agency_behind_the_last_sentence() -> None:
    assert read("Army says troops left\n\n" + BODY + " (AFP)").agency == "AFP"


IMPRINTS = {
    "a line below the byline": ("Army says troops left\n\nBy Jane Doe\nBBC News, Nairobi\n\n" + BODY, "BBC News"),
    "staff in the byline": ("Army says troops left\n\nBy Al Jazeera Staff and News Agencies\n\n" + BODY, "Al Jazeera"),
    "a last line": ("Army says troops left\n\n" + BODY + "\n\nRADIO DABANGA", "Radio Dabanga"),
    "initials on a last line": (
        "Army says troops left\n\n" + BODY + "\n\nHe told Sudan Tribune so.\n\n(ST)",
        "Sudan Tribune",
    ),
    "initials behind the last sentence": (
        "Army says troops left\n\n" + BODY + " He told Addis Standard so. AS",
        "Addis Standard",
    ),
    "initials of an outlet that is not named": ("Army says troops left\n\n" + BODY + "\n\n(ST)", None),
    "behind the day": ("Army says troops left\n\n26 April 2025 | Upland Courier\n\n" + BODY, "Upland Courier"),
    "behind the writer": ("Army says troops left\n\nBy Jane Doe | Upland Courier | 26 April 2025\n\n" + BODY, "Upland Courier"),
    "behind the writer, before the day": (
        "Army says troops left\n\nJane Doe, Upland Courier, 26 April 2025\n\n" + BODY,
        "Upland Courier",
    ),
    "an outlet that is cited": ("Army says troops left\n\n" + BODY + " He told the BBC News.", None),
    "an outlet in the headline": ("Al Jazeera staff leave the north\n\n" + BODY, None),
    "a name like a medium's before the day": (
        "Army says troops left\n\nThe Upland Ledger, April 26, 2025\n\n" + BODY,
        "The Upland Ledger",
    ),
    "a name like a medium's behind the writer": (
        "Army says troops left\n\nBy Jane Doe, Upland Mirror\n\n26 April 2025\n\n" + BODY,
        "Upland Mirror",
    ),
    "a live desk": ("Army says troops left\n\nUpland Courier live desk\n\n26 April 2025\n\n" + BODY, "Upland Courier"),
    "a release": ("Army says troops left\n\nPress Release, 26 April 2025\n\n" + BODY, None),
    "a name like a medium's in the headline": ("Upland Courier\n\n" + BODY, None),
    "a place of that name": ("Army says troops left\n\nBy Jane Doe\nUpland Courier, Nairobi\n\n" + BODY, None),
}


@pytest.mark.parametrize(("text", "outlet"), IMPRINTS.values(), ids=IMPRINTS.keys())
def test_read_wire_finds_the_outlet_that_the_report_says_it_is_of(text: str, outlet: str | None) -> None:
    assert read(text).outlet == outlet


CONTRIBUTIONS = {
    "reported from": "Roe reported from Lagos. Acme News writer Ann Lee in Accra contributed to this report.",
    "two writers": "Jane Doe and John Roe contributed reporting from Nairobi, Kenya.",
    "no sign-off": "The men reported from Lagos that the army had left.",
    "a cause": "Roe said that the heat contributed to the fires.",
}


@pytest.mark.parametrize(("name", "text"), CONTRIBUTIONS.items(), ids=CONTRIBUTIONS.keys())
def test_read_wire_takes_who_contributed_for_no_paragraph(name: str, text: str) -> None:
    report = read("Army says troops left\n\n" + BODY + "\n\n" + text)
    assert report.blocks[-1].kind == ("byline" if name in ("reported from", "two writers") else "paragraph")
    assert report.byline is None


def test_read_wire_takes_a_sign_off_for_no_paragraph() -> None:
    report = read("Army says troops left\n\n" + BODY + "\n\nRADIO DABANGA")
    assert kinds(report)[-1] == ("agency", "RADIO DABANGA")


def test_read_wire_leaves_a_paragraph_with_a_sign_off_a_paragraph() -> None:
    report = read("Army says troops left\n\n" + BODY + " (AFP)")
    assert report.blocks[-1].kind == "paragraph"


@pytest.mark.parametrize(
    "text",
    [
        "By Jane Doe",
        "By JANE DOE and JOHN ROE",
        "by Jane Doe, Middle East correspondent",
        "By Luis de la Cruz in Bogotá",
        "Our Correspondent",
    ],
)
def test_is_byline_takes_names(text: str) -> None:
    assert is_byline(text)


@pytest.mark.parametrize("text", ["By Saturday evening all troops had left", "Jane Doe said so", "By the river", ""])
def test_is_byline_refuses_sentences(text: str) -> None:
    assert not is_byline(text)


CAPTIONS = [
    ("A house destroyed by a strike in Kyiv (PTI)", True),
    ("A man walks past a house. (AP Photo/Jane Doe)", True),
    ("Photo: A house in the north. Jane Doe", True),
    ("FILE - A soldier stands guard in the north.", True),
    ("Smoke rises over the city. Photograph: Jane Doe", True),
    ("The talks go on, he said. (PTI)", False),
    ("The army said that three people (two men and a woman)", False),
    ("Filed under pressure, the claim was denied.", False),
]


@pytest.mark.parametrize(("text", "expected"), CAPTIONS, ids=[row[0] for row in CAPTIONS])
def test_is_caption_tells_captions_by_their_credit(text: str, expected: bool) -> None:
    assert is_caption(text) is expected


DATES = [
    ("26 April 2025", True),
    ("Updated on April 26, 2025 at 6:05 p.m. EDT", True),
    ("Saturday, 26 April", True),
    ("State News Service | Lyon | Updated: April 26, 2025", True),
    ("Northern News | Lyon | April 26, 2025 09:12 IST", True),
    ("2025-04-26 18:05", True),
    ("Updated 6:05 PM GMT, April 26, 2025", True),
    ("Updated 6:05 PM GMT, the army said", False),
    ("Apr 26, 2025 7:14 PM PHT", True),
    ("April 26, 2025 | 12:00am", True),
    ("April 26, 2025 11:02 (GMT+3)", True),
    ("First published on: 26-04-2025 at 10:20 IST", True),
    ("First published on: 04-05-2025 at 10:20 IST", False),
    ("April 26, 2025 - EIGHT DEAD", False),
    ("26/04/2025 | Courier Desk", True),
    ("26 April 2025 | Upland Courier", True),
    ("April 26, 2025 | By Jane Doe and John Roe", True),
    ("April 26, 2025 | Army Leaves Lagos", False),
    ("April 26, 2025 | By Saturday all had left", False),
    ("April 26 was quiet", False),
    ("Saturday talks end", False),
]


@pytest.mark.parametrize(("text", "expected"), DATES, ids=[row[0] for row in DATES])
def test_is_date_takes_lines_that_are_dates(text: str, expected: bool) -> None:
    assert (is_date(text) is not None) is expected


LEFT_OUT = [
    ("Leave a Reply", "comment form"),
    ("Your email address will not be published. Required fields are marked *", "comment form"),
    ("-", "a line of signs"),
    ("* * *", "a line of signs"),
    ("Share this article", "share bar"),
    ("Sign up for our newsletter", "newsletter box"),
    ("We use cookies to improve your experience. Cookie policy.", "cookie notice"),
    ("Read more: Ten things to know about the talks", "related stories"),
    ("Follow us on Facebook and Telegram", "follow box"),
    ("Copyright 2025 The Outlet. All rights reserved.", "legal notice"),
    ("This story was originally published on 3 May by the Upland Courier.", "about the outlet"),
    ("This article first appeared in the Upland Courier.", "about the outlet"),
]


@pytest.mark.parametrize(("text", "reason"), LEFT_OUT, ids=[row[0] for row in LEFT_OUT])
def test_read_source_leaves_out_what_is_not_the_report(text: str, reason: str) -> None:
    report = read("Army says troops left\n\n" + BODY + "\n\n" + text)
    assert [(omission.text, omission.reason) for omission in report.omitted] == [(text, reason)]
    assert text not in report.text


def test_read_source_keeps_a_sentence_about_a_report_that_is_none_of_its_own() -> None:
    text = "This report was denied by the ministry, which said that no troops had left."
    assert text in read("Army says troops left\n\n" + BODY + "\n\n" + text).text


def test_read_source_leaves_out_the_titles_of_related_stories() -> None:
    report = read("Army says troops left\n\n" + BODY + "\n\nRelated stories\n\nA first headline\n\nA second headline")
    assert [omission.text for omission in report.omitted] == ["Related stories", "A first headline", "A second headline"]


def test_read_source_keeps_the_body_after_a_related_box() -> None:
    first, second = BODY.split("\n\n")
    report = read(f"Army says troops left\n\n{first}\n\nRead more: Ten things\n\n{second}")
    assert [block.span.of(report.text) for block in report.blocks] == ["Army says troops left", first, second]
