from trueline.core.estimates.changes import Change, find_change
from trueline.core.estimates.comparing import Comparator, Compared, Verdict, compare, compute_comparator
from trueline.core.estimates.counts import Counts, count, print_percent
from trueline.core.estimates.estimating import Estimate, estimate, population_of
from trueline.core.estimates.fact_changes import FactChange, Moved, find_fact_change
from trueline.core.estimates.fact_groups import GROUPINGS, FactGroup, GroupStatus, group_fact_statuses
from trueline.core.estimates.groups import Group, Populations, group_cases
from trueline.core.estimates.intervals import (
    Interval,
    beta,
    clopper_pearson,
    exact,
    logit,
    standard_error,
    weighted_share,
    wilson,
)
from trueline.core.estimates.needs import NeedLine, rank_needs
from trueline.core.estimates.scoring import AnswerCount, Scores, count_answers, score
from trueline.core.estimates.weighing import Chances
