"""Values of a longlist, and which cases are eligible."""

from datetime import date

import pytest

from tests.builders import HEADINGS, SAYS, case, stream
from trueline.core.caseloads import Case, find_known, fold, group_of, months_before, sort_out, unify_spelling
from trueline.core.frameworks import SetAside

AS_AT = date(2018, 8, 31)


def reasons(*cases: Case, **more: object) -> dict[str, str]:
    sorted_ = sort_out(stream(**more), cases, AS_AT)
    told = {aside.case.reference: aside.reason.code for aside in sorted_.set_aside}
    return told | {one.reference: "eligible" for one in sorted_.eligible}


def test_a_value_is_known_however_it_is_written() -> None:
    sex = next(heading for heading in HEADINGS if heading.id == "sex")
    known = find_known(sex, "  m ")
    assert known and known.title == "Male"
    assert find_known(sex, "other") is None
    assert fold("  Very   HIGH ") == "very high"


def test_a_value_has_one_spelling_whatever_the_row_order() -> None:
    rows = [case("A", office="HULL"), case("B", office="Hull"), case("C", office="Hull"), case("D", office="hull")]
    for order in (rows, rows[::-1]):
        assert {one.get("office") for one in unify_spelling(order)} == {"Hull"}


def test_a_sentence_counts_with_its_group() -> None:
    assert group_of(stream(), "type", "Order") == "Out"
    assert group_of(stream(), "type", "Something") == "Something"
    assert group_of(stream(), "nothing", "Order") == "Order"


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2018, 8, 31), 6, date(2018, 2, 28)),
        (date(2018, 1, 15), 1, date(2017, 12, 15)),
        (date(2020, 2, 29), 12, date(2019, 2, 28)),
        (date(2018, 12, 31), 12, date(2017, 12, 31)),
    ],
)
def test_months_end_where_they_end(day: date, months: int, earlier: date) -> None:
    assert months_before(day, months) == earlier


def test_both_days_of_the_window_belong_to_it() -> None:
    told = reasons(
        case("A", "2018-01-30"),
        case("B", "2018-01-31"),
        case("C", "2018-02-28"),
        case("D", "2018-03-01"),
        case("E", "2018-09-01"),
    )
    assert told == {
        "A": "aside.outside-window",
        "B": "eligible",
        "C": "eligible",
        "D": "aside.outside-window",
        "E": "aside.not-started",
    }


def test_a_case_that_was_over_by_the_end_of_the_window_is_set_aside() -> None:
    told = reasons(
        case("A", terminated="2018-02-28"),
        case("B", terminated="2018-03-01"),
        Case(4, "C", {"terminated": "Yes"}, case("C").dates),
    )
    assert told == {"A": "aside.ended-before-window", "B": "eligible", "C": "eligible"}


def test_of_one_person_the_earliest_eligible_case_is_kept() -> None:
    told = reasons(
        case("A", "2018-02-10", pnc="1/1"),
        case("B", "2018-02-05", pnc=" 1/1 "),
        case("C", "2018-01-01", pnc="1/1"),  # earlier, but not eligible, so it does not compete
    )
    assert told == {"A": "aside.duplicate-person", "B": "eligible", "C": "aside.outside-window"}


def test_people_are_one_by_reference_or_by_name_and_birth_and_through_a_third() -> None:
    who = {"family_name": "Ambercroft", "first_names": "Fenley", "birth_date": "1980-01-01"}
    told = reasons(
        case("A", "2018-02-01", **who),
        case("B", "2018-02-02", **{**who, "family_name": " AMBERCROFT "}, pnc="9/9"),
        case("C", "2018-02-03", pnc="9/9"),
    )
    assert told == {"A": "eligible", "B": "aside.duplicate-person", "C": "aside.duplicate-person"}


def test_blanks_never_match() -> None:
    told = reasons(case("A", pnc="", family_name="", first_names=""), case("B", pnc="", family_name="", first_names=""))
    assert set(told.values()) == {"eligible"}


def test_a_case_of_another_kind_is_set_aside_where_the_edition_says_so() -> None:
    rule = SetAside("not-among", SAYS, "type", ("Order",))
    told = reasons(case("A", type="order"), case("B", type="Fine"), case("C", type=""), set_aside=(rule,))
    assert told == {"A": "eligible", "B": "aside.not-among", "C": "aside.not-among"}


def test_people_recorded_as_neither_are_kept() -> None:
    assert reasons(case("A", sex="Other"), case("B", sex="")) == {"A": "eligible", "B": "eligible"}


def test_reasons_are_counted() -> None:
    sorted_ = sort_out(stream(), [case("A", "2018-01-01"), case("B", "2018-01-02"), case("C")], AS_AT)
    assert sorted_.count_reasons() == {"aside.outside-window": 2}


def test_a_stream_without_a_window_takes_every_case() -> None:
    sorted_ = sort_out(stream(window=None), [case("A", "2001-01-01"), case("B", terminated="2001-01-01")], AS_AT)
    assert (len(sorted_.eligible), sorted_.opens) == (2, None)
