"""Which persons of a report are known office holders, for those whose side the report itself does not tell.

The report's words always outrank the table, and so does a word in it that such a person no longer speaks for anyone
("former", "author"). Who asks here has looked for these words first.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from counterclaim.lexicon import load_rows
from counterclaim.reading.holders import Holder, known_holder, name_key
from counterclaim.reading.marks import Marks
from counterclaim.reading.roles import find_roles
from counterclaim.records import Span

_HEADS = frozenset(
    "president|prime minister|chancellor|premier|king|queen|emir|sultan|emperor|supreme leader|head of government|"
    "head of state|transitional president|president of the government|taoiseach|crown prince".split("|")
)


GOVERNING = frozenset({"administration", "government", "regime", "cabinet"})
"""Bodies that go by the surname of who leads them ("the Osei administration")."""


class _Term(NamedTuple):
    """A row of the table under one surname: who, what, and the first and last day."""

    holder: Holder
    since: str
    until: str

    @property
    def is_head(self) -> bool:
        """Tell whether the office is that of a head of state or government."""
        return any(office in _HEADS for office in self.holder.office.split(", "))


def find_incumbent(marks: Marks, name: Span, places: Sequence[Span], spoken: Collection[str]) -> Holder | None:
    """Return the office that a person of the report is known to hold on the report's day, or None where that is not clear.

    A person named in full is asked for by the full name; where the day is not known, the report must speak of the party. One
    of whom the report only writes a surname ("Osei said") is a head of state or government where exactly one row in force on
    that day bears the surname, the row is of such an office, and the report either writes that office before the name or
    speaks of the state (`spoken` are the parties that it names) and gives the person no role of another kind.
    """
    day = marks.report.published.edtf
    written = " ".join(name.of(marks.text).split())
    if name_key(written):
        holder = known_holder(written, day, marks.lexicon)
        return holder if day is not None or (holder is not None and holder.party in spoken) else None
    if day is None or len(day) != len("2000-01-01"):
        return None
    head = _head_of_surname(written, day, marks.lexicon)
    if head is None:
        return None
    roles = [role for place in places for role in find_roles(marks, place)]
    titles = {role.title.value.name for role in roles if role.title is not None}
    told = bool(titles) and titles <= set(head.office.split(", "))
    return head if told or (not roles and head.party in spoken) else None


def find_headed(marks: Marks, body: Span) -> tuple[str, Span] | None:
    """Return the state whose head's surname stands before a word for a government, and the words from the surname on.

    The surname must be that of exactly one row in force on the report's day; or of none, and of heads of one state before it
    ("the Osei administration had left the treaty").
    """
    inside = marks.tree.within(body)
    day = marks.report.published.edtf
    if not inside or inside[0] == 0 or marks.word(inside[-1]) not in GOVERNING or day is None or len(day) != len("2000-01-01"):
        return None
    surname = marks.tree.tokens[inside[0] - 1]
    if not surname.span.of(marks.text)[:1].isupper() or surname.span.start < marks.sentence_at(body.start).start:
        return None
    written = surname.span.of(marks.text)
    head = _head_of_surname(written, day, marks.lexicon)
    party = head.party if head is not None else _once_headed(written, day, marks.lexicon)
    return (party, Span(surname.span.start, body.end)) if party is not None else None


def in_words(holder: Holder) -> str:
    """Return why somebody is taken to speak for a party.

    >>> in_words(Holder(name="Ada Holt", office="president", party="Peru"))
    'from the table of office holders: president, Peru'
    """
    return f"from the table of office holders: {holder.office}, {holder.party}"


def _head_of_surname(surname: str, day: str, lexicon: str | None) -> Holder | None:
    terms = [term for term in _by_surname(lexicon).get(_surname_of(f"x {surname}"), ()) if term.since <= day <= term.until]
    return terms[0].holder if len(terms) == 1 and terms[0].is_head else None


def _once_headed(surname: str, day: str, lexicon: str | None) -> str | None:
    """Return the one state that somebody of a surname led before a day, unless another of the table bears it on that day."""
    terms = [term for term in _by_surname(lexicon).get(_surname_of(f"x {surname}"), ()) if term.since <= day]
    led = {term.holder.party for term in terms if term.is_head}
    return led.pop() if len(led) == 1 and all(term.until < day for term in terms) else None


def _surname_of(name: str) -> str:
    return name_key(name).rpartition(" ")[2]


@cache
def _by_surname(lexicon: str | None) -> Mapping[str, Sequence[_Term]]:
    found: dict[str, list[_Term]] = defaultdict(list)
    for row in load_rows("holders", lexicon):
        since, until = row["since"], row["until"] or "9999"
        term = _Term(
            Holder(name=row["name"], office=row["office"], party=row["party"]),
            since + "-01-01"[len(since) - 4 :],
            until + "-12-31"[len(until) - 4 :],
        )
        for surname in {_surname_of(spelling) for spelling in (row["name"], *row["others"].split("|"))}:
            if surname:
                found[surname].append(term)
    return found
