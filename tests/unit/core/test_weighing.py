"""Do figures weigh each case by one over its chance where the edition says so, and not otherwise?"""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.builders import SAYS, answer, case, edition, setting, stream
from trueline.core.estimates import Chances, logit, score, weighted_share
from trueline.core.frameworks import SampleRules
from trueline.core.problems import Refused
from trueline.core.ratings import figures_from_scores
from trueline.core.reasons import Reason
from trueline.core.samples import DrawnCase, Sample, SampleSize, find_chances

WEIGHTED = edition(samples=SampleRules((stream(),), SAYS, setting(True)))
ANSWERS = [answer(name, "2.1.1", given) for name, given in zip("ABCD", ("yes", "yes", "no", "not_known"), strict=True)]
#: A stands for four cases, the others for two each.
CHANCES: Chances = {("cases", name): Fraction(1, 4 if name == "A" else 2) for name in "ABCD"}


def test_a_case_weighs_one_over_its_chance() -> None:
    found = score(WEIGHTED, ANSWERS, {("cases", ""): 10}, CHANCES).find("2.1.1")
    assert found
    # 4 + 2 of 4 + 2 + 2; the counts stay those of cases.
    assert (found.weighed, found.percent, found.counts.met, found.counts.n) == (Fraction(3, 4), 75, 2, 3)
    share, error = weighted_share([4.0, 2.0, 2.0], [True, True, False], 10, sample=4)
    assert found.interval == logit(share, error, 3, float(WEIGHTED.ratings.estimates.level.value))
    assert found.caveats[-1] == Reason("caveat.weighed")


def test_an_edition_that_does_not_weigh_takes_no_notice_of_chances() -> None:
    assert score(edition(), ANSWERS, {}, CHANCES) == score(edition(), ANSWERS)


def test_equal_chances_give_the_plain_percentage() -> None:
    equal = dict.fromkeys(CHANCES, Fraction(1, 3))
    weighted, plain = score(WEIGHTED, ANSWERS, {}, equal).find("2.1.1"), score(edition(), ANSWERS).find("2.1.1")
    assert weighted and plain
    assert weighted.percent == plain.percent == 67


def test_where_all_met_the_interval_is_that_of_the_cases() -> None:
    told = [replace(one, answer="yes") for one in ANSWERS[:3]]
    weighted, plain = score(WEIGHTED, told, {}, CHANCES).find("2.1.1"), score(edition(), told).find("2.1.1")
    assert weighted and plain
    assert weighted.interval == plain.interval
    assert weighted.caveats == (Reason("caveat.weighed-no-logit"),)


def test_where_nothing_counts_nothing_is_weighed() -> None:
    found = score(WEIGHTED, ANSWERS[3:], {}, CHANCES).find("2.1.1")
    assert found and found.percent is None and found.weighed is None


def test_a_case_without_a_known_chance_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        score(WEIGHTED, ANSWERS, {}, {key: chance for key, chance in CHANCES.items() if key[1] != "C"})
    (problem,) = refused.value.problems
    assert (problem.value, problem.field) == ("C", "cases")
    assert "--sample DIR" in problem.remedy


def test_a_rating_takes_the_weighed_percentage() -> None:
    figure = figures_from_scores(score(WEIGHTED, ANSWERS, {}, CHANCES)).by_question["2.1.1"]
    assert (figure.percent, figure.exact, figure.met) == (75, 75, None)


def sample(id_: str, chances: dict[str, Fraction]) -> Sample:
    cases = tuple(
        DrawnCase(place, case(reference), "all", "selected", chance)
        for place, (reference, chance) in enumerate(chances.items(), start=1)
    )
    return Sample(id_, "1", "draw/1", SampleSize(len(cases), 10, ()), cases)


def test_within_another_sample_both_chances_are_multiplied() -> None:
    made = edition(samples=SampleRules((stream(), stream("more", within="cases", window=None)), SAYS, setting(True)))
    outer = sample("cases", {"A": Fraction(1, 4), "B": Fraction(1, 2)})
    inner = sample("more", {"B": Fraction(1, 3)})
    assert find_chances(made, [outer, inner])["more", "B"] == Fraction(1, 6)
    assert find_chances(made, [inner]) == {}
