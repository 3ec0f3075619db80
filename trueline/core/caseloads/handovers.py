"""How does an event pass from hand to hand, and how long does each step take whom?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from statistics import quantiles
from typing import Literal

#: The steps in their order, each with the tables that tell its day. Each follows the one before it but the last, which
#: follows the sentence.
STEPS = {
    "court": ("disposal", "court_appearance"),
    "allocation": ("case_allocation",),
    "assignment": ("order_manager",),
    "first plan": ("sentence_plan",),
    "first review": ("assessment", "sentence_plan", "rmp"),
    "victim unit": ("victim_case", "offence"),
}
StepStatus = Literal["recorded", "missing", "unknown", "not due"]


@dataclass(frozen=True)
class HandOver:
    """A step of an event: whose it is, its day and that of the step before it, and the last day on which the event was
    looked at, which is its end where it has ended. ``is_due`` is None where nobody can say whether the step is due;
    ``missing`` is a table without a row for it, or a field left blank.
    """

    reference: str
    event: str
    step: str
    organisation: str
    day: date | None
    day_before: date | None
    last_day: date
    is_due: bool | None
    missing: str

    def find_status(self, partial: Collection[str]) -> StepStatus:
        """Whether the step is recorded; unknown where a row may stand in a partial table, or has no day."""
        if self.day:
            return "recorded"
        if self.is_due is False:
            return "not due"
        is_open = self.is_due is None or "." in self.missing or bool(set(STEPS[self.step]) & set(partial))
        return "unknown" if is_open else "missing"

    @property
    def days(self) -> int | None:
        """The days since the step before; None where either has no day."""
        return (self.day - self.day_before).days if self.day and self.day_before else None

    @property
    def waited(self) -> int | None:
        """The days since the step before up to the last day, where this step has no day."""
        return (self.last_day - self.day_before).days if self.day_before and not self.day else None


@dataclass(frozen=True)
class StepSummary:
    """A step in one organisation: how many events recorded it and how many lack it, and the quartiles of the days it
    took where these are known of some.
    """

    step: str
    organisation: str
    recorded: int
    missing: int
    unknown: int
    timed: int
    quartiles: tuple[float, float, float] | None


def summarise_steps(handovers: Iterable[HandOver], partial: Collection[str] = ()) -> tuple[StepSummary, ...]:
    """Every step by organisation, in the order of the steps; what is not due is left out."""
    groups: dict[tuple[str, str], list[tuple[StepStatus, int | None]]] = {}
    for one in handovers:
        status = one.find_status(partial)
        if status != "not due":
            groups.setdefault((one.step, one.organisation), []).append((status, one.days))
    order = list(STEPS)
    ordered = sorted(groups.items(), key=lambda group: (order.index(group[0][0]), group[0][1]))
    return tuple(_summarise(step, organisation, told) for (step, organisation), told in ordered)


def _summarise(step: str, organisation: str, told: list[tuple[StepStatus, int | None]]) -> StepSummary:
    statuses = [status for status, _ in told]
    days = [held for _, held in told if held is not None]
    return StepSummary(
        step,
        organisation,
        statuses.count("recorded"),
        statuses.count("missing"),
        statuses.count("unknown"),
        len(days),
        _find_quartiles(days),
    )


def _find_quartiles(days: list[int]) -> tuple[float, float, float] | None:
    if not days:
        return None
    low, middle, high = quantiles(days * 2 if len(days) == 1 else days, n=4, method="inclusive")
    return low, middle, high
