import gzip
from pathlib import Path

from counterclaim.records import Span, Token
from evals.lemmas import compare, evaluate, read_gold, table
from tests.parsing.fake import FakeEncoder

ROWS = """# newdoc id = a
1\tTroops\ttroop\tNOUN\t_\t_\t2\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\tleave\tleave\tVERB\t_\t_\t0\troot\t_\t_
5\txx\t_\tX\t_\t_\t4\tdep\t_\t_

"""


def write_rows(folder: Path) -> Path:
    path = folder / "small.conllu.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(ROWS)
    return path


def test_lemmas_are_those_of_the_words(tmp_path: Path) -> None:
    [(document, lemmas)] = read_gold(write_rows(tmp_path))
    assert (document.text, lemmas) == ("Troops didn't leave xx", ["troop", "do", "not", "leave", "_"])


def test_words_that_are_cut_otherwise_do_not_count(tmp_path: Path) -> None:
    [(document, lemmas)] = read_gold(write_rows(tmp_path))
    tokens = [
        Token(span=Span(0, 6), upos="NOUN", head=-1, relation="root", lemma="troop"),
        Token(span=Span(7, 13), upos="AUX", head=0, relation="dep", lemma="do"),
        Token(span=Span(14, 19), upos="VERB", head=0, relation="dep", lemma="leaf"),
    ]
    assert compare(document, lemmas, tokens) == {"all": (2, 1, 1), "VERB": (1, 0, 1), "NOUN": (1, 1, 0), "PROPN": (0, 0, 0)}


def test_any_treebank_is_scored(tmp_path: Path) -> None:
    found = evaluate(read_gold(write_rows(tmp_path)), FakeEncoder())
    assert found["NOUN"] == {"words": 1, "right": 0.0, "lower case": 0.0}
    assert "small NOUN" in table({"small": found})
