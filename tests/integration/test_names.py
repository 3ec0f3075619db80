"""The names behind pseudonyms: sealed with a draw, opened by role, every opening entered, destroyed at disposal."""

import json
import os
import re
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.builders import write_csv
from tests.integration.draws import make_rows, read, type_draw
from tests.integration.typed import NPS, Call, machine
from trueline.actions.desk.names import Asking, dispose_names, open_names
from trueline.core.access import DEEDS, ROLES, decide
from trueline.core.caseloads import pseudonymise
from trueline.core.problems import Refused
from trueline.core.samples import find_name_headings
from trueline.core.wording import tell
from trueline.intake.framework_files import list_framework_ids, load_framework

KEY = "0f" * 32
AT = datetime(2018, 9, 3, 10, 0, tzinfo=UTC)
ASKING = Asking("A. Lead", "lead-inspector", "interview on Tuesday", AT)
WHO = ("--who", "A. Lead", "--role", "lead-inspector", "--why", "interview on Tuesday")


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "inspection.key"
    path.write_text(KEY)
    return path


@pytest.fixture
def drawn(call: Call, longlist: Path, key: Path, tmp_path: Path) -> Path:
    out = tmp_path / "drawn"
    code, told, _ = type_draw(call, longlist, out, "--size", "20", "--key", key)
    assert code == 0 and "24 names are sealed beside it" in told
    assert "Perhaps one person" in told and not re.search(r"\bX\d", told), "what is printed gives nobody away either"
    return out


def held(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "sealed" / "openings.jsonl").read_text().splitlines()]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_draw_with_a_key_seals_the_names_of_its_cases_and_reserves_alone(drawn: Path, longlist: Path) -> None:
    sealed = read(drawn, "sealed/names.csv")
    assert {row["pseudonym"] for row in sealed} == {row["reference"] for row in read(drawn)}
    listed = {row["CRN"]: f"{row['Family name']}, {row['First name(s)']}" for row in make_rows()}
    for row in sealed:
        assert row["pseudonym"] == pseudonymise(bytes.fromhex(KEY), row["reference"])
        assert row["name"] == listed[row["reference"]]
    assert mode(drawn / "sealed") == 0o700 and mode(drawn / "sealed" / "names.csv") == 0o600


def test_a_draw_without_a_key_seals_nothing(call: Call, longlist: Path, tmp_path: Path) -> None:
    assert type_draw(call, longlist, tmp_path / "plain", "--size", "20")[0] == 0
    assert not (tmp_path / "plain" / "sealed").exists()
    assert "no names are sealed here" in call("sample", "open", tmp_path / "plain", "--all", *WHO)[2]


def test_a_stream_within_another_seals_the_names_of_the_longlist_it_is_given(
    call: Call, drawn: Path, longlist: Path, key: Path, tmp_path: Path
) -> None:
    more = ("--framework", NPS, "--stream", "victim-pre-release", "--as-at", "2018-08-31", "--seed", "7", "--key", key)
    words = ("sample", "draw", longlist, "--within", drawn, "--out", tmp_path / "within", *more)
    assert machine(call(*words, "--json"))["sealed"] == len(read(tmp_path / "within"))
    code, out, _ = call("sample", "draw", "--within", drawn, "--out", tmp_path / "bare", *more)
    assert code == 0 and "No name is sealed" in out


def test_names_are_shown_once_the_opening_is_in_the_log(call: Call, drawn: Path) -> None:
    some = read(drawn)[0]["reference"]
    code, out, _ = call("sample", "open", drawn, some.lower(), *WHO)
    assert code == 0 and some in out and "1 name opened by A. Lead" in out
    told = machine(call("sample", "open", drawn, "--all", *WHO, "--json"))
    assert len(told) == 24 and {"pseudonym", "reference", "name"} == set(told[0])
    log = held(drawn)
    assert [entry["pseudonyms"] for entry in log] == [[some], sorted(one["pseudonym"] for one in told)]
    assert {(entry["who"], entry["role"], entry["why"]) for entry in log} == {
        ("A. Lead", "lead-inspector", "interview on Tuesday")
    }
    assert (
        set(log[0]["previous"]) == {"0"}
        and set(log[1]["previous"]) != {"0"}
        and mode(drawn / "sealed" / "openings.jsonl") == 0o600
    )
    code, out, _ = call("sample", "openings", drawn, "--role", "auditor")
    assert code == 0 and "2 entries, each tied to the one before it" in out and "A. Lead" in out
    assert machine(call("sample", "openings", drawn, "--role", "auditor", "--json"))[0]["pseudonyms"] == [some]


def test_the_moment_comes_from_whoever_asks(drawn: Path) -> None:
    open_names(drawn, ASKING)
    assert held(drawn)[0]["at"] == "2018-09-03T10:00:00+00:00"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--all", "--who", "B", "--role", "observer", "--why", "x"), "may not do this (open-names)"),
        (("--all", "--who", "B", "--role", "king", "--why", "x"), "There is no role “king”"),
        (("--all", "--who", " ", "--role", "inspector", "--why", "x"), "“--who”: nothing is said here"),
        (("--all", "--who", "B", "--role", "inspector", "--why", "x" * 201), "“--why”"),
        (("NOBODY", *WHO), "no such pseudonym among the sealed"),
        (WHO, "nobody or everybody is named"),
        (("NOBODY", "--all", *WHO), "nobody or everybody is named"),
    ],
)
def test_a_refused_opening_shows_nothing_and_enters_nothing(
    call: Call, drawn: Path, words: tuple[str, ...], told: str
) -> None:
    code, out, err = call("sample", "open", drawn, *words)
    assert code == 1 and told in err and out == ""
    assert sorted(path.name for path in (drawn / "sealed").iterdir()) == ["names.csv"]


def test_who_may_not_read_the_log_is_refused(call: Call, drawn: Path) -> None:
    assert "may not do this (read-openings)" in call("sample", "openings", drawn, "--role", "inspector")[2]
    assert "0 entries" in call("sample", "openings", drawn, "--role", "auditor")[1]


def test_names_are_destroyed_for_good_and_the_log_stays(call: Call, drawn: Path, longlist: Path, key: Path) -> None:
    call("sample", "open", drawn, "--all", *WHO)
    assert "may not do this (dispose-names)" in call("sample", "dispose", drawn, *_as("inspector"))[2]
    assert (drawn / "sealed" / "names.csv").exists()
    code, out, _ = call("sample", "dispose", drawn, *WHO)
    assert code == 0 and "24 names destroyed" in out and "Destroy the key too" in out
    assert [entry["deed"] for entry in held(drawn)] == ["open", "dispose"]
    assert sorted(path.name for path in (drawn / "sealed").iterdir()) == ["openings.jsonl"]
    for words in (("open", drawn, "--all", *WHO), ("dispose", drawn, *WHO), ("seal", drawn, longlist, "--key", key)):
        code, _, err = call("sample", *words)
        assert code == 1 and "were disposed of on 20" in err, words


def _as(role: str) -> tuple[str, ...]:
    return ("--who", "B", "--role", role, "--why", "x")


def test_an_interrupted_disposal_is_finished(
    call: Call, drawn: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: Path) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("trueline.actions.desk.names.destroy", interrupt)
        with pytest.raises(KeyboardInterrupt):
            dispose_names(drawn, ASKING)
    with pytest.raises(Refused, match="disposed of on 2018-09-03"):
        open_names(drawn, ASKING)
    assert machine(call("sample", "dispose", drawn, *WHO, "--json"))["disposed"] == 24
    assert [entry["deed"] for entry in held(drawn)] == ["dispose"]


def test_an_interrupted_entry_leaves_the_log_as_it_was(drawn: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = drawn / "sealed" / "openings.jsonl"
    open_names(drawn, ASKING)
    before = log.read_bytes()

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    for name, fails in (("fsync", interrupt), ("pwrite", lambda *_: 3)):
        with monkeypatch.context() as patched:
            patched.setattr(os, name, fails)
            with pytest.raises((KeyboardInterrupt, OSError)):
                open_names(drawn, ASKING)
        assert log.read_bytes() == before
    log.write_bytes(before + b'{"number": 2, "de')
    open_names(drawn, ASKING)
    assert [entry["number"] for entry in held(drawn)] == [1, 2], "the torn end is gone"


def test_somebody_who_disposes_meanwhile_is_heeded(drawn: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from trueline.intake.sealed_files import read_sealed

    def read_and_lose(folder: Path) -> Any:
        monkeypatch.undo()
        cases = read_sealed(folder)
        dispose_names(folder, ASKING)
        return cases

    monkeypatch.setattr("trueline.actions.desk.names.read_sealed", read_and_lose)
    with pytest.raises(Refused, match="were disposed of"):
        open_names(drawn, ASKING)
    assert [entry["deed"] for entry in held(drawn)] == ["dispose"]


def test_a_log_that_was_changed_is_refused(call: Call, drawn: Path) -> None:
    for _ in range(3):
        open_names(drawn, ASKING)
    log = drawn / "sealed" / "openings.jsonl"
    lines = log.read_text().splitlines(keepends=True)
    for changed in ([lines[0].replace("Tuesday", "Monday"), *lines[1:]], [lines[0], lines[2]], lines[1:]):
        log.write_text("".join(changed))
        assert "was changed, taken out or put in" in call("sample", "openings", drawn, "--role", "auditor")[2]
        assert "openings.jsonl" in call("sample", "open", drawn, "--all", *WHO)[2]
    log.write_text(f"{lines[0]}no entry\n")
    assert "openings.jsonl:2: not JSON" in call("sample", "openings", drawn, "--role", "auditor")[2]


def test_an_extended_draw_is_sealed_anew_from_its_longlist(
    call: Call, drawn: Path, longlist: Path, key: Path, tmp_path: Path
) -> None:
    open_names(drawn, ASKING)
    assert call("sample", "extend", drawn, "--size", 30)[0] == 0
    assert len(read(drawn, "sealed/names.csv")) == 24 and len(held(drawn)) == 1, "neither is lost"
    assert mode(drawn / "sealed") == 0o700 and mode(drawn / "sealed" / "names.csv") == 0o600
    assert machine(call("sample", "seal", drawn, longlist, "--key", key, "--json"))["sealed"] == 36
    assert "36 names sealed in" in call("sample", "seal", drawn, longlist, "--key", key)[1]
    assert {row["pseudonym"] for row in read(drawn, "sealed/names.csv")} == {row["reference"] for row in read(drawn)}
    other = write_csv(tmp_path / "other.csv", make_rows()[:-1])
    assert "not the longlist of that draw" in call("sample", "seal", drawn, other, "--key", key)[2]
    key.write_text("1f" * 32)
    assert "not the key of that draw" in call("sample", "seal", drawn, longlist, "--key", key)[2]


def test_where_files_cannot_have_two_names_they_are_copied(
    call: Call, drawn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    assert call("sample", "extend", drawn, "--size", 30)[0] == 0
    assert mode(drawn / "sealed" / "names.csv") == 0o600 and len(read(drawn, "sealed/names.csv")) == 24


def test_a_table_that_is_none_is_refused(drawn: Path) -> None:
    (drawn / "sealed" / "names.csv").write_text("a,b\n1,2\n")
    with pytest.raises(Refused, match="not a sealed table"):
        open_names(drawn, ASKING)


def test_the_table_of_roles_and_deeds() -> None:
    for role, deeds in ROLES.items():
        assert deeds <= set(DEEDS)
        for deed in DEEDS:
            decision = decide(role, deed)
            assert decision.is_allowed == (deed in deeds)
            assert role in tell(decision.reason)
    assert not decide("king", "open-names").is_allowed
    without_cases = {"administrator", "auditor", "reader", "provider-liaison", "local-assessor", "observer"}
    assert not [role for role in without_cases if decide(role, "open-names").is_allowed]


def test_every_edition_says_under_which_headings_names_stand() -> None:
    for id_ in list_framework_ids():
        for stream in load_framework(id_).edition.streams.values():
            if stream.within is None and "family_name" in stream.heading_by_id:
                assert find_name_headings(stream) == ("family_name", "first_names"), (id_, stream.id)
