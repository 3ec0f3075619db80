"""How is a sample made larger, every case already drawn staying in it?"""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from trueline.core.caseloads import Case
from trueline.core.frameworks import Stream
from trueline.core.problems import Problem, Refused
from trueline.core.reasons import Reason
from trueline.core.samples.accounts import Account, Extension, update_account
from trueline.core.samples.balanced import pick
from trueline.core.samples.categories import stratum
from trueline.core.samples.chances import FOR_SELECTED, Lots
from trueline.core.samples.demands import Design, state_demands
from trueline.core.samples.drawing import draw_reserves, shuffle
from trueline.core.samples.drawn import DrawnCase, Role, Sample, Settled
from trueline.core.samples.sizes import share_of


def extend_sample(
    stream: Stream, eligible: Sequence[Case], sample: Sample, account: Account, size: int
) -> tuple[Sample, Account]:
    """The sample with ``size`` cases, and its account.

    The cases added are drawn so that all that the larger sample must hold is held, from the cases that were not drawn
    and have not fallen out, by the seed with a plus sign and the size after it. A case’s probability is then that of
    being in either draw. The reserves are drawn anew. Refused when ``size`` is no more than before or more than there
    are.
    """
    out = {one.reference for one in account.replacements}
    cases = sorted((case for case in eligible if case.reference not in out), key=lambda case: case.reference)
    before, kept = len(sample.selected), frozenset(case.reference for case in sample.selected)
    if not before < size <= len(cases):
        remedy = f"Name more than {before} and at most {len(cases)} cases"
        raise Refused(Problem("not a larger sample", remedy, field="--size", value=str(size)))
    cap = stream.officer_cap.value if stream.officer_cap else None
    demands = state_demands(Design(stream, size, cap, kept=kept), cases)
    seed = f"{account.seed}+{size}"
    lots, references = Lots(seed, stream.id, FOR_SELECTED), [case.reference for case in cases]
    picked = pick(demands, references, lots, stream.gives_way)
    taken = [cases[place] for place in picked.taken]
    added = shuffle([case for case in taken if case.reference not in kept], lots)
    share = stream.reserve.value if stream.reserve else Fraction(0)
    count = min(share_of(size, share), len(cases) - size)
    reserves = draw_reserves(stream, cases, {case.reference for case in taken}, seed, count)
    equal = state_demands(Design(stream, size, cap), cases)
    chances = dict(zip(references, equal.chances, strict=True))
    drawn = [replace(one, probability=chances[one.case.reference]) for one in sample.cases if one.role == "selected"]
    position = max(one.position for one in drawn)
    roles: tuple[tuple[Role, list[Case]], ...] = (("selected", added), ("reserve", reserves))
    for role, members in roles:
        for case in members:
            position += 1
            drawn.append(DrawnCase(position, case, stratum(stream, case), role, chances[case.reference]))
    sized = replace(sample.size, size=size, reasons=(*sample.size.reasons, Reason("size.extended", {"size": size})))
    settled = dict(sample.settled)
    for reference, stage in zip(references, picked.stages, strict=True):
        by = settled[reference].by if reference in kept else stage
        settled[reference] = Settled(chances[reference], by)
    extended = replace(sample, size=sized, cases=tuple(drawn), settled=settled)
    updated = update_account(account, stream, eligible, extended)
    return extended, replace(updated, extensions=(*account.extensions, Extension(before, size, seed)))
