"""The plain twins of every measure, by what they have in common, with the limits that are set for the law."""

from collections.abc import Mapping
from typing import Any

from tests.twins.measures import delivery, levels, risk
from tests.twins.measures.told import Twin

TWINS: Mapping[str, Twin] = {**risk.TWINS, **delivery.TWINS, **levels.TWINS}
#: Measures that are asked together, and the limits under which they are.
GROUPS: Mapping[str, tuple[tuple[str, ...], Mapping[str, Any]]] = {
    "reconviction": (("ogrs3",), {}),
    "tier of 2016": (("tier-2016",), {"tier_scheme": "E3_2016"}),
    "tier of 2020": (("tier-2020",), {"tier_scheme": "TIER_2020"}),
    "tier of 2025": (("tier-2025",), {"tier_scheme": "TIER_2025"}),
    "allocation": (("allocation", "mappa-category"), {}),
    "workload": (("cases-held", "workload-capacity", "workload-recorded"), {}),
    "bands": (("band", "band-hours"), {}),
    "delivery": (("rar-days", "unpaid-work-hours"), {}),
    "needs": (("needs-worked-on",), {}),
    "reports and breaches": (("sl1-report-by-the-date", "sl014-breach-to-court", "sl015-referral-presented"), {}),
    "appointments": (
        ("sl002-allocation", "sl003-first-appointment", "sl004-first-appointment-after-release"),
        {},
    ),
}
