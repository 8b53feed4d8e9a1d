"""Who closes a headline as its source: "Nine killed in raid: army", "Nine ships seized — Foreign Ministry"."""

from collections.abc import Iterator

from counterclaim.reading.extents import cut_out
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.vocabulary import Institution, Title, load_vocabulary
from counterclaim.records import Span

_BREAKS = frozenset({":", "—", "–", "-"})
_LONGEST = 5
"""Words that a source behind the last mark may have."""
_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "PART"})
_NO_TELLERS = frozenset({"honorific", "soldier", "kin", "candidate"})
_TELLING = frozenset({"resident", "witness", "survivor", "doctor", "medic", "lawyer", "analyst", "expert"})
"""Titles of those without an office whom headlines give for a source."""


def find_headline_sources(scene: Scene) -> Iterator[Draft]:
    """Yield a draft for each headline whose words behind its last colon or dash only name an office, a body or a party."""
    for block in scene.blocks:
        if block.kind not in ("headline", "subhead"):
            continue
        inside = scene.tree.within(block.span)
        mark = next((i for i in reversed(inside[1:-1]) if _parts(scene, i)), None)
        if mark is not None and inside[-1] - mark <= _LONGEST and _has_verb(scene, inside[0], mark):
            source = scene.tree.span_of((mark + 1, inside[-1]))
            content = cut_out(scene, Span(block.span.start, scene.tree.tokens[mark].span.start), [])
            if content and _is_source(scene, source):
                yield Draft(
                    source=source,
                    cue=scene.tree.tokens[mark].span,
                    content=content,
                    cue_token=mark,
                    origin="phrase",
                    score=0.5,
                    sure=True,
                )


def _parts(scene: Scene, i: int) -> bool:
    """Tell whether a mark parts a headline in two: a colon or a dash between spaces, no hyphen."""
    span = scene.tree.tokens[i].span
    apart = scene.text[span.start - 1].isspace() and scene.text[span.end].isspace()
    return scene.tree.word(i) in _BREAKS and (apart or scene.tree.word(i) == ":")


def _has_verb(scene: Scene, first: int, mark: int) -> bool:
    return any(scene.tree.tokens[i].upos in ("VERB", "AUX") for i in range(first, mark))


def _is_source(scene: Scene, source: Span) -> bool:
    """Tell whether words are nouns without an article, the last of which is an office, a body or a party.

    The name of an outlet is the page's, not a source's; of texts only what is not one's own counts ("state media").
    """
    words, vocabulary = source.of(scene.text), load_vocabulary(scene.lexicon)
    parties = (hit for hit in vocabulary.names.find(words) if len(hit.span) == len(words))
    named = any(name.by != "demonym" and vocabulary.parties[name.party].kind != "MED" for hit in parties for name in hit.value)
    return is_teller(scene, source) or (named and _is_bare(scene, source))


def is_teller(scene: Scene, source: Span) -> bool:
    """Tell whether words are nouns without an article, the last of which is an office or a body: "army", "Residents".

    A name alone is none: "Chad: two towns flooded" tells where.
    """
    words, vocabulary = source.of(scene.text), load_vocabulary(scene.lexicon)
    titles = (hit.value for hit in vocabulary.titles.find(words) if hit.span.end == len(words))
    bodies = (hit.value for hit in vocabulary.institutions.find(words) if hit.span.end == len(words))
    return _is_bare(scene, source) and (any(map(_can_tell, titles)) or any(_speaks(body) for body in bodies))


def _is_bare(scene: Scene, source: Span) -> bool:
    return all(scene.tree.tokens[i].upos in _WORDS for i in scene.tree.within(source))


def _can_tell(title: Title) -> bool:
    return title.speaks not in _NO_TELLERS and (title.speaks != "none" or title.name in _TELLING)


def _speaks(body: Institution) -> bool:
    """Tell whether a body is one that reports what happened: a ministry, the police, rebels or state media, no school."""
    return body.level != "none" or body.term.startswith("state ")
