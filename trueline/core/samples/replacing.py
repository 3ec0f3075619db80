"""Which reserve stands in for a case that falls out?"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from trueline.core.caseloads import Case
from trueline.core.frameworks import Stream
from trueline.core.problems import Problem, Refused
from trueline.core.reasons import Reason
from trueline.core.samples.accounts import Account, Replacement, describe_demands, update_account
from trueline.core.samples.drawn import DrawnCase, Sample


def replace_case(
    stream: Stream, eligible: Sequence[Case], sample: Sample, account: Account, reference: str, why: str
) -> tuple[Sample, Account]:
    """The sample and its account once a case fell out and a reserve took its place; no other case changes.

    The reserve is the first unused one of the same stratum with which everything is held that was to be held; else
    the one that does least harm, counted in cases beyond what was to be held: the first of several. Refused without a
    reason, for a case that is not selected, and when no reserve is left.
    """
    fallen = _get_fallen(sample, reference, why)
    demands = describe_demands(stream, eligible, sample)
    places = {case.reference: place for place, case in enumerate(eligible)}
    kept = [places[case.reference] for case in sample.selected if case.reference != reference]

    def weigh(one: DrawnCase) -> tuple[int, bool, int]:
        counts = demands.count([*kept, places[one.case.reference]])
        harm = sum(demand.miss(count) for demand, count in zip(demands.demands, counts, strict=True))
        return harm, one.stratum != fallen.stratum, one.position

    chosen = min(sample.reserves, key=weigh)
    harm, is_other, _ = weigh(chosen)
    stand_in = replace(chosen, role="selected", replaces=reference)
    cases = tuple(stand_in if one is chosen else one for one in sample.cases if one is not fallen)
    moved = replace(sample, cases=cases)
    reasons = (
        Reason("replaced.other-stratum" if is_other else "replaced.same-stratum", {"stratum": chosen.stratum}),
        Reason("replaced.harm", {"harm": harm}) if harm else Reason("replaced.held"),
    )
    replacement = Replacement(reference, chosen.case.reference, why.strip(), reasons)
    updated = update_account(account, stream, eligible, moved)
    return moved, replace(updated, replacements=(*account.replacements, replacement))


def _get_fallen(sample: Sample, reference: str, why: str) -> DrawnCase:
    """The selected case; refused with everything that stands against replacing it."""
    fallen = next((one for one in sample.cases if one.case.reference == reference and one.role == "selected"), None)
    problems = [*_find_problems(sample, reference, why)]
    if fallen is None or problems:
        raise Refused(*problems)
    return fallen


def _find_problems(sample: Sample, reference: str, why: str) -> Iterator[Problem]:
    roles = {one.case.reference: one.role for one in sample.cases}
    if reference not in roles:
        remedy = "Name a case by its reference in sample.csv"
        yield Problem("no case of this sample", remedy, field="REFERENCE", value=reference)
    elif roles[reference] == "reserve":
        yield Problem("a reserve, which nobody reads yet", "Name a selected case", field="REFERENCE", value=reference)
    if not why.strip():
        yield Problem("no reason", "Say in a few words why the case falls out", field="--reason")
    if not sample.reserves:
        remedy = "Extend the sample to draw more cases"
        yield Problem("no reserve is left to stand in", remedy, field="REFERENCE", value=reference)
