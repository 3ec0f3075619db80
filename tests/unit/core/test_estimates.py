"""Proportions, intervals, comparisons, and the estimates of a whole inspection."""

import csv
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path

import pytest

from tests.builders import answer, edition, nps, rating_rules, setting, stream
from trueline.core.estimates import (
    Comparator,
    Counts,
    Interval,
    beta,
    clopper_pearson,
    compare,
    compute_comparator,
    count_answers,
    estimate,
    exact,
    logit,
    population_of,
    score,
    standard_error,
    weighted_share,
    wilson,
)
from trueline.core.frameworks import EstimateRules, SampleRules, Text
from trueline.core.problems import Refused
from trueline.core.reasons import Reason

GOLDEN = Path(__file__).with_name("survey_golden.csv")
ORACLE = Path(__file__).parents[3] / "benchmarks" / "survey_oracle.R"
ROWS = list(csv.DictReader(GOLDEN.read_text().splitlines()))
TEN_DIGITS = 1e-10


def work_out(row: dict[str, str]) -> dict[str, float]:
    n, met, level = int(row["n"]), int(row["met"]), float(row["level"])
    population = int(row["population"]) if row["population"] else None
    if row["kind"] == "simple":
        share, error = met / n, standard_error(met / n, n, population)
    else:
        cases = range(1, n + 1)
        asked = [case for case in cases if row["kind"] == "weighted" or case % 4]
        weights, kept = [1 + ((7 * case) % 11) / 4 for case in asked], [case % 3 != 0 for case in asked]
        share, error = weighted_share(weights, kept, population, sample=n)
        n = len(asked)
    by_logit, by_beta = logit(share, error, n, level), beta(share, error, level)
    return {
        "share": share,
        "error": error,
        "logit_low": by_logit.low,
        "logit_high": by_logit.high,
        "beta_low": by_beta.low,
        "beta_high": by_beta.high,
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(list(row.values())[:5]))
def test_errors_and_intervals_are_those_of_r_survey_to_ten_digits(row: dict[str, str]) -> None:
    for name, value in work_out(row).items():
        assert value == pytest.approx(float(row[name]), rel=TEN_DIGITS)


def test_the_golden_file_is_what_r_says_today() -> None:
    has_survey = (
        shutil.which("Rscript")
        and not subprocess.run(["Rscript", "-e", "library(survey)"], capture_output=True, check=False).returncode
    )
    if not has_survey:
        pytest.skip("needs R with survey: Debian packages r-base-core and r-cran-survey")
    told = subprocess.run(["Rscript", str(ORACLE)], check=True, capture_output=True, text=True).stdout
    again = list(csv.DictReader(told.splitlines()))
    assert [list(row.values())[:5] for row in again] == [list(row.values())[:5] for row in ROWS]
    for row, known in zip(again, ROWS, strict=True):
        for name in list(row)[5:]:
            assert float(row[name]) == pytest.approx(float(known[name]), rel=TEN_DIGITS)


def test_at_the_ends_of_the_scale_an_interval_is_a_point_or_stops_there() -> None:
    assert logit(0.0, 0.0, 10, 0.8) == Interval(0.0, 0.0)
    assert beta(1.0, 0.0, 0.8) == Interval(1.0, 1.0)
    assert beta(0.0, 0.1, 0.8).low == 0
    assert beta(1.0, 0.1, 0.8).high == 1
    assert wilson(10, 10, 0.8).high == 1


def test_the_exact_interval_holds_every_total_that_the_sample_does_not_contradict() -> None:
    from math import comb

    met, n, population, tail = 7, 20, 60, 0.1

    def share_of_draws(totals: range, total: int) -> float:
        return sum(comb(total, k) * comb(population - total, n - k) for k in totals) / comb(population, n)

    kept = [
        total
        for total in range(met, population - (n - met) + 1)
        if share_of_draws(range(met, n + 1), total) > tail and share_of_draws(range(met + 1), total) > tail
    ]
    assert exact(met, n, 0.8, population) == Interval(min(kept) / population, max(kept) / population)


def test_a_census_is_exactly_itself() -> None:
    assert exact(7, 20, 0.8, 20) == Interval(7 / 20, 7 / 20)


@pytest.mark.parametrize(
    ("interval", "population"), [("wilson", None), ("logit", 100), ("exact", 100), ("exact", None)]
)
def test_an_edition_says_which_interval_it_uses(interval: str, population: int | None) -> None:
    rules = EstimateRules(
        interval, setting(Fraction(4, 5)), setting(Fraction(1, 10)), setting(Fraction(1, 2)), rating_rules().basis
    )  # type: ignore[arg-type]
    found = estimate("2.1.1", Counts(30, 20), rules, population)
    assert found.interval
    expected = {
        ("wilson", None): wilson(30, 50, 0.8),
        ("logit", 100): logit(0.6, standard_error(0.6, 50, 100), 50, 0.8),
        ("exact", 100): exact(30, 50, 0.8, 100),
        ("exact", None): clopper_pearson(30, 50, 0.8),
    }[interval, population]
    assert found.interval == expected


def test_where_the_log_odds_have_no_bounds_wilson_stands_in_and_a_caveat_says_so() -> None:
    rules = EstimateRules(
        "logit", setting(Fraction(4, 5)), setting(Fraction(1, 10)), setting(Fraction(1, 2)), rating_rules().basis
    )
    alone = estimate("q", Counts(1, 0), rules)
    assert alone.interval == wilson(1, 1, 0.8)
    assert [caveat.code for caveat in alone.caveats] == ["caveat.no-logit"]
    assert estimate("q", Counts(1, 1), rules).caveats == ()


@pytest.mark.parametrize(("met", "n"), [(0, 9), (9, 9), (3, 9)])
def test_clopper_and_pearson_leave_the_tail_on_either_side(met: int, n: int) -> None:
    from math import comb

    def tail(share: float, mets: range) -> float:
        return sum(comb(n, k) * share**k * (1 - share) ** (n - k) for k in mets)

    found = clopper_pearson(met, n, 0.8)
    assert tail(found.low, range(met, n + 1)) == pytest.approx(0.1 if met else 1)
    assert tail(found.high, range(met + 1)) == pytest.approx(0.1 if met < n else 1)


def test_nothing_that_counts_gives_no_figure() -> None:
    found = estimate("q", Counts(0, 0, leaves=3), rating_rules().estimates, 10)
    assert (found.percent, found.interval, found.margin) == (None, None, None)


def test_the_margin_is_half_the_interval() -> None:
    assert estimate("q", Counts(64, 64), nps().ratings.estimates, 576).margin == 5


def test_many_answers_not_known_are_a_caveat_beside_the_figure() -> None:
    rules = rating_rules().estimates
    assert estimate("q", Counts(8, 1, unknown=1), rules).caveats == ()
    (caveat,) = estimate("q", Counts(8, 1, unknown=2), rules).caveats
    assert (caveat.code, caveat.figures) == ("caveat.unknown", {"unknown": 2, "asked": 11})


def test_a_sub_sample_stands_for_its_part_of_the_population() -> None:
    assert population_of(100, 128, 576) == 450
    assert population_of(10, 10, None) is None
    assert population_of(0, 0, 5) is None
    found = estimate("q", Counts(60, 40), rating_rules().estimates, 576, sample=128)
    assert found.population == 450
    assert [caveat.code for caveat in found.caveats] == ["caveat.sub-sample"]


def test_a_comparator_is_computed_only_from_enough_inspections() -> None:
    rules = rating_rules().comparison
    with pytest.raises(Refused, match="2 inspections are too few"):
        compute_comparator("2.1.1", [80, 90], "others", rules)
    made = compute_comparator("2.1.1", [80, 90, 84], "others", rules)
    assert (made.percent, made.is_given, made.inspections) == (85, False, 3)


def test_a_comparison_gives_its_reason() -> None:
    compared = compare(80, Comparator("2.1.1", 86, "others"), rating_rules().comparison)
    assert compared.reasons[0].figures == {"percent": 80, "against": 86, "gap": -6, "within": 5}


def cases() -> list:  # type: ignore[type-arg]
    return [
        answer("A", "risky", "yes"),
        answer("A", "2.1.1.a", "yes"),
        answer("A", "2.1.1", "yes"),
        answer("A", "2.1.2", "no"),
        answer("B", "risky", "no"),
        answer("B", "2.1.1", "no"),
        answer("B", "2.1.2", "yes"),
        answer("C", "2.1.1", "not_known"),
        answer("C", "2.1.2", "yes"),
    ]


def test_a_question_counts_only_the_cases_to_which_it_applies() -> None:
    scores = score(edition(), cases(), {("cases", ""): 30})
    assert scores.overruled == {"2.1.2": 1}
    subset = scores.find("2.1.2")
    assert subset
    # B is not risky, so its answer leaves; nobody said whether C is, so its answer counts as given.
    assert subset.counts == Counts(1, 1, leaves=1)
    whole = scores.find("2.1.1")
    assert whole
    assert whole.counts == Counts(1, 1, unknown=1)
    assert whole.population == 30, "what is not known of a case does not take it out of the population"
    assert subset.population == 20


def test_what_is_not_answered_yet_is_told_by_question() -> None:
    scores = score(edition(), cases())
    assert scores.unanswered["2.1.1.a"] == 2
    assert scores.find("2.1.2.a") is None, "an information prompt has lines, no percentage"
    assert scores.find("1.1.1") is None, "a question on the organisation has no cases"


def test_organisations_are_counted_apart_and_together() -> None:
    told = [
        answer("A", "2.1.1", "yes", organisation="CRC"),
        answer("B", "2.1.1", "yes", organisation="CRC"),
        answer("C", "2.1.1", "no", organisation="NPS"),
    ]
    scores = score(edition(), told, {("cases", "CRC"): 10})
    joint, crc, nps_ = (scores.find("2.1.1", organisation) for organisation in ("", "CRC", "NPS"))
    assert joint and crc and nps_
    assert (joint.percent, crc.percent, nps_.percent) == (67, 100, 0)
    assert (joint.population, crc.population) == (None, 10)


def test_the_caveat_of_a_stream_follows_its_figures() -> None:
    made = edition(samples=SampleRules((stream(caveat=Text("Only some")),), rating_rules().basis, setting(False)))
    found = score(made, cases()).find("2.1.1")
    assert found
    assert found.caveats[0] == Reason("caveat.stream", {"caveat": "cases"})


def test_a_sample_without_an_answer_that_a_whole_one_has_is_one_sided() -> None:
    made = edition(
        samples=SampleRules((stream(expects={"risky": ("yes", "no")}),), rating_rules().basis, setting(False))
    )
    told = [answer("A", "risky", "yes"), answer("A", "2.1.1", "yes")]
    (caveat,) = score(made, told).estimates[0].caveats
    assert caveat == Reason("caveat.one-sided", {"routing": "risky", "answer": "no"})
    both = score(made, [*told, answer("B", "risky", "no"), answer("B", "2.1.1", "no")])
    assert both.find("2.1.1", "") == estimate("2.1.1", Counts(1, 1), rating_rules().estimates)
    unrouted = score(made, [answer("A", "2.1.1", "yes")])
    assert unrouted.estimates[0].caveats == (), "nothing is known of the routing yet"


@pytest.mark.parametrize(
    ("populations", "expected"),
    [
        ({("cases", ""): 2}, "“population”: fewer than the 3 cases assessed: “cases=2”"),
        ({("cases", "CRC"): 1}, "“population”: fewer than the 2 cases assessed: “cases/CRC=1”"),
        ({("cases", "YOT"): 9}, "“population”: no case of this organisation: “cases/YOT=9”. Use one of: CRC, NPS."),
    ],
)
def test_a_population_is_of_cases_there_are_and_never_fewer_than_were_assessed(
    populations: dict[tuple[str, str], int], expected: str
) -> None:
    held = {"A": "CRC", "B": "CRC", "C": "NPS"}
    told = [answer(subject, "2.1.1", "yes", organisation=held[subject]) for subject in held]
    with pytest.raises(Refused) as refused:
        score(edition(), told, populations)
    assert any(str(problem).startswith(expected) for problem in refused.value.problems)


def test_a_population_of_an_organisation_needs_answers_that_name_some() -> None:
    with pytest.raises(Refused, match="The answers name no organisations: leave it out"):
        score(edition(), [answer("A", "2.1.1", "yes")], {("cases", "CRC"): 5})


def test_lines_show_every_answer_of_a_set() -> None:
    told = [answer("A", "2.1.2.a", "red;blue"), answer("B", "2.1.2.a", "blue"), answer("C", "2.1.2.a", "not_known")]
    lines = {line.answer: line.cases for line in count_answers(edition(), "2.1.2.a", told)}
    assert lines == {"red": 1, "blue": 2, "not_applicable": 0, "not_known": 1}
    assert count_answers(edition(), "1.1.1", told) == ()
