"""Parses for tests of names and speakers: word classes by closed lists, names as marked, trees flat but for subjects.

    cast_of("[person:Ada Holt], the [place:Kenya] envoy, said so.")

It stands between a tree made by hand and the model: the rules under test look at words, classes and neighbours.
"""

import re
from collections.abc import Sequence

from counterclaim.parsing.words import find_words
from counterclaim.reading.cast import Cast, find_cast
from counterclaim.reading.references import Reference, Resolution
from counterclaim.reading.speakers import resolve_references
from counterclaim.records import Actor, Block, Dateline, Mention, Parse, Report, Span, Token
from tests.build import unmark

CLASSES = {
    "DET": "the a an this that these those all both each another some any",
    "PRON": "he she they it his her their its who which whom i we our us him them himself",
    "ADP": "of for to in on at by with from over across near against inside into until after between along about as",
    "CCONJ": "and or but",
    "AUX": "is was were had has have been be will would should are did",
    "VERB": "said says told wrote met gave disputed denied confirmed shot launched called "
    "emphasizing claims struck killed died claimed "
    ""
    "led backed heads took accused urged congratulated injured spoke held entered left attacked "
    "announced added arrived seen installed",
    "ADV": "also overnight earlier meanwhile later not only",
    "ADJ": "local presidential former new eastern southern regional military deputy senior chief "
    "loyal acting national foreign public "
    "interim central other political mercenary exiled paramilitary late",
}
_CLASS_OF = {word: upos for upos, words in CLASSES.items() for word in words.split()}
_END = re.compile(r"(?<=[.?!])[”\"]?\s+(?=[“\"A-Z])")
_ABBREVIATIONS = ("Gov.", "Gen.", "Lt.", "Col.", "Mr.", "Mrs.", "Ms.", "Sen.", "U.S.", "Dr.", "St.", "Maj.")


def upos_of(word: str) -> str:
    """Return the class of a word: from the lists, else by its letters."""
    low = word.lower()
    if low in _CLASS_OF and (word.islower() or (len(word) > 1 and _CLASS_OF[low] in ("DET", "PRON", "ADP", "CCONJ", "ADV"))):
        return _CLASS_OF[low]
    if word in ("'s", "’s"):
        return "PART"
    if not word[0].isalnum():
        return "PUNCT"
    if word[0].isdigit():
        return "NUM"
    return "PROPN" if word[0].isupper() else "NOUN"


def tagged(*paragraphs: str, dateline: str | None = None) -> tuple[Report, Parse]:
    """Return a report of the paragraphs and its parse; names are those marked."""
    text, marks = unmark("\n\n".join(paragraphs))
    blocks, position = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(kind="paragraph", span=Span(position, position + len(part))))
        position += len(part) + 2
    tokens: list[Token] = []
    sentences = []
    for block in blocks:
        for sentence in _sentences(text, block.span):
            sentences.append(sentence)
            tokens += _tokens(text, sentence, len(tokens))
    mentions = tuple(sorted((Mention(span=mark.span, kind=mark.kind, score=1.0) for mark in marks), key=lambda m: m.span))  # type: ignore[arg-type]
    report = Report(
        id="r", text=text, blocks=tuple(blocks), source_map=(), dateline=Dateline(place=dateline) if dateline else None
    )
    parse = Parse(
        report_id="r", tokens=tuple(tokens), sentences=tuple(sentences), mentions=mentions, roles=(), frames=(), model="hand"
    )
    return report, parse


def _sentences(text: str, block: Span) -> list[Span]:
    found, start = [], block.start
    for match in _END.finditer(text, block.start, block.end):
        if not text[start : match.start()].endswith(_ABBREVIATIONS):
            found.append(Span(start, match.start() + len(match.group().rstrip())))
            start = match.end()
    return [*found, Span(start, block.end)] if start < block.end else found


def _tokens(text: str, sentence: Span, offset: int) -> list[Token]:
    words = [Span(*word) for word in find_words(text, sentence.start, sentence.end)]
    classes = [upos_of(word.of(text)) for word in words]
    verb = next((i for i, upos in enumerate(classes) if upos == "VERB"), None)
    tokens = []
    for i, (word, upos) in enumerate(zip(words, classes, strict=True)):
        noun = upos in ("NOUN", "PROPN", "PRON")
        last = noun and (i + 1 == len(words) or classes[i + 1] not in ("NOUN", "PROPN", "PART"))
        subject = verb is not None and i < verb and last and (i == 0 or "ADP" not in classes[max(0, i - 3) : i])
        relation = "root" if i == (verb or 0) else "nsubj" if subject else "dep"
        tokens.append(Token(span=word, upos=upos, head=-1 if relation == "root" else offset + (verb or 0), relation=relation))
    return tokens


def cast_of(*paragraphs: str, dateline: str | None = None) -> Cast:
    """Return who is named in the paragraphs."""
    return find_cast(*tagged(*paragraphs, dateline=dateline))


def person(cast: Cast, name: str) -> Actor:
    """Return the person of a name; the test fails where there is none or more than one."""
    found = [actor for actor in cast.actors if actor.kind == "person" and actor.name == name]
    assert len(found) == 1, [actor.name for actor in cast.actors]
    return found[0]


def speakers_of(*paragraphs: str, sources: Sequence[str], dateline: str | None = None) -> list[list[Actor | str]]:
    """Return for each source (its last place after the one before it) the actors it is resolved to, or the reasons."""
    report, parse = tagged(*paragraphs, dateline=dateline)
    references, position = [], 0
    for source in sources:
        match = re.compile(rf"(?<!\w){re.escape(source)}(?!\w)").search(report.text, position)
        assert match, f"{source!r} does not stand in the text after {report.text[:position]!r}"
        position = match.end()
        references.append(Reference(span=Span(*match.span()), role="source"))
    resolution = resolve_references(report, parse, find_cast(report, parse), references)
    return [_found(resolution, reference) for reference in references]


def _found(resolution: Resolution, reference: Reference) -> list[Actor | str]:
    actors = {actor.id: actor for actor in resolution.actors}
    return [
        actors[speaker.actor] if speaker.actor else speaker.reason or "no reason" for speaker in resolution.speakers[reference]
    ]


def names_of(found: Sequence[Actor | str]) -> list[tuple[str, str | None]]:
    """Return the names and parties of actors; an open one is its reason."""
    return [(actor, None) if isinstance(actor, str) else (actor.name, actor.party) for actor in found]
