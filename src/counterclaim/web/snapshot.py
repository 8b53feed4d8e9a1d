"""The accounts of the record at one moment, with ways to find things in them; what only some pages need is made when asked."""

import dataclasses
import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping

from counterclaim.accounts import Accounts, Book
from counterclaim.board import Topic, list_topics
from counterclaim.ledger.judged import Judged, standing
from counterclaim.records import Judgement, Link, Matter, Report, Saying


@dataclasses.dataclass(frozen=True, eq=False)
class Snapshot:
    """The accounts at one moment. `stale` marks one that is older than the record: it is being joined anew."""

    accounts: Accounts
    topics: tuple[Topic, ...]
    judgements: tuple[Judgement, ...]
    stale: bool = False

    @functools.cached_property
    def by_id(self) -> Mapping[str, Topic]:
        """The matters by their ids."""
        return {topic.matter.id: topic for topic in self.topics}

    @functools.cached_property
    def of_claim(self) -> Mapping[str, str]:
        """Id of the matter that a claim is part of."""
        return {claim: topic.matter.id for topic in self.topics for claim in topic.matter.claims}

    @functools.cached_property
    def judged(self) -> Judged:
        """The judgements that stand."""
        return standing(self.judgements)

    @functools.cached_property
    def recent(self) -> tuple[Saying, ...]:
        """All claims, what was said last first; those of one day in the order of their reports."""
        ordered = sorted(self.accounts.sayings.values(), key=lambda one: (one.report, one.spans[0].start))
        return tuple(sorted(ordered, key=lambda one: one.day or "", reverse=True))

    @functools.cached_property
    def told(self) -> tuple[tuple[Saying, str], ...]:
        """All claims as `recent` has them, each with the words by which it is found, in small letters."""
        return tuple((one, f"{one.content} {'; '.join(one.speakers)} {one.party}".casefold()) for one in self.recent)

    @functools.cached_property
    def texts(self) -> Mapping[str, str]:
        """The text of each report in small letters."""
        return {id: report.text.casefold() for id, report in self.accounts.reports.items()}

    @functools.cached_property
    def reports(self) -> tuple[Report, ...]:
        """All reports, those published last first."""
        reports = self.accounts.reports.values()
        return tuple(sorted(reports, key=lambda report: (report.published.edtf or "", report.id), reverse=True))

    @functools.cached_property
    def claims_of(self) -> Mapping[str, tuple[str, ...]]:
        """The claims of a report, in the order of its text."""
        found = defaultdict[str, list[str]](list)
        for claim, saying in self.accounts.sayings.items():
            found[saying.report].append(claim)
        return {report: tuple(claims) for report, claims in found.items()}

    @functools.cached_property
    def links_of(self) -> Mapping[str, tuple[Link, ...]]:
        """The links of a claim, both ways."""
        found = defaultdict[str, list[Link]](list)
        for link in self.accounts.links.values():
            found[link.claim].append(link)
            found[link.to].append(link)
        return {claim: tuple(links) for claim, links in found.items()}

    def matter_of(self, claim: str) -> Matter | None:
        """Return the matter that a claim is part of."""
        id = self.of_claim.get(claim)
        return None if id is None else self.by_id[id].matter

    def mark_stale(self, judgements: Iterable[Judgement]) -> "Snapshot":
        """Return the same accounts, marked as older than the record, with the judgements that stand by now."""
        return dataclasses.replace(self, judgements=tuple(judgements), stale=True)


def take_snapshot(book: Book, judgements: Iterable[Judgement]) -> Snapshot:
    """Return the accounts that a book makes; the judgements are those that it has taken in."""
    accounts = book.draw_up()
    return Snapshot(accounts=accounts, topics=list_topics(accounts), judgements=tuple(judgements))
