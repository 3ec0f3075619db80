"""A reader opens the report of an inspection, in a real browser."""

import shutil
from collections.abc import Iterator
from ctypes.util import find_library
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    if CHROMIUM is None:
        pytest.skip("needs a browser: Debian package chromium")
    if find_library("atomic") is None:
        pytest.skip("needs a library of playwright's driver: Debian package libatomic1")
    if not AXE.is_file():
        pytest.skip("needs axe-core: run “npm ci” (Debian package npm)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


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


def find_violations(page: "Page") -> list[dict[str, Any]]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, list[dict[str, Any]]] = page.evaluate("async () => await axe.run()")
    return [
        {"rule": one["id"], "where": [node["html"][:120] for node in one["nodes"][:3]]} for one in found["violations"]
    ]


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
