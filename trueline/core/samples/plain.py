"""Which cases does ``plain-stratified/1`` take? Strata in proportion, and within each the order that chance gives."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from trueline.core.caseloads import Case
from trueline.core.frameworks import Stream
from trueline.core.samples.allocation import allocate
from trueline.core.samples.categories import stratum
from trueline.core.samples.chances import draw_number
from trueline.core.samples.drawn import DrawnCase, Role


def draw_plain(stream: Stream, cases: Sequence[Case], seed: str, size: int, reserve: int) -> Iterator[DrawnCase]:
    """A plain stratified draw. It records minimums and the officers’ cap, and holds neither."""
    strata: dict[str, list[Case]] = {}
    for case in cases:
        strata.setdefault(stratum(stream, case), []).append(case)
    strata = dict(sorted(strata.items()))
    held = {name: len(members) for name, members in strata.items()}
    selected = allocate(held, size)
    reserves = allocate({name: held[name] - selected[name] for name in held}, reserve)

    def chance(case: Case) -> tuple[int, str]:
        return draw_number(seed, stream.id, "order", case.reference), case.reference

    def pick(role: Role, start: Mapping[str, int], count: Mapping[str, int]) -> list[tuple[Case, str, Role]]:
        picked = [
            (case, name, role)
            for name, members in strata.items()
            for case in sorted(members, key=chance)[start[name] : start[name] + count[name]]
        ]
        return sorted(picked, key=lambda one: chance(one[0]))

    drawn = [*pick("selected", dict.fromkeys(held, 0), selected), *pick("reserve", selected, reserves)]
    for position, (case, name, role) in enumerate(drawn, start=1):
        yield DrawnCase(position, case, name, role, Fraction(selected[name], held[name]))
