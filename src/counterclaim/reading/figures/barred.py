"""Numbers that are no figures: ages, dates, times of day, names, designations, list numbers."""

import bisect
import itertools
import re

from counterclaim.lexicon import load_rows
from counterclaim.reading.figures.counted import Counted, person_nouns
from counterclaim.reading.figures.counts import Count
from counterclaim.reading.figures.words import APART, THEM
from counterclaim.reading.ground import Ground
from counterclaim.reading.times.lengths import LENGTH
from counterclaim.records import Span

_NAMES = frozenset({"weapon", "other", "force", "organisation", "facility", "place", "person"})
_AGE_BEFORE = frozenset({"aged", "age", "ages"})
_PERSONS = frozenset({"who", "he", "she"})
_AGE_FROM = re.compile(r"\bage[sd]?\s+(?:(?:is|was|are|were|ranged?|ranges)\s+)?(?:(?:from|between|of)\s+)?$", re.IGNORECASE)
_AGES = re.compile(r", \d{1,2}(?:(?:, |,? and )\d{1,2})+(?=[,.;)])")
"""Ages behind several people: "two women, 23 and 27, were killed"."""
_YEARS = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir(?:teen|ty)|fif(?:teen|ty)|eighteen|eighty"
    r"|(?:four|six|seven|nine)(?:teen|ty)|twenty|forty)"
)
_AGES_FROM = re.compile(rf"\bage[sd]?(?: from| between)? {_YEARS}(?:(?:, |,? and |,? or | to |[-–]){_YEARS})+\b", re.IGNORECASE)
"""Several ages: "two girls, aged 13 and 14", "aged four and six"."""
_AGE_AFTER = re.compile(r"-?\s?(?:year|month|week|day)s?(?:-|\s)old|-?\s?(?:years?|months?) of age", re.IGNORECASE)
_AGE_RANGE = re.compile(
    r"(?:\s?-?(?:years?|months?|weeks?))?\s?(?:to|and|or|[-–])\s?[\w]+"
    r"(?:\s?-?(?:years?|months?)(?:-|\s)old|\s(?:years?|months?) of age)",
    re.IGNORECASE,
)
"""What is behind the first of two ages: "from 3 to 84 years old", "between six months and 12 years of age"."""
_HOUR_WORDS = frozenset({"until", "till", "since", "by", "from", "to", "around", "about", "approximately"})
_NUMBERED = frozenset({"number", "no", "nr", "nº"})
_POINTS = frozenset({"after", "since", "by"})
"""Prepositions that make a day of a length of time."""
_FIRST_IN = re.compile(r"\bfirst(?: \w+)? in \w+$")
_WHENEVER = frozenset({"when", "if", "how", "where", "whenever", "before", "that"})
_LINKED = re.compile(r"[A-Za-z][-‑]$")
_SUM = re.compile(r"\d\+\d")
_HOUR = re.compile(r"\bat\s+(?:[01]\d|2[0-3])[0-5]\d\b", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b(?:at|until|till|before|after|since|around|about|by(?! [\w-]+ to)) (?:about |around |just )?"
    r"(?:half|quarter|a quarter|[\w-]+?(?<!day)) (?:minutes )?(?:past|to) "
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|1[0-2]|[1-9])\b",
    re.IGNORECASE,
)
"""A time of day in words: "at twenty past seven"."""
_JOINED = re.compile(r"\s?[-‑]\s?(?!strong\b)[a-z]+", re.IGNORECASE)
_ONE_DAY = re.compile(
    r"(?<!\bin )(?<!\bfor )(?<!\bthan )(?<!\bjust )(?<!\bonly )(?<!\bafter )(?<!\bwithin )\bone day\b"
    r"(?!'| of| after| before| later| earlier| ago)",
    re.IGNORECASE,
)
"""Some day or other: "so that one day they can return"."""
_MULTIPLE = re.compile(
    r"[\s-]+(?:times|fold)\s+(?:what|as|more|less|fewer|higher|lower|larger|bigger|greater|smaller|the|that|those|its|their)\b"
    r"|[\s-]?fold\b",
    re.IGNORECASE,
)
"""What makes a number a factor: "six times what the ministry admits"."""
_ONE_OF = re.compile(r"one of (?:the|its|their|his|her|our) (?:\w+ )?(?:\w{2,}est|most|worst|best|least)\b", re.IGNORECASE)
"""What only praises or blames: "one of the worst massacres", "one of its most senior men"."""
_MANY = 20
_SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}$")

_CALIBRES = frozenset({"mm", "millimetre", "millimeter", "calibre", "caliber", "cal"})
_WEIGHTS = frozenset("kg kilo kilogram kilogramme lb lbs pound tonne ton kiloton megaton".split())
_WEIGHED = frozenset("bomb missile warhead shell rocket grenade mine charge munition projectile device torpedo".split())
"""What is named by its weight: "two 500-pound bombs"."""
_REGIMENTS = frozenset({"Rifles", "Lancers", "Fusiliers", "Grenadiers", "Dragoons", "Hussars"})
"""What regiments are called, which are told apart by numbers."""
_SOMEBODY = frozenset({"a", "an", "another"})
_GATHERED = frozenset("crew staff police personnel youth people clergy".split())
"""Nouns for people that stand for many in the singular."""
_OLDEST = 120
_ONWARDS = frozenset({"and", "to", "until", "till", "through", "-", "–"})
_LAST_DAY = 31
_RATE = re.compile(r"\([^()]{0,40}=[^()]{0,40}\)")
"""What one money is worth in another: "(1 euro = 1.1 dollars)"."""
_GIVING = frozenset({"give", "offer", "provide"})
_ACCOUNTS = frozenset({"account", "version", "detail", "testimony", "description", "story"})


class Barred:
    """Tells of the numbers of one report whether they can be figures."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._tree = ground.tree
        self._text = ground.text
        self._mentions = sorted(ground.scene.parse.mentions, key=lambda mention: mention.span)
        self._starts = [mention.span.start for mention in self._mentions]
        self._sources = sorted(one.source for one in ground.reading.attributions if one.source is not None)
        self._source_starts = [span.start for span in self._sources]
        rows = load_rows("units", ground.scene.lexicon)
        self._measures = frozenset(row["unit"] for row in rows if row["kind"] in ("measure", "money"))
        self._measured = frozenset(
            form for row in rows if row["kind"] in ("measure", "money") for form in (row["word"], row["plural"])
        )
        self._things = frozenset(row["unit"] for row in rows if row["kind"] in ("people", "thing"))

    def bars(self, count: Count, words: range) -> bool:
        """Tell whether a number is none that counts something."""
        tree = self._tree
        last = tree.tokens[count.at].span
        first = next((i for i in range(count.first, count.at + 1) if self._is_number(i)), count.at)
        start = tree.tokens[first].span
        return (
            self._is_time(Span(start.start, last.end), count)
            or self._is_age(count, last)
            or self._in_name(Span(start.start, last.end))
            or self._is_set_phrase(start.start, last.end)
            or (start.start >= 2 and _LINKED.search(self._text[start.start - 2 : start.start]) is not None)
            or (count.at == words[0] and count.digits and tree.word(min(count.at + 1, words[-1])) in (".", ")"))
            or self._is_score(count)
            or self._is_calibre(count)
            or self._is_numbered(count)
            or self._is_regiment(count)
            or self._is_last_day(count)
            or self._is_anybody(count)
            or self._is_of_degree(count)
            or self._describes(count)
            or _MULTIPLE.match(self._text, last.end) is not None
            or _ONE_OF.match(self._text, start.start) is not None
        )

    def _is_calibre(self, count: Count) -> bool:
        """Tell whether a number is the size of a weapon: "122mm rockets", "a 500-pound bomb", not "40 mm of rain"."""
        tree, at = self._tree, count.at + 1
        at += at + 1 < len(tree.tokens) and tree.word(at) == "-"
        if at + 1 >= len(tree.tokens):
            return False
        size, sized = tree.word(at).lower(), tree.tokens[at + 1]
        weighed = size in _WEIGHTS and sized.lemma.lower() in _WEIGHED
        return weighed or (size in _CALIBRES and sized.upos in ("NOUN", "PROPN", "ADJ"))

    def _is_regiment(self, count: Count) -> bool:
        """Tell whether a number names a regiment: "troops of 6 Hill Rifles"."""
        tree = self._tree
        named = itertools.takewhile(lambda i: tree.tokens[i].upos == "PROPN", range(count.at + 1, len(tree.tokens)))
        return count.digits and any(tree.word(i) in _REGIMENTS for i in itertools.islice(named, 1, None))

    def _is_last_day(self, count: Count) -> bool:
        """Tell whether a number is the last of some days: "between March 5 and 10", not "between March 5 and 10 men"."""
        tree, joint = self._tree, count.first - 1
        if joint < 1 or not count.digits or (count.low or 0) > _LAST_DAY or tree.word(joint).lower() not in _ONWARDS:
            return False
        when = self._ground.time_over(tree.tokens[joint - 1].span)
        if when is None or when.kind != "date" or count.at + 1 >= len(tree.tokens):
            return False
        opening = tree.within(Span(max(0, when.span.start - 10), when.span.start))
        told = tree.tokens[count.at + 1].upos in ("NOUN", "PROPN", "ADJ", "NUM")
        return bool(opening) and tree.word(opening[-1]).lower() in ("between", "from") and not told

    def is_source(self, span: Span, count: Count) -> bool:
        """Tell whether a number stands among the words that name who speaks: "two officials said".

        Many who say something, and shares of those who were asked, are counted: "thousands say", "26 percent say".
        """
        if count.percent or count.vague or (count.low or 0) >= _MANY:
            return False
        if self._gives_account(count):
            return True
        i = bisect.bisect_right(self._source_starts, span.start)
        return any(source.holds(span) for source in self._sources[max(0, i - 3) : i])

    def _gives_account(self, count: Count) -> bool:
        """Tell whether those who are counted tell something: "two other residents gave similar accounts"."""
        tree = self._tree
        told = (i for i in tree.above(count.at) if tree.tokens[i].upos == "VERB")
        verb = next(told, None)
        if verb is None or tree.tokens[verb].lemma not in _GIVING:
            return False
        leads = any(count.at in tree.below(i) for i in tree.with_relation(verb, "nsubj"))
        return leads and any(tree.tokens[i].lemma in _ACCOUNTS for i in tree.with_relation(verb, "obj"))

    def is_unit(self, counted: Counted) -> bool:
        """Tell whether a row names what is counted."""
        return counted.unit in self._things

    def is_day(self, length: int) -> bool:
        """Tell whether a length of time only tells a day: "after five hours", "nine days after the vote", "first in six years".

        How long something took or lasted is told as a length: "in 36 hours", "after ten years of war".
        """
        tree, token = self._tree, self._tree.tokens[length]
        cases = {tree.word(case).lower() for case in tree.with_relation(length, "case")}
        behind = tree.word(length + 1).lower() if length + 1 < len(tree.tokens) else ""
        before = " ".join(tree.word(i).lower() for i in range(max(0, length - 5), length))
        apart = behind in APART and token.relation != "obj" and "for" not in cases
        lasted = behind == "of"
        return apart or (bool(cases & _POINTS) and not lasted) or _FIRST_IN.search(before) is not None

    def is_measure(self, unit: str) -> bool:
        """Tell whether a unit measures, so that a later number without a noun cannot mean it."""
        return unit in self._measures

    def _is_number(self, i: int) -> bool:
        return self._tree.tokens[i].upos == "NUM" or self._tree.word(i)[:1].isdigit()

    def _is_time(self, span: Span, count: Count) -> bool:
        """Tell whether a time holds the number: a date, a time of day, what recurs; of lengths those that are told days."""
        when = self._ground.time_over(span)
        if when is None:
            return False
        if when.kind != "duration":
            return True
        joined = self._text[span.end : span.end + 1] == "-"  # "a three-day visit"
        return when.first is not None or when.reason != LENGTH or joined

    def _is_age(self, count: Count, last: Span) -> bool:
        tree = self._tree
        before = tree.word(count.first - 1).lower() if count.first else ""
        here = tree.tokens[count.first].span.start
        if _AGE_FROM.search(self._text, max(0, here - 20), here) is not None or self._is_listed_age(count, last):
            return True
        if self._is_bracketed_age(count):
            return True
        behind = (_AGE_AFTER.match(self._text, last.end), _AGE_RANGE.match(self._text, last.end))
        if before in _AGE_BEFORE or any(match is not None for match in behind):
            return True
        token = tree.tokens[count.at]
        who = next(tree.with_relation(count.at, "nsubj"), None)
        if who is not None and count.digits and (count.low or 0) < 120 and any(tree.with_relation(count.at, "cop")):
            named = "person" in self._ground.scene.mention_kinds(tree.tokens[who].span)
            if named or tree.word(who).lower() in _PERSONS:
                return True  # "Ana Ruiz, who was 38"
        after = self._text[last.end : last.end + 1]
        if count.digits and before == "," and after in (",", ")", ".") and token.head >= 0 and (count.low or 0) < 120:
            return self._is_somebody(token.head) or self._is_somebody(max(0, count.first - 2))
        return False

    def _is_somebody(self, i: int) -> bool:
        """Tell whether a word names one person or is a noun for one: "a girl, 12, was hurt"."""
        token, noun = self._tree.tokens[i], self._tree.word(i).lower()
        single = token.upos == "NOUN" and noun == token.lemma.lower() and not noun.endswith("s")
        return "person" in self._ground.scene.mention_kinds(token.span) or (
            single and noun in person_nouns(self._ground.scene.lexicon) and noun not in _GATHERED
        )

    def _is_listed_age(self, count: Count, last: Span) -> bool:
        """Tell whether a number is one of the ages that stand behind the noun for several people."""
        tree = self._tree
        ages = _AGES_FROM.finditer(self._text, max(0, last.start - 30), last.end + 20)
        if any(match.start() < last.start and last.end <= match.end() for match in ages):
            return True
        for match in _AGES.finditer(self._text, max(0, last.start - 20), last.end + 20):
            behind = tree.within(Span(max(0, match.start() - 1), match.start()))
            people = behind and (tree.tokens[behind[-1]].upos in ("NOUN", "PROPN")) and tree.word(behind[-1])[-1:].isalpha()
            if count.digits and people and match.start() < last.start and last.end <= match.end():
                return True
        return False

    def _is_bracketed_age(self, count: Count) -> bool:
        """Tell whether a number in brackets is the age of who is named before: "Ana Ruiz (45)", "her son (9)"."""
        tree, at = self._tree, count.at
        fits = count.digits and count.first == at and 0 < (count.low or 0) < _OLDEST and 1 < at < len(tree.tokens) - 1
        if not fits or tree.word(at - 1) != "(" or tree.word(at + 1) not in (")", ","):
            return False
        person = tree.tokens[at - 2]
        if "person" in self._ground.scene.mention_kinds(person.span):
            return True
        told = {tree.word(i).lower() for i in tree.with_relation(at - 2, "det")} & _SOMEBODY
        single = bool(told) or any(True for _ in tree.with_relation(at - 2, "nmod:poss"))
        return (
            single and person.lemma in person_nouns(self._ground.scene.lexicon) and not person.span.of(self._text).endswith("s")
        )

    def _is_set_phrase(self, start: int, end: int) -> bool:
        """Tell whether a number is part of what is written like a sum ("1+1"), an hour ("at 0200") or some day ("one day")."""
        near = slice(max(0, start - 2), end + 2)
        around = (
            (_HOUR, max(0, start - 6), end),
            (_CLOCK, max(0, start - 40), end + 30),
            (_ONE_DAY, max(0, start - 8), end + 12),
            (_RATE, max(0, start - 80), end + 80),
        )
        return _SUM.search(self._text[near]) is not None or any(
            match.start() <= start and end <= match.end()
            for pattern, first, last in around
            for match in pattern.finditer(self._text, first, last)
        )

    def _describes(self, count: Count) -> bool:
        """Tell whether a number and a noun joined to it only say what a thing is like: "a five-storey house"."""
        end = self._tree.tokens[count.at].span.end
        match = _JOINED.match(self._text, end)
        if match is None or count.percent:
            return False
        joined = match.group().strip(" -‑").lower()
        inside = self._tree.within(Span(end, match.end()))
        noun = bool(inside) and self._tree.tokens[inside[-1]].relation in ("compound", "amod", "nmod", "nummod")
        return noun and joined not in self._measured

    def _is_numbered(self, count: Count) -> bool:
        """Tell whether a number is a thing's own, or a time of day: "the number two man", "unit No. 6", "until 0400"."""
        tree = self._tree
        before = count.first - 1 - (count.first > 1 and tree.word(count.first - 1) == ".")
        word = tree.word(before).lower().removesuffix(".") if before >= 0 else ""
        hour = word in _HOUR_WORDS and len(tree.word(count.at)) == 4 and tree.word(count.at)[:1] == "0"
        after = tree.word(count.at + 1).lower() if count.at + 1 < len(tree.tokens) else ""
        if word == "magnitude" or after == "magnitude":
            return True  # "a magnitude 6.8 earthquake"
        return hour or (word in _NUMBERED and count.first == count.at and not (word == "no" and before == count.first - 1))

    def _is_anybody(self, count: Count) -> bool:
        """Tell whether "one" is anybody ("stay at home when one feels ill") or stands for what is known ("an old one")."""
        tree, token = self._tree, self._tree.tokens[count.at]
        if tree.word(count.at).lower() == "one" and any(
            tree.word(i).lower() in ("a", "an") for i in tree.with_relation(count.at, "det")
        ):
            return True
        if tree.word(count.at).lower() != "one" or token.relation != "nsubj" or count.at == 0:
            return False
        return tree.word(count.at - 1).lower() in _WHENEVER and tree.word(token.head).lower().endswith("s")

    def _is_of_degree(self, count: Count) -> bool:
        """Tell whether "none of them" only tells how badly all were harmed: "three were hurt, none of them seriously"."""
        near = range(count.at + 1, min(count.at + 4, len(self._tree.tokens)))
        behind = [self._tree.word(i).lower() for i in near]
        return count.high == 0 and behind[:1] == ["of"] and len(behind) == 3 and behind[1] in THEM and behind[2].endswith("ly")

    def _in_name(self, span: Span) -> bool:
        last = bisect.bisect_left(self._starts, span.end)
        for mention in self._mentions[max(0, last - 3) : last]:
            if mention.span.holds(span) and len(mention.span) > len(span) and mention.kind in _NAMES:
                return True
        return False

    def _is_score(self, count: Count) -> bool:
        """Tell whether two small numbers stand against each other: "won 3-1"."""
        tree = self._tree
        span = tree.span_of(range(max(0, count.at - 2), count.at + 1))
        after = self._text[tree.tokens[count.at].span.end : tree.tokens[count.at].span.end + 2]
        return _SCORE.search(span.of(self._text)) is not None and count.first == count.at and not after.startswith("-")
