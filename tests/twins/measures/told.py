"""What does the plain twin of a measure tell of one subject, and how does it round?"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML

from tests.twins.record import Record, Start


@dataclass
class Told:
    """A number, an answer, or neither where it cannot be told."""

    subject: str
    value: float | None = None
    answer: str = ""


Twin = Callable[[Record], Iterator[Told]]


@dataclass
class LimitedRecord(Record):
    """A record for which some limits are set, whatever the day."""

    limits: dict[str, Any] | None = None

    def limit(self, name: str) -> Any:
        return self.limits[name] if self.limits and name in self.limits else super().limit(name)


def half_up(number: float) -> int:
    return math.floor(number + 0.5)


def share(part: float, whole: float) -> float:
    """A share in per cent, to a thousandth."""
    return half_up(1000 * 100 * part / whole) / 1000


def age(born: Any, day: Any) -> int:
    return int(day.year - born.year - ((day.month, day.day) < (born.month, born.day)))


def points(file: str, table: str) -> list[list[str]]:
    """The rows of a table of points as they are written."""
    from importlib.resources import files

    text = (files("trueline") / "parameters" / "tables" / f"{file}.yaml").read_text()
    tables = YAML(typ="safe", pure=True).load(text)["tables"]
    return [str(row).split() for one in tables if one["id"] == table for row in one["rows"]]


def runs(record: Record) -> Iterator[tuple[Start, str]]:
    """Events whose sentence runs, and where it is served."""
    from tests.twins.terms import is_active

    for start in record.starts():
        if start.sentenced <= record.as_at and (start.ended is None or start.ended > record.as_at):
            in_community = "licence" if is_active(record, start) else "custody"
            yield start, in_community if start.is_custodial else "community"


def score(record: Record, crn: str, name: str) -> Any:
    """The latest row of a predictor."""
    found = [row for row in record.rows("predictor", crn=crn) if row["name"] == name]
    found = [row for row in found if row["calculated_date"] <= record.as_at]
    return max(found, key=lambda row: row["calculated_date"], default={})


def registers(record: Record, crn: str) -> set[str]:
    """The registers on which a person stands on the day."""
    return {
        row["register_type"]
        for row in record.rows("registration", crn=crn)
        if row["start_date"] <= record.as_at and (row.get("end_date") is None or row["end_date"] > record.as_at)
    }
