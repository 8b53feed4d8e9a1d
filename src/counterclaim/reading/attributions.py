"""From the model's frames and the rules' drafts to one list of attributions, each told once."""

from collections.abc import Iterable, Sequence

import msgspec

from counterclaim.reading.asides import asides_of
from counterclaim.reading.cited import with_cited
from counterclaim.reading.clauses import is_of_teller
from counterclaim.reading.constructions import cases, linked
from counterclaim.reading.counted_by import find_counted_drafts
from counterclaim.reading.cues import Cue
from counterclaim.reading.duplicates import part_conjuncts, with_own_ends, without_echoes
from counterclaim.reading.extents import closed, cut_out, merge, trim, with_counted
from counterclaim.reading.frame_contents import behind_semicolon, by_own_subject, clipped, widened, with_relatives, without_tail
from counterclaim.reading.frame_cues import cue_of, describes
from counterclaim.reading.headline_answers import find_headline_answers
from counterclaim.reading.headline_colons import find_colon_drafts, is_label
from counterclaim.reading.headline_sources import find_headline_sources
from counterclaim.reading.held_to import find_held_drafts
from counterclaim.reading.inner import find_inner_drafts, reaching
from counterclaim.reading.nested import lost_between, nested_in, with_clauses, without_givers
from counterclaim.reading.nominal import find_noun_drafts
from counterclaim.reading.noun_holders import releaser_of
from counterclaim.reading.openings import find_opening_drafts
from counterclaim.reading.outcomes import outcome_of
from counterclaim.reading.rebuttals import find_rebuttal_drafts
from counterclaim.reading.relays import find_relayed_drafts, quoted_behind, quoting_verbs, withholds_name
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.settings import find_setting
from counterclaim.reading.silence import find_evasion_drafts, find_silence_drafts
from counterclaim.reading.stance import with_negation
from counterclaim.reading.subjects import RELATIVES, bare_source, is_no_speaker, subject_of, told_of_source, whole_list
from counterclaim.reading.this_said import with_what_was_said
from counterclaim.reading.told_through import told_through, verb_through
from counterclaim.reading.untold import is_untold
from counterclaim.reading.verbless import UNNAMED, find_verbless_drafts, without_office
from counterclaim.reading.verbs import cue_span, find_verb_drafts, source_of
from counterclaim.reading.whole_names import with_whole_name
from counterclaim.records import Frame, Span

_NOMINAL = frozenset(
    {"object", "news", "of", "about", "on", "as", "for", "with", "against", "number", "toll", "react", "naming"}
)
"""Constructions whose content may be without a verb."""
_NOUN_WORDS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "ADP", "CCONJ", "PUNCT", "ADV", "PART", "SYM"})
_SUBJECTS = ("nsubj", "csubj", "expl", "dep")


def find_drafts(scene: Scene) -> tuple[Draft, ...]:
    """Return all attributions of a report in text order, before their speakers are known.

    A frame of the model and a construction of the rules that share a cue are one attribution: the extent of the content is
    the model's, who was told, the medium and the row of the lexicon come from the rules. Other constructions are added.
    """
    ruled = _drop_governors(scene, _ruled(scene))
    places = scene.by_sentence((n, draft.cue) for n, draft in enumerate(ruled) if draft.cue is not None)
    framed, taken, relaying = list[Draft](), set[int](), quoting_verbs(scene, ruled)
    for frame in scene.parse.frames:
        cue = cue_of(scene, frame)
        near = sorted({n for sentence in scene.sentences_in(cue) for n in places.get(sentence, ())})
        inside = [n for n in near if _overlap(ruled[n].cue, cue) or _is_refused(scene, ruled[n], cue)]
        taken.update(n for n in inside if not _answers_inside(scene, ruled[n], [ruled[m] for m in inside]))
        if relaying.intersection(scene.tree.within(cue)) and not any(ruled[n].sure for n in inside):
            continue
        framed += [draft for draft in [_from_frame(scene, frame, [ruled[n] for n in inside])] if draft is not None]
    free = [draft for n, draft in enumerate(ruled) if n not in taken]
    rest = [draft for draft in free if not _is_soft(draft) or _is_told_that(scene, draft)]
    rest += nested_in(scene, (draft for draft in free if _is_soft(draft) and not _is_told_that(scene, draft)), [*framed, *rest])
    rest += find_inner_drafts(scene, [*framed, *rest])
    told = [draft for draft in (*framed, *rest) if not draft.content or not is_untold(scene, draft)]
    drafts = _told_by_governor(scene, part_conjuncts(scene, with_own_ends(scene, reaching(scene, told))))
    drafts = [with_whole_name(scene, _by_releaser(scene, draft)) for draft in _one_each(drafts)]
    finished = [_finish(scene, draft) for draft in drafts if not withholds_name(scene, draft)]
    kept = without_echoes(scene, [draft for draft in finished if draft.content and not is_untold(scene, draft)])
    kept = [with_negation(scene, draft) for draft in kept]
    kept = with_what_was_said(scene, with_cited(scene, with_clauses(scene, kept), relaying))
    kept = [msgspec.structs.replace(one, content=tuple(without_tail(scene, piece) for piece in one.content)) for one in kept]
    return tuple(sorted(kept, key=lambda draft: (draft.start, draft.cue or draft.content[0])))


def _ruled(scene: Scene) -> list[Draft]:
    """The drafts of all rules; what a sure construction tells of a cue goes before what the others do."""
    sure = [*find_rebuttal_drafts(scene), *find_relayed_drafts(scene), *find_silence_drafts(scene), *find_held_drafts(scene)]
    sure += [*find_headline_sources(scene), *find_headline_answers(scene), *find_opening_drafts(scene)]
    sure += [*find_counted_drafts(scene), *find_evasion_drafts(scene)]
    cues = {draft.cue_token for draft in sure if draft.cue_token is not None}
    nouns = find_noun_drafts(scene)
    others = (*without_givers(find_verb_drafts(scene), nouns), *nouns, *find_verbless_drafts(scene), *find_colon_drafts(scene))
    found = [*sure, *(draft for draft in others if draft.cue_token not in cues)]
    return sorted(found, key=lambda draft: -1 if draft.cue_token is None else draft.cue_token)


def _overlap(some: Span | None, other: Span) -> bool:
    return some is not None and some.overlaps(other)


def _is_refused(scene: Scene, draft: Draft, cue: Span) -> bool:
    """Tell whether a draft's verb hangs from the model's cue as "to say" does from "refused"."""
    if draft.cue_token is None or draft.origin != "verb" or not _is_governed(scene, draft):
        return False
    head = scene.tree.tokens[draft.cue_token].head
    declines = any(row.stance == "declines" for row in scene.cues.at(scene.tree, head, "verb"))
    return declines and scene.tree.tokens[head].span.overlaps(cue)


def _is_soft(draft: Draft) -> bool:
    return bool(draft.rows) and all("soft" in row.takes for row in draft.rows)


def _is_told_that(scene: Scene, draft: Draft) -> bool:
    """Tell whether a clause with "that" stands behind a verb which has a subject of its own."""
    if draft.cue_token is None or draft.origin != "verb" or not draft.own or draft.source is None:
        return False
    clauses = scene.tree.with_relation(draft.cue_token, "ccomp")
    return any("that" in cases(scene, clause) for clause in clauses)


def _told_by_governor(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Of "X stressed that Y conforms, without admitting Z" it is X who does not admit Z, wherever the tree hangs the words."""
    by_token = {draft.cue_token: draft for draft in drafts if draft.cue_token is not None and draft.origin != "noun"}
    told: list[Draft] = []
    for draft in drafts:
        teller = None
        cue = draft.cue_token if draft.origin in ("verb", "model") else None
        if cue is not None and ("without" in cases(scene, cue) or is_of_teller(scene, cue)):
            teller = next((by_token[above] for above in scene.tree.above(cue) if above in by_token), None)
        told.append(draft if teller is None else msgspec.structs.replace(draft, source=teller.source, reason=teller.reason))
    return told


def _answers_inside(scene: Scene, draft: Draft, inside: Sequence[Draft]) -> bool:
    """Of "pushing back against claims that ..." the model makes one cue, but claims and verb are two attributions."""
    nouns = [other for other in inside if other.origin == "noun" and other.cue is not None and other.cue_token is not None]
    if draft.origin != "verb":
        return False
    governs = any(scene.tree.tokens[noun.cue_token].head == draft.cue_token for noun in nouns if noun.cue_token is not None)
    return governs or any(piece.holds(noun.cue) for piece in draft.content for noun in nouns if noun.cue is not None)


def _is_shared(scene: Scene, noun: Draft, cue: Span, inside: Sequence[Draft]) -> bool:
    """Tell whether the model's cue is "denied reports": whoever denies is not the holder of the reports."""
    if noun.origin != "noun" or noun.cue_token is None:
        return False
    head = scene.tree.tokens[noun.cue_token].head
    answers = head >= 0 and scene.cues.has(scene.tree.word(head), "verb", "react", "object")
    if answers and cue.holds(scene.tree.tokens[head].span) and not _overlap(noun.cue, scene.tree.tokens[head].span):
        return True
    return any(draft.origin == "verb" and draft.cue_token == scene.tree.tokens[noun.cue_token].head for draft in inside)


def _from_frame(scene: Scene, frame: Frame, inside: Sequence[Draft]) -> Draft | None:
    roles, cue = scene.parse.roles, cue_of(scene, frame)
    if not scene.is_saying(cue.start):
        return None
    ruled = told_through(scene, inside) or (inside[-1] if inside else None)
    if ruled is not None and ruled.sure:
        return msgspec.structs.replace(ruled, score=frame.score, seen=ruled.seen or cue)
    pieces = [part for index in frame.contents for part in clipped(scene, roles[index].span, cue)]
    content = behind_semicolon(scene, merge(piece for part in pieces if (piece := trim(scene, part)) is not None), cue)
    source = None if frame.source is None else roles[frame.source].span
    if ruled is not None and source is not None and content and (verb := verb_through(scene, ruled, cue)) is not None:
        rows = scene.cues.at(scene.tree, verb, "verb")
        told = Draft(source=bare_source(scene, source), cue=cue_span(scene, verb, rows), content=content, cue_token=verb)
        return msgspec.structs.replace(told, rows=rows, origin="model", score=frame.score, seen=cue)
    if ruled is None:
        return None if is_label(scene, source, cue) else _bare(scene, frame, source, with_relatives(scene, content))
    source = _choose_source(scene, ruled, None if _is_shared(scene, ruled, cue, inside) else source)
    if (
        content
        and (ruled.reason == UNNAMED or ruled.placed)
        and ruled.origin == "verb"
        and not any(piece.overlaps(ruled.content[0]) for piece in content)
    ):
        content = merge((ruled.content[0], *content))
    if ruled.own and ruled.source is not None and len(content) > 1 and ruled.source.end + 1 == cue.start:
        content = tuple(piece for piece in content if not ruled.source.holds(piece)) or content
    content = widened(scene, without_office(scene, ruled, content), ruled)
    return msgspec.structs.replace(
        ruled,
        source=source,
        content=ruled.content if not content or _is_surer(scene, ruled, content) or _swallows(scene, cue, ruled) else content,
        origin=ruled.origin if ruled.origin in ("noun", "adverb") else "model",
        reason=None if source is not None else UNNAMED,
        score=frame.score,
        seen=cue,
    )


def _is_adjacent(scene: Scene, ruled: Draft) -> bool:
    """Tell whether a name stands right before its verb in a side clause ("..., after X announced that")."""
    if (
        not ruled.own
        or ruled.source is None
        or ruled.cue_token is None
        or scene.tree.tokens[ruled.cue_token].relation != "advcl"
    ):
        return False
    between = scene.tree.within(
        Span(ruled.source.end, max(scene.tree.tokens[ruled.cue_token].span.start, ruled.source.end + 1))
    )
    return all(scene.tree.tokens[i].upos in ("ADV", "AUX", "VERB") for i in between)


def _is_nearer(scene: Scene, ruled: Draft, seen: Span) -> bool:
    """Tell whether a verb has a subject of its own and the model's source is that of a verb before it in the sentence."""
    verb = ruled.cue_token
    if verb is None or ruled.source is None or not ruled.own or not seen.end <= ruled.source.start:
        return False
    head = scene.tree.head_of(seen)
    over = -1 if head is None else scene.tree.tokens[head].head
    beside = scene.tree.tokens[verb].relation in ("conj", "advcl", "parataxis")
    return beside and over >= 0 and over == scene.tree.tokens[verb].head


def _swallows(scene: Scene, cue: Span, ruled: Draft) -> bool:
    """Tell whether the model's cue takes in a noun that the content begins with: "responded to requests for" comment."""
    opening = scene.tree.within(cue)
    return any(scene.tree.tokens[i].upos == "NOUN" and ruled.content[0].holds(scene.tree.tokens[i].span) for i in opening)


def _is_surer(scene: Scene, ruled: Draft, content: Sequence[Span]) -> bool:
    """Tell whether the rules know the content better: of "gave her the news" it is the noun, whoever heard it, and the name
    after "according to" and what it is are no part of it; who is accused is not all of an accusation.
    """
    if len(ruled.content) > 1 and tuple(content) == ruled.content[:1]:
        return True
    if ruled.cue is not None and any(piece.holds(ruled.cue) for piece in content):
        return True
    if ruled.origin == "noun" or lost_between(scene, ruled, content) or _is_bare(scene, ruled, content):
        return True
    if all(piece.of(scene.text).lower() in RELATIVES for piece in content):
        return True
    if ruled.origin == "phrase":
        return ruled.source is not None and any(piece.overlaps(ruled.source) for piece in content)
    if any(scene.quoted_in(piece) for piece in content):
        return False
    return bool(ruled.rows) and all("news" in row.takes and "clause" not in row.takes for row in ruled.rows)


def _is_bare(scene: Scene, ruled: Draft, content: Sequence[Span]) -> bool:
    """Tell whether the model keeps the noun alone: "interest" of "confirmed interest in a treaty between the two states"."""
    inside = scene.tree.within(content[0])
    after = inside.stop
    kinds = [scene.tree.tokens[i].upos for i in inside]
    alone = len(content) == 1 and kinds in (["NOUN"], ["NUM", "NOUN"])
    goes_on = after < len(scene.tree.tokens) and scene.tree.tokens[after].upos == "ADP"
    return alone and goes_on and ruled.content[0].start == content[0].start and ruled.content[0].end > content[0].end


def _choose_source(scene: Scene, ruled: Draft, seen: Span | None) -> Span | None:
    """The model's source, but the rules' where place or grammar is sure: a passive's subject does not speak, a noun's holder
    stands beside it, and who stands in the cue's sentence goes before who stands in another.
    """
    if ruled.source is None:
        nobody = seen is not None and ruled.origin == "noun" and is_no_speaker(seen.of(scene.text))
        return None if nobody or (ruled.reason == UNNAMED and ruled.origin != "noun") else seen
    if seen is not None and ruled.own and scene.text[max(0, seen.start - 13) : seen.start].lower() == "according to ":
        return bare_source(scene, ruled.source)  # "the front, backed by Chad according to envoys, accused"
    if seen is not None and is_no_speaker(seen.of(scene.text)) and not is_no_speaker(ruled.source.of(scene.text)):
        return bare_source(scene, ruled.source)
    if seen is not None and not seen.overlaps(ruled.source) and (_is_adjacent(scene, ruled) or _is_nearer(scene, ruled, seen)):
        return bare_source(scene, ruled.source)
    if seen is None or ruled.placed or ruled.origin in ("noun", "phrase") or ruled.cue_token is None:
        return bare_source(scene, ruled.source)
    sentence = scene.sentence_of(ruled.cue_token)
    return whole_list(scene, bare_source(scene, seen)) if sentence.overlaps(seen) else bare_source(scene, ruled.source)


def _bare(scene: Scene, frame: Frame, source: Span | None, content: tuple[Span, ...]) -> Draft | None:
    """A frame that no construction explains: the cue is cut to the words of the lexicon where it holds one."""
    cue = cue_of(scene, frame)
    tokens = [i for i in scene.tree.within(cue) if scene.tree.tokens[i].upos != "PUNCT"]
    known = next((i for i in reversed(tokens) if scene.cues.at(scene.tree, i, "verb")), None)
    token = known if known is not None else scene.tree.head_of(cue)
    rows = () if known is None else linked(scene, scene.cues.at(scene.tree, known, "verb"), tokens)
    if known is not None:
        source, content = by_own_subject(scene, known, source, content)
    if not _tells(scene, rows, content, source) or (token is not None and describes(scene, token, rows, content)):
        return None
    if known is not None:
        subject = subject_of(scene, known)
        spoken = None if subject.head is None else scene.tree.tokens[subject.head].span
        if source is None:
            source = source_of(scene, known, subject) if subject.passive else spoken
        elif subject.passive and spoken is not None and source.overlaps(spoken):
            source = None
    if source is not None and is_no_speaker(source.of(scene.text)):
        return None
    if source is None and known is None and not any(scene.quoted_in(piece) for piece in content):
        return None
    source = None if source is None else whole_list(scene, bare_source(scene, source))
    return Draft(
        source=source,
        cue=cue if known is None else cue_span(scene, known, rows),
        content=content,
        cue_token=token,
        rows=rows,
        reason=None if source is not None else UNNAMED,
        score=frame.score,
        seen=cue,
    )


def _is_adjunct(scene: Scene, piece: Span) -> bool:
    """Tell whether a piece is only a place or time: "After the war", "Yesterday"."""
    inside = scene.tree.within(piece)
    opens = scene.tree.tokens[inside[0]].upos in ("ADP", "ADV") or len(inside) == 1
    return opens and all(scene.tree.tokens[i].upos in _NOUN_WORDS for i in inside) and not scene.quoted_in(piece)


def _tells(scene: Scene, rows: Sequence[Cue], content: Sequence[Span], source: Span | None) -> bool:
    """Tell whether a cue that only the model sees tells something: a deed ("passed the bill") has no clause or quotation, and
    no noun phrase that a row of the lexicon takes.
    """
    unsure = bool(rows) and all("soft" in row.takes for row in rows)
    if source is None and content and (unsure or all(_is_adjunct(scene, piece) for piece in content)):
        return False
    if any("soft" not in row.takes and row.takes != {"passive"} for row in rows):
        return True
    if any(row.takes & _NOMINAL for row in rows) or any(scene.quoted_in(piece) for piece in content):
        return True
    inside = [i for piece in content for i in scene.tree.within(piece)]
    if rows:
        return any(scene.tree.tokens[i].upos not in _NOUN_WORDS for i in inside)
    return any(scene.tree.tokens[i].relation.startswith(_SUBJECTS) for i in inside)


def _by_releaser(scene: Scene, draft: Draft) -> Draft:
    """Return a draft whose source is a document that somebody puts out in the same clause as that one's."""
    told = draft.source is not None and draft.cue is not None and draft.cue.start > draft.source.start
    releaser = releaser_of(scene, draft.source) if told and draft.source is not None else None
    return draft if releaser is None else msgspec.structs.replace(draft, source=releaser)


def _drop_governors(scene: Scene, drafts: Iterable[Draft]) -> list[Draft]:
    """Of "refused to confirm that ..." the inner verb is the cue; the outer one only gives the stance."""
    found = list(drafts)
    inner = {
        scene.tree.tokens[draft.cue_token].head for draft in found if draft.cue_token is not None and _is_governed(scene, draft)
    }
    return [draft for draft in found if not (draft.cue_token in inner and draft.rows and draft.rows[0].stance == "declines")]


def _is_governed(scene: Scene, draft: Draft) -> bool:
    return draft.cue_token is not None and scene.tree.tokens[draft.cue_token].relation == "xcomp"


def _one_each(drafts: Iterable[Draft]) -> list[Draft]:
    """Two drafts of one cue become one: the first keeps its source, the contents are joined."""
    by_cue: dict[Span | None, Draft] = {}
    for draft in drafts:
        known = by_cue.get(draft.cue, draft)
        by_cue[draft.cue] = msgspec.structs.replace(known, content=merge((*known.content, *draft.content)))
    return list(by_cue.values())


def _finish(scene: Scene, draft: Draft) -> Draft:
    """Cut asides and the attribution's own words out of the content, widen it to whole quotations, and look beside the cue."""
    draft = msgspec.structs.replace(draft, source=None if draft.source is None else closed(scene.text, draft.source))
    own = [span for span in (draft.cue, draft.source) if span is not None and draft.origin != "noun"]
    keeps_source = draft.source is not None and any(piece == draft.source for piece in draft.content)
    holes = [] if draft.sure else [*(own[:1] if keeps_source else own), *asides_of(scene, draft)]
    if draft.source is not None and draft.origin != "noun" and not draft.sure:
        holes += told_of_source(scene, draft.source, draft.cue)
    content = merge(with_counted(scene, part) for piece in draft.content for part in cut_out(scene, piece, holes))
    content = tuple(piece for piece in content if not _is_lone_adverb(scene, piece)) or content
    outcome = outcome_of(scene, draft, content)
    content = content if outcome is None else merge((*content, outcome))
    setting = find_setting(scene, msgspec.structs.replace(draft, content=content))
    return msgspec.structs.replace(
        draft,
        content=_whole_quotations(scene, _without_relatives(scene, content)),
        addressee=setting.addressee,
        medium=setting.medium,
        via=draft.via or setting.via or quoted_behind(scene, draft.source),
    )


def _is_lone_adverb(scene: Scene, piece: Span) -> bool:
    """Tell whether a piece is one adverb before a comma: "Earlier, local media reported that ..."."""
    inside = scene.tree.within(piece)
    alone = len(inside) == 1 and scene.tree.tokens[inside[0]].upos == "ADV" and not scene.quoted_in(piece)
    return alone and inside.stop < len(scene.tree.tokens) and scene.tree.word(inside.stop) == ","


def _without_relatives(scene: Scene, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return a content without "which" and "that" alone, where there is more: "which he called an act of war"."""
    kept = tuple(piece for piece in content if piece.of(scene.text).lower() not in RELATIVES)
    return kept or content


def _whole_quotations(scene: Scene, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """A quotation that runs over several paragraphs is one content: take in the parts that are missing."""
    wanted = list(content)
    for quotation in scene.long_quotations:
        if any(span.overlaps(piece) for span in quotation.spans for piece in content):
            wanted += quotation.spans
    return merge(wanted)
