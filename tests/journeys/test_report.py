"""A reader opens the report of an inspection, in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.journeys.conftest import find_violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from trueline.actions.desk.demos import make_demo

    return make_demo(tmp_path_factory.mktemp("demo") / "demo", "7", "nps-standards-2018").folder / "report.html"


@pytest.fixture
def page(browser: "Browser", report: Path) -> "Iterator[Page]":
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    opened.goto(report.as_uri())
    yield opened
    context.close()


def test_given_the_report_when_it_is_checked_then_everybody_can_use_it(page: "Page") -> None:
    for summary in page.locator("details > summary").all():
        summary.evaluate("summary => summary.parentElement.open = true")
    assert find_violations(page) == []


def test_given_a_figure_when_it_is_followed_then_its_row_says_how_it_was_got(page: "Page") -> None:
    figure = page.locator("#question-2\\.1\\.1 a.figure").first
    percent = figure.inner_text()
    figure.click()
    row = page.locator("tr", has=page.locator("[id='figure-2.1.1']"))
    assert f"{percent}%" in row.inner_text()
    assert page.evaluate("location.hash") == "#figure-2.1.1"
    assert row.is_visible()


def test_given_any_figure_in_the_text_then_it_leads_somewhere(page: "Page") -> None:
    lost = page.evaluate(
        "() => [...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
        ".filter(id => !document.getElementById(id))"
    )
    assert lost == []


def test_given_a_chart_when_its_numbers_are_asked_for_then_they_are_one_keypress_away(page: "Page") -> None:
    summary = page.locator("#chart-2\\.1 summary")
    table = page.locator("#chart-2\\.1 table")
    assert not table.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert table.is_visible()
    assert page.locator("#chart-2\\.1 svg text").count() > 5


def test_given_any_place_in_the_report_then_it_says_that_it_is_invented(page: "Page") -> None:
    marking = page.locator(".marking").first
    for share in (0, 0.3, 0.6, 1):
        page.evaluate(f"window.scrollTo(0, {share} * document.documentElement.scrollHeight)")
        box = marking.bounding_box()
        assert box and 0 <= box["y"] < 50


def test_given_a_printer_then_every_page_says_so_too(page: "Page", tmp_path: Path) -> None:
    from pypdf import PdfReader

    page.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    sheets = PdfReader(tmp_path / "printed.pdf").pages
    assert len(sheets) > 20
    assert [number for number, sheet in enumerate(sheets, start=1) if "Invented" not in sheet.extract_text()] == []


def test_given_a_narrow_screen_then_nothing_is_cut_off(browser: "Browser", report: Path) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    narrow = context.new_page()
    narrow.goto(report.as_uri())
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()


def test_given_no_network_then_the_page_needs_nothing_else(page: "Page", report: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    assert asked == [report.as_uri()]
