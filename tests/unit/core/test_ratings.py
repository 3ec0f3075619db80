"""Bands, composites, firmness, the panel, and what an edition does with standards that are not rated or not counted."""

from dataclasses import replace
from fractions import Fraction
from typing import get_args

import pytest

from tests.builders import METHOD, ON_EVIDENCE, SAYS, edition, nps, question, rating_rules, standard
from trueline.core.estimates import Counts, Estimate, Interval, Scores
from trueline.core.frameworks import Domain, Method, MethodKind, Text
from trueline.core.problems import Refused
from trueline.core.ratings import (
    METHODS,
    Decision,
    Figure,
    Figures,
    figure_from_cases,
    figures_from_scores,
    find_band,
    find_likely,
    rate,
)
from trueline.core.reasons import Reason

EXACT = replace(nps().ratings.methods[0], decide_on="exact")


def codes(reasons: tuple[Reason, ...]) -> list[str]:
    return [reason.code for reason in reasons]


def decided(rating: str, status: str = "agreed", reason: str = "") -> Decision:
    return Decision("2.1", rating, status, "the panel", "2020-01-01", reason)  # type: ignore[arg-type]


def figures(**percents: Figure) -> Figures:
    return Figures({id_.replace("_", "."): figure for id_, figure in percents.items()})


def of(met: int, n: int, population: int | None = None) -> Figure:
    percent = Counts(met, n - met).percent
    assert percent is not None
    return Figure(percent, met, n, population)


def small(*percents: int) -> Figures:
    return Figures(
        {"2.1.1": Figure(percents[0]), "2.1.2": Figure(percents[1]), "2.2.1": Figure(percents[2])}, {"1.1": "fair"}
    )


def test_the_printed_figure_decides_and_the_tool_says_when_the_exact_one_would_not() -> None:
    printed = rate(nps(), Figures({"3.1.1": of(98, 123), "3.1.2": of(110, 123)})).get("3.1")
    assert printed.rating == "outstanding"
    assert "rating.printed-decides" in codes(printed.reasons)
    assert find_band(EXACT, Fraction(9800, 123)).rating == "good"


def test_an_edition_may_decide_on_the_exact_figure() -> None:
    made = edition(ratings=rating_rules(methods=(replace(rating_rules().methods[0], decide_on="exact"), ON_EVIDENCE)))
    exact = Figures({"2.1.1": of(119, 200), "2.1.2": Figure(90), "2.2.1": Figure(60, as_given=Fraction("59.6"))})
    rated = rate(made, exact)
    assert rated.get("2.1").rating == "fair", "59.5 prints 60, which would be good"
    assert rated.get("2.2").rating == "fair"


def test_a_standard_without_all_its_figures_is_not_rated_and_says_which_are_missing() -> None:
    rated = rate(edition(), Figures({"2.1.1": Figure(80)}))
    assert rated.get("2.1").rating is None
    assert rated.get("2.1").reasons == (Reason("rating.figures-missing", {"missing": "2.1.2"}),)
    assert rated.overall.rating is None
    assert codes(rated.overall.reasons) == ["overall.none", "overall.unrated"]


def test_the_overall_rating_sums_the_standards_that_are_rated() -> None:
    overall = rate(edition(), small(80, 70, 30)).overall
    assert (overall.rating, overall.points, overall.most, overall.counted) == ("fair", 3, 6, 3)
    assert codes(overall.reasons) == ["overall.sum", "overall.cut"]
    assert rate(edition(), replace(small(80, 70, 90), given={"1.1": "good"})).overall.rating == "good"


def test_a_standard_may_be_rated_and_not_counted_or_not_rated() -> None:
    made = edition(
        domains=(
            Domain(
                "2",
                Text("Work"),
                SAYS,
                "lowest",
                (
                    standard("2.1", question("2.1.1")),
                    standard("2.2", question("2.2.1"), counted="not-counted"),
                    standard("2.3", question("2.3.1"), counted="unrated"),
                ),
                stream="cases",
                answers="yes-no",
            ),
        )
    )
    rated = rate(made, Figures({"2.1.1": Figure(90), "2.2.1": Figure(10), "2.3.1": Figure(10)}))
    assert [(one.standard, one.rating) for one in rated.standards] == [("2.1", "good"), ("2.2", "poor"), ("2.3", None)]
    assert codes(rated.get("2.2").reasons)[-1] == "rating.not-counted"
    assert codes(rated.get("2.3").reasons) == ["rating.unrated"]
    assert (rated.overall.points, rated.overall.counted) == (2, 1)
    with pytest.raises(Refused, match="not a standard that this edition rates: “2.3”. Use one of: 2.1, 2.2"):
        rate(made, Figures(), [replace(decided("good"), standard="2.3")])
    with pytest.raises(Refused, match="not a standard that this edition rates: “9.9”"):
        rate(made, Figures(given={"9.9": "good"}))


def test_a_decision_is_for_a_rating_of_the_scale() -> None:
    with pytest.raises(Refused, match="“great”"):
        rate(edition(), small(80, 70, 30), [decided("great", reason="So we said")])


def test_an_edition_without_a_composite_has_no_overall_rating() -> None:
    overall = rate(edition(ratings=rating_rules(composite=None)), small(80, 70, 30)).overall
    assert (overall.rating, codes(overall.reasons)) == (None, ["overall.none"])


def test_a_rating_given_stands_in_for_one_that_could_be_computed() -> None:
    rated = rate(edition(), Figures(given={"2.1": "poor"})).get("2.1")
    assert (rated.rating, rated.computed, codes(rated.reasons)) == ("poor", None, ["rating.given"])
    same = rate(edition(), replace(small(80, 70, 30), given={"2.1": "good"})).get("2.1")
    assert (same.rating, same.computed) == ("good", "good")


def test_a_rating_given_against_its_figures_needs_a_reason() -> None:
    with pytest.raises(Refused, match="standard 2.1 is given as “poor”, and its figures make it “good”"):
        rate(edition(), replace(small(80, 70, 30), given={"2.1": "poor"}))


def test_an_agreed_rating_that_differs_needs_a_reason() -> None:
    with pytest.raises(Refused, match="computed as “good” and is agreed otherwise"):
        rate(edition(), small(80, 70, 30), [decided("fair")])
    with pytest.raises(Refused, match="1.1 was not computed and is agreed otherwise"):
        rate(edition(), Figures(), [replace(decided("fair"), standard="1.1")])


def test_what_was_computed_proposed_and_agreed_are_kept_apart() -> None:
    moved = rate(
        edition(), small(80, 70, 30), [decided("good", "proposed"), decided("fair", reason="Thin evidence")]
    ).get("2.1")
    assert (moved.computed, moved.rating) == ("good", "fair")
    assert [one.status for one in moved.decisions] == ["proposed", "agreed"]
    assert codes(moved.reasons)[-1] == "rating.moved"
    kept = rate(edition(), small(80, 70, 30), [decided("good")]).get("2.1")
    assert codes(kept.reasons)[-1] == "rating.agreed"
    proposed = rate(edition(), small(80, 70, 30), [decided("good", "proposed")]).get("2.1")
    assert (proposed.rating, len(proposed.decisions)) == ("good", 1)
    judged = rate(edition(), Figures(), [Decision("1.1", "fair", "agreed", "the panel", "", "Seen")]).get("1.1")
    assert codes(judged.reasons) == ["rating.judged"]


@pytest.mark.parametrize(
    ("percent", "near"),
    [
        (65, True),
        (64, True),
        (60, True),
        (59, False),
        (70, True),
        (71, False),
        (75, True),
        (84, True),
        (86, False),
        (45, True),
        (3, False),
    ],
)
def test_the_panel_looks_within_five_points_of_a_boundary(percent: int, near: bool) -> None:
    rated = rate(nps(), Figures({"3.1.1": Figure(percent), "3.1.2": Figure(100)})).get("3.1")
    assert ("panel.near" in codes(rated.considered)) is near


def test_the_panel_looks_when_one_case_would_change_it_when_few_count_and_under_a_caveat() -> None:
    one_case = rate(nps(), Figures({"3.1.1": of(63, 100), "3.1.2": of(95, 100)})).get("3.1")
    assert "panel.cases" not in codes(one_case.considered)
    turns = rate(nps(), Figures({"3.1.1": of(64, 100), "3.1.2": of(95, 100)})).get("3.1")
    assert "panel.cases" in codes(turns.considered)
    assert turns.firmness and turns.firmness.up and turns.firmness.up.cases == 1
    few = rate(nps(), Figures({"3.1.1": of(5, 5), "3.1.2": of(90, 90)})).get("3.1")
    assert "panel.few" in codes(few.considered)
    caveat = rate(nps(), Figures({"3.1.1": Figure(58, has_caveat=True), "3.1.2": Figure(95)})).get("3.1")
    assert codes(caveat.considered) == ["panel.caveat"]


def test_the_distance_up_adds_what_every_key_question_in_the_band_needs() -> None:
    rated = rate(nps(), Figures({"3.1.1": of(70, 100), "3.1.2": of(78, 100)})).get("3.1")
    firm = rated.firmness
    assert firm and firm.up and firm.down
    assert (firm.up.cases, firm.up.rating) == (10 + 2, "outstanding")
    assert (firm.down.cases, firm.down.rating) == (6, "requires-improvement")


def test_one_question_falling_is_enough_to_fall_and_the_worst_has_nowhere_to_fall() -> None:
    rated = rate(nps(), Figures({"3.1.1": of(30, 100), "3.1.2": of(85, 100)})).get("3.1")
    assert rated.firmness and rated.firmness.down is None
    assert rated.firmness.up and rated.firmness.up.cases == 20
    best = rate(nps(), Figures({"3.1.1": of(90, 100), "3.1.2": of(95, 100)})).get("3.1")
    assert best.firmness and best.firmness.up is None
    assert best.firmness.down and best.firmness.down.cases == 11


def test_a_rise_ends_at_the_next_question_that_is_lower() -> None:
    rated = rate(nps(), Figures({"3.1.1": of(1, 2), "3.1.2": of(70, 100)})).get("3.1")
    assert rated.firmness and rated.firmness.up
    assert rated.firmness.up.rating == "good", "all of two is outstanding, but 3.1.2 then decides"


def test_firmness_needs_the_cases_behind_every_figure() -> None:
    assert rate(nps(), Figures({"3.1.1": of(70, 100), "3.1.2": Figure(80)})).get("3.1").firmness is None


def test_the_bands_are_as_likely_as_a_simulation_of_the_same_belief_says() -> None:
    """A slow twin: draw the population's totals from the beta-binomial many times and rate each."""
    import numpy as np

    method = nps().ratings.methods[0]
    behind = {"a": of(67, 100, 300), "b": of(80, 100, 300)}
    likely = find_likely(method, behind, Fraction(1, 2))
    chance = np.random.default_rng(1)
    rounds = 40_000
    lowest = np.full(rounds, 1000)
    for figure in behind.values():
        shares = chance.beta((figure.met or 0) + 0.5, (figure.n or 0) - (figure.met or 0) + 0.5, rounds)
        totals = (figure.met or 0) + chance.binomial(200, shares)
        lowest = np.minimum(lowest, (200 * totals + 300) // 600)
    for rating, low, high in (("outstanding", 80, 101), ("good", 65, 80), ("requires-improvement", 50, 65)):
        assert likely[rating] == pytest.approx(float(np.mean((lowest >= low) & (lowest < high))), abs=0.01)
    assert sum(likely.values()) == pytest.approx(1)


def test_with_every_case_read_the_band_is_certain() -> None:
    likely = find_likely(nps().ratings.methods[0], {"a": of(70, 100, 100)}, Fraction(1, 2))
    assert likely == {"inadequate": 0.0, "requires-improvement": 0.0, "good": 1.0, "outstanding": 0.0}
    certain = find_likely(nps().ratings.methods[0], {"a": of(95, 100, 101)}, Fraction(1, 2))
    assert certain["outstanding"] == 1.0


def test_without_a_population_the_share_itself_is_uncertain() -> None:
    likely = find_likely(nps().ratings.methods[0], {"a": of(70, 100)}, Fraction(1, 2))
    assert 0.8 < likely["good"] < 0.95
    decides_exactly = find_likely(EXACT, {"a": of(70, 100)}, Fraction(1, 2))
    assert decides_exactly["good"] < likely["good"]


def test_cases_are_worked_back_from_a_percentage_as_the_nearest_number_that_prints_so() -> None:
    only = figure_from_cases(67, 73)
    assert (only.met, only.is_worked_back, only.exact) == (49, False, Fraction(4900, 73))
    nearest = figure_from_cases(67, 1000)
    assert (nearest.met, nearest.is_worked_back, nearest.exact) == (670, True, 67)
    assert figure_from_cases(50, 3).met is None, "no number of three is half"


def test_firmness_says_that_its_cases_were_worked_back() -> None:
    figures = {"3.1.1": figure_from_cases(70, 1000), "3.1.2": figure_from_cases(90, 1000)}
    firm = rate(nps(), Figures(figures)).get("3.1").firmness
    assert firm and firm.is_worked_back
    assert codes(firm.reasons)[-1] == "firm.worked-back"


@pytest.mark.parametrize(("met", "code"), [(100, "firm.surely"), (70, "firm.likely")])
def test_a_probability_that_prints_as_all_or_nothing_is_told_in_words(met: int, code: str) -> None:
    firm = rate(nps(), Figures({"3.1.1": of(met, 100), "3.1.2": of(100, 100)})).get("3.1").firmness
    assert firm and code in codes(firm.reasons)


def test_the_method_may_call_unlikely_what_it_computes() -> None:
    """Where many questions stand just above a boundary, that all of them hold is unlikely."""
    from trueline.core.ratings import Firmness

    firm = Firmness("good", None, None, {"good": 0.004, "fair": 0.996})
    assert codes(firm.reasons) == ["firm.hardly"]


def test_scores_become_figures_with_what_bears_on_them() -> None:
    scores = Scores(
        (
            Estimate("2.1.1", Counts(8, 2), 50, Interval(0.6, 0.9), (Reason("caveat.unknown"),)),
            Estimate("2.1.1", Counts(1, 9), organisation="CRC"),
            Estimate("2.1.2", Counts(0, 0)),
        ),
        {},
        {},
    )
    assert figures_from_scores(scores) == Figures({"2.1.1": Figure(80, 8, 10, 50, has_caveat=True)})
    assert figures_from_scores(scores, "CRC") == Figures({"2.1.1": Figure(10, 1, 10)})


def test_a_hole_between_bands_is_no_band() -> None:
    holed = replace(METHOD, bands=METHOD.bands[:1])
    with pytest.raises(LookupError, match="no band of lowest holds 50"):
        find_band(holed, Fraction(50))


def test_a_method_is_found_by_its_kind() -> None:
    rated = rate(edition(), Figures()).get("1.1")
    assert codes(rated.reasons) == ["rating.not-judged"]
    assert isinstance(ON_EVIDENCE, Method)
    assert set(METHODS) == set(get_args(MethodKind))
