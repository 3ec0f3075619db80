"""A researcher opens the account of a draw, in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.builders import write_csv
from tests.integration.draws import make_rows
from tests.journeys.conftest import find_violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def account(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from datetime import date

    from trueline.actions.desk.samples import Source, Wishes, draw_sample

    folder = tmp_path_factory.mktemp("draw")
    longlist = write_csv(folder / "list.csv", make_rows())
    draw_sample(
        Source(longlist), "nps-standards-2018", "case-supervision", date(2018, 8, 31), "7", folder / "drawn", Wishes(20)
    )
    return folder / "drawn" / "account.html"


@pytest.fixture
def page(browser: "Browser", account: Path) -> "Iterator[Page]":
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    opened = context.new_page()
    opened.goto(account.as_uri())
    yield opened
    context.close()


def test_given_the_account_when_it_is_checked_then_everybody_can_use_it(page: "Page") -> None:
    for summary in page.locator("details > summary").all():
        summary.evaluate("summary => summary.parentElement.open = true")
    assert find_violations(page) == []


def test_given_a_margin_then_its_chart_stands_with_its_table(page: "Page") -> None:
    charts = page.locator("figure").all()
    assert len(charts) >= 6
    for chart in charts:
        assert chart.locator("svg").count() == 1 and chart.locator("table").count() == 1


def test_given_a_narrow_screen_then_nothing_is_cut_off(browser: "Browser", account: Path) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    narrow = context.new_page()
    narrow.goto(account.as_uri())
    assert narrow.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
