"""An extract on its way in, as people type it: what was not sent, who is hidden, and whom a provider supervises."""

import shutil
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pytest

from tests.extracts import write_extract
from tests.integration.typed import Call, machine
from trueline.core.caseloads import pseudonymise
from trueline.synthetic.extracts.inventing import PLANTED

DAY = "2018-08-31"


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented extract without two of the tables that can be rebuilt."""
    from datetime import date

    from trueline.actions.desk.caseloads import invent_caseload

    folder = tmp_path_factory.mktemp("invented") / "extract"
    invent_caseload(150, "1", folder, "nps-standards-2018", date(2018, 8, 31))
    (folder / "enquiry.parquet").unlink()
    (folder / "management_oversight.parquet").unlink()
    account = (folder / "extract.json").read_text()
    start = account.index('"totals"')
    (folder / "extract.json").write_text(account[:start].rstrip().rstrip(",") + "\n}\n")
    return folder


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "inspection.key"
    path.write_text("0f" * 32)
    return path


def test_what_is_rebuilt_is_told_wherever_results_are(call: Call, invented: Path, tmp_path: Path) -> None:
    code, out, err = call("caseload", "check", invented)
    assert code == 0, err
    assert "Not sent, and rebuilt from contact codes" in out and "enquiry (" in out and "stay as given" in out
    checked = machine(call("caseload", "check", invented, "--json"))
    assert set(checked["rebuilt"]) == {"enquiry", "management_oversight"} and checked["pseudonyms"] is False
    words = ("facts", "run", invented, "--as-at", DAY, "--out", tmp_path / "facts.csv", "--fact", "CF-004")
    code, out, _ = call(*words, "--fact", "CF-051", "--fact", "CF-040")
    assert code == 0
    assert "management_oversight was not sent and is rebuilt from contact codes. On it rest: CF-051." in out
    assert "never a no" in out
    told = machine(call(*words, "--fact", "CF-091", "--json"))
    assert told["rebuilt"] == {"enquiry": ["CF-004"], "management_oversight": []}
    assert {id_: sum(counts.values()) for id_, counts in told["counts"].items()} == {
        "CF-004": 150 + len(PLANTED),
        "CF-091": 150 + len(PLANTED),
    }
    assert told["unanswered"] == [] and told["pseudonyms"] is None
    words = ("facts", "explain", "CF-004", "--extract", invented, "--subject", "E7")
    told = call(*words)[1]
    assert "Rests on enquiry, rebuilt from contact codes" in told and "stay as given" in told
    assert machine(call(*words, "--json"))["rebuilt"] == ["enquiry"]


def test_facts_that_no_contact_code_can_answer_are_named(call: Call, tmp_path: Path) -> None:
    from trueline.intake.fact_files import load_facts

    id_ = next(id_ for id_, fact in load_facts().items() if "significant_event" in fact.needs)
    folder = write_extract(tmp_path / "extract")
    (folder / "significant_event.csv").unlink()
    words = ("facts", "run", folder, "--as-at", DAY, "--out", tmp_path / "facts.csv", "--fact", id_)
    code, out, _ = call(*words)
    assert code == 0 and f"Unknown for everybody, since no contact code tells what they look for: {id_}" in out


@pytest.mark.skipif(find_spec("pyspark") is None, reason="needs “pip install trueline[spark]”")
@pytest.mark.skipif(shutil.which("java") is None, reason="needs Debian’s openjdk-17-jre-headless")
def test_spark_rebuilds_the_same_rows(call: Call, invented: Path, tmp_path: Path) -> None:
    for engine in ("duckdb", "spark"):
        words = ("facts", "run", invented, "--as-at", DAY, "--out", tmp_path / f"{engine}.parquet", "--engine", engine)
        assert call(*words, "--fact", "CF-004", "--fact", "CF-051")[0] == 0
    for one, other in (("duckdb", "spark"), ("spark", "duckdb")):
        query = f"SELECT * FROM '{tmp_path / one}.parquet' EXCEPT ALL SELECT * FROM '{tmp_path / other}.parquet'"
        assert duckdb.execute(query).fetchall() == []


def test_with_a_key_no_reference_of_a_person_comes_out(call: Call, invented: Path, key: Path, tmp_path: Path) -> None:
    out = tmp_path / "facts.csv"
    words = ("facts", "run", invented, "--as-at", DAY, "--out", out, "--fact", "CF-051", "--key", key)
    code, told, _ = call(*words)
    assert code == 0 and "become pseudonyms of the key" in told
    assert machine(call(*words, "--json"))["pseudonyms"] == 150 + len(PLANTED)
    assert "become pseudonyms" in call("caseload", "check", invented, "--key", key)[1]
    assert "become pseudonyms" in call("caseload", "describe", invented, "--key", key)[1]
    key.write_text("no key")
    assert "not a key" in call("caseload", "describe", invented, "--key", key)[2]
    assert "not a key" in call(*words)[2]


def test_the_pseudonym_is_that_of_a_draw(call: Call, invented: Path, key: Path) -> None:
    from trueline.actions.desk.caseloads import open_caseload

    with open_caseload(invented, key) as extract:
        found = {crn for (crn,) in duckdb.execute(f"SELECT crn FROM '{extract.paths['person']}'").fetchall()}
    with open_caseload(invented) as extract:
        given = [crn for (crn,) in duckdb.execute(f"SELECT crn FROM '{extract.paths['person']}'").fetchall()]
    assert found == {pseudonymise(bytes.fromhex("0f" * 32), crn) for crn in given}


def test_a_caseload_is_described_beside_published_figures(call: Call, invented: Path, tmp_path: Path) -> None:
    page = tmp_path / "caseload.html"
    code, out, err = call("caseload", "describe", invented, "--as-at", DAY, "--out", page)
    assert code == 0, err
    assert "18,566 NPS North East division (S0:254)" in out and "Local delivery units" in out and str(page) in out
    assert "Whole counts, for the inspection alone" in out
    text = page.read_text()
    assert text.count("<svg") == 12 and "The caseload of INVENTED" in text
    told = machine(call("caseload", "describe", invented, "--json"))
    measures = {one["id"]: one for one in told["measures"]}
    assert measures["people"]["rows"][0]["number"] == sum(row["people"] for row in measures["gender"]["rows"])
    assert sum(row["share"] for row in measures["risk"]["rows"]) == pytest.approx(1)
    assert measures["units"]["published"][0]["source"] == "S0:187"


def test_what_cannot_be_described_is_refused(call: Call, invented: Path, tmp_path: Path) -> None:
    assert "End the name in .html" in call("caseload", "describe", invented, "--out", tmp_path / "x.pdf")[2]
    assert "after the census day" in call("caseload", "describe", invented, "--as-at", "2018-09-01")[2]
    assert (
        "it is what the result is made from" in call("caseload", "describe", invented, "--out", invented / "x.html")[2]
    )
    assert not list(tmp_path.glob("*.*"))


def test_an_empty_caseload_is_told_as_one(call: Call, tmp_path: Path) -> None:
    folder = write_extract(tmp_path / "extract", partial_tables=["registration"])
    code, out, _ = call("caseload", "describe", folder, "--as-at", "2010-01-01")
    assert code == 0 and "Nobody is counted here." in out
    assert "Sent only in part, so that more may be so: registration." in out
