"""Does the draw agree with R’s own cube method, in how often each case is drawn and how near each margin comes?

samplecube_golden.csv is what benchmarks/samplecube_oracle.R printed: 4,000 samples by ``sampling::samplecube``.
"""

import csv
from collections import Counter
from dataclasses import replace
from math import sqrt
from pathlib import Path

from tests.builders import SAYS, nps, setting
from trueline.core.caseloads import Case
from trueline.core.frameworks import SizeRule
from trueline.core.samples import describe_demands, draw

LONGLIST = Path(__file__).parents[3] / "benchmarks" / "longlists" / "580-cases-30-officers-5-units.csv"
GOLDEN = list(csv.DictReader(Path(__file__).with_name("samplecube_golden.csv").read_text().splitlines()))
BY_R, HERE = 4_000, 300
MARGINS = ("gender", "sentence_type", "rosh", "cluster")


def test_cases_are_drawn_as_often_as_by_r_and_margins_come_nearer() -> None:
    supervision = nps().streams["case-supervision"]
    stream = replace(
        supervision,
        size=SizeRule("fixed", SAYS, number=setting(40)),
        margins=tuple(margin for margin in supervision.margins if margin.heading in MARGINS),
        officer=None,
        officer_cap=None,
        reserve=None,
    )
    rows = list(csv.DictReader(LONGLIST.read_text().splitlines()))[:120]
    cases = [Case(number, row["crn"], row, {}) for number, row in enumerate(rows, start=2)]
    demands = describe_demands(stream, cases, draw(stream, cases, "1"))
    margins = {one.reference: row for row, one in enumerate(demands.demands) if one.kind == "margin"}
    drawn: Counter[str] = Counter()
    total, worst = Counter[str](), dict.fromkeys(margins, 0.0)
    for seed in range(1, HERE + 1):
        taken = {case.reference for case in draw(stream, cases, str(seed)).selected}
        drawn.update(taken)
        counts = demands.count(place for place, case in enumerate(cases) if case.reference in taken)
        for name, row in margins.items():
            deviation = abs(counts[row] - float(demands.demands[row].expected))
            total[name] += deviation
            worst[name] = max(worst[name], deviation)
    gaps = [
        (drawn[row["name"]] / HERE - int(row["drawn"]) / BY_R) ** 2 / (1 / 3 * 2 / 3 * (1 / HERE + 1 / BY_R))
        for row in GOLDEN
        if row["what"] == "case"
    ]
    assert abs(sum(gaps) - 120) < 5 * sqrt(2 * 120)
    by_r = {row["name"]: row for row in GOLDEN if row["what"] == "margin"}
    assert set(by_r) == set(margins)
    for name, row in by_r.items():
        assert abs(float(row["expected"]) - float(demands.demands[margins[name]].expected)) < 1e-6
        assert worst[name] < 1
        assert worst[name] <= float(row["worst"]) + 1e-4
        assert total[name] / HERE <= float(row["drawn"]) + 0.05
