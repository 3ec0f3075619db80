"""When does the ratings panel look at a rating, and what did it agree?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from trueline.core.frameworks import Discretion, Edition, Method
from trueline.core.problems import Problem, Refused
from trueline.core.ratings.figures import Figure
from trueline.core.ratings.firmness import Firmness
from trueline.core.reasons import Reason


def find_triggers(
    rules: Discretion, method: Method, figures: Mapping[str, Figure], deciding: str, firmness: Firmness | None
) -> tuple[Reason, ...]:
    """Why the panel considers a standard: near a boundary, one case away, on few cases, or under a caveat."""
    percent = figures[deciding].percent
    triggers = []
    boundaries = [band.lowest for band in method.bands if band.lowest > 0]
    near = [boundary for boundary in boundaries if -rules.points.value <= percent - boundary <= rules.points.value]
    if near:
        closest = min(near, key=lambda boundary: abs(percent - boundary))
        triggers.append(Reason("panel.near", {"question": deciding, "percent": percent, "boundary": closest}))
    away = [distance for distance in (firmness.up, firmness.down) if distance] if firmness else []
    if away and (nearest := min(distance.cases for distance in away)) <= rules.cases.value:
        triggers.append(Reason("panel.cases", {"cases": nearest}))
    n = figures[deciding].n
    if n is not None and n <= rules.few.value:
        triggers.append(Reason("panel.few", {"question": deciding, "n": n}))
    if rules.caveats.value and any(figure.has_caveat for figure in figures.values()):
        triggers.append(Reason("panel.caveat"))
    return tuple(triggers)


@dataclass(frozen=True)
class Decision:
    """What was decided about a standard: who, when, and why. ``status`` tells a lead's proposal from the panel's
    agreement; ``organisation`` is empty for the joint rating.
    """

    standard: str
    rating: str
    status: Literal["proposed", "agreed"]
    by: str
    at: str
    reason: str = ""
    organisation: str = ""


def check_decision(decision: Decision, edition: Edition, computed: str | None) -> None:
    """Refuse a rating that is none of the scale, and one without a reason that differs from the computed one, or that
    nothing computed.
    """
    if decision.rating not in edition.ratings.rating_by_id:
        known = ", ".join(edition.ratings.rating_by_id)
        told = f"a decision on standard {decision.standard} names no rating of the scale"
        raise Refused(Problem(told, f"Use one of: {known}", field="rating", value=decision.rating))
    if decision.rating != computed and not decision.reason.strip():
        was = f"computed as “{computed}”" if computed else "not computed"
        raise Refused(
            Problem(
                f"standard {decision.standard} was {was} and is {decision.status} otherwise, with no reason",
                "Write down why",
                field="reason",
                value=decision.rating,
            )
        )
