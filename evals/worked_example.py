"""Measure a report against what a careful reader takes from it.

    python -m evals.worked_example [FOLDER]      default: ../shared/worked-example

FOLDER holds `report.txt` and `expected.yaml`. A claim is found when a claim of the reading has a cue that overlaps the expected
one, the expected speakers (name where one is given, and party), and a content that covers 80 % of the expected characters.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from counterclaim.ledger.issuers import issuer_of
from counterclaim.parsing.encoder import Encoder
from counterclaim.pipeline import read_report
from counterclaim.records import Actor, Attribution, Claim, Reading, Report, Span
from evals.files import DATA

DEFAULT = DATA.parent / "worked-example"
SHARE = 0.8


@dataclass
class Score:
    """What was found of what was expected; `missing` says of each thing missed why."""

    claims: dict[str, Claim] = field(default_factory=dict)
    expected_claims: int = 0
    people: int = 0
    expected_people: int = 0
    roles: int = 0
    links: int = 0
    expected_links: int = 0
    carried: int = 0
    published: bool = False
    missing: list[str] = field(default_factory=list)


def measure(report: Report, reading: Reading, expected: Mapping[str, Any]) -> Score:
    """Compare a reading with the expected record of the same report."""
    score = Score(expected_claims=len(expected["claims"]), expected_people=len(expected["people"]))
    score.published = report.published.edtf == (str(day) if (day := expected["report"].get("published")) else None)
    if not score.published:
        score.missing.append(f"published: {report.published}")
    for claim in expected["claims"]:
        found, why = find_claim(report, reading, claim)
        if found is None:
            score.missing.append(f"{claim['id']}: {why}")
        else:
            score.claims[claim["id"]] = found
            score.carried += _carries_on(report, reading, found, claim.get("carries_on", ()))
    for person in expected["people"]:
        _score_person(report, reading, person, score)
    _score_links(expected["claims"], score)
    return score


def find_claim(report: Report, reading: Reading, expected: Mapping[str, Any]) -> tuple[Claim | None, str]:
    """Return the claim of the reading that is the expected one, or None and what stood against the nearest."""
    spans = content_spans(report.text, expected)
    if not spans:
        return None, "the expected content is not in the text"
    attributions = {attribution.id: attribution for attribution in reading.attributions}
    nearest = "no claim covers the content"
    for claim in reading.claims:
        covered = share_covered(spans, claim.content)
        if covered < SHARE:
            continue
        attribution = attributions.get(claim.attribution or "")
        why = _differs(report, reading, attribution, expected, spans)
        if not why:
            return claim, ""
        nearest = why
    return None, nearest


def content_spans(text: str, expected: Mapping[str, Any]) -> list[Span]:
    """Return where the expected content stands: the whole words nearest to their cue, else the first that are found."""
    found = []
    cue = expected.get("cue")
    for piece in expected["content"]:
        places = [Span(i, i + len(piece)) for i in _occurrences(text, piece)]
        places = [place for place in places if _is_whole(text, place)] or places
        near = [place for place in places if not cue or _cues_near(text, cue, place)]
        holder = (expected.get("holder") or {}).get("text")
        found += sorted(near, key=lambda place: (_apart(text, cue, place), _apart(text, holder, place)))[:1] or places[:1]
    return found


def share_covered(expected: Sequence[Span], found: Sequence[Span]) -> float:
    """Return the share of the expected characters that lie in the spans found."""
    wanted = {i for span in expected for i in range(span.start, span.end)}
    have = {i for span in found for i in range(span.start, span.end)}
    return len(wanted & have) / len(wanted)


def _occurrences(text: str, piece: str) -> Iterator[int]:
    i = text.find(piece)
    while i >= 0:
        yield i
        i = text.find(piece, i + 1)


def _is_whole(text: str, place: Span) -> bool:
    """Tell whether a piece does not stand inside a word: "it", not that of "with"."""
    around = text[max(0, place.start - 1) : place.start], text[place.end : place.end + 1]
    inner = text[place.start], text[place.end - 1]
    return not any(out.isalnum() and own.isalnum() for out, own in zip(around, inner, strict=True))


def _apart(text: str, word: str | None, content: Span) -> int:
    """Return how many characters lie between a content and the nearest place of its cue or its speaker."""
    near = _cues_near(text, word, content) if word else []
    return min((max(place.start - content.end, content.start - place.end, 0) for place in near), default=200)


def _cues_near(text: str, cue: str, content: Span) -> list[Span]:
    start, end = max(0, content.start - 200), min(len(text), content.end + 200)
    return [Span(start + i, start + i + len(cue)) for i in _occurrences(text[start:end], cue)]


def _differs(
    report: Report, reading: Reading, attribution: Attribution | None, expected: Mapping[str, Any], spans: list[Span]
) -> str:
    if expected.get("voice") == "outlet":
        return "" if attribution is None else f"attributed by {attribution.cue and attribution.cue.of(report.text)!r}"
    if attribution is None:
        issuer = issuer_of(report, reading)  # a ministry's release speaks for its land in its own voice
        own = (
            issuer is not None and issuer == (expected.get("holder") or {}).get("party") and not expected["holder"].get("name")
        )
        return "" if own else "taken for the outlet's own words"
    cue = attribution.cue
    if expected.get("cue") and (
        cue is None or not any(cue.overlaps(place) for place in _cues_near(report.text, expected["cue"], spans[0]))
    ):
        return f"cue {cue and cue.of(report.text)!r}"
    actors = {actor.id: actor for actor in reading.actors}
    speakers = [actors[speaker.actor] for speaker in attribution.speakers if speaker.actor]
    for holder in expected.get("holders") or [expected["holder"]]:
        if not any(is_holder(actor, holder) for actor in speakers):
            found = [(actor.name, actor.party) for actor in speakers]
            return f"speakers {found}, expected {holder}; {attribution.reason or ''}"
    return ""


def is_holder(actor: Actor, holder: Mapping[str, Any]) -> bool:
    """Tell whether an actor has the expected name (where it is a person's) and party."""
    name = holder.get("name")
    return actor.party == holder.get("party") and (name is None or actor.kind != "person" or actor.name == name)


def _carries_on(report: Report, reading: Reading, claim: Claim, pieces: Sequence[str]) -> int:
    attribution = next((a for a in reading.attributions if a.id == claim.attribution), None)
    if attribution is None or not pieces:
        return 0
    spans = [Span(i, i + len(piece)) for piece in pieces for i in list(_occurrences(report.text, piece))[:1]]
    return int(share_covered(spans, attribution.carries_on + claim.content) >= SHARE)


def _score_person(report: Report, reading: Reading, person: Mapping[str, Any], score: Score) -> None:
    actors = [actor for actor in reading.actors if actor.name == person["name"]]
    if any(actor.party == person["party"] for actor in actors):
        score.people += 1
    else:
        score.missing.append(f"{person['name']}: party {[(a.party, a.reason) for a in actors] or 'not named'}")
    if any(actor.role == person.get("role") for actor in actors):
        score.roles += 1
    else:
        score.missing.append(f"{person['name']}: role {[a.role for a in actors]}, expected {person.get('role')!r}")


def _score_links(expected: Sequence[Mapping[str, Any]], score: Score) -> None:
    for claim in expected:
        for kind, target in expected_answers(claim):
            score.expected_links += 1
            found = score.claims.get(claim["id"])
            aim = score.claims.get(target)
            if found and aim and any(answer.kind == kind and answer.claim == aim.id for answer in found.answers):
                score.links += 1
            else:
                kinds = [(answer.kind, answer.rule) for answer in found.answers] if found else "claim not found"
                score.missing.append(f"{claim['id']} {kind} {target}: {kinds}")


def expected_answers(claim: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the disputes and confirmations of an expected claim, as kind and id of the claim answered."""
    for kind in ("disputes", "confirms"):
        if kind in claim:
            yield kind, claim[kind]
        elif claim["stance"] == kind and "about" in claim:
            yield kind, claim["about"]


COLUMNS = ("claims", "people", "roles", "links")


def totals(scores: Sequence[Score]) -> dict[str, tuple[int, int]]:
    """Return for each column how many were found, of how many."""
    found = {
        "claims": [(len(score.claims), score.expected_claims) for score in scores],
        "people": [(score.people, score.expected_people) for score in scores],
        "roles": [(score.roles, score.expected_people) for score in scores],
        "links": [(score.links, score.expected_links) for score in scores],
    }
    return {column: (sum(right for right, _ in pairs), sum(all_ for _, all_ in pairs)) for column, pairs in found.items()}


def in_per_cent(scores: Sequence[Score]) -> dict[str, float]:
    """Return the columns that expect something, in per cent."""
    return {column: round(100 * right / expected, 2) for column, (right, expected) in totals(scores).items() if expected}


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return what is found of what is expected in the worked example beside the corpora, in per cent."""
    return in_per_cent([run(data.parent / "worked-example", encoder)])


def run(folder: Path, encoder: Encoder | None = None) -> Score:
    """Read the report of a folder and measure it against the folder's expectation."""
    expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    report, reading = read_report((folder / "report.txt").read_bytes(), name="report.txt", encoder=encoder)
    return measure(report, reading, expected)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    folder = parser.parse_args().folder
    if not (folder / "expected.yaml").is_file():
        print(f"{folder}: no expected.yaml there; give a folder with report.txt and expected.yaml", file=sys.stderr)
        return 2
    score = run(folder)
    print(f"claims found       {len(score.claims)} of {score.expected_claims}")
    print(f"people with party  {score.people} of {score.expected_people}, with role as written {score.roles}")
    print(f"answers linked     {score.links} of {score.expected_links}")
    print(f"carried on         {score.carried}")
    print(f"published          {'right' if score.published else 'wrong'}")
    for line in score.missing:
        print(f"  missing: {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
