"""Does every line of the code know its room? The architecture as checks."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "trueline"
MODULES = sorted(PACKAGE.rglob("*.py"))
#: What stands beside the package, and is read as often.
BESIDE = sorted(path for room in ("docs", "benchmarks", "tests") for path in (ROOT / room).rglob("*.py"))
CODE = [module for module in MODULES if module.name != "__init__.py"]
LONGEST = 300
FORBIDDEN = {"utils", "util", "helpers", "helper", "manager", "service", "common", "base", "data", "info", "misc"}
CONCEPTS = {
    "frameworks", "inspections", "caseloads", "facts", "samples", "assessments", "evidence", "estimates", "ratings", "reports",
    "recommendations", "archives", "wording", "access", "lines_of_enquiry", "alerts",
}  # fmt: skip
ROOMS = {
    "core", "intake", "synthetic", "records", "files", "warehouse", "publishing", "actions", "web", "cli", "config",
}  # fmt: skip
DATA = {"frameworks", "archive", "caseload", "parameters"}
#: What the core may use of the standard library: nothing that reads, writes, tells the time or rolls dice.
PURE = {
    "base64", "bisect", "calendar", "collections", "dataclasses", "datetime", "difflib", "fractions", "functools", "hashlib", "heapq",
    "hmac", "itertools", "json", "math", "numpy", "re", "scipy", "statistics", "trueline", "typing",
}  # fmt: skip
IMPURE_CALLS = {"open", "print", "input", "exec", "eval"}
IMPURE_METHODS = {"today", "now", "utcnow", "read_text", "write_text"}


def name_of(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("module", [*MODULES, *BESIDE], ids=name_of)
def test_a_module_is_short_enough_to_read_in_one_go(module: Path) -> None:
    assert len(module.read_text().splitlines()) <= LONGEST


@pytest.mark.parametrize("module", CODE, ids=name_of)
def test_a_module_begins_by_saying_what_it_answers(module: Path) -> None:
    said = ast.get_docstring(ast.parse(module.read_text()))
    assert said
    assert said.splitlines()[0][0].isupper()


@pytest.mark.parametrize("module", [module for module in MODULES if module.name == "__init__.py"], ids=name_of)
def test_an_init_is_empty_or_re_exports_its_own_folder(module: Path) -> None:
    inside = ".".join(module.parent.relative_to(ROOT).parts)
    for statement in ast.parse(module.read_text()).body:
        assert isinstance(statement, ast.ImportFrom)
        assert str(statement.module).startswith(f"{inside}.")


def test_names_say_what_a_thing_is() -> None:
    parts = {part for module in MODULES for part in module.relative_to(PACKAGE).with_suffix("").parts}
    assert not parts & FORBIDDEN


def test_every_folder_of_the_package_is_a_room_or_data() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders <= ROOMS | DATA
    for folder in folders & DATA:
        assert not list((PACKAGE / folder).rglob("*.py"))


def test_every_concept_of_the_core_is_a_word_of_the_architecture() -> None:
    held = {path.stem for path in (PACKAGE / "core").iterdir() if path.name not in ("__pycache__", "__init__.py")}
    assert held - {"problems", "reasons"} <= CONCEPTS


@pytest.mark.parametrize("module", sorted((PACKAGE / "core").rglob("*.py")), ids=name_of)
def test_the_core_is_pure(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Import):
            assert {alias.name.split(".")[0] for alias in node.names} <= PURE
        elif isinstance(node, ast.ImportFrom):
            assert str(node.module).split(".")[0] in PURE
        elif isinstance(node, ast.Call):
            called = node.func
            assert not (isinstance(called, ast.Name) and called.id in IMPURE_CALLS)
            assert not (isinstance(called, ast.Attribute) and called.attr in IMPURE_METHODS)


@pytest.mark.parametrize("module", sorted((PACKAGE / "core").rglob("*.py")), ids=name_of)
def test_what_the_core_holds_cannot_be_changed(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.ClassDef):
            for decorator in node.decorator_list:
                assert "frozen=True" in ast.unparse(decorator)


def test_a_command_imports_what_it_needs_and_nothing_before() -> None:
    """Bare ``--help`` loads neither the core's numbers, nor YAML, nor any action."""
    told = subprocess.run(
        [sys.executable, "-c", "import sys, trueline.cli.main; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    heavy = {"numpy", "scipy", "ruamel", "duckdb", "jinja2", "python_calamine"}
    assert not heavy & {module.split(".")[0] for module in told}
    assert not [module for module in told if module.startswith("trueline.actions.")]


def test_nothing_committed_names_a_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout; no published texts are concerned")
    texts = [ROOT / name for name in listed.stdout.split() if not name.startswith("requirements/")]
    named = re.compile(r"(?<![\w.])/(?:work|root|farm)/|resolved\": *\"http")
    assert not [path.name for path in texts if path.is_file() and named.search(path.read_text(errors="replace"))]


def test_there_are_at_most_twelve_tasks() -> None:
    targets = re.findall(r"^([a-z][\w-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert len(targets) <= 12
