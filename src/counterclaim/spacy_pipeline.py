"""Our parsing as a spaCy pipeline: the parse of a text as it stands, without the sources' work of finding the report in it."""

import re
from typing import TYPE_CHECKING

from counterclaim.ids import hash_parts
from counterclaim.options import Options
from counterclaim.pipeline import open_encoder
from counterclaim.records import Block, Parse, Report, Span

if TYPE_CHECKING:
    from spacy.language import Language

    from counterclaim.parsing.encoder import Encoder

_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


def load_spacy(*, encoder: "Encoder | None" = None, options: Options | None = None) -> "Language":
    """Return a spaCy pipeline whose `nlp(text)` gives our parse of the text as it stands; its paragraphs end at blank lines.

    Raises:
        OptionError: spaCy is not installed.
        ModelError: the reader's files are missing or altered.
    """
    from counterclaim.exports.spacy_doc import make_language
    from counterclaim.parsing.parse import parse_report

    opened = encoder or open_encoder(options or Options())

    def read(text: str) -> tuple[Report, Parse]:
        spans = [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]
        blocks = tuple(Block(kind="paragraph", span=span) for span in spans)
        report = Report(id=hash_parts("text", text), text=text, blocks=blocks, source_map=())
        return report, parse_report(report, opened)

    return make_language(read)
