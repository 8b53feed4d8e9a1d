"""Measures to whom pronouns and descriptions are resolved: `python -m evals.speakers [FILE.jsonl.gz ...] [--json] [--show N]`.

A FILE is in the format of data/polnear, with its chains beside it (`corenlp_FILE`), or of the entities of data/gum; by default
the dev parts of both. Two measures:

* PolNeAR: the marked sources that are no name, against CoreNLP's chains. Those chains are automatic (silver): where they
  are wrong, a right answer counts as wrong and the other way round.
* GUM: pronouns that stand beside a verb of saying, against chains marked by people (gold), in every genre and in news and
  interviews. The dev part is small.

A case counts where its chain has a name in it before or after. It is right where the actor found is named in that chain,
wrong where another actor is found, open where none is.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from counterclaim.parsing.encoder import Encoder, OnnxEncoder
from counterclaim.reading.cast import find_cast
from counterclaim.reading.pronouns import PRONOUNS
from counterclaim.reading.speakers import Reference, Resolution, resolve_references
from counterclaim.records import Report, Span
from evals.files import DATA, parse_of, read_records, report_of, sample
from evals.groups import SPEECH

QUICK = 20
SOURCES = "sources"
FIRST = frozenset("i we you my our your me us".split())
_PERSONAL = frozenset("he she they it him her them his its their".split())


class Case(NamedTuple):
    """A reference whose chain names somebody: its kind, and the places of the chain that are names."""

    kind: str
    reference: Reference
    names: tuple[Span, ...]


def spans_of(pieces: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    """Return pieces as spans, empty ones left out."""
    return tuple(Span(piece[0], piece[1]) for piece in pieces if piece[1] > piece[0])


def read_sources(record: dict[str, Any]) -> list[Reference]:
    """Return the marked sources of a PolNeAR article as references in text order."""
    found = {}
    for marked in record["attributions"]:
        source, cue, content = (spans_of(marked[key]) for key in ("source", "cue", "content"))
        if source:
            span = Span(source[0].start, source[-1].end)
            found.setdefault(span, Reference(span=span, role="source", cue=cue[0] if cue else None, content=content))
    return [found[span] for span in sorted(found)]


def silver_cases(record: dict[str, Any], chains: dict[str, Any], references: Sequence[Reference]) -> Iterator[Case]:
    """Yield the sources that CoreNLP has in a chain with a name, and that are no names themselves."""
    entities = [Span(start, end) for start, end, kind in chains["entities"] if kind in ("PERSON", "ORGANIZATION", "LOCATION")]
    for reference in references:
        if any(reference.span.overlaps(entity) for entity in entities):
            continue
        for chain in chains["coreference"]:
            mentions = [(Span(row[0], row[1]), Span(row[2], row[3])) for row in chain]
            if not any(is_whole(reference.span, span) for span, _ in mentions):
                continue
            names = tuple(entity for entity in entities for _, head in mentions if entity.overlaps(head))
            if names:
                yield Case(kind_of(reference.span.of(record["text"])), reference, names)
                break


def is_whole(reference: Span, mention: Span) -> bool:
    """Tell whether a mention of a chain is the whole source, an article or a mark apart, and not a word in it."""
    return abs(mention.start - reference.start) <= 4 and abs(mention.end - reference.end) <= 2


def kind_of(text: str) -> str:
    """Return the pronoun in lower case, or "description"."""
    return text.lower() if text.lower() in PRONOUNS else "description"


def gold_cases(record: dict[str, Any]) -> tuple[list[Reference], list[Case]]:
    """Return every mention of a GUM document beside a verb of saying as a reference, and those that are pronouns as cases."""
    text = record["text"]
    words = [(Span(*token), text[token[0] : token[1]].lower()) for sentence in record["tokens"] for token in sentence]
    speaking = {span.start for span, word in words if word in SPEECH}
    following = {span.end: words[i + 1][0] for i, (span, _) in enumerate(words[:-1])}
    before = {words[i + 1][0].start: span for i, (span, _) in enumerate(words[:-1])}
    references, cases = [], []
    for mention in sorted(record["mentions"], key=lambda m: (m["start"], m["end"])):
        span = Span(mention["start"], mention["end"])
        after, previous = following.get(span.end), before.get(span.start)
        beside = (after and after.start in speaking) or (previous and previous.start in speaking)
        if not beside or mention["type"] not in ("person", "organization"):
            continue
        reference = Reference(span=span, role="source")
        references.append(reference)
        pronoun = span.of(text).lower()
        chain = [m for m in record["mentions"] if m["chain"] == mention["chain"] and m["named"]]
        if pronoun in _PERSONAL and chain and after and after.start in speaking:
            cases.append(Case(pronoun, reference, tuple(Span(*m["head"]) for m in chain)))
    return references, cases


def judge(resolution: Resolution, case: Case) -> str:
    """Return "right", "wrong" or "open"."""
    actors = {actor.id: actor for actor in resolution.actors}
    found = [actors[speaker.actor] for speaker in resolution.speakers[case.reference] if speaker.actor]
    if not found:
        return "open"
    named = any(mention.overlaps(name) for actor in found for mention in actor.mentions for name in case.names)
    return "right" if named else "wrong"


def resolve(report: Report, references: Sequence[Reference], encoder: Encoder) -> Resolution:
    """Read a report with the shipped model and resolve its references."""
    parse = parse_of(report.id, report.text, encoder)
    return resolve_references(report, parse, find_cast(report, parse), references)


def measure_polnear(path: Path, encoder: Encoder, show: int = 0, quick: bool = False) -> dict[str, Counter[str]]:
    """Return the counts by kind on a file in PolNeAR's format, or on a fixed sample of its articles."""
    chains = {record["id"]: record for record in read_records(path.with_name(f"corenlp_{path.name}"))}
    counts: dict[str, Counter[str]] = {}
    records: Iterable[dict[str, Any]] = read_records(path)
    for record in sample(records, QUICK, lambda record: record["id"]) if quick else records:
        if record["id"] not in chains:
            continue
        report = report_of(record["id"], record["text"])
        references = read_sources(record)
        resolution = resolve(report, references, encoder)
        tally(counts, report, references, resolution)
        for case in silver_cases(record, chains[record["id"]], references):
            show -= count(counts, report, resolution, case, show)
    return counts


def tally(counts: dict[str, Counter[str]], report: Report, references: Sequence[Reference], resolution: Resolution) -> None:
    """Count all marked sources by what they were resolved to: a named actor, one known by a description only, or none."""
    described = {actor.id for actor in resolution.actors if actor.kind in ("group", "document") or actor.name[:1].islower()}
    for reference in references:
        found = [speaker.actor for speaker in resolution.speakers[reference]]
        outcome = "open" if None in found else "described" if described.issuperset(found) else "named"
        counts.setdefault(SOURCES, Counter())[outcome] += 1
        if outcome == "open" and reference.span.of(report.text).lower() in FIRST:
            counts[SOURCES]["first person"] += 1


def measure_gum(path: Path, encoder: Encoder, genres: frozenset[str] | None = None, show: int = 0) -> dict[str, Counter[str]]:
    """Return the counts by kind on a file of GUM's entities, of some genres or of all."""
    counts: dict[str, Counter[str]] = {}
    for record in read_records(path):
        if genres is not None and record["genre"] not in genres:
            continue
        report = report_of(record["id"], record["text"])
        references, cases = gold_cases(record)
        resolution = resolve(report, references, encoder)
        for case in cases:
            show -= count(counts, report, resolution, case, show)
    return counts


def count(counts: dict[str, Counter[str]], report: Report, resolution: Resolution, case: Case, show: int) -> int:
    """Add a case to the counts; print it where it is not right and so many more are to be shown."""
    outcome = judge(resolution, case)
    counts.setdefault(case.kind, Counter())[outcome] += 1
    if outcome == "right" or show <= 0:
        return 0
    actors = {actor.id: actor.name for actor in resolution.actors}
    found = [actors.get(speaker.actor or "", speaker.reason) for speaker in resolution.speakers[case.reference]]
    place = case.reference.span
    around = report.text[max(0, place.start - 300) : place.start] + ">>" + place.of(report.text) + "<<"
    print(f"{outcome}: {found}, expected {[name.of(report.text) for name in case.names[:3]]}: ...{around}\n")
    return 1


def table(name: str, counts: dict[str, Counter[str]]) -> str:
    """Return the counts as lines: cases, right among those answered, left open."""
    sources = counts.pop(SOURCES, None)
    lines = [f"{name:<34}{'cases':>7}{'right':>9}{'answered':>10}{'open':>8}"]
    total: Counter[str] = sum(counts.values(), Counter())
    rows = [("all", total), *sorted(counts.items(), key=lambda row: -row[1].total())]
    for kind, row in rows:
        answered = row["right"] + row["wrong"]
        right, told = 100 * row["right"] / max(row.total(), 1), 100 * row["right"] / max(answered, 1)
        lines.append(f"  {kind:<32}{row.total():>7}{right:>8.1f}%{told:>9.1f}%{100 * row['open'] / max(row.total(), 1):>7.1f}%")
    if sources:
        total = sum(sources[outcome] for outcome in ("named", "described", "open"))
        shares = ", ".join(f"{outcome} {100 * sources[outcome] / total:.1f}%" for outcome in ("named", "described", "open"))
        lines.append(f"  all {total} marked sources: {shares} (first person {100 * sources['first person'] / total:.1f}%)")
    return "\n".join(lines)


NEWS = frozenset({"news", "interview"})


def measure(path: Path, encoder: Encoder, show: int) -> dict[str, dict[str, Counter[str]]]:
    """Return the counts on a file of either format."""
    if "attributions" in next(read_records(path), {}):
        return {path.name: measure_polnear(path, encoder, show)}
    return {
        f"{path.name}, all genres": measure_gum(path, encoder, show=show),
        f"{path.name}, news and interview": measure_gum(path, encoder, NEWS),
    }


def measure_default(data: Path, encoder: Encoder, show: int) -> dict[str, dict[str, Counter[str]]]:
    """Return the counts on the dev parts."""
    gum = data / "gum" / "entities_dev.jsonl.gz"
    return {
        "PolNeAR dev, silver (CoreNLP)": measure_polnear(data / "polnear" / "dev.jsonl.gz", encoder, show),
        "GUM dev, gold, all genres": measure_gum(gum, encoder, show=show),
        "GUM dev, gold, news and interview": measure_gum(gum, encoder, NEWS),
    }


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the shares right and left open in per cent: of cases on PolNeAR (or a sample) and GUM, and of all sources."""
    polnear = measure_polnear(data / "polnear" / "dev.jsonl.gz", encoder, quick=quick)
    sources = polnear.pop(SOURCES)
    kinds = {"polnear": polnear}
    if not quick:
        kinds["gum"] = measure_gum(data / "gum" / "entities_dev.jsonl.gz", encoder)
    found = {}
    for corpus, counts in kinds.items():
        described = counts.pop("description", Counter[str]())
        pronouns = sum((row for kind, row in counts.items() if kind != "description"), Counter[str]())
        for group, row in (("", pronouns + described), ("pronoun.", pronouns), ("description.", described)):
            if row:
                found[f"{corpus}.{group}right"] = round(100 * row["right"] / row.total(), 2)
                found[f"{corpus}.{group}open"] = round(100 * row["open"] / row.total(), 2)
    marked = sum(sources[outcome] for outcome in ("named", "described", "open"))
    found["sources.open"] = round(100 * sources["open"] / marked, 2)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the corpora")
    parser.add_argument("--model", type=Path, help="folder of the reader files, by default the shipped ones")
    parser.add_argument("--json", action="store_true", help="print counts as JSON")
    parser.add_argument("--show", type=int, default=0, help="print so many cases that are not right")
    options = parser.parse_args()
    encoder = OnnxEncoder(options.model, threads=1)
    found: dict[str, dict[str, Counter[str]]] = {}
    for path in options.files:
        found |= measure(path, encoder, options.show)
    found = found or measure_default(options.data, encoder, options.show)
    print(json.dumps(found) if options.json else "\n\n".join(table(name, counts) for name, counts in found.items()))


if __name__ == "__main__":
    main()
