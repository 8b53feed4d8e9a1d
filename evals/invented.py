"""Measure whole attributions and parties on invented reports: `python -m evals.invented [FILE.txt ...] [--missing]`.

FILE (default: those of evals/marked/attributions, see ATTRIBUTIONS.md beside it) has the format of `evals.inline`. The reader
learns from other reports of the same authors (training/reports), not from these.

found / strict  whole attributions, as `evals.attribution` has them
party           of the marked sources whose attribution is read: in whose name they speak, "nobody" counting as an answer
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from counterclaim.options import Options
from counterclaim.parsing.encoder import Encoder
from counterclaim.pipeline import open_encoder, read_report
from counterclaim.reading.vocabulary import Vocabulary, load_vocabulary
from counterclaim.records import Attribution, Reading, Report, Speaker
from evals import attribution
from evals.inline import FOLDERS, read_reports

NEAR = 40
"""Characters that two cues may begin apart and still be one: a cue of several words is read as its verb."""


def records_of(files: Sequence[Path]) -> list[dict[str, Any]]:
    """Return the reports of files as records of data/polnear."""
    return [record for path in files for record, _ in read_reports(path)]


def party_named(known: Vocabulary, name: str | None) -> str | None:
    """Return the party that a mark names, by the name that the tables have for it."""
    if name is None or name in known.parties:
        return name
    bare = name.removeprefix("the ").removeprefix("The ")
    whole = (hit.value[0].party for hit in known.names.find(bare) if len(hit.span) == len(bare))
    return next(whole, name)


def spoken_pairs(record: dict[str, Any], report: Report, reading: Reading) -> Iterator[tuple[dict[str, Any], Speaker | None]]:
    """Yield each mark that has a source in the text, with the speaker read for it, None where its attribution is not read."""
    for mark in record["attributions"]:
        if mark["source"]:
            yield mark, _speaker_of(mark, record["text"], report, reading.attributions)


def _speaker_of(mark: dict[str, Any], text: str, report: Report, read: Sequence[Attribution]) -> Speaker | None:
    source, cue = (text[mark[role][0][0] : mark[role][-1][1]] for role in ("source", "cue"))
    near = [one for one in read if one.cue is not None and abs(one.cue.start - mark["cue"][0][0]) < NEAR]
    near.sort(key=lambda one: abs(one.cue.start - mark["cue"][0][0]) if one.cue else NEAR)
    for one in near:
        words = one.cue.of(report.text) if one.cue else ""
        for speaker in one.speakers if words in cue or cue in words else ():
            said = speaker.span.of(report.text) if speaker.span is not None else None
            if said is not None and (said in source or source in said):
                return speaker
    return None


def parties_right(records: Sequence[dict[str, Any]], encoder: Encoder) -> tuple[Counter[str], list[str]]:
    """Return how many sources are marked, read, and have the right party, and lines that say which have not."""
    known, counts, missing = load_vocabulary(), Counter[str](), []
    for record in records:
        report, reading = read_report(record["text"].encode(), name=f"{record['id']}.txt", encoder=encoder)
        actors = {actor.id: actor for actor in reading.actors}
        for mark, speaker in spoken_pairs(record, report, reading):
            counts["marked"] += 1
            if speaker is None:
                continue
            actor = actors.get(speaker.actor or "")
            told, wanted = actor.party if actor else None, party_named(known, mark["party"])
            counts["read"] += 1
            counts["right"] += told == wanted
            if told != wanted and speaker.span is not None:
                missing.append(f"{record['id']}: {speaker.span.of(report.text)}: {told}, marked {wanted}")
    return counts, missing


def figures(data: Path, encoder: Encoder, quick: bool = False) -> dict[str, float]:
    """Return the figures of the one table; nothing of the corpora is read."""
    records = records_of(sorted(FOLDERS[1].glob("*.txt")))
    counts, _ = parties_right(records, encoder)
    result = attribution.evaluate(records, encoder)
    shares = {f"{measure}.all": result[measure]["all"]["f1"] for measure in ("found", "strict")}
    return shares | {"party": round(100 * counts["right"] / max(1, counts["read"]), 2)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--missing", action="store_true", help="say which parties are wrong")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--model", help="the reader, a name or a folder, by default the shipped one")
    options = parser.parse_args()
    encoder = open_encoder(Options(model=options.model) if options.model else Options())
    records = records_of(options.files or sorted(FOLDERS[1].glob("*.txt")))
    counts, missing = parties_right(records, encoder)
    result = attribution.evaluate(records, encoder)
    if options.json:
        print(json.dumps({"attributions": result, "parties": counts}))
        return
    print(attribution.table(result))
    print(f"\nsources marked {counts['marked']}, read {counts['read']}, party right {counts['right']}")
    for line in missing if options.missing else ():
        print(f"    {line}")


if __name__ == "__main__":
    main()
