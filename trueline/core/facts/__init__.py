from trueline.core.facts.facts import (
    STATUSES,
    Fact,
    Rule,
    Status,
    SubjectKind,
    View,
    WorkedCase,
    WorkedCases,
)
from trueline.core.facts.parameters import DatedValue, Parameter, Parameters
