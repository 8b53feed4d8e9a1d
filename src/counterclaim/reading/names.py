"""Finds the names of persons in a report and which of them are the same person's."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from counterclaim.reading.marks import HYPHENS, POSSESSIVE_MARKS, Marks
from counterclaim.reading.phrases import Hit, Hits
from counterclaim.reading.regions import countries_of
from counterclaim.reading.roles import find_roles
from counterclaim.records import Span

PARTICLES = frozenset(
    "al el ul ad as ash at bin bint ibn ben abu abd umm von van der den de da do dos das del della "
    "di du la le af av zu zur ter ten y e"
    " st st. o' mac".split()
)
_JOINTS = frozenset("al el ul bin bint ibn ben abu von van de der den da do dos del della di du".split())
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ARTICLES_IN_NAMES = ("al-", "el-", "ul-", "ash-", "as-", "ad-", "at-", "an-", "ar-")
_WHERE = frozenset({"in", "at", "near", "from", "outside", "around", "inside", "across"})
_SETTLEMENTS = frozenset("city town village region province district oblast governorate port suburb area camp".split())
_THINGS = frozenset(
    "show highway street road avenue boulevard bridge airport hospital university school college park stadium".split()
)
_ADDRESSED = frozenset({"government", "military", "rank", "local", "legislator", "spokesperson", "honorific", "envoy"})
_LONGEST = 8
_NAMESAKES = 50


@dataclass
class Person:
    """One person: the words of the fullest name, and every place of a name."""

    words: tuple[str, ...]
    fullest: Span
    names: list[Span] = field(default_factory=list)
    gender: str | None = None


@lru_cache(maxsize=4096)
def key_words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared: lower case, no accents, no Arabic article, no Jr.

    >>> key_words("Abdel Fattah al-Burhan"), key_words("Joseph R. Biden Jr."), key_words("Park Geun-hye")
    (('abdel', 'fattah', 'burhan'), ('joseph', 'r', 'biden'), ('park', 'geun-hye'))
    """
    plain = unicodedata.normalize("NFD", name.casefold().replace("’", "'"))
    kept = "".join(c for c in plain if unicodedata.category(c) != "Mn" and (c.isalnum() or c in " -'\u00a0\n"))
    words = []
    for word in kept.split():
        word = word.removesuffix("'s").strip("-'")
        for article in _ARTICLES_IN_NAMES:
            word = word.removeprefix(article)
        if word and word not in _SUFFIXES:
            words.append(word)
    while len(words) > 1 and words[0] in ("al", "el"):
        words.pop(0)
    return tuple(words)


def find_names(marks: Marks) -> list[Span]:
    """Return the names of persons in text order: those of the model, trimmed, and capitals that follow a title."""
    found: dict[int, Span] = {}
    places = _places_told(marks)
    for mention in marks.mentions_of("person"):
        span = _trim(marks, mention.span)
        if span is None or (" " in span.of(marks.text) and span.of(marks.text).split()[-1].lower() in _THINGS):
            continue
        if not _is_party(marks, span) and not _is_place(marks, span) and span.of(marks.text) not in places:
            found[span.start] = span
    for span in _misread(marks):
        found.setdefault(span.start, span)
    known = Hits([Hit(span, None) for span in found.values()])
    for span in _after_titles(marks):
        if not known.overlapping(span):
            found[span.start] = span
    return _without_overlaps(found.values())


def _misread(marks: Marks) -> Iterable[Span]:
    """Yield names that the model took for an organisation or place, where a title beside them shows a person."""
    for mention in marks.mentions_of("organisation", "place", "other"):
        span = _trim(marks, mention.span)
        if span is None or len(span.of(marks.text).split()) < 2 or countries_of(span.of(marks.text))[0]:
            continue
        inside = marks.tree.within(span)
        if any(marks.institutions.at(marks.tree.tokens[i].span.start) or marks.upos(i) != "PROPN" for i in inside):
            continue
        before = marks.word(inside[0] - 1)
        if marks.party_names.within(span) or before in ("the", "a", "an") or (mention.broad == "place" and before in _WHERE):
            continue  # "In Al Rasta, a local spokesman, Ivo Roe, said"
        if any(role.title is not None and not role.title.value.plural for role in find_roles(marks, span)):
            yield span


def _without_overlaps(spans: Iterable[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _is_party(marks: Marks, span: Span) -> bool:
    """Tell whether a name is that of a party, or of a body whose name tells whose it is ("Shin Bet")."""
    hit, body = marks.party_names.at(span.start), marks.institutions.at(span.start)
    known = body is not None and body.value.party is not None and body.span.holds(span)
    return known or (hit is not None and hit.span.holds(span))


def _is_place(marks: Marks, span: Span) -> bool:
    """Tell whether a single word that the model takes for a person is where something happens ("in Gao")."""
    inside = marks.tree.within(span)
    if len(inside) != 1 or not countries_of(span.of(marks.text))[0]:
        return False
    before = marks.word(inside[0] - 1)
    return (
        before in _WHERE
        or (before == "of" and marks.word(inside[0] - 2) in _SETTLEMENTS)
        or marks.word(inside[0] + 1) in _SETTLEMENTS
    )


def _places_told(marks: Marks) -> set[str]:
    """Return the names that the model takes for places no less often than for persons, and for no part of a person's name."""
    places = Counter(mention.span.of(marks.text) for mention in marks.mentions_of("place"))
    people = Counter(mention.span.of(marks.text) for mention in marks.mentions_of("person"))
    within = {word for name in people if " " in name for word in name.split()}
    return {name for name, count in places.items() if count >= people[name] and name not in within}


def _trim(marks: Marks, span: Span) -> Span | None:
    """Take titles, nationalities and small words off the front of a name, and marks off its end."""
    inside = list(marks.tree.within(span))
    while inside and _leads(marks, inside[0], inside[1:]):
        inside.pop(0)
    while inside and not _may_end(marks, inside[-1]):
        inside.pop()
    if not inside:
        return None
    last = _grow(marks, inside[-1])
    return marks.span(_grow_left(marks, inside[0]), last)


def _grow_left(marks: Marks, first: int) -> int:
    """Take in a first name that is a word of its own, where only a name can stand ("the mayor, Monday Roe, said")."""
    token = marks.tree.tokens[first - 1] if first > 1 else None
    if token is None or token.relation not in ("compound", "flat") or token.head < first or _is_taken(marks, first - 1):
        return first
    glued = token.span.end + 1 == marks.tree.tokens[first].span.start
    opens = glued and marks.word(first - 2) == ","
    return first - 1 if opens and token.upos == "PROPN" and marks.tree.word(first - 1)[:1].isupper() else first


def _leads(marks: Marks, i: int, rest: Sequence[int]) -> bool:
    start = marks.tree.tokens[i].span.start
    if marks.titles.at(start) is not None:
        return True
    hit = marks.party_names.at(start)
    if hit is not None and rest and (hit.value[0].by == "demonym" or marks.titles.at(marks.tree.tokens[rest[0]].span.start)):
        return True
    word = marks.tree.word(i)
    if marks.upos(i) in ("PUNCT", "PRON", "DET", "ADP", "VERB", "AUX") and not word[:1].isupper():
        return word.lower() not in PARTICLES
    return not word[:1].isalnum() or (word.islower() and word not in PARTICLES)


def _may_end(marks: Marks, i: int) -> bool:
    word = marks.tree.word(i)
    return word.lower() not in POSSESSIVE_MARKS and word[:1].isalnum() and (word[:1].isupper() or _hangs_by_hyphen(marks, i))


def _hangs_by_hyphen(marks: Marks, i: int) -> bool:
    return marks.word(i - 1) in HYPHENS


def _grow(marks: Marks, last: int) -> int:
    """Take in capitals right behind a name that the model left out and that nothing else claims."""
    while last + 1 < len(marks.tree.tokens) and _continues(marks, last, last + 1):
        last += 1
    return last


def _continues(marks: Marks, last: int, i: int) -> bool:
    here, there = marks.tree.tokens[last].span, marks.tree.tokens[i].span
    gap = marks.text[here.end : there.start]
    word = marks.tree.word(i)
    if gap == " " and word in _JOINTS and _leads_on(marks, i + 1):
        return True
    if word == "." and not gap and len(marks.tree.word(last)) == 1 and _leads_on(marks, i + 1):
        return True
    if gap not in ("", " ") or marks.sentence_at(here.start) != marks.sentence_at(there.start):
        return False
    if word in HYPHENS and not gap:
        return (
            i + 1 < len(marks.tree.tokens)
            and marks.tree.tokens[i + 1].span.start == there.end
            and marks.upos(i + 1) in ("PROPN", "NOUN")
            and marks.institutions.at(there.end) is None
        )
    if marks.word(i + 1) in ("n't", "n’t"):
        return False
    capital = word[:1].isupper() and (marks.upos(i) == "PROPN" or not gap)
    return capital and not _is_taken(marks, i) and (gap == " " or marks.word(last) in HYPHENS)


def _leads_on(marks: Marks, i: int) -> bool:
    """Tell whether a capital follows a particle, a hyphen apart ("al-Khatib", "bin Salman")."""
    i += marks.word(i) in HYPHENS
    return i < len(marks.tree.tokens) and marks.tree.word(i)[:1].isupper() and marks.upos(i) in ("PROPN", "X", "NOUN", "ADJ")


def _is_taken(marks: Marks, i: int) -> bool:
    """Tell whether a token belongs to another name, a title, a party or a body, or is a day."""
    span = marks.tree.tokens[i].span
    if marks.titles.at(span.start) or marks.party_names.at(span.start) or marks.institutions.at(span.start):
        return True
    mention = marks.mention_at(span)
    return mention is not None and mention.broad != "person"


def _after_titles(marks: Marks) -> Iterable[Span]:
    """Yield capitals that directly follow a title and that no mention covers ("said Gov Ada Holt")."""
    for hit in marks.titles.all:
        inside = marks.tree.within(hit.span)
        if hit.value.plural or not inside or hit.value.speaks == "kin":
            continue
        first = inside[-1] + 1
        last = first
        while last < len(marks.tree.tokens) and last - first < _LONGEST and _continues(marks, last - 1, last):
            last += 1
        alone = last == first + 1 and hit.value.speaks not in _ADDRESSED
        if last > first and marks.word(first) not in HYPHENS and not alone:
            yield marks.span(first, last - 1)


def same_person(full: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two names of several words can be one person's: same ends, initials, words left out.

    >>> same_person(("donald", "j", "trump"), ("donald", "trump")), same_person(("john", "smith"), ("mary", "smith"))
    (True, False)
    >>> same_person(("j", "smith"), ("john", "smith")), same_person(("kim", "jong", "un"), ("kim", "jong"))
    (True, True)
    """
    longer, shorter = (full, other) if len(full) >= len(other) else (other, full)
    if _contains(longer, shorter):
        return True
    return longer[-1] == shorter[-1] and _first_fits(longer[0], shorter[0])


def _first_fits(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and (len(short) == 1 or len(short) > 2)


def _contains(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """Tell whether the words stand together in the longer name."""
    width = len(shorter)
    return any(tuple(longer[i : i + width]) == tuple(shorter) for i in range(len(longer) - width + 1))


def link_names(marks: Marks, names: Sequence[Span]) -> list[Person]:
    """Return the persons, in the order of their first name; a short name goes to the one person it fits, or stands alone."""
    people: list[Person] = []
    by_word: dict[str, list[Person]] = defaultdict(list)
    words_of = {span: key_words(span.of(marks.text)) for span in names}
    for full in (True, False):
        for span in names:
            words = words_of[span]
            if not words or (len(words) > 1) is not full:
                continue
            sharing = {id(person): person for word in (words[0], words[-1]) for person in by_word[word][:_NAMESAKES]}
            person = (_add_full if full else _add_short)(marks, list(sharing.values()), span, words)
            if person is not None and len(person.names) == 1:
                people.append(person)
            for word in words if person is not None else ():
                if not any(known is person for known in by_word[word]) and person is not None:
                    by_word[word].append(person)
    for person in people:
        person.names.sort()
    return sorted(people, key=lambda person: person.names[0])


def _add_full(marks: Marks, people: Sequence[Person], span: Span, words: tuple[str, ...]) -> Person:
    gender = gender_before(marks, span)
    for person in people:
        if same_person(person.words, words) and _agrees(person.gender, gender):
            person.names.append(span)
            person.gender = person.gender or gender
            if len(words) > len(person.words):
                person.words, person.fullest = words, span
            return person
    return Person(words=words, fullest=span, names=[span], gender=gender)


def _add_short(marks: Marks, people: Sequence[Person], span: Span, words: tuple[str, ...]) -> Person | None:
    gender = gender_before(marks, span)
    fitting = fitting_people(people, words, gender)
    if not fitting:
        return Person(words=words, fullest=span, names=[span], gender=gender)
    chosen = fitting[0] if len(fitting) == 1 else _nearest(marks, fitting, span)
    if chosen is not None:
        chosen.names.append(span)
        chosen.gender = chosen.gender or gender
    return chosen


def fitting_people(people: Sequence[Person], words: tuple[str, ...], gender: str | None) -> list[Person]:
    """Return the persons that a short name fits best: by the end of the full name, else by its first word, else by any."""
    open_to = [person for person in people if _agrees(person.gender, gender) and _contains(person.words, words)]
    if gender is not None:
        open_to = [person for person in open_to if person.gender == gender] or open_to
    ends = [person for person in open_to if person.words[-len(words) :] == words]
    starts = [person for person in open_to if person.words[: len(words)] == words]
    return ends or starts or open_to


def _nearest(marks: Marks, fitting: Sequence[Person], span: Span) -> Person | None:
    """Of several with one surname: the only one named so far, or the one whose name stands nearest in the paragraph."""
    before = [person for person in fitting if _first_full(person) < span.start]
    if len(before) == 1:
        return before[0]
    block = marks.block_at(span.start)
    near = [
        (name.start, i) for i, person in enumerate(before) for name in person.names if block.start <= name.start < span.start
    ]
    if near:
        return before[max(near)[1]]
    counts = sorted(((len(person.names), -i) for i, person in enumerate(before)), reverse=True)
    if counts and (len(counts) == 1 or counts[0][0] > counts[1][0]):
        return before[-counts[0][1]]
    return None


def _first_full(person: Person) -> int:
    return min(name.start for name in person.names)


def _agrees(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def gender_before(marks: Marks, span: Span) -> str | None:
    """Return the pronoun that a title right before a name tells ("Mrs.", "spokeswoman"), or None."""
    inside = marks.tree.within(span)
    if not inside or inside[0] == 0:
        return None
    hit = marks.titles.at(marks.tree.tokens[inside[0] - 1].span.start)
    return hit.value.gender if hit is not None else None


def known_surnames(marks: Marks, people: Sequence[Person], names: Sequence[Span]) -> list[Span]:
    """Return further places of a surname of someone named in full, which the model took for nothing or for a place."""
    surnames = {person.words[-1] for person in people if len(person.words) > 1}
    taken = {i for span in names for i in marks.tree.within(span)}
    found = []
    for i, token in enumerate(marks.tree.tokens):
        word = token.span.of(marks.text)
        if i in taken or not word[:1].isupper() or key_words(word) == () or key_words(word)[-1] not in surnames:
            continue
        mention = marks.mention_at(token.span)
        if marks.party_names.at(token.span.start) is None and (mention is None or mention.span == token.span):
            found.append(token.span)
    return found
