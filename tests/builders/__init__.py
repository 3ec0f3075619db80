from tests.builders.cases import answer, case
from tests.builders.editions import edition, nps
from tests.builders.files import to_text, write_csv, write_workbook
from tests.builders.parts import (
    BESIDE,
    FREE,
    HEADINGS,
    KINDS,
    METHOD,
    ON_EVIDENCE,
    SAYS,
    WORDING,
    YES_NO,
    level,
    prompt,
    question,
    rating_rules,
    setting,
    standard,
    stream,
)
