"""Files and folders that appear whole or not at all."""

from pathlib import Path

import pytest

from flows.atomic import made_folder, remove_leftovers, replaced


def test_a_file_is_replaced_at_the_end_of_the_block(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "file.txt"
    target.parent.mkdir()
    target.write_text("old", encoding="utf-8")
    with replaced(target) as temporary:
        temporary.write_text("new", encoding="utf-8")
        assert target.read_text(encoding="utf-8") == "old"
        assert temporary.parent == target.parent
    assert target.read_text(encoding="utf-8") == "new"
    assert list(target.parent.iterdir()) == [target]


def test_a_block_that_breaks_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "file.txt"
    target.write_text("old", encoding="utf-8")
    with pytest.raises(FileNotFoundError), replaced(target) as temporary:
        (temporary / "no folder").write_text("half", encoding="utf-8")
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_appears_whole(tmp_path: Path) -> None:
    with made_folder(tmp_path / "new" / "folder") as temporary:
        (temporary / "a").write_text("a", encoding="utf-8")
        assert not (tmp_path / "new" / "folder").exists()
    assert [path.name for path in (tmp_path / "new").rglob("*")] == ["folder", "a"]


def test_a_folder_that_is_there_stays(tmp_path: Path) -> None:
    for content in ("first", "second"):
        with made_folder(tmp_path / "folder") as temporary:
            (temporary / "a").write_text(content, encoding="utf-8")
    assert (tmp_path / "folder" / "a").read_text(encoding="utf-8") == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_file_in_the_place_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "folder").write_text("file", encoding="utf-8")
    with pytest.raises(OSError, match="folder"), made_folder(tmp_path / "folder"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_leftovers_of_the_killed_go_and_all_else_stays(tmp_path: Path) -> None:
    (tmp_path / "deep" / ".part-1-batch").mkdir(parents=True)
    (tmp_path / "deep" / ".part-1-batch" / "a").write_text("a", encoding="utf-8")
    (tmp_path / ".part-2-file").write_text("b", encoding="utf-8")
    (tmp_path / "deep" / "part-3").write_text("c", encoding="utf-8")
    remove_leftovers(tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["deep", "part-3"]
