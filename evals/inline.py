"""Reads reports with their marks in line: `python -m evals.inline [FILE ...]` checks them, `--out FILE` writes records.

Those of `training/reports` and `evals/marked/attributions` are our own (Apache-2.0), invented and marked by authors
who had not seen the reader (evals/marked/ATTRIBUTIONS.md).

A line with "# " begins a report. Paragraphs are parted by empty lines; behind each stand its marks, one a line:

    = source | cue | content | party

Pieces of a part are parted by " ... "; "-" is nothing; "^" before a source says that it stands in an earlier paragraph.
"""

import argparse
import gzip
import itertools
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

FOLDERS = (Path(__file__).parent.parent / "training" / "reports", Path(__file__).parent / "marked" / "attributions")
MOST_WAYS = 400
"""Of placing a part of several pieces that are tried; words that recur often make more."""

Spans = tuple[tuple[int, int], ...]


class Mark(NamedTuple):
    """One line below a paragraph: the words of its parts, and in whose name the source speaks."""

    source: str
    cue: str
    content: str
    party: str


class Fault(ValueError):
    """A mark that cannot be placed; says why and which."""


def read_reports(path: Path) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Yield the reports of a file as records of data/polnear (with a party), each with what is wrong in it."""
    blocks = re.split(r"(?m)^# ", path.read_text(encoding="utf-8"))[1:]
    for number, block in enumerate(blocks, 1):
        style, _, body = block.partition("\n")
        text, attributions, faults = "", [], []
        for words, marks in _paragraphs(body):
            text += "\n\n" if text else ""
            start = len(text)
            text += words
            used: set[Spans] = set()
            for line in marks:
                try:
                    attributions.append(_placed(_mark_of(line), text, start, used))
                except Fault as fault:
                    faults.append(f"{fault}: = {line}")
        id = f"{path.parent.name}-{path.stem}-{number:02}"
        yield {"id": id, "style": style.strip(), "text": text, "attributions": attributions}, faults


def outermost(marks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the marks whose cue stands in no other's content: those that PolNeAR has."""
    return [one for one in marks if not any(_overlap(one["cue"], other["content"]) for other in marks if other is not one)]


def own_files() -> list[Path]:
    """Return our own files, those to train on first."""
    return [path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]


def _paragraphs(body: str) -> Iterator[tuple[str, list[str]]]:
    """Yield paragraphs with their marks; marks that stand alone belong to the paragraph before."""
    found: list[tuple[str, list[str]]] = []
    for block in re.split(r"\n\s*\n", body.strip("\n")):
        lines = block.split("\n")
        marks = [line[1:].strip() for line in lines if line.startswith("=")]
        words = " ".join(line.strip() for line in lines if not line.startswith("="))
        if words or not found:
            found.append((words, marks))
        else:
            found[-1][1].extend(marks)
    yield from found


def _mark_of(line: str) -> Mark:
    fields = [field.strip() for field in line.split(" | ")]
    if len(fields) != 4:
        raise Fault("not four fields")
    mark = Mark(*fields)
    if mark.cue == "-" or mark.content == "-":
        raise Fault("no cue or no content")
    return mark


def _placed(mark: Mark, text: str, start: int, used: set[Spans]) -> dict[str, Any]:
    """Return the record of a mark, its parts where they stand closest together; a cue is preferred that no other mark has."""
    cues, contents = (_ways(text, part, start, name) for name, part in (("cue", mark.cue), ("content", mark.content)))
    sources = _sources(mark.source, text, start)
    fits = [way for way in itertools.product(sources, cues, contents) if not _overlap(way[1], (*way[2], *way[0]))]
    if not fits:
        raise Fault("parts overlap")
    earlier = mark.source.startswith("^")
    source, cue, content = min(
        fits,
        key=lambda way: (way[1] in used, _overlap(way[0], way[2]), _spread(() if earlier else way[0], *way[1:]), way[1]),
    )
    used.add(cue)
    party = None if mark.party == "-" else mark.party
    return {"source": source, "cue": cue, "content": content, "party": party}


def _sources(source: str, text: str, start: int) -> Iterable[Spans]:
    if source == "-":
        return [()]
    if source.startswith("^"):
        return _ways(text[:start], source[1:].strip(), 0, "source")[-1:]
    return _ways(text, source, start, "source")


def _ways(text: str, part: str, start: int, name: str) -> list[Spans]:
    """Return the ways to place the pieces of a part one behind the other."""
    places = [_occurrences(text, piece.strip(), start) for piece in part.split(" ... ")]
    ways = itertools.islice(itertools.product(*places), MOST_WAYS)
    found = [way for way in ways if all(a[1] <= b[0] for a, b in itertools.pairwise(way))]
    if not found:
        raise Fault(f"the words of the {name} are not in the paragraph")
    return found


def _occurrences(text: str, piece: str, start: int) -> list[tuple[int, int]]:
    """Return where a piece stands, not within a longer word."""
    left = r"(?<!\w)" if piece[:1].isalnum() else ""
    right = r"(?!\w)" if piece[-1:].isalnum() else ""
    return [match.span() for match in re.compile(left + re.escape(piece) + right).finditer(text, start)]


def _overlap(one: Spans, other: Spans) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in one for b in other)


def _spread(source: Spans, cue: Spans, content: Spans) -> float:
    """Return how far the parts lie apart, the source from the cue above all."""
    spans = (*source, *cue, *content)
    apart = abs(source[0][0] - cue[0][0]) if source else 0
    return max(end for _, end in spans) - min(begin for begin, _ in spans) + apart / 2


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--out", type=Path, help="write the records to this .jsonl.gz, in the format of data/polnear")
    parser.add_argument("--outermost", action="store_true", help="write only the marks that stand in no other's content")
    options = parser.parse_args()
    found = [one for path in options.files or own_files() for one in read_reports(path)]
    for record, faults in found:
        for fault in faults:
            print(f"{record['id']}: {fault}", file=sys.stderr)
    if options.out:
        for record, _ in found if options.outermost else ():
            record["attributions"] = outermost(record["attributions"])
        with gzip.open(options.out, "wt", encoding="utf-8", newline="") as out:
            out.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record, _ in found)
    print(f"{len(found)} reports, {sum(len(record['attributions']) for record, _ in found)} marks")
    return int(any(faults for _, faults in found))


if __name__ == "__main__":
    sys.exit(main())
