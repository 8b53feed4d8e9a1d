"""Names agree within a report: what is a person in one sentence is one in the headline, too."""

from collections import defaultdict
from collections.abc import Sequence

from counterclaim.records import Mention, MentionKind

SURE = 0.6
"""A mention that the model is this sure of keeps its kind: "Washington" may be a place here and a person there. Set on PolNeAR
dev against CoreNLP: no agreement 84.6, this 84.8, agreement at any price 84.4."""


def agree(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Return the mentions, those that are unsure with the kind that the report gives to the same name elsewhere.

    A surname goes with the full name of a person.

    >>> from counterclaim.records import Span
    >>> text = "Moreno meets Holt. President Carmen Moreno came."
    >>> named = [Mention(span=Span(0, 6), kind="organisation", score=0.5), Mention(span=Span(29, 42), kind="person", score=0.9)]
    >>> [mention.kind for mention in agree(named, text)]
    ['person', 'person']
    """
    weight: defaultdict[str, dict[MentionKind, float]] = defaultdict(dict)

    def add(name: str, kind: MentionKind, score: float) -> None:
        weight[name][kind] = weight[name].get(kind, 0.0) + score

    for mention in mentions:
        name = mention.span.of(text)
        add(name, mention.kind, mention.score)
        surname = name.split()[-1]
        if mention.kind == "person" and surname != name:
            add(surname, "person", mention.score)
    agreed = []
    for mention in mentions:
        shares = weight[mention.span.of(text)]
        kind = max(shares, key=shares.__getitem__)
        if mention.score >= SURE or kind == mention.kind:
            agreed.append(mention)
        else:
            agreed.append(Mention(span=mention.span, kind=kind, score=mention.score))
    return agreed
