"""The queue of what a person should look at, one decision at a time, and what people judged."""

import urllib.parse
from collections.abc import Iterator
from typing import Literal, NamedTuple

from counterclaim.errors import NotFoundError, OptionError
from counterclaim.exports.facts import describe_value
from counterclaim.exports.ledger_lines import judgement_lines, link_line, saying_line
from counterclaim.exports.matter_page import Told, name_matter, tell
from counterclaim.exports.sayings import name_speaker
from counterclaim.exports.wording import BEARINGS
from counterclaim.records import Judgement, Link, LinkKind, Record, Report, Saying, Span, TargetKind
from counterclaim.web.answers import Page, View
from counterclaim.web.asked import NoQuery, Number, Size, Words, cut_page
from counterclaim.web.desk import Desk
from counterclaim.web.snapshot import Snapshot

Order = Literal["least sure", "newest"]
ItemKind = Literal["link", "claim"]
_LINK_KINDS: tuple[LinkKind, ...] = ("repeats", "confirms", "contradicts", "revises")
_HEADER = ("judgement", "kind", "target", "verdict", "value", "by", "at", "reason", "undone_at")


class ReviewQuery(Record, frozen=True):
    """How the queue is ordered, and after which item ("link:9ac4...") it goes on; `done` is the judgement made last."""

    order: Order = "least sure"
    kind: ItemKind | None = None
    after: Words | None = None
    done: Words | None = None


class JudgementsQuery(Record, frozen=True):
    """Which part of the list of judgements is shown."""

    page: Number = 1
    size: Size | None = None


class Item(NamedTuple):
    """Something to be looked at: how sure the program is, when it was said, and what it is."""

    score: float
    day: str
    kind: ItemKind
    id: str

    @property
    def key(self) -> str:
        """What stands for the item in an address."""
        return f"{self.kind}:{self.id}"


def show_review(desk: Desk, query: ReviewQuery) -> View:
    """Return the next thing to decide: what nobody has judged yet, in the order asked for."""
    snapshot = desk.current()
    waiting = list(list_waiting(snapshot, query))
    item = next(_after(waiting, query), None)
    counts = {"left": len(waiting), "judged": sum(one.undone_at is None for one in snapshot.judgements)}
    frame = {"query": query, "counts": counts, "stale": snapshot.stale, "item": item, "done": query.done}
    if item is None:
        return View(template="review.html.jinja", parts=frame, json=lambda: '{"item": null}')
    shown = show_link(desk, NoQuery(), item.id) if item.kind == "link" else show_claim(desk, NoQuery(), item.id)
    following = f"/review?{_address(query, item)}"
    return View(template=shown.template, parts={**shown.parts, **frame, "next": following, "skip": following}, json=shown.json)


def _address(query: ReviewQuery, item: Item) -> str:
    values = {"order": query.order, "kind": query.kind or "", "after": item.key}
    return urllib.parse.urlencode({name: value for name, value in values.items() if value})


def list_waiting(snapshot: Snapshot, query: ReviewQuery) -> Iterator[Item]:
    """Yield what nobody has judged, in the order asked for: links that are not sure, and claims whose speaker is not."""
    judged = snapshot.judged
    for item in _ordered(snapshot, query.order):
        kinds: tuple[TargetKind, ...] = ("link",) if item.kind == "link" else ("claim", "speaker", "content")
        if (query.kind is None or item.kind == query.kind) and not any((kind, item.id) in judged for kind in kinds):
            yield item


def _ordered(snapshot: Snapshot, order: Order) -> list[Item]:
    held: dict[str, list[Item]] = snapshot.__dict__.setdefault("_queue", {})
    if order not in held:
        sayings = snapshot.accounts.sayings
        items = [Item(link.score, sayings[link.claim].day or "", "link", link.id) for link in snapshot.accounts.links.values()]
        items += [Item(said.score, said.day or "", "claim", said.claim) for said in sayings.values() if not said.own]
        items.sort(key=lambda item: (item.score, item.kind, item.id))
        if order == "newest":
            items.sort(key=lambda item: item.day, reverse=True)
        held[order] = items
    return held[order]


def _after(waiting: list[Item], query: ReviewQuery) -> Iterator[Item]:
    """Yield the items behind the one that was decided or skipped last; from the start where that is the end of the queue."""
    kind, _, id = (query.after or "").partition(":")
    place = next((number for number, item in enumerate(waiting) if (item.kind, item.id) == (kind, id)), None)
    yield from waiting if place is None else waiting[place + 1 :] or waiting[:1]


def show_link(desk: Desk, query: NoQuery, id: str) -> View:
    """Return a link with the words of both claims, to be judged.

    Raises:
        NotFoundError: there is none with this id, and none was judged.
    """
    snapshot = desk.current()
    link = snapshot.accounts.links.get(id)
    stands = snapshot.judged.get(("link", id))
    if link is None:
        raise NotFoundError(f"no link {id!r} is in the record; where it was rejected, /judgements can take that back")
    return View(
        template="review.link.html.jinja",
        parts={
            **_frame(snapshot),
            "link": link,
            "one": _tell(snapshot, link.claim),
            "other": _tell(snapshot, link.to),
            "words": list(_evidence(snapshot, link)),
            "matter": snapshot.matter_of(link.claim),
            "stands": stands,
            "kinds": [kind for kind in _LINK_KINDS if kind != link.kind],
            "next": f"/review/link/{id}",
        },
        json=lambda: link_line(link, snapshot.accounts.reports),
    )


def show_claim(desk: Desk, query: NoQuery, id: str) -> View:
    """Return a claim with its speaker, content and figures, each to be judged.

    Raises:
        NotFoundError: there is none with this id.
    """
    snapshot = desk.current()
    saying = snapshot.accounts.sayings.get(id)
    if saying is None:
        raise NotFoundError(f"no claim {id!r} is in the record; where it was rejected, /judgements can take that back")
    report = snapshot.accounts.reports[saying.report]
    matter = snapshot.matter_of(id)
    return View(
        template="review.claim.html.jinja",
        parts={
            **_frame(snapshot),
            "told": _tell(snapshot, id),
            "report": report,
            "passage": _passage(saying, report),
            "figures": [(figure, describe_value(figure, report.text)) for figure in saying.figures],
            "matter": matter,
            "matter_name": name_matter(matter, snapshot.accounts.sayings) if matter else None,
            "next": f"/review/claim/{id}",
        },
        json=lambda: saying_line(saying, report.text),
    )


def _frame(snapshot: Snapshot) -> dict[str, object]:
    return {
        "judged": snapshot.judged,
        "stale": snapshot.stale,
        "bearings": BEARINGS,
        "who": name_speaker,
        "query": ReviewQuery(),
        "skip": None,
        "done": None,
        "counts": None,
        "item": None,
    }


def _tell(snapshot: Snapshot, claim: str) -> Told:
    saying = snapshot.accounts.sayings[claim]
    return tell(saying, snapshot.accounts.reports[saying.report], 0)


def _evidence(snapshot: Snapshot, link: Link) -> Iterator[str]:
    reports = snapshot.accounts.reports
    yield from (one.span.of(reports[one.report].text) for one in link.why if one.report in reports)


def _passage(saying: Saying, report: Report) -> tuple[int, str]:
    """Return the block that a claim stands in, with those before and behind it, and the place of its first character."""
    first, last = saying.spans[0].start, saying.spans[-1].end
    numbers = [n for n, block in enumerate(report.blocks) if block.span.start < last and block.span.end > first]
    if not numbers:
        return first, report.text[first:last]
    near = report.blocks[max(0, numbers[0] - 1) : numbers[-1] + 2]
    return near[0].span.start, report.text[near[0].span.start : near[-1].span.end]


def find_content(value: str, report: Report, saying: Saying) -> str:
    """Return the characters ("120..245") that a person means: given as such, or as the words themselves, nearest to the claim.

    Raises:
        OptionError: the words do not stand in the report.
    """
    start, dots, end = value.strip().partition("..")
    if dots and start.isdecimal() and end.isdecimal():
        return value.strip()
    words, near = value.strip(), saying.spans[0].start
    places = [place for place in range(len(report.text)) if report.text.startswith(words, place)] if words else []
    if not places:
        raise OptionError("content: these words do not stand in the report as they are; mark them in the text, or copy them")
    place = min(places, key=lambda one: abs(one - near))
    span = Span(place, place + len(words))
    return f"{span.start}..{span.end}"


def show_judgements(desk: Desk, query: JudgementsQuery) -> View:
    """Return what people judged, the latest first."""
    snapshot = desk.current()
    found, total, pages = cut_page(reversed(desk.store.judgements()), query.page, query.size or 50)
    return View(
        template="judgements.html.jinja",
        parts={
            "rows": [(one, _address_of(snapshot, one)) for one in found],
            "query": query,
            "total": total,
            "page": query.page,
            "pages": pages,
            "stale": snapshot.stale,
        },
        json=lambda: Page(items=tuple(judgement_lines(found)), total=total, number=query.page, pages=pages),
        header=_HEADER,
        rows=lambda: tuple(
            (
                one.id,
                one.target_kind,
                one.target,
                one.verdict,
                one.value or "",
                one.by,
                one.at,
                one.reason or "",
                one.undone_at or "",
            )
            for one in found
        ),
    )


def _address_of(snapshot: Snapshot, one: Judgement) -> str | None:
    """Return where what was judged is shown, None where it is shown no more."""
    accounts = snapshot.accounts
    if one.target_kind == "link" and one.target in accounts.links:
        return f"/review/link/{one.target}"
    if one.target_kind in ("claim", "speaker", "content") and one.target in accounts.sayings:
        return f"/review/claim/{one.target}"
    return None
