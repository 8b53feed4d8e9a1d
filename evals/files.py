"""The corpora: where they lie, how their files are read, and which fixed samples stand for them."""

import functools
import gzip
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from counterclaim.parsing.encoder import Encoder
from counterclaim.records import Block, Mention, Parse, Report, Span
from evals.parses import kept_parse

DATA = Path(__file__).parents[2] / "shared" / "data"

Item = TypeVar("Item")


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of a JSON Lines file, compressed or not; line ends inside texts are kept as they are."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as lines:
        for line in lines:
            yield json.loads(line)


def report_of(identifier: str, text: str) -> Report:
    """Return a report whose paragraphs are what stands between empty lines."""
    blocks = tuple(
        Block(kind="paragraph", span=Span(match.start(), match.end())) for match in re.finditer(r"\S(?:.*\S)?", text)
    )
    return Report(id=identifier, text=text, blocks=blocks, source_map=())


@functools.lru_cache(maxsize=256)
def parse_of(identifier: str, text: str, encoder: Encoder) -> Parse:
    """Return the parse of a text; kept, since several tasks read the same articles."""
    return kept_parse(report_of(identifier, text), encoder)


FIVE = frozenset({"person", "organisation", "place", "nationality", "other"})


def kind_of(mention: Mention) -> str | None:
    """Return the one of the five kinds of the corpora that a name has; None for one that only a rule of ours would mark.

    Their organisations include armed forces; a facility is what the model sees in it.
    """
    kind = "organisation" if mention.kind == "force" else mention.broad
    return kind if kind in FIVE else None


def sample(items: Iterable[Item], count: int, name_of: Callable[[Item], str]) -> list[Item]:
    """Return so many items, in their order: those whose names have the lowest hashes, whatever else a file holds.

    >>> sample(["a", "b", "c", "d"], 2, str)
    ['c', 'd']
    """
    known = list(items)
    lowest = sorted(range(len(known)), key=lambda n: hashlib.sha256(name_of(known[n]).encode()).digest())[:count]
    return [known[number] for number in sorted(lowest)]
