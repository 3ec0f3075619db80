"""Charts, pages, tables, files and bundles as bytes."""

import json
import os
import xml.etree.ElementTree as ET
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from tests.builders import answer, edition
from tests.unit.core.test_reports import RULES, account, sources
from trueline.core.assessments import digest_answer
from trueline.core.caseloads import Case
from trueline.core.frameworks import fingerprint
from trueline.core.problems import Refused
from trueline.core.reports import Bar, Cell, Chart, Mark, Part, Report, Section, Table, build_report, release
from trueline.intake.bundle_files import read_bundle
from trueline.publishing.bundles import to_bundle
from trueline.publishing.charts import render_chart
from trueline.publishing.files import write_folder, write_whole
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
    return ET.fromstring(render_chart(made))


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


def test_parts_of_a_stacked_bar_stand_end_to_end_with_their_numbers_where_there_is_room() -> None:
    parts = (Part("Good", 60.0), Part("Fair", 38.0), Part("Poor", 2.0))
    picture = drawn(
        chart(
            Bar("A question as long as it has to be, and longer than a label beside a bar", parts, ""), is_stacked=True
        )
    )
    bars = [one for one in picture.iter(f"{SVG}rect") if one.get("height") != "14"]
    ends = [float(one.get("x") or 0) + float(one.get("width") or 0) + 1 for one in bars]
    assert [float(one.get("x") or 0) for one in bars][1:] == pytest.approx(ends[:-1])
    many = [Part(f"An answer with a long name, number {n}", 10.0) for n in range(4)]
    legend = {
        text.text: (float(text.get("x") or 0), float(text.get("y") or 0))
        for text in drawn(chart(Bar("", tuple(many), ""), is_stacked=True)).iter(f"{SVG}text")
    }
    assert legend[many[0].name][1] == legend[many[1].name][1] < legend[many[2].name][1]
    assert legend[many[1].name][0] > legend[many[0].name][0] + 7 * len(many[0].name)
    texts = [text.text for text in picture.iter(f"{SVG}text")]
    assert {"60%", "38%", "Good", "Fair", "Poor"} <= set(texts)
    assert "2%" not in texts, "its table has it"
    assert any(text and text.startswith("A question as long as it has to be") for text in texts)


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
    assert "Made from the bundle with the digest abc." in told
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


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    with pytest.raises(Refused, match="could not be written"):
        write_whole(tmp_path / "nowhere" / "a.txt", b"x")
    (tmp_path / "taken").mkdir()
    with pytest.raises(Refused, match="not the name of a file"):
        write_whole(tmp_path / "taken", b"x")
    path.chmod(0o444)
    monkeypatch.setattr("os.access", lambda place, mode: False)
    with pytest.raises(Refused, match="could not be written"):
        write_whole(path, b"three")
    assert path.read_bytes() == b"two"
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a.txt", "taken"]


def test_a_file_is_written_through_a_link_and_into_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"one")
    (tmp_path / "link").symlink_to(tmp_path / "a.txt")
    write_whole(tmp_path / "link", b"two")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a.txt").read_bytes() == b"two"
    os.mkfifo(tmp_path / "pipe")
    reading = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_whole(tmp_path / "pipe", b"three")
    assert os.read(reading, 10) == b"three"
    os.close(reading)
    assert (tmp_path / "pipe").is_fifo()


def test_what_a_result_is_made_from_is_never_overwritten(tmp_path: Path) -> None:
    given = tmp_path / "answers.csv"
    given.write_bytes(b"one")
    (tmp_path / "link.csv").symlink_to(given)
    for place in (given, tmp_path / "link.csv"):
        with pytest.raises(Refused, match="what the result is made from"):
            write_whole(place, b"two", inputs=(given,))
    with pytest.raises(Refused, match="what the result is made from"):
        write_whole(tmp_path / "report.html", b"two", inputs=(tmp_path,))
    assert given.read_bytes() == b"one"


def test_a_folder_takes_its_place_when_it_is_whole(tmp_path: Path) -> None:
    place = tmp_path / "new" / "made"
    with write_folder(place) as folder:
        (folder / "a").write_text("one")
        assert not place.exists()
    with write_folder(place) as folder:
        (folder / "b").write_text("two")
    assert [path.name for path in place.iterdir()] == ["b"]
    assert [path.name for path in place.parent.iterdir()] == ["made"]


@pytest.mark.parametrize("error", [ValueError("stop"), KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_a_folder_that_is_not_finished_leaves_what_was_there(tmp_path: Path, error: BaseException) -> None:
    with write_folder(tmp_path / "made") as folder:
        (folder / "a").write_text("one")
    for place in (tmp_path / "made", tmp_path / "never" / "made"):
        with pytest.raises((type(error), Refused)), write_folder(place) as folder:
            (folder / "b").write_text("two")
            raise error
    assert [path.name for path in tmp_path.iterdir()] == ["made"]
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["a"]


def test_a_folder_that_cannot_take_its_place_gives_way_to_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with write_folder(tmp_path / "made") as folder:
        (folder / "a").write_text("one")
    rename = Path.rename

    def fail_once(path: Path, target: Path) -> Path:
        if target == tmp_path / "made" and not path.name.endswith("-before"):
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_once)
    with pytest.raises(Refused, match="could not be written: Permission denied"), write_folder(tmp_path / "made"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["made"]
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["a"]


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    for name, content in to_bundle(sources()).items():
        path = tmp_path / "bundle" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "bundle"


def test_a_bundle_is_read_back_as_it_was_written(bundle: Path) -> None:
    read = read_bundle(bundle)
    drawn = sources().samples["cases"]
    assert read.samples["cases"].cases[0] == replace(
        drawn.cases[0], case=Case(2, drawn.cases[0].case.reference, {}, {})
    )
    assert replace(read, digest="abc", samples={}) == sources(samples={})
    assert len(read.digest) == 64
    assert to_bundle(read) == to_bundle(sources())


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
    assert second.split(",")[3:] == ["selected", "33/40", ""]


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


def reseal(bundle: Path, name: str, content: str, **told: object) -> None:
    """Change a file and its digest, as somebody does who makes a bundle with another tool; ``told`` goes into the
    manifest.
    """
    (bundle / name).write_text(content)
    manifest = json.loads((bundle / "manifest.json").read_text())
    manifest["files"][name] = sha256(content.encode()).hexdigest()
    (bundle / "manifest.json").write_text(json.dumps({**manifest, **told}))


def refused(bundle: Path) -> str:
    with pytest.raises(Refused) as caught:
        read_bundle(bundle)
    return "\n".join(str(problem) for problem in caught.value.problems)


def altered(bundle: Path, name: str, before: str, after: str) -> str:
    text = (bundle / name).read_text()
    assert before in text
    return text.replace(before, after, 1)


def test_a_bundle_whose_parts_do_not_agree_is_refused(bundle: Path) -> None:
    seal = json.loads((bundle / "manifest.json").read_text())
    reseal(bundle, "answers.csv", altered(bundle, "answers.csv", ",yes,", ",no,"))
    assert "the digests of the answers are not theirs" in refused(bundle)
    reseal(bundle, "answers.csv", altered(bundle, "answers.csv", ",no,", ",yes,"), fingerprint="f00d", revision=9)
    assert "another fingerprint" in refused(bundle)
    assert "another revision" in refused(bundle)
    inspection = altered(bundle, "inspection.json", '"small"', '"other"')
    reseal(bundle, "inspection.json", inspection, **{name: seal[name] for name in ("fingerprint", "revision")})
    assert refused(bundle) == (
        "inspection.json, “edition”: an inspection under another edition. Take the bundle from its maker again."
    )


def test_a_bundle_whose_edition_has_mistakes_is_refused(bundle: Path) -> None:
    reseal(bundle, "edition.json", altered(bundle, "edition.json", '"stream":"cases"', '"stream":"courts"'))
    assert "edition.json: there is no stream “courts”" in refused(bundle)


@pytest.mark.parametrize(
    ("name", "before", "after", "expected"),
    [
        ("account.json", '"stream": "cases"', '"stream": "courts"', "account.json, “stream”: an account of what"),
        ("account.json", '"sex": [', '"height": [', "account.json, “margins”: an account of what small does not know"),
        ("account.json", "aside.outside-window", "aside.bored", "account.json, “set_aside”: an account of what"),
        ("sample.csv", "position,", "place,", "sample.csv, row 1: not a sample. The columns are position, reference"),
        ("sample.csv", "\n1,", "\none,", "sample.csv: not a sample: a position or probability is no number"),
        ("sample.csv", "33/40", "33/0", "sample.csv: not a sample: a position or probability is no number"),
    ],
)
def test_a_sample_and_its_account_speak_of_what_the_edition_knows(
    bundle: Path, name: str, before: str, after: str, expected: str
) -> None:
    path = f"samples/cases/{name}"
    reseal(bundle, path, altered(bundle, path, before, after))
    assert expected in refused(bundle)


def test_nothing_is_read_through_a_link(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("secret")
    (bundle / "text/foreword.md").unlink()
    (bundle / "text/foreword.md").symlink_to(tmp_path / "outside.txt")
    assert "text/foreword.md: a link. Take it out." in refused(bundle)


def test_a_file_that_is_listed_and_that_nothing_needs_is_left_alone(bundle: Path) -> None:
    reseal(bundle, "extra.txt", "x")
    assert read_bundle(bundle).texts == sources().texts


def test_a_bundle_without_one_of_its_parts_is_refused_though_the_manifest_leaves_it_out(bundle: Path) -> None:
    reseal(bundle, "context.json", "[]")
    manifest = json.loads((bundle / "manifest.json").read_text())
    del manifest["files"]["context.json"]
    (bundle / "manifest.json").write_text(json.dumps(manifest))
    (bundle / "context.json").unlink()
    assert refused(bundle) == "context.json: the file is missing. Take the bundle from its maker again."


def test_text_that_is_no_text_is_refused(bundle: Path) -> None:
    (bundle / "context.json").write_bytes(b"\xff")
    manifest = json.loads((bundle / "manifest.json").read_text())
    manifest["files"]["context.json"] = sha256(b"\xff").hexdigest()
    (bundle / "manifest.json").write_text(json.dumps(manifest))
    assert refused(bundle).startswith("context.json: not UTF-8 text")


def test_a_bundle_of_another_maker_is_read_or_its_faults_named(bundle: Path) -> None:
    reseal(bundle, "evidence.json", "[]")
    assert read_bundle(bundle).evidence == ()
    reseal(bundle, "evidence.json", "{}")
    assert "evidence.json:1: should be a list" in refused(bundle)
    reseal(bundle, "evidence.json", '[{"id": "E1"}]')
    with pytest.raises(Refused, match="evidence.json:1: “kind” is missing"):
        read_bundle(bundle)


def test_accounts_keep_their_workings(bundle: Path) -> None:
    assert read_bundle(bundle).accounts["cases"].workings == account().workings
