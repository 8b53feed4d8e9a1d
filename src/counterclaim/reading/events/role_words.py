"""Words that tell who takes which part in an event: prepositions, bodies, weapons, verbs of coming together."""

TOWARDS = tuple("on against at to over upon with from in into toward towards of for across".split())
WHERE = frozenset({"in", "into", "across"})
WHOM = frozenset({"of", "for", "to", "from", "over"})
"""Behind these stand things as often as people: "an appeal for calm"."""
AGAINST = tuple("on against at to over upon with from toward towards into for".split())
"""Of these, what is no mere place: a verb's tell to whom the noun is done that it does."""
AIMED_AT = ("on", "against", "at", "upon")
BESIDE = ("behind", "alongside")
"""Whom one stands by: "threw its weight behind Uganda"; who fights alongside somebody does nothing to him."""
TOGETHER = ("with", "between", "alongside")
BODIES = frozenset(
    "group movement coalition alliance side organisation organization leadership camp bloc team family community syndicate "
    "union federation association firm company corporation newspaper broadcaster channel website agency party church council "
    "congress parliament senate court tribunal commission committee bank airline club gang cartel clan tribe militia "
    "junta country nation state neighbour neighbor".split()
)
"""Nouns for bodies of which the sectors say nothing."""
WANTING = frozenset({"should", "must", "be", "not"})
"""Auxiliaries in a clause that tells what is wanted: "that it should leave", "that it be quiet"."""
GATHERING = frozenset(
    "gather converge assemble congregate join attend participate rally turn flock pour meet come march descend stage".split()
)
"""Verbs of those who make a protest: "gathered for a rally", "turned out for a vigil"."""
GOING = frozenset("fly travel go arrive come head leave return set gather convene sail drive".split())
SUFFERED = frozenset({"ASSAULT", "COERCE"})
"""Types whose verbs, joined to a passive and without an object, are passives too: "killed and injured", not "held and fled"."""
BETWEEN_ACTORS = frozenset(
    {
        "REJECT",
        "REQUEST",
        "AGREE",
        "SUPPORT",
        "CONCEDE",
        "ACCUSE",
        "THREATEN",
        "PROTEST",
        "CONSULT",
        "COOPERATE",
        "AID",
        "SANCTION",
    }
)
"""Types that only actors are told to do to each other: nobody rejects "an offer", but whoever made it."""
WEAPONS = frozenset({"drones", "missiles", "rockets", "shells", "bombs", "rounds"})
"""Units of what is fired or dropped: whose it is did what it does."""
ARMS = frozenset({"artillery", "air", "ground", "suicide", "mortar", "tank", "gun", "defence", "defense"})
FLOWN = {
    **dict.fromkeys("jet warplane plane aircraft helicopter gunship".split(), "aerial"),
    **dict.fromkeys(("drone", "quadcopter"), "drone"),
    **dict.fromkeys("missile rocket shell artillery mortar tank howitzer".split(), "heavy-weapons"),
}
"""What a strike of these is, by mode."""
FIRE = frozenset("fire gunfire shot bullet volley blast explosive torpedo warhead munition gas canister".split())
HITTING = frozenset({"in", "into", "on", "onto", "through", "over", "at", "beside", "near"})
IDLE = frozenset(
    "answer response reply retaliation revenge reaction protest connection accordance line range gunpoint speed border "
    "frontier pass".split()
)
"""Nouns behind prepositions to which nothing is done: "in answer to the raid", "at close range"."""
MANNERS = frozenset(
    "mistake accident error chance telephone phone radio loudspeaker siren letter email e-mail mail fax force air sea land "
    "road night day noon evening dawn dusk hand name".split()
)
"""Bare nouns behind "by" that tell how or when something is done: "killed by mistake"."""
PERISHING = frozenset("die perish drown starve suffer disappear vanish suffocate".split())
"""What befalls those of whom it is told, who are not accused of it: "alleged that ten had died"."""
ITSELF = frozenset({"it", "they", "he", "she", "we", "i"})
"""Pronouns with which somebody tells what he himself will do."""
SELVES = frozenset({"himself", "herself", "itself", "themselves", "ourselves", "myself", "yourself"})
AIMING = frozenset("force press pressure shame push demand denounce condemn protest oppose accuse blame decry chant".split())
AIMED = frozenset({"REQUEST", "ACCUSE", "REJECT"})
ANGER = frozenset("anger fury rage dispute row standoff furious angry outrage protest defiance discontent".split())
"""By whom or at whom stands behind these, a protest is aimed at: "in a dispute with the firm"."""
