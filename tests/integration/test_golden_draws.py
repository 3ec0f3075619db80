"""Do twenty draws come out as they always did, on every machine?"""

import csv
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.builders import nps
from tests.conftest import ROOT
from tests.integration.draws import read
from trueline.core.caseloads import Case
from trueline.core.samples import draw

GOLDEN = Path(__file__).parent / "golden_draws.csv"


def golden_cases() -> list[Case]:
    table = read(ROOT / "benchmarks" / "longlists", "580-cases-102-officers-29-units.csv")
    return [Case(number, row["crn"], row, {}) for number, row in enumerate(table, start=2)]


def digest_draws() -> dict[str, str]:
    """The digest of the references drawn, in their order, for each of twenty seeds."""
    stream, cases = nps().streams["case-supervision"], golden_cases()
    return {
        str(seed): sha256(
            " ".join(one.case.reference for one in draw(stream, cases, str(seed)).cases).encode()
        ).hexdigest()
        for seed in range(1, 21)
    }


def test_twenty_draws_come_out_as_they_always_did() -> None:
    """“python -m tests.integration.test_golden_draws” prints them, for another processor, numpy or scipy."""
    assert digest_draws() == {row["seed"]: row["digest"] for row in csv.DictReader(GOLDEN.read_text().splitlines())}


@pytest.mark.parametrize("kernel", ["Haswell", "Prescott", "SkylakeX"])
def test_draws_are_the_same_whatever_the_processor_adds_up_with(kernel: str) -> None:
    words = [sys.executable, "-m", "tests.integration.test_golden_draws"]
    told = subprocess.run(
        words, cwd=ROOT, env={**os.environ, "OPENBLAS_CORETYPE": kernel}, check=True, capture_output=True, text=True
    ).stdout
    assert told == GOLDEN.read_text()


if __name__ == "__main__":
    print("seed,digest")
    for printed, drawn_digest in digest_draws().items():
        print(f"{printed},{drawn_digest}")
