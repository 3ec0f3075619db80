"""Is a file or a folder written whole or not at all, and never over what it is made from?"""

import os
from pathlib import Path

import pytest

from trueline.core.problems import Refused
from trueline.publishing.files import write_folder, write_whole


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    with pytest.raises(Refused, match="could not be written"):
        write_whole(tmp_path / "nowhere" / "a.txt", b"x")
    (tmp_path / "taken").mkdir()
    with pytest.raises(Refused, match="not the name of a file"):
        write_whole(tmp_path / "taken", b"x")
    path.chmod(0o444)
    monkeypatch.setattr("os.access", lambda place, mode: False)
    with pytest.raises(Refused, match="could not be written"):
        write_whole(path, b"three")
    assert path.read_bytes() == b"two"
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a.txt", "taken"]


def test_a_file_is_written_through_a_link_and_into_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"one")
    (tmp_path / "link").symlink_to(tmp_path / "a.txt")
    write_whole(tmp_path / "link", b"two")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a.txt").read_bytes() == b"two"
    os.mkfifo(tmp_path / "pipe")
    reading = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_whole(tmp_path / "pipe", b"three")
    assert os.read(reading, 10) == b"three"
    os.close(reading)
    assert (tmp_path / "pipe").is_fifo()


def test_what_a_result_is_made_from_is_never_overwritten(tmp_path: Path) -> None:
    given = tmp_path / "answers.csv"
    given.write_bytes(b"one")
    (tmp_path / "link.csv").symlink_to(given)
    for place in (given, tmp_path / "link.csv"):
        with pytest.raises(Refused, match="what the result is made from"):
            write_whole(place, b"two", inputs=(given,))
    with pytest.raises(Refused, match="what the result is made from"):
        write_whole(tmp_path / "report.html", b"two", inputs=(tmp_path,))
    assert given.read_bytes() == b"one"


def test_a_folder_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    place = tmp_path / "new" / "made"
    with write_folder(place) as folder:
        (folder / "a").write_text("one")
        assert not place.exists()
    with write_folder(place) as folder:
        (folder / "b").write_text("two")
    assert [path.name for path in place.iterdir()] == ["b"]
    assert [path.name for path in place.parent.iterdir()] == ["made"]


@pytest.mark.parametrize("error", [ValueError("stop"), KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_a_folder_that_is_not_finished_leaves_what_was_there(tmp_path: Path, error: BaseException) -> None:
    with write_folder(tmp_path / "made") as folder:
        (folder / "a").write_text("one")
    for place in (tmp_path / "made", tmp_path / "never" / "made"):
        with pytest.raises((type(error), Refused)), write_folder(place) as folder:
            (folder / "b").write_text("two")
            raise error
    assert [path.name for path in tmp_path.iterdir()] == ["made"]
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["a"]


def test_a_folder_that_cannot_take_its_place_gives_way_to_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with write_folder(tmp_path / "made") as folder:
        (folder / "a").write_text("one")
    rename = Path.rename

    def fail_once(path: Path, target: Path) -> Path:
        if target == tmp_path / "made" and not path.name.endswith("-before"):
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises(Refused, match="could not be written: Permission denied"), write_folder(tmp_path / "made"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["made"]
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["a"]
