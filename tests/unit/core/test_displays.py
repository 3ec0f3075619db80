"""What does a report show beside its text, and which displays cannot be?"""

from dataclasses import replace

import pytest

from tests.builders import FREE, SAYS, YES_NO, answer, edition
from tests.unit.displays import ANSWERS, QUALITY, given, shown
from tests.unit.reports import RULES, blocks, text_of, walk
from trueline.core.estimates import rank_needs
from trueline.core.frameworks import AnswerRules, Display, ReportPlan, Text
from trueline.core.frameworks.mistakes import find_mistakes
from trueline.core.inspections import ContextualFact, PreviousScore
from trueline.core.reports import Chart, LargeFigures, Table, build_report, release
from trueline.publishing.html import render_html


def test_answers_are_stacked_with_every_category_and_their_table() -> None:
    (chart,) = [one for one in blocks(build_report(given(shown(ANSWERS))), Chart) if one.is_stacked]
    assert [part.value for part in chart.bars[0].parts] == [10, 5, 5]
    assert chart.table.headings == ("Prompt", "Sufficient", "Insufficient", "Not done")
    assert [cell.text for cell in chart.table.rows[0][1:]] == ["10", "5", "5"]
    assert (chart.most, chart.unit) == (20, "")


def test_one_question_may_be_shown_as_parts_of_a_whole() -> None:
    (chart,) = [
        one for one in blocks(build_report(given(shown(replace(ANSWERS, share=True)))), Chart) if one.is_stacked
    ]
    assert ([part.value for part in chart.bars[0].parts], chart.most, chart.unit) == ([50, 25, 25], 100, "%")


def test_an_answer_beside_all_sets_is_shown_where_somebody_gave_it() -> None:
    made = given(shown(ANSWERS))
    unknown = replace(made, answers=(*made.answers[1:], answer("X0", "rr.1.a", "not_known", organisation="NPS")))
    (chart,) = [one for one in blocks(build_report(unknown), Chart) if one.is_stacked]
    assert chart.table.headings[-1] == "Not known"


def test_an_edition_shows_nothing_of_what_has_no_answers_to_choose() -> None:
    free = shown(Display("asked", "answers", Text("Asked"), ("rr.1.a",)))
    nobody = build_report(given(free, answers=tuple(answer(f"X{n}", "rr.6.a", "yes") for n in range(3)), decisions=()))
    assert [one for one in blocks(nobody, Chart) if one.is_stacked] == []
    assert "rr.1" not in [section.id for section in walk(nobody.sections)]


def test_what_people_are_like_is_shown_under_the_rules_for_people() -> None:
    kinds = Display("kinds", "answers", Text("Kinds"), ("rr.1.b", "rr.6.a"))
    (chart,) = [one for one in blocks(build_report(given(shown(kinds))), Chart) if one.id == "display-kinds"]
    assert chart.table.crosses_people
    assert [one for one in blocks(build_report(given(shown())), Chart) if one.id == "chart-rr.1.b"], (
        "else under its question"
    )


def test_needs_are_ranked_with_what_was_done_about_each() -> None:
    needs = Display("needs", "needs", Text("Needs"), ("rr.2", "rr.3", "rr.4"))
    report = build_report(given(shown(needs)))
    (table,) = [one for one in blocks(report, Table) if one.id == "display-needs"]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Drugs", "1", "18", "67%", "–"],
        ["Homes", "2", "12", "67%", "–"],
        ["Work", "3", "6", "67%", "–"],
    ]
    (hidden,) = [
        one
        for one in blocks(release(report, replace(RULES, count=replace(RULES.count, value=7))).report, Table)
        if one.id == "display-needs"
    ]
    assert [cell.text for cell in hidden.rows[2]] == ["Work", "–", "–", "–", "–"]
    made = given(shown(needs))
    assert [
        (line.rank, line.cases) for line in rank_needs(made.edition, made.scores, ("rr.2", "rr.3", "rr.4"), "CRC")
    ] == [
        (1, 9),
        (2, 6),
        (3, 3),
    ]
    silent = build_report(given(shown(needs), answers=()))
    assert [one for one in blocks(silent, Table) if one.id == "display-needs"] == []


def test_enablers_and_barriers_are_told_and_none_is_said_outright() -> None:
    display = Display("helped", "enablers", Text("Enablers"), by="organisation")
    written = {"reducing.CRC.enablers": "- plans are sound"}
    told = text_of(build_report(given(shown(display, by="organisation"), texts=written)))
    assert "plans are sound" in told
    assert told.count("None found.") == 5, "two of the NPS, one of the CRC, and two of both together"


def test_facts_of_a_topic_and_large_figures() -> None:
    displays = (
        Display("money", "facts", Text("Money"), topic="money"),
        Display("nothing", "facts", Text("Nothing"), topic="nothing"),
        Display("large", "figures", Text("At a glance"), ("rr.5.court", "rr.6.a")),
        Display("small", "figures", Text("None"), ("rr.6.a",)),
    )
    context = (ContextualFact("Budget", "£1m", "The unit", group="money"), ContextualFact("People", "9", "The unit"))
    report = build_report(given(shown(*displays), context=context))
    assert [[row[0].text for row in one.rows] for one in blocks(report, Table) if one.id == "display-money"] == [
        ["Budget"]
    ]
    (large,) = blocks(report, LargeFigures)
    assert [(item.figure.text, item.told) for item in large.items] == [("75", "court was done")]
    told = render_html(release(report, RULES)).decode()
    assert '<a class="figure" href="#figure-rr.5.court"' in told
    assert 'id="figure-rr.5.court"' in told


def test_the_previous_inspection_and_a_local_theme_are_told_where_there_are_any() -> None:
    bare = build_report(given(shown()))
    assert {"previous", "theme"} & {section.id for section in bare.sections} == set()
    previous = (PreviousScore("Control", 81, 64, 84, 74), PreviousScore("Punish", 70))
    report = build_report(given(shown(), previous=previous, texts={"theme": "Women’s centres."}))
    told = text_of(report)
    assert "Control | 81% | 64% | 84% | 74%" in told
    assert "Punish | 70% | – | – | –" in told
    assert "Women’s centres." in told


def test_the_profile_of_the_sample_stands_in_its_own_chapter_and_not_in_the_methodology() -> None:
    report = build_report(given(shown()))
    charts = {section.id: [b.id for b in section.blocks if isinstance(b, Chart)] for section in walk(report.sections)}
    assert charts["profile"] == ["chart-cases-sex", "chart-cases-type"]
    assert charts["sample-cases"] == []


@pytest.mark.parametrize(
    ("display", "expected"),
    [
        (Display("d", "answers", Text("D")), "a display of answers without questions"),
        (Display("d", "answers", Text("D"), ("rr.9",)), "there is no question “rr.9”"),
        (Display("d", "answers", Text("D"), ("rr.1.a", "rr.1.b"), share=True), "shares of a whole are those of one question"),
        (Display("d", "answers", Text("D"), ("rr.1.a",), standard="reduce"), "there is no standard in the chapter “reducing” “reduce”"),
        (Display("d", "needs", Text("D"), ("rr.2", "rr.3")), "a table of needs is not of three key questions"),
        (Display("d", "needs", Text("D"), ("rr.2", "rr.3", "rr.7")), "there is no key question “rr.7”"),
        (Display("d", "needs", Text("D"), ("rr.2", "rr.3", "rr.1")), "rr.1 does not ask about the same needs as rr.2"),
        (Display("d", "needs", Text("D"), ("rr.1", "rr.1", "rr.1")), "the need rr.1.a has no title"),
        (Display("d", "needs", Text("D"), ()), "a table of needs is not of three key questions"),
    ],
)  # fmt: skip
def test_a_display_speaks_of_what_there_is(display: Display, expected: str) -> None:
    assert expected in [mistake.what for mistake in find_mistakes(shown(display))]


def test_displays_and_chapters_hold_together() -> None:
    assert [one.what for one in find_mistakes(shown(ANSWERS))] == []
    assert "two displays have the id “quality”" in [one.what for one in find_mistakes(shown(ANSWERS, ANSWERS))]
    chapters = shown().report.chapters
    lost = [replace(one, standard=None) if one.kind == "standard" else one for one in chapters]
    told = [one.what for one in find_mistakes(shown(report=ReportPlan(tuple(lost), (), SAYS)))]
    assert told == ["a standard chapter without its standard", "no chapter tells of domain “work”"]


def test_a_question_that_is_written_out_is_not_counted() -> None:
    free = Display("free", "answers", Text("Free"), ("rr.1.a",))
    made = shown(
        free, answers=AnswerRules((YES_NO, QUALITY, FREE, *edition().answers.sets[1:2]), edition().answers.beside, SAYS)
    )
    assert [one for one in blocks(build_report(given(made, answers=())), Chart) if one.is_stacked] == []
