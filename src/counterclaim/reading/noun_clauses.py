"""Where a noun of saying tells what is said: its that-clause, wherever the tree hangs it, and the words of that clause."""

from collections.abc import Iterator

from counterclaim.reading.constructions import cases
from counterclaim.reading.scene import Scene

LONGEST_HOLDER = 12
"""Words that may stand between a noun of saying and its "that": "suggestions by ministers in both houses that ..."."""
_SETTINGS = frozenset({"in", "on", "at", "during", "through", "via", "with", "by"})
"""Of "said in a statement that ..." the clause is the verb's, not the noun's."""
_HOLDING = frozenset({"by", "from", "of", "in", "among"})
_BETWEEN = frozenset({"ADP", "ADV", "DET", "ADJ", "NOUN", "PROPN", "PART", "NUM", "CCONJ"})
_JOINING = frozenset({"CCONJ", "PUNCT", "AUX", "PART", "PRON", "SCONJ"})
_BEFORE_ASIDES = frozenset({",", "by", "—", "–", "-", "--"})
_CLAUSES = frozenset({"acl", "ccomp", "advcl", "csubj", "parataxis", "obj", "xcomp", "dep"})
_CALLING = frozenset({"ADV", "ADJ"})
_ARTICLES = frozenset({"a", "an"})
_MAKING = frozenset({"pose", "present", "represent", "make", "face", "raise", "issue", "voice", "bring"})
"""Verbs that say what is done with the noun, not what it says: "the threat that floods pose"."""


def said_clause(scene: Scene, noun: int) -> int | None:
    """Return the verb of the finite clause that tells what a noun of saying says ("claims that ..."), or None.

    A parser often hangs the clause from the verb before ("denied claims that ..."), or gives "that" to the verb of the
    sentence ("reports that the bridge fell are false"): the place of "that" right behind the noun is surer.
    """
    that = that_behind(scene, noun)
    if that is None:
        return _hanging(scene, noun)
    head = scene.tree.tokens[that].head
    made = head >= 0 and scene.tree.tokens[head].lemma in _MAKING and scene.tree.tokens[head].relation == "acl:relcl"
    if made and set(scene.tree.with_relation(head, "obj")) <= {that}:
        return None
    own = (c for c in scene.tree.with_relation(noun, "acl", "ccomp") if that < c < head and _is_finite(scene, c))
    clause = next(own, head)
    return clause if _belongs(scene, noun, that, clause) else _hanging(scene, noun)


def behind_colon(scene: Scene, noun: int) -> int | None:
    """Return the verb of the clause that a colon parts from a noun of saying: "gave another version: nine had died"."""
    tree = scene.tree
    if noun + 1 >= len(tree.tokens) or tree.word(noun + 1) != ":":
        return None
    clauses = (c for over in (tree.tokens[noun].head, noun) if over >= 0 for c in tree.with_relation(over, "parataxis"))
    return next((c for c in clauses if c > noun + 1 and _is_finite(scene, c)), None)


def clause_tokens(scene: Scene, noun: int, clause: int) -> list[int]:
    """Return the tokens of a noun's clause, without those of the sentence around it that a tree hangs from its verb."""
    that = that_behind(scene, noun)
    told = [t for t in scene.tree.below(clause) if t > (noun if that is None else that)]
    if that is not None and told:
        told = list(range(that + 1, _end_of_clause(scene, that, clause, told[-1]) + 1))
    aside = next((t for t in told if _opens_aside(scene, t)), None)
    return _without_name(scene, noun, told if aside is None else [t for t in told if t < aside - 1])


def _without_name(scene: Scene, noun: int, told: list[int]) -> list[int]:
    """Leave out what a claim is called behind its clause: of "called the claim that men had died | a blatant lie" the lie."""
    tree, over = scene.tree, scene.tree.tokens[noun].head
    named = 0 <= over < noun and tree.tokens[noun].relation in ("obj", "nsubj")
    if not named or not told:
        return told
    if not scene.has_word(told[-1], "negations", "falsity", "scorn"):
        return told
    first = told[-1]
    while first - 1 in told and tree.tokens[first - 1].upos in _CALLING and tree.word(first - 1).lower() not in _ARTICLES:
        first -= 1
    first -= first - 1 in told and tree.word(first - 1).lower() in _ARTICLES
    if tree.word(first - 1).lower() == "as":
        return [t for t in told if t < first - 1]
    own = tree.tokens[first - 1].upos in ("AUX", "PART")  # "that the photo was a lie" is what is claimed
    return told if own or not scene.cues.has(tree.word(over), "verb", "naming") else [t for t in told if t < first]


def _end_of_clause(scene: Scene, that: int, clause: int, last: int) -> int:
    """The last token before the verb of the sentence around it: "reports that the bridge fell | were false".

    A second finite auxiliary that neither joint nor subject parts from the clause begins what is said of the noun.
    """
    tree = scene.tree
    for t in range(clause + 1, last + 1):
        if tree.tokens[t].upos != "AUX" or tree.tokens[t].head in (clause, -1) or tree.tokens[t - 1].upos in _JOINING:
            continue
        head = tree.tokens[t].head
        own = any(that < c < t and c > clause for c in tree.with_relation(head, "nsubj", "expl", "csubj", "cc"))
        if t < head and not own and tree.tokens[t - 1].upos in ("NOUN", "PROPN", "ADV", "ADJ", "VERB", "NUM"):
            return t - 1
    return last


def _opens_aside(scene: Scene, i: int) -> bool:
    """Tell whether who answers a claim goes on here: "denied claims that ..., saying ..." and "... by saying that ..."."""
    tree = scene.tree
    if i == 0 or tree.tokens[i].upos != "VERB" or not tree.word(i).lower().endswith("ing"):
        return False
    says = any("clause" in row.takes and "soft" not in row.takes for row in scene.cues.at(tree, i, "verb"))
    return says and tree.word(i - 1).lower() in _BEFORE_ASIDES


def that_behind(scene: Scene, noun: int) -> int | None:
    """Return the "that" behind a noun that opens a clause; between them may stand whose words they are."""
    tree = scene.tree
    end = tree.within(scene.sentence_of(noun)).stop
    i = noun + 1
    aside = i + 1 < end and tree.word(i) == "," and _is_spread(scene, i + 1)
    held = i < end and (tree.word(i).lower() in _HOLDING or (tree.tokens[i].relation == "acl" and tree.tokens[i].head == noun))
    if held or aside:  # "the claim, spread by some outlets, that ..."
        while i < end and i - noun <= LONGEST_HOLDER and _is_between(scene, i, aside=aside):
            i += 1
    return i if i < end and _opens_clause(scene, i) else None


def _is_spread(scene: Scene, i: int) -> bool:
    """Tell whether a participle opens an aside that tells who spreads a claim: ", circulated by some outlets, that"."""
    loose = scene.tree.tokens[i].relation == "parataxis" and not _is_finite(scene, i)
    by = any(scene.tree.word(t).lower() == "by" for t in range(i + 1, min(i + 4, len(scene.tree.tokens))))
    return scene.tree.tokens[i].relation == "acl" or (loose and by)


def _is_between(scene: Scene, i: int, *, aside: bool = False) -> bool:
    word = scene.tree.word(i).lower()
    said = scene.tree.tokens[i].upos == "NOUN" and scene.cues.has(word, "noun", "refer")
    token = scene.tree.tokens[i]
    joins = token.upos in _BETWEEN or word == "," or (token.upos == "VERB" and (aside or token.relation == "acl"))
    return word != "that" and not said and joins


def _opens_clause(scene: Scene, i: int) -> bool:
    """Tell whether a word is a "that" which joins a clause and is no pronoun in it."""
    tree = scene.tree
    token = tree.tokens[i]
    if tree.word(i).lower() != "that" or token.head <= i:
        return False
    if token.relation == "mark" or (token.upos == "SCONJ" and any(i < c for c in tree.with_relation(token.head, "nsubj"))):
        return True
    return token.relation.startswith("nsubj") and any(i < c for c in tree.with_relation(token.head, "nsubj"))


def _is_finite(scene: Scene, verb: int) -> bool:
    return any(True for _ in scene.tree.with_relation(verb, "nsubj", "csubj", "expl", "aux", "cop"))


def _belongs(scene: Scene, noun: int, that: int, clause: int) -> bool:
    """Tell whether a clause behind a noun is the noun's own, not its relative clause and not what a verb before it says."""
    token = scene.tree.tokens[clause]
    if _is_told_to(scene, noun, clause):
        return False
    if token.head == noun or noun in scene.tree.above(clause):
        return _is_whole(scene, that, clause)
    hangs = token.relation in _CLAUSES or (token.relation == "acl:relcl" and _is_whole(scene, that, clause))
    return hangs and not cases(scene, noun) & _SETTINGS


def _is_told_to(scene: Scene, noun: int, clause: int) -> bool:
    """Tell whether the noun names the meeting that is told the clause: "told a briefing that drones had been launched"."""
    over = scene.tree.tokens[noun].head
    hears = scene.tree.tokens[noun].relation in ("iobj", "obj") and scene.has_word(noun, "media", "occasion", "hearers")
    rows = scene.cues.at(scene.tree, over, "verb") if hears and scene.tree.tokens[clause].head == over else ()
    return any("hearer" in row.takes for row in rows)


def _is_whole(scene: Scene, that: int, clause: int) -> bool:
    """Tell whether a clause lacks nothing that "that" could stand for: "a claim that the army rejected" lacks its object."""
    tree = scene.tree
    if tree.tokens[clause].relation == "acl:relcl" and not any(c != that for c in tree.with_relation(clause, "nsubj", "expl")):
        return False
    takes = tree.tokens[clause].upos == "VERB" and scene.cues.has(tree.word(clause), "verb", "object", "news")
    return not takes or any(True for _ in tree.with_relation(clause, "obj", "ccomp", "xcomp", "aux:pass", "obl:agent"))


def _hanging(scene: Scene, noun: int) -> int | None:
    return next(_hanging_clauses(scene, noun), None)


def _hanging_clauses(scene: Scene, noun: int) -> Iterator[int]:
    for child in scene.tree.with_relation(noun, "acl", "ccomp"):
        marked = any(scene.tree.word(mark).lower() == "that" for mark in scene.tree.with_relation(child, "mark"))
        if child > noun and marked and scene.tree.tokens[child].relation != "acl:relcl":
            yield child
