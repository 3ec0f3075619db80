from trueline.core.samples.accounts import (
    Account,
    Achieved,
    Extension,
    Officers,
    Replacement,
    Restricted,
    describe_demands,
    write_account,
)
from trueline.core.samples.allocation import allocate
from trueline.core.samples.categories import category, stratum
from trueline.core.samples.chances import draw_number
from trueline.core.samples.drawing import ALGORITHM, ALGORITHMS, draw, find_fitting
from trueline.core.samples.drawn import (
    FRAME_COLUMNS,
    SAMPLE_COLUMNS,
    DrawnCase,
    Role,
    Sample,
    Settled,
    Stage,
    find_chances,
)
from trueline.core.samples.extending import extend_sample
from trueline.core.samples.replacing import replace_case
from trueline.core.samples.sealing import (
    NAMES,
    OPENINGS,
    SEALED,
    SEALED_COLUMNS,
    Opening,
    SealedCase,
    begin_opening,
    find_breaks,
    find_name_headings,
    seal_cases,
    write_opening,
)
from trueline.core.samples.sizes import SampleSize, find_z, share_of, size_by_rule, work_out_size
