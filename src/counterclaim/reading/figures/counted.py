"""What a number counts: people by kind, things, measures, money; or that it counts nothing."""

import functools
from collections.abc import Iterator
from typing import NamedTuple

from counterclaim.lexicon import load_rows
from counterclaim.reading.figures.counts import Count
from counterclaim.reading.figures.words import THEM
from counterclaim.reading.scene import Scene
from counterclaim.reading.tree import Tree
from counterclaim.records import Span

PEOPLE = "people"
_PLAIN = frozenset({"person", "persons", "people", "individual", "individuals", "human", "humans"})
_OF = frozenset({"of"})
_TITLES = frozenset(
    "resolution article flight route highway chapter page number no. no code section room line building block clause paragraph "
    "serial grade phase day week level category type version size step point group team stage".split()
)
"""Singular nouns that a number behind them names."""
_PARTS = frozenset({"thirds", "quarters", "fifths", "sixths", "tenths"})
"""What a fraction is told in: "one-third of the voters" counts no thirds."""
_REACH = 3
_DEEDS = frozenset(
    "death injury infection casualty fatality victim body life killing murder slaying assassination turnout attendance".split()
)
"""Nouns that count people and tell what happened to them."""
_DOINGS = frozenset("march protest rally demonstrate riot strike gather flee mourn vote".split())
"""What many do, of which headlines tell with the verb that looks like a noun."""
_ASIDES = frozenset({",", "–", "—", "-", "("})
"""What opens an aside that counts the noun before it."""


class Counted(NamedTuple):
    """What is counted: `head` is its noun, or the number itself where the noun is left out."""

    unit: str | None
    kind: str | None
    span: Span | None
    head: int
    measure: bool = False


class _Unit(NamedTuple):
    unit: str
    kind: str


_CALIBRES = frozenset({"mm", "cal", "calibre", "caliber"})


@functools.cache
def _units(lexicon: str | None) -> dict[str, _Unit]:
    found: dict[str, _Unit] = {}
    for row in load_rows("units", lexicon):
        for form in (row["word"], row["plural"]):
            if form:
                found.setdefault(form.lower(), _Unit(row["unit"], row["kind"]))
    return found


@functools.cache
def person_nouns(lexicon: str | None) -> frozenset[str]:
    """Return the nouns for people themselves, without those that count them by what happened to them ("deaths")."""
    return people_words(lexicon) - _DEEDS


_ARMS = frozenset("aircraft helicopters drones missiles rockets shells bombs rounds weapons tanks".split())


@functools.cache
def people_words(lexicon: str | None) -> frozenset[str]:
    """Return the nouns for people, in the singular."""
    return frozenset(row["word"] for row in load_rows("units", lexicon) if row["kind"] == PEOPLE)


@functools.cache
def arms_words(lexicon: str | None) -> frozenset[str]:
    """Return the nouns for weapons, warplanes and what they fire, in the singular: things that say nothing."""
    return frozenset(row["word"] for row in load_rows("units", lexicon) if row["unit"] in _ARMS)


@functools.cache
def money_codes(lexicon: str | None) -> frozenset[str]:
    return frozenset(row["unit"] for row in load_rows("units", lexicon) if row["kind"] == "money")


def find_counted(scene: Scene, count: Count) -> Counted | None:
    """Return what a number counts (its words are tokens of the report), or None where it is no figure.

    Money and measures stand beside the number; else the tree tells the noun that the number hangs from or that follows "of".
    """
    if count.percent:
        return Counted("percent", None, None, _governor(scene.tree, count.at), measure=True)
    counted = _money(scene, count) or _measure(scene, count) or noun_of_part(scene, count) or _noun(scene, count)
    return None if counted is not None and counted.unit in _PARTS else counted


def _governor(tree: Tree, share: int) -> int:
    """Return the noun that a share stands before ("half the houses"), the share itself where its noun is behind "of"."""
    token = tree.tokens[share]
    return token.head if token.head > share and token.relation in ("det", "det:predet", "nummod", "amod") else share


def _money(scene: Scene, count: Count) -> Counted | None:
    units = _units(scene.lexicon)
    tree = scene.tree
    for i in range(count.first, count.at):
        word = tree.word(i).lower()
        known = units.get(f"{word}{tree.word(i + 1)}") or units.get(word)
        if known is not None and known.kind == "money" and not tree.word(i)[0].isdigit():
            return Counted(known.unit, None, None, count.at, measure=True)
    sign = tree.word(count.first - 1) if count.first else ""
    known = units.get(sign.lower()) if sign[:1].isupper() and len(sign) < 4 else None
    if known is not None and known.kind == "money":
        return Counted(known.unit, None, None, count.at, measure=True)  # "UAH 300", "Rs 50"
    for words, last in _following(tree, count.at):
        known = units.get(words)
        if known is not None and known.kind == "money":
            return Counted(known.unit, None, tree.span_of(range(count.at + 1, last + 1)), last, measure=True)
    return None


def _measure(scene: Scene, count: Count) -> Counted | None:
    units = _units(scene.lexicon)
    tree = scene.tree
    for words, last in _following(tree, count.at):
        known = units.get(words)
        if len(words) == 1 and tree.word(last).isupper():
            continue  # "an M-16": no metre
        if known is not None and known.kind == "measure":
            return Counted(known.unit, None, tree.span_of(range(count.at + 1, last + 1)), last, measure=True)
    return None


def _following(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """Yield the words behind a number, the longest run first, hyphens read as spaces."""
    words: list[tuple[str, int]] = []
    for i in range(at + 1, min(at + 1 + 2 * _REACH, len(tree.tokens))):
        if tree.word(i) in ("-", "‑", "–"):
            continue
        words.append((tree.word(i).lower(), i))
    for length in range(min(_REACH, len(words)), 0, -1):
        yield " ".join(word for word, _ in words[:length]), words[length - 1][1]


def _noun(scene: Scene, count: Count) -> Counted | None:
    tree = scene.tree
    if next((word for word, _ in _following(tree, count.at) if " " not in word), "") == "strong":
        return Counted(PEOPLE, None, None, count.at)  # "a 30-strong unit", "some 30 strong"
    if are_shot(tree, count.at) or (count.vague and are_doing(tree, count.at)):
        return Counted(PEOPLE, None, None, count.at)
    head = _head(tree, count)
    if head is None:
        return None
    token = tree.tokens[head]
    if head < count.first:
        told = of_noun(scene, head, count) if token.upos in ("NOUN", "PROPN") else None
        return told._replace(head=count.at) if told is not None else None
    if head <= count.at or token.upos not in ("NOUN", "PROPN", "ADJ", "VERB", "PRON"):
        return Counted(None, None, None, count.at)
    if token.upos == "VERB":
        return Counted(None, None, None, count.at)
    if tree.word(head).lower() in ("others", "other", "more"):
        return Counted(None, None, None, head)
    return of_noun(scene, head, count)


def are_shot(tree: Tree, number: int) -> bool:
    """Tell whether "shot" right behind a number tells of people: "four shot dead", not "one shot", "three shot down"."""
    after = [tree.word(i).lower() for i in range(number + 1, min(number + 3, len(tree.tokens)))]
    return after[:1] == ["shot"] and after[1:] != ["down"] and tree.word(number).lower() not in ("one", "1")


def are_doing(tree: Tree, number: int) -> bool:
    """Tell whether a noun in the singular behind a plural number is a verb: "as thousands march"."""
    if number + 1 >= len(tree.tokens) or not tree.word(number).lower().endswith("s"):
        return False
    token, after = tree.tokens[number + 1], number + 2
    alone = after >= len(tree.tokens) or tree.tokens[after].upos != "NOUN"  # not "dozens of strike aircraft"
    return token.upos == "NOUN" and tree.word(number + 1).lower() in _DOINGS and alone


def _is_type(tree: Tree, i: int) -> bool:
    """Tell whether a word is how a weapon is called before its noun, or its size: "two 155 mm M198 howitzers"."""
    word = tree.word(i)
    if word.lower() in _CALIBRES and tree.tokens[i - 1].upos == "NUM":
        return True
    close = (
        i + 1 < len(tree.tokens)
        and tree.tokens[i + 1].upos == "NOUN"
        and tree.tokens[i].head in (i + 1, tree.tokens[i + 1].head)
    )
    return word[:1].isupper() and any(letter.isdigit() for letter in word) and close


def _head(tree: Tree, count: Count) -> int | None:
    """Return the noun that a number counts: behind "of", or what it hangs from; the number itself where there is none."""
    last = count.whole_at if count.whole_at is not None else count.at
    for i in (last, count.at, count.first):
        for child in tree.with_relation(i, "nmod", "obl"):
            if child > last and any(tree.word(case).lower() in _OF for case in tree.with_relation(child, "case")):
                return _past_pronoun(tree, child, count.at)
    top, head = last, tree.tokens[last].head
    while head >= 0 and count.first <= head <= last:
        top, head = head, tree.tokens[head].head
    relation = tree.tokens[top].relation
    if count.whole_at is not None and head > last and tree.tokens[head].upos == "VERB":
        return _next_noun(tree, last) or head
    if head >= 0 and head > last and relation in ("nummod", "det", "amod", "compound", "nmod", "nummod:gov", "det:predet"):
        over = tree.tokens[head].head
        joined = over > head and tree.tokens[head].relation in ("compound", "amod")
        joined = joined and (({tree.word(head - 1), tree.word(head + 1)} & {"-", "‑"} != set()) or _is_type(tree, head))
        return _past_types(tree, over) if joined else head  # "900,000 low-income households", "1 M-16 rifle"
    following = _next_noun(tree, last)
    told = following is not None and following == last + 2 and tree.word(last + 1).endswith("ed")
    if told and relation in ("obj", "nsubj", "nsubj:pass"):
        return following  # "1013 confirmed infections", taken for a clause
    if following is not None and (relation in ("nummod", "compound", "advmod") or tree.tokens[following].head == count.at):
        return following
    if head >= 0 and head < count.first and relation in ("nummod", "compound", "nmod", "appos", "flat", "dep"):
        before = tree.tokens[head]
        named = before.upos in ("PROPN", "SYM") or tree.word(head).lower() in _TITLES
        return None if named and relation in ("nummod", "compound", "appos", "flat", "dep") else count.at
    return count.at


def _past_types(tree: Tree, noun: int) -> int:
    """Return the weapon behind its types: "two 122mm D30 howitzers"."""
    while _is_type(tree, noun):
        noun += 1
    return noun


def _past_pronoun(tree: Tree, i: int, at: int) -> int:
    """Return the noun of "of which" and "of whom", which stands before the clause; else the number: "of its own"."""
    if tree.word(i).lower() == "own":
        return at  # "1,700 of their own"
    if tree.tokens[i].upos != "PRON":
        return i
    clause = next((above for above in tree.above(i) if tree.tokens[above].relation == "acl:relcl"), None)
    relative = tree.word(i).lower() in ("which", "whom") and clause is not None
    return tree.tokens[clause].head if relative and clause is not None else at


def is_of_them(tree: Tree, count: Count) -> bool:
    """Tell whether a number is one of those told before: "two of them children", "five of whom died"."""
    behind = [tree.word(i).lower() for i in range(count.at + 1, min(count.at + 3, len(tree.tokens)))]
    return len(behind) == 2 and behind[0] == "of" and behind[1] in THEM


def noun_of_part(scene: Scene, count: Count) -> Counted | None:
    """Return what those are of whom a number is told: "two of them children"."""
    noun = count.at + 3
    if not is_of_them(scene.tree, count) or noun >= len(scene.tree.tokens) or scene.tree.tokens[noun].upos != "NOUN":
        return None
    return of_noun(scene, noun, count)


def noun_of_them(scene: Scene, count: Count) -> Counted | None:
    """Return what "them" and "which" mean in "our displaced people, more than 5 million of them": the noun before the aside."""
    tree = scene.tree
    behind = [tree.word(i).lower() for i in range(count.at + 1, min(count.at + 3, len(tree.tokens)))]
    noun = count.first - 2
    aside = (
        behind in (["of", "them"], ["of", "which"])
        and noun >= 0
        and tree.word(noun + 1) in _ASIDES
        and tree.tokens[noun].upos == "NOUN"
    )
    return of_noun(scene, noun, count) if aside else None


def _next_noun(tree: Tree, last: int) -> int | None:
    """Return the noun that closes the run of adjectives and nouns behind a number."""
    found = None
    for i in range(last + 1, min(last + 6, len(tree.tokens))):
        upos = tree.tokens[i].upos
        if upos in ("NOUN", "PROPN"):
            found = i
        elif upos not in ("ADJ", "VERB", "PART") or found is not None:
            break
    return found


def of_noun(scene: Scene, head: int, count: Count) -> Counted | None:
    """Return what a noun that is counted stands for; None for a name that nothing is counted by."""
    tree = scene.tree
    alone = _units(scene.lexicon).get(tree.word(head).lower())
    people = alone is not None and alone.unit == PEOPLE
    near = [i for i in tree.with_relation(head, "compound") if count.at < i < head]
    near += [inner for i in near for inner in tree.with_relation(i, "compound") if count.at < inner]
    parts = [i for i in near if not _is_name(scene, i, people)]
    first = min([*parts, head])
    while first - 2 > count.at and tree.word(first - 1) == "-":
        first -= 2
    words = [tree.word(i).lower() for i in range(first, head + 1) if tree.word(i) != "-"]
    units = _units(scene.lexicon)
    known = next((units[" ".join(words[i:])] for i in range(len(words)) if " ".join(words[i:]) in units), None)
    span = tree.span_of(range(first, head + 1))
    if (longer := units.get(_with_complement(tree, head))) is not None:
        known = longer  # "rounds of talks" are no rounds
    elif (described := _described(scene, head, count)) is not None:
        first, known = described
        span = tree.span_of(range(first, head + 1))
    if known is None and "nationality" in scene.mention_kinds(tree.tokens[head].span):
        known = _Unit(PEOPLE, PEOPLE)
    if known is None and words[-1].endswith(("men", "women")) and tree.tokens[head].lemma.lower().endswith("man"):
        known = _Unit(PEOPLE, PEOPLE)
    if known is None:
        return _unknown_noun(tree, head, words, span)
    kind = _as_written(scene, first, head)
    if known.unit == PEOPLE:
        plain = words[-1] in _PLAIN and len(words) == 1
        if not plain and (last := _joined_people(scene, head)) is not None:
            both = tree.span_of(range(first, last + 1))
            return Counted(PEOPLE, both.of(scene.text).lower(), both, head)
        return Counted(PEOPLE, None if plain else kind, span, head)
    return Counted(known.unit, kind if plural_of(kind) != known.unit else None, span, head)


def _joined_people(scene: Scene, head: int) -> int | None:
    """Return the bare noun for people that shares the number of the one before: "70 women and children"."""
    tree, last = scene.tree, head + 2
    if tree.word(head + 1).lower() != "and" or last not in tree.with_relation(head, "conj"):
        return None
    many = (
        tree.word(last).lower() != tree.tokens[last].lemma.lower()
        and tree.word(head).lower() != tree.tokens[head].lemma.lower()
    )
    known = _units(scene.lexicon).get(tree.word(last).lower())
    return last if many and known is not None and known.kind == PEOPLE else None


def _described(scene: Scene, head: int, count: Count) -> tuple[int, _Unit] | None:
    """Return the unit that a noun is with the adjectives before it, and the first of these: "unmanned aerial vehicles"."""
    tree, units = scene.tree, _units(scene.lexicon)
    for first in (head - 2, head - 1):
        name = " ".join(tree.word(i) for i in range(first, head + 1)).lower()
        if first > count.at and tree.tokens[first].upos == "ADJ" and name in units:
            return first, units[name]
    return None


def _with_complement(tree: Tree, head: int) -> str:
    """Return a noun with the bare noun behind its "of": "rounds of talks", "heads of household"; else nothing."""
    close = any(child == head + 2 for child in tree.with_relation(head, "nmod"))
    return f"{tree.word(head)} of {tree.word(head + 2)}".lower() if close and tree.word(head + 1).lower() == "of" else ""


def _as_written(scene: Scene, first: int, head: int) -> str:
    """Return a noun with its modifiers in small letters, but for designations ("Su-34 jets") and names of peoples."""
    span = scene.tree.span_of(range(first, head + 1))
    named = "nationality" in scene.mention_kinds(span)
    words = span.of(scene.text).split()
    named = named or (scene.tree.tokens[head].upos == "PROPN" and not words[-1].isupper())
    return " ".join(word if named or any(c.isdigit() for c in word) else word.lower() for word in words)


def _unknown_noun(tree: Tree, head: int, words: list[str], span: Span) -> Counted | None:
    if tree.tokens[head].upos == "PROPN" and not tree.word(head).endswith("s"):
        return None
    if tree.tokens[head].upos == "ADJ":
        return Counted(None, None, None, head)
    plural = plural_of(words[-1])
    kind = span.of(tree.text).lower()
    return Counted(plural, kind if len(words) > 1 else None, span, head)


def _is_name(scene: Scene, i: int, people: bool) -> bool:
    """Tell whether a word before a noun is a name; of people any name tells whose they are: "12 Hamas gunmen" are gunmen."""
    token = scene.tree.tokens[i]
    return (people and token.upos == "PROPN") or bool(scene.mention_kinds(token.span) & {"nationality", "place"})


def plural_of(word: str) -> str:
    """Return the plural of a noun in small letters; one that ends in s is taken for a plural.

    >>> [plural_of(word) for word in ("bus", "country", "school", "drones", "decoy drone")]
    ['bus', 'countries', 'schools', 'drones', 'decoy drones']
    """
    if word.endswith("s") or word in _PLAIN:
        return word
    if word.endswith(("x", "ch", "sh", "z")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
