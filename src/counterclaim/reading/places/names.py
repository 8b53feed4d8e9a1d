"""Which words of a report name places: the model's names, datelines, and names of the gazetteer that the model passed over."""

import functools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from counterclaim.gazetteer import find_alias, find_entries, key_of
from counterclaim.lexicon import load_rows
from counterclaim.reading.places.barred import keep_places
from counterclaim.reading.places.heads import load_heads
from counterclaim.reading.places.inside import SIDES, spans_in_bodies, spans_in_place
from counterclaim.reading.places.passed_over import find_passed_over
from counterclaim.reading.places.tagged import find_tagged
from counterclaim.reading.scene import Scene
from counterclaim.records import Mention, Party, Span

_OWNED = 12
"""Characters between the name of who sends and the word for who is sent: "'s former"."""
_PART = re.compile(r"[^\s,/](?:[^,/]*[^\s,/])?")
_JOINING = (" ", " and ", " & ", "'s ", "’s ")
_SHARED = re.compile(r"\b(?P<side>[A-Z][a-z]+) (?:and|or) $")
_NEXT_WORD = re.compile(r" ([a-z]+)\b")
_LISTED = re.compile(r"(?:,|,? and) ")
_BEFORE = 24
_NESTED = 4
_WRITTEN_IN = re.compile(r"\bin (?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)")
"""Where somebody wrote a report: "By Ana Ruiz in Lima and Ivo Roe in Quito"."""
_GOVERNING = frozenset({"capital", "seat of power"})


class Toponym(NamedTuple):
    """A name of a place: its span with the word for its kind, the name alone, and whether it stands for a government."""

    span: Span
    name: str
    kind: str | None
    metonym: bool


@functools.cache
def _words(lexicon: str | None) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {"after": {}, "before": {}, "rule": {}, "sent": {}, "owned": {}}
    for row in load_rows("place_words", lexicon):
        for side in ("after", "before") if row["side"] == "both" else (row["side"],):
            found[side][row["word"]] = row["kind"]
    return found


def find_toponyms(scene: Scene, parties: Sequence[Party]) -> list[Toponym]:
    """Return the names of places of a report, in text order."""
    namings: dict[int, str] = {naming.span.start: naming.by for party in parties for naming in party.namings}
    people = {naming.span.start for party in parties for naming in party.namings if naming.by == "demonym"}
    marked = [mention.span for mention in scene.parse.mentions if _is_place(mention) and mention.span.start not in people]
    spans = [part for span in marked for part in spans_in_place(scene, span)]
    dateline = {*_datelines(scene), *_bylines(scene)}
    spans += list(dateline)
    spans += [naming.span for party in parties if party.kind == "state" for naming in party.namings if naming.by == "name"]
    spans += list(spans_in_bodies(scene, {span.of(scene.text) for span in spans}))
    spans += find_tagged(scene, spans)
    spans += find_passed_over(scene, sorted(set(spans)), _countries(parties, spans, scene))
    spans = [span for span in keep_places(scene, spans, tuple(dateline)) if not _is_ruler(scene, span)]
    told = {mention.span.start for mention in scene.parse.mentions if mention.kind == "place"}
    others = {
        naming.span.start for party in parties if party.kind != "state" for naming in party.namings if naming.by == "name"
    } - told
    spans = [span for span in spans if span in dateline or (scene.is_saying(span.start) and span.start not in others)]
    joined = _join_pairs(scene, _outermost(scene, sorted(set(spans))))
    found = [toponym for span in joined if (toponym := _toponym(scene, span, namings)) is not None]
    found = _with_shared_kinds(scene, found)
    owned = _lands_of_peoples(scene, parties)
    return sorted({*found, *_sharing(scene, found), *owned}, key=lambda toponym: toponym.span)


@functools.cache
def _kinds_of_many(lexicon: str | None) -> dict[str, str]:
    return {f"{word}s": kind for word, kind in _words(lexicon)["after"].items() if kind in ("region", "district")}


def _with_shared_kinds(scene: Scene, toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Return the toponyms; those of a list before a word for many have its kind: "in Atyrau, Aktobe and Mangystau regions"."""
    kinds = _kinds_of_many(scene.lexicon)
    shared: list[Toponym] = []
    for number in range(len(toponyms) - 1, -1, -1):
        toponym = toponyms[number]
        word = _NEXT_WORD.match(scene.text, toponym.span.end)
        kind = kinds.get(word[1].lower()) if word is not None else None
        if kind is None and shared and shared[-1].kind in ("region", "district") and number + 1 < len(toponyms):
            listed = _LISTED.fullmatch(scene.text[toponym.span.end : shared[-1].span.start])
            kind = shared[-1].kind if listed is not None and shared[-1] != toponyms[number + 1] else None
        shared.append(toponym._replace(kind=kind) if kind is not None and toponym.kind is None else toponym)
    return shared[::-1]


def _countries(parties: Sequence[Party], spans: Sequence[Span], scene: Scene) -> frozenset[str]:
    """Return the countries that a report names, by its parties and by the places that can lie in no other."""
    places = (find_entries(span.of(scene.text)) for span in spans)
    alone = {entries[0].country for entries in places if len({entry.country for entry in entries}) == 1}
    return frozenset({party.country for party in parties if party.country} | alone) - {""}


def _lands_of_peoples(scene: Scene, parties: Sequence[Party]) -> Iterator[Toponym]:
    """Yield the country of what is told to be a state's: "Estonian airspace", "on Cambodian soil"."""
    owned = _words(scene.lexicon)["owned"]
    for party in parties:
        namings = [naming.span for naming in party.namings if naming.by == "demonym"] if party.kind == "state" else []
        for span in namings:
            words = scene.tree.within(span)
            after = words.stop if words else len(scene.tree.tokens)
            if after < len(scene.tree.tokens) and scene.tree.word(after) in owned and scene.is_saying(span.start):
                yield Toponym(Span(span.start, scene.tree.tokens[after].span.end), party.name, None, False)


def _outermost(scene: Scene, spans: Sequence[Span]) -> list[Span]:
    """Return the spans in order without those inside the longer name of a known place: "Congo" in "Republic of the Congo"."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        inside = any(outer.end >= span.end and find_entries(outer.of(scene.text)) for outer in kept[-_NESTED:])
        if not inside:
            kept.append(span)
    return kept


def _sharing(scene: Scene, toponyms: Sequence[Toponym]) -> Iterator[Toponym]:
    """Yield the first of two places that share the rest of their names: "North" in "North and South Kivu"."""
    starts = {toponym.span.start for toponym in toponyms}
    for toponym in toponyms:
        side, _, rest = toponym.name.partition(" ")
        shared = _SHARED.search(scene.text, max(0, toponym.span.start - _BEFORE), toponym.span.start)
        if not rest or side.lower() not in SIDES or shared is None or shared["side"].lower() not in SIDES:
            continue
        if shared.start("side") not in starts:
            yield Toponym(Span(*shared.span("side")), f"{shared['side']} {rest}", toponym.kind, False)


def _join_pairs(scene: Scene, spans: Sequence[Span]) -> list[Span]:
    """Return the spans with those joined that are the name of one place: "Trinidad and Tobago", "Queen's Park"."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else span
        pair = Span(last.start, span.end)
        if scene.text[last.end : span.start] in _JOINING and find_entries(pair.of(scene.text).replace("&", "and")):
            joined[-1] = pair
        else:
            joined.append(span)
    return joined


def toponym_at(scene: Scene, span: Span) -> Toponym:
    """Return the toponym of a span that is known to be one."""
    return _toponym(scene, span, {}) or Toponym(span, span.of(scene.text), None, False)


def _is_place(mention: Mention) -> bool:
    return mention.kind == "facility" or (mention.broad == "place" and mention.kind not in ("weapon", "force"))


def _is_ruler(scene: Scene, span: Span) -> bool:
    """Tell whether a name that no gazetteer has stands before a word for a rule or force: "the Duvalier regime"."""
    after = scene.tree.within(span).stop
    if 0 < after < len(scene.tree.tokens) and scene.tree.word(after) in ("'s", "’s"):
        after += 1
    word = scene.tree.word(after).lower() if 0 < after < len(scene.tree.tokens) else ""
    return word in _words(scene.lexicon)["rule"] and not find_entries(span.of(scene.text))


def senders_before(scene: Scene, toponym: Toponym, parties: Sequence[Party]) -> frozenset[str]:
    """Return the countries (ISO 3166-1 alpha-3) that a place does not lie in: whose embassy, envoy or mission is there."""
    words = scene.tree.within(toponym.span)
    first = words[0] if words else 0
    before = [scene.tree.word(i).lower() for i in range(max(0, first - 2), first)]
    if before[1:] not in (["in"], ["to"]) or before[0] not in _words(scene.lexicon)["sent"]:
        return frozenset()
    word = scene.tree.tokens[first - 2].span.start
    return frozenset(
        party.country
        for party in parties
        if party.country and any(0 <= word - naming.span.end <= _OWNED for naming in party.namings)
    )


def _datelines(scene: Scene) -> Iterator[Span]:
    dateline = scene.report.dateline
    if dateline is not None and dateline.place_span is not None:
        yield from _parts(scene, dateline.place_span)


def _bylines(scene: Scene) -> Iterator[Span]:
    """Yield the names of places in which the byline says that a report was written."""
    for block in scene.report.blocks:
        if block.kind != "byline":
            continue
        for found in _WRITTEN_IN.finditer(scene.text, block.span.start, block.span.end):
            if find_entries(found["name"]):
                yield Span(*found.span("name"))


def _parts(scene: Scene, span: Span) -> Iterator[Span]:
    """Yield the names in the place of a dateline: "ACCRA/LOMÉ" are two towns, "LYON, France" a town and what it lies in."""
    name = span.of(scene.text)
    if find_entries(name):
        yield span
        return
    for part in _PART.finditer(name):
        yield Span(span.start + part.start(), span.start + part.end())


def _toponym(scene: Scene, span: Span, namings: dict[int, str]) -> Toponym | None:
    text = span.of(scene.text)
    name = text.removeprefix("the ").removeprefix("The ").strip(" ,'’")
    if name.endswith(("'s", "’s")):
        name = name[:-2]
    side, _, rest = name.partition(" ")
    if side in SIDES and any(entry.feature in ("PCLI", "CONT") for entry in find_entries(rest)[:1]):
        # "The south of Chad" is written small: "South Africa" is a country's name, "south Chad" is none.
        name = rest
    if scene.text[span.end : span.end + 1] == "." and find_alias(name + ".") is not None:
        name += "."
    if not any(character.isupper() for character in name) or key_of(name) in SIDES:
        return None
    kind, end = _kind_after(scene, span)
    if kind is None and (facility := _facility(scene, span, name)) is not None:
        return Toponym(facility, facility.of(scene.text), "facility", False)
    kind = kind or _kind_before(scene, span) or _kind_within(scene, name)
    return Toponym(Span(span.start, end), name, kind, _is_metonym(scene, span, namings.get(span.start)))


def _kind_after(scene: Scene, span: Span) -> tuple[str | None, int]:
    """Return the kind that the word behind a name tells ("Tigray region"), and where the name then ends."""
    words = scene.tree.within(span)
    after = words[-1] + 1 if words else -1
    if 0 < after < len(scene.tree.tokens) and scene.tree.tokens[after].span.start - span.end <= 1:
        word = scene.tree.word(after)
        kind = _words(scene.lexicon)["after"].get(word.lower())
        if kind is not None and (word.islower() or word.istitle()):
            return kind, scene.tree.tokens[after].span.end
    return None, span.end


def _facility(scene: Scene, span: Span, name: str) -> Span | None:
    """Return the whole name of a facility where the gazetteer has not the first part: "the Salama hospital" is no town."""
    words = scene.tree.within(span)
    after = words.stop if words else len(scene.tree.tokens)
    if after >= len(scene.tree.tokens) or scene.text[span.end : scene.tree.tokens[after].span.start] != " ":
        return None
    noun = scene.tree.word(after) in load_heads(scene.lexicon)["facility"] and scene.tree.tokens[after].upos == "NOUN"
    return Span(span.start, scene.tree.tokens[after].span.end) if noun and not find_entries(name) else None


def _kind_before(scene: Scene, span: Span) -> str | None:
    """Return the kind that the words before a name tell: "the town of X", "X city"."""
    words = scene.tree.within(span)
    if not words:
        return None
    before = [scene.tree.word(i).lower() for i in range(max(0, words[0] - 3), words[0])]
    table = _words(scene.lexicon)["before"]
    if before[-1:] == ["of"] and len(before) > 1:
        # "The Matn district of Lebanon": the word is Matn's.
        taken = len(before) > 2 and scene.tree.tokens[words[0] - 3].upos == "PROPN"
        return table.get(before[-2]) if not taken else None
    return table.get(before[-1]) if before and before[-1] in ("town", "village", "city") else None


def _kind_within(scene: Scene, name: str) -> str | None:
    words = name.lower().replace("’", "'").split()
    if words[-2:] == ["people's", "republic"]:
        return "region"  # what no state is called by: its name is that of its region
    return _words(scene.lexicon)["after"].get(words[-1]) if len(words) > 1 and words[-1] not in ("city", "islands") else None


def _is_metonym(scene: Scene, span: Span, by: str | None) -> bool:
    """Tell whether a capital or seat stands for its government: it does or owns something, and nothing is in it.

    A state that begins the name of a body is its owner: "US Central Command".
    """
    if by == "name" and _is_in_body(scene, span):
        return True
    head = scene.tree.head_of(span)
    if by not in _GOVERNING or head is None:
        return False
    token = scene.tree.tokens[head]
    cases = {scene.tree.word(case).lower() for case in scene.tree.with_relation(head, "case")}
    if cases & {"in", "near", "at", "outside", "around", "into", "across", "over"}:
        return False
    return (
        token.relation.startswith("nsubj")
        or token.relation == "nmod:poss"
        or bool(cases & {"by", "with", "between", "against"})
    )


def _is_in_body(scene: Scene, span: Span) -> bool:
    bodies = (mention.span for mention in scene.parse.mentions if mention.broad == "organisation")
    return any(body.start == span.start and body.end > span.end for body in bodies)
