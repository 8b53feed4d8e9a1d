"""What a phrase that answers means: a claim, an act, news; whose it is; whether it speaks of something known."""

import bisect
from collections.abc import Sequence

from counterclaim.reading.constructions import cases
from counterclaim.reading.events.terms import load_terms
from counterclaim.reading.figures.counted import person_nouns
from counterclaim.reading.figures.rows import Rows
from counterclaim.reading.matching import stem, stems_of
from counterclaim.reading.scene import Draft, Scene
from counterclaim.reading.stance import is_negated
from counterclaim.reading.subjects import is_relative
from counterclaim.records import Party, Span

_DEFINITE = frozenset({"a", "an", "the", "this", "that", "these", "those", "it", "them", "such", "any", "all"})
_SOMEBODY = frozenset({"person", "nationality", "organisation"})
_ASKING = frozenset({"what", "how", "why", "who", "whom", "which", "where", "when", "whether", "if"})
_KNOWN = frozenset({"the", "this", "that", "these", "those", "both"})
_LOSSES = frozenset({"lost", "shot down", "destroyed", "sunk"})
"""Labels of figures for what happens to a thing that its side loses."""
_WHOLE = frozenset({"account", "version", "statement", "narrative", "story"})
_NUMBERS = frozenset({"figure", "toll", "number", "count", "tally", "estimate", "total"})
_DONE = frozenset({"incident", "episode"})
"""Nouns for whatever was done."""
_OWN = frozenset({"its", "his", "her", "their", "our", "my"})
_REFERRING = frozenset({"it", "this", "that", "them", "these", "those"})


class Referring:
    """The noun phrases of one report, looked at as what a denial or a confirmation speaks of."""

    def __init__(self, scene: Scene, parties: Sequence[Party]) -> None:
        self.scene = scene
        self.people = person_nouns(scene.lexicon)
        self.namings = sorted((n.span.start, n.span.end, party.name) for party in parties for n in party.namings)

    def is_phrase(self, span: Span) -> bool:
        head = self.scene.tree.head_of(span)
        if head is None:
            return False
        inside = self.scene.tree.within(span)
        if len(inside) == 2 and self.is_known(span) and self.scene.cues.has(self.scene.tree.word(head), "noun", "refer"):
            return True  # "that finding", whatever the tagger makes of it
        verbal = any(True for _ in self.scene.tree.with_relation(head, "nsubj", "cop"))
        return self.scene.tree.tokens[head].upos in ("NOUN", "PROPN", "PRON", "DET") and not verbal

    def is_definite(self, span: Span) -> bool:
        """Tell whether a phrase speaks of something known: only then is an answer without a claim worth keeping."""
        words = [self.scene.tree.word(i).lower() for i in self.scene.tree.within(span)]
        head = self.scene.tree.head_of(span)
        owned = head is not None and any(True for _ in self.scene.tree.with_relation(head, "nmod:poss"))
        return owned or (words[:1] != [] and words[0] in _DEFINITE) or self.is_such(span)

    def is_such(self, span: Span) -> bool:
        """Tell whether a phrase is of the kind just spoken of: "one such report"."""
        return "such" in [self.scene.tree.word(i).lower() for i in self.scene.tree.within(span)[:2]]

    def is_known(self, span: Span) -> bool:
        """Tell whether a phrase begins with the article or pronoun of what was spoken of: "the attack", not "an attack"."""
        inside = self.scene.tree.within(span)
        return bool(inside) and self.scene.tree.word(inside[0]).lower() in _KNOWN

    def names_claim(self, span: Span) -> bool:
        head = self.scene.tree.head_of(span)
        if head is None:
            return False
        word = self.scene.tree.word(head)
        if self.scene.tree.tokens[head].lemma in _NUMBERS and self.is_known(span):
            return True  # "disputed that number"
        return word.lower() in _REFERRING or self.scene.cues.has(word, "noun", "refer")

    def is_somebody(self, span: Span) -> bool:
        """Tell whether a phrase names people: who "protested against the invaders" answers nothing that they said."""
        head = self.scene.tree.head_of(span)
        if head is None:
            return False
        lemma = self.scene.tree.tokens[head].lemma
        return lemma in self.people or bool(self.scene.mention_kinds(self.scene.tree.tokens[head].span) & _SOMEBODY)

    def is_comment(self, span: Span) -> bool:
        """Tell whether a phrase is a comment on nothing that it names: "to comment", "a request for comment", "no reaction"."""
        inside = self.scene.tree.within(span)
        words = [self.scene.tree.word(i).lower() for i in inside]
        none = bool(words) and words[0] == "no" and words[-1] in ("reaction", "response", "word")
        about = any(word in ("on", "about") for word in words)
        return not about and (none or any(self.scene.tree.tokens[i].lemma == "comment" for i in inside))

    def asks_why(self, span: Span) -> bool:
        """Tell whether a content is a question told: "why they came"."""
        inside = self.scene.tree.within(span)
        return bool(inside) and self.scene.tree.word(inside[0]).lower() in _ASKING

    def is_pointed(self, span: Span, draft: Draft | None) -> bool:
        """Tell whether a denial may answer what stands before it: not "why they came", nor what somebody does not believe."""
        rows = draft.rows if draft is not None else ()
        return not self.asks_why(span) and not (rows and rows[0].stance == "believes")

    def is_guilt(self, span: Span) -> bool:
        """Tell whether a phrase is a part in something: "any involvement", "responsibility for the attack"."""
        head = self.scene.tree.head_of(span)
        return head is not None and self.scene.has_word(head, "negations", "guilt")

    def is_in_headline(self, span: Span) -> bool:
        block = self.scene.block_at(span.start)
        return block is not None and block.kind in ("headline", "subhead")

    def is_any(self, span: Span) -> bool:
        """Tell whether a phrase is for whatever may be meant: "any incursion"."""
        inside = self.scene.tree.within(span)
        return bool(inside) and self.scene.tree.word(inside[0]).lower() in ("any", "all")

    def is_relative(self, span: Span) -> bool:
        """Tell whether "that" only joins a clause to its noun: "a photo that was released on Tuesday"."""
        head = self.scene.tree.head_of(span)
        above = () if head is None or not is_relative(self.scene.tree.word(head)) else self.scene.tree.above(head)
        return any(self.scene.tree.tokens[i].relation == "acl:relcl" for i in above)

    def asks(self, phrase: Span) -> bool:
        """Tell whether a phrase is a request: who does not respond to it answers no claim."""
        head = self.scene.tree.head_of(phrase)
        rows = () if head is None else self.scene.cues.at(self.scene.tree, head, "noun")
        return bool(rows) and all(row.stance == "urges" for row in rows)

    def phrase_stems(self, span: Span) -> frozenset[str]:
        """The stems of a phrase without its word for a claim and without whose claim it is."""
        tree = self.scene.tree
        head = tree.head_of(span)
        if head is None or not self.names_claim(span):
            return stems_of(self.scene, (span,))
        nominal = [c for c in tree.with_relation(head, "nmod", "acl") if c > head]
        inner = [tree.span_of(tree.below(child)) for child in nominal]
        return stems_of(self.scene, inner)

    def has_owner(self, phrase: Span) -> bool:
        """Tell whether a noun before the word for a claim tells whose it is: "the army's figures", not "his claim"."""
        head = self.scene.tree.head_of(phrase)
        owners = () if head is None else self.scene.tree.with_relation(head, "nmod:poss")
        return any(self.scene.tree.tokens[i].upos in ("NOUN", "PROPN") for i in owners)

    def named_in(self, content: Sequence[Span]) -> frozenset[str]:
        """Return the parties that a content names."""
        return frozenset(party for start, end, party in self.namings if any(p.start <= start and end <= p.end for p in content))

    def owners_of(self, phrase: Span) -> frozenset[str]:
        """The parties named before the word for a claim: "the American statement" is one of the United States."""
        head = self.scene.tree.head_of(phrase)
        if head is None:
            return frozenset()
        before = Span(phrase.start, max(self.scene.tree.tokens[head].span.start, phrase.start + 1))
        first = bisect.bisect_left(self.namings, (before.start, 0, ""))
        last = bisect.bisect_left(self.namings, (before.end, 0, ""))
        return frozenset(party for _, end, party in self.namings[first:last] if end <= before.end) | self.givers_of(phrase)

    def givers_of(self, phrase: Span) -> frozenset[str]:
        """The parties named behind "by": "reports by Russian media" are of Russia."""
        tree, head = self.scene.tree, self.scene.tree.head_of(phrase)
        nouns = () if head is None else (i for i in tree.with_relation(head, "nmod") if i > head)
        return self.named_in([tree.span_of(tree.below(i)) for i in nouns if "by" in cases(self.scene, i)])

    def plain_stems(self, phrase: Span) -> frozenset[str]:
        """The stems of the words of a phrase that are no names: "human rights", not "Human Rights Watch"."""
        words = (self.scene.tree.word(i) for i in self.scene.tree.within(phrase))
        return frozenset(stem(word, self.scene.lexicon) for word in words if word[:1].islower())

    def is_new(self, phrase: Span) -> bool:
        """Tell whether a phrase brings up a claim of which nothing was said: "a report of losses"."""
        tree, words = self.scene.tree, phrase.of(self.scene.text).lower().split()
        head = tree.head_of(phrase)
        if head is None or words[0] not in ("a", "an"):
            return False
        return any(
            "of" in (tree.word(case).lower() for case in tree.with_relation(i, "case"))
            for i in tree.with_relation(head, "nmod")
        )

    def is_act(self, content: Span) -> bool:
        """Tell whether a content is a noun for an act and of whom or what: "the capture of the town"."""
        tree = self.scene.tree
        head = tree.head_of(content)
        if (
            head is None
            or tree.tokens[head].upos != "NOUN"
            or tree.tokens[head].lemma not in load_terms(self.scene.lexicon)["n"]
        ):
            return False
        return any(i in tree.within(content) for i in tree.with_relation(head, "nmod"))

    def may_be_charged(self, phrase: Span) -> bool:
        """Tell whether a phrase may be what somebody was charged with: "any incursion", "the attack", "firing on the camp"."""
        return self.is_any(phrase) or self.is_deed(phrase) or self.is_gerund(phrase)

    def is_gerund(self, phrase: Span) -> bool:
        """Tell whether a phrase begins with a verb in "-ing" that a tree has for a noun: "denied firing on the camp"."""
        first = self.scene.tree.within(phrase)[0]
        return self.scene.tree.head_of(phrase) == first and self.scene.tree.word(first).lower().endswith("ing")

    def is_deed(self, phrase: Span) -> bool:
        """Tell whether a phrase means an act of force that was spoken of: "the attack"."""
        head = self.scene.tree.head_of(phrase)
        return head is not None and self.is_known(phrase) and self.is_force(head)

    def is_force(self, i: int) -> bool:
        """Tell whether a word is for an act of force: "attack", "shelled"."""
        token = self.scene.tree.tokens[i]
        terms = load_terms(self.scene.lexicon)["n" if token.upos == "NOUN" else "v"]
        return token.upos in ("NOUN", "VERB") and any(
            term.type == "ASSAULT" and not term.objects for term in terms.get(token.lemma, ())
        )

    def tells_deed(self, phrase: Span, content: Sequence[Span]) -> bool:
        """Tell whether a claim tells of what a phrase means: of an act of force "the attack", of people killed "the deaths"."""
        tree, head = self.scene.tree, self.scene.tree.head_of(phrase)
        if head is None or not self.is_known(phrase):
            return False
        rows = Rows(tree, self.scene.lexicon)
        inside = [i for piece in content for i in tree.within(piece)]
        if rows.tells(head, "killed"):
            return any(rows.tells(i, "killed") and not is_negated(self.scene, i) for i in inside)
        return (tree.tokens[head].lemma in _DONE or self.is_force(head)) and any(
            self.is_force(i) and not is_negated(self.scene, i) for i in inside
        )

    def is_not_done(self, content: Span) -> bool:
        """Tell whether a content tells of something that was not: "we did not attack any barge"."""
        head = self.scene.tree.head_of(content)
        return head is not None and is_negated(self.scene, head)

    def is_of_self(self, content: Span) -> bool:
        """Tell whether a content is of its speaker's own doing: "it had shot down a drone"."""
        return content.of(self.scene.text).lower().split()[0] in ("it", "its", "they", "their", "we", "our", "he", "she")

    def act_of(self, phrase: Span) -> str | None:
        """The stem of a phrase's head: a claim that tells of "the meeting" must say that they met."""
        head = self.scene.tree.head_of(phrase)
        return None if head is None else stem(self.scene.tree.word(head), self.scene.lexicon)

    def tells_loss(self, phrase: Span, content: Span) -> bool:
        """Tell whether "the loss of a drone" means what a claim tells in other words: "had shot down a drone"."""
        rows = Rows(self.scene.tree, self.scene.lexicon)
        told = [{row.label for t in self.scene.tree.within(span) if (row := rows.at(t))} for span in (phrase, content)]
        return all(labels & _LOSSES for labels in told)

    def says_more(self, phrase: Span, source: Span | None) -> bool:
        """Tell whether a phrase says more: "a claim by the group, which said ...", whichever of both is told as the source."""
        if source == phrase:
            return True
        behind = source is not None and phrase.end <= source.start <= phrase.end + len(", ")
        return behind and source is not None and is_relative(source.of(self.scene.text))

    def tells_what(self, noun: int) -> bool:
        """Tell whether words behind a noun for a claim tell what is claimed: "reports about a strike", "claims that ..."."""
        return any(True for child in self.scene.tree.with_relation(noun, "nmod", "acl", "ccomp") if child > noun)

    def is_number(self, phrase: Span) -> bool:
        """Tell whether a phrase speaks of a number: "disputed the new figure"."""
        head = self.scene.tree.head_of(phrase)
        return head is not None and self.scene.tree.tokens[head].lemma in _NUMBERS

    def is_whole(self, phrase: Span) -> bool:
        """Tell whether a phrase means all that somebody said, and so what he said first: "called the statement misleading"."""
        head = self.scene.tree.head_of(phrase)
        return head is not None and self.scene.tree.tokens[head].lemma in _WHOLE

    def is_own(self, phrase: Span) -> bool:
        """Tell whether a phrase names the speaker's own claim: "stood by their figures"."""
        return phrase.of(self.scene.text).split()[0].lower() in _OWN and self.names_claim(phrase)
