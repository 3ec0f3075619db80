"""In what form do made-up tables leave this room?

Every column is an array of whole numbers, or of numbers, with what they stand for beside it; millions of texts would
take longer to make than all the rest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from trueline.synthetic.extracts.chances import Marks, Numbers, Wholes

Form = Literal["words", "named", "day", "moment", "whole", "number"]
#: What stands for a blank.
BLANK = -(2**40)
_BEGINS = date(1970, 1, 1)


@dataclass(frozen=True)
class Column:
    """``values`` as ``form`` has it: places in ``words``; numbers behind the prefix ``words[0]``; days, or minutes,
    since 1970; or the numbers themselves. BLANK, and not-a-number, is nothing.
    """

    form: Form
    values: Wholes | Numbers
    words: tuple[str, ...] = ()


Columns = Mapping[str, Column]


def words(values: Wholes, options: Iterable[str]) -> Column:
    """One of the options in each row."""
    return Column("words", values, tuple(options))


def always(size: int, word: str) -> Column:
    """The same word in each row."""
    return Column("words", np.zeros(size, dtype=np.int64), (word,))


def answers(marks: Marks) -> Column:
    """Y or N in each row."""
    return Column("words", (~marks).astype(np.int64), ("Y", "N"))


def named(prefix: str, values: Wholes) -> Column:
    """A reference in each row."""
    return Column("named", values, (prefix,))


def days(values: Wholes) -> Column:
    """A day in each row."""
    return Column("day", values)


def moments(values: Wholes, minutes: int | Wholes = 540) -> Column:
    """A moment in each row: so many minutes into a day."""
    return Column("moment", np.where(values == BLANK, BLANK, values * 1440 + minutes))


def wholes(values: Wholes) -> Column:
    """A whole number in each row."""
    return Column("whole", values)


def numbers(values: Numbers) -> Column:
    """A number in each row."""
    return Column("number", values)


def blank_unless(marks: Marks, values: Wholes) -> Wholes:
    """The values where marked, and nothing elsewhere."""
    return np.where(marks, values, BLANK)


def after_months(values: Wholes, months: Wholes) -> Wholes:
    """The same day so many months later, or the last of a month that is too short; blank stays blank."""
    is_blank = values == BLANK
    day = np.where(is_blank, 0, values).astype("datetime64[D]")
    month = day.astype("datetime64[M]")
    aimed = month + months
    last = (aimed + 1).astype("datetime64[D]") - 1
    moved = np.minimum(aimed.astype("datetime64[D]") + (day - month.astype("datetime64[D]")), last)
    return np.where(is_blank, BLANK, moved.astype(np.int64))


def day_number(day: date) -> int:
    """A day as days since 1970."""
    return (day - _BEGINS).days
