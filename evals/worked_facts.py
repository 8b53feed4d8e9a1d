"""Measure the facts of a report against what a careful reader takes from it: figures, times, places, events, sums.

    python -m evals.worked_facts [FOLDER]      default: ../shared/worked-example

FOLDER holds `report.txt` and `expected.yaml`. A figure is found when value, bounds, what is counted, what happened and who
says it are as expected; a time when all that are written alike have the EDTF; a place when name, country and precision are
right, and its region where one is given; an event when type and all of `who` are right, and the words or the claim. What else
is expected (by, of, to, place, when) is counted as details.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from babel import Locale

from counterclaim.lexicon import load_rows
from counterclaim.parsing.encoder import Encoder
from counterclaim.pipeline import read_report
from counterclaim.quantities import force_of
from counterclaim.reading.figures.counted import people_words
from counterclaim.records import Event, Figure, Participant, Place, Reading, Report, When
from evals.files import DATA
from evals.worked_example import Score as ClaimScore
from evals.worked_example import measure as measure_claims

DEFAULT = DATA.parent / "worked-example"
KINDS = ("figures", "times", "places", "events", "arithmetic", "details")
_BELOW, _ABOVE = ("at most", "up to"), ("at least", "over")
STEM = 4
"""Letters by which two forms of a word are taken for the same."""


@dataclass
class Score:
    """How many of each kind were found, of how many; `missing` says of each thing missed why."""

    found: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    expected: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    missing: list[str] = field(default_factory=list)

    def note(self, kind: str, label: str, problem: str) -> None:
        """Count one thing; an empty problem means that it was found."""
        self.expected[kind] += 1
        if problem:
            self.missing.append(f"{kind}: {label}: {problem}")
        else:
            self.found[kind] += 1


class Facts:
    """What is needed to compare the facts of one reading with the expected ones."""

    def __init__(self, report: Report, reading: Reading, claims: ClaimScore) -> None:
        self.text = report.text
        self.reading = reading
        self.claims = {name: claim.id for name, claim in claims.claims.items()}
        self.actors = {actor.id: actor for actor in reading.actors}
        self.places = {place.id: place for place in reading.places}
        self.times = {when.id: when for when in reading.times}
        self._attributed = {claim.id: claim.attribution for claim in reading.claims}
        self._attributions = {attribution.id: attribution for attribution in reading.attributions}

    def said_by(self, claim: str | None) -> frozenset[str]:
        """Return names and parties of who says a claim; "outlet" where it is the outlet."""
        attribution = self._attributions.get(self._attributed.get(claim or "") or "")
        if attribution is None:
            return frozenset({"outlet"})
        actors = [self.actors[speaker.actor] for speaker in attribution.speakers if speaker.actor]
        return frozenset(name for actor in actors for name in (actor.name, actor.party) if name)

    def names(self, participants: Iterable[Participant]) -> str:
        """Return all that is known of participants, as one string to look names up in."""
        known = [
            part
            for one in participants
            for part in (one.name, one.party, self.actors[one.actor].name if one.actor else None)
            if part
        ]
        return " | ".join(known)


def measure(report: Report, reading: Reading, expected: Mapping[str, Any]) -> Score:
    """Compare the facts of a reading with those expected of the same report."""
    score = Score()
    facts = Facts(report, reading, measure_claims(report, reading, expected))
    for wanted in expected.get("figures", ()):
        _score_figure(facts, wanted, score)
    for wanted in expected.get("times", ()):
        score.note("times", wanted["text"], _time_problem(facts, wanted))
    for wanted in expected.get("places", ()):
        score.note("places", wanted["text"], _place_problem(facts, wanted))
    for wanted in expected.get("events", ()):
        _score_event(facts, wanted, score)
    for line in expected.get("arithmetic", ()):
        score.note("arithmetic", line, _tally_problem(facts, line))
    return score


# --- Figures ---------------------------------------------------------------------------------------------------


def _score_figure(facts: Facts, wanted: Mapping[str, Any], score: Score) -> None:
    problems = [(_figure_problems(facts, figure, wanted), figure) for figure in facts.reading.figures]
    problems = [(found, figure) for found, figure in problems if "value" not in found]
    label = f"{wanted.get('value', wanted.get('low'))} {wanted['unit']} {wanted['what']}"
    if not problems:
        score.note("figures", label, "no such value")
        return
    found, figure = min(problems, key=lambda row: len(row[0]))
    score.note("figures", label, f"{', '.join(found)} of {figure}" if found else "")
    if found:
        return
    for part in ("by", "of", "to"):
        if part in wanted:
            names = facts.names(getattr(figure, part)) + _place_name(facts, figure.place if part == "to" else None)
            score.note("details", f"{label}, {part}", "" if wanted[part] in names else f"{names!r}, expected {wanted[part]!r}")
    _score_setting(facts, figure, wanted, label, score)


def _figure_problems(facts: Facts, figure: Figure, wanted: Mapping[str, Any]) -> list[str]:
    bound = wanted.get("bound", "about" if wanted.get("approximate") else "exact")
    low, high = wanted.get("low", wanted.get("value")), wanted.get("high", wanted.get("value"))
    checks = {
        "value": (figure.low, figure.high) == (None if bound in _BELOW else low, None if bound in _ABOVE else high),
        "bounds": figure.bound == bound or {figure.bound, bound} in ({"at most", "up to"}, {"at least", "over"}),
        "unit": _is_unit(wanted["unit"], figure, facts.text),
        "what": _alike(wanted["what"], figure.what, figure.what_span and figure.what_span.of(facts.text)),
        "who says it": _is_said_by(facts, figure.claim, wanted["said_by"]),
    }
    return [name for name, holds in checks.items() if not holds]


def _is_said_by(facts: Facts, claim: str | None, wanted: str | Sequence[str]) -> bool:
    said_by = facts.said_by(claim)
    for one in [wanted] if isinstance(wanted, str) else wanted:
        name, party = re.fullmatch(r"([^(]+?)(?: \((.+)\))?", one).groups()  # type: ignore[union-attr]
        if _bare(name) not in {_bare(known) for known in said_by} or (party and party not in said_by):
            return False
    return True


def _bare(name: str) -> str:
    """Return the words for a speaker without an article before them."""
    return re.sub(r"^(?:an?|the) ", "", name, flags=re.IGNORECASE)


def _is_unit(wanted: str, figure: Figure, text: str) -> bool:
    """Tell whether a figure counts what is expected; of people whom it does not describe a reader may know who they were."""
    if _alike(wanted, figure.unit, figure.kind, figure.counted and figure.counted.of(text)):
        return True
    people = {word for name in wanted.lower().split() for word in (name, name.removesuffix("s"))} & people_words(None)
    same = force_of(wanted) is not None and force_of(wanted) == force_of(figure.kind)
    return figure.unit == "people" and (same or (bool(people) and figure.kind in (None, "wounded", "dead", "injured")))


def _alike(wanted: str, *found: str | None) -> bool:
    """Tell whether two descriptions share a word, whatever its ending."""
    words = {word[:STEM] for text in found if text for word in re.findall(r"[a-z0-9]+", text.lower())}
    return any(word[:STEM] in words for word in re.findall(r"[a-z0-9]+", wanted.lower()) if len(word) >= min(STEM, 3))


def _score_setting(facts: Facts, fact: Figure | Event, wanted: Mapping[str, Any], label: str, score: Score) -> None:
    if "place" in wanted:
        name = _place_name(facts, fact.place)
        first = wanted["place"].split(",")[0]
        score.note("details", f"{label}, place", "" if _alike(first, name) else f"{name!r}, expected {wanted['place']!r}")
    if "when" in wanted:
        when = facts.times[fact.when] if fact.when else None
        day = re.sub(r"^night of (\d{4}-\d{2}-)(\d{2})/(\d{2})$", r"\1\2/\1\3", str(wanted["when"]))
        score.note("details", f"{label}, when", "" if when and when.edtf == day else f"{when and when.edtf}, expected {day}")


def _place_name(facts: Facts, place: str | None) -> str:
    if place is None:
        return ""
    found = facts.places[place]
    return " | ".join([found.name, *(mention.of(facts.text) for mention in found.mentions)])


# --- Times and places ----------------------------------------------------------------------------------------------


def _time_problem(facts: Facts, wanted: Mapping[str, Any]) -> str:
    places = [match.span() for match in re.finditer(re.escape(wanted["text"]), facts.text)]
    if not places:
        return "not in the text"
    for start, end in places:
        found = [when for when in facts.reading.times if when.span.start < end and start < when.span.end]
        if not any(when.edtf == str(wanted["edtf"]) for when in found):
            return f"at {start}: {[_shown(facts, when) for when in found]}, expected {wanted['edtf']}"
    return ""


def _shown(facts: Facts, when: When) -> str:
    return f"{when.span.of(facts.text)}={when.edtf}"


def _place_problem(facts: Facts, wanted: Mapping[str, Any]) -> str:
    found = [
        place
        for place in facts.reading.places
        if any(mention.of(facts.text).removeprefix("the ") == wanted["text"] for mention in place.mentions)
    ]
    if not found:
        return "not found"
    problems = [_place_differs(place, wanted) for place in found]
    return "" if "" in problems else "; ".join(problems)


def _place_differs(place: Place, wanted: Mapping[str, Any]) -> str:
    wanted_precision = "region" if wanted.get("kind") == "admin1" else None
    if place.country != _alpha3(wanted["country"]) or place.geonames is None:
        return f"{place.name}, {place.country}: {place.reason}"
    if wanted_precision and place.precision != wanted_precision:
        return f"precision {place.precision}"
    if "admin1" in wanted and wanted["admin1"] not in (place.admin1 or ""):
        return f"region {place.admin1}"
    return ""


def _alpha3(alpha2: str) -> str | None:
    name = Locale("en").territories.get(alpha2)
    return next((row["country"] for row in load_rows("parties") if row["country"] and name in _names_of(row)), None)


def _names_of(row: Mapping[str, str]) -> list[str]:
    return [name for column in ("name", "others", "capitals") for name in row[column].split("|")]


# --- Events and sums ---------------------------------------------------------------------------------------------


def _score_event(facts: Facts, wanted: Mapping[str, Any], score: Score) -> None:
    label = f"{wanted['type']} {wanted['what']}"
    alike = [event for event in facts.reading.events if event.type == wanted["type"] and _is_told(facts, event, wanted)]
    right = [event for event in alike if all(who in facts.names(event.who) for who in _listed(wanted.get("who", ())))]
    score.note("events", label, "" if right else f"found {[_event_shown(facts, event) for event in alike]}")
    if not right:
        return
    event = max(right, key=lambda event: (event.when is not None) + (event.place is not None) + len(event.to_whom))
    for part in ("on", "to"):
        if part in wanted:
            names = facts.names(event.to_whom) + _place_name(facts, event.place)
            first = wanted[part].split(",")[0]
            score.note("details", f"{label}, {part}", "" if first in names else f"{names!r}, expected {wanted[part]!r}")
    _score_setting(facts, event, wanted, label, score)


def _is_told(facts: Facts, event: Event, wanted: Mapping[str, Any]) -> bool:
    claims = {facts.claims.get(claim) for claim in wanted.get("claims", ())} - {None}
    return event.claim in claims or _alike(wanted["what"], event.trigger.of(facts.text))


def _listed(value: str | Sequence[str]) -> Sequence[str]:
    return [value] if isinstance(value, str) else value


def _event_shown(facts: Facts, event: Event) -> str:
    return f"{event.trigger.of(facts.text)}: {facts.names(event.who)} -> {facts.names(event.to_whom)}"


def _tally_problem(facts: Facts, line: str) -> str:
    numbers = sorted(float(number) for number in re.findall(r"(?<![\w.])\d+(?![\w.])", line))
    values = {figure.id: figure.low for figure in facts.reading.figures}
    for tally in facts.reading.tallies:
        shown = [values[figure] or 0 for figure in (tally.total, *tally.parts)]
        if sorted([*shown, *([tally.rest] if tally.kind == "remainder" else [])]) == numbers:
            return ""
    return f"not among {len(facts.reading.tallies)} tallies"


# --- Command ---------------------------------------------------------------------------------------------------


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return what is found of the facts expected in the worked example beside the corpora, in per cent."""
    score = run(data.parent / "worked-example", encoder)
    return {kind: round(100 * score.found[kind] / all_, 2) for kind, all_ in score.expected.items() if all_}


def run(folder: Path, encoder: Encoder | None = None) -> Score:
    """Read the report of a folder and measure its facts against the folder's expectation."""
    expected = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    report, reading = read_report((folder / "report.txt").read_bytes(), name="report.txt", encoder=encoder)
    return measure(report, reading, expected)


def _lines(score: Score) -> Iterator[str]:
    for kind in KINDS:
        yield f"{kind:<11} {score.found[kind]:>3} of {score.expected[kind]}"
    yield from (f"  missing: {line}" for line in score.missing)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    folder = parser.parse_args().folder
    if not (folder / "expected.yaml").is_file():
        print(f"{folder}: no expected.yaml there; give a folder with report.txt and expected.yaml", file=sys.stderr)
        return 2
    print("\n".join(_lines(run(folder))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
