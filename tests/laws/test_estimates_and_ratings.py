"""Laws of figures and ratings: are they those of the plain rule, and does a better answer never lower one?"""

from fractions import Fraction
from math import isclose
from statistics import NormalDist

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import nps
from trueline.core.estimates import Counts, population_of, print_percent, wilson
from trueline.core.ratings import Figure, Figures, rate, sum_up

cases_of = st.tuples(st.integers(0, 300), st.integers(0, 300)).filter(lambda counts: sum(counts) > 0)
ASKED = [
    question.id for standard in nps().standards.values() for question in standard.key_questions if question.id >= "2"
]


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
