"""The whole stage on hand-made parses: ids, impartiality, and that no parse, however wrong, breaks it."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.read import read_claims
from counterclaim.records import Attribution, Frame, Parse, Reading, Role, Span, Token
from tests.build import Built, story
from tests.reading import sentences as s

TREES = [s.TOLD, s.DENIED, s.JOINED, s.REJECTED, s.TAIL, s.DENYING, s.CHAIN, s.MET]
TWO_SIDES = (
    "{0} said its troops had taken the bridge.|{0}|PROPN|2|nsubj said|VERB|0|root its|PRON|4|nmod:poss "
    "troops|NOUN|6|nsubj had|AUX|6|aux "
    "taken|VERB|2|ccomp the|DET|8|det bridge|NOUN|6|obj .|PUNCT|2|punct",
    "{1} denied the claim.|{1}|PROPN|2|nsubj denied|VERB|0|root the|DET|4|det claim|NOUN|2|obj .|PUNCT|2|punct",
    "{0} again accused {1} of lying.|{0}|PROPN|3|nsubj again|ADV|3|advmod accused|VERB|0|root {1}|PROPN|3|obj of|SCONJ|6|mark "
    "lying|VERB|3|advcl .|PUNCT|3|punct",
)


def whole() -> Built:
    return story(*map(s.words_of, TREES), tree="\n".join(TREES), published="2024-03-13")


def sides(one: str, two: str) -> tuple[Built, Reading]:
    lines = [line.format(one, two).split("|", 1) for line in TWO_SIDES]
    marked = [text.replace(one, f"[place:{one}]").replace(two, f"[place:{two}]") for text, _ in lines]
    built = story(*marked, tree="\n".join(tree for _, tree in lines))
    return built, read_claims(*built)


def test_read_claims_gives_each_record_its_own_id() -> None:
    reading = read_claims(*whole())
    ids = [claim.id for claim in reading.claims] + [attribution.id for attribution in reading.attributions]
    assert len(ids) == len(set(ids))
    assert {claim.attribution for claim in reading.claims} - {None} == {attribution.id for attribution in reading.attributions}


def test_read_claims_comes_in_text_order() -> None:
    claims = read_claims(*whole()).claims
    assert [claim.content for claim in claims] == sorted(claim.content for claim in claims)


def test_read_claims_gives_ids_that_a_better_score_keeps() -> None:
    report, parse = story("[source:Officials] [cue:said] [content:all troops had left].")
    sure = msgspec.structs.replace(parse, frames=tuple(msgspec.structs.replace(frame, score=0.1) for frame in parse.frames))
    assert [claim.id for claim in read_claims(report, parse).claims] == [claim.id for claim in read_claims(report, sure).claims]


def test_read_claims_says_why_there_is_no_speaker() -> None:
    reading = read_claims(*story(s.words_of(s.ACCUSED), tree=s.ACCUSED))
    assert [(a.speakers, a.reason) for a in reading.attributions] == [((), "the report does not name who says so")]


@pytest.mark.parametrize(
    ("one", "two"), [("Kenya", "Rwanda"), ("Israel", "Lebanon"), ("India", "China"), ("Russia", "Ukraine")]
)
def test_read_claims_treats_both_sides_alike(one: str, two: str) -> None:
    """Swapping the two names swaps them in the record and changes nothing else."""
    straight, swapped = sides(one, two), sides(two, one)
    assert shape(*straight) == [line.replace(one, "\0").replace(two, one).replace("\0", two) for line in shape(*swapped)]


def shape(built: Built, reading: Reading) -> list[str]:
    """What a reading says, in words: no offset and no id."""
    text, order = built.report.text, [claim.id for claim in reading.claims]
    attributions = {attribution.id: attribution for attribution in reading.attributions}
    lines = []
    for claim in reading.claims:
        attribution = attributions.get(claim.attribution or "")
        speakers = _speakers(attribution, reading) if attribution is not None else []
        answers = [(answer.kind, answer.claim and order.index(answer.claim), answer.rule) for answer in claim.answers]
        lines.append(f"{speakers} {claim.stance} {[piece.of(text) for piece in claim.content]} {answers}")
    return lines


def _speakers(attribution: Attribution, reading: Reading) -> list[tuple[str, str | None]]:
    actors = {actor.id: actor for actor in reading.actors}
    return [(actors[speaker.actor].name, actors[speaker.actor].party) for speaker in attribution.speakers if speaker.actor]


def test_read_claims_of_an_empty_parse_is_empty() -> None:
    report = whole().report
    empty = Parse(report_id=report.id, tokens=(), sentences=(), mentions=(), roles=(), frames=(), model="none")
    reading = read_claims(report, empty)
    assert (reading.claims, reading.attributions) == ((), ())


@st.composite
def wrong_parses(draw: st.DrawFn) -> Built:
    """The words of a report with heads, relations and frames that make no sense: as acyclic as a decoder leaves them."""
    report, parse = whole()
    heads = [draw(st.integers(-1, i - 1)) for i in range(len(parse.tokens))]
    relations = st.sampled_from(
        ["nsubj", "ccomp", "obj", "conj", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "punct", "obl", "root"]
    )
    parts = st.sampled_from(["VERB", "NOUN", "PUNCT", "PROPN", "AUX", "ADP"])
    tokens = tuple(
        Token(span=token.span, upos=draw(parts), head=head, relation=draw(relations))
        for token, head in zip(parse.tokens, heads, strict=True)
    )
    starts = st.integers(0, len(report.text) - 2)
    roles = tuple(_role(kind, draw(starts), draw(starts)) for kind in ("source", "cue", "content", "content", "cue"))
    frames = (Frame(cue=1, source=0, contents=(2, 3), score=0.5), Frame(cue=4, source=None, contents=(2,), score=0.5))
    return Built(report, msgspec.structs.replace(parse, tokens=tokens, roles=roles, frames=frames))


def _role(kind: str, one: int, two: int) -> Role:
    return Role(kind=kind, span=Span(min(one, two), max(one, two) + 1), score=0.5)  # type: ignore[arg-type]


@given(wrong_parses())
def test_read_claims_bears_any_parse(built: Built) -> None:
    reading = read_claims(*built)
    ids = [claim.id for claim in reading.claims] + [attribution.id for attribution in reading.attributions]
    assert len(ids) == len(set(ids))
    for claim in reading.claims:
        assert claim.content
        assert all(span.end <= len(built.report.text) for span in claim.content)
