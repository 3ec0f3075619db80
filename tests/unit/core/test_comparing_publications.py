"""Which lines of two published inspections may stand side by side?"""

from dataclasses import replace

import pytest

from tests.builders import SAYS, edition
from tests.unit.core.publications import BARE, STANDARD
from trueline.core.archives import compare_publications, find_pairs
from trueline.core.frameworks import Comparability, Edition, Text
from trueline.core.problems import Refused
from trueline.intake.archive_files import load_publication


def test_inspections_of_one_edition_stand_side_by_side() -> None:
    both = tuple(load_publication(id_) for id_ in ("nps-north-east-2019", "nps-midlands-2018"))
    lines = {line.id: line.printed for line in compare_publications(both, {})}
    assert lines["2.2"] == {"nps-north-east-2019": "Good", "nps-midlands-2018": "Outstanding"}
    assert lines["2.2.3"] == {"nps-north-east-2019": 66, "nps-midlands-2018": 78}
    assert "1.1.1" not in lines
    alone = compare_publications((both[0], replace(both[1], standards=())), {})
    assert alone[0].printed["nps-midlands-2018"] is None


def test_an_inspection_without_rated_standards_has_nothing_to_compare() -> None:
    with pytest.raises(Refused, match="no rated standards"):
        compare_publications((load_publication("northumbria-iaow-2013"),), {})


def twin(**more: object) -> Edition:
    return edition(**{"id": "twin", "title": Text("Another"), **more})


def test_editions_are_compared_where_a_table_says_what_is_the_same() -> None:
    alike = Comparability("small", "twin", Text("The rest is other work"), SAYS, alike=("2",), maps={"1.1": "9.9"})
    there = dict(alike.list_pairs(edition(), twin()))
    assert (there["2.1"], there["2.1.1.a"], there["1.1"]) == ("2.1", "2.1.1.a", "9.9")
    assert "1.1.1" not in there
    assert find_pairs(edition(), [twin()], [alike])["twin"]["1.1"] == "9.9"
    assert find_pairs(twin(), [edition()], [alike])["small"]["9.9"] == "1.1"
    first = replace(BARE, edition="small", standards=(replace(STANDARD, id="2.1"),))
    other = replace(BARE, id="other", edition="twin", standards=(replace(STANDARD, id="2.1", rating="Poor"),))
    rows = compare_publications((first, other), find_pairs(edition(), [twin()], [alike]))
    assert dict(rows[0].printed) == {"made-up": "Good", "other": "Poor"}
    assert dict(rows[1].printed) == {"made-up": 70, "other": None}, "3.1.1 is not mapped"


def test_editions_of_which_nothing_may_be_compared_are_refused_with_the_reason() -> None:
    nothing = Comparability("twin", "small", Text("Another method"), SAYS)
    with pytest.raises(Refused, match="may not be compared: “small, twin”. Another method"):
        find_pairs(edition(), [twin()], [nothing])
    with pytest.raises(Refused, match="Nobody has said yet"):
        find_pairs(edition(), [twin()], [])
