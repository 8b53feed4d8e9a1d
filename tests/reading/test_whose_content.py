"""Tests of where what somebody says begins and ends, and of deeds that say nothing, as the shipped model parses sentences."""

import pytest

from counterclaim.parsing.encoder import OnnxEncoder
from tests.reading.spoken import answers, read, told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'The union denied that its men had thrown stones: "We came with branches."',
            [("The union", ["its men had thrown stones"]), ("The union", ['"We came with branches."'])],
        ),
        (
            'The union denied this: its boats, it wrote on Telegram, had "helped the coast guard all night".',
            [("The union", ["this"]), ("it", ["its boats", 'had "helped the coast guard all night"'])],
        ),
        (
            'The guild denied, however, that he had been making bombs: He "was visiting a friend," it said.',
            [("The guild", ["he had been making bombs"]), ("it", ['He "was visiting a friend,"'])],
        ),
        (
            "The army denied the report: no shell had been fired.",
            [("The army", ["the report"]), ("The army", ["no shell had been fired"])],
        ),
        ("The clerk denied two charges: theft and fraud.", [("The clerk", ["two charges: theft and fraud"])]),
        (
            "The Peruvian fishing department contradicted him: all 22 sailors had been found, it said.",
            [("The Peruvian fishing department", ["him"]), ("it", ["all 22 sailors had been found"])],
        ),
        ("The front owned up to two deaths, those of clerks.", [("The front", ["two deaths, those of clerks"])]),
        ("The front owned up to one, Ana Roe.", [("The front", ["one, Ana Roe"])]),
        (
            "The governor, who on Tuesday had spoken of three dead in the city, said nine had died.",
            [("The governor", ["three dead in the city"]), ("The governor", ["nine had died"])],
        ),
        (
            "The army said 40 rebels died; on Monday the navy had given 35.",
            [("The army", ["40 rebels died"]), ("the navy", ["35"])],
        ),
        (
            "The army said 40 rebels died, up from the 35 it had given on Monday.",
            [("The army", ["40 rebels died, up from the 35 it had given on Monday"]), ("it", ["35"])],
        ),
        ("The army gave 12 rifles to the museum.", []),
        (
            "Peru's army raised the number of its wounded from two to three after a soldier was found in a cellar.",
            [("Peru's army", ["the number of its wounded from two to three"])],
        ),
        ("In the view of the governor, the rebels started the fire.", [("the governor", ["the rebels started the fire"])]),
        ("In the mayor's words, the raid was a massacre.", [("the mayor", ["the raid was a massacre"])]),
        ("In view of the danger, the market closed.", []),
        (
            "In his view, the fire spread from the roof, said a baker.",
            [("a baker", ["In his view, the fire spread from the roof"])],
        ),
        (
            "A first toll from Peru's health ministry: four people killed and 11 wounded.",
            [("Peru's health ministry", ["four people killed and 11 wounded"])],
        ),
        ("A photo from the army: a truck that burns.", []),
        (
            "Nine shells hit the village, the spokeswoman, Ana Ruiz, wrote on Facebook, and one of them fell on a school.",
            [("the spokeswoman, Ana Ruiz", ["Nine shells hit the village", "one of them fell on a school"])],
        ),
        (
            "Soldiers held the edge, the mayor wrote, and had the road under their fire.",
            [("the mayor", ["Soldiers held the edge", "had the road under their fire"])],
        ),
        ("The bridge was hit, the mayor wrote, and the army closed it.", [("the mayor", ["The bridge was hit"])]),
        (
            "The navy rejected the charge of the Peruvian Northern Command that its men fired first.",
            [
                ("The navy", ["the charge of the Peruvian Northern Command that its men fired first"]),
                ("the Peruvian Northern Command", ["its men fired first"]),
            ],
        ),
        (
            "The mayor denied the claim circulated by rebel channels that it had lost a fort.",
            [
                ("The mayor", ["the claim circulated by rebel channels that it had lost a fort"]),
                ("rebel channels", ["it had lost a fort"]),
            ],
        ),
        (
            "The blast accounts for the three explosions reported by UN peacekeepers.",
            [("UN peacekeepers", ["the three explosions"])],
        ),
        ("The mines planted by rebels were cleared.", []),
        ("The judge seized 700 domains registered by clerks.", []),
        (
            'Its inspectors found "no indication" that the victims were rebels.',
            [("Its inspectors", ['"no indication" that the victims were rebels'])],
        ),
        ('The army found "no trace" of shells in the ruins.', [("The army", ['"no trace" of shells in the ruins'])]),
        ("Monitors found that no shots were fired.", [("Monitors", ["no shots were fired"])]),
        (
            '"I saw nine bodies, and they were still digging," said Ana Ruiz, 34, who lives in the camp.',
            [("Ana Ruiz", ['"I saw nine bodies, and they were still digging,"'])],
        ),
        (
            '"They fired at us," said Omar Salim, 27, a baker who fled with his sons.',
            [("Omar Salim", ['"They fired at us,"'])],
        ),
        (
            "The mayor told reporters that most of them had come home, which aid workers denied.",
            [("The mayor", ["most of them had come home"]), ("aid workers", ["which"])],
        ),
        (
            "Chad said it had sunk nine boats, something the union denied.",
            [("Chad", ["it had sunk nine boats"]), ("the union", ["something"])],
        ),
        (
            "The envoy noted that the war, which is being fought by our army, has been going on for 50 days.",
            [("The envoy", ["the war, which is being fought by our army, has been going on for 50 days"])],
        ),
        (
            "A clerk said that according to witnesses the owner was taken away by six men.",
            [
                ("A clerk", ["according to witnesses the owner was taken away by six men"]),
                ("witnesses", ["the owner was taken away by six men"]),
            ],
        ),
        (
            "The bodies were supposedly looted along with 40 others, according to two police officers close to the case.",
            [("two police officers close to the case", ["The bodies were supposedly looted along with 40 others"])],
        ),
        (
            "More than 3 million residents fall ill every year, the Agency for Disease Control estimates.",
            [("the Agency for Disease Control", ["More than 3 million residents fall ill every year"])],
        ),
        ("The envoy demanded that Sudan confirm the deaths.", [("The envoy", ["Sudan confirm the deaths"])]),
        (
            "Peru must acknowledge that nine clerks were killed, the guild said.",
            [("the guild", ["Peru must acknowledge that nine clerks were killed"])],
        ),
        (
            "Chad should explain why the clinic was hit, the guild said.",
            [("the guild", ["Chad should explain why the clinic was hit"])],
        ),
        ("Peru acknowledged that nine clerks were killed.", [("Peru", ["nine clerks were killed"])]),
        ("The Peruvian command likely intends to leave the town.", []),
        ("The Peruvian command intends to leave the town.", [("The Peruvian command", ["to leave the town"])]),
        ("Chad itself was slower to speak of victory.", []),
        ("The envoy is convinced that both states will sign.", [("The envoy", ["both states will sign"])]),
        (
            "The minister welcomed the release of 12 prisoners.",
            [("The minister", ["the release of 12 prisoners"])],
        ),
        ("A doctor said 27 wounded had been admitted.", [("A doctor", ["27 wounded had been admitted"])]),
        ("If confirmed, it would be the third.", []),
        ("A 'curfew' decreed by the junta began on Monday.", []),
        (
            "A senior envoy, speaking to reporters about sensitive matters, said the missile was new.",
            [("A senior envoy", ["the missile was new"])],
        ),
        ("Chad summoned the Malian envoy to lodge a protest over the shelling.", []),
        (
            "Whoever says otherwise is wrong, the army said.",
            [("the army", ["Whoever says otherwise is wrong"])],
        ),
        ("In the governor's words, the flood was a disaster.", [("the governor", ["the flood was a disaster"])]),
        ("The depot burned, the minister wrote, and the police closed the road.", [("the minister", ["The depot burned"])]),
        (
            "Nearly half of all children go hungry, the Agency for Food Safety reckons.",
            [("the Agency for Food Safety", ["Nearly half of all children go hungry"])],
        ),
        ("The 'ban' announced by the council began on Friday.", []),
        (
            "Nine clerks fled, according to the police.\n\nA junior Kenyan customs official, speaking on condition of "
            "anonymity to discuss the case, said few had returned.",
            [("the police", ["Nine clerks fled"]), ("A junior Kenyan customs official", ["few had returned"])],
        ),
        (
            "The mayor said the bridge was open, but a clerk at the port, who asked not to be named, said it was closed.",
            [("The mayor", ["the bridge was open"]), ("a clerk at the port", ["it was closed"])],
        ),
        (
            "The governor put the toll at nine and accused the army of burning the market.",
            [("The governor", ["the toll at nine"]), ("The governor", ["the army of burning the market"])],
        ),
        (
            "A child was killed, according to the police.\n\nA senior U.S. military official, speaking on condition of "
            "anonymity to discuss internal deliberations, said initial findings pointed to an Iranian missile.",
            [
                ("the police", ["A child was killed"]),
                ("A senior U.S. military official", ["initial findings pointed to an Iranian missile"]),
            ],
        ),
    ],
)
def test_each_source_has_its_own_words(encoder: OnnxEncoder, text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(encoder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guild said nine men had joined, while police put the turnout at four.", ("The guild", ["nine men had joined"])),
        ("The guild said nine men had joined, while police put the turnout at four.", ("police", ["the turnout at four"])),
        ("The guild said 900 had come, while police estimated the crowd at 400.", ("police", ["the crowd at 400"])),
        ("Two men, who according to relatives were bakers, were held by the navy.", ("relatives", ["were bakers"])),
        ("The mayor said the fire was a crime, urging partners to speed up help.", ("The mayor", ["the fire was a crime"])),
        ("The media gave the death toll as 14.", ("The media", ["the death toll as 14"])),
        (
            "Nine men died, officials said, with the army and the guild blaming each other for it.",
            ("officials", ["Nine men died"]),
        ),
        (
            "Nine men drowned in the harbour, officials said on Tuesday, two days after the guild announced a strike.",
            ("officials", ["Nine men drowned in the harbour"]),
        ),
        (
            "The guild said that nine men had drowned two days after the strike.",
            ("The guild", ["nine men had drowned two days after the strike"]),
        ),
        ("Earlier, local media reported, citing police, that nine men had been held.", ("police", ["nine men had been held"])),
        ("The guild found no evidence to support that claim.", ("The guild", ["no evidence to support that claim"])),
        ("The mayor said nine men fled. Residents said otherwise.", ("Residents", ["otherwise"])),
        ("The guild has yet to comment.", ("The guild", ["comment"])),
        ("The guild accused the army of theft and the army rejected the claim.", ("The guild", ["the army of theft"])),
        (
            "All bakers are safe, the mayor said, even as relatives insisted that two had died.",
            ("the mayor", ["All bakers are safe"]),
        ),
        ("All bakers are safe, the mayor said, even as relatives insisted that two had died.", ("relatives", ["two had died"])),
        ("The march, which police put at 900 people, ended.", ("police", ["at 900 people"])),
        ("Chile said its boats were near but denied having used lasers.", ("Chile", ["having used lasers"])),
        ("The army admitted that it had fired but denied having killed anyone.", ("The army", ["it had fired"])),
        ("As per the ministry, nine men drowned.", ("the ministry", ["nine men drowned"])),
        ("Nine men drowned, as per a police report.", ("a police report", ["Nine men drowned"])),
        (
            "According to a statement issued by the guild, nine men drowned.",
            ("a statement issued by the guild", ["nine men drowned"]),
        ),
        ("A video claiming that the town had fallen was fake, the army said.", ("A video", ["the town had fallen"])),
        ("The firm did not return messages seeking comment.", ("The firm", ["messages seeking comment"])),
        ("The ministry contradicted him: Nine boats had left, it said.", ("it", ["Nine boats had left"])),
        ('"We fired," baker Ivo Roe was quoted as saying by the Salt news agency.', ("baker Ivo Roe", ['"We fired,"'])),
        ("Peru bombs Chilean port, denies hitting mill\n\nLIMA, May 3 (AP) - Nine boats sank.", ("Peru", ["hitting mill"])),
        (
            "The guild dismissed as false claims by the mayor that it had lost nine boats.",
            ("The guild", ["claims by the mayor that it had lost nine boats"]),
        ),
        (
            "The salt union spoke. It put the number of arrests since the start of the month at more than 90.",
            ("It", ["the number of arrests since the start of the month at more than 90"]),
        ),
        (
            "It says at least 400 herders have been killed since 2017, a figure the military disputes.",
            ("the military", ["a figure"]),
        ),
        ("He left the camp that medics said had run dry.", ("medics", ["had run dry"])),
        ("The army condemned a raid that medics said killed nine people.", ("medics", ["killed nine people"])),
        ("The mayor said two boats had sunk and accused the army of lying.", ("The mayor", ["the army of lying"])),
        ("Guards said that six boats were found on a beach, and blamed rebels.", ("Guards", ["rebels"])),
        ("Doctors put the dead at 26, including 14 clerks; a local spokesman said 24.", ("a local spokesman", ["24"])),
        (
            "According to the Salt Road Association, a monitoring group, 6,700 herders have been displaced.",
            ("the Salt Road Association", ["6,700 herders have been displaced"]),
        ),
        (
            "According to the Salt Road Association, a guard, two women and a child died.",
            ("the Salt Road Association", ["a guard, two women and a child died"]),
        ),
        (
            "According to Ann Roe, the governor of Lac region, 90 herders were still in the camp, among them nine boys.",
            ("Ann Roe", ["90 herders were still in the camp, among them nine boys"]),
        ),
        (
            "According to Ivo Roe, the mayor of Lima, nine bakers were hurt on Monday.",
            ("Ivo Roe", ["nine bakers were hurt on Monday"]),
        ),
        (
            "According to Ann Roe, the mayor of Lima had fled, and two clerks were hurt.",
            ("Ann Roe", ["the mayor of Lima had fled, and two clerks were hurt"]),
        ),
        (
            "The boats had left on Monday, the guild to which the bakers belong assured.",
            ("the guild to which the bakers belong", ["The boats had left on Monday"]),
        ),
        (
            "The army's report, according to which nine men had fled, was wrong.",
            ("The army", ["nine men had fled"]),
        ),
        (
            "The guild and the army accused each other of sinking nine boats.",
            ("The guild and the army", ["each other of sinking nine boats"]),
        ),
        (
            "The salt union held the guild fully responsible for the fire.",
            ("The salt union", ["the guild fully responsible for the fire"]),
        ),
        ("The governor holds the rebels accountable for the raid.", ("The governor", ["the rebels accountable for the raid"])),
        ("The salt union laid the blame on the guild.", ("The salt union", ["the guild"])),
        ("UNICEF is alarmed by reports of raids in Abeche.", ("UNICEF", ["reports of raids in Abeche"])),
        ("The ministry is deeply concerned about the fate of nine boys.", ("The ministry", ["the fate of nine boys"])),
        (
            "Residents, all of whom asked not to be named, said the fire lasted an hour.",
            ("Residents", ["the fire lasted an hour"]),
        ),
        (
            "Six people were hurt, police said, with the union and the ministry accusing each other of lying.",
            ("police", ["Six people were hurt"]),
        ),
        (
            'The group\'s press office denied, however, that the clerk had been storing arms: He "was mending a roof," it said '
            'in a statement, and the mill "had no military purpose at all."',
            ("it", ['He "was mending a roof,"', 'the mill "had no military purpose at all."']),
        ),
        (
            "Hamas announced the death of one of them. The group's press office denied, however, that he had been storing "
            'arms: He "was mending a roof," it said in a statement, and the mill "had no military purpose whatsoever."',
            ("it", ['He "was mending a roof,"', 'the mill "had no military purpose whatsoever."']),
        ),
        (
            "Rejecting as baseless the Chilean claim of having sunk a Peruvian boat, the spokesman made clear that no boat of "
            "Peru was at sea in the area.",
            ("the spokesman", ["the Chilean claim of having sunk a Peruvian boat"]),
        ),
        (
            "The attack took place on the road to Goz and Abu, Gen. Musa Bello, head of the Ninth Division, told reporters.",
            (
                "Gen. Musa Bello, head of the Ninth Division",
                ["The attack took place on the road to Goz and Abu"],
            ),
        ),
    ],
)
def test_who_says_what(encoder: OnnxEncoder, text: str, expected: tuple[str, list[str]]) -> None:
    assert expected in told(encoder, text)


def test_how_a_source_speaks_is_no_content(encoder: OnnxEncoder) -> None:
    text = "A Chadian official, speaking on condition of anonymity because he was not allowed to talk, said Faya was lost."
    assert told(encoder, text)[0][1] == ["Faya was lost"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The army has left Gao, Ivo Roe, a Malian officer, says.", "Ivo Roe, a Malian officer", "The army has left Gao"),
        ("Two bridges fell in Gao, Ada Holt, the mayor, told reporters.", "Ada Holt, the mayor", "Two bridges fell in Gao"),
        ("The army freed the mayor, Ada Holt, the governor said.", "the governor", "The army freed the mayor, Ada Holt"),
        ("The Malian army denied, in a statement, any losses.", "The Malian army", "any losses"),
    ],
)
def test_a_source_has_its_name(encoder: OnnxEncoder, text: str, source: str, content: str) -> None:
    assert told(encoder, text) == [(source, [content])]


def test_who_stands_beside_the_verb_tells_it(encoder: OnnxEncoder) -> None:
    text = "According to Ivo Roe, the mayor, police told relatives that nine men had died of heat."
    assert ("police", ["nine men had died of heat"]) in told(encoder, text)


def test_no_comment_answers_no_other_silence(encoder: OnnxEncoder) -> None:
    text = "The army could not be reached for comment. Chad did not respond to a request for comment."
    assert answers(encoder, text) == []


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("The guild has not observed evidence confirming the loss.", ["declines"]),
        ("A spokesman declined to comment, citing the investigation.", ["declines"]),
        ("The paper called the clinic for comment, but nobody answered.", []),
        ("No casualties were reported.", []),
        ("The vote was held as per the constitution.", []),
        ("When asked to comment on the ruling, Ivo Roe said that it was illegal.", ["asserts"]),
        ("A doctor who wished not to be named said that six men had died.", ["asserts"]),
        ("A clerk at the mill, who asked that his name be withheld, said that six men had died.", ["asserts"]),
        ("A baker, who asked that her identity not be disclosed, said that six men had died.", ["asserts"]),
        ("The refugees did not return. The firm did not return the money.", []),
        ("The guild held talks. The army holds the responsible men. The town is concerned about nothing.", []),
        ("The law, according to which men must serve, is old.", []),
        ("The salt union accused the guild. It held the guild responsible for the fire.", ["accuses", "accuses"]),
        ("UNICEF is alarmed by the surge of raids in the east.", ["believes"]),
        ("A guard, who declined to be named because he was not authorised to speak to the media, fled.", []),
        ("A nurse, who refused to give her name, said that the ward was full.", ["asserts"]),
        ("A nurse declined to give the name of the boy.", ["declines"]),
        ("A baker, who asked us not to print his name, said that six men had died.", ["asserts"]),
        ("A baker, who asked that the paper not use her name, said that six men had died.", ["asserts"]),
        ("A baker, who asked for her name not to be used, said that six men had died.", ["asserts"]),
        ("A baker, who asked to be called Omar, said that six men had died.", ["asserts"]),
        ("The captain asked his men not to print leaflets.", ["urges"]),
        ("A captain, asked about the raid, said that six men had died.", ["asserts"]),
        ("Chad called up 900 men and called off the talks.", []),
        ("The guards were denied leave.", []),
        ("There was no immediate reaction from the guild.", ["declines"]),
        ("No comment was immediately available from the army.", ["declines"]),
        ("The army had no immediate comment.", ["declines"]),
        ("There was no word of the nine men.", []),
    ],
)
def test_nobody_is_made_to_speak(encoder: OnnxEncoder, text: str, stances: list[str]) -> None:
    _, reading = read(encoder, text)
    assert [claim.stance for claim in reading.claims if claim.attribution is not None] == stances


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that the agency had ignored two warnings.",
        "The mayor said that the agency had withdrawn its warning.",
        "The mayor said that the agency had sent no warning.",
        "The mayor said that the agency had provided no evidence.",
        "The mayor said police opened fire as students gathered to protest.",
        "The mayor said the guild had not received any information that would corroborate it.",
    ],
)
def test_a_deed_told_of_another_is_no_claim_of_his(encoder: OnnxEncoder, text: str) -> None:
    assert [source for source, _ in told(encoder, text)] == ["The mayor"]


def test_who_wrote_a_note_is_not_who_tells_of_it(encoder: OnnxEncoder) -> None:
    text = "The mayor said that nine boats were found and that a note, apparently written by a gang, had been left with them."
    assert [source for source, _ in told(encoder, text)] == ["The mayor"]


def test_what_opens_the_next_clause_is_no_part_of_what_was_said(encoder: OnnxEncoder) -> None:
    who = "Berthe Harvel, spokeswoman for the Commission for Dialogue"
    text = f"{who}, had told Magik 9 radio that at least 20 people died; on Friday she revised the toll to more than 50."
    assert told(encoder, text) == [(who, ["at least 20 people died"]), ("she", ["the toll to more than 50"])]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The National Salt Union (NSU) said it had sunk nine boats.", "The National Salt Union (NSU)"),
        ("THE NATIONAL SALT UNION [NSU] SAID IT HAD SUNK NINE BOATS.", "THE NATIONAL SALT UNION [NSU]"),
    ],
)
def test_a_short_name_in_brackets_is_whole_and_names_the_same_body(encoder: OnnxEncoder, text: str, source: str) -> None:
    report, reading = read(encoder, text)
    (one,) = reading.attributions
    assert one.source is not None
    assert one.source.of(report.text) == source
    names = {actor.id: actor.name for actor in reading.actors}
    assert [names[speaker.actor or ""].lower() for speaker in one.speakers] == ["national salt union"]
