"""Does a caseload's description say what was counted, beside what was printed of others?"""

import re
from datetime import date
from fractions import Fraction
from typing import Any

from tests.extracts import DEFINITION, account
from trueline.core.caseloads import Measure, Printed, answer_measure
from trueline.core.frameworks import Basis, Text
from trueline.core.reports import build_profile_page, tell_notes, tell_share
from trueline.core.reports.blocks import Chart, Paragraph
from trueline.intake.archive_files import list_publication_ids, load_publication
from trueline.intake.profile_files import load_measures, load_printed
from trueline.publishing.html import render_profile

MEASURES, PRINTED = load_measures(), load_printed()
GENDER = next(measure for measure in MEASURES if measure.id == "gender")
REPORTS = {"S0": "nps-north-east-2019", "S1": "nps-midlands-2018", "S2": "northumbria-iaow-2013"}
REPORTS |= {"S3": "york-north-yorkshire-qi-2016", "S4": "south-yorkshire-qi-2017"}


def printed(value: int, category: str = "F", kind: Any = "S", unit: str = "percent") -> Printed:
    return Printed("gender", Text("Others"), Fraction(value), unit, Basis(kind, "S0:1"), category)


def test_the_questions_have_an_order_and_words_for_what_they_count() -> None:
    assert [measure.place for measure in MEASURES] == list(range(1, len(MEASURES) + 1))
    for measure in MEASURES:
        assert not measure.list or measure.list in DEFINITION.list_by_id
        assert not measure.chart or measure.chart in measure.columns
        assert not measure.is_parts or len(measure.columns) == 1


def test_every_published_figure_stands_in_the_archive_at_its_line() -> None:
    assert set(REPORTS.values()) == set(list_publication_ids())
    figures = {seed: load_publication(id_).figures for seed, id_ in REPORTS.items()}
    ids = {measure.id for measure in MEASURES}
    for one in PRINTED:
        assert one.measure in ids, one
        cited = re.findall(r"(S[0-4]):(\d+)", one.basis.source)
        assert cited, one
        if one.basis.kind == "S":
            ((seed, line),) = cited
            assert [figure for figure in figures[seed] if figure.line == int(line) and figure.value == one.value], one
        else:
            assert one.basis.kind == "D"


def test_what_was_worked_out_of_published_figures_comes_out_again() -> None:
    worked = [one for one in PRINTED if one.basis.kind == "D" and "remainder" not in one.basis.source]
    for one in worked:
        found = re.search(r"([\d,]+) of ([\d,]+)$", one.basis.source)
        assert found, one
        part, whole = (int(number.replace(",", "")) for number in found.groups())
        assert round(100 * part / whole) == one.value, one
    assert len(worked) == 4


def test_rows_come_in_the_order_of_their_words_with_their_shares_and_figures() -> None:
    counted = [(None, (1,)), ("Z", (1,)), ("F", (2,)), ("M", (4,))]
    part = answer_measure(GENDER, counted, DEFINITION.list_by_id["SEX"], [printed(10), printed(7, "U")])
    assert [row.category for row in part.rows] == ["M", "F", "Z", ""]
    assert [row.share for row in part.rows] == [Fraction(1, 2), Fraction(1, 4), Fraction(1, 8), Fraction(1, 8)]
    assert [len(row.printed) for row in part.rows] == [0, 1, 0, 0]
    assert [one.category for one in part.printed] == ["U"], "of a category that nobody is in: told below"
    assert str(part.rows[2].title) == "Z" and part.rows[3].title is None


def test_the_page_shows_each_measure_as_a_chart_with_its_table() -> None:
    figures = [printed(10), printed(20, kind="D"), printed(3, "", unit="units")]
    gender = answer_measure(GENDER, [("F", (2,)), ("M", (700,))], DEFINITION.list_by_id["SEX"], figures, ("person",))
    workload = Measure("workload", 2, Text("Work"), Text("Of each"), ("officers", "average"), chart="average")
    work = answer_measure(workload, [("PO", (3, 40.25))], None, [], rebuilt=("enquiry",))
    nobody = answer_measure(GENDER, [], None, [])
    page = build_profile_page(account(), date(2018, 8, 31), (gender, work, nobody))
    charts = [block for section in page.sections for block in section.blocks if isinstance(block, Chart)]
    assert [bar.label for bar in charts[0].bars] == ["Male", "Female"]
    assert [part.value for part in charts[0].bars[1].parts] == [0, 10, 20]
    assert charts[0].bars[1].told == "Female 2 (<1%)" and charts[0].unit == "%"
    assert charts[1].bars[0].parts[0].value == 40.2 and charts[1].most == 40.2
    assert [cell.text for cell in charts[0].table.rows[1]] == [
        "Female",
        "2",
        "<1%",
        "10% Others (S0:1); 20% Others (worked out: S0:1)",
    ]
    assert [cell.text for cell in charts[1].table.rows[0]] == ["PO", "3", "40.2"]
    assert list(tell_notes(gender)) == [
        "Published of others: 3 Others (S0:1)",
        "Sent only in part, so that more may be so: person",
    ]
    assert list(tell_notes(work)) == ["Rebuilt from contact codes, so that more may be so: enquiry"]
    assert isinstance(page.sections[2].blocks[-1], Paragraph)
    text = render_profile(page).decode()
    assert "From the provider’s extract" in text and "never published" in text and "Skip to the caseload" in text
    assert "<footer>" not in text
    synthetic = render_profile(build_profile_page(account(synthetic=True), date(2018, 8, 31), (nobody,))).decode()
    assert "invented extract" in synthetic


def test_a_share_is_never_none_where_somebody_is() -> None:
    assert [tell_share(share) for share in (None, Fraction(0), Fraction(1, 1000), Fraction(1, 3))] == [
        "",
        "0%",
        "<1%",
        "33%",
    ]
