import builtins
import re
import sys

import pytest

import counterclaim
from counterclaim.errors import OptionError
from counterclaim.exports.spacy_doc import ENTITY_LABELS, to_doc
from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.parsing.parse import parse_report
from counterclaim.records import Frame, Mention, Parse, Report, Role, Span, Token
from counterclaim.sources import read_source

TEXT = 'He  said:\n\n"War ended\tin Goma."\n'


def parsed(text: str) -> tuple[Report, Parse]:
    """Return a made-up parse: every word hangs from the one before it, sentences end with full stops."""
    report = Report(id="r", text=text, blocks=(), source_map=())
    tokens: list[Token] = []
    sentences: list[Span] = []
    start = None
    for number, match in enumerate(re.finditer(r"\w+|[^\w\s]", text)):
        head = -1 if start is None else number - 1
        start = match.start() if start is None else start
        tokens.append(
            Token(span=Span(*match.span()), upos="X", head=head, relation="dep", lemma=match[0].lower(), factuality=1.5)
        )
        if match[0] == ".":
            sentences.append(Span(start, match.end()))
            start = None
    words = {token.span.of(text): token.span for token in tokens}
    roles, mentions, frames = [], [], []
    if text == TEXT:
        content = Span(words["War"].start, words["Goma"].end)
        roles = [
            Role(kind=k, span=s, score=1) for k, s in (("source", words["He"]), ("cue", words["said"]), ("content", content))
        ]
        mentions = [Mention(span=words["Goma"], kind="place", score=0.9)]
        frames = [Frame(cue=1, source=0, contents=(2,), score=0.5)]
    return report, Parse("r", tuple(tokens), tuple(sentences), tuple(mentions), tuple(roles), tuple(frames), "made up")


def test_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *arguments: object) -> object:
        if name.partition(".")[0] == "spacy":
            raise ImportError(name)
        return real(name, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(OptionError, match=r"pip install '\.\[spacy\]'"):
        to_doc(*parsed(TEXT))


@pytest.mark.parametrize("text", ["", " ", "\n\nA b.", TEXT, "a  b", "a\n b \n", "one. two.  three", "é\u00a0ü.\r\n x"])
def test_the_text_is_kept_to_the_character(text: str) -> None:
    pytest.importorskip("spacy", reason="spaCy is an extra")
    report, parse = parsed(text)
    doc = to_doc(report, parse)
    assert doc.text == text
    words = [token for token in doc if not token.is_space]
    assert [(token.idx, token.idx + len(token)) for token in words] == [(t.span.start, t.span.end) for t in parse.tokens]
    assert [token.text for token in doc] == [piece.text for piece in doc.copy()]


def test_everything_of_the_parse_is_in_the_doc() -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is an extra")
    doc = to_doc(*parsed(TEXT))
    he, blank, said = doc[0], doc[1], doc[2]
    assert (he.pos_, he.dep_, he.lemma_, he._.factuality, he.is_sent_start) == ("X", "ROOT", "he", 1.5, True)
    assert (blank.text, blank.pos_, blank.head, blank.is_sent_start) == (" ", "SPACE", he, False)
    assert (said.head, said.dep_) == (he, "dep")
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Goma", "GPE")]
    assert {kind: [span.text for span in spans] for kind, spans in doc.spans.items()} == {
        "source": ["He"],
        "cue": ["said"],
        "content": ["War ended\tin Goma"],
    }
    again = spacy.tokens.Doc(doc.vocab).from_bytes(doc.to_bytes())
    for copy in (doc, again):
        (attribution,) = copy._.attributions
        assert (attribution.cue.text, attribution.source.text, attribution.score) == ("said", "He", 0.5)
        assert [content.text for content in attribution.contents] == ["War ended\tin Goma"]
    named = to_doc(*parsed(TEXT), labels={**ENTITY_LABELS, "place": "LOC"})
    assert named.ents[0].label_ == "LOC"


def test_docs_of_others_have_no_attributions() -> None:
    spacy = pytest.importorskip("spacy", reason="spaCy is an extra")
    to_doc(*parsed(TEXT))
    other = spacy.blank("en")("He left.")
    assert other._.attributions == ()
    assert other[0]._.factuality is None


@pytest.fixture(scope="module")
def encoder() -> OnnxEncoder:
    return OnnxEncoder()


STORY = """Army says  bridge has fallen

KYIV, April 26, 2025 (AP) - The army has taken the bridge, spokesman Ivan Bondar said on Saturday. It is  ours.

The ministry denied the claim. "Our units hold the crossing,"
minister Olha Koval said.
"""


@pytest.mark.model
def test_a_report_becomes_a_doc(encoder: OnnxEncoder) -> None:
    pytest.importorskip("spacy", reason="spaCy is an extra")
    report = read_source(STORY.encode(), name="a.txt")
    parse = parse_report(report, encoder)
    doc = to_doc(report, parse)
    assert doc.text == report.text
    assert [sentence.start_char for sentence in doc.sents] == [span.start for span in parse.sentences]
    begins = {token.span.start for token in parse.tokens}
    words = [token for token in doc if token.idx in begins]
    others = {(token.text, token.pos_) for token in doc if token.idx not in begins}
    assert others == {(" ", "SPACE"), ("\n\n", "SPACE"), ("-", "PUNCT")}  # the dash behind the dateline is in no block
    for word, token in zip(words, parse.tokens, strict=True):
        assert word.head == (word if token.head < 0 else words[token.head])
        assert word.dep_ == ("ROOT" if token.head < 0 else token.relation)
    assert len(doc._.attributions) == len(parse.frames) > 1
    for kind in ("source", "cue", "content"):
        assert [span.text for span in doc.spans[kind]] == [r.span.of(report.text) for r in parse.roles if r.kind == kind]
    assert ("Ivan Bondar", "PERSON") in [(entity.text, entity.label_) for entity in doc.ents]


@pytest.mark.model
def test_a_pipeline_reads_texts_as_they_stand(encoder: OnnxEncoder) -> None:
    pytest.importorskip("spacy", reason="spaCy is an extra")
    nlp = counterclaim.load_spacy(encoder=encoder)
    assert [doc.text for doc in nlp.pipe([STORY, "", "  \n", "He left."])] == [STORY, "", "  \n", "He left."]
    doc = nlp(STORY)
    assert "said" in {attribution.cue.text for attribution in doc._.attributions}
    assert doc[0].is_sent_start
    assert not any(sentence.text.strip().count("\n\n") for sentence in doc.sents)


def test_importing_the_package_imports_no_spacy() -> None:
    assert "spacy" not in vars(sys.modules["counterclaim.exports.spacy_doc"])
