"""Do pseudonyms stand for references in every table, the same that a draw gives?"""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.extracts import DEFINITION, GOOD, write_extract
from trueline.actions.desk.caseloads import check_caseload, open_caseload
from trueline.actions.desk.facts import tell_subject
from trueline.core.caseloads import pseudonymise
from trueline.core.problems import Refused

KEY = bytes.fromhex("0f" * 32)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "inspection.key"
    path.write_text("0f" * 32)
    return path


def test_every_reference_of_a_person_becomes_the_pseudonym_that_a_draw_gives(tmp_path: Path, key: Path) -> None:
    person = [{**GOOD["person"][0], "pnc_number": "95/1X", "noms_number": "A1234BC"}, GOOD["person"][1]]
    oversight = {
        "oversight_id": "M1",
        "staff_code": "N1",
        "date": "2018-03-01",
        "type": "GENERAL",
        "created_at": "2018-03-01 10:00",
    }
    folder = write_extract(tmp_path / "x", {**GOOD, "person": person, "management_oversight": [oversight]})
    with open_caseload(folder, key) as extract:
        assert extract.people == 2
        for name, path in extract.paths.items():
            text = duckdb.execute(f"SELECT * FROM '{path}'").fetchall()
            assert not [row for row in text if {"X1", "X2", "x 2", "95/1X", "A1234BC"} & set(map(str, row))], name
        events = duckdb.execute(f"SELECT event_id, crn FROM '{extract.paths['event']}' ORDER BY 1").fetchall()
        assert events == [("E1", pseudonymise(KEY, "X1")), ("E2", pseudonymise(KEY, "X2"))]
        seen = duckdb.execute(f"SELECT crn, staff_code FROM '{extract.paths['management_oversight']}'").fetchall()
        assert seen == [(None, "N1")]
        kept = duckdb.execute(f"DESCRIBE SELECT * FROM '{extract.paths['person']}'").fetchall()
        assert [row[0] for row in kept] == [*DEFINITION.tables["person"].field_by_name, "row_in_file"]
    with open_caseload(folder) as extract:
        assert extract.people is None
        assert duckdb.execute(f"SELECT pnc_number FROM '{extract.paths['person']}'").fetchall()[0] == ("95/1X",)


def test_a_subject_who_is_a_person_is_found_by_reference_and_by_pseudonym(
    tmp_path: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from trueline.intake.fact_files import load_facts

    sql = (
        "SELECT crn AS subject, TRUE AS applies, TRUE AS known, FALSE AS holds, 1 AS value,"
        " list_sort(list(crn)) AS shown_by FROM person GROUP BY crn"
    )
    fact = replace(load_facts()["CF-004"], subject="person", sql=sql, needs=("person",))
    monkeypatch.setattr("trueline.actions.desk.facts.get_fact", lambda _: fact)
    folder = write_extract(tmp_path / "x")
    for name in ("x 1", pseudonymise(KEY, "X1")):
        assert tell_subject("CF-004", folder, name, date(2018, 8, 31), key).status == "false"
    with pytest.raises(Refused, match="no such subject"):
        tell_subject("CF-004", folder, "X9", date(2018, 8, 31), key)


def test_faults_are_told_under_the_references_that_their_sender_knows(tmp_path: Path, key: Path) -> None:
    orphan = {**GOOD["event"][0], "event_id": "E9", "crn": "X9"}
    folder = write_extract(tmp_path / "x", {**GOOD, "event": [*GOOD["event"], orphan]})
    assert "X9" in [problem.value for problem in check_caseload(folder, key=key).problems]
    with pytest.raises(Refused, match="X9"), open_caseload(folder, key):
        pass
    key.write_text("no key")
    with pytest.raises(Refused, match="not a key"):
        check_caseload(folder, key=key)
