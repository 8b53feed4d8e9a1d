"""Treebanks: files of either form."""

import gzip
import io
import tarfile
from pathlib import Path

from evals.files import sample
from evals.syntax import compare, evaluate, read_documents
from tests.evals.parses import parse_at_spaces
from tests.parsing.fake import FakeEncoder
from training.labels import RELATIONS

ROWS = [
    *("1\tMoreno\t_\tPROPN\t_\t_\t2\tnsubj\t_\t_", "2\tleft\t_\tVERB\t_\t_\t0\troot\t_\t_"),
    *("3\ttoday\t_\tNOUN\t_\t_\t2\tobl:unmarked\t_\t_", ""),
]
CONLLU = "\n".join(ROWS) + "\n"


def test_a_file_and_an_archive_of_files_are_read(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "some.conllu.gz", "wt", encoding="utf-8") as file:
        file.write(CONLLU)
    with tarfile.open(tmp_path / "some.tar.gz", "w:gz") as archive:
        content = f"# newdoc id = GUM_news_some\n{CONLLU}".encode()
        member = tarfile.TarInfo("GUM_news_some.conllu")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    (plain,) = read_documents(tmp_path / "some.conllu.gz")
    (archived,) = read_documents(tmp_path / "some.tar.gz")
    assert plain.text == archived.text == "Moreno left today"
    assert archived.id == "GUM_news_some"
    assert evaluate([plain], FakeEncoder())["words"] == 100.0


def test_words_parts_of_speech_and_heads_are_compared(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "some.conllu.gz", "wt", encoding="utf-8") as file:
        file.write(CONLLU)
    (document,) = read_documents(tmp_path / "some.conllu.gz")
    rates = compare(document, parse_at_spaces("Moreno left today", "PROPN VERB VERB"))
    assert rates["sentences"].f1 == rates["words"].f1 == 1.0
    assert round(rates["upos"].f1, 3) == 0.667
    assert rates["las"].right == 1


def test_relations_of_other_treebanks_fall_back_to_their_first_part(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "some.conllu.gz", "wt", encoding="utf-8") as file:
        file.write(CONLLU.replace("obl:unmarked", "flat:foreign").replace("nsubj", "nowhere:else"))
    (document,) = read_documents(tmp_path / "some.conllu.gz")
    assert [RELATIONS[relation] for relation in document.relations or []] == ["dep", "root", "flat"]


def test_samples_do_not_depend_on_what_else_a_file_holds() -> None:
    few = sample("abcdefgh", 3, str)
    assert set(few) <= set(sample("abcdefghijk", 6, str))
    assert few == sorted(few)
