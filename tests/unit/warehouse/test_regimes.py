"""Does a fact of the years in which the NPS and companies shared the work apply in those years only?"""

from pathlib import Path

import pytest

from tests.extracts import account, ask_facts
from trueline.intake.fact_files import load_facts, load_worked_cases
from trueline.warehouse.engines.duck import DuckEngine


@pytest.mark.parametrize("id_", ["CF-010", "CF-015"])
@pytest.mark.parametrize(
    ("regime", "status"),
    [("TRUST_2013", "not applicable"), ("NPS_CRC", "true"), ("PROBATION_SERVICE", "not applicable")],
)
def test_allocation_between_organisations_is_one_of_its_years(
    id_: str, regime: str, status: str, tmp_path: Path
) -> None:
    worked = load_worked_cases()[id_]
    case = next(case for case in worked.cases if case.status == "true")
    engine, held = DuckEngine(tmp_path), account(regime=regime)
    found = ask_facts(engine, [load_facts()[id_]], worked.rows_of(case), case.as_at, tmp_path / "x", held)
    engine.close()
    assert found[id_, case.subject][0] == status
