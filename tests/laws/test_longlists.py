"""Laws of a longlist: is everybody eligible or set aside and nobody twice, and does a pseudonym tell people apart?"""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.builders import case, stream
from trueline.core.caseloads import pseudonymise, sort_out


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


@given(st.binary(min_size=32, max_size=32), st.text(min_size=1), st.text(min_size=1))
def test_a_pseudonym_tells_people_apart_and_never_the_reference(key: bytes, one: str, other: str) -> None:
    assert len(pseudonymise(key, one)) == 20
    assert (pseudonymise(key, one) == pseudonymise(key, other)) == (one == other)
