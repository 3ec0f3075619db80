"""What do the tests of editions in folders share? One that comes with Trueline, copied to be damaged."""

import shutil
from pathlib import Path

import pytest

from trueline.actions.desk.frameworks import check_framework

SHELF = Path(__file__).parents[3] / "trueline" / "frameworks"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHELF / "nps-standards-2018", tmp_path / "edition"))


def change(folder: Path, file: str, before: str, after: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def told(folder: Path) -> list[str]:
    return [str(problem) for problem in check_framework(folder).problems]
