"""Is a bundle read back as it was written, and one that was changed refused?"""

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from tests.builders import answer, edition
from tests.unit.reports import account, sources
from trueline.core.assessments import digest_answer
from trueline.core.caseloads import Case
from trueline.core.frameworks import fingerprint
from trueline.core.problems import Refused
from trueline.intake.bundle_files import read_bundle
from trueline.publishing.bundles import to_bundle


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
