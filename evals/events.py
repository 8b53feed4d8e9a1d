"""Scores events: `python -m evals.events [plover|written|petrarch|FILE] [--half tune|report] [--show N] [--json]`.

PLOVER gold records (labels of version 0.5b1: DEMAND is REQUEST, INVESTIGATE and DISAPPROVE ACCUSE, FIGHT ASSAULT) and the
sentences of the PETRARCH2 tests (CAMEO codes, by the root as the PLOVER manual maps them; 01 and 02 have no type there and
are left out; places and people are of fiction, and many verbs odd). "written": 640 invented sentences by eight authors who had
not seen the program (evals/marked/EVENTS.md). The type is right where one of the events found has it. For
F1 the main event stands: of those found the first whose trigger lies nearest the root of the sentence. Agent and recipient are
right where a participant of the event of that type, else of the main event, shares a word with the gold actor or its country.
Errors of the `tune` half (told by the record, else an even first byte of the SHA-256 of the id) were looked at while the rules
were made.
"""

import argparse
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from counterclaim.parsing.encoder import Encoder, OnnxEncoder, find_model
from counterclaim.reading.read import read_parse
from counterclaim.records import Event, EventType, Parse, Participant
from evals.files import DATA, read_records, report_of, sample
from evals.parses import kept_parse

WRITTEN = Path(__file__).parent / "marked" / "events.jsonl"
FILES = {"plover": "events/plover_gold.jsonl.gz", "petrarch": "events/petrarch2_unittest.jsonl.gz", "written": WRITTEN}
OLD_TYPES = {"DEMAND": "REQUEST", "INVESTIGATE": "ACCUSE", "DISAPPROVE": "ACCUSE", "FIGHT": "ASSAULT"}
ROOTS = {
    "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "CONCEDE", "09": "ACCUSE",
    "10": "REQUEST",
    "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION", "17": "COERCE",
    "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
EXCEPTIONS = {
    "084": "RETREAT", "085": "RETREAT", "086": "RETREAT", "087": "RETREAT", "0813": "RETREAT",
    "0814": "RETREAT", "163": "COERCE",
    "1712": "ASSAULT", "175": "ASSAULT", "191": "COERCE", "192": "COERCE",
}  # fmt: skip


QUICK = 60
PROMISED = frozenset({"AID", "COOPERATE", "SUPPORT", "CONCEDE", "RETREAT", "CONSULT"})
THREATENED = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"})


class Gold(NamedTuple):
    """One sentence: its type, and the words or country codes of agent and recipient."""

    id: str
    text: str
    type: str
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    half: str


class Judged(NamedTuple):
    """What was found of one sentence."""

    gold: Gold
    main: str | None
    types: tuple[str, ...]
    agent: bool | None
    recipient: bool | None


def sentences(path: Path) -> Iterator[Gold]:
    """Yield the sentences of a file that have a type of PLOVER 2.0."""
    for record in read_records(path):
        gold = _plover(record) if "event" in record else _petrarch(record)
        if gold is not None:
            yield gold


def _plover(record: Mapping[str, Any]) -> Gold:
    def words(actors: Any) -> tuple[str, ...]:
        found = [part for one in actors or () for part in (one.get("actorText"), one.get("code")) if part]
        return tuple(found)

    kind = OLD_TYPES.get(record["event"], record["event"])
    half = record.get("half") or half_of(record["id"])
    return Gold(record["id"], record["text"], kind, words(record.get("source")), words(record.get("target")), half)


def _petrarch(record: Mapping[str, Any]) -> Gold | None:
    for event in record["events"]:
        kind = type_of_code(str(event.get("eventcode", "")))
        if kind is not None:
            source, target = str(event.get("sourcecode", ""))[:3], str(event.get("targetcode", ""))[:3]
            return Gold(record["id"], record["text"], kind, (source,), (target,), half_of(record["id"]))
    return None


def type_of_code(code: str) -> str | None:
    """Return the PLOVER type of a CAMEO code (CAMEO2PLOVER-2021): the longest exception, else the root.

    >>> type_of_code("0872"), type_of_code("190"), type_of_code("010")
    ('RETREAT', 'ASSAULT', None)
    """
    for length in (4, 3):
        if code[:length] in EXCEPTIONS:
            return EXCEPTIONS[code[:length]]
    return ROOTS.get(code[:2])


def judge(gold: Gold, encoder: Encoder) -> Judged:
    """Return what is right of a sentence."""
    report = report_of(gold.id, gold.text)
    parse = kept_parse(report, encoder)
    events = [msgspec.structs.replace(event, type=plover_type(event)) for event in read_parse(report, parse).events]
    main = min(events, key=lambda event: (_depth(parse, event), event.trigger.start), default=None)
    same = next((event for event in events if event.type == gold.type), main)
    return Judged(
        gold,
        main.type if main is not None else None,
        tuple(event.type for event in events),
        _is_among(gold.agents, same.who if same is not None else ()),
        _is_among(gold.recipients, same.to_whom or same.who if same is not None else ()),
    )


def plover_type(event: Event) -> EventType:
    """Return the type with the status in it, as the manual has it: what is promised is AGREE, violence announced THREATEN."""
    if event.status == "planned" and event.type in PROMISED:
        return "AGREE"
    return "THREATEN" if event.status == "planned" and event.type in THREATENED else event.type


def _depth(parse: Parse, event: Event) -> int:
    index = next((i for i, token in enumerate(parse.tokens) if token.span.overlaps(event.trigger)), -1)
    depth = 0
    while index >= 0 and parse.tokens[index].head >= 0 and depth < len(parse.tokens):
        index, depth = parse.tokens[index].head, depth + 1
    return depth


def _is_among(gold: Sequence[str], found: Iterable[Participant]) -> bool | None:
    """Tell whether a gold actor is among those found; None where the gold names none."""
    wanted = [part for part in gold if part and part != "---"]
    if not wanted:
        return None
    words = {word for part in wanted for word in re.findall(r"\w{3,}", part.lower())}
    codes = {part[:3] for part in wanted if part[:3].isupper()}
    for one in found:
        mine = set(re.findall(r"\w{3,}", " ".join(filter(None, (one.name, one.party))).lower()))
        if one.country in codes or words & mine or any(a[:5] == b[:5] for a in words for b in mine if len(a) > 4):
            return True
    return False


def half_of(identifier: str) -> str:
    """Return the half that a sentence belongs to."""
    return "report" if hashlib.sha256(identifier.encode()).digest()[0] % 2 else "tune"


def score(judged: Iterable[Judged]) -> dict[str, float]:
    """Return in per cent: type found, type of the main event, its macro-F1, agent, recipient."""
    rows = list(judged)
    if not rows:
        return {}
    agents, recipients = (
        [row.agent for row in rows if row.agent is not None],
        [row.recipient for row in rows if row.recipient is not None],
    )
    return {
        "found": _share(row.gold.type in row.types for row in rows),
        "main": _share(row.main == row.gold.type for row in rows),
        "macro": macro_f1([(row.gold.type, row.main) for row in rows]),
        "agent": _share(bool(one) for one in agents),
        "recipient": _share(bool(one) for one in recipients),
        "sentences": len(rows),
    }


def _share(values: Iterable[bool]) -> float:
    known = list(values)
    return round(100 * sum(known) / max(1, len(known)), 2)


def macro_f1(pairs: Iterable[tuple[str, str | None]]) -> float:
    """Return the mean F1 over the types of the gold, in per cent.

    >>> macro_f1([("AID", "AID"), ("AID", None), ("AGREE", "AGREE")])
    83.33
    """
    pairs = list(pairs)
    gold, found = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    right = Counter(one for one, other in pairs if one == other)
    return round(100 * sum(2 * right[kind] / (gold[kind] + found[kind]) for kind in gold) / max(1, len(gold)), 2)


def measure(path: Path, encoder: Encoder, *, quick: bool = False) -> dict[str, list[Judged]]:
    """Return the judged sentences of a file by half."""
    found: dict[str, list[Judged]] = {"tune": [], "report": []}
    known = list(sentences(path))
    for gold in sample(known, QUICK, lambda row: row.id) if quick else known:
        found[gold.half].append(judge(gold, encoder))
    return found


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the figures of the one table."""
    made: dict[str, float] = {}
    for name, file in FILES.items():
        found = measure(data / file, encoder, quick=quick)
        made |= {f"{name}.{key}": value for key, value in score(found["tune"] + found["report"]).items()}
        made |= {f"{name} report.{key}": value for key, value in score(found["report"]).items()}
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", default="plover", help="plover, written, petrarch, or a file of their formats")
    parser.add_argument("--half", choices=("tune", "report"))
    parser.add_argument("--show", type=int, default=0, help="so many errors of the tune half")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    path = DATA / FILES[arguments.file] if arguments.file in FILES else Path(arguments.file)
    if not path.is_file():
        print(f"{path}: there is no such file; name one, or {', '.join(FILES)}", file=sys.stderr)
        return 2
    found = measure(path, OnnxEncoder(find_model("full")))
    chosen = found[arguments.half] if arguments.half else found["tune"] + found["report"]
    rows = {"all": score(chosen)} | {half: score(found[half]) for half in found}
    if arguments.json:
        print(json.dumps(rows))
        return 0
    print(f"{path.name}, in per cent")
    columns = ("found", "main", "macro", "agent", "recipient", "sentences")
    print(f"{'':8} " + " ".join(f"{column:>9}" for column in columns))
    for name, row in rows.items():
        print(f"{name:8} " + " ".join(f"{row.get(column, 0):9.1f}" for column in columns))
    for one in [one for one in found["tune"] if one.gold.type not in one.types or one.agent is False][: arguments.show]:
        print(f"  {one.gold.type} {one.types} agent {one.agent} {one.gold.agents} recipient {one.recipient}: {one.gold.text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
