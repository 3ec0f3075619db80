"""Invented extracts: rows that fit each other, the same for a seed, spread as the distribution sheet has it."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest

from trueline.synthetic.extracts import shares
from trueline.synthetic.extracts.chances import Chances
from trueline.synthetic.extracts.columns import BLANK, Column, after_months, day_number
from trueline.synthetic.extracts.dirt import LATE, LEFT_BLANK, NO_OUTCOME, TWICE, UNLISTED, Dirt
from trueline.synthetic.extracts.inventing import invent_extract
from trueline.synthetic.extracts.people import SENTENCE_WORDS, People, Tables, invent_people

DAY = date(2018, 8, 31)
TODAY = day_number(DAY)


@pytest.fixture(scope="module")
def people() -> People:
    return invent_people(Chances("1", 1), np.arange(3_000), 75, TODAY)


@pytest.fixture(scope="module")
def parts() -> list[Tables]:
    return list(invent_extract(300, "1", DAY))


def columns(parts: list[Tables], table: str, field: str) -> Iterator[Column]:
    return (part[table][field] for part in parts if field in part.get(table, {}))


def told(column: Column) -> list[str]:
    """The texts of a column, blanks left out."""
    kept = [int(value) for value in column.values if value != BLANK]
    if column.form == "words":
        return [column.words[value] for value in kept]
    return [f"{column.words[0]}{value}" for value in kept]


def test_every_column_of_a_table_has_as_many_rows(parts: list[Tables]) -> None:
    for part in parts:
        for table, held in part.items():
            assert len({len(column.values) for column in held.values()}) == 1, table


def test_the_same_seed_makes_up_the_same_and_another_something_else(parts: list[Tables]) -> None:
    def levels(made: list[Tables]) -> list[int]:
        return [int(value) for column in columns(made, "rosh", "overall_level") for value in column.values]

    assert levels(list(invent_extract(300, "1", DAY))) == levels(parts)
    assert levels(list(invent_extract(300, "2", DAY))) != levels(parts)


@pytest.mark.parametrize(
    ("table", "key"),
    [("contact", "contact_id"), ("nsi", "nsi_id"), ("registration", "registration_id"), ("enquiry", "enquiry_id"),
     ("management_oversight", "oversight_id"), ("order_manager", "order_manager_id"), ("objective", "objective_id")],
)  # fmt: skip
def test_keys_stand_once(parts: list[Tables], table: str, key: str) -> None:
    counted = Counter(one for column in columns(parts, table, key) for one in told(column))
    assert counted and set(counted.values()) == {1}


@pytest.mark.parametrize(
    ("table", "field", "to", "key"),
    [("contact", "nsi_id", "nsi", "nsi_id"), ("contact", "requirement_id", "requirement", "requirement_id"),
     ("contact", "staff_code", "staff", "staff_code"), ("order_manager", "team_code", "team", "team_code"),
     ("assessment", "cloned_from_pk", "assessment", "assessment_pk"), ("victim_case", "vlo_staff", "staff", "staff_code"),
     ("licence_condition", "mirrors_order_id", "civil_order", "order_id"), ("contact", "office_code", "office", "office_code")],
)  # fmt: skip
def test_references_resolve(parts: list[Tables], table: str, field: str, to: str, key: str) -> None:
    keys = {one for column in columns(parts, to, key) for one in told(column)}
    referred = {one for column in columns(parts, table, field) for one in told(column)}
    assert referred and referred <= keys


def test_days_of_a_sentence_stand_in_order(people: People) -> None:
    out, over, back = (days != BLANK for days in (people.released, people.ended, people.recalled))
    assert (people.released[out] > people.sentenced[out]).all() and (people.released[out] <= TODAY).all()
    assert (people.started[over] < people.ended[over]).all() and (people.ended[over] <= TODAY).all()
    assert (people.ended[over] > TODAY - 366).all(), "whose supervision ended long ago is not in the extract"
    assert (people.recalled[back] > people.released[back]).all()
    assert (people.until <= TODAY).all()


def test_shares_are_those_of_the_sheet(people: People) -> None:
    for number, sentence in enumerate(SENTENCE_WORDS):
        assert (people.sentence == number).mean() == pytest.approx(shares.SENTENCES[sentence], abs=0.03)
    assert people.is_domestic.mean() == pytest.approx(shares.DOMESTIC_ABUSE, abs=0.03)
    outside = ~people.in_custody
    assert people.has_activity[outside].mean() == pytest.approx(shares.ACTIVITY_ORDERED, abs=0.04)
    assert people.has_work[outside].mean() == pytest.approx(shares.WORK_ORDERED, abs=0.04)


def test_months_later_is_the_same_day_or_the_last_of_the_month() -> None:
    of = np.array([day_number(date(2016, 1, 31)), day_number(date(2016, 2, 29)), BLANK])
    moved = after_months(of, np.array([1, 12, 3]))
    assert moved.tolist() == [day_number(date(2016, 2, 29)), day_number(date(2017, 2, 28)), BLANK]


def test_an_extract_of_one_person_is_whole() -> None:
    assert {"person", "contact", "staff_training", "civil_order"} <= {
        t for part in invent_extract(1, "1", DAY) for t in part
    }


def test_dirt_is_put_in_and_counted_and_the_planted_stay_clean(parts: list[Tables]) -> None:
    dirt = Dirt("1", 0.2)
    soiled = list(invent_extract(300, "1", DAY, dirt))
    assert set(dirt.counts) == {LATE, NO_OUTCOME, TWICE, LEFT_BLANK, UNLISTED}
    assert all(min(counted.values()) > 0 for counted in dirt.counts.values())

    def codes(made: list[Tables], table: str, field: str) -> Counter[str]:
        return Counter(one for column in columns(made, table, field) for one in told(column))

    assert codes(soiled, "nsi", "type")["ZZSERVICE"] == dirt.counts[UNLISTED]["nsi.type"]
    assert codes(soiled, "contact", "contact_type")["ZZLOCAL"] == dirt.counts[UNLISTED]["contact.contact_type"]
    second = [one for one in codes(soiled, "person", "crn") if one.startswith("Z1000000")]
    assert len(second) == dirt.counts[TWICE]["person.crn"]
    assert {one for one in codes(soiled, "event", "crn") if one.startswith("Z1000000")} == set(second)
    assert not any("Z1000000" in one for one in codes(parts, "person", "crn"))
    lost = sum(codes(parts, "contact", "outcome_code").values()) - sum(
        codes(soiled, "contact", "outcome_code").values()
    )
    assert lost == dirt.counts[NO_OUTCOME]["contact.outcome_code"]


def test_what_was_entered_late_was_changed_no_earlier() -> None:
    for part in invent_extract(200, "1", DAY, Dirt("1", 0.5)):
        if "contact" in part and len(part["contact"]["created_at"].values):
            made, changed = (part["contact"][name].values for name in ("created_at", "last_updated_at"))
            assert (made <= changed).all() and (changed < (TODAY + 1) * 1440).all()
