"""Which parties a report names, where, and how: by name, capital, seat of power or demonym.

A capital is a party where it acts, owns or is acted with ("Kyiv said", "Kyiv's incursion"), and a place where something
happens in it ("in Kyiv"). No party has a rule of its own: all are rows of `data/parties.tsv`.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from counterclaim.reading.marks import HEADINGS, HYPHENS, POSSESSIVE_MARKS, Marks
from counterclaim.reading.phrases import Hit, Hits
from counterclaim.reading.regions import countries_of
from counterclaim.reading.vocabulary import NamedBy, PartyName, PartyRow
from counterclaim.records import Span

_AGENTS = frozenset({"nsubj", "nsubj:pass", "nmod:poss", "iobj"})
_WITHIN = frozenset(
    {"in", "at", "near", "from", "outside", "around", "inside", "across", "over", "into", "through", "of", "via", "to", "on"}
)
_ACTING = frozenset({"by", "with", "between", "against"})
_BARRING = frozenset(
    "backed allied aligned affiliated linked inspired friendly based born speaking made occupied supplied style".split()
)
_JOINTS = frozenset({",", "and", "&", "-", "–"})
_OTHER_THAN = tuple(f"{stand}{hyphen}" for stand in ("non", "anti", "pro") for hyphen in "-‑–")
"""What stands before the name of a party that is not the one meant: "anti-Taliban fighters", "pro-Russian separatists"."""
_ARMED = frozenset({"REB", "PRM", "MIL", "CRM"})
_OWNS = frozenset({"'s ", "’s ", "' ", "’ "})
_CHAIN = 6
_WHEREABOUTS = frozenset({"in", "across", "inside", "over", "throughout", "near", "around"})
_STAYING = frozenset({"based", "living", "born", "headquartered", "exiled", "trained"})
"""Before a place these tell where somebody is at home, not where something happens."""


class PartyNaming(NamedTuple):
    """A place where a party is named, and by what."""

    span: Span
    party: str
    by: NamedBy
    is_party: bool
    """False where the words name a place or are part of another name, so that no side is spoken of."""


def find_namings(marks: Marks, people: Collection[Span]) -> tuple[PartyNaming, ...]:
    """Return all places that could name a party, in text order, each with what it is there."""
    persons = Hits([Hit(span, None) for span in people])
    candidates = [(hit.span, hit.value) for hit in marks.party_names.all if persons.at(hit.span.start) is None]
    sure = {name.party for _, names in candidates if len(names) == 1 for name in names if name.sure}
    spoken = {row.country for party in sure if (row := marks.vocabulary.parties.get(party)) and row.country}
    found = []
    for span, names in candidates:
        name = _choose(marks, span, names, sure)
        if name is None or marks.vocabulary.parties[name.party].kind == "none" or _is_region(marks, span, name, spoken):
            continue
        if _is_of_another_land(marks, span, name):
            continue
        if marks.text[: span.start].lower().endswith(_OTHER_THAN) or marks.text.startswith("$", span.end):
            continue  # "non-Kenyan", "US$"
        found.append(PartyNaming(span, name.party, name.by, _acts(marks, span, name)))
    return tuple(_with_partners(marks, found))


def _with_partners(marks: Marks, namings: Sequence[PartyNaming]) -> Iterator[PartyNaming]:
    """Let the capitals that a headline puts side by side with one that acts act too ("Accra, Lima trade blame")."""
    headlines = [block.span for block in marks.report.blocks if block.kind in HEADINGS]
    loose = [own for own in namings if own.by == "capital" and any(block.holds(own.span) for block in headlines)]
    partners = set()
    for one, two in pairwise(loose):
        joined = one.span.end <= two.span.start and Span(one.span.end, two.span.start).of(marks.text).strip() in _JOINTS
        if joined and one.is_party != two.is_party:
            partners.add(two.span if one.is_party else one.span)
    for naming in namings:
        yield naming._replace(is_party=True) if naming.span in partners else naming


def _choose(marks: Marks, span: Span, names: Sequence[PartyName], sure: Collection[str]) -> PartyName | None:
    """Of several parties with one name: the one that the report names otherwise, too; an unsure name needs that as well."""
    certain = [name for name in names if name.sure]
    if len(names) == 1 and certain:
        return names[0] if not _is_pronoun(marks, span) else None
    backed = [name for name in names if name.party in sure]
    if len(backed) == 1:
        return backed[0]
    if len(certain) == 1 and not backed:
        return certain[0]
    return certain[0] if certain and not backed and len({name.party for name in certain}) == 1 else None


def _is_pronoun(marks: Marks, span: Span) -> bool:
    """Where all is in capital letters, "US" and "WHO" are told from "us" and "who" by their part of speech.

    What a verb of its own follows is no "us", whatever its part of speech: "US SAYS", "US: 12 KILLED".
    """
    inside = marks.tree.within(span)
    if len(inside) != 1 or marks.upos(inside[0]) != "PRON" or len(span) > 3 or not _is_shouted(marks, span):
        return False
    leads = marks.tree.tokens[inside[0]].relation in _AGENTS or marks.word(inside[0] + 1) == ":"
    return not (leads and marks.word(inside[0]) == "us")


def _is_shouted(marks: Marks, span: Span) -> bool:
    return marks.is_loud or marks.sentence_at(span.start).of(marks.text).isupper()


def _is_region(marks: Marks, span: Span, name: PartyName, spoken: Collection[str]) -> bool:
    """A name that is also a region of a country that the report speaks of is that region ("Georgia" in the United States)."""
    row = marks.vocabulary.parties[name.party]
    if name.by != "name" or row.country is None or row.country in spoken:
        return False
    regions, _ = countries_of(span.of(marks.text))
    return any(country in spoken for country in regions if country != row.country)


def _is_of_another_land(marks: Marks, span: Span, name: PartyName) -> bool:
    """Tell whether a land that is not the party's own stands beside a name that ends in a word for bodies.

    The "Peru National Liberation Army" and that "of Peru" are not Colombia's; "Peru's Security Council" is not that of the
    United Nations.
    """
    row, body = marks.vocabulary.parties[name.party], marks.institutions.at(span.end - 1)
    if row.kind == "state" or name.by != "name" or body is None or body.span.end != span.end:
        return False
    if name.sure and row.country is None:
        return False
    lands = _land_behind(marks, span) or _land_before(marks, span, owns=not (name.sure and row.kind in _ARMED))
    return bool(lands) and all(land.country != row.country for land in lands)


def _land_before(marks: Marks, span: Span, *, owns: bool) -> list[PartyRow]:
    """Return the states that a name right before a span can be; as its owner only with `owns`.

    "Uganda's Allied Democratic Forces" fight in another land than they come from.
    """
    before = marks.party_names.last_before(span.start)
    gap = Span(before.span.end, span.start).of(marks.text) if before is not None and before.span.end < span.start else ""
    near = before is not None and (gap == " " or (owns and gap in _OWNS))
    return _states(marks, before.value) if before is not None and near else []


def _land_behind(marks: Marks, span: Span) -> list[PartyRow]:
    """Return the states that a name behind "of" can be: the "National Liberation Army of Peru"."""
    joint = next((joint for joint in (" of the ", " of ") if marks.text.startswith(joint, span.end)), None)
    hit = marks.party_names.at(span.end + len(joint)) if joint is not None else None
    return _states(marks, hit.value) if hit is not None else []


def _states(marks: Marks, names: Sequence[PartyName]) -> list[PartyRow]:
    """Return the rows that names can mean by themselves, none where no state is among them."""
    rows = [marks.vocabulary.parties[own.party] for own in names if own.by in ("name", "demonym")]
    return rows if any(row.kind == "state" for row in rows) else []


def _acts(marks: Marks, span: Span, name: PartyName) -> bool:
    """Tell whether the words name a side here, not only a place or a part of another name."""
    mention = marks.mention_at(span)
    longer = mention is not None and mention.span.holds(span) and len(mention.span) > len(span) + 4
    if longer and mention is not None and mention.broad == "place" and name.by in ("name", "capital"):
        return _words_around(marks, mention.span, span)
    if name.by != "capital":
        return True
    return _is_government(marks, span)


def _words_around(marks: Marks, mention: Span, span: Span) -> bool:
    """Tell whether the rest of a longer place name is no name of its own ("eastern Ukraine", not "Bank of Uganda Road")."""
    rest = (mention.of(marks.text)).replace(span.of(marks.text), " ").split()
    return all(word.islower() or word in ("The", "'s", "’s") for word in rest)


def _is_government(marks: Marks, span: Span) -> bool:
    """Tell whether a capital stands for its government: it acts, owns an act, or stands beside one that does."""
    inside = marks.tree.within(span)
    if not inside:
        return False
    first, last = inside[0], inside[-1]
    before, after = marks.word(first - 1), marks.word(last + 1)
    if before in _WITHIN or after in HYPHENS or (before == "," and marks.upos(first - 2) == "PROPN" and after == ","):
        return False
    if after in POSSESSIVE_MARKS or before in _ACTING:
        return not _is_local_thing(marks, last + 2)
    if after in ("and", ",") or before == "and":
        return _is_agent(marks, inside)
    return _is_agent(marks, inside) and marks.upos(last + 1) in ("VERB", "AUX", "ADV", "PART", "ADP", "PUNCT")


def _is_local_thing(marks: Marks, i: int) -> bool:
    """In "Kyiv's mayor" and "Kyiv's suburbs" the capital is the town."""
    title = marks.titles.at(marks.tree.tokens[i].span.start) if i < len(marks.tree.tokens) else None
    body = marks.institutions.at(marks.tree.tokens[i].span.start) if i < len(marks.tree.tokens) else None
    if title is not None:
        return title.value.speaks in ("local", "none", "kin", "firm", "religious")
    return body is not None and body.value.level in ("local", "none")


def _is_agent(marks: Marks, inside: range) -> bool:
    """Tell whether a phrase is a subject or an owner, or is joined to one."""
    head = marks.tree.head_of(marks.span(inside[0], inside[-1]))
    for _ in range(_CHAIN):
        if head is None or head < 0:
            return False
        token = marks.tree.tokens[head]
        if token.relation in _AGENTS:
            return True
        if token.relation not in ("conj", "flat", "compound", "appos"):
            return False
        head = token.head
    return False


def is_barred(marks: Marks, span: Span) -> bool:
    """Tell whether the words only say whom somebody leans on or where ("Iranian-backed", "US-based")."""
    inside = marks.tree.within(span)
    return bool(inside) and marks.word(inside[-1] + 1) in HYPHENS and marks.word(inside[-1] + 2) in _BARRING


def is_whereabouts(marks: Marks, naming: PartyNaming) -> bool:
    """Tell whether a naming says where something is: "in Ukraine", "across southern Lebanon", "in Ukraine's Donetsk region"."""
    inside = marks.tree.within(naming.span)
    if not inside or naming.by not in ("name", "capital"):
        return False
    i = inside[0] - 1
    while i >= 0 and marks.upos(i) in ("DET", "ADJ", "NOUN") and i > inside[0] - 4:
        i -= 1
    return marks.word(i) in _WHEREABOUTS and marks.word(i - 1) not in _STAYING
