"""What people do with a draw that was made: replace a case, extend the sample, and ask why a case is in it or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from trueline.core.caseloads import Case, normalise_reference
from trueline.core.frameworks import Edition
from trueline.core.problems import Problem, Refused
from trueline.core.reasons import Reason, Value
from trueline.core.samples import Account, Achieved, Sample, category, extend_sample, replace_case
from trueline.intake.sample_files import KeptDraw, read_draw
from trueline.publishing.draws import to_draw
from trueline.publishing.files import rewrite_folder


@dataclass(frozen=True)
class ChangedDraw:
    """A draw after a change, and the cases that are new in the sample."""

    edition: Edition
    account: Account
    sample: Sample
    added: tuple[Case, ...]


@dataclass(frozen=True)
class Why:
    """What is to be said of one eligible case: its role, how that was settled, and its categories."""

    reference: str
    role: str
    reasons: tuple[Reason, ...]


def replace_drawn(folder: Path, reference: str, why: str) -> ChangedDraw:
    """Put a reserve in the place of a selected case that fell out. Refused, with nothing changed, without a reason."""
    kept = read_draw(folder)
    made = replace_case(kept.stream, kept.eligible, kept.sample, kept.account, normalise_reference(reference), why)
    return _keep(folder, kept, *made)


def extend_drawn(folder: Path, size: int) -> ChangedDraw:
    """Make a sample larger; every case already drawn stays in it."""
    kept = read_draw(folder)
    return _keep(folder, kept, *extend_sample(kept.stream, kept.eligible, kept.sample, kept.account, size))


def _keep(folder: Path, kept: KeptDraw, sample: Sample, account: Account) -> ChangedDraw:
    """Write a changed draw in place of the one that was there."""
    rewrite_folder(folder.resolve(), to_draw(kept.edition, account, sample, kept.eligible))
    before = {case.reference for case in kept.sample.selected}
    added = tuple(case for case in sample.selected if case.reference not in before)
    return ChangedDraw(kept.edition, account, sample, added)


def explain_case(folder: Path, reference: str) -> Why:
    """Why a case was drawn or not: its probability, what settled it, and how its categories stand. Refused for a case
    that is not eligible.
    """
    kept = read_draw(folder)
    known = normalise_reference(reference)
    case = next((one for one in kept.eligible if one.reference == known), None)
    if case is None:
        remedy = "Name an eligible case by its reference in frame.csv"
        raise Refused(Problem("no eligible case", remedy, field="REFERENCE", value=reference))
    roles: Mapping[str, str] = {one.case.reference: one.role for one in kept.sample.cases}
    role = roles.get(case.reference, "")
    told = []
    settled = kept.sample.settled.get(case.reference)
    if settled:
        figures: dict[str, Value] = {"reference": case.reference, "probability": str(settled.probability)}
        percent = f"{100 * float(settled.probability):.1f}"
        told.append(Reason("why.case", {**figures, "percent": percent, "settled": settled.by}))
    for margin in kept.stream.margins:
        held = _get_category(kept.account, margin.heading, category(kept.stream, margin, case))
        heading = kept.stream.heading_by_id[margin.heading].title
        share = f"{float(held.target):.1f}"
        counted: dict[str, Value] = {"category": held.category, "eligible": held.eligible, "drawn": held.drawn}
        told.append(Reason("why.category", {"heading": heading, "share": share, **counted}))
    return Why(case.reference, role, tuple(told))


def _get_category(account: Account, heading: str, name: str) -> Achieved:
    return next(one for one in account.margins[heading] if one.category == name)
