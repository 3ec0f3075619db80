"""The plain twins of what is worked out from risk, by the measure."""

from tests.twins.measures.risk.allocation import allocation, mappa_category
from tests.twins.measures.risk.reconviction import ogrs3
from tests.twins.measures.risk.tiers import tier_2016, tier_2020, tier_2025
from tests.twins.measures.told import Twin

TWINS: dict[str, Twin] = {
    "ogrs3": ogrs3,
    "tier-2016": tier_2016,
    "tier-2020": tier_2020,
    "tier-2025": tier_2025,
    "allocation": allocation,
    "mappa-category": mappa_category,
}
