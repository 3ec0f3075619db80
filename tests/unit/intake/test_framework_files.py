"""Does a folder of YAML load as the edition it says, and is every mistake named by file and line?"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import nps
from tests.unit.intake.conftest import SHELF, change, told
from trueline.actions.desk.frameworks import check_framework, get_framework
from trueline.core.frameworks import fingerprint, to_canonical_json
from trueline.core.problems import Refused
from trueline.intake.framework_files import list_framework_ids, load_framework, read_edition_json, read_framework


@pytest.mark.parametrize("id_", list_framework_ids())
def test_an_edition_that_comes_with_trueline_has_no_mistakes_and_its_examples_come_out(id_: str) -> None:
    checked = check_framework(SHELF / id_)
    assert checked.problems == ()
    assert checked.edition.id == id_
    assert checked.examples > 10


@pytest.mark.parametrize("id_", list_framework_ids())
def test_a_released_edition_changes_only_with_its_revision(id_: str) -> None:
    edition = load_framework(id_).edition
    released = [
        line.split() for line in (SHELF / "fingerprints.txt").read_text().splitlines() if not line.startswith("#")
    ]
    known = {(name, int(revision)): digest for name, revision, digest in released}
    assert known.get((edition.id, edition.revision)) == fingerprint(edition), (
        "the edition differs from the one released under this revision: raise “revision” in framework.yaml, and add a line to "
        f"fingerprints.txt: {edition.id} {edition.revision} {fingerprint(edition)}"
    )


def test_the_canonical_json_is_read_back_as_the_same_edition() -> None:
    again = read_edition_json(to_canonical_json(nps()), "edition.json")
    assert again == nps()
    assert fingerprint(again) == fingerprint(nps())


def test_what_is_for_people_is_no_stray(folder: Path) -> None:
    (folder / "README.md").write_text("Ours.")
    (folder / ".hidden").write_text("x")
    assert told(folder) == []


def test_json_that_is_no_edition_is_refused() -> None:
    with pytest.raises(Refused, match="too deep"):
        read_edition_json("[" * 100_000, "edition.json")
    with pytest.raises(Refused, match="not JSON"):
        read_edition_json("{", "edition.json")
    with pytest.raises(Refused, match="“id” is missing"):
        read_edition_json("{}", "edition.json")


def test_an_unknown_framework_is_refused_with_those_there_are() -> None:
    with pytest.raises(Refused, match="nps-standards-2018"):
        load_framework("nps-2018")


def test_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no such folder"):
        read_framework(tmp_path / "nowhere")


def test_every_mistake_is_named_at_once_with_file_and_line(folder: Path) -> None:
    change(folder, "framework.yaml", "unit: NPS division", "unit: NPS division\nunits: 3")
    change(folder, "samples.yaml", "- id: victim-pre-release", "- name: victim-pre-release")
    change(folder, "standards/2-case-supervision.yaml", "applies: {rosh_issues: [yes]}", "applies: {rosh: [yes]}")
    change(folder, "ratings.yaml", "lowest: 65, below: 80", "lowest: 66, below: 82")
    change(folder, "examples.yaml", "population: 576, size: 128", "population: 576, size: 127")
    problems = told(folder)
    for expected in (
        "framework.yaml:9: not a key known here: “units”. Did you mean “unit”?",
        "“id” is missing. Add “id:” here.",
        "standards/2-case-supervision.yaml:101: there is no routing question “rosh”.",
        "no band holds 65 to 66",
        "overlaps the band of “good” from 80",
    ):
        assert any(expected in problem for problem in problems), expected


Damage = Callable[[Path], object]
DAMAGES: list[tuple[str, Damage, str]] = [
    ("a missing file", lambda f: (f / "answers.yaml").unlink(), "answers.yaml: the file is missing"),
    ("no domains", lambda f: shutil.rmtree(f / "standards"), "standards: no domains"),
    ("a stray file", lambda f: (f / "notes.txt").write_text("x"), "notes.txt: a file that no part of an edition reads"),
    ("an empty file", lambda f: (f / "stages.yaml").write_text(""), "stages.yaml:1: “stages” is missing"),
    ("no YAML", lambda f: (f / "stages.yaml").write_text("a: [1"), "stages.yaml:1: not YAML"),
    ("a tab", lambda f: (f / "stages.yaml").write_text("a:\n\t- b"), "stages.yaml:2: not YAML"),
    ("no text", lambda f: (f / "stages.yaml").write_bytes(b"\xff\xfe\x00"), "stages.yaml: not UTF-8 text"),
    ("a control character", lambda f: (f / "stages.yaml").write_bytes(b"a: \x07"), "stages.yaml: not YAML"),
    ("a list for a mapping", lambda f: (f / "stages.yaml").write_text("- a"), "stages.yaml:1: should be a mapping"),
    ("a word for a mapping", lambda f: (f / "stages.yaml").write_text("a"), "stages.yaml:1: should be a mapping: “a”"),
    ("a Python object", lambda f: (f / "stages.yaml").write_text("a: !!python/object:os.system x"), "stages.yaml:1:"),
    ("a key twice", lambda f: change(f, "framework.yaml", "revision: 3", "revision: 3\nrevision: 4"), "“revision”: said twice"),
    ("an alias", lambda f: change(f, "stages.yaml", "basis: A", "basis: A\nx: &x [*x]"), "an alias"),
    ("no whole number", lambda f: change(f, "framework.yaml", "revision: 3", "revision: one"), "framework.yaml:5: should be a whole number: “one”"),
    ("true for a number", lambda f: change(f, "framework.yaml", "revision: 3", "revision: true"), "should be a whole number"),
    ("no day", lambda f: change(f, "framework.yaml", "2018-04-01", "2018-02-30"), "should be a day: “2018-02-30”"),
    ("no truth", lambda f: change(f, "samples.yaml", "weighted: false", "weighted: never"), "should be true or false: “never”"),
    ("no number", lambda f: change(f, "ratings.yaml", "lowest: 80", "lowest: high"), "should be a number: “high”"),
    ("a number over nothing", lambda f: change(f, "ratings.yaml", "per_standard: 1/2", "per_standard: 1/0"), "should be a number: “1/0”"),
    ("no text", lambda f: change(f, "framework.yaml", "unit: NPS division", "unit: {fr: division}"), "should be a text"),
    ("an empty text", lambda f: change(f, "framework.yaml", "unit: NPS division", "unit: ' '"), "should be a text"),
    ("an empty id", lambda f: change(f, "framework.yaml", "id: holder", "id: ''"), "should be a text"),
    ("no list", lambda f: change(f, "framework.yaml", "accountable:", "accountable: 3\nrest:"), "should be a list"),
    ("no mapping of answers", lambda f: change(f, "framework.yaml", "prefill: {Low: no, Medium: yes, High: yes, Very high: yes}", "prefill: yes"), "should be a mapping"),
    ("an unknown word", lambda f: change(f, "ratings.yaml", "interval: wilson", "interval: wald"), "Use one of: wilson, logit, exact"),
    ("an unknown method", lambda f: change(f, "ratings.yaml", "kind: characteristics", "kind: feeling"), "Use one of: lowest-key-question, characteristics"),
    ("an unknown basis", lambda f: change(f, "stages.yaml", "basis: A", "basis: Q"), "Use one of: S, D, P, A"),
    ("no basis", lambda f: change(f, "stages.yaml", "basis: A\n", ""), "no basis here nor in any mapping around"),
    ("no source", lambda f: change(f, "stages.yaml", "basis: A\n", "basis: S\n"), "a basis without its source"),
    ("a setting without value", lambda f: change(f, "samples.yaml", "{is: 0.8, basis: S", "{basis: S"), "a setting without its value"),
    ("a part in the wrong file", lambda f: change(f, "framework.yaml", "revision: 3", "revision: 3\nratings: {}"), "framework.yaml:6: “ratings” belongs in ratings.yaml"),
    ("a comma in a text", lambda f: change(f, "stages.yaml", "title: Agreed", "title: Agreed, at last"), "A comma ends a text here"),
    ("an unknown key with no likeness", lambda f: change(f, "stages.yaml", "title: Agreed", "zzz: 3, title: Agreed"), "Also known here: is_end"),
    ("a document too deep", lambda f: (f / "stages.yaml").write_text("[" * 5000), "stages.yaml: not YAML we can read: too deep"),
    ("a number too long to print", lambda f: change(f, "framework.yaml", "revision: 3", "revision: " + "9" * 5000), "should be a whole number"),
    ("a stray under standards", lambda f: (f / "standards" / "notes.txt").write_text("x"), "standards/notes.txt: a file that no part of an edition reads"),
    ("a setting with a slip", lambda f: change(f, "samples.yaml", "{is: 0.8, basis: S", "{is: 0.8, base: S"), "not a key known here: “base”"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("damage", "expected"),
    [(d, e) for _, d, e in DAMAGES],
    ids=[f"{n}-{name}" for n, (name, _, _) in enumerate(DAMAGES)],
)
def test_a_damaged_folder_is_answered_with_what_where_and_what_to_do(
    folder: Path, damage: Damage, expected: str
) -> None:
    damage(folder)
    problems = told(folder)
    assert any(expected in problem for problem in problems), problems
    assert all(problem.rstrip()[-1] in ".?" for problem in problems)


def test_texts_may_be_in_two_languages(folder: Path) -> None:
    change(folder, "framework.yaml", "unit: NPS division", "unit: {en: NPS division, cy: Is-adran}")
    assert read_framework(folder).edition.unit.say("cy") == "Is-adran"
    change(folder, "framework.yaml", "cy: Is-adran", "cy: ")
    assert read_framework(folder).edition.unit.say("cy") == "NPS division"


def test_an_id_stays_as_it_is_typed(folder: Path) -> None:
    change(folder, "framework.yaml", "id: holder", "id: 1.10")
    assert any(one.id == "1.10" for one in read_framework(folder).edition.accountable)


def test_what_stands_beside_something_unreadable_is_not_called_wrong_too(folder: Path) -> None:
    change(folder, "ratings.yaml", "lowest: 65, below: 80", "lowest: much, below: 80")
    assert [problem.what for problem in read_framework(folder).problems] == ["should be a number"]


def test_a_folder_with_mistakes_is_no_framework(folder: Path) -> None:
    change(folder, "framework.yaml", "revision: 3", "revision: one")
    with pytest.raises(Refused, match="should be a whole number"):
        get_framework(f"{folder}/")
