"""Which limits held for a provider on a day, as they are shown beside everything that uses them?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trueline.core.caseloads import ExtractAccount
from trueline.core.facts import DatedValue, Fact, Measure, Parameter
from trueline.intake.fact_files import load_parameters


@dataclass(frozen=True)
class Limit:
    """A parameter with the value that held, and its basis."""

    parameter: Parameter
    held: DatedValue

    @property
    def is_assumed(self) -> bool:
        """Whether the value is an assumption."""
        return self.held.basis.kind == "A"


def find_limits(users: Iterable[Fact | Measure], account: ExtractAccount, as_at: date) -> tuple[Limit, ...]:
    """The limits that facts or measures use."""
    return get_limits((id_ for user in users for id_ in user.parameters), account, as_at)


def get_limits(ids: Iterable[str], account: ExtractAccount, as_at: date) -> tuple[Limit, ...]:
    """The limits named, in the order of the parameters."""
    wanted = load_parameters().select(ids)
    return tuple(Limit(one, one.get(as_at, account.provider, account.regime)) for one in wanted)
