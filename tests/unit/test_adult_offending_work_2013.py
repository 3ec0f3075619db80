"""The edition of 2013 beside the report it is made from: its criteria, what counts twice, and the two ways of averaging."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.builders import answer, case
from trueline.actions.desk.frameworks import get_framework
from trueline.core.estimates import count_answers, score
from trueline.core.frameworks import Edition, KeyQuestion
from trueline.core.ratings import Figure, Figures, rate
from trueline.core.samples import find_fitting
from trueline.intake.archive_files import load_publication
from trueline.intake.documents import read_yaml

ARCHIVE = Path(__file__).parents[2] / "trueline" / "archive" / "northumbria-iaow-2013.yaml"
#: The lists behind the table of factors, which are no criteria.
FACTORS = ("3.1.factors", "3.2.factors", "3.3.factors")


@pytest.fixture(scope="module")
def edition() -> Edition:
    return get_framework("adult-offending-work-2013")


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    told = read_yaml(ARCHIVE).plain()
    assert isinstance(told, dict)
    return told


def list_criteria(edition: Edition) -> dict[str, KeyQuestion]:
    return {id_: asked for id_, asked in edition.key_questions.items() if id_ not in FACTORS}


def figures(**percents: Fraction | int) -> Figures:
    """Figures of questions, whose ids are written with underscores."""
    return Figures({id_[1:].replace("_", "."): Figure(0, as_given=Fraction(one)) for id_, one in percents.items()})


def test_the_nineteen_criteria_bear_their_official_names(edition: Edition, published: dict[str, Any]) -> None:
    cells = {cell["id"]: cell["title"] for cell in published["criteria"]["cells"]}
    assert {id_: asked.ask.en for id_, asked in list_criteria(edition).items()} == cells
    assert len(cells) == 19
    assert not set(published["criteria"]["empty_cells"]) & set(edition.key_questions)


def test_the_outcomes_bear_the_names_of_their_chapters(edition: Edition, published: dict[str, Any]) -> None:
    titles = {id_: f"Outcome {id_}: {outcome.title.en}" for id_, outcome in edition.standards.items()}
    assert titles == {outcome["id"]: outcome["title"] for outcome in published["outcomes"]}


def test_leadership_has_findings_and_no_score(edition: Edition) -> None:
    leadership = {id_ for id_ in list_criteria(edition) if id_.endswith(".4")}
    kinds = {one.kind for one in edition.questions.values() if one.key_question in leadership}
    assert len(leadership) == 5
    assert kinds == {"organisation", "information"}


def test_protecting_victims_counts_to_protecting_the_public_by_the_criterion_of_the_same_process(
    edition: Edition,
) -> None:
    twice = {one.id: one.also_counts_to for one in edition.questions.values() if one.also_counts_to}
    judged = [one for one in edition.questions.values() if one.standard == "5" and one.kind == "prompt"]
    assert twice == {one.id: (f"4{one.key_question[1:]}",) for one in judged if one.key_question != "5.5"}


def test_both_ways_of_averaging_are_told_and_the_first_is_the_score(edition: Edition) -> None:
    """By hand: 340 / 5 = 68 over the questions; 80, 60 and 40, so 60, over the criteria."""
    outcome = rate(edition, figures(q3_1_a=80, q3_1_b=90, q3_1_c=70, q3_2_a=60, q3_3_a=40)).get("3")
    told = outcome.reasons[0].figures
    assert told["by_questions"] == outcome.score == 68
    assert told["by_key_questions"] == 60
    assert told["questions"] == 5
    assert told["key_questions"] == 3


def test_what_was_done_about_each_factor_is_no_part_of_the_score(edition: Edition, published: dict[str, Any]) -> None:
    """The printed shares for the factors would pull a score of 77 far down."""
    rows = published["need_tables"][0]["rows"]
    asked = [prompt.id for prompt in edition.key_questions["3.2.factors"].prompts]
    printed = {f"q3_2_factors_{id_}": row["interventions"] for id_, row in zip(asked, rows, strict=True)}
    assert rate(edition, figures(q3_1_a=77, **printed)).get("3").score == 77
    assert sum(printed.values()) / len(printed) < 77 - 20


def test_the_factors_stand_in_the_order_of_the_printed_table(edition: Edition, published: dict[str, Any]) -> None:
    titles = [prompt.title.en.lower() for prompt in edition.key_questions["3.1.factors"].prompts if prompt.title]
    names = [row["name"].removeprefix("difficulties ") for row in published["need_tables"][0]["rows"]]
    assert titles == names


@pytest.mark.parametrize(
    ("question", "given", "percent"),
    [
        ("3.1.a", {"sufficient": 58, "insufficient": 13, "not-done": 4}, 77),  # S2:403, “around one-fifth” were not
        ("3.2.m", {"sufficient": 47, "insufficient": 24, "not-done": 16}, 54),  # S2:432
        ("4.1.e", {"sufficient": 52, "insufficient": 23, "not-done": 7}, 63),  # S2:540–541, of 82
        ("4.2.q", {"effective": 24, "not-effective": 14, "none": 8}, 52),  # S2:590
    ],
)
def test_printed_counts_fall_on_the_two_sides_of_the_line(
    edition: Edition, question: str, given: dict[str, int], percent: int
) -> None:
    kinds = [kind for kind, cases in given.items() for _ in range(cases)]
    routes = edition.questions[question].applies
    answers = [answer(f"C{n}", question, kind) for n, kind in enumerate(kinds)]
    answers += [answer(f"C{n}", route, "yes") for n in range(len(kinds)) for route in routes]
    estimate = score(edition, answers).find(question)
    assert estimate is not None
    assert (estimate.percent, estimate.counts.n) == (percent, len(kinds))
    assert {one.answer: one.cases for one in count_answers(edition, question, answers) if one.cases} == given


def test_the_reports_looked_at_are_those_on_the_cases_of_the_sample(edition: Edition) -> None:
    """As 46 typed and 6 oral ones were on 86 cases (S2:146)."""
    forms = ["Typed report"] * 46 + ["Oral report"] * 6 + ["No report"] * 34
    sampled = [case(f"C{n}", report=form) for n, form in enumerate(forms)]
    drawn = find_fitting(edition.streams["court-reports"], sampled)
    assert {one.reference for one in drawn} == {f"C{n}" for n in range(52)}


def test_every_finding_hangs_on_a_question_of_its_criterion(edition: Edition) -> None:
    """Or on an item that bears on it, or on a question that counts to it; two are context."""
    bears = {f"{one.id}.{item.id}": item.bears_on for one in edition.instruments for item in one.items}
    found = [figure for figure in load_publication("northumbria-iaow-2013").figures if figure.section == "findings"]
    context = [figure.topic for figure in found if figure.home == "context"]
    for figure in (figure for figure in found if figure.home != "context"):
        asked = edition.questions[figure.home]
        assert figure.ref in (asked.key_question, *asked.also_counts_to, *bears.get(figure.home, ())), figure
    assert len(found) == 196
    assert context == ["re-engagement sessions", "approved premises"]


def test_every_figure_of_the_surveys_hangs_on_a_question(edition: Edition) -> None:
    told = [figure for figure in load_publication("northumbria-iaow-2013").figures if figure.section == "surveys"]
    homes = [figure.home for figure in told if figure.topic not in ("responses", "year")]
    assert len(homes) == 13
    assert set(homes) <= set(edition.questions)
