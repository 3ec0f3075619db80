"""Scores by a mean, judgements in words, and scores beside those of other inspections."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.builders import SAYS, edition, prompt, question, rating_rules, standard
from trueline.core.frameworks import Domain, Edition, Method, Rating, Text
from trueline.core.frameworks.mistakes import find_mistakes
from trueline.core.problems import Refused
from trueline.core.ratings import Decision, Figure, Figures, Spread, find_spread, rate
from trueline.core.reasons import Reason


def judged_by(method: Method, *standards: object, **more: object) -> Edition:
    domain = Domain("2", Text("Work"), SAYS, method.id, standards, stream="cases", answers="yes-no")  # type: ignore[arg-type]
    rules = rating_rules(methods=(method,), composite=None, discretion=None, **more)
    return edition(domains=(domain,), ratings=rules, routing=())


def outcomes(mean_over: str = "questions") -> Edition:
    """Two outcomes; a question on victims counts to the first outcome as well."""
    method = Method("mean", "mean-above-line", Text("Mean"), SAYS, mean_over=mean_over)  # type: ignore[arg-type]
    return judged_by(
        method,
        standard(
            "4",
            question("4.1", prompt("a"), prompt("b"), prompt("c", kind="information", answers="kinds"), summary=False),
            question("4.2", prompt("a"), summary=False),
        ),
        standard("5", question("5.1", prompt("a", also_counts_to=("4.2",)), summary=False)),
    )


FIGURES = Figures({"4.1.a": Figure(90), "4.1.b": Figure(70), "4.2.a": Figure(50), "5.1.a": Figure(20)})


@pytest.mark.parametrize(
    ("mean_over", "score", "code"),
    [
        # (90 + 70 + 50 + 20) / 4, and ((90 + 70) / 2 + (50 + 20) / 2) / 2
        ("questions", Fraction(115, 2), "rating.mean-questions"),
        ("key-questions", Fraction(115, 2), "rating.mean-key-questions"),
    ],
)
def test_a_score_is_the_mean_of_its_questions_or_of_their_criteria(mean_over: str, score: Fraction, code: str) -> None:
    rated = rate(outcomes(mean_over), FIGURES).get("4")
    assert (rated.rating, rated.score, rated.reasons[0].code) == (None, score, code)


def test_the_two_means_differ_where_criteria_have_different_numbers_of_questions() -> None:
    uneven = Figures({"4.1.a": Figure(90), "4.1.b": Figure(70), "4.2.a": Figure(50)})
    over = {how: rate(outcomes(how), uneven).get("4") for how in ("questions", "key-questions")}
    assert (over["questions"].score, over["key-questions"].score) == (70, 65)
    assert over["questions"].reasons[0].figures == {
        "questions": 3,
        "of": 4,
        "key_questions": 2,
        "by_questions": 70,
        "by_key_questions": 65,
    }


def test_a_question_that_counts_to_two_outcomes_counts_to_each() -> None:
    rated = rate(outcomes(), FIGURES)
    assert rated.get("5").score == 20
    without = Figures({id_: figure for id_, figure in FIGURES.by_question.items() if id_ != "5.1.a"})
    assert rate(outcomes(), without).get("4").score == 70


def test_a_mean_uses_the_exact_shares() -> None:
    exact = Figures({"5.1.a": Figure(33, 1, 3)})
    assert rate(outcomes(), exact).get("5").score == Fraction(100, 3)


def test_without_figures_there_is_no_score() -> None:
    rated = rate(outcomes(), Figures()).get("4")
    assert (rated.score, rated.reasons) == (None, (Reason("rating.figures-missing", {"missing": "4.1, 4.2"}),))


PHRASES = (Rating("good", Text("was good"), 1), Rating("poor", Text("was poor"), 0))
SUFFICIENCY = Method("words", "sufficiency", Text("In words"), SAYS)


def outcome() -> Edition:
    made = standard("protect", question("pp.1", prompt("a"), prompt("b"), summary=False))
    return judged_by(SUFFICIENCY, made, scale=PHRASES)


def test_sufficiency_is_told_and_the_judgement_left_to_inspectors() -> None:
    rated = rate(outcome(), Figures({"pp.1.a": Figure(66), "pp.1.b": Figure(40)})).get("protect")
    assert (rated.rating, rated.computed) == (None, None)
    assert rated.reasons == (
        Reason("rating.sufficiency", {"met": 1, "of": 2}),
        Reason("rating.range", {"low": "pp.1.b", "least": 40, "high": "pp.1.a", "most": 66}),
        Reason("rating.no-phrase", {"standard": "protect"}),
    )
    assert [one.code for one in rate(outcome(), Figures()).get("protect").reasons] == [
        "rating.figures-missing",
        "rating.no-phrase",
    ]


def test_each_organisation_is_judged_apart() -> None:
    made = [
        Decision("protect", "good", "agreed", "the lead", "", "Most of it", "CRC"),
        Decision("protect", "poor", "agreed", "the lead", "", "Too little", "NPS"),
    ]
    figures = Figures({"pp.1.a": Figure(66)})
    apart = {one: rate(outcome(), figures, made, one).get("protect") for one in ("CRC", "NPS", "")}
    assert {one: rated.rating for one, rated in apart.items()} == {"CRC": "good", "NPS": "poor", "": None}
    assert [one.code for one in apart["CRC"].reasons] == ["rating.judged", "rating.sufficiency", "rating.range"]
    given = rate(outcome(), replace(figures, given={"protect": "poor"})).get("protect")
    assert [one.code for one in given.reasons] == ["rating.given", "rating.sufficiency", "rating.range"]
    with pytest.raises(Refused, match="names no rating of the scale"):
        rate(outcome(), figures, [replace(made[0], rating="splendid")], "CRC")


def control() -> Edition:
    return judged_by(Method("scores", "scores", Text("Scores"), SAYS), standard("control", question("c1")), scale=())


def test_a_score_stands_beside_the_lowest_highest_and_average_of_others() -> None:
    peers = find_spread([64, 84, 74, 75])
    assert peers == Spread(64, 84, 74)
    rated = rate(control(), Figures({"c1": Figure(81, peers=peers)})).get("control")
    assert rated.score == 81
    assert rated.reasons[1] == Reason("rating.peers", {"lowest": 64, "highest": 84, "average": 74})
    alone = rate(control(), Figures({"c1": Figure(81)})).get("control")
    assert [one.code for one in alone.reasons] == ["rating.score"]
    missing = rate(control(), Figures()).get("control")
    assert [one.code for one in missing.reasons] == ["rating.figures-missing"]
    assert find_spread([]) is None


def test_the_average_of_others_is_printed_half_up() -> None:
    assert find_spread([70, 75]) == Spread(70, 75, 73)


def test_what_is_scored_has_judgements_on_cases_and_one_score_has_one() -> None:
    bare = judged_by(SUFFICIENCY, standard("protect", question("pp.1", summary=False)), scale=PHRASES)
    two = judged_by(
        Method("scores", "scores", Text("Scores"), SAYS), standard("c", question("c1"), question("c2")), scale=()
    )
    told = [mistake.what for made in (bare, two) for mistake in find_mistakes(made)]
    assert "standard protect is scored and does not have questions that are judged on cases" in told
    assert "standard c is scored and does not have one key question that is judged on cases" in told


@pytest.mark.parametrize("made", [outcomes(), outcome(), control()], ids=["mean", "words", "scores"])
def test_these_editions_hold_together(made: Edition) -> None:
    problems = [mistake.what for mistake in find_mistakes(replace(made, report=edition().report))]
    assert [what for what in problems if "domain “1”" not in what] == []
