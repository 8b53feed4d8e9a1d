"""Words about figures that tell by themselves how they are to be read: light verbs, tolls, verbs that pass on, groups."""

LIGHT = frozenset(
    "be have see report say claim confirm include put register record suffer sustain leave cause make get do give take "
    "bring reach rise climb increase grow stand number total amount exceed face become remain keep add show mean involve "
    "lie live".split()
)
"""Verbs that tell nothing of what is counted by themselves."""
TOLLS = frozenset({"toll", "list", "number", "total", "tally", "count", "figure", "sum", "estimate", "rate", "amount"})
ATTENDANCE = frozenset({"turnout", "attendance"})
"""Nouns that count people by themselves: "put the turnout at 3,000"."""
RISE = frozenset(
    "rise climb increase grow stand reach go jump fall drop exceed surpass be put double triple treble quadruple swell soar "
    "surge balloon mount leap decline decrease plunge tumble dwindle dip edge creep come total amount".split()
)
SILENT = frozenset({"be", "have", "do", "say", "include", "accord", "compare", "speak", "talk", "tell", "age"})
OF_PEOPLE = frozenset({"hold", "claim", "assign", "bury", "pick up"})
"""Rows that hold where people are meant alone: who is held, whose life is claimed, who is assigned to guard, who is buried."""
VALUES = frozenset(
    "estimate put bring push raise revise lower increase place value assess reckon set cost count project cut "
    "reduce slash".split()
)
"""Verbs that give something its number: "damage estimated at 3 million"."""
GIVES = frozenset({"give", "list", "report", "state", "record", "quote"})
"""Verbs that give a toll its number by "as": "gave the death toll as 14"."""
FINDS = frozenset(
    "make render leave find have see confirm declare report presume fear believe pronounce list consider register certify "
    "record document verify count tally".split()
)
"""Verbs behind which it is told in which state people are: "left wounded", "confirmed dead"."""
BACK = 25
"""Words back to the toll that "it" means."""
EXCEEDS = frozenset({"reach", "exceed", "surpass", "total", "number", "top"})
PASSES = frozenset({"pass", "cross", "hit"})
"""Of tolls alone verbs for the same: "the number of people evacuated has passed 9,000"."""
TAKES = frozenset({"take"})
"""Verbs that give a number to tolls alone: "taking the toll to 20"."""
MEASURED = frozenset({"few", "more", "less", "many", "much", "low", "high"})
"""Words before "than" that bound a number: "was fewer than 20"."""
PASSES_ON = frozenset(
    "allow permit enable help let force order ask urge cause make persuade compel oblige tell train expect set begin start "
    "continue appear seem manage prepare require authorize authorise schedule invite report believe think know allege fear "
    "presume suppose understand rumour rumor able unable ready willing due".split()
)
"""Verbs that leave it to their complement to say what is done: "allowed five people to leave"."""
BECOMES = frozenset({"remain", "become", "get", "fall", "go", "be", "feel", "turn", "stay", "lie"})
GROUPS = frozenset(
    "life body group crowd convoy column batch wave salvo barrage series fleet team band gang contingent shipment stock "
    "cache pair set variety corpse remains".split()
)
"""Nouns that stand for what is counted: "the lives of thousands"."""
ONLY_VERBS = frozenset("free level down open draft mass position station rush protest march rally gather".split())
"""Rows of verbs that are also words of another meaning: "a free people", "draft laws", "mass graves"."""
PLACED = frozenset({"locate", "situate", "lie", "base", "fall", "land", "crash"})
"""Verbs of which a length tells where: "located 8 km west of the town"."""
WITHIN = frozenset(
    {"in", "within", "after", "over", "during", "before", "by", "since", "than", "under", "through", "throughout"}
)
"""Prepositions of a length of time that tells when or how fast something is done, not how long it lasts."""
APART = frozenset({"ago", "before", "later", "earlier", "after", "afterwards", "hence", "since"})
"""Adverbs that make a length of time a day."""
WITH = (frozenset({"along", "with"}), frozenset({"together", "with"}))
CLAUSES = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "obl:agent", "obl:unmarked", "obl:tmod", "obl:npmod")
CLIMB = 6
PARTS = frozenset(
    "dozens hundreds thousands scores tens millions most many some one none half two kg kilograms kilos tons tonnes grams "
    "litres liters gallons barrels rounds boxes bags crates sacks pieces pairs metres meters".split()
)
"""Words behind which "of" tells what is meant: "dozens of homes", "rounds of ammunition"."""
BY_THEMSELVES = frozenset({"withdrawn", "surrendered", "deployed"})
"""What people also do by themselves: "400 fighters surrendered"."""
BOUNDS = frozenset({"over", "under", "around", "about"})
"""Words that bound a number, or are a preposition before it."""
FRACTIONS = frozenset({"one", "half", "third", "quarter", "fifth", "tenth", "most", "majority", "part", "share", "some"})
FURTHER = frozenset({"more", "others", "people"})
"""What may stand between a number and what happened: "dozens more injured"."""
RAISES = frozenset("set expect begin start continue appear seem manage schedule prepare able unable ready willing due".split())
"""Verbs whose subject does what their complement tells: "continue to hold"."""
MOMENT = frozenset({"when", "after", "as"})
THEM = frozenset({"them", "whom", "these", "those"})
MOVES = frozenset({"displaced", "evacuated", "surrendered"})
"""What people do whom it happens to."""
CATCHING = frozenset({"contract", "catch"})
"""Verbs whose subject is harmed by what is their object: "contracted the virus"."""
THEMSELVES = frozenset({"themselves", "himself", "herself", "itself"})
CASUALTIES = frozenset({"killed", "wounded"})
"""What is told of people of whom nobody says how many died: "40 were killed or wounded"."""
GIVEN = frozenset({"award", "grant", "medal", "prize", "offer", "visit", "apology", "warning", "compensation"})
"""Nouns that tell by themselves what is done to whom they go."""
ARMS = frozenset({"arm", "weapon"})
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday overnight".split())
PARTICLES = frozenset("off out up down away back in over on through apart together".split())
"""Words right behind a verb that make another verb of it: "went off"."""
DYING = frozenset(
    {"lose life", "give life", "sacrifice life", "meet end", "meet death", "find death", "embrace martyrdom"}
    | {"attain martyrdom", "embrace shahadat", "embrace shahada", "attain shahadat", "lay life", "make ultimate sacrifice"}
    | {"make supreme sacrifice", "pay ultimate price"}
)
"""Verbs with their object that tell the death of their subject."""
DONE_TO = frozenset({"set fire", "put torch", "lay waste", "cut power", "cut electricity", "cut water"})
"""Verbs with their object that are done to what stands behind "to": "set fire to 20 houses"."""
DIES = frozenset({"die", "perish"})
"""Verbs that nobody does to others, whatever a tree takes for their object: "twelve died, among them two guards"."""
UNDERGOES = frozenset({"undergo", "receive", "need", "face", "stand"})
"""Verbs whose subject their object happens to: "undergoing treatment", "need food"."""
REMAINS = frozenset({"remains", "remain"})
"""What is left of the dead: "the remains of 60 people"."""
ATTENDS = frozenset({"attend", "protest", "take"})
"""Verbs of those who come together that have an object: "attended the vigil", "took part"."""
TELLING = frozenset({"from", "out of", "at", "against", "under", "beneath"})
"""Prepositions with which a verb tells something else: "pulled from the rubble", "buried under it"."""
SENSES = frozenset({"see", "hear"})
NOT = frozenset({"not", "n't", "never"})
DOING = frozenset("cause commit carry conduct perpetrate inflict launch stage execute make perform mastermind order".split())
"""Verbs whose subject does what their object tells: "caused the deaths of 12"."""
INFLICTS = frozenset({"inflict", "cause"})
"""Of these, those whose object tells of harm: "inflicted 40 casualties"."""
CARING = frozenset("treat hospitalize hospitalise admit find discover recover bury count".split())
"""Verbs of those who find or tend whom somebody else has harmed."""
STRIKES = frozenset({"killed", "wounded", "attacked", "destroyed", "damaged", "launched", "taken", "captured"})
"""What a verb tells that can also have killed somebody: "after rebels raided the post, killing nine"."""
CROWDS = frozenset({"crowd"})
"""Nouns that count people where a number is given them: "estimated the crowd at 9,000"."""
JOINS = frozenset({"and", "to", ",", "&"})
HEADLINES = frozenset({"wounds", "injures", "hurts", "kills", "wounding", "damages"})
"""Verbs of headlines that look like nouns behind a comma."""
ENDS = frozenset({"dead", "free", "ablaze", "alight"})
AMONG = 4
"""Words back from "were" to "among": "among the 14 dead were"."""
STATES = frozenset({"dead", "missing", "hurt", "homeless"})
"""What may stand behind a number alone, beside participles: "left 3 million homeless"."""
CLOSING = frozenset({",", ";", ".", "and", "&"})
PARTICIPLE = ("ed", "en", "hurt", "shot", "burnt", "lost")
SHOT = frozenset({"dead", "death", "killed", "wounded", "injured"})
"""What tells how those fared who were shot: "four shot dead", "two shot and wounded"."""
