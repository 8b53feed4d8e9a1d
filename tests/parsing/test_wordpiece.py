from counterclaim.parsing.wordpiece import LONGEST, WordPieces

PIECES = WordPieces(["[UNK]", "zelensky", "##y", "cafe", "-", "##s", "s", "1", "##,", "##300", "'", ",", "300"])


def test_case_and_accents_do_not_count() -> None:
    assert PIECES.of("ZelenskyY") == PIECES.of("zelenskyy") == (1, 2)
    assert PIECES.of("Café") == (3,)


def test_punctuation_inside_a_word_stands_alone() -> None:
    assert PIECES.of("1,300") == (7, 11, 12)
    assert PIECES.of("'s") == (10, 6)


def test_words_without_pieces_are_unknown() -> None:
    assert PIECES.of("Кремль") == PIECES.of("\u200b") == PIECES.of("s" * (LONGEST + 1)) == (0,)
