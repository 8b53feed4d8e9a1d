"""How contents present their events: sentences of many conflicts with trees made by hand."""

import msgspec
import pytest

from counterclaim.reading.factuality import find_factuality, read_signs
from counterclaim.reading.scene import Scene
from counterclaim.records import Factuality, Span, Stance
from tests.build import story
from tests.reading import sentences as s

NOT = "Chad|PROPN|4|nsubj did|AUX|4|aux not|PART|4|advmod close|VERB|0|root the|DET|6|det border|NOUN|4|obj"
NOBODY = "No|DET|2|det soldiers|NOUN|3|nsubj crossed|VERB|0|root"
NO_DEAL = "The|DET|2|det sides|NOUN|3|nsubj signed|VERB|0|root no|DET|5|det deal|NOUN|3|obj"
WITHOUT = "They|PRON|2|nsubj left|VERB|0|root without|SCONJ|4|mark firing|VERB|2|advcl"
FAILED = "Troops|NOUN|2|nsubj failed|VERB|0|root to|PART|4|mark take|VERB|2|xcomp Bamako|PROPN|4|obj"
NOT_FAILED = (
    "Troops|NOUN|4|nsubj did|AUX|4|aux not|PART|4|advmod fail|VERB|0|root to|PART|6|mark take|VERB|4|xcomp Bamako|PROPN|6|obj"
)
COULD = "Oil|NOUN|3|nsubj could|AUX|3|aux flow|VERB|0|root"
COULD_NOT = "Oil|NOUN|4|nsubj could|AUX|4|aux not|PART|4|advmod flow|VERB|0|root"
MAY_NOT = "Oil|NOUN|4|nsubj may|AUX|4|aux not|PART|4|advmod flow|VERB|0|root"
WILL = "Peru|PROPN|3|nsubj will|AUX|3|aux reopen|VERB|0|root the|DET|5|det port|NOUN|3|obj"
WILL_NOT = "Peru|PROPN|4|nsubj will|AUX|4|aux not|PART|4|advmod reopen|VERB|0|root the|DET|6|det port|NOUN|4|obj"
PLANS = "Peru|PROPN|2|nsubj plans|VERB|0|root to|PART|4|mark reopen|VERB|2|xcomp the|DET|6|det port|NOUN|4|obj"
IS_SET = "Peru|PROPN|3|nsubj:pass is|AUX|3|aux:pass set|VERB|0|root to|PART|5|mark reopen|VERB|3|xcomp"
READY = "Peru|PROPN|3|nsubj is|AUX|3|cop ready|ADJ|0|root to|PART|5|mark talk|VERB|3|advcl"
NO_PLANS = "Peru|PROPN|4|nsubj does|AUX|4|aux not|PART|4|advmod plan|VERB|0|root to|PART|6|mark talk|VERB|4|xcomp"
SHOULD = "Troops|NOUN|3|nsubj should|AUX|3|aux withdraw|VERB|0|root"
IF = (
    "If|SCONJ|3|mark Niamey|PROPN|3|nsubj falls|VERB|7|advcl ,|PUNCT|3|punct all|PRON|7|nsubj is|AUX|7|cop lost|ADJ|0|root"
)  # fmt: skip
EVEN_IF = (
    "We|PRON|2|nsubj stay|VERB|0|root even|ADV|5|advmod if|SCONJ|5|mark attacked|VERB|2|advcl"
)  # fmt: skip
WOULD = "It|PRON|4|nsubj would|AUX|4|aux be|AUX|4|cop madness|NOUN|0|root"
WANTS = "Oman|PROPN|2|nsubj wants|VERB|0|root to|PART|4|mark mediate|VERB|2|xcomp"
AND = "Oil|NOUN|3|nsubj may|AUX|3|aux flow|VERB|0|root and|CCONJ|5|cc burn|VERB|3|conj"
YET = "India|PROPN|2|nsubj has|VERB|0|root yet|ADV|2|advmod to|PART|5|mark reply|VERB|2|xcomp"
CASES: list[tuple[str, str, Factuality | None]] = [
    ("the rebels fled", "The|DET|2|det rebels|NOUN|3|nsubj fled|VERB|0|root", "asserted"),
    ("did not", NOT, "negated"),
    ("no soldiers did", NOBODY, "negated"),
    ("did no such thing", NO_DEAL, "negated"),
    ("no casualties", "No|DET|2|det casualties|NOUN|0|root", "negated"),
    ("nobody did", "Nobody|PRON|2|nsubj crossed|VERB|0|root", "negated"),
    ("almost did", "Bamako|PROPN|3|nsubj almost|ADV|3|advmod fell|VERB|0|root", "negated"),
    ("has yet to", YET, "negated"),
    ("is to", "Envoys|NOUN|4|nsubj are|AUX|4|aux to|PART|4|mark meet|VERB|0|root", "planned"),
    ("failed to", FAILED, "negated"),
    ("did not fail to", NOT_FAILED, "asserted"),
    ("could", COULD, "possible"),
    ("could not", COULD_NOT, "negated"),
    ("may not", MAY_NOT, "possible"),
    ("will", WILL, "planned"),
    ("will not", WILL_NOT, "negated"),
    ("plans to", PLANS, "planned"),
    ("is set to", IS_SET, "planned"),
    ("is ready to", READY, "planned"),
    ("does not plan to", NO_PLANS, "negated"),
    ("should", SHOULD, "hypothetical"),
    ("if", IF, "hypothetical"),
    ("even if", EVEN_IF, "asserted"),
    ("would", WOULD, "hypothetical"),
    ("wants to", WANTS, "hypothetical"),
    ("asks", "Who|PRON|2|nsubj fired|VERB|0|root ?|PUNCT|2|punct", "possible"),
    ("the claim", "the|DET|2|det claim|NOUN|0|root", None),
    ("only marks", '"|PUNCT|0|root', None),
]


def scene_of(tree: str, number: float = 0.0) -> Scene:
    report, parse = story(s.words_of(tree), tree=tree)
    tokens = tuple(msgspec.structs.replace(token, factuality=number) for token in parse.tokens)
    return Scene(report, msgspec.structs.replace(parse, tokens=tokens))


def whole(tree: str, stance: Stance = "asserts", number: float = 0.0) -> Factuality | None:
    """What a content that is the whole sentence presents."""
    scene = scene_of(tree, number)
    return find_factuality(scene, (Span(0, len(scene.text)),), stance)


@pytest.mark.parametrize(("tree", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_words_of_a_content_present_its_event(tree: str, expected: Factuality | None) -> None:
    assert whole(tree) == expected


@pytest.mark.parametrize(
    ("tree", "words", "stance", "expected"),
    [
        pytest.param(s.TOLD, "the army had left the town", "denies", "asserted", id="what a denial denies is asserted"),
        pytest.param(s.SHOULD, "troops should withdraw", "urges", "hypothetical", id="should"),
        pytest.param(s.ACCUSED, "ordering the raid", "accuses", "asserted", id="accused of doing"),
        pytest.param(s.REFUSED, "to confirm", "declines", "hypothetical", id="refused to"),
        pytest.param(PLANS, "to reopen the port", "promises", "planned", id="infinitive of a promise"),
        pytest.param(WANTS, "to mediate", "urges", "hypothetical", id="infinitive of a wish"),
        pytest.param(s.ACCORDING, "India may close the border", "asserts", "possible", id="may"),
        pytest.param(s.MORE, "We will wait here.", "threatens", "planned", id="quoted"),
    ],
)
def test_words_outside_a_content_do_not_count(tree: str, words: str, stance: Stance, expected: Factuality) -> None:
    scene = scene_of(tree)
    start = scene.text.index(words)
    assert find_factuality(scene, (Span(start, start + len(words)),), stance) == expected


def test_infinitive_of_a_headline_is_planned() -> None:
    tree = "Envoys|NOUN|0|root to|PART|3|mark meet|VERB|1|acl"
    content = (Span(0, 14),)
    assert find_factuality(Scene(*story("headline| Envoys to meet", tree=tree)), content, "asserts") == "planned"
    assert find_factuality(Scene(*story("Envoys to meet", tree=tree)), content, "asserts") is None


def test_imperative_is_only_wanted() -> None:
    tree = "Leave|VERB|0|root the|DET|3|det city|NOUN|1|obj"
    assert whole(tree, number=-2.5) == "hypothetical"
    assert whole(tree) == "asserted"


def test_trying_is_done() -> None:
    assert whole(FAILED.replace("failed", "tried")) == "asserted"


@pytest.mark.parametrize(("lemma", "expected"), [("left", "hypothetical"), ("leave", "asserted")])
def test_contraction_before_a_participle_is_had(lemma: str, expected: Factuality) -> None:
    scene = scene_of("They|PRON|3|nsubj 'd|AUX|3|aux left|VERB|0|root")
    tokens = (*scene.parse.tokens[:2], msgspec.structs.replace(scene.parse.tokens[2], lemma=lemma))
    scene = Scene(scene.report, msgspec.structs.replace(scene.parse, tokens=tokens))
    assert find_factuality(scene, (Span(0, len(scene.text)),), "asserts") == expected


def test_predicate_that_is_no_verb_has_no_number() -> None:
    assert whole("Troops|NOUN|4|nsubj are|AUX|4|cop in|ADP|4|case Goma|PROPN|0|root", number=0.4) == "asserted"


def test_would_is_the_future_of_indirect_speech() -> None:
    tree = "Oman|PROPN|2|nsubj said|VERB|0|root it|PRON|5|nsubj would|AUX|5|aux mediate|VERB|2|ccomp"
    scene = scene_of(tree)
    start = scene.text.index("it would")
    assert find_factuality(scene, (Span(start, len(scene.text)),), "asserts") == "planned"


def test_verbs_that_are_joined_share_their_modal_verb_but_not_their_negation() -> None:
    scene = scene_of(AND)
    assert read_signs(scene, 4, range(5)) == "possible"
    scene = scene_of(AND.replace("may|AUX|3|aux", "never|ADV|3|advmod"))
    assert read_signs(scene, 2, range(5)) == "negated"
    assert read_signs(scene, 4, range(5)) is None


@pytest.mark.parametrize(
    ("number", "expected"), [(2.8, "asserted"), (0.0, "asserted"), (0.2, "possible"), (-2.5, "negated")], ids=str
)
def test_number_tells_where_no_word_does(number: float, expected: Factuality) -> None:
    assert whole("Peace|NOUN|2|nsubj eludes|VERB|0|root Mali|PROPN|2|obj", number=number) == expected


def test_words_outrank_the_number() -> None:
    assert whole(WILL, number=-2.5) == "planned"
    assert whole(NOT, number=2.5) == "negated"


def test_without_doing_is_not_done() -> None:
    assert read_signs(scene_of(WITHOUT), 3, range(4)) == "negated"
