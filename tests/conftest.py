"""What every test may rely on: no network, no skipped test where skipping is forbidden, and two Hypothesis profiles."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("ci", derandomize=True, max_examples=200, deadline=None)
settings.register_profile("long", max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("TRUELINE_LAWS", "ci"))

ROOT = Path(__file__).parent.parent
#: The published texts lie beside the checkout and are no part of it: their absence is never a failure.
SEEDS = ROOT.parent / "shared" / "seeds"
WITHOUT_SEEDS = "no published texts beside this checkout"


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """With TRUELINE_NO_SKIP=1 a test that skips for want of a program fails: there it is to be installed."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("TRUELINE_NO_SKIP") == "1" and WITHOUT_SEEDS not in str(call.excinfo):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be skipped: {call.excinfo}"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for another machine fails; sockets within this one are allowed."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX and not (isinstance(address, tuple) and str(address[0]).startswith("127.")):
            raise AssertionError(f"a test reached for the network: {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect_here)
