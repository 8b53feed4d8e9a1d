"""What is found under the names that a user gives."""

import os
import threading
from pathlib import Path

import pytest

from counterclaim.errors import LimitError, SourceError
from counterclaim.inputs import Input, find_inputs, read_input


def names(found: list[Input]) -> list[tuple[str, bool]]:
    return [(Path(input_.name).name, input_.skipped is None and input_.absent is None) for input_ in found]


def test_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("z.txt", "a.HTML", "photo.jpg", "README.md", "note.md", "b/c.xhtml", ".hidden/d.txt", ".e.txt"):
        (tmp_path / name).write_text("x")
    assert names(list(find_inputs([tmp_path]))) == [
        ("README.md", False),
        ("a.HTML", True),
        ("note.md", True),
        ("photo.jpg", False),
        ("z.txt", True),
        ("c.xhtml", True),
    ]


def test_file_of_a_folder_that_may_hold_reports_says_what_to_do(tmp_path: Path) -> None:
    for name in ("a.PDF", "b.rss", "c.warc.gz", "d.jpg"):
        (tmp_path / name).write_text("x")
    (tmp_path / "e.txt").write_text("x")
    reasons = [input_.skipped for input_ in find_inputs([tmp_path])]
    assert reasons == [
        "a PDF; save its text as .txt",
        "a feed of many reports; save each of them as a file",
        "an archive; unpack it first",
        "not a kind of file that holds reports",
        None,
    ]


def test_numbers_in_names_count_as_numbers(tmp_path: Path) -> None:
    for name in ("10.txt", "2.txt", "1.txt", "02.txt", "a10b.txt", "a9b.txt", "a.txt", "٣.txt"):
        (tmp_path / name).write_text("x")
    found = [name for name, _ in names(list(find_inputs([tmp_path])))]
    assert found == ["1.txt", "02.txt", "2.txt", "10.txt", "a.txt", "a9b.txt", "a10b.txt", "٣.txt"]


def test_file_named_by_itself_is_read_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "story.wire").write_text("x")
    assert names(list(find_inputs([tmp_path / "story.wire"]))) == [("story.wire", True)]


def test_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert len(list(find_inputs([tmp_path, tmp_path / "a.txt", f"{tmp_path}/./a.txt"]))) == 1


@pytest.mark.parametrize(
    "name", ["missing.txt", "a/b/c.txt", "nul\x00byte", "x" * 300], ids=["file", "folder", "nul", "too long"]
)
def test_name_that_leads_nowhere_says_so(name: str, tmp_path: Path) -> None:
    (found,) = find_inputs([tmp_path / name])
    assert found.absent
    with pytest.raises(SourceError, match="check the name"):
        read_input(found, 100)


def test_folder_without_reports_says_so(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    *_, found = find_inputs([tmp_path])
    assert found.absent is not None
    assert "no reports in this folder" in found.absent


def test_link_in_a_circle_does_not_hang(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    found = list(find_inputs([tmp_path]))
    assert [Path(input_.name).name for input_ in found if input_.absent is None] == ["self.txt"]
    with pytest.raises(SourceError, match="check the file"):
        read_input(found[0], 100)


def test_long_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    (found,) = find_inputs([path])
    with pytest.raises(LimitError, match="max_bytes allows 1,000"):
        read_input(found, 1000)


def test_pipe_is_read_no_further_than_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"x" * 5000,))
    writer.start()
    (found,) = find_inputs([path])
    assert len(read_input(found, 1000)) == 1001
    writer.join()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("x")
    path.chmod(0)
    (found,) = find_inputs([path])
    with pytest.raises(SourceError, match="Permission denied"):
        read_input(found, 100)


def test_name_that_is_no_text_is_shown_all_the_same(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("x")
    (found,) = find_inputs([tmp_path])
    assert found.name.endswith(r"/caf\xe9.txt")
    assert read_input(found, 100) == b"x"
