"""Laws of reading: does whatever stands in a file end in a value or in problems, and is what was written read back?"""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import SAYS, edition, nps, to_text
from trueline.core.frameworks import Domain, KeyQuestion, Standard, Text, fingerprint, to_canonical_json
from trueline.core.problems import Problem, Refused
from trueline.core.wording import find_claims
from trueline.intake.documents import read_yaml
from trueline.intake.framework_files import read_edition_json, read_framework
from trueline.intake.tables import read_table


@given(st.text())
def test_no_text_trips_the_checker(text: str) -> None:
    for claim in find_claims(nps(), text):
        assert 0 <= claim.lowest <= claim.highest


@given(st.text(max_size=60))
def test_no_yaml_trips_the_reader(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.yaml"
        path.write_text(text, encoding="utf-8")
        try:
            read_yaml(path)
        except Refused as refused:
            assert refused.problems


FILES = sorted(
    path.relative_to(root).as_posix()
    for root in [Path(__file__).parents[2] / "trueline/frameworks/nps-standards-2018"]
    for path in root.rglob("*.yaml")
)


@settings(max_examples=60)
@given(
    st.sampled_from(FILES),
    st.integers(0, 10_000),
    st.sampled_from(["", "x", "- y", "id: 1", "{", "basis: Q", "a: [b, {c: 3}]", "\t"]),
)
def test_no_damage_to_an_edition_ends_in_anything_but_problems(file: str, where: int, planted: str) -> None:
    import shutil

    from trueline.actions.desk.frameworks import check_framework

    source = Path(__file__).parents[2] / "trueline/frameworks/nps-standards-2018"
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(source, Path(folder) / "edition"))
        lines = (copy / file).read_text(encoding="utf-8").split("\n")
        lines[where % len(lines)] = planted
        (copy / file).write_text("\n".join(lines), encoding="utf-8")
        for problem in check_framework(copy).problems:
            assert isinstance(problem, Problem)
            assert problem.what and problem.remedy and problem.file


@given(st.binary(max_size=200))
def test_no_bytes_trip_the_reader_of_tables(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(content)
        try:
            read_table(path)
        except Refused as refused:
            assert all(problem.remedy for problem in refused.problems)


cells = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=8).filter(lambda text: text == text.strip())


@given(
    st.lists(st.lists(cells, min_size=2, max_size=2).filter(any), min_size=1, max_size=6),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_is_read_back_equals_what_was_written(rows: list[list[str]], delimiter: str, encoding: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.write_bytes(to_text([{"CRN": a, "Office": b} for a, b in rows], delimiter).encode(encoding))
        assert [[row.text(0), row.text(1)] for row in read_table(path).rows] == rows


titles = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(
    lambda text: text.strip() == text and text
)


@given(titles, titles, st.integers(1, 9))
def test_an_edition_in_json_is_the_edition(title: str, asked: str, revision: int) -> None:
    made = edition(
        title=Text(title, asked),
        revision=revision,
        domains=(
            Domain(
                "2",
                Text(asked),
                SAYS,
                "lowest",
                (Standard("2.1", Text(title), SAYS, key_questions=(KeyQuestion("2.1.1", Text(asked), SAYS),)),),
                "cases",
                "yes-no",
            ),
        ),
    )
    again = read_edition_json(to_canonical_json(made), "edition.json")
    assert again == made
    assert fingerprint(again) == fingerprint(made)


def test_every_stage_can_reach_an_end() -> None:
    for folder in (Path(__file__).parents[2] / "trueline" / "frameworks").iterdir():
        if folder.is_dir():
            stages = {stage.id: stage for stage in read_framework(folder).edition.stages.stages}
            for start in stages:
                reached, waiting = set(), [start]
                while waiting:
                    at = waiting.pop()
                    if at not in reached:
                        reached.add(at)
                        waiting += stages[at].moves
                assert any(stages[one].is_end for one in reached), start
