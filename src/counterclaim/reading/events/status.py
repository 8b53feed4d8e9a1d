"""How a claim presents an event: as happened, going on, planned, thought of, or not so."""

from counterclaim.reading.control import is_witnessed
from counterclaim.reading.events.arguments import is_judged
from counterclaim.reading.events.terms import LIGHT
from counterclaim.reading.times.tense import looks_ahead
from counterclaim.reading.tree import Tree
from counterclaim.records import Claim, Status

_NOT = frozenset({"not", "n't", "n’t", "never", "no", "without", "neither", "nor"})
_NOBODY = frozenset({"nobody", "none", "nothing", "no-one", "noone", "neither"})
_BOUNDS = frozenset({"more", "less", "fewer", "later", "longer", "other", "doubt"})
"""Behind "no" these deny nothing: "no more than 20 were killed"."""
_DEEPEST = 4
_FAILED = frozenset(
    {"fail", "refuse", "decline", "avoid", "prevent", "stop", "thwart", "foil", "avert", "deny", "cancel", "halt"}
)
_MAY = frozenset({"may", "might", "could", "can", "should", "would", "must"})
_WILL = frozenset({"will", "'ll", "’ll", "shall"})
_WOULD = frozenset({"would", "'d", "’d"})
_SAYING = frozenset({"say", "tell", "add", "state"})
_ANNOUNCING = frozenset({"announce", "declare", "confirm", "decide", "agree", "pledge", "promise", "vow"})
_SELF = frozenset({"it", "they", "he", "she", "we"})
_WISH = frozenset(
    "want wish seek urge demand threaten consider propose suggest call request ask discuss fear risk try attempt possible "
    "potential alleged if unless whether".split()
)
_UNSURE = frozenset({"potential", "possible", "alleged", "any"})
"""Beside a deed these tell that there may be none: "any attack will be punished"."""
_READY = frozenset({"ready", "willing", "prepared", "prepare"})
_PLANNED = frozenset({"plan", "intend", "prepare", "schedule", "agree", "pledge", "promise", "vow", "expect", "set"}) | _READY
_LEFT = frozenset({"stop", "refrain", "abstain", "desist", "prevent", "keep", "shrink"})
"""Verbs that with "of" or "from" leave something undone: "stopped short of accusing"."""
_ANSWERED = frozenset("claim accusation allegation report suggestion charge assertion rumour rumor".split())
_ANSWERING = frozenset({"deny", "reject", "dismiss", "refute", "rebut"})
_BEGINNING = frozenset("begin start commence follow occur happen".split())
_TAKING = frozenset({"effect", "place", "force"})
_MAKING = LIGHT | frozenset({"agree", "accept", "consent", "broker", "secure", "conclude", "enter", "observe"})
"""Verbs beside the light ones that bring about what is agreed on: "agree to a truce"."""
_CALLING = frozenset("call push press appeal plead ask hope wait beg demand request bid proposal plea petition".split())
"""Words behind whose "for" something stands that has not come about."""
_SEEKING = frozenset({"interested", "ready", "willing", "open"})
_ON = frozenset({"continue", "keep", "remain", "ongoing", "under way"})
_SURE_NOT = -1.5
_OPEN = 0.6


def status_of(tree: Tree, i: int, claim: Claim | None, *, said: bool = False) -> Status:
    """Return how the claim presents the event of a word; words decide before the model's number does.

    What is `said` by a speaker is not what the subject before it does: "said nobody had died and called on them to leave".
    """
    words = {tree.word(child).lower() for child in tree.children[i]}
    if not (said and tree.tokens[i].relation == "conj") and _is_of_nobody(tree, i):
        return "negated"
    over = _governor(tree, i)
    failed = over in _FAILED and not (over == "deny" and tree.tokens[i].lemma in _ANSWERED)  # "denied the accusation"
    if tree.tokens[i].relation in ("xcomp", "ccomp", "obj") and is_left_open(tree, tree.tokens[i].head):
        return "hypothetical"
    if words & _NOT or failed or _is_denied(tree, i, claim):
        return "negated"
    marks = {tree.word(child).lower() for child in tree.with_relation(i, "mark")}
    if (
        marks & {"if", "unless", "whether"}
        or over in _WISH
        or words & _UNSURE
        or _is_called_for(tree, i)
        or _is_undone(tree, i)
    ):
        return "hypothetical"
    if (lent := _lent(tree, i, claim)) is not None:
        return lent
    auxiliaries = {tree.word(child).lower() for child in tree.with_relation(i, "aux")}
    if auxiliaries & _MAY and not (auxiliaries & _WOULD and _is_announced(tree, i)):
        return "hypothetical"
    ahead = over in _PLANNED or (tree.tokens[i].upos == "VERB" and looks_ahead(tree, _any_child(tree, i)))
    if ahead and not _is_unready(tree, i, over) and not is_witnessed(tree, i):
        return "planned"
    return _shared(tree, i, claim) or _by_number(tree, i, auxiliaries, over)


def _shared(tree: Tree, i: int, claim: Claim | None) -> Status | None:
    """Return how the verb before a bare verb is presented, whose auxiliary it shares: "will protest and ask the observers"."""
    token = tree.tokens[i]
    bare = token.upos == "VERB" and token.relation == "conj" and tree.word(i).lower() == token.lemma.lower()
    if not bare or any(True for _ in tree.with_relation(i, "aux", "nsubj")) or tree.tokens[token.head].upos != "VERB":
        return None
    auxiliaries = {tree.word(child).lower() for child in tree.with_relation(token.head, "aux")}
    if auxiliaries.isdisjoint(_MAY | _WILL):
        return None
    status = status_of(tree, token.head, claim)
    return status if status in ("planned", "hypothetical") else None


def is_left_open(tree: Tree, verb: int) -> bool:
    """Tell whether a denial is one of two that somebody leaves open: "neither confirmed nor denied"."""
    token = tree.tokens[verb]
    second = verb if token.relation == "conj" else next(tree.with_relation(verb, "conj", "xcomp"), verb)
    first = token.head if second == verb else second
    if first < 0:
        return False
    joints = {tree.word(j).lower() for j in tree.with_relation(second, "cc")}
    beside = tree.tokens[first].lemma
    return {token.lemma, beside} == {"deny", "confirm"} and not joints.isdisjoint(("nor", "or"))


def _is_denied(tree: Tree, i: int, claim: Claim | None) -> bool:
    """Tell whether a denial is of the deed itself: "denied that its forces had bombed it", "rejected claims that they had"."""
    if _is_turned_down(tree, i):
        return True
    if claim is None or claim.factuality == "negated":
        return False
    over = tree.tokens[i].head
    disputed = claim.stance == "disputes" and tree.tokens[i].relation == "ccomp" and tree.tokens[over].lemma == "dispute"
    if claim.stance != "denies" and not disputed:
        return False
    return any(tree.head_of(piece) == i for piece in claim.content)


def _is_turned_down(tree: Tree, i: int) -> bool:
    """Tell whether a deed is what a claim says that somebody turned down: "rejected accusations that it had bombed it"."""
    token = tree.tokens[i]
    if token.relation not in ("acl", "ccomp") or token.head < 0 or tree.tokens[token.head].lemma not in _ANSWERED:
        return False
    said = tree.tokens[token.head]
    told = {tree.word(child).lower() for child in tree.with_relation(i, "mark")}
    return said.relation == "obj" and said.head >= 0 and tree.tokens[said.head].lemma in _ANSWERING and "that" in told


def _is_undone(tree: Tree, i: int) -> bool:
    """Tell whether a deed is what is not ordered, planned or said to be done: "denied ordering police to shoot"."""
    token = tree.tokens[i]
    infinitive = any(tree.word(child).lower() == "to" for child in tree.with_relation(i, "mark"))
    verb = token.relation == "xcomp" and tree.tokens[token.head].upos == "VERB"
    if not verb or not infinitive or tree.tokens[token.head].lemma in ("hesitate", "fail", "need"):
        return False
    denied = tree.tokens[token.head].relation == "xcomp" and _governor(tree, token.head) == "deny"
    return denied or any(tree.word(child).lower() in _NOT for child in tree.with_relation(token.head, "advmod"))


def _is_announced(tree: Tree, i: int) -> bool:
    """Tell whether "would" is the "will" of indirect speech: "said it would leave", "announced that talks would begin"."""
    token = tree.tokens[i]
    over = tree.tokens[token.head].lemma if token.head >= 0 and token.relation == "ccomp" else ""
    helpers = {tree.word(child).lower() for child in tree.with_relation(i, "aux")}
    marks = {
        tree.word(mark).lower() for clause in tree.with_relation(i, "advcl") for mark in tree.with_relation(clause, "mark")
    }
    if "have" in helpers or marks & {"if", "unless", "should"}:
        return False
    itself = any(tree.word(subject).lower() in _SELF for subject in tree.with_relation(i, "nsubj"))
    return over in _ANNOUNCING or (over in _SAYING and itself)


def _is_called_for(tree: Tree, i: int) -> bool:
    """Tell whether a noun is what somebody only calls for or is open to: "calls for his resignation", "ready for a truce"."""
    token = tree.tokens[i]
    if token.upos == "VERB" or token.head < 0 or token.relation not in ("obl", "nmod", "obj"):
        return False
    cases = {tree.word(case).lower() for case in tree.with_relation(i, "case")}
    over = tree.tokens[token.head].lemma
    cases |= {
        tree.word(case).lower() for case in tree.with_relation(token.head, "compound:prt")
    }  # "called for his resignation"
    return ("for" in cases and over in _CALLING) or (over in _SEEKING and bool(cases & {"for", "in", "to"}))


def _lent(tree: Tree, i: int, claim: Claim | None) -> Status | None:
    """Return how the verb of a noun is presented where that is not as happened: "hopes to sign a ceasefire"."""
    token = tree.tokens[i]
    if token.upos == "VERB" or token.head < 0 or not _is_brought_about(tree, i):
        return None
    status = status_of(tree, token.head, claim)
    return status if status in ("negated", "hypothetical", "planned") else None


def _is_brought_about(tree: Tree, i: int) -> bool:
    """Tell whether a verb tells that what a noun tells comes about: "sign a truce", "agree to one", "one would begin"."""
    token = tree.tokens[i]
    verb = tree.tokens[token.head].lemma.lower()
    if verb == "take" and any(tree.tokens[j].lemma == "part" for j in tree.with_relation(token.head, "obj")):
        return token.relation in ("obj", "obl")  # "was not taking part in the protest"
    if token.relation == "obj":
        return verb in LIGHT and not is_judged(tree, i)
    if token.relation == "obl":
        return verb in _MAKING - LIGHT and any(tree.word(case).lower() == "to" for case in tree.with_relation(i, "case"))
    taken = verb in ("take", "come", "go", "enter") and any(
        tree.tokens[j].lemma in _TAKING for j in tree.with_relation(token.head, "obj", "obl")
    )
    return token.relation == "nsubj" and (verb in _BEGINNING or taken)


def _is_of_nobody(tree: Tree, i: int) -> bool:
    """Tell whether nobody does it or nobody suffers it: "nobody was injured", "harmed no one", "none was seen to shoot"."""
    if tree.tokens[i].upos != "VERB":
        return False
    if any(_is_nobody(tree, j) for j in tree.with_relation(i, "obj") if j > i):
        return True
    verb = i
    for _ in range(_DEEPEST):
        subjects = [*tree.with_relation(verb, "nsubj")]
        subjects = [j for j in subjects if j < verb] or subjects  # "three were hurt, none of them seriously"
        if subjects:
            return any(_is_nobody(tree, j) for j in subjects)
        token = tree.tokens[verb]
        if token.relation not in ("xcomp", "conj") or token.head < 0:
            return False
        verb = token.head
    return False


def _is_nobody(tree: Tree, i: int) -> bool:
    if tree.word(i).lower() in _NOBODY:
        return True
    return any(_denies(tree, j) for j in tree.with_relation(i, "det", "advmod") if j < i)


def _denies(tree: Tree, i: int) -> bool:
    """Tell whether a word before a noun says that there is none: "no box", "not a single box", not "no more than 20"."""
    behind = tree.word(i + 1).lower() if i + 1 < len(tree.tokens) else ""
    word = tree.word(i).lower()
    return (word in ("no", "neither") and behind not in _BOUNDS) or (word == "not" and behind in ("a", "one", "any"))


def _is_unready(tree: Tree, i: int, over: str | None) -> bool:
    """Tell whether somebody is said not to be ready for it: "is not willing to attack" plans nothing."""
    return over in _READY and any(tree.word(child).lower() in _NOT for child in tree.children[tree.tokens[i].head])


def _by_number(tree: Tree, i: int, auxiliaries: set[str], over: str | None) -> Status:
    factuality = tree.tokens[i].factuality if tree.tokens[i].lemma not in _ANSWERED else 0.0
    if factuality <= _SURE_NOT:
        return "negated"
    if factuality < _OPEN and tree.tokens[i].upos == "VERB" and factuality != 0.0:
        return "hypothetical"
    progressive = tree.word(i).lower().endswith("ing") and bool(auxiliaries & {"is", "are", "'s", "'re"})
    return "ongoing" if progressive or over in _ON else "happened"


def _governor(tree: Tree, i: int) -> str | None:
    """Return the lemma of the verb that an infinitive or noun hangs from: "failed to attack", "plans an attack"."""
    token = tree.tokens[i]
    if token.head >= 0 and token.relation in ("xcomp", "obj", "acl", "amod", "nmod", "advcl", "ccomp", "obl"):
        over = tree.tokens[token.head]
        marks = {tree.word(child).lower() for child in tree.with_relation(i, "mark")}
        infinitive = "to" in marks
        if over.lemma in _LEFT and marks & {"of", "from"}:
            return "stop"
        if over.lemma in ("call", "consider") and is_judged(tree, i):
            return None
        if token.relation in ("xcomp", "obj", "acl") or (infinitive and token.relation in ("advcl", "ccomp")):
            return over.lemma.lower() or None
    return None


def _any_child(tree: Tree, i: int) -> int:
    """Return a word that hangs from the verb: what looks ahead is told by the clause of a word."""
    return next((child for child in tree.children[i] if tree.tokens[child].relation not in ("amod", "compound")), i)
