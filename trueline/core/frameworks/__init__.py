from trueline.core.frameworks.answer_sets import OPEN_KINDS, AnswerRules, AnswerSet, Choice, Counting
from trueline.core.frameworks.bases import KINDS, Basis, Setting, Text
from trueline.core.frameworks.comparability import Comparability, find_comparability
from trueline.core.frameworks.editions import (
    Accountable,
    Edition,
    Level,
    Levels,
    fingerprint,
    to_canonical_json,
    to_plain,
)
from trueline.core.frameworks.instruments import Instrument, Item, Subject
from trueline.core.frameworks.phrasing import FractionWords, Modifier, Phrase, WordingRules
from trueline.core.frameworks.questions import (
    COMPANIONS,
    Characteristics,
    Domain,
    KeyQuestion,
    Prompt,
    Question,
    Routing,
    RoutingQuestion,
    Standard,
)
from trueline.core.frameworks.report_plans import Chapter, Display, ReportPlan, Term
from trueline.core.frameworks.scoring import (
    Band,
    Comparison,
    Composite,
    Cut,
    Discretion,
    EstimateRules,
    Method,
    MethodKind,
    Rating,
    RatingRules,
    Release,
)
from trueline.core.frameworks.settings import ListedSetting, list_settings
from trueline.core.frameworks.stages import Role, Stage, StageRules
from trueline.core.frameworks.streams import (
    LEAST_MARGIN,
    MOST_CONFIDENCE,
    Fieldwork,
    Heading,
    KnownValue,
    Margin,
    NearDuplicates,
    SampleRules,
    SetAside,
    SizeRule,
    SizeStep,
    Stream,
    Window,
)
