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
from trueline.core.facts.measures import (
    WORKED_OUT,
    Measure,
    MeasuredCase,
    MeasuredCases,
    MeasuredKind,
    PointTable,
)
from trueline.core.facts.parameters import DatedValue, Parameter, Parameters
