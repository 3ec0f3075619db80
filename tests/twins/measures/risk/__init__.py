from tests.twins.measures.risk.allocation import allocation, mappa_category
from tests.twins.measures.risk.every import TWINS
from tests.twins.measures.risk.reconviction import ogrs3
from tests.twins.measures.risk.tiers import add_months, tier_2016, tier_2020, tier_2025
