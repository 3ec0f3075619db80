"""Folders of YAML: what loads, and every mistake by file and line."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import nps
from trueline.actions.desk.frameworks import check_framework, compare_editions, diff_frameworks, get_framework
from trueline.core.frameworks import Comparability, fingerprint, to_canonical_json
from trueline.core.problems import Refused
from trueline.intake import comparability_files
from trueline.intake.comparability_files import load_comparability
from trueline.intake.framework_files import list_framework_ids, load_framework, read_edition_json, read_framework

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


def test_an_example_that_does_not_come_out_is_a_mistake_at_its_line(folder: Path) -> None:
    change(folder, "examples.yaml", "population: 576, size: 128", "population: 576, size: 127")
    change(folder, "examples.yaml", "points: 18", "points: 19")
    change(folder, "examples.yaml", "{percent: 75, words: three-quarters}", "{percent: 75, words: a lot}")
    change(folder, "examples.yaml", "against: 77, verdict: below", "against: 77, verdict: above")
    change(folder, "examples.yaml", "low: 45, high: 55", "low: 44, high: 55")
    problems = told(folder)
    assert len(problems) == 5
    assert problems[0] == (
        f"{folder}/examples.yaml:4: this example does not come out: the sum of points should be 19 and is 18. "
        "Correct the example or the rule."
    )
    assert "the size for 576 cases should be 127 and is 128" in problems[1]


SPREAD = "spreads:\n- {scores: [64, 84], lowest: 64, highest: 84, average: 74}\n"
NEED = "needs:\n- {display: needs, cases: {drugs: 20, thinking: 30}, done: {drugs: 5}, ranked: [thinking, drugs], percents: {drugs: 25}}\n"


@pytest.mark.parametrize(
    ("id_", "text", "expected"),
    [
        ("offender-management-2009", SPREAD, None),
        ("offender-management-2009", SPREAD.replace("average: 74", "average: 75"), "the average should be 75 and is 74"),
        ("offender-management-2009", SPREAD.replace("[64, 84]", "[]"), "a spread of no scores"),
        ("offender-management-2009", SPREAD.replace("[64, 84]", "[64, 840]"), "840 is no percentage"),
        ("quality-and-impact-2016", NEED, None),
        ("quality-and-impact-2016", NEED.replace("ranked: [thinking, drugs]", "ranked: [drugs, thinking]"), "should be drugs, thinking and is thinking, drugs"),
        ("quality-and-impact-2016", NEED.replace("{drugs: 25}", "{drugs: 26}"), "the percentage for drugs should be 26 and is 25"),
        ("quality-and-impact-2016", NEED.replace("done: {drugs: 5}", "done: {drugs: 50}"), "enough done in 50 of 20 cases"),
        ("quality-and-impact-2016", NEED.replace("display: needs", "display: wants"), "there is no display of needs “wants”"),
        ("quality-and-impact-2016", NEED.replace("[thinking, drugs]", "[thinking, rugs]"), "there is no need “rugs”. Did you mean “drugs”?"),
        ("quality-and-impact-2016", "ratings:\n- {id: a, says: A., figures: {pp.2.a: 50}, sufficient: {protecting-public: 0}}", "met in at least half of the cases should be 0 and is 1"),
        ("adult-offending-work-2013", "ratings:\n- {id: a, says: A., figures: {1.1.b: 50}, scores: {'1': 51}}", "the score of 1 should be 51 and is 50"),
        ("adult-offending-work-2013", "ratings:\n- {id: a, says: A., scores: {'1': 510}}", "510 is no percentage"),
        ("adult-offending-work-2013", "ratings:\n- {id: a, says: A., scores: {'9': 51}}", "there is no rated standard “9”"),
    ],
)  # fmt: skip
def test_scores_needs_and_spreads_are_tried_too(tmp_path: Path, id_: str, text: str, expected: str | None) -> None:
    made = Path(shutil.copytree(SHELF / id_, tmp_path / "edition"))
    (made / "examples.yaml").write_text(text)
    problems = told(made)
    assert problems == [] if expected is None else any(expected in problem for problem in problems), problems


def test_an_example_may_expect_only_some_results(folder: Path) -> None:
    (folder / "examples.yaml").write_text(
        "ratings:\n- {id: a, says: One rating., given: {1.1: good}, ratings: {1.1: good}}\n"
    )
    assert told(folder) == []


def test_an_example_of_what_is_not_there_is_a_mistake_and_is_not_tried(folder: Path) -> None:
    change(folder, "examples.yaml", "stream: case-supervision, population: 576", "stream: elsewhere, population: 576")
    (only,) = told(folder)
    assert "there is no stream “elsewhere”" in only


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("3.1.1: ", "9.9.9: ", "there is no question “9.9.9”"),
        ("against: 77", "against: 770", "770 is no percentage. Write a number from 0 to 100"),
        ("percent: 75", "percent: 750", "750 is no percentage"),
        ("population: 576, size: 128", "population: -576, size: 128", "-576 is no number of cases"),
        ("met: 64", "met: 640", "a population of 576 is less than the cases counted"),
        ("overall: good", "overall: gold", "there is no rating “gold”. Did you mean “good”?"),
    ],
)
def test_an_example_that_cannot_be_right_is_a_mistake(folder: Path, before: str, after: str, expected: str) -> None:
    change(folder, "examples.yaml", before, after)
    assert any(expected in problem for problem in told(folder)), told(folder)


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


def test_two_editions_are_compared_part_by_part(folder: Path) -> None:
    change(folder, "ratings.yaml", "lowest: 65, below: 80", "lowest: 65, below: 81")
    change(folder, "ratings.yaml", "lowest: 80", "lowest: 81")
    change(folder, "standards/2-case-supervision.yaml", "  - id: 2.1.2", "  - id: 2.1.9")
    change(folder, "stages.yaml", "basis: A", "basis: P\nsource: a manual")
    (folder / "examples.yaml").write_text("")
    change(folder, "framework.yaml", "revision: 3", "revision: 4")
    found = {one.part: (one.first, one.second) for one in diff_frameworks("nps-standards-2018", f"{folder}/")}
    assert found["revision"] == ("3", "4")
    assert found["domains/2/standards/2.1/key_questions/2.1.9"][0] == ""
    assert found["domains/2/standards/2.1/key_questions/2.1.2"][1] == ""
    assert found["ratings/methods/lowest-key-question/bands/good/below"] == ("80", "81")
    assert any(part.endswith(": basis") and told[1].startswith("published elsewhere") for part, told in found.items())
    assert diff_frameworks("nps-standards-2018", "nps-standards-2018") == ()


def test_what_may_be_compared_between_two_editions_is_known_in_either_order(folder: Path) -> None:
    forth = compare_editions("nps-standards-2018", "crc-standards-2018")
    back = compare_editions("crc-standards-2018", "nps-standards-2018")
    assert forth and back and forth.refuses == back.refuses
    assert ("2.1.1", "2.1.1") in forth.pairs
    assert not [pair for pair in forth.pairs if pair[0].startswith("3")]
    assert sorted(back.pairs) == sorted((there, here) for here, there in forth.pairs)
    assert compare_editions("nps-standards-2018", f"{folder}/") is None


@pytest.mark.parametrize("entry", load_comparability(), ids=lambda entry: f"{entry.first}, {entry.second}")
def test_the_table_of_what_may_be_compared_speaks_of_editions_and_ids_there_are(entry: Comparability) -> None:
    first, second = (load_framework(id_).edition for id_ in (entry.first, entry.second))
    assert set(entry.alike) <= {domain.id for domain in first.domains}
    pairs = entry.list_pairs(first, second)
    assert {here for here, _ in pairs} <= {*first.standards, *first.questions}
    assert {there for _, there in pairs} <= {*second.standards, *second.questions}
    assert entry.refuses.en.endswith(".")


def test_a_table_of_comparability_with_a_slip_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks" / "comparability.yaml").write_text("basis: A\npairs:\n- {first: a, second: b}\n")
    monkeypatch.setattr(comparability_files, "files", lambda _package: tmp_path)
    load_comparability.cache_clear()
    with pytest.raises(Refused, match="comparability.yaml:3: “refuses” is missing"):
        load_comparability()
    load_comparability.cache_clear()


def test_a_folder_with_mistakes_is_no_framework(folder: Path) -> None:
    change(folder, "framework.yaml", "revision: 3", "revision: one")
    with pytest.raises(Refused, match="should be a whole number"):
        get_framework(f"{folder}/")
