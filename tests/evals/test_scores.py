from evals.scores import Linked, Overlap, begin, exact, is_found, is_strict, matched, overlap, tokens

GOLD = Linked(source=((0, 2),), cue=((2, 3),), content=((3, 13),))


def test_spans_count_when_both_ends_agree() -> None:
    assert exact([(0, 2), (5, 7)], [(0, 2), (5, 8)]).f1 == 0.5
    assert begin([(0, 2), (5, 7)], [(0, 2), (5, 8)]).f1 == 1.0


def test_overlap_is_the_mean_over_gold_and_idle_predictions() -> None:
    assert overlap([(0, 10)], [(5, 10)]) == Overlap(0.5, 1)
    assert overlap([], [(5, 10)]) == Overlap(0.0, 1)
    assert overlap([(20, 21)], [(5, 10)]) == Overlap(0.0, 2)
    assert overlap([], []).mean == 0.0


def test_tokens_count_words() -> None:
    rate = tokens([(0, 4)], [(2, 6)])
    assert (rate.right, rate.precision, rate.recall) == (2, 0.5, 0.5)


def test_found_needs_cue_source_and_half_of_the_content() -> None:
    assert is_found(GOLD._replace(content=((3, 8),)), GOLD)
    assert not is_found(GOLD._replace(content=((3, 5),)), GOLD)
    assert not is_found(GOLD._replace(cue=((4, 5),)), GOLD)
    assert not is_found(GOLD._replace(source=()), GOLD)
    assert is_found(GOLD._replace(source=()), GOLD._replace(source=()))


def test_strict_needs_the_same_words_however_cut() -> None:
    assert is_strict(GOLD._replace(content=((3, 7), (7, 13))), GOLD)
    assert not is_strict(GOLD._replace(source=((0, 1),)), GOLD)


def test_matching_is_one_to_one_and_prefers_the_exact() -> None:
    rough = GOLD._replace(content=((3, 10),))
    assert matched([rough, GOLD], [GOLD]) == [(1, 0)]
    assert matched([GOLD, GOLD], [GOLD]) == [(0, 0)]
    assert matched([], [GOLD]) == []
