"""Longlists, answers and figures: what is read, and every problem with its row and column."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.builders import HEADINGS, edition, stream, write_csv, write_workbook
from trueline.core.frameworks import Heading, Text
from trueline.core.problems import Refused
from trueline.core.ratings import Figure, Figures, Spread
from trueline.intake.answer_files import read_answers
from trueline.intake.caseload_files import read_longlist
from trueline.intake.figure_files import read_figures
from trueline.intake.headings import match_headings
from trueline.intake.tables import read_table

ROW = {"CRN": "x 1", "Start": "13/08/2018", "Ended": "", "Sex": "m"}


def refused(call: Any, *given: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        call(*given)
    return [str(problem) for problem in caught.value.problems]


def test_a_longlist_is_read_with_known_values_under_their_names(tmp_path: Path) -> None:
    rows = [
        {**ROW, "Shoe size": "9"},
        {**ROW, "CRN": "X2", "Sex": "Other", "Ended": "y"},
        {**ROW, "CRN": "X3", "Ended": "2018-08-20"},
    ]
    rows = [{"Shoe size": "", **row} for row in rows]
    longlist = read_longlist(write_csv(tmp_path / "list.csv", rows), stream())
    first, second, third = longlist.cases
    assert (first.reference, first.row, first.get("sex"), first.dates["started"]) == (
        "X1",
        2,
        "Male",
        date(2018, 8, 13),
    )
    assert (second.get("sex"), second.get("terminated")) == ("Other", "Yes")
    assert third.dates["terminated"] == date(2018, 8, 20)
    assert longlist.unknown_columns == ("Shoe size",)
    assert longlist.unknown_values == {"Sex": {"Other": 1}}


def test_the_same_cases_come_from_xlsx_and_csv(tmp_path: Path) -> None:
    book = write_workbook(tmp_path / "list.xlsx", [["CRN", "Start", "Sex"], ["x 1", date(2018, 8, 13), "M"]])
    page = write_csv(tmp_path / "list.csv", [{"Sex": "M", "CRN": "x 1", "START DATE": 43325}])
    assert read_longlist(book, stream()).cases == read_longlist(page, stream()).cases


def test_every_problem_of_a_longlist_is_told_by_row_and_column(tmp_path: Path) -> None:
    rows = [ROW, {**ROW, "CRN": "", "Start": "31/02/2018"}, {**ROW, "Start": "", "Ended": "perhaps"}]
    assert refused(read_longlist, write_csv(tmp_path / "list.csv", rows), stream()) == [
        "list.csv, row 3, “Start”: not a day there is: “31/02/2018”. Write it as 2018-08-13 or 13/08/2018.",
        "list.csv, row 3, “CRN”: nothing stands here. Fill it in, or leave the case out.",
        "list.csv, row 4, “Ended”: not a day there is: “perhaps”. Write it as 2018-08-13 or 13/08/2018.",
        "list.csv, row 4, “Start”: nothing stands here. Fill it in, or leave the case out.",
    ]


def test_missing_and_repeated_columns_are_told(tmp_path: Path) -> None:
    told = refused(read_longlist, write_csv(tmp_path / "list.csv", [{"Start": "", "Start date": ""}]), stream())
    assert told == [
        "list.csv, row 1, “Start date”: means the same as “Start”. Keep one of the columns.",
        "list.csv, row 1, “CRN”: the column is missing. Add it.",
        "list.csv, row 1, “Sex”: the column is missing. Add it.",
    ]


def test_a_longlist_without_cases_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("CRN,Start,Sex\n")
    assert refused(read_longlist, path, stream()) == ["list.csv: no cases below the headings. Add a row for each case."]


def test_a_stream_without_a_window_needs_only_its_reference(tmp_path: Path) -> None:
    bare = stream(window=None, headings=(HEADINGS[0],))
    assert read_longlist(write_csv(tmp_path / "list.csv", [{"CRN": "1"}]), bare).cases[0].reference == "1"


def test_slips_of_spelling_in_headings_are_forgiven_but_guesses_are_not_made(tmp_path: Path) -> None:
    headings = (Heading("officer", "Responsible officer", aliases=("RO",)), Heading("office", "Office"))
    table = read_table(write_csv(tmp_path / "a.csv", [{"Responsable oficer": "", "OFFICE ": "", "Officers": ""}]))
    assert match_headings(replace(table, headings=("Office", "", "RO")), headings).by_id == {"office": 0, "officer": 2}
    columns = match_headings(table, headings)
    assert columns.by_id == {"officer": 0, "office": 1}
    assert columns.unknown == ("Officers",)
    missing = match_headings(read_table(write_csv(tmp_path / "b.csv", [{"Height": ""}])), headings)
    assert [problem.remedy for problem in missing.problems] == ["Add it; it may also be called RO", "Add it"]


ANSWER = {"subject": "A", "stream": "cases", "reader": "first", "question": "2.1.1", "answer": "yes"}


def test_answers_are_read_as_they_are(tmp_path: Path) -> None:
    rows = [
        {**ANSWER, "note": "Seen", "given_at": "2018-09-03T09:00:00"},
        {**ANSWER, "question": "2.1.2.a", "answer": "red; blue", "note": "", "given_at": ""},
        {**ANSWER, "question": "risky", "answer": "not_known", "note": "", "given_at": ""},
    ]
    answers = read_answers(write_csv(tmp_path / "answers.csv", rows), edition())
    assert [one.answer for one in answers] == ["yes", "red; blue", "not_known"]
    assert (answers[0].organisation, answers[0].note) == ("", "Seen")


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"subject": ""}, "“subject”: nobody it is about"),
        ({"stream": "courts"}, "“stream”: no such stream: “courts”. Use one of: cases"),
        ({"reader": "third"}, "“reader”: no such reader: “third”. Use one of: first, second, agreed"),
        ({"question": "9.9.9"}, "“question”: no such question in small: “9.9.9”"),
        ({"question": "1.1.1"}, "“stream”: question 1.1.1 is asked of the organisation, not of cases: “cases”"),
        (
            {"answer": "perhaps"},
            "“answer”: not an answer to 2.1.1: “perhaps”. Use one of: yes, no, not_applicable, not_known",
        ),
        ({"question": "2.1.2.a", "answer": "red;green"}, "“answer”: not an answer to 2.1.2.a: “red;green”"),
        ({"given_at": "yesterday"}, "“given_at”: not a moment: “yesterday”. Write it as 2018-09-03"[:50]),
    ],
)
def test_a_wrong_answer_is_told_with_what_would_be_right(tmp_path: Path, wrong: dict[str, str], expected: str) -> None:
    told = refused(read_answers, write_csv(tmp_path / "answers.csv", [{"given_at": "", **ANSWER, **wrong}]), edition())
    assert any(f"answers.csv, row 2, {expected}" in problem for problem in told), told


def test_a_question_answered_twice_by_one_reader_is_told(tmp_path: Path) -> None:
    rows = [ANSWER, {**ANSWER, "reader": "second"}, {**ANSWER, "answer": "no"}]
    (told,) = refused(read_answers, write_csv(tmp_path / "answers.csv", rows), edition())
    assert (
        told
        == "answers.csv, row 4, “question”: row 2 answers it too: “2.1.1”. Keep one answer of each reader to each question."
    )


def test_a_case_is_held_by_one_organisation(tmp_path: Path) -> None:
    rows = [{**ANSWER, "organisation": "CRC"}, {**ANSWER, "question": "2.1.1.a", "organisation": "NPS"}]
    (told,) = refused(read_answers, write_csv(tmp_path / "answers.csv", rows), edition())
    assert "row 3, “organisation”: the rows of A above give “CRC”: “NPS”" in told


def test_a_note_is_kept_as_it_was_written(tmp_path: Path) -> None:
    rows = [{**ANSWER, "note": " Seen\n twice "}]
    assert read_answers(write_csv(tmp_path / "answers.csv", rows), edition())[0].note == " Seen\n twice "


def test_an_answers_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    told = refused(read_answers, write_csv(tmp_path / "answers.csv", [{"subject": "A"}]), edition())
    assert len(told) == 4


def figures(tmp_path: Path, *rows: dict[str, object]) -> Any:
    return read_figures(write_csv(tmp_path / "figures.csv", rows), edition())


def test_figures_are_percentages_with_or_without_their_cases_and_ratings(tmp_path: Path) -> None:
    blank = {"id": "", "percent": "", "n": "", "met": "", "population": "", "rating": ""}
    read = figures(
        tmp_path,
        {**blank, "id": "2.1.1", "percent": "80%"},
        {**blank, "id": "2.1.2", "percent": "67", "n": "73"},
        {**blank, "id": "2.1.2.a", "percent": "67", "n": "1000"},
        {**blank, "id": "2.2.1", "percent": "60", "n": "100", "met": "60", "population": "300"},
        {**blank, "id": "2.1.1.a", "percent": "79.67"},
        {**blank, "id": "2.1.1.b", "n": "0"},
        {**blank, "id": "2.1.1/CRC", "percent": "10"},
        {**blank, "id": "1.1", "rating": "Fair"},
        {**blank, "id": "2.2", "rating": "poor"},
    )
    found = read.figures.by_question
    assert found["2.1.1"].percent == 80
    assert found["2.1.2"] == Figure(67, 49, 73, as_given=Fraction(67))
    assert found["2.1.2.a"] == Figure(67, 670, 1000, as_given=Fraction(67), is_worked_back=True)
    assert found["2.2.1"] == Figure(60, 60, 100, 300)
    assert (found["2.1.1.a"].percent, float(found["2.1.1.a"].exact)) == (80, 79.67)
    assert set(found) == {"2.1.1", "2.1.2", "2.1.2.a", "2.2.1", "2.1.1.a"}
    assert read.figures.given == {"1.1": "fair", "2.2": "poor"}
    assert read.decisions == ()


def test_what_score_writes_is_read_by_its_cases(tmp_path: Path) -> None:
    row = {"id": "2.1.1", "met": "8", "not_met": "2", "unknown": "0", "population": "30", "low": "60", "high": "90"}
    read = figures(tmp_path, {**row, "extra": ""})
    assert read.figures.by_question == {"2.1.1": Figure(80, 8, 10, 30)}
    assert read.unknown_columns == ("extra",)


def test_many_answers_not_known_and_the_caveat_of_a_stream_bear_on_a_figure(tmp_path: Path) -> None:
    row = {"id": "2.1.1", "met": "8", "not_met": "0", "unknown": "2"}
    assert figures(tmp_path, row).figures.by_question["2.1.1"].has_caveat
    assert not figures(tmp_path, {**row, "unknown": "0"}).figures.by_question["2.1.1"].has_caveat
    caveat = stream(caveat=Text("Some only"))
    made = edition(samples=replace(edition().samples, streams=(caveat,)))
    read = read_figures(write_csv(tmp_path / "figures.csv", [{**row, "unknown": "0"}]), made)
    assert read.figures.by_question["2.1.1"].has_caveat


def test_figures_of_one_organisation_stand_apart(tmp_path: Path) -> None:
    blank = {"id": "", "percent": "", "rating": "", "reason": ""}
    read = figures(
        tmp_path,
        {**blank, "id": "2.1.1/CRC", "percent": "80"},
        {**blank, "id": "2.1/NPS", "rating": "Good"},
        {**blank, "id": "2.2/NPS", "rating": "Poor", "reason": "Few cases"},
    )
    assert read.figures == Figures()
    assert read.by_organisation == {
        "CRC": Figures({"2.1.1": Figure(80, as_given=Fraction(80))}),
        "NPS": Figures({}, {"2.1": "good"}),
    }
    assert [(one.standard, one.organisation) for one in read.decisions] == [("2.2", "NPS")]


def test_a_score_is_told_beside_the_lowest_average_and_highest(tmp_path: Path) -> None:
    row = {"id": "2.1.1", "percent": "81", "lowest": "64", "average": "74%", "highest": "84"}
    assert figures(tmp_path, row).figures.by_question["2.1.1"].peers == Spread(64, 84, 74)
    for wrong in ({"highest": ""}, {"lowest": "90"}, {"lowest": "many"}, {"highest": "840"}):
        (told,) = refused(figures, tmp_path, {**row, **wrong})
        assert "“average”: not the lowest, the average and the highest of the inspections so far" in told


def test_a_rating_with_a_reason_is_a_decision(tmp_path: Path) -> None:
    read = figures(tmp_path, {"id": "2.1", "rating": "Fair", "reason": "The cases were few"})
    (decision,) = read.decisions
    assert (decision.standard, decision.rating, decision.status, decision.reason) == (
        "2.1",
        "fair",
        "agreed",
        "The cases were few",
    )
    assert read.figures.given == {}


def test_a_standard_that_the_edition_does_not_rate_has_no_rating(tmp_path: Path) -> None:
    standards = (replace(edition().domains[1].standards[0], counted="unrated"),)
    made = edition(domains=(replace(edition().domains[1], standards=standards),))
    path = write_csv(tmp_path / "figures.csv", [{"id": "2.1", "rating": "Good"}])
    (told,) = refused(read_figures, path, made)
    assert "small does not rate this standard" in told


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"id": "9.9", "percent": "5"}, "“id”: no such standard or question in small: “9.9”"),
        ({"id": "2.1.1", "percent": "101"}, "“percent”: not a percentage: “101”"),
        ({"id": "2.1.1", "percent": "most"}, "“percent”: not a percentage: “most”"),
        ({"id": "2.1", "percent": "50"}, "“id”: a standard has a rating, not a percentage"),
        ({"id": "2.1", "rating": "Splendid"}, "“rating”: no such rating: “Splendid”. Use one of: Good, Fair, Poor"),
        ({"id": "2.1.1", "rating": "Good"}, "“id”: a rating belongs to a standard, not to a question"),
        ({"id": "2.1.1", "percent": ""}, "“percent”: neither a percentage nor the cases met and not met"),
        ({"id": "2.1.1", "percent": "50", "n": "ten"}, "“n”: not a number of cases: “ten”"),
        ({"id": "2.1.1", "percent": "50", "n": "10", "met": "6"}, "“percent”: 6 of 10 is not this: “50”"),
        ({"id": "2.1.1", "percent": "50", "n": "10", "met": "11"}, "“percent”: 11 of 10 is not this: “50”"),
        ({"id": "2.1.1", "percent": "0.8"}, "“percent”: less than one per cent: “0.8”. Write 80 for 80%"),
        ({"id": "2.1.1", "percent": "80", "n": "9", "population": "8"}, "“population”: fewer than the 9 cases behind"),
        ({"id": "2.1.1", "percent": "9" * 5000}, "“percent”: not a percentage"),
    ],
)
def test_a_wrong_figure_is_told(tmp_path: Path, row: dict[str, object], expected: str) -> None:
    full = {"id": "", "percent": "", "n": "", "met": "", "rating": "", "population": "", **row}
    told = refused(figures, tmp_path, full)
    assert any(expected in problem for problem in told), told


def test_a_figure_given_twice_is_told(tmp_path: Path) -> None:
    (told,) = refused(figures, tmp_path, {"id": "2.1.1", "percent": "5"}, {"id": "2.1.1", "percent": "6"})
    assert "row 3, “id”: stands here twice" in told


def test_a_figures_file_needs_ids(tmp_path: Path) -> None:
    (told,) = refused(figures, tmp_path, {"percent": "5"})
    assert "“id”: the column is missing" in told
