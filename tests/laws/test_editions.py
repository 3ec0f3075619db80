"""Whatever happens to the files of an edition, every mistake has its file and line, and nobody sees a traceback."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from trueline.actions.desk.frameworks import check_framework

SHELF = Path(__file__).parents[2] / "trueline" / "frameworks"
#: The smallest edition, and one with routes, displays, instruments and examples of every kind.
EDITIONS = (SHELF / "offender-management-2009", Path(__file__).parents[1] / "editions" / "prison-learning-2025")
FILES = tuple(
    (edition, path.relative_to(edition).as_posix()) for edition in EDITIONS for path in sorted(edition.rglob("*.yaml"))
)
JUNK = (
    "",
    "x: 1",
    "- a",
    "]",
    "{",
    "'",
    "  deep: [1, {2: 3}]",
    "\t",
    "id: 9" * 9,
    "&a [*a]",
    "null",
    "!!binary x",
    "é: –",
)


def break_line(lines: list[str], at: int, how: str, junk: str) -> list[str]:
    """The lines of a file with one of them changed as people, editors and merges change them."""
    line = lines[at]
    changed = {
        "deleted": [],
        "doubled": [line, line],
        "indented": [f"  {line}"],
        "outdented": [line.removeprefix("  ")],
        "cut": [line[: len(line) // 2]],
        "renamed": [line.replace(":", "s:", 1)],
        "emptied": [f"{line.partition(':')[0]}:"],
        "numbered": [f"{line.partition(':')[0]}: 7"],
        "listed": [f"{line.partition(':')[0]}: [{line.partition(':')[2]}]"],
        "junked": [junk],
        "joined": [line + junk],
    }[how]
    return [*lines[:at], *changed, *lines[at + 1 :]]


HOW = (
    "deleted",
    "doubled",
    "indented",
    "outdented",
    "cut",
    "renamed",
    "emptied",
    "numbered",
    "listed",
    "junked",
    "joined",
)


@settings(max_examples=60)
@given(st.sampled_from(FILES), st.integers(0, 400), st.sampled_from(HOW), st.sampled_from(JUNK))
def test_a_broken_line_is_named_or_harmless(file: tuple[Path, str], at: int, how: str, junk: str) -> None:
    edition, name = file
    with TemporaryDirectory() as above:
        folder = Path(shutil.copytree(edition, Path(above) / "edition"))
        lines = (folder / name).read_text(encoding="utf-8").split("\n")
        broken = break_line(lines, at % len(lines), how, junk)
        (folder / name).write_text("\n".join(broken), encoding="utf-8")
        for problem in check_framework(folder).problems:
            there = Path(problem.file)
            assert there.is_relative_to(folder), problem
            assert problem.what and problem.remedy
            assert problem.line is None or 1 <= problem.line <= there.read_text(encoding="utf-8").count("\n") + 1
            assert problem.line is not None or not there.is_file() or "YAML" in problem.what, problem
