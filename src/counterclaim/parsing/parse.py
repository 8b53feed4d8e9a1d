"""Report -> Parse: words, sentences, trees, names and attributions, as the model sees them."""

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from counterclaim.lexicon import bare
from counterclaim.parsing.casing import in_sentence_case
from counterclaim.parsing.decoding import (
    best_tags,
    find_sentences,
    inner_tags,
    legal_moves,
    softmax,
    spans_of,
    tag_chances,
)
from counterclaim.parsing.encoder import BatchEncoder, Encoder, Passage, Scores
from counterclaim.parsing.frames import Scene, link_roles, with_verdicts
from counterclaim.parsing.hours import is_hour, part_hours, split_at_hours
from counterclaim.parsing.kinds import refine_kinds
from counterclaim.parsing.links import Linker
from counterclaim.parsing.mending import find_bare, find_verbs, mended
from counterclaim.parsing.merging import Windows
from counterclaim.parsing.misnamed import with_bands, with_towns
from counterclaim.parsing.names import agree
from counterclaim.parsing.party_words import Place, with_party_words
from counterclaim.parsing.sections import Section, find_sections
from counterclaim.parsing.side_by_side import with_answers, with_sides
from counterclaim.parsing.surnames import with_surnames
from counterclaim.parsing.trees import best_tree
from counterclaim.records import Frame, Mention, Parse, Report, Role, Span, Token


def parse_report(report: Report, encoder: Encoder) -> Parse:
    """Return what the model sees in a report; an empty text gives an empty Parse.

    Nothing crosses from a headline, caption or dateline into the body: no sentence, no role, no link.
    """
    sections = (section for section in find_sections(report) if section.words)
    return _parse(report, encoder, ((section, list(encoder.read(report.text, section.words))) for section in sections))


def parse_reports(reports: Sequence[Report], encoder: Encoder) -> list[Parse]:
    """Return what the model sees in each of several reports; an encoder that reads in batches fills them from all of them."""
    if not isinstance(encoder, BatchEncoder) or encoder.batch == 1:
        return [parse_report(report, encoder) for report in reports]
    sections = [[section for section in find_sections(report) if section.words] for report in reports]
    passages = [Passage(report.text, section.words) for report, its in zip(reports, sections, strict=True) for section in its]
    scored = iter(encoder.read_many(passages))
    return [
        _parse(report, encoder, [(section, next(scored)) for section in its])
        for report, its in zip(reports, sections, strict=True)
    ]


def _parse(report: Report, encoder: Encoder, scored: Iterable[tuple[Section, list[Scores]]]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Span] = []
    mentions: list[Mention] = []
    roles: list[Role] = []
    frames: list[Frame] = []
    for section, scores in scored:
        windows = Windows(scores, len(section.words))
        found = _sentences(section, windows, encoder, report.text)
        tokens += _tokens(section, windows, found, encoder, report.text, offset=len(tokens))
        sentences += [_span(section, first, last) for first, last in found]
        mentions += _mentions(section, windows, found, encoder)
        new_roles, new_frames = _attributions(section, windows, encoder, len(roles), report.text)
        new_roles = [_behind_hour(role, section, found, report.text) for role in new_roles]
        offset = len(tokens) - len(section.words)
        roles += with_party_words(new_roles, section, windows, encoder.labels, Place(report.text, offset))
        frames += new_frames
    return Parse(
        report_id=report.id,
        tokens=tuple(tokens),
        sentences=tuple(sentences),
        mentions=tuple(refine_kinds(_regrouped(mentions, report.text), report.text, tokens)),
        roles=tuple(roles),
        frames=tuple(frames),
        model=encoder.name,
    )


def _regrouped(mentions: Sequence[Mention], text: str) -> list[Mention]:
    return with_towns(with_bands(agree(mentions, text), text), text)


def _span(section: Section, first: int, last: int) -> Span:
    return Span(section.words[first][0], section.words[last - 1][1])


def _sentences(section: Section, windows: Windows, encoder: Encoder, text: str) -> list[tuple[int, int]]:
    found = find_sentences(windows.column("starts"), section.block_starts)
    tags = [encoder.labels.upos[one] for one in windows.column("upos").argmax(1).tolist()]
    forms = _words(section, 0, len(section.words), text)
    return list(part_hours(split_at_hours(with_answers(found, forms), forms, tags), forms, section.block_starts))


def _tokens(
    section: Section, windows: Windows, sentences: list[tuple[int, int]], encoder: Encoder, text: str, *, offset: int
) -> list[Token]:
    labels = encoder.labels
    upos = windows.column("upos").argmax(1).tolist()
    factuality = windows.column("factuality").tolist()
    root = labels.relations.index("root")
    forms = in_sentence_case(text, section.words)
    tokens: list[Token] = []
    for first, last in sentences:
        heads = best_tree(windows.arcs(first, last))
        found = windows.relations(first, last, np.array(heads)).tolist()
        relations = [labels.relations[root if head < 0 else one] for head, one in zip(heads, found, strict=True)]
        tags = [labels.upos[one] for one in upos[first:last]]
        verbs = find_verbs(heads, relations, tags)
        of_sentence = []
        for place, word in enumerate(range(first, last)):
            start, end = section.words[word]
            tag = "VERB" if place in verbs else tags[place]
            of_sentence.append(
                Token(
                    span=Span(start, end),
                    upos=tag,
                    head=heads[place],
                    relation=relations[place],
                    lemma=encoder.lemmas.of(bare(forms[word]), tag),
                    factuality=round(factuality[word], 2),
                )
            )
        own = _words(section, first, last, text)
        tokens += (
            msgspec.structs.replace(token, head=-1 if token.head < 0 else offset + first + token.head)
            for token in mended(with_sides(with_surnames(of_sentence, own)), verbs | find_bare(of_sentence, own))
        )
    return tokens


def _words(section: Section, first: int, last: int, text: str) -> list[str]:
    return [text[start:end] for start, end in section.words[first:last]]


def _behind_hour(role: Role, section: Section, sentences: Sequence[tuple[int, int]], text: str) -> Role:
    """Return a role without the hour that stamps its paragraph: in "13:05 Sources say" it is the sources who speak."""
    stamps = (n for n in sentences if section.words[n[0]][0] == role.span.start and is_hour(_words(section, *n, text)))
    start = next((section.words[last][0] for _, last in stamps if last < len(section.words)), role.span.start)
    return (
        role if not role.span.start < start < role.span.end else msgspec.structs.replace(role, span=Span(start, role.span.end))
    )


def _mentions(section: Section, windows: Windows, sentences: list[tuple[int, int]], encoder: Encoder) -> list[Mention]:
    names = encoder.labels.mentions
    scores = windows.column("mentions")
    cuts = np.zeros(len(scores), dtype=bool)
    cuts[[first for first, _ in sentences]] = True
    nothing = np.zeros(len(names), dtype=np.float32)
    tags = best_tags(scores, legal_moves(names), nothing, cuts, inner_tags(names))
    return [
        Mention(span=_span(section, span.first, span.last), kind=span.kind, score=span.score)  # type: ignore[arg-type]
        for span in spans_of(tags, names, softmax(scores))
    ]


def _attributions(
    section: Section, windows: Windows, encoder: Encoder, offset: int, text: str
) -> tuple[list[Role], list[Frame]]:
    labels = encoder.labels
    scores = windows.column("roles")
    moves = np.array(labels.transitions, dtype=np.float32)
    first_tag = np.array(labels.first_tag, dtype=np.float32)
    rules = (moves, first_tag, section.cuts, inner_tags(labels.roles))
    spans = spans_of(best_tags(scores, *rules), labels.roles, tag_chances(scores, *rules))
    spans = with_verdicts(spans, [word.lower() for word in _words(section, 0, len(section.words), text)])
    roles = [
        Role(kind=span.kind, span=_span(section, span.first, span.last), score=span.score)  # type: ignore[arg-type]
        for span in spans
    ]
    frames = [
        Frame(
            cue=offset + link.cue,
            source=None if link.source is None else offset + link.source,
            contents=tuple(offset + content for content in link.contents),
            score=link.score,
        )
        for link in link_roles(Scene(spans, windows, section, Linker(labels)))
    ]
    return roles, frames
