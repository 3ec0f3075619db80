from trueline.core.archives.checking import check_publication
from trueline.core.archives.checks import Check, Kind, Outcome
from trueline.core.archives.comparing import ComparedRow, compare_publications, find_pairs
from trueline.core.archives.homes import CONTEXT, Homes, find_homes
from trueline.core.archives.publications import (
    Publication,
    PublishedComparison,
    PublishedFigure,
    PublishedKeyQuestion,
    PublishedSample,
    PublishedStandard,
    Relation,
    Restatement,
    Sum,
)
