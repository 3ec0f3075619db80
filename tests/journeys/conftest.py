"""What every journey uses: a real browser, and what axe finds on a page."""

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


@pytest.fixture(scope="session")
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


def find_violations(page: "Page") -> list[dict[str, Any]]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, list[dict[str, Any]]] = page.evaluate("async () => await axe.run()")
    return [
        {"rule": one["id"], "where": [node["html"][:120] for node in one["nodes"][:3]]} for one in found["violations"]
    ]
