"""Names: any corpus's labels, and what of re3d is measured."""

import gzip
import json
from pathlib import Path

from counterclaim.records import Mention, Span
from evals.files import kind_of
from evals.names import KINDS, measure
from evals.re3d import STATE, Cutter, Unit, match, merged, read_marks
from tests.evals.parses import parse_at_spaces
from tests.parsing.fake import FakeEncoder

TEXT = "The Foreign Minister Carmen Moreno met senior officials of the Kalian Army in northern Syria ."
UPOS = "DET ADJ PROPN PROPN PROPN VERB ADJ NOUN ADP DET ADJ PROPN ADP ADJ PROPN PUNCT"


def mark(text: str, kind: str, confidence: float = 1.0) -> dict[str, object]:
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), "type": kind, "confidence": confidence}


MARKS = [
    mark("The Foreign Minister Carmen Moreno", "Person"),
    mark("The Foreign Minister", "Person"),
    mark("senior officials of the Kalian Army", "Organisation"),
    mark("the Kalian Army", "Organisation", 0.9),
    mark("Kalian", "Nationality", 0),
    mark("northern Syria", "Location"),
    mark("rthern", "Vehicle", 0),
    mark("Carm", "Person"),
]


def test_marks_of_re3d_are_cut_to_names() -> None:
    marked = read_marks({"entities": MARKS}, Cutter(TEXT, parse_at_spaces(TEXT, UPOS)))
    names = [(TEXT[start:end], kind) for start, end, kind in (unit.name for unit in marked.units)]
    assert names == [("Carmen Moreno", "person"), ("Kalian Army", "organisation"), ("Syria", "place")]
    assert [[TEXT[cut[0] : cut[1]] for cut in unit.others] for unit in marked.units] == [[], ["Kalian"], []]
    assert len(marked.every) == 3


def test_names_within_descriptions_are_no_concern() -> None:
    marked = read_marks({"entities": MARKS}, Cutter(TEXT, parse_at_spaces(TEXT, UPOS)))
    minister, army, met = (TEXT.index(word) for word in ("Minister", "Army", "met"))
    assert not marked.concern((minister, minister + 8, "organisation"))
    assert marked.concern((army, army + 4, "organisation"))
    assert marked.concern((met, met + 3, "place"))


def test_states_that_act_are_places_and_peoples_are_nationalities() -> None:
    text = "Syria Syrians Rebels"
    kinds = [merged((text.index(word), text.index(word) + len(word), "organisation"), text)[2] for word in text.split()]
    assert kinds == [STATE, "nationality", "organisation"]


def test_any_cut_of_a_unit_will_do_and_the_others_are_not_counted() -> None:
    unit = Unit((0, 12, "organisation"), frozenset({(0, 6, "nationality"), (7, 12, "organisation")}))
    rates = match({(0, 6, "nationality"), (7, 12, "organisation"), (20, 24, "place")}, [unit])
    assert (rates["all"].right, rates["all"].predicted, rates["all"].gold) == (1, 2, 1)
    assert rates["place"].predicted == 1
    assert match({(3, 14, "organisation")}, [unit], overlap=True)["all"].f1 == 1.0


def test_labels_of_any_corpus_are_measured(tmp_path: Path) -> None:
    path = tmp_path / "other.jsonl.gz"
    record = {"id": "1", "tokens": ["Moreno", "left", "Kalia"], "tags": ["B-politician", "O", "B-MISC"]}
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")
    assert dict(measure(path, FakeEncoder(), KINDS)) == {"other.jsonl.gz": {"person": 100.0, "all": 100.0}}
    assert dict(measure(path, FakeEncoder(), KINDS | {"politician": None})) == {"other.jsonl.gz": {}}


def test_finer_kinds_go_with_those_of_the_corpora() -> None:
    span = Span(0, 1)
    force = Mention(span=span, kind="force", score=1.0, model_kind="place")
    bridge = Mention(span=span, kind="facility", score=0.8, model_kind="place")
    weapon = Mention(span=span, kind="weapon", score=1.0)
    person = Mention(span=span, kind="person", score=0.8)
    assert [kind_of(one) for one in (force, bridge, weapon, person)] == ["organisation", "place", None, "person"]
