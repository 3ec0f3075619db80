"""Which published figure agrees with the rules, which is explained, and which is neither?"""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.unit.core.publications import BARE, STANDARD, checks, figure, outcomes
from trueline.core.archives import (
    PublishedComparison,
    PublishedFigure,
    PublishedKeyQuestion,
    PublishedSample,
    Relation,
    Restatement,
    Sum,
)


@pytest.mark.parametrize(
    ("lowest", "rating", "outcome"),
    [
        (70, "Good", "agrees"),
        (66, "Requires improvement", "explained"),
        (78, "Outstanding", "explained"),
        (70, "Requires improvement", "explained"),
        (70, "Outstanding", "unexplained"),
        (66, "Outstanding", "unexplained"),
        (73, "Inadequate", "unexplained"),
    ],
)
def test_discretion_explains_a_rating_just_across_a_near_boundary_and_no_other(
    lowest: int, rating: str, outcome: str
) -> None:
    questions = (PublishedKeyQuestion("3.1.1", lowest, 11), PublishedKeyQuestion("3.1.2", 90, 12))
    printed = replace(STANDARD, rating=rating, key_questions=questions)
    assert outcomes(replace(BARE, standards=(printed,)), "rating") == [outcome]


def test_a_wrong_overall_rating_is_found() -> None:
    assert outcomes(replace(BARE, standards=(STANDARD,), overall="Good"), "overall") == ["agrees"]
    assert outcomes(replace(BARE, standards=(STANDARD,), overall="Inadequate"), "overall") == ["unexplained"]


def test_a_comparison_is_judged_by_the_rule() -> None:
    made = [
        PublishedComparison("a", "in line", "peers", 1, percent=80, against=82),
        PublishedComparison("b", "same", "peers", 1, "the same as", 80, 80),
        PublishedComparison("c", "above", "peers", 1, percent=80, against=82),
        PublishedComparison("d", "above", "peers", 1, percent=80),
    ]
    assert outcomes(replace(BARE, comparisons=tuple(made)), "comparison") == ["agrees", "agrees", "unexplained", "kept"]


def test_a_size_must_come_from_some_population() -> None:
    samples = (PublishedSample("a", 128, 1, 80, 5), PublishedSample("b", 500, 1, 80, 5), PublishedSample("c", 18, 1))
    made = replace(BARE, samples=samples)
    assert outcomes(made, "size") == ["kept", "unexplained"]
    kept, wrong = checks(made, "size")
    assert kept.computed == "would come from 557 to 576 cases"
    assert kept.reason and kept.reason.code == "archive.no-population"
    assert wrong.computed == "no population gives it"


def test_sums_and_restatements_must_agree() -> None:
    sums = (
        Sum("right", (Fraction(1), Fraction(2)), Fraction(3), 1),
        Sum("noted", (Fraction(1),), Fraction(3), 1, "A slip"),
        Sum("wrong", (Fraction(1),), Fraction(3), 1),
    )
    again = (Restatement("x", Fraction(1), Fraction(1), 1), Restatement("y", Fraction(1), Fraction(2), 1))
    made = replace(BARE, sums=sums, restatements=again)
    assert outcomes(made, "sum") == ["agrees", "explained", "unexplained"]
    assert outcomes(made, "restatement") == ["agrees", "unexplained"]


def test_words_for_a_key_question_are_held_against_its_figure() -> None:
    told = tuple(
        figure(ref="3.1.1", topic="whole key question", words=words, quantifier=words, unit="percent", where="body")
        for words in ("almost three-quarters", "three-quarters", "more than two-thirds", "almost half", "heaps")
    )
    numbers = figure(ref="3.1.1", topic="whole key question", value=Fraction(70), unit="percent")
    made = replace(BARE, standards=(STANDARD,), figures=(*told, numbers, figure(topic="something else")))
    assert outcomes(made, "wording") == ["agrees", "unexplained", "explained", "unexplained", "agrees"]


def related(kind: str, *figures: PublishedFigure, **more: object) -> str:
    named = tuple(replace(one, name=f"f{n}") for n, one in enumerate(figures))
    given = {"figures": tuple(one.name for one in named), **more}
    relation = Relation("r", kind, **given)  # type: ignore[arg-type]
    ((outcome),) = outcomes(replace(BARE, figures=named, relations=(relation,)), "relation")
    return outcome


def test_figures_of_one_thing_must_leave_a_percentage_that_fits_them_all() -> None:
    some = figure(value=Fraction(36), unit="percent", is_shortfall=True)
    assert related("same", some, figure(words="almost two-thirds", quantifier="almost two-thirds")) == "agrees"
    assert related("same", some, figure(words="one in three")) == "unexplained"
    assert related("same", some, figure(value=Fraction(34), of=81), noted="A slip") == "explained"
    assert (
        related("same", figure(value=Fraction(7), percent=9, unit="cases"), figure(value=Fraction(9), unit="percent"))
        == "agrees"
    )


def test_a_share_is_worked_out_from_its_parts() -> None:
    parts = (figure(value=Fraction(4), is_shortfall=True), figure(value=Fraction(13), is_shortfall=True))
    whole, told = (
        figure(value=Fraction(75)),
        figure(words="around one-fifth", quantifier="around one-fifth", is_shortfall=True),
    )
    assert related("share", told, *parts, whole, figures=("f0",), part=("f1", "f2"), whole="f3") == "agrees"
    met = (figure(value=Fraction(60)), figure(value=Fraction(75)), figure(value=Fraction(80), unit="percent"))
    assert related("share", *met, figures=("f2",), part=("f0",), whole="f1") == "agrees"


@pytest.mark.parametrize(
    ("qualifier", "rounded", "outcome"),
    [
        ("over", 17_000, "agrees"),
        ("over", 17_600, "unexplained"),
        ("almost", 19_000, "agrees"),
        ("almost", 17_000, "unexplained"),
        ("", 17_500, "agrees"),
    ],
)
def test_a_round_number_lies_on_the_side_it_says(qualifier: str, rounded: int, outcome: str) -> None:
    assert (
        related("about", figure(value=Fraction(rounded), qualifier=qualifier), figure(value=Fraction(17_500)))
        == outcome
    )


def test_rows_of_tables_hold_together() -> None:
    def row(topic: str, line: int, section: str = "need_tables", **columns: int) -> tuple[PublishedFigure, ...]:
        return tuple(
            PublishedFigure(section=section, line=line, topic=topic, value=Fraction(value), column=column)
            for column, value in columns.items()
        )

    needs = (
        *row("drugs", 1, cases=30, interventions=50, progress=33),
        *row("homes", 2, cases=20, interventions=51),
        *row("work", 3, cases=25, interventions=40),
        *row("money", 4, interventions=40),
    )
    assert [(one.what, one.outcome) for one in checks(replace(BARE, figures=needs), "need")] == [
        ("rank of homes", "agrees"),
        ("rank of work", "unexplained"),
        ("drugs, interventions", "agrees"),
        ("drugs, progress", "agrees"),
        ("homes, interventions", "unexplained"),
        ("work, interventions", "agrees"),
    ]
    spread = row("control", 9, "previous_inspection", lowest=64, highest=84, average=74, score=90)
    assert outcomes(replace(BARE, figures=spread), "spread") == ["unexplained", "agrees"]
