"""Laws of the draw: whatever the population, it holds what can be held and says what cannot."""

from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import SAYS, case, nps, setting, stream, to_text
from tests.integration.draws import make_rows
from tests.twins.flight import fly_plainly
from trueline.actions.desk.samples import Source, Wishes, draw_sample
from trueline.core.caseloads import Case, Eligibility
from trueline.core.frameworks import Margin, SizeRule, Stream
from trueline.core.problems import Refused
from trueline.core.samples import describe_demands, draw, extend_sample, write_account
from trueline.core.samples.flight import fly
from trueline.core.samples.probabilities import Alike, Wanted, share_chances

FEW = settings(max_examples=60)

people = st.lists(
    st.tuples(st.sampled_from(["Male", "Female", ""]), st.sampled_from(["Order", "Licence"]), st.integers(0, 6)),
    min_size=1,
    max_size=50,
)


def cases_of(told: list[tuple[str, str, int]]) -> list[Case]:
    return [
        case(f"X{n:03}", sex=sex, type=kind, officer=f"O{officer}" if officer else "")
        for n, (sex, kind, officer) in enumerate(told)
    ]


def asked(size: int, least: int, cap: int | None) -> Stream:
    margins = (Margin("sex", SAYS, minimums={"Female": least} if least else {}), Margin("type", SAYS))
    held = setting(cap) if cap else None
    return stream(size=SizeRule("fixed", SAYS, number=setting(size)), margins=margins, officer_cap=held)


@FEW
@given(people, st.integers(1, 30), st.integers(0, 12), st.none() | st.integers(1, 6), st.randoms(use_true_random=False))
def test_a_draw_holds_everything_or_says_what_it_does_not(told, size, least, cap, shuffler) -> None:  # type: ignore[no-untyped-def]
    cases, rule = cases_of(told), asked(size, least, cap)
    sample = draw(rule, cases, "7")
    assert len(sample.selected) == min(size, len(cases))
    assert len({one.case.reference for one in sample.cases}) == len(sample.cases)
    assert sum((one.probability for one in sample.settled.values()), Fraction(0)) == len(sample.selected)
    demands = describe_demands(rule, cases, sample)
    drawn = {one.reference for one in sample.selected}
    counts = demands.count(place for place, one in enumerate(cases) if one.reference in drawn)
    missed = sum(one.miss(count) for one, count in zip(demands.demands, counts, strict=True))
    sorted_out = Eligibility(tuple(cases), (), None, None)
    account = write_account(rule, sorted_out, sample, provider="p", as_at=date(2018, 8, 31), fingerprint="f")
    assert bool(account.shortfalls) == bool(missed)
    assert not missed or account.shortfalls[0].code == "conflict.size"
    shuffled = list(cases)
    shuffler.shuffle(shuffled)
    assert draw(rule, shuffled, "7") == sample


@FEW
@given(people, st.integers(1, 20), st.integers(1, 20), st.none() | st.integers(1, 6))
def test_extending_a_sample_keeps_every_case_already_drawn(told, size, more, cap) -> None:  # type: ignore[no-untyped-def]
    cases, rule = cases_of(told), asked(size, 0, cap)
    sample = draw(rule, cases, "7")
    sorted_out = Eligibility(tuple(cases), (), None, None)
    account = write_account(rule, sorted_out, sample, provider="p", as_at=date(2018, 8, 31), fingerprint="f")
    if len(sample.selected) + more > len(cases):
        with pytest.raises(Refused):
            extend_sample(rule, cases, sample, account, len(sample.selected) + more)
        return
    larger, _ = extend_sample(rule, cases, sample, account, len(sample.selected) + more)
    assert len(larger.selected) == len(sample.selected) + more
    assert {one.reference for one in sample.selected} < {one.reference for one in larger.selected}


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 2), st.booleans()), min_size=1, max_size=40),
    st.integers(0, 40),
    st.integers(0, 10),
    st.none() | st.integers(1, 5),
)
def test_probabilities_add_up_to_the_size_and_keep_to_minimum_and_cap_or_are_equal(told, size, least, cap) -> None:  # type: ignore[no-untyped-def]
    counts = Counter(
        Alike(f"O{officer}" if officer else "", f"U{unit}", frozenset({("sex", "Female")} if woman else ()))
        for officer, unit, woman in told
    )
    size = min(size, len(told))
    minimums = {("sex", "Female"): least}
    shares = share_chances(Wanted(counts, size, minimums))
    due: dict[str, Fraction] = {}
    for one, count in counts.items():
        due[one.unit] = due.get(one.unit, Fraction(0)) + shares[one] * count
    wanted = Wanted(counts, size, minimums, cap, due)
    chances = share_chances(wanted)
    assert wanted.add_up(chances, counts) == size
    assert all(0 <= chance <= 1 for chance in chances.values())
    if len(set(chances.values())) > 1:
        women = wanted.list_members(("sex", "Female"))
        assert wanted.add_up(chances, women) >= min(least, sum(counts[one] for one in women))
        assert all(cap is None or wanted.add_up(chances, own) <= cap for own in wanted.officers.values())


@given(
    st.integers(1, 6).flatmap(
        lambda rows: st.tuples(
            st.just(rows),
            st.lists(
                st.tuples(
                    st.sets(st.integers(0, rows - 1), min_size=1),
                    st.integers(1, 19).map(lambda part: part / 20),
                    st.floats(0, 1, exclude_max=True, allow_nan=False),
                ),
                max_size=40,
            ),
        )
    )
)
def test_a_flight_moves_no_total_and_leaves_at_most_one_undecided_a_row(made: tuple[int, Any]) -> None:
    rows, entries = made
    counted = [tuple(sorted(one)) for one, _, _ in entries]
    flown = fly(counted, [chance for _, chance, _ in entries], [number for _, _, number in entries], rows)
    for row in range(rows):
        before = sum(chance for one, chance, _ in entries if row in one)
        after = sum(chance for one, chance in zip(counted, flown, strict=True) if row in one)
        assert after == pytest.approx(before, abs=1e-6)
    assert sum(0 < chance < 1 for chance in flown) <= rows
    assert all(0 <= chance <= 1 for chance in flown)


ROWS = make_rows(25)


@FEW
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(ROWS) - 1),
            st.sampled_from(list(ROWS[0])),
            st.one_of(
                st.sampled_from(["", "=1+1", "31/02/2018", "99999", "\u202e", '"', "x" * 400]), st.text(max_size=12)
            ),
        ),
        max_size=12,
    ),
    st.sets(st.sampled_from(list(ROWS[0])), max_size=2),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
)
def test_no_damage_to_a_longlist_ends_in_anything_but_a_draw_or_problems(damage, dropped, encoding) -> None:  # type: ignore[no-untyped-def]
    rows = [dict(row) for row in ROWS]
    for place, heading, cell in damage:
        rows[place][heading] = cell
    rows = [{heading: cell for heading, cell in row.items() if heading not in dropped} for row in rows]
    with TemporaryDirectory() as folder:
        path, out = Path(folder) / "list.csv", Path(folder) / "out"
        path.write_bytes(to_text(rows).encode(encoding, errors="replace"))
        try:
            made = draw_sample(Source(path), nps().id, "case-supervision", date(2018, 8, 31), "7", out, Wishes(size=5))
        except Refused as refused:
            assert refused.problems
            assert sorted(one.name for one in Path(folder).iterdir()) == ["list.csv"]
        else:
            assert len(made.sample.selected) == min(5, made.account.population)
            assert replace(made.account, file="list.csv") == made.account


#: Over a prime, so that no number lies just where the way forward is as long as the way back.
TOSSES = st.integers(0, 2_002).map(lambda number: Fraction(number, 2_003))


@settings(max_examples=150)
@given(
    st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 6), st.integers(1, 11), TOSSES),
        min_size=1,
        max_size=30,
    )
)
def test_the_flight_is_that_of_its_slow_twin(told) -> None:  # type: ignore[no-untyped-def]
    entries = [(0, 1 + a, 4 + b, 8 + c) for a, b, c, _, _ in told]
    chances, tosses = [Fraction(chance, 12) for *_, chance, _ in told], [toss for *_, toss in told]
    plain = fly_plainly(entries, chances, tosses)
    assert fly(entries, [float(one) for one in chances], [float(one) for one in tosses], 15) == pytest.approx(
        [float(one) for one in plain], abs=1e-9
    )
