"""Batches: folders of frames, found again by what they hold."""

from pathlib import Path

import polars as pl
import pytest

from flows.batches import batch_id, is_written, read_part, read_parts, write_batch

FRAME = pl.DataFrame({"a": [1, 2], "b": ["x", "y"]})


def test_a_batch_has_the_name_of_its_parts_in_their_order() -> None:
    assert batch_id("read", [1, "a"]) == batch_id("read", ["1", "a"])
    names = {batch_id("read", parts) for parts in ([1, "a"], ["a", 1], ["1a"], ["1", "", "a"])}
    assert len({*names, batch_id("code", [1, "a"])}) == 5
    assert batch_id("read", []).startswith("read-")


def test_frames_come_back(tmp_path: Path) -> None:
    folder = tmp_path / "batch"
    assert not is_written(folder)
    write_batch(folder, {"one": FRAME, "core.two": FRAME.clear()})
    assert is_written(folder)
    assert read_part(folder, "one").equals(FRAME)
    assert read_part(folder, "core.two").equals(FRAME.clear())
    with pytest.raises(FileNotFoundError):
        read_part(folder, "three")


def test_a_batch_that_is_there_stays(tmp_path: Path) -> None:
    write_batch(tmp_path / "batch", {"one": FRAME})
    write_batch(tmp_path / "batch", {"one": FRAME.clear()})
    assert read_part(tmp_path / "batch", "one").height == 2
    assert [path.name for path in tmp_path.iterdir()] == ["batch"]


def test_batches_are_read_one_under_the_other_with_the_columns_asked_for(tmp_path: Path) -> None:
    for number in (1, 2):
        write_batch(tmp_path / str(number), {"one": FRAME.with_columns(a=pl.col("a") * number)})
    empty = pl.DataFrame(schema={"a": pl.Int64})
    folders = [tmp_path / "1", tmp_path / "2"]
    assert read_parts(folders, "one", empty)["a"].to_list() == [1, 2, 2, 4]
    assert read_parts([], "one", empty).equals(empty)
