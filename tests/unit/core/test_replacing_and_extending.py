"""Who stands in for a case that falls out, and does a larger sample keep every case?"""

from fractions import Fraction

import pytest

from tests.builders import SAYS, case, setting
from tests.unit.core.draws import CASES, account_of, misses, of, told
from trueline.core.frameworks import Margin
from trueline.core.problems import Refused
from trueline.core.samples import draw, extend_sample, replace_case
from trueline.core.wording import tell


def test_a_case_that_falls_out_gives_way_to_the_first_reserve_of_its_stratum_that_harms_nothing() -> None:
    asked = of(41)
    sample = draw(asked, CASES, "7")
    fallen = sample.cases[3]
    moved, account = replace_case(
        asked, CASES, sample, account_of(asked, CASES, sample), fallen.case.reference, "Moved "
    )
    (stand_in,) = [one for one in moved.cases if one.replaces]
    assert (stand_in.replaces, stand_in.role, stand_in.stratum) == (fallen.case.reference, "selected", fallen.stratum)
    assert fallen.case.reference not in {one.case.reference for one in moved.cases}
    assert [one for one in moved.cases if one is not stand_in] == [
        one for one in sample.cases if one.case.reference not in (fallen.case.reference, stand_in.case.reference)
    ]
    assert misses(asked, CASES, moved) == []
    (replacement,) = account.replacements
    assert (replacement.by, replacement.why, account.reserves) == (stand_in.case.reference, "Moved", 8)
    assert [tell(one) for one in replacement.reasons] == [
        f"of the same stratum ({fallen.stratum})",
        "everything that was to be held is held",
    ]


def test_where_no_reserve_fits_the_one_that_does_least_harm_stands_in() -> None:
    cases = [case(f"A{n}", sex="Female") for n in range(4)] + [case(f"B{n}", sex="Male") for n in range(36)]
    asked = of(10, margins=(Margin("sex", SAYS, minimums={"Female": 4}),), reserve=setting(Fraction(1, 10)))
    sample = draw(asked, cases, "7")
    woman = next(one for one in sample.selected if one.get("sex") == "Female")
    _, account = replace_case(asked, cases, sample, account_of(asked, cases, sample), woman.reference, "Died")
    assert [tell(one) for one in account.replacements[0].reasons] == [
        "of another stratum (Male), as no reserve of the same does as little harm",
        "1 case beyond what was to be held, the least that could be had",
    ]
    assert told(account)[-1] == "Female (Sex) has 3 of its minimum of 4"


@pytest.mark.parametrize(
    ("reference", "why", "what"),
    [
        ("nobody", "Moved", ["no case of this sample"]),
        ("reserve", "Moved", ["a reserve, which nobody reads yet"]),
        ("selected", " ", ["no reason"]),
        ("nobody", "", ["no case of this sample", "no reason"]),
    ],
)
def test_a_replacement_is_refused_with_everything_against_it(reference: str, why: str, what: list[str]) -> None:
    asked = of(41)
    sample = draw(asked, CASES, "7")
    named = {"nobody": "nobody", "selected": sample.cases[0].case.reference, "reserve": sample.cases[-1].case.reference}
    with pytest.raises(Refused) as refused:
        replace_case(asked, CASES, sample, account_of(asked, CASES, sample), named[reference], why)
    assert [problem.what for problem in refused.value.problems] == what


def test_without_a_reserve_nothing_is_replaced() -> None:
    asked = of(41, reserve=None)
    sample = draw(asked, CASES, "7")
    with pytest.raises(Refused, match="no reserve is left"):
        replace_case(asked, CASES, sample, account_of(asked, CASES, sample), sample.selected[0].reference, "Moved")


def test_an_extended_sample_keeps_every_case_and_holds_what_the_larger_one_must() -> None:
    asked = of(41, officer_cap=setting(4))
    sample = draw(asked, CASES, "7")
    account = account_of(asked, CASES, sample)
    sample, account = replace_case(asked, CASES, sample, account, sample.selected[0].reference, "Moved")
    out = account.replacements[0].reference
    larger, told_of = extend_sample(asked, CASES, sample, account, 60)
    assert len(larger.selected) == told_of.size == 60
    assert {one.reference for one in sample.selected} < {one.reference for one in larger.selected}
    assert out not in {one.case.reference for one in larger.cases}
    assert misses(asked, CASES, larger) == []
    assert len({one.position for one in larger.cases}) == len(larger.cases) == 72
    assert {one.probability for one in larger.cases} == {Fraction(60, 199)}
    assert [(one.before, one.after, one.seed) for one in told_of.extensions] == [(41, 60, "7+60")]
    assert told_of.workings[-1].code == "size.extended"
    assert extend_sample(asked, CASES, sample, account, 60)[0] == larger


@pytest.mark.parametrize("size", [0, 41, 201])
def test_a_sample_grows_to_no_fewer_than_it_has_and_no_more_than_there_are(size: int) -> None:
    asked = of(41)
    sample = draw(asked, CASES, "7")
    with pytest.raises(Refused, match="more than 41 and at most 200"):
        extend_sample(asked, CASES, sample, account_of(asked, CASES, sample), size)
