"""Do the published inspections come out when they are worked out again, and do they stand as they were printed?"""

import pytest

from tests.conftest import SEEDS, WITHOUT_SEEDS
from tests.unit.core.publications import checks, outcomes
from trueline.core.archives import check_publication
from trueline.core.problems import Refused
from trueline.intake.archive_files import list_publication_ids, load_publication
from trueline.intake.framework_files import load_framework


def test_eleven_of_the_twelve_published_standards_agree_and_one_is_explained() -> None:
    found = [
        (id_, one)
        for id_ in ("nps-north-east-2019", "nps-midlands-2018")
        for one in checks(load_publication(id_), "rating")
    ]
    assert [one.outcome for _, one in found].count("agrees") == 11
    ((where, moved),) = [(id_, one) for id_, one in found if one.outcome != "agrees"]
    assert (where, moved.what[:12], moved.published, moved.computed) == (
        "nps-midlands-2018",
        "standard 2.2",
        "Outstanding",
        "Good",
    )
    assert moved.reason and moved.reason.code == "archive.discretion"


def test_both_overall_ratings_come_out() -> None:
    told = {id_: checks(load_publication(id_), "overall")[0] for id_ in ("nps-north-east-2019", "nps-midlands-2018")}
    assert "18 of 30" in told["nps-north-east-2019"].what
    assert "21 of 30" in told["nps-midlands-2018"].what
    assert {one.outcome for one in told.values()} == {"agrees"}


def test_every_comparison_of_s0_is_kept_and_those_with_two_numbers_agree() -> None:
    assert sorted(outcomes(load_publication("nps-north-east-2019"), "comparison")) == ["agrees"] * 10 + ["kept"] * 4


@pytest.mark.parametrize("id_", list_publication_ids())
def test_nothing_published_is_left_unexplained(id_: str) -> None:
    assert [
        one
        for publication in [load_publication(id_)]
        for one in check_publication(publication, load_framework(publication.edition).edition)
        if one.outcome == "unexplained"
    ] == []


@pytest.mark.parametrize("id_", list_publication_ids())
def test_the_archive_names_no_person(id_: str) -> None:
    from importlib.resources import files

    text = (files("trueline") / "archive" / f"{id_}.yaml").read_text(encoding="utf-8")
    leader = text.split("chief_inspector:")[1].split("}")[0]
    assert "role:" in leader
    assert "name:" not in leader
    assert "Alexis" not in text


@pytest.mark.parametrize("id_", list_publication_ids())
def test_every_figure_stands_within_three_lines_of_where_it_is_cited(id_: str) -> None:
    """The number or phrase must be in the published text at its line; spelled-out numbers and rounding are not
    followed.
    """
    publication = load_publication(id_)
    texts = sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []
    if not texts:
        pytest.skip(WITHOUT_SEEDS)
    lines = texts[int(publication.report[1])].read_text(encoding="utf-8").split("\n")
    verbal = [one for one in publication.figures if one.words and not one.column]
    missed = [one for one in verbal if not _stands_there(one.words, lines, one.line)]
    assert missed == []
    percents = [
        one for one in publication.figures if one.unit == "percent" and one.value is not None and not one.column
    ]
    assert [
        one
        for one in percents
        if not _stands_there(str(abs(float(one.value or 0))).removesuffix(".0"), lines, one.line)
    ] == []


def _stands_there(words: str, lines: list[str], line: int) -> bool:
    def plain(text: str) -> str:
        text = text.casefold().replace("’", "'").replace("‘", "'").replace("-", " ").replace("–", " ").replace("*", "")
        return " ".join(text.split())

    return plain(words) in plain(" ".join(lines[max(0, line - 4) : line + 8]))


def test_an_inspection_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused, match="no such inspection"):
        load_publication("nowhere")
