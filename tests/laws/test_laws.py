"""What holds whatever goes in."""

import string
from dataclasses import replace
from fractions import Fraction
from math import ceil, isclose, sqrt
from pathlib import Path
from statistics import NormalDist
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.builders import SAYS, case, edition, nps, setting, stream, to_text
from trueline.core.caseloads import pseudonymise, sort_out
from trueline.core.estimates import Counts, population_of, print_percent, wilson
from trueline.core.frameworks import Domain, KeyQuestion, SizeRule, Standard, Text, fingerprint, to_canonical_json
from trueline.core.problems import Problem, Refused
from trueline.core.ratings import Figure, Figures, rate, sum_up
from trueline.core.samples import allocate, draw, work_out_size
from trueline.core.wording import find_claims
from trueline.intake.documents import read_yaml
from trueline.intake.framework_files import read_edition_json, read_framework
from trueline.intake.tables import read_table

cases_of = st.tuples(st.integers(0, 300), st.integers(0, 300)).filter(lambda counts: sum(counts) > 0)
strata = st.dictionaries(
    st.text(string.ascii_lowercase, min_size=1, max_size=3), st.integers(0, 60), min_size=1, max_size=8
)
ASKED = [
    question.id for standard in nps().standards.values() for question in standard.key_questions if question.id >= "2"
]


@given(st.integers(0, 300_000), st.floats(0.5, 0.99), st.floats(0.01, 0.3))
def test_a_size_is_the_least_that_holds_the_margin(population: int, confidence: float, margin: float) -> None:
    """The twin: the smallest n whose margin, with the finite population correction, is no wider than asked."""
    size = work_out_size(population, confidence, margin).size
    assert 0 <= size <= population
    z = NormalDist().inv_cdf((1 + confidence) / 2)

    def width(n: int) -> float:
        return z * sqrt(0.25 / n * (population - n) / (population - 1)) if population > 1 else 0.0

    if size and population > 1:
        assert width(size) <= margin * (1 + 1e-9)
        assert size == 1 or width(size - 1) >= margin * (1 - 1e-9)


@given(st.integers(0, 5_000), st.integers(0, 5_000))
def test_a_larger_population_never_needs_fewer_cases(one: int, more: int) -> None:
    assert work_out_size(one).size <= work_out_size(one + more).size


@given(strata, st.integers(0, 400))
def test_an_allocation_sums_to_the_size_and_never_exceeds_a_stratum(held: dict[str, int], size: int) -> None:
    given_ = allocate(held, size)
    assert sum(given_.values()) == min(size, sum(held.values()))
    assert all(0 <= given_[name] <= held[name] for name in held)


@given(strata, st.integers(0, 300), st.integers(0, 50))
def test_a_larger_sample_never_takes_a_case_from_a_stratum(held: dict[str, int], size: int, more: int) -> None:
    smaller, larger = allocate(held, size), allocate(held, size + more)
    assert all(smaller[name] <= larger[name] for name in held)


@given(strata, st.integers(1, 100))
def test_an_allocation_is_that_of_the_plain_method(held: dict[str, int], size: int) -> None:
    """The slow twin: give each case in turn to the stratum with the highest quotient that is not full."""
    given_ = dict.fromkeys(held, 0)
    for _ in range(min(size, sum(held.values()))):
        open_ = [name for name in sorted(held) if given_[name] < held[name]]
        given_[max(open_, key=lambda name: (Fraction(held[name], 2 * given_[name] + 1), [-ord(c) for c in name]))] += 1
    assert sum(abs(given_[name] - count) for name, count in allocate(held, size).items()) <= 2 * _ties(held)


def _ties(held: dict[str, int]) -> int:
    return len(held) - len(set(held.values()))


@given(
    st.lists(
        st.tuples(st.integers(1, 10_000), st.sampled_from(["Male", "Female", ""])),
        min_size=1,
        max_size=60,
        unique_by=lambda one: one[0],
    ),
    st.integers(1, 60),
    st.text(max_size=5),
    st.randoms(use_true_random=False),
)
def test_a_draw_has_exactly_its_size_and_does_not_see_the_row_order(people, size, seed, shuffler) -> None:  # type: ignore[no-untyped-def]
    rule = stream(size=SizeRule("fixed", SAYS, number=setting(size)))
    rows = [case(f"X{number}", sex=sex) for number, sex in people]
    drawn = draw(rule, rows, seed)
    assert len(drawn.selected) == min(size, len(rows))
    assert len({one.case.reference for one in drawn.cases}) == len(drawn.cases)
    shuffler.shuffle(rows)
    assert draw(rule, rows, seed) == drawn


@given(st.lists(st.integers(1, 10_000), min_size=2, max_size=60, unique=True), st.integers(1, 30), st.integers(1, 30))
def test_a_larger_plain_sample_keeps_every_case_of_a_smaller(numbers: list[int], size: int, more: int) -> None:
    rows = [case(f"X{number}", sex="Male" if number % 3 else "Female") for number in numbers]
    small, large = (
        {
            one.reference
            for one in draw(
                stream(size=SizeRule("fixed", SAYS, number=setting(n))), rows, "1", "plain-stratified/1"
            ).selected
        }
        for n in (size, size + more)
    )
    assert small <= large


@given(
    st.lists(st.tuples(st.integers(1, 40), st.dates(), st.sampled_from(["", "1/1", "2/2"])), max_size=30), st.dates()
)
def test_every_listed_case_is_eligible_or_set_aside_and_no_person_twice(rows, as_at) -> None:  # type: ignore[no-untyped-def]
    assume(as_at.year > 2)
    listed = [replace(case(f"X{n}", d.isoformat(), row, pnc=pnc)) for row, (n, d, pnc) in enumerate(rows)]
    sorted_ = sort_out(stream(), listed, as_at)
    assert len(sorted_.eligible) + len(sorted_.set_aside) == len(listed)
    for one in ("reference",):
        assert len({getattr(each, one) for each in sorted_.eligible}) == len(sorted_.eligible)
    known = [each.get("pnc") for each in sorted_.eligible if each.get("pnc")]
    assert len(set(known)) == len(known)
    assert sort_out(stream(), listed[::-1], as_at).eligible == sorted_.eligible or _tied(rows)


def _tied(rows) -> bool:  # type: ignore[no-untyped-def]
    return len({(n, d) for n, d, _ in rows}) < len(rows)


@given(cases_of)
def test_a_percentage_is_printed_half_up(counts: tuple[int, int]) -> None:
    met, not_met = counts
    printed = Counts(met, not_met).percent
    assert printed is not None
    exact = Fraction(100 * met, met + not_met)
    assert exact - Fraction(1, 2) < printed <= exact + Fraction(1, 2)
    assert printed == print_percent(Fraction(met, met + not_met))


@given(cases_of, st.sampled_from([0.5, 0.8, 0.95]), st.integers(0, 2_000))
def test_wilson_holds_the_share_and_is_the_root_of_its_equation(counts, level, unread) -> None:  # type: ignore[no-untyped-def]
    """The twin: a bound q is where the share lies z standard errors of q away, found by halving."""
    met, n = counts[0], sum(counts)
    population = n + unread
    found = wilson(met, n, level, population)
    share = met / n
    assert 0 <= found.low <= share + 1e-12 and share - 1e-12 <= found.high <= 1
    if unread == 0:
        assert found.low == found.high == share
        return
    size = n * (population - 1) / (population - n)
    z2 = NormalDist().inv_cdf((1 + level) / 2) ** 2

    def outside(q: float) -> bool:
        return (share - q) ** 2 * size > z2 * q * (1 - q)

    low, high = 0.0, share
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if outside(middle) else (low, middle)
    assert isclose(found.low, high, abs_tol=1e-9)


@given(cases_of, st.integers(0, 1_000))
def test_reading_more_of_the_population_never_widens_the_interval(counts: tuple[int, int], unread: int) -> None:
    met, n = counts[0], sum(counts)
    narrow, wide = wilson(met, n, 0.8, n + unread), wilson(met, n, 0.8, n + unread + 50)
    assert narrow.high - narrow.low <= wide.high - wide.low + 1e-9


@given(st.integers(1, 200), st.integers(1, 200), st.integers(1, 2_000))
def test_a_sub_sample_stands_for_no_more_than_the_whole(counted: int, more: int, unread: int) -> None:
    sample = counted + more
    stands = population_of(counted, sample, sample + unread)
    assert stands is not None
    assert counted <= stands <= sample + unread


@given(
    st.lists(st.integers(0, 100), min_size=len(ASKED), max_size=len(ASKED)),
    st.integers(0, len(ASKED) - 1),
    st.integers(0, 100),
)
def test_a_better_answer_never_lowers_a_rating(percents: list[int], which: int, better: int) -> None:
    figures = dict(zip(ASKED, percents, strict=True))
    raised = {**figures, ASKED[which]: max(better, percents[which])}
    order = {rating.id: rating.points for rating in nps().ratings.scale}

    def points(of: dict[str, int]) -> list[int]:
        rated = rate(nps(), Figures({id_: Figure(percent) for id_, percent in of.items()}))
        return [order[one.rating] for one in rated.standards if one.rating] + [
            order[rated.overall.rating or "inadequate"]
        ]

    assert all(after >= before for before, after in zip(points(figures), points(raised), strict=True))


@given(st.lists(st.sampled_from([rating.id for rating in nps().ratings.scale]), min_size=1, max_size=14))
def test_the_overall_rating_is_that_of_the_plain_rule(ratings: list[str]) -> None:
    """The twin: half, one and a half, and two and a half points a standard, rounded down."""
    points = {"outstanding": 3, "good": 2, "requires-improvement": 1, "inadequate": 0}
    total, n = sum(points[one] for one in ratings), len(ratings)
    plain = "outstanding"
    for name, share in (("good", 2.5), ("requires-improvement", 1.5), ("inadequate", 0.5)):
        plain = name if total <= int(share * n) else plain
    assert sum_up(nps().ratings, dict(enumerate(ratings))).rating == plain  # type: ignore[arg-type]


@given(st.integers(0, 60), st.integers(1, 60), st.integers(0, 200), st.integers(1, 60))
def test_firmness_is_that_of_trying_every_change(met: int, missed: int, unread: int, other: int) -> None:
    """The slow twin: change one answer at a time, and rate again."""
    n = met + missed
    pair = {"3.1.1": (met, n), "3.1.2": (other, 60)}

    def rated(of: dict[str, tuple[int, int]]):  # type: ignore[no-untyped-def]
        return rate(
            nps(), Figures({id_: Figure(Counts(m, k - m).percent or 0, m, k, k + unread) for id_, (m, k) in of.items()})
        ).get("3.1")

    now = rated(pair)
    order = {rating.id: rating.points for rating in nps().ratings.scale}
    assert now.firmness
    down = min(
        (
            k
            for id_, (m, size) in pair.items()
            for k in range(1, m + 1)
            if order[rated({**pair, id_: (m - k, size)}).rating] < order[now.rating]
        ),
        default=None,
    )
    assert (now.firmness.down.cases if now.firmness.down else None) == down
    assert isclose(sum(now.firmness.likely.values()), 1, abs_tol=1e-9)


@given(st.binary(min_size=32, max_size=32), st.text(min_size=1), st.text(min_size=1))
def test_a_pseudonym_tells_people_apart_and_never_the_reference(key: bytes, one: str, other: str) -> None:
    assert len(pseudonymise(key, one)) == 20
    assert (pseudonymise(key, one) == pseudonymise(key, other)) == (one == other)


@given(st.text())
def test_no_text_trips_the_checker(text: str) -> None:
    for claim in find_claims(nps(), text):
        assert 0 <= claim.lowest <= claim.highest


@given(st.text(max_size=60))
def test_no_yaml_trips_the_reader(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.yaml"
        path.write_text(text, encoding="utf-8")
        try:
            read_yaml(path)
        except Refused as refused:
            assert refused.problems


FILES = sorted(
    path.relative_to(root).as_posix()
    for root in [Path(__file__).parents[2] / "trueline/frameworks/nps-standards-2018"]
    for path in root.rglob("*.yaml")
)


@settings(max_examples=60)
@given(
    st.sampled_from(FILES),
    st.integers(0, 10_000),
    st.sampled_from(["", "x", "- y", "id: 1", "{", "basis: Q", "a: [b, {c: 3}]", "\t"]),
)
def test_no_damage_to_an_edition_ends_in_anything_but_problems(file: str, where: int, planted: str) -> None:
    import shutil

    from trueline.actions.desk.frameworks import check_framework

    source = Path(__file__).parents[2] / "trueline/frameworks/nps-standards-2018"
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(source, Path(folder) / "edition"))
        lines = (copy / file).read_text(encoding="utf-8").split("\n")
        lines[where % len(lines)] = planted
        (copy / file).write_text("\n".join(lines), encoding="utf-8")
        for problem in check_framework(copy).problems:
            assert isinstance(problem, Problem)
            assert problem.what and problem.remedy and problem.file


@given(st.binary(max_size=200))
def test_no_bytes_trip_the_reader_of_tables(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(content)
        try:
            read_table(path)
        except Refused as refused:
            assert all(problem.remedy for problem in refused.problems)


cells = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=8).filter(lambda text: text == text.strip())


@given(
    st.lists(st.lists(cells, min_size=2, max_size=2).filter(any), min_size=1, max_size=6),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_is_read_back_equals_what_was_written(rows: list[list[str]], delimiter: str, encoding: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(to_text([{"CRN": a, "Office": b} for a, b in rows], delimiter).encode(encoding))
        assert [[row.text(0), row.text(1)] for row in read_table(path).rows] == rows


titles = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(
    lambda text: text.strip() == text and text
)


@given(titles, titles, st.integers(1, 9))
def test_an_edition_in_json_is_the_edition(title: str, asked: str, revision: int) -> None:
    made = edition(
        title=Text(title, asked),
        revision=revision,
        domains=(
            Domain(
                "2",
                Text(asked),
                SAYS,
                "lowest",
                (Standard("2.1", Text(title), SAYS, key_questions=(KeyQuestion("2.1.1", Text(asked), SAYS),)),),
                "cases",
                "yes-no",
            ),
        ),
    )
    again = read_edition_json(to_canonical_json(made), "edition.json")
    assert again == made
    assert fingerprint(again) == fingerprint(made)


def test_every_stage_can_reach_an_end() -> None:
    for folder in (Path(__file__).parents[2] / "trueline" / "frameworks").iterdir():
        if folder.is_dir():
            stages = {stage.id: stage for stage in read_framework(folder).edition.stages.stages}
            for start in stages:
                reached, waiting = set(), [start]
                while waiting:
                    at = waiting.pop()
                    if at not in reached:
                        reached.add(at)
                        waiting += stages[at].moves
                assert any(stages[one].is_end for one in reached), start


@pytest.mark.parametrize("population", range(1, 700, 37))
def test_the_size_is_the_formula_on_paper(population: int) -> None:
    n0 = NormalDist().inv_cdf(0.9) ** 2 * 0.25 / 0.05**2
    assert work_out_size(population).size == min(population, ceil(n0 / (1 + (n0 - 1) / population)))
