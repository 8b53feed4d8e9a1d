"""Scores places: `python -m evals.places [lgl|geovirus|geowebnews|FILE] [--half tune|report] [--show N] [--json]`.

All gold toponyms with coordinates are scored; one that is not found, or found without coordinates, is wrong. Accuracy is the
share within 161 km (100 miles) of the gold; nothing was trained on these corpora. "given": the toponyms are given, and only
which place each is is told by the reader; "people": the place of most people. Errors of the `tune` half of the documents (even
first byte of the SHA-256 of the id) were looked at while the rules were made, those of the `report` half were not.
"""

import argparse
import hashlib
import json
import statistics
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from counterclaim.gazetteer import Entry, find_entries
from counterclaim.parsing.encoder import Encoder, OnnxEncoder, find_model
from counterclaim.reading.places.choose import distance
from counterclaim.reading.places.find import resolve_toponyms
from counterclaim.reading.places.names import find_toponyms, toponym_at
from counterclaim.reading.read import read_claims
from counterclaim.reading.scene import Scene
from counterclaim.records import Party, Published, Report, Span
from evals.files import DATA, read_records, report_of, sample
from evals.parses import kept_parse

NEAR = 161.0
NOWHERE = 20_039.0
"""Half of the earth's girth in kilometres: the error of a place that is not found."""
QUICK = 40


class Judged(NamedTuple):
    """A gold toponym: its words, and how far off the place is: as read, with its span given, and by people alone."""

    words: str
    identifier: str
    error: float
    given: float
    people: float
    detected: bool
    chosen: Entry | None
    gold: tuple[float, float]


def half_of(identifier: str) -> str:
    """Return the half that a document belongs to."""
    return "report" if hashlib.sha256(identifier.encode()).digest()[0] % 2 else "tune"


def coordinates(place: Mapping[str, Any]) -> tuple[float, float] | None:
    """Return latitude and longitude of a gold place, None where it has none."""
    latitude = place.get("lat", place.get("latitude"))
    longitude = place.get("lon", place.get("longitude"))
    if latitude in (None, "") or longitude in (None, ""):
        return None
    return float(latitude), float(longitude)  # type: ignore[arg-type]


def judge(record: Mapping[str, Any], encoder: Encoder) -> Iterator[Judged]:
    """Yield each gold toponym of a document with the errors of what is found."""
    report = _report(record)
    parse = kept_parse(report, encoder)
    scene = Scene(report, parse)
    parties = read_claims(report, parse).parties
    found = resolve_toponyms(scene, find_toponyms(scene, parties), parties)
    gold = [(Span(place["start"], place["end"]), place) for place in record["places"] if place["start"] < place["end"]]
    given = resolve_toponyms(scene, [toponym_at(scene, span) for span, _ in sorted(gold, key=lambda row: row[0])], parties)
    by_span = {toponym.span.start: entry for toponym, entry, _ in given}
    for span, place in gold:
        where = coordinates(place)
        if where is None:
            continue
        hits = [(toponym, entry) for toponym, entry, _ in found if toponym.span.overlaps(span)]
        entry = next((entry for _, entry in hits if entry is not None), None)
        if not hits and (country := _country_of(span, parties)) is not None:
            # Adjectives of peoples are toponyms in some corpora; in a record they are no places, but name a country.
            hits, entry = [(toponym_at(scene, span), country)], country
        most = next(iter(find_entries(span.of(report.text))), None)
        yield Judged(
            span.of(report.text), str(record["id"]), _off(entry, where), _off(by_span.get(span.start), where),
            _off(most, where), bool(hits), entry, where,
        )  # fmt: skip


def _country_of(span: Span, parties: Iterable[Party]) -> Entry | None:
    """Return the country of the party that a span names ("Kenyan")."""
    for party in parties:
        if party.country and any(naming.span.overlaps(span) for naming in party.namings):
            return next((entry for entry in find_entries(party.name) if entry.feature[:3] in ("PCL", "RGN")), None)
    return None


def _report(record: Mapping[str, Any]) -> Report:
    report = report_of(str(record["id"]), record["text"])
    day = str(record.get("published") or "")[:10]
    published = Published(edtf=day, basis="given") if len(day) == 10 else report.published
    return msgspec.structs.replace(report, published=published, outlet=record.get("domain"), url=record.get("url"))


def _off(entry: Entry | None, where: tuple[float, float]) -> float:
    if entry is None:
        return NOWHERE
    return distance(entry, entry._replace(latitude=where[0], longitude=where[1]))


def score(judged: Iterable[Judged]) -> dict[str, float]:
    """Return accuracy within 161 km in per cent: as read, with spans given, by people; detection; median error in km."""
    rows = list(judged)
    if not rows:
        return {}

    def share(values: Iterable[float]) -> float:
        return round(100 * sum(value <= NEAR for value in values) / len(rows), 2)

    return {
        "found": share(row.error for row in rows),
        "given": share(row.given for row in rows),
        "people": share(row.people for row in rows),
        "detected": round(100 * sum(row.detected for row in rows) / len(rows), 2),
        "median": round(statistics.median(row.error for row in rows), 1),
        "toponyms": len(rows),
    }


def measure(path: Path, encoder: Encoder, *, quick: bool = False) -> dict[str, list[Judged]]:
    """Return the judged toponyms of a corpus by half."""
    records = list(read_records(path))
    found: dict[str, list[Judged]] = {"tune": [], "report": []}
    for record in sample(records, QUICK, lambda row: str(row["id"])) if quick else records:
        found[half_of(str(record["id"]))] += judge(record, encoder)
    return found


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the figures of the one table."""
    made: dict[str, float] = {}
    for corpus in ("lgl", "geovirus") if quick else ("lgl", "geovirus", "geowebnews"):
        found = measure(data / "geo" / f"{corpus}.jsonl.gz", encoder, quick=quick)
        made |= {f"{corpus}.{name}": value for name, value in score(found["tune"] + found["report"]).items()}
        made |= {f"{corpus} report.{name}": value for name, value in score(found["report"]).items()}
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", default="geovirus", help="lgl, geovirus, geowebnews, or a file of their format")
    parser.add_argument("--half", choices=("tune", "report"))
    parser.add_argument("--show", type=int, default=0, help="so many errors of the tune half")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    path = Path(arguments.corpus)
    path = path if path.is_file() else DATA / "geo" / f"{arguments.corpus}.jsonl.gz"
    found = measure(path, OnnxEncoder(find_model("full")))
    chosen = found[arguments.half] if arguments.half else found["tune"] + found["report"]
    rows = {"all": score(chosen), "tune": score(found["tune"]), "report": score(found["report"])}
    if arguments.json:
        print(json.dumps(rows))
        return 0
    print(f"{path.name}: within 161 km, % of all gold toponyms with coordinates")
    print(f"{'':8} {'found':>8} {'given':>8} {'people':>8} {'detected':>9} {'median km':>10} {'toponyms':>9}")
    for name, row in rows.items():
        columns = (
            f"{row['found']:8.1f} {row['given']:8.1f} {row['people']:8.1f} {row['detected']:9.1f} {row['median']:10.1f}",
        )
        print(f"{name:8} {columns[0]} {row['toponyms']:9.0f}")
    for one in [one for one in found["tune"] if one.error > NEAR][: arguments.show]:
        chosen_place = one.chosen if one.detected else "not detected"
        print(f"  {one.identifier} {one.words!r} {one.gold}: {chosen_place}, off {one.error:.0f} km")
    return 0


if __name__ == "__main__":
    sys.exit(main())
