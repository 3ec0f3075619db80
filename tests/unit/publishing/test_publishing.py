"""Charts, pages, tables, files and bundles as bytes."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import answer, edition
from tests.unit.core.test_reports import RULES, account, sources
from trueline.core.frameworks import fingerprint
from trueline.core.problems import Refused
from trueline.core.reports import Bar, Cell, Chart, Mark, Part, Report, Section, Table, build_report, release
from trueline.core.samples import Sample, draw
from trueline.intake.bundle_files import read_bundle
from trueline.publishing.bundles import digest_answer, to_bundle
from trueline.publishing.charts import draw_chart
from trueline.publishing.files import write_whole
from trueline.publishing.html import render_html
from trueline.publishing.tables import to_csv, to_json
from trueline.warehouse.tables import to_parquet

SVG = "{http://www.w3.org/2000/svg}"


def chart(*bars: Bar, **more: object) -> Chart:
    given = {"id": "c", "title": "A & B", "description": "Told <so>", "most": 100.0, **more}
    return Chart(bars=bars, table=Table("t", "T", ("a",), ()), **given)  # type: ignore[arg-type]


def bar(label: str = "one", value: float = 50, **more: object) -> Bar:
    return Bar(label, (Part("Yes", value),), "told", **more)  # type: ignore[arg-type]


def drawn(made: Chart) -> ET.Element:
    return ET.fromstring(draw_chart(made))


def test_a_chart_has_a_title_a_description_and_real_text() -> None:
    picture = drawn(chart(bar(), bar("two", 100)))
    assert picture.get("role") == "img"
    title, description = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert title is not None and title.text == "A & B"
    assert description is not None and description.text == "Told <so>"
    assert picture.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert {text.text for text in picture.iter(f"{SVG}text")} == {"one", "50%", "two", "100%"}


def test_a_bar_is_as_long_as_its_number() -> None:
    one, two = drawn(chart(bar(value=30), bar(value=60))).iter(f"{SVG}rect")
    assert float(two.get("width") or 0) == pytest.approx(2 * float(one.get("width") or 0), abs=0.2)


def test_a_chart_shows_whiskers_marks_a_legend_and_what_is_hidden() -> None:
    picture = drawn(
        chart(
            bar(low=40, high=60),
            Bar("two", (Part("Yes", 10.0), Part("No", 20.0)), "told"),
            Bar("x" * 60, (), "not shown"),
            marks=(Mark(65, "Good"),),
        )
    )
    assert len(list(picture.iter(f"{SVG}path"))) == 2
    assert len(list(picture.iter(f"{SVG}line"))) == 1
    texts = [text.text or "" for text in picture.iter(f"{SVG}text")]
    assert {"Yes", "No", "65%", "not shown"} <= set(texts)
    assert any(text.endswith("…") for text in texts)


def page(*blocks: object, **more: object) -> str:
    report = Report("T <1>", "I", "today", (Section("s", "S", blocks),), **more)  # type: ignore[arg-type]
    return render_html(release(report, RULES)).decode()


def test_a_page_escapes_what_people_wrote_and_marks_what_is_invented() -> None:
    told = page(marking="Invented!")
    assert "T &lt;1&gt;" in told
    assert told.count("Invented!") == 2
    assert "Invented!" not in page()


def test_a_page_leads_from_each_figure_to_its_row() -> None:
    told = render_html(release(build_report(sources()), RULES)).decode()
    assert 'href="#figure-2.1.1"' in told
    assert 'id="figure-2.1.1"' in told
    assert "Made from the bundle with the digest <code>abc</code>" in told
    assert told == render_html(release(build_report(sources()), RULES)).decode()


def test_numbers_stand_to_the_right_under_their_heading() -> None:
    rows = ((Cell("a", is_heading=True), Cell("1", is_number=True)),)
    assert '<th scope="col" class="number">n</th>' in page(Table("t", "T", ("x", "n"), rows))


def test_tables_are_written_as_csv_and_json() -> None:
    assert to_csv([{"a": "é", "b": None}]) == "a,b\né,\n".encode()
    assert to_csv([], ("a", "b")) == b"a,b\n"
    assert json.loads(to_json({"é": 1})) == {"é": 1}


def test_parquet_is_the_same_for_the_same_rows(tmp_path: Path) -> None:
    import duckdb

    rows = [{"name": "a'b", "count": 1}, {"name": None, "count": 2.5}]
    content = to_parquet(rows)
    assert content == to_parquet(rows)
    path = tmp_path / "rows.parquet"
    path.write_bytes(content)
    assert duckdb.sql(f"SELECT * FROM '{path}'").fetchall() == [("a'b", 1.0), (None, 2.5)]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    with pytest.raises(Refused, match="could not be written"):
        write_whole(tmp_path / "nowhere" / "a.txt", b"x")
    (tmp_path / "taken").mkdir()
    with pytest.raises(Refused, match="could not be written"):
        write_whole(tmp_path / "taken", b"x")
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a.txt", "taken"]


def sample() -> Sample:
    from tests.builders import stream
    from tests.unit.core.test_reports import CASES

    return draw(stream(), CASES, "1")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    for name, content in to_bundle(sources(), {"cases": sample()}).items():
        path = tmp_path / "bundle" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "bundle"


def test_a_bundle_is_read_back_as_it_was_written(bundle: Path) -> None:
    read = read_bundle(bundle)
    assert replace(read, digest="abc") == sources()
    assert len(read.digest) == 64
    assert to_bundle(read, {"cases": sample()}) == to_bundle(sources(), {"cases": sample()})


def test_the_manifest_has_a_digest_for_every_file_and_every_answer(bundle: Path) -> None:
    manifest = json.loads((bundle / "manifest.json").read_text())
    there = {path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()}
    assert set(manifest["files"]) == there - {"manifest.json"}
    assert manifest["fingerprint"] == fingerprint(edition())
    assert manifest["answers"][0] == digest_answer(sources().answers[0])
    assert digest_answer(answer("A", "2.1.1", "yes")) != digest_answer(answer("A", "2.1.1", "no"))


def test_a_sample_is_readable_without_trueline(bundle: Path) -> None:
    first, second, *_ = (bundle / "samples/cases/sample.csv").read_text().splitlines()
    assert first == "position,reference,stratum,role,probability,replaces"
    assert second.split(",")[0] == "1"
    assert second.split(",")[3:] == ["selected", "13/16", ""]


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (lambda b: (b / "answers.csv").write_text("x"), "answers.csv: the file was changed since the bundle was made"),
        (lambda b: (b / "context.json").unlink(), "context.json: the file is missing"),
        (lambda b: (b / "extra.txt").write_text("x"), "extra.txt: a file that the manifest does not list"),
        (lambda b: (b / "manifest.json").unlink(), "no bundle here: manifest.json is missing"),
        (lambda b: (b / "manifest.json").write_text("{}"), "manifest.json: a bundle of another format: “None”"),
        (lambda b: (b / "manifest.json").write_text('{"format": 2, "files": {}}'), "a bundle of another format: “2”"),
        (lambda b: (b / "manifest.json").write_text("no"), "manifest.json: not JSON"),
        (lambda b: (b / "manifest.json").write_bytes(b"\xff"), "manifest.json: not UTF-8 text"),
    ],
)
def test_a_bundle_that_was_changed_is_refused(bundle: Path, damage, expected: str) -> None:  # type: ignore[no-untyped-def]
    damage(bundle)
    with pytest.raises(Refused) as refused:
        read_bundle(bundle)
    assert any(expected in str(problem) for problem in refused.value.problems)


def reseal(bundle: Path, name: str, content: str) -> None:
    """Change a file and its digest, as somebody does who makes a bundle with another tool."""
    from hashlib import sha256

    (bundle / name).write_text(content)
    manifest = json.loads((bundle / "manifest.json").read_text())
    manifest["files"][name] = sha256(content.encode()).hexdigest()
    (bundle / "manifest.json").write_text(json.dumps(manifest))


def test_a_bundle_of_another_maker_is_read_or_its_faults_named(bundle: Path) -> None:
    reseal(bundle, "evidence.json", "{}")
    assert read_bundle(bundle).evidence == ()
    reseal(bundle, "evidence.json", '[{"id": "E1"}]')
    with pytest.raises(Refused, match="evidence.json:1: “kind” is missing"):
        read_bundle(bundle)


def test_accounts_keep_their_workings(bundle: Path) -> None:
    assert read_bundle(bundle).accounts["cases"].workings == account().workings
