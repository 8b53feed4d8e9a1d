"""How a speaker stands to the content: the row of the cue, turned by negation, and whether it is said with reserve."""

import functools
import re
from collections.abc import Sequence
from typing import cast

import msgspec

from counterclaim.lexicon import load_rows
from counterclaim.reading.constructions import cases
from counterclaim.reading.foretold import coming_stance
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.scorned import scorned_stance
from counterclaim.reading.warned import WARNING, warns_of_fact
from counterclaim.records import Span, Stance

_JUDGING = frozenset({"believe", "think", "accept", "buy", "trust", "consider", "agree"})
_ASKING = frozenset({"what", "how", "why", "who", "whom", "whose", "which", "where", "when", "whether", "if"})
_BIDDING = frozenset({"do", "don't", "don’t", "never"})
"""How a sentence begins that tells somebody not to: "Do not believe the promises"."""
_ELLIPSIS = re.compile(
    r"(?:that )?(?:it|he|she|they|there)\s+(?:(?:was|were|is|are|had|has|have|did|does|do|would|could)\s+not|\w+n['’]t)\.?"
    r"|not (?:so|true|at all)(?: at all)?[.,]?",
    re.IGNORECASE,
)
"""What only denies what was said: "his family said he was not", "Not so, said the mayor"."""
_AND_THAT = re.compile(r",? and that ")
_PROOF = frozenset({"evidence", "proof", "basis", "indication", "sign", "truth", "substance", "merit", "foundation", "trace"})
_KNOWN = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their", "such"})
_THINGS = frozenset({"it", "this", "that", "them", "these", "those"})
OTHERWISE = frozenset({"otherwise", "differently"})
_WHO = r"(?:it|they|he|she|we|(?:its|their|his|her|our) \w+)\s+"
_CLEARS = re.compile(
    rf"{_WHO}(?:(?:was|were|is|are|had|has|have)\s+(?:not|never)|(?:was|were|is|are)n['’]t)\s+(?:been\s+|in any way\s+)?"
    r"(?:involved|responsible|behind (?!schedule|bars|enemy)|to blame|connected (?:to|with) (?:the|this|that|any) "
    r"(?:attack|strike|killing|incident|death|blast|raid)s?)\b"
    rf"|{_WHO}(?:had|has|have)\s+no\s+(?:connection|links?)\b"
    rf"|(?:{_WHO}|(?-i:[A-Z][\w-]+)\s+)(?:had|has|have|played)\s+(?:no|nothing)\s+(?:part|role|hand|involvement|to do with)\b",
    re.IGNORECASE,
)
"""How somebody clears himself of what others say of him: "it was not involved", "they had no part in it"."""
_SILENT = re.compile(
    rf"{_WHO}(?:(?:could|can|would|will|did|does|do|was|were)\s?(?:not|n['’]t)|cannot)\s+(?:\w+ly\s+|yet\s+|going to\s+)?"
    r"(?:comment|elaborate|discuss|speculate)\b"
    rf"|{_WHO}(?:had|has|have)\s+(?:no|nothing)\s+(?:\w+\s+)?(?:comments?|information|details|to (?:say|add|comment))\b",
    re.IGNORECASE,
)
"""How somebody says that he says nothing: "he could not comment on the case", "it had no information on losses"."""
_SHORTEST = 4
"""Words of a quotation that may do no more than call something untrue."""
REACH = 6
"""Words back from a verb in which what turns it is looked for."""


def stance_of(scene: Scene, draft: Draft) -> tuple[Stance, bool]:
    """Return the stance of an attribution and whether its content is hedged.

    The stance is that of the cue's row in `cues.tsv`; "asserts" where there is none. Negation turns it by `stance.tsv` ("did
    not confirm" and "no claim was verified" decline), as do "refused to", "unable to", "without" and "short of". A plain
    assertion that somebody should do something urges it.
    """
    stance = _by_content(scene, draft, _by_cue(scene, draft))
    if _is_empty(scene, draft):
        stance = "declines"
    reported = draft.origin == "adverb" or any("adverb" in row.takes for row in draft.rows)
    return stance, reported or _may_be_said(scene, draft) or is_hedged(scene, draft.content[0])


def _by_cue(scene: Scene, draft: Draft) -> Stance:
    """Return the stance that the cue and what turns it tell."""
    stance: Stance = draft.stance or (draft.rows[0].stance if draft.rows and not _is_other_noun(scene, draft) else "asserts")
    stance = _wished(scene, draft) or stance
    if draft.cue_token is not None and draft.origin in ("model", "verb"):
        if withholds(scene, draft.cue_token):
            stance = "declines"
        elif _is_turned(scene, draft, draft.cue_token):
            unknown = stance == "believes" and not _is_judgement(scene, draft, draft.cue_token)
            stance = "declines" if unknown else _negated(scene.lexicon)[stance]
    return stance


def _wished(scene: Scene, draft: Draft) -> Stance | None:
    """Return the stance of a verb of saying that somebody wishes to do, and so does: "wishes to inform the public that"."""
    if draft.cue_token is None or draft.origin == "noun" or scene.tree.tokens[draft.cue_token].lemma != "wish":
        return None
    behind = (c for c in scene.tree.with_relation(draft.cue_token, "xcomp") if c == draft.cue_token + 2)
    rows = (row for verb in behind for row in scene.cues.at(scene.tree, verb, "verb") if "clause" in row.takes)
    return next((row.stance for row in rows), None)


def _by_content(scene: Scene, draft: Draft, stance: Stance) -> Stance:
    """Return a stance as the words of the content turn it: who says that a report is false denies it."""
    words = draft.content[0].of(scene.text)
    bare = is_ellipsis(scene, draft.content[0]) or is_bare_lie(scene, draft.content[0])
    if bare and (not draft.rows or draft.rows[0].stance == "asserts"):
        return "denies"  # "his family said he was not"
    if stance == "predicts" and draft.rows[:1] and draft.rows[0].lemma in WARNING and warns_of_fact(scene, draft.content[0]):
        return "asserts"
    if stance in ("asserts", "accuses") and calls_false(scene, *draft.content) and later_false(scene, draft.content) is None:
        return "denies"
    if stance in ("asserts", "accuses") and (scorned := scorned_stance(scene, draft)) is not None:
        return scorned
    if (coming := coming_stance(scene, draft, stance)) is not None:
        return coming
    if stance != "asserts":
        return stance
    if _SILENT.match(words) is not None:
        return "declines"  # "said he could not comment"
    if words.lower().startswith("not guilty") or _CLEARS.match(words) is not None:
        return "denies"
    if _is_against(scene, draft.content[0]):
        return "disputes"
    return "urges" if any(_urges(scene, piece) for piece in draft.content) else stance


def _is_against(scene: Scene, content: Span) -> bool:
    """Tell whether a content only sets itself against what was said: "said otherwise", "saw no evidence for that claim"."""
    return content.of(scene.text).lower() in OTHERWISE or unsupported(scene, content) is not None


def _is_other_noun(scene: Scene, draft: Draft) -> bool:
    """Tell whether a cue that only the model sees is a noun and the rows are those of a verb: "the question is"."""
    token = None if draft.cue_token is None else scene.tree.tokens[draft.cue_token]
    noun = token is not None and token.upos == "NOUN" and draft.origin == "model" and draft.cue_token is not None
    return noun and not scene.cues.at(scene.tree, draft.cue_token or 0, "noun")


def _is_judgement(scene: Scene, draft: Draft, verb: int) -> bool:
    """Tell whether who does "not believe that ..." disputes it: not who does not know why, nor "Do not believe them"."""
    tree = scene.tree
    bidden = draft.source is None and tree.word(tree.within(scene.sentence_of(verb))[0]).lower() in _BIDDING
    told = not bidden and "to" not in cases(scene, verb)
    first = tree.within(draft.content[0])[0]
    return told and (tree.tokens[verb].lemma or tree.word(verb).lower()) in _JUDGING and tree.word(first).lower() not in _ASKING


def _may_be_said(scene: Scene, draft: Draft) -> bool:
    """Read "the group may reject the offer": that it is said at all is told with reserve."""
    if draft.cue_token is None or draft.origin not in ("model", "verb"):
        return False
    return any(scene.has_word(i, "negations", "hedge") for i in scene.tree.with_relation(draft.cue_token, "aux"))


def _is_empty(scene: Scene, draft: Draft) -> bool:
    """Tell whether what is said is "no comment"."""
    inside = scene.tree.within(draft.content[0])
    head = scene.tree.head_of(draft.content[0])
    if head is None or scene.tree.word(inside[0]).lower() != "no" or not draft.rows:
        return False
    telling = all("news" in row.takes for row in draft.rows)
    return telling and head != inside[0] and scene.cues.has(scene.tree.word(head), "noun", "refer")


@functools.cache
def _negated(lexicon: str | None) -> dict[Stance, Stance]:
    return {cast(Stance, row["stance"]): cast(Stance, row["negated"]) for row in load_rows("stance", lexicon)}


def is_negated(scene: Scene, verb: int) -> bool:
    """Tell whether "not", "never", "neither" or "nor" hangs from a verb, or from the verb that it is joined to."""
    return any(scene.has_word(child, "negations", "negation") for child in scene.tree.children[verb])


def _is_turned(scene: Scene, draft: Draft, verb: int) -> bool:
    """Tell whether a verb of saying is negated: by itself, by its subject, or by its noun ("no intelligence to suggest")."""
    token = scene.tree.tokens[verb]
    words = [token.head, *scene.tree.with_relation(token.head, "det")] if token.relation == "acl" else []
    none = any(scene.has_word(i, "negations", "nobody") for i in words)
    return none or is_negated(scene, verb) or _is_nobody(scene, draft, verb)


def _is_nobody(scene: Scene, draft: Draft, verb: int) -> bool:
    """Read "Neither side responded", "No official confirmed it" and "None of the claims was verified"."""
    tree = scene.tree
    heads = list(tree.with_relation(verb, "nsubj"))
    opening = [tree.below(head)[0] for head in heads]
    if draft.source is not None:
        first = tree.within(draft.source)[0]
        opening += [first, *([first - 1] if first and tree.word(first - 1).lower() == "neither" else [])]
    return any(scene.has_word(i, "negations", "nobody") and not _is_number(scene, i) for i in opening)


def _is_number(scene: Scene, i: int) -> bool:
    """Tell whether "No" is short for "number": "No. 10 said"."""
    after = scene.tree.tokens[i + 1] if i + 1 < len(scene.tree.tokens) else None
    return scene.text[scene.tree.tokens[i].span.end :][:1] == "." or (after is not None and after.upos == "NUM")


def with_negation(scene: Scene, draft: Draft) -> Draft:
    """Return a draft whose cue begins with the words that turn its stance: "did not confirm", "refused to say"."""
    verb, cue = draft.cue_token, draft.cue
    if verb is None or cue is None or draft.origin not in ("model", "verb"):
        return draft
    turning = _turning(scene, verb)
    if turning is None or not 0 < verb - turning <= REACH:
        return draft
    whole = Span(min(scene.tree.tokens[turning].span.start, cue.start), cue.end)
    if any(whole.overlaps(span) for span in (*draft.content, *filter(None, (draft.source, draft.addressee)))):
        return draft
    return msgspec.structs.replace(draft, cue=whole)


def _turning(scene: Scene, verb: int) -> int | None:
    """The first of the words that turn a verb: the auxiliary before "not", the verb of declining, "without"."""
    tree = scene.tree
    if withholds(scene, verb):
        if tree.tokens[verb].relation == "xcomp":
            return tree.tokens[verb].head
        return next((c for c in tree.children[verb] if c < verb and tree.word(c).lower() == "without"), None)
    first = next((c for c in tree.children[verb] if c < verb and scene.has_word(c, "negations", "negation")), None)
    while first is not None and first and tree.tokens[first - 1].upos == "AUX" and tree.tokens[first - 1].head == verb:
        first -= 1
    return first


def withholds(scene: Scene, verb: int) -> bool:
    """Tell whether a verb is not done: "without admitting", "stopped short of confirming", "refused to say", "yet to say"."""
    tree = scene.tree
    if "without" in cases(scene, verb) or is_pending(scene, verb):
        return True
    token = tree.tokens[verb]
    if (
        token.lemma == "verify"
        and tree.word(verb).lower().endswith("ing")
        and any(True for _ in tree.with_relation(verb, "aux"))
    ):
        return True  # "was still verifying reports that ..."
    if token.head < 0 or token.relation not in ("xcomp", "advcl", "ccomp", "acl", "conj"):
        return False
    if token.relation == "conj":
        return withholds(scene, token.head) and not any(True for _ in tree.with_relation(verb, "nsubj"))
    governs = token.relation == "xcomp" and "to" in cases(scene, verb)
    if governs and is_unable(scene, token.head):
        return True
    declining = any(row.stance == "declines" and "to" in row.takes for row in scene.cues.at(tree, token.head, "verb"))
    if governs and declining:
        return not is_negated(scene, token.head)
    return "of" in cases(scene, verb) and any(tree.word(c).lower() == "short" for c in (token.head, *tree.children[token.head]))


def is_unable(scene: Scene, i: int) -> bool:
    """Tell whether a word says that what follows could not be done: "unable to", "has not been able to"."""
    negated = is_negated(scene, i)
    return not negated if scene.has_word(i, "negations", "inability") else negated and scene.tree.tokens[i].lemma == "able"


def is_pending(scene: Scene, verb: int) -> bool:
    """Read "has yet to comment"."""
    tree = scene.tree
    marks = [child for child in tree.with_relation(verb, "mark") if tree.word(child).lower() == "to"]
    return any(scene.has_word(mark - 1, "negations", "pending") for mark in marks if mark)


def calls_false(scene: Scene, *content: Span) -> bool:
    """Tell whether a content calls a claim untrue: "the report was false", "Mali's claim that ... absolutely incorrect"."""
    return false_thing(scene, *content) is not None


def false_thing(scene: Scene, *content: Span) -> int | None:
    """Return the noun or pronoun of what a content calls untrue, None where it calls nothing so."""
    inside = [i for piece in content for i in scene.tree.within(piece)]
    while inside and scene.tree.tokens[inside[0]].upos == "PUNCT":
        inside.pop(0)  # "This is a lie," in marks of quotation
    if _is_false_thing(scene, inside):
        return inside[0]
    claimed = [i for i in inside if scene.cues.has(scene.tree.word(i), "noun", "refer") and scene.tree.tokens[i].upos == "NOUN"]
    opened = bool(inside) and scene.tree.word(inside[0]).lower() in _THINGS
    firsts: list[int] = claimed[:1] + (inside[:1] if opened else [])
    for first in firsts:
        if any(i > first and _is_untrue(scene, i) and _is_said_of(scene, i, first) for i in inside):
            return first
    return None


def unsupported(scene: Scene, content: Span) -> int | None:
    """Return the noun for a claim for which there is no evidence, a content says: "had seen no evidence for that claim"."""
    inside = scene.tree.within(content)
    none = next((i for i in inside if is_no_proof(scene, i)), None)
    below = () if none is None else scene.tree.below(none)
    known = (
        i for i in below if any(scene.tree.word(c).lower() in _KNOWN for c in scene.tree.with_relation(i, "det", "nmod:poss"))
    )
    return next((i for i in known if i != none and scene.cues.has(scene.tree.word(i), "noun", "refer")), None)


def is_no_proof(scene: Scene, noun: int) -> bool:
    """Tell whether a noun for evidence says that there is none: "no evidence", "did not find any evidence"."""
    if scene.tree.tokens[noun].lemma not in _PROOF:
        return False
    words = {scene.tree.word(c).lower() for c in scene.tree.with_relation(noun, "det", "advmod")}
    over = scene.tree.tokens[noun].head
    return "no" in words or (over >= 0 and is_negated(scene, over))


def no_proof_behind(scene: Scene, verb: int) -> int | None:
    """Return the noun for evidence that there is none of, close behind a verb: "found "no indication" that ..."."""
    near = range(verb + 1, min(verb + 6, len(scene.tree.tokens) - 1))
    noun = next(
        (i for i in near if scene.tree.tokens[i].upos in ("NOUN", "VERB", "PUNCT") and scene.tree.word(i).isalpha()), None
    )
    return noun if noun is not None and is_no_proof(scene, noun) else None


def is_ellipsis(scene: Scene, content: Span) -> bool:
    """Tell whether a content only denies what was said before, without its words: "said he was not"."""
    return _ELLIPSIS.fullmatch(content.of(scene.text)) is not None


def later_false(scene: Scene, content: Sequence[Span]) -> Span | None:
    """Return the later sentence of a content that calls a claim untrue, where the first tells something of its own.

    Of "Our men took three bases. The rebels' claims are false." that the bases were taken is not denied.
    """
    parts = [part for piece in content for part in _sentences(scene, piece)]
    if len(parts) < 2 or false_thing(scene, parts[0]) is not None:
        return None
    return next((part for part in parts[1:] if false_thing(scene, part) is not None), None)


def _sentences(scene: Scene, piece: Span) -> list[Span]:
    sentences = (scene.parse.sentences[i] for i in scene.sentences_in(piece))
    whole = (Span(max(one.start, piece.start), min(one.end, piece.end)) for one in sentences)
    found = (part for one in whole for part in _clauses(scene, one))
    return [part for part in found if scene.tree.within(part)]


def _clauses(scene: Scene, sentence: Span) -> list[Span]:
    """Return the parts of "it had killed nine, and that the figures were false"."""
    joints = [match.span() for match in _AND_THAT.finditer(scene.text, sentence.start, sentence.end)]
    starts = [sentence.start, *(end for _, end in joints)]
    ends = [*(start for start, _ in joints), sentence.end]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True) if start < end]


def _is_untrue(scene: Scene, i: int) -> bool:
    """Tell whether a word calls something false: "false", "not true"."""
    if scene.has_word(i, "negations", "falsity"):
        return True
    return scene.has_word(i, "negations", "truth") and is_negated(scene, i)


def _is_false_thing(scene: Scene, inside: Sequence[int]) -> bool:
    """Read "this false propaganda" and "these lies", which somebody calls what was said: a phrase without a verb."""
    if not inside or scene.tree.word(inside[0]).lower() not in ("this", "these", "that", "those"):
        return False
    return _is_bare(scene, inside) and any(scene.has_word(i, "negations", "falsity") for i in inside[1:])


def is_bare_lie(scene: Scene, content: Span) -> bool:
    """Tell whether a quotation has no more than a word for untrue: "A blatant lie," "Fake news," "Not true," he said."""
    inside = [i for i in scene.tree.within(content) if scene.tree.tokens[i].upos != "PUNCT"]
    alone = len(inside) == 1  # "Lies," a tree may take for a verb.
    if not 0 < len(inside) <= _SHORTEST or not scene.quoted_in(content) or not (alone or _is_bare(scene, inside)):
        return False
    words = [scene.tree.word(i).lower() for i in inside]
    denied = "not" in words[:-1] and scene.has_word(inside[-1], "negations", "truth")
    false = any(scene.has_word(i, "negations", "falsity") for i in inside) and "not" not in words
    told = scene.has_word(inside[-1], "negations", "falsity") or scene.cues.has(words[-1], "noun", "refer")
    return denied or (false and told)


def _is_bare(scene: Scene, inside: Sequence[int]) -> bool:
    return all(scene.tree.tokens[i].upos in ("DET", "PRON", "ADJ", "ADV", "NOUN", "PART", "PUNCT") for i in inside)


def _is_said_of(scene: Scene, word: int, noun: int) -> bool:
    """Tell whether a word for untrue is told of a noun: its predicate, or what it is called."""
    tree = scene.tree
    over = [word, *list(tree.above(word))[:2]]
    subjects = {t for i in over for child in tree.with_relation(i, "nsubj", "obj", "nsubj:pass") for t in tree.below(child)}
    return noun in subjects or noun in tree.above(word)


def _root(scene: Scene, content: Span) -> int | None:
    return scene.tree.head_of(content)


def _urges(scene: Scene, content: Span) -> bool:
    root = _root(scene, content)
    if root is None:
        return False
    return any(scene.has_word(child, "negations", "duty") for child in scene.tree.with_relation(root, "aux"))


def is_hedged(scene: Scene, content: Span) -> bool:
    """Tell whether the main clause of a content is said with reserve ("may", "reportedly", "appears to")."""
    root = _root(scene, content)
    if root is None:
        return False
    beside = scene.tree.with_relation(root, "aux", "advmod", "cop")
    return any(scene.has_word(i, "negations", "hedge") for i in (root, *beside))
