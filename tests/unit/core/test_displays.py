"""What a report shows beside its text, and chapters that tell organisations apart."""

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import FREE, SAYS, YES_NO, answer, edition, prompt, question, rating_rules, standard, stream
from tests.unit.core.test_methods import SUFFICIENCY
from tests.unit.core.test_reports import RULES, sources, text_of, walk
from trueline.core.estimates import rank_needs
from trueline.core.frameworks import (
    Accountable,
    AnswerRules,
    AnswerSet,
    Chapter,
    Choice,
    Display,
    Domain,
    Edition,
    Instrument,
    Item,
    Rating,
    ReportPlan,
    Text,
)
from trueline.core.frameworks.mistakes import find_mistakes
from trueline.core.inspections import ContextualFact, PreviousScore
from trueline.core.ratings import Decision
from trueline.core.reports import (
    Chart,
    LargeFigures,
    Report,
    ReportSources,
    Section,
    Table,
    build_report,
    release,
)
from trueline.publishing.html import render_html

QUALITY = AnswerSet(
    "quality",
    "ordered",
    SAYS,
    (
        Choice("sufficient", Text("Sufficient"), "met"),
        Choice("insufficient", Text("Insufficient"), "not_met"),
        Choice("not-done", Text("Not done"), "not_met"),
    ),
)
NEEDS = ("drugs", "homes", "work")
HELD = (
    Accountable("holder", Text("Holder")),
    Accountable("court", Text("Court"), "NPS"),
    Accountable("joint", Text("Both")),
)


def need_question(id_: str) -> Any:
    return question(id_, *(prompt(one, title=Text(one.title())) for one in NEEDS), summary=False)


def shown(*displays: Display, by: Any = None, **more: Any) -> Edition:
    """One outcome with needs, judged in words for each organisation, in one chapter."""
    made = standard(
        "reduce",
        question(
            "rr.1", prompt("a", answers="quality"), prompt("b", kind="information", answers="kinds"), summary=False
        ),
        need_question("rr.2"),
        need_question("rr.3"),
        need_question("rr.4"),
        question("rr.5", prompt("court", accountable="court"), prompt("both", accountable="joint"), summary=False),
        question("rr.6", prompt("a"), summary=False),
    )
    domain = Domain(
        "work", Text("Work"), SAYS, "words", (made,), stream="cases", answers="yes-no", accountable="holder"
    )
    chapters = (
        Chapter("ratings", "ratings", Text("Judgements")),
        Chapter("reducing", "standard", Text("Reducing"), standard="reduce", by=by, displays=displays),
        Chapter("profile", "profile", Text("Profile")),
        Chapter("previous", "previous", Text("Before"), optional=True),
        Chapter("theme", "text", Text("Local theme"), optional=True),
        Chapter("method", "methodology", Text("Method")),
        Chapter("results", "results", Text("Results")),
    )
    rules = rating_rules(
        methods=(SUFFICIENCY,),
        scale=(Rating("well", Text("was good"), 1), Rating("badly", Text("was poor"), 0)),
        composite=None,
        discretion=None,
    )
    given = {
        "domains": (domain,),
        "routing": (),
        "ratings": rules,
        "accountable": HELD,
        "answers": AnswerRules((YES_NO, QUALITY, *edition().answers.sets[1:]), edition().answers.beside, SAYS),
        "report": ReportPlan(chapters, (), SAYS),
        **more,
    }
    return edition(**given)


def given(made: Edition, **more: Any) -> ReportSources:
    """Ten cases of the CRC and ten of the NPS, with needs that grow rarer down the list."""
    answers = []
    for n in range(20):
        held = {"organisation": "CRC" if n % 2 else "NPS"}
        quality = ("sufficient", "sufficient", "insufficient", "not-done")[n % 4]
        answers += [answer(f"X{n}", "rr.1.a", quality, **held), answer(f"X{n}", "rr.1.b", "red", **held)]
        answers += [answer(f"X{n}", f"rr.5.{one}", "yes" if n < 15 else "no", **held) for one in ("court", "both")]
        for place, need in enumerate(NEEDS):
            is_there = n < 18 - 6 * place
            answers.append(answer(f"X{n}", f"rr.2.{need}", "yes" if is_there else "no", **held))
            if is_there:
                answers.append(answer(f"X{n}", f"rr.3.{need}", "yes" if n % 3 else "no", **held))
    decisions = (
        Decision("reduce", "well", "agreed", "the lead", "", "Plans were sound", "CRC"),
        Decision("reduce", "badly", "agreed", "the lead", "", "Reviews were rare", "NPS"),
    )
    bare = {
        "decisions": decisions,
        "comparators": {},
        "recommendations": (),
        "evidence": (),
        "texts": {},
        "context": (),
    }
    return sources(**{"edition": made, "answers": tuple(answers), **bare, **more})


def blocks(report: Report, kind: type) -> list[Any]:
    return [block for section in walk(report.sections) for block in section.blocks if isinstance(block, kind)]


ANSWERS = Display("quality", "answers", Text("Quality"), ("rr.1.a",))


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


def test_a_key_question_that_nobody_was_asked_has_a_row_without_numbers() -> None:
    elsewhere = question("rr.2", prompt("a"), stream="others")
    summary = standard("reduce", question("rr.1", prompt("a")), elsewhere)
    domain = replace(shown().domains[0], standards=(summary,))
    streams = replace(shown().samples, streams=(*shown().samples.streams, stream("others")))
    made = shown(domains=(domain,), samples=streams)
    some = build_report(given(made, answers=(answer("X1", "rr.1", "yes"),), decisions=()))
    (table,) = [one for one in blocks(some, Table) if one.id == "results-work"]
    assert [[cell.text for cell in row][:2] for row in table.rows] == [
        ["Standard reduce"],
        ["rr.1 Is rr.1 done?", "100%"],
        ["rr.2 Is rr.2 done?", "–"],
    ]


def test_small_numbers_of_what_people_are_like_are_hidden_among_the_results() -> None:
    asked = question(
        "rr.1", prompt("a"), prompt("b", kind="information"), prompt("c", kind="information"), summary=False
    )
    domain = replace(shown().domains[0], standards=(standard("reduce", asked),))
    answers = tuple(
        answer(f"X{n}", f"rr.1.{one}", "yes" if n < met else "no")
        for n in range(20)
        for one, met in (("a", 2), ("b", 2), ("c", 15))
    )
    made = build_report(given(shown(domains=(domain,)), answers=answers, decisions=()))
    tables = {one.id: one for one in blocks(release(made, RULES).report, Table)}
    assert [cell.text for cell in tables["prompts-rr.1"].rows[0]][1:4] == ["10%", "2", "20"], (
        "a judgement prints at any n"
    )
    assert [[cell.text for cell in row][1:4] for row in tables["people-rr.1"].rows] == [
        ["–", "–", "20"],
        ["75%", "15", "20"],
    ]
    assert "rr.1.b" not in text_of(made).split("Results")[0], "and no sentence tells them"


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


def section_of(report: Report, id_: str) -> Section:
    return next(section for section in walk(report.sections) if section.id == id_)


def test_each_organisation_is_told_apart_with_its_judgement_and_its_own_work() -> None:
    report = build_report(given(shown(replace(ANSWERS, by="organisation"), by="organisation")))
    reducing = next(section for section in report.sections if section.id == "reducing")
    assert [section.title for section in reducing.sections] == [
        "CRC effectiveness",
        "NPS effectiveness",
        "CRC and NPS working together",
    ]
    crc, nps, together = reducing.sections
    assert (crc.badge and crc.badge.title, nps.badge and nps.badge.title) == ("was good", "was poor")
    told = {section.id: text_of(Report("", "", "", (section,))) for section in (crc, nps, together)}
    assert "court was done" not in told["reducing.CRC"]
    assert "In 75 per cent of the cases to which it applies, court was done (15 of 20 cases)" in told["reducing.NPS"]
    assert "both was done" in told["reducing.together"]
    (chart,) = [one for one in blocks(Report("", "", "", (crc,)), Chart) if one.is_stacked]
    assert chart.title == "Quality – CRC"
    assert [part.value for part in chart.bars[0].parts] == [5, 0, 5]


def test_an_organisation_is_judged_on_what_it_answers_for() -> None:
    apart = given(shown(by="organisation")).ratings_apart
    counted = {one: dict(apart[one].get("reduce").reasons[1].figures)["of"] for one in ("CRC", "NPS")}
    assert counted == {"CRC": 8, "NPS": 9}, "court work is the NPS's, whoever holds the case"


def test_judgements_stand_in_one_table_by_organisation() -> None:
    report = build_report(given(shown(by="organisation")))
    (table,) = [one for one in blocks(report, Table) if one.id == "table-ratings"]
    assert table.headings == ("Standard", "Organisation", "Rating", "Rests on"), "nothing is scored"
    assert [(row[1].text, row[2].badge and row[2].badge.title) for row in table.rows] == [
        ("CRC", "was good"),
        ("NPS", "was poor"),
    ]
    assert "Judged was good by the lead: Plans were sound." in table.rows[0][3].text


def test_every_result_stands_jointly_and_by_organisation_and_figures_lead_there() -> None:
    told = render_html(release(build_report(given(shown(by="organisation"))), RULES)).decode()
    anchors = {part.split('"')[0] for part in told.split('id="')[1:]}
    links = {part.split('"')[0] for part in told.split('href="#')[1:]}
    assert links <= anchors
    assert {"figure-rr.1.a", "figure-rr.1.a/CRC", "figure-rr.1.a/NPS"} <= anchors


def test_a_score_without_organisations_stands_under_its_standard() -> None:
    made = shown()
    joint = tuple(replace(one, organisation="") for one in given(made).answers)
    told = text_of(build_report(given(made, answers=joint, decisions=())))
    assert "CRC" not in told
    assert "court was done" in told
    assert "rr.2.drugs Is drugs done? | 90% | 18 | 20 | 0 | " in told


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


def test_what_people_told_stands_with_the_results() -> None:
    instrument = Instrument(
        "victims",
        Text("Victims"),
        "victim",
        Text("All who answered"),
        SAYS,
        (Item("safe", Text("Safer?"), "yes-no", SAYS),),
    )
    made = shown(instruments=(instrument,))
    answers = tuple(answer(f"V{n}", "victims.safe", "yes", stream="victims") for n in range(4))
    told = text_of(build_report(given(made, answers=answers, decisions=())))
    assert "What people told us" in told
    assert "victims.safe Safer? | 100% | 4 | 4 | 0 | " in told


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
