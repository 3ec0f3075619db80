"""Has a report its chapters in order, every figure with how it was got, and every chart with its table?"""

from dataclasses import replace

from tests.builders import SAYS, answer, edition, prompt, question, standard
from tests.unit.reports import INSPECTION, sources, text_of, walk
from trueline.core.frameworks import AnswerSet, Domain, Text
from trueline.core.recommendations import Recommendation, group_by_addressee
from trueline.core.reports import Chart, build_report


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
