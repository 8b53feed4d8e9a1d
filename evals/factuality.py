"""Scores how events are told: `python -m evals.factuality [FILE ...] [--json] [--model DIR]`.

A FILE is of the format of ../shared/data/factuality (.jsonl.gz); by default the dev parts of UW and UDS-IH2, on whose training
parts the reader was trained, and of CommitmentBank, MegaVeridicality and RP, which it has not seen.

Numbers: mean absolute error and Pearson's r of `Token.factuality` at the judged words, beside the error of the corpus's mean.
Kinds: gold of 1.5 or more is asserted, of -1.5 or less negated, else open; told by words alone, by the number alone, and by
both (the number where no word tells). Where a corpus asks whether an event has happened, what is planned counts as negated, see
`HAPPENED`. TimeBank (../shared/data/time) has judgements of another kind on texts of UW: which events are negated, and whether
a verb leaves the event under it open (MODAL) or not (FACTIVE).
"""

import argparse
import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from counterclaim.parsing.encoder import Encoder, OnnxEncoder
from counterclaim.reading.factuality import read_number, read_signs
from counterclaim.reading.scene import Scene
from counterclaim.records import Factuality
from evals.files import DATA, parse_of, read_records, report_of, sample
from evals.scores import Rate
from training.corpora import NOT_MARKED, Document
from training.factuality import read_factuality

DEFAULT = ("uw", "uds_ih2", "commitmentbank", "megaveridicality", "rp")
KINDS = ("asserted", "negated", "open")
SURE = 1.5
QUICK = 20
"""How many paragraphs (of six sentences) or TimeBank documents stand for a corpus."""

FIRM = {"asserted": "asserted", "negated": "negated", "planned": "asserted", "possible": "open", "hypothetical": "open"}
"""What our values are where it was asked how sure the author is: of what is planned as of what has happened."""

HAPPENED = FIRM | {"planned": "negated", "possible": "negated", "hypothetical": "negated"}
"""What they are where it was asked whether it has happened (UDS-IH2): what is only planned or thought of has not."""

Telling = Callable[["Judged"], str]


class Judged(NamedTuple):
    """An event with what people say of it and what we do."""

    gold: float
    number: float
    signs: Factuality | None


def judged_events(document: Document, encoder: Encoder) -> Iterator[Judged]:
    """Yield the judged events of a paragraph."""
    report = report_of(document.id, document.text)
    parse = parse_of(document.id, document.text, encoder)
    scene = Scene(report, parse)
    places = {token.span.start: number for number, token in enumerate(parse.tokens)}
    for (start, _), gold in zip(document.words, document.factuality or (), strict=True):
        if gold != NOT_MARKED and start in places:
            place = places[start]
            inside = scene.tree.within(scene.sentence_of(place))
            yield Judged(gold, parse.tokens[place].factuality, read_signs(scene, place, inside))


def kind_of(number: float) -> str:
    """Return the kind of an event by a number.

    >>> kind_of(2.4), kind_of(-3.0), kind_of(0.6)
    ('asserted', 'negated', 'open')
    """
    return "asserted" if number >= SURE else "negated" if number <= -SURE else "open"


def numbers(events: Sequence[Judged]) -> dict[str, float]:
    """Return error and correlation of the numbers, and the error of the mean of the gold.

    >>> numbers([Judged(3.0, 2.0, None), Judged(-1.0, 0.0, None)])
    {'events': 2, 'mae': 1.0, 'r': 1.0, 'mae of the mean': 2.0}
    """
    gold, ours = [event.gold for event in events], [event.number for event in events]
    mean = math.fsum(gold) / len(gold)
    return {
        "events": len(events),
        "mae": round(math.fsum(abs(a - b) for a, b in zip(gold, ours, strict=True)) / len(gold), 3),
        "r": round(correlation(gold, ours), 3),
        "mae of the mean": round(math.fsum(abs(value - mean) for value in gold) / len(gold), 3),
    }


def correlation(first: Sequence[float], second: Sequence[float]) -> float:
    """Return Pearson's r; 0 where one of the two does not vary."""
    means = math.fsum(first) / len(first), math.fsum(second) / len(second)
    shared = math.fsum((a - means[0]) * (b - means[1]) for a, b in zip(first, second, strict=True))
    spread = math.fsum((a - means[0]) ** 2 for a in first) * math.fsum((b - means[1]) ** 2 for b in second)
    return shared / math.sqrt(spread) if spread else 0.0


def kinds(events: Sequence[Judged], meaning: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """Return accuracy and F1 of each kind, told by words, by the number and by both; in per cent."""
    tellings: dict[str, Telling] = {
        "words": lambda event: meaning[event.signs or "asserted"],
        "number": lambda event: kind_of(event.number),
        "both": lambda event: meaning[event.signs] if event.signs else FIRM[read_number(event.number)],
    }
    return {name: _rates([(kind_of(event.gold), tell(event)) for event in events]) for name, tell in tellings.items()}


def _rates(pairs: Sequence[tuple[str, str]]) -> dict[str, float]:
    rates = {kind: Rate(*(sum(test) for test in zip(*_tests(pairs, kind), strict=True))).f1 for kind in KINDS}
    right = sum(gold == ours for gold, ours in pairs)
    found = {"accuracy": right / len(pairs), "macro-F1": sum(rates.values()) / len(rates), **rates}
    return {name: round(100 * value, 1) for name, value in found.items()}


def _tests(pairs: Iterable[tuple[str, str]], kind: str) -> Iterator[tuple[int, int, int]]:
    for gold, ours in pairs:
        yield gold == ours == kind, ours == kind, gold == kind


def evaluate(documents: Iterable[Document], encoder: Encoder, meaning: Mapping[str, str] = FIRM) -> dict[str, Any]:
    """Return the figures of one corpus."""
    events = [event for document in documents for event in judged_events(document, encoder)]
    return {"numbers": numbers(events), "kinds": kinds(events, meaning)}


def read_default(data: Path) -> dict[str, list[Document]]:
    """Return the documents that are measured by default, by corpus."""
    return {name: list(read_factuality(data / "factuality" / f"{name}_dev.jsonl.gz")) for name in DEFAULT}


# --- TimeBank -----------------------------------------------------------------------------------------------------


def read_timebank(data: Path) -> list[dict[str, Any]]:
    """Return the documents of TimeBank; of AQUAINT, in the same file, nearly half the events are marked negative, wrongly."""
    records = read_records(data / "time" / "tbaq.jsonl.gz")
    return [record for record in records if record["id"].startswith("TimeBank/")]


def evaluate_timebank(records: Iterable[Mapping[str, Any]], encoder: Encoder) -> dict[str, float]:
    """Return the F1 of negated events, and how many events under a verb are told as it presents them; in per cent."""
    negated, told = Rate(0, 0, 0), dict[str, list[bool]]()
    for record in records:
        ours = _told(record, encoder)
        for event in record["events"]:
            gold, found = event.get("polarity") == "NEG", ours.get(event["eid"]) == "negated"
            negated += Rate(gold and found, found, gold)
        for _, event, relation in record["slinks"]:
            if event in ours and relation in ("MODAL", "FACTIVE"):
                told.setdefault(relation, []).append((ours[event] == "asserted") == (relation == "FACTIVE"))
    shares = {relation: sum(right) / len(right) for relation, right in sorted(told.items())}
    return {name: round(100 * value, 1) for name, value in {"negated": negated.f1, **shares}.items()}


def _told(record: Mapping[str, Any], encoder: Encoder) -> dict[str, Factuality]:
    parse = parse_of(record["id"], record["text"], encoder)
    scene = Scene(report_of(record["id"], record["text"]), parse)
    places = {token.span.start: number for number, token in enumerate(parse.tokens)}
    found: dict[str, Factuality] = {}
    for event in record["events"]:
        if event["start"] in places:
            place = places[event["start"]]
            signs = read_signs(scene, place, scene.tree.within(scene.sentence_of(place)))
            found[event["eid"]] = signs or read_number(parse.tokens[place].factuality)
    return found


# --- Output -------------------------------------------------------------------------------------------------------


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the figures by name, in per cent: errors and correlations times a hundred."""
    found: dict[str, float] = {}
    for name, documents in read_default(data).items():
        chosen = sample(documents, QUICK, lambda document: document.id) if quick else documents
        result = evaluate(chosen, encoder, meaning_of(name))
        found |= {f"{name}.{key}": 100 * result["numbers"][key] for key in ("mae", "r")}
        found |= {f"{name}.{way}.{key}": value for way, row in result["kinds"].items() for key, value in row.items()}
    records = read_timebank(data)
    chosen_records = sample(records, QUICK, lambda record: record["id"]) if quick else records
    timebank = evaluate_timebank(chosen_records, encoder)
    return found | {f"timebank.{name}": value for name, value in timebank.items()}


def meaning_of(name: str) -> Mapping[str, str]:
    """Return what our values mean in a corpus, by its name."""
    return HAPPENED if name.startswith("uds_ih2") else FIRM


def table(result: Mapping[str, Any]) -> str:
    """Return the figures of the corpora as tables."""
    width = max(map(len, result)) + 2
    lines = [f"{'numbers, from -3 to 3':<{width + 8}}{'events':>10}{'mae':>10}{'r':>10}{'mae of the mean':>18}"]
    for name, found in result.items():
        row = found["numbers"]
        lines.append(
            f"{name:<{width + 8}}{row['events']:>10}{row['mae']:>10.3f}{row['r']:>10.3f}{row['mae of the mean']:>18.3f}"
        )
    measures = ("accuracy", "macro-F1", *KINDS)
    lines += ["", f"{'kinds, in per cent':<{width + 8}}" + "".join(f"{measure:>10}" for measure in measures)]
    for name, found in result.items():
        for way, rates in found["kinds"].items():
            lines.append(f"{name:<{width}}{way:<8}" + "".join(f"{rates[measure]:>10.1f}" for measure in measures))
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="corpora, by default the dev parts")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    parser.add_argument("--model", type=Path, help="folder of the reader files, by default the shipped ones")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    encoder = OnnxEncoder(options.model)
    groups = {path.name: list(read_factuality(path)) for path in options.files} or read_default(options.data)
    result = {name: evaluate(documents, encoder, meaning_of(name)) for name, documents in groups.items()}
    timebank = None if options.files else evaluate_timebank(read_timebank(options.data), encoder)
    if options.json:
        print(json.dumps({"corpora": result, "timebank": timebank}))
        return
    print(table(result))
    if timebank is not None:
        shown = ", ".join(f"{name} {value:.1f}" for name, value in timebank.items())
        print(f"\nTimeBank, F1 of negated events, and links told as they are, in per cent: {shown}")


if __name__ == "__main__":
    main()
