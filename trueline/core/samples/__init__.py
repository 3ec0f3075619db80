from trueline.core.samples.accounts import Account, Achieved, write_account
from trueline.core.samples.allocation import allocate
from trueline.core.samples.chances import draw_number
from trueline.core.samples.drawing import ALGORITHM, SAMPLE_COLUMNS, DrawnCase, Sample, category, draw, draw_within
from trueline.core.samples.sizes import SampleSize, find_z, share_of, size_by_rule, work_out_size
