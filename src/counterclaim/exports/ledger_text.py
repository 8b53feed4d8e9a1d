"""Matters, incidents and judgements in the terminal: sides beside each other, figures by claimant, and what was said when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from counterclaim.exports.panels import Dot, list_panels
from counterclaim.exports.sayings import name_speaker, word_content
from counterclaim.exports.sheet import Paint, Sheet
from counterclaim.exports.visible import make_visible
from counterclaim.records import Incident, Judgement, Link, Matter, Report, Saying, Side

SHORT_ID = 8
_INDENT = "  "
MOST_LINKS = 200
"""Links of a matter that are shown: where hundreds of claims repeat each other, there are tens of thousands."""
_FEW_WORDS = 2
_LINKED: dict[str, tuple[str, Paint]] = {
    "contradicts": ("contradicts", "contests"), "confirms": ("confirms", "agrees"), "revises": ("revises", "open"),
    "repeats": ("repeats", "quiet"),
}  # fmt: skip
Sayings = Mapping[str, Saying]


def list_matters(matters: Iterable[Matter], sayings: Sayings, sheet: Sheet) -> Iterator[str]:
    """Yield the lines of a list of matters: status, place, and of each side the latest words."""
    for number, matter in enumerate(matters):
        if number:
            yield ""
        yield from _head(matter, sheet)
        for side in matter.sides:
            latest = find_telling(side, sayings)
            who = make_visible(side.party or "no party told") if not latest.own else "in reports' own voice"
            more = f" (+{len(side.claims) - 1})" if len(side.claims) > 1 else ""
            said = f"{who}{more} {latest.stance}: {make_visible(word_content(latest))}"
            yield from sheet.wrap(said, _INDENT * 3, first=_INDENT * 2)


def list_changes(matters: Iterable[Matter], before: Mapping[str, Matter], sayings: Sayings, sheet: Sheet) -> Iterator[str]:
    """Yield the lines of a list of matters, each with what is new in it against the same matter before."""
    for number, matter in enumerate(matters):
        if number:
            yield ""
        yield from list_matters([matter], sayings, sheet)
        yield sheet.paint(f"{_INDENT * 2}{_change(before.get(matter.id), matter)}", "strong")


def _change(before: Matter | None, now: Matter) -> str:
    if before is None:
        return "new"
    more, revised = len(now.claims) - len(before.claims), len(now.changes) - len(before.changes)
    gone = [status for status in before.statuses if status not in now.statuses]
    told = [
        f"{more} more {'claim' if more == 1 else 'claims'}" if more > 0 else "",
        f"{revised} more {'figure' if revised == 1 else 'figures'} revised" if revised > 0 else "",
        *(f"now {status}" for status in now.statuses if status not in before.statuses),
        *(f"no more {status}" for status in gone),
    ]
    return f"changed: {', '.join(filter(None, told)) or 'other claims'}"


def find_telling(side: Side, sayings: Sayings) -> Saying:
    """Return the latest claim of a side that says more than "it" or "the claim", else the longest."""
    said = [sayings[claim] for claim in reversed(side.claims)]
    longest = max(said, key=lambda saying: len(saying.content.split()))
    return next((saying for saying in said if len(saying.content.split()) > _FEW_WORDS), longest)


def _head(matter: Matter, sheet: Sheet) -> Iterator[str]:
    statuses = ", ".join(matter.statuses) or "told by several"
    days = matter.last or "undated"
    if matter.first and matter.first != matter.last:
        days = f"{matter.first} to {matter.last}"
    places = f" · {make_visible(', '.join(matter.places[:2]))}" if matter.places else ""
    contested = "contests" if {"disputed", "denied", "counter-figure"} & set(matter.statuses) else "plain"
    yield f"{sheet.paint(matter.id[:SHORT_ID], 'strong')}  {days}  {sheet.paint(statuses, contested)}{places}"  # type: ignore[arg-type]
    yield sheet.paint(f"{_INDENT * 2}{_count(len(matter.reports), 'report')}, {_count(matter.origins, 'origin')}", "quiet")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def show_matter(
    matter: Matter, sayings: Sayings, links: Mapping[str, Link], reports: Mapping[str, Report], sheet: Sheet
) -> Iterator[str]:
    """Yield a matter: its sides, figures by claimant, links with their grounds, and its timeline."""
    numbers = {claim: number for number, claim in enumerate(matter.claims, 1)}
    yield from _head(matter, sheet)
    for side in matter.sides:
        yield ""
        own = all(sayings[claim].own for claim in side.claims)
        yield sheet.paint("In reports' own voice" if own else make_visible(side.party or "No party told"), "strong")
        for claim in side.claims:
            yield from _say(sayings[claim], numbers[claim], sheet)
    yield from _figures(matter, sayings, reports, sheet)
    yield from _links(matter, links, numbers, reports, sheet)
    yield from _timeline(matter, sayings, numbers, sheet)


def _say(saying: Saying, number: int, sheet: Sheet) -> Iterator[str]:
    ids = f"report {saying.report[:SHORT_ID]}", f"claim {saying.claim[:SHORT_ID]}"
    source = " · ".join(filter(None, (saying.day, make_visible(saying.outlet or ""), *ids)))
    yield from sheet.wrap(f"{make_visible(name_speaker(saying))} {saying.stance}", "      ", first=f"{number:>4}  ")
    yield from sheet.wrap(make_visible(word_content(saying)), "      │ ")
    yield sheet.paint(f"      {source}", "quiet")


def _figures(matter: Matter, sayings: Sayings, reports: Mapping[str, Report], sheet: Sheet) -> Iterator[str]:
    """Yield, by what is counted, each claimant's first, lowest, highest and latest figure; never a sum or mean across them."""
    for number, panel in enumerate(list_panels(matter, sayings, reports)):
        if not number:
            yield from ("", sheet.paint("Figures, by who gives them", "strong"))
        yield f"{_INDENT}{make_visible(panel.unit)} {make_visible(panel.what)}".rstrip()
        for row in panel.rows:
            yield from sheet.wrap(f"{make_visible(row.who)}: {_range(row.dots)}", _INDENT * 3, first=_INDENT * 2)


def _range(dots: Sequence[Dot]) -> str:
    def worded(dot: Dot) -> str:
        return f"{dot.wording}{f' ({dot.day})' if dot.day else ''}"

    if len(dots) == 1:
        return worded(dots[0])
    parts = {"first": dots[0], "lowest": min(dots, key=_least), "highest": max(dots, key=_most), "latest": dots[-1]}
    return "; ".join(f"{name} {worded(dot)}" for name, dot in parts.items())


def _least(dot: Dot) -> float:
    return dot.low if dot.low is not None else 0.0


def _most(dot: Dot) -> float:
    return dot.high if dot.high is not None else dot.low if dot.low is not None else 0.0


def _links(
    matter: Matter, links: Mapping[str, Link], numbers: Mapping[str, int], reports: Mapping[str, Report], sheet: Sheet
) -> Iterator[str]:
    """Yield how the claims stand to each other, by what rule, how surely, and the characters that carry it.

    What is contested comes first, as on the page; of one kind the claims stand in their order.
    """
    order = list(_LINKED)
    found = sorted(
        (links[id] for id in matter.links), key=lambda one: (order.index(one.kind), numbers[one.claim], numbers[one.to])
    )
    for number, link in enumerate(found[:MOST_LINKS]):
        if not number:
            yield from ("", sheet.paint("How the claims stand to each other", "strong"))
        word, paint = _LINKED[link.kind]
        adverse = ", by the adverse party" if link.adverse and link.kind == "confirms" else ""
        judged = ", judged by a person" if link.judged else ""
        head = f"[{numbers[link.claim]}] {sheet.paint(word, paint)} [{numbers[link.to]}]{adverse}"
        yield f"{_INDENT}{head}  {sheet.paint(f'{link.rule}, {link.score:.2f}{judged}, link {link.id[:SHORT_ID]}', 'quiet')}"
        words = [one.span.of(reports[one.report].text) for one in link.why if one.report in reports]
        yield from sheet.wrap(" · ".join(f"“{make_visible(_cut(text))}”" for text in words), _INDENT * 3)
    if (more := len(found) - MOST_LINKS) > 0:
        yield sheet.paint(f"{_INDENT}and {more} more; --json has them all", "quiet")


def _cut(text: str, most: int = 60) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def _timeline(matter: Matter, sayings: Sayings, numbers: Mapping[str, int], sheet: Sheet) -> Iterator[str]:
    yield from ("", sheet.paint("What was said when", "strong"))
    for claim in matter.claims:
        saying = sayings[claim]
        who = make_visible(saying.party or name_speaker(saying))
        said = f"[{numbers[claim]}] {who} {saying.stance}: {make_visible(word_content(saying))}"
        yield sheet.clip(f"{_INDENT}{saying.day or 'undated':<10}  {said}")


def list_incidents(incidents: Iterable[Incident], sheet: Sheet) -> Iterator[str]:
    """Yield incidents, a line each."""
    for incident in incidents:
        days = incident.first or "undated"
        if incident.last and incident.last != incident.first:
            days = f"{incident.first} to {incident.last}"
        where = make_visible(", ".join(filter(None, (incident.place, incident.country))))
        parties = f"  {make_visible(', '.join(incident.parties))}" if incident.parties else ""
        numbers = {"claim": len(incident.claims), "report": len(incident.reports), "origin": incident.origins}
        counts = ", ".join(_count(number, noun) for noun, number in numbers.items())
        yield sheet.clip(f"{incident.id[:SHORT_ID]}  {days:<10}  {incident.type:<9} {where}  {counts}{parties}")


def list_judgements(judgements: Iterable[Judgement], sheet: Sheet) -> Iterator[str]:
    """Yield judgements, oldest first, those taken back marked."""
    for one in judgements:
        value = f" as {make_visible(one.value)}" if one.value else ""
        reason = f": {make_visible(one.reason)}" if one.reason else ""
        undone = f" (taken back {one.undone_at})" if one.undone_at else ""
        head = f"{one.id[:SHORT_ID]}  {one.at}  {make_visible(one.by)} {one.verdict}s {one.target_kind} {one.target[:SHORT_ID]}"
        yield from sheet.wrap(f"{head}{value}{reason}{undone}", _INDENT * 5, first="")
