"""What differs between two editions, and what of them may be compared?"""

from pathlib import Path

import pytest

from tests.unit.intake.conftest import change
from trueline.actions.desk.frameworks import compare_editions, diff_frameworks
from trueline.core.frameworks import Comparability
from trueline.core.problems import Refused
from trueline.intake import comparability_files
from trueline.intake.comparability_files import load_comparability
from trueline.intake.framework_files import load_framework


def test_two_editions_are_compared_part_by_part(folder: Path) -> None:
    change(folder, "ratings.yaml", "lowest: 65, below: 80", "lowest: 65, below: 81")
    change(folder, "ratings.yaml", "lowest: 80", "lowest: 81")
    change(folder, "standards/2-case-supervision.yaml", "  - id: 2.1.2", "  - id: 2.1.9")
    change(folder, "stages.yaml", "basis: A", "basis: P\nsource: a manual")
    (folder / "examples.yaml").write_text("")
    change(folder, "framework.yaml", "revision: 3", "revision: 4")
    found = {one.part: (one.first, one.second) for one in diff_frameworks("nps-standards-2018", f"{folder}/")}
    assert found["revision"] == ("3", "4")
    assert found["domains/2/standards/2.1/key_questions/2.1.9"][0] == ""
    assert found["domains/2/standards/2.1/key_questions/2.1.2"][1] == ""
    assert found["ratings/methods/lowest-key-question/bands/good/below"] == ("80", "81")
    assert any(part.endswith(": basis") and told[1].startswith("published elsewhere") for part, told in found.items())
    assert diff_frameworks("nps-standards-2018", "nps-standards-2018") == ()


def test_what_may_be_compared_between_two_editions_is_known_in_either_order(folder: Path) -> None:
    forth = compare_editions("nps-standards-2018", "crc-standards-2018")
    back = compare_editions("crc-standards-2018", "nps-standards-2018")
    assert forth and back and forth.refuses == back.refuses
    assert ("2.1.1", "2.1.1") in forth.pairs
    assert not [pair for pair in forth.pairs if pair[0].startswith("3")]
    assert sorted(back.pairs) == sorted((there, here) for here, there in forth.pairs)
    assert compare_editions("nps-standards-2018", f"{folder}/") is None


@pytest.mark.parametrize("entry", load_comparability(), ids=lambda entry: f"{entry.first}, {entry.second}")
def test_the_table_of_what_may_be_compared_speaks_of_editions_and_ids_there_are(entry: Comparability) -> None:
    first, second = (load_framework(id_).edition for id_ in (entry.first, entry.second))
    assert set(entry.alike) <= {domain.id for domain in first.domains}
    pairs = entry.list_pairs(first, second)
    assert {here for here, _ in pairs} <= {*first.standards, *first.questions}
    assert {there for _, there in pairs} <= {*second.standards, *second.questions}
    assert entry.refuses.en.endswith(".")


def test_a_table_of_comparability_with_a_slip_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks" / "comparability.yaml").write_text("basis: A\npairs:\n- {first: a, second: b}\n")
    monkeypatch.setattr(comparability_files, "files", lambda _package: tmp_path)
    load_comparability.cache_clear()
    with pytest.raises(Refused, match="comparability.yaml:3: “refuses” is missing"):
        load_comparability()
    load_comparability.cache_clear()
