"""Texts with live figures, what a report is made of, and what is hidden before it is published."""

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import answer, case, edition, prompt, question, setting, standard, stream
from trueline.core.caseloads import sort_out
from trueline.core.estimates import Comparator
from trueline.core.frameworks import AnswerSet, Domain, Margin, Release, SampleRules, Text
from trueline.core.inspections import ContextualFact, Evidence, Inspection, Provider
from trueline.core.problems import Refused
from trueline.core.ratings import Decision
from trueline.core.reasons import Reason
from trueline.core.recommendations import Recommendation, group_by_addressee
from trueline.core.reports import (
    HIDDEN,
    Bar,
    Bullets,
    Cell,
    Chart,
    LiveFigure,
    Paragraph,
    Part,
    Report,
    ReportSources,
    Section,
    Subheading,
    Table,
    build_report,
    release,
)
from trueline.core.reports.texts import read_text
from trueline.core.samples import Account, Extension, Replacement, draw, write_account
from trueline.core.wording import tell

DAY = date(2018, 8, 31)
SAYS = edition().basis
RULES = Release(setting(5), setting(10), SAYS)
INSPECTION = Inspection("i", "A unit", "small", (Provider("p", "A unit"),), DAY, DAY, DAY, is_invented=True)
CASES = [case(f"X{n}", sex="Male" if n % 5 else "Female", type="Order", officer=f"O{n}") for n in range(40)]


def account(**more: object) -> Account:
    eligibility = sort_out(stream(), [*CASES, case("LATE", "2018-08-01")], DAY)
    sample = draw(stream(), eligibility.eligible, "1")
    made = write_account(stream(), eligibility, sample, provider="p", as_at=DAY, fingerprint="f00d")
    return replace(made, **more)  # type: ignore[arg-type]


def sources(**more: object) -> ReportSources:
    answers = [
        *(answer(f"X{n}", "2.1.1", "yes" if n < 8 else "no") for n in range(10)),
        *(answer(f"X{n}", "2.1.1.a", "yes") for n in range(10)),
        *(answer(f"X{n}", "2.1.2", "yes") for n in range(10)),
        *(answer(f"X{n}", "risky", "yes") for n in range(10)),
        *(answer(f"X{n}", "2.1.2.a", "blue") for n in range(10)),
        answer("X1", "2.1.1", "no", reader="second"),
    ]
    made = ReportSources(
        edition=edition(),
        inspection=INSPECTION,
        accounts={"cases": account()},
        samples={"cases": draw(stream(), CASES, "1")},
        answers=tuple(answers),
        decisions=(Decision("1.1", "fair", "agreed", "the panel", "2018-10-01", "Seen in E1"),),
        evidence=(Evidence("E1", "interview", "1.1", "Staff"), Evidence("E2", "interview", "1.1", "Staff")),
        comparators={"2.1.1": Comparator("2.1.1", 90, "other units")},
        context=(ContextualFact("People", "40", "The unit"),),
        recommendations=(
            Recommendation(1, "A unit", "do better than {2.1.1}", ("2.1.1",)),
            Recommendation(2, "Others", "pay", ()),
        ),
        texts={
            "foreword": "Hello.\n\n### More\n- one\n- two",
            "work": "Most: {2.1.1:words}.",
            "work.strengths": "- good",
        },
        digest="abc",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def walk(sections: tuple[Section, ...]) -> list[Section]:
    return [found for section in sections for found in (section, *walk(section.sections))]


def text_of(report: Report) -> str:
    told = []
    for section in walk(report.sections):
        told.append(section.title)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                told.append("".join(run if isinstance(run, str) else run.text for run in block.runs))
            elif isinstance(block, Bullets):
                told += ["".join(run if isinstance(run, str) else run.text for run in item) for item in block.items]
            elif isinstance(block, Table):
                told += [" | ".join(_shown(cell) for cell in row) for row in block.rows] + list(block.notes)
            elif isinstance(block, Chart):
                told.append(block.description)
    return "\n".join(told)


def _shown(cell: Cell) -> str:
    return " ".join(filter(None, (cell.text, cell.badge.title if cell.badge else "")))


def test_a_text_has_paragraphs_lists_and_subheadings() -> None:
    made = read_text(sources(), "foreword", "en")
    assert [type(block) for block in made] == [Paragraph, Subheading, Bullets]
    assert read_text(sources(), "nothing", "en") == ()
    alone = read_text(sources(texts={"x": "### Only a heading"}), "x", "en")
    assert alone == (Subheading("Only a heading"),)


@pytest.mark.parametrize(
    ("live", "written", "about"),
    [
        ("{2.1.1}", "80 per cent", "2.1.1"),
        ("{2.1.1:not}", "20 per cent", "2.1.1"),
        ("{2.1.1:words}", "most", "2.1.1"),
        ("{2.1.1:cases}", "8 of 10 cases", "2.1.1"),
        ("{sample:cases}", "33", "sample-cases"),
    ],
)
def test_a_live_figure_is_written_from_the_answers_and_knows_where_from(live: str, written: str, about: str) -> None:
    (paragraph,) = read_text(sources(texts={"x": f"It is {live}."}), "x", "en")
    assert isinstance(paragraph, Paragraph)
    before, figure, after = paragraph.runs
    assert (before, after) == ("It is ", ".")
    assert isinstance(figure, LiveFigure)
    assert (figure.text, figure.about) == (written, about)


@pytest.mark.parametrize("wrong", ["{9.9.9}", "{2.2.1}", "{sample:courts}", "{2.1.1:often}"])
def test_a_live_figure_that_is_not_there_is_refused(wrong: str) -> None:
    with pytest.raises(Refused, match="the text of “x”"):
        read_text(sources(texts={"x": wrong}), "x", "en")


def test_words_fall_back_to_the_number_where_the_edition_has_none() -> None:
    few = tuple(answer(f"X{n}", "2.1.1", "yes" if n < 2 else "no") for n in range(10))
    (paragraph,) = read_text(sources(texts={"x": "{2.1.1:words}"}, answers=few), "x", "en")
    assert isinstance(paragraph, Paragraph)
    assert [run.text for run in paragraph.runs if isinstance(run, LiveFigure)] == ["20%"]


def test_a_report_has_the_chapters_of_its_edition_in_order() -> None:
    report = build_report(sources())
    assert [section.title for section in report.sections] == [
        "Foreword", "Overall", "Ratings", "Key findings", "Recommendations", "Context", "Organisation", "Work", "Method", "Results", "Glossary",
    ]  # fmt: skip
    assert report.marking.startswith("Invented")
    assert report.published == "31 August 2018"
    assert build_report(sources(inspection=replace(INSPECTION, is_invented=False))).marking == ""


def test_a_chapter_without_text_says_so_or_is_left_out_where_it_may() -> None:
    report = build_report(sources(texts={}))
    assert "Foreword" not in [section.title for section in report.sections]
    assert "Key findings\nNothing has been written here yet." in text_of(report)


def test_every_figure_says_how_it_was_got() -> None:
    told = text_of(build_report(sources()))
    for expected in (
        "Overall, A unit is rated Fair.",
        "3 of 4 points from 2 rated standards",
        "1.1 Standard 1.1 | Fair | 1 | Evidence, against ratings characteristics",
        "2.1 Standard 2.1 | Good | 2 | Lowest key question: 2.1.1 at 80%",
        "2.2 Standard 2.2 | – | – | ",
        "In 80 per cent of the cases to which it applies, 2.1.1 was done (8 of 10 cases). This is below other units (90 per cent).",
        "2.1.1 Is 2.1.1 done? | 80% | 8 | 10 | 0 | ±14 | 63–90",
        "2.2.1 Is 2.2.1 done? | – | – | – | – | – | –",
        "Judged Fair by the panel: Seen in E1.",
        "do better than 80 per cent (2.1.1)",
        "Interviews | 2",
        "The provider listed 41 cases. 40 were eligible: those from 31 January 2018 to 28 February 2018.",
        "33 were drawn, by draw/1 from the seed “1”, with 7 in reserve.",
        "Every category of Sex, Type is within one case of its share, where that can be held.",
        "Within that, every eligible case had the same chance of being drawn.",
        "33 of 40 officers have a case in the sample; with these chances no draw has more than 33 on average.",
        "Of 40 cases, a confidence of 80 per cent with a margin of 5 points asks for 33.",
        "Anyone with the longlist (SHA-256 f00d) can repeat the draw.",
        "Outside the window | 1",
        "51 answers were given on 10 cases; 1 case was read a second time.",
        "RoSH: Risk of serious harm",
        "2.1 Standard 2.1 Good",
    ):
        assert expected in told, expected


def test_charts_always_have_the_table_of_their_numbers() -> None:
    charts = [
        block
        for section in walk(build_report(sources()).sections)
        for block in section.blocks
        if isinstance(block, Chart)
    ]
    assert {chart.id for chart in charts} == {
        "chart-ratings",
        "chart-2.1",
        "chart-2.1.2.a",
        "chart-cases-sex",
        "chart-cases-type",
    }
    for chart in charts:
        assert [bar.label for bar in chart.bars] == [row[0].text for row in chart.table.rows]
        assert chart.description
    (standard_chart,) = [chart for chart in charts if chart.id == "chart-2.1"]
    assert [mark.at for mark in standard_chart.marks] == [60, 40]
    assert standard_chart.bars[0].told == "2.1.1: 80%, 8 of 10 cases, interval 63 to 90%"
    assert standard_chart.legend.startswith("Lines: Good from 60%, Fair from 40%.")
    (factors,) = [chart for chart in charts if chart.id == "chart-2.1.2.a"]
    assert [bar.told for bar in factors.bars] == ["Red: 0 cases", "Blue: 10 cases"]
    assert factors.table.crosses_people, "what a case is like may point to a person"


def test_a_report_without_answers_says_so_and_stands() -> None:
    told = text_of(
        build_report(
            sources(answers=(), decisions=(), comparators={}, recommendations=(), texts={}, context=(), evidence=())
        )
    )
    assert "There is no overall rating" in told
    assert "Not rated: no figures for 2.1.1, 2.1.2" in told


def test_a_computed_rating_says_how_firm_it_is() -> None:
    many = tuple(
        answer(f"X{n}", id_, "yes" if n < 14 else "no") for n in range(20) for id_ in ("2.1.1", "2.1.2", "risky")
    )
    told = text_of(build_report(sources(answers=many)))
    assert "With 3 fewer met it would be Fair. Were every case read, it would be Good with a probability of" in told
    low = tuple(answer(f"X{n}", id_, "yes" if n < 2 else "no") for n in range(20) for id_ in ("2.1.1", "2.1.2"))
    assert "With 12 more met it would be Fair." in text_of(build_report(sources(answers=low)))
    between = tuple(answer(f"X{n}", id_, "yes" if n < 10 else "no") for n in range(20) for id_ in ("2.1.1", "2.1.2"))
    assert "With 4 more met it would be Good. With 3 fewer met it would be Poor." in text_of(
        build_report(sources(answers=between))
    )


def test_a_stream_within_another_says_where_its_cases_come_from_and_its_caveat() -> None:
    inner = stream("inner", within="cases", window=None, title=Text("Inner"), caveat=Text("Few"), margins=())
    made = edition(samples=SampleRules((stream(), inner), SAYS, setting(False)))
    told = text_of(
        build_report(
            sources(
                edition=made, accounts={"cases": account(), "inner": account(stream="inner", margins={}, set_aside={})}
            )
        )
    )
    assert "From among the cases of another sample, 40 fitted, and 33 were assessed." in told
    assert "Few" in told


def test_a_draw_without_window_or_formula_tells_what_it_has() -> None:
    fixed = stream(size=replace(stream().size, confidence=None), window=None)
    made = edition(samples=SampleRules((fixed,), SAYS, setting(False)))
    told = text_of(
        build_report(
            sources(edition=made, accounts={"cases": account(opens=None, closes=None, officers=0, reach=None)})
        )
    )
    assert "were drawn, by" in told
    assert "eligible: those from" not in told
    assert "different names" not in told


def test_a_draw_with_a_cap_and_minimums_says_whether_they_were_held() -> None:
    margins = (Margin("sex", SAYS, minimums={"Female": 3}), Margin("type", SAYS))
    made = edition(samples=SampleRules((stream(officer_cap=setting(4), margins=margins),), SAYS, setting(False)))
    told = text_of(build_report(sources(edition=made)))
    assert tell(Reason("method.officer-cap", {"cap": 4})) in told
    assert tell(Reason("method.minimums")) in told
    plain = account(algorithm="plain-stratified/1", reach=None)
    told = text_of(build_report(sources(edition=made, accounts={"cases": plain})))
    assert tell(Reason("method.officer-cap-unheld", {"cap": 4})) in told
    assert tell(Reason("method.minimums-unheld")) in told
    assert "33 different names stand under “Officer”." in told


def test_what_became_of_a_draw_and_that_something_gave_way_is_told_without_small_numbers() -> None:
    missed = Reason("relaxed.minimum", {"category": "Female", "heading": "Sex", "drawn": 2, "minimum": 3})
    changed = account(
        chances=(Reason("chance.cap", {"officers": 1, "cap": 6}),),
        shortfalls=(missed,),
        replacements=(Replacement("X1", "X2", "Moved"),),
        extensions=(Extension(30, 33, "1+33"),),
    )
    told = text_of(build_report(sources(accounts={"cases": changed})))
    assert "The population made it impossible to hold all of this; the account says what gave way." in told
    assert "The sample was extended from 30 to 33 cases, and kept every case drawn. 1 case fell out" in told
    assert "but for those that a minimum or the officers’ cap concerns" in told
    assert tell(missed) not in told


def test_what_must_be_said_beside_a_figure_stands_under_its_table() -> None:
    some = [answer(f"X{n}", "2.1.1", "not_known" if n < 3 else "yes") for n in range(10)]
    told = text_of(build_report(sources(answers=tuple(some))))
    assert "2.1.1: Not known in 3 of 10 cases; they are left out." in told


def test_a_caveat_stands_once_after_the_questions_on_which_it_bears() -> None:
    some = [answer(f"X{n}", id_, "not_known" if n < 3 else "yes") for n in range(10) for id_ in ("2.1.1", "2.1.2")]
    told = text_of(build_report(sources(answers=tuple(some))))
    assert "2.1.1, 2.1.2: Not known in 3 of 10 cases; they are left out." in told


def test_a_standard_that_is_not_rated_or_not_counted_and_one_without_a_judgement_stand_in_the_report() -> None:
    standards = (
        standard("2.1", question("2.1.1", prompt("a"))),
        standard("2.2", question("2.2.1", prompt("a")), counted="not-counted"),
        standard("2.3", question("2.3.1", prompt("a"), summary=False), counted="unrated"),
    )
    domain = Domain("2", Text("Work"), SAYS, "lowest", standards, stream="cases", answers="yes-no")
    chapters = tuple(one for one in edition().report.chapters if one.domain != "1")
    made = edition(domains=(domain,), routing=(), report=replace(edition().report, chapters=chapters))
    answers = tuple(answer(f"X{n}", id_, "yes") for n in range(10) for id_ in ("2.1.1", "2.2.1", "2.3.1.a"))
    told = text_of(
        build_report(
            sources(edition=made, answers=answers, decisions=(), comparators={}, recommendations=(), evidence=())
        )
    )
    assert "2.1 Standard 2.1 | Good | 2 | " in told
    assert "2.2 Standard 2.2 | Good | – | " in told
    assert "2.3 Standard 2.3 | – | – | " in told
    assert "2 of 2 points from 1 rated standard." in told


def test_a_question_without_a_clause_has_its_figure_in_the_table_only() -> None:
    silent = replace(question("2.1.1", prompt("a", kind="information", answers="free")), found=None)
    made = edition(
        domains=(
            Domain("2", Text("Work"), SAYS, "lowest", (standard("2.1", silent),), stream="cases", answers="yes-no"),
        ),
        report=replace(edition().report, chapters=edition().report.chapters[7:9]),
        answers=replace(edition().answers, sets=(*edition().answers.sets[:2], AnswerSet("free", "text", SAYS))),
    )
    told = text_of(build_report(sources(edition=made, texts={}, decisions=())))
    assert "to which it applies, " not in told


def test_recommendations_stand_under_whoever_should_carry_them_out() -> None:
    made = (Recommendation(2, "B", "x", ()), Recommendation(1, "A", "y", ()), Recommendation(3, "A", "z", ()))
    assert {who: [one.number for one in items] for who, items in group_by_addressee(made).items()} == {
        "A": [1, 3],
        "B": [2],
    }


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
