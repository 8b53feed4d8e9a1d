"""Places within longer names: the county of its sheriff's office, the town of its hospital, both towns of "Gera-Jena"."""

import functools
import re
from collections.abc import Iterator

from counterclaim.gazetteer import find_alias, find_entries, key_of
from counterclaim.lexicon import load_rows
from counterclaim.reading.places.heads import is_head, load_heads
from counterclaim.reading.places.passed_over import IN
from counterclaim.reading.scene import Scene
from counterclaim.records import Mention, Span

_LANDS = frozenset({"PCLI", "PCLD", "ADM1", "RGN", "CONT", "SEA"})
SIDES = frozenset(
    "north south east west northern southern eastern western central upper lower northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern greater downtown metropolitan metro".split()
)
_LEAST_IN_BODY = 10_000
_SETTLED = 3_000
"""What may be named for a person, as schools are, tells a place only where so many people live at one of its name."""
_MOST_WORDS = 3
_HYPHEN = re.compile(r"(?<=[^\W\d_])\s?[-–]\s?(?=[^\W\d_])")
_ABBREVIATED = frozenset({"st.", "ste.", "mt.", "ft.", "st", "ste"})
_STOPPED = re.compile(r"(?:[A-Z]\.){1,3}|[A-Z]\.")


def spans_in_bodies(scene: Scene, known: set[str]) -> Iterator[Span]:
    """Yield the places that names of bodies and of their heads hold; `known` are the names of the report's other places."""
    for mention in scene.parse.mentions:
        words = scene.tree.within(mention.span)
        if not words or mention.broad not in ("organisation", "person") or mention.kind == "weapon":
            continue
        if mention.span.of(scene.text) in (scene.report.outlet, scene.report.agency):
            continue
        if mention.broad == "person":
            yield from _home_of_head(scene, words)
            continue
        entries = find_entries(mention.span.of(scene.text))
        if entries:
            behind = words[0] > 0 and scene.tree.word(words[0] - 1).lower() in IN
            if entries[0].feature in _LANDS or mention.span.of(scene.text) in known or behind:
                yield mention.span
            continue
        yield from _first_place(scene, mention, words, known)


def spans_in_place(scene: Scene, span: Span) -> tuple[Span, ...]:
    """Return the spans of the places within a name that the gazetteer does not have whole; that of the name where none is."""
    whole = _lengthened(scene, span)
    if whole != span or find_entries(span.of(scene.text)):
        return (whole,)
    parts = _hyphenated(scene, span)
    if parts:
        return parts
    inner = _of_facility(scene, span)
    return (inner,) if inner is not None else (span,)


def _first_place(scene: Scene, mention: Mention, words: range, known: set[str]) -> Iterator[Span]:
    for first, last in _runs(scene, words):
        span = scene.tree.span_of(range(first, last + 1))
        if span.of(scene.text) in _demonyms(scene.lexicon) or (
            first == words[0] and _is_of_group(scene, words, span.of(scene.text))
        ):
            continue
        if len(span) < len(mention.span) and _holds_place(scene, span, words, known):
            yield span
            return


@functools.cache
def _demonyms(lexicon: str | None) -> frozenset[str]:
    """What is a state's, though a place be called so, too: the Somali National Army is not of the region."""
    return frozenset(name for row in load_rows("parties", lexicon) for name in row["demonyms"].split("|"))


def _is_of_group(scene: Scene, words: range, name: str) -> bool:
    """Tell whether the words that begin a name are part of a party's or unit's: "Concord Movement", "Garonne Rifles".

    A party of a county or state is there ("Ohio Reform Party"); of a town's name it often is not, and a unit is elsewhere.
    """
    names = [scene.tree.word(i).lower() for i in words]
    last = names[names.index("of") - 1] if "of" in names[1:] else names[-1]
    kinds, entries = load_heads(scene.lexicon), find_entries(name)
    features = {entry.feature for entry in entries[:1]}
    return (last in kinds["group"] and features <= {"PPL"}) or (last in kinds["unit"] and features <= {"PPL", "ADM1", "ADM2"})


def _holds_place(scene: Scene, span: Span, words: range, known: set[str]) -> bool:
    """Tell whether words of a body's name name a place: one of the report, a land, a larger town or a local body's seat."""
    name = span.of(scene.text)
    paper = scene.tree.word(words[-1]).lower() in load_heads(scene.lexicon)["paper"]
    if paper or key_of(name) in SIDES or is_head(name, scene.lexicon):
        return False
    if find_alias(name) is not None and (name[-1:] == "." or (name.isupper() and len(name) >= _MOST_WORDS)):
        return True
    entries = find_entries(name)
    if not entries:
        return False
    if name.lower() in load_heads(scene.lexicon)["common"] and name not in known:
        return _is_seat(scene, span, words)
    own = key_of(entries[0].name) == key_of(name)
    large = entries[0].people >= _LEAST_IN_BODY or entries[0].feature in _LANDS or entries[0].feature == "ADM2"
    return name in known or (own and large) or _is_seat(scene, span, words)


def _is_own(name: str, people: int = 0) -> bool:
    """Tell whether a place of so many people has a name for its own."""
    return any(key_of(entry.name) == key_of(name) and entry.people >= people for entry in find_entries(name))


def _is_seat(scene: Scene, span: Span, words: range) -> bool:
    """Tell whether a body's name goes on with a word for what each town has: a council, a court; a school may be a person's."""
    after = next((scene.tree.word(i).lower() for i in words if scene.tree.tokens[i].span.start >= span.end), "")
    kinds = load_heads(scene.lexicon)
    return (after in kinds["local"] and _is_own(span.of(scene.text))) or (
        after in kinds["school"] and _is_own(span.of(scene.text), _SETTLED)
    )


def _runs(scene: Scene, words: range) -> Iterator[tuple[int, int]]:
    """Yield the first words of a body's name, and those behind "of" or a side, the longest run first."""
    tree = scene.tree
    starts = [
        words[0],
        *(i + 1 for i in words[:-1] if tree.word(i).lower() in ("of", "in", "the") or tree.word(i).lower() in SIDES),
    ]
    for start in starts:
        for length in range(_MOST_WORDS, 0, -1):
            last = start + length - 1
            if last <= words[-1] and tree.word(start)[:1].isupper() and tree.word(last)[:1].isupper():
                yield start, last


def _home_of_head(scene: Scene, words: range) -> Iterator[Span]:
    """Yield the place of a head of a town or district that stands before his office: "Riverton Mayor Ann Lee"."""
    heads = load_heads(scene.lexicon)["head"]
    for at in words[1 : _MOST_WORDS + 1]:
        span = scene.tree.span_of(range(words[0], at))
        if scene.tree.word(at).lower() in heads and _is_own(span.of(scene.text)):
            yield span
            return


def _lengthened(scene: Scene, span: Span) -> Span:
    """Return the span with what belongs to a name cut at its stop: "W." of "W. Va.", "ST." of "ST. PAUL"."""
    text = span.of(scene.text)
    if not (_STOPPED.fullmatch(text) or text.lower() in _ABBREVIATED):
        return span
    words = scene.tree.within(span)
    for last in range(min(words.stop + 2, len(scene.tree.tokens) - 1), words.stop - 1, -1) if words else ():
        longer = Span(span.start, scene.tree.tokens[last].span.end)
        name = longer.of(scene.text)
        if "\n" not in name and (find_alias(name) or (text.lower() in _ABBREVIATED and _is_own(name))):
            return longer
    return span


def _hyphenated(scene: Scene, span: Span) -> tuple[Span, ...]:
    """Return the parts of a name of several places; none where one of them is no place's own name."""
    text = span.of(scene.text)
    cuts = [0, *(place for match in _HYPHEN.finditer(text) for place in match.span()), len(text)]
    parts = [Span(span.start + first, span.start + last) for first, last in zip(cuts[::2], cuts[1::2], strict=True)]
    if len(parts) > 1 and all(_is_own(part.of(scene.text)) for part in parts):
        return tuple(parts)
    return ()


def _of_facility(scene: Scene, span: Span) -> Span | None:
    """Return the place in a name that goes on with nothing but words for a facility: "Bergen Airport", "Ghent City Hall"."""
    words = scene.tree.within(span)
    nouns = load_heads(scene.lexicon)["facility"]
    for last in range(len(words) - 1, 0, -1):
        rest = words[last:]
        if not all(scene.tree.word(i).lower() in nouns for i in rest):
            return None
        inner = scene.tree.span_of(words[:last])
        if _is_own(inner.of(scene.text), _SETTLED):
            return inner
    return None
