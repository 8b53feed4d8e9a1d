"""Holds events against the MUC-4 templates: `python -m evals.muc4 [FILE] [--count N] [--show N] [--json]`.

FILE (default: ../shared/data/muc4/dev.jsonl.gz; a fixed sample of N reports, default 300, 0 for all) holds reports in capitals
with templates of the terrorist incidents in them. Per template: an incident is found where the report has an event of the
PLOVER type and mode that its type maps to; a perpetrator where a word of three letters or more is shared with whoever does
such an event. How sure the report is of the perpetrator, of those found: a claim of the perpetrator's own is CLAIMED OR
ADMITTED, one that accuses SUSPECTED OR ACCUSED, one that is hedged or open POSSIBLE, any other REPORTED AS FACT. Nothing was
tuned on these reports but by the sentences among them that evals/marked holds.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from counterclaim.parsing.encoder import Encoder, OnnxEncoder, find_model
from counterclaim.reading.read import read_parse
from counterclaim.records import Block, Event, Reading, Report, Span
from evals.files import DATA, read_records, sample
from evals.parses import kept_parse

DEFAULT = DATA / "muc4" / "dev.jsonl.gz"
COUNT = 300
QUICK = 40
MODES: Mapping[str, tuple[tuple[str, str | None], ...]] = {
    "ATTACK": (("ASSAULT", None),),
    "BOMBING": (("ASSAULT", "explosives"), ("ASSAULT", "aerial"), ("ASSAULT", "suicide-attack"), ("ASSAULT", "heavy-weapons")),
    "KIDNAPPING": (("ASSAULT", "abduct"),),
    "ARSON": (("ASSAULT", "destroy"),),
    "ROBBERY": (("COERCE", "seize"),),
    "FORCED WORK STOPPAGE": (("PROTEST", None), ("COERCE", None)),
}
_WRAP = re.compile(r"(?<!\n)\n(?!\s*\n)")
_STOP = frozenset({"the", "and", "for", "with", "group", "members", "men", "armed", "unidentified", "individuals"})


class Judged(NamedTuple):
    """One template: whether its incident and perpetrators were found, and how sure the report is of them, gold and found."""

    type: str
    incident: bool
    perpetrator: bool | None
    sure: tuple[str, str] | None


def report_in(record: Mapping[str, Any]) -> Report:
    """Return the body of a report, its lines joined."""
    text = _WRAP.sub(" ", record["text"][record["body_start"] :])
    blocks = tuple(Block(kind="paragraph", span=Span(*match.span())) for match in re.finditer(r"\S(?:.*\S)?", text))
    return Report(id=record["id"], text=text, blocks=blocks, source_map=())


def judge(record: Mapping[str, Any], encoder: Encoder) -> Iterator[Judged]:
    """Yield what is right of each template of a report."""
    report = report_in(record)
    reading = read_parse(report, kept_parse(report, encoder))
    for template in record["templates"]:
        for kind in template.get("INCIDENT: TYPE", []):
            fitting = [event for event in reading.events if _fits(event, kind["value"])]
            names = [part for slot in ("PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID") for part in _strings(template, slot)]
            doers = [event for event in fitting if _is_doer(event, names)]
            gold = next((one["value"] for one in template.get("PERP: ORGANIZATION CONFIDENCE", []) if one.get("value")), None)
            sure = (gold, sureness(doers[0], reading, names)) if doers and gold is not None else None
            yield Judged(kind["value"], bool(fitting), bool(doers) if names else None, sure)


def _fits(event: Event, kind: str) -> bool:
    return any(event.type == type_ and mode in (None, event.mode) for type_, mode in MODES.get(kind, ()))


def _strings(template: Mapping[str, Any], slot: str) -> list[str]:
    return [string for filler in template.get(slot, []) for string in filler.get("strings", [])]


def _words(*texts: str | None) -> set[str]:
    return {word for text in texts if text for word in re.findall(r"\w{3,}", text.lower())} - _STOP


def _is_doer(event: Event, names: Sequence[str]) -> bool:
    wanted = _words(*names)
    return any(wanted & _words(one.name, one.party) for one in event.who)


def sureness(event: Event, reading: Reading, names: Sequence[str]) -> str:
    """Return how sure the report is of who did it, in the words of MUC-4."""
    claim = next((claim for claim in reading.claims if claim.id == event.claim), None)
    if claim is None:
        return "REPORTED AS FACT"
    attribution = next((one for one in reading.attributions if one.id == claim.attribution), None)
    actors = {actor.id: actor for actor in reading.actors}
    speakers = [actors[one.actor] for one in attribution.speakers if one.actor in actors] if attribution is not None else []
    if any(_words(*names) & _words(actor.name, actor.party) for actor in speakers):
        return "CLAIMED OR ADMITTED"
    if claim.stance == "accuses":
        return "SUSPECTED OR ACCUSED"
    return "POSSIBLE" if claim.hedged or event.status == "hypothetical" else "REPORTED AS FACT"


def score(judged: Sequence[Judged]) -> dict[str, float]:
    """Return in per cent: incidents found, perpetrators found, sureness right of those found; and the counts."""
    perpetrators = [one.perpetrator for one in judged if one.perpetrator is not None]
    sure = [one.sure for one in judged if one.sure is not None]
    return {
        "incidents": _share(one.incident for one in judged),
        "perpetrators": _share(bool(one) for one in perpetrators),
        "sure": _share(found in gold for gold, found in sure),
        "templates": len(judged),
    }


def _share(values: Iterator[bool]) -> float:
    known = list(values)
    return round(100 * sum(known) / max(1, len(known)), 2)


def measure(path: Path, encoder: Encoder, count: int) -> list[Judged]:
    """Return the judged templates of a sample of reports."""
    records = [record for record in read_records(path) if record["templates"]]
    chosen = sample(records, count, lambda record: str(record["id"])) if count else records
    return [one for record in chosen for one in judge(record, encoder)]


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the figures of the one table."""
    return score(measure(data / "muc4" / "dev.jsonl.gz", encoder, QUICK if quick else COUNT))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    judged = measure(arguments.file, OnnxEncoder(find_model("full")), arguments.count)
    if arguments.json:
        print(json.dumps(score(judged)))
        return 0
    for kind in ("all", *Counter(one.type for one in judged)):
        row = score([one for one in judged if kind in ("all", one.type)])
        print(f"{kind:22} " + " ".join(f"{name} {value:.1f}" for name, value in row.items()))
    for pair, number in Counter(one.sure for one in judged if one.sure is not None).most_common():
        print(f"  {number:4} {pair[0]} read as {pair[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
