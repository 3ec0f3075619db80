"""Facts as people run them: the same rows from every engine, and the planted cases told as they were planted."""

import csv
import json
import shutil
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pytest

from tests.extracts import account, ask_facts, read_cases
from tests.integration.typed import Call, machine
from trueline.actions.desk.facts import tell_row
from trueline.core.facts import STATUSES
from trueline.intake.fact_files import get_fact, load_facts, load_worked_cases
from trueline.synthetic.extracts.inventing import PLANTED

FACTS = load_facts()
DAY = "2018-08-31"


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from datetime import date

    from trueline.actions.desk.caseloads import invent_caseload

    folder = tmp_path_factory.mktemp("invented") / "extract"
    invent_caseload(2_000, "1", folder, "nps-standards-2018", date(2018, 8, 31))
    return folder


def test_the_planted_cases_are_told_as_they_were_planted(call: Call, invented: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.csv"
    told = machine(call("facts", "run", invented, "--as-at", DAY, "--out", out, "--json"))
    assert set(told["counts"]) == set(FACTS)
    with out.open(newline="") as file:
        rows = list(csv.DictReader(file))
    found = {(row["fact"], row["subject"]): row["status"] for row in rows}
    for case in PLANTED:
        for id_, status in case.answers.items():
            assert found[id_, case.event] == status, (case.story, id_)
    assert len(rows) == len(found)
    of_events = {id_ for id_, fact in FACTS.items() if fact.subject == "event"}
    assert Counter(row["fact"] for row in rows if row["fact"] in of_events) == dict.fromkeys(
        of_events, 2_000 + len(PLANTED)
    )
    assert {row["status"] for row in rows} == set(STATUSES)
    assert {limit["basis"] for limit in told["limits"]} >= {"A", "S"}
    for row in rows:
        assert bool(row["missing"]) == (row["status"] == "unknown")
        assert not row["shown_by"] or row["status"] in ("true", "unknown")


@pytest.mark.skipif(find_spec("pyspark") is None, reason="needs “pip install trueline[spark]”")
@pytest.mark.skipif(shutil.which("java") is None, reason="needs Debian’s openjdk-17-jre-headless")
def test_spark_gives_the_same_rows(call: Call, invented: Path, tmp_path: Path) -> None:
    for engine in ("duckdb", "spark"):
        words = ("facts", "run", invented, "--as-at", DAY, "--out", tmp_path / f"{engine}.parquet", "--engine", engine)
        assert call(*words)[0] == 0
    for one, other in (("duckdb", "spark"), ("spark", "duckdb")):
        query = f"SELECT * FROM '{tmp_path / one}.parquet' EXCEPT ALL SELECT * FROM '{tmp_path / other}.parquet'"
        assert duckdb.execute(query).fetchall() == []
    told = duckdb.execute(f"SELECT DISTINCT fact FROM '{tmp_path / 'spark.parquet'}'").fetchall()
    assert {id_ for (id_,) in told} == set(FACTS)


def test_one_fact_is_run_by_its_name_and_told_with_its_limits(call: Call, invented: Path, tmp_path: Path) -> None:
    out = tmp_path / "one.parquet"
    code, told, _ = call("facts", "run", invented, "--as-at", DAY, "--out", out, "--fact", "initial-home-visit-missing")
    assert code == 0
    assert "hv_initial_days" in told and "assumption" in told and "CF-051" not in told
    assert duckdb.execute(f"SELECT DISTINCT fact FROM '{out}'").fetchall() == [("CF-040",)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--out", "facts.txt"), "no format we write"),
        (("--out", "facts.csv", "--fact", "CF-999"), "no such fact"),
        (("--out", "facts.csv", "--engine", "pandas"), "no such engine"),
    ],
)
def test_what_cannot_be_run_is_refused(call: Call, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    words = tuple(str(tmp_path / word) if word.startswith("facts.") else word for word in words)
    code, _, err = call("facts", "run", tmp_path, "--as-at", DAY, *words)
    assert code == 1 and told in err
    assert not list(tmp_path.iterdir())


def test_of_a_day_after_the_extract_nothing_is_told(call: Call, invented: Path, tmp_path: Path) -> None:
    words = ("facts", "run", invented, "--as-at", "2018-09-01", "--out", tmp_path / "facts.csv")
    assert "after the census day of the extract, 2018-08-31" in call(*words)[2]
    words = ("facts", "explain", "CF-040", "--extract", invented, "--subject", "E1", "--as-at", "2018-09-01")
    assert "after the census day" in call(*words)[2]
    assert not list(tmp_path.iterdir())


def test_what_spark_lacks_is_told(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("facts", "run", tmp_path, "--as-at", DAY, "--out", tmp_path / "facts.csv", "--engine", "spark")
    monkeypatch.setattr("trueline.warehouse.engines.spark.which", lambda _: None)
    monkeypatch.setattr("trueline.warehouse.engines.spark.find_spec", lambda _: True)
    assert "openjdk-17-jre-headless" in call(*words)[2]
    monkeypatch.setattr("trueline.warehouse.engines.spark.find_spec", lambda _: None)
    assert "trueline[spark]" in call(*words)[2]


def test_progress_is_told_on_a_terminal(
    call: Call, invented: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    words = ("facts", "run", invented, "--as-at", DAY, "--out", tmp_path / "facts.csv", "--fact", "CF-091")
    assert "Victim not offered a meeting" in call(*words)[2]


def test_facts_are_listed_and_explained(call: Call) -> None:
    code, out, _ = call("facts", "list")
    assert code == 0 and all(id_ in out for id_ in FACTS)
    listed = machine(call("facts", "list", "--json"))
    assert [one["id"] for one in listed] == list(FACTS)
    code, out, _ = call("facts", "explain", "CF-051", "--provider", "CRC-SOUTH-YORKSHIRE")
    assert code == 0
    assert "S4:2234" in out and "row_number()" in out and "The fortnight is not over" in out and "Read as" in out
    told = machine(call("facts", "explain", "CF-051", "--json"))
    assert told["limits"][0]["basis"] == "A" and "row_number()" in told["sql"]
    assert call("facts", "explain", "CF-999")[0] == 1
    assert "Read as" not in call("facts", "explain", "CF-064")[1]
    assert "limit  " not in call("facts", "explain", "CF-006")[1]


def test_one_subject_is_told_in_a_sentence(call: Call, invented: Path) -> None:
    words = ("facts", "explain", "CF-040", "--extract", invented, "--subject")
    code, out, _ = call(*words, "PLANTED-VISITED-LATE")
    assert code == 0
    assert "No attended home visit is recorded from 3 April 2018 to 1 May 2018, 28 days after the start." in out
    assert "contact:PLANTED-VISITED-LATE-0" in out
    assert next(line for line in out.splitlines() if line.startswith("hv_initial_days")).endswith("assumption")
    told = machine(call(*words, "PLANTED-PLAN-TOO-OLD", "--json"))
    assert {one["basis"] for one in told.pop("limits")} <= {"S", "D", "P", "A"}
    assert told == {
        "status": "not applicable",
        "sentence": "Does not apply as at 31 August 2018.",
        "shown_by": [],
        "missing": [],
    }
    assert "Shown by: no row" in call(*words, "PLANTED-ALL-DONE")[1]
    assert "no such subject" in call(*words, "NOBODY")[2]


def test_the_sentences_of_the_worked_cases_come_out(tmp_path: Path) -> None:
    said = 0
    for id_, cases in load_worked_cases().items():
        for number, case in enumerate(case for case in cases.cases if case.says):
            asked, row = read_cases(FACTS[id_], cases, case, tmp_path / f"{id_}-{number}")
            assert tell_row(get_fact(id_), asked, row).sentence == case.says
            said += 1
    assert said >= len(FACTS)


def test_sql_is_printed_for_other_engines(call: Call) -> None:
    code, out, _ = call("facts", "sql", "CF-091", "--dialect", "athena")
    assert code == 0
    assert "DATE_ADD('DAY', 56" in out.upper() and '"extract"' in out
    assert "no such dialect" in call("facts", "sql", "CF-091", "--dialect", "oracle")[2]


def test_a_caseload_is_made_up_and_checked(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "extract"
    code, out, _ = call("caseload", "invent", "--cases", "30", "--seed", "s", "--out", folder)
    assert code == 0 and "all of it invented" in out and f"{30 + len(PLANTED)} people" in out
    made = machine(call("caseload", "invent", "--cases", "30", "--seed", "s", "--out", folder, "--json"))
    assert made["rows"]["person"] == 30 + len(PLANTED)
    code, out, _ = call("caseload", "check", folder)
    assert code == 0 and "invented extract" in out and "no problems" in out and "stay as given" in out
    assert machine(call("caseload", "check", folder, "--json"))["rows"] == made["rows"]
    account = json.loads((folder / "extract.json").read_text())
    (folder / "extract.json").write_text(
        json.dumps({**account, "census_date": "2018-08-01", "period_end": "2018-08-01"})
    )
    code, _, err = call("caseload", "check", folder)
    assert code == 1 and "more like it" in err and err.endswith("Nothing was loaded.\n")
    code, out, _ = call("caseload", "check", folder, "--all", "--json")
    assert code == 1 and "more like it" not in out


def test_what_is_amiss_on_request_is_told(call: Call, tmp_path: Path) -> None:
    words = ("caseload", "invent", "--cases", "30", "--seed", "s", "--out", tmp_path / "extract", "--dirt", "0.2")
    code, out, _ = call(*words)
    assert code == 0 and "Put in on request" in out and "people under two references" in out
    told = machine(call(*words, "--json"))
    assert told["dirt"]["late entries"]["contact.created_at"] > 0
    assert call("caseload", "check", tmp_path / "extract")[0] == 0
    assert "no share of rows" in call(*words[:-1], "2")[2]


def test_what_is_odd_and_no_fault_is_told(call: Call, tmp_path: Path) -> None:
    from tests.extracts import write_extract

    folder = write_extract(tmp_path / "extract", partial_tables=["nsi"])
    text = (folder / "staff.csv").read_text().replace(",PO,", ",BOSS,").replace("end_date", "end_date,street", 1)
    (folder / "staff.csv").write_text(text.replace("\nN1,", "\nN1,", 1).rstrip("\n") + ",High Street\n")
    code, out, err = call("caseload", "check", folder)
    assert code == 0, err
    assert "Partial" in out and "nsi" in out
    assert "staff.grade: BOSS (1 row)" in out
    assert "not read: street" in out
    told = machine(call("caseload", "check", folder, "--json"))
    assert told["left_out"] == {"staff": ["street"]} and told["unlisted"] == {"staff.grade": {"BOSS": 1}}


def test_a_tables_rows_are_seen_as_they_stood(tmp_path: Path) -> None:
    """What was asked as at an earlier day does not change when the record goes on."""
    from datetime import date, datetime

    from trueline.warehouse.engines.duck import DuckEngine

    early = {
        "person": [{"crn": "X1"}],
        "event": [{"event_id": "E1", "crn": "X1"}],
        "disposal": [
            {"disposal_id": "D1", "event_id": "E1", "sentence_type": "CUSTODY", "start_date": date(2018, 1, 1)}
        ],
        "victim_case": [{"victim_case_id": "V1", "crn": "X1", "event_id": "E1", "eligibility": "VIOLENT_12M"}],
    }
    offer = {"victim_contact_id": "W1", "victim_case_id": "V1", "date": date(2018, 2, 1), "type": "FACE_TO_FACE_OFFER"}
    later = {**early, "victim_contact": [{**offer, "created_at": datetime(2018, 7, 1, 0, 0)}]}
    found = []
    for number, (tables, day) in enumerate([(early, 30), (later, 30), (later, 1)]):
        month = 6 if day == 30 else 7
        engine = DuckEngine(tmp_path)
        rows = ask_facts(engine, [FACTS["CF-091"]], tables, date(2018, month, day), tmp_path / str(number), account())
        engine.close()
        found.append(rows["CF-091", "E1"][0])
    assert found == ["true", "true", "false"]


def test_what_was_not_sent_is_not_the_same_as_not_done(call: Call, invented: Path, tmp_path: Path) -> None:
    """An optional table that nobody sent makes unknown what rests on it; a fact that can do without it is still asked."""
    extract = shutil.copytree(invented, tmp_path / "extract")
    for table in ("civil_order", "multi_agency_action", "transfer"):
        (extract / f"{table}.parquet").unlink(missing_ok=True)
    account = json.loads((extract / "extract.json").read_text())
    for table in ("civil_order", "multi_agency_action", "transfer"):
        account["totals"].pop(table, None)
    (extract / "extract.json").write_text(json.dumps(account))
    out = tmp_path / "facts.csv"
    asked = ("--fact", "CF-078", "--fact", "CF-032", "--fact", "CF-029B", "--fact", "CF-119")
    assert call("facts", "run", extract, "--as-at", DAY, "--out", out, *asked)[0] == 0
    with out.open(newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["fact"] in ("CF-078", "CF-032"):
            lacking = {"CF-078": "transfer", "CF-032": "civil_order"}[row["fact"]]
            assert row["status"] != "true" and row["status"] != "false"
            assert row["missing"] == (lacking if row["status"] == "unknown" else "")
        assert row["missing"] not in ("multi_agency_action",)
    assert {row["status"] for row in rows if row["fact"] == "CF-078"} == {"unknown", "not applicable"}
    assert {row["status"] for row in rows if row["fact"] == "CF-029B"} - {"unknown"}
