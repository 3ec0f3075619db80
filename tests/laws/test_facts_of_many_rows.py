"""Does a fact that takes many rows to hold say the same in SQL and in plain Python, when it gets them?"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extracts import account
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


def accompanied(chance: Random) -> Tables:
    """Sentences of custody with victims and whoever was in touch with them, on days as far apart as the limits are."""

    def day() -> date:
        return FIRST + timedelta(days=chance.choice([0, 1, 7, 8, 14, 15, 28, 29, 56, 57, 84, 85, 100, 150]))

    def some(*values: Any) -> Any:
        return chance.choice(values)

    tables = sentenced(chance, 40, persons=40)
    names = range(40)
    twice = [(name, number) for name in names for number in (0, 1) if chance.random() < 0.6]
    for row in tables["disposal"]:
        row["sentence_type"] = some("CUSTODY", "CUSTODY", "CUSTODY", "CO")
    victims = [
        {
            "victim_case_id": f"V{name}{number}",
            "crn": f"X{name}",
            "event_id": f"E{name}",
            "eligibility": some("VIOLENT_12M", "VIOLENT_12M", "VIOLENT_12M", "NOT_ELIGIBLE"),
            "identified_date": some(day(), day(), None),
            "status": some("OPTED_IN", "OPTED_IN", "OPTED_OUT", "CONTACTED"),
            "response_date": some(day(), day(), None),
        }
        for name, number in twice
    ]
    contacts = [
        {
            "victim_contact_id": f"W{victim['victim_case_id']}{number}",
            "victim_case_id": victim["victim_case_id"],
            "date": day(),
            "type": some("INITIAL_LETTER", "PHONE", "PRE_RELEASE", "FACE_TO_FACE", "RJ_OFFER"),
            "offer_taken": some("Y", "N", None),
            "written_record_shared": some("Y", "N", None),
            "referral_or_signposting": some("Y", "N", "N", None),
            "views_on_conditions": some("Y", "N", None),
        }
        for victim in victims
        for number in range(chance.randint(0, 3))
    ]
    return {
        **tables,
        "staff": [{"staff_code": "N0", "grade": "PO"}, {"staff_code": "N1", "grade": "VLO"}],
        "custody": [{"custody_id": f"K{name}", "disposal_id": f"D{name}"} for name in names],
        "release": [
            {
                "release_id": f"L{name}{number}",
                "custody_id": f"K{name}",
                "release_date": day(),
                "release_type": some("HDC", "LICENCE"),
            }
            for name, number in twice
        ],
        "key_date": [
            {
                "custody_id": f"K{name}",
                "key_date_type": some("EXP", "ACR", "HDCED"),
                "key_date": day(),
                "recorded_at": datetime.combine(day(), time(number)),
            }
            for name, number in twice
        ],
        "licence_condition": [
            {
                "lic_condition_id": f"Q{name}{number}",
                "disposal_id": f"D{name}",
                "start_date": day(),
                "requested_by_victim": some("Y", "N", "N", None),
            }
            for name, number in twice
        ],
        "multi_agency_meeting": [
            {
                "meeting_id": f"M{name}{number}",
                "crn": f"X{name}",
                "type": some("MAPPA", "MAPPA", "IOM"),
                "date": day(),
                "vlo_present": some("Y", "N", None),
            }
            for name, number in twice
        ],
        "nsi": [
            {
                "nsi_id": f"I{name}{number}",
                "crn": f"X{name}",
                "type": "PROG",
                "sub_type": some("BBR", "TSP", None),
                "referral_date": FIRST,
                "actual_start": some(day(), None),
            }
            for name, number in twice
        ],
        "contact": [
            {
                "contact_id": f"C{name}{number}",
                "crn": f"X{name}",
                "event_id": some(f"E{name}", "E0", None),
                "contact_date": day(),
                "staff_code": some("N0", "N0", "N1"),
                "participants": some("VLO", "POLICE VLO", "PLW", None),
            }
            for name, number in twice
        ],
        "victim_case": victims,
        "victim_contact": contacts,
    }


RECORDS: dict[tuple[str, ...], Callable[[Random], Tables]] = {
    ("CF-100", "CF-101"): measured,
    ("CF-101B", "CF-101C"): held,
    ("CF-112",): working,
    ("CF-115",): enforced,
    ("CF-119",): considered,
    ("CF-091B", "CF-092", "CF-092B", "CF-093", "CF-093B"): accompanied,
    ("CF-093C", "CF-093D", "CF-094", "CF-095", "CF-095B", "CF-095C"): accompanied,
}


@pytest.mark.parametrize("ids", RECORDS, ids=" ".join)
@settings(max_examples=5, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 1_000_000))
def test_a_fact_of_many_rows_says_the_same_in_sql_and_in_plain_python(ids: tuple[str, ...], seed: int) -> None:
    tables = RECORDS[ids](Random(seed))
    assert ask_engine(ids, tables, AS_AT, account()) == ask_twins(ids, tables, AS_AT, account())
