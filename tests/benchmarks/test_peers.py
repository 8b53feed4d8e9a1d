import time
from collections.abc import Callable, Sequence

import pytest

from benchmarks.peers import NAMES, TREES, compare, make_pipeline, read_reports
from benchmarks.reading import EXAMPLES
from counterclaim.records import Report


def reader(seconds: float) -> Callable[[Sequence[Report]], None]:
    """Return a reader that keeps the processor busy for so long with each group."""

    def read(reports: Sequence[Report]) -> None:
        began = time.process_time()
        while time.process_time() - began < seconds:
            pass

    return read


def test_readers_are_compared_with_the_last() -> None:
    reports = read_reports(EXAMPLES, 2)
    found = compare({"ours": reader(0.02), "theirs": reader(0.04)}, reports, 2)
    assert found["theirs"]["ratio"] == 1
    assert 1.5 < found["ours"]["ratio"] < 2.5
    assert found["ours"]["ratio_lowest"] <= found["ours"]["ratio_highest"]
    assert found["ours"]["words_per_second"] > found["theirs"]["words_per_second"] > 0


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not (TREES.exists() and NAMES.exists()), reason="the corpora are not beside the repository")
def test_the_peer_has_the_parts_of_a_small_pipeline() -> None:
    pytest.importorskip("spacy", reason="spaCy is an extra")
    nlp = make_pipeline(2)
    assert nlp.pipe_names == ["tok2vec", "tagger", "parser", "ner"]
    doc = nlp("Moscow denied it. Kyiv did not.")
    assert doc.has_annotation("DEP")
    assert doc.has_annotation("TAG")
