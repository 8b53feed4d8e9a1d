"""The parse as a spaCy Doc, for those who work with spaCy; needs the extra `spacy`. See docs/spacy.md."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from counterclaim.errors import OptionError
from counterclaim.records import MentionKind, Parse, Report, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan
    from spacy.vocab import Vocab

ENTITY_LABELS: Mapping[MentionKind, str] = {
    "person": "PERSON",
    "organisation": "ORG",
    "place": "GPE",
    "nationality": "NORP",
    "other": "MISC",
    "force": "ORG",
    "facility": "FAC",
    "weapon": "PRODUCT",
}
"""Our kinds of names in the labels of spaCy's English pipelines (OntoNotes). We tell no rivers from countries: all are GPE."""

_KEY = "counterclaim"
_RUNS = re.compile(r"\s+|\S+")


class DocAttribution(NamedTuple):
    """Who says what, as spans of a Doc; of `doc._.attributions`."""

    cue: "DocSpan"
    source: "DocSpan | None"
    contents: "tuple[DocSpan, ...]"
    score: float


class _Piece(NamedTuple):
    """One token of a Doc: a word of ours, white space that is longer than one blank, or what is in no block (a dash)."""

    text: str
    blank: bool
    token: Token | None

    @property
    def upos(self) -> str:
        """The part of speech."""
        if self.token is not None:
            return self.token.upos
        return "SPACE" if self.text.isspace() else "X" if any(map(str.isalnum, self.text)) else "PUNCT"


def to_doc(
    report: Report, parse: Parse, vocab: "Vocab | None" = None, *, labels: Mapping[MentionKind, str] = ENTITY_LABELS
) -> "Doc":
    """Return the parse as a Doc whose text is the report's, to the character.

    White space beyond one blank is a token of its own, as spaCy's tokenizer makes it (SPACE, hung to the word before). Words
    carry pos, lemma, head, dep (Universal Dependencies, the root is ROOT) and `_.factuality`; names are `doc.ents`; sources,
    cues and contents are `doc.spans`, their links `doc._.attributions`.

    Raises:
        OptionError: spaCy is not installed.
    """
    spacy = _load_spacy()
    pieces = list(_pieces(report.text, parse))
    places = [place for place, piece in enumerate(pieces) if piece.token is not None]
    doc: Doc = spacy.tokens.Doc(
        vocab if vocab is not None else spacy.blank("en").vocab,
        words=[piece.text for piece in pieces],
        spaces=[piece.blank for piece in pieces],
        pos=[piece.upos for piece in pieces],
        lemmas=[piece.text if piece.token is None else piece.token.lemma for piece in pieces],
        heads=_heads(pieces, places),
        deps=["dep" if piece.token is None else _relation(piece.token) for piece in pieces],
    )
    factuality = [0.0 if piece.token is None else piece.token.factuality for piece in pieces]
    frames = [[frame.cue, frame.source, list(frame.contents), frame.score] for frame in parse.frames]
    # What is kept is plain data, so that DocBin and to_bytes can write it.
    doc.user_data[_KEY] = {"factuality": factuality, "frames": frames, "roles": _roles(doc, parse), "report": report.id}
    doc.set_ents(spacy.util.filter_spans(list(_entities(doc, parse, labels))))
    for kind in ("source", "cue", "content"):
        doc.spans[kind] = [span for role, span in zip(parse.roles, _role_spans(doc), strict=True) if role.kind == kind]
    return doc


def make_language(read: Callable[[str], tuple[Report, Parse]]) -> "Language":
    """Return a pipeline whose documents are parsed by `read`, which must leave the text as it is.

    Raises:
        OptionError: spaCy is not installed.
    """
    nlp: Language = _load_spacy().blank("en")

    def make_doc(text: str) -> "Doc":
        return to_doc(*read(text), nlp.vocab)

    nlp.tokenizer = make_doc
    return nlp


def _load_spacy() -> Any:
    try:
        import spacy
        import spacy.tokens
        import spacy.util
    except ImportError as error:
        raise OptionError("spaCy is not installed: pip install '.[spacy]' in a clone of the project") from error
    if not spacy.tokens.Doc.has_extension("attributions"):
        spacy.tokens.Doc.set_extension("attributions", getter=_attributions)
    if not spacy.tokens.Token.has_extension("factuality"):
        spacy.tokens.Token.set_extension("factuality", getter=_factuality)
    return spacy


def _pieces(text: str, parse: Parse) -> Iterator[_Piece]:
    """Yield the tokens of the Doc; put together they are the text. What stands between blocks is no word of ours."""
    held: _Piece | None = None
    for part, token in _parts(text, parse):
        blank = held is not None and not held.text.isspace() and part.startswith(" ")
        if held is not None:
            yield held._replace(blank=blank)
        held = _Piece(part[blank:], False, token) if part[blank:] else None
    if held is not None:
        yield held


def _parts(text: str, parse: Parse) -> Iterator[tuple[str, Token | None]]:
    last = 0
    for token in parse.tokens:
        yield from ((part, None) for part in _RUNS.findall(text[last : token.span.start]))
        yield token.span.of(text), token
        last = token.span.end
    yield from ((part, None) for part in _RUNS.findall(text[last:]))


def _heads(pieces: list[_Piece], places: list[int]) -> list[int]:
    heads = []
    for place, piece in enumerate(pieces):
        if piece.token is None:
            heads.append(max(place - 1, 0) if place or len(pieces) == 1 else 1)
        else:
            heads.append(place if piece.token.head < 0 else places[piece.token.head])
    return heads


def _relation(token: Token) -> str:
    return "ROOT" if token.head < 0 else token.relation


def _entities(doc: "Doc", parse: Parse, labels: Mapping[MentionKind, str]) -> "Iterator[DocSpan]":
    for mention in parse.mentions:
        span = doc.char_span(mention.span.start, mention.span.end, label=labels[mention.kind], alignment_mode="expand")
        if span is not None:
            yield span


def _roles(doc: "Doc", parse: Parse) -> list[list[Any]]:
    found = []
    for role in parse.roles:
        span = doc.char_span(role.span.start, role.span.end, alignment_mode="expand")
        if span is None:
            raise ValueError(f"{role.span} is not in the text")
        found.append([role.kind, span.start, span.end])
    return found


def _role_spans(doc: "Doc") -> "list[DocSpan]":
    from spacy.tokens import Span as DocSpan

    return [DocSpan(doc, start, end, label=kind) for kind, start, end in doc.user_data[_KEY]["roles"]]


def _attributions(doc: "Doc") -> tuple[DocAttribution, ...]:
    if _KEY not in doc.user_data:
        return ()
    spans = _role_spans(doc)
    return tuple(
        DocAttribution(spans[cue], None if source is None else spans[source], tuple(spans[n] for n in contents), score)
        for cue, source, contents, score in doc.user_data[_KEY]["frames"]
    )


def _factuality(token: Any) -> float | None:
    kept = token.doc.user_data.get(_KEY)
    return None if kept is None else float(kept["factuality"][token.i])
