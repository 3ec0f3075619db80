"""How firm is a rating: when does the panel look at it, how many cases would move it, and how likely is each band?"""

from fractions import Fraction

import pytest

from tests.builders import nps
from tests.unit.core.figures import EXACT, codes, of
from trueline.core.ratings import Figure, Figures, figure_from_cases, find_likely, rate


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
