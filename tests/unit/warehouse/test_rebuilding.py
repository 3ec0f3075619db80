"""Do tables that were not sent come out of the contact log as they should, and is what it cannot tell unknown?"""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import sqlglot
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlglot import exp

from tests.extracts import DEFINITION, GOOD, account, write_extract, write_tables
from tests.twins.rebuilding import rebuild
from tests.twins.record import Record
from trueline.actions.desk.caseloads import check_caseload
from trueline.actions.desk.facts import run_facts_over, tell_subject
from trueline.core.caseloads import Doubt, RebuiltCode, RebuiltTable, find_doubt
from trueline.core.facts import Fact
from trueline.core.problems import Refused
from trueline.intake.fact_files import load_facts, load_parameters, load_views
from trueline.warehouse.engines.asking import Asked
from trueline.warehouse.engines.duck import DuckEngine
from trueline.warehouse.engines.rebuilding import find_doubts, select_doubted, select_rebuilt
from trueline.warehouse.engines.terms import Term, find_needed, list_terms
from trueline.warehouse.engines.translating import Translator, find_columns, find_texts
from trueline.warehouse.running import run_facts

TABLES = [how.table for how in DEFINITION.rebuilt]
AS_AT = date(2018, 3, 1)
FACTS = load_facts()


def terms_of(*names: str) -> tuple[Term, ...]:
    rebuilt = {
        how.table: select_rebuilt(DEFINITION.tables[how.table], how)
        for how in DEFINITION.rebuilt
        if not names or how.table in names
    }
    return list_terms(DEFINITION, load_views(), AS_AT, rebuilt)


def read(tables: Any, name: str) -> list[dict[str, Any]]:
    """A rebuilt table as DuckDB has it."""
    with TemporaryDirectory() as folder:
        engine = DuckEngine(Path(folder))
        engine.open(DEFINITION, write_tables(Path(folder), tables))
        terms = terms_of()
        for term in find_needed(terms, f"SELECT * FROM {name}"):
            engine.define(term, Translator("duckdb", {"as_at": AS_AT}))
        found = engine.warehouse.execute(f'SELECT * FROM "{name}"')
        names = [column[0] for column in found.description]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
        engine.close()
    return rows


CODES = sorted({code.code for how in DEFINITION.rebuilt for code in how.codes} | {"COAP", "ZZ9"})
DAYS = st.sampled_from([date(2018, 2, 27), date(2018, 2, 28), AS_AT, date(2018, 3, 2)])
CONTACTS = st.lists(
    st.fixed_dictionaries(
        {
            "crn": st.sampled_from(["X1", "X2"]),
            "event_id": st.sampled_from([None, "E1"]),
            "contact_type": st.sampled_from(CODES),
            "contact_date": DAYS,
            "outcome_code": st.sampled_from([None, "ATTC", "UAAB", "RSSR", "ZZ9"]),
            "created_at": DAYS.map(lambda day: datetime(day.year, day.month, day.day, 12)),
            "last_updated_at": DAYS.map(lambda day: datetime(day.year, day.month, day.day, 13)),
        }
    ),
    max_size=12,
).map(lambda rows: [{**row, "contact_id": f"C{number}"} for number, row in enumerate(rows)])


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(CONTACTS)
def test_a_rebuilt_table_is_what_a_plain_reading_of_the_contacts_gives(contacts: list[dict[str, Any]]) -> None:
    for table in TABLES:
        key = DEFINITION.tables[table].key[0]
        plain = rebuild(Record({"contact": contacts}, AS_AT), table)
        assert sorted(read({"contact": contacts}, table), key=lambda row: row[key]) == sorted(
            plain, key=lambda row: row[key]
        )


def test_the_mapping_speaks_of_codes_fields_and_kinds_that_there_are() -> None:
    types = {code.code for code in DEFINITION.list_by_id["CTYPE"].codes}
    contact = DEFINITION.tables["contact"].field_by_name
    assert TABLES == ["enquiry", "significant_event", "multi_agency_meeting", "management_oversight"]
    for how in DEFINITION.rebuilt:
        fields = DEFINITION.tables[how.table].field_by_name
        kinds = {code.code for code in DEFINITION.list_by_id[fields[how.kind].list].codes}
        listed = [code.code for code in how.codes]
        assert set(listed) <= types and len(listed) == len(set(listed))
        assert {code.kind for code in how.codes} - {""} <= set(how.seen) <= kinds
        assert {how.day, *how.days, *how.taken} <= set(fields)
        assert all(fields[name].kind == "day" for name in how.days)
        assert set(how.taken.values()) <= set(contact)
        assert how.taken[DEFINITION.tables[how.table].key[0]] == "contact_id"
        assert not how.whole or "created_at" in how.taken or how.table == "enquiry"


@pytest.mark.parametrize("how", DEFINITION.rebuilt, ids=TABLES)
def test_only_sql_is_used_that_every_engine_shares(how: RebuiltTable) -> None:
    sql = select_rebuilt(DEFINITION.tables[how.table], how)
    shared = {"Cast", "Case", "If", "And", "Or", "Coalesce", "Not"}
    used = {type(node).__name__ for node in sqlglot.parse_one(sql, read="duckdb").find_all(exp.Func)}
    assert used <= shared
    for dialect in ("spark", "athena"):
        assert sqlglot.parse_one(Translator(dialect, {"as_at": AS_AT}).translate(sql), read=dialect)  # type: ignore[arg-type]


def test_what_a_query_reads_of_a_table_is_found_under_its_alias_and_under_none() -> None:
    sql = "SELECT a.type, b.stage, crn FROM enquiry AS a JOIN person AS b ON a.x = 'Y' WHERE b.crn = 1"
    assert find_columns(sql, "enquiry") == {"type", "crn", "x"}
    assert find_columns(sql, "contact") == frozenset()
    assert find_texts(sql) == {"Y"}
    assert find_columns("SELECT count(*) FROM enquiry JOIN person USING (crn)", "enquiry") == {"crn"}
    for sql in (
        "SELECT * FROM enquiry",
        "SELECT enquiry.* FROM enquiry",
        "SELECT e.x FROM (SELECT * FROM enquiry) AS e",
    ):
        assert "*" in find_columns(sql, "enquiry"), sql


HOW = RebuiltTable("t", "type", "day", {"id": "contact_id"}, (RebuiltCode("A", "ONE"), RebuiltCode("B")), ("ONE",))
ASKS = {"id", "day", "type"}


@pytest.mark.parametrize(
    ("read_fields", "words", "is_partial", "whole", "doubt"),
    [
        (ASKS, {"ONE"}, False, False, Doubt(blanks={"t": ("type",)})),
        (ASKS, {"ONE", "TWO"}, False, True, Doubt(("t",))),
        ({"id", "day"}, {"ONE"}, False, False, Doubt(("t",))),
        ({"id", "day"}, set(), False, True, Doubt()),
        ({"id", "day", "level"}, set(), False, True, Doubt(blanks={"t": ("level",)})),
        ({"id", "day"}, set(), True, True, Doubt(("t",))),
    ],
)
def test_there_is_doubt_where_codes_do_not_tell_what_a_fact_looks_for(
    read_fields: set[str], words: set[str], is_partial: bool, whole: bool, doubt: Doubt
) -> None:
    from dataclasses import replace

    how = replace(HOW, whole=whole)
    assert find_doubt(how, frozenset(read_fields), frozenset(words), is_partial=is_partial) == doubt
    assert how.told == {"id", "day"}


def test_what_is_lacking_is_named_by_table_and_field() -> None:
    assert Doubt(("a",), {"b": ("x", "y")}).lacking == ("a", "b.x", "b.y")


def contact(number: int, code: str, day: str, **more: str) -> dict[str, Any]:
    made = {
        "contact_id": f"C{number}",
        "crn": "X1",
        "event_id": "E1",
        "contact_type": code,
        "contact_date": day,
        "staff_code": "N1",
        "team_code": "T1",
        "provider_code": "P1",
        "created_at": f"{day} 10:00",
        "last_updated_at": f"{day} 10:00",
    }
    return {**made, **more}


def write_without(folder: Path, *names: str, contacts: Any = (), **said: Any) -> Path:
    allocated = [
        {"case_allocation_id": f"A{n}", "event_id": f"E{n}", "decision_date": "2018-02-05", "decision_provider": "NPS"}
        for n in (1, 2)
    ]
    abuse = {**GOOD["registration"][0], "registration_id": "G2", "register_type": "ADVP"}
    tables = {
        **GOOD,
        "contact": [*GOOD["contact"], *contacts],
        "case_allocation": allocated,
        "registration": [*GOOD["registration"], abuse],
    }
    write_extract(folder, tables, **said)
    for name in names:
        (folder / f"{name}.csv").unlink()
    return folder


def run(folder: Path, tmp_path: Path, *ids: str) -> tuple[Any, Mapping[tuple[str, str], dict[str, str]]]:
    import csv

    out = tmp_path / "facts.csv"
    found = run_facts_over(folder, date(2018, 8, 31), out, ids=ids)
    with out.open(newline="") as file:
        rows = list(csv.DictReader(file))
    by_subject = {(row["fact"], row["subject"]): row for row in rows}
    assert len(rows) == len(by_subject), "one row for each subject, however many entries are in doubt"
    return found, by_subject


ABSENCES = [contact(n, "COAP", f"2018-03-{n:02}", outcome_code="AAME") for n in (5, 6, 7)]


def test_oversight_that_was_not_sent_is_found_among_the_contacts(tmp_path: Path) -> None:
    for number, code, status in ((1, "C002", "false"), (2, "COAP", "true")):
        seen = contact(20, code, "2018-03-09")
        folder = write_without(tmp_path / str(number), "management_oversight", contacts=[*ABSENCES, seen])
        found, rows = run(folder, tmp_path, "CF-051")
        assert rows["CF-051", "E1"]["status"] == status
        assert rows["CF-051", "E2"]["status"] == "not applicable"
        assert found.rebuilt == {"management_oversight": ("CF-051",)} and not found.unanswered


def test_an_enquiry_whose_kind_no_code_tells_leaves_its_person_unknown_and_nobody_else(tmp_path: Path) -> None:
    folder = write_without(tmp_path / "x", "enquiry", contacts=[contact(n, "CRFI", "2018-02-01") for n in (20, 21)])
    checked = check_caseload(folder)
    assert not checked.problems and checked.rebuilt == {"enquiry": 2}
    _, rows = run(folder, tmp_path, "CF-004")
    told = rows["CF-004", "E1"]
    assert told["status"] == "unknown" and "enquiry.type" in told["missing"].split()
    assert rows["CF-004", "E2"]["status"] == "not applicable", "nothing spoke of domestic abuse, in no contact either"
    subject = tell_subject("CF-004", folder, "E1", date(2018, 8, 31))
    assert subject.rebuilt == ("enquiry",) and "enquiry.type" in subject.missing
    assert "enquiry.response_result" in subject.sentence


def test_events_cannot_be_told_from_contacts_alone(tmp_path: Path) -> None:
    folder = write_without(tmp_path / "x", "significant_event", contacts=[contact(20, "CARR", "2018-03-01")])
    found, rows = run(folder, tmp_path, "CF-072")
    assert found.unanswered == ("CF-072",)
    assert {row["status"] for row in rows.values()} == {"unknown"}
    assert {row["missing"] for row in rows.values()} == {"significant_event"}


def test_a_table_that_came_or_is_partial_or_without_contacts_is_not_rebuilt(tmp_path: Path) -> None:
    folder = write_without(tmp_path / "x", "enquiry", partial_tables=["enquiry"])
    _, rows = run(folder, tmp_path, "CF-004")
    assert rows["CF-004", "E1"]["missing"].split()[0] == "enquiry", "partial stays partial"
    folder = write_without(tmp_path / "y", "management_oversight", partial_tables=["contact"])
    found, rows = run(folder, tmp_path, "CF-051")
    assert rows["CF-051", "E1"]["status"] == "unknown" and found.unanswered == ("CF-051",)
    folder = write_without(tmp_path / "z", "enquiry", "contact", partial_tables=["contact"])
    with pytest.raises(Refused, match="enquiry.*a table is missing"):
        run(folder, tmp_path, "CF-004")


def test_a_fact_that_reads_whole_rows_looks_at_all_that_no_code_tells() -> None:
    from dataclasses import replace

    (how,) = (how for how in DEFINITION.rebuilt if how.table == "management_oversight")
    fact = replace(FACTS["CF-051"], sql="SELECT * FROM management_oversight")
    found = find_doubts([fact], terms_of("management_oversight"), DEFINITION, (how,), ())
    assert {"staff_code", "type", "trigger"} <= set(found["CF-051"].blanks["management_oversight"])


def test_a_fact_of_people_or_staff_is_in_doubt_too(tmp_path: Path) -> None:
    made: dict[str, Any] = {"id": "CF-X", "title": "t", "rule": None, "supports": (), "says": "s", "version": 1}
    sql = (
        "SELECT {0} AS subject, TRUE AS applies, TRUE AS known, enquiry.crn IS NULL AS holds, 1 AS value,"
        " CAST(NULL AS VARCHAR) AS shown_by FROM {1} LEFT JOIN enquiry ON enquiry.type = 'CHILD_SERVICES' {2}"
    )
    person = Fact(
        subject="person", needs=("enquiry", "person"), source="s", sql=sql.format("person.crn", "person", "AND enquiry.crn = person.crn"), **made
    )  # fmt: skip
    staff = Fact(
        subject="staff", needs=("enquiry", "staff"), source="s", sql=sql.format("staff.staff_code", "staff", ""), **made
    )
    terms, (enquiry,) = terms_of("enquiry"), (how for how in DEFINITION.rebuilt if how.table == "enquiry")
    tables: Any = {
        "person": [{"crn": "X1"}, {"crn": "X2"}],
        "staff": [{"staff_code": "N1"}],
        "contact": [{"contact_id": "C1", "crn": "X1", "contact_type": "CRFI", "contact_date": AS_AT}],
    }
    found = {}
    for fact in (person, staff):
        doubts = find_doubts([fact], terms, DEFINITION, (enquiry,), ())
        asked = Asked(account(), AS_AT, load_parameters(), doubts)
        engine = DuckEngine(tmp_path)
        folder = tmp_path / fact.subject
        folder.mkdir()
        engine.open(DEFINITION, write_tables(folder, tables))
        (path,) = run_facts(engine, [fact], terms, asked, folder)
        rows = engine.warehouse.execute(f"SELECT subject, status, missing FROM '{path}'").fetchall()
        found |= {subject: (status, missing) for subject, status, missing in rows}
        engine.close()
    assert found == {"X1": ("unknown", "enquiry.type"), "X2": ("true", ""), "N1": ("unknown", "enquiry")}
    assert "event" not in select_doubted(person, Doubt(blanks={"enquiry": ("type",)}))
    assert find_doubts([person], list_terms(DEFINITION, (), AS_AT), DEFINITION, (), ()) == {}
