"""Does “report” make the page of a bundle?"""

from pathlib import Path

from tests.integration.typed import Call, machine


def test_a_report_is_made_from_a_bundle(call: Call, demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.html"
    code, told, _ = call("report", demo / "bundle", "--format", "html", "--out", out)
    assert code == 0 and "digest" in told
    assert out.read_bytes() == (demo / "report.html").read_bytes()
    told_ = machine(call("report", demo / "bundle", "--out", out, "--json"))
    assert told_["digest"] in out.read_text()
    assert call("report", tmp_path, "--out", out)[0] == 1
    assert call("report", demo / "bundle", "--format", "tiff", "--out", out)[0] == 2
