"""Which rating do the figures make, which does the panel give, and what of standards that are not rated or not counted?"""

from dataclasses import replace
from fractions import Fraction
from typing import get_args

import pytest

from tests.builders import METHOD, ON_EVIDENCE, SAYS, edition, nps, question, rating_rules, standard
from tests.unit.core.figures import EXACT, codes, of
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
    rate,
)
from trueline.core.reasons import Reason


def decided(rating: str, status: str = "agreed", reason: str = "") -> Decision:
    return Decision("2.1", rating, status, "the panel", "2020-01-01", reason)  # type: ignore[arg-type]


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


def test_cases_are_worked_back_from_a_percentage_as_the_nearest_number_that_prints_so() -> None:
    only = figure_from_cases(67, 73)
    assert (only.met, only.is_worked_back, only.exact) == (49, False, Fraction(4900, 73))
    nearest = figure_from_cases(67, 1000)
    assert (nearest.met, nearest.is_worked_back, nearest.exact) == (670, True, 67)
    assert figure_from_cases(50, 3).met is None, "no number of three is half"


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
