"""How are generated records made full enough that measures can be told of them, not only found unknown?

Rows are made to meet: sentences run, scores, levels and bands are there, contacts are of the person's event. Half of what
was drawn stays as it was, so that what is missing is still met.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, time
from typing import Any

from hypothesis import strategies as st

from tests.laws.records import FIRST_DAY, Tables
from tests.twins.record import later

Draw = Callable[[st.SearchStrategy[Any]], Any]
SCORES = (
    0.0,
    0.4,
    0.5,
    1.0,
    2.11,
    2.99,
    3.0,
    3.36,
    6.8,
    6.9,
    7.0,
    14.0,
    25.0,
    49.0,
    50.0,
    74.0,
    75.0,
    89.0,
    90.0,
    95.0,
)
SMALL = (0.2, 0.5, 1.0, 2.9, 3.0, 6.8, 6.9, 7.0)
#: What a row of a table may be made to hold, half of the time.
LIKELY: Mapping[str, Mapping[str, tuple[Any, ...]]] = {
    "disposal": {"start_date": (FIRST_DAY,), "termination_date": (None,), "length": (11.0, 12.0, 52.0, 1.0),
                 "length_unit": ("M", "Y", "W", "D")},
    "assessment": {"status": ("COMPLETE",), "date_completed": (FIRST_DAY,), "event_id": (None,),
                   "created_at": (datetime.combine(FIRST_DAY, time()),)},
    "assessment_need": {"score": (1, 2, 4, 5, 7, 8), "severity": ("STANDARD", "SEVERE"), "linked_to_reoffending": ("Y",)},
    "previous_conviction": {"received_at": (None,), "sanctions_count": (0, 1, 9)},
    "offence": {"is_main": ("Y",)},
    "banding": {"date": (FIRST_DAY,), "rosh_level": ("LOW", "MEDIUM"), "ogrs_band": ("LOW", "HIGH"),
                "motivation": ("LOW", "HIGH")},
    "requirement": {"main_category": ("F", "W"), "start_date": (FIRST_DAY,), "termination_date": (None,),
                    "restrictive": ("N",), "length": (20.0,)},
    "contact": {"rar_activity": ("Y",), "attended": ("Y",), "complied": ("Y", None), "requirement_id": (None,),
                "created_at": (datetime.combine(FIRST_DAY, time()),), "start_time": ("09:30:00",),
                "last_updated_at": (datetime.combine(FIRST_DAY, time()),), "contact_type": ("COAP", "RARP"),
                "contact_date": (later(FIRST_DAY, 1), later(FIRST_DAY, 2))},
    "management_tier": {"scheme": ("TIER_2020",), "tier_code": ("A0", "B2", "C3", "D1"), "date_changed": (FIRST_DAY,)},
    "order_manager": {"role": ("COM",), "allocation_date": (FIRST_DAY,), "end_date": (None,)},
    "staff": {"contracted_hours": (37.0, 30.0)},
    "workload_snapshot": {"snapshot_date": (FIRST_DAY,), "reduction_hours": (0.0, 7.5)},
    "objective": {"updated_at": (datetime.combine(FIRST_DAY, time()),)},
    "upw_appointment": {"appointment_date": (FIRST_DAY,), "minutes_credited": (60, 420)},
}  # fmt: skip


def fill(draw: Draw, tables: Tables) -> Tables:
    """The same records, fuller."""
    for name, rows in tables.items():
        for row in rows:
            for field, values in LIKELY.get(name, {}).items():
                if draw(st.booleans()):
                    row[field] = draw(st.sampled_from(values))
    _join_contacts(draw, tables)
    for person in tables["person"]:
        _fill_person(draw, tables, person["crn"])
    for name in ("management_tier", "workload_snapshot", "banding", "assessment_need"):
        tables.update({name: _keep_one_of_each(name, tables[name])} if name in tables else {})
    return tables


def _join_contacts(draw: Draw, tables: Tables) -> None:
    """Contacts are of an event and its person, more often than not."""
    for row in tables.get("contact", []):
        if draw(st.booleans()):
            event = draw(st.sampled_from(tables["event"]))
            row["crn"], row["event_id"] = event["crn"], event["event_id"]
        if row.get("end_time"):
            row["end_time"] = draw(st.sampled_from(["09:00:00", "10:30:00", "10:31", "12:00:00"]))


def _fill_person(draw: Draw, tables: Tables, crn: str) -> None:
    if "predictor" in tables:
        for name, scores in (("RSR", SMALL), ("OGRS3", SCORES), ("ARP", SCORES), ("CSRP", SMALL), ("DC_SRP", SMALL)):
            if draw(st.integers(0, 3)):
                row = {"crn": crn, "name": name, "calculated_date": later(FIRST_DAY, -5), "band": "MEDIUM"}
                tables["predictor"].append({**row, "score_2yr": draw(st.sampled_from(scores))})
    if "registration" in tables and draw(st.integers(0, 3)):
        level = draw(st.sampled_from(["RLRH", "RMRH", "RHRH", "RVHR"]))
        row = {"registration_id": f"level-{crn}", "crn": crn, "register_type": level, "deregistered": "N"}
        tables["registration"].append({**row, "start_date": FIRST_DAY})


def _keep_one_of_each(name: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows whose keys are still different."""
    from tests.extracts import DEFINITION

    key = DEFINITION.tables[name].key
    return list({tuple(row.get(part) for part in key): row for row in rows}.values())
