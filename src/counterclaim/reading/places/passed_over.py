"""Names of places that the model passed over or took for a person or body, told by the words about them."""

import functools
import re
from collections.abc import Collection, Iterator, Sequence

from counterclaim.gazetteer import Entry, find_entries, key_of
from counterclaim.lexicon import load_rows
from counterclaim.reading.places.heads import head_of, is_head
from counterclaim.reading.scene import Scene
from counterclaim.records import Mention, Span

IN = frozenset(
    {"in", "near", "at", "from", "to", "outside", "around", "across", "into", "through", "toward", "towards", "via", "over"}
)
_LEAST_PEOPLE = 3_000
"""What only a preposition marks is a place only where so many people live at one of its name."""
_CITY = 100_000
"""What is hit or taken as a city is one of so many people, at the least, where the model sees a person."""
TAKING = frozenset(
    "hit strike shell bomb bombard pound target attack capture recapture seize retake besiege enter reach evacuate overrun "
    "storm encircle surround approach expose".split()
)
_FOUGHT_OVER = frozenset(
    "enter evacuate lose take overrun capture recapture seize retake storm liberate shell bomb bombard besiege".split()
)
"""What is done to a town of any size that is fought over."""
_HELD = TAKING | frozenset("hold lose defend leave control retain regain flee".split())
"""What is done to a city, or to who has its name: only one that nobody in the report bears."""
_UNDONE = frozenset("besiege shell bomb bombard overrun recapture retake liberate encircle".split())
"""What is done to cities and hardly ever to men."""
_CALM = frozenset("quiet calm tense peaceful deserted".split())
"""What a town is said to be; people are, too, so that only a known town of the report's countries is one."""
_COMES = frozenset({"come"})
_UNDER = frozenset("fire attack bombardment shelling siege assault curfew".split())
"""What towns come or are under: "Abeche came under fire"."""
_STRUGGLES = frozenset(
    "fall battle siege shelling bombing bombardment capture recapture seizure liberation loss defence defense evacuation "
    "encirclement offensive assault attack raid strike control shell bomb".split()
)
"""Nouns for what befalls a city: "the fall of Kandahar", "the battle for Kandahar"."""
_BEFALLING = frozenset({"of", "for", "on"})
_WITHIN = frozenset({"in", "inside", "near"})
_TOWNS = frozenset("town city village suburb hamlet settlement port".split())
_APPOSED = re.compile(r", (?:an? |the |one of )([^.;:,\n]{1,60})")
_CALLED = re.compile(r"(?:\b(?:community|municipality|suburb|hamlet|commune) of|, \d\d, (?:of|from)) $")
"""What stands before a town, or after the name and age of somebody who lives there: "Ana Ruiz, 54, of Abeche"."""
_CALL = 20
_DASHES = frozenset({"-", "--", "—", "–", "―"})
_LOCALS = frozenset(
    "man woman men women boy girl teen teenager couple family police officer resident residents native mayor councilman "
    "firefighters officials voters residents students school schools hospital hospitals city council selectman "
    "superintendent sheriff area neighborhood neighbourhood business businesses police lawmaker".split()
)
"""Nouns that the name of their home stands before: "a Danbury man"."""
_OF_HOME = frozenset("native resident residents people mayor city town village natives citizens residents suburb".split())
_JOINTS = (", and ", " and ", " nor ")
_JOINED = frozenset({"based", "area", "born", "bound"})
_LONGEST = 3
_ALIKE = 3
"""Letters at the least that another spelling of a town's name begins with, too."""


@functools.cache
def _days(lexicon: str | None) -> frozenset[str]:
    """Names of months, weekdays and holidays: "in August" is no place."""
    return frozenset(
        row["word"] for row in load_rows("times", lexicon) if row["kind"] in ("month", "weekday", "weekdays", "holiday")
    )


@functools.cache
def _titles(lexicon: str | None) -> frozenset[str]:
    """Titles of persons in full and short: "from Sen. Ann Lee" names no place called Sen."""
    rows = load_rows("titles", lexicon)
    return frozenset(name.rstrip(".") for row in rows for name in (row["title"], *(row["others"] or "").split("|")) if name)


def find_passed_over(scene: Scene, known: Sequence[Span], countries: Collection[str]) -> Iterator[Span]:
    """Yield further names of places; `known` are those found, whose names mean a place wherever else they stand alone.

    `countries` are those that the report names: a town of theirs may be small that is taken or lost.
    """
    covered = {place for span in known for place in range(span.start, span.end)}
    names = {span.of(scene.text).casefold() for span in known} | set(_told_to_be_towns(scene))
    ends, starts = {span.end for span in known}, {span.start for span in known}
    mentions = [mention for mention in scene.parse.mentions if not covered.intersection(range(*_ends(mention.span)))]
    held = {place for mention in scene.parse.mentions for place in range(*_ends(mention.span))} - covered
    for span in (*(mention.span for mention in mentions if _may_err(mention)), *_free(scene, covered | held)):
        name = span.of(scene.text)
        other = name in _days(scene.lexicon) or is_head(name, scene.lexicon) or name.rstrip(".") in _titles(scene.lexicon)
        if other or not scene.is_saying(span.start):
            continue
        entries = find_entries(span.of(scene.text))
        own = [entry for entry in entries if key_of(entry.name) == key_of(span.of(scene.text))]
        marked = bool(own) and (
            span.of(scene.text).casefold() in names
            or _is_home(scene, span)
            or _is_dateline(scene, span)
            or (_is_beside(scene, span, ends, starts) and not _is_surname(scene, span))
        )
        behind = bool(entries) and entries[0].people >= _LEAST_PEOPLE and _is_behind_preposition(scene, span, held)
        city = bool(entries) and (own or entries)[0].people >= _CITY and _is_taken(scene, span)
        within = behind or _is_person_within(scene, span, own, countries)
        within = within or _is_named_alone(
            scene, span, own or [one for one in entries if one.people >= _LEAST_PEOPLE], countries
        )
        within = within or (_is_befallen(scene, span) and _is_known_town(scene, span, own or entries, countries))
        if marked or within or city or _is_town_taken(scene, span, entries, countries):
            yield span


def _is_named_alone(scene: Scene, span: Span, own: Sequence[Entry], countries: Collection[str]) -> bool:
    """Tell whether a name of several words is that of towns in the report's countries alone: "to enter Puerto Maldonado"."""
    alone = " " in span.of(scene.text) and bool(own) and all(entry.country in countries for entry in own)
    return alone and not _is_surname(scene, span) and not _goes_by(scene, span)


def _told_to_be_towns(scene: Scene) -> Iterator[str]:
    """Yield the names that the report calls a town, or somebody's home: "Abeche, a trading town", "the community of Abeche"."""
    for mention in scene.parse.mentions:
        if mention.broad != "person" or _is_surname(scene, mention.span):
            continue
        told = _APPOSED.match(scene.text, mention.span.end)
        called = _CALLED.search(scene.text, max(0, mention.span.start - _CALL), mention.span.start) is not None
        if called or (told is not None and head_of(told[1]) in _TOWNS):
            yield mention.span.of(scene.text).casefold()


def _is_person_within(scene: Scene, span: Span, own: Sequence[Entry], countries: Collection[str]) -> bool:
    """Tell whether something is in what the model takes for a person: "civilians were still in Abeche".

    Only a town of a country of the report, whose name nobody of the report has as a surname.
    """
    first = scene.tree.within(span)[0]
    if first == 0 or scene.tree.word(first - 1).lower() not in _WITHIN:
        return False
    known = any(entry.country in countries and entry.people >= _LEAST_PEOPLE for entry in own)
    named = known and any(mention.span == span and mention.broad == "person" for mention in scene.parse.mentions)
    return named and not _is_surname(scene, span)


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _may_err(mention: Mention) -> bool:
    return mention.broad in ("person", "organisation")


def _free(scene: Scene, covered: set[int]) -> Iterator[Span]:
    """Yield runs of capitalised names outside of all that is known."""
    tree, last = scene.tree, 0
    for i, token in enumerate(tree.tokens):
        if i < last or token.upos != "PROPN":
            continue
        last = i
        while last < min(i + _LONGEST, len(tree.tokens)) and _is_name(scene, last, covered):
            last += 1
        if last > i:
            yield tree.span_of(range(i, last))


def _is_name(scene: Scene, i: int, covered: set[int]) -> bool:
    token = scene.tree.tokens[i]
    return token.upos == "PROPN" and scene.tree.word(i)[:1].isupper() and token.span.start not in covered


def _is_behind_preposition(scene: Scene, span: Span, held: set[int]) -> bool:
    first = scene.tree.within(span)[0]
    return first > 0 and scene.tree.word(first - 1).lower() in IN and span.start not in held


def _is_home(scene: Scene, span: Span) -> bool:
    """Tell whether the words about a name say that somebody or something is of it: "Danbury police", "a native of Crafton"."""
    tree, words = scene.tree, scene.tree.within(span)
    before = [tree.word(i).lower() for i in range(max(0, words[0] - 2), words[0])]
    after = [tree.word(i).lower() for i in range(words.stop, min(words.stop + 2, len(tree.tokens)))]
    if before[-1:] == ["of"] and before[0] in _OF_HOME:
        return True
    if after[:1] == ["-"] and after[1:] and after[1] in _JOINED:
        return True
    titled = tree.tokens[words[0]].relation in ("compound", "amod", "nmod", "nmod:poss", "nsubj", "root")
    return titled and bool(after) and after[0] in _LOCALS


def _is_beside(scene: Scene, span: Span, ends: set[int], starts: set[int]) -> bool:
    """Tell whether "and" or "nor" and nothing else joins a name to a place: "Gera and Jena", "neither Gera nor Jena"."""
    text = scene.text
    before = next((joint for joint in _JOINTS if text.endswith(joint, 0, span.start)), "")
    behind = next((joint for joint in _JOINTS if text.startswith(joint, span.end)), "")
    return bool(before and span.start - len(before) in ends) or bool(behind and span.end + len(behind) in starts)


def _is_taken(scene: Scene, span: Span) -> bool:
    """Tell whether a name alone is what is hit, taken or held: "hit Dnipro", "the fall of Kandahar", "Kandahar has fallen"."""
    tree, words = scene.tree, scene.tree.within(span)
    if not words or _is_surname(scene, span):
        return False
    own = tree.tokens[words[-1]]
    over = tree.tokens[own.head] if own.head >= 0 else None
    if over is not None and own.relation == "nmod":
        cases = {tree.word(i).lower() for i in tree.with_relation(words[-1], "case")}
        return over.lemma in _STRUGGLES and bool(cases & _BEFALLING)
    if over is not None and own.relation == "nsubj:pass":
        return over.lemma in _UNDONE
    if over is not None and own.relation == "nsubj" and over.lemma == "fall":
        return not any(True for _ in tree.with_relation(own.head, "obj", "xcomp", "obl"))
    # What stands right before it counts as the tree may miss it: "a drone hit Dnipro" is no hit of Dnipro's.
    verb = over if over is not None and own.relation == "obj" else tree.tokens[words[0] - 1] if words[0] else None
    return verb is not None and verb.lemma in (_HELD if own.relation == "obj" else TAKING)


def _is_town_taken(scene: Scene, span: Span, entries: Sequence[Entry], countries: Collection[str]) -> bool:
    """Tell whether a town of a country of the report is taken or lost right before its name: "the army lost Abeche"."""
    first = scene.tree.within(span)[0]
    verb = scene.tree.tokens[first - 1] if first > 0 else None
    if verb is None or verb.upos != "VERB" or verb.lemma not in _FOUGHT_OVER:
        return False
    key = key_of(span.of(scene.text))
    own = (entry for entry in entries if f"{key_of(entry.name)} ".startswith(f"{key} "))
    known = any(entry.country in countries and entry.people >= _LEAST_PEOPLE for entry in own)
    return known and not _is_surname(scene, span) and not _goes_by(scene, span)


def _is_befallen(scene: Scene, span: Span) -> bool:
    """Tell whether it is told of a name what is told of towns: "Abeche came under fire", "Abeche was quiet overnight"."""
    tree, words = scene.tree, scene.tree.within(span)
    head = tree.head_of(span)
    if head is None or not words or tree.tokens[head].relation != "nsubj":
        return False
    verb = tree.tokens[head].head
    if tree.tokens[verb].lemma in _CALM:
        return any(True for _ in tree.with_relation(verb, "cop"))
    under = (i for i in (verb, *tree.with_relation(verb, "obl", "obj")) if tree.tokens[i].lemma in _UNDER)
    placed = any(tree.word(case).lower() == "under" for i in under for case in tree.with_relation(i, "case"))
    return placed and (tree.tokens[verb].lemma in _COMES or tree.tokens[verb].lemma in _UNDER)


def _is_known_town(scene: Scene, span: Span, entries: Sequence[Entry], countries: Collection[str]) -> bool:
    """Tell whether a name that nobody in the report bears is that of a town of a country of the report."""
    if _is_surname(scene, span) or any(
        mention.broad == "person" and mention.span != span and span.of(scene.text) in mention.span.of(scene.text)
        for mention in scene.parse.mentions
    ):
        return False
    key = key_of(span.of(scene.text))
    alike = (entry for entry in entries if key_of(entry.name)[:_ALIKE] == key[:_ALIKE])  # no village of another name
    return any(entry.country in countries and entry.people >= _LEAST_PEOPLE for entry in alike)


def _goes_by(scene: Scene, span: Span) -> bool:
    """Tell whether anybody goes by a name: who has a title or longer name, or does something, or a body."""
    name, tree = span.of(scene.text), scene.tree
    for mention in scene.parse.mentions:
        words = tree.within(mention.span)
        if not words or name not in mention.span.of(scene.text) or mention.broad == "place":
            continue
        head = tree.head_of(mention.span)
        role = head is not None and tree.tokens[head].relation in ("nsubj", "nsubj:pass", "appos", "flat", "nmod:poss")
        if role or mention.broad == "organisation" or mention.span.of(scene.text) != name:
            return True
    return False


def _is_surname(scene: Scene, span: Span) -> bool:
    """Tell whether a longer name of a person in the report holds a name."""
    name = span.of(scene.text)
    return any(
        mention.broad == "person" and len(mention.span) > len(span) and name in mention.span.of(scene.text).split()
        for mention in scene.parse.mentions
    )


def _is_dateline(scene: Scene, span: Span) -> bool:
    """Tell whether a name opens a sentence and a dash or colon follows, with at most its state between: "XENIA, Ohio —"."""
    sentence = scene.tree.sentence_at(span.start)
    words = scene.tree.within(span)
    if sentence is None or sentence.start != span.start or not span.of(scene.text).isupper():
        return False
    after = [scene.tree.word(i) for i in range(words.stop, min(words.stop + 4, len(scene.tree.tokens)))]
    # "TIME: noon" is no dateline: a colon tells one only where the model sees a name.
    named = any(mention.span == span for mention in scene.parse.mentions)
    return (named and after[:1] == [":"]) or any(word in _DASHES for word in after)
