"""Cues that tell of nothing said: lives are claimed, the wounded are admitted, a fault was not reported."""

import re
from collections.abc import Iterator, Sequence

from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.stance import is_negated, is_no_proof
from counterclaim.reading.subjects import is_person
from counterclaim.reading.unclaimed import is_unclaimed
from counterclaim.records import Span

_NAMING = re.compile(
    r"(?:(?:is|was|are|were|also|well|better|widely)\s+)*known\s+(?:as|for|to(?!\s+(?:be|have)))\b", re.IGNORECASE
)
_HEEDING = re.compile(r"\b(?:into\s+(?:account|consideration)|to\s+heart)$", re.IGNORECASE)
"""How a cue ends that tells what somebody has in mind, and nothing said: "took into account that"."""
_CARING = frozenset({"hospital", "clinic", "infirmary", "ward", "morgue", "hospice", "sanatorium"})
_UNPROVEN = frozenset("prove show indicate suggest mean expect anticipate foresee want plan intend require imply".split())
_OF_PEOPLE = frozenset({"present", "gather", "release", "free"})
"""Verbs that tell of nothing said where their object is people: "released four hostages"."""
_REFUSED = frozenset(
    "access entry food water medicine care treatment permission visa bail right aid passage asylum service visit "
    "leave entrance shelter burial".split()
)
_DEEDS = frozenset(
    "murder killing assassination attack strike raid bombing kidnapping arrest execution shooting ambush blast".split()
)
_OBJECTS = {
    "deny": _REFUSED,
    "order": _DEEDS,
    "ignore": frozenset("warning call request order plea appeal demand advice sign alarm rule".split()),
    "withdraw": frozenset("warning offer bid application candidacy proposal support motion bill order invitation".split()),
}
"""Objects by which a verb tells of a deed and nothing said."""
_UNCLAIMED = frozenset({"life", "victim", "title", "prize", "medal", "crown", "trophy"})
"""What is claimed without a claim: lives, titles."""
_REFUSING = frozenset({"reject", "refuse", "accept", "dismiss"})
_OFFERED = frozenset(
    "offer accord agreement deal truce ceasefire proposal plan right demand mediation talk request resolution".split()
    + "treaty peace".split()
)
_PROTESTING = frozenset({"protest", "lodge", "express", "convey", "complain", "object", "deliver", "register"})
"""What a state does itself that summons an envoy."""
_TOPICS = frozenset({"account", "version", "description", "narrative"})
"""Words for what somebody tells of a matter, which only names it: "disputed the police account of the shooting"."""
_SPEAKING = frozenset({"speak", "talk"})
_STYLING = frozenset({"call", "style", "dub", "name"})
_SEEING = frozenset({"see", "witness", "experience"})
_SCENES = frozenset(
    "town city village region province district area country capital state island border frontline camp street road "
    "day night morning week weekend month year decade war conflict".split()
)
"""Where and when something happens."""
_SELVES = frozenset({"itself", "themselves", "himself", "herself"})
_SENDING = frozenset({"send", "issue", "give", "receive", "get"})
_GIVING = frozenset({"provide", "present", "offer", "give", "produce", "supply", "submit"})
_REACHING = frozenset({"call", "contact", "ask", "approach", "phone", "email", "telephone", "press"})
_DUE = frozenset({"should", "must", "shall"})
_SPEAKERS = frozenset({"i", "we", "one"})
_MEANING = frozenset("intend plan want aim hope seek expect fear believe".split())
_GUESSING = frozenset("likely probably reportedly apparently presumably possibly allegedly supposedly seemingly".split())
_SLOW = frozenset({"slow", "slower", "reluctant", "hesitant", "loath", "wary"})
_CONDITIONS = frozenset({"if", "once", "unless", "until"})
_SUBJECTS = ("nsubj", "csubj", "expl", "dep")


def is_untold(scene: Scene, draft: Draft) -> bool:
    """Tell whether nobody says anything: "the fault was not reported", or police who "questioned a man"."""
    if draft.rows and draft.rows[0].stance == "disputes" and _names_somebody(scene, draft.content[0]):
        return True
    if (
        _is_of_no_proof(scene, draft)
        or _is_refusal(scene, draft)
        or _claims_nothing(scene, draft)
        or _is_demanded(scene, draft)
        or _is_condition(scene, draft)
        or _is_topic(scene, draft)
        or _is_own_name(scene, draft)
        or _is_scene(scene, draft)
        or is_unclaimed(scene, draft)
    ):
        return True
    if _is_guessed(scene, draft) or _is_unproven(scene, draft) or _is_manner(scene, draft) or _is_protest(scene, draft):
        return True
    if draft.source is not None or draft.cue_token is None or not draft.rows or draft.origin == "noun":
        return False
    none = draft.content[0].of(scene.text).lower().startswith("no ")  # "no casualties were reported"
    return draft.rows[0].stance == "asserts" and (none or is_negated(scene, draft.cue_token))


def _is_own_name(scene: Scene, draft: Draft) -> bool:
    """Tell whether somebody only goes by a name: "a group calling itself the Free Front"."""
    if draft.cue_token is None or scene.tree.tokens[draft.cue_token].lemma not in _STYLING:
        return False
    behind = draft.cue_token + 1
    return behind + 1 < len(scene.tree.tokens) and scene.tree.word(behind).lower() in _SELVES and _is_name(scene, behind + 1)


def _is_scene(scene: Scene, draft: Draft) -> bool:
    """Tell whether what "sees" something is only where or when it happens: "the region has seen months of clashes"."""
    tree, cue = scene.tree, draft.cue_token
    if cue is None or draft.source is None or tree.tokens[cue].lemma not in _SEEING:
        return False
    head = tree.head_of(draft.source)
    return head is not None and (tree.tokens[head].lemma in _SCENES or "place" in scene.mention_kinds(draft.source))


def _is_name(scene: Scene, i: int) -> bool:
    first = i + (scene.tree.word(i).lower() == "the" and i + 1 < len(scene.tree.tokens))
    return scene.tree.word(first)[:1].isupper()


def _is_of_no_proof(scene: Scene, draft: Draft) -> bool:
    """Tell whether evidence that nobody has would say it: "has not observed evidence confirming the advance"."""
    if draft.cue_token is None or scene.tree.tokens[draft.cue_token].relation not in ("acl", "acl:relcl"):
        return False
    noun = scene.tree.tokens[draft.cue_token].head
    over = scene.tree.tokens[noun].head
    return noun < draft.cue_token and scene.tree.tokens[noun].relation == "obj" and over >= 0 and is_negated(scene, over)


def _is_topic(scene: Scene, draft: Draft) -> bool:
    """Tell whether a disputed account only names what it is about: "disputed the police account of the shooting"."""
    noun, tree = draft.cue_token, scene.tree
    if noun is None or draft.origin != "noun" or tree.tokens[noun].lemma not in _TOPICS or tree.tokens[noun].head < 0:
        return False
    over = tree.tokens[noun].head
    disputed = tree.tokens[noun].relation == "obj" and any(
        row.stance in ("disputes", "denies") for row in scene.cues.at(tree, over, "verb")
    )
    told = [tree.tokens[i].upos for i in tree.within(draft.content[0])]
    return disputed and not {"VERB", "NUM", "AUX"}.intersection(told)


def _is_manner(scene: Scene, draft: Draft) -> bool:
    """Tell whether a participle tells only how somebody speaks who tells something: "speaking about the talks, Roe said"."""
    verb = draft.cue_token
    if (
        verb is None
        or scene.tree.tokens[verb].lemma not in _SPEAKING
        or scene.tree.tokens[verb].relation not in ("acl", "advcl")
    ):
        return False
    over = scene.tree.tokens[verb].head
    teller = over if scene.tree.tokens[over].upos == "VERB" else scene.tree.tokens[over].head
    return teller >= 0 and scene.cues.has(scene.tree.word(teller), "verb")


def _is_protest(scene: Scene, draft: Draft) -> bool:
    """Tell whether an envoy is summoned to hear a protest: it is not he who is asked to lodge it."""
    verb = draft.cue_token
    if verb is None or scene.tree.tokens[verb].lemma != "summon":
        return False
    return any(scene.tree.tokens[i].lemma in _PROTESTING for i in scene.tree.with_relation(verb, "xcomp", "advcl", "acl"))


def _is_unproven(scene: Scene, draft: Draft) -> bool:
    """Tell whether nothing is shown or awaited: "the footage does not prove that troops fired", "no longer expects a trial"."""
    if draft.cue_token is None or draft.origin == "noun" or scene.tree.tokens[draft.cue_token].lemma not in _UNPROVEN:
        return False
    return is_negated(scene, draft.cue_token)


def _is_demanded(scene: Scene, draft: Draft) -> bool:
    """Tell whether somebody is only asked to say it: "demanded that Sudan confirm the deaths" confirms nothing.

    Nor has anybody said what they should say: "Peru must acknowledge that clerks were killed", but for "I must say".
    """
    if draft.cue_token is None or draft.origin == "noun":
        return False
    if draft.source is not None and _is_due(scene, draft.cue_token):
        return draft.source.of(scene.text).lower() not in _SPEAKERS
    token = scene.tree.tokens[draft.cue_token]
    helped = any(True for _ in scene.tree.with_relation(draft.cue_token, "aux"))
    bare = scene.tree.word(draft.cue_token).lower() == token.lemma and not helped
    if token.relation != "ccomp" or token.head < 0 or not bare:
        return False
    return any(row.stance == "urges" for row in scene.cues.at(scene.tree, token.head, "verb"))


def _is_due(scene: Scene, verb: int) -> bool:
    """Tell whether a verb is what somebody should do; of two joined ones the first tells it for both."""
    tree = scene.tree
    if any(tree.word(i).lower() in _DUE for i in tree.with_relation(verb, "aux")):
        return True
    joined = tree.tokens[verb].relation == "conj" and tree.word(verb).lower() == tree.tokens[verb].lemma
    return joined and any(tree.word(i).lower() in _DUE for i in tree.with_relation(tree.tokens[verb].head, "aux"))


def _is_guessed(scene: Scene, draft: Draft) -> bool:
    """Tell whether others guess what somebody means to do, or somebody is slow to say it: "the army likely plans to go"."""
    verb, tree = draft.cue_token, scene.tree
    if verb is None or draft.origin == "noun":
        return False
    if tree.tokens[verb].relation in ("xcomp", "advcl") and tree.tokens[tree.tokens[verb].head].lemma in _SLOW:
        return True
    return tree.tokens[verb].lemma in _MEANING and any(
        tree.word(i).lower() in _GUESSING for i in tree.with_relation(verb, "advmod")
    )


def _is_condition(scene: Scene, draft: Draft) -> bool:
    """Tell whether a bare participle only sets a condition: "if confirmed, it would be the third"."""
    if draft.cue_token is None or draft.cue_token == 0 or draft.origin == "noun":
        return False
    own = any(True for _ in scene.tree.with_relation(draft.cue_token, "nsubj", "nsubj:pass", "obj", "ccomp"))
    return scene.tree.word(draft.cue_token - 1).lower() in _CONDITIONS and not own


def _claims_nothing(scene: Scene, draft: Draft) -> bool:
    """Tell whether lives are claimed, or nobody claims a deed: "the riot claimed eleven lives", "no group has claimed it".

    Nor does "known as" or "known to police" claim anything.
    """
    if draft.cue is not None and _NAMING.match(scene.text, draft.cue.start):
        return True
    if draft.cue is not None and _HEEDING.search(draft.cue.of(scene.text)):
        return True
    if draft.cue_token is None:
        return False
    verb, lemma = draft.cue_token, scene.tree.tokens[draft.cue_token].lemma
    heads = [scene.tree.head_of(piece) for piece in draft.content]
    lemmas = {scene.tree.tokens[head].lemma for head in heads if head is not None}
    if lemma == "admit":
        return _takes_in(scene, draft, verb)
    heads += [child for child in _kept_back(scene, verb) if draft.origin != "noun"]
    if _is_deed(scene, draft, lemma, [head for head in heads if head is not None]):
        return True
    if lemma == "ask":
        of_itself = draft.content == (draft.source,)  # "a captain, asked about it, said"
        return of_itself or (
            draft.source is None and scene.tree.tokens[verb].relation == "advcl"
        )  # "asked how he knew, he said"
    if lemma == "claim":
        nobody = draft.source is not None and draft.source.of(scene.text).lower().startswith("no ")
        return nobody or (bool(lemmas & _UNCLAIMED) and not _says(scene, draft, verb))
    return lemma in _OF_PEOPLE and _names_somebody(scene, draft.content[0])


def _kept_back(scene: Scene, verb: int) -> Iterator[int]:
    """Yield what somebody does not get, which stands behind a passive: "the clerks were denied access"."""
    if any(True for _ in scene.tree.with_relation(verb, "aux:pass")):
        yield from (child for child in scene.tree.with_relation(verb, "obj", "xcomp") if child > verb)


def _is_refusal(scene: Scene, draft: Draft) -> bool:
    """Tell whether a relative clause tells of an offer turned down: "the front, which rejected a truce, said"."""
    verb = draft.cue_token
    if verb is None or scene.tree.tokens[verb].lemma not in _REFUSING or scene.tree.tokens[verb].relation != "acl:relcl":
        return False
    head = scene.tree.head_of(draft.content[0])
    return head is not None and scene.tree.tokens[head].lemma in _OFFERED


def _is_deed(scene: Scene, draft: Draft, lemma: str, heads: Sequence[int]) -> bool:
    """Tell whether a cue is a deed by its object, or by where that stands: "ignored two warnings", "presented no evidence"."""
    if lemma in _OBJECTS and any(scene.tree.tokens[head].lemma in _OBJECTS[lemma] for head in heads):
        return True
    if lemma in _SENDING and any(_is_no(scene, head) for head in heads):
        return True  # "had sent no warning"
    if lemma in _GIVING and any(is_no_proof(scene, head) for head in heads):
        return True
    if lemma == "gather":
        return draft.cue is not None and draft.content[0].end <= draft.cue.start  # "as students gathered"
    return lemma in _REACHING and draft.content[-1].of(scene.text).lower().endswith("for comment")


def _is_no(scene: Scene, noun: int) -> bool:
    return any(scene.tree.word(i).lower() == "no" for i in scene.tree.with_relation(noun, "det"))


def _says(scene: Scene, draft: Draft, verb: int) -> bool:
    """Tell whether a content is a clause or quotation, or a verb or number stands in it."""
    inside = [i for piece in draft.content for i in scene.tree.within(piece)]
    clause = any(scene.tree.tokens[i].relation.startswith(_SUBJECTS) or scene.tree.tokens[i].upos == "AUX" for i in inside)
    said = clause or any(True for _ in scene.tree.with_relation(verb, "ccomp", "xcomp"))
    return said or draft.origin == "noun" or any(scene.quoted_in(piece) for piece in draft.content)


def _takes_in(scene: Scene, draft: Draft, verb: int) -> bool:
    """Tell whether who is admitted is taken in: "12 wounded were admitted", "the clinic admitted 12"."""
    said = scene.tree.with_relation(verb, "ccomp", "xcomp", "expl")
    if any(scene.tree.tokens[i].upos != "ADJ" for i in said):
        return False
    cares = draft.source is not None and bool(_CARING & set(draft.source.of(scene.text).lower().split()))
    return cares or any(True for _ in scene.tree.with_relation(verb, "aux:pass"))


def _names_somebody(scene: Scene, piece: Span) -> bool:
    """Tell whether a content is a phrase for somebody and no clause."""
    head = scene.tree.head_of(piece)
    clause = head is None or any(True for _ in scene.tree.with_relation(head, *_SUBJECTS, "cop"))
    return head is not None and not clause and is_person(scene, head)
