"""How long does something take, beside something else? Both in turn, several times, as medians and their ratio."""

import sys
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter

QUICK = "--quick" in sys.argv


def compare(title: str, contenders: Mapping[str, Callable[[], object]], rounds: int) -> None:
    """Print the median of each contender and its ratio to the first. One round when quick."""
    rounds = 1 if QUICK else rounds
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, run in contenders.items():
            begun = perf_counter()
            run()
            taken[name].append(perf_counter() - begun)
    first = median(next(iter(taken.values())))
    print(f"{title} ({rounds} round{'s' if rounds > 1 else ''}, in turn)")
    for name, times in taken.items():
        print(f"  {name:<58} {1000 * median(times):9.1f} ms   × {median(times) / first:.2f}")
