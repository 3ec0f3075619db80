"""How good is the draw over many seeds, beside four other ways to draw? The figures of docs/explanation/the-draw.md.

Without --quick it takes seeds 1 to 1,000 on every committed longlist; --write puts the table into the document.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from multiprocessing import Pool
from pathlib import Path
from time import perf_counter

from samplers import MARGINS, draw_nested, draw_simple, draw_stratified, draw_systematic

from trueline.actions.desk.frameworks import get_framework
from trueline.core.caseloads import Case
from trueline.core.samples import describe_demands, draw
from trueline.intake.tables import read_table

FOLDER = Path(__file__).parent / "longlists"
PAGE = Path(__file__).parents[1] / "docs" / "explanation" / "the-draw.md"
BEGINS, ENDS = "<!-- figures of benchmarks/drawing.py begin -->", "<!-- figures end -->"
#: Reserves have no part in these figures.
STREAM = replace(get_framework("nps-standards-2018").streams["case-supervision"], reserve=None)
CAP = STREAM.officer_cap.value if STREAM.officer_cap else 0
SEEDS = 20 if "--quick" in sys.argv else 1_000


def read_cases(path: Path) -> list[Case]:
    table = read_table(path)
    return [
        Case(row.number, row.text(0), {name: row.text(n) for n, name in enumerate(table.headings)}, {})
        for row in table.rows
    ]


def draw_balanced(cases: Sequence[Case], seed: str) -> set[int]:
    drawn = {case.reference for case in draw(STREAM, cases, seed).selected}
    return {place for place, case in enumerate(cases) if case.reference in drawn}


METHODS: dict[str, Callable[[Sequence[Case], int, str], set[int]]] = {
    "draw/1": lambda cases, _size, seed: draw_balanced(cases, seed),
    "(a) simple random": lambda cases, size, seed: draw_simple(cases, size, seed, CAP),
    "(b) plain stratified": lambda cases, _size, seed: draw_stratified(STREAM, cases, seed),
    "(c) nested rounding": lambda cases, size, seed: draw_nested(cases, size, seed, CAP),
    "(d) systematic": lambda cases, size, seed: draw_systematic(cases, size, seed, CAP),
}


@dataclass(frozen=True)
class Figures:
    """What one method did on one longlist over all seeds."""

    off: int
    worst: float
    over_cap: int
    never: float
    statistic: float
    largest: float
    officers: float
    ceiling: float
    median: float


def measure(job: tuple[Path, str]) -> Figures:
    path, method = job
    cases = read_cases(path)
    sample = draw(STREAM, cases, "1")
    size, demands = len(sample.selected), describe_demands(STREAM, cases, sample)
    chances = [float(chance) for chance in demands.chances]
    margins = [(row, float(one.share)) for row, one in enumerate(demands.demands) if one.kind == "margin"]
    officers = [row for row, one in enumerate(demands.demands) if one.kind == "officer"]
    drawn: Counter[int] = Counter()
    worst, off, over, reached, times = 0.0, 0, 0, 0, []
    for seed in range(1, SEEDS + 1):
        begun = perf_counter()
        taken = METHODS[method](cases, size, str(seed))
        times.append(perf_counter() - begun)
        drawn.update(taken)
        counts = demands.count(taken)
        deviation = max(abs(counts[row] - share) for row, share in margins)
        worst, off = max(worst, deviation), off + (deviation > 1)
        over += any(counts[row] > CAP for row in officers)
        reached += sum(counts[row] > 0 for row in officers)
    spread = [SEEDS * chance * (1 - chance) for chance in chances]
    gaps = [(drawn[place] - SEEDS * chance) ** 2 / spread[place] for place, chance in enumerate(chances)]
    return Figures(
        off=off,
        worst=worst,
        over_cap=over,
        never=100 * sum(drawn[place] == 0 for place in range(len(cases))) / len(cases),
        statistic=sum(gaps),
        largest=sqrt(max(gaps)),
        officers=reached / SEEDS,
        ceiling=sum(min(1.0, float(demands.demands[row].expected)) for row in officers),
        median=1_000 * sorted(times)[len(times) // 2],
    )


def print_lines(paths: Sequence[Path]) -> Iterator[str]:
    yield f"Seeds 1 to {SEEDS:,}; margins {', '.join(MARGINS)}; at most {CAP} cases an officer.\n"
    columns = (
        "longlist", "method", "draws with a margin off by more than one case", "worst margin, in cases",
        "draws over the cap", "cases never drawn", "Σ(c−Sπ)²/(Sπ(1−π))", "within N ± 5√(2N)",
        "largest single deviation, in standard errors", "officers reached", "ceiling", "ms",
    )  # fmt: skip
    yield f"| {' | '.join(columns)} |"
    yield "|---|---|--:|--:|--:|--:|--:|---|--:|--:|--:|--:|"
    jobs = [(path, method) for path in paths for method in METHODS]
    with Pool(2) as pool:
        for (path, method), one in zip(jobs, pool.imap(measure, jobs), strict=True):
            cases = int(path.name.split("-")[0])
            low, high = cases - 5 * sqrt(2 * cases), cases + 5 * sqrt(2 * cases)
            fits = f"{'yes' if low <= one.statistic <= high else 'no'} ({low:.0f}–{high:.0f})"
            cells = (
                path.stem.replace("-", " "), method, f"{one.off:,}", f"{one.worst:.2f}", f"{one.over_cap:,}",
                f"{one.never:.1f}%", f"{one.statistic:,.0f}", fits, f"{one.largest:.1f}", f"{one.officers:.1f}",
                f"{one.ceiling:.1f}", f"{one.median:.0f}",
            )  # fmt: skip
            yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    found = sorted(FOLDER.glob("*.csv"), key=lambda path: [int(part) for part in path.stem.split("-")[::2]])
    lines = []
    for line in print_lines(found[1:4:2] if "--quick" in sys.argv else found):
        print(line, flush=True)
        lines.append(line)
    if "--write" in sys.argv:
        before, _, rest = PAGE.read_text().partition(BEGINS)
        after = rest.partition(ENDS)[2]
        PAGE.write_text(f"{before}{BEGINS}\n\n" + "\n".join(lines) + f"\n\n{ENDS}{after}")
