"""Does each fact say of its worked cases what was written down before its query was?"""

from pathlib import Path

import pytest

from tests.extracts import ask_worked_case
from trueline.core.facts import STATUSES, WorkedCase
from trueline.intake.fact_files import load_facts, load_worked_cases
from trueline.warehouse.engines.duck import DuckEngine

FACTS, WORKED = load_facts(), load_worked_cases()
CASES = [(id_, case) for id_, cases in WORKED.items() for case in cases.cases]


def test_every_fact_has_worked_cases_for_every_status() -> None:
    assert set(WORKED) == set(FACTS)
    for id_, cases in WORKED.items():
        assert {case.status for case in cases.cases} == set(STATUSES), id_


@pytest.mark.parametrize(("id_", "case"), CASES, ids=[f"{id_}: {case.title}" for id_, case in CASES])
def test_a_worked_case_comes_out(id_: str, case: WorkedCase, tmp_path: Path) -> None:
    engine = DuckEngine(tmp_path)
    status, value, shown, missing = ask_worked_case(engine, FACTS[id_], WORKED[id_], case, tmp_path)
    engine.close()
    assert status == case.status
    if case.shown_by or status not in ("true", "unknown"):
        assert shown == case.shown_by
        assert value == case.value
    assert bool(missing) == (status == "unknown")
