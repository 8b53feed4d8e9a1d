import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from counterclaim.reading.attributions import find_drafts
from counterclaim.reading.scene import Scene
from counterclaim.reading.stance import stance_of
from tests.build import story
from tests.reading import sentences as s
from tests.reading.spoken import read

NOT = (
    "Rwanda|PROPN|4|nsubj has|AUX|4|aux not|PART|4|advmod confirmed|VERB|0|root that|SCONJ|7|mark troops|NOUN|7|nsubj "
    "crossed|VERB|4|ccomp .|PUNCT|4|punct"
)
MAY = (
    "Iraq|PROPN|2|nsubj said|VERB|0|root oil|NOUN|5|nsubj may|AUX|5|aux flow|VERB|2|ccomp .|PUNCT|2|punct"
)  # fmt: skip
WITHOUT = (
    "Iraq|PROPN|2|nsubj left|VERB|0|root without|SCONJ|4|mark admitting|VERB|2|advcl that|SCONJ|7|mark it|PRON|7|nsubj "
    "lost|VERB|4|ccomp .|PUNCT|2|punct"
)
DOUBTS = (
    "Iraq|PROPN|4|nsubj does|AUX|4|aux n't|PART|4|advmod believe|VERB|0|root they|PRON|6|nsubj "
    "left|VERB|4|ccomp .|PUNCT|4|punct"
)
NUMBERED = (
    "No|NOUN|2|nsubj 10|NUM|3|nsubj confirmed|VERB|0|root that|SCONJ|6|mark troops|NOUN|6|nsubj crossed|VERB|3|ccomp "
    ".|PUNCT|3|punct"
)
CASES = [
    pytest.param(NUMBERED, [("confirms", False)], id="No 10 is a name"),
    pytest.param(s.TOLD, [("asserts", False)], id="asserts"),
    pytest.param(s.DENIED, [("denies", False)], id="denies"),
    pytest.param(s.JOINED, [("confirms", False), ("denies", False)], id="a row each for joined cues"),
    pytest.param(NOT, [("declines", False)], id="did not confirm"),
    pytest.param(s.NEITHER, [("declines", False)], id="neither confirmed nor denied"),
    pytest.param(s.REFUSED, [("declines", False)], id="refused to confirm"),
    pytest.param(WITHOUT, [("declines", False)], id="without admitting"),
    pytest.param(DOUBTS, [("disputes", False)], id="does not believe"),
    pytest.param(s.SHOULD, [("urges", False)], id="should"),
    pytest.param(s.ACCUSED, [("accuses", False)], id="accuses"),
    pytest.param(MAY, [("asserts", True)], id="may is hedged"),
]


@pytest.mark.parametrize(("tree", "expected"), CASES)
def test_stance_of_reads_cue_negation_and_reserve(tree: str, expected: list[tuple[str, bool]]) -> None:
    scene = Scene(*story(s.words_of(tree).replace("does n't", "does n't"), tree=tree))
    assert [stance_of(scene, draft) for draft in find_drafts(scene)][-len(expected) :] == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The Salt Front's leader warned that Togo was sending gunmen across the border.", "asserts"),
        ("Mali warned that Chad was weeks away from a bomb.", "asserts"),
        ("The UN warned that people were starving in the camps.", "asserts"),
        ("The mayor warned that Chad's troops had crossed the river.", "asserts"),
        ("The mayor warned that there were mines on the road.", "asserts"),
        ("Togo's army said the shelling of the clinic in Kara had been staged.", "denies"),
        ("Togo's army said the massacre was a hoax.", "denies"),
        ("Togo's army described the capture of its soldiers in Kara as fake news.", "denies"),
        ("Togo's army said the video of the captives was fabricated.", "disputes"),
        ("Togo's army said the attack had been staged from a base in Kara.", "asserts"),
        ("Togo's army described the raid on Kara as propaganda.", "asserts"),
        ("Chad is massing troops, the mayor warned.", "asserts"),
        ("The UN warned that food would run out in May.", "predicts"),
        ("The UN warned that millions face hunger.", "predicts"),
        ("The mayor warned that the dam could burst.", "predicts"),
        ("The mayor warned that the town was on the brink of famine.", "predicts"),
        ("The mayor warned that a flood is coming.", "predicts"),
        ("The mayor warned that soldiers were shot if they fled.", "predicts"),
        ("The mayor warned of a flood.", "predicts"),
        ("Chad warned that it was preparing to strike back.", "predicts"),
    ],
)
def test_a_warning_of_what_is_asserts_it(encoder: OnnxEncoder, text: str, stance: str) -> None:
    _, reading = read(encoder, text)
    assert [claim.stance for claim in reading.claims] == [stance]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("The navy denied reports that it had refused to help.", ["denies", "asserts"]),
        ("The rebels denied that they had agreed to leave Kidal.", ["denies"]),
        ("The navy said it had refused to help.", ["asserts", "declines"]),
        ("The minister confirmed reports that the navy had refused to help.", ["confirms", "asserts", "declines"]),
        ("Chad should understand that the talks are over, the mayor said.", ["urges"]),
        ("Chad understands that the talks are over, the mayor said.", ["believes", "asserts"]),
        ("Chad will show “more vigorous action” over the dam, a baker said.", ["predicts"]),
        ("The army showed that it holds the bridge.", ["asserts"]),
        ("The envoys reaffirmed the resolve of both states to fight crime.", ["asserts"]),
        ("The envoys verified 40 deaths.", ["confirms"]),
        ("The envoys could not verify the footage.", ["declines"]),
        ("No Kyung-soo denounced the raid.", ["accuses"]),
        ("The raid was a crime, No Tae Woo said on Monday.", ["asserts"]),
        ("No Chadian soldier denounced the raid.", ["declines"]),
    ],
)
def test_stance_is_that_of_who_claims_something_himself(encoder: OnnxEncoder, text: str, stances: list[str]) -> None:
    _, reading = read(encoder, text)
    assert sorted(claim.stance for claim in reading.claims) == sorted(stances)


@pytest.mark.model
def test_who_examined_films_confirms_nothing(encoder: OnnxEncoder) -> None:
    _, reading = read(encoder, "The league verified 21 videos of the raid.")
    assert [claim.attribution for claim in reading.claims] == [None]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Its loss would expose Piura to shells, said an analyst, Petra Novak.", "predicts"),
        ("The Kenyan minister said Uganda would attack on Friday.", "predicts"),
        ("The guild fears that the number will double within a week.", "predicts"),
        ("The ministry said it would look into the deaths.", "promises"),
        ("Peru's prime minister, Luis Roe, said that Peru would file a complaint.", "promises"),
        ("The Peruvian army warned that the armed forces of Peru will strike back if attacked.", "threatens"),
        ("Kenya warned that it would strike Uganda.", "threatens"),
        ("The bishop warned that thousands would flee.", "predicts"),
        # wishes, habits, what did not come, facts before what is to come, words of one's own
        ("The mayor said he would like to see proof.", "asserts"),
        ("Residents said soldiers would often come at night.", "asserts"),
        ("The general said the raid would have failed.", "asserts"),
        ("The general said nine men had died and that more troops would come.", "asserts"),
        ('"I would not go there," a guide said.', "asserts"),
        ("The mayor said the deal would be wrong.", "asserts"),
    ],
)
def test_what_is_to_come_is_foretold_or_promised(encoder: OnnxEncoder, text: str, stance: str) -> None:
    _, reading = read(encoder, text)
    assert [claim.stance for claim in reading.claims] == [stance]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor said he could not comment on the case.", "declines"),
        ("Peru's navy said it had no information on losses.", "declines"),
        ("The police said they had nothing to add.", "declines"),
        ("The doctor said he had no beds.", "asserts"),
        ("The mayor said he could not sleep.", "asserts"),
        ("Not so, said the mayor.", "denies"),
        ("The guild said not all was lost.", "asserts"),
    ],
)
def test_who_says_that_he_says_nothing_declines(encoder: OnnxEncoder, text: str, stance: str) -> None:
    _, reading = read(encoder, text)
    assert [claim.stance for claim in reading.claims] == [stance]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ('Ecuador called the claim "a disgrace".', "denies"),
        ("Ecuador said the claim was a figment.", "denies"),
        ("Ecuador said it was not true that nine men had died.", "denies"),
        ("Ecuador said it was wrong to say that nine men had died.", "denies"),
        ("Ecuador said it was not wrong that nine men had left.", "asserts"),
        ("Ecuador said it was true that nine men had died.", "asserts"),
        ("The minister described the allegation as shameful.", "denies"),
        ("The colonel described photographs of the burnt roof as staged.", "disputes"),
        ("The mayor called the report important.", "asserts"),
        ('The minister called the raid "a disgrace".', "asserts"),
        ("The bishop described the plan as a theatre of hope.", "asserts"),
        ("The army stands by its version.", "asserts"),
    ],
)
def test_what_a_claim_is_called(encoder: OnnxEncoder, text: str, stance: str) -> None:
    _, reading = read(encoder, text)
    assert [(claim.stance, claim.attribution is None) for claim in reading.claims] == [(stance, False)]
