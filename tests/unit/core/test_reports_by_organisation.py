"""Is each organisation told apart, with its judgement and its own work?"""

from dataclasses import replace

from tests.unit.displays import ANSWERS, given, shown
from tests.unit.reports import RULES, blocks, text_of
from trueline.core.reports import Chart, Report, Table, build_report, release
from trueline.publishing.html import render_html


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
