import itertools

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.parsing.windows import Window, centrality, cut

COUNTS = st.lists(st.integers(1, 70), max_size=300)


@given(COUNTS)
def test_windows_cover_every_word_in_order(counts: list[int]) -> None:
    found = list(cut(counts, size=64, overlap=16))
    assert [word for word in range(len(counts)) if not any(w.first <= word < w.last for w in found)] == []
    assert all(one.first < two.first <= one.last <= two.last for one, two in itertools.pairwise(found))


@given(COUNTS)
def test_windows_hold_no_more_than_their_size(counts: list[int]) -> None:
    for window in cut(counts, size=64, overlap=16):
        assert sum(counts[window.first : window.last]) <= 64 or window.last - window.first == 1


def test_the_ends_of_a_report_are_no_edges() -> None:
    assert centrality(Window(0, 10), 0, total=10) == 10
    assert centrality(Window(0, 10), 9, total=20) == 0
    assert centrality(Window(5, 20), 8, total=20) == 3
