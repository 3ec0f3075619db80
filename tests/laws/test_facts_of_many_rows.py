"""Does a fact that takes many rows to hold say the same in SQL and in plain Python, when it gets them?"""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.laws.records import Tables
from tests.laws.test_facts import ask_engine, ask_twins

FIRST = date(2018, 1, 1)
AS_AT = date(2018, 6, 1)


def measured(chance: Random) -> Tables:
    """Officers whose workload was measured every few days, close to the limits."""
    staff = [{"staff_code": f"N{number}", "grade": "PO"} for number in range(20)]
    rows = []
    for one in staff:
        day = FIRST
        for _ in range(chance.randint(0, 9)):
            day += timedelta(days=chance.choice([1, 6, 7, 7, 7, 8]))
            share = chance.choice([None, 100.0, 110.0, 111.0, 130.0, 131.0])
            rows.append({"staff_code": one["staff_code"], "snapshot_date": day, "case_count": 1, "capacity_pct": share})
    return {"staff": staff, "workload_snapshot": rows}


def sentenced(chance: Random, number: int, *, persons: int) -> Tables:
    """Community orders of a few persons, begun on days near each other."""
    names = range(number)
    return {
        "person": [{"crn": f"X{name}", "gender": "M", "ethnicity": "W1"} for name in range(persons)],
        "event": [{"event_id": f"E{name}", "crn": f"X{name % persons}"} for name in names],
        "disposal": [
            {
                "disposal_id": f"D{name}",
                "event_id": f"E{name}",
                "sentence_type": "CO",
                "start_date": FIRST + timedelta(days=chance.randint(0, 3)),
                "termination_date": chance.choice([None, None, None, AS_AT]),
            }
            for name in names
        ],
    }


def held(chance: Random) -> Tables:
    """Two officers who hold about as many cases as their limit, assigned about as many at once."""
    number = chance.randint(125, 145)
    staff = [{"staff_code": "N0", "grade": "PO"}, {"staff_code": "N1", "grade": "PSO"}]
    managers = [
        {
            "order_manager_id": f"H{name}",
            "event_id": f"E{name}",
            "staff_code": f"N{name % 2}",
            "role": "COM",
            "allocation_date": FIRST + timedelta(days=chance.randint(0, 60)),
        }
        for name in range(number)
    ]
    return {**sentenced(chance, number, persons=5), "staff": staff, "order_manager": managers}


def enforced(chance: Random) -> Tables:
    """About as many events of each group as rates are compared from, some with a breach."""
    number, often = chance.randint(58, 80), chance.choice([0.1, 0.5, 0.9])
    tables = sentenced(chance, number, persons=2)
    tables["person"][1]["ethnicity"] = chance.choice(["B1", "B1", "NS"])
    breaches = [
        {"nsi_id": f"I{name}", "crn": f"X{name % 2}", "event_id": f"E{name}", "type": "BRE", "referral_date": FIRST}
        for name in range(number)
        if chance.random() < (often if name % 2 else 0.3)
    ]
    return {**tables, "nsi": breaches, "provider": [{"provider_code": "P1"}]}


def working(chance: Random) -> Tables:
    """Persons at work or not, with a few sessions at several hours and places."""
    tables = sentenced(chance, 30, persons=30)
    offices = [{"office_code": "B0", "postcode_sector": "YO1 7"}, {"office_code": "B1", "postcode_sector": "HU1 3"}]
    sectors = ("YO1 7", "YO1 7", "YO1 7", None)
    address = [
        {"crn": one["crn"], "status": "MAIN", "start_date": FIRST, "postcode_sector": chance.choice(sectors)}
        for one in tables["person"]
    ]
    work = [
        {"crn": one["crn"], "circumstance_type": "EMPLOYED", "start_date": FIRST + timedelta(days=5)}
        for one in tables["person"]
        if chance.random() < 0.6
    ]
    contacts = [
        {
            "contact_id": f"C{one['crn']}{number}",
            "crn": one["crn"],
            "contact_type": chance.choice(["COAP", "COAP", "CHVS", "COPT", "ZZ9"]),
            "contact_date": FIRST + timedelta(days=chance.choice([4, 5, 9, 9, 9, 12])),
            "start_time": chance.choice(["09:00", "16:59", "10:00", "10:00", "17:00", "08:59", None]),
            "office_code": chance.choice(["B0", "B0", "B0", "B1", None]),
        }
        for one in tables["person"]
        for number in range(chance.randint(0, 3))
    ]
    return {**tables, "office": offices, "address": address, "personal_circumstance": work, "contact": contacts}


def considered(chance: Random) -> Tables:
    """Cases of two units, with registers that mark them or do not."""
    tables = sentenced(chance, 40, persons=40)
    kinds = ("STRG", "ADVP", "IMAR", "ARSO", "ARSO", "RVHR", "RHRH", "COMPASS", "ZZ9")
    registers = [
        {
            "registration_id": f"G{one['crn']}{number}",
            "crn": one["crn"],
            "register_type": chance.choice(kinds),
            "start_date": FIRST,
            "end_date": chance.choice([None, None, AS_AT]),
        }
        for one in tables["person"]
        for number in range(chance.randint(0, 3))
    ]
    return {
        **tables,
        "ldu": [{"ldu_code": "U0", "name": "Doncaster"}, {"ldu_code": "U1", "name": "Sheffield"}],
        "team": [{"team_code": "T0", "ldu_code": "U0"}, {"team_code": "T1", "ldu_code": "U1"}],
        "staff": [{"staff_code": f"N{name}", "team_code": f"T{name}", "grade": "PO"} for name in (0, 1)],
        "order_manager": [
            {
                "order_manager_id": f"H{name}",
                "event_id": f"E{name}",
                "staff_code": "N1" if name % 4 == 3 else "N0",
                "role": "COM",
                "allocation_date": FIRST,
            }
            for name in range(40)
        ],
        "registration": registers,
    }


RECORDS: dict[tuple[str, ...], Callable[[Random], Tables]] = {
    ("CF-100", "CF-101"): measured,
    ("CF-101B", "CF-101C"): held,
    ("CF-112",): working,
    ("CF-115",): enforced,
    ("CF-119",): considered,
}


@pytest.mark.parametrize("ids", RECORDS, ids=" ".join)
@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.randoms(use_true_random=False))
def test_a_fact_of_many_rows_says_the_same_in_sql_and_in_plain_python(ids: tuple[str, ...], chance: Any) -> None:
    tables = RECORDS[ids](chance)
    assert ask_engine(ids, tables, AS_AT, ()) == ask_twins(ids, tables, AS_AT, ())
