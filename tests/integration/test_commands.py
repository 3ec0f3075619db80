"""How does the command line help, refuse and end, whatever the command?"""

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import write_csv
from tests.integration.typed import NPS, TRUELINE, Call, machine


def test_help_names_every_command(call: Call) -> None:
    code, out, _ = call("--help")
    assert code == 0
    assert all(word in out for word in ("demo", "framework", "sample", "score", "rate", "report", "wording", "archive"))


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (("sampel", "size"), "sample"),
        (("framework", "shwo"), "show"),
        (("sample", "size", "--populaton", "5"), "--population"),
    ],
)
def test_what_is_mistyped_is_refused_with_the_nearest_that_is_known(
    call: Call, words: tuple[str, ...], near: str
) -> None:
    code, _, err = call(*words)
    assert code == 2
    assert near in err


@pytest.mark.parametrize(
    ("population", "size"), [(576, 128), (503, 124), (486, 123), (130, 73), (25, 22), (577, 129), (580, 129)]
)
def test_the_published_sizes_come_out_with_workings(call: Call, population: int, size: int) -> None:
    code, out, _ = call("sample", "size", "--population", population)
    assert (code, out.splitlines()[0]) == (0, f"{size} of {population} cases")
    assert "n0 = z²" in out and "Basis" in out
    told = machine(call("sample", "size", "--population", population, "--json"))
    assert told["size"] == size
    assert len(told["workings"]) == 4


def test_a_refusal_is_told_to_people_and_machines_and_ends_with_1(call: Call) -> None:
    code, out, err = call("sample", "size", "--population", "-3")
    assert (code, out) == (1, "")
    assert err.endswith("1 problem. Nothing was changed.\n")
    code, out, _ = call("sample", "size", "--population", "-3", "--json")
    assert code == 1
    assert json.loads(out)["problems"][0]["value"] == "-3"


def test_a_file_that_cannot_be_opened_is_told(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "figures.csv", [{"id": "2.1.1"}])

    def deny(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", deny)
    code, _, err = call("rate", path, "--framework", NPS)
    assert code == 1
    assert "cannot be used: Permission denied" in err


def test_a_terminal_without_a_character_shows_another_in_its_place() -> None:
    words = [*TRUELINE, "sample", "size", "--population", "576"]
    told = subprocess.run(
        words, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    )
    assert b"n0 = z? " in told.stdout


def test_the_command_line_runs_where_there_is_no_terminal_and_no_hangup(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    monkeypatch.delattr(signal, "SIGHUP")
    assert call("archive", "list")[0] == 0
    with pytest.raises(SystemExit) as ended:
        signal.getsignal(signal.SIGTERM)(signal.SIGTERM, None)  # type: ignore[operator, misc]
    assert ended.value.code == 128 + signal.SIGTERM


def test_an_error_of_the_file_system_without_a_file_is_told_too(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    from trueline.actions.desk import archives

    def fail() -> None:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(archives, "check_archive", fail)
    code, _, err = call("archive", "check")
    assert code == 1
    assert err.startswith("could not be finished: Cannot allocate memory.")
