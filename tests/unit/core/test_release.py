"""Which small numbers are hidden before a report is published, with what would give them away?"""

from dataclasses import replace

import pytest

from tests.builders import SAYS, setting
from tests.unit.reports import RULES, sources
from trueline.core.frameworks import Release
from trueline.core.reports import HIDDEN, Bar, Cell, Chart, Part, Report, Section, Table, build_report, release


def people(*counts: int) -> Table:
    rows = tuple(
        (
            Cell(f"kind {number}", is_heading=True),
            Cell(str(count), count=count, groups=("all",)),
            Cell(f"{count}%", groups=("all",)),
            Cell("as it is"),
        )
        for number, count in enumerate(counts)
    )
    return Table("t", "People", ("", "", "", ""), rows, crosses_people=True)


def shown(table: Table) -> list[str]:
    report = Report("t", "i", "d", (Section("s", "S", (table,)),))
    (cleared,) = release(report, RULES).report.sections[0].blocks
    assert isinstance(cleared, Table)
    for row in cleared.rows:
        assert (row[1].text == HIDDEN) == (row[2].text == HIDDEN), "a share gives its count away"
        assert row[3].text == "as it is"
    return [row[1].text for row in cleared.rows]


@pytest.mark.parametrize(
    ("counts", "left"),
    [
        ((50, 30, 20), ["50", "30", "20"]),
        ((50, 30, 4), [HIDDEN, "30", HIDDEN]),
        ((50, 3, 4), [HIDDEN, HIDDEN, HIDDEN]),
        ((50, 0, 1), [HIDDEN, HIDDEN, HIDDEN]),
        ((50, 0), [HIDDEN, HIDDEN]),
        ((4, 3), [HIDDEN, HIDDEN]),
        ((50, 5, 5, 4, 2), [HIDDEN, "5", "5", HIDDEN, HIDDEN]),
    ],
)
def test_small_numbers_are_hidden_with_what_subtraction_would_give_away(
    counts: tuple[int, ...], left: list[str]
) -> None:
    assert shown(people(*counts)) == left


def test_which_rows_are_hidden_with_a_small_one_does_not_tell_their_sizes() -> None:
    assert shown(people(50, 30, 4)) == [HIDDEN, "30", HIDDEN]
    assert shown(people(30, 50, 4)) == [HIDDEN, "50", HIDDEN]


def test_rows_that_are_no_parts_of_a_whole_hide_only_what_is_small() -> None:
    assert shown(replace(people(50, 3, 30), adds_up=False)) == ["50", HIDDEN, "30"]
    assert shown(replace(people(4, 3), adds_up=False)) == [HIDDEN, HIDDEN], "too few people for any share"


def test_what_is_worked_out_from_two_counts_goes_with_either() -> None:
    rows = tuple(
        (
            Cell(name, is_heading=True),
            Cell(str(one), count=one, groups=("one",)),
            Cell(str(two), count=two, groups=("two",)),
            Cell("+1", groups=("one", "two")),
        )
        for name, one, two in (("a", 50, 40), ("b", 20, 30), ("c", 20, 2))
    )
    report = Report("t", "i", "d", (Section("s", "S", (Table("t", "T", ("",) * 4, rows, crosses_people=True),)),))
    (cleared,) = release(report, RULES).report.sections[0].blocks
    assert isinstance(cleared, Table)
    assert [[cell.text for cell in row[1:]] for row in cleared.rows] == [
        ["50", HIDDEN, HIDDEN],
        ["20", "30", "+1"],
        ["20", HIDDEN, HIDDEN],
    ]


def test_judgements_on_the_work_print_at_any_number() -> None:
    table = replace(people(1, 2), crosses_people=False)
    assert shown(table) == ["1", "2"]


def test_a_chart_hides_what_its_table_hides_and_says_why() -> None:
    table = people(50, 30, 2)
    bars = tuple(Bar(f"kind {number}", (Part("a", 1.0, "all"), Part("b", 2.0)), "told", 0, 2) for number in range(3))
    chart = Chart("c", "C", "", bars, 100, table)
    report = Report("t", "i", "d", (Section("s", "S", (), (Section("b", "B", (chart,)),)),))
    (cleared,) = release(report, RULES).report.sections[0].sections[0].blocks
    assert isinstance(cleared, Chart)
    assert [[part.name for part in bar.parts] for bar in cleared.bars] == [["b"], ["a", "b"], ["b"]]
    assert cleared.bars[2].told == "not shown: a small number"
    assert cleared.table.notes


def test_the_release_changes_nothing_that_is_not_small() -> None:
    report = build_report(sources())
    assert release(report, Release(setting(0), setting(0), SAYS)).report == report
