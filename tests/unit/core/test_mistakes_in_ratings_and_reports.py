"""Is every mistake in an edition's ratings, wording, stages and report found and named?"""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.builders import SAYS, edition, rating_rules, setting
from tests.unit.core.editions import name_mistake, told, with_bands
from trueline.core.frameworks import (
    Chapter,
    Composite,
    Cut,
    Edition,
    Phrase,
    Rating,
    ReportPlan,
    Role,
    Stage,
    StageRules,
    Text,
)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (
            edition(ratings=rating_rules(scale=rating_rules().scale[::-1])),
            "“fair” has no fewer points than “poor” above it",
        ),
        (edition(ratings=rating_rules(methods=rating_rules().methods * 2)), "two methods have the id “lowest”"),
        (with_bands(), "the method “lowest” has no bands"),
        (with_bands(("good", 60, None), ("fair", 40, 60)), "no band holds 0 to 40"),
        (with_bands(("good", 60, None), ("fair", 40, 65), ("poor", 0, 40)), "overlaps the band of “fair” from 60"),
        (with_bands(("good", 60, None), ("fair", 40, None), ("poor", 0, 40)), "overlaps the band of “fair” from 60"),
        (with_bands(("good", 60, None), ("fair", 40, 55), ("poor", 0, 40)), "no band holds 55 to 60"),
        (with_bands(("good", 60, 90), ("fair", 40, 60), ("poor", 0, 40)), "no band holds 90 to 100"),
        (with_bands(("best", 0, None)), "there is no rating “best”"),
        (
            edition(
                ratings=rating_rules(
                    composite=Composite((Cut("poor", Fraction(2), SAYS), Cut("fair", Fraction(1), SAYS)), "good", SAYS)
                )
            ),
            "the cut of “fair” is not above that of “poor”",
        ),
        (
            edition(ratings=rating_rules(composite=Composite((Cut("bad", Fraction(2), SAYS),), "top", SAYS))),
            "there is no rating “bad”",
        ),
        (
            edition(ratings=rating_rules(estimates=replace(rating_rules().estimates, level=setting(Fraction(80))))),
            "level is 80, and not between 0 and 1",
        ),
        (
            edition(wording=replace(edition().wording, phrases=(Phrase(("x",), Fraction(9), Fraction(3), SAYS),))),
            "“x” runs from 9 to 3",
        ),
        (edition(stages=StageRules((Stage("a", Text("A"), SAYS, moves=("b",)),), (), SAYS)), "there is no stage “b”"),
        (
            edition(stages=StageRules((Stage("a", Text("A"), SAYS),), (), SAYS)),
            "from the stage “a” no end can be reached",
        ),
        (
            edition(
                stages=StageRules((Stage("a", Text("A"), SAYS, is_end=True),) * 2, (Role("r", Text("R"), SAYS),), SAYS)
            ),
            "two stages have the id “a”",
        ),
        (
            edition(stages=replace(edition().stages, roles=(Role("r", Text("R"), SAYS),) * 2)),
            "two roles have the id “r”",
        ),
        (
            edition(report=ReportPlan((Chapter("a", "domain", Text("A")),), (), SAYS)),
            "a domain chapter without its domain",
        ),
        (
            edition(report=ReportPlan((Chapter("a", "domain", Text("A"), domain="7"),), (), SAYS)),
            "there is no domain “7”",
        ),
        (
            edition(report=ReportPlan((Chapter("a", "foreword", Text("A")),) * 2, (), SAYS)),
            "two chapters have the id “a”",
        ),
        (
            edition(report=ReportPlan((Chapter("a", "foreword", Text("A")),), (), SAYS)),
            "no chapter tells of domain “2”",
        ),
        (edition(id="Small Edition"), "“Small Edition” cannot be the id of an edition"),
        (
            edition(ratings=rating_rules(scale=(*rating_rules().scale[:2], Rating("poor", Text("Fair"), 0)))),
            "two ratings have the title “Fair”",
        ),
        (
            with_bands(("fair", 60, None), ("good", 40, 60), ("poor", 0, 40)),
            "“good” stands in a lower band than “fair”, and is no worse",
        ),
        (
            with_bands(("good", 60, None), ("good", 40, 60), ("poor", 0, 40)),
            "“good” stands in a lower band than “good”, and is no worse",
        ),
        (with_bands(("good", 60, 100), ("fair", 40, 60), ("poor", 0, 40)), "no band holds 100"),
        (
            edition(ratings=rating_rules(composite=Composite((Cut("poor", Fraction(1), SAYS),), "good", SAYS))),
            "the cuts and the best are not the scale from the worst rating up",
        ),
        (
            edition(
                ratings=rating_rules(
                    composite=Composite((Cut("poor", Fraction(1), SAYS), Cut("fair", Fraction(2), SAYS)), "good", SAYS)
                )
            ),
            "“good” is out of reach: a standard has 2 points at most",
        ),
        (
            edition(wording=replace(edition().wording, phrases=(Phrase((), Fraction(3), Fraction(9), SAYS),))),
            "a phrase without words",
        ),
        (edition(ended=date(2019, 1, 1)), "it ended before it was in force, on 2020-01-01"),
        (
            edition(
                stages=StageRules(
                    (
                        Stage("a", Text("A"), SAYS, days=9, moves=("b",)),
                        Stage("b", Text("B"), SAYS, days=3, is_end=True),
                    ),
                    (),
                    SAYS,
                )
            ),
            "the stage “b” begins on day 3, and one above it on day 9",
        ),
        (
            edition(
                stages=StageRules(
                    (Stage("a", Text("A"), SAYS, is_end=True), Stage("b", Text("B"), SAYS, is_end=True)), (), SAYS
                )
            ),
            "no move leads from “a” to the stage “b”",
        ),
    ],
    ids=name_mistake,
)
def test_each_mistake_is_found_and_named(made: Edition, expected: str) -> None:
    assert expected in told(made)
