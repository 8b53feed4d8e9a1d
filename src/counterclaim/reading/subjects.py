"""Who does what a verb says: its subject, its own or shared with another verb, and the whole noun phrase of it."""

from collections.abc import Iterable, Iterator

from counterclaim.reading.figures.counted import person_nouns
from counterclaim.reading.joined_verbs import teller_of
from counterclaim.reading.scene import Scene
from counterclaim.records import Record, Span

RELATIVES = frozenset({"who", "which", "that", "whom"})
NO_SPEAKERS = frozenset(
    {
        "who",
        "whom",
        "anyone",
        "nobody",
        "no one",
        "this",
        "that",
        "these",
        "those",
        "which",
        "what",
        "there",
        "something",
        "nothing",
        "everything",
        "whatever",
        "whoever",
    }
)
_ARMS = frozenset(
    "drone drones missile missiles rocket rockets shell shells bomb bombs warplane warplanes jet jets mortar mortars "
    "tank tanks bomber bombers munition munitions warhead warheads".split()
)
_LINKS = frozenset({"of", "in", "for", "by", "with", "on", "from", "behind", "under", "who", "that", "and"})
_LOOSE = ("acl:relcl", "parataxis", "punct", "acl", "advcl")
_NO_ENDS = frozenset({"PUNCT", "CCONJ", "ADV", "SCONJ"})
_FLOATING = frozenset({"neither", "also", "both", "all", "each", "themselves", "itself", "himself", "herself"})
_SOME = frozenset("all some many most both several two few none each".split())
_PRONOUNS = frozenset({"who", "which", "whom", "whose"})
_BREAKS = frozenset({",", '"', "”", "’", "?", "!"})
_LEADING = frozenset({"when", "once", "if"})
_DEEPEST = 6


class Subject(Record, frozen=True):
    """The head of a subject's phrase; `passive` where the verb is in the passive, so that the subject speaks nothing."""

    head: int | None
    passive: bool = False
    own: bool = True


_ACCUSED = {"accused": "of", "blamed": "for", "suspected": "of", "charged": "with"}
"""Participles of accusing with the preposition that follows where their noun is the accused."""
_HELD = frozenset({"alleged", "believed", "presumed", "suspected", "thought", "understood"})
"""Participles of thinking: what "to be" or "to have" behind them tells is held of their noun, not by it."""


_MINDED = frozenset({"convinced", "persuaded", "worried", "concerned", "alarmed", "satisfied", "determined", "resolved"})
"""Participles that tell what their subject thinks: "is convinced that"."""


def subject_of(scene: Scene, verb: int) -> Subject:
    """Return the subject of a verb: its own, that of the verb it is joined to, or the noun that it hangs from.

    "X did A and said B", "X did A, saying B", "X refused to say", "a report saying" and "X, who said" all have one.
    """
    passive = any(True for _ in scene.tree.with_relation(verb, "aux:pass")) or _has(scene, verb, "nsubj:pass")
    passive = passive or _is_participle(scene, verb) or _is_accused(scene, verb) or _shares_passive(scene, verb)
    passive = passive and not (scene.tree.word(verb).lower() in _MINDED and _own(scene, verb) is not None)
    return Subject(head=_find(scene, verb, 0), passive=passive, own=_own(scene, verb) is not None)


def _is_accused(scene: Scene, verb: int) -> bool:
    """Tell whether what it is for follows directly: in "Government accused of delay" the subject accuses nobody.

    So with what is held of it: "two men believed to be scouts" believe nothing.
    """
    words = [scene.tree.word(t).lower() for t in range(verb, min(verb + 3, len(scene.tree.tokens)))]
    if len(words) < 2 or (scene.tree.tokens[verb].relation == "acl:relcl" and _own(scene, verb) is not None):
        return False  # "the ships, which it accused of intruding"
    if words[0] in _HELD and words[1] == "to" and words[2:] in (["be"], ["have"]):
        return True
    return _ACCUSED.get(words[0]) == words[1]


def _shares_passive(scene: Scene, verb: int) -> bool:
    """Tell whether "was arrested and accused of it" lends its auxiliary to a second participle."""
    token = scene.tree.tokens[verb]
    if token.relation != "conj" or token.head < 0 or _own(scene, verb) is not None or not scene.tree.word(verb).endswith("ed"):
        return False
    lends = any(True for _ in scene.tree.with_relation(token.head, "aux:pass"))
    return lends and not any(True for _ in scene.tree.with_relation(verb, "aux", "obj", "ccomp"))


def _is_participle(scene: Scene, verb: int) -> bool:
    """Tell whether a verb is a past participle beside another clause: "asked to describe it, he ...", "a man accused of".

    So behind "when", too: "when asked about it, he ...".
    """
    token, word = scene.tree.tokens[verb], scene.tree.word(verb).lower()
    if token.relation not in ("acl", "advcl") or word.endswith("ing") or _own(scene, verb) is not None:
        return False
    if token.relation == "advcl" and verb and scene.tree.word(verb - 1).lower() in _LEADING:
        return not any(True for _ in scene.tree.with_relation(verb, "aux", "cop"))
    opens = token.span.start == scene.sentence_of(verb).start
    if (token.relation == "advcl" and not opens) or (verb and scene.tree.word(verb - 1) == ","):
        return False
    return not any(True for _ in scene.tree.with_relation(verb, "aux", "mark", "cop"))


def _has(scene: Scene, verb: int, relation: str) -> bool:
    return any(scene.tree.tokens[child].relation == relation for child in scene.tree.children[verb])


def _own(scene: Scene, verb: int) -> int | None:
    subjects = list(scene.tree.with_relation(verb, "nsubj"))
    own = next(iter(subjects), None)
    if own is not None and len(subjects) > 1 and _is_set_off(scene, own) and own < subjects[1] < verb:
        return subjects[1]
    return _preposed(scene, verb) if own is None else own


def _is_set_off(scene: Scene, noun: int) -> bool:
    """Tell whether commas stand about a noun: "according to Ann Roe, the mayor, police told relatives" has police tell."""
    inside = scene.tree.below(noun, without=("punct",))
    around = (inside[0] - 1, inside[-1] + 1)
    return around[0] >= 0 and all(scene.tree.word(i) == "," for i in around)


def _preposed(scene: Scene, verb: int) -> int | None:
    """Of "said Mara Lindt, 55, told her" a tree may take the name for an object of "told", though it stands before it."""
    found = (c for c in scene.tree.with_relation(verb, "iobj") if c < verb)
    return next((c for c in found if scene.tree.tokens[c].upos in ("PROPN", "NOUN")), None)


def _find(scene: Scene, verb: int, depth: int) -> int | None:
    own = _own(scene, verb)
    token = scene.tree.tokens[verb]
    if own is not None:
        return _antecedent(scene, verb, own)
    if depth >= _DEEPEST or token.head < 0:
        return _inverted(scene, verb)
    if token.relation == "acl" or _is_predicate(scene, verb):
        return token.head
    if (teller := teller_of(scene, verb)) is not None:
        return _find(scene, teller, depth + 1)
    if token.relation in ("conj", "advcl", "xcomp", "advcl:relcl"):
        controlled = _object(scene, token.head) if token.relation == "xcomp" else None
        return controlled if controlled is not None else _find(scene, token.head, depth + 1)
    inverted = _inverted(scene, verb)
    if inverted is None and token.relation == "parataxis" and token.head < verb:
        return _find(scene, token.head, depth + 1)
    return inverted


def _is_predicate(scene: Scene, verb: int) -> bool:
    """Tell whether a tree hangs a sentence's main verb from its subject, as a relative clause without a pronoun."""
    token = scene.tree.tokens[verb]
    if token.relation != "acl:relcl" or token.upos != "VERB" or scene.tree.tokens[token.head].head >= 0:
        return False
    between = range(token.head + 1, verb)
    relative = any(scene.tree.word(i).lower() in RELATIVES | {"whose", "where", "when"} for i in between)
    return not relative and not any(True for _ in scene.tree.with_relation(verb, "nsubj", "aux:pass"))


def is_relative(word: str) -> bool:
    """Tell whether a word is a relative pronoun; in capitals it is a name.

    >>> is_relative("Who"), is_relative("WHO")
    (True, False)
    """
    return word.lower() in RELATIVES and not (len(word) > 1 and word.isupper())


def is_person(scene: Scene, i: int) -> bool:
    """Tell whether a word is the name of a person or a noun for people."""
    token = scene.tree.tokens[i]
    if token.upos == "PROPN":
        return "person" in scene.mention_kinds(token.span)
    return token.upos == "NOUN" and token.lemma in person_nouns(scene.lexicon)


def is_no_speaker(phrase: str) -> bool:
    """Tell whether a phrase names nobody who could say something: "which", "nobody", "the Kenyan jets"."""
    words = phrase.split()
    arms = bool(words) and words[-1] in _ARMS and not _LINKS.intersection(words)
    return arms or (phrase.lower() in NO_SPEAKERS and not phrase.isupper())


def _antecedent(scene: Scene, verb: int, subject: int) -> int | None:
    """A relative pronoun stands for the noun that its clause hangs from."""
    if not is_relative(scene.tree.word(subject)):
        return subject
    for above in (verb, *scene.tree.above(verb)):
        token = scene.tree.tokens[above]
        if token.relation == "acl:relcl" and token.head >= 0:
            if (agent := _answering_agent(scene, token.head, subject)) is not None:
                return agent
            return token.head if _reaches(scene, token.head, subject) else _noun_before(scene, subject) or token.head
        if token.relation == "advcl:relcl" and _noun_before(scene, subject) is not None:
            return _noun_before(scene, subject)
        if token.relation not in ("conj", "xcomp", "ccomp"):
            break
    return subject


def _answering_agent(scene: Scene, noun: int, pronoun: int) -> int | None:
    """Return who speaks in "a claim rejected by the guild, which said ...": no claim does, but who rejected it."""
    if not scene.cues.has(scene.tree.word(noun), "noun", "refer"):
        return None
    agents = (j for verb in scene.tree.with_relation(noun, "acl") for j in scene.tree.with_relation(verb, "obl", "obl:agent"))
    by = (j for j in agents if any(scene.tree.word(c).lower() == "by" for c in scene.tree.with_relation(j, "case")))
    return next((j for j in by if noun < j < pronoun), None)


def _reaches(scene: Scene, noun: int, pronoun: int) -> bool:
    """Tell whether a noun's phrase ends right before ", which": else a tree has hung the clause from a noun farther off."""
    if scene.tree.word(pronoun - 1) != ",":
        return True
    return max(scene.tree.below(noun, without=("acl:relcl", "punct"))) >= pronoun - 2


def _noun_before(scene: Scene, pronoun: int) -> int | None:
    """The noun right before ", which ..." where the tree takes the whole clause for what the pronoun stands for."""
    i = pronoun - 2 if pronoun > 1 and scene.tree.word(pronoun - 1) == "," else pronoun - 1
    return i if i >= 0 and scene.tree.tokens[i].upos in ("NOUN", "PROPN") else None


def _object(scene: Scene, verb: int) -> int | None:
    return next(scene.tree.with_relation(verb, "obj", "iobj"), None)


def _inverted(scene: Scene, verb: int) -> int | None:
    """In ", said the minister" a tree may take the speaker for an object."""
    found = _object(scene, verb)
    if found is None or scene.tree.tokens[verb].relation not in ("parataxis", "root"):
        return None
    phrase = phrase_of(scene, found)
    if phrase is None or verb == 0 or verb + 1 >= len(scene.tree.tokens):
        return None
    before = scene.tree.word(verb - 1)
    follows = scene.tree.tokens[verb + 1].span.start == phrase.start
    after = scene.tree.within(phrase)[-1] + 1
    closes = after >= len(scene.tree.tokens) or scene.tree.tokens[after].upos == "PUNCT"
    answers = scene.cues.has(scene.tree.word(verb), "verb", "object", "news")
    return found if follows and closes and before in ({'"', "”", "’"} if answers else _BREAKS) else None


def phrase_of(scene: Scene, head: int, without: Iterable[str] = _LOOSE) -> Span | None:
    """Return the noun phrase around a head, without relative clauses and without marks at its ends."""
    tokens = scene.tree.tokens
    inside = set(scene.tree.below(head, without=(*without, "punct")))
    first = last = head
    while first - 1 in inside or _joins(scene, first - 1, inside, -1):
        first -= 1
    while last + 1 in inside or _joins(scene, last + 1, inside, 1):
        last += 1
    while first < head and (
        tokens[first].upos in ("PUNCT", "ADP") or tokens[first].relation in ("case", "cc", "mark", "advmod")
    ):
        first += 1
    while last > head and tokens[last].upos == "PUNCT":
        last -= 1
    return scene.tree.span_of((first, last))


def _joins(scene: Scene, i: int, inside: set[int], step: int) -> bool:
    """Marks within a phrase hang from anywhere: one is inside where the phrase goes on beyond it."""
    if not 0 <= i < len(scene.tree.tokens) or scene.tree.tokens[i].upos != "PUNCT":
        return False
    beyond = i + step
    while 0 <= beyond < len(scene.tree.tokens) and scene.tree.tokens[beyond].upos == "PUNCT":
        beyond += step
    return beyond in inside


def relatives_of(scene: Scene, source: Span) -> Iterator[Span]:
    """Yield the relative clauses right behind a source ("..., which earlier said six"): they are no content of it."""
    tree = scene.tree
    first = tree.within(source).stop
    if first < len(tree.tokens) and tree.word(first) == ",":
        first += 1
    if first >= len(tree.tokens) or tree.word(first) not in _PRONOUNS:
        return
    verb = next((above for above in tree.above(first) if tree.tokens[above].relation == "acl:relcl"), None)
    if verb is not None and verb > first:
        yield Span(tree.tokens[first].span.start, tree.span_of(tree.below(verb)).end)


def told_of_source(scene: Scene, source: Span, cue: Span | None) -> Iterator[Span]:
    """Yield what is told of a source and not by it: relative clauses, "an official, speaking by telephone, said"."""
    tree = scene.tree
    yield from (span for span in relatives_of(scene, source) if cue is None or not span.overlaps(cue))
    first = tree.within(source).stop
    if cue is None or first + 1 >= len(tree.tokens) or not source.end < cue.start or tree.word(first) != ",":
        return
    doing = tree.tokens[first + 1]
    between = scene.text[doing.span.start : cue.start].rstrip()
    if doing.upos == "VERB" and tree.word(first + 1).lower().endswith("ing") and between.endswith(","):
        yield Span(doing.span.start, cue.start)


def bare_source(scene: Scene, source: Span) -> Span:
    """Return a source without adverbs, conjunctions and marks at its ends ("Israel neither", "Kenya also")."""
    inside = _without_relative(scene, _before_deed(scene, list(scene.tree.within(source))))
    while len(inside) > 1 and (
        scene.tree.tokens[inside[-1]].upos in _NO_ENDS
        or scene.tree.word(inside[-1]).lower() in _FLOATING
        or scene.tree.word(inside[-1]) in _PRONOUNS
    ):
        inside.pop()
    ends = [scene.tree.word(i).lower() for i in inside[-3:]]
    if len(inside) > 3 and ends[0] == "," and ends[1] in _SOME and ends[2] == "of":
        inside = inside[:-3]  # "residents, all of whom asked for help, said"
    while len(inside) > 1 and scene.tree.tokens[inside[0]].upos in _NO_ENDS:
        if scene.tree.tokens[inside[0]].relation == "cc:preconj":
            break  # "Neither" of "Neither the army nor the ministry"
        inside.pop(0)
    return scene.tree.span_of(inside) if inside else source


def _without_relative(scene: Scene, inside: list[int]) -> list[int]:
    """Leave out a relative clause that closes a source: "a diplomat, who spoke on condition of anonymity, said"."""
    tree = scene.tree
    for n, i in enumerate(inside):
        if n < 2 or tree.word(i) not in _PRONOUNS or tree.word(i - 1) != ",":
            continue
        clause = next((above for above in tree.above(i) if tree.tokens[above].relation == "acl:relcl"), None)
        if clause is not None and tree.tokens[clause].head in inside[:n] and tree.below(clause)[-1] >= inside[-1]:
            return inside[: n - 1]
    return inside


def _before_deed(scene: Scene, inside: list[int]) -> list[int]:
    """Leave out what a headline tells that a source did before: "Ghana (more than) doubles its toll, says nine died"."""
    block = scene.block_at(scene.tree.tokens[inside[0]].span.start) if inside else None
    if block is None or block.kind not in ("headline", "subhead"):
        return inside
    tree = scene.tree
    for n, i in enumerate(inside[1:], 1):
        token = tree.tokens[i]
        more = tree.word(i).lower() in ("more", "less") and n + 1 < len(inside) and tree.word(inside[n + 1]).lower() == "than"
        if more and tree.tokens[i - 1].upos == "PROPN":
            return inside[:n]
        led = any(c in inside[:n] for c in tree.with_relation(i, "nsubj"))
        if token.upos == "VERB" and led and token.relation in ("root", "parataxis", "ccomp", "conj"):
            return inside[:n]
    return inside


def _with_first_name(scene: Scene, source: Span) -> Span:
    """Of "Alpha and Beta said" at the head of a sentence a source that is only the second name takes in the first."""
    tree = scene.tree
    inside = tree.within(source)
    if len(inside) == 0 or inside[0] < 2 or tree.word(inside[0] - 1).lower() != "and":
        return source
    start = inside[0] - 2
    if not scene.mention_kinds(tree.tokens[start].span):
        return source
    while start > 0 and tree.tokens[start - 1].upos in ("PROPN", "DET", "ADJ"):
        start -= 1
    span = tree.tokens[start].span
    return Span(span.start, source.end) if span.start <= scene.sentence_of(inside[0]).start else source


def whole_list(scene: Scene, source: Span) -> Span:
    """Of "Alpha, Beta and Gamma said" a source that lacks the first names is widened to them."""
    tree = scene.tree
    source = _with_first_name(scene, source)
    first = next(iter(tree.within(source)), 0)
    if not any(tree.tokens[i].upos == "CCONJ" for i in tree.within(source)):
        return source
    while first > 1 and tree.word(first - 1) == "," and scene.mention_kinds(tree.tokens[first - 2].span):
        start = first - 2
        while start > 0 and tree.tokens[start - 1].upos in ("PROPN", "DET", "ADJ"):
            start -= 1
        if (
            start > 0
            and tree.tokens[start - 1].upos not in ("PUNCT", "CCONJ")
            and tree.tokens[start].span.start > scene.sentence_of(start).start
        ):
            break
        first = start
    return Span(tree.tokens[first].span.start, source.end)
