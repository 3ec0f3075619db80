"""How is a written value read as what its field should hold, and by which predicates is it told that it cannot be?

Everything here is SQL made from the definition: DuckDB finds the rows, and only those reach Python.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from trueline.core.caseloads import ExtractDefinition, ExtractField
from trueline.core.caseloads.extracts import Kind

#: The type in which a field of each kind is kept. Times and answers stay text: not every engine has a type for them.
TYPES: Mapping[Kind, str] = {"day": "DATE", "moment": "TIMESTAMP", "whole": "BIGINT", "number": "DOUBLE"}
_DAYS = "['%Y-%m-%d', '%d/%m/%Y']"
#: The commonest first: they are tried in turn.
_MOMENTS = (
    "['%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M', '%Y-%m-%dT%H:%M', '%Y-%m-%d', '%d/%m/%Y %H:%M',"
    " '%d/%m/%Y %H:%M:%S', '%d/%m/%Y', '%Y-%m-%d %H:%M:%S.%f', '%Y-%m-%dT%H:%M:%S.%f']"
)
_WHOLE = r"'^([+-]?\d{1,15})(\.0+)?$'"
_TIME = r"'([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?'"


def quote_name(name: str) -> str:
    """A name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'


def quote_text(text: str) -> str:
    """A text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"


@dataclass(frozen=True)
class Column:
    """A field as it stands in a file: ``written`` is the SQL of its trimmed text, NULL where blank; ``is_read`` where
    the file already holds the type that the field has.
    """

    field: ExtractField
    name: str
    is_read: bool = False

    @property
    def written(self) -> str:
        """The value as text, trimmed; NULL where nothing stands."""
        return f"nullif(trim(CAST({quote_name(self.name)} AS VARCHAR)), '')"

    @property
    def read(self) -> str:
        """The value as what its field should hold; NULL where it cannot be."""
        if self.field.name == "crn":
            return f"upper(replace({self.written}, ' ', ''))"
        if self.is_read:
            return quote_name(self.name)
        return _READERS.get(self.field.kind, _read_text)(self.written)


def _read_text(written: str) -> str:
    return written


_READERS: Mapping[Kind, Callable[[str], str]] = {
    "day": lambda written: f"CAST(try_strptime({written}, {_DAYS}) AS DATE)",
    "moment": lambda written: f"try_strptime({written}, {_MOMENTS})",
    # Not a plain cast: that would round 1.5.
    "whole": lambda written: f"TRY_CAST(regexp_extract({written}, {_WHOLE}, 1) AS BIGINT)",
    "number": lambda written: f"TRY_CAST({written} AS DOUBLE)",
    "yes-no": lambda written: f"upper({written})",
    "yes-no-unknown": lambda written: f"upper({written})",
    "code": lambda written: f"upper({written})",
}


@dataclass(frozen=True)
class Fault:
    """One thing that may be wrong with a field: the predicate that finds it, what is wrong, and what to do."""

    predicate: str
    what: str
    remedy: str


def list_faults(definition: ExtractDefinition, column: Column, census: date) -> Iterator[Fault]:
    """Everything that may be wrong with one value of a column; at most one of them is true of it."""
    if column.field.needed:
        yield Fault(f"{column.written} IS NULL", "nothing stands here", "Fill it in: every row needs it")
    yield from _BY_KIND[column.field.kind](definition, column, census)


def _list_day_faults(definition: ExtractDefinition, column: Column, census: date) -> Iterator[Fault]:
    field, read = column.field, column.read
    is_day = field.kind == "day"
    written = "2018-08-13 or 13/08/2018" if is_day else "2018-08-13 14:30"
    told = "not a day there is" if is_day else "not a moment there is"
    yield Fault(f"{read} IS NULL AND {column.written} IS NOT NULL", told, f"Write it as {written}")
    first, last = field.earliest or definition.earliest, definition.latest if field.ahead else census
    day = f"CAST({read} AS DATE)"
    yield Fault(f"{day} < DATE '{first}'", f"before {first}", "Correct the year")
    reason = f"after {last}" if field.ahead else f"after the census day, {last}"
    yield Fault(f"{day} > DATE '{last}'", reason, "Correct the day, or the census day in extract.json")


def _list_number_faults(_: ExtractDefinition, column: Column, __: date) -> Iterator[Fault]:
    read, is_whole = column.read, column.field.kind == "whole"
    told = "not a whole number" if is_whole else "not a number"
    finite = "" if is_whole else f" OR NOT isfinite({read})"
    yield Fault(
        f"{column.written} IS NOT NULL AND ({read} IS NULL{finite})", told, "Write digits, without units or commas"
    )
    yield Fault(f"{read} < 0{'' if is_whole else f' AND isfinite({read})'}", "less than nothing", "Correct the number")


def _list_answer_faults(_: ExtractDefinition, column: Column, __: date) -> Iterator[Fault]:
    answers = ("Y", "N", "U") if column.field.kind == "yes-no-unknown" else ("Y", "N")
    listed = ", ".join(quote_text(answer) for answer in answers)
    yield Fault(f"{column.read} NOT IN ({listed})", "not an answer known here", f"Write {' or '.join(answers)}")


def _list_time_faults(_: ExtractDefinition, column: Column, __: date) -> Iterator[Fault]:
    told = "not a time of day"
    yield Fault(f"NOT regexp_full_match({column.written}, {_TIME})", told, "Write it as 14:30")


def _list_text_faults(definition: ExtractDefinition, column: Column, _: date) -> Iterator[Fault]:
    longest = definition.longest_text
    remedy = f"Send codes or lengths, never notes: at most {longest} characters"
    yield Fault(f"length({column.written}) > {longest}", "free text", remedy)


_BY_KIND: Mapping[Kind, Callable[[ExtractDefinition, Column, date], Iterator[Fault]]] = {
    "day": _list_day_faults,
    "moment": _list_day_faults,
    "whole": _list_number_faults,
    "number": _list_number_faults,
    "yes-no": _list_answer_faults,
    "yes-no-unknown": _list_answer_faults,
    "time": _list_time_faults,
    "text": _list_text_faults,
    "key": _list_text_faults,
    "reference": _list_text_faults,
    "code": _list_text_faults,
}
