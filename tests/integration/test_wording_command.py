"""Does “wording check” find the claims of a text, and never block?"""

from pathlib import Path

from tests.builders import write_csv
from tests.integration.typed import NPS, Call, machine


def test_wording_is_checked_and_never_blocks(call: Call, tmp_path: Path) -> None:
    figures = write_csv(tmp_path / "f.csv", [{"id": "2.1.1", "percent": "80"}])
    text = tmp_path / "text.md"
    text.write_text("## 2.1.1 Engaging\n\nMost cases were fine, but almost half [2.1.1] were not.\n")
    code, out, _ = call("wording", "check", text, "--figures", figures, "--framework", NPS)
    assert code == 0
    assert "2 claims found, 1 to look at." in out and "used for 45 to 49%" in out
    told = machine(call("wording", "check", text, "--figures", figures, "--framework", NPS, "--json"))
    assert told["remarks"][0]["line"] == 3
    text.write_text("Nothing claimed.")
    assert (
        "0 claims found, 0 to look at." in call("wording", "check", text, "--figures", figures, "--framework", NPS)[1]
    )
    assert call("wording", "check", tmp_path / "no.md", "--figures", figures, "--framework", NPS)[0] == 1
