"""The kinds of attribution that scores are told apart by: verb, quotation marks, source, place of the source, length."""

from functools import cached_property

from counterclaim.records import Parse
from evals.scores import Linked, words_of

# Past and present forms of verbs of saying: the attributions that a record of claims is made of.
SPEECH = frozenset(
    "say says said saying tell tells told telling write writes wrote written writing announce announces announced announcing "
    "deny denies denied denying claim claims claimed claiming argue argues argued arguing add adds added adding state states "
    "stated stating report reports reported reporting declare declares declared warn warns warned warning insist insists "
    "insisted explain explains explained ask asks asked note notes noted tweet tweets tweeted respond responded reply replied "
    "confirm confirms confirmed according call calls called".split()
)
GROUPS = (
    *("all", "speech cues", "other cues", "direct", "indirect", "mixed"),
    *("in the sentence", "out of the sentence"),
    *("name as source", "description as source", "pronoun as source", "no source"),
    *("content up to 8 words", "content of 9 to 20 words", "content over 20 words"),
)


class Article:
    """Tells to which groups an attribution of a text belongs."""

    def __init__(self, text: str, parse: Parse) -> None:
        self.text, self.parse = text, parse

    def groups(self, linked: Linked) -> tuple[str, ...]:
        """Return the groups, some of `GROUPS`."""
        size = len(words_of(linked.content))
        length = "up to 8 words" if size <= 8 else "of 9 to 20 words" if size <= 20 else "over 20 words"
        speech = "speech cues" if self.is_speech(linked) else "other cues"
        return "all", speech, self.form(linked), *self.place(linked), self.source(linked), f"content {length}"

    def is_speech(self, linked: Linked) -> bool:
        """Tell whether the cue is a verb of saying."""
        return any(self.parse.tokens[word].span.of(self.text).lower() in SPEECH for word in words_of(linked.cue))

    def form(self, linked: Linked) -> str:
        """Return direct, indirect or mixed, by how much of the content stands within quotation marks."""
        quoted = total = 0
        for first, last in linked.content:
            before = self.text[: self.parse.tokens[first].span.start].rpartition("\n")[2]
            inside = before.count("“") > before.count("”") or (before.count('"') % 2 == 1 and "“" not in before)
            for number in range(first, last):
                word = self.parse.tokens[number].span.of(self.text)
                if word in ("“", "”", '"'):
                    inside = word == "“" or (word == '"' and not inside)
                elif any(c.isalnum() for c in word):
                    total += 1
                    quoted += inside
        if total == 0 or quoted == 0:
            return "indirect"
        return "direct" if quoted >= 0.9 * total else "mixed"

    def place(self, linked: Linked) -> tuple[str, ...]:
        """Return whether the source stands in a sentence of the content, by the parse's sentences; nothing without a source."""
        if not linked.source:
            return ()
        source, content = ({self._sentences[word] for word in words_of(part)} for part in (linked.source, linked.content))
        return ("in the sentence" if source & content else "out of the sentence",)

    def source(self, linked: Linked) -> str:
        """Return what the source is, by the parse: a name (with a proper noun), pronouns only, a description, or none."""
        parts = {self.parse.tokens[word].upos for word in words_of(linked.source)}
        if not parts:
            return "no source"
        if "PROPN" in parts:
            return "name as source"
        return "pronoun as source" if parts == {"PRON"} else "description as source"

    @cached_property
    def _sentences(self) -> list[int]:
        """The number of the sentence of every word."""
        numbers, sentence = [], 0
        for token in self.parse.tokens:
            while sentence + 1 < len(self.parse.sentences) and token.span.start >= self.parse.sentences[sentence].end:
                sentence += 1
            numbers.append(sentence)
        return numbers
