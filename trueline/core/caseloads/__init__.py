from trueline.core.caseloads.cases import (
    Case,
    find_known,
    fold,
    group_of,
    is_restricted,
    normalise_reference,
    unify_spelling,
)
from trueline.core.caseloads.columns import ExtractFile, MatchedColumns, match_columns
from trueline.core.caseloads.eligibility import Eligibility, SetAsideCase, find_window, months_before, sort_out
from trueline.core.caseloads.extracts import (
    CONTACT,
    Code,
    CodeList,
    ExtractAccount,
    ExtractDefinition,
    ExtractField,
    ExtractTable,
    IntegrityCheck,
    Later,
    Theme,
)
from trueline.core.caseloads.handovers import STEPS, HandOver, StepSummary, summarise_steps
from trueline.core.caseloads.near_duplicates import NearDuplicate, find_near_duplicates, is_slip, weigh_likeness
from trueline.core.caseloads.profiles import Measure, Number, Printed, ProfilePart, ProfileRow, answer_measure
from trueline.core.caseloads.pseudonyms import pseudonymise
from trueline.core.caseloads.rebuilding import Doubt, RebuiltCode, RebuiltTable, find_doubt
from trueline.core.caseloads.table_schemas import describe_extract
from trueline.core.caseloads.timelines import TimelineEntry, TimelineKind
from trueline.core.caseloads.unseen import SupervisedPerson, UnseenPerson, list_unseen
