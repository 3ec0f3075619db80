"""What every test of a command uses: the command as somebody types it, in this process."""

import sys
from collections.abc import Callable

import pytest

from trueline.cli.main import run

Call = Callable[..., tuple[int, str, str]]


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
