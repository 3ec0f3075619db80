"""How events pass from hand to hand, as people ask for it, beside a slow look at the same rows."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.extracts import DEFINITION, GOOD, account, write_extract
from tests.integration.test_unseen import DAY, HELD, read
from tests.integration.typed import Call, machine
from tests.twins.handovers import steps
from tests.twins.record import Record
from trueline.core.caseloads import HandOver, summarise_steps
from trueline.intake.fact_files import load_parameters, load_question, load_views
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.engine import open_tables
from trueline.warehouse.engines.terms import list_terms
from trueline.warehouse.listing import fetch_rows

AT = ("--as-at", "2018-08-31")
#: E1, sentenced on 1 February: allocated in five days, assigned in nine more, planned after three weeks, not reviewed.
CHAIN = {
    **GOOD,
    "court_appearance": [
        {
            "court_appearance_id": "A1", "event_id": "E1", "appearance_date": "2018-02-01", "court_code": "SHEFMC",
            "appearance_type": "SENTENCE",
        }
    ],
    "case_allocation": [
        {"case_allocation_id": "Y1", "event_id": "E1", "decision_date": "2018-02-06", "decision_provider": "NPS"}
    ],
    "order_manager": [{**HELD, "allocation_date": "2018-02-15"}],
    "sentence_plan": [
        {
            "plan_pk": "P1", "event_id": "E1", "initial_date": "2018-03-08", "planned_contact_frequency": "WEEKLY",
            "planned_contact_type": "OFFICE",
        }
    ],
    "victim_case": [
        {
            "victim_case_id": "V2", "crn": "X2", "event_id": "E2", "eligibility": "VIOLENT_12M",
            "identified_date": "2017-03-01", "status": "NOT_CONTACTED", "vlo_staff": "N1",
        }
    ],
}  # fmt: skip


def test_the_chain_of_an_event_is_told_step_by_step(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "chain.csv"
    code, page, _ = call("caseload", "handovers", write_extract(tmp_path / "extract", CHAIN), *AT, "--out", out)
    assert code == 0 and "2 sentenced events" in page and "not recorded" in page and "SHEFMC" in page
    with out.open(newline="", encoding="utf-8") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file)]
    assert rows[:6] == [
        ("X1", "E1", "court", "SHEFMC", "recorded", "2018-02-01", "", "", ""),
        ("X1", "E1", "allocation", "NPS", "recorded", "2018-02-06", "5", "", ""),
        ("X1", "E1", "assignment", "North", "recorded", "2018-02-15", "9", "", ""),
        ("X1", "E1", "first plan", "North", "recorded", "2018-03-08", "21", "", ""),
        ("X1", "E1", "first review", "North", "missing", "", "", "176", "review"),
        ("X1", "E1", "victim unit", "", "not due", "", "", "", ""),
    ]
    assert rows[6] == ("X2", "E2", "court", "", "recorded", "2017-02-01", "", "", "court_appearance")
    assert rows[7] == ("X2", "E2", "allocation", "", "missing", "", "", "576", "case_allocation")
    assert rows[11] == ("X2", "E2", "victim unit", "North", "recorded", "2017-03-01", "28", "", "")


def test_what_a_partial_table_may_hold_is_unknown(call: Call, tmp_path: Path) -> None:
    folder = write_extract(tmp_path / "extract", CHAIN, partial_tables=["rmp", "contact"])
    words = ("caseload", "handovers", folder, *AT, "--out", tmp_path / "chain.csv")
    told = machine(call(*words, "--json"))
    assert told["partial"] == ["rmp"] and told["events"] == 2
    (reviewed,) = [one for one in told["steps"] if (one["step"], one["organisation"]) == ("first review", "North")]
    assert (reviewed["missing"], reviewed["unknown"], reviewed["median"]) == (0, 1, None)
    assert "so that what is not recorded is unknown: rmp" in call(*words)[1]


def handover(**more: Any) -> HandOver:
    made = {"step": "first plan", "organisation": "North", "day": None, "day_before": date(2018, 2, 1)}
    blank = {"last_day": DAY, "is_due": True, "missing": ""}
    return HandOver("X1", "E1", **{**made, **blank, **more})


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"day": date(2018, 3, 1)}, "recorded"),
        ({"missing": "sentence_plan"}, "missing"),
        ({"missing": "sentence_plan.initial_date"}, "unknown"),
        ({"missing": "victim_case", "is_due": None}, "unknown"),
        ({"missing": "victim_case", "is_due": False}, "not due"),
    ],
)
def test_the_status_of_a_step(more: dict[str, Any], status: str) -> None:
    assert handover(**more).find_status(()) == status


def test_steps_are_summed_up_by_organisation_in_their_order() -> None:
    plans = [handover(day=date(2018, 2, day)) for day in (2, 4, 6, 11, 12)]
    lone = handover(step="allocation", organisation="NPS", day=date(2018, 2, 8))
    other = [handover(organisation="South", missing="sentence_plan"), handover(is_due=False, organisation="East")]
    first, north, south = summarise_steps([*plans, *other, lone])
    assert (first.step, first.recorded, first.quartiles) == ("allocation", 1, (7, 7, 7))
    assert (north.recorded, north.timed, north.quartiles) == (5, 5, (3, 5, 10))
    assert (south.recorded, south.missing, south.quartiles) == (0, 1, None)


@pytest.mark.parametrize("day", [DAY, date(2018, 2, 1)])
def test_an_invented_caseload_is_told_as_by_hand(tmp_path: Path, day: date) -> None:
    from trueline.actions.desk.caseloads import invent_caseload, open_caseload

    invent_caseload(120, "1", tmp_path / "extract", "nps-standards-2018", DAY)
    with open_caseload(tmp_path / "extract") as extract:
        tables = {name: read(path) for name, path in extract.paths.items()}
        asked, terms = Asked(account(), day, load_parameters()), list_terms(DEFINITION, load_views(), day)
        query = load_question("handovers", "steps")
        with open_tables(DuckEngine(tmp_path), DEFINITION, extract.paths) as engine:
            found = fetch_rows(engine, query, terms, asked)
    told = steps(Record(tables, day))
    assert len(told) > 300
    assert {one[2] for one in told if one[4]} == {one[2] for one in told}
    assert found == told
