from trueline.core.ratings.composites import Overall, sum_up
from trueline.core.ratings.figures import (
    Figure,
    Figures,
    Spread,
    figure_from_cases,
    figures_from_scores,
    find_spread,
    select_figures,
)
from trueline.core.ratings.firmness import Distance, Firmness, find_firmness, find_likely
from trueline.core.ratings.methods import METHODS, Computed, find_band
from trueline.core.ratings.panels import Decision, check_decision, find_triggers
from trueline.core.ratings.rating import Ratings, StandardRating, rate
