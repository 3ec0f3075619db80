"""What every test of a command uses: the command as somebody types it, in this process, and what there is to type it on."""

import sys
from pathlib import Path

import pytest

from tests.builders import write_csv
from tests.integration.draws import make_rows, type_draw
from tests.integration.typed import NPS, Call
from trueline.cli.main import run


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    def call(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["trueline", *(str(word) for word in words)])
        with pytest.raises(SystemExit) as ended:
            run()
            raise SystemExit(0)
        told = capsys.readouterr()
        return int(ended.value.code or 0), told.out, told.err

    return call


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One demonstration for all that look at it: it takes seconds to make, and nobody changes it."""
    from trueline.actions.desk.demos import make_demo

    return make_demo(tmp_path_factory.mktemp("demos") / "demo", "1", NPS).folder


@pytest.fixture
def longlist(tmp_path: Path) -> Path:
    return write_csv(tmp_path / "list.csv", make_rows())


@pytest.fixture
def drawn(call: Call, longlist: Path, tmp_path: Path) -> Path:
    out = tmp_path / "drawn"
    assert type_draw(call, longlist, out, "--size", "20")[0] == 0
    return out
