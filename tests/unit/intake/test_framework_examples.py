"""Is every example of an edition tried, and is one that does not come out a mistake at its line?"""

import shutil
from pathlib import Path

import pytest

from tests.unit.intake.conftest import SHELF, change, told


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
